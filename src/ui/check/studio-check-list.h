#pragma once

#include <gtk/gtk.h>

#include "studio-check-row.h"

G_BEGIN_DECLS

/** More rows are read by nobody; the others come up as these are mended */
#define STUDIO_CHECK_LIST_MOST 40

#define STUDIO_TYPE_CHECK_LIST (studio_check_list_get_type ())
G_DECLARE_FINAL_TYPE (StudioCheckList, studio_check_list, STUDIO, CHECK_LIST, GtkBox)

/** Makes a row, or gives one that stands already what is new about it. @row: (nullable). Returns: (transfer none): a floating row if @row is NULL, else @row */
typedef GtkWidget *(*StudioCheckListMaker) (GtkWidget *row, StudioFinding *finding, gpointer data);

/**
 * StudioCheckList: findings of one weight below their heading. Rows stay as they are, open or with the focus, for as long as their finding is
 * there. A row that is done stays two seconds more.
 *
 * Property: "title".
 */
/** @findings: (element-type StudioFinding): in this order; the first forty get rows. @make: called for each of them */
void studio_check_list_update (StudioCheckList *self, GPtrArray *findings, StudioCheckListMaker make, gpointer data);
/** Takes all rows away at once. */
void studio_check_list_clear (StudioCheckList *self);
/** Adds its rows to @rows (element-type StudioCheckRow), not those that are done. */
void studio_check_list_collect (StudioCheckList *self, GPtrArray *rows);
/** Shows the row with a tick, and takes it away soon. */
void studio_check_list_finish (StudioCheckList *self, StudioCheckRow *row);
/** @button: stands at the end of the heading; it leaves where it stood before */
void studio_check_list_set_action (StudioCheckList *self, GtkWidget *button);

G_END_DECLS
