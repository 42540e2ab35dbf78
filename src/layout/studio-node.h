#pragma once

#include "studio-scene.h"

G_BEGIN_DECLS

/* Working tree of one layout run: measuring goes up, arranging goes down. */

typedef struct _StudioNode StudioNode;
struct _StudioNode
{
  StudioLayer *layer;
  StudioNode *parent;
  GPtrArray *children; /* (element-type StudioNode) (nullable) */
  StudioRect rect;
  double w, h;    /* measured size, without margins */
  double fixed_h; /* height the parent has decided; NAN while open */
  double shrink;  /* 0: authored size, 1: smallest */
  double ratio;   /* width by height of a logo */
  PangoLayout *pango;
  StudioTextFit fit;
  StudioTextLimits limits; /* that fit belongs to */
  gboolean fitted;
  gboolean framed;  /* being laid out in the place a person gave it */
  gboolean crowded; /* a stack whose content does not fit its height */
};

/** One run's common data. */
typedef struct
{
  PangoContext *context;
  StudioSnapshot *snapshot;
  GHashTable *caps; /* fit group -> GINT of half px */
} StudioLayoutRun;

StudioNode *studio_node_new (StudioLayoutRun *run, StudioLayer *layer, StudioNode *parent);
void studio_node_free (StudioNode *node);

/**
 * Measures @node into its w and h.
 * @width: the exact width, or NAN to take what the content needs
 * @limit: the most it may take when @width is NAN
 */
void studio_node_measure (StudioLayoutRun *run, StudioNode *node, double width, double limit);
void studio_node_measure_stack (StudioLayoutRun *run, StudioNode *node, double width, double limit);
/** Gives @node its place and its children theirs. */
void studio_node_arrange (StudioLayoutRun *run, StudioNode *node, const StudioRect *rect);
void studio_node_arrange_stack (StudioLayoutRun *run, StudioNode *node);
/** Shrinks texts of a stack by priority until its content is at most @height high. */
void studio_node_shrink_to (StudioLayoutRun *run, StudioNode *node, double width, double height);
/** Number of cells a row of a grid has. */
int studio_node_grid_columns (StudioNode *node);
/** Returns: the width of the cell of child @index, in a grid @room px wide. */
double studio_node_grid_cell (StudioNode *node, guint index, double room);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioNode, studio_node_free)

G_END_DECLS
