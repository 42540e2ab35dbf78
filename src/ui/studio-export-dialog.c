#include "config.h"

#include "studio-export-dialog.h"

#include <glib/gi18n-lib.h>

#include "studio-export-estimate.h"
#include "studio-export-format-row.h"
#include "studio-export-run.h"
#include "studio-export-words.h"
#include "studio-folder-row.h"
#include "studio-gate-bar.h"
#include "studio-pages.h"
#include "studio-number.h"
#include "studio-surface-paintable.h"

#define PICTURE_SIZE 50
#define N_KINDS 5
/* Behind the picture that is being worked on, which the person saw last. */
#define PICTURE_PRIORITY 20

typedef enum {
  FOOT_NOTHING,
  FOOT_WARNING,
  FOOT_NOTICE,
  FOOT_ERROR,
} Foot;

struct _StudioExportDialog
{
  AdwWindow parent_instance;
  GtkStack *stack;
  GtkButton *cancel;
  GtkButton *export;
  GtkButton *all;
  GtkBox *formats;
  GtkLabel *total;
  GtkWidget *pages_line;
  GtkDropDown *pages;
  GtkToggleButton *kind_png;
  GtkToggleButton *kind_jpeg;
  GtkToggleButton *kind_webp;
  GtkToggleButton *kind_pdf;
  GtkToggleButton *kind_svg;
  GtkLabel *advice;
  GtkWidget *quality_box;
  GtkCheckButton *limit_on;
  GtkCheckButton *quality_on;
  GtkSpinButton *limit;
  GtkRange *quality;
  GtkLabel *result;
  GtkWidget *dpi_box;
  GtkToggleButton *dpi_150;
  GtkToggleButton *dpi_300;
  StudioFolderRow *folder;
  GtkLabel *name_label;
  GtkCheckButton *sheet;
  GtkLabel *running_label;
  GtkLabel *running_detail;
  GtkProgressBar *progress;
  StudioGateBar *gate;
  GtkWidget *foot;
  GtkImage *foot_icon;
  GtkLabel *foot_label;

  GSettings *settings;
  StudioSnapshot *snapshot;
  StudioExportEstimate *estimate;
  GPtrArray *rows;      /* StudioExportFormatRow */
  GHashTable *scenes;   /* const StudioFormat → StudioScene, of the first page */
  GCancellable *closed; /* of what only matters while the dialog is open */
  GCancellable *run;    /* (nullable): while files are being made */
  gboolean loading;
  gboolean waiting; /* the person has pressed Export, and the check is not through */
};

G_DEFINE_FINAL_TYPE (StudioExportDialog, studio_export_dialog, ADW_TYPE_WINDOW)

enum {
  EXPORTED,
  OPEN_CHECKS,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* --- what is chosen --- */

static GtkToggleButton *
kind_toggle (StudioExportDialog *self,
             StudioExportKind kind)
{
  GtkToggleButton *toggles[N_KINDS] = { self->kind_png, self->kind_jpeg, self->kind_webp, self->kind_pdf, self->kind_svg };

  return toggles[kind];
}

static StudioExportChoice
current_choice (StudioExportDialog *self)
{
  StudioExportChoice choice = { STUDIO_EXPORT_PNG };

  for (int i = 0; i < N_KINDS; i++) {
    if (gtk_toggle_button_get_active (kind_toggle (self, (StudioExportKind) i)))
      choice.kind = (StudioExportKind) i;
  }
  choice.limited = gtk_check_button_get_active (self->limit_on);
  choice.max_kb = gtk_spin_button_get_value_as_int (self->limit);
  choice.quality = (int) (gtk_range_get_value (self->quality) + 0.5);
  choice.print_dpi = gtk_toggle_button_get_active (self->dpi_300) ? 300 : 150;
  return choice;
}

static StudioExportFormatRow *
row_at (StudioExportDialog *self,
        guint index)
{
  return g_ptr_array_index (self->rows, index);
}

static gboolean
is_chosen (StudioExportFormatRow *row)
{
  return gtk_check_button_get_active (GTK_CHECK_BUTTON (row));
}

static guint
n_pages (StudioExportDialog *self)
{
  return studio_snapshot_get_n_pages (self->snapshot);
}

/* Returns: (transfer full) (element-type StudioExportItem): format by format */
static GArray *
chosen_items (StudioExportDialog *self)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (StudioExportItem));
  guint page = gtk_drop_down_get_selected (self->pages); /* 0 is all */

  for (guint i = 0; i < self->rows->len; i++) {
    StudioExportItem item = { studio_export_format_row_get_format (row_at (self, i)), 0 };

    for (guint p = 0; is_chosen (row_at (self, i)) && p < n_pages (self); p++) {
      item.page = p;
      if (page == 0 || page == GTK_INVALID_LIST_POSITION || page == p + 1)
        g_array_append_val (items, item);
    }
  }
  return items;
}

