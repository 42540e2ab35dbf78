#include "config.h"

#include "studio-guides-private.h"

#include "studio-canvas-private.h"
#include "studio-composer-guides.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static const GdkRGBA guide_color = { 0.0f, 0.68f, 0.94f, 1.0f };
static const GdkRGBA column_color = { 0.9f, 0.1f, 0.5f, 0.10f };
static const GdkRGBA safe_color = { 1.0f, 0.76f, 0.0f, 0.95f };
static const GdkRGBA covered_color = { 0.0f, 0.0f, 0.0f, 0.32f };
static const GdkRGBA ruler_color = { 0.16f, 0.16f, 0.17f, 1.0f };
static const GdkRGBA tick_color = { 0.75f, 0.75f, 0.75f, 1.0f };

/* Instagram's profile shows pictures at 3:4, cut from their middle (2025; limits.json of the research). */
#define PROFILE_RATIO (3.0 / 4.0)

static void
append_color (GtkSnapshot *snapshot,
              const GdkRGBA *color,
              double x,
              double y,
              double w,
              double h)
{
  if (w > 0 && h > 0)
    gtk_snapshot_append_color (snapshot, color, &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) w, (float) h));
}

static void
append_frame (GtkSnapshot *snapshot,
              const GdkRGBA *color,
              const StudioRect *rect)
{
  append_color (snapshot, color, rect->x, rect->y, rect->w, 1);
  append_color (snapshot, color, rect->x, rect->y + rect->h - 1, rect->w, 1);
  append_color (snapshot, color, rect->x, rect->y, 1, rect->h);
  append_color (snapshot, color, rect->x + rect->w - 1, rect->y, 1, rect->h);
}

static void
append_words (StudioGuides *self,
              GtkSnapshot *snapshot,
              const char *words,
              const GdkRGBA *color,
              StudioPoint at)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), words);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (0.72));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) at.x, (float) at.y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static StudioRect
to_widget (StudioGuides *self,
           const StudioRect *rect)
{
  StudioPoint a = _studio_guides_to_widget (self, rect->x, rect->y), b = _studio_guides_to_widget (self, rect->x + rect->w, rect->y + rect->h);

  return (StudioRect){ round (a.x), round (a.y), round (b.x) - round (a.x), round (b.y) - round (a.y) };
}

static void
snapshot_columns (StudioGuides *self,
                  GtkSnapshot *snapshot,
                  const StudioFormat *format)
{
  StudioRect safe = studio_format_safe_rect (format);
  double gap = _studio_guides_column_gap (format), width = (safe.w - gap * (STUDIO_COLUMNS - 1)) / STUDIO_COLUMNS;

  for (int i = 0; i < STUDIO_COLUMNS; i++) {
    StudioRect column = { safe.x + i * (width + gap), 0, width, format->size.h };

    column = to_widget (self, &column);
    append_color (snapshot, &column_color, column.x, column.y, column.w, column.h);
  }
}

/* What lies between two frames. */
static void
cover_between (GtkSnapshot *snapshot,
               const StudioRect *outer,
               const StudioRect *inner)
{
  append_color (snapshot, &covered_color, outer->x, outer->y, outer->w, inner->y - outer->y);
  append_color (snapshot, &covered_color, outer->x, inner->y + inner->h, outer->w, outer->y + outer->h - inner->y - inner->h);
  append_color (snapshot, &covered_color, outer->x, inner->y, inner->x - outer->x, inner->h);
  append_color (snapshot, &covered_color, inner->x + inner->w, inner->y, outer->x + outer->w - inner->x - inner->w, inner->h);
}

static gboolean
goes_on_instagram (const StudioFormat *format)
{
  return strstr (format->platforms, "instagram") != NULL && format->size.w / format->size.h > PROFILE_RATIO + 0.001;
}

static void
snapshot_safe_area (StudioGuides *self,
                    GtkSnapshot *snapshot,
                    const StudioFormat *format)
{
  StudioRect page = { 0, 0, format->size.w, format->size.h }, safe = studio_format_safe_rect (format), frame;
  gboolean paper = format->mm.w > 0, story = format->safe.top > 100;

  page = to_widget (self, &page);
  safe = to_widget (self, &safe);
  cover_between (snapshot, &page, &safe);
  append_frame (snapshot, &safe_color, &safe);
  append_words (self, snapshot, paper ? _ ("Printer's margin") : story ? _ ("Above: the app's buttons")
                                                                       : _ ("Safe area"),
                &safe_color, (StudioPoint){ safe.x + 4, safe.y + 2 });
  if (!goes_on_instagram (format))
    return;
  frame.h = format->size.h;
  frame.w = frame.h * PROFILE_RATIO;
  frame.x = (format->size.w - frame.w) / 2;
  frame.y = 0;
  frame = to_widget (self, &frame);
  append_frame (snapshot, &guide_color, &frame);
  append_words (self, snapshot, _ ("Profile grid 3:4"), &guide_color, (StudioPoint){ frame.x + 4, frame.y + frame.h - 18 });
}

