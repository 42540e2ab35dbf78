#pragma once

#include "studio-library-board.h"
#include "studio-library-detail.h"
#include "studio-library-page.h"
#include "studio-library-side.h"

G_BEGIN_DECLS

struct _StudioLibraryPage
{
  GtkWidget parent_instance;
  StudioLibrarySide *side;
  StudioLibraryBoard *board;
  StudioLibraryDetail *detail;

  const StudioServices *services;
  StudioLibraryPictures *pictures;
  GCancellable *asking;        /* (nullable): the newest question */
  GCancellable *counting;      /* (nullable) */
  StudioLibraryCounts *counts; /* (nullable) */
  GQueue undo;                 /* Deed, see studio-library-page-deeds.c; the newest first */
  char *related_to;            /* (nullable): id of the post whose relatives are shown instead of what the side says */
  gboolean related_by_photo;
  char *to_select;               /* (nullable): id of a post that is on its way */
  GtkFileChooserNative *chooser; /* (nullable) */
  GPtrArray *chosen;             /* (nullable) StudioLibraryEntry: what the chooser is about */
  guint refresh;
  gboolean seen;
  gboolean began;
  gboolean stale;
  gboolean anew; /* what is asked is another question than what is shown answers */
};

/** Asks the library again for what is shown. @anew: it is another question, so the list begins at its top */
void _studio_library_page_ask (StudioLibraryPage *self, gboolean anew);
gboolean _studio_library_page_shows_trash (StudioLibraryPage *self);
void _studio_library_page_tell (StudioLibraryPage *self, const char *sentence);
/** The same with a button that takes it back. */
void _studio_library_page_tell_undo (StudioLibraryPage *self, const char *sentence);
void _studio_library_page_notify_undo (StudioLibraryPage *self);
/** The counts, with folders that are empty. */
void _studio_library_page_show_counts (StudioLibraryPage *self);

/** What is done to posts: "library.trash" and others. */
void _studio_library_page_install_deeds (GtkWidgetClass *widget_class);
/** @folder: (nullable) */
void _studio_library_page_move (StudioLibraryPage *self, const char *const *ids, const char *folder);
void _studio_library_page_trash (StudioLibraryPage *self, const char *const *ids);
void _studio_library_page_forget_deeds (StudioLibraryPage *self);
gboolean _studio_library_page_can_undo (StudioLibraryPage *self);

/** Folders: "library.new-folder" and others. */
void _studio_library_page_install_folders (GtkWidgetClass *widget_class);
/** Returns: (transfer full): names of all folders */
GStrv _studio_library_page_list_folders (StudioLibraryPage *self);

/** Menus of posts and of folders. */
void _studio_library_page_pop_up (StudioLibraryPage *self, GtkWidget *widget, double x, double y);
void _studio_library_page_pop_up_folder (StudioLibraryPage *self, const char *folder, GtkWidget *widget, double x, double y);
/** Returns: (transfer full): the folders to move posts to */
GMenuModel *_studio_library_page_make_folder_menu (StudioLibraryPage *self);

/** Files: "library.add", "library.export". */
void _studio_library_page_install_files (GtkWidgetClass *widget_class);
/** @paths: (element-type filename): .pemda files; others are told of */
void _studio_library_page_add (StudioLibraryPage *self, GPtrArray *paths);

G_END_DECLS
