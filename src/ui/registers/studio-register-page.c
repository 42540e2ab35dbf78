#include "config.h"

#include "studio-register-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "studio-drop-template.h"
#include "studio-list-lines.h"
#include "studio-register-form.h"
#include "studio-register-import.h"
#include "studio-register-row.h"
#include "studio-registers.h"
#include "studio-sheet.h"
#include "studio-toast.h"

struct _StudioRegisterPage
{
  GtkWidget parent_instance;
  GtkSearchEntry *search;
  GtkLabel *count;
  GtkWidget *export;
  GtkLabel *sentence;
  GtkStack *stack;
  GtkListView *list;
  GtkLabel *empty_title;
  GtkLabel *empty_sentence;

  StudioRegister reg;
  GListStore *items;
  GtkFilter *filter;
  char **words;                  /* that are searched, folded */
  StudioRecord *removed;         /* (nullable): can come back */
  GtkFileChooserNative *chooser; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (StudioRegisterPage, studio_register_page, GTK_TYPE_WIDGET)

enum {
  PROP_REGISTER = 1,
};

static guint toast_signal;

/** Texts: what a register is called, by StudioRegister. */
static const struct
{
  const char *none;
  const char *why;
  const char *file;
} texts[STUDIO_N_REGISTERS] = {
  { N_ ("No people yet"), N_ ("Names with degrees and posts, offered while you type and checked in every post. Add them one by one or import a table."), "daftar-orang.csv" },
  { N_ ("No places yet"), N_ ("Villages and districts as they are spelled, offered while you type and checked in every post."), "daftar-tempat.csv" },
  { N_ ("No offices yet"), N_ ("The offices whose posts come through this desk. A table of all of them can be imported at once."), "daftar-opd.csv" },
  { N_ ("No accounts yet"), N_ ("Accounts on social media, who runs them, and when they posted last."), "daftar-akun.csv" },
};

static void
tell (StudioRegisterPage *self,
      const char *sentence)
{
  gtk_label_set_label (self->sentence, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->sentence), *sentence != '\0');
}

static GtkWindow *
window_of (StudioRegisterPage *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

/* --- the list --- */

static gboolean
matches (gpointer item,
         gpointer page)
{
  return studio_register_item_matches (item, STUDIO_REGISTER_PAGE (page)->words);
}

static void
show_count (StudioRegisterPage *self)
{
  guint all = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  guint shown = g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (self->list)));
  g_autofree char *count = shown < all ? g_strdup_printf (_ ("%u of %u"), shown, all)
                                       : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u entry", "%u entries", all), all);

  gtk_label_set_label (self->count, all > 0 ? count : "");
  gtk_stack_set_visible_child_name (self->stack, all == 0 ? "none" : shown == 0 ? "nothing"
                                                                                : "list");
}

static void
search_cb (StudioRegisterPage *self)
{
  g_autofree char *folded = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search)), -1);

  g_strfreev (self->words);
  self->words = g_strsplit_set (folded, " \t", -1);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  show_count (self);
}

/* Esc empties the search, then closes the window as elsewhere. */
static void
stop_search_cb (GtkEditable *search)
{
  if (*gtk_editable_get_text (search) != '\0')
    gtk_editable_set_text (search, "");
  else
    gtk_widget_activate_action (GTK_WIDGET (search), "window.close", NULL);
}

static void
show_records (StudioRegisterPage *self)
{
  GPtrArray *records = studio_registers_list (studio_registers_get (), self->reg);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (items, studio_register_item_new (self->reg, g_ptr_array_index (records, i)));
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata, items->len);
  gtk_widget_set_sensitive (self->export, items->len > 0);
  show_count (self);
}

static void
changed_cb (StudioRegisterPage *self,
            int reg)
{
  if (reg == (int) self->reg)
    show_records (self);
}

/* --- adding, changing, removing --- */

void
studio_register_page_add (StudioRegisterPage *self)
{
  g_return_if_fail (STUDIO_IS_REGISTER_PAGE (self));

  tell (self, "");
  gtk_window_present (GTK_WINDOW (studio_register_form_new (window_of (self), self->reg, NULL)));
}

static void
add_cb (StudioRegisterPage *self)
{
  studio_register_page_add (self);
}

static void
edit (StudioRegisterPage *self,
      StudioRegisterItem *item)
{
  gtk_window_present (GTK_WINDOW (studio_register_form_new (window_of (self), self->reg, studio_register_item_get_record (item))));
}

static void
edit_cb (StudioRegisterRow *row,
         StudioRegisterPage *self)
{
  edit (self, studio_register_row_get_item (row));
}

static void
undo_cb (StudioRegisterPage *self)
{
  if (self->removed != NULL)
    studio_registers_put_one (studio_registers_get (), self->removed);
  g_clear_pointer (&self->removed, studio_record_unref);
}

