#include "config.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-collate.h"
#include "studio-library-page-private.h"

/* The library takes names of at most 200 bytes. */
#define MAX_NAME 60

/* --- folders that are empty --- */

GStrv
_studio_library_page_list_folders (StudioLibraryPage *self)
{
  g_auto (GStrv) empty = g_settings_get_strv (self->services->settings, "library-folders");
  GPtrArray *folders = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer name;

  if (self->counts != NULL) {
    g_hash_table_iter_init (&iter, self->counts->folders);
    while (g_hash_table_iter_next (&iter, &name, NULL))
      g_ptr_array_add (folders, g_strdup (name));
  }
  for (gsize i = 0; empty[i] != NULL; i++) {
    if (self->counts == NULL || !g_hash_table_contains (self->counts->folders, empty[i]))
      g_ptr_array_add (folders, g_strdup (empty[i]));
  }
  g_ptr_array_sort (folders, studio_collate_pointers);
  g_ptr_array_add (folders, NULL);
  return (GStrv) g_ptr_array_free (folders, FALSE);
}

/* The library has no folders without posts; those that a person made are remembered here. @old, @name: (nullable) */
static void
remember_folder (StudioLibraryPage *self,
                 const char *old,
                 const char *name)
{
  g_auto (GStrv) before = g_settings_get_strv (self->services->settings, "library-folders");
  g_autoptr (GPtrArray) after = g_ptr_array_new ();

  for (gsize i = 0; before[i] != NULL; i++) {
    if (g_strcmp0 (before[i], old) != 0 && g_strcmp0 (before[i], name) != 0)
      g_ptr_array_add (after, before[i]);
  }
  if (name != NULL)
    g_ptr_array_add (after, (char *) name);
  g_ptr_array_add (after, NULL);
  g_settings_set_strv (self->services->settings, "library-folders", (const char *const *) after->pdata);
  _studio_library_page_show_counts (self);
}

/* --- all posts of a folder --- */

/** Emptying: the posts of a folder on their way into another. */
typedef struct
{
  StudioLibraryPage *page;
  char *name; /* (nullable) */
} Emptying;

static void
emptied_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (StudioLibraryPage) self = data;
  g_autoptr (GError) error = NULL;

  if (!studio_library_set_folder_finish (STUDIO_LIBRARY (source), result, &error))
    _studio_library_page_tell (self, error->message);
}

static void
listed_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  Emptying *emptying = data;
  g_autoptr (GPtrArray) items = studio_library_query_finish (STUDIO_LIBRARY (source), result, NULL), ids = g_ptr_array_new ();

  for (guint i = 0; items != NULL && i < items->len; i++)
    g_ptr_array_add (ids, (char *) studio_library_item_get_id (g_ptr_array_index (items, i)));
  g_ptr_array_add (ids, NULL);
  if (ids->len > 1)
    studio_library_set_folder_async (STUDIO_LIBRARY (source), (const char *const *) ids->pdata, emptying->name, NULL, emptied_cb,
                                     g_object_ref (emptying->page));
  g_object_unref (emptying->page);
  g_free (emptying->name);
  g_free (emptying);
}

/* Those in the trash come along, so that the folder is not back when they are. */
static void
empty (StudioLibraryPage *self,
       const char *folder,
       const char *name)
{
  for (int trash = 0; trash < 2; trash++) {
    StudioLibraryQuery query = { .folder = folder, .trash = trash };
    Emptying *emptying = g_new0 (Emptying, 1);

    emptying->page = g_object_ref (self);
    emptying->name = g_strdup (name);
    studio_library_query_async (self->services->library, &query, NULL, listed_cb, emptying);
  }
}

static void
leave_folder (StudioLibraryPage *self,
              const char *folder,
              const char *name)
{
  g_autofree char *old_key = g_strconcat ("folder:", folder, NULL), *key = name != NULL ? g_strconcat ("folder:", name, NULL) : g_strdup ("all");

  if (!g_str_equal (studio_library_side_get_key (self->side), old_key))
    return;
  studio_library_side_set_key (self->side, key);
  g_settings_set_string (self->services->settings, "library-filter", key);
  _studio_library_page_ask (self, TRUE);
}

/* --- asking for a name --- */

/** What the dialog for a name is for. */
typedef enum {
  NAME_NEW,
  NAME_NEW_FOR_SELECTED,
  NAME_RENAME,
} NameFor;

