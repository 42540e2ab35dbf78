#include "config.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "studio-library-page-private.h"

/* Taking back reaches that far. */
#define MAX_DEEDS 20
/* Copies of more posts at once are a slip of the finger. */
#define MAX_COPIES 20

typedef enum {
  DEED_TRASH,
  DEED_RESTORE,
  DEED_MOVE,
} DeedKind;

/** Deed: what was done to posts, to be taken back. @folders: of DEED_MOVE: (nullable) where each of @ids was, "" for none */
typedef struct
{
  DeedKind kind;
  GStrv ids;
  GStrv folders;
} Deed;

static void
deed_free (Deed *deed)
{
  g_strfreev (deed->ids);
  g_strfreev (deed->folders);
  g_free (deed);
}

void
_studio_library_page_forget_deeds (StudioLibraryPage *self)
{
  g_queue_clear_full (&self->undo, (GDestroyNotify) deed_free);
}

gboolean
_studio_library_page_can_undo (StudioLibraryPage *self)
{
  return !g_queue_is_empty (&self->undo);
}

static void
remember (StudioLibraryPage *self,
          DeedKind kind,
          const char *const *ids,
          GStrv folders)
{
  Deed *deed = g_new0 (Deed, 1);

  *deed = (Deed){ kind, g_strdupv ((char **) ids), folders };
  g_queue_push_head (&self->undo, deed);
  while (self->undo.length > MAX_DEEDS)
    deed_free (g_queue_pop_tail (&self->undo));
  _studio_library_page_notify_undo (self);
}

/* --- what the library says to it --- */

typedef gboolean (*FinishFunc) (StudioLibrary *library, GAsyncResult *result, GError **error);

static void
tell_failure (StudioLibraryPage *self,
              StudioLibrary *library,
              GAsyncResult *result,
              FinishFunc finish)
{
  g_autoptr (GError) error = NULL;

  if (finish (library, result, &error))
    return;
  _studio_library_page_tell (self, error->message);
  /* what was shown to be done was not */
  _studio_library_page_ask (self, FALSE);
}

static void
trashed_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (StudioLibraryPage) self = data;

  tell_failure (self, STUDIO_LIBRARY (source), result, studio_library_trash_finish);
}

static void
moved_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (StudioLibraryPage) self = data;

  tell_failure (self, STUDIO_LIBRARY (source), result, studio_library_set_folder_finish);
}

static void
deleted_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (StudioLibraryPage) self = data;

  tell_failure (self, STUDIO_LIBRARY (source), result, studio_library_delete_finish);
}

static void
copied_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (StudioLibraryPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = studio_library_duplicate_finish (STUDIO_LIBRARY (source), result, &error);

  if (id == NULL) {
    _studio_library_page_tell (self, error->message);
    return;
  }
  g_free (self->to_select);
  self->to_select = g_steal_pointer (&id);
}

/* --- deeds --- */

static void
ask_trash (StudioLibraryPage *self,
           const char *const *ids,
           gboolean trash)
{
  studio_library_trash_async (self->services->library, ids, trash, NULL, trashed_cb, g_object_ref (self));
}

static void
ask_move (StudioLibraryPage *self,
          const char *const *ids,
          const char *folder)
{
  studio_library_set_folder_async (self->services->library, ids, folder, NULL, moved_cb, g_object_ref (self));
}

void
_studio_library_page_trash (StudioLibraryPage *self,
                            const char *const *ids)
{
  guint n = g_strv_length ((char **) ids);
  g_autofree char *sentence = NULL;

  if (n == 0)
    return;
  ask_trash (self, ids, TRUE);
  remember (self, DEED_TRASH, ids, NULL);
  sentence = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u post is in the trash", "%u posts are in the trash", n), n);
  _studio_library_page_tell_undo (self, sentence);
}

/* Returns: (transfer full): where each of the posts is now; "" for in no folder and for those that are not shown */
static GStrv
list_places (StudioLibraryPage *self,
             const char *const *ids)
{
  GPtrArray *places = g_ptr_array_new ();

  for (gsize i = 0; ids[i] != NULL; i++) {
    StudioLibraryEntry *entry = studio_library_board_find (self->board, ids[i]);
    const char *folder = entry != NULL ? studio_library_item_get_folder (studio_library_entry_get_item (entry)) : NULL;

    g_ptr_array_add (places, g_strdup (folder != NULL ? folder : ""));
  }
  g_ptr_array_add (places, NULL);
  return (GStrv) g_ptr_array_free (places, FALSE);
}

void
_studio_library_page_move (StudioLibraryPage *self,
                           const char *const *ids,
                           const char *folder)
{
  g_autofree char *sentence = NULL;

  if (ids[0] == NULL)
    return;
  remember (self, DEED_MOVE, ids, list_places (self, ids));
  ask_move (self, ids, folder);
  sentence = folder != NULL ? g_strdup_printf (_ ("Moved to “%s”"), folder) : g_strdup (_ ("Taken out of the folder"));
  _studio_library_page_tell_undo (self, sentence);
}

static void
take_back_move (StudioLibraryPage *self,
                const Deed *deed)
{
  for (gsize i = 0; deed->ids[i] != NULL; i++) {
    const char *ids[] = { deed->ids[i], NULL };

    ask_move (self, ids, *deed->folders[i] != '\0' ? deed->folders[i] : NULL);
  }
}

void
studio_library_page_undo (StudioLibraryPage *self)
{
  Deed *deed;

  g_return_if_fail (STUDIO_IS_LIBRARY_PAGE (self));

  deed = g_queue_pop_head (&self->undo);
  if (deed == NULL)
    return;
  if (deed->kind == DEED_MOVE)
    take_back_move (self, deed);
  else
    ask_trash (self, (const char *const *) deed->ids, deed->kind == DEED_RESTORE);
  deed_free (deed);
  _studio_library_page_notify_undo (self);
}

