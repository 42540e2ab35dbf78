#include "config.h"

#include "studio-canvas-live.h"

#include <math.h>

#include "studio-canvas-picture.h"
#include "studio-canvas-private.h"
#include "studio-tile.h"

#define PRIORITY_MOVING 0
#define PRIORITY_CHOSEN 3
/* After choosing, a drag may follow soon; after an edit or a zoom, rather another one. */
#define CHOSEN_MS 40
#define EDITED_MS 200
/* If the edit brings no other places, the moved picture must not stay for ever. */
#define PATIENCE_MS 1000

typedef enum {
  STATE_REST,
  STATE_MOVING,
  STATE_ENDING, /* moved until the page is painted so */
} State;

struct _StudioCanvasLive
{
  StudioCanvas *canvas;
  char **ids;         /* (nullable) */
  StudioScene *scene; /* (nullable): of the tiles */
  StudioTile below, chosen, above;
  GCancellable *cancellable; /* (nullable): of the painting under way */
  StudioScene *asked;        /* (nullable): for it */
  guint timeout;

  State state;
  guint patience;
  cairo_matrix_t affine;
  GskRenderNode *moved; /* (nullable): the chosen tile under the affine, at @moved_scale */
  double moved_scale;
};

StudioCanvasLive *
_studio_canvas_live_new (StudioCanvas *canvas)
{
  StudioCanvasLive *self = g_new0 (StudioCanvasLive, 1);

  self->canvas = canvas;
  cairo_matrix_init_identity (&self->affine);
  return self;
}

static void
stop (StudioCanvasLive *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->asked, studio_scene_unref);
}

static void
forget_tiles (StudioCanvasLive *self)
{
  _studio_tile_clear (&self->below);
  _studio_tile_clear (&self->chosen);
  _studio_tile_clear (&self->above);
  g_clear_pointer (&self->moved, gsk_render_node_unref);
  g_clear_pointer (&self->scene, studio_scene_unref);
}

static void
rest (StudioCanvasLive *self)
{
  g_clear_handle_id (&self->patience, g_source_remove);
  g_clear_pointer (&self->moved, gsk_render_node_unref);
  cairo_matrix_init_identity (&self->affine);
  self->state = STATE_REST;
  gtk_widget_queue_draw (GTK_WIDGET (self->canvas));
}

void
_studio_canvas_live_free (StudioCanvasLive *self)
{
  stop (self);
  forget_tiles (self);
  g_clear_handle_id (&self->patience, g_source_remove);
  g_strfreev (self->ids);
  g_free (self);
}

/* --- painting the three layers --- */

static void
take_part (StudioTile *tile,
           const StudioPreviewParts *parts,
           guint index)
{
  StudioRegion region = { parts->scale, parts->parts[index].area };

  if (parts->parts[index].surface != NULL)
    _studio_tile_set (tile, parts->parts[index].surface, &region);
}

static void
painted_cb (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr (StudioCanvas) canvas = user_data;
  g_autoptr (StudioPreviewParts) parts = studio_previewer_render_parts_finish (STUDIO_PREVIEWER (source), result, NULL);
  StudioCanvasLive *self = canvas->live;

  if (self == NULL || self->cancellable == NULL || self->cancellable != g_task_get_cancellable (G_TASK (result)))
    return;
  g_clear_object (&self->cancellable);
  /* without it the drag shows the outlines only, which is no reason to say something */
  if (parts == NULL)
    return;
  forget_tiles (self);
  self->scene = studio_scene_ref (parts->scene);
  take_part (&self->below, parts, 0);
  take_part (&self->chosen, parts, 1);
  take_part (&self->above, parts, 2);
  if (self->state != STATE_REST)
    gtk_widget_queue_draw (GTK_WIDGET (canvas));
  /* the view may have gone on meanwhile */
  _studio_canvas_live_follow (self);
}

/* Of the moved layers more is painted than is seen: the next screen in each direction may be pulled into view. */
static void
find_reach (const StudioRegion *view,
            cairo_rectangle_int_t *reach)
{
  const cairo_rectangle_int_t *area = &view->area;

  *reach = (cairo_rectangle_int_t){ area->x - area->width / 2, area->y - area->height / 2, area->width * 2, area->height * 2 };
}