static void
remove_cb (StudioRegisterRow *row,
           StudioRegisterPage *self)
{
  StudioRegisterItem *item = studio_register_row_get_item (row);
  g_autofree char *words = g_strdup_printf (_ ("“%s” was removed"), studio_register_item_get_name (item));
  AdwToast *toast = studio_toast_new (words, _ ("Undo"));

  g_clear_pointer (&self->removed, studio_record_unref);
  self->removed = studio_record_ref (studio_register_item_get_record (item));
  /* the row goes, with the button that has the focus */
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  studio_registers_remove (studio_registers_get (), self->removed->id);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_cb), self, G_CONNECT_SWAPPED);
  g_signal_emit (self, toast_signal, 0, toast);
}

static void
toast (StudioRegisterPage *self,
       const char *sentence)
{
  g_signal_emit (self, toast_signal, 0, studio_toast_new (sentence, NULL));
}

/* --- tables --- */

static void
choose (StudioRegisterPage *self,
        GtkFileChooserAction action,
        const char *title,
        const char *accept,
        GCallback callback)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  const char *folder = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autoptr (GFile) place = folder != NULL ? g_file_new_for_path (folder) : NULL;

  tell (self, "");
  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (title, window_of (self), action, accept, NULL);
  gtk_file_filter_set_name (filter, _ ("Tables (CSV, XLSX)"));
  gtk_file_filter_add_suffix (filter, "csv");
  if (action == GTK_FILE_CHOOSER_ACTION_OPEN) {
    gtk_file_filter_add_suffix (filter, "xlsx");
    gtk_file_filter_add_suffix (filter, "tsv");
    gtk_file_filter_add_suffix (filter, "txt");
  }
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  if (place != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (self->chooser), place, NULL);
  if (action == GTK_FILE_CHOOSER_ACTION_SAVE)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), texts[self->reg].file);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", callback, self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static char *
chosen_path (StudioRegisterPage *self,
             int response)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser)) : NULL;

  g_clear_object (&self->chooser);
  return file != NULL ? g_file_get_path (file) : NULL;
}

static void
imported_cb (StudioRegisterImport *dialog,
             const char *sentence,
             StudioRegisterPage *self)
{
  toast (self, sentence);
}

static void
load_thread (GTask *task,
             gpointer source,
             gpointer path,
             GCancellable *cancellable)
{
  GError *error = NULL;
  StudioTable *table = studio_sheet_load (path, NULL, &error);

  if (table != NULL)
    g_task_return_pointer (task, table, (GDestroyNotify) studio_table_unref);
  else
    g_task_return_error (task, error);
}

static void
loaded_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  StudioRegisterPage *self = STUDIO_REGISTER_PAGE (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioTable) table = g_task_propagate_pointer (G_TASK (result), &error);
  GDate today = studio_registers_today ();
  StudioRegisterReading *reading = NULL;
  GtkWidget *dialog;

  if (table != NULL)
    reading = studio_register_read_table (self->reg, table, studio_registers_list (studio_registers_get (), self->reg), &today, &error);
  if (reading == NULL) {
    tell (self, error->message);
    return;
  }
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL) {
    studio_register_reading_free (reading);
    return;
  }
  dialog = studio_register_import_new (window_of (self), self->reg, table, reading);
  g_signal_connect_object (dialog, "imported", G_CALLBACK (imported_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
import_chosen_cb (GtkNativeDialog *chooser,
                  int response,
                  StudioRegisterPage *self)
{
  g_autofree char *path = chosen_path (self, response);
  g_autoptr (GTask) task = NULL;

  if (path == NULL)
    return;
  task = g_task_new (self, NULL, loaded_cb, NULL);
  g_task_set_task_data (task, g_steal_pointer (&path), g_free);
  g_task_run_in_thread (task, load_thread);
}

static void
import_cb (StudioRegisterPage *self)
{
  choose (self, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("Import a Table"), _ ("_Open"), G_CALLBACK (import_chosen_cb));
}

static void
written_cb (GObject *file,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (StudioRegisterPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (G_FILE (file));
  g_autofree char *sentence = NULL;

  if (g_file_replace_contents_finish (G_FILE (file), result, NULL, &error))
    sentence = g_strdup_printf (_ ("“%s” was written"), name);
  else
    sentence = g_strdup_printf (_ ("“%s” could not be written: %s."), name, error->message);
  toast (self, sentence);
}

static void
export_chosen_cb (GtkNativeDialog *chooser,
                  int response,
                  StudioRegisterPage *self)
{
  g_autofree char *path = chosen_path (self, response);
  g_autoptr (GFile) file = path != NULL ? g_file_new_for_path (path) : NULL;
  g_autoptr (GBytes) csv = NULL;

  if (file == NULL)
    return;
  csv = studio_register_write_csv (self->reg, studio_registers_list (studio_registers_get (), self->reg));
  g_file_replace_contents_bytes_async (file, csv, NULL, FALSE, G_FILE_CREATE_NONE, NULL, written_cb, g_object_ref (self));
}

static void
export_cb (StudioRegisterPage *self)
{
  choose (self, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("Export as a Table"), _ ("_Save"), G_CALLBACK (export_chosen_cb));
}

/* --- lines --- */

static GtkWidget *
make_row (gpointer owner)
{
  GtkWidget *row = studio_register_row_new ();

  g_signal_connect (row, "edit", G_CALLBACK (edit_cb), owner);
  g_signal_connect (row, "remove", G_CALLBACK (remove_cb), owner);
  return row;
}

static void
show_item (GtkWidget *row,
           gpointer item)
{
  studio_register_row_set_item (STUDIO_REGISTER_ROW (row), item);
}

static const char *
name_item (gpointer item)
{
  return studio_register_item_get_name (item);
}

static const StudioListLines lines = { make_row, show_item, name_item, TRUE };

static void
activate_cb (GtkListView *list,
             guint position,
             StudioRegisterPage *self)
{
  g_autoptr (StudioRegisterItem) item = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (list)), position);

  if (item != NULL)
    edit (self, item);
}

/* --- */

static void
failed_cb (StudioRegisterPage *self,
           const char *sentence)
{
  tell (self, sentence);
}

static void
studio_register_page_constructed (GObject *object)
{
  StudioRegisterPage *self = STUDIO_REGISTER_PAGE (object);
  g_autoptr (GtkFilterListModel) filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->items)), g_object_ref (self->filter));

  G_OBJECT_CLASS (studio_register_page_parent_class)->constructed (object);

  studio_list_lines_connect (self->list, G_LIST_MODEL (filtered), &lines, self);
  gtk_label_set_label (self->empty_title, _ (texts[self->reg].none));
  gtk_label_set_label (self->empty_sentence, _ (texts[self->reg].why));
  show_records (self);
  g_signal_connect_object (studio_registers_get (), "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (studio_registers_get (), "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
}

