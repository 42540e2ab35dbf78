#include "config.h"

#include "studio-select-private.h"

#include <math.h>

/* In px of the screen */
#define FRAME_WIDTH 1.5f
#define HOVER_WIDTH 1.0f
#define DASH 5.0
#define CHIP_PADDING 5
#define CHIP_RADIUS 4
#define CHIP_GAP 10

static const GdkRGBA white = { 1, 1, 1, 1 };
static const GdkRGBA magenta = { 0.91f, 0.12f, 0.55f, 1 };
static const GdkRGBA grey = { 0.55f, 0.55f, 0.57f, 1 };

/* Where the page lies now. */
typedef struct
{
  StudioSelect *self;
  GtkSnapshot *snapshot;
  StudioPoint origin;
  double zoom;
  GdkRGBA accent;
} View;

static graphene_point_t
to_widget (const View *view,
           StudioPoint point)
{
  return GRAPHENE_POINT_INIT ((float) (view->origin.x + point.x * view->zoom), (float) (view->origin.y + point.y * view->zoom));
}

/* --- frames --- */

/* Goes to the frame's middle, turned as it is; gives its rect there. */
static graphene_rect_t
enter_frame (const View *view,
             const StudioFrame *frame)
{
  graphene_point_t middle = to_widget (view, frame->center);
  float w = (float) (frame->w * view->zoom), h = (float) (frame->h * view->zoom);

  gtk_snapshot_save (view->snapshot);
  gtk_snapshot_translate (view->snapshot, &middle);
  gtk_snapshot_rotate (view->snapshot, (float) frame->rotation);
  return GRAPHENE_RECT_INIT (-w / 2, -h / 2, w, h);
}

static void
append_border (const View *view,
               const graphene_rect_t *rect,
               float width,
               const GdkRGBA *color)
{
  GskRoundedRect outline;
  graphene_rect_t outer = *rect;

  graphene_rect_inset (&outer, -width / 2, -width / 2);
  gsk_rounded_rect_init_from_rect (&outline, &outer, 0);
  gtk_snapshot_append_border (view->snapshot, &outline, (float[4]){ width, width, width, width }, (GdkRGBA[4]){ *color, *color, *color, *color });
}

static void
append_frame (const View *view,
              const StudioFrame *frame,
              float width,
              const GdkRGBA *color)
{
  graphene_rect_t rect = enter_frame (view, frame);

  append_border (view, &rect, width, color);
  gtk_snapshot_restore (view->snapshot);
}

static void
append_dashes (const View *view,
               const graphene_rect_t *rect)
{
  graphene_rect_t outer = *rect;
  cairo_t *cr;

  graphene_rect_inset (&outer, -FRAME_WIDTH, -FRAME_WIDTH);
  cr = gtk_snapshot_append_cairo (view->snapshot, &outer);
  cairo_rectangle (cr, rect->origin.x, rect->origin.y, rect->size.width, rect->size.height);
  cairo_set_dash (cr, (double[]){ DASH }, 1, 0);
  cairo_set_line_width (cr, FRAME_WIDTH);
  gdk_cairo_set_source_rgba (cr, &grey);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

static void
append_locked (const View *view,
               const StudioFrame *frame)
{
  graphene_rect_t rect = enter_frame (view, frame);

  append_dashes (view, &rect);
  gtk_snapshot_restore (view->snapshot);
}

/* --- handles --- */

static void
append_handle (const View *view,
               StudioPoint point,
               double rotation,
               float size,
               gboolean round_one)
{
  graphene_point_t at = to_widget (view, point);
  GskRoundedRect outline;

  gtk_snapshot_save (view->snapshot);
  gtk_snapshot_translate (view->snapshot, &at);
  gtk_snapshot_rotate (view->snapshot, (float) rotation);
  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (-size / 2, -size / 2, size, size), round_one ? size / 2 : 2);
  gtk_snapshot_push_rounded_clip (view->snapshot, &outline);
  gtk_snapshot_append_color (view->snapshot, &white, &outline.bounds);
  gtk_snapshot_pop (view->snapshot);
  gtk_snapshot_append_border (view->snapshot, &outline, (float[4]){ FRAME_WIDTH, FRAME_WIDTH, FRAME_WIDTH, FRAME_WIDTH },
                              (GdkRGBA[4]){ view->accent, view->accent, view->accent, view->accent });
  gtk_snapshot_restore (view->snapshot);
}

static void
append_handles (const View *view,
                const StudioFrame *frame)
{
  const StudioGripSizes *sizes = studio_grip_sizes (view->self->touch);

  for (guint i = 0; i <= STUDIO_GRIP_ROTATE; i++) {
    StudioGrip grip = (StudioGrip) i;
    gboolean side = i < STUDIO_GRIP_ROTATE && !studio_handle_is_corner ((StudioHandle) grip);

    if (studio_grip_is_shown (frame, grip, view->zoom, sizes))
      append_handle (view, studio_grip_point (frame, grip, view->zoom, sizes), frame->rotation, (float) sizes->handle * (side ? 0.75f : 1), grip == STUDIO_GRIP_ROTATE);
  }
}

/* --- guides and chips --- */

