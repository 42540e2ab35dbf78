#include "config.h"

#include "studio-figures-row.h"

#include <glib/gi18n-lib.h>

#include "studio-expression-format.h"
#include "studio-number.h"

#include "studio-figures-paste.h"

#define MOST_ROWS 40

struct _StudioFiguresRow
{
  StudioItemsRow parent_instance;
  GtkWidget *reading;
  GtkWidget *notice;
  GtkLabel *notice_label;
  GtkButton *notice_button;
  char *pasted; /* (nullable): what came from the spreadsheet last, to be read the other way */
  gboolean decimal_points;
};

G_DEFINE_FINAL_TYPE (StudioFiguresRow, studio_figures_row, STUDIO_TYPE_ITEMS_ROW)

static const StudioItemColumn columns[] = {
  { "nilai", N_ ("Value"), 8, FALSE, FALSE, NULL },
  { "satuan", N_ ("Unit"), 9, FALSE, FALSE, NULL },
  { "label", N_ ("Explanation"), 10, TRUE, FALSE, NULL },
};

static const StudioItemColumn *
studio_figures_row_get_columns (StudioItemsRow *row,
                                guint *n_columns)
{
  *n_columns = G_N_ELEMENTS (columns);
  return columns;
}

static char *
shown_figure (StudioFiguresRow *self,
              JsonNode *item)
{
  StudioDocument *document = studio_field_row_get_document (STUDIO_FIELD_ROW (self));
  g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (studio_document_get_post (document));
  StudioScope scope = { .snapshot = snapshot };

  return studio_expression_format (&scope, item, STUDIO_FIELD_ROWS, "nilai");
}

/* Says how the line that has the focus will read in the picture. */
static void
studio_figures_row_lines_changed (StudioItemsRow *row)
{
  StudioFiguresRow *self = STUDIO_FIGURES_ROW (row);
  StudioItemLine *line = studio_items_row_get_current (row);
  g_autoptr (JsonNode) item = line != NULL ? studio_item_line_get_item (line) : NULL;
  g_autofree char *figure = item != NULL ? shown_figure (self, item) : NULL;
  g_autofree char *text = NULL;

  if (figure != NULL && *figure != '\0')
    text = g_strdup_printf (_ ("Shown in the picture: %s"), figure);
  gtk_label_set_text (GTK_LABEL (self->reading), text != NULL ? text : "");
}

static char *
studio_figures_row_check (StudioFieldRow *row)
{
  g_autoptr (JsonNode) value = studio_items_row_get_value (STUDIO_ITEMS_ROW (row));
  JsonArray *rows = value != NULL ? json_node_get_array (value) : NULL;

  for (guint i = 0; rows != NULL && i < json_array_get_length (rows); i++) {
    const char *text = json_object_get_string_member_with_default (json_array_get_object_element (rows, i), "nilai", "");
    g_autoptr (GError) error = NULL;
    StudioNumber number;

    if (!studio_number_parse (text, &number, &error))
      return g_strdup (error->message);
  }
  return STUDIO_FIELD_ROW_CLASS (studio_figures_row_parent_class)->check (row);
}

static void
set_notice (StudioFiguresRow *self,
            const char *text,
            const char *button)
{
  gtk_widget_set_visible (self->notice, text != NULL);
  gtk_label_set_text (self->notice_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->notice_button), button != NULL);
  if (button != NULL)
    gtk_button_set_label (self->notice_button, button);
}

static void
tell_reading (StudioFiguresRow *self,
              const StudioFiguresPaste *paste)
{
  g_autofree char *text = NULL;

  if (paste->ambiguous != NULL && self->decimal_points)
    text = g_strdup_printf (_ ("“%s” is read as a decimal."), paste->ambiguous);
  else if (paste->ambiguous != NULL)
    text = g_strdup_printf (_ ("“%s” is read as thousands."), paste->ambiguous);
  else if (paste->n_left_over > 0)
    text = g_strdup_printf (ngettext ("%u row more does not fit and was left out.", "%u rows more do not fit and were left out.", paste->n_left_over), paste->n_left_over);
  else if (paste->n_unreadable > 0)
    text = g_strdup_printf (ngettext ("%u value is no number and stands as it was written.", "%u values are no numbers and stand as they were written.", paste->n_unreadable), paste->n_unreadable);
  set_notice (self, text, paste->ambiguous == NULL ? NULL : self->decimal_points ? _ ("These Are Thousands")
                                                                                 : _ ("These Are Decimals"));
}

