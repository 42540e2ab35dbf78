#include "config.h"

#include "studio-bulk-column.h"

#include <glib/gi18n-lib.h>

struct _StudioBulkColumn
{
  AdwActionRow parent_instance;
  GtkDropDown *fields;
  guint column;
  GPtrArray *names; /* (element-type utf8): of the fields, in the order of the list, which has "left out" before them */
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (StudioBulkColumn, studio_bulk_column, ADW_TYPE_ACTION_ROW)

static guint changed_signal;

guint
studio_bulk_column_get_column (StudioBulkColumn *self)
{
  g_return_val_if_fail (STUDIO_IS_BULK_COLUMN (self), 0);

  return self->column;
}

const char *
studio_bulk_column_get_field (StudioBulkColumn *self)
{
  guint selected;

  g_return_val_if_fail (STUDIO_IS_BULK_COLUMN (self), NULL);

  selected = gtk_drop_down_get_selected (self->fields);
  return selected > 0 && selected <= self->names->len ? g_ptr_array_index (self->names, selected - 1) : NULL;
}

void
studio_bulk_column_update (StudioBulkColumn *self,
                           const StudioBulk *bulk)
{
  const StudioField *field;
  guint index = 0;

  g_return_if_fail (STUDIO_IS_BULK_COLUMN (self) && bulk != NULL);

  field = studio_bulk_get_field (bulk, self->column);
  if (field != NULL && g_ptr_array_find_with_equal_func (self->names, field->name, g_str_equal, &index))
    index++;
  self->updating = TRUE;
  gtk_drop_down_set_selected (self->fields, index);
  self->updating = FALSE;
}

static void
selected_cb (StudioBulkColumn *self)
{
  g_assert (STUDIO_IS_BULK_COLUMN (self));

  if (!self->updating)
    g_signal_emit (self, changed_signal, 0);
}

static void
studio_bulk_column_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), STUDIO_TYPE_BULK_COLUMN);

  G_OBJECT_CLASS (studio_bulk_column_parent_class)->dispose (object);
}

static void
studio_bulk_column_finalize (GObject *object)
{
  g_ptr_array_unref (STUDIO_BULK_COLUMN (object)->names);

  G_OBJECT_CLASS (studio_bulk_column_parent_class)->finalize (object);
}

static void
studio_bulk_column_class_init (StudioBulkColumnClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_bulk_column_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_bulk_column_finalize;

  changed_signal = g_signal_new ("changed", STUDIO_TYPE_BULK_COLUMN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-bulk-column.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioBulkColumn, fields);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
}

static void
studio_bulk_column_init (StudioBulkColumn *self)
{
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->updating = FALSE;
}

static void
add_fields (StudioBulkColumn *self,
            const StudioBulk *bulk)
{
  GPtrArray *fields = studio_template_get_fields (studio_snapshot_get_template (studio_bulk_get_post (bulk)));
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_string_list_append (labels, _ ("Left out"));
  for (guint i = 0; i < fields->len; i++) {
    const StudioField *field = g_ptr_array_index (fields, i);
    g_autofree char *label = g_strdup_printf (field->required ? "%s *" : "%s", field->label);

    gtk_string_list_append (labels, label);
    g_ptr_array_add (self->names, g_strdup (field->name));
  }
  self->updating = TRUE;
  gtk_drop_down_set_model (self->fields, G_LIST_MODEL (labels));
  self->updating = FALSE;
}

GtkWidget *
studio_bulk_column_new (const StudioBulk *bulk,
                        guint column)
{
  StudioBulkColumn *self;
  g_autofree char *heading = NULL;
  g_autofree char *cell = NULL;

  g_return_val_if_fail (bulk != NULL, NULL);

  self = g_object_new (STUDIO_TYPE_BULK_COLUMN, NULL);
  self->column = column;
  heading = g_strdup (studio_bulk_get_heading (bulk, column));
  if (*heading == '\0') {
    g_free (heading);
    heading = g_strdup_printf (_ ("Column %u"), column + 1);
  }
  cell = g_strdelimit (g_strdup (studio_bulk_get_cell (bulk, 0, column)), "\n", ' ');
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), heading);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), cell);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->fields), GTK_ACCESSIBLE_PROPERTY_LABEL, heading, -1);
  add_fields (self, bulk);
  studio_bulk_column_update (self, bulk);
  return GTK_WIDGET (self);
}