static void
append_chip (const View *view,
             graphene_point_t middle,
             const char *words,
             const GdkRGBA *color)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (view->self->canvas), words);
  PangoAttrList *attributes = pango_attr_list_new ();
  GskRoundedRect outline;
  graphene_rect_t rect;
  int width, height;

  pango_attr_list_insert (attributes, pango_attr_scale_new (PANGO_SCALE_SMALL));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_get_pixel_size (layout, &width, &height);
  rect = GRAPHENE_RECT_INIT (floorf (middle.x - (float) width / 2) - CHIP_PADDING, floorf (middle.y - (float) height / 2) - 1, (float) width + 2 * CHIP_PADDING, (float) height + 2);
  gsk_rounded_rect_init_from_rect (&outline, &rect, CHIP_RADIUS);
  gtk_snapshot_push_rounded_clip (view->snapshot, &outline);
  gtk_snapshot_append_color (view->snapshot, color, &rect);
  gtk_snapshot_pop (view->snapshot);
  gtk_snapshot_save (view->snapshot);
  gtk_snapshot_translate (view->snapshot, &GRAPHENE_POINT_INIT (rect.origin.x + CHIP_PADDING, rect.origin.y + 1));
  gtk_snapshot_append_layout (view->snapshot, layout, &white);
  gtk_snapshot_restore (view->snapshot);
}

static void
append_guide (const View *view,
              const StudioSnapLine *line)
{
  graphene_point_t a = to_widget (view, line->a), b = to_widget (view, line->b);
  float x = roundf (MIN (a.x, b.x)), y = roundf (MIN (a.y, b.y));

  gtk_snapshot_append_color (view->snapshot, &magenta, &GRAPHENE_RECT_INIT (x, y, MAX (1, fabsf (b.x - a.x)), MAX (1, fabsf (b.y - a.y))));
}

static void
append_distance (const View *view,
                 const StudioSnapLine *line)
{
  graphene_point_t a = to_widget (view, line->a), b = to_widget (view, line->b);
  g_autofree char *words = g_strdup_printf ("%.0f", line->distance);

  append_chip (view, GRAPHENE_POINT_INIT ((a.x + b.x) / 2, (a.y + b.y) / 2), words, &magenta);
}

static void
append_guides (const View *view)
{
  const StudioSnapResult *result = &view->self->result;

  for (guint i = 0; i < result->n_lines; i++)
    append_guide (view, &result->lines[i]);
  for (guint i = 0; i < result->n_lines; i++) {
    if (result->lines[i].distance >= 0.5)
      append_distance (view, &result->lines[i]);
  }
}

static void
append_marquee (const View *view)
{
  graphene_point_t a = to_widget (view, view->self->from), b = to_widget (view, view->self->to);
  graphene_rect_t rect = GRAPHENE_RECT_INIT (MIN (a.x, b.x), MIN (a.y, b.y), fabsf (b.x - a.x), fabsf (b.y - a.y));
  GdkRGBA fill = view->accent;

  fill.alpha = 0.15f;
  gtk_snapshot_append_color (view->snapshot, &fill, &rect);
  append_border (view, &rect, 1, &view->accent);
}

/* --- all of it --- */

static void
append_hover (const View *view)
{
  StudioScene *scene = _studio_select_get_scene (view->self);
  StudioFrame frame;
  guint index;

  if (view->self->hover == NULL || !studio_frame_find (scene, view->self->hover, &index))
    return;
  frame = studio_frame_of_box (scene, index);
  append_frame (view, &frame, HOVER_WIDTH, &view->accent);
}

static void
append_selection (const View *view)
{
  GArray *selected = view->self->selected;
  StudioFrame joint;

  for (guint i = 0; i < selected->len; i++) {
    const StudioSelected *one = &g_array_index (selected, StudioSelected, i);

    if (one->locked)
      append_locked (view, &one->frame);
    else
      append_frame (view, &one->frame, selected->len > 1 ? HOVER_WIDTH : FRAME_WIDTH, &view->accent);
  }
  if (!_studio_select_get_frame (view->self, &joint))
    return;
  if (selected->len > 1)
    append_frame (view, &joint, FRAME_WIDTH, &view->accent);
  append_handles (view, &joint);
}

static void
append_drag (const View *view)
{
  StudioSelect *self = view->self;
  g_autofree char *words = _studio_select_get_chip (self);
  StudioRect bounds = studio_frame_bounds_of_all (self->now, self->n);

  for (guint i = 0; i < self->n; i++)
    append_frame (view, &self->now[i], FRAME_WIDTH, &view->accent);
  append_guides (view);
  if (words != NULL) {
    graphene_point_t below = to_widget (view, (StudioPoint){ bounds.x + bounds.w / 2, bounds.y + bounds.h });

    below.y += 2 * CHIP_GAP;
    append_chip (view, below, words, &view->accent);
  }
}

void
_studio_select_snapshot (StudioSelect *self,
                         GtkSnapshot *snapshot)
{
  View view = { self, snapshot, _studio_canvas_origin (self->canvas), studio_canvas_get_zoom (self->canvas), { 0.21f, 0.52f, 0.89f, 1 } };

  if (!_studio_select_is_active (self))
    return;
  gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (self->canvas)), "accent_bg_color", &view.accent);
  append_hover (&view);
  if (self->n > 0)
    append_drag (&view);
  else
    append_selection (&view);
  if (self->state == STUDIO_SELECT_MARQUEE)
    append_marquee (&view);
}
