#include "config.h"

#include "studio-composer-sizes.h"

#include "studio-composer-private.h"

#include <glib/gi18n-lib.h>

void
studio_size_change_free (StudioSizeChange *change)
{
  g_free (change->id);
  g_free (change->words);
  g_free (change);
}

static const char *
member_words (const char *member)
{
  static const struct
  {
    const char *member, *words;
  } known[] = {
    { "frame", N_ ("Place and size") },
    { "rotate", N_ ("Turned") },
    { "flip", N_ ("Mirrored") },
    { "scale", N_ ("Enlarged or made smaller") },
    { "hidden", N_ ("Hidden") },
    { "crop", N_ ("Crop") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++) {
    if (g_str_equal (known[i].member, member))
      return _ (known[i].words);
  }
  return _ ("Look");
}

static char *
describe (JsonObject *members)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  JsonObjectIter iter;
  const char *name;

  json_object_iter_init_ordered (&iter, members);
  while (json_object_iter_next_ordered (&iter, &name, NULL)) {
    const char *word = member_words (name);

    if (!g_ptr_array_find_with_equal_func (words, word, g_str_equal, NULL))
      g_ptr_array_add (words, (gpointer) word);
  }
  g_ptr_array_add (words, NULL);
  return g_strjoinv (" · ", (char **) words->pdata);
}

GPtrArray *
studio_composer_list_changes (StudioComposer *self,
                              const char *format_id)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_size_change_free);
  g_autofree char *path = NULL;
  JsonNode *set, *layer;
  JsonObjectIter iter;
  const char *id;

  g_return_val_if_fail (STUDIO_IS_COMPOSER (self) && format_id != NULL, changes);

  path = g_strdup_printf ("variants/%s/set", format_id);
  set = studio_json_lookup (studio_composer_get_root (self), path);
  if (!studio_json_is_object (set))
    return changes;
  json_object_iter_init_ordered (&iter, json_node_get_object (set));
  while (json_object_iter_next_ordered (&iter, &id, &layer)) {
    StudioSizeChange *change;

    if (!studio_json_is_object (layer) || json_object_get_size (json_node_get_object (layer)) == 0)
      continue;
    change = g_new0 (StudioSizeChange, 1);
    change->id = g_strdup (id);
    change->words = describe (json_node_get_object (layer));
    g_ptr_array_add (changes, change);
  }
  return changes;
}

void
studio_composer_reset_layer (StudioComposer *self,
                             const char *format_id,
                             const char *id)
{
  g_autofree char *path = NULL;
  StudioEdit edit;

  g_return_if_fail (STUDIO_IS_COMPOSER (self) && format_id != NULL && id != NULL);

  path = g_strdup_printf ("variants/%s/set/%s", format_id, id);
  edit = studio_edit_begin (self);
  studio_edit_write (&edit, path, NULL);
  studio_edit_commit (&edit, _ ("Back to Automatic"), NULL);
}

static JsonNode *
own_changes (JsonNode *root,
             const char *format_id)
{
  g_autofree char *path = g_strdup_printf ("variants/%s", format_id);

  return studio_json_lookup (root, path);
}

static gboolean
differs (JsonNode *a,
         JsonNode *b)
{
  if (a == b)
    return FALSE;
  return a == NULL || b == NULL || !studio_json_equal (a, b);
}

const char *
studio_find_changed_size (JsonNode *before,
                          JsonNode *after)
{
  static const char *const others[] = { "content", "set", "layers", "pages", "brand", "edition", "template" };
  const StudioFormat *formats;
  const char *found = NULL;
  guint n_formats;

  g_return_val_if_fail (before != NULL && after != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (others); i++) {
    if (differs (studio_json_lookup (before, others[i]), studio_json_lookup (after, others[i])))
      return NULL;
  }
  formats = studio_format_list (&n_formats);
  for (guint i = 0; i < n_formats; i++) {
    if (!differs (own_changes (before, formats[i].id), own_changes (after, formats[i].id)))
      continue;
    if (found != NULL)
      return NULL;
    found = formats[i].id;
  }
  return found;
}
