#include "config.h"

#include "studio-x-private.h"

#include <string.h>

#define SHORT_LINK "https://t.co/"
#define LONGEST 16384
/* Milliseconds since 1970 at which X's ids begin to count; 22 bits below are no time. */
#define ID_EPOCH_MS G_GUINT64_CONSTANT (1288834974657)
#define ID_SHIFT 22

gint64
studio_x_get_time (const char *id)
{
  guint64 number = 0;

  if (strspn (id, "0123456789") != strlen (id) || !g_ascii_string_to_unsigned (id, 10, 1, G_MAXUINT64, &number, NULL))
    return 0;

  return (gint64) (((number >> ID_SHIFT) + ID_EPOCH_MS) / 1000);
}

/* Words as both sides have them: composed, "&lt;" as "<". Returns: (transfer full) (nullable) */
static char **
get_words (const char *text,
           gboolean escaped)
{
  static const char *const entities[] = { "&lt;", "<", "&gt;", ">", "&quot;", "\"", "&#39;", "'", "&amp;", "&" };
  GString *plain = g_string_new (text);
  g_autofree char *composed = NULL;
  GStrvBuilder *builder = g_strv_builder_new ();
  g_auto (GStrv) split = NULL;
  char **words;

  for (gsize i = 0; escaped && i < G_N_ELEMENTS (entities); i += 2)
    g_string_replace (plain, entities[i], entities[i + 1], 0);
  composed = g_utf8_normalize (plain->str, (gssize) plain->len, G_NORMALIZE_NFC);
  g_string_free (plain, TRUE);
  split = g_strsplit_set (composed != NULL ? composed : "", " \t\r\n", -1);
  for (gsize i = 0; split[i] != NULL; i++) {
    if (*split[i] != '\0')
      g_strv_builder_add (builder, split[i]);
  }
  words = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);

  return words;
}

/* An address has become another one, within brackets perhaps. */
static gboolean
is_same_word (const char *ours,
              const char *theirs)
{
  const char *link = strstr (theirs, SHORT_LINK);

  if (link == NULL)
    return g_str_equal (ours, theirs);

  return strncmp (ours, theirs, (gsize) (link - theirs)) == 0 && strchr (ours + (link - theirs), '.') != NULL;
}

gboolean
studio_x_same_text (const char *ours,
                    const char *theirs,
                    gboolean pictures)
{
  g_auto (GStrv) left = NULL, right = NULL;
  guint n, m;

  if (strlen (theirs) > LONGEST || strlen (ours) > LONGEST)
    return FALSE;
  left = get_words (ours, FALSE);
  right = get_words (theirs, TRUE);
  n = g_strv_length (left);
  m = g_strv_length (right);
  if (n == 0 || (m != n && !(pictures && m == n + 1 && g_str_has_prefix (right[n], SHORT_LINK))))
    return FALSE;
  for (guint i = 0; i < n; i++) {
    if (!is_same_word (left[i], right[i]))
      return FALSE;
  }

  return TRUE;
}