/* Returns: (transfer full): on one line, without blanks around it; may be empty */
static char *
clean_name (const char *text)
{
  char *name = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), MAX_NAME));

  return g_strstrip (g_strdelimit (name, "\n\r\t", ' '));
}

static void
use_name (StudioLibraryPage *self,
          NameFor what,
          const char *old,
          const char *name)
{
  g_auto (GStrv) ids = studio_library_board_get_selected_ids (self->board);

  remember_folder (self, old, name);
  if (what == NAME_NEW_FOR_SELECTED)
    _studio_library_page_move (self, (const char *const *) ids, name);
  if (what != NAME_RENAME)
    return;
  empty (self, old, name);
  leave_folder (self, old, name);
}

static void
name_response_cb (AdwMessageDialog *dialog,
                  const char *response,
                  StudioLibraryPage *self)
{
  g_autofree char *name = clean_name (gtk_editable_get_text (GTK_EDITABLE (adw_message_dialog_get_extra_child (dialog))));
  const char *old = g_object_get_data (G_OBJECT (dialog), "old");

  if (g_str_equal (response, "use") && *name != '\0' && g_strcmp0 (name, old) != 0)
    use_name (self, (NameFor) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (dialog), "for")), old, name);
}

static void
name_changed_cb (GtkEditable *entry,
                 AdwMessageDialog *dialog)
{
  g_autofree char *name = clean_name (gtk_editable_get_text (entry));

  adw_message_dialog_set_response_enabled (dialog, "use", *name != '\0');
}

static void
ask_name (StudioLibraryPage *self,
          NameFor what,
          const char *old)
{
  GtkWidget *entry = gtk_entry_new ();
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                                                         old != NULL ? _ ("Rename the Folder") : _ ("New Folder"), NULL));

  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_entry_set_max_length (GTK_ENTRY (entry), MAX_NAME);
  gtk_editable_set_text (GTK_EDITABLE (entry), old != NULL ? old : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Name of the folder"), -1);
  adw_message_dialog_set_extra_child (dialog, entry);
  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "use", old != NULL ? _ ("_Rename") : _ ("_Create"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "use", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_response_enabled (dialog, "use", old != NULL);
  adw_message_dialog_set_default_response (dialog, "use");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_object_set_data (G_OBJECT (dialog), "for", GINT_TO_POINTER (what));
  g_object_set_data_full (G_OBJECT (dialog), "old", g_strdup (old), g_free);
  g_signal_connect_object (entry, "changed", G_CALLBACK (name_changed_cb), dialog, 0);
  g_signal_connect_object (dialog, "response", G_CALLBACK (name_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (entry);
}

/* --- actions --- */

static void
new_folder (GtkWidget *widget,
            const char *name,
            GVariant *parameter)
{
  ask_name (STUDIO_LIBRARY_PAGE (widget), g_str_equal (name, "library.move-to-new") ? NAME_NEW_FOR_SELECTED : NAME_NEW, NULL);
}

static void
rename_folder (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  ask_name (STUDIO_LIBRARY_PAGE (widget), NAME_RENAME, g_variant_get_string (parameter, NULL));
}

static void
rename_key (GtkWidget *widget,
            const char *name,
            GVariant *parameter)
{
  GtkWidget *row;
  const char *folder = studio_library_side_get_focused_folder (STUDIO_LIBRARY_PAGE (widget)->side, &row);

  if (folder != NULL)
    ask_name (STUDIO_LIBRARY_PAGE (widget), NAME_RENAME, folder);
}

static void
remove_folder (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  StudioLibraryPage *self = STUDIO_LIBRARY_PAGE (widget);
  g_autofree char *folder = g_variant_dup_string (parameter, NULL), *sentence = NULL;

  remember_folder (self, folder, NULL);
  empty (self, folder, NULL);
  leave_folder (self, folder, NULL);
  sentence = g_strdup_printf (_ ("The folder “%s” is removed. Its posts stay in the library."), folder);
  _studio_library_page_tell (self, sentence);
}

void
_studio_library_page_install_folders (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "library.new-folder", NULL, new_folder);
  gtk_widget_class_install_action (widget_class, "library.move-to-new", NULL, new_folder);
  gtk_widget_class_install_action (widget_class, "library.rename-folder", "s", rename_folder);
  gtk_widget_class_install_action (widget_class, "library.remove-folder", "s", remove_folder);
  gtk_widget_class_install_action (widget_class, "library.rename-key", NULL, rename_key);
}