/* --- actions --- */

static void
open (GtkWidget *widget,
      const char *name,
      GVariant *parameter)
{
  StudioLibraryPage *self = STUDIO_LIBRARY_PAGE (widget);
  g_auto (GStrv) ids = studio_library_board_get_selected_ids (self->board);

  if (ids[0] != NULL)
    gtk_widget_activate_action (widget, "win.open-library", "s", ids[0]);
}

static void
duplicate (GtkWidget *widget,
           const char *name,
           GVariant *parameter)
{
  StudioLibraryPage *self = STUDIO_LIBRARY_PAGE (widget);
  g_auto (GStrv) ids = studio_library_board_get_selected_ids (self->board);
  guint n = g_strv_length (ids);
  g_autofree char *sentence = NULL;

  if (n > MAX_COPIES) {
    sentence = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "At most %d post is duplicated at once.", "At most %d posts are duplicated at once.", MAX_COPIES),
                                MAX_COPIES);
    _studio_library_page_tell (self, sentence);
    return;
  }
  for (gsize i = 0; ids[i] != NULL; i++)
    studio_library_duplicate_async (self->services->library, ids[i], NULL, copied_cb, g_object_ref (self));
  sentence = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u copy made", "%u copies made", n), n);
  if (n > 0)
    _studio_library_page_tell (self, sentence);
}

static void
trash (GtkWidget *widget,
       const char *name,
       GVariant *parameter)
{
  StudioLibraryPage *self = STUDIO_LIBRARY_PAGE (widget);
  g_auto (GStrv) ids = studio_library_board_get_selected_ids (self->board);

  if (!_studio_library_page_shows_trash (self))
    _studio_library_page_trash (self, (const char *const *) ids);
}

static void
restore (GtkWidget *widget,
         const char *name,
         GVariant *parameter)
{
  StudioLibraryPage *self = STUDIO_LIBRARY_PAGE (widget);
  g_auto (GStrv) ids = studio_library_board_get_selected_ids (self->board);
  guint n = g_strv_length (ids);
  g_autofree char *sentence = NULL;

  if (n == 0 || !_studio_library_page_shows_trash (self))
    return;
  ask_trash (self, (const char *const *) ids, FALSE);
  remember (self, DEED_RESTORE, (const char *const *) ids, NULL);
  sentence = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u post restored", "%u posts restored", n), n);
  _studio_library_page_tell_undo (self, sentence);
}

/* What is gone for good can't be brought back to or out of the trash. */
static void
delete_response_cb (AdwMessageDialog *dialog,
                    const char *response,
                    StudioLibraryPage *self)
{
  const char *const *ids = g_object_get_data (G_OBJECT (dialog), "ids");

  if (!g_str_equal (response, "delete"))
    return;
  _studio_library_page_forget_deeds (self);
  _studio_library_page_notify_undo (self);
  studio_library_delete_async (self->services->library, ids, NULL, deleted_cb, g_object_ref (self));
}

static void
delete_for_good (GtkWidget *widget,
                 const char *name,
                 GVariant *parameter)
{
  StudioLibraryPage *self = STUDIO_LIBRARY_PAGE (widget);
  g_auto (GStrv) ids = studio_library_board_get_selected_ids (self->board);
  guint n = g_strv_length (ids);
  g_autofree char *heading = NULL;
  AdwMessageDialog *dialog;

  if (n == 0 || !_studio_library_page_shows_trash (self))
    return;
  heading = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Delete %u Post for Good?", "Delete %u Posts for Good?", n), n);
  dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), heading,
                                                       _ ("Their versions and photos that no other post needs go with them. Nothing brings them back.")));
  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "delete", _ ("_Delete for Good"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "delete", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (dialog, "cancel");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "ids", g_steal_pointer (&ids), (GDestroyNotify) g_strfreev);
  g_signal_connect_object (dialog, "response", G_CALLBACK (delete_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* The key Delete means the folder that the focus is at, in the trash for good, else into the trash. */
static void
delete_key (GtkWidget *widget,
            const char *name,
            GVariant *parameter)
{
  StudioLibraryPage *self = STUDIO_LIBRARY_PAGE (widget);
  GtkWidget *row = NULL;
  const char *folder = studio_library_side_get_focused_folder (self->side, &row);

  if (folder != NULL)
    gtk_widget_activate_action (widget, "library.remove-folder", "s", folder);
  else if (row == NULL && _studio_library_page_shows_trash (self))
    delete_for_good (widget, NULL, NULL);
  else if (row == NULL)
    trash (widget, NULL, NULL);
}

static void
move (GtkWidget *widget,
      const char *name,
      GVariant *parameter)
{
  StudioLibraryPage *self = STUDIO_LIBRARY_PAGE (widget);
  g_auto (GStrv) ids = studio_library_board_get_selected_ids (self->board);
  const char *folder = g_variant_get_string (parameter, NULL);

  _studio_library_page_move (self, (const char *const *) ids, *folder != '\0' ? folder : NULL);
}

void
_studio_library_page_install_deeds (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "library.open", NULL, open);
  gtk_widget_class_install_action (widget_class, "library.duplicate", NULL, duplicate);
  gtk_widget_class_install_action (widget_class, "library.trash", NULL, trash);
  gtk_widget_class_install_action (widget_class, "library.restore", NULL, restore);
  gtk_widget_class_install_action (widget_class, "library.delete", NULL, delete_for_good);
  gtk_widget_class_install_action (widget_class, "library.delete-key", NULL, delete_key);
  gtk_widget_class_install_action (widget_class, "library.move", "s", move);
}
