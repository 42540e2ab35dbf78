#include "config.h"

#include "studio-node.h"

#include <math.h>

#define SLACK 0.6

static double
across (const StudioInsets *insets)
{
  return insets->left + insets->right;
}

static double
along (const StudioInsets *insets)
{
  return insets->top + insets->bottom;
}

static StudioNode *
child_at (StudioNode *node,
          guint index)
{
  return g_ptr_array_index (node->children, index);
}

int
studio_node_grid_columns (StudioNode *node)
{
  int n = (int) node->children->len, columns = node->layer->stack.columns;
  int rows;

  if (columns <= 0 || n == 0)
    return 0;
  /* five in a grid of four are better three and two than four and one */
  rows = (n + columns - 1) / columns;
  return (n + rows - 1) / rows;
}

double
studio_node_grid_cell (StudioNode *node,
                       guint index,
                       double room)
{
  const StudioStackSpec *stack = &node->layer->stack;
  guint columns = (guint) studio_node_grid_columns (node), in_row = columns;
  guint last = (node->children->len - 1) / columns * columns;

  if (stack->fill_rows && index >= last)
    in_row = node->children->len - last;
  return (room - stack->gap * (in_row - 1)) / in_row;
}

/* Kinds that a stretching column may not widen. */
static gboolean
keeps_width (StudioNode *child)
{
  StudioLayerKind kind = child->layer->kind;

  return !isnan (child->layer->width) || kind == STUDIO_LAYER_ICON || kind == STUDIO_LAYER_QR || kind == STUDIO_LAYER_LOGO;
}

static double
measure_column (StudioLayoutRun *run,
                StudioNode *node,
                double *width,
                double room)
{
  const StudioStackSpec *stack = &node->layer->stack;
  gboolean stretch = stack->align == STUDIO_ALIGN_STRETCH && !isnan (*width);
  double widest = 0, total = 0;

  for (guint i = 0; i < node->children->len; i++) {
    StudioNode *child = child_at (node, i);
    double inner = room - across (&child->layer->margin);

    child->fixed_h = NAN;
    studio_node_measure (run, child, stretch && !keeps_width (child) ? inner : NAN, inner);
    widest = MAX (widest, child->w + across (&child->layer->margin));
    total += child->h + along (&child->layer->margin) + (i > 0 ? stack->gap : 0);
  }
  if (isnan (*width) && stack->align == STUDIO_ALIGN_STRETCH) {
    /* a hugging column is as wide as its widest child; the others follow */
    *width = widest;
    return measure_column (run, node, width, widest);
  }
  if (isnan (*width))
    *width = widest;
  return total;
}

static double
row_natural (StudioLayoutRun *run,
             StudioNode *node,
             double room,
             double *grow)
{
  double total = 0;

  *grow = 0;
  for (guint i = 0; i < node->children->len; i++) {
    StudioNode *child = child_at (node, i);

    total += across (&child->layer->margin) + (i > 0 ? node->layer->stack.gap : 0);
    if (child->layer->grow > 0) {
      *grow += child->layer->grow;
      total += child->layer->min_width;
      continue;
    }
    child->fixed_h = NAN;
    studio_node_measure (run, child, NAN, room);
    total += child->w;
  }
  return total;
}

static gboolean
shrinks_in_row (StudioNode *child)
{
  return child->layer->kind == STUDIO_LAYER_TEXT && child->layer->text.min_size < child->layer->text.size;
}

static void
set_row_shrink (StudioNode *node,
                double shrink)
{
  for (guint i = 0; i < node->children->len; i++) {
    if (shrinks_in_row (child_at (node, i)))
      child_at (node, i)->shrink = shrink;
  }
}

/* A figure with its unit behind it shrinks as one. */
static double
shrink_row (StudioLayoutRun *run,
            StudioNode *node,
            double room)
{
  double low = 0, high = 1, grow, total;

  set_row_shrink (node, 1);
  total = row_natural (run, node, INFINITY, &grow);
  for (int i = 0; total <= room && i < 7; i++) {
    double middle = (low + high) / 2;

    set_row_shrink (node, middle);
    if (row_natural (run, node, INFINITY, &grow) <= room + SLACK)
      high = middle;
    else
      low = middle;
  }
  set_row_shrink (node, high);
  return row_natural (run, node, room, &grow);
}

/* What still does not fit beside each other has to wrap: the widest text gets what is left. */
static void
wrap_widest (StudioLayoutRun *run,
             StudioNode *node,
             double excess)
{
  StudioNode *widest = NULL;

  for (guint i = 0; i < node->children->len; i++) {
    StudioNode *child = child_at (node, i);

    if ((child->layer->kind == STUDIO_LAYER_TEXT || child->layer->kind == STUDIO_LAYER_STACK) && isnan (child->layer->width) &&
        child->layer->grow <= 0 && (widest == NULL || child->w > widest->w))
      widest = child;
  }
  if (widest != NULL)
    studio_node_measure (run, widest, MAX (widest->w - excess, 1), INFINITY);
}

static void
share_row (StudioLayoutRun *run,
           StudioNode *node,
           double spare,
           double grow)
{
  for (guint i = 0; i < node->children->len; i++) {
    StudioNode *child = child_at (node, i);

    if (child->layer->grow <= 0)
      continue;
    child->fixed_h = NAN;
    studio_node_measure (run, child, MAX (1, child->layer->min_width + spare * child->layer->grow / grow), INFINITY);
  }
}

