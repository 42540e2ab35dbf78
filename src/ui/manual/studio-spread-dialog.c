#include "config.h"

#include "studio-spread-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-export-words.h"
#include "studio-folder-row.h"
#include "studio-gate-bar.h"
#include "studio-manual-picture.h"
#include "studio-number.h"
#include "studio-published.h"
#include "studio-spread.h"
#include "studio-toast.h"

#define FOLDER_KEY "manual-folder"
#define PREVIEW_HEIGHT 240 /* twice what is seen */
#define REST 600           /* ms without a key before a link is written into the files */

struct _StudioSpreadDialog
{
  AdwWindow parent_instance;
  AdwToastOverlay *toasts;
  AdwWindowTitle *titles;
  GtkStack *stack;
  GtkLabel *busy;
  AdwStatusPage *trouble;
  GtkTextBuffer *text;
  GtkLabel *count;
  GtkEditable *link;
  GtkLabel *link_problem;
  GtkBox *pictures;
  GtkLabel *picture_words;
  GtkLabel *reminder;
  GtkWidget *reminder_card;
  StudioGateBar *gate;
  GtkLabel *folder_label;
  GtkWidget *show_folder;

  StudioSnapshot *snapshot;
  StudioPlatforms *limits;
  StudioElectionPhase phase;
  char *folder;
  char *generated;              /* what the text was before the person changed it */
  char *link_in_text;           /* (nullable): the one that was put there */
  StudioSpreadPicture *picture; /* (nullable): until it is drawn */
  GtkWidget *picture_tile;      /* (nullable) */
  const char *stamp;            /* (nullable): that @picture carries */
  GCancellable *run;            /* (nullable): while it is being made */
  guint typed;                  /* the source that writes the files once the person rests */
};

G_DEFINE_FINAL_TYPE (StudioSpreadDialog, studio_spread_dialog, ADW_TYPE_WINDOW)

static guint open_checks_signal;

static void
tell (StudioSpreadDialog *self,
      const char *sentence)
{
  studio_toast_show (self->toasts, studio_toast_new (sentence, NULL));
}

/* --- text and link --- */

/* Returns: (transfer full) */
static char *
read_text (StudioSpreadDialog *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->text, &start, &end);
  return gtk_text_buffer_get_text (self->text, &start, &end, FALSE);
}

/* Returns: (transfer full) (nullable): NULL while it is none. @error: (nullable): why, unless it is empty */
static char *
read_link (StudioSpreadDialog *self,
           const char **problem)
{
  g_autofree char *link = g_strstrip (g_strdup (gtk_editable_get_text (self->link)));

  *problem = *link != '\0' && !studio_published_is_link (link) ? _ ("This is no web address. Paste the whole link; it begins with “https://”.") : NULL;
  return *link != '\0' && *problem == NULL ? g_steal_pointer (&link) : NULL;
}

static void
text_cb (StudioSpreadDialog *self)
{
  g_autofree char *text = read_text (self), *number = NULL, *words = NULL;
  glong n = g_utf8_strlen (text, -1);

  number = studio_number_format (n, 0);
  words = g_strdup_printf (n > STUDIO_SPREAD_MAX_TEXT ? _ ("%s of %d characters. Shorten it, so that all is seen at once.") : _ ("%s of %d characters"), number, STUDIO_SPREAD_MAX_TEXT);
  gtk_label_set_label (self->count, words);
  if (n > STUDIO_SPREAD_MAX_TEXT)
    gtk_widget_add_css_class (GTK_WIDGET (self->count), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->count), "error");
}

/* A text that the person changed keeps their words; only the link in it is another. */
static void
put_link (StudioSpreadDialog *self,
          const char *link)
{
  g_autofree char *text = read_text (self), *changed = NULL;

  if (g_strcmp0 (text, self->generated) == 0) {
    changed = studio_spread_word (self->snapshot, link);
    g_free (self->generated);
    self->generated = g_strdup (changed);
  } else if (self->link_in_text != NULL && strstr (text, self->link_in_text) != NULL) {
    g_auto (GStrv) parts = g_strsplit (text, self->link_in_text, -1);

    changed = g_strjoinv (link != NULL ? link : "", parts);
  } else {
    changed = link != NULL ? g_strconcat (text, "\n\n", link, NULL) : g_strdup (text);
  }
  g_free (self->link_in_text);
  self->link_in_text = g_strdup (link);
  gtk_text_buffer_set_text (self->text, changed, -1);
}

/* --- pictures --- */

static void
taken_cb (StudioSpreadDialog *self,
          gboolean copied)
{
  if (copied)
    tell (self, _ ("Picture copied. Paste it with Ctrl+V."));
}

