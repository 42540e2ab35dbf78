#pragma once

#include "studio-outbox-window.h"
#include "studio-outbox-words.h"
#include "studio-publish-row.h"

G_BEGIN_DECLS

#define STUDIO_OUTBOX_SHOWN_GROUPS STUDIO_OUTBOX_GROUP_OLD

struct _StudioOutboxWindow
{
  AdwWindow parent_instance;
  AdwWindowTitle *heading;
  AdwToastOverlay *toasts;
  GtkSearchEntry *search;
  GtkWidget *clock;
  GtkLabel *clock_words;
  GtkWidget *trouble;
  GtkLabel *trouble_words;
  GtkStack *stack;
  GtkWidget *person_box;
  GtkListBox *person_list;
  GtkWidget *scheduled_box;
  GtkListBox *scheduled_list;
  GtkWidget *sending_box;
  GtkListBox *sending_list;
  GtkWidget *done_box;
  GtkListBox *done_list;
  GtkWidget *none;
  GtkSwitch *background;
  GtkLabel *background_words;

  const StudioServices *services;
  StudioPlatforms *platforms;
  GPtrArray *targets; /* (element-type StudioOutboxTarget) */
  GHashTable *by_id;  /* id -> StudioOutboxTarget of @targets */
  GHashTable *rows;   /* id -> StudioPublishRow, borrowed */
  guint tick;         /* source: words that tell of time */
  gboolean clock_asked;
  GCancellable *lifetime;
};

/** @sentence: plain text */
void _studio_outbox_window_tell (StudioOutboxWindow *self, const char *sentence);
/** Returns: (transfer none) (nullable) */
const StudioOutboxTarget *_studio_outbox_window_find (StudioOutboxWindow *self, const char *id);
/** Gives a row the buttons that its target's state asks for. */
void _studio_outbox_window_set_deeds (StudioOutboxWindow *self, StudioPublishRow *row, const StudioOutboxTarget *target);

G_END_DECLS
