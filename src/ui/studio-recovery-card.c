#include "config.h"

#include "studio-recovery-card.h"

#include <glib/gi18n-lib.h>

#include "studio-drop-template.h"
#include "studio-linked-file.h"
#include "studio-post-files.h"
#include "studio-recent-item.h"
#include "studio-thumbnail.h"

/* Longer side of the picture in px, for screens of double density too */
#define PICTURE_SIDE 320

struct _StudioRecoveryCard
{
  GtkWidget parent_instance;
  GtkWidget *work;
  GtkPicture *picture;
  GtkLabel *sentence;
  GtkLabel *origin;
  GtkWidget *trouble;
  GtkWidget *repair;
  GtkWidget *versions;
  GtkLabel *trouble_sentence;

  StudioRecovery *recovery;
  StudioLibrary *library;
  GSettings *settings;
  char *pictured; /* (nullable): id of the post in the picture */
  char *foreign;  /* (nullable): path of the file that was changed outside */
};

G_DEFINE_FINAL_TYPE (StudioRecoveryCard, studio_recovery_card, GTK_TYPE_WIDGET)

/* --- the picture: drawn anew, since the kept one is from before the last keystrokes --- */

static void
drawn_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  StudioRecoveryCard *self = STUDIO_RECOVERY_CARD (source);
  g_autoptr (GBytes) png = g_task_propagate_pointer (G_TASK (result), NULL);
  g_autoptr (GdkTexture) texture = png != NULL ? gdk_texture_new_from_bytes (png, NULL) : NULL;

  if (texture == NULL || self->picture == NULL || self->pictured == NULL)
    return;
  gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (texture));
  gtk_widget_set_visible (GTK_WIDGET (self->picture), TRUE);
  studio_library_set_thumbnail_async (self->library, self->pictured, png, NULL, NULL, NULL);
}

static void
draw_thread (GTask *task,
             gpointer source,
             gpointer data,
             GCancellable *cancellable)
{
  g_task_return_pointer (task, studio_thumbnail_new (data, PICTURE_SIDE, cancellable), (GDestroyNotify) g_bytes_unref);
}

static void
loaded_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (StudioRecoveryCard) self = data;
  g_autoptr (StudioPost) post = studio_library_load_finish (STUDIO_LIBRARY (source), result, NULL, NULL, NULL);
  g_autoptr (GTask) task = NULL;

  if (post == NULL)
    return;
  task = g_task_new (self, NULL, drawn_cb, NULL);
  g_task_set_task_data (task, studio_post_snapshot (post), (GDestroyNotify) studio_snapshot_unref);
  g_task_run_in_thread (task, draw_thread);
}

static void
show_picture (StudioRecoveryCard *self,
              const char *id)
{
  if (g_strcmp0 (id, self->pictured) == 0)
    return;
  g_free (self->pictured);
  self->pictured = g_strdup (id);
  gtk_widget_set_visible (GTK_WIDGET (self->picture), FALSE);
  if (id != NULL)
    studio_library_load_async (self->library, id, NULL, loaded_cb, g_object_ref (self));
}

static void show_work (StudioRecoveryCard *self);

/* --- the files that the posts came out of --- */

/** Followed: a post whose file is being looked at. */
typedef struct
{
  StudioRecoveryCard *card;
  char *path;
} Followed;

static void
followed_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  Followed *followed = data;
  StudioRecoveryCard *self = followed->card;
  StudioLinkedFile outcome = STUDIO_LINKED_FILE_SAME;
  g_autoptr (GError) error = NULL;

  /* the library has the post; leaving it tries the file again, and tells */
  if (!studio_linked_file_catch_up_finish (result, &outcome, &error))
    g_message ("%s: %s", followed->path, error->message);
  if (outcome == STUDIO_LINKED_FILE_FOREIGN && self->origin != NULL) {
    g_free (self->foreign);
    self->foreign = g_filename_display_basename (followed->path);
    show_work (self);
  }
  g_object_unref (followed->card);
  g_free (followed->path);
  g_free (followed);
}

