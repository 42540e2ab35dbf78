#include "config.h"

#include "studio-cli-options.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "studio-cli-report.h"

/* Where help's second column starts. */
#define HELP_COLUMN 24

static const GOptionEntry *
find_long (const GOptionEntry *entries,
           const char *name,
           gsize length)
{
  for (; entries->long_name != NULL; entries++) {
    if (strlen (entries->long_name) == length && strncmp (entries->long_name, name, length) == 0)
      return entries;
  }
  return NULL;
}

static const GOptionEntry *
find_short (const GOptionEntry *entries,
            char name)
{
  for (; entries->long_name != NULL; entries++) {
    if (entries->short_name == name)
      return entries;
  }
  return NULL;
}

/* --- help --- */

static void
describe (GString *text,
          const GOptionEntry *entry)
{
  g_autoptr (GString) left = g_string_new ("  ");

  if (entry->short_name != 0)
    g_string_append_printf (left, "-%c, ", entry->short_name);
  g_string_append_printf (left, "--%s", entry->long_name);
  if (entry->arg_description != NULL)
    g_string_append_printf (left, " %s", _ (entry->arg_description));

  g_string_append (text, left->str);
  if (g_utf8_strlen (left->str, -1) < HELP_COLUMN)
    g_string_append_printf (text, "%*s", (int) (HELP_COLUMN - g_utf8_strlen (left->str, -1)), "");
  else
    g_string_append_printf (text, "\n%*s", HELP_COLUMN, "");
  g_string_append_printf (text, "%s\n", _ (entry->description));
}

void
studio_cli_options_describe (const GOptionEntry *entries,
                             GString *text)
{
  static const GOptionEntry help = { "help", 'h', 0, G_OPTION_ARG_NONE, NULL, N_ ("Show this help"), NULL };

  for (; entries->long_name != NULL; entries++)
    describe (text, entries);
  describe (text, &help);
}

static void
print_help (const StudioCliCommand *command,
            const GOptionEntry *entries)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, "%s pemda %s %s\n\n%s\n\n%s\n", _ ("Usage:"), command->name, _ (command->synopsis), _ (command->summary), _ ("Options:"));
  studio_cli_options_describe (entries, text);
  studio_cli_print (text->str);
}

/* --- mistakes --- */

static StudioCliExit
unknown_option (const StudioCliCommand *command,
                const GOptionEntry *entries,
                const char *option)
{
  g_autofree char *name = g_strndup (option, strcspn (option, "="));
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  const char *nearest;

  for (; entries->long_name != NULL; entries++)
    g_ptr_array_add (words, g_strconcat ("--", entries->long_name, NULL));
  g_ptr_array_add (words, g_strdup ("--help"));
  g_ptr_array_add (words, NULL);
  nearest = studio_cli_nearest (name, (const char *const *) words->pdata);
  if (nearest != NULL)
    return studio_cli_fail (STUDIO_CLI_USAGE, name, _ ("There is no such option. Did you mean %s?"), nearest);
  return studio_cli_fail (STUDIO_CLI_USAGE, name, _ ("There is no such option. Read “pemda %s --help”."), command->name);
}

/* The entry that @option names, with its value told by @has_value when it stands in the same word. */
static const GOptionEntry *
find_option (const GOptionEntry *entries,
             const char *option,
             gboolean *has_value)
{
  gsize length = strcspn (option, "=");
  const GOptionEntry *entry = g_str_has_prefix (option, "--") ? find_long (entries, option + 2, length - 2) : find_short (entries, option[1]);

  *has_value = g_str_has_prefix (option, "--") ? option[length] == '=' : option[2] != '\0';
  return entry;
}

/* Finds what GOptionContext stumbled over and says it in the program's own words. */
static StudioCliExit
explain (const StudioCliCommand *command,
         const GOptionEntry *entries,
         const char *const *argv)
{
  for (gsize i = 1; argv[i] != NULL && !g_str_equal (argv[i], "--"); i++) {
    const GOptionEntry *entry;
    gboolean has_value;

    if (argv[i][0] != '-' || argv[i][1] == '\0')
      continue;
    entry = find_option (entries, argv[i], &has_value);
    if (entry == NULL)
      return unknown_option (command, entries, argv[i]);
    if (entry->arg == G_OPTION_ARG_NONE || has_value)
      continue;
    if (argv[++i] == NULL)
      return studio_cli_fail (STUDIO_CLI_USAGE, argv[i - 1], _ ("It needs a value. Read “pemda %s --help”."), command->name);
  }
  return studio_cli_fail (STUDIO_CLI_USAGE, command->name, _ ("The options cannot be understood. Read “pemda %s --help”."), command->name);
}

