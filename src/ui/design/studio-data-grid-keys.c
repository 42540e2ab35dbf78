#include "config.h"

#include "studio-data-grid-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-design-keys.h"

#define CTRL GDK_CONTROL_MASK
#define SHIFT GDK_SHIFT_MASK
#define ALT GDK_ALT_MASK
#define PAGE 8

/* --- the clipboard --- */

/** Pasting: where the cells go once the clipboard has been read. */
typedef struct
{
  StudioDataGrid *self;
  StudioChartData *data;
  StudioDataBlock block;
} Pasting;

static void
pasting_free (Pasting *pasting)
{
  g_object_unref (pasting->self);
  g_object_unref (pasting->data);
  g_free (pasting);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Pasting, pasting_free)

static void
paste_table (Pasting *pasting,
             const char *text)
{
  static const StudioTableHints hints = { .separators = "\t" };
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioTable) table = studio_table_parse_text (_ ("clipboard"), bytes, &hints, &error);
  guint n = 0;

  if (table == NULL) {
    _studio_data_grid_notice (pasting->self, error->message);
    return;
  }
  if (!studio_chart_data_paste (pasting->data, pasting->block.row, pasting->block.column, table, &n, &error)) {
    g_signal_emit_by_name (pasting->self, "refused-table", table, error->message);
    return;
  }
  pasting->self->anchor = (StudioDataPlace){ pasting->block.row, pasting->block.column };
  _studio_data_grid_go (pasting->self, (int) (pasting->block.row + n) - 1, (int) (pasting->block.column + studio_table_get_n_columns (table)) - 1, TRUE);
}

static void
read_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (Pasting) pasting = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);

  if (text == NULL)
    _studio_data_grid_notice (pasting->self, _ ("There are no cells on the clipboard. Copy them in the spreadsheet first."));
  else
    paste_table (pasting, text);
}

static void
paste (StudioDataGrid *self)
{
  Pasting *pasting = g_new0 (Pasting, 1);

  *pasting = (Pasting){ g_object_ref (self), g_object_ref (self->data), _studio_data_grid_get_block (self) };
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), NULL, read_cb, pasting);
}

static void
copy (StudioDataGrid *self)
{
  StudioDataBlock block = _studio_data_grid_get_block (self);
  g_autofree char *text = studio_chart_data_copy (self->data, block.row, block.column, block.n_rows, block.n_columns);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
}

static void
clear (StudioDataGrid *self)
{
  StudioDataBlock block = _studio_data_grid_get_block (self);

  studio_chart_data_clear_cells (self->data, block.row, block.column, block.n_rows, block.n_columns);
}

static gboolean
control_pressed (StudioDataGrid *self,
                 guint keyval)
{
  switch (keyval) {
  case GDK_KEY_c:
    copy (self);
    return TRUE;
  case GDK_KEY_x:
    copy (self);
    clear (self);
    return TRUE;
  case GDK_KEY_v:
    paste (self);
    return TRUE;
  case GDK_KEY_a:
    self->anchor = (StudioDataPlace){ 0, 0 };
    _studio_data_grid_go (self, (int) _studio_data_grid_get_n_rows (self) - 1, (int) studio_chart_data_get_n_series (self->data), TRUE);
    return TRUE;
  default:
    return FALSE;
  }
}

/* --- moving --- */

static gboolean
move_row (StudioDataGrid *self,
          int step)
{
  int to = (int) self->cursor.row + step;

  if (to < 0 || to >= (int) studio_chart_data_get_n_rows (self->data))
    return TRUE;
  studio_chart_data_move_row (self->data, self->cursor.row, (guint) to);
  _studio_data_grid_go (self, to, (int) self->cursor.column, FALSE);
  return TRUE;
}

static gboolean
arrow_pressed (StudioDataGrid *self,
               guint keyval,
               GdkModifierType held)
{
  int row = (int) self->cursor.row, column = (int) self->cursor.column, last = (int) _studio_data_grid_get_n_rows (self) - 1;
  gboolean far = (held & CTRL) != 0;

  switch (keyval) {
  case GDK_KEY_Up:
  case GDK_KEY_KP_Up:
    if (held & ALT)
      return move_row (self, -1);
    row = far ? 0 : row - 1;
    break;
  case GDK_KEY_Down:
  case GDK_KEY_KP_Down:
    if (held & ALT)
      return move_row (self, 1);
    row = far ? last : row + 1;
    break;
  case GDK_KEY_Left:
  case GDK_KEY_KP_Left:
    column = far ? 0 : column - 1;
    break;
  case GDK_KEY_Right:
  case GDK_KEY_KP_Right:
    column = far ? G_MAXINT / 2 : column + 1;
    break;
  case GDK_KEY_Home:
    column = 0;
    row = far ? 0 : row;
    break;
  case GDK_KEY_End:
    column = G_MAXINT / 2;
    row = far ? last : row;
    break;
  case GDK_KEY_Page_Up:
    row -= PAGE;
    break;
  case GDK_KEY_Page_Down:
    row += PAGE;
    break;
  default:
    return FALSE;
  }
  _studio_data_grid_go (self, row, column, (held & SHIFT) != 0);
  return TRUE;
}

