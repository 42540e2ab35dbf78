#include "config.h"

#include "studio-comment-place.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-bind.h"
#include "studio-caption.h"
#include "studio-composer-private.h"
#include "studio-pages.h"

/* Characters of a text that name its layer */
#define NAME_LENGTH 28

#define MAIN "main"

struct _StudioCommentPlaces
{
  StudioSnapshot *snapshot;
  GArray *pages;      /* StudioPage */
  GHashTable *layers; /* "format page" → GHashTable of id → name */
  GHashTable *texts;  /* "kind name" → text (nullable) */
};

/* --- layers --- */

/* Returns: (transfer full) (nullable) */
static char *
name_text (const char *text)
{
  g_auto (GStrv) bold = g_strsplit (text, "**", -1);
  g_autofree char *plain = g_strjoinv ("", bold), *start = NULL;

  g_strdelimit (plain, "\n\t", ' ');
  g_strstrip (plain);
  if (*plain == '\0' || g_utf8_strlen (plain, -1) <= NAME_LENGTH)
    return *plain != '\0' ? g_steal_pointer (&plain) : NULL;
  start = g_utf8_substring (plain, 0, NAME_LENGTH);
  return g_strconcat (g_strchomp (start), "…", NULL);
}

/* Returns: (transfer full) */
static char *
name_layer (StudioCommentPlaces *self,
            const StudioLayer *layer)
{
  const StudioField *field = NULL;
  /* without a name of its own a layer goes by its id, which tells people nothing */
  gboolean named = g_strcmp0 (layer->name, layer->id) != 0;
  char *words = NULL;

  if (named && layer->name != NULL && *layer->name != '\0')
    return g_strdup (layer->name);
  if (layer->field != NULL && strchr (layer->field, '/') == NULL)
    field = studio_template_find_field (studio_snapshot_get_template (self->snapshot), layer->field);
  if (field != NULL)
    return g_strdup (field->label);
  if (layer->kind == STUDIO_LAYER_TEXT)
    words = name_text (layer->text.text);
  return words != NULL ? words : g_strdup (studio_composer_kind_word (studio_layer_kind_name (layer->kind)));
}

static void
add_layers (StudioCommentPlaces *self,
            GHashTable *names,
            const StudioLayer *layer)
{
  for (guint i = 0; layer->children != NULL && i < layer->children->len; i++) {
    const StudioLayer *child = g_ptr_array_index (layer->children, i);

    if (child->id != NULL && !g_hash_table_contains (names, child->id))
      g_hash_table_insert (names, g_strdup (child->id), name_layer (self, child));
    add_layers (self, names, child);
  }
}

/* Returns: (transfer none) (element-type utf8 utf8): names by id; empty if the page cannot be bound */
static GHashTable *
list_layers (StudioCommentPlaces *self,
             const StudioFormat *format,
             guint page)
{
  g_autofree char *key = g_strdup_printf ("%s %u", format->id, page);
  GHashTable *names = g_hash_table_lookup (self->layers, key);
  g_autoptr (StudioLayer) bound = NULL;

  if (names != NULL)
    return names;
  names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_insert (self->layers, g_steal_pointer (&key), names);
  bound = studio_bind_page (self->snapshot, format, page, NULL);
  if (bound != NULL)
    add_layers (self, names, bound);
  return names;
}

static gboolean
find_on_page (StudioCommentPlaces *self,
              const StudioCommentPlace *place,
              const StudioFormat *format,
              guint page,
              StudioCommentSpot *spot)
{
  const char *name = g_hash_table_lookup (list_layers (self, format, page), place->name);

  if (name == NULL)
    return FALSE;
  *spot = (StudioCommentSpot){ TRUE, format->id, (int) page, name, -1, -1 };
  return TRUE;
}

static gboolean
find_in_format (StudioCommentPlaces *self,
                const StudioCommentPlace *place,
                const StudioFormat *format,
                StudioCommentSpot *spot)
{
  for (guint i = 0; i < self->pages->len; i++) {
    if ((place->page == NULL || g_strcmp0 (place->page, g_array_index (self->pages, StudioPage, i).id) == 0) && find_on_page (self, place, format, i, spot))
      return TRUE;
  }
  return FALSE;
}

/* First where it was seen; a layer may have been left out of that size since. */
static StudioCommentSpot
find_layer (StudioCommentPlaces *self,
            const StudioCommentPlace *place)
{
  StudioCommentSpot spot = { FALSE, NULL, -1, NULL, -1, -1 };
  StudioTemplate *template = studio_snapshot_get_template (self->snapshot);
  const StudioFormat *format = place->format != NULL && studio_template_has_format (template, place->format) ? studio_format_find (place->format) : NULL;
  GPtrArray *formats = studio_template_get_formats (template);

  if (format != NULL && find_in_format (self, place, format, &spot))
    return spot;
  for (guint i = 0; i < formats->len; i++) {
    if (g_ptr_array_index (formats, i) != format && find_in_format (self, place, g_ptr_array_index (formats, i), &spot))
      break;
  }
  return spot;
}

