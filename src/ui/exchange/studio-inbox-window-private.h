#pragma once

#include "studio-inbox-window.h"
#include "studio-parcel-row.h"

G_BEGIN_DECLS

struct _StudioInboxWindow
{
  AdwWindow parent_instance;
  AdwWindowTitle *heading;
  AdwToastOverlay *toasts;
  GtkWidget *filters;
  GtkToggleButton *all;
  GtkToggleButton *fresh;
  GtkToggleButton *returned;
  GtkToggleButton *accepted;
  GtkSearchEntry *search;
  GtkLabel *progress;
  GtkStack *stack;
  GtkListBox *problems;
  GtkListBox *list;
  GtkWidget *watch_bar;
  GtkLabel *watched;

  const StudioServices *services;
  GPtrArray *records;            /* (element-type StudioRecord) */
  GQueue paths;                  /* files that wait to be looked into */
  guint n_paths;                 /* of this round */
  guint n_taken;                 /* of this round */
  StudioRecord *taken;           /* (nullable): the last of them */
  gboolean taking;               /* one of them is being looked into */
  StudioProfile *profile;        /* how strict submissions are checked */
  GFileMonitor *monitor;         /* (nullable): of the watched folder */
  guint rescan;                  /* source of a look into it */
  GtkFileChooserNative *chooser; /* (nullable) */
  GCancellable *lifetime;
};

/** @button, @action, @target: (nullable) */
void _studio_inbox_window_tell (StudioInboxWindow *self, const char *sentence, const char *button, const char *action, const char *target);
/** Returns: (transfer full) (nullable): the parcel of that id */
StudioRecord *_studio_inbox_window_find (StudioInboxWindow *self, const char *id);
/** Writes a parcel down as it is now. */
void _studio_inbox_window_put (StudioInboxWindow *self, StudioRecord *record);
/** Puts paths of files and folders in the queue. (element-type GFile) */
void _studio_inbox_window_take (StudioInboxWindow *self, GSList *files);
/** "inbox.accept", "inbox.return", "inbox.remove" (id), "inbox.restore" (id). */
void _studio_inbox_window_install_deeds (GtkWidgetClass *widget_class);

G_END_DECLS