/* Once a program, whichever window's card comes first. */
static void
follow_files (StudioRecoveryCard *self)
{
  GPtrArray *found = studio_recovery_get_found (self->recovery);
  GHashTable *known = g_object_get_data (G_OBJECT (self->recovery), "followed");

  if (known == NULL) {
    known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    g_object_set_data_full (G_OBJECT (self->recovery), "followed", known, (GDestroyNotify) g_hash_table_unref);
  }
  for (guint i = 0; i < found->len; i++) {
    const StudioRecovered *post = g_ptr_array_index (found, i);
    g_autofree char *path = post->id != NULL ? studio_post_files_find (self->settings, post->id) : NULL;
    Followed *followed;

    if (path == NULL || !g_hash_table_add (known, g_strdup (post->id)))
      continue;
    followed = g_new0 (Followed, 1);
    *followed = (Followed){ g_object_ref (self), g_strdup (path) };
    studio_linked_file_catch_up_async (self->library, post->id, path, post->modified, followed_cb, followed);
  }
}

/* --- words --- */

/* Returns: (transfer full): where it came from and what came back with it */
static char *
describe_origin (StudioRecoveryCard *self,
                 const StudioRecovered *first,
                 guint n_others)
{
  g_autofree char *path = first->id != NULL ? studio_post_files_find (self->settings, first->id) : NULL;
  g_autofree char *name = path != NULL ? g_filename_display_name (path) : NULL;
  GString *words = g_string_new (NULL);

  if (name != NULL)
    /* TRANSLATORS: a file's path */
    g_string_append_printf (words, _ ("From: %s"), name);
  if (first->n_edits > 0) {
    g_string_append (words, words->len > 0 ? " · " : "");
    g_string_append_printf (words, g_dngettext (GETTEXT_PACKAGE, "%u change of that session was recovered", "%u changes of that session were recovered", first->n_edits),
                            first->n_edits);
  }
  if (n_others > 0) {
    g_string_append (words, words->len > 0 ? " · " : "");
    g_string_append_printf (words, g_dngettext (GETTEXT_PACKAGE, "%u other post too", "%u other posts too", n_others), n_others);
  }
  if (self->foreign != NULL) {
    g_string_append (words, words->len > 0 ? " · " : "");
    /* TRANSLATORS: a file's name */
    g_string_append_printf (words, _ ("“%s” was changed outside Pemda Studio and stays as it is"), self->foreign);
  }
  return g_string_free (words, FALSE);
}

static void
show_work (StudioRecoveryCard *self)
{
  GPtrArray *found = studio_recovery_get_found (self->recovery);
  const StudioRecovered *first = found->len > 0 ? g_ptr_array_index (found, 0) : NULL;
  g_autofree char *when = NULL, *title = NULL, *sentence = NULL, *origin = NULL;

  gtk_widget_set_visible (self->work, first != NULL);
  show_picture (self, first != NULL ? first->id : NULL);
  if (first == NULL)
    return;
  when = studio_recent_describe_time (first->modified);
  title = g_markup_escape_text (first->title, -1);
  if (first->from_copy)
    /* TRANSLATORS: the post's title; when it was written last: "Today, 14.32" */
    sentence = g_strdup_printf (_ ("<b>“%s”</b> was kept in a rescue copy and is in the library now (%s)."), title, when);
  else if (first->id != NULL)
    /* TRANSLATORS: the post's title; when it was written last: "Today, 14.32" */
    sentence = g_strdup_printf (_ ("Pemda Studio was closed suddenly. <b>“%s”</b> was recovered to the last keystroke (%s)."), title, when);
  else
    /* TRANSLATORS: the post's title; when it was written last: "Today, 14.32" */
    sentence = g_strdup_printf (_ ("<b>“%s”</b> is kept in a rescue copy (%s)."), title, when);
  origin = describe_origin (self, first, found->len - 1);
  gtk_label_set_markup (self->sentence, sentence);
  gtk_label_set_label (self->origin, origin);
  gtk_widget_set_visible (GTK_WIDGET (self->origin), *origin != '\0');
  gtk_widget_set_visible (self->versions, first->id != NULL);
}