/* --- what is shown of it --- */

static void
show_foot (StudioExportDialog *self,
           Foot kind,
           const char *text)
{
  static const char *const icons[] = { "", "dialog-warning-symbolic", "dialog-information-symbolic", "dialog-error-symbolic" };
  static const char *const classes[] = { "", "warning", "notice", "error" };

  for (guint i = 1; i < G_N_ELEMENTS (classes); i++)
    gtk_widget_remove_css_class (self->foot, classes[i]);
  gtk_widget_set_visible (self->foot, kind != FOOT_NOTHING);
  if (kind == FOOT_NOTHING)
    return;
  gtk_widget_add_css_class (self->foot, classes[kind]);
  gtk_image_set_from_icon_name (self->foot_icon, icons[kind]);
  gtk_label_set_text (self->foot_label, text);
}

static void
show_warning (StudioExportDialog *self)
{
  g_autoptr (GPtrArray) scenes = g_ptr_array_new ();
  g_autofree char *text = NULL;

  for (guint i = 0; i < self->rows->len; i++) {
    StudioScene *scene = g_hash_table_lookup (self->scenes, studio_export_format_row_get_format (row_at (self, i)));

    if (scene != NULL && is_chosen (row_at (self, i)))
      g_ptr_array_add (scenes, scene);
  }
  text = studio_export_words_warning (scenes);
  show_foot (self, text != NULL ? FOOT_WARNING : FOOT_NOTHING, text);
}

static void
show_row (StudioExportDialog *self,
          StudioExportFormatRow *row,
          const StudioExportChoice *choice)
{
  const StudioFormat *format = studio_export_format_row_get_format (row);
  g_autofree char *size = studio_export_choice_describe_size (choice, format);
  const StudioExportMeasure *measure = is_chosen (row) ? studio_export_estimate_get (self->estimate, format) : NULL;
  g_autofree char *bytes = NULL;

  if (measure != NULL)
    bytes = measure->problem != NULL ? g_strdup ("–") : studio_export_words_bytes (measure->bytes);
  studio_export_format_row_describe (row, size, bytes);
}

/* Returns: (transfer full) (nullable): what cannot be made as it is wanted */
static char *
describe_problem (StudioExportDialog *self)
{
  for (guint i = 0; i < self->rows->len; i++) {
    const StudioFormat *format = studio_export_format_row_get_format (row_at (self, i));
    const StudioExportMeasure *measure = is_chosen (row_at (self, i)) ? studio_export_estimate_get (self->estimate, format) : NULL;

    if (measure != NULL && measure->problem != NULL)
      return g_strdup_printf ("%s: %s", _ (format->name), measure->problem);
  }
  return NULL;
}

/* Returns: (transfer full) (nullable): how good the pictures within the limit are, once all are measured */
static char *
describe_limit (StudioExportDialog *self,
                const StudioExportChoice *choice)
{
  g_autofree char *limit = studio_export_words_bytes ((gsize) choice->max_kb * 1000);
  g_autofree char *similarity = NULL;
  const StudioFormat *worst = NULL;
  double lowest = 2;

  for (guint i = 0; i < self->rows->len; i++) {
    const StudioFormat *format = studio_export_format_row_get_format (row_at (self, i));
    const StudioExportMeasure *measure = studio_export_estimate_get (self->estimate, format);

    if (!is_chosen (row_at (self, i)))
      continue;
    if (measure == NULL)
      return NULL;
    if (measure->ssim > 0 && measure->ssim < lowest) {
      lowest = measure->ssim;
      worst = format;
    }
  }
  if (worst == NULL)
    return g_strdup_printf (_ ("All below %s."), limit);
  similarity = studio_number_format (lowest, 3);
  return g_strdup_printf (_ ("All below %s. Lowest similarity %s (%s)."), limit, similarity, _ (worst->name));
}