static gboolean
wants_help (const char *const *argv)
{
  for (gsize i = 1; argv[i] != NULL && !g_str_equal (argv[i], "--"); i++) {
    if (g_str_equal (argv[i], "--help") || g_str_equal (argv[i], "-h"))
      return TRUE;
  }
  return FALSE;
}

/* Takes the operands out of what GOptionContext left. */
static char **
rest_of (char **argv)
{
  GPtrArray *rest = g_ptr_array_new ();
  gboolean marked = FALSE;

  for (gsize i = 1; argv[i] != NULL; i++) {
    if (!marked && g_str_equal (argv[i], "--"))
      marked = TRUE;
    else
      g_ptr_array_add (rest, g_strdup (argv[i]));
  }
  g_ptr_array_add (rest, NULL);
  return (char **) g_ptr_array_free (rest, FALSE);
}

static gboolean
right_number (const StudioCliCommand *command,
              char **operands,
              int wanted)
{
  int n = (int) g_strv_length (operands);

  if (wanted == STUDIO_CLI_ANY)
    return TRUE;
  if (n < ABS (wanted)) {
    studio_cli_fail (STUDIO_CLI_USAGE, command->name, _ ("Something is missing. Usage: pemda %s %s"), command->name, _ (command->synopsis));
    return FALSE;
  }
  if (wanted >= 0 && n > wanted) {
    studio_cli_fail (STUDIO_CLI_USAGE, operands[wanted], _ ("This is one word too many. Usage: pemda %s %s"), command->name, _ (command->synopsis));
    return FALSE;
  }
  return TRUE;
}

gboolean
studio_cli_options_parse (const StudioCliCommand *command,
                          const GOptionEntry *entries,
                          const char *const *argv,
                          int n_operands,
                          char ***operands,
                          StudioCliExit *code)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_auto (GStrv) words = g_strdupv ((char **) argv);
  g_auto (GStrv) rest = NULL;

  *code = STUDIO_CLI_DONE;
  if (wants_help (argv)) {
    print_help (command, entries);
    return FALSE;
  }
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_add_main_entries (context, entries, NULL);
  *code = STUDIO_CLI_USAGE;
  if (!g_option_context_parse_strv (context, &words, NULL)) {
    explain (command, entries, argv);
    return FALSE;
  }
  rest = rest_of (words);
  if (!right_number (command, rest, n_operands))
    return FALSE;
  *operands = g_steal_pointer (&rest);
  *code = STUDIO_CLI_DONE;
  return TRUE;
}

/* --- values --- */

gboolean
studio_cli_option_number (const char *option,
                          const char *text,
                          double min,
                          double max,
                          double *value)
{
  char *end = NULL;
  double number;

  if (text == NULL)
    return TRUE;
  number = g_ascii_strtod (text, &end);
  if (end == text || *end != '\0' || !isfinite (number) || number < min || number > max) {
    studio_cli_fail (STUDIO_CLI_USAGE, option, _ ("“%s” will not do. Give a number from %g to %g."), text, min, max);
    return FALSE;
  }
  *value = number;
  return TRUE;
}

gboolean
studio_cli_option_bytes (const char *option,
                         const char *text,
                         gsize *value)
{
  char *end = NULL;
  double number;

  if (text == NULL)
    return TRUE;
  number = g_ascii_strtod (text, &end);
  if (end != text && (*end == 'k' || *end == 'K'))
    number *= 1000, end++;
  else if (end != text && *end == 'M')
    number *= 1000 * 1000, end++;
  if (end == text || *end != '\0' || !(number >= 1 && number <= 1e9)) {
    studio_cli_fail (STUDIO_CLI_USAGE, option, _ ("“%s” is no size. Give bytes, or a number with k or M, such as 500k."), text);
    return FALSE;
  }
  *value = (gsize) number;
  return TRUE;
}