/* Returns: (transfer none) */
static GtkWidget *
add_tile (StudioSpreadDialog *self,
          const char *file_name,
          GdkPaintable *preview,
          const char *title,
          gsize bytes)
{
  g_autofree char *path = g_build_filename (self->folder, file_name, NULL), *size = studio_export_words_bytes (bytes);
  g_autofree char *name = g_strdup_printf ("%s, %s", title, size);
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget *tile;

  g_list_store_append (files, file);
  tile = studio_manual_picture_new (G_LIST_MODEL (files), preview, title, size, name);
  g_signal_connect_object (tile, "taken", G_CALLBACK (taken_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->pictures, tile);
  return tile;
}

static GdkTexture *
preview_of (GBytes *bytes)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new_from_stream_at_scale (stream, -1, PREVIEW_HEIGHT, TRUE, NULL, NULL);

  return pixbuf != NULL ? gdk_texture_new_for_pixbuf (pixbuf) : NULL;
}

/* @files: (element-type StudioPackFile): as they lie in the folder */
static void
show_pictures (StudioSpreadDialog *self,
               GPtrArray *files)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->pictures))) != NULL)
    gtk_box_remove (self->pictures, child);
  self->picture_tile = NULL;
  for (guint i = 0; i < files->len; i++) {
    const StudioPackFile *file = g_ptr_array_index (files, i);
    gboolean photo = g_str_has_suffix (file->name, ".jpg");
    g_autoptr (GdkTexture) texture = photo || g_str_has_suffix (file->name, ".png") ? preview_of (file->bytes) : NULL;
    GtkWidget *tile = texture != NULL ? add_tile (self, file->name, GDK_PAINTABLE (texture), photo ? _ ("Picture") : _ ("QR code"), g_bytes_get_size (file->bytes)) : NULL;

    if (photo)
      self->picture_tile = tile;
  }
}

static void
show_size (StudioSpreadDialog *self)
{
  g_autofree char *words = NULL;

  if (!self->picture->small)
    words = g_strdup (_ ("The picture stays above 300 kB. Choose one with less in it."));
  else if (self->picture->scale < 1)
    words = g_strdup_printf (_ ("Made smaller to stay below 300 kB: %d × %d px"), self->picture->width, self->picture->height);
  gtk_label_set_label (self->picture_words, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->picture_words), words != NULL);
}

/* --- in a thread --- */

/** Run: @picture: (nullable): the one there is; NULL: it is drawn. @files: (nullable): once they are written. @show: the folder afterwards */
typedef struct
{
  StudioSnapshot *snapshot;
  StudioPlatforms *limits;
  const char *stamp;
  char *text;
  char *link;
  StudioElectionPhase phase;
  char *folder;
  StudioSpreadPicture *picture;
  GPtrArray *files;
  gboolean show;
} Run;

static void
run_free (Run *run)
{
  studio_snapshot_unref (run->snapshot);
  studio_platforms_unref (run->limits);
  g_free (run->text);
  g_free (run->link);
  g_free (run->folder);
  g_clear_pointer (&run->picture, studio_spread_picture_free);
  g_clear_pointer (&run->files, g_ptr_array_unref);
  g_free (run);
}

