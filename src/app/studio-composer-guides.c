#include "config.h"

#include "studio-composer-guides.h"

#include "studio-composer-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static char *
guides_path (StudioComposer *self,
             gboolean vertical)
{
  return g_strdup_printf ("variants/%s/guides/%s", self->format->id, vertical ? "x" : "y");
}

GArray *
studio_composer_list_guides (StudioComposer *self,
                             gboolean vertical)
{
  GArray *guides = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree char *path = NULL;
  JsonArray *array;
  JsonNode *node;

  g_return_val_if_fail (STUDIO_IS_COMPOSER (self), guides);

  if (self->format == NULL)
    return guides;
  path = guides_path (self, vertical);
  node = studio_json_lookup (studio_composer_get_root (self), path);
  array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  for (guint i = 0; array != NULL && i < MIN (json_array_get_length (array), STUDIO_MAX_GUIDES); i++) {
    JsonNode *item = json_array_get_element (array, i);
    double at = JSON_NODE_HOLDS_VALUE (item) ? json_node_get_double (item) : NAN;

    if (isfinite (at))
      g_array_append_val (guides, at);
  }
  return guides;
}

static void
write_guides (StudioComposer *self,
              gboolean vertical,
              GArray *guides,
              const char *label,
              const char *merge)
{
  g_autofree char *path = guides_path (self, vertical);
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_sized_new (guides->len);
  StudioEdit edit = studio_edit_begin (self);

  for (guint i = 0; i < guides->len; i++)
    json_array_add_double_element (array, g_array_index (guides, double, i));
  json_node_take_array (node, array);
  studio_edit_write (&edit, path, guides->len > 0 ? node : NULL);
  studio_edit_commit (&edit, label, merge);
}

gboolean
studio_composer_put_guide (StudioComposer *self,
                           gboolean vertical,
                           guint index,
                           double at,
                           const char *merge)
{
  g_autoptr (GArray) guides = NULL;
  double limit;

  g_return_val_if_fail (STUDIO_IS_COMPOSER (self) && isfinite (at), FALSE);

  if (self->format == NULL)
    return FALSE;
  guides = studio_composer_list_guides (self, vertical);
  if (index >= guides->len && guides->len >= STUDIO_MAX_GUIDES) {
    studio_composer_refuse (self, _ ("No more guides can be added. Drag one that you no longer need back onto the ruler first."));
    return FALSE;
  }
  limit = vertical ? self->format->size.w : self->format->size.h;
  at = CLAMP (round (at), 0, limit);
  if (index < guides->len)
    g_array_index (guides, double, index) = at;
  else
    g_array_append_val (guides, at);
  write_guides (self, vertical, guides, _ ("Move Guide"), merge);
  return TRUE;
}

void
studio_composer_remove_guide (StudioComposer *self,
                              gboolean vertical,
                              guint index)
{
  g_autoptr (GArray) guides = NULL;

  g_return_if_fail (STUDIO_IS_COMPOSER (self));

  guides = studio_composer_list_guides (self, vertical);
  if (index >= guides->len)
    return;
  g_array_remove_index (guides, index);
  write_guides (self, vertical, guides, _ ("Remove Guide"), NULL);
}

void
studio_composer_clear_guides (StudioComposer *self)
{
  g_autofree char *path = NULL;
  StudioEdit edit;

  g_return_if_fail (STUDIO_IS_COMPOSER (self));

  if (self->format == NULL)
    return;
  path = g_strdup_printf ("variants/%s/guides", self->format->id);
  edit = studio_edit_begin (self);
  studio_edit_write (&edit, path, NULL);
  studio_edit_commit (&edit, _ ("Remove All Guides"), NULL);
}