static void
read_pasted (StudioFiguresRow *self)
{
  const StudioField *field = studio_field_row_get_field (STUDIO_FIELD_ROW (self));
  g_auto (StudioFiguresPaste) paste = { 0 };

  studio_figures_paste_read (self->pasted, field->max_items > 0 ? (guint) field->max_items : MOST_ROWS, self->decimal_points, &paste);
  if (paste.rows == NULL) {
    set_notice (self, _ ("There are no numbers on the clipboard. Copy the cells in the spreadsheet first."), NULL);
    return;
  }
  studio_items_row_replace (STUDIO_ITEMS_ROW (self), paste.rows);
  tell_reading (self, &paste);
}

static void
text_read_cb (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (StudioFiguresRow) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  g_assert (STUDIO_IS_FIGURES_ROW (self));

  g_free (self->pasted);
  self->pasted = g_strdup (text != NULL ? text : "");
  self->decimal_points = FALSE;
  read_pasted (self);
}

static void
paste_clicked_cb (StudioFiguresRow *self)
{
  g_assert (STUDIO_IS_FIGURES_ROW (self));

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), NULL, text_read_cb, g_object_ref (self));
}

static void
notice_clicked_cb (StudioFiguresRow *self)
{
  g_assert (STUDIO_IS_FIGURES_ROW (self));

  self->decimal_points = !self->decimal_points;
  read_pasted (self);
}

static void
studio_figures_row_constructed (GObject *object)
{
  StudioFiguresRow *self = STUDIO_FIGURES_ROW (object);
  GtkWidget *paste = gtk_button_new_with_label (_ ("Paste from Excel"));

  G_OBJECT_CLASS (studio_figures_row_parent_class)->constructed (object);

  gtk_widget_add_css_class (paste, "flat");
  gtk_widget_add_css_class (paste, "field-quiet-button");
  gtk_widget_set_tooltip_text (paste, _ ("Take over the cells that you copied in a spreadsheet"));
  g_signal_connect_swapped (paste, "clicked", G_CALLBACK (paste_clicked_cb), self);
  studio_field_row_add_to_label (STUDIO_FIELD_ROW (self), paste);
  studio_field_row_add (STUDIO_FIELD_ROW (self), self->notice);
  studio_items_row_add_to_foot (STUDIO_ITEMS_ROW (self), self->reading);
}

static void
studio_figures_row_finalize (GObject *object)
{
  g_clear_pointer (&STUDIO_FIGURES_ROW (object)->pasted, g_free);

  G_OBJECT_CLASS (studio_figures_row_parent_class)->finalize (object);
}

static void
studio_figures_row_class_init (StudioFiguresRowClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = studio_figures_row_constructed;
  G_OBJECT_CLASS (klass)->finalize = studio_figures_row_finalize;
  STUDIO_FIELD_ROW_CLASS (klass)->check = studio_figures_row_check;
  STUDIO_ITEMS_ROW_CLASS (klass)->get_columns = studio_figures_row_get_columns;
  STUDIO_ITEMS_ROW_CLASS (klass)->lines_changed = studio_figures_row_lines_changed;
}

static void
make_notice (StudioFiguresRow *self)
{
  self->notice = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->notice_label = GTK_LABEL (gtk_label_new (NULL));
  self->notice_button = GTK_BUTTON (gtk_button_new ());
  gtk_label_set_wrap (self->notice_label, TRUE);
  gtk_label_set_xalign (self->notice_label, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->notice_label), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->notice_label), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->notice_button), "field-quiet-button");
  gtk_widget_set_valign (GTK_WIDGET (self->notice_button), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->notice, "field-notice");
  gtk_widget_set_visible (self->notice, FALSE);
  gtk_box_append (GTK_BOX (self->notice), GTK_WIDGET (self->notice_label));
  gtk_box_append (GTK_BOX (self->notice), GTK_WIDGET (self->notice_button));
  g_signal_connect_swapped (self->notice_button, "clicked", G_CALLBACK (notice_clicked_cb), self);
}

static void
studio_figures_row_init (StudioFiguresRow *self)
{
  make_notice (self);
  self->reading = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->reading), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->reading), 1);
  gtk_widget_set_hexpand (self->reading, TRUE);
  gtk_widget_add_css_class (self->reading, "caption");
  gtk_widget_add_css_class (self->reading, "dim-label");
}

GtkWidget *
studio_figures_row_new (StudioDocument *document,
                        const StudioField *field)
{
  return g_object_new (STUDIO_TYPE_FIGURES_ROW, "document", document, "field", field, NULL);
}
