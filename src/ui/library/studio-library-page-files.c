#include "config.h"

#include <glib/gi18n-lib.h>

#include "studio-copy.h"
#include "studio-document.h"
#include "studio-dropped.h"
#include "studio-library-page-private.h"
#include "studio-slug.h"

#define MAX_NAME 60
/* What slips along with a folder of thousands is left out. */
#define MAX_FILES 500

static GtkFileFilter *
post_filter (void)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Posts of Pemda Studio"));
  gtk_file_filter_add_suffix (filter, "pemda");
  return filter;
}

static void
choose (StudioLibraryPage *self,
        GtkFileChooserAction action,
        const char *title,
        const char *accept,
        GCallback callback)
{
  const char *folder = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autoptr (GFile) place = folder != NULL ? g_file_new_for_path (folder) : NULL;
  g_autoptr (GtkFileFilter) filter = post_filter ();

  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (title, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), action, accept, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  if (action != GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER)
    gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  if (place != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (self->chooser), place, NULL);
  g_signal_connect_object (self->chooser, "response", callback, self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* --- adding files --- */

/** Adding: files on their way into the library, one after the other. */
typedef struct
{
  StudioLibraryPage *page;
  GPtrArray *paths;
  StudioDocument *document; /* (nullable): the present one */
  guint n_read;
  guint n_added;
  guint n_there;
  guint n_apart;
  char *problem; /* (nullable): the first one */
} Adding;

static void add_next (Adding *adding);

static void
adding_free (Adding *adding)
{
  g_object_unref (adding->page);
  g_ptr_array_unref (adding->paths);
  g_clear_object (&adding->document);
  g_free (adding->problem);
  g_free (adding);
}

/* Returns: (transfer full): what came of it, in one sentence */
static char *
sum_up (Adding *adding)
{
  guint n = adding->n_added;

  if (adding->problem != NULL)
    return g_strdup (adding->problem);
  if (n == 0)
    return g_strdup (_ ("All of it is in the library already."));
  if (adding->n_apart > 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u post added. What differed from a post of the library stands beside it.",
                                         "%u posts added. What differed from posts of the library stands beside them.", n),
                            n);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u post added", "%u posts added", n), n);
}

static void
note_problem (Adding *adding,
              const GError *error)
{
  if (adding->problem == NULL)
    adding->problem = g_strdup (error->message);
}

static void
added_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  Adding *adding = data;
  g_autoptr (GError) error = NULL;

  if (studio_library_save_finish (STUDIO_LIBRARY (source), result, &error))
    adding->n_added++;
  else
    note_problem (adding, error);
  add_next (adding);
}

static void
save (Adding *adding)
{
  g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (studio_document_get_post (adding->document));

  g_free (adding->page->to_select);
  adding->page->to_select = studio_document_make_id (adding->document);
  studio_library_save_async (adding->page->services->library, snapshot, NULL, NULL, added_cb, adding);
}

/* A post that the library has with other contents is never written over: the file's becomes one of its own. */
static void
twin_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  Adding *adding = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) kept = studio_library_load_document_finish (STUDIO_LIBRARY (source), result, &error);

  if (error != NULL) {
    note_problem (adding, error);
    add_next (adding);
  } else if (kept == NULL) {
    save (adding);
  } else if (studio_json_equal (kept, studio_post_get_json (studio_document_get_post (adding->document)))) {
    adding->n_there++;
    add_next (adding);
  } else {
    adding->n_apart++;
    studio_document_set_apart (adding->document);
    save (adding);
  }
}

static void
read_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  Adding *adding = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  adding->document = studio_document_open_finish (result, NULL, &error);
  if (adding->document == NULL) {
    note_problem (adding, error);
    add_next (adding);
    return;
  }
  id = studio_document_make_id (adding->document);
  studio_library_load_document_async (adding->page->services->library, id, NULL, twin_cb, adding);
}

static void
add_next (Adding *adding)
{
  g_clear_object (&adding->document);
  if (adding->n_read == adding->paths->len) {
    g_autofree char *sentence = sum_up (adding);

    _studio_library_page_tell (adding->page, sentence);
    adding_free (adding);
    return;
  }
  studio_document_open_async (g_ptr_array_index (adding->paths, adding->n_read++), NULL, read_cb, adding);
}

void
_studio_library_page_add (StudioLibraryPage *self,
                          GPtrArray *paths)
{
  Adding *adding = g_new0 (Adding, 1);

  adding->page = g_object_ref (self);
  adding->paths = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < paths->len && adding->paths->len < MAX_FILES; i++) {
    if (studio_dropped_find_kind (g_ptr_array_index (paths, i)) == STUDIO_DROPPED_POST)
      g_ptr_array_add (adding->paths, g_strdup (g_ptr_array_index (paths, i)));
  }
  if (adding->paths->len > 0) {
    add_next (adding);
    return;
  }
  _studio_library_page_tell (self, _ ("Only posts, files that end in .pemda, can be added to the library."));
  adding_free (adding);
}

/* Returns: (transfer full) (element-type filename): what was chosen and lies on this computer */
static GPtrArray *
take_choice (StudioLibraryPage *self,
             int response)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GListModel) files = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_files (GTK_FILE_CHOOSER (self->chooser)) : NULL;

  for (guint i = 0; files != NULL && i < g_list_model_get_n_items (files); i++) {
    g_autoptr (GFile) file = g_list_model_get_item (files, i);
    char *path = g_file_get_path (file);

    if (path != NULL)
      g_ptr_array_add (paths, path);
  }
  if (files != NULL && paths->len == 0)
    _studio_library_page_tell (self, _ ("This place cannot be used directly. Choose a folder on this computer."));
  g_clear_object (&self->chooser);
  return paths;
}