static void
show_result (StudioExportDialog *self,
             const StudioExportChoice *choice)
{
  g_autofree char *problem = describe_problem (self);
  g_autofree char *text = NULL;

  if (problem == NULL && studio_export_choice_has_quality (choice) && choice->limited)
    text = describe_limit (self, choice);
  gtk_label_set_text (self->result, problem != NULL ? problem : text != NULL ? text
                                                                             : "");
  gtk_widget_set_visible (GTK_WIDGET (self->result), problem != NULL || text != NULL);
  gtk_widget_remove_css_class (GTK_WIDGET (self->result), problem != NULL ? "success" : "error");
  gtk_widget_add_css_class (GTK_WIDGET (self->result), problem != NULL ? "error" : "success");
}

static void
show_sizes (StudioExportDialog *self)
{
  StudioExportChoice choice = current_choice (self);
  gsize total = 0;
  gboolean complete = TRUE;
  g_autofree char *bytes = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < self->rows->len; i++) {
    const StudioExportMeasure *measure;

    show_row (self, row_at (self, i), &choice);
    if (!is_chosen (row_at (self, i)))
      continue;
    measure = studio_export_estimate_get (self->estimate, studio_export_format_row_get_format (row_at (self, i)));
    total += measure != NULL ? measure->bytes : 0;
    complete = complete && measure != NULL;
  }
  bytes = total > 0 ? studio_export_words_bytes (total) : NULL;
  text = bytes == NULL ? g_strdup (complete ? "–" : "≈") : complete ? g_strdup (bytes)
                                                                    : g_strconcat ("≈ ", bytes, NULL);
  gtk_label_set_text (self->total, text);
  show_result (self, &choice);
}

static void
show_names (StudioExportDialog *self,
            GArray *items,
            StudioExportKind kind)
{
  g_autoptr (GPtrArray) names = NULL;

  if (items->len == 0) {
    gtk_label_set_text (self->name_label, "–");
    return;
  }
  names = studio_export_run_names (self->snapshot, items, kind, studio_folder_row_get_folder (self->folder));
  gtk_label_set_text (self->name_label, g_ptr_array_index (names, 0));
}

static gboolean
any_print (GArray *items)
{
  for (guint i = 0; i < items->len; i++) {
    if (studio_export_choice_is_print (g_array_index (items, StudioExportItem, i).format))
      return TRUE;
  }
  return FALSE;
}

/* What the button says and whether it can be pressed; the gate's reason is told where it can't. */
static void
show_button (StudioExportDialog *self,
             guint n_items)
{
  const StudioGateAnswer *answer = studio_gate_bar_get_answer (self->gate);
  gboolean draft = !answer->checking && answer->pass == STUDIO_PASS_DRAFT;
  gboolean let = studio_gate_lets_export (answer);
  g_autofree char *label = g_strdup_printf (draft ? ngettext ("Export %d Draft", "Export %d Drafts", n_items) : ngettext ("Export %d Image", "Export %d Images", n_items),
                                            (int) n_items);

  gtk_button_set_label (self->export, n_items > 0 ? label : _ ("Export"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->export), n_items > 0 && let);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->export), let ? NULL : answer->sentence);
  if (let)
    gtk_accessible_reset_property (GTK_ACCESSIBLE (self->export), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
  else
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->export), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, answer->sentence, -1);
}

static void
update (StudioExportDialog *self)
{
  StudioExportChoice choice = current_choice (self);
  g_autoptr (GArray) items = chosen_items (self);

  if (self->loading || self->estimate == NULL)
    return;
  show_button (self, items->len);
  gtk_label_set_text (self->advice, studio_export_words_advice (choice.kind));
  gtk_widget_set_visible (self->quality_box, studio_export_choice_has_quality (&choice));
  gtk_widget_set_sensitive (GTK_WIDGET (self->limit), choice.limited);
  gtk_widget_set_sensitive (GTK_WIDGET (self->quality), !choice.limited);
  gtk_widget_set_visible (self->dpi_box, studio_export_choice_is_raster (&choice) && any_print (items));
  studio_export_estimate_ask (self->estimate, items, &choice);
  show_sizes (self);
  show_names (self, items, choice.kind);
  show_warning (self);
}

static void
choice_changed_cb (StudioExportDialog *self)
{
  g_assert (STUDIO_IS_EXPORT_DIALOG (self));

  update (self);
}

