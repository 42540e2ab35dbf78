#include "config.h"

#include "studio-cli-report.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "studio-json.h"

/* Whether a sentence ends at @at: a point, a blank and a capital that starts a word. */
static gboolean
ends_sentence (const char *at)
{
  return at[0] == '.' && at[1] == ' ' && g_ascii_isupper (at[2]) && g_ascii_islower (at[3]);
}

/* Makes "It is wrong. Do this." read "It is wrong; do this"; what stands in quotation marks is someone's name. */
static char *
one_line (const char *message)
{
  GString *line = g_string_new (NULL);
  gboolean quoted = FALSE;

  for (const char *at = message; *at != '\0'; at++) {
    if (g_str_has_prefix (at, "“"))
      quoted = TRUE;
    else if (g_str_has_prefix (at, "”"))
      quoted = FALSE;

    if (!quoted && ends_sentence (at)) {
      g_string_append_printf (line, "; %c", g_ascii_tolower (at[2]));
      at += 2;
    } else {
      g_string_append_c (line, (guchar) *at < ' ' ? ' ' : *at);
    }
  }
  while (line->len > 0 && strchr (". ", line->str[line->len - 1]) != NULL)
    g_string_truncate (line, line->len - 1);
  return g_string_free (line, FALSE);
}

static void
say (const char *where,
     const char *message)
{
  g_autofree char *line = one_line (message);

  /* messages about a document already begin with its name and the member's path */
  if (where == NULL || (g_str_has_prefix (line, where) && strchr (":,", line[strlen (where)]) != NULL))
    fprintf (stderr, "pemda: %s\n", line);
  else
    fprintf (stderr, "pemda: %s: %s\n", where, line);
}

StudioCliExit
studio_cli_fail (StudioCliExit code,
                 const char *where,
                 const char *format,
                 ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  say (where, message);
  return code;
}

StudioCliExit
studio_cli_fail_error (StudioCliExit code,
                       const char *where,
                       GError *error)
{
  say (where, error->message);
  g_error_free (error);
  return code;
}

void
studio_cli_warn (const char *where,
                 const char *message)
{
  say (where, message);
}

void
studio_cli_print (const char *text)
{
  fputs (text, stdout);
}

void
studio_cli_printf (const char *format,
                   ...)
{
  va_list args;

  va_start (args, format);
  vfprintf (stdout, format, args);
  va_end (args);
}

void
studio_cli_print_json (JsonNode *root)
{
  g_autofree char *text = studio_json_write (root);

  fputs (text, stdout);
  json_node_unref (root);
}

StudioCliExit
studio_cli_finish (StudioCliExit code)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return code;
  return studio_cli_fail (STUDIO_CLI_OUTPUT, "stdout", errno == ENOSPC ? _ ("It cannot be written because the disk is full. Free some space.") : _ ("It cannot be written. Give a file instead."));
}

static guint
distance (const char *a,
          const char *b)
{
  gsize length = strlen (b);
  g_autofree guint *row = g_new (guint, length + 1);

  for (gsize j = 0; j <= length; j++)
    row[j] = (guint) j;
  for (gsize i = 0; a[i] != '\0'; i++) {
    guint diagonal = row[0];

    row[0] = (guint) i + 1;
    for (gsize j = 0; j < length; j++) {
      guint replaced = diagonal + (a[i] != b[j]);

      diagonal = row[j + 1];
      row[j + 1] = MIN (replaced, MIN (row[j], diagonal) + 1);
    }
  }
  return row[length];
}

const char *
studio_cli_nearest (const char *word,
                    const char *const *words)
{
  const char *nearest = NULL;
  guint best = (guint) MAX (2, MIN (strlen (word), 64) / 3) + 1;

  /* a longer word is no slip */
  for (gsize i = 0; strlen (word) <= 64 && words[i] != NULL; i++) {
    guint steps = distance (word, words[i]);

    if (steps < best) {
      best = steps;
      nearest = words[i];
    }
  }
  return nearest;
}