/* Returns: FALSE behind the last cell and before the first: there the focus leaves the table */
static gboolean
tab_pressed (StudioDataGrid *self,
             int step)
{
  int width = (int) studio_chart_data_get_n_series (self->data) + 1;
  int at = (int) self->cursor.row * width + (int) self->cursor.column + step;

  if (at < 0 || at >= width * (int) _studio_data_grid_get_n_rows (self))
    return FALSE;
  _studio_data_grid_go (self, at / width, at % width, FALSE);
  return TRUE;
}

/* Below the last row that says something there is a new one to go on with. */
static void
go_below (StudioDataGrid *self,
          int step)
{
  guint row = self->cursor.row, column = self->cursor.column;

  if (step > 0 && row + 1 == _studio_data_grid_get_n_rows (self) && row < studio_chart_data_get_n_rows (self->data))
    studio_data_grid_add_row (self);
  _studio_data_grid_go (self, (int) row + step, (int) column, FALSE);
}

/* --- keys --- */

static gboolean
writing_pressed (StudioDataGrid *self,
                 StudioDataCell *cell,
                 guint keyval,
                 GdkModifierType held)
{
  gboolean back = (held & SHIFT) != 0;

  switch (keyval) {
  case GDK_KEY_Return:
  case GDK_KEY_KP_Enter:
  case GDK_KEY_ISO_Enter:
    if (held & CTRL)
      return FALSE;
    studio_data_cell_end (cell, TRUE);
    go_below (self, back ? -1 : 1);
    return TRUE;
  case GDK_KEY_Up:
  case GDK_KEY_Down:
    studio_data_cell_end (cell, TRUE);
    return arrow_pressed (self, keyval, 0);
  case GDK_KEY_Tab:
  case GDK_KEY_ISO_Left_Tab:
    studio_data_cell_end (cell, TRUE);
    return tab_pressed (self, back || keyval == GDK_KEY_ISO_Left_Tab ? -1 : 1);
  case GDK_KEY_Escape:
    studio_data_cell_end (cell, FALSE);
    return TRUE;
  default:
    return FALSE;
  }
}

static gboolean
type (GtkEventControllerKey *controller,
      StudioDataCell *cell,
      guint keyval)
{
  gunichar c = gdk_keyval_to_unicode (keyval);

  if (c == 0 || !g_unichar_isprint (c))
    return FALSE;
  studio_data_cell_edit (cell, "");
  return gtk_event_controller_key_forward (controller, studio_data_cell_get_entry (cell));
}

static gboolean
cell_pressed (StudioDataGrid *self,
              StudioDataCell *cell,
              guint keyval,
              GdkModifierType held)
{
  switch (keyval) {
  case GDK_KEY_F2:
  case GDK_KEY_Return:
  case GDK_KEY_KP_Enter:
    if (held != 0)
      return FALSE;
    studio_data_cell_edit (cell, NULL);
    return TRUE;
  case GDK_KEY_Tab:
  case GDK_KEY_ISO_Left_Tab:
    return !(held & CTRL) && tab_pressed (self, held & SHIFT || keyval == GDK_KEY_ISO_Left_Tab ? -1 : 1);
  case GDK_KEY_Delete:
  case GDK_KEY_KP_Delete:
  case GDK_KEY_BackSpace:
    clear (self);
    return TRUE;
  case GDK_KEY_Menu:
    _studio_data_grid_popup (self, STUDIO_DATA_ROW (gtk_widget_get_ancestor (GTK_WIDGET (cell), STUDIO_TYPE_DATA_ROW)), GTK_WIDGET (cell));
    return TRUE;
  default:
    return arrow_pressed (self, keyval, held);
  }
}

static gboolean
pressed_cb (GtkEventControllerKey *controller,
            guint keyval,
            guint keycode,
            GdkModifierType state,
            StudioDataGrid *self)
{
  StudioDataCell *cell = _studio_data_grid_get_cell (self);
  GdkModifierType held = state & (CTRL | SHIFT | ALT | GDK_SUPER_MASK);
  guint latin = gdk_keyval_to_lower (studio_latin_keyval (gtk_widget_get_display (GTK_WIDGET (self)), keyval, keycode));

  if (cell == NULL || self->data == NULL)
    return GDK_EVENT_PROPAGATE;
  /* heads of series are written in like cells, and have no block around them */
  if (gtk_widget_get_ancestor (GTK_WIDGET (cell), STUDIO_TYPE_DATA_ROW) == NULL) {
    if (studio_data_cell_get_editing (cell) && (keyval == GDK_KEY_Return || keyval == GDK_KEY_Escape)) {
      studio_data_cell_end (cell, keyval == GDK_KEY_Return);
      return GDK_EVENT_STOP;
    }
    if (!studio_data_cell_get_editing (cell) && held == 0 && (keyval == GDK_KEY_Return || keyval == GDK_KEY_F2)) {
      studio_data_cell_edit (cell, NULL);
      return GDK_EVENT_STOP;
    }
    return !studio_data_cell_get_editing (cell) && (held & ~SHIFT) == 0 && type (controller, cell, keyval);
  }
  if (studio_data_cell_get_editing (cell))
    return writing_pressed (self, cell, keyval, held);
  if (held == CTRL && control_pressed (self, latin))
    return GDK_EVENT_STOP;
  if (cell_pressed (self, cell, keyval, held))
    return GDK_EVENT_STOP;
  return (held & ~SHIFT) == 0 && type (controller, cell, keyval);
}

void
_studio_data_grid_add_keys (StudioDataGrid *self)
{
  GtkEventController *controller = gtk_event_controller_key_new ();

  /* before the list and the entry take them */
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect (controller, "key-pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}
