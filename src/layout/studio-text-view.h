#pragma once

#include "studio-scene.h"
#include "studio-text-shape.h"

G_BEGIN_DECLS

/**
 * StudioTextView: a text of a page as it is painted, to draw it and to find places in it. All px are of the page, before the
 * rotation of the box; all indices are code points of the words (without "**", before case).
 * @origin: where the first line's box begins
 * @size: font size in px
 */
typedef struct
{
  StudioLayer *layer;
  PangoLayout *layout;
  StudioTextMap map;
  GArray *lines; /* (element-type StudioTextLine) */
  StudioPoint origin;
  double size;
} StudioTextView;

/**
 * StudioTextCaret:
 * @rect: upright, without width
 * @slope: how far its top leans to the right, in px for each px of height
 */
typedef struct
{
  StudioRect rect;
  double slope;
} StudioTextCaret;

typedef enum {
  STUDIO_TEXT_LEFT,
  STUDIO_TEXT_RIGHT,
  STUDIO_TEXT_WORD_LEFT,
  STUDIO_TEXT_WORD_RIGHT,
  STUDIO_TEXT_UP,
  STUDIO_TEXT_DOWN,
  STUDIO_TEXT_LINE_START,
  STUDIO_TEXT_LINE_END,
  STUDIO_TEXT_PARAGRAPH_UP,
  STUDIO_TEXT_PARAGRAPH_DOWN,
  STUDIO_TEXT_START,
  STUDIO_TEXT_END,
} StudioTextMove;

/** @box: of a text layer. Returns: (transfer full) */
StudioTextView *studio_text_view_new (PangoContext *context, const StudioBox *box);
void studio_text_view_free (StudioTextView *view);

void studio_text_caret (StudioTextView *view, int index, StudioTextCaret *caret);
/** The place for a caret that is nearest to a point of the page. */
int studio_text_index_at (StudioTextView *view, StudioPoint point);
/** Returns: (transfer full) (element-type StudioRect): what @from..@to covers; of lines in mixed directions several. */
GArray *studio_text_selection_rects (StudioTextView *view, int from, int to);
/**
 * Returns: (transfer full) (element-type StudioRect): where a line under @from..@to lies: a rect for each painted line, from what the
 *   letters stand on (y) to the lowest they reach (h)
 */
GArray *studio_text_underline_rects (StudioTextView *view, int from, int to);
/** Number of the painted line a caret at @index stands in. */
int studio_text_line_at (StudioTextView *view, int index);
/** The code points of line @line; a line that was wrapped ends before its last space. */
void studio_text_line_range (StudioTextView *view, int line, int *from, int *to);
/**
 * studio_text_move:
 * @goal: (inout): where up and down want to stay, px of the page; NAN before the first of them, and after other moves
 *
 * LEFT and RIGHT go as seen, also in Arabic. Returns: the new place
 */
int studio_text_move (StudioTextView *view, int index, StudioTextMove move, double *goal);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioTextView, studio_text_view_free)

G_END_DECLS
