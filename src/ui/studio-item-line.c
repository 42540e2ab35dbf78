#include "config.h"

#include "studio-item-line.h"

#include <glib/gi18n-lib.h>

#include "studio-json.h"

struct _StudioItemLine
{
  GtkBox parent_instance;
  const StudioItemColumn *columns;
  guint n_columns;
  GtkWidget *entries[STUDIO_ITEM_MAX_COLUMNS];
  GtkWidget *handle;
  GtkWidget *remove;
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (StudioItemLine, studio_item_line, GTK_TYPE_BOX)

enum {
  SIGNAL_CHANGED,
  SIGNAL_ENTERED,
  SIGNAL_ERASED,
  SIGNAL_REMOVE,
  SIGNAL_MOVED,
  SIGNAL_DROPPED,
  SIGNAL_FOCUSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *
entry_text (StudioItemLine *self,
            guint column)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entries[column]));
}

/* What the entry says, as it is kept; "" if it cannot be read */
static char *
read_value (StudioItemLine *self,
            guint column,
            GError **error)
{
  const StudioItemReading *reading = self->columns[column].reading;
  const char *text = entry_text (self, column);
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  char *value;

  if (reading == NULL || *stripped == '\0')
    return g_strdup (text);
  value = reading->read (stripped, error);
  return value != NULL ? value : g_strdup ("");
}

static char *
write_value (StudioItemLine *self,
             guint column,
             const char *value)
{
  const StudioItemReading *reading = self->columns[column].reading;

  return reading != NULL ? reading->write (value) : g_strdup (value);
}

/* While something is typed the text stays as typed; whoever leaves the entry sees how it was read. */
static void
settle_entry (StudioItemLine *self,
              guint column)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *value = read_value (self, column, &error);
  g_autofree char *text = write_value (self, column, value);

  gtk_widget_set_tooltip_text (self->entries[column], error != NULL ? error->message : NULL);
  if (error != NULL) {
    gtk_widget_add_css_class (self->entries[column], "error");
    return;
  }
  gtk_widget_remove_css_class (self->entries[column], "error");
  self->showing = TRUE;
  if (!g_str_equal (text, entry_text (self, column)))
    gtk_editable_set_text (GTK_EDITABLE (self->entries[column]), text);
  self->showing = FALSE;
}

static void
entry_left_cb (StudioItemLine *self,
               GtkEventController *controller)
{
  GtkWidget *entry = gtk_event_controller_get_widget (controller);

  g_assert (STUDIO_IS_ITEM_LINE (self));

  for (guint i = 0; i < self->n_columns; i++) {
    if (self->entries[i] == entry)
      settle_entry (self, i);
  }
}

static gboolean
is_empty (StudioItemLine *self)
{
  for (guint i = 0; i < self->n_columns; i++) {
    if (*entry_text (self, i) != '\0')
      return FALSE;
  }
  return TRUE;
}

static const char *
text_of (JsonNode *item,
         const char *member)
{
  JsonNode *node = item;

  if (item != NULL && member != NULL)
    node = JSON_NODE_HOLDS_OBJECT (item) ? json_object_get_member (json_node_get_object (item), member) : NULL;
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return "";
  return json_node_get_string (node);
}

static void
changed_cb (StudioItemLine *self)
{
  g_assert (STUDIO_IS_ITEM_LINE (self));

  if (!self->showing)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
activate_cb (StudioItemLine *self,
             GtkWidget *entry)
{
  g_assert (STUDIO_IS_ITEM_LINE (self));

  for (guint i = 0; i + 1 < self->n_columns; i++) {
    if (self->entries[i] == entry) {
      gtk_widget_grab_focus (self->entries[i + 1]);
      return;
    }
  }
  g_signal_emit (self, signals[SIGNAL_ENTERED], 0);
}

static void
remove_clicked_cb (StudioItemLine *self)
{
  g_assert (STUDIO_IS_ITEM_LINE (self));

  g_signal_emit (self, signals[SIGNAL_REMOVE], 0);
}

static gboolean
key_pressed_cb (StudioItemLine *self,
                guint key,
                guint code,
                GdkModifierType state)
{
  g_assert (STUDIO_IS_ITEM_LINE (self));

  if (key == GDK_KEY_BackSpace && is_empty (self)) {
    g_signal_emit (self, signals[SIGNAL_ERASED], 0);
    return TRUE;
  }
  if ((state & GDK_ALT_MASK) != 0 && (key == GDK_KEY_Up || key == GDK_KEY_Down)) {
    g_signal_emit (self, signals[SIGNAL_MOVED], 0, key == GDK_KEY_Up ? -1 : 1);
    return TRUE;
  }
  return FALSE;
}

static void
focus_enter_cb (StudioItemLine *self)
{
  g_assert (STUDIO_IS_ITEM_LINE (self));

  g_signal_emit (self, signals[SIGNAL_FOCUSED], 0);
}

static GdkContentProvider *
drag_prepare_cb (StudioItemLine *self)
{
  g_assert (STUDIO_IS_ITEM_LINE (self));

  return gdk_content_provider_new_typed (STUDIO_TYPE_ITEM_LINE, self);
}

static void
drag_begin_cb (StudioItemLine *self,
               GdkDrag *drag,
               GtkDragSource *source)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (GTK_WIDGET (self));

  g_assert (STUDIO_IS_ITEM_LINE (self));

  gtk_drag_source_set_icon (source, picture, 0, 0);
}

