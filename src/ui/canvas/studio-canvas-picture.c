#include "config.h"

#include "studio-canvas-picture.h"

#include <math.h>

#include "studio-canvas-live.h"
#include "studio-canvas-private.h"
#include "studio-tile.h"

/* A page of so many pixels is painted whole (20 MB), so that it can be panned without waiting. */
#define MAX_WHOLE 5e6
/* Of the coarse picture */
#define COARSE 1.2e6
/* Around the view, as a share of it, and the grid that it is rounded to */
#define MARGIN 0.3
#define GRID 64
/* While zooming the old picture is scaled; the new one comes at rest. */
#define ZOOMING_MS 90
/* A pause in which all is painted anew */
#define SETTLING_MS 250
#define MAX_PATCHES 16

#define PRIORITY_SEEN 0
#define PRIORITY_UNSEEN 5

typedef enum {
  JOB_NONE,
  JOB_EDIT,   /* lays out a snapshot */
  JOB_VIEW,   /* the scene that is shown, where it is not painted yet */
  JOB_SETTLE, /* the same where it is painted in patches */
  JOB_COARSE, /* the whole page, for where the picture does not reach */
} Job;

struct _StudioCanvasPicture
{
  StudioCanvas *canvas;
  StudioPreviewer *previewer; /* (nullable) */
  StudioSnapshot *next;       /* (nullable): to be laid out */
  guint next_page;

  StudioTile coarse;  /* the whole page */
  StudioTile sharp;   /* in the view's pixels */
  GPtrArray *patches; /* (element-type StudioTile): over the sharp one */

  Job job;
  GCancellable *cancellable; /* (nullable): of the job */
  StudioRegion asked;        /* by the job */
  guint timeout;

  gboolean pixels;
  gboolean patched; /* since all of the sharp one was painted; perhaps where it is not seen */
  gboolean coarse_is_old;
};

static void advance (StudioCanvasPicture *self);

static void
patch_free (StudioTile *patch)
{
  _studio_tile_clear (patch);
  g_free (patch);
}

StudioCanvasPicture *
_studio_canvas_picture_new (StudioCanvas *canvas)
{
  StudioCanvasPicture *self = g_new0 (StudioCanvasPicture, 1);

  self->canvas = canvas;
  self->patches = g_ptr_array_new_with_free_func ((GDestroyNotify) patch_free);
  return self;
}

static void
stop (StudioCanvasPicture *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->job = JOB_NONE;
}

void
_studio_canvas_picture_clear (StudioCanvasPicture *self)
{
  stop (self);
  g_clear_pointer (&self->next, studio_snapshot_unref);
  g_ptr_array_set_size (self->patches, 0);
  self->patched = FALSE;
  _studio_tile_clear (&self->sharp);
  _studio_tile_clear (&self->coarse);
}

void
_studio_canvas_picture_free (StudioCanvasPicture *self)
{
  _studio_canvas_picture_clear (self);
  g_clear_object (&self->previewer);
  g_ptr_array_unref (self->patches);
  g_free (self);
}

void
_studio_canvas_picture_set_previewer (StudioCanvasPicture *self,
                                      StudioPreviewer *previewer)
{
  g_set_object (&self->previewer, previewer);
}

StudioPreviewer *
_studio_canvas_picture_get_previewer (StudioCanvasPicture *self)
{
  return self->previewer;
}

/* --- what is seen --- */

static double
device_scale (StudioCanvasPicture *self)
{
  return self->canvas->zoom * gtk_widget_get_scale_factor (GTK_WIDGET (self->canvas));
}

gboolean
_studio_canvas_picture_get_view (StudioCanvasPicture *self,
                                 StudioRegion *view)
{
  StudioCanvas *canvas = self->canvas;
  StudioPoint from, to;
  cairo_rectangle_int_t page;
  StudioRect rect;

  if (canvas->format == NULL)
    return FALSE;
  from = _studio_canvas_to_page (canvas, 0, 0);
  to = _studio_canvas_to_page (canvas, gtk_widget_get_width (GTK_WIDGET (canvas)), gtk_widget_get_height (GTK_WIDGET (canvas)));
  rect = (StudioRect){ from.x, from.y, to.x - from.x, to.y - from.y };
  view->scale = device_scale (self);
  if (self->pixels)
    view->scale = MIN (1, view->scale);
  page = studio_region_page (canvas->format, view->scale);
  view->area = studio_region_of (canvas->format, view->scale, &rect);
  return studio_region_intersect (&view->area, &page, &view->area);
}

