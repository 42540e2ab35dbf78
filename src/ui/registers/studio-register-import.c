#include "config.h"

#include "studio-register-import.h"

#include <glib/gi18n-lib.h>

#include "studio-registers.h"

/* rows of the table that are shown before it is taken */
#define SHOWN_ROWS 8
#define SHOWN_COLUMNS 12

struct _StudioRegisterImport
{
  AdwWindow parent_instance;
  GtkLabel *summary;
  GtkGrid *grid;
  GtkWidget *problems_box;
  GtkLabel *problems;
  GtkButton *import;

  StudioRegisterReading *reading;
};

G_DEFINE_FINAL_TYPE (StudioRegisterImport, studio_register_import, ADW_TYPE_WINDOW)

static guint imported_signal;

/* Returns: (transfer full): "44 new, 2 changed, 1 as it is already" */
static char *
summarise (StudioRegisterReading *reading)
{
  g_autoptr (GString) line = g_string_new (NULL);
  const struct
  {
    guint n;
    const char *words;
  } parts[] = {
    /* TRANSLATORS: of entries in a register */
    { reading->n_new, g_dngettext (GETTEXT_PACKAGE, "%u new entry", "%u new entries", reading->n_new) },
    { reading->n_changed, g_dngettext (GETTEXT_PACKAGE, "%u changed", "%u changed", reading->n_changed) },
    { reading->n_same, g_dngettext (GETTEXT_PACKAGE, "%u as it is already", "%u as they are already", reading->n_same) },
    { reading->problems->len, g_dngettext (GETTEXT_PACKAGE, "%u row not understood", "%u rows not understood", reading->problems->len) },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++) {
    g_autofree char *text = NULL;

    if (parts[i].n == 0)
      continue;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    text = g_strdup_printf (parts[i].words, parts[i].n);
#pragma GCC diagnostic pop
    g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", text);
  }
  return g_strdup (line->len > 0 ? line->str : _ ("The table has no rows."));
}

static void
import_cb (StudioRegisterImport *self)
{
  g_autofree char *sentence = summarise (self->reading);

  studio_registers_put (studio_registers_get (), self->reading->records);
  g_signal_emit (self, imported_signal, 0, sentence);
  gtk_window_close (GTK_WINDOW (self));
}

/* --- the preview --- */

static void
attach (StudioRegisterImport *self,
        const char *text,
        int column,
        int row,
        const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_grid_attach (self->grid, label, column, row, 1, 1);
}

static void
show_table (StudioRegisterImport *self,
            const StudioTable *table)
{
  guint n_columns = MIN (studio_table_get_n_columns (table), SHOWN_COLUMNS), n_rows = MIN (studio_table_get_n_rows (table), SHOWN_ROWS);

  for (guint i = 0; i < n_columns; i++) {
    const char *title = g_ptr_array_index (self->reading->columns, i);
    /* TRANSLATORS: of a table's column that means nothing to the register */
    g_autofree char *taken = *title != '\0' ? g_strdup_printf ("→ %s", title) : g_strdup (_ ("passed over"));

    attach (self, taken, (int) i, 0, *title != '\0' ? "heading" : "dim-label");
    for (guint k = 0; k < n_rows; k++)
      attach (self, studio_table_get (table, k, i), (int) i, (int) k + 1, *title != '\0' ? NULL : "dim-label");
  }
  if (studio_table_get_n_rows (table) > SHOWN_ROWS)
    attach (self, "…", 0, SHOWN_ROWS + 1, "dim-label");
}

static void
show_problems (StudioRegisterImport *self)
{
  GPtrArray *problems = self->reading->problems;
  g_autoptr (GString) lines = g_string_new (NULL);

  gtk_widget_set_visible (self->problems_box, problems->len > 0);
  for (guint i = 0; i < problems->len; i++)
    g_string_append_printf (lines, "%s%s", i > 0 ? "\n" : "", (const char *) g_ptr_array_index (problems, i));
  gtk_label_set_label (self->problems, lines->str);
}

/* --- */

static void
studio_register_import_finalize (GObject *object)
{
  g_clear_pointer (&STUDIO_REGISTER_IMPORT (object)->reading, studio_register_reading_free);

  G_OBJECT_CLASS (studio_register_import_parent_class)->finalize (object);
}

static void
studio_register_import_class_init (StudioRegisterImportClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = studio_register_import_finalize;
  imported_signal = g_signal_new ("imported", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-register-import.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioRegisterImport, summary);
  gtk_widget_class_bind_template_child (widget_class, StudioRegisterImport, grid);
  gtk_widget_class_bind_template_child (widget_class, StudioRegisterImport, problems_box);
  gtk_widget_class_bind_template_child (widget_class, StudioRegisterImport, problems);
  gtk_widget_class_bind_template_child (widget_class, StudioRegisterImport, import);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
}

static void
studio_register_import_init (StudioRegisterImport *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
studio_register_import_new (GtkWindow *parent,
                            StudioRegister reg,
                            const StudioTable *table,
                            StudioRegisterReading *reading)
{
  StudioRegisterImport *self;
  g_autofree char *summary = NULL;

  g_return_val_if_fail (table != NULL && reading != NULL, NULL);

  self = g_object_new (STUDIO_TYPE_REGISTER_IMPORT, "transient-for", parent, NULL);
  self->reading = reading;
  summary = summarise (reading);
  gtk_label_set_label (self->summary, summary);
  gtk_widget_set_sensitive (GTK_WIDGET (self->import), reading->records->len > 0);
  show_table (self, table);
  show_problems (self);
  return GTK_WIDGET (self);
}
