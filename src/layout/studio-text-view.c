#include "config.h"

#include "studio-text-view.h"

/* Of the font size: how far a caret reaches above and below the baseline. */
#define ABOVE 0.92
#define BELOW 0.26
/* Of the font size: how wide a selected line feed is shown. */
#define FEED 0.25

StudioTextView *
studio_text_view_new (PangoContext *context,
                      const StudioBox *box)
{
  StudioTextView *view = g_new0 (StudioTextView, 1);
  const StudioTextSpec *spec = &box->layer->text;

  g_return_val_if_fail (box->layer->kind == STUDIO_LAYER_TEXT, NULL);

  view->layer = studio_layer_ref (box->layer);
  view->layout = studio_text_shape (context, spec, &view->map);
  view->size = box->fit.size;
  view->origin = (StudioPoint){ box->rect.x, studio_box_text_rect (box).y };
  studio_text_layout_apply (view->layout, spec, &box->fit);
  view->lines = studio_text_lines (view->layout, spec, &box->fit, box->rect.w);
  return view;
}

void
studio_text_view_free (StudioTextView *view)
{
  if (view == NULL)
    return;
  g_array_unref (view->lines);
  g_object_unref (view->layout);
  studio_text_map_clear (&view->map);
  studio_layer_unref (view->layer);
  g_free (view);
}

static double
to_px (StudioTextView *view,
       int units)
{
  return units / (double) PANGO_SCALE * view->size / STUDIO_TEXT_REFERENCE;
}

static int
byte_of (StudioTextView *view,
         int index)
{
  return view->map.starts[CLAMP (index, 0, view->map.length)];
}

static const StudioTextLine *
line_of (StudioTextView *view,
         int number)
{
  return &g_array_index (view->lines, StudioTextLine, CLAMP (number, 0, (int) view->lines->len - 1));
}

/* Pango takes the place behind a line's last letter for its right end, also where it is read to the left. */
static int
line_x (StudioTextView *view,
        int byte,
        int *number)
{
  PangoLayoutLine *line;
  int x = 0;

  pango_layout_index_to_line_x (view->layout, byte, FALSE, number, &x);
  line = line_of (view, *number)->line;
  return line->resolved_dir == PANGO_DIRECTION_RTL && byte >= line->start_index + line->length ? 0 : x;
}

int
studio_text_line_at (StudioTextView *view,
                     int index)
{
  int number = 0;

  line_x (view, byte_of (view, index), &number);
  return number;
}

/* How large the letter before the caret is, which the next one typed will look like. */
static double
factor_at (StudioTextView *view,
           PangoLayoutLine *line,
           int byte)
{
  if (view->layer->text.runs == NULL)
    return 1;
  for (GSList *at = line->runs; at != NULL; at = at->next) {
    PangoItem *item = ((PangoLayoutRun *) at->data)->item;

    if (item->offset < MAX (byte, line->start_index + 1) && item->offset + item->length >= byte)
      return studio_text_font_factor (item->analysis.font);
  }
  return 1;
}

void
studio_text_caret (StudioTextView *view,
                   int index,
                   StudioTextCaret *caret)
{
  int number = 0, byte = byte_of (view, index), x = line_x (view, byte, &number);
  const StudioTextLine *line;
  PangoRectangle strong;
  double size;

  pango_layout_get_caret_pos (view->layout, byte, &strong, NULL);
  line = line_of (view, number);
  size = view->size * factor_at (view, line->line, byte);
  caret->rect = (StudioRect){ view->origin.x + line->x + to_px (view, x), view->origin.y + line->baseline - size * ABOVE, 0, size * (ABOVE + BELOW) };
  /* Pango gives a slanted caret's width; it is negative when the caret leans to the right */
  caret->slope = strong.height > 0 ? ABS (strong.width) / (double) strong.height : 0;
}

void
studio_text_line_range (StudioTextView *view,
                        int number,
                        int *from,
                        int *to)
{
  PangoLayoutLine *line = line_of (view, number)->line;
  const char *painted = pango_layout_get_text (view->layout);
  int end = line->start_index + line->length;

  *from = studio_text_map_index (&view->map, line->start_index);
  *to = studio_text_map_index (&view->map, end);
  /* the place behind a wrapped line's end is the next line's start */
  if (painted[end] != '\0' && painted[end] != '\n' && *to > *from)
    --*to;
}

