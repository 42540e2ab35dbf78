#include "config.h"

#include "studio-node.h"

#include <math.h>

static StudioNode *
child_at (StudioNode *node,
          guint index)
{
  return g_ptr_array_index (node->children, index);
}

static double
place (double start,
       double end,
       double middle,
       double room,
       double size)
{
  if (!isnan (start))
    return start;
  if (!isnan (end))
    return room - end - size;
  if (!isnan (middle))
    return (room - size) / 2 + middle;
  return 0;
}

static void
arrange_in_group (StudioLayoutRun *run,
                  StudioNode *child,
                  const StudioRect *box)
{
  StudioLayer *layer = child->layer;
  double left = isnan (layer->left) ? 0 : layer->left, right = isnan (layer->right) ? 0 : layer->right;
  double room = MAX (1, box->w - left - right);
  gboolean stretched = !isnan (layer->left) && !isnan (layer->right);
  gboolean tall = !isnan (layer->top) && !isnan (layer->bottom);
  StudioRect rect;

  child->fixed_h = tall ? MAX (1, box->h - layer->top - layer->bottom) : NAN;
  studio_node_measure (run, child, stretched ? room : NAN, room);
  rect.w = child->w;
  rect.h = child->h;
  rect.x = box->x + place (layer->left, layer->right, layer->center_x, box->w, rect.w);
  rect.y = box->y + place (layer->top, layer->bottom, layer->center_y, box->h, rect.h);
  studio_node_arrange (run, child, &rect);
}

/* The place a person gave the layer. Its slot was measured before; the content is fitted anew to the frame. */
static StudioRect
frame_rect (StudioLayoutRun *run,
            StudioNode *node)
{
  const StudioRect *frame = &node->layer->frame;
  StudioRect parent = node->parent != NULL ? node->parent->rect : (StudioRect){ 0 };

  node->framed = TRUE;
  node->fixed_h = frame->h > 0 ? frame->h : NAN;
  studio_node_measure (run, node, frame->w, frame->w);
  return (StudioRect){ parent.x + frame->x, parent.y + frame->y, frame->w, frame->h > 0 ? frame->h : node->h };
}

static void
arrange_within (StudioLayoutRun *run,
                StudioNode *node)
{
  StudioRect inner = studio_rect_inset (&node->rect, &node->layer->padding);

  if (node->layer->kind == STUDIO_LAYER_STACK) {
    studio_node_arrange_stack (run, node);
    return;
  }
  for (guint i = 0; node->children != NULL && i < node->children->len; i++)
    arrange_in_group (run, child_at (node, i), &inner);
}

void
studio_node_arrange (StudioLayoutRun *run,
                     StudioNode *node,
                     const StudioRect *rect)
{
  double slot_w = node->w, slot_h = node->h;

  node->rect = node->layer->has_frame ? frame_rect (run, node) : *rect;
  arrange_within (run, node);
  if (!node->layer->has_frame)
    return;
  /* what stands behind it in a stack goes by its slot */
  node->framed = FALSE;
  node->w = slot_w;
  node->h = slot_h;
}

/* --- stacks --- */

/* Along the direction: margin before, size, margin after. */
static double
extent (StudioNode *child,
        gboolean row)
{
  const StudioInsets *margin = &child->layer->margin;

  return row ? child->w + margin->left + margin->right : child->h + margin->top + margin->bottom;
}

static double
total_extent (StudioNode *node,
              gboolean row)
{
  double total = node->layer->stack.gap * MAX (0, (int) node->children->len - 1);

  for (guint i = 0; i < node->children->len; i++)
    total += extent (child_at (node, i), row);
  return total;
}

/* Children that grow take what is left of a column's height, within their limits. */
static double
grow_children (StudioNode *node,
               double spare)
{
  double shares = 0;

  for (guint i = 0; i < node->children->len; i++)
    shares += child_at (node, i)->layer->grow;
  if (shares <= 0 || spare <= 0)
    return spare;
  for (guint i = 0; i < node->children->len; i++) {
    StudioNode *child = child_at (node, i);
    double more = spare * child->layer->grow / shares;

    if (child->layer->grow <= 0)
      continue;
    more = MIN (more, MAX (0, child->layer->max_height - child->h));
    child->h += more;
    spare -= more;
    shares -= child->layer->grow;
    if (shares <= 0)
      break;
    /* the rest is shared anew among those behind */
    spare = MAX (0, spare);
  }
  return spare;
}

/* Of a text its first line's, of a stack its first child's, of anything else the lower edge. */
static double
first_baseline (StudioNode *child)
{
  double top = child->layer->margin.top;

  if (child->layer->kind == STUDIO_LAYER_TEXT)
    return top + studio_text_baseline (child->pango, &child->layer->text, child->fit.size);
  if (child->layer->kind == STUDIO_LAYER_STACK && child->children->len > 0)
    return top + child->layer->padding.top + first_baseline (child_at (child, 0));
  return top + child->h;
}

static double
row_baseline (StudioNode *node)
{
  double lowest = 0;

  for (guint i = 0; i < node->children->len; i++)
    lowest = MAX (lowest, first_baseline (child_at (node, i)));
  return lowest;
}

