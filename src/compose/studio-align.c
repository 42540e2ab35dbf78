#include "config.h"

#include "studio-align.h"

StudioRect
studio_align_reference (const StudioFrame *frames,
                        guint n,
                        StudioAlignTo to,
                        const StudioFormat *format,
                        guint key)
{
  g_return_val_if_fail (frames != NULL && format != NULL, (StudioRect){ 0 });

  switch (to) {
  case STUDIO_ALIGN_TO_PAGE:
    return (StudioRect){ 0, 0, format->size.w, format->size.h };
  case STUDIO_ALIGN_TO_SAFE_AREA:
    return studio_format_safe_rect (format);
  case STUDIO_ALIGN_TO_KEY:
    g_return_val_if_fail (key < n, (StudioRect){ 0 });
    return studio_frame_bounds (&frames[key]);
  case STUDIO_ALIGN_TO_SELECTION:
  default:
    return studio_frame_bounds_of_all (frames, n);
  }
}

static StudioPoint
way_to (const StudioRect *bounds,
        StudioAlignEdge edge,
        const StudioRect *reference)
{
  switch (edge) {
  case STUDIO_ALIGN_LEFT:
    return (StudioPoint){ reference->x - bounds->x, 0 };
  case STUDIO_ALIGN_MIDDLE_ACROSS:
    return (StudioPoint){ reference->x + reference->w / 2 - bounds->x - bounds->w / 2, 0 };
  case STUDIO_ALIGN_RIGHT:
    return (StudioPoint){ reference->x + reference->w - bounds->x - bounds->w, 0 };
  case STUDIO_ALIGN_TOP:
    return (StudioPoint){ 0, reference->y - bounds->y };
  case STUDIO_ALIGN_MIDDLE_DOWN:
    return (StudioPoint){ 0, reference->y + reference->h / 2 - bounds->y - bounds->h / 2 };
  case STUDIO_ALIGN_BOTTOM:
  default:
    return (StudioPoint){ 0, reference->y + reference->h - bounds->y - bounds->h };
  }
}

void
studio_align_frames (const StudioFrame *frames,
                     guint n,
                     StudioAlignEdge edge,
                     const StudioRect *reference,
                     StudioFrame *out)
{
  g_return_if_fail (reference != NULL && (n == 0 || (frames != NULL && out != NULL)));

  for (guint i = 0; i < n; i++) {
    StudioRect bounds = studio_frame_bounds (&frames[i]);
    StudioPoint way = way_to (&bounds, edge, reference);

    out[i] = frames[i];
    out[i].center.x += way.x;
    out[i].center.y += way.y;
  }
}

/* --- distributing --- */

/* One frame along the direction of distribution. */
typedef struct
{
  guint index;
  double middle, length;
} Span;

static int
compare_spans (gconstpointer a,
               gconstpointer b)
{
  const Span *one = a, *other = b;

  if (one->middle < other->middle || one->middle > other->middle)
    return one->middle < other->middle ? -1 : 1;
  return one->index < other->index ? -1 : one->index > other->index;
}

static Span *
sorted_spans (const StudioFrame *frames,
              guint n,
              gboolean across)
{
  Span *spans = g_new (Span, n);

  for (guint i = 0; i < n; i++) {
    StudioRect bounds = studio_frame_bounds (&frames[i]);

    spans[i].index = i;
    spans[i].middle = across ? bounds.x + bounds.w / 2 : bounds.y + bounds.h / 2;
    spans[i].length = across ? bounds.w : bounds.h;
  }
  qsort (spans, n, sizeof (Span), compare_spans);
  return spans;
}

/* Gives the spans new middles between @from and @to. */
static void
spread (Span *spans,
        guint n,
        double from,
        double to,
        StudioDistribute how)
{
  double taken = 0, at = from, gap;

  if (how == STUDIO_DISTRIBUTE_CENTERS) {
    double first = from + spans[0].length / 2, last = to - spans[n - 1].length / 2;

    for (guint i = 0; i < n; i++)
      spans[i].middle = n > 1 ? first + (last - first) * i / (n - 1) : (from + to) / 2;
    return;
  }
  for (guint i = 0; i < n; i++)
    taken += spans[i].length;
  gap = n > 1 ? (to - from - taken) / (n - 1) : 0;
  for (guint i = 0; i < n; i++) {
    spans[i].middle = n > 1 ? at + spans[i].length / 2 : (from + to) / 2;
    at += spans[i].length + gap;
  }
}

void
studio_align_distribute (const StudioFrame *frames,
                         guint n,
                         gboolean across,
                         StudioDistribute how,
                         const StudioRect *reference,
                         StudioFrame *out)
{
  g_autofree Span *spans = NULL;
  double from, to;

  g_return_if_fail (n == 0 || (frames != NULL && out != NULL));

  if (out != frames && n > 0)
    memcpy (out, frames, n * sizeof (StudioFrame));
  if (n == 0 || (n < 3 && reference == NULL))
    return;
  spans = sorted_spans (frames, n, across);
  from = reference != NULL ? (across ? reference->x : reference->y) : spans[0].middle - spans[0].length / 2;
  to = reference != NULL ? from + (across ? reference->w : reference->h) : spans[n - 1].middle + spans[n - 1].length / 2;
  spread (spans, n, from, to, how);
  for (guint i = 0; i < n; i++) {
    StudioPoint *center = &out[spans[i].index].center;

    /* the box around a frame has the frame's own middle */
    if (across)
      center->x = spans[i].middle;
    else
      center->y = spans[i].middle;
  }
}