static void
studio_register_page_set_property (GObject *object,
                                   guint property,
                                   const GValue *value,
                                   GParamSpec *spec)
{
  if (property == PROP_REGISTER)
    STUDIO_REGISTER_PAGE (object)->reg = (StudioRegister) g_value_get_int (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, spec);
}

static void
studio_register_page_dispose (GObject *object)
{
  StudioRegisterPage *self = STUDIO_REGISTER_PAGE (object);

  g_clear_object (&self->chooser);
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  studio_drop_template (GTK_WIDGET (self), STUDIO_TYPE_REGISTER_PAGE);

  G_OBJECT_CLASS (studio_register_page_parent_class)->dispose (object);
}

static void
studio_register_page_finalize (GObject *object)
{
  StudioRegisterPage *self = STUDIO_REGISTER_PAGE (object);

  g_object_unref (self->items);
  g_object_unref (self->filter);
  g_strfreev (self->words);
  g_clear_pointer (&self->removed, studio_record_unref);

  G_OBJECT_CLASS (studio_register_page_parent_class)->finalize (object);
}

static void
studio_register_page_class_init (StudioRegisterPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = studio_register_page_constructed;
  object_class->set_property = studio_register_page_set_property;
  object_class->dispose = studio_register_page_dispose;
  object_class->finalize = studio_register_page_finalize;
  g_object_class_install_property (object_class, PROP_REGISTER,
                                   g_param_spec_int ("register", NULL, NULL, 0, STUDIO_N_REGISTERS - 1, 0, G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS));
  toast_signal = g_signal_new ("toast", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, ADW_TYPE_TOAST);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-register-page.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioRegisterPage, search);
  gtk_widget_class_bind_template_child (widget_class, StudioRegisterPage, count);
  gtk_widget_class_bind_template_child (widget_class, StudioRegisterPage, export);
  gtk_widget_class_bind_template_child (widget_class, StudioRegisterPage, sentence);
  gtk_widget_class_bind_template_child (widget_class, StudioRegisterPage, stack);
  gtk_widget_class_bind_template_child (widget_class, StudioRegisterPage, list);
  gtk_widget_class_bind_template_child (widget_class, StudioRegisterPage, empty_title);
  gtk_widget_class_bind_template_child (widget_class, StudioRegisterPage, empty_sentence);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
  gtk_widget_class_bind_template_callback (widget_class, export_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
studio_register_page_init (StudioRegisterPage *self)
{
  self->words = g_new0 (char *, 1);
  self->items = g_list_store_new (STUDIO_TYPE_REGISTER_ITEM);
  self->filter = GTK_FILTER (gtk_custom_filter_new (matches, self, NULL));
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
studio_register_page_focus_search (StudioRegisterPage *self)
{
  g_return_if_fail (STUDIO_IS_REGISTER_PAGE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}
