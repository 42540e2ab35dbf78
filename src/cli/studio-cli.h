#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** StudioCliExit: exit codes, fixed by the command line's contract (docs/pemda.1, "EXIT STATUS"). */
typedef enum {
  STUDIO_CLI_DONE = 0,
  STUDIO_CLI_USAGE = 1,
  STUDIO_CLI_FOUND = 2, /* done, but some of it needs a person: rows that failed, required findings */
  STUDIO_CLI_INPUT = 3,
  STUDIO_CLI_OUTPUT = 4,
  STUDIO_CLI_NETWORK = 5,   /* the network or a platform refused */
  STUDIO_CLI_UNCERTAIN = 6, /* what happened is not known: a person must look */
} StudioCliExit;

/**
 * StudioCliCommand:
 * @synopsis: what follows the name in "Usage:"; English msgid
 * @summary: one sentence for help; English msgid
 * @draws: it lays out or draws, and so needs fonts
 * @run: does it; argv[0] is the command's name
 */
typedef struct
{
  const char *name;
  const char *synopsis;
  const char *summary;
  gboolean draws;
  StudioCliExit (*run) (const char *const *argv);
} StudioCliCommand;

extern const StudioCliCommand studio_cli_brands;
extern const StudioCliCommand studio_cli_template;
extern const StudioCliCommand studio_cli_templates;
extern const StudioCliCommand studio_cli_formats;
extern const StudioCliCommand studio_cli_new;
extern const StudioCliCommand studio_cli_registers;
extern const StudioCliCommand studio_cli_info;
extern const StudioCliCommand studio_cli_export;
extern const StudioCliCommand studio_cli_bulk;
extern const StudioCliCommand studio_cli_pack;
extern const StudioCliCommand studio_cli_spread;
extern const StudioCliCommand studio_cli_check;
extern const StudioCliCommand studio_cli_check_text;
extern const StudioCliCommand studio_cli_paper;
extern const StudioCliCommand studio_cli_comments;
extern const StudioCliCommand studio_cli_profile;
extern const StudioCliCommand studio_cli_review;
extern const StudioCliCommand studio_cli_merge;
extern const StudioCliCommand studio_cli_inbox;
extern const StudioCliCommand studio_cli_library;
extern const StudioCliCommand studio_cli_published;
extern const StudioCliCommand studio_cli_ledger;
extern const StudioCliCommand studio_cli_monthly;
extern const StudioCliCommand studio_cli_validate;
extern const StudioCliCommand studio_cli_accounts;
extern const StudioCliCommand studio_cli_publish;
extern const StudioCliCommand studio_cli_outbox;

G_END_DECLS
