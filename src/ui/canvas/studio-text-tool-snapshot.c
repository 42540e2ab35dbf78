#include "config.h"

#include "studio-text-tool-private.h"

#include <math.h>

/* Logical px */
#define CARET_WIDTH 2.0
#define HALO_WIDTH 1.0
#define DIM_SLACK 6

static const GdkRGBA dim = { 0, 0, 0, 0.2f };
static const GdkRGBA halo = { 1, 1, 1, 0.8f };

static graphene_rect_t
to_graphene (const StudioRect *rect)
{
  return GRAPHENE_RECT_INIT ((float) rect->x, (float) rect->y, (float) rect->w, (float) rect->h);
}

/* A page's boxes are turned, mirrored and enlarged, never bent. GSK's cairo renderer draws nothing below a matrix, so it gets its parts. */
static void
apply_affine (GtkSnapshot *snapshot,
              const StudioAffine *affine)
{
  double size = hypot (affine->xx, affine->yx), area = affine->xx * affine->yy - affine->xy * affine->yx;

  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) affine->x0, (float) affine->y0));
  gtk_snapshot_rotate (snapshot, (float) (atan2 (affine->yx, affine->xx) * 180 / G_PI));
  gtk_snapshot_scale (snapshot, (float) size, (float) (area / size));
}

/* Leans what stands on @bottom. */
static void
apply_slope (GtkSnapshot *snapshot,
             double slope,
             double bottom)
{
  GskTransform *transform = gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (0, (float) bottom));

  transform = gsk_transform_skew (transform, (float) (-atan (slope) * 180 / G_PI), 0);
  transform = gsk_transform_translate (transform, &GRAPHENE_POINT_INIT (0, (float) -bottom));
  gtk_snapshot_transform (snapshot, transform);
  gsk_transform_unref (transform);
}

/* The page steps back a little, so that it is clear what is being written. */
static void
snapshot_dim (StudioTextTool *self,
              GtkSnapshot *snapshot)
{
  float width = (float) gtk_widget_get_width (GTK_WIDGET (self)), height = (float) gtk_widget_get_height (GTK_WIDGET (self));
  graphene_rect_t all = GRAPHENE_RECT_INIT (0, 0, width, height), hole = _studio_text_tool_bounds (self, &self->box);
  float top, bottom;

  graphene_rect_inset (&hole, -DIM_SLACK, -DIM_SLACK);
  if (!graphene_rect_intersection (&hole, &all, &hole)) {
    gtk_snapshot_append_color (snapshot, &dim, &all);
    return;
  }
  top = hole.origin.y;
  bottom = top + hole.size.height;
  gtk_snapshot_append_color (snapshot, &dim, &GRAPHENE_RECT_INIT (0, 0, width, top));
  gtk_snapshot_append_color (snapshot, &dim, &GRAPHENE_RECT_INIT (0, bottom, width, height - bottom));
  gtk_snapshot_append_color (snapshot, &dim, &GRAPHENE_RECT_INIT (0, top, hole.origin.x, bottom - top));
  gtk_snapshot_append_color (snapshot, &dim, &GRAPHENE_RECT_INIT (hole.origin.x + hole.size.width, top, width - hole.origin.x - hole.size.width, bottom - top));
}

static void
snapshot_selection (StudioTextTool *self,
                    GtkSnapshot *snapshot,
                    const GdkRGBA *accent)
{
  GdkRGBA color = *accent;
  g_autoptr (GArray) rects = NULL;
  int from, to;

  studio_text_buffer_get_selection (self->buffer, &from, &to);
  if (self->view == NULL || from == to)
    return;
  color.alpha = self->focused ? 0.35f : 0.2f;
  rects = studio_text_selection_rects (self->view, from, to);
  for (guint i = 0; i < rects->len; i++) {
    graphene_rect_t rect = to_graphene (&g_array_index (rects, StudioRect, i));

    gtk_snapshot_append_color (snapshot, &color, &rect);
  }
}

