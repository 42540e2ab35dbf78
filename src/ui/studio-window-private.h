#pragma once

#include "studio-autosave.h"
#include "studio-brand-page.h"
#include "studio-calendar-page.h"
#include "studio-home-page.h"
#include "studio-library-page.h"
#include "studio-library-versions.h"
#include "studio-post-page.h"
#include "studio-published.h"
#include "studio-window.h"

G_BEGIN_DECLS

/** StudioNext: what happens once the present post is written. */
typedef enum {
  STUDIO_NEXT_STAY,
  STUDIO_NEXT_HOME,
  STUDIO_NEXT_OPEN,         /* a file */
  STUDIO_NEXT_OPEN_LIBRARY, /* a post of the library */
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
  StudioLibraryPage *library;
  StudioCalendarPage *calendar;
  StudioBrandPage *brands;
  StudioPostPage *post; /* (nullable): until the first post is opened */

  const StudioServices *services;
  StudioDocument *document; /* (nullable) */
  StudioAutosave *autosave; /* (nullable): of @document */
  GSignalGroup *history_signals;
  GtkFileChooserNative *chooser; /* (nullable) */
  AdwToast *toast;               /* (nullable): the newest */
  char *next_name;               /* (nullable): path or id */
  StudioNext next;
  guint leaving : 1;         /* what is not written yet is on its way */
  guint giving_up : 1;       /* the person closes though it can't be written */
  guint file_failed : 1;     /* the post's own file can't be written; the library has it */
  char *start_activity;      /* (nullable): the record of the activity that the next new post is of */
  GtkEventController *watch; /* (nullable): while the page of posts is about to be made */
  gint64 touched;            /* monotonic, µs: when somebody last did something */
  guint warm;
  GDate start_day; /* not valid: none; else what the next new post is planned for */
};

/** The page of posts, made when it is first asked for: the start page should not wait for it. Returns: (transfer none) */
StudioPostPage *_studio_window_get_post (StudioWindow *self);
/** Makes the page of posts as soon as nobody would notice. */
void _studio_window_begin_warm (StudioWindow *self);
void _studio_window_end_warm (StudioWindow *self);
/** @document: (nullable): NULL shows the start page. A post that the library does not have yet. */
void _studio_window_set_document (StudioWindow *self, StudioDocument *document);
/** A post that the library has just as it is. @step: (nullable): the step to show */
void _studio_window_set_kept (StudioWindow *self, StudioDocument *document, const char *step);
/** @sentence is plain text; @button, @action, @target: (nullable) */
void _studio_window_toast (StudioWindow *self, const char *sentence, const char *button, const char *action, const char *target);
/** Writes what is not written yet, then does @next; @name: (nullable): the path or id to open. */
void _studio_window_leave (StudioWindow *self, StudioNext next, const char *name);
/** Opens a post of the library, or presents the window that has it; nothing may be open in this one. */
void _studio_window_load (StudioWindow *self, const char *id);
/** Opens a .pemda file; nothing may be open in this window. */
void _studio_window_read (StudioWindow *self, const char *path);
/** Returns: (transfer none) (nullable): the window that has the post @id open */
StudioWindow *_studio_window_find_other (StudioWindow *self, const char *id);
/** Ctrl+S: writes what is not written yet, and the post's own file, and says so. */
void _studio_window_save (StudioWindow *self);
/** "win.open-library" (id), "win.home", "win.retry-save", "win.close-anyway" and the like. */
void _studio_window_install_leave (GtkWidgetClass *widget_class);
void _studio_window_install_open (GtkWidgetClass *widget_class);
void _studio_window_choose_copy (StudioWindow *self);
/* Tells where the post went if somebody else had written its file. Returns: whether it did */
gboolean _studio_window_tell_copy (StudioWindow *self, StudioDocument *document);
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
/** "win.back-up", "win.restore-backup", "win.repair": the whole library. */
void _studio_window_install_backup (GtkWidgetClass *widget_class);
/** "win.registers" (page; "": the first): the office's registers; "win.insert-name": a name of theirs at the caret. */
void _studio_window_install_registers (GtkWidgetClass *widget_class);
void _studio_window_install_accounts (GtkWidgetClass *widget_class);
/** A new post is of the office that the person works in, as the settings have it. */
void _studio_window_say_office (StudioWindow *self);
/** "win.versions" (id; "": of the post in this window), "win.keep-version" (kind, as studio_version_kind_name()): before many changes. */
void _studio_window_install_versions (GtkWidgetClass *widget_class);
/** Keeps the post as it is now as a version, once it is written; nobody is told. */
void _studio_window_keep_version (StudioWindow *self, StudioVersionKind kind);
/**
 * "win.start-on" (day), "win.start-filled-on" (day, then as "win.start-filled"): a new post that is planned for that day; "win.plan": the plan of the
 * post; "win.toast-undo-move" (sentence), "win.undo-move": of what was moved on the calendar.
 */
void _studio_window_install_plan (GtkWidgetClass *widget_class);
/** Plans the post for the day it was begun for, if there is such a day and the post is a new one. */
void _studio_window_plan_new (StudioWindow *self);
void _studio_window_forget_start_day (StudioWindow *self);
/**
 * "win.mark-published": the post went out, "win.mark-published-on" (ids of platforms), "win.mark-published-of" (id): of one in the library;
 * "win.undo-published": takes the last back.
 */
void _studio_window_install_published (GtkWidgetClass *widget_class);
/** Notes where the open post went out, and with the accounts that they were used; tells it with a button that takes it back. */
void _studio_window_mark_open (StudioWindow *self, const StudioPublication *publications, guint n);
/** "win.manual-upload" (an account's record or a platform; ""): uploading by hand; "win.spread": the share package. */
void _studio_window_install_manual (GtkWidgetClass *widget_class);
/**
 * "win.door" (deed, as studio_deed_get_id()): asks for approval of the post, approves it, returns it or takes it back; "win.who": who the
 * person is.
 */
void _studio_window_install_door (GtkWidgetClass *widget_class);
/** "win.handover" (account's record; ""), "win.commitment": papers; "win.start-activity" (its record, then as "win.start-filled"). */
void _studio_window_install_papers (GtkWidgetClass *widget_class);
/** Notes with the activity that the new post was begun for it, if it was. */
void _studio_window_link_activity (StudioWindow *self);
/** "win.outbox": all that waits to be published or was. */
void _studio_window_install_outbox (GtkWidgetClass *widget_class);
/** "win.send-review", "win.inbox": posts that go to others as files, and what offices hand in. */
void _studio_window_install_exchange (GtkWidgetClass *widget_class);
/** Shows what @theirs, a copy of the open post, brings, to be merged. */
void _studio_window_merge (StudioWindow *self, StudioPost *theirs);
/** "win.save-sheet", "win.approval-sheet": the checklist sheet and the approval sheet, to print. */
void _studio_window_install_sheet (GtkWidgetClass *widget_class);
/** Reads a .pemdatemplate file and puts it on the shelf; asks if there is one already. */
void _studio_window_import_template (StudioWindow *self, const char *path);

G_END_DECLS
