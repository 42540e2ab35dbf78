#pragma once

#include "studio-cli.h"
#include "studio-history.h"

G_BEGIN_DECLS

/** StudioCliContentUse: what happens to the post: one that is never saved needs no SHA-256 of its photos. */
typedef enum {
  STUDIO_CLI_CONTENT_TO_SAVE,
  STUDIO_CLI_CONTENT_TO_DRAW,
} StudioCliContentUse;

/**
 * studio_cli_content_apply:
 * @file: (nullable): a JSON object of field and value
 * @sets: (nullable): "FIELD=VALUE", which win over the file
 * @code: (out): what to exit with when this returns FALSE
 *
 * Fills fields of the history's post. Beside the values of docs/template-format.md these are taken: for a photo a path (in
 * the file: from the file's folder), for dates and times whatever a person writes, for a list one text, for a number in rows
 * a JSON number.
 */
gboolean studio_cli_content_apply (StudioHistory *history, StudioCliContentUse use, const char *file, const char *const *sets, StudioCliExit *code);

G_END_DECLS