static double
cross_offset (StudioAlign align,
              double spare)
{
  if (align == STUDIO_ALIGN_CENTER)
    return spare / 2;
  return align == STUDIO_ALIGN_END ? spare : 0;
}

static gboolean
stretches (StudioNode *child)
{
  StudioLayerKind kind = child->layer->kind;

  return kind != STUDIO_LAYER_ICON && kind != STUDIO_LAYER_QR && kind != STUDIO_LAYER_LOGO;
}

static void
place_in_row (StudioLayoutRun *run,
              StudioNode *node,
              StudioNode *child,
              const StudioRect *box,
              double at)
{
  const StudioInsets *margin = &child->layer->margin;
  StudioAlign align = node->layer->stack.align;
  StudioRect rect = { at + margin->left, box->y + margin->top, child->w, child->h };
  double spare = box->h - child->h - margin->top - margin->bottom;

  if (align == STUDIO_ALIGN_BASELINE)
    rect.y = box->y + margin->top + row_baseline (node) - first_baseline (child);
  else if (align == STUDIO_ALIGN_STRETCH && stretches (child) && isnan (child->layer->height))
    rect.h += MAX (0, spare);
  else
    rect.y += cross_offset (align, spare);
  studio_node_arrange (run, child, &rect);
}

static void
place_in_column (StudioLayoutRun *run,
                 StudioNode *node,
                 StudioNode *child,
                 const StudioRect *box,
                 double at)
{
  const StudioInsets *margin = &child->layer->margin;
  StudioAlign align = node->layer->stack.align;
  StudioRect rect = { box->x + margin->left, at + margin->top, child->w, child->h };
  double spare = box->w - child->w - margin->left - margin->right;

  if (align == STUDIO_ALIGN_STRETCH && stretches (child) && isnan (child->layer->width))
    rect.w = box->w - margin->left - margin->right;
  else
    rect.x += cross_offset (align, spare);
  studio_node_arrange (run, child, &rect);
}

static void
arrange_line (StudioLayoutRun *run,
              StudioNode *node,
              const StudioRect *box)
{
  const StudioStackSpec *stack = &node->layer->stack;
  gboolean row = stack->direction == STUDIO_STACK_ROW;
  double spare = (row ? box->w : box->h) - total_extent (node, row);
  double at = row ? box->x : box->y, gap = stack->gap;

  if (!row)
    spare = grow_children (node, spare);
  if (stack->justify == STUDIO_ALIGN_BETWEEN && node->children->len > 1)
    gap += MAX (0, spare) / (node->children->len - 1);
  else
    at += cross_offset (stack->justify, spare);
  for (guint i = 0; i < node->children->len; i++) {
    StudioNode *child = child_at (node, i);

    if (row)
      place_in_row (run, node, child, box, at);
    else
      place_in_column (run, node, child, box, at);
    at += extent (child, row) + gap;
  }
}

static double
grid_row_height (StudioNode *node,
                 guint from,
                 guint to)
{
  double highest = 0;

  for (guint i = from; i < to; i++)
    highest = MAX (highest, extent (child_at (node, i), FALSE));
  return highest;
}

static void
arrange_grid (StudioLayoutRun *run,
              StudioNode *node,
              const StudioRect *box)
{
  const StudioStackSpec *stack = &node->layer->stack;
  guint columns = (guint) studio_node_grid_columns (node), rows = (node->children->len + columns - 1) / columns;
  double y = box->y, total = stack->cross_gap * (rows - 1), spare;

  for (guint from = 0; from < node->children->len; from += columns)
    total += grid_row_height (node, from, MIN (from + columns, node->children->len));
  spare = MAX (0, box->h - total);
  for (guint from = 0; from < node->children->len; from += columns) {
    guint to = MIN (from + columns, node->children->len);
    double height = grid_row_height (node, from, to) + (stack->align == STUDIO_ALIGN_STRETCH ? spare / rows : 0);
    double cell = studio_node_grid_cell (node, from, box->w);

    for (guint i = from; i < to; i++) {
      StudioNode *child = child_at (node, i);
      const StudioInsets *margin = &child->layer->margin;
      StudioRect rect = { box->x + (i - from) * (cell + stack->gap) + margin->left, y + margin->top, child->w, child->h };

      if (stack->align == STUDIO_ALIGN_STRETCH)
        rect.h = height - margin->top - margin->bottom;
      else
        rect.y += cross_offset (stack->align, height - child->h - margin->top - margin->bottom);
      studio_node_arrange (run, child, &rect);
    }
    y += height + stack->cross_gap;
  }
}

void
studio_node_arrange_stack (StudioLayoutRun *run,
                           StudioNode *node)
{
  StudioRect box = studio_rect_inset (&node->rect, &node->layer->padding);

  /* the parent may have given another size than was measured */
  if (fabs (node->rect.w - node->w) > 0.01 || fabs (node->rect.h - node->h) > 0.01) {
    node->fixed_h = node->rect.h;
    studio_node_measure (run, node, node->rect.w, node->rect.w);
  }
  if (node->children->len == 0)
    return;
  if (studio_node_grid_columns (node) > 0)
    arrange_grid (run, node, &box);
  else
    arrange_line (run, node, &box);
}