static void
prepare (StudioCanvasLive *self,
         int priority)
{
  StudioCanvas *canvas = self->canvas;
  StudioPreviewer *previewer = _studio_canvas_picture_get_previewer (canvas->picture);
  cairo_rectangle_int_t reach;
  StudioRegion wanted;

  stop (self);
  if (previewer == NULL || canvas->scene == NULL || self->ids == NULL || !_studio_canvas_picture_get_wanted (canvas->picture, &wanted))
    return;
  find_reach (&wanted, &reach);
  self->cancellable = g_cancellable_new ();
  self->asked = studio_scene_ref (canvas->scene);
  studio_previewer_render_parts_async (previewer, canvas->scene, (const char *const *) self->ids, &wanted, &reach, priority, self->cancellable, painted_cb,
                                       g_object_ref (canvas));
}

static gboolean
prepare_cb (gpointer user_data)
{
  StudioCanvasLive *self = user_data;

  self->timeout = 0;
  prepare (self, PRIORITY_CHOSEN);
  return G_SOURCE_REMOVE;
}

gboolean
_studio_canvas_live_is_ready (StudioCanvasLive *self)
{
  StudioRegion view;

  return self->scene != NULL && self->scene == self->canvas->scene && _studio_canvas_picture_get_view (self->canvas->picture, &view) && _studio_tile_covers (&self->below, &view);
}

/* Whether the painting under way still is of the page that is shown; of what part, is seen when it is there. */
static gboolean
is_coming (StudioCanvasLive *self)
{
  return self->cancellable != NULL && self->asked == self->canvas->scene;
}

static gboolean
has_moved (StudioCanvasLive *self)
{
  for (guint i = 0; self->ids[i] != NULL; i++) {
    const StudioBox *before = studio_scene_find (self->scene, self->ids[i]);
    const StudioBox *after = studio_scene_find (self->canvas->scene, self->ids[i]);

    if (before == NULL || after == NULL)
      return TRUE;
    if (memcmp (&before->rect, &after->rect, sizeof before->rect) != 0 || fabs (before->layer->rotation - after->layer->rotation) > 1e-9 || before->layer->flip_x != after->layer->flip_x || before->layer->flip_y != after->layer->flip_y)
      return TRUE;
  }
  return FALSE;
}

void
_studio_canvas_live_follow (StudioCanvasLive *self)
{
  StudioCanvas *canvas = self->canvas;

  if (self->ids == NULL || canvas->scene == NULL)
    return;
  if (self->state == STATE_ENDING && self->scene != NULL && self->scene != canvas->scene && has_moved (self))
    rest (self);
  /* a drag is not disturbed */
  if (self->state != STATE_REST || _studio_canvas_live_is_ready (self))
    return;
  if (is_coming (self))
    return;
  stop (self);
  self->timeout = g_timeout_add (self->scene == NULL ? CHOSEN_MS : EDITED_MS, prepare_cb, self);
}

void
_studio_canvas_begin_live (StudioCanvas *canvas,
                           const char *const *ids)
{
  StudioCanvasLive *self;
  static const char *const nothing[] = { NULL };
  const char *const *wanted = ids != NULL ? ids : nothing;

  g_return_if_fail (STUDIO_IS_CANVAS (canvas));

  self = canvas->live;
  if (g_strv_equal (wanted, self->ids != NULL ? (const char *const *) self->ids : nothing))
    return;
  stop (self);
  forget_tiles (self);
  if (self->state != STATE_REST)
    rest (self);
  g_clear_pointer (&self->ids, g_strfreev);
  if (wanted[0] == NULL)
    return;
  self->ids = g_strdupv ((char **) ids);
  _studio_canvas_live_follow (self);
}

/* --- moving --- */

static gboolean
patience_cb (gpointer user_data)
{
  StudioCanvasLive *self = user_data;

  self->patience = 0;
  rest (self);
  _studio_canvas_live_follow (self);
  return G_SOURCE_REMOVE;
}