static void
update (StudioRecoveryCard *self)
{
  const char *problem = studio_recovery_get_problem (self->recovery);

  show_work (self);
  follow_files (self);
  gtk_widget_set_visible (self->trouble, problem != NULL);
  gtk_widget_set_visible (self->repair, studio_recovery_is_damaged (self->recovery));
  if (problem != NULL) {
    /* TRANSLATORS: %s: a whole sentence that says what is wrong */
    g_autofree char *sentence = g_strdup_printf (_ ("%s Go on working: everything is kept in rescue copies until the library can be used again."), problem);

    gtk_label_set_label (self->trouble_sentence, sentence);
  }
  gtk_widget_set_visible (GTK_WIDGET (self), problem != NULL || gtk_widget_get_visible (self->work));
}

/* --- actions --- */

static void
go_on (GtkWidget *widget,
       const char *name,
       GVariant *parameter)
{
  StudioRecoveryCard *self = STUDIO_RECOVERY_CARD (widget);
  GPtrArray *found = studio_recovery_get_found (self->recovery);
  const StudioRecovered *first = found->len > 0 ? g_ptr_array_index (found, 0) : NULL;
  g_autofree char *id = NULL, *path = NULL;

  if (first == NULL)
    return;
  id = g_strdup (first->id);
  path = g_strdup (first->path);
  studio_recovery_drop_first (self->recovery);
  if (id != NULL)
    gtk_widget_activate_action (widget, "win.open-library", "s", id);
  else
    gtk_widget_activate_action (widget, "win.open-path", "s", path);
}

static void
show_versions (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  GPtrArray *found = studio_recovery_get_found (STUDIO_RECOVERY_CARD (widget)->recovery);
  const StudioRecovered *first = found->len > 0 ? g_ptr_array_index (found, 0) : NULL;

  if (first != NULL && first->id != NULL)
    gtk_widget_activate_action (widget, "win.versions", "s", first->id);
}

static void
dismiss (GtkWidget *widget,
         const char *name,
         GVariant *parameter)
{
  studio_recovery_drop_all (STUDIO_RECOVERY_CARD (widget)->recovery);
}

/* --- */

static void
studio_recovery_card_dispose (GObject *object)
{
  StudioRecoveryCard *self = STUDIO_RECOVERY_CARD (object);

  studio_drop_template (GTK_WIDGET (self), STUDIO_TYPE_RECOVERY_CARD);
  g_clear_object (&self->recovery);
  g_clear_object (&self->library);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->pictured, g_free);
  g_clear_pointer (&self->foreign, g_free);

  G_OBJECT_CLASS (studio_recovery_card_parent_class)->dispose (object);
}

static void
studio_recovery_card_class_init (StudioRecoveryCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_recovery_card_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-recovery-card.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioRecoveryCard, work);
  gtk_widget_class_bind_template_child (widget_class, StudioRecoveryCard, picture);
  gtk_widget_class_bind_template_child (widget_class, StudioRecoveryCard, sentence);
  gtk_widget_class_bind_template_child (widget_class, StudioRecoveryCard, origin);
  gtk_widget_class_bind_template_child (widget_class, StudioRecoveryCard, trouble);
  gtk_widget_class_bind_template_child (widget_class, StudioRecoveryCard, trouble_sentence);
  gtk_widget_class_bind_template_child (widget_class, StudioRecoveryCard, repair);
  gtk_widget_class_bind_template_child (widget_class, StudioRecoveryCard, versions);
  gtk_widget_class_install_action (widget_class, "recovery.continue", NULL, go_on);
  gtk_widget_class_install_action (widget_class, "recovery.versions", NULL, show_versions);
  gtk_widget_class_install_action (widget_class, "recovery.dismiss", NULL, dismiss);
}

static void
studio_recovery_card_init (StudioRecoveryCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
studio_recovery_card_set_services (StudioRecoveryCard *self,
                                   StudioRecovery *recovery,
                                   StudioLibrary *library,
                                   GSettings *settings)
{
  g_return_if_fail (STUDIO_IS_RECOVERY_CARD (self));

  g_set_object (&self->recovery, recovery);
  g_set_object (&self->library, library);
  g_set_object (&self->settings, settings);
  g_signal_connect_object (recovery, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