static gboolean
drop_cb (StudioItemLine *self,
         const GValue *value)
{
  StudioItemLine *line = g_value_get_object (value);

  g_assert (STUDIO_IS_ITEM_LINE (self));

  if (line == self || gtk_widget_get_parent (GTK_WIDGET (line)) != gtk_widget_get_parent (GTK_WIDGET (self)))
    return FALSE;
  g_signal_emit (self, signals[SIGNAL_DROPPED], 0, line);
  return TRUE;
}

static void
add_drag (StudioItemLine *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (STUDIO_TYPE_ITEM_LINE, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_swapped (source, "prepare", G_CALLBACK (drag_prepare_cb), self);
  g_signal_connect_swapped (source, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  gtk_widget_add_controller (self->handle, GTK_EVENT_CONTROLLER (source));
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static GtkWidget *
new_entry (StudioItemLine *self,
           const StudioItemColumn *column)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_enable_undo (GTK_EDITABLE (entry), FALSE);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), column->chars);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), column->chars);
  gtk_widget_set_hexpand (entry, column->expand);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (activate_cb), self);
  if (column->reading != NULL) {
    GtkEventController *focus = gtk_event_controller_focus_new ();

    g_signal_connect_swapped (focus, "leave", G_CALLBACK (entry_left_cb), self);
    gtk_widget_add_controller (entry, focus);
  }
  return entry;
}

