#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "studio-photo-cache.h"
#include "studio-region.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_PREVIEWER (studio_previewer_get_type ())
G_DECLARE_FINAL_TYPE (StudioPreviewer, studio_previewer, STUDIO, PREVIEWER, GObject)

/**
 * StudioPreviewer:
 *
 * Lays out and paints pages in a few worker threads, each with a font context of its own and one shared photo
 * cache, so that the main loop never waits. The pixels are those of the export at the same scale.
 */
StudioPreviewer *studio_previewer_new (void);
/**
 * StudioPreview: a picture of a page or of a part of it. Free with studio_preview_free().
 * @surface: image surface of @region's size; NULL if @patch is set and nothing that is seen has changed
 * @region: what it shows
 * @patch: shows only what has changed since the scene that was given, to be laid over the picture of that one
 * @scene: the page's boxes and issues
 */
typedef struct
{
  cairo_surface_t *surface;
  StudioRegion region;
  gboolean patch;
  StudioScene *scene;
} StudioPreview;

/** StudioPreviewPart: @surface: (nullable): nothing is painted there */
typedef struct
{
  cairo_surface_t *surface;
  cairo_rectangle_int_t area;
} StudioPreviewPart;

/**
 * StudioPreviewParts: a page in three layers (studio-painter-part.h), so that the one in the middle can be moved. Free with
 * studio_preview_parts_free().
 * @parts: below, chosen, above; the first is opaque, the others are as small as can be
 */
typedef struct
{
  StudioScene *scene;
  double scale;
  StudioPreviewPart parts[3];
} StudioPreviewParts;

/**
 * studio_previewer_render_async:
 * @scale: device px a design px
 * @priority: lower goes first; a request that was cancelled while waiting costs nothing
 */
void studio_previewer_render_async (StudioPreviewer *self, StudioSnapshot *snapshot, const StudioFormat *format, guint page, double scale, int priority, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
/** Returns: (transfer full) */
StudioPreview *studio_previewer_render_finish (StudioPreviewer *self, GAsyncResult *result, GError **error);
void studio_preview_free (StudioPreview *preview);

/**
 * StudioPreviewRequest: a part of a page.
 * @scene: (nullable): painted as it is
 * @snapshot: (nullable): laid out and then painted, when @scene is NULL; with @format and @page
 * @before: (nullable): a scene whose picture is there already. If only some boxes are seen to be other ones than there, just
 *   their place is painted. Not everything is seen (studio-damage.h), so a patch should be followed by a whole painting when
 *   there is time
 * @region: what is wanted
 */
typedef struct
{
  StudioScene *scene;
  StudioSnapshot *snapshot;
  const StudioFormat *format;
  guint page;
  StudioScene *before;
  StudioRegion region;
} StudioPreviewRequest;

/** The pixels are those of the export at the same scale (studio-region.h). @request is copied. Ends with studio_previewer_render_finish(). */
void studio_previewer_render_region_async (StudioPreviewer *self, const StudioPreviewRequest *request, int priority, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);

/**
 * studio_previewer_render_parts_async:
 * @ids: (array zero-terminated=1): the layers of @scene that will be moved
 * @region: what of the page below and above them is wanted
 * @reach: (device px): how much of the moved ones is wanted
 */
void studio_previewer_render_parts_async (StudioPreviewer *self, StudioScene *scene, const char *const *ids, const StudioRegion *region, const cairo_rectangle_int_t *reach, int priority, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
/** Returns: (transfer full): NULL with %G_IO_ERROR_NOT_FOUND if none of the layers is there. */
StudioPreviewParts *studio_previewer_render_parts_finish (StudioPreviewer *self, GAsyncResult *result, GError **error);
void studio_preview_parts_free (StudioPreviewParts *parts);
/** The photo cache shared by all its threads. Returns: (transfer none) */
StudioPhotoCache *studio_previewer_get_photos (StudioPreviewer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioPreview, studio_preview_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioPreviewParts, studio_preview_parts_free)

G_END_DECLS
