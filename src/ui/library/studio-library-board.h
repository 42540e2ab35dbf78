#pragma once

#include "studio-library-list.h"
#include "studio-library-pictures.h"
#include "studio-services.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_LIBRARY_BOARD (studio_library_board_get_type ())
G_DECLARE_FINAL_TYPE (StudioLibraryBoard, studio_library_board, STUDIO, LIBRARY_BOARD, GtkWidget)

/**
 * StudioLibraryBoard: the posts that were found, as a grid of pictures or as a table, below their title and the choices that narrow them.
 *
 * Signals: "asked": another kind, time or order was chosen; "selected": others are selected; "open" (StudioLibraryEntry *): Enter or a double
 * click; "menu" (StudioLibraryEntry *, GtkWidget *, double x, double y): what can be done with those that are selected is asked for.
 */

/** StudioLibraryEmpty: why there is nothing to show. */
typedef enum {
  STUDIO_LIBRARY_EMPTY_LIBRARY,
  STUDIO_LIBRARY_EMPTY_SEARCH,
  STUDIO_LIBRARY_EMPTY_FILTER,
  STUDIO_LIBRARY_EMPTY_TRASH,
} StudioLibraryEmpty;

void studio_library_board_set_services (StudioLibraryBoard *self, const StudioServices *services, StudioLibraryPictures *pictures);
void studio_library_board_set_title (StudioLibraryBoard *self, const char *title);
/** Adds what is chosen here to @query: kind, time and order; it holds texts of the board's. */
void studio_library_board_fill_query (StudioLibraryBoard *self, StudioLibraryQuery *query);
/** Whether a kind or a time is chosen. */
gboolean studio_library_board_is_narrowed (StudioLibraryBoard *self);
/** Shows all kinds and times again, without a signal. */
void studio_library_board_widen (StudioLibraryBoard *self);

/**
 * studio_library_board_take:
 * @items: (element-type StudioLibraryItem)
 * @query: (nullable): the words they were found by
 * @anew: they answer another question than those before and are seen from the top; else, if all that were selected are gone, the one in their place is selected
 * @why: told if there are none
 */
void studio_library_board_take (StudioLibraryBoard *self, GPtrArray *items, const char *query, gboolean anew, StudioLibraryEmpty why);
/** Instead of posts: why there are none to show; a damaged library is offered to be repaired. */
void studio_library_board_show_problem (StudioLibraryBoard *self, const GError *error);
guint studio_library_board_get_n_items (StudioLibraryBoard *self);
/** Returns: (transfer none) (nullable) */
StudioLibraryEntry *studio_library_board_find (StudioLibraryBoard *self, const char *id);

/** Returns: (transfer full) (element-type StudioLibraryEntry) */
GPtrArray *studio_library_board_get_selected (StudioLibraryBoard *self);
/** Returns: (transfer full): their ids */
GStrv studio_library_board_get_selected_ids (StudioLibraryBoard *self);
/** Selects the one with that id alone; does nothing if it is not shown. */
void studio_library_board_select (StudioLibraryBoard *self, const char *id);
/** Asks for the menu of the one that the keys are at. */
void studio_library_board_pop_up (StudioLibraryBoard *self);

G_END_DECLS