static void
kind_toggled_cb (StudioExportDialog *self,
                 GtkToggleButton *toggle)
{
  g_assert (STUDIO_IS_EXPORT_DIALOG (self));

  if (gtk_toggle_button_get_active (toggle))
    update (self);
}

static void
all_clicked_cb (StudioExportDialog *self)
{
  g_assert (STUDIO_IS_EXPORT_DIALOG (self));

  self->loading = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (row_at (self, i)), TRUE);
  self->loading = FALSE;
  update (self);
}

static void
folder_refused_cb (StudioExportDialog *self,
                   const char *sentence)
{
  show_foot (self, FOOT_ERROR, sentence);
}

/* --- remembering --- */

static void
load_choice (StudioExportDialog *self)
{
  g_auto (GStrv) formats = g_settings_get_strv (self->settings, "export-formats");
  StudioExportChoice choice;
  gboolean any = FALSE;

  studio_export_choice_load (&choice, self->settings);
  gtk_check_button_set_active (self->sheet, g_settings_get_boolean (self->settings, "export-sheet"));
  gtk_toggle_button_set_active (kind_toggle (self, choice.kind), TRUE);
  gtk_check_button_set_active (choice.limited ? self->limit_on : self->quality_on, TRUE);
  gtk_spin_button_set_value (self->limit, choice.max_kb);
  gtk_range_set_value (self->quality, choice.quality);
  gtk_toggle_button_set_active (choice.print_dpi == 300 ? self->dpi_300 : self->dpi_150, TRUE);
  for (guint i = 0; i < self->rows->len; i++) {
    const char *id = studio_export_format_row_get_format (row_at (self, i))->id;

    gtk_check_button_set_active (GTK_CHECK_BUTTON (row_at (self, i)), g_strv_contains ((const char *const *) formats, id));
    any = any || is_chosen (row_at (self, i));
  }
  for (guint i = 0; !any && i < self->rows->len; i++)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (row_at (self, i)), TRUE);
  studio_folder_row_load (self->folder, self->settings, "export-folder");
}

static void
save_choice (StudioExportDialog *self)
{
  StudioExportChoice choice = current_choice (self);
  g_autoptr (GPtrArray) formats = g_ptr_array_new ();

  studio_export_choice_save (&choice, self->settings);
  g_settings_set_boolean (self->settings, "export-sheet", gtk_check_button_get_active (self->sheet));
  for (guint i = 0; i < self->rows->len; i++) {
    if (is_chosen (row_at (self, i)))
      g_ptr_array_add (formats, (char *) studio_export_format_row_get_format (row_at (self, i))->id);
  }
  /* all of them means all, also in a template that has others */
  if (formats->len == self->rows->len)
    g_ptr_array_set_size (formats, 0);
  g_ptr_array_add (formats, NULL);
  g_settings_set_strv (self->settings, "export-formats", (const char *const *) formats->pdata);
  studio_folder_row_save (self->folder, self->settings, "export-folder");
}

/* --- making the files --- */

static void
run_progress_cb (guint done,
                 guint total,
                 gboolean writing,
                 gpointer data)
{
  StudioExportDialog *self = data;
  g_autofree char *detail = NULL;

  if (g_cancellable_is_cancelled (self->run))
    return;
  detail = g_strdup_printf (writing ? _ ("Writing %1$u of %2$u") : _ ("Drawn %1$u of %2$u"), writing ? done + 1 : done, total);
  gtk_label_set_text (self->running_detail, detail);
  /* drawing is nearly all of the work */
  gtk_progress_bar_set_fraction (self->progress, writing ? 0.95 + 0.05 * done / total : 0.95 * done / total);
}

static void
show_running (StudioExportDialog *self,
              gboolean running)
{
  gtk_stack_set_visible_child_name (self->stack, running ? "running" : "choices");
  gtk_widget_set_visible (GTK_WIDGET (self->export), !running);
  gtk_widget_set_sensitive (GTK_WIDGET (self->cancel), TRUE);
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_label_set_text (self->running_detail, "");
  if (running) {
    gtk_label_set_text (self->running_label, _ ("Making the pictures…"));
    gtk_widget_set_visible (self->foot, FALSE);
    gtk_widget_grab_focus (GTK_WIDGET (self->cancel));
  }
  /* the gate has its say before, not meanwhile */
  gtk_widget_set_opacity (GTK_WIDGET (self->gate), running ? 0 : 1);
  gtk_widget_set_sensitive (GTK_WIDGET (self->gate), !running);
}

