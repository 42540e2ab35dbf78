#pragma once

#include "studio-snap.h"

G_BEGIN_DECLS

/* What of a moved box a line may be drawn to. */
typedef enum {
  SNAP_PART_EDGE = 1 << 0,
  SNAP_PART_MIDDLE = 1 << 1,
  SNAP_PART_BASELINE = 1 << 2,
  SNAP_PART_ALL = SNAP_PART_EDGE | SNAP_PART_MIDDLE | SNAP_PART_BASELINE,
} SnapPart;

/* A line across one axis: at @at, seen from @from to @to of the other axis. */
typedef struct
{
  double at;
  double from, to;
  StudioSnapKind kind;
  SnapPart parts;
} SnapLine;

/* A box along one axis, and what it takes of the other. */
typedef struct
{
  double start, end;
  double from, to;
} SnapSpan;

typedef enum {
  SNAP_ACROSS,
  SNAP_DOWN,
} SnapAxis;

/* All that lies along one axis. */
typedef struct
{
  GArray *lines; /* (element-type SnapLine), by place */
  GArray *spans; /* (element-type SnapSpan), in painting order */
} SnapSide;

struct _StudioSnap
{
  SnapSide sides[2];
};

/* The best of what was looked at so far. */
typedef struct
{
  gboolean found;
  double shift;
  StudioSnapKind kind;
} SnapBest;

/** Equal to the eye and to rounding in documents, in px */
#define SNAP_SAME 0.05

void _studio_snap_consider (SnapBest *best, double shift, StudioSnapKind kind, double threshold);
SnapSpan _studio_snap_span (const StudioRect *rect, SnapAxis axis);
/** Adds the line from @start to @end along @axis, at @at of the other. */
void _studio_snap_add_line (StudioSnapResult *result, SnapAxis axis, double start, double end, double at, const StudioSnapLine *like);
void _studio_snap_add_length (StudioSnapResult *result, SnapAxis axis, const SnapSpan *span, StudioSnapKind kind);

/* Equal gaps (studio-snap-gaps.c) */
void _studio_snap_find_gaps (const SnapSide *side, const SnapSpan *own, double threshold, SnapBest *best);
void _studio_snap_draw_gaps (const SnapSide *side, SnapAxis axis, const SnapSpan *own, StudioSnapResult *result);
/* Equal lengths; @way: x: 1 or -1, where the pulled side looks; y: px the length grows by for one of its px */
void _studio_snap_find_sizes (const SnapSide *side, const SnapSpan *own, StudioPoint way, double threshold, SnapBest *best);
void _studio_snap_draw_sizes (const SnapSide *side, SnapAxis axis, const SnapSpan *own, StudioSnapResult *result);

G_END_DECLS
