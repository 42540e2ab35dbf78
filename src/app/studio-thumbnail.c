#include "config.h"

#include "studio-thumbnail.h"

#include "studio-encode.h"
#include "studio-export.h"
#include "studio-fonts.h"
#include "studio-layout.h"

/* Nothing is used twice in one small picture. */
#define PHOTO_BUDGET (8 * 1024 * 1024)

static GBytes *
draw (StudioPainter *painter,
      StudioScene *scene,
      int side)
{
  double longest = MAX (scene->format->size.w, scene->format->size.h);
  cairo_surface_t *surface = studio_export_surface (painter, scene, side / longest, NULL);
  GBytes *bytes = surface != NULL ? studio_encode_png (surface, painter->cancellable, NULL) : NULL;

  g_clear_pointer (&surface, cairo_surface_destroy);
  return bytes;
}

GBytes *
studio_thumbnail_new (StudioSnapshot *snapshot,
                      int side,
                      GCancellable *cancellable)
{
  GPtrArray *formats;
  g_autoptr (StudioPhotoCache) photos = NULL;
  g_autoptr (StudioScene) scene = NULL;
  StudioPainter painter = { .cancellable = cancellable };
  GBytes *bytes;

  g_return_val_if_fail (snapshot != NULL && side > 0, NULL);

  formats = studio_template_get_formats (studio_snapshot_get_template (snapshot));
  photos = studio_photo_cache_new (PHOTO_BUDGET);
  painter.photos = photos;
  painter.context = studio_fonts_new_context ();
  scene = formats->len > 0 ? studio_layout_page (painter.context, snapshot, g_ptr_array_index (formats, 0), 0, NULL) : NULL;
  bytes = scene != NULL ? draw (&painter, scene, side) : NULL;
  g_clear_error (&painter.error);
  g_clear_object (&painter.context);
  return bytes;
}