static void
run_done_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (StudioExportDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) paths = studio_export_run_finish (result, &error);

  g_clear_object (&self->run);
  if (paths != NULL) {
    studio_gate_bar_record (self->gate, STUDIO_RELEASE_EXPORT, NULL);
    g_signal_emit (self, signals[EXPORTED], 0, (int) paths->len, studio_folder_row_get_folder (self->folder));
    gtk_window_destroy (GTK_WINDOW (self));
    return;
  }
  if (gtk_widget_in_destruction (GTK_WIDGET (self)))
    return;
  show_running (self, FALSE);
  update (self);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_foot (self, FOOT_NOTICE, _ ("Cancelled. There are no half-finished files."));
  else
    show_foot (self, FOOT_ERROR, error->message);
  gtk_widget_grab_focus (GTK_WIDGET (self->export));
}

static void
start_run (StudioExportDialog *self,
           const StudioGateAnswer *answer)
{
  g_autoptr (GArray) items = chosen_items (self);
  StudioReview *review = gtk_check_button_get_active (self->sheet) ? studio_gate_bar_review (self->gate) : NULL;
  StudioExportRunOrder order = {
    .snapshot = self->snapshot, .items = items, .choice = current_choice (self), .folder = studio_folder_row_get_folder (self->folder), .stamp = answer->stamp, .review = review, .progress = run_progress_cb, .progress_data = self
  };

  save_choice (self);
  studio_export_estimate_stop (self->estimate);
  self->run = g_cancellable_new ();
  show_running (self, TRUE);
  studio_export_run_async (&order, self->run, run_done_cb, g_object_ref (self));
}

/* Whoever is faster than the check waits for it, so that nobody gets drafts without being told. */
static void
export_clicked_cb (StudioExportDialog *self)
{
  g_autoptr (GArray) items = chosen_items (self);
  const StudioGateAnswer *answer = studio_gate_bar_get_answer (self->gate);

  g_assert (STUDIO_IS_EXPORT_DIALOG (self));

  if (items->len == 0 || self->run != NULL || self->waiting || !studio_gate_lets_export (answer))
    return;
  if (!answer->checking) {
    start_run (self, answer);
    return;
  }
  self->waiting = TRUE;
  show_running (self, TRUE);
  gtk_label_set_text (self->running_label, answer->sentence);
}

static void
gate_changed_cb (StudioExportDialog *self)
{
  const StudioGateAnswer *answer = studio_gate_bar_get_answer (self->gate);

  if (self->waiting && !answer->checking) {
    self->waiting = FALSE;
    if (answer->pass != STUDIO_PASS_DRAFT && studio_gate_lets_export (answer)) {
      start_run (self, answer);
      return;
    }
    show_running (self, FALSE);
    update (self);
    studio_gate_bar_focus_reason (self->gate);
  } else if (self->run == NULL) {
    update (self);
  }
}

static void
open_checks_cb (StudioExportDialog *self)
{
  g_signal_emit (self, signals[OPEN_CHECKS], 0);
  gtk_window_close (GTK_WINDOW (self));
}

/* Returns: whether the dialog has to stay for now */
static gboolean
cancel_run (StudioExportDialog *self)
{
  if (self->waiting) {
    self->waiting = FALSE;
    show_running (self, FALSE);
    update (self);
    return TRUE;
  }
  if (self->run == NULL)
    return FALSE;
  g_cancellable_cancel (self->run);
  gtk_label_set_text (self->running_label, _ ("Cancelling…"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->cancel), FALSE);
  return TRUE;
}

static void
cancel_clicked_cb (StudioExportDialog *self)
{
  g_assert (STUDIO_IS_EXPORT_DIALOG (self));

  if (!cancel_run (self))
    gtk_window_close (GTK_WINDOW (self));
}

static void
cancel_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  cancel_clicked_cb (STUDIO_EXPORT_DIALOG (widget));
}

static gboolean
studio_export_dialog_close_request (GtkWindow *window)
{
  StudioExportDialog *self = STUDIO_EXPORT_DIALOG (window);

  if (cancel_run (self))
    return TRUE;
  return GTK_WINDOW_CLASS (studio_export_dialog_parent_class)->close_request (window);
}

