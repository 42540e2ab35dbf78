#pragma once

#include "studio-catalog.h"
#include "studio-cli-content.h"
#include "studio-cli.h"
#include "studio-post.h"

G_BEGIN_DECLS

/** StudioCliPostOptions: how a post is named and filled on the command line, and what for. */
typedef struct
{
  StudioCliContentUse use;
  char *brand;
  char *content;
  char **set;
} StudioCliPostOptions;

/** The entries of an option table that fill @options, a #StudioCliPostOptions lvalue. */
#define STUDIO_CLI_POST_ENTRIES(options)                                                                                                         \
  { "brand", 0, 0, G_OPTION_ARG_FILENAME, &(options).brand, N_ ("Use this brand"), N_ ("ID") },                                                  \
      { "content", 0, 0, G_OPTION_ARG_FILENAME, &(options).content, N_ ("Fill fields from a JSON object of field and value"), N_ ("FILE") },     \
  {                                                                                                                                              \
    "set", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &(options).set, N_ ("Fill one field; a photo takes a path, a list takes JSON"), N_ ("FIELD=VALUE") \
  }

/** Whether @name is a post file rather than a template's id. */
gboolean studio_cli_post_is_file (const char *name);

/**
 * studio_cli_post_open:
 * @name: a .pemda file, or a template's id with or without a brand's and a slash in front
 * @code: (out): what to exit with when this returns NULL; it has been said why
 *
 * Returns: (transfer full) (nullable)
 */
StudioPost *studio_cli_post_open (const char *name, const StudioCliPostOptions *options, StudioCliExit *code);
void studio_cli_post_options_clear (StudioCliPostOptions *options);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StudioCliPostOptions, studio_cli_post_options_clear)

G_END_DECLS
