#include "config.h"

#include "studio-caption.h"

#include <string.h>

#include "studio-expression.h"
#include "studio-hoax.h"

/* Longer ones are no tokens but text with a brace in it. */
#define MAX_TOKEN 200
/* More links than this stay as they are written. */
#define MAX_LINKS 1000

static void
span_clear (gpointer data)
{
  StudioLinkSpan *span = data;

  g_free (span->token);
  g_free (span->field);
}

/* Returns: (nullable): the closing brace of the token that begins at @open. */
static const char *
token_end (const char *open)
{
  const char *end = open + 1;

  while (*end != '\0' && *end != '}' && *end != '\n' && end - open <= MAX_TOKEN)
    end++;
  return *end == '}' ? end : NULL;
}

/* The first step of a token's path: "tanggal" of "tanggal|pendek", "angka" of "angka.0|nilai". Returns: (transfer full) */
static char *
head_of (const char *token)
{
  return g_strndup (token, strcspn (token, ".|"));
}

/* Returns: (transfer full): without the marks of bold letters, and in one line if @one_line. */
static char *
plain (const char *text,
       gboolean one_line)
{
  g_auto (GStrv) bold = g_strsplit (text, "**", -1);
  char *joined = g_strjoinv (NULL, bold);

  return g_strstrip (one_line ? g_strdelimit (joined, "\r\n\t", ' ') : joined);
}

/* Returns: (transfer full): what @token stands for, "" for nothing. */
static char *
value_of (StudioSnapshot *snapshot,
          const char *token,
          gboolean one_line)
{
  /* a token that is not alone is always made into text */
  g_autofree char *padded = g_strdup_printf (" {%s}", token);
  const StudioScope scope = { .snapshot = snapshot };
  g_auto (StudioExpansion) expansion = { 0 };

  studio_expression_expand (&scope, padded, &expansion);
  return plain (json_node_get_string (expansion.node), one_line);
}

/* Fills @span but for its places. Returns: (transfer full): what stands in the token's place, NULL for the token itself */
static char *
resolve (StudioSnapshot *snapshot,
         const char *token,
         StudioLinkSpan *span)
{
  g_autofree char *head = head_of (token);
  const StudioField *field = studio_template_find_field (studio_snapshot_get_template (snapshot), head);
  gboolean sample = FALSE;
  char *value;

  *span = (StudioLinkSpan){ .token = g_strdup (token), .field = field != NULL ? g_strdup (head) : NULL, .kind = STUDIO_LINK_UNKNOWN };
  if (field == NULL && (!g_str_equal (head, "brand") || strchr (token, '.') == NULL))
    return NULL;
  span->kind = STUDIO_LINK_EMPTY;
  if (field != NULL)
    studio_hoax_get_public (snapshot, head, &sample);
  if (sample || (field != NULL && field->type == STUDIO_FIELD_PHOTO))
    return NULL;
  value = value_of (snapshot, token, field != NULL && field->type != STUDIO_FIELD_LONG && field->type != STUDIO_FIELD_LIST);
  if (*value == '\0')
    g_clear_pointer (&value, g_free);
  else
    span->kind = STUDIO_LINK_FILLED;
  return value;
}

/** Expanding: @from, @start: code points that are done, as written and as read */
typedef struct
{
  GString *text;
  GArray *links;
  int from, start;
} Expanding;

static void
take_plain (Expanding *into,
            const char *text,
            gsize bytes)
{
  int length = (int) g_utf8_strlen (text, (gssize) bytes);

  g_string_append_len (into->text, text, (gssize) bytes);
  into->from += length;
  into->start += length;
}

static void
take_token (Expanding *into,
            StudioSnapshot *snapshot,
            const char *open,
            const char *close)
{
  g_autofree char *token = g_strndup (open + 1, close - open - 1);
  g_autofree char *value = NULL;
  StudioLinkSpan span;
  int length = (int) g_utf8_strlen (open, close + 1 - open);

  value = resolve (snapshot, token, &span);
  span.from = into->from;
  span.start = into->start;
  into->from += length;
  into->start += value != NULL ? (int) g_utf8_strlen (value, -1) : length;
  span.to = into->from;
  span.end = into->start;
  g_string_append_len (into->text, value != NULL ? value : open, value != NULL ? (gssize) strlen (value) : close + 1 - open);
  g_array_append_val (into->links, span);
}