/* --- texts --- */

const char *
studio_comment_place_get_platform (const StudioCommentPlace *place)
{
  g_return_val_if_fail (place != NULL, NULL);

  return place->name != NULL && !g_str_equal (place->name, MAIN) ? place->name : NULL;
}

/* Returns: (transfer none) (nullable): what the field shows, or a part of it */
static JsonNode *
find_value (StudioSnapshot *snapshot,
            const char *path)
{
  g_autofree char *name = g_strndup (path, strcspn (path, "/"));
  JsonNode *value = studio_snapshot_get_shown (snapshot, name, NULL);
  const char *rest = path + strlen (name);

  return value != NULL && *rest == '/' ? studio_json_lookup (value, rest + 1) : value;
}

char *
studio_comment_place_text (StudioSnapshot *snapshot,
                           const StudioCommentPlace *place)
{
  g_return_val_if_fail (snapshot != NULL && place != NULL, NULL);

  if (place->on == STUDIO_COMMENT_CAPTION) {
    const char *written = studio_caption_get (studio_snapshot_get_json (snapshot), studio_comment_place_get_platform (place), NULL);
    g_autoptr (StudioCaption) caption = studio_caption_expand (written, snapshot);

    return g_steal_pointer (&caption->text);
  }
  if (place->on == STUDIO_COMMENT_FIELD && place->name != NULL) {
    JsonNode *value = find_value (snapshot, place->name);

    return value != NULL && JSON_NODE_HOLDS_VALUE (value) ? g_strdup (json_node_get_string (value)) : NULL;
  }
  return NULL;
}

static gboolean
has_field (StudioSnapshot *snapshot,
           const char *path)
{
  g_autofree char *name = g_strndup (path, strcspn (path, "/"));

  return studio_template_find_field (studio_snapshot_get_template (snapshot), name) != NULL;
}

/* Returns: (nullable): the text, kept until the places go: hundreds of comments may be about one caption */
static const char *
get_text (StudioCommentPlaces *self,
          const StudioCommentPlace *place)
{
  g_autofree char *key = g_strdup_printf ("%d %s", place->on, place->name != NULL ? place->name : MAIN);
  gpointer text;

  if (g_hash_table_lookup_extended (self->texts, key, NULL, &text))
    return text;
  text = studio_comment_place_text (self->snapshot, place);
  g_hash_table_insert (self->texts, g_steal_pointer (&key), text);
  return text;
}

static StudioCommentSpot
find_words (StudioCommentPlaces *self,
            const StudioCommentPlace *place)
{
  StudioCommentSpot spot = { FALSE, NULL, -1, NULL, -1, -1 };
  const char *text;

  if (place->on == STUDIO_COMMENT_FIELD && !has_field (self->snapshot, place->name))
    return spot;
  if (place->quote == NULL) {
    spot.there = TRUE;
    return spot;
  }
  text = get_text (self, place);
  spot.there = text != NULL && studio_comment_find_quote (place, text, &spot.from, &spot.to);
  return spot;
}

/* --- */

StudioCommentSpot
studio_comment_places_find (StudioCommentPlaces *self,
                            const StudioCommentPlace *place)
{
  const StudioCommentSpot everywhere = { TRUE, NULL, -1, NULL, -1, -1 };

  g_return_val_if_fail (self != NULL && place != NULL, everywhere);

  /* a caption without a platform is the main one */
  if (place->on == STUDIO_COMMENT_POST || (place->name == NULL && place->on != STUDIO_COMMENT_CAPTION))
    return everywhere;
  return place->on == STUDIO_COMMENT_LAYER ? find_layer (self, place) : find_words (self, place);
}

StudioCommentPlaces *
studio_comment_places_new (StudioSnapshot *snapshot)
{
  StudioCommentPlaces *self;

  g_return_val_if_fail (snapshot != NULL, NULL);

  self = g_new0 (StudioCommentPlaces, 1);
  self->snapshot = studio_snapshot_ref (snapshot);
  self->pages = studio_snapshot_list_pages (snapshot);
  self->layers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
studio_comment_places_free (StudioCommentPlaces *self)
{
  g_return_if_fail (self != NULL);

  studio_snapshot_unref (self->snapshot);
  g_array_unref (self->pages);
  g_hash_table_unref (self->layers);
  g_hash_table_unref (self->texts);
  g_free (self);
}
