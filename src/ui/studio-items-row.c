#include "config.h"

#include "studio-items-row.h"

#include <glib/gi18n-lib.h>

/* No picture has room for more, and each line is three entries. */
#define MAX_LINES 40

typedef struct
{
  GtkWidget *lines;
  GPtrArray *list; /* StudioItemLine, not owned: children of @lines */
  StudioItemLine *current;
  GtkSizeGroup *widths[STUDIO_ITEM_MAX_COLUMNS]; /* entries below each other are equally wide */
  GtkWidget *foot;
  GtkWidget *add;
} StudioItemsRowPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (StudioItemsRow, studio_items_row, STUDIO_TYPE_FIELD_ROW)

#define PRIV(self) ((StudioItemsRowPrivate *) studio_items_row_get_instance_private (self))

static StudioItemLine *
line_at (StudioItemsRow *self,
         guint index)
{
  return g_ptr_array_index (PRIV (self)->list, index);
}

static guint
most_lines (StudioItemsRow *self)
{
  const StudioField *field = studio_field_row_get_field (STUDIO_FIELD_ROW (self));

  return field->max_items > 0 ? MIN ((guint) field->max_items, MAX_LINES) : MAX_LINES;
}

static int
index_of (StudioItemsRow *self,
          StudioItemLine *line)
{
  guint index;

  return g_ptr_array_find (PRIV (self)->list, line, &index) ? (int) index : -1;
}

static void
tell_changed (StudioItemsRow *self)
{
  StudioItemsRowClass *klass = STUDIO_ITEMS_ROW_GET_CLASS (self);

  if (klass->lines_changed != NULL)
    klass->lines_changed (self);
}

static void
name_lines (StudioItemsRow *self)
{
  StudioItemsRowPrivate *priv = PRIV (self);
  const StudioField *field = studio_field_row_get_field (STUDIO_FIELD_ROW (self));
  gboolean full = priv->list->len >= most_lines (self);

  for (guint i = 0; i < priv->list->len; i++) {
    studio_item_line_set_place (line_at (self, i), field->label, i);
    studio_item_line_set_removable (line_at (self, i), priv->list->len > 1);
  }
  gtk_widget_set_sensitive (priv->add, !full);
  if (full) {
    g_autofree char *why = g_strdup_printf (_ ("At most %u rows fit in the picture"), most_lines (self));

    gtk_widget_set_tooltip_text (priv->add, why);
  } else {
    gtk_widget_set_tooltip_text (priv->add, NULL);
  }
}

static void
store (StudioItemsRow *self,
       gboolean typing)
{
  g_autoptr (JsonNode) value = studio_items_row_get_value (self);

  studio_field_row_store (STUDIO_FIELD_ROW (self), value, typing);
  tell_changed (self);
}

static void
line_changed_cb (StudioItemsRow *self)
{
  g_assert (STUDIO_IS_ITEMS_ROW (self));

  store (self, TRUE);
}

static void
line_focused_cb (StudioItemsRow *self,
                 StudioItemLine *line)
{
  g_assert (STUDIO_IS_ITEMS_ROW (self));

  PRIV (self)->current = line;
  studio_field_row_report_line (STUDIO_FIELD_ROW (self), index_of (self, line));
  tell_changed (self);
}

static StudioItemLine *add_line (StudioItemsRow *self, int after);

/* Return goes on to the next line if it waits to be filled, else makes room for one. */
static StudioItemLine *
line_after (StudioItemsRow *self,
            int index)
{
  StudioItemsRowPrivate *priv = PRIV (self);
  StudioItemLine *next = index + 1 < (int) priv->list->len ? line_at (self, (guint) index + 1) : NULL;
  g_autoptr (JsonNode) item = next != NULL ? studio_item_line_get_item (next) : NULL;

  if (next != NULL && item == NULL)
    return next;
  if (priv->list->len >= most_lines (self))
    return NULL;
  next = add_line (self, index);
  name_lines (self);
  return next;
}

