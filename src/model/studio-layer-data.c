#include "config.h"

#include "studio-layer-private.h"

#include <glib/gi18n-lib.h>

static void
read_point (const StudioJsonAt *at,
            const char *name,
            StudioPoint *point)
{
  StudioJsonAt place;
  JsonArray *pair;

  if (!studio_json_at_member (at, name, &place) || !JSON_NODE_HOLDS_ARRAY (place.node))
    return;
  pair = json_node_get_array (place.node);
  if (json_array_get_length (pair) != 2)
    return;
  point->x = CLAMP (json_array_get_double_element (pair, 0), 0, 1);
  point->y = CLAMP (json_array_get_double_element (pair, 1), 0, 1);
}

static void
read_crop (const StudioJsonAt *at,
           StudioRect *crop)
{
  StudioJsonAt place;
  JsonArray *four;
  StudioRect rect;

  if (!studio_json_at_member (at, "crop", &place) || !JSON_NODE_HOLDS_ARRAY (place.node))
    return;
  four = json_node_get_array (place.node);
  if (json_array_get_length (four) != 4)
    return;
  rect.x = json_array_get_double_element (four, 0);
  rect.y = json_array_get_double_element (four, 1);
  rect.w = json_array_get_double_element (four, 2);
  rect.h = json_array_get_double_element (four, 3);
  if (rect.w > 0 && rect.h > 0 && rect.x >= 0 && rect.y >= 0 && rect.x + rect.w <= 1.0001 && rect.y + rect.h <= 1.0001)
    *crop = rect;
}

static gboolean
read_scrims (const StudioJsonAt *at,
             StudioBrand *brand,
             StudioPhotoSpec *photo,
             GError **error)
{
  static const char *const edges[] = { "top", "right", "bottom", "left", NULL };
  StudioJsonAt list, item;

  if (!studio_json_get_array (at, "scrims", FALSE, &list, error))
    return FALSE;
  if (list.node == NULL)
    return TRUE;
  for (guint i = 0; i < STUDIO_PHOTO_MAX_SCRIMS && studio_json_at_element (&list, i, &item); i++) {
    StudioScrim *scrim = &photo->scrims[photo->n_scrims++];
    int edge = 0;

    if (!studio_json_get_choice (&item, "edge", edges, &edge, error) ||
        !studio_json_get_ranged (&item, "size", 0, 8000, &scrim->size, error) ||
        !studio_layer_read_color (&item, "color", brand, &scrim->color, error))
      return FALSE;
    scrim->edge = (StudioEdge) edge;
  }
  return TRUE;
}

static gboolean
read_photo_value (const StudioJsonAt *at,
                  StudioPhotoSpec *photo,
                  GError **error)
{
  const char *asset = NULL, *sample = NULL;
  StudioJsonAt value;

  /* an unfilled field without a sample arrives as "" */
  if (!studio_json_at_member (at, "photo", &value) || !JSON_NODE_HOLDS_OBJECT (value.node))
    return TRUE;
  if (!studio_json_get_string (&value, "asset", FALSE, &asset, error) ||
      !studio_json_get_string (&value, "sample", FALSE, &sample, error))
    return FALSE;
  read_point (&value, "focal", &photo->focal);
  read_crop (&value, &photo->crop);
  photo->sample = asset == NULL && sample != NULL;
  photo->asset = photo->sample ? g_strconcat ("sample:", sample, NULL) : g_strdup (asset);
  return TRUE;
}

static gboolean
read_duotone (const StudioJsonAt *at,
              StudioBrand *brand,
              StudioPhotoSpec *photo,
              GError **error)
{
  StudioColor *const colors[] = { &photo->duotone_dark, &photo->duotone_light };
  StudioJsonAt pair, item;

  if (!studio_json_get_array (at, "duotone", FALSE, &pair, error))
    return FALSE;
  /* an empty list takes the template's away */
  if (pair.node == NULL || studio_json_at_length (&pair) == 0)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (colors); i++) {
    const char *name = studio_json_at_element (&pair, i, &item) && JSON_NODE_HOLDS_VALUE (item.node) ? json_node_get_string (item.node) : NULL;

    if (name == NULL || !studio_brand_lookup_color (brand, name, colors[i])) {
      studio_json_at_error (error, &pair, _ ("needs two colours, of the shadows and of the lights"));
      return FALSE;
    }
  }
  photo->duotone = TRUE;
  return TRUE;
}

gboolean
studio_layer_read_photo (const StudioJsonAt *at,
                         StudioBrand *brand,
                         StudioPhotoSpec *photo,
                         GError **error)
{
  photo->focal = (StudioPoint){ 0.5, 0.5 };
  photo->saturation = 1;
  if (!read_photo_value (at, photo, error))
    return FALSE;
  /* what was cropped in one layer goes before what came with the photo */
  read_crop (at, &photo->crop);
  return studio_json_get_boolean (at, "contain", FALSE, &photo->contain, error) &&
         read_scrims (at, brand, photo, error) &&
         studio_json_get_ranged (at, "saturation", 0, 3, &photo->saturation, error) &&
         studio_json_get_ranged (at, "warmth", -1, 1, &photo->warmth, error) &&
         studio_json_get_ranged (at, "brightness", -1, 1, &photo->brightness, error) &&
         studio_json_get_ranged (at, "contrast", -1, 1, &photo->contrast, error) &&
         studio_json_get_ranged (at, "blur", 0, 200, &photo->blur, error) &&
         studio_json_get_ranged (at, "sharpen", 0, 1, &photo->sharpen, error) &&
         read_duotone (at, brand, photo, error);
}