int
studio_text_index_at (StudioTextView *view,
                      StudioPoint point)
{
  guint number = 0;
  const StudioTextLine *line;
  int byte = 0, trailing = 0, from, to, index;
  const char *painted = pango_layout_get_text (view->layout), *at;
  double x;

  while (number + 1 < view->lines->len && point.y - view->origin.y >= line_of (view, (int) number + 1)->top)
    number++;
  line = line_of (view, (int) number);
  x = (point.x - view->origin.x - line->x) * STUDIO_TEXT_REFERENCE / view->size * PANGO_SCALE;
  pango_layout_line_x_to_index (line->line, (int) CLAMP (x, -1e9, 1e9), &byte, &trailing);
  at = painted + byte;
  for (; trailing > 0 && *at != '\0'; trailing--)
    at = g_utf8_next_char (at);
  index = studio_text_map_index (&view->map, (int) (at - painted));
  studio_text_line_range (view, (int) number, &from, &to);
  return CLAMP (index, from, to);
}

static void
add_rect (GArray *rects,
          const StudioRect *rect)
{
  StudioRect *last = rects->len > 0 ? &g_array_index (rects, StudioRect, rects->len - 1) : NULL;

  if (last != NULL && ABS (last->y - rect->y) < 0.01 && ABS (last->x + last->w - rect->x) < 0.01)
    last->w += rect->w;
  else if (last != NULL && ABS (last->y - rect->y) < 0.01 && ABS (rect->x + rect->w - last->x) < 0.01)
    *last = (StudioRect){ rect->x, rect->y, rect->w + last->w, rect->h };
  else
    g_array_append_val (rects, *rect);
}

/* Letter by letter, because what follows in the text may stand elsewhere on the line. */
static void
add_line_rects (StudioTextView *view,
                const StudioTextLine *line,
                int start,
                int end,
                GArray *rects)
{
  const char *painted = pango_layout_get_text (view->layout);

  for (const char *at = painted + start; at < painted + end; at = g_utf8_next_char (at)) {
    StudioRect rect = { .y = view->origin.y + line->top, .h = line->height };
    int a = 0, b = 0;

    pango_layout_line_index_to_x (line->line, (int) (at - painted), FALSE, &a);
    pango_layout_line_index_to_x (line->line, (int) (at - painted), TRUE, &b);
    if (a == b)
      continue;
    rect.x = view->origin.x + line->x + to_px (view, MIN (a, b));
    rect.w = to_px (view, ABS (b - a));
    add_rect (rects, &rect);
  }
}

GArray *
studio_text_selection_rects (StudioTextView *view,
                             int from,
                             int to)
{
  GArray *rects = g_array_new (FALSE, FALSE, sizeof (StudioRect));
  const char *painted = pango_layout_get_text (view->layout);
  int start = byte_of (view, from), end = byte_of (view, to);

  for (guint i = 0; i < view->lines->len && start < end; i++) {
    const StudioTextLine *line = line_of (view, (int) i);
    int first = line->line->start_index, last = first + line->line->length;

    add_line_rects (view, line, MAX (start, first), MIN (end, last), rects);
    if (painted[last] == '\n' && start <= last && last < end) {
      double width = FEED * view->size;
      gboolean rtl = line->line->resolved_dir == PANGO_DIRECTION_RTL;
      StudioRect feed = { view->origin.x + line->x + (rtl ? -width : line->width), view->origin.y + line->top, width, line->height };

      add_rect (rects, &feed);
    }
  }
  return rects;
}

GArray *
studio_text_underline_rects (StudioTextView *view,
                             int from,
                             int to)
{
  GArray *rects = g_array_new (FALSE, FALSE, sizeof (StudioRect));
  int start = byte_of (view, from), end = byte_of (view, to);

  for (guint i = 0; i < view->lines->len && start < end; i++) {
    const StudioTextLine *line = line_of (view, (int) i);
    int first = MAX (start, line->line->start_index), last = MIN (end, line->line->start_index + line->line->length);
    guint n_before = rects->len;

    add_line_rects (view, line, first, last, rects);
    for (guint k = n_before; k < rects->len; k++) {
      StudioRect *rect = &g_array_index (rects, StudioRect, k);

      rect->y = view->origin.y + line->baseline;
      rect->h = view->size * factor_at (view, line->line, MIN (first + 1, last)) * BELOW;
    }
  }
  return rects;
}