/* The light edge keeps it visible on a ground of the accent's colour. */
static void
snapshot_caret (StudioTextTool *self,
                GtkSnapshot *snapshot,
                const StudioTextCaret *caret,
                const GdkRGBA *accent)
{
  double width = CARET_WIDTH / self->zoom, edge = HALO_WIDTH / self->zoom;
  StudioRect bar = { caret->rect.x - width / 2, caret->rect.y, width, caret->rect.h };
  StudioInsets outwards = { -edge, -edge, -edge, -edge };
  StudioRect outer = studio_rect_inset (&bar, &outwards);
  graphene_rect_t rect;

  gtk_snapshot_save (snapshot);
  if (caret->slope > 0)
    apply_slope (snapshot, caret->slope, caret->rect.y + caret->rect.h);
  rect = to_graphene (&outer);
  gtk_snapshot_append_color (snapshot, &halo, &rect);
  rect = to_graphene (&bar);
  gtk_snapshot_append_color (snapshot, accent, &rect);
  gtk_snapshot_restore (snapshot);
}

static PangoLayout *
layout_preedit (StudioTextTool *self)
{
  PangoLayout *layout = pango_layout_new (self->context);
  PangoAttrList *list = pango_attr_list_new ();

  if (self->view != NULL)
    pango_layout_set_font_description (layout, pango_layout_get_font_description (self->view->layout));
  pango_attr_list_insert (list, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE));
  pango_layout_set_attributes (layout, list);
  pango_attr_list_unref (list);
  pango_layout_set_text (layout, self->preedit, -1);
  return layout;
}

/* What is being composed is no text yet: it lies over the words, in their font and size, until it is committed. */
static void
snapshot_preedit (StudioTextTool *self,
                  GtkSnapshot *snapshot,
                  StudioTextCaret *caret,
                  const GdkRGBA *accent)
{
  static const GdkRGBA paper = { 1, 1, 1, 0.95f }, ink = { 0, 0, 0, 1 };
  g_autoptr (PangoLayout) layout = layout_preedit (self);
  double scale = (self->view != NULL ? self->view->size : caret->rect.h / 1.2) / STUDIO_TEXT_REFERENCE;
  PangoRectangle logical, cursor;
  StudioRect ground = { caret->rect.x, caret->rect.y, 0, caret->rect.h };
  graphene_rect_t rect;

  pango_layout_get_extents (layout, NULL, &logical);
  pango_layout_get_cursor_pos (layout, (int) (g_utf8_offset_to_pointer (self->preedit, CLAMP (self->preedit_caret, 0, g_utf8_strlen (self->preedit, -1))) - self->preedit), &cursor, NULL);
  ground.w = logical.width / (double) PANGO_SCALE * scale;
  rect = to_graphene (&ground);
  gtk_snapshot_append_color (snapshot, &paper, &rect);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) ground.x, (float) (ground.y + (ground.h - logical.height / (double) PANGO_SCALE * scale) / 2)));
  gtk_snapshot_scale (snapshot, (float) scale, (float) scale);
  gtk_snapshot_append_layout (snapshot, layout, &ink);
  gtk_snapshot_restore (snapshot);
  caret->rect.x += cursor.x / (double) PANGO_SCALE * scale;
}

void
_studio_text_tool_snapshot (GtkWidget *widget,
                            GtkSnapshot *snapshot)
{
  StudioTextTool *self = STUDIO_TEXT_TOOL (widget);
  StudioAffine matrix = _studio_text_tool_matrix (self);
  GdkRGBA accent = { 0.21f, 0.52f, 0.89f, 1 };
  StudioTextCaret caret;

  if (self->id == NULL)
    return;
  gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), "accent_bg_color", &accent);
  _studio_text_tool_get_caret (self, &caret);
  snapshot_dim (self, snapshot);
  _studio_text_tool_snapshot_marks (self, snapshot);
  gtk_snapshot_save (snapshot);
  apply_affine (snapshot, &matrix);
  snapshot_selection (self, snapshot, &accent);
  if (self->preedit != NULL)
    snapshot_preedit (self, snapshot, &caret, &accent);
  if (self->focused && self->lit && (self->preedit != NULL || !studio_text_buffer_has_selection (self->buffer)))
    snapshot_caret (self, snapshot, &caret, &accent);
  gtk_snapshot_restore (snapshot);
}
