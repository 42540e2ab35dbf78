#include "config.h"

#include "studio-data-grid-private.h"

#include <glib/gi18n-lib.h>

/* A table without figures yet has room to begin. */
#define LEAST_ROWS 4

G_DEFINE_FINAL_TYPE (StudioDataGrid, studio_data_grid, GTK_TYPE_WIDGET)

enum {
  SIGNAL_NOTICE,
  SIGNAL_REFUSED_TABLE,
  SIGNAL_COLUMN_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

void
_studio_data_grid_notice (StudioDataGrid *self,
                          const char *sentence)
{
  g_signal_emit (self, signals[SIGNAL_NOTICE], 0, sentence);
}

/* --- where the person is --- */

guint
_studio_data_grid_get_n_rows (StudioDataGrid *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->model));
}

guint
studio_data_grid_get_column (StudioDataGrid *self)
{
  g_return_val_if_fail (STUDIO_IS_DATA_GRID (self), 1);

  return MAX (self->cursor.column, 1);
}

StudioDataBlock
_studio_data_grid_get_block (StudioDataGrid *self)
{
  StudioDataPlace from = { MIN (self->anchor.row, self->cursor.row), MIN (self->anchor.column, self->cursor.column) };
  StudioDataPlace to = { MAX (self->anchor.row, self->cursor.row), MAX (self->anchor.column, self->cursor.column) };

  return (StudioDataBlock){ from.row, from.column, to.row - from.row + 1, to.column - from.column + 1 };
}

static StudioDataRow *
find_row (StudioDataGrid *self,
          guint index)
{
  for (guint i = 0; i < self->rows->len; i++) {
    if (studio_data_row_get_index (g_ptr_array_index (self->rows, i)) == index)
      return g_ptr_array_index (self->rows, i);
  }
  return NULL;
}

StudioDataCell *
_studio_data_grid_get_cell (StudioDataGrid *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *cell = focus != NULL ? gtk_widget_get_ancestor (focus, STUDIO_TYPE_DATA_CELL) : NULL;

  return cell != NULL && gtk_widget_is_ancestor (cell, GTK_WIDGET (self)) ? STUDIO_DATA_CELL (cell) : NULL;
}

static void
show_block (StudioDataGrid *self)
{
  StudioDataBlock block = _studio_data_grid_get_block (self);
  gboolean several = block.n_rows * block.n_columns > 1;

  for (guint i = 0; i < self->rows->len; i++) {
    StudioDataRow *row = g_ptr_array_index (self->rows, i);
    guint index = studio_data_row_get_index (row);
    StudioDataCell *cell;

    for (guint k = 0; (cell = studio_data_row_get_cell (row, k)) != NULL; k++)
      studio_data_cell_set_selected (cell, several && index >= block.row && index < block.row + block.n_rows && k >= block.column && k < block.column + block.n_columns);
  }
}

static gboolean
focus_cursor (gpointer data)
{
  StudioDataGrid *self = data;
  StudioDataRow *row = find_row (self, self->cursor.row);
  StudioDataCell *cell = row != NULL ? studio_data_row_get_cell (row, self->cursor.column) : NULL;

  if (!self->focus_soon || cell == NULL)
    return G_SOURCE_REMOVE;
  self->focus_soon = FALSE;
  gtk_widget_grab_focus (GTK_WIDGET (cell));
  return G_SOURCE_REMOVE;
}

static void
focus_soon (StudioDataGrid *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, focus_cursor, g_object_ref (self), g_object_unref);
}

void
_studio_data_grid_go (StudioDataGrid *self,
                      int row,
                      int column,
                      gboolean extend)
{
  int last = (int) _studio_data_grid_get_n_rows (self) - 1;

  if (self->data == NULL || last < 0)
    return;
  self->cursor.row = (guint) CLAMP (row, 0, last);
  self->cursor.column = (guint) CLAMP (column, 0, (int) studio_chart_data_get_n_series (self->data));
  if (!extend)
    self->anchor = self->cursor;
  self->focus_soon = TRUE;
  if (find_row (self, self->cursor.row) != NULL) {
    focus_cursor (self);
  } else {
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", self->cursor.row);
    focus_soon (self);
  }
  show_block (self);
}

