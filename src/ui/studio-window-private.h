#pragma once

#include "studio-brand-page.h"
#include "studio-home-page.h"
#include "studio-post-page.h"
#include "studio-safety-copy.h"
#include "studio-window.h"

G_BEGIN_DECLS

/** StudioNext: what happens once the present post is saved or given up. */
typedef enum {
  STUDIO_NEXT_STAY,
  STUDIO_NEXT_HOME,
  STUDIO_NEXT_OPEN,
  STUDIO_NEXT_CLOSE,
} StudioNext;

struct _StudioWindow
{
  AdwApplicationWindow parent_instance;
  AdwToastOverlay *toasts;
  GtkStack *stack;
  GtkWidget *front; /* start page and brands, below one header */
  AdwViewStack *views;
  StudioHomePage *home;
  StudioBrandPage *brands;
  StudioPostPage *post;

  const StudioServices *services;
  StudioDocument *document; /* (nullable) */
  StudioSafetyCopy *safety_copy;
  GSignalGroup *history_signals;
  GtkFileChooserNative *chooser; /* (nullable) */
  AdwToast *toast;               /* (nullable): the newest */
  char *next_path;               /* (nullable) */
  StudioNext next;
};

/** @document: (nullable): NULL shows the start page. */
void _studio_window_set_document (StudioWindow *self, StudioDocument *document);
/** @sentence is plain text; @button, @action, @target: (nullable) */
void _studio_window_toast (StudioWindow *self, const char *sentence, const char *button, const char *action, const char *target);
/** Does @next at once, after saving, or after asking; @path: (nullable): of STUDIO_NEXT_OPEN. */
void _studio_window_leave (StudioWindow *self, StudioNext next, const char *path);
/** Whether the person chose a file for the document. */
gboolean _studio_window_has_file (StudioWindow *self);
/** Whether something would be lost if the window closed now. */
gboolean _studio_window_needs_saving (StudioWindow *self);
/** Saves, with a question for the file the first time, then goes on to self->next. */
void _studio_window_save (StudioWindow *self);
void _studio_window_choose_copy (StudioWindow *self);
void _studio_window_choose_open (StudioWindow *self);
/**
 * "win.bulk" (template, brand), "win.bulk-post", "win.bulk-any" (the table's path, or nothing: the template is found by the table),
 * "win.bulk-undo": many posts from a table.
 */
void _studio_window_install_bulk (GtkWidgetClass *widget_class);
/** "win.start-photos" (brand, paths), "win.new-brand", "win.import-brand" (path): what the start page begins beside templates. */
void _studio_window_install_start (GtkWidgetClass *widget_class);
/** "win.save-template": a template made from the post. */
void _studio_window_install_template (GtkWidgetClass *widget_class);
/** "win.share-template", "win.delete-template", "win.restore-template" (id), "win.open-template": templates as files. */
void _studio_window_install_share (GtkWidgetClass *widget_class);
/** The action that saves the checklist sheet. */
void _studio_window_install_sheet (GtkWidgetClass *widget_class);
/** Reads a .pemdatemplate file and puts it on the shelf; asks if there is one already. */
void _studio_window_import_template (StudioWindow *self, const char *path);

G_END_DECLS