static void
line_entered_cb (StudioItemsRow *self,
                 StudioItemLine *line)
{
  StudioItemLine *next = line_after (self, index_of (self, line));

  g_assert (STUDIO_IS_ITEMS_ROW (self));

  if (next != NULL)
    gtk_widget_grab_focus (studio_item_line_get_entry (next, 0));
  else
    g_signal_emit_by_name (self, "move-focus", GTK_DIR_TAB_FORWARD);
}

static void
drop_line (StudioItemsRow *self,
           StudioItemLine *line)
{
  StudioItemsRowPrivate *priv = PRIV (self);
  int index = index_of (self, line);
  StudioItemLine *next;

  if (index < 0 || priv->list->len <= 1)
    return;
  next = line_at (self, index > 0 ? (guint) index - 1 : 1);
  gtk_widget_grab_focus (studio_item_line_get_entry (next, 0));
  g_ptr_array_remove_index (priv->list, (guint) index);
  priv->current = next;
  gtk_box_remove (GTK_BOX (priv->lines), GTK_WIDGET (line));
  name_lines (self);
  store (self, FALSE);
}

static void
line_erased_cb (StudioItemsRow *self,
                StudioItemLine *line)
{
  StudioItemLine *current;

  g_assert (STUDIO_IS_ITEMS_ROW (self));

  drop_line (self, line);
  current = PRIV (self)->current;
  if (current != NULL)
    gtk_editable_set_position (GTK_EDITABLE (studio_item_line_get_entry (current, 0)), -1);
}

static void
line_remove_cb (StudioItemsRow *self,
                StudioItemLine *line)
{
  g_assert (STUDIO_IS_ITEMS_ROW (self));

  drop_line (self, line);
}

static void
move_line (StudioItemsRow *self,
           StudioItemLine *line,
           int to)
{
  StudioItemsRowPrivate *priv = PRIV (self);
  int from = index_of (self, line);

  if (from < 0 || to < 0 || to >= (int) priv->list->len || from == to)
    return;
  g_ptr_array_remove_index (priv->list, (guint) from);
  g_ptr_array_insert (priv->list, to, line);
  gtk_box_reorder_child_after (GTK_BOX (priv->lines), GTK_WIDGET (line), to > 0 ? GTK_WIDGET (line_at (self, (guint) to - 1)) : NULL);
  name_lines (self);
  store (self, FALSE);
}

static void
line_moved_cb (StudioItemsRow *self,
               int step,
               StudioItemLine *line)
{
  g_assert (STUDIO_IS_ITEMS_ROW (self));

  move_line (self, line, index_of (self, line) + step);
}

static void
line_dropped_cb (StudioItemsRow *self,
                 StudioItemLine *dragged,
                 StudioItemLine *line)
{
  g_assert (STUDIO_IS_ITEMS_ROW (self));

  move_line (self, dragged, index_of (self, line));
}

/* @after: -1 for the first */
static StudioItemLine *
add_line (StudioItemsRow *self,
          int after)
{
  StudioItemsRowPrivate *priv = PRIV (self);
  guint n_columns = 0;
  const StudioItemColumn *columns = STUDIO_ITEMS_ROW_GET_CLASS (self)->get_columns (self, &n_columns);
  GtkWidget *line = studio_item_line_new (columns, n_columns, STUDIO_ITEMS_ROW_GET_CLASS (self)->orientation);

  studio_item_line_set_sample (STUDIO_ITEM_LINE (line), NULL);
  g_signal_connect_swapped (line, "changed", G_CALLBACK (line_changed_cb), self);
  g_signal_connect_swapped (line, "entered", G_CALLBACK (line_entered_cb), self);
  g_signal_connect_swapped (line, "erased", G_CALLBACK (line_erased_cb), self);
  g_signal_connect_swapped (line, "remove", G_CALLBACK (line_remove_cb), self);
  g_signal_connect_swapped (line, "moved", G_CALLBACK (line_moved_cb), self);
  g_signal_connect_swapped (line, "dropped", G_CALLBACK (line_dropped_cb), self);
  g_signal_connect_swapped (line, "focused", G_CALLBACK (line_focused_cb), self);
  gtk_box_insert_child_after (GTK_BOX (priv->lines), line, after >= 0 ? GTK_WIDGET (line_at (self, (guint) after)) : NULL);
  g_ptr_array_insert (priv->list, after + 1, line);
  for (guint i = 0; i < n_columns; i++) {
    GtkWidget *entry = studio_item_line_get_entry (STUDIO_ITEM_LINE (line), i);

    studio_field_row_adopt (STUDIO_FIELD_ROW (self), entry, NULL);
    gtk_size_group_add_widget (priv->widths[i], entry);
  }
  return STUDIO_ITEM_LINE (line);
}