void
studio_data_grid_focus (StudioDataGrid *self)
{
  g_return_if_fail (STUDIO_IS_DATA_GRID (self));

  _studio_data_grid_go (self, (int) self->cursor.row, (int) self->cursor.column, FALSE);
}

/* --- what is shown --- */

int
_studio_data_grid_find_marked (StudioDataGrid *self)
{
  JsonNode *node = studio_chart_data_get_member (self->data, "highlight");
  const char *word = node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
  int found = -1;
  double most = 0;

  if (node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64)
    return (int) json_node_get_int (node);
  if (g_strcmp0 (word, "none") == 0)
    return -1;
  for (guint i = 0; i < studio_chart_data_get_n_rows (self->data); i++) {
    StudioNumber number;

    if (!studio_number_parse (studio_chart_data_get_cell (self->data, i, 1), &number, NULL) || number.kind == STUDIO_NUMBER_MISSING)
      continue;
    if (g_strcmp0 (word, "largest") != 0 || found < 0 || number.value > most) {
      found = (int) i;
      most = number.value;
    }
  }
  return found;
}

static void
set_n_rows (StudioDataGrid *self,
            guint n)
{
  guint present = _studio_data_grid_get_n_rows (self);
  g_autofree const char **blanks = g_new0 (const char *, n + 1);

  for (guint i = present; i < n; i++)
    blanks[i - present] = "";
  if (n > present)
    gtk_string_list_splice (self->model, present, 0, blanks);
  else if (n < present)
    gtk_string_list_splice (self->model, n, present - n, NULL);
}

static void
name_committed_cb (StudioDataCell *cell,
                   const char *text,
                   StudioDataGrid *self)
{
  if (self->data != NULL && studio_data_cell_get_column (cell) <= studio_chart_data_get_n_series (self->data))
    studio_chart_data_set_series_name (self->data, studio_data_cell_get_column (cell) - 1, text);
}

/* Heads of several series can be written in like cells; one alone is "Nilai". */
static void
show_names (StudioDataGrid *self)
{
  guint n = studio_chart_data_get_n_series (self->data);

  while (self->names->len > n) {
    gtk_box_remove (GTK_BOX (self->head), g_ptr_array_index (self->names, self->names->len - 1));
    g_ptr_array_set_size (self->names, (int) self->names->len - 1);
  }
  while (self->names->len < n) {
    GtkWidget *cell = studio_data_cell_new (self->names->len + 1, TRUE);

    g_signal_connect (cell, "committed", G_CALLBACK (name_committed_cb), self);
    gtk_widget_set_tooltip_text (cell, _ ("Name of the series"));
    gtk_box_insert_child_after (GTK_BOX (self->head), cell,
                                self->names->len > 0 ? g_ptr_array_index (self->names, self->names->len - 1)
                                                     : gtk_widget_get_next_sibling (gtk_widget_get_first_child (self->head)));
    g_ptr_array_add (self->names, cell);
  }
  for (guint i = 0; i < n; i++) {
    GtkWidget *cell = g_ptr_array_index (self->names, i);
    g_autofree char *name = g_strdup_printf (_ ("Name of series %u"), i + 1);

    studio_data_cell_set_name (STUDIO_DATA_CELL (cell), name);
    studio_data_cell_set_text (STUDIO_DATA_CELL (cell), studio_chart_data_get_series_name (self->data, i), _ ("Value"));
    gtk_widget_set_size_request (cell, studio_data_row_get_width (i + 1, n), -1);
  }
}

static void
show_rows (StudioDataGrid *self)
{
  int marked = _studio_data_grid_find_marked (self);

  for (guint i = 0; i < self->rows->len; i++) {
    StudioDataRow *row = g_ptr_array_index (self->rows, i);
    guint index = studio_data_row_get_index (row);

    studio_data_row_show (row, self->data, index, studio_data_grid_get_column (self), (int) index == marked);
  }
}

