#include "config.h"

#include "studio-element-picture.h"

#include <math.h>

#include "studio-elements-private.h"
#include "studio-fonts.h"
#include "studio-layout.h"
#include "studio-painter.h"
#include "studio-post.h"

/* Of the side, around what is drawn */
#define MARGIN 0.08
#define PHOTO_BUDGET (4 * 1024 * 1024)

/* The layer in the middle of a page of its own. */
static JsonNode *
page_of (StudioElement *element)
{
  static const char page[] = "{\"format\":\"pemda-studio-template\",\"version\":1,\"id\":\"elemen\",\"name\":\"Elemen\",\"fields\":[],\"layers\":[],\"formats\":{\"square\":{}}}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (page, sizeof page - 1);
  g_autoptr (JsonNode) id = studio_json_string ("a");
  g_autoptr (JsonNode) middle = studio_json_number (0);
  g_autoptr (JsonNode) named = studio_json_with (studio_element_get_picture (element), "id", id);
  g_autoptr (JsonNode) placed = studio_json_with (named, "cx", middle);
  g_autoptr (JsonNode) layer = studio_json_with (placed, "cy", middle);
  g_autoptr (JsonNode) root = studio_json_parse ("element", bytes, NULL);

  return root != NULL ? studio_json_with (root, "layers/0", layer) : NULL;
}

static StudioSnapshot *
snapshot_of (StudioElement *element,
             StudioBrand *brand)
{
  g_autoptr (JsonNode) page = page_of (element);
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioTemplate) template = page != NULL ? studio_template_new (studio_element_get_id (element), page, &error) : NULL;
  g_autoptr (StudioPost) post = NULL;

  if (template == NULL) {
    g_warning ("%s", error != NULL ? error->message : "An element has no page");
    return NULL;
  }
  post = studio_post_new (template, brand);
  if (element->asset != NULL)
    studio_post_add_asset (post, element->asset);
  return studio_post_snapshot (post);
}

/* Brings the box, turned as it is, to the middle of @side px. */
static void
fit (cairo_t *cr,
     const StudioBox *box,
     int side)
{
  double angle = box->layer->rotation * G_PI / 180, width = MAX (box->rect.w, 1), height = MAX (box->rect.h, 1);
  double across = fabs (width * cos (angle)) + fabs (height * sin (angle)), down = fabs (width * sin (angle)) + fabs (height * cos (angle));
  double scale = side * (1 - 2 * MARGIN) / MAX (across, down);

  cairo_translate (cr, side / 2.0, side / 2.0);
  cairo_scale (cr, scale, scale);
  cairo_translate (cr, -box->rect.x - box->rect.w / 2, -box->rect.y - box->rect.h / 2);
}

static cairo_surface_t *
draw (StudioPainter *painter,
      StudioScene *scene,
      int side)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, side, side);
  cairo_t *cr = cairo_create (surface);

  fit (cr, &g_array_index (scene->boxes, StudioBox, 1), side);
  studio_paint_scene (painter, cr, scene);
  cairo_destroy (cr);
  g_clear_error (&painter->error);
  if (g_cancellable_is_cancelled (painter->cancellable))
    g_clear_pointer (&surface, cairo_surface_destroy);
  return surface;
}

cairo_surface_t *
studio_element_draw_picture (StudioElement *element,
                             StudioBrand *brand,
                             int side,
                             GCancellable *cancellable)
{
  g_autoptr (StudioSnapshot) snapshot = NULL;
  g_autoptr (StudioPhotoCache) photos = NULL;
  g_autoptr (StudioScene) scene = NULL;
  g_autoptr (GError) error = NULL;
  StudioPainter painter = { .cancellable = cancellable };
  cairo_surface_t *surface = NULL;

  g_return_val_if_fail (STUDIO_IS_ELEMENT (element) && STUDIO_IS_BRAND (brand), NULL);
  g_return_val_if_fail (side > 0, NULL);

  snapshot = snapshot_of (element, brand);
  if (snapshot == NULL)
    return NULL;
  painter.photos = photos = studio_photo_cache_new (PHOTO_BUDGET);
  painter.context = studio_fonts_new_context ();
  scene = studio_layout_page (painter.context, snapshot, studio_format_find ("square"), 0, &error);
  if (scene == NULL)
    g_warning ("%s", error->message);
  else if (scene->boxes->len > 1)
    surface = draw (&painter, scene, side);
  g_object_unref (painter.context);
  return surface;
}
