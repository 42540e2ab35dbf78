#pragma once

#include <gio/gio.h>

#include "studio-color.h"
#include "studio-painter.h"
#include "studio-scene.h"

G_BEGIN_DECLS

/**
 * StudioContrast: how well a text stands out from the pixels behind it.
 * @ratio: WCAG contrast of its colour with all but the worst tenth of them
 * @needed: 4.5, or 3 for large letters (WCAG 2.2, 1.4.3): as people see a post, 360 px wide on a telephone
 * @better: (nullable): the brand's colour that stands out best, if the text's own does not pass
 */
typedef struct
{
  double ratio;
  double needed;
  char *better;
} StudioContrast;

/** What studio_contrast_measure() paints with; one for many texts of a page saves decoding its photos again. For one thread. */
StudioPainter studio_contrast_painter (GCancellable *cancellable);
void studio_contrast_painter_clear (StudioPainter *painter);
/** Measures at once, which takes some ms; for threads. Returns: (transfer full): as studio_contrast_measure_finish() */
StudioContrast *studio_contrast_measure (StudioScene *scene, const char *id, StudioPainter *painter, GError **error);
/** Paints what lies behind text @id in a thread, and measures it. */
void studio_contrast_measure_async (StudioScene *scene, const char *id, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
/** Returns: (transfer full): %G_IO_ERROR_NOT_FOUND if there is no such text. Free with studio_contrast_free(). */
StudioContrast *studio_contrast_measure_finish (GAsyncResult *result, GError **error);
void studio_contrast_free (StudioContrast *contrast);

/** The colour of one point of a page, as it will be exported; painted in a thread. */
void studio_contrast_pick_async (StudioScene *scene, StudioPoint point, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
/** Returns: FALSE if @point was not on the page */
gboolean studio_contrast_pick_finish (GAsyncResult *result, StudioColor *color, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioContrast, studio_contrast_free)

G_END_DECLS