static void
refresh (StudioDataGrid *self)
{
  guint n;

  if (self->data == NULL)
    return;
  n = MAX (studio_chart_data_get_n_rows (self->data), studio_chart_data_get_n_samples (self->data));
  n = MAX (MAX (n, self->n_wanted), LEAST_ROWS);
  set_n_rows (self, MIN (n, STUDIO_CHART_DATA_MAX_ROWS));
  self->cursor.row = MIN (self->cursor.row, n - 1);
  self->cursor.column = MIN (self->cursor.column, studio_chart_data_get_n_series (self->data));
  self->anchor.row = MIN (self->anchor.row, n - 1);
  self->anchor.column = MIN (self->anchor.column, studio_chart_data_get_n_series (self->data));
  show_names (self);
  show_rows (self);
  show_block (self);
}

void
studio_data_grid_set_data (StudioDataGrid *self,
                           StudioChartData *data)
{
  g_return_if_fail (STUDIO_IS_DATA_GRID (self));

  if (self->data == data)
    return;
  if (self->data != NULL)
    g_signal_handlers_disconnect_by_data (self->data, self);
  g_set_object (&self->data, data);
  self->cursor = self->anchor = (StudioDataPlace){ 0, 0 };
  self->n_wanted = 0;
  set_n_rows (self, 0);
  if (data != NULL)
    g_signal_connect_swapped (data, "changed", G_CALLBACK (refresh), self);
  refresh (self);
}

void
studio_data_grid_add_row (StudioDataGrid *self)
{
  guint n;

  g_return_if_fail (STUDIO_IS_DATA_GRID (self));

  n = _studio_data_grid_get_n_rows (self);
  if (n >= STUDIO_CHART_DATA_MAX_ROWS) {
    _studio_data_grid_notice (self, _ ("A chart holds at most 500 rows."));
    return;
  }
  self->n_wanted = n + 1;
  refresh (self);
  _studio_data_grid_go (self, (int) n, 0, FALSE);
}

/* --- rows come and go with scrolling --- */

static void
committed_cb (StudioDataRow *row,
              guint column,
              const char *text,
              StudioDataGrid *self)
{
  if (self->data != NULL)
    studio_chart_data_set_cell (self->data, studio_data_row_get_index (row), column, text);
}

static void
focused_cb (StudioDataRow *row,
            guint column,
            StudioDataGrid *self)
{
  StudioDataPlace place = { studio_data_row_get_index (row), column };
  gboolean other = MAX (column, 1) != studio_data_grid_get_column (self);

  if (place.row == self->cursor.row && place.column == self->cursor.column)
    return;
  self->cursor = self->anchor = place;
  show_block (self);
  if (!other)
    return;
  show_rows (self);
  g_signal_emit (self, signals[SIGNAL_COLUMN_CHANGED], 0);
}

static void
menu_cb (StudioDataRow *row,
         GtkWidget *handle,
         StudioDataGrid *self)
{
  _studio_data_grid_popup (self, row, handle);
}

static void
dropped_cb (StudioDataRow *row,
            guint from,
            StudioDataGrid *self)
{
  if (self->data != NULL)
    studio_chart_data_move_row (self->data, from, studio_data_row_get_index (row));
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem *item,
          StudioDataGrid *self)
{
  GtkWidget *row = studio_data_row_new ();

  g_signal_connect (row, "committed", G_CALLBACK (committed_cb), self);
  g_signal_connect (row, "focused", G_CALLBACK (focused_cb), self);
  g_signal_connect (row, "menu", G_CALLBACK (menu_cb), self);
  g_signal_connect (row, "dropped", G_CALLBACK (dropped_cb), self);
  gtk_list_item_set_child (item, row);
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_selectable (item, FALSE);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem *item,
         StudioDataGrid *self)
{
  StudioDataRow *row = STUDIO_DATA_ROW (gtk_list_item_get_child (item));
  guint index = gtk_list_item_get_position (item);

  g_ptr_array_add (self->rows, row);
  if (self->data != NULL)
    studio_data_row_show (row, self->data, index, studio_data_grid_get_column (self), (int) index == _studio_data_grid_find_marked (self));
  if (self->focus_soon && index == self->cursor.row)
    focus_soon (self);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem *item,
           StudioDataGrid *self)
{
  GtkWidget *row = gtk_list_item_get_child (item);
  StudioDataCell *cell = _studio_data_grid_get_cell (self);

  /* what is being written belongs to the row that goes, not to the one that comes */
  if (cell != NULL && gtk_widget_is_ancestor (GTK_WIDGET (cell), row))
    studio_data_cell_end (cell, TRUE);
  g_ptr_array_remove_fast (self->rows, row);
}

