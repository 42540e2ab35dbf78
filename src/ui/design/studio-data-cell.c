#include "config.h"

#include "studio-data-cell.h"

struct _StudioDataCell
{
  GtkWidget parent_instance;
  GtkWidget *label;
  GtkWidget *entry;
  char *text;
  char *name;
  guint column;
  gboolean editing;
};

G_DEFINE_FINAL_TYPE (StudioDataCell, studio_data_cell, GTK_TYPE_WIDGET)

enum {
  SIGNAL_COMMITTED,
  SIGNAL_FOCUSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* --- writing --- */

void
studio_data_cell_edit (StudioDataCell *self,
                       const char *text)
{
  g_return_if_fail (STUDIO_IS_DATA_CELL (self));

  if (self->editing)
    return;
  self->editing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text != NULL ? text : self->text);
  gtk_widget_set_visible (self->label, FALSE);
  gtk_widget_set_visible (self->entry, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "editing");
  gtk_widget_grab_focus (self->entry);
  if (text != NULL)
    gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  else
    gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

void
studio_data_cell_end (StudioDataCell *self,
                      gboolean commit)
{
  g_autofree char *text = NULL;
  gboolean focused;

  g_return_if_fail (STUDIO_IS_DATA_CELL (self));

  if (!self->editing)
    return;
  text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  focused = gtk_widget_has_focus (studio_data_cell_get_entry (self));
  self->editing = FALSE;
  gtk_widget_remove_css_class (GTK_WIDGET (self), "editing");
  /* before the entry goes, or the focus would go to a stranger */
  if (focused)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_widget_set_visible (self->entry, FALSE);
  gtk_widget_set_visible (self->label, TRUE);
  if (commit && !g_str_equal (text, self->text))
    g_signal_emit (self, signals[SIGNAL_COMMITTED], 0, text);
}

static void
focus_left_cb (StudioDataCell *self)
{
  if (!gtk_widget_in_destruction (GTK_WIDGET (self)))
    studio_data_cell_end (self, TRUE);
}

static void
focus_entered_cb (StudioDataCell *self)
{
  g_signal_emit (self, signals[SIGNAL_FOCUSED], 0);
}

static void
pressed_cb (StudioDataCell *self,
            int n_press)
{
  if (self->editing)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (n_press == 2)
    studio_data_cell_edit (self, NULL);
}

/* --- what is shown --- */

guint
studio_data_cell_get_column (StudioDataCell *self)
{
  g_return_val_if_fail (STUDIO_IS_DATA_CELL (self), 0);

  return self->column;
}

const char *
studio_data_cell_get_text (StudioDataCell *self)
{
  g_return_val_if_fail (STUDIO_IS_DATA_CELL (self), "");

  return self->text;
}

static void
tell (StudioDataCell *self)
{
  g_autofree char *words = g_strdup_printf ("%s: %s", self->name, self->text);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, self->name, -1);
}

void
studio_data_cell_set_text (StudioDataCell *self,
                           const char *text,
                           const char *sample)
{
  gboolean fill = *text == '\0' && sample != NULL && *sample != '\0';

  g_return_if_fail (STUDIO_IS_DATA_CELL (self) && text != NULL);

  g_free (self->text);
  self->text = g_strdup (text);
  gtk_label_set_label (GTK_LABEL (self->label), fill ? sample : text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), g_utf8_strlen (text, -1) > 12 ? text : NULL);
  if (fill)
    gtk_widget_add_css_class (self->label, "data-sample");
  else
    gtk_widget_remove_css_class (self->label, "data-sample");
  tell (self);
}

void
studio_data_cell_set_name (StudioDataCell *self,
                           const char *name)
{
  g_return_if_fail (STUDIO_IS_DATA_CELL (self) && name != NULL);

  g_free (self->name);
  self->name = g_strdup (name);
  tell (self);
}

void
studio_data_cell_set_selected (StudioDataCell *self,
                               gboolean selected)
{
  g_return_if_fail (STUDIO_IS_DATA_CELL (self));

  if (selected)
    gtk_widget_add_css_class (GTK_WIDGET (self), "chosen");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "chosen");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
}

gboolean
studio_data_cell_get_editing (StudioDataCell *self)
{
  g_return_val_if_fail (STUDIO_IS_DATA_CELL (self), FALSE);

  return self->editing;
}

GtkWidget *
studio_data_cell_get_entry (StudioDataCell *self)
{
  g_return_val_if_fail (STUDIO_IS_DATA_CELL (self), NULL);

  return GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->entry)));
}

/* --- object --- */

static void
studio_data_cell_dispose (GObject *object)
{
  StudioDataCell *self = STUDIO_DATA_CELL (object);

  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_pointer (&self->entry, gtk_widget_unparent);

  G_OBJECT_CLASS (studio_data_cell_parent_class)->dispose (object);
}

static void
studio_data_cell_finalize (GObject *object)
{
  StudioDataCell *self = STUDIO_DATA_CELL (object);

  g_free (self->text);
  g_free (self->name);

  G_OBJECT_CLASS (studio_data_cell_parent_class)->finalize (object);
}

static void
studio_data_cell_class_init (StudioDataCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_data_cell_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_data_cell_finalize;
  signals[SIGNAL_COMMITTED] = g_signal_new ("committed", STUDIO_TYPE_DATA_CELL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_FOCUSED] = g_signal_new ("focused", STUDIO_TYPE_DATA_CELL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID_CELL);
  gtk_widget_class_set_css_name (widget_class, "datacell");
}

static void
add_controllers (StudioDataCell *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_swapped (focus, "enter", G_CALLBACK (focus_entered_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  focus = gtk_event_controller_focus_new ();
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (self->entry, focus);
}

static void
studio_data_cell_init (StudioDataCell *self)
{
  self->text = g_strdup ("");
  self->name = g_strdup ("");
  self->label = gtk_label_new (NULL);
  /* a bare GtkText tells assistive technology nothing */
  self->entry = gtk_entry_new ();
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 1);
  gtk_widget_set_visible (self->entry, FALSE);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  add_controllers (self);
}

GtkWidget *
studio_data_cell_new (guint column,
                      gboolean figures)
{
  StudioDataCell *self = g_object_new (STUDIO_TYPE_DATA_CELL, NULL);

  self->column = column;
  gtk_label_set_xalign (GTK_LABEL (self->label), figures ? 1 : 0);
  gtk_editable_set_alignment (GTK_EDITABLE (self->entry), figures ? 1 : 0);
  return GTK_WIDGET (self);
}