void
_studio_canvas_set_live_affine (StudioCanvas *canvas,
                                const cairo_matrix_t *affine)
{
  StudioCanvasLive *self;

  g_return_if_fail (STUDIO_IS_CANVAS (canvas) && affine != NULL);

  self = canvas->live;
  if (self->ids == NULL)
    return;
  /* a second drag that begins before the first one's page is painted starts from what is painted */
  if (self->state == STATE_ENDING)
    rest (self);
  if (self->state == STATE_REST && !_studio_canvas_live_is_ready (self) && (self->timeout != 0 || !is_coming (self)))
    prepare (self, PRIORITY_MOVING);
  self->state = STATE_MOVING;
  if (memcmp (&self->affine, affine, sizeof *affine) == 0)
    return;
  self->affine = *affine;
  g_clear_pointer (&self->moved, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
}

void
_studio_canvas_end_live (StudioCanvas *canvas,
                         gboolean changed)
{
  StudioCanvasLive *self;

  g_return_if_fail (STUDIO_IS_CANVAS (canvas));

  self = canvas->live;
  if (self->state != STATE_MOVING)
    return;
  if (changed && self->scene != NULL && self->scene == canvas->scene) {
    self->state = STATE_ENDING;
    self->patience = g_timeout_add (PATIENCE_MS, patience_cb, self);
  } else {
    rest (self);
    _studio_canvas_live_follow (self);
  }
}

/* --- drawing --- */

/* From the tile's pixels to the shown ones. */
static void
find_matrix (StudioCanvasLive *self,
             double scale,
             cairo_matrix_t *matrix)
{
  const StudioRegion *region = &self->chosen.region;
  cairo_matrix_t to_page, to_view;

  cairo_matrix_init (&to_page, 1 / region->scale, 0, 0, 1 / region->scale, region->area.x / region->scale, region->area.y / region->scale);
  cairo_matrix_init_scale (&to_view, scale, scale);
  cairo_matrix_multiply (matrix, &to_page, &self->affine);
  cairo_matrix_multiply (matrix, matrix, &to_view);
}

/* What is only moved keeps its pixels. */
static gboolean
is_moved_only (cairo_matrix_t *matrix)
{
  if (fabs (matrix->xx - 1) > 1e-6 || fabs (matrix->yy - 1) > 1e-6 || fabs (matrix->xy) > 1e-6 || fabs (matrix->yx) > 1e-6)
    return FALSE;
  cairo_matrix_init_translate (matrix, round (matrix->x0), round (matrix->y0));
  return TRUE;
}

static graphene_rect_t
find_bounds (const StudioTile *tile,
             const cairo_matrix_t *matrix)
{
  double x0 = INFINITY, y0 = INFINITY, x1 = -INFINITY, y1 = -INFINITY;

  for (int corner = 0; corner < 4; corner++) {
    double x = corner & 1 ? tile->region.area.width : 0, y = corner & 2 ? tile->region.area.height : 0;

    cairo_matrix_transform_point (matrix, &x, &y);
    x0 = MIN (x0, floor (x));
    y0 = MIN (y0, floor (y));
    x1 = MAX (x1, ceil (x));
    y1 = MAX (y1, ceil (y));
  }
  return GRAPHENE_RECT_INIT ((float) x0, (float) y0, (float) (x1 - x0), (float) (y1 - y0));
}

static GskRenderNode *
make_moved (StudioCanvasLive *self,
            double scale)
{
  GskRenderNode *node;
  cairo_matrix_t matrix;
  graphene_rect_t bounds;
  gboolean hard;
  cairo_t *cr;

  find_matrix (self, scale, &matrix);
  hard = is_moved_only (&matrix);
  bounds = find_bounds (&self->chosen, &matrix);
  node = gsk_cairo_node_new (&bounds);
  cr = gsk_cairo_node_get_draw_context (node);
  cairo_transform (cr, &matrix);
  cairo_set_source_surface (cr, self->chosen.surface, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), hard ? CAIRO_FILTER_NEAREST : CAIRO_FILTER_BILINEAR);
  cairo_paint (cr);
  cairo_destroy (cr);
  return node;
}

gboolean
_studio_canvas_live_snapshot (StudioCanvasLive *self,
                              GtkSnapshot *snapshot,
                              const StudioRegion *view)
{
  double scale = self->canvas->zoom * gtk_widget_get_scale_factor (GTK_WIDGET (self->canvas));
  gboolean hard = _studio_canvas_picture_get_pixels (self->canvas->picture);

  if (self->state == STATE_REST || self->below.surface == NULL)
    return FALSE;
  if (!_studio_tile_covers (&self->below, view))
    _studio_canvas_picture_snapshot_still (self->canvas->picture, snapshot);
  _studio_tile_append (&self->below, snapshot, scale, hard);
  if (self->moved == NULL || fabs (self->moved_scale - scale) > 1e-9) {
    g_clear_pointer (&self->moved, gsk_render_node_unref);
    self->moved = self->chosen.surface != NULL ? make_moved (self, scale) : NULL;
    self->moved_scale = scale;
  }
  if (self->moved != NULL)
    gtk_snapshot_append_node (snapshot, self->moved);
  _studio_tile_append (&self->above, snapshot, scale, hard);
  return TRUE;
}
