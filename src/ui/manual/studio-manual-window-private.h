#pragma once

#include "studio-gate-bar.h"
#include "studio-handoff-wait.h"
#include "studio-manual-places.h"
#include "studio-manual-window.h"
#include "studio-phone-card.h"

G_BEGIN_DECLS

#define STUDIO_MANUAL_STEPS 4
#define STUDIO_MANUAL_FOLDER_KEY "manual-folder"

/** StudioManualStep: in the order of the window */
typedef enum {
  STUDIO_MANUAL_PAGE,
  STUDIO_MANUAL_PICTURES,
  STUDIO_MANUAL_CAPTION,
  STUDIO_MANUAL_ALT,
} StudioManualStep;

struct _StudioManualWindow
{
  AdwWindow parent_instance;
  AdwToastOverlay *toasts;
  AdwWindowTitle *titles;
  GtkDropDown *place;
  GtkStack *stack;
  GtkLabel *busy;
  GtkProgressBar *progress;
  AdwStatusPage *trouble;
  GtkWidget *again;
  GtkWidget *other_folder;
  GtkWidget *step4;
  GtkStack *badge1;
  GtkStack *badge2;
  GtkStack *badge3;
  GtkStack *badge4;
  GtkWidget *page;
  GtkLabel *page_words;
  GtkBox *pictures;
  GtkWidget *show_folder;
  GtkWidget *caption;
  GtkLabel *caption_words;
  GtkWidget *alt;
  AdwButtonContent *alt_content;
  GtkLabel *alt_words;
  GtkEditable *link;
  GtkWidget *mark;
  GtkLabel *link_problem;
  StudioPhoneCard *phone;
  StudioGateBar *gate;
  GtkLabel *folder;
  GtkWidget *change_folder;
  GtkWidget *later;
  GtkWidget *finish;

  StudioLibrary *library;
  GSettings *settings;
  StudioSnapshot *snapshot;
  StudioPlatforms *limits;
  GPtrArray *places;
  GPtrArray *waiting; /* (nullable) */
  char *post;         /* its id */
  char *parent;       /* the folder in which the new one is made */
  int offset;         /* of the office's clock, minutes ahead of UTC */

  StudioHandoff *handoff;       /* (nullable): until it is made */
  const char *stamp;            /* (nullable): that @handoff carries */
  GCancellable *run;            /* (nullable): while it is being made */
  GtkFileChooserNative *choose; /* (nullable) */
  gboolean done[STUDIO_MANUAL_STEPS];
  guint next_alt; /* the picture whose description is copied next */
  gboolean marked;
  gboolean released; /* why it goes out though findings are open is noted */
};

/** Draws and writes for the chosen place; what is being made meanwhile is given up. */
void _studio_manual_window_make (StudioManualWindow *self);
/** Returns: where the post is uploaded */
const StudioManualPlace *_studio_manual_window_get_place (StudioManualWindow *self);
/** What the gate says decides what is to be seen. */
void _studio_manual_window_ask_gate (StudioManualWindow *self);
/** Shows what was made. @previews: (element-type GdkTexture): of the pictures */
void _studio_manual_window_show (StudioManualWindow *self, GPtrArray *previews);
/** @step is done; the next one is suggested. */
void _studio_manual_window_do (StudioManualWindow *self, StudioManualStep step);
/** Ticks, and which button is suggested. */
void _studio_manual_window_update_steps (StudioManualWindow *self);
void _studio_manual_window_update_alt (StudioManualWindow *self);
void _studio_manual_window_tell (StudioManualWindow *self, const char *sentence);
/** Remembers that the post waits for the person. */
void _studio_manual_window_remember (StudioManualWindow *self);
void _studio_manual_window_forget (StudioManualWindow *self);
/** Returns: (nullable): what is remembered for this post and place */
const StudioRecord *_studio_manual_window_find_waiting (StudioManualWindow *self);
/** What goes out though findings are open is noted with its reason, once. */
void _studio_manual_window_note_release (StudioManualWindow *self);
/** The handlers of the steps' buttons. */
void _studio_manual_window_bind_deeds (GtkWidgetClass *widget_class);

G_END_DECLS
