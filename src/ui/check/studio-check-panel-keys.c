#include "config.h"

#include "studio-check-panel-private.h"

StudioCheckRow *
_studio_check_panel_find_focused (StudioCheckPanel *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, STUDIO_TYPE_CHECK_ROW) : NULL;

  return row != NULL && gtk_widget_is_ancestor (row, GTK_WIDGET (self)) ? STUDIO_CHECK_ROW (row) : NULL;
}

void
_studio_check_panel_focus_row (StudioCheckRow *row)
{
  gtk_widget_child_focus (GTK_WIDGET (row), GTK_DIR_TAB_FORWARD);
}

/* Whether the focus is on the row itself, not on a button or in an entry within. */
static gboolean
is_on_head (StudioCheckPanel *self)
{
  return GTK_IS_LIST_BOX_ROW (gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))));
}

static gboolean
move (StudioCheckPanel *self,
      StudioCheckRow *row,
      int way)
{
  g_autoptr (GPtrArray) rows = _studio_check_panel_list_rows (self);
  guint index;

  if (!g_ptr_array_find (rows, row, &index) || (way < 0 && index == 0) || (int) index + way >= (int) rows->len)
    return FALSE;
  row = g_ptr_array_index (rows, (int) index + way);
  _studio_check_panel_focus_row (row);
  _studio_check_panel_set_current (self, row);
  return TRUE;
}

/* Returns: FALSE if the key is not for a row */
static gboolean
do_key (StudioCheckPanel *self,
        StudioCheckRow *row,
        guint keyval)
{
  gboolean open = adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row));

  switch (keyval) {
  case GDK_KEY_Down:
  case GDK_KEY_KP_Down:
    /* an open row's parts come first */
    return !open && move (self, row, 1);
  case GDK_KEY_Up:
  case GDK_KEY_KP_Up:
    return move (self, row, -1);
  case GDK_KEY_Right:
  case GDK_KEY_KP_Right:
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
    return TRUE;
  case GDK_KEY_Left:
  case GDK_KEY_KP_Left:
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), FALSE);
    return TRUE;
  case GDK_KEY_Return:
  case GDK_KEY_KP_Enter:
    studio_check_row_act (row);
    return TRUE;
  case GDK_KEY_a:
  case GDK_KEY_A:
    studio_check_row_ask_reason (row);
    return TRUE;
  default:
    return FALSE;
  }
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint keyval,
        guint keycode,
        GdkModifierType state,
        StudioCheckPanel *self)
{
  StudioCheckRow *row = _studio_check_panel_find_focused (self);
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask () & ~GDK_SHIFT_MASK;

  if (row == NULL || modifiers != 0)
    return FALSE;
  if (is_on_head (self) && do_key (self, row, keyval))
    return TRUE;
  if (keyval != GDK_KEY_Escape || !adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)))
    return FALSE;
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), FALSE);
  _studio_check_panel_focus_row (row);
  return TRUE;
}

/* Lists within rows would take the arrow keys for themselves. */
void
_studio_check_panel_add_keys (StudioCheckPanel *self)
{
  GtkEventController *controller = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect (controller, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

/* --- F8 --- */

void
studio_check_panel_step (StudioCheckPanel *self,
                         int way)
{
  g_autoptr (GPtrArray) rows = NULL;
  int present = -1;

  g_return_if_fail (STUDIO_IS_CHECK_PANEL (self) && (way == 1 || way == -1));

  rows = _studio_check_panel_list_rows (self);
  for (guint i = 0; i < rows->len; i++) {
    if (g_strcmp0 (studio_check_row_get_finding (g_ptr_array_index (rows, i))->key, self->current) == 0)
      present = (int) i;
  }
  if (rows->len == 0)
    return;
  present = present < 0 ? (way > 0 ? 0 : (int) rows->len - 1) : (present + way + (int) rows->len) % (int) rows->len;
  studio_check_panel_open (self, studio_check_row_get_finding (g_ptr_array_index (rows, present))->key);
}

void
studio_check_panel_open (StudioCheckPanel *self,
                         const char *key)
{
  g_autoptr (GPtrArray) rows = NULL;

  g_return_if_fail (STUDIO_IS_CHECK_PANEL (self) && key != NULL);

  rows = _studio_check_panel_list_rows (self);
  for (guint i = 0; i < rows->len; i++) {
    StudioCheckRow *row = g_ptr_array_index (rows, i);

    if (!g_str_equal (studio_check_row_get_finding (row)->key, key))
      continue;
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
    _studio_check_panel_focus_row (row);
    return;
  }
}