/* --- object --- */

static gboolean
studio_data_grid_widget_focus (GtkWidget *widget,
                               GtkDirectionType direction)
{
  StudioDataGrid *self = STUDIO_DATA_GRID (widget);

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (studio_data_grid_parent_class)->focus (widget, direction);
  /* inside, Tab goes from cell to cell by itself, and out behind the last one */
  if (gtk_widget_get_focus_child (widget) != NULL || self->data == NULL)
    return FALSE;
  studio_data_grid_focus (self);
  return TRUE;
}

static void
studio_data_grid_dispose (GObject *object)
{
  StudioDataGrid *self = STUDIO_DATA_GRID (object);

  if (self->data != NULL)
    g_signal_handlers_disconnect_by_data (self->data, self);
  g_clear_object (&self->data);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (studio_data_grid_parent_class)->dispose (object);
}

static void
studio_data_grid_finalize (GObject *object)
{
  StudioDataGrid *self = STUDIO_DATA_GRID (object);

  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->names);

  G_OBJECT_CLASS (studio_data_grid_parent_class)->finalize (object);
}

static void
studio_data_grid_class_init (StudioDataGridClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = studio_data_grid_dispose;
  object_class->finalize = studio_data_grid_finalize;
  widget_class->focus = studio_data_grid_widget_focus;
  signals[SIGNAL_NOTICE] = g_signal_new ("notice", STUDIO_TYPE_DATA_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_REFUSED_TABLE] = g_signal_new ("refused-table", STUDIO_TYPE_DATA_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_STRING);
  signals[SIGNAL_COLUMN_CHANGED] = g_signal_new ("column-changed", STUDIO_TYPE_DATA_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "datagrid");
}

static GtkWidget *
add_head (StudioDataGrid *self,
          const char *text,
          int width)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_size_request (label, width, -1);
  gtk_box_append (GTK_BOX (self->head), label);
  return label;
}

static void
make_head (StudioDataGrid *self)
{
  GtkWidget *label;

  self->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->head, "data-head");
  add_head (self, NULL, STUDIO_DATA_ROW_NUMBER);
  label = add_head (self, _ ("Label"), studio_data_row_get_width (0, 1));
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "data-head-label");
  label = add_head (self, _ ("Read as"), STUDIO_DATA_ROW_READING);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "data-reading");
  gtk_widget_add_css_class (label, "dim-label");
  add_head (self, NULL, STUDIO_DATA_ROW_HANDLE);
}

static void
make_list (StudioDataGrid *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  self->model = gtk_string_list_new (NULL);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), self);
  self->list = GTK_LIST_VIEW (gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->model)))), factory));
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "data-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Figures of the chart"), -1);
}

static void
studio_data_grid_init (StudioDataGrid *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *rows = gtk_scrolled_window_new ();

  self->rows = g_ptr_array_new ();
  self->names = g_ptr_array_new ();
  make_head (self);
  make_list (self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (rows), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (rows), GTK_WIDGET (self->list));
  gtk_widget_set_vexpand (rows, TRUE);
  gtk_box_append (GTK_BOX (box), self->head);
  gtk_box_append (GTK_BOX (box), rows);
  /* many series are wider than the panel: head and rows then move together */
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), box);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  _studio_data_grid_add_keys (self);
  _studio_data_grid_add_actions (self);
}
