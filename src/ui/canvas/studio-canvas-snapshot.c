#include "config.h"

#include "studio-canvas-private.h"

#define OUTLINE_WIDTH 2
#define OUTLINE_GAP 6
#define OUTLINE_RADIUS 6
#define MARK_SIZE 16

static const GdkRGBA error_color = { 0.88f, 0.11f, 0.14f, 1 };
static const GdkRGBA halo_color = { 1, 1, 1, 0.6f };

/* In logical px, on whole device px as the picture is. */
static graphene_rect_t
page_rect (StudioCanvas *self)
{
  StudioPoint origin = _studio_canvas_origin (self);
  int factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  cairo_rectangle_int_t page = studio_region_page (self->format, self->zoom * factor);

  return GRAPHENE_RECT_INIT ((float) origin.x, (float) origin.y, (float) page.width / (float) factor, (float) page.height / (float) factor);
}

static void
snapshot_picture (StudioCanvas *self,
                  GtkSnapshot *snapshot,
                  const graphene_rect_t *page)
{
  static const GdkRGBA shadow = { 0, 0, 0, 0.5f }, blank = { 1, 1, 1, 0.08f };
  float unit = 1 / (float) gtk_widget_get_scale_factor (GTK_WIDGET (self));
  GskRoundedRect edge;

  if (_studio_canvas_picture_is_empty (self->picture)) {
    gtk_snapshot_append_color (snapshot, &blank, page);
    return;
  }
  gsk_rounded_rect_init_from_rect (&edge, page, 0);
  gtk_snapshot_append_outset_shadow (snapshot, &edge, &shadow, 0, 2, 0, 10);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_push_clip (snapshot, page);
  gtk_snapshot_translate (snapshot, &page->origin);
  gtk_snapshot_scale (snapshot, unit, unit);
  _studio_canvas_picture_snapshot (self->picture, snapshot);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_restore (snapshot);
}

/* Goes to the box's middle, turned as the box is; gives its rect there, in logical px. */
static graphene_rect_t
enter_box (StudioCanvas *self,
           GtkSnapshot *snapshot,
           const StudioBox *box)
{
  StudioRect rect = box->layer->kind == STUDIO_LAYER_TEXT ? studio_box_text_rect (box) : box->rect;
  StudioPoint origin = _studio_canvas_origin (self);
  double middle_x = box->rect.x + box->rect.w / 2, middle_y = box->rect.y + box->rect.h / 2;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (origin.x + middle_x * self->zoom), (float) (origin.y + middle_y * self->zoom)));
  gtk_snapshot_rotate (snapshot, (float) box->layer->rotation);
  return GRAPHENE_RECT_INIT ((float) ((rect.x - middle_x) * self->zoom), (float) ((rect.y - middle_y) * self->zoom),
                             (float) (rect.w * self->zoom), (float) (rect.h * self->zoom));
}

static void
append_frame (GtkSnapshot *snapshot,
              const graphene_rect_t *rect,
              float grow,
              float width,
              const GdkRGBA *color)
{
  graphene_rect_t outer = *rect;
  GskRoundedRect frame;

  graphene_rect_inset (&outer, -grow - width, -grow - width);
  gsk_rounded_rect_init_from_rect (&frame, &outer, OUTLINE_RADIUS);
  gtk_snapshot_append_border (snapshot, &frame, (float[4]){ width, width, width, width }, (GdkRGBA[4]){ *color, *color, *color, *color });
}

/* The thin light line around keeps it visible on pictures of the accent's colour. */
static void
snapshot_outline (StudioCanvas *self,
                  GtkSnapshot *snapshot,
                  const char *field)
{
  const StudioBox *box = studio_scene_find_field (self->scene, field);
  GdkRGBA accent = { 0.21f, 0.52f, 0.89f, 1 };
  graphene_rect_t rect;

  if (box == NULL)
    return;
  gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (self)), "accent_bg_color", &accent);
  rect = enter_box (self, snapshot, box);
  append_frame (snapshot, &rect, OUTLINE_GAP, OUTLINE_WIDTH, &accent);
  append_frame (snapshot, &rect, OUTLINE_GAP + OUTLINE_WIDTH, 1, &halo_color);
  gtk_snapshot_restore (snapshot);
}

/* A red corner at the layer's top right, and a frame: two signs, one of them no colour. */
static void
snapshot_mark (StudioCanvas *self,
               GtkSnapshot *snapshot,
               const StudioBox *box)
{
  graphene_rect_t rect = enter_box (self, snapshot, box), corner;
  cairo_t *cr;

  corner = GRAPHENE_RECT_INIT (rect.origin.x + rect.size.width - MARK_SIZE, rect.origin.y, MARK_SIZE, MARK_SIZE);
  append_frame (snapshot, &rect, 0, 1, &error_color);
  cr = gtk_snapshot_append_cairo (snapshot, &corner);
  cairo_move_to (cr, corner.origin.x, corner.origin.y);
  cairo_line_to (cr, corner.origin.x + MARK_SIZE, corner.origin.y);
  cairo_line_to (cr, corner.origin.x + MARK_SIZE, corner.origin.y + MARK_SIZE);
  cairo_close_path (cr);
  gdk_cairo_set_source_rgba (cr, &error_color);
  cairo_fill (cr);
  cairo_destroy (cr);
  gtk_snapshot_restore (snapshot);
}

static void
snapshot_marks (StudioCanvas *self,
                GtkSnapshot *snapshot)
{
  for (guint i = 0; i < self->scene->issues->len; i++) {
    const StudioIssue *issue = g_ptr_array_index (self->scene->issues, i);
    const StudioBox *box = issue->kind == STUDIO_ISSUE_TEXT_OVERFLOW && issue->layer != NULL ? studio_scene_find (self->scene, issue->layer) : NULL;

    if (box != NULL)
      snapshot_mark (self, snapshot, box);
  }
}

static void
snapshot_page (StudioCanvas *self,
               GtkSnapshot *snapshot)
{
  graphene_rect_t page;

  if (self->format == NULL)
    return;
  page = page_rect (self);
  snapshot_picture (self, snapshot, &page);
  if (self->scene == NULL)
    return;
  snapshot_marks (self, snapshot);
  if (self->drop_field != NULL)
    snapshot_outline (self, snapshot, self->drop_field);
  else if (self->field != NULL && !studio_canvas_get_editing (self))
    snapshot_outline (self, snapshot, self->field);
}

void
_studio_canvas_snapshot (GtkWidget *widget,
                         GtkSnapshot *snapshot)
{
  snapshot_page (STUDIO_CANVAS (widget), snapshot);
  _studio_select_snapshot (STUDIO_CANVAS (widget)->select, snapshot);
  /* tools with a life of their own lie over the page */
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    gtk_widget_snapshot_child (widget, child, snapshot);
}
