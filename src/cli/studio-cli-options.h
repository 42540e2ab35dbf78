#pragma once

#include "studio-cli.h"

G_BEGIN_DECLS

/*
 * Options are GOptionEntry tables without groups. Texts are taken byte by byte (G_OPTION_ARG_FILENAME) so that a script under
 * LANG=C may pass UTF-8; help and mistakes are worded here because GLib's own words follow another catalogue.
 */

/** As many operands as there are, or none. */
#define STUDIO_CLI_ANY G_MININT

/**
 * studio_cli_options_parse:
 * @command: whose options they are
 * @entries: (array zero-terminated=1)
 * @argv: the command's name and what follows
 * @n_operands: how many operands are wanted; negative: at least as many as its amount; or %STUDIO_CLI_ANY
 * @operands: (out) (transfer full): NULL-terminated
 * @code: (out): what to exit with when this returns FALSE
 *
 * "--help" prints the help and gives FALSE with %STUDIO_CLI_DONE.
 */
gboolean studio_cli_options_parse (const StudioCliCommand *command, const GOptionEntry *entries, const char *const *argv, int n_operands, char ***operands, StudioCliExit *code);

/** Appends one line for each entry: options, their value's name and what they do. */
void studio_cli_options_describe (const GOptionEntry *entries, GString *text);

/** Reads a whole number in @min..@max, or says what is wrong with @option. @text: (nullable): leaves @value as it is */
gboolean studio_cli_option_number (const char *option, const char *text, double min, double max, double *value);
/** Reads "500000", "500k", "2M" as bytes (k is 1000). @text: (nullable) */
gboolean studio_cli_option_bytes (const char *option, const char *text, gsize *value);

G_END_DECLS