static void
add_response_cb (GtkNativeDialog *dialog,
                 int response,
                 StudioLibraryPage *self)
{
  g_autoptr (GPtrArray) paths = take_choice (self, response);

  if (paths->len > 0)
    _studio_library_page_add (self, paths);
}

static void
add (GtkWidget *widget,
     const char *name,
     GVariant *parameter)
{
  StudioLibraryPage *self = STUDIO_LIBRARY_PAGE (widget);

  choose (self, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("Add Posts to the Library"), _ ("_Add"), G_CALLBACK (add_response_cb));
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (self->chooser), TRUE);
}

/* --- writing files --- */

/** Writing: posts on their way into files, one after the other. */
typedef struct
{
  StudioLibraryPage *page;
  GPtrArray *entries;
  char *path;   /* (nullable): of the only one */
  char *folder; /* (nullable): of several */
  guint n_done;
} Writing;

static void write_next (Writing *writing);

static void
writing_free (Writing *writing)
{
  g_object_unref (writing->page);
  g_ptr_array_unref (writing->entries);
  g_free (writing->path);
  g_free (writing->folder);
  g_free (writing);
}

static void
stop (Writing *writing,
      const char *sentence)
{
  _studio_library_page_tell (writing->page, sentence);
  writing_free (writing);
}

static void
written_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  Writing *writing = data;
  g_autoptr (GError) error = NULL;

  if (!studio_copy_write_finish (result, &error)) {
    stop (writing, error->message);
    return;
  }
  writing->n_done++;
  write_next (writing);
}

/* Returns: (transfer full): a file that is not there yet */
static char *
make_path (Writing *writing,
           StudioLibraryItem *item)
{
  g_autofree char *slug = studio_slug (studio_library_item_get_title (item), MAX_NAME);

  for (guint n = 1;; n++) {
    g_autofree char *name = n == 1 ? g_strdup_printf ("%s.pemda", slug) : g_strdup_printf ("%s-%u.pemda", slug, n);
    g_autofree char *path = g_build_filename (writing->folder, name, NULL);

    if (!g_file_test (path, G_FILE_TEST_EXISTS))
      return g_steal_pointer (&path);
  }
}

static void
loaded_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  Writing *writing = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioPost) post = studio_library_load_finish (STUDIO_LIBRARY (source), result, NULL, NULL, &error);
  g_autoptr (StudioSnapshot) snapshot = NULL;
  g_autofree char *path = NULL;

  if (post == NULL) {
    stop (writing, error->message);
    return;
  }
  path = writing->path != NULL
             ? g_strdup (writing->path)
             : make_path (writing, studio_library_entry_get_item (g_ptr_array_index (writing->entries, writing->n_done)));
  snapshot = studio_post_snapshot (post);
  studio_copy_write_async (snapshot, path, TRUE, written_cb, writing);
}

static void
write_next (Writing *writing)
{
  if (writing->n_done < writing->entries->len) {
    studio_library_load_async (writing->page->services->library,
                               studio_library_entry_get_id (g_ptr_array_index (writing->entries, writing->n_done)), NULL, loaded_cb, writing);
  } else {
    g_autofree char *sentence = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u file written", "%u files written", writing->n_done), writing->n_done);

    stop (writing, sentence);
  }
}

static void
export_response_cb (GtkNativeDialog *dialog,
                    int response,
                    StudioLibraryPage *self)
{
  g_autoptr (GPtrArray) paths = take_choice (self, response), entries = g_steal_pointer (&self->chosen);
  Writing *writing;
  const char *path;

  if (paths->len == 0 || entries == NULL)
    return;
  path = g_ptr_array_index (paths, 0);
  writing = g_new0 (Writing, 1);
  writing->page = g_object_ref (self);
  if (entries->len > 1)
    writing->folder = g_strdup (path);
  else
    writing->path = g_str_has_suffix (path, ".pemda") ? g_strdup (path) : g_strconcat (path, ".pemda", NULL);
  writing->entries = g_steal_pointer (&entries);
  write_next (writing);
}

static void export(GtkWidget *widget,
                   const char *name,
                   GVariant *parameter)
{
  StudioLibraryPage *self = STUDIO_LIBRARY_PAGE (widget);
  g_autofree char *slug = NULL, *file = NULL;

  g_clear_pointer (&self->chosen, g_ptr_array_unref);
  self->chosen = studio_library_board_get_selected (self->board);
  if (self->chosen->len > 1)
    choose (self, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _ ("Export the Posts"), _ ("_Export"), G_CALLBACK (export_response_cb));
  if (self->chosen->len != 1)
    return;
  choose (self, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("Export the Post"), _ ("_Export"), G_CALLBACK (export_response_cb));
  slug = studio_slug (studio_library_item_get_title (studio_library_entry_get_item (g_ptr_array_index (self->chosen, 0))), MAX_NAME);
  file = g_strconcat (slug, ".pemda", NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), file);
}

void
_studio_library_page_install_files (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "library.add", NULL, add);
  gtk_widget_class_install_action (widget_class, "library.export", NULL, export);
}