/* Outwards to the next lines of the grid, so that a small step asks for the same again. */
static void
grow (cairo_rectangle_int_t *area,
      double share)
{
  int by = (int) (share * MIN (area->width, area->height));
  int x0 = area->x - by, y0 = area->y - by, x1 = area->x + area->width + by, y1 = area->y + area->height + by;

  x0 = (int) floor (x0 / (double) GRID) * GRID;
  y0 = (int) floor (y0 / (double) GRID) * GRID;
  x1 = (int) ceil (x1 / (double) GRID) * GRID;
  y1 = (int) ceil (y1 / (double) GRID) * GRID;
  *area = (cairo_rectangle_int_t){ x0, y0, x1 - x0, y1 - y0 };
}

gboolean
_studio_canvas_picture_get_wanted (StudioCanvasPicture *self,
                                   StudioRegion *wanted)
{
  cairo_rectangle_int_t page;

  if (!_studio_canvas_picture_get_view (self, wanted))
    return FALSE;
  page = studio_region_page (self->canvas->format, wanted->scale);
  if ((double) page.width * page.height <= MAX_WHOLE) {
    wanted->area = page;
    return TRUE;
  }
  grow (&wanted->area, MARGIN);
  return studio_region_intersect (&wanted->area, &page, &wanted->area);
}

static gboolean
is_whole (const StudioTile *tile,
          const StudioFormat *format)
{
  StudioRegion page = { tile->region.scale, studio_region_page (format, tile->region.scale) };

  return _studio_tile_covers (tile, &page);
}

/* Whether the view, with half of its margin, is painted as it is to be. */
static gboolean
is_painted (StudioCanvasPicture *self)
{
  StudioRegion view;
  cairo_rectangle_int_t page;

  if (!_studio_canvas_picture_get_view (self, &view))
    return TRUE;
  page = studio_region_page (self->canvas->format, view.scale);
  if (!is_whole (&self->sharp, self->canvas->format)) {
    grow (&view.area, MARGIN / 3);
    studio_region_intersect (&view.area, &page, &view.area);
  }
  return _studio_tile_covers (&self->sharp, &view);
}

/* --- what comes --- */

static void
take_scene (StudioCanvasPicture *self,
            StudioScene *scene)
{
  StudioCanvas *canvas = self->canvas;

  if (canvas->scene == scene)
    return;
  if (canvas->scene != NULL && (canvas->scene->format != scene->format || canvas->scene->page != scene->page))
    _studio_tile_clear (&self->coarse);
  g_clear_pointer (&canvas->scene, studio_scene_unref);
  canvas->scene = studio_scene_ref (scene);
  self->coarse_is_old = TRUE;
}

static void
take_whole_picture (StudioCanvasPicture *self,
                    StudioPreview *preview)
{
  const StudioFormat *format = preview->scene->format;

  /* what was the whole page will do below a part of it */
  if (is_whole (&self->sharp, format) && self->sharp.region.scale < preview->region.scale) {
    self->coarse_is_old = self->patched;
    _studio_tile_move (&self->coarse, &self->sharp);
  }
  g_ptr_array_set_size (self->patches, 0);
  self->patched = FALSE;
  _studio_tile_set (&self->sharp, preview->surface, &preview->region);
  if (is_whole (&self->sharp, format))
    _studio_tile_clear (&self->coarse);
}