/* --- formats and their pictures --- */

typedef struct
{
  StudioExportDialog *dialog;
  StudioExportFormatRow *row;
  int scale;
} PictureWait;

static void
picture_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autofree PictureWait *wait = data;
  g_autoptr (StudioExportDialog) self = wait->dialog;
  g_autoptr (StudioPreview) preview = studio_previewer_render_finish (STUDIO_PREVIEWER (source), result, NULL);
  g_autoptr (StudioSurfacePaintable) paintable = NULL;

  if (preview == NULL || g_cancellable_is_cancelled (self->closed))
    return;
  paintable = studio_surface_paintable_new (preview->surface, wait->scale);
  studio_export_format_row_set_picture (wait->row, GDK_PAINTABLE (paintable));
  g_hash_table_insert (self->scenes, (gpointer) preview->scene->format, studio_scene_ref (preview->scene));
  if (self->run == NULL && !gtk_widget_has_css_class (self->foot, "error") && !gtk_widget_has_css_class (self->foot, "notice"))
    show_warning (self);
}

static void
ask_picture (StudioExportDialog *self,
             StudioPreviewer *previewer,
             StudioExportFormatRow *row)
{
  const StudioFormat *format = studio_export_format_row_get_format (row);
  PictureWait *wait = g_new0 (PictureWait, 1);
  double scale = PICTURE_SIZE / MAX (format->size.w, format->size.h);

  *wait = (PictureWait){ g_object_ref (self), row, gtk_widget_get_scale_factor (GTK_WIDGET (self)) };
  studio_previewer_render_async (previewer, self->snapshot, format, 0, scale * wait->scale, PICTURE_PRIORITY, self->closed, picture_cb, wait);
}

static void
add_formats (StudioExportDialog *self,
             StudioPreviewer *previewer)
{
  GPtrArray *formats = studio_template_get_formats (studio_snapshot_get_template (self->snapshot));

  for (guint i = 0; i < formats->len; i++) {
    GtkWidget *row = studio_export_format_row_new (g_ptr_array_index (formats, i));

    gtk_box_append (self->formats, row);
    g_ptr_array_add (self->rows, row);
    g_signal_connect_swapped (row, "toggled", G_CALLBACK (choice_changed_cb), self);
    ask_picture (self, previewer, STUDIO_EXPORT_FORMAT_ROW (row));
  }
}

static void
add_pages (StudioExportDialog *self)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  g_autofree char *all = g_strdup_printf (_ ("All (%u)"), n_pages (self));

  gtk_string_list_append (list, all);
  for (guint i = 0; i < n_pages (self); i++) {
    g_autofree char *page = g_strdup_printf (_ ("Page %u"), i + 1);

    gtk_string_list_append (list, page);
  }
  gtk_drop_down_set_model (self->pages, G_LIST_MODEL (list));
  gtk_widget_set_visible (self->pages_line, n_pages (self) > 1);
}

/* --- the class --- */

static void
studio_export_dialog_dispose (GObject *object)
{
  StudioExportDialog *self = STUDIO_EXPORT_DIALOG (object);

  g_cancellable_cancel (self->closed);
  if (self->estimate != NULL)
    studio_export_estimate_stop (self->estimate);
  g_clear_object (&self->estimate);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (studio_export_dialog_parent_class)->dispose (object);
}

