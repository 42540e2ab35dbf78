#pragma once

#include <cairo.h>

#include "studio-painter-part.h"
#include "studio-photo-cache.h"

G_BEGIN_DECLS

/**
 * StudioPainter: what painting needs beside the scene; one a thread.
 * @context: that the scene was laid out with, or one like it
 * @vector: the target is a PDF or SVG: photos are put in as JPEG, at most @photo_scale px a design px
 * @parts: (nullable): of the scene (studio_parts_new()); only boxes of @part are painted
 * @error: (nullable): the first thing that went wrong; painting goes on without it
 */
typedef struct
{
  PangoContext *context;
  StudioPhotoCache *photos;
  GCancellable *cancellable;
  gboolean vector;
  double photo_scale;
  const guint8 *parts;
  StudioPart part;
  GError *error;
} StudioPainter;

/** Paints the whole page; user space is design px. The only code that turns boxes into pixels. */
void studio_paint_scene (StudioPainter *painter, cairo_t *cr, StudioScene *scene);
/** The size of the whole picture on the page, in design px, for a photo box. */
StudioRect studio_paint_photo_rect (const StudioBox *box, const StudioPictureInfo *info);

G_END_DECLS