static void
take_patch (StudioCanvasPicture *self,
            StudioPreview *preview)
{
  StudioTile *patch;

  self->patched = TRUE;
  if (preview->surface == NULL)
    return;
  for (guint i = self->patches->len; i > 0; i--) {
    StudioRegion older = ((StudioTile *) g_ptr_array_index (self->patches, i - 1))->region;
    StudioTile newer = { .surface = preview->surface, .region = preview->region };

    if (_studio_tile_covers (&newer, &older))
      g_ptr_array_remove_index (self->patches, i - 1);
  }
  patch = g_new0 (StudioTile, 1);
  _studio_tile_set (patch, preview->surface, &preview->region);
  g_ptr_array_add (self->patches, patch);
}

static void
take (StudioCanvasPicture *self,
      Job job,
      StudioPreview *preview)
{
  if (job == JOB_COARSE) {
    _studio_tile_set (&self->coarse, preview->surface, &preview->region);
    self->coarse_is_old = FALSE;
  } else if (preview->patch) {
    take_patch (self, preview);
  } else {
    take_whole_picture (self, preview);
  }
  take_scene (self, preview->scene);
  gtk_widget_queue_draw (GTK_WIDGET (self->canvas));
  _studio_canvas_live_follow (self->canvas->live);
  if (job == JOB_EDIT)
    g_signal_emit_by_name (self->canvas, "scene-changed");
}

static void
painted_cb (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr (StudioCanvas) canvas = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioPreview) preview = studio_previewer_render_finish (STUDIO_PREVIEWER (source), result, &error);
  StudioCanvasPicture *self = canvas->picture;
  Job job;

  /* what was cancelled has a successor or no canvas any more */
  if (self == NULL || self->cancellable == NULL || self->cancellable != g_task_get_cancellable (G_TASK (result)))
    return;
  job = self->job;
  self->job = JOB_NONE;
  g_clear_object (&self->cancellable);
  if (preview != NULL)
    take (self, job, preview);
  else
    g_signal_emit_by_name (canvas, "paint-failed", error->message);
  /* a page that cannot be painted is not asked for again and again */
  if (canvas->picture != NULL && (preview != NULL || self->next != NULL))
    advance (self);
}

/* --- what is asked for --- */

static void
start (StudioCanvasPicture *self,
       Job job,
       const StudioRegion *region)
{
  StudioPreviewRequest request = { .region = *region };
  StudioScene *scene = self->canvas->scene;

  stop (self);
  if (job == JOB_EDIT) {
    request.snapshot = self->next;
    request.format = self->canvas->format;
    request.page = self->next_page;
    request.before = scene != NULL && self->patches->len < MAX_PATCHES && _studio_tile_covers (&self->sharp, region) ? scene : NULL;
  } else {
    request.scene = scene;
  }
  self->job = job;
  self->asked = *region;
  self->cancellable = g_cancellable_new ();
  studio_previewer_render_region_async (self->previewer, &request, job <= JOB_VIEW ? PRIORITY_SEEN : PRIORITY_UNSEEN, self->cancellable, painted_cb,
                                        g_object_ref (self->canvas));
  if (job == JOB_EDIT)
    g_clear_pointer (&self->next, studio_snapshot_unref);
}

static StudioRegion
coarse_region (StudioCanvasPicture *self)
{
  StudioSize size = self->canvas->format->size;
  double scale = MIN (1, sqrt (COARSE / (size.w * size.h)));

  return (StudioRegion){ scale, studio_region_page (self->canvas->format, scale) };
}

static gboolean
timeout_cb (gpointer user_data)
{
  StudioCanvasPicture *self = user_data;
  StudioRegion wanted, coarse;

  self->timeout = 0;
  if (!_studio_canvas_picture_get_wanted (self, &wanted))
    return G_SOURCE_REMOVE;
  coarse = coarse_region (self);
  if (!is_painted (self))
    start (self, JOB_VIEW, &wanted);
  else if (self->patched)
    start (self, JOB_SETTLE, &wanted);
  else
    start (self, JOB_COARSE, &coarse);
  return G_SOURCE_REMOVE;
}

