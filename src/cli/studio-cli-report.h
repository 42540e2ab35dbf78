#pragma once

#include <json-glib/json-glib.h>

#include "studio-cli.h"

G_BEGIN_DECLS

/*
 * Everything a person reads goes to stderr as "pemda: WHERE: what is wrong; what to do", one line a message and in
 * UTF-8 whatever the locale's charset. Results go to stdout.
 */

/** @where: (nullable): file, option or format that it is about. Returns: @code */
StudioCliExit studio_cli_fail (StudioCliExit code, const char *where, const char *format, ...) G_GNUC_PRINTF (3, 4);
/** The same for an error, which is freed. Returns: @code */
StudioCliExit studio_cli_fail_error (StudioCliExit code, const char *where, GError *error);
/** Something to know that stops nothing. */
void studio_cli_warn (const char *where, const char *message);

/** Writes to stdout, as it is. */
void studio_cli_print (const char *text);
void studio_cli_printf (const char *format, ...) G_GNUC_PRINTF (1, 2);
/** Writes @root, which is consumed, as one JSON document. */
void studio_cli_print_json (JsonNode *root);
/** Makes sure that all of stdout has arrived. Returns: @code, or %STUDIO_CLI_OUTPUT after a message */
StudioCliExit studio_cli_finish (StudioCliExit code);

/** Returns: (nullable): the one of the NULL-terminated @words that @word is likely a slip of. */
const char *studio_cli_nearest (const char *word, const char *const *words);

G_END_DECLS
