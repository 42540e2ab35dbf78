#include "config.h"

#include "studio-redaction.h"

#include <string.h>

#define SHORTEST_SECRET 4
#define PLAIN_LENGTH 300
#define LOOKED_AT 16384
#define LONGEST_SECRET 4096
#define NO_CHANCE 16

struct _StudioRedaction
{
  GMutex lock;
  GPtrArray *values;
  gatomicrefcount count;
};

/*
 * Headers with credentials, members of JSON and parameters that carry them, a Telegram bot's token, and what tokens of Meta and
 * Slack begin with. What is kept is \1. An Authorization header ends with its line.
 */
static const char *const patterns[] = {
  "((?:proxy-)?authorization\\s*[:=]\\s*)[^\\r\\n\"]+",
  "(set-cookie\\s*:\\s*|cookie\\s*:\\s*)[^\\r\\n]+",
  "(\\bbearer\\s+|\\bbasic\\s+)[\\w.~+/=-]{8,}",
  "(bot)\\d+(?::|%3a)[\\w-]{20,}",
  "()\\b\\d{6,}:[\\w-]{30,}",
  "((?:access_token|refresh_token|client_secret|code_verifier|appsecret_proof|\\bpassword|\\bcode|\\bsig)=)[^&\\s\"']+",
  "(\"(?:access_?token|refresh_?token|accessjwt|refreshjwt|password|client_secret|code_verifier|secret)\"\\s*:\\s*\")(?:[^\"\\\\]|\\\\.)*",
  "()\\b(?:EAA|IGAA|THAA)[A-Za-z0-9]{16,}",
  "()\\bxox[a-z]-[\\w-]{8,}",
  "()\\beyJ[\\w-]{8,}\\.[\\w-]{4,}(?:\\.[\\w-]*)?",
};

static GRegex *
get_pattern (gsize index)
{
  static GRegex *compiled[G_N_ELEMENTS (patterns)];
  static gsize once = 0;

  if (g_once_init_enter (&once)) {
    for (gsize i = 0; i < G_N_ELEMENTS (patterns); i++) {
      compiled[i] = g_regex_new (patterns[i], G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL);
      g_assert (compiled[i] != NULL);
    }
    g_once_init_leave (&once, 1);
  }

  return compiled[index];
}

static void
forget (gpointer value)
{
  memset (value, 0, strlen (value));
  g_free (value);
}

StudioRedaction *
studio_redaction_new (void)
{
  StudioRedaction *self = g_new0 (StudioRedaction, 1);

  g_mutex_init (&self->lock);
  self->values = g_ptr_array_new_with_free_func (forget);
  g_atomic_ref_count_init (&self->count);

  return self;
}

StudioRedaction *
studio_redaction_ref (StudioRedaction *self)
{
  g_atomic_ref_count_inc (&self->count);

  return self;
}

void
studio_redaction_unref (StudioRedaction *self)
{
  if (!g_atomic_ref_count_dec (&self->count))
    return;

  g_ptr_array_unref (self->values);
  g_mutex_clear (&self->lock);
  g_free (self);
}

/* The longest first: a secret that holds another must not leave its rest behind. */
static int
by_length (gconstpointer a,
           gconstpointer b)
{
  gsize left = strlen (*(char *const *) a);
  gsize right = strlen (*(char *const *) b);

  return left < right ? 1 : left > right ? -1
                                         : 0;
}

static void
add_value (StudioRedaction *self,
           const char *value)
{
  if (!g_ptr_array_find_with_equal_func (self->values, value, g_str_equal, NULL))
    g_ptr_array_add (self->values, g_strdup (value));
}

void
studio_redaction_add (StudioRedaction *self,
                      const char *secret)
{
  g_autofree char *escaped = NULL;
  g_autofree char *encoded = NULL;

  g_return_if_fail (self != NULL);

  if (secret == NULL || strlen (secret) < SHORTEST_SECRET)
    return;

  escaped = g_uri_escape_string (secret, NULL, FALSE);
  encoded = g_base64_encode ((const guchar *) secret, strlen (secret));
  g_mutex_lock (&self->lock);
  add_value (self, secret);
  add_value (self, escaped);
  add_value (self, encoded);
  g_ptr_array_sort (self->values, by_length);
  g_mutex_unlock (&self->lock);
}

gboolean
studio_redaction_has (StudioRedaction *self,
                      const char *text)
{
  gboolean found = FALSE;

  g_return_val_if_fail (self != NULL, FALSE);

  g_mutex_lock (&self->lock);
  for (guint i = 0; text != NULL && !found && i < self->values->len; i++) {
    const char *value = g_ptr_array_index (self->values, i);

    found = strlen (value) >= NO_CHANCE && strstr (text, value) != NULL;
  }
  g_mutex_unlock (&self->lock);

  return found;
}

char *
studio_redaction_apply (StudioRedaction *self,
                        const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  GString *left = g_string_new (valid);

  if (self != NULL) {
    g_mutex_lock (&self->lock);
    for (guint i = 0; i < self->values->len; i++)
      g_string_replace (left, g_ptr_array_index (self->values, i), STUDIO_REDACTED, 0);
    g_mutex_unlock (&self->lock);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (patterns); i++) {
    g_autofree char *replaced = g_regex_replace (get_pattern (i), left->str, (gssize) left->len, 0, "\\1" STUDIO_REDACTED, 0, NULL);

    if (replaced == NULL) /* a pattern gave up: rather nothing than a secret */
      g_string_assign (left, STUDIO_REDACTED);
    else
      g_string_assign (left, replaced);
  }

  return g_string_free (left, FALSE);
}

static gboolean
is_plain (gunichar letter)
{
  GUnicodeType type = g_unichar_type (letter);

  /* controls, and formats: among them those that turn the direction of text */
  return type != G_UNICODE_CONTROL && type != G_UNICODE_FORMAT && type != G_UNICODE_SURROGATE && type != G_UNICODE_PRIVATE_USE &&
         type != G_UNICODE_LINE_SEPARATOR && type != G_UNICODE_PARAGRAPH_SEPARATOR;
}

char *
studio_redaction_plain (StudioRedaction *self,
                        const char *text)
{
  /* patterns look at a bounded text; the answer itself may be a megabyte */
  g_autofree char *head = g_strndup (text != NULL ? text : "", LOOKED_AT);
  g_autofree char *redacted = studio_redaction_apply (self, head);
  GString *plain = g_string_new (NULL);
  int length = 0;
  gboolean space = FALSE;

  /* a secret that the cut went through is no longer found: it may be in the last part only */
  if (strlen (head) == LOOKED_AT) {
    gsize size = strlen (redacted);
    char *end = g_utf8_find_prev_char (redacted, redacted + (size > LONGEST_SECRET ? size - LONGEST_SECRET : 0));

    *(end != NULL ? end : redacted) = '\0';
  }
  for (const char *at = redacted; *at != '\0' && length < PLAIN_LENGTH; at = g_utf8_next_char (at)) {
    gunichar letter = g_utf8_get_char (at);

    if (g_unichar_isspace (letter)) {
      space = plain->len > 0;
      continue;
    }
    if (!is_plain (letter))
      continue;
    if (space) {
      g_string_append_c (plain, ' ');
      length++;
    }
    space = FALSE;
    g_string_append_unichar (plain, letter);
    length++;
  }

  return g_string_free (plain, FALSE);
}