static void
add_clicked_cb (StudioItemsRow *self)
{
  StudioItemLine *line;

  g_assert (STUDIO_IS_ITEMS_ROW (self));

  line = add_line (self, (int) PRIV (self)->list->len - 1);
  name_lines (self);
  gtk_widget_grab_focus (studio_item_line_get_entry (line, 0));
}

static JsonArray *
array_of (JsonNode *value)
{
  return value != NULL && JSON_NODE_HOLDS_ARRAY (value) ? json_node_get_array (value) : NULL;
}

static JsonNode *
element_of (JsonNode *value,
            guint index)
{
  JsonArray *array = array_of (value);

  return array != NULL && index < json_array_get_length (array) ? json_array_get_element (array, index) : NULL;
}

static guint
length_of (JsonNode *value)
{
  JsonArray *array = array_of (value);

  return array != NULL ? MIN (json_array_get_length (array), MAX_LINES) : 0;
}

static void
set_n_lines (StudioItemsRow *self,
             guint n)
{
  StudioItemsRowPrivate *priv = PRIV (self);

  while (priv->list->len < n)
    add_line (self, (int) priv->list->len - 1);
  while (priv->list->len > n) {
    StudioItemLine *last = g_ptr_array_steal_index (priv->list, priv->list->len - 1);

    if (priv->current == last)
      priv->current = NULL;
    gtk_box_remove (GTK_BOX (priv->lines), GTK_WIDGET (last));
  }
}

static gboolean
shows (StudioItemsRow *self,
       JsonNode *value)
{
  g_autoptr (JsonNode) own = studio_items_row_get_value (self);

  if (PRIV (self)->list->len == 0)
    return FALSE;
  if (own == NULL || !studio_field_value_filled (value))
    return own == NULL && !studio_field_value_filled (value);
  return studio_json_equal (own, value);
}

static void
studio_items_row_show_value (StudioFieldRow *row,
                             JsonNode *value,
                             JsonNode *sample)
{
  StudioItemsRow *self = STUDIO_ITEMS_ROW (row);
  StudioItemsRowPrivate *priv = PRIV (self);
  gboolean filled = studio_field_value_filled (value);
  guint wanted = MAX (1, filled ? length_of (value) : length_of (sample));

  if (studio_field_row_is_left_out (row))
    sample = NULL;
  if (!shows (self, value)) {
    set_n_lines (self, MIN (wanted, MAX (most_lines (self), length_of (value))));
    for (guint i = 0; i < priv->list->len; i++)
      studio_item_line_set_item (line_at (self, i), filled ? element_of (value, i) : NULL);
    name_lines (self);
  }
  for (guint i = 0; i < priv->list->len; i++)
    studio_item_line_set_sample (line_at (self, i), filled ? NULL : element_of (sample, i));
  tell_changed (self);
}

static char *
studio_items_row_check (StudioFieldRow *row)
{
  const StudioField *field = studio_field_row_get_field (row);
  g_autoptr (JsonNode) value = studio_items_row_get_value (STUDIO_ITEMS_ROW (row));

  for (guint i = 0; i < PRIV (STUDIO_ITEMS_ROW (row))->list->len; i++) {
    char *sentence = studio_item_line_check (line_at (STUDIO_ITEMS_ROW (row), i));

    if (sentence != NULL)
      return sentence;
  }
  if (value == NULL || (int) length_of (value) >= field->min_items)
    return NULL;
  return g_strdup_printf (ngettext ("Fill in at least %d row.", "Fill in at least %d rows.", (gulong) field->min_items), field->min_items);
}