/* In how many ms the next painting that gives way shall begin; -1: none is needed. */
static int
find_delay (StudioCanvasPicture *self)
{
  StudioRegion view;

  if (self->canvas->scene == NULL || !_studio_canvas_picture_get_view (self, &view))
    return -1;
  if (!is_painted (self))
    return self->sharp.surface == NULL || fabs (self->sharp.region.scale - view.scale) < 1e-9 ? 0 : ZOOMING_MS;
  if (self->patched)
    return SETTLING_MS;
  if (!is_whole (&self->sharp, self->canvas->format) && (self->coarse.surface == NULL || self->coarse_is_old))
    return SETTLING_MS;
  return -1;
}

static gboolean
is_wanted_still (StudioCanvasPicture *self)
{
  StudioTile coming = { .surface = self->sharp.surface, .region = self->asked };
  StudioRegion view;

  return self->job == JOB_VIEW && coming.surface != NULL && _studio_canvas_picture_get_view (self, &view) && _studio_tile_covers (&coming, &view);
}

static void
advance (StudioCanvasPicture *self)
{
  StudioRegion wanted;
  int delay;

  if (self->previewer == NULL || self->canvas->format == NULL || self->job == JOB_EDIT)
    return;
  if (self->next != NULL && _studio_canvas_picture_get_wanted (self, &wanted)) {
    start (self, JOB_EDIT, &wanted);
    return;
  }
  if (is_wanted_still (self))
    return;
  delay = find_delay (self);
  if (delay < 0 && (self->job == JOB_SETTLE || self->job == JOB_COARSE))
    return;
  stop (self);
  if (delay == 0)
    timeout_cb (self);
  else if (delay > 0)
    self->timeout = g_timeout_add (delay, timeout_cb, self);
}

void
_studio_canvas_picture_show (StudioCanvasPicture *self,
                             StudioSnapshot *snapshot,
                             guint page)
{
  g_clear_pointer (&self->next, studio_snapshot_unref);
  self->next = studio_snapshot_ref (snapshot);
  self->next_page = page;
  advance (self);
}

void
_studio_canvas_picture_put (StudioCanvasPicture *self,
                            StudioPreview *preview)
{
  _studio_canvas_picture_clear (self);
  take_scene (self, preview->scene);
  if (preview->surface != NULL)
    _studio_tile_set (&self->coarse, preview->surface, &preview->region);
  gtk_widget_queue_draw (GTK_WIDGET (self->canvas));
}

void
_studio_canvas_picture_follow (StudioCanvasPicture *self)
{
  advance (self);
}

void
_studio_canvas_picture_set_pixels (StudioCanvasPicture *self,
                                   gboolean pixels)
{
  self->pixels = pixels;
  gtk_widget_queue_draw (GTK_WIDGET (self->canvas));
  advance (self);
}

gboolean
_studio_canvas_picture_get_pixels (StudioCanvasPicture *self)
{
  return self->pixels;
}

gboolean
_studio_canvas_picture_is_settled (StudioCanvasPicture *self)
{
  return self->next == NULL && self->job == JOB_NONE && self->timeout == 0 && self->sharp.surface != NULL && is_painted (self);
}

gboolean
_studio_canvas_picture_is_empty (StudioCanvasPicture *self)
{
  return self->sharp.surface == NULL && self->coarse.surface == NULL;
}

void
_studio_canvas_picture_snapshot_still (StudioCanvasPicture *self,
                                       GtkSnapshot *snapshot)
{
  double scale = device_scale (self);
  StudioRegion view;

  if (!_studio_canvas_picture_get_view (self, &view))
    return;
  if (!_studio_tile_covers (&self->sharp, &view))
    _studio_tile_append (&self->coarse, snapshot, scale, FALSE);
  _studio_tile_append (&self->sharp, snapshot, scale, self->pixels);
  for (guint i = 0; i < self->patches->len; i++)
    _studio_tile_append (g_ptr_array_index (self->patches, i), snapshot, scale, self->pixels);
}

void
_studio_canvas_picture_snapshot (StudioCanvasPicture *self,
                                 GtkSnapshot *snapshot)
{
  StudioRegion view;

  if (_studio_canvas_picture_get_view (self, &view) && !_studio_canvas_live_snapshot (self->canvas->live, snapshot, &view))
    _studio_canvas_picture_snapshot_still (self, snapshot);
}
