#include "config.h"

#include "studio-bulk-dialog-private.h"

#include <glib/gi18n-lib.h>

#include "studio-bulk-column.h"
#include "studio-pages.h"
#include "studio-surface-paintable.h"

#define PICTURE_HEIGHT 150
#define PICTURE_WIDTH 116
/* The pictures grow into the room there is. */
#define PICTURE_SIDE 200
/* After a choice, so that the first rows are not drawn for each click on the way. */
#define TRY_PAUSE_MS 250

/* --- what is chosen --- */

static GPtrArray *
all_formats (StudioBulkDialog *self)
{
  return studio_template_get_formats (studio_snapshot_get_template (self->post));
}

static GtkCheckButton *
format_check (StudioBulkDialog *self,
              guint index)
{
  GtkFlowBoxChild *child = gtk_flow_box_get_child_at_index (self->formats, (int) index);

  return GTK_CHECK_BUTTON (gtk_flow_box_child_get_child (child));
}

GPtrArray *
_studio_bulk_dialog_chosen_formats (StudioBulkDialog *self)
{
  GPtrArray *chosen = g_ptr_array_new ();

  for (guint i = 0; i < all_formats (self)->len; i++) {
    if (gtk_check_button_get_active (format_check (self, i)))
      g_ptr_array_add (chosen, g_ptr_array_index (all_formats (self), i));
  }
  return chosen;
}

/* Those of the template, ticked as the last time. */
void
_studio_bulk_dialog_list_formats (StudioBulkDialog *self)
{
  g_auto (GStrv) last = g_settings_get_strv (self->settings, "bulk-formats");
  gboolean any = FALSE;
  GtkFlowBoxChild *child;

  while ((child = gtk_flow_box_get_child_at_index (self->formats, 0)) != NULL)
    gtk_flow_box_remove (self->formats, GTK_WIDGET (child));
  for (guint i = 0; i < all_formats (self)->len; i++) {
    const StudioFormat *format = g_ptr_array_index (all_formats (self), i);
    GtkWidget *check = gtk_check_button_new_with_label (_ (format->name));
    gboolean chosen = g_strv_contains ((const char *const *) last, format->id);

    gtk_check_button_set_active (GTK_CHECK_BUTTON (check), chosen);
    any = any || chosen;
    g_signal_connect_swapped (check, "toggled", G_CALLBACK (_studio_bulk_dialog_update), self);
    gtk_flow_box_append (self->formats, check);
  }
  if (!any)
    gtk_check_button_set_active (format_check (self, 0), TRUE);
}

static void
blank_cb (StudioBulkDialog *self)
{
  g_assert (STUDIO_IS_BULK_DIALOG (self));

  if (self->bulk == NULL)
    return;
  studio_bulk_set_blank_samples (self->bulk, gtk_check_button_get_active (self->blank));
  _studio_bulk_dialog_update (self);
}

/* --- the first rows --- */

static GtkPicture *
picture_at (StudioBulkDialog *self,
            guint index,
            GtkLabel **caption)
{
  GtkWidget *box = gtk_widget_get_first_child (GTK_WIDGET (self->pictures));

  for (; index > 0; index--)
    box = gtk_widget_get_next_sibling (box);
  *caption = GTK_LABEL (gtk_widget_get_last_child (box));
  return GTK_PICTURE (gtk_widget_get_first_child (box));
}

static void
show_picture (StudioBulkDialog *self,
              guint index,
              const StudioBulkTrial *trial)
{
  cairo_surface_t *surface = trial->pictures[index];
  g_autoptr (StudioSurfacePaintable) paintable = NULL;
  g_autofree char *text = NULL;
  GtkLabel *caption;
  GtkPicture *picture = picture_at (self, index, &caption);

  if (surface != NULL)
    paintable = studio_surface_paintable_new (surface, gtk_widget_get_scale_factor (GTK_WIDGET (self)));
  gtk_picture_set_paintable (picture, GDK_PAINTABLE (paintable));
  text = trial->captions[index] == NULL || surface != NULL ? g_strdup (trial->captions[index] != NULL ? trial->captions[index] : "") : g_strdup_printf (_ ("%s: not possible"), trial->captions[index]);
  gtk_label_set_text (caption, text);
  gtk_picture_set_alternative_text (picture, text);
}

static void
show_trial (StudioBulkDialog *self,
            const StudioBulkTrial *trial)
{
  g_autofree char *text = NULL;
  guint n_rows = studio_bulk_get_n_rows (self->bulk);

  for (guint i = 0; i < STUDIO_BULK_TASK_N_PICTURES; i++)
    show_picture (self, i, trial);
  if (trial->n_failed > 0)
    text = g_strdup_printf (_ ("%1$u of %2$u rows cannot be made yet. %3$s"), trial->n_failed, n_rows, trial->problem);
  else
    text = g_strdup_printf (ngettext ("The row can be made.", "All %u rows can be made.", n_rows), n_rows);
  gtk_label_set_text (self->problem, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->problem), trial->problem);
  gtk_widget_remove_css_class (GTK_WIDGET (self->problem), trial->n_failed > 0 ? "success" : "warning");
  gtk_widget_add_css_class (GTK_WIDGET (self->problem), trial->n_failed > 0 ? "warning" : "success");
}

static void
trial_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (StudioBulkDialog) self = data;
  g_autoptr (StudioBulkTrial) trial = studio_bulk_task_try_finish (result, NULL);

  if (trial != NULL && self->bulk != NULL && !g_cancellable_is_cancelled (self->closed))
    show_trial (self, trial);
}

void
_studio_bulk_dialog_stop_trial (StudioBulkDialog *self)
{
  g_clear_handle_id (&self->pause, g_source_remove);
  if (self->trial != NULL)
    g_cancellable_cancel (self->trial);
  g_clear_object (&self->trial);
}