static void
studio_item_line_class_init (StudioItemLineClass *klass)
{
  static const char *const plain[] = { "changed", "entered", "erased", "remove" };

  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    signals[i] = g_signal_new (plain[i], STUDIO_TYPE_ITEM_LINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_MOVED] = g_signal_new ("moved", STUDIO_TYPE_ITEM_LINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[SIGNAL_DROPPED] = g_signal_new ("dropped", STUDIO_TYPE_ITEM_LINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, STUDIO_TYPE_ITEM_LINE);
  signals[SIGNAL_FOCUSED] = g_signal_new ("focused", STUDIO_TYPE_ITEM_LINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
studio_item_line_init (StudioItemLine *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_widget_add_css_class (GTK_WIDGET (self), "item-line");
  self->handle = gtk_image_new_from_icon_name ("list-drag-handle-symbolic");
  gtk_widget_set_cursor_from_name (self->handle, "grab");
  gtk_widget_set_tooltip_text (self->handle, _ ("Drag to move, or Alt+↑ and Alt+↓"));
  gtk_widget_add_css_class (self->handle, "dim-label");

  self->remove = gtk_button_new_from_icon_name ("window-close-symbolic");
  gtk_widget_set_valign (self->remove, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->remove, "flat");
  gtk_widget_add_css_class (self->remove, "field-button");
  g_signal_connect_swapped (self->remove, "clicked", G_CALLBACK (remove_clicked_cb), self);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (focus_enter_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

GtkWidget *
studio_item_line_new (const StudioItemColumn *columns,
                      guint n_columns,
                      GtkOrientation orientation)
{
  StudioItemLine *self = g_object_new (STUDIO_TYPE_ITEM_LINE, NULL);
  GtkWidget *entries = gtk_box_new (orientation, orientation == GTK_ORIENTATION_VERTICAL ? 2 : 6);
  GtkWidget *place = entries;

  g_return_val_if_fail (n_columns > 0 && n_columns <= STUDIO_ITEM_MAX_COLUMNS, NULL);

  self->columns = columns;
  self->n_columns = n_columns;
  gtk_box_append (GTK_BOX (self), self->handle);
  for (guint i = 0; i < n_columns; i++) {
    self->entries[i] = new_entry (self, &columns[i]);
    if (place == entries && columns[i].beside) {
      place = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      gtk_box_append (GTK_BOX (entries), place);
    }
    gtk_box_append (GTK_BOX (place), self->entries[i]);
    place = columns[i].beside ? place : entries;
  }
  gtk_box_append (GTK_BOX (self), entries);
  gtk_box_append (GTK_BOX (self), self->remove);
  add_drag (self);
  return GTK_WIDGET (self);
}

void
studio_item_line_set_item (StudioItemLine *self,
                           JsonNode *item)
{
  g_return_if_fail (STUDIO_IS_ITEM_LINE (self));

  self->showing = TRUE;
  for (guint i = 0; i < self->n_columns; i++) {
    g_autofree char *text = write_value (self, i, text_of (item, self->columns[i].member));

    gtk_widget_remove_css_class (self->entries[i], "error");
    if (!g_str_equal (text, entry_text (self, i)))
      gtk_editable_set_text (GTK_EDITABLE (self->entries[i]), text);
  }
  self->showing = FALSE;
}

void
studio_item_line_set_sample (StudioItemLine *self,
                             JsonNode *sample)
{
  g_return_if_fail (STUDIO_IS_ITEM_LINE (self));

  for (guint i = 0; i < self->n_columns; i++) {
    g_autofree char *text = write_value (self, i, text_of (sample, self->columns[i].member));

    gtk_entry_set_placeholder_text (GTK_ENTRY (self->entries[i]), *text != '\0' ? text : _ (self->columns[i].label));
  }
}

JsonNode *
studio_item_line_get_item (StudioItemLine *self)
{
  g_autoptr (JsonObject) object = json_object_new ();
  gboolean filled = FALSE;
  JsonNode *node;

  g_return_val_if_fail (STUDIO_IS_ITEM_LINE (self), NULL);

  for (guint i = 0; i < self->n_columns; i++) {
    g_autofree char *value = read_value (self, i, NULL);
    g_autofree char *stripped = g_strstrip (g_strdup (value));

    filled = filled || *stripped != '\0';
    if (self->columns[i].member != NULL)
      json_object_set_string_member (object, self->columns[i].member, value);
  }
  if (!filled)
    return NULL;
  if (self->columns[0].member == NULL)
    return studio_json_string (entry_text (self, 0));
  node = json_node_init_object (json_node_alloc (), object);
  json_node_seal (node);
  return node;
}

char *
studio_item_line_check (StudioItemLine *self)
{
  g_return_val_if_fail (STUDIO_IS_ITEM_LINE (self), NULL);

  for (guint i = 0; i < self->n_columns; i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *value = read_value (self, i, &error);

    if (error != NULL)
      return g_strdup (error->message);
  }
  return NULL;
}

void
studio_item_line_set_place (StudioItemLine *self,
                            const char *field_label,
                            guint index)
{
  g_autofree char *line_name = NULL;
  g_autofree char *remove_name = NULL;

  g_return_if_fail (STUDIO_IS_ITEM_LINE (self) && field_label != NULL);

  line_name = g_strdup_printf ("%s %u", field_label, index + 1);
  remove_name = g_strdup_printf (_ ("Remove %s"), line_name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, line_name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove), GTK_ACCESSIBLE_PROPERTY_LABEL, remove_name, -1);
  gtk_widget_set_tooltip_text (self->remove, remove_name);
  for (guint i = 0; i < self->n_columns; i++) {
    g_autofree char *name = self->n_columns == 1 ? g_strdup (line_name) : g_strdup_printf ("%s: %s", line_name, _ (self->columns[i].label));

    gtk_accessible_update_property (GTK_ACCESSIBLE (self->entries[i]), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  }
}

GtkWidget *
studio_item_line_get_entry (StudioItemLine *self,
                            guint column)
{
  g_return_val_if_fail (STUDIO_IS_ITEM_LINE (self) && column < self->n_columns, NULL);

  return self->entries[column];
}

void
studio_item_line_set_removable (StudioItemLine *self,
                                gboolean removable)
{
  g_return_if_fail (STUDIO_IS_ITEM_LINE (self));

  gtk_widget_set_sensitive (self->remove, removable);
}