static double
measure_row (StudioLayoutRun *run,
             StudioNode *node,
             double *width,
             double room)
{
  double grow, total = row_natural (run, node, INFINITY, &grow), highest = 0;

  if (total > room + SLACK)
    total = shrink_row (run, node, room);
  if (total > room + SLACK)
    wrap_widest (run, node, total - room);
  if (grow > 0)
    share_row (run, node, MAX (0, room - total), grow);
  if (isnan (*width))
    *width = grow > 0 ? room : MIN (total, room);
  for (guint i = 0; i < node->children->len; i++)
    highest = MAX (highest, child_at (node, i)->h + along (&child_at (node, i)->layer->margin));
  return highest;
}

static double
measure_grid (StudioLayoutRun *run,
              StudioNode *node,
              double *width,
              double room)
{
  const StudioStackSpec *stack = &node->layer->stack;
  int columns = studio_node_grid_columns (node);
  double total = 0, highest = 0;

  if (isnan (*width))
    *width = room;
  for (guint i = 0; i < node->children->len; i++) {
    StudioNode *child = child_at (node, i);

    child->fixed_h = NAN;
    studio_node_measure (run, child, MAX (1, studio_node_grid_cell (node, i, room) - across (&child->layer->margin)), INFINITY);
    highest = MAX (highest, child->h + along (&child->layer->margin));
    if ((int) i % columns == columns - 1 || i == node->children->len - 1) {
      total += highest + (total > 0 ? stack->cross_gap : 0);
      highest = 0;
    }
  }
  return total;
}

static double
measure_content (StudioLayoutRun *run,
                 StudioNode *node,
                 double *width,
                 double room)
{
  if (node->children->len == 0)
    return 0;
  if (studio_node_grid_columns (node) > 0)
    return measure_grid (run, node, width, room);
  if (node->layer->stack.direction == STUDIO_STACK_ROW)
    return measure_row (run, node, width, room);
  return measure_column (run, node, width, room);
}

static double
content_height (StudioLayoutRun *run,
                StudioNode *node,
                double width)
{
  const StudioInsets *padding = &node->layer->padding;
  double inner = width - across (padding);

  return measure_content (run, node, &inner, inner) + along (padding);
}

void
studio_node_measure_stack (StudioLayoutRun *run,
                           StudioNode *node,
                           double width,
                           double limit)
{
  const StudioInsets *padding = &node->layer->padding;
  double height = isnan (node->fixed_h) ? node->layer->height : node->fixed_h;
  double inner = isnan (width) ? NAN : width - across (padding);
  double room = (isnan (width) ? limit : width) - across (padding);
  double content = measure_content (run, node, &inner, room) + along (padding);

  node->w = isnan (inner) ? across (padding) : inner + across (padding);
  node->crowded = FALSE;
  if (!isnan (height) && content > height + SLACK) {
    studio_node_shrink_to (run, node, node->w, height);
    content = content_height (run, node, node->w);
    node->crowded = content > height + SLACK;
  }
  node->h = isnan (height) ? content : height;
}

/* --- shrinking by priority --- */

static void
collect_texts (StudioNode *node,
               GPtrArray *texts)
{
  if (shrinks_in_row (node))
    g_ptr_array_add (texts, node);
  for (guint i = 0; node->children != NULL && i < node->children->len; i++)
    collect_texts (child_at (node, i), texts);
}

static int
by_priority (gconstpointer a,
             gconstpointer b)
{
  const StudioNode *first = *(StudioNode *const *) a, *second = *(StudioNode *const *) b;

  return second->layer->priority - first->layer->priority;
}

static void
set_shrink (GPtrArray *texts,
            guint from,
            guint to,
            double shrink)
{
  for (guint i = from; i < to; i++)
    ((StudioNode *) g_ptr_array_index (texts, i))->shrink = shrink;
}

/* As little as fits, for the texts from @from to before @to; they fit when shrunk all the way. */
static void
shrink_least (StudioLayoutRun *run,
              StudioNode *node,
              StudioSize room,
              GPtrArray *texts,
              guint from,
              guint to)
{
  double low = 0, high = 1;

  for (int i = 0; i < 6; i++) {
    double middle = (low + high) / 2;

    set_shrink (texts, from, to, middle);
    if (content_height (run, node, room.w) <= room.h + SLACK)
      high = middle;
    else
      low = middle;
  }
  set_shrink (texts, from, to, high);
}

static guint
group_start (GPtrArray *texts,
             guint end)
{
  guint start = end - 1;

  while (start > 0 && by_priority (&texts->pdata[start - 1], &texts->pdata[start]) == 0)
    start--;
  return start;
}

static guint
group_end (GPtrArray *texts,
           guint start)
{
  guint end = start + 1;

  while (end < texts->len && by_priority (&texts->pdata[start], &texts->pdata[end]) == 0)
    end++;
  return end;
}

void
studio_node_shrink_to (StudioLayoutRun *run,
                       StudioNode *node,
                       double width,
                       double height)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  StudioSize room = { width, height };
  guint to;

  collect_texts (node, texts);
  g_ptr_array_sort (texts, by_priority);
  for (guint from = 0; from < texts->len; from = to) {
    to = group_end (texts, from);
    set_shrink (texts, from, to, 1);
    if (content_height (run, node, width) > height + SLACK)
      continue;
    shrink_least (run, node, room, texts, from, to);
    /* a line less in a title makes room for many small texts that gave way before it */
    for (; from > 0; from = group_start (texts, from))
      shrink_least (run, node, room, texts, group_start (texts, from), from);
    break;
  }
  content_height (run, node, width);
}
