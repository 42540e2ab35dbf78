#pragma once

#include "studio-cli.h"
#include "studio-gate.h"
#include "studio-post-check.h"

G_BEGIN_DECLS

/** StudioCliGate: the options of commands that obey the gate, as they were written. */
typedef struct
{
  gboolean on;
  gboolean only_approved;
  char *reason;
  char *profile;
} StudioCliGate;

/** The entries of an option table that fill @gate, a #StudioCliGate lvalue. */
#define STUDIO_CLI_GATE_ENTRIES(gate)                                                                                                                              \
  { "gate", 0, 0, G_OPTION_ARG_NONE, &(gate).on, N_ ("Make nothing while required findings are open, unless a reason is given and the profile takes one"), NULL }, \
      { "only-approved", 0, 0, G_OPTION_ARG_NONE, &(gate).only_approved, N_ ("The same, and make nothing of a post that is not approved"), NULL },                 \
      { "reason", 0, 0, G_OPTION_ARG_FILENAME, &(gate).reason, N_ ("Why it goes out all the same; kept in the post"), N_ ("TEXT") },                               \
  {                                                                                                                                                                \
    "profile", 0, 0, G_OPTION_ARG_FILENAME, &(gate).profile, N_ ("How strict: ketat, biasa, latihan, your own or a file"), N_ ("ID|FILE")                          \
  }

void studio_cli_gate_clear (StudioCliGate *gate);

/**
 * studio_cli_gate_pass:
 * @where: the post's name, for messages
 * @answer: (out) (transfer full) (nullable): what it said; NULL without --gate
 *
 * Asks the gate if the person wants it, and tells them what is in the way.
 *
 * Returns: %STUDIO_CLI_DONE if the pictures may be made
 */
StudioCliExit studio_cli_gate_pass (const StudioCliGate *gate, const char *where, StudioSnapshot *snapshot, StudioGateAnswer **answer);
/** The same for a post that was checked already: @findings are all of it, settled ones too. */
StudioCliExit studio_cli_gate_judge (const StudioCliGate *gate, const char *where, StudioSnapshot *snapshot, GPtrArray *findings, const StudioProfile *profile, StudioGateAnswer **answer);
/**
 * studio_cli_gate_record:
 * @path: the post's file
 *
 * Writes into the file that the post went out for the reason given; does nothing if none was needed.
 */
StudioCliExit studio_cli_gate_record (const StudioCliGate *gate, const char *path, StudioReleaseKind kind, const StudioGateAnswer *answer);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StudioCliGate, studio_cli_gate_clear)

G_END_DECLS
