#include "config.h"

#include "studio-data-row.h"

#include <glib/gi18n-lib.h>

struct _StudioDataRow
{
  GtkWidget parent_instance;
  GtkWidget *box;
  GtkLabel *number;
  GPtrArray *cells; /* StudioDataCell, of @box */
  GtkLabel *reading;
  GtkButton *handle;
  guint index;
};

G_DEFINE_FINAL_TYPE (StudioDataRow, studio_data_row, GTK_TYPE_WIDGET)

enum {
  SIGNAL_COMMITTED,
  SIGNAL_FOCUSED,
  SIGNAL_MENU,
  SIGNAL_DROPPED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

int
studio_data_row_get_width (guint column,
                           guint n_series)
{
  if (column == 0)
    return n_series > 2 ? 104 : 96;
  return n_series > 2 ? 78 : n_series > 1 ? 84
                                          : 96;
}

/* --- cells --- */

static void
committed_cb (StudioDataCell *cell,
              const char *text,
              StudioDataRow *self)
{
  g_signal_emit (self, signals[SIGNAL_COMMITTED], 0, studio_data_cell_get_column (cell), text);
}

static void
focused_cb (StudioDataCell *cell,
            StudioDataRow *self)
{
  g_signal_emit (self, signals[SIGNAL_FOCUSED], 0, studio_data_cell_get_column (cell));
}

static void
add_cell (StudioDataRow *self)
{
  GtkWidget *cell = studio_data_cell_new (self->cells->len, self->cells->len > 0);

  gtk_widget_set_hexpand (cell, self->cells->len == 0);
  g_signal_connect (cell, "committed", G_CALLBACK (committed_cb), self);
  g_signal_connect (cell, "focused", G_CALLBACK (focused_cb), self);
  gtk_box_insert_child_after (GTK_BOX (self->box), cell, self->cells->len > 0 ? g_ptr_array_index (self->cells, self->cells->len - 1) : GTK_WIDGET (self->number));
  g_ptr_array_add (self->cells, cell);
}

static void
make_cells (StudioDataRow *self,
            guint n_series)
{
  while (self->cells->len < n_series + 1)
    add_cell (self);
  while (self->cells->len > n_series + 1)
    gtk_box_remove (GTK_BOX (self->box), g_ptr_array_steal_index (self->cells, self->cells->len - 1));
  for (guint i = 0; i < self->cells->len; i++)
    gtk_widget_set_size_request (g_ptr_array_index (self->cells, i), studio_data_row_get_width (i, n_series), -1);
}

/* "Nilai, KTP elektronik" */
static char *
name_cell (StudioChartData *data,
           guint row,
           guint column)
{
  const char *label = studio_chart_data_get_cell (data, row, 0);
  const char *series = column > 0 ? studio_chart_data_get_series_name (data, column - 1) : "";
  const char *head = column == 0 ? _ ("Label") : *series != '\0' ? series
                                                                 : _ ("Value");

  if (column == 0 || *label == '\0')
    /* TRANSLATORS: a cell of a table for the screen reader: the head of its column and the number of its row */
    return g_strdup_printf (_ ("%s, row %u"), head, row + 1);
  return g_strdup_printf ("%s, %s", head, label);
}

static void
show_reading (StudioDataRow *self,
              StudioChartData *data,
              guint column)
{
  static const char *const classes[] = {
    [STUDIO_CHART_READING_BLANK] = "dim-label",
    [STUDIO_CHART_READING_MISSING] = "data-missing",
    [STUDIO_CHART_READING_WORDS] = "error",
    [STUDIO_CHART_READING_NUMBER] = "dim-label",
  };
  g_autofree char *words = NULL;
  StudioChartReading reading = studio_chart_data_read (data, self->index, column, &words);
  const char *cell = studio_chart_data_get_cell (data, self->index, column);
  g_autoptr (GError) error = NULL;

  gtk_label_set_label (self->reading, words);
  gtk_widget_set_css_classes (GTK_WIDGET (self->reading), (const char *[]){ "data-reading", "numeric", classes[reading], NULL });
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->reading),
                               reading == STUDIO_CHART_READING_WORDS && !studio_number_parse (cell, &(StudioNumber){ 0 }, &error) ? error->message : NULL);
}

static void
tell (StudioDataRow *self,
      StudioChartData *data)
{
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));
  const char *label = studio_chart_data_get_cell (data, self->index, 0);
  g_autofree char *row = g_strdup_printf (_ ("Row %u"), self->index + 1);
  g_autofree char *words = *label != '\0' ? g_strdup_printf ("%s, %s: %s", row, label, gtk_label_get_label (self->reading)) : g_strdup (row);
  g_autofree char *handle = g_strdup_printf (_ ("Row %u: more"), self->index + 1);

  if (item != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->handle), GTK_ACCESSIBLE_PROPERTY_LABEL, handle, -1);
}

