#include "config.h"

#include <string.h>

#include "studio-caption.h"
#include "studio-describe-private.h"

/* Shorter values would be found in any text. */
#define LEAST_FOUND 3

char *
_studio_describing_one_line (const char *text)
{
  g_autoptr (GString) line = g_string_new (NULL);
  gboolean blank = FALSE;

  for (; *text != '\0'; text = g_utf8_next_char (text)) {
    gunichar c = g_utf8_get_char (text);

    if (g_str_has_prefix (text, "**")) {
      text++;
    } else if (g_unichar_isspace (c) || c == 0xA0 || c == 0x202F) {
      blank = line->len > 0;
    } else {
      if (blank)
        g_string_append_c (line, ' ');
      blank = FALSE;
      g_string_append_unichar (line, c);
    }
  }
  return g_string_free (g_steal_pointer (&line), FALSE);
}

static char *
fold (const char *text)
{
  g_autofree char *line = _studio_describing_one_line (text);

  return g_utf8_casefold (line, -1);
}

/* A page's number or a large figure is no heading. */
static gboolean
has_words (const char *text)
{
  while (*text != '\0' && !g_unichar_isalpha (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return *text != '\0';
}

static void
note_text (StudioDescribing *self,
           const StudioLayer *layer)
{
  g_autofree char *folded = fold (layer->text.text);

  g_string_append (self->texts, folded);
  g_string_append_c (self->texts, '\n');
  if (layer->field != NULL)
    return;
  if (layer->added)
    g_ptr_array_add (self->added, layer->text.text);
  else if (has_words (layer->text.text) && (self->heading == NULL || layer->text.size > self->heading->text.size))
    self->heading = layer;
}

void
_studio_describing_look (StudioDescribing *self,
                         StudioLayer *layer)
{
  if (!layer->visible)
    return;
  if (layer->field != NULL)
    g_hash_table_add (self->fields, g_strndup (layer->field, strcspn (layer->field, "/.")));
  if (layer->kind == STUDIO_LAYER_TEXT && layer->text.text != NULL)
    note_text (self, layer);
  else if (layer->kind == STUDIO_LAYER_CHART)
    g_ptr_array_add (self->charts, layer);
  for (guint i = 0; layer->children != NULL && i < layer->children->len; i++)
    _studio_describing_look (self, g_ptr_array_index (layer->children, i));
}

static gboolean
is_list (StudioDescribing *self,
         const char *name)
{
  const StudioField *field = studio_template_find_field (studio_snapshot_get_template (self->snapshot), name);

  return field != NULL && field->type == STUDIO_FIELD_LIST;
}

char *
_studio_describing_value (StudioDescribing *self,
                          const char *token)
{
  g_autofree char *written = g_strdup_printf ("{%s}", token);
  g_autoptr (StudioCaption) caption = studio_caption_expand (written, self->snapshot);
  g_auto (GStrv) lines = NULL;
  g_autofree char *joined = NULL;

  if (caption->links->len != 1 || g_array_index (caption->links, StudioLinkSpan, 0).kind != STUDIO_LINK_FILLED)
    return NULL;
  lines = g_strsplit (caption->text, "\n", -1);
  joined = g_strjoinv (is_list (self, token) ? ", " : " ", lines);
  return _studio_describing_one_line (joined);
}

/* Whether the page shows @field: a layer says so, or its words are among those of the page. */
static gboolean
is_shown (StudioDescribing *self,
          const StudioField *field)
{
  g_autofree char *value = NULL;
  g_autofree char *folded = NULL;

  if (g_hash_table_contains (self->fields, field->name))
    return TRUE;
  value = _studio_describing_value (self, field->name);
  if (value == NULL || g_utf8_strlen (value, -1) < LEAST_FOUND)
    return FALSE;
  folded = fold (value);
  return strstr (self->texts->str, folded) != NULL;
}

GPtrArray *
_studio_describing_fields (StudioDescribing *self)
{
  return studio_template_get_fields (studio_snapshot_get_template (self->snapshot));
}

gboolean
_studio_describing_is_open (StudioDescribing *self,
                            const StudioField *field)
{
  return !g_hash_table_contains (self->used, field->name) && is_shown (self, field);
}

char *
_studio_describing_take (StudioDescribing *self,
                         const char *name)
{
  const StudioField *field = studio_template_find_field (studio_snapshot_get_template (self->snapshot), name);
  char *value;

  if (field == NULL || !_studio_describing_is_open (self, field))
    return NULL;
  value = _studio_describing_value (self, name);
  if (value != NULL)
    g_hash_table_add (self->used, g_strdup (name));
  return value;
}

gboolean
_studio_describing_ends_sentence (const char *text)
{
  const char *last = g_utf8_find_prev_char (text, text + strlen (text));

  return last != NULL && strchr (".?!", *last) != NULL;
}

glong
_studio_describing_length (const char *text)
{
  return g_utf8_strlen (text, -1);
}

void
_studio_describing_say (StudioDescribing *self,
                        const char *text,
                        glong max)
{
  glong room = max - _studio_describing_length (self->draft->str) - 2;

  if (text == NULL || *text == '\0' || _studio_describing_length (text) > room)
    return;
  if (self->draft->len > 0)
    g_string_append_c (self->draft, ' ');
  g_string_append (self->draft, text);
  if (!_studio_describing_ends_sentence (text) && !g_str_has_suffix (text, "”"))
    g_string_append_c (self->draft, '.');
}

gboolean
_studio_describing_begins_small (const char *text)
{
  return g_unichar_islower (g_utf8_get_char (text));
}

void
_studio_describing_add_part (GString *sentence,
                             const char *part)
{
  if (part == NULL)
    return;
  if (sentence->len > 0)
    g_string_append (sentence, ", ");
  g_string_append (sentence, part);
}
