#pragma once

#include "studio-data-grid.h"
#include "studio-data-row.h"

G_BEGIN_DECLS

/** StudioDataPlace: a cell. @column: 0: the label */
typedef struct
{
  guint row, column;
} StudioDataPlace;

struct _StudioDataGrid
{
  GtkWidget parent_instance;
  GtkWidget *scroller;
  GtkWidget *head;
  GtkListView *list;
  GtkStringList *model; /* a blank for each row: what they show is in @data */
  GPtrArray *rows;      /* (element-type StudioDataRow): that show something now */
  GPtrArray *names;     /* (element-type GtkWidget): heads of the series */

  StudioChartData *data; /* (nullable) */
  StudioDataPlace cursor;
  StudioDataPlace anchor; /* the other corner of the block */
  guint n_wanted;         /* rows that were asked for though they are blank */
  gboolean focus_soon;    /* as soon as the row of the cursor is there */
  guint menu_row;
};

/** StudioDataBlock: the cells between anchor and cursor. */
typedef struct
{
  guint row, column, n_rows, n_columns;
} StudioDataBlock;

StudioDataBlock _studio_data_grid_get_block (StudioDataGrid *self);
/** Goes to a cell. @extend: keeps the anchor */
void _studio_data_grid_go (StudioDataGrid *self, int row, int column, gboolean extend);
guint _studio_data_grid_get_n_rows (StudioDataGrid *self);
void _studio_data_grid_notice (StudioDataGrid *self, const char *sentence);
/** Returns: (nullable) (transfer none): the cell that has the focus */
StudioDataCell *_studio_data_grid_get_cell (StudioDataGrid *self);
/** Keys (studio-data-grid-keys.c). */
void _studio_data_grid_add_keys (StudioDataGrid *self);
/** The menu of a row (studio-data-grid-menu.c). */
void _studio_data_grid_add_actions (StudioDataGrid *self);
void _studio_data_grid_popup (StudioDataGrid *self, StudioDataRow *row, GtkWidget *handle);
/** Returns: the row that the chart highlights; -1: none */
int _studio_data_grid_find_marked (StudioDataGrid *self);

G_END_DECLS
