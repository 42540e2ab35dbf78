#pragma once

#include "studio-canvas-private.h"
#include "studio-composer.h"
#include "studio-grip.h"
#include "studio-guides.h"
#include "studio-select.h"
#include "studio-snap.h"

G_BEGIN_DECLS

typedef enum {
  STUDIO_SELECT_IDLE,
  STUDIO_SELECT_PRESSED, /* not moved far enough to know what it becomes */
  STUDIO_SELECT_MOVING,
  STUDIO_SELECT_RESIZING,
  STUDIO_SELECT_TURNING,
  STUDIO_SELECT_MARQUEE,
  STUDIO_SELECT_REFUSED, /* dragged what is locked, or given up by Esc: nothing until the button is up */
} StudioSelectState;

/** StudioSelected: one selected layer. @index: of its box; @frame: as it is seen, or will be once the page is laid out anew */
typedef struct
{
  guint index;
  StudioFrame frame;
  gboolean locked;
} StudioSelected;

struct _StudioSelect
{
  StudioCanvas *canvas;
  StudioComposer *composer; /* (nullable) */
  GSignalGroup *signals;
  GtkWidget *guides; /* (nullable): a StudioGuides */
  gboolean editing;

  GArray *selected;    /* (element-type StudioSelected): bottom to top */
  gboolean ahead;      /* the frames are those of an edit that is not laid out yet */
  char *hover;         /* (nullable) */
  gboolean touch;      /* the last press was a finger's */
  StudioPoint pointer; /* of the page */
  gboolean inside;     /* the pointer is over the canvas */

  StudioSelectState state;
  StudioPoint from; /* of the page, where the button went down */
  StudioPoint to;   /* and where it is now */
  GdkModifierType held;
  StudioGrip grip;
  char *pressed; /* (nullable): what a click there takes */
  gboolean on_selection;

  /* of a drag */
  guint n; /* of @start and @now: the selected ones that are free */
  StudioFrame *start, *now;
  guint *indices;
  GPtrArray *ids;   /* (nullable) (element-type utf8): of the same */
  StudioSnap *snap; /* (nullable) */
  StudioSnapResult result;
  GArray *xs, *ys;   /* (nullable): guides that @snap was made with */
  GPtrArray *before; /* (nullable) (element-type utf8): what a marquee adds to */
  double turned;     /* degrees */
  guint serial;

  char *selection_words, *page_words; /* (nullable): for screen readers */
};

/* --- what is selected (studio-select.c) --- */

StudioScene *_studio_select_get_scene (StudioSelect *self);
const StudioBox *_studio_select_get_box (StudioSelect *self, guint index);
/** The frame that has handles: of the one selected, or the box around several. Returns: FALSE if there is none, or all are locked */
gboolean _studio_select_get_frame (StudioSelect *self, StudioFrame *frame);
gboolean _studio_select_is_frozen (StudioSelect *self);
/** What a click at a point takes. Returns: (nullable) (transfer none) */
const char *_studio_select_pick (StudioSelect *self, StudioPoint point, gboolean under);
/** Whether a selected thing other than a background lies there. */
gboolean _studio_select_has_point (StudioSelect *self, StudioPoint point);
void _studio_select_tell_limit (StudioSelect *self, const char *id, StudioCan can);
/** The pointer was moved, or what is under it. */
void _studio_select_update_hover (StudioSelect *self);
void _studio_select_update_cursor (StudioSelect *self);
/** Px of the page for px of the screen. */
double _studio_select_slack (StudioSelect *self, double px);
/** Double-click, Enter, F2: into a group, or to writing or cropping. */
void _studio_select_open (StudioSelect *self, StudioPoint point);

/* --- dragging (studio-select-drag.c) --- */

/** The button went far enough: decides what the drag is. */
void _studio_select_begin_drag (StudioSelect *self);
/** Takes @to and @held over. */
void _studio_select_update_drag (StudioSelect *self);
/** Writes it, as one step. */
void _studio_select_end_drag (StudioSelect *self);
/** The page was laid out anew in the middle of it. Returns: FALSE if something of it is not there any more */
gboolean _studio_select_rebase_drag (StudioSelect *self);
/** All as it was. */
void _studio_select_drop_drag (StudioSelect *self);
gboolean _studio_select_is_dragging (StudioSelect *self);
/** Returns: (transfer full): "120 × 48", "15°" or NULL, for a chip beside what is dragged */
char *_studio_select_get_chip (StudioSelect *self);

/* --- writing (studio-select-write.c) --- */

/** Writes frames of boxes of the scene as one step. @scaled: letters take part in resizing */
void _studio_select_write (StudioSelect *self, const guint *indices, const StudioFrame *before, const StudioFrame *after, guint n, gboolean scaled);
/** Wider and higher by so many px, each in its own directions. */
void _studio_select_grow (StudioSelect *self, double dw, double dh);

/* --- pointer (studio-select-pointer.c) --- */

void _studio_select_add_pointer (StudioSelect *self);

G_END_DECLS
