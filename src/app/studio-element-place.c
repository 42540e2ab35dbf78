#include "config.h"

#include "studio-element-place.h"

#include <glib/gi18n-lib.h>

#include "studio-composer-photo.h"
#include "studio-elements-private.h"

/* A photo is put on a page of 1080 px as large as this at most. */
#define PHOTO_SIDE 540.0

StudioElement *
studio_element_new_photo (StudioAsset *asset,
                          const char *name)
{
  const StudioPictureInfo *info;
  JsonObject *layer = json_object_new (), *value = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  gboolean drawing;
  g_autofree char *id = NULL;
  StudioElement *self;
  double scale;

  g_return_val_if_fail (asset != NULL && name != NULL, NULL);

  info = studio_asset_get_info (asset);
  drawing = g_str_equal (info->mime, "image/svg+xml");
  scale = PHOTO_SIDE / MAX (1, MAX (info->width, info->height));
  json_object_set_string_member (value, "asset", studio_asset_get_hash (asset));
  json_object_set_string_member (layer, "type", drawing ? "drawing" : "photo");
  json_object_set_object_member (layer, drawing ? "drawing" : "photo", value);
  json_object_set_double_member (layer, "w", MAX (1, info->width * scale));
  json_object_set_double_member (layer, "h", MAX (1, info->height * scale));
  json_node_take_object (node, layer);
  json_node_seal (node);
  id = g_strconcat ("photo:", studio_asset_get_hash (asset), NULL);
  self = studio_element_new (id, "", name, name, node);
  json_node_unref (node);
  return self;
}

/* Returns: (nullable) (transfer none): the photo value that the element brings */
static JsonNode *
photo_of (StudioElement *self)
{
  JsonObject *layer = json_node_get_object (self->layer);

  return g_strcmp0 (studio_json_peek_string (layer, "type"), "photo") == 0 ? json_object_get_member (layer, "photo") : NULL;
}

const char *
studio_element_find_photo (StudioComposer *composer,
                           StudioPoint point)
{
  StudioScene *scene;
  const StudioBox *box;
  const char *id;

  g_return_val_if_fail (STUDIO_IS_COMPOSER (composer), NULL);

  scene = studio_composer_get_scene (composer);
  id = scene != NULL ? studio_composer_pick (composer, point, 0, FALSE, TRUE) : NULL;
  box = id != NULL ? studio_scene_find (scene, id) : NULL;
  if (box == NULL || box->layer->kind != STUDIO_LAYER_PHOTO || studio_composer_get_limit (composer, id, STUDIO_CAN_PHOTO) != NULL)
    return NULL;
  return box->layer->id;
}

const char *
studio_element_find_target (StudioElement *self,
                            StudioComposer *composer,
                            StudioPoint point)
{
  g_return_val_if_fail (STUDIO_IS_ELEMENT (self), NULL);

  return photo_of (self) != NULL ? studio_element_find_photo (composer, point) : NULL;
}

/* The frame, the mask and the effects stay; what was cropped by hand starts again from the middle. */
static void
replace (StudioElement *self,
         StudioComposer *composer,
         const char *target)
{
  StudioHistory *history = studio_document_get_history (studio_composer_get_document (composer));
  g_autofree char *id = g_strdup (target);

  studio_history_begin (history, _ ("Change Photo"));
  studio_composer_set_photo (composer, id, photo_of (self), _ ("Change Photo"), NULL);
  studio_composer_set_layer_member (composer, id, "crop", NULL, _ ("Change Photo"), NULL);
  studio_history_end (history);
  studio_composer_select (composer, id, FALSE);
}

void
studio_element_place (StudioElement *self,
                      StudioComposer *composer,
                      const StudioPoint *point)
{
  const char *target;
  g_autoptr (JsonNode) layer = NULL;
  g_autofree char *label = NULL;

  g_return_if_fail (STUDIO_IS_ELEMENT (self) && STUDIO_IS_COMPOSER (composer));

  if (studio_composer_get_format (composer) == NULL)
    return;
  if (self->asset != NULL)
    studio_post_add_asset (studio_document_get_post (studio_composer_get_document (composer)), self->asset);
  target = point != NULL ? studio_element_find_target (self, composer, *point) : NULL;
  if (target != NULL) {
    replace (self, composer, target);
    return;
  }
  layer = studio_element_make_layer (self, studio_composer_get_format (composer)->size);
  label = g_strdup_printf (_ ("Add %s"), self->name);
  studio_composer_add (composer, layer, point, label);
}
