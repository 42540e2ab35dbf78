#pragma once

#include "studio-history.h"

#include "studio-post-private.h"

G_BEGIN_DECLS

/** Most steps that are kept; the oldest go first. */
#define STUDIO_HISTORY_MAX_STEPS 1000
/** Longest pause within a merged step, in µs. */
#define STUDIO_HISTORY_MERGE_PAUSE G_USEC_PER_SEC

/** Gives the time in µs from any fixed start; for tests that may not wait. */
typedef gint64 (*StudioHistoryClock) (gpointer data);

/** StudioHistoryStep: one entry of the undo menu. */
typedef struct
{
  StudioPostState before;
  StudioPostState after;
  char *label;
  char *path;     /* what it changed; "" for several things */
  char *merge;    /* (nullable): NULL also once it is closed */
  gint64 time;    /* of its last edit, by the history's clock */
  gint64 when;    /* the same in µs since 1970 */
  gboolean taken; /* it went into a record as it is */
} StudioHistoryStep;

struct _StudioHistory
{
  GObject parent_instance;
  StudioPost *post;
  GPtrArray *steps; /* StudioHistoryStep */
  guint position;   /* steps before it are done, those from it on undone */
  StudioPostState saved;
  gboolean modified;
  int depth;               /* of studio_history_begin() */
  StudioHistoryStep *open; /* (nullable): the step being gathered; its "after" is not set yet */
  StudioHistoryClock clock;
  gpointer clock_data;

  /* what whoever takes records holds by now */
  guint n_recorded;        /* steps */
  guint recorded_position; /* how many of them are done */
  guint n_older;           /* the first of them, which are too old for "steps" and still right */
};

void studio_history_step_free (StudioHistoryStep *step);
/** Gives a history without steps those that were found around its present state; @steps is consumed. */
void studio_history_adopt (StudioHistory *self, GPtrArray *steps, guint position);

void studio_history_set_clock (StudioHistory *self, StudioHistoryClock clock, gpointer data);

G_END_DECLS