static gboolean
pause_cb (gpointer data)
{
  StudioBulkDialog *self = data;
  g_autoptr (GPtrArray) formats = _studio_bulk_dialog_chosen_formats (self);
  int side = PICTURE_SIDE * gtk_widget_get_scale_factor (GTK_WIDGET (self));

  self->pause = 0;
  self->trial = g_cancellable_new ();
  studio_bulk_task_try_async (self->bulk, formats->len > 0 ? g_ptr_array_index (formats, 0) : g_ptr_array_index (all_formats (self), 0), side, self->trial, trial_cb,
                              g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
try_soon (StudioBulkDialog *self)
{
  _studio_bulk_dialog_stop_trial (self);
  self->pause = g_timeout_add (TRY_PAUSE_MS, pause_cb, self);
}

void
_studio_bulk_dialog_add_pictures (StudioBulkDialog *self)
{
  for (guint i = 0; i < STUDIO_BULK_TASK_N_PICTURES; i++) {
    GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4), *picture = gtk_picture_new (), *caption = gtk_label_new ("");

    gtk_widget_set_size_request (picture, PICTURE_WIDTH, PICTURE_HEIGHT);
    gtk_picture_set_can_shrink (GTK_PICTURE (picture), TRUE);
    gtk_label_set_ellipsize (GTK_LABEL (caption), PANGO_ELLIPSIZE_END);
    /* an empty label that may be shortened is wider than itself */
    gtk_label_set_width_chars (GTK_LABEL (caption), 8);
    gtk_widget_add_css_class (caption, "caption");
    gtk_widget_add_css_class (caption, "dim-label");
    gtk_box_append (GTK_BOX (box), picture);
    gtk_box_append (GTK_BOX (box), caption);
    gtk_box_append (self->pictures, box);
  }
}

/* --- what is shown of the plan --- */

static guint
count_used (StudioBulkDialog *self)
{
  guint used = 0;

  for (guint i = 0; i < studio_bulk_get_n_columns (self->bulk); i++)
    used += studio_bulk_get_field (self->bulk, i) != NULL;
  return used;
}

static void
show_missing (StudioBulkDialog *self)
{
  g_autoptr (GPtrArray) missing = studio_bulk_list_missing (self->bulk);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *text = NULL;

  for (guint i = 0; i < missing->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", ((const StudioField *) g_ptr_array_index (missing, i))->label);
  text = g_strdup_printf (_ ("No column fills these required fields, so the sample would show: %s."), names->str);
  gtk_label_set_text (self->missing, count_used (self) == 0 ? _ ("No column fills a field yet. Choose a field for at least one.") : text);
  gtk_widget_set_visible (GTK_WIDGET (self->missing), missing->len > 0 || count_used (self) == 0);
}

void
_studio_bulk_dialog_update (StudioBulkDialog *self)
{
  g_autoptr (GPtrArray) formats = NULL;
  g_autoptr (GPtrArray) samples = NULL;
  g_autofree char *label = NULL;
  guint n_files;

  if (self->loading || self->bulk == NULL)
    return;
  formats = _studio_bulk_dialog_chosen_formats (self);
  n_files = formats->len * studio_snapshot_get_n_pages (self->post) * studio_bulk_get_n_rows (self->bulk);
  label = g_strdup_printf (ngettext ("Make %u File", "Make %u Files", n_files), n_files);
  gtk_button_set_label (self->make, label);
  gtk_widget_set_sensitive (GTK_WIDGET (self->make), n_files > 0 && count_used (self) > 0);
  samples = studio_bulk_list_samples (self->bulk);
  gtk_widget_set_visible (GTK_WIDGET (self->blank), samples->len > 0);
  show_missing (self);
  try_soon (self);
}

/* --- columns --- */

static void
column_changed_cb (StudioBulkDialog *self,
                   StudioBulkColumn *column)
{
  GtkListBoxRow *row;

  g_assert (STUDIO_IS_BULK_DIALOG (self));

  studio_bulk_set_field (self->bulk, studio_bulk_column_get_column (column), studio_bulk_column_get_field (column));
  /* another column may have lost its field to this one */
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->columns, i)) != NULL; i++)
    studio_bulk_column_update (STUDIO_BULK_COLUMN (row), self->bulk);
  _studio_bulk_dialog_update (self);
}

void
_studio_bulk_dialog_clear_list (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

void
_studio_bulk_dialog_list_columns (StudioBulkDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  _studio_bulk_dialog_clear_list (self->columns);
  gtk_string_list_append (names, _ ("The title"));
  for (guint i = 0; i < studio_bulk_get_n_columns (self->bulk); i++) {
    GtkWidget *row = studio_bulk_column_new (self->bulk, i);

    g_signal_connect_swapped (row, "changed", G_CALLBACK (column_changed_cb), self);
    gtk_list_box_append (self->columns, row);
    gtk_string_list_append (names, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
  }
  gtk_drop_down_set_model (self->names, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->names, (guint) (studio_bulk_get_name_column (self->bulk) + 1));
}

static void
name_cb (StudioBulkDialog *self)
{
  guint selected;

  g_assert (STUDIO_IS_BULK_DIALOG (self));

  selected = gtk_drop_down_get_selected (self->names);
  if (!self->loading && self->bulk != NULL && selected != GTK_INVALID_LIST_POSITION)
    studio_bulk_set_name_column (self->bulk, (int) selected - 1);
}

/* --- */

void
_studio_bulk_dialog_bind_plan (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_callback (klass, name_cb);
  gtk_widget_class_bind_template_callback (klass, blank_cb);
}