static void
studio_export_dialog_finalize (GObject *object)
{
  StudioExportDialog *self = STUDIO_EXPORT_DIALOG (object);

  g_clear_object (&self->closed);
  g_clear_object (&self->run);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->scenes, g_hash_table_unref);
  g_clear_pointer (&self->snapshot, studio_snapshot_unref);

  G_OBJECT_CLASS (studio_export_dialog_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_child (klass, StudioExportDialog, stack);
  gtk_widget_class_bind_template_child (klass, StudioExportDialog, cancel);
  gtk_widget_class_bind_template_child (klass, StudioExportDialog, export);
  gtk_widget_class_bind_template_child (klass, StudioExportDialog, all);
  gtk_widget_class_bind_template_child (klass, StudioExportDialog, formats);
  gtk_widget_class_bind_template_child (klass, StudioExportDialog, total);
  gtk_widget_class_bind_template_child (klass, StudioExportDialog, pages_line);
  gtk_widget_class_bind_template_child (klass, StudioExportDialog, pages);
  gtk_widget_class_bind_template_child (klass, StudioExportDialog, kind_png);
  gtk_widget_class_bind_template_child (klass, StudioExportDialog, kind_jpeg);
  gtk_widget_class_bind_template_child (klass, StudioExportDialog, kind_webp);
  gtk_widget_class_bind_template_child (klass, StudioExportDialog, kind_pdf);
  gtk_widget_class_bind_template_child (klass, StudioExportDialog, kind_svg);
  gtk_widget_class_bind_template_child (klass, StudioExportDialog, advice);
  gtk_widget_class_bind_template_child (klass, StudioExportDialog, quality_box);
  gtk_widget_class_bind_template_child (klass, StudioExportDialog, limit_on);
  gtk_widget_class_bind_template_child (klass, StudioExportDialog, quality_on);
  gtk_widget_class_bind_template_child (klass, StudioExportDialog, limit);
  gtk_widget_class_bind_template_child (klass, StudioExportDialog, quality);
  gtk_widget_class_bind_template_child (klass, StudioExportDialog, result);
  gtk_widget_class_bind_template_child (klass, StudioExportDialog, dpi_box);
  gtk_widget_class_bind_template_child (klass, StudioExportDialog, dpi_150);
  gtk_widget_class_bind_template_child (klass, StudioExportDialog, dpi_300);
  gtk_widget_class_bind_template_child (klass, StudioExportDialog, folder);
  gtk_widget_class_bind_template_child (klass, StudioExportDialog, name_label);
  gtk_widget_class_bind_template_child (klass, StudioExportDialog, sheet);
  gtk_widget_class_bind_template_child (klass, StudioExportDialog, running_label);
  gtk_widget_class_bind_template_child (klass, StudioExportDialog, running_detail);
  gtk_widget_class_bind_template_child (klass, StudioExportDialog, progress);
  gtk_widget_class_bind_template_child (klass, StudioExportDialog, gate);
  gtk_widget_class_bind_template_child (klass, StudioExportDialog, foot);
  gtk_widget_class_bind_template_child (klass, StudioExportDialog, foot_icon);
  gtk_widget_class_bind_template_child (klass, StudioExportDialog, foot_label);
}

static void
studio_export_dialog_class_init (StudioExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_export_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_export_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = studio_export_dialog_close_request;
  signals[EXPORTED] = g_signal_new ("exported", STUDIO_TYPE_EXPORT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_STRING);
  signals[OPEN_CHECKS] = g_signal_new ("open-checks", STUDIO_TYPE_EXPORT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (STUDIO_TYPE_GATE_BAR);
  g_type_ensure (STUDIO_TYPE_FOLDER_ROW);
  gtk_widget_class_install_action (widget_class, "export.cancel", NULL, cancel_action);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-export-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, export_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, folder_refused_cb);
  gtk_widget_class_bind_template_callback (widget_class, gate_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_checks_cb);
}

static void
studio_export_dialog_init (StudioExportDialog *self)
{
  self->loading = TRUE;
  self->closed = g_cancellable_new ();
  self->rows = g_ptr_array_new ();
  self->scenes = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) studio_scene_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
studio_export_dialog_new (GtkWindow *parent,
                          StudioLiveCheck *check,
                          StudioPreviewer *previewer)
{
  StudioExportDialog *self = g_object_new (STUDIO_TYPE_EXPORT_DIALOG, "transient-for", parent, NULL);

  g_return_val_if_fail (STUDIO_IS_LIVE_CHECK (check) && STUDIO_IS_PREVIEWER (previewer), NULL);

  self->settings = g_settings_new (APPLICATION_ID);
  self->snapshot = studio_post_snapshot (studio_document_get_post (studio_live_check_get_document (check)));
  studio_gate_bar_set_check (self->gate, check);
  self->estimate = studio_export_estimate_new (self->snapshot);
  g_signal_connect_object (self->estimate, "measured", G_CALLBACK (show_sizes), self, G_CONNECT_SWAPPED);
  add_formats (self, previewer);
  add_pages (self);
  load_choice (self);
  self->loading = FALSE;
  update (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, gtk_window_get_title (GTK_WINDOW (self)), -1);
  gtk_widget_grab_focus (GTK_WIDGET (self->export));
  return GTK_WIDGET (self);
}