StudioCaption *
studio_caption_expand (const char *written,
                       StudioSnapshot *snapshot)
{
  g_autofree char *valid = NULL;
  StudioCaption *caption;
  Expanding into = { 0 };
  const char *at, *open;

  g_return_val_if_fail (written != NULL && snapshot != NULL, NULL);

  valid = g_utf8_make_valid (written, -1);
  into.text = g_string_new (NULL);
  into.links = g_array_new (FALSE, FALSE, sizeof (StudioLinkSpan));
  g_array_set_clear_func (into.links, span_clear);
  for (at = valid; (open = strchr (at, '{')) != NULL;) {
    const char *close = into.links->len < MAX_LINKS ? token_end (open) : NULL;

    take_plain (&into, at, open - at);
    at = open;
    if (g_str_has_prefix (open, "{{}")) {
      g_string_append_c (into.text, '{');
      into.from += 3;
      into.start++;
      at = open + 3;
    } else if (close != NULL) {
      take_token (&into, snapshot, open, close);
      at = close + 1;
    } else {
      take_plain (&into, open, 1);
      at = open + 1;
    }
  }
  take_plain (&into, at, strlen (at));
  caption = g_new0 (StudioCaption, 1);
  *caption = (StudioCaption){ g_string_free (into.text, FALSE), into.links };
  return caption;
}

void
studio_caption_free (StudioCaption *caption)
{
  g_return_if_fail (caption != NULL);

  g_free (caption->text);
  g_array_unref (caption->links);
  g_free (caption);
}

/* How many code points of plain text @written has to read until @count of them are read, "{{}" being one. */
static int
walk_plain (const char *written,
            int count)
{
  int points = 0;

  for (; count > 0 && *written != '\0'; count--) {
    gboolean brace = g_str_has_prefix (written, "{{}");

    points += brace ? 3 : 1;
    written = brace ? written + 3 : g_utf8_next_char (written);
  }
  return points;
}

int
studio_caption_to_written (const StudioCaption *caption,
                           const char *written,
                           int point)
{
  const char *at = written;
  int from = 0, start = 0;

  g_return_val_if_fail (caption != NULL && written != NULL && point >= 0, 0);

  for (guint i = 0; i < caption->links->len; i++) {
    const StudioLinkSpan *span = &g_array_index (caption->links, StudioLinkSpan, i);

    if (point < span->start)
      break;
    if (point < span->end)
      return span->from;
    at = g_utf8_offset_to_pointer (at, span->to - from);
    from = span->to;
    start = span->end;
  }
  return from + walk_plain (at, point - start);
}

int
studio_caption_to_read (const StudioCaption *caption,
                        const char *written,
                        int point)
{
  int low = 0, high;

  g_return_val_if_fail (caption != NULL && written != NULL, 0);

  /* the way to the written one never goes back: the first point that has come as far */
  high = (int) g_utf8_strlen (caption->text, -1);
  while (low < high) {
    int middle = low + (high - low) / 2;

    if (studio_caption_to_written (caption, written, middle) < point)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

char *
studio_caption_escape (const char *text,
                       StudioSnapshot *snapshot)
{
  g_autoptr (GString) escaped = g_string_new (NULL);

  g_return_val_if_fail (text != NULL && snapshot != NULL, NULL);

  for (const char *at = text; *at != '\0'; at++) {
    const char *close = *at == '{' ? token_end (at) : NULL;
    g_autofree char *token = close != NULL ? g_strndup (at + 1, close - at - 1) : NULL;
    g_autofree char *head = token != NULL ? head_of (token) : NULL;
    gboolean known = head != NULL && (g_str_has_prefix (token, "brand.") || studio_template_find_field (studio_snapshot_get_template (snapshot), head) != NULL);

    if (*at == '{' && !known)
      g_string_append (escaped, "{{}");
    else
      g_string_append_c (escaped, *at);
  }
  return g_string_free (g_steal_pointer (&escaped), FALSE);
}

char **
studio_caption_list_tokens (StudioSnapshot *snapshot)
{
  g_autoptr (GStrvBuilder) tokens = g_strv_builder_new ();
  GPtrArray *fields;

  g_return_val_if_fail (snapshot != NULL, NULL);

  fields = studio_template_get_fields (studio_snapshot_get_template (snapshot));
  for (guint i = 0; i < fields->len; i++) {
    const StudioField *field = g_ptr_array_index (fields, i);

    if (field->type != STUDIO_FIELD_PHOTO && field->type != STUDIO_FIELD_ROWS && (field->type != STUDIO_FIELD_LIST || field->items == STUDIO_ITEM_TEXTS))
      g_strv_builder_add (tokens, field->name);
  }
  return g_strv_builder_end (tokens);
}