static void
run_thread (GTask *task,
            gpointer source,
            gpointer data,
            GCancellable *cancellable)
{
  Run *run = data;
  GError *error = NULL;

  if (run->picture == NULL)
    run->picture = studio_spread_draw (run->snapshot, run->limits, run->stamp, cancellable, &error);
  if (run->picture != NULL)
    run->files = studio_spread_list_files (run->snapshot, run->picture, run->text, run->link, run->phase, &error);
  if (run->files != NULL && !g_cancellable_set_error_if_cancelled (cancellable, &error) && studio_pack_write (run->folder, run->files, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
open_folder (StudioSpreadDialog *self)
{
  g_autofree char *uri = g_filename_to_uri (self->folder, NULL, NULL);

  if (uri != NULL)
    gtk_show_uri (GTK_WINDOW (self), uri, GDK_CURRENT_TIME);
}

static void
run_cb (GObject *source,
        GAsyncResult *result,
        gpointer data)
{
  StudioSpreadDialog *self = STUDIO_SPREAD_DIALOG (source);
  Run *run = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gboolean made = g_task_propagate_boolean (G_TASK (result), &error);

  /* another one was begun since, or the window is gone */
  if (self->run == NULL || self->run != g_task_get_cancellable (G_TASK (result)))
    return;
  g_clear_object (&self->run);
  if (!made) {
    adw_status_page_set_title (self->trouble, _ ("The files could not be made"));
    adw_status_page_set_description (self->trouble, NULL);
    gtk_stack_set_visible_child_name (self->stack, "trouble");
    tell (self, error->message);
    return;
  }
  g_clear_pointer (&self->picture, studio_spread_picture_free);
  self->picture = g_steal_pointer (&run->picture);
  self->stamp = run->stamp;
  show_pictures (self, run->files);
  show_size (self);
  gtk_widget_set_sensitive (self->show_folder, TRUE);
  gtk_stack_set_visible_child_name (self->stack, "ready");
  if (run->show)
    open_folder (self);
}

/* @draw: the picture too; @show: the folder afterwards */
static void
make (StudioSpreadDialog *self,
      gboolean draw,
      gboolean show)
{
  g_autoptr (GTask) task = NULL;
  Run *run = g_new0 (Run, 1);
  const char *problem;

  if (self->run != NULL)
    g_cancellable_cancel (self->run);
  g_clear_object (&self->run);
  self->run = g_cancellable_new ();
  run->snapshot = studio_snapshot_ref (self->snapshot);
  run->limits = studio_platforms_ref (self->limits);
  run->stamp = studio_gate_bar_get_answer (self->gate)->stamp;
  run->text = read_text (self);
  run->link = read_link (self, &problem);
  run->phase = self->phase;
  run->folder = g_strdup (self->folder);
  run->picture = draw || self->picture == NULL ? NULL : studio_spread_picture_copy (self->picture);
  run->show = show;
  task = g_task_new (self, self->run, run_cb, NULL);
  g_task_set_source_tag (task, make);
  g_task_set_task_data (task, run, (GDestroyNotify) run_free);
  g_task_run_in_thread (task, run_thread);
}

/* --- buttons --- */

static void
copy_text_cb (StudioSpreadDialog *self)
{
  g_autofree char *text = read_text (self);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  tell (self, _ ("Text copied. Paste it with Ctrl+V."));
}

static void
copy_picture_cb (StudioSpreadDialog *self)
{
  if (self->picture_tile != NULL)
    gtk_widget_activate_action (self->picture_tile, "picture.copy", NULL);
}

/* The text may be another one by now. */
static void
show_folder_cb (StudioSpreadDialog *self)
{
  if (self->run == NULL)
    make (self, FALSE, TRUE);
}

static gboolean
rested_cb (gpointer data)
{
  StudioSpreadDialog *self = data;

  self->typed = 0;
  make (self, self->picture == NULL, FALSE);
  return G_SOURCE_REMOVE;
}

static void
link_cb (StudioSpreadDialog *self)
{
  const char *problem;
  g_autofree char *link = read_link (self, &problem);

  gtk_label_set_label (self->link_problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->link_problem), problem != NULL);
  if (problem != NULL || g_strcmp0 (link, self->link_in_text) == 0)
    return;
  put_link (self, link);
  if (self->typed != 0)
    g_source_remove (self->typed);
  self->typed = g_timeout_add (REST, rested_cb, self);
}

/* --- what the gate says --- */

static void
gate_cb (StudioSpreadDialog *self)
{
  const StudioGateAnswer *answer = studio_gate_bar_get_answer (self->gate);

  if (self->snapshot == NULL || answer == NULL || self->run != NULL || (answer->checking && self->picture != NULL))
    return;
  if (answer->checking) {
    gtk_stack_set_visible_child_name (self->stack, "busy");
  } else if (!studio_gate_lets_export (answer)) {
    adw_status_page_set_title (self->trouble, _ ("This post may not go out yet"));
    gtk_stack_set_visible_child_name (self->stack, "trouble");
  } else if (self->picture == NULL || g_strcmp0 (self->stamp, answer->stamp) != 0) {
    make (self, TRUE, FALSE);
  }
}

static void
open_checks_cb (StudioSpreadDialog *self)
{
  g_signal_emit (self, open_checks_signal, 0);
  gtk_window_close (GTK_WINDOW (self));
}

/* --- the class --- */

static gboolean
studio_spread_dialog_close_request (GtkWindow *window)
{
  StudioSpreadDialog *self = STUDIO_SPREAD_DIALOG (window);

  if (self->picture != NULL) {
    studio_gate_bar_record (self->gate, STUDIO_RELEASE_PACK, NULL);
    make (self, FALSE, FALSE);
    g_clear_object (&self->run);
  }
  return GTK_WINDOW_CLASS (studio_spread_dialog_parent_class)->close_request (window);
}

static void
studio_spread_dialog_dispose (GObject *object)
{
  StudioSpreadDialog *self = STUDIO_SPREAD_DIALOG (object);

  g_clear_handle_id (&self->typed, g_source_remove);
  if (self->run != NULL)
    g_cancellable_cancel (self->run);
  g_clear_object (&self->run);
  gtk_widget_dispose_template (GTK_WIDGET (self), STUDIO_TYPE_SPREAD_DIALOG);

  G_OBJECT_CLASS (studio_spread_dialog_parent_class)->dispose (object);
}

static void
studio_spread_dialog_finalize (GObject *object)
{
  StudioSpreadDialog *self = STUDIO_SPREAD_DIALOG (object);

  g_clear_pointer (&self->picture, studio_spread_picture_free);
  g_clear_pointer (&self->limits, studio_platforms_unref);
  g_clear_pointer (&self->snapshot, studio_snapshot_unref);
  g_free (self->folder);
  g_free (self->generated);
  g_free (self->link_in_text);

  G_OBJECT_CLASS (studio_spread_dialog_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_child (klass, StudioSpreadDialog, toasts);
  gtk_widget_class_bind_template_child (klass, StudioSpreadDialog, titles);
  gtk_widget_class_bind_template_child (klass, StudioSpreadDialog, stack);
  gtk_widget_class_bind_template_child (klass, StudioSpreadDialog, busy);
  gtk_widget_class_bind_template_child (klass, StudioSpreadDialog, trouble);
  gtk_widget_class_bind_template_child (klass, StudioSpreadDialog, text);
  gtk_widget_class_bind_template_child (klass, StudioSpreadDialog, count);
  gtk_widget_class_bind_template_child (klass, StudioSpreadDialog, link);
  gtk_widget_class_bind_template_child (klass, StudioSpreadDialog, link_problem);
  gtk_widget_class_bind_template_child (klass, StudioSpreadDialog, pictures);
  gtk_widget_class_bind_template_child (klass, StudioSpreadDialog, picture_words);
  gtk_widget_class_bind_template_child (klass, StudioSpreadDialog, reminder);
  gtk_widget_class_bind_template_child (klass, StudioSpreadDialog, reminder_card);
  gtk_widget_class_bind_template_child (klass, StudioSpreadDialog, gate);
  gtk_widget_class_bind_template_child (klass, StudioSpreadDialog, folder_label);
  gtk_widget_class_bind_template_child (klass, StudioSpreadDialog, show_folder);
}

static void
studio_spread_dialog_class_init (StudioSpreadDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_spread_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_spread_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = studio_spread_dialog_close_request;
  open_checks_signal = g_signal_new ("open-checks", STUDIO_TYPE_SPREAD_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (STUDIO_TYPE_GATE_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-spread-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, text_cb);
  gtk_widget_class_bind_template_callback (widget_class, link_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_text_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_picture_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_folder_cb);
  gtk_widget_class_bind_template_callback (widget_class, gate_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_checks_cb);
}

static void
studio_spread_dialog_init (StudioSpreadDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_sensitive (self->show_folder, FALSE);
}

static void
show_reminder (StudioSpreadDialog *self)
{
  g_autofree char *words = NULL;

  self->phase = studio_spread_get_phase ();
  words = studio_spread_remind (self->phase);
  gtk_label_set_label (self->reminder, words);
  if (self->phase != STUDIO_ELECTION_NONE)
    gtk_widget_add_css_class (self->reminder_card, "election");
}

static void
choose_folder (StudioSpreadDialog *self)
{
  g_autoptr (GSettings) settings = g_settings_new (APPLICATION_ID);
  g_autofree char *parent = studio_folder_row_find (settings, FOLDER_KEY), *name = studio_spread_name_folder (self->snapshot);
  g_autofree char *shown = NULL, *sentence = NULL;

  self->folder = g_build_filename (parent, name, NULL);
  shown = studio_export_words_folder (self->folder);
  sentence = g_strdup_printf (_ ("Folder: %s"), shown);
  gtk_label_set_label (self->folder_label, sentence);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->folder_label), self->folder);
}

GtkWidget *
studio_spread_dialog_new (GtkWindow *parent,
                          StudioLiveCheck *check)
{
  StudioSpreadDialog *self;
  g_autofree char *title = NULL, *link = NULL;

  g_return_val_if_fail (STUDIO_IS_LIVE_CHECK (check), NULL);

  self = g_object_new (STUDIO_TYPE_SPREAD_DIALOG, "transient-for", parent, NULL);
  self->limits = studio_platforms_load ();
  self->snapshot = studio_post_snapshot (studio_document_get_post (studio_live_check_get_document (check)));
  title = studio_snapshot_get_title (self->snapshot);
  adw_window_title_set_subtitle (self->titles, title);
  link = studio_spread_find_link (self->snapshot);
  self->link_in_text = g_strdup (link);
  self->generated = studio_spread_word (self->snapshot, link);
  gtk_text_buffer_set_text (self->text, self->generated, -1);
  gtk_editable_set_text (self->link, link != NULL ? link : "");
  show_reminder (self);
  choose_folder (self);
  studio_gate_bar_set_check (self->gate, check);
  gate_cb (self);
  return GTK_WIDGET (self);
}