static void
snapshot_guide (StudioGuides *self,
                GtkSnapshot *snapshot,
                gboolean vertical,
                double at)
{
  StudioPoint point = _studio_guides_to_widget (self, at, at);

  if (vertical)
    append_color (snapshot, &guide_color, round (point.x), 0, 1, gtk_widget_get_height (GTK_WIDGET (self)));
  else
    append_color (snapshot, &guide_color, 0, round (point.y), gtk_widget_get_width (GTK_WIDGET (self)), 1);
}

static void
snapshot_guides (StudioGuides *self,
                 GtkSnapshot *snapshot,
                 gboolean vertical)
{
  g_autoptr (GArray) guides = studio_composer_list_guides (self->composer, vertical);

  for (guint i = 0; i < guides->len; i++) {
    if (!self->dragging || vertical != self->drag_vertical || i != self->drag_index)
      snapshot_guide (self, snapshot, vertical, g_array_index (guides, double, i));
  }
}

static void
snapshot_dragged (StudioGuides *self,
                  GtkSnapshot *snapshot)
{
  g_autofree char *words = g_strdup_printf ("%.0f px", self->drag_at);

  if (self->drag_leaves)
    return;
  snapshot_guide (self, snapshot, self->drag_vertical, self->drag_at);
  append_words (self, snapshot, words, &guide_color, (StudioPoint){ self->x + 10, self->y + 4 });
}

/* Px of the page between two numbers: the smallest of 1, 2, 5, 10, … with room for its digits. */
static double
ruler_step (double zoom)
{
  double step = 1;

  for (int i = 0; step * zoom < 48; i++)
    step *= i % 3 == 1 ? 2.5 : 2;
  return step;
}

static void
snapshot_ruler (StudioGuides *self,
                GtkSnapshot *snapshot,
                gboolean vertical)
{
  double zoom = studio_canvas_get_zoom (self->canvas), step = ruler_step (zoom);
  StudioPoint origin = _studio_canvas_origin (self->canvas);
  double start = vertical ? origin.y : origin.x, length = vertical ? gtk_widget_get_height (GTK_WIDGET (self)) : gtk_widget_get_width (GTK_WIDGET (self));
  double first = ceil ((STUDIO_RULER - start) / zoom / step) * step;

  append_color (snapshot, &ruler_color, 0, 0, vertical ? STUDIO_RULER : length, vertical ? length : STUDIO_RULER);
  for (double at = first; start + at * zoom < length; at += step) {
    double place = round (start + at * zoom);
    /* no "-0" */
    g_autofree char *number = g_strdup_printf ("%.0f", fabs (at) < 0.5 ? 0.0 : at);

    append_color (snapshot, &tick_color, vertical ? STUDIO_RULER - 6 : place, vertical ? place : STUDIO_RULER - 6, vertical ? 6 : 1, vertical ? 1 : 6);
    gtk_snapshot_save (snapshot);
    gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (vertical ? 2 : (float) place + 3, vertical ? (float) place - 2 : 1));
    if (vertical)
      gtk_snapshot_rotate (snapshot, -90);
    append_words (self, snapshot, number, &tick_color, (StudioPoint){ 0, 0 });
    gtk_snapshot_restore (snapshot);
  }
}

void
_studio_guides_snapshot (GtkWidget *widget,
                         GtkSnapshot *snapshot)
{
  StudioGuides *self = STUDIO_GUIDES (widget);
  const StudioFormat *format = self->composer != NULL ? studio_composer_get_format (self->composer) : NULL;

  if (format == NULL || self->canvas == NULL)
    return;
  if (self->columns)
    snapshot_columns (self, snapshot, format);
  if (self->safe_area)
    snapshot_safe_area (self, snapshot, format);
  if (!self->rulers)
    return;
  snapshot_guides (self, snapshot, TRUE);
  snapshot_guides (self, snapshot, FALSE);
  snapshot_ruler (self, snapshot, FALSE);
  snapshot_ruler (self, snapshot, TRUE);
  append_color (snapshot, &ruler_color, 0, 0, STUDIO_RULER, STUDIO_RULER);
  if (self->dragging)
    snapshot_dragged (self, snapshot);
}
