#include "config.h"

#include "studio-entry-name.h"

#include <string.h>

#define MAX_NAME 255
#define MAX_PATH 1024

/* A colon is a drive or a stream on Windows, a backslash a separator; both stay harmless only if nobody writes them. */
static gboolean
char_is_plain (gunichar c)
{
  return c >= 0x20 && c != 0x7f && c < G_MAXINT32 && strchr ("/\\:*?\"<>|", (int) (c < 0x80 ? c : 'a')) == NULL &&
         !g_unichar_iscntrl (c) && g_unichar_type (c) != G_UNICODE_FORMAT;
}

gboolean
studio_entry_name_is_plain (const char *name)
{
  gsize length;

  g_return_val_if_fail (name != NULL, FALSE);

  length = strlen (name);
  if (length == 0 || length > MAX_NAME || strspn (name, ".") == length || !g_utf8_validate (name, (gssize) length, NULL))
    return FALSE;

  for (const char *at = name; *at != '\0'; at = g_utf8_next_char (at)) {
    if (!char_is_plain (g_utf8_get_char (at)))
      return FALSE;
  }
  return TRUE;
}

gboolean
studio_entry_name_is_safe (const char *name)
{
  g_auto (GStrv) steps = NULL;

  g_return_val_if_fail (name != NULL, FALSE);

  if (strlen (name) > MAX_PATH)
    return FALSE;

  steps = g_strsplit (name, "/", -1);
  for (gsize i = 0; steps[i] != NULL; i++) {
    if (!studio_entry_name_is_plain (steps[i]))
      return FALSE;
  }
  return steps[0] != NULL;
}

guint
studio_entry_name_hash (gconstpointer name)
{
  g_autofree char *composed = g_utf8_normalize (name, -1, G_NORMALIZE_NFC);

  return g_str_hash (composed != NULL ? composed : name);
}

gboolean
studio_entry_name_equal (gconstpointer a,
                         gconstpointer b)
{
  g_autofree char *composed_a = g_utf8_normalize (a, -1, G_NORMALIZE_NFC);
  g_autofree char *composed_b = g_utf8_normalize (b, -1, G_NORMALIZE_NFC);

  return g_strcmp0 (composed_a != NULL ? composed_a : a, composed_b != NULL ? composed_b : b) == 0;
}