static GtkWidget *
studio_items_row_get_target (StudioFieldRow *row,
                             int line)
{
  StudioItemsRow *self = STUDIO_ITEMS_ROW (row);
  StudioItemsRowPrivate *priv = PRIV (self);

  if (priv->list->len == 0)
    return NULL;
  return studio_item_line_get_entry (line_at (self, (guint) CLAMP (line, 0, (int) priv->list->len - 1)), 0);
}

static void
studio_items_row_constructed (GObject *object)
{
  StudioItemsRow *self = STUDIO_ITEMS_ROW (object);
  StudioItemsRowPrivate *priv = PRIV (self);

  G_OBJECT_CLASS (studio_items_row_parent_class)->constructed (object);

  studio_field_row_add (STUDIO_FIELD_ROW (self), priv->lines);
  studio_field_row_add (STUDIO_FIELD_ROW (self), priv->foot);
}

static void
studio_items_row_finalize (GObject *object)
{
  StudioItemsRowPrivate *priv = PRIV (STUDIO_ITEMS_ROW (object));

  g_clear_pointer (&priv->list, g_ptr_array_unref);
  for (guint i = 0; i < G_N_ELEMENTS (priv->widths); i++)
    g_clear_object (&priv->widths[i]);

  G_OBJECT_CLASS (studio_items_row_parent_class)->finalize (object);
}

static void
studio_items_row_class_init (StudioItemsRowClass *klass)
{
  StudioFieldRowClass *row_class = STUDIO_FIELD_ROW_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = studio_items_row_constructed;
  G_OBJECT_CLASS (klass)->finalize = studio_items_row_finalize;
  row_class->show_value = studio_items_row_show_value;
  row_class->check = studio_items_row_check;
  row_class->get_target = studio_items_row_get_target;
}

static GtkWidget *
new_add_button (void)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("list-add-symbolic"));
  gtk_box_append (GTK_BOX (box), gtk_label_new (_ ("Add Row")));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Add Row"), -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "field-quiet-button");
  return button;
}

static void
studio_items_row_init (StudioItemsRow *self)
{
  StudioItemsRowPrivate *priv = PRIV (self);

  priv->list = g_ptr_array_new ();
  for (guint i = 0; i < G_N_ELEMENTS (priv->widths); i++)
    priv->widths[i] = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  priv->lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (priv->lines, "item-lines");
  priv->foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (priv->foot, "item-foot");
  priv->add = new_add_button ();
  g_signal_connect_swapped (priv->add, "clicked", G_CALLBACK (add_clicked_cb), self);
  gtk_box_append (GTK_BOX (priv->foot), priv->add);
}

JsonNode *
studio_items_row_get_value (StudioItemsRow *self)
{
  g_autoptr (JsonArray) array = json_array_new ();
  StudioItemsRowPrivate *priv;
  JsonNode *node;

  g_return_val_if_fail (STUDIO_IS_ITEMS_ROW (self), NULL);

  priv = PRIV (self);
  for (guint i = 0; i < priv->list->len; i++) {
    JsonNode *item = studio_item_line_get_item (line_at (self, i));

    if (item != NULL)
      json_array_add_element (array, item);
  }
  if (json_array_get_length (array) == 0)
    return NULL;
  node = json_node_init_array (json_node_alloc (), array);
  json_node_seal (node);
  return node;
}

void
studio_items_row_replace (StudioItemsRow *self,
                          JsonNode *value)
{
  g_return_if_fail (STUDIO_IS_ITEMS_ROW (self));

  studio_field_row_store (STUDIO_FIELD_ROW (self), value, FALSE);
  studio_field_row_refresh (STUDIO_FIELD_ROW (self));
}

StudioItemLine *
studio_items_row_get_current (StudioItemsRow *self)
{
  g_return_val_if_fail (STUDIO_IS_ITEMS_ROW (self), NULL);

  return PRIV (self)->current;
}

void
studio_items_row_add_to_foot (StudioItemsRow *self,
                              GtkWidget *control)
{
  g_return_if_fail (STUDIO_IS_ITEMS_ROW (self) && GTK_IS_WIDGET (control));

  gtk_box_append (GTK_BOX (PRIV (self)->foot), control);
}