void
studio_data_row_show (StudioDataRow *self,
                      StudioChartData *data,
                      guint index,
                      guint read_column,
                      gboolean marked)
{
  g_autofree char *number = g_strdup_printf ("%u", index + 1);

  g_return_if_fail (STUDIO_IS_DATA_ROW (self) && STUDIO_IS_CHART_DATA (data));

  self->index = index;
  make_cells (self, studio_chart_data_get_n_series (data));
  gtk_label_set_label (self->number, number);
  for (guint i = 0; i < self->cells->len; i++) {
    g_autofree char *name = name_cell (data, index, i);

    studio_data_cell_set_name (g_ptr_array_index (self->cells, i), name);
    studio_data_cell_set_text (g_ptr_array_index (self->cells, i), studio_chart_data_get_cell (data, index, i), studio_chart_data_get_sample (data, index, i));
  }
  show_reading (self, data, MIN (read_column, self->cells->len - 1));
  gtk_button_set_icon_name (self->handle, marked ? "starred-symbolic" : "list-drag-handle-symbolic");
  tell (self, data);
}

guint
studio_data_row_get_index (StudioDataRow *self)
{
  g_return_val_if_fail (STUDIO_IS_DATA_ROW (self), 0);

  return self->index;
}

StudioDataCell *
studio_data_row_get_cell (StudioDataRow *self,
                          guint column)
{
  g_return_val_if_fail (STUDIO_IS_DATA_ROW (self), NULL);

  return column < self->cells->len ? g_ptr_array_index (self->cells, column) : NULL;
}

/* --- the handle --- */

static void
handle_cb (StudioDataRow *self)
{
  g_signal_emit (self, signals[SIGNAL_MENU], 0, self->handle);
}

static GdkContentProvider *
drag_prepare_cb (StudioDataRow *self)
{
  return gdk_content_provider_new_typed (STUDIO_TYPE_DATA_ROW, self);
}

static void
drag_begin_cb (StudioDataRow *self,
               GdkDrag *drag,
               GtkDragSource *source)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (GTK_WIDGET (self));

  gtk_drag_source_set_icon (source, picture, 0, 0);
}

static gboolean
drop_cb (StudioDataRow *self,
         const GValue *value)
{
  StudioDataRow *row = g_value_get_object (value);

  if (row == self || row == NULL)
    return FALSE;
  g_signal_emit (self, signals[SIGNAL_DROPPED], 0, row->index);
  return TRUE;
}

static void
add_drag (StudioDataRow *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (STUDIO_TYPE_DATA_ROW, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_swapped (source, "prepare", G_CALLBACK (drag_prepare_cb), self);
  g_signal_connect_swapped (source, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->handle), GTK_EVENT_CONTROLLER (source));
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/* --- object --- */

static void
studio_data_row_dispose (GObject *object)
{
  StudioDataRow *self = STUDIO_DATA_ROW (object);

  g_clear_pointer (&self->cells, g_ptr_array_unref);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (studio_data_row_parent_class)->dispose (object);
}

static void
studio_data_row_class_init (StudioDataRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_data_row_dispose;
  signals[SIGNAL_COMMITTED] = g_signal_new ("committed", STUDIO_TYPE_DATA_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_STRING);
  signals[SIGNAL_FOCUSED] = g_signal_new ("focused", STUDIO_TYPE_DATA_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[SIGNAL_MENU] = g_signal_new ("menu", STUDIO_TYPE_DATA_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, GTK_TYPE_WIDGET);
  signals[SIGNAL_DROPPED] = g_signal_new ("dropped", STUDIO_TYPE_DATA_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "datarow");
}

static void
studio_data_row_init (StudioDataRow *self)
{
  self->cells = g_ptr_array_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  self->number = GTK_LABEL (gtk_label_new (NULL));
  self->reading = GTK_LABEL (gtk_label_new (NULL));
  self->handle = GTK_BUTTON (gtk_button_new ());
  gtk_widget_set_size_request (GTK_WIDGET (self->number), STUDIO_DATA_ROW_NUMBER, -1);
  gtk_widget_add_css_class (GTK_WIDGET (self->number), "data-number");
  gtk_widget_set_size_request (GTK_WIDGET (self->reading), STUDIO_DATA_ROW_READING, -1);
  gtk_label_set_xalign (self->reading, 0);
  gtk_label_set_ellipsize (self->reading, PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (self->reading, 1);
  gtk_widget_set_size_request (GTK_WIDGET (self->handle), STUDIO_DATA_ROW_HANDLE, -1);
  gtk_button_set_icon_name (self->handle, "list-drag-handle-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->handle), _ ("Drag to move; click for more"));
  gtk_widget_add_css_class (GTK_WIDGET (self->handle), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self->handle), "data-handle");
  g_signal_connect_swapped (self->handle, "clicked", G_CALLBACK (handle_cb), self);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->number));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->reading));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->handle));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  add_drag (self);
}

GtkWidget *
studio_data_row_new (void)
{
  return g_object_new (STUDIO_TYPE_DATA_ROW, NULL);
}
