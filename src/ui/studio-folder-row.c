#include "config.h"

#include "studio-folder-row.h"

#include <glib/gi18n-lib.h>

#include "studio-drop-template.h"
#include "studio-export-words.h"

struct _StudioFolderRow
{
  GtkBox parent_instance;
  GtkLabel *folder_label;
  GtkLabel *free_label;

  char *folder;                  /* (nullable): until it is loaded */
  GtkFileChooserNative *chooser; /* (nullable) */
  GCancellable *asked;           /* (nullable): for the room in the present folder */
};

G_DEFINE_FINAL_TYPE (StudioFolderRow, studio_folder_row, GTK_TYPE_BOX)

enum {
  CHANGED,
  REFUSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* --- how much room there is --- */

static void
free_space_cb (GObject *source,
               GAsyncResult *result,
               gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_filesystem_info_finish (G_FILE (source), result, &error);
  g_autoptr (StudioFolderRow) self = data;
  g_autofree char *bytes = NULL;
  g_autofree char *text = NULL;

  if (info == NULL || self->asked == NULL || !g_file_info_has_attribute (info, G_FILE_ATTRIBUTE_FILESYSTEM_FREE))
    return;
  bytes = studio_export_words_bytes (g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_FILESYSTEM_FREE));
  text = g_strdup_printf (_ ("%s free"), bytes);
  gtk_label_set_text (self->free_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->free_label), TRUE);
}

static void
forget_question (StudioFolderRow *self)
{
  if (self->asked != NULL)
    g_cancellable_cancel (self->asked);
  g_clear_object (&self->asked);
}

/* Of a folder that is yet to be made the one above tells. */
static void
ask_free_space (StudioFolderRow *self)
{
  g_autofree char *existing = g_strdup (self->folder);
  g_autoptr (GFile) file = NULL;

  forget_question (self);
  gtk_widget_set_visible (GTK_WIDGET (self->free_label), FALSE);
  while (!g_file_test (existing, G_FILE_TEST_IS_DIR)) {
    g_autofree char *below = g_steal_pointer (&existing);

    existing = g_path_get_dirname (below);
    if (g_str_equal (existing, below))
      return;
  }
  file = g_file_new_for_path (existing);
  self->asked = g_cancellable_new ();
  g_file_query_filesystem_info_async (file, G_FILE_ATTRIBUTE_FILESYSTEM_FREE, G_PRIORITY_LOW, self->asked, free_space_cb, g_object_ref (self));
}

/* --- which one --- */

static void
set_folder (StudioFolderRow *self,
            const char *folder)
{
  g_autofree char *shown = studio_export_words_folder (folder);

  g_free (self->folder);
  self->folder = g_strdup (folder);
  gtk_label_set_text (self->folder_label, shown);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->folder_label), folder);
  ask_free_space (self);
}

static void
response_cb (StudioFolderRow *self,
             int response)
{
  g_autoptr (GFile) file = NULL;

  g_assert (STUDIO_IS_FOLDER_ROW (self));

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));
  g_clear_object (&self->chooser);
  if (file == NULL)
    return;
  if (g_file_peek_path (file) == NULL) {
    g_signal_emit (self, signals[REFUSED], 0, _ ("This folder is not on this computer. Choose another one."));
    return;
  }
  set_folder (self, g_file_peek_path (file));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
clicked_cb (StudioFolderRow *self)
{
  g_autoptr (GFile) file = NULL;

  g_assert (STUDIO_IS_FOLDER_ROW (self));

  if (self->chooser != NULL || self->folder == NULL)
    return;
  self->chooser = gtk_file_chooser_native_new (_ ("Choose a Folder"), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, NULL, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  file = g_file_new_for_path (self->folder);
  if (g_file_test (self->folder, G_FILE_TEST_IS_DIR))
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (self->chooser), file, NULL);
  g_signal_connect_swapped (self->chooser, "response", G_CALLBACK (response_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

char *
studio_folder_row_find (GSettings *settings,
                        const char *key)
{
  g_autofree char *uri = NULL, *remembered = NULL;
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  g_return_val_if_fail (G_IS_SETTINGS (settings) && key != NULL, NULL);

  uri = g_settings_get_string (settings, key);
  remembered = *uri != '\0' ? g_filename_from_uri (uri, NULL, NULL) : NULL;
  /* a flash disk that was pulled out is not made anew as a folder */
  if (remembered != NULL && g_file_test (remembered, G_FILE_TEST_IS_DIR))
    return g_steal_pointer (&remembered);
  return g_build_filename (documents != NULL ? documents : g_get_home_dir (), "Pemda Studio", NULL);
}

void
studio_folder_row_load (StudioFolderRow *self,
                        GSettings *settings,
                        const char *key)
{
  g_autofree char *folder = NULL;

  g_return_if_fail (STUDIO_IS_FOLDER_ROW (self) && G_IS_SETTINGS (settings) && key != NULL);

  folder = studio_folder_row_find (settings, key);
  set_folder (self, folder);
}

void
studio_folder_row_save (StudioFolderRow *self,
                        GSettings *settings,
                        const char *key)
{
  g_autofree char *uri = NULL;

  g_return_if_fail (STUDIO_IS_FOLDER_ROW (self) && self->folder != NULL && G_IS_SETTINGS (settings) && key != NULL);

  uri = g_filename_to_uri (self->folder, NULL, NULL);
  if (uri != NULL)
    g_settings_set_string (settings, key, uri);
}

const char *
studio_folder_row_get_folder (StudioFolderRow *self)
{
  g_return_val_if_fail (STUDIO_IS_FOLDER_ROW (self), NULL);

  return self->folder;
}

/* --- the class --- */

static void
studio_folder_row_dispose (GObject *object)
{
  StudioFolderRow *self = STUDIO_FOLDER_ROW (object);

  forget_question (self);
  g_clear_object (&self->chooser);
  studio_drop_template (GTK_WIDGET (self), STUDIO_TYPE_FOLDER_ROW);

  G_OBJECT_CLASS (studio_folder_row_parent_class)->dispose (object);
}

static void
studio_folder_row_finalize (GObject *object)
{
  g_free (STUDIO_FOLDER_ROW (object)->folder);

  G_OBJECT_CLASS (studio_folder_row_parent_class)->finalize (object);
}

static void
studio_folder_row_class_init (StudioFolderRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_folder_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_folder_row_finalize;
  signals[CHANGED] = g_signal_new ("changed", STUDIO_TYPE_FOLDER_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REFUSED] = g_signal_new ("refused", STUDIO_TYPE_FOLDER_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-folder-row.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioFolderRow, folder_label);
  gtk_widget_class_bind_template_child (widget_class, StudioFolderRow, free_label);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
}

static void
studio_folder_row_init (StudioFolderRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
