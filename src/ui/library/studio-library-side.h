#pragma once

#include "studio-gallery.h"
#include "studio-library-query.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_LIBRARY_SIDE (studio_library_side_get_type ())
G_DECLARE_FINAL_TYPE (StudioLibrarySide, studio_library_side, STUDIO, LIBRARY_SIDE, GtkWidget)

/**
 * StudioLibrarySide: the search and the list of what the library can be narrowed to, with counts.
 *
 * What is chosen is told as a key: "all", "state:ID", "brand:ID", "folder:NAME", "office:NAME" or "trash". Signals: "chosen": another row; "searched": the text
 * is another; "dropped" (GStrv ids, const char *key): posts were dragged onto a folder or the trash; "menu" (const char *folder, GtkWidget *,
 * double x, double y): what can be done with a folder is asked for. "Folder Baru…" activates the action "library.new-folder".
 */
void studio_library_side_set_services (StudioLibrarySide *self, StudioGallery *gallery);
/** @folders: (array zero-terminated=1): those that are there without a post, beside those of @counts */
void studio_library_side_show (StudioLibrarySide *self, const StudioLibraryCounts *counts, const char *const *folders);
/** Returns: (transfer none) */
const char *studio_library_side_get_key (StudioLibrarySide *self);
/** Chooses without a signal; a key that is not there stays chosen until it comes, as after a start. */
void studio_library_side_set_key (StudioLibrarySide *self, const char *key);
/** Shows no row as chosen, until one is: what is shown is not on the list. */
void studio_library_side_leave (StudioLibrarySide *self);
/** Returns: (transfer full): what the chosen row says */
char *studio_library_side_make_title (StudioLibrarySide *self);
/** Returns: (transfer none): without blanks around it; may be empty */
const char *studio_library_side_get_text (StudioLibrarySide *self);
void studio_library_side_clear_text (StudioLibrarySide *self);
void studio_library_side_focus_search (StudioLibrarySide *self);
/** @widget: (nullable): typing anywhere in it searches */
void studio_library_side_set_key_capture_widget (StudioLibrarySide *self, GtkWidget *widget);
/** Returns: (nullable) (transfer none): the folder whose row has the focus, with its row */
const char *studio_library_side_get_focused_folder (StudioLibrarySide *self, GtkWidget **row);

/** Returns: (nullable): what stands after @prefix, "folder:", in a key that begins so */
const char *studio_library_key_after (const char *key, const char *prefix);

G_END_DECLS
