#include "config.h"

#include "studio-publish-note.h"

#include <glib/gi18n-lib.h>

#include "studio-error.h"
#include "studio-handoff-wait.h"
#include "studio-history.h"
#include "studio-obscure-bake.h"
#include "studio-package.h"
#include "studio-publish-job.h"
#include "studio-publishing.h"
#include "studio-thumbnail.h"

/* a mark of the target that is ours and no connector's */
#define NOTED "noted"

/**
 * Noting: what is to be told.
 * @targets: those that wait; @next: the first that has not been looked at
 * @group: (nullable): of @targets: those of one post and file, which are written together
 * @open: (nullable): @handled: of @group: whom an open document took
 * @waits: something may go better later, so the group is not done with
 */
typedef struct
{
  StudioOutboxStore *store;
  StudioPublishOpen open;
  gpointer open_data;
  GPtrArray *targets;
  GHashTable *seen;
  guint next;
  GPtrArray *group;
  GHashTable *handled;
  gboolean waits;
  GPtrArray *problems;
} Noting;

static void
noting_free (gpointer data)
{
  Noting *noting = data;

  g_object_unref (noting->store);
  g_clear_pointer (&noting->group, g_ptr_array_unref);
  g_clear_pointer (&noting->handled, g_hash_table_unref);
  g_clear_pointer (&noting->seen, g_hash_table_unref);
  g_clear_pointer (&noting->targets, g_ptr_array_unref);
  g_clear_pointer (&noting->problems, g_ptr_array_unref);
  g_free (noting);
}

gboolean
studio_publish_waits_for_note (const StudioOutboxTarget *target)
{
  return !studio_publish_is_handed_in (target) && (target->state == STUDIO_OUTBOX_PUBLISHED || target->state == STUDIO_OUTBOX_PUBLISHED_MANUAL) &&
         (target->marks == NULL || studio_json_lookup (target->marks, NOTED) == NULL);
}

/* A disk that is full may have room tomorrow, and who holds the library lets go of it; what is gone stays gone. */
static gboolean
may_go_later (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_BUSY);
}

static gboolean
is_noted (JsonNode *root,
          const char *id)
{
  g_autoptr (GArray) entries = studio_published_list (root);

  for (guint i = 0; i < entries->len; i++) {
    if (g_strcmp0 (g_array_index (entries, StudioPublication, i).id, id) == 0)
      return TRUE;
  }
  return FALSE;
}

/* @root: (nullable): only those that it does not tell yet. Returns: (transfer full): their texts belong to the targets */
static GArray *
list_publications (GPtrArray *targets,
                   JsonNode *root,
                   GHashTable *but)
{
  GArray *publications = g_array_new (FALSE, TRUE, sizeof (StudioPublication));

  for (guint i = 0; i < targets->len; i++) {
    const StudioOutboxTarget *target = g_ptr_array_index (targets, i);
    const StudioPublication publication = { .id = target->id, .platform = target->platform, .account = studio_publish_get_account_name (target), .link = target->permalink };

    if ((root == NULL || !is_noted (root, target->id)) && (but == NULL || !g_hash_table_contains (but, target)))
      g_array_append_val (publications, publication);
  }
  return publications;
}

/* --- in the file, in a thread --- */

/* Without the step that only an open document needs. */
static gboolean
write_post (StudioPost *post,
            JsonNode *marked,
            const char *path,
            GError **error)
{
  g_autoptr (StudioHistory) history = studio_history_new (post);
  g_autoptr (StudioSnapshot) snapshot = NULL, safe = NULL;
  g_autoptr (GBytes) thumbnail = NULL;

  studio_published_note (history, marked);
  snapshot = studio_post_snapshot (post);
  thumbnail = studio_thumbnail_new (snapshot, STUDIO_DOCUMENT_THUMBNAIL, NULL);
  safe = studio_obscure_bake (snapshot, NULL, error);
  return safe != NULL && studio_package_write (safe, thumbnail, path, error);
}

static gboolean
note_file (const char *path,
           GPtrArray *targets,
           GError **error)
{
  const StudioOutboxTarget *first = g_ptr_array_index (targets, 0);
  g_autoptr (StudioPost) post = studio_package_read (path, NULL, error);
  g_autoptr (GArray) publications = NULL;
  g_autoptr (JsonNode) marked = NULL;

  if (post == NULL)
    return FALSE;
  if (g_strcmp0 (studio_json_peek_string (json_node_get_object (studio_post_get_json (post)), "id"), first->post) != 0) {
    g_set_error_literal (error, STUDIO_ERROR, STUDIO_ERROR_NOT_FOUND, _ ("Another post is in this file now, so that it was published is not written there."));
    return FALSE;
  }
  publications = list_publications (targets, studio_post_get_json (post), NULL);
  if (publications->len == 0)
    return TRUE;
  marked = studio_published_mark (post, (const StudioPublication *) (gconstpointer) publications->data, publications->len, NULL, NULL, error);
  return marked != NULL && write_post (post, marked, path, error);
}

static gboolean
mark_noted (StudioOutboxStore *store,
            StudioOutboxTarget *target,
            GError **error)
{
  g_autoptr (StudioOutboxTarget) before = studio_outbox_target_copy (target);
  g_autoptr (JsonNode) old = target->marks, value = studio_json_string ("1");
  g_autoptr (GError) problem = NULL;

  target->marks = studio_json_with_member (old, NOTED, value);
  if (!studio_outbox_store_claim (store, before, target, &problem) && problem != NULL) {
    g_propagate_error (error, g_steal_pointer (&problem));
    return FALSE;
  }
  return TRUE;
}

static void
add_problem (Noting *noting,
             const char *where,
             const GError *error)
{
  g_ptr_array_add (noting->problems, g_strdup_printf ("%s: %s", where, error->message));
  noting->waits |= may_go_later (error);
}

static void
end_group_in_thread (GTask *task,
                     gpointer source,
                     gpointer data,
                     GCancellable *cancellable)
{
  Noting *noting = data;
  const char *file = studio_publish_get_file (g_ptr_array_index (noting->group, 0));
  g_autoptr (GError) problem = NULL;
  GError *error = NULL;

  if (file != NULL && !note_file (file, noting->group, &problem))
    add_problem (noting, file, problem);
  for (guint i = 0; !noting->waits && error == NULL && i < noting->group->len; i++)
    mark_noted (noting->store, g_ptr_array_index (noting->group, i), &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

/* --- group by group --- */

static void next_group (GTask *task);

static void
ended_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  GTask *task = data;
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error)) {
    next_group (task);
    return;
  }
  g_task_return_error (task, error);
  g_object_unref (task);
}

static void
end_group (GTask *task)
{
  g_autoptr (GTask) inner = g_task_new (g_task_get_source_object (task), NULL, ended_cb, task);

  g_task_set_source_tag (inner, end_group);
  g_task_set_task_data (inner, g_task_get_task_data (task), NULL);
  g_task_run_in_thread (inner, end_group_in_thread);
}

static void
accounts_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (GError) error = NULL;

  /* the day beside an account is not worth trying again for */
  if (!studio_publishing_note_accounts_finish (STUDIO_LIBRARY (source), result, &error))
    g_message ("%s", error->message);
  end_group (data);
}

static void
marked_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  GTask *task = data;
  Noting *noting = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (!studio_publishing_finish (STUDIO_LIBRARY (source), result, NULL, &error))
    add_problem (noting, studio_publish_get_title (g_ptr_array_index (noting->group, 0)), error);
  end_group (task);
}

/* A post that does not lie in the library (a file of somebody else's) is not put there. */
static void
document_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  GTask *task = data;
  Noting *noting = g_task_get_task_data (task);
  StudioLibrary *library = STUDIO_LIBRARY (source);
  const StudioOutboxTarget *first = g_ptr_array_index (noting->group, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = studio_library_load_document_finish (library, result, &error);
  g_autoptr (GArray) publications = list_publications (noting->group, root, noting->handled), all = list_publications (noting->group, NULL, NULL);

  if (error != NULL)
    add_problem (noting, studio_publish_get_title (first), error);
  if (root != NULL && publications->len > 0) {
    studio_publishing_mark_async (library, first->post, (const StudioPublication *) (gconstpointer) publications->data, publications->len, NULL, marked_cb, task);
  } else {
    studio_handoff_end_async (library, first->post, (const StudioPublication *) (gconstpointer) all->data, all->len, NULL, NULL);
    studio_publishing_note_accounts_async (library, (const StudioPublication *) (gconstpointer) all->data, all->len, accounts_cb, task);
  }
}

/* Those of the same post and file, @first among them. */
static void
collect (Noting *noting,
         const StudioOutboxTarget *first)
{
  g_clear_pointer (&noting->group, g_ptr_array_unref);
  noting->group = g_ptr_array_new ();
  g_hash_table_remove_all (noting->handled);
  noting->waits = FALSE;
  for (guint i = 0; i < noting->targets->len; i++) {
    StudioOutboxTarget *target = g_ptr_array_index (noting->targets, i);

    if (!g_str_equal (target->post, first->post) || g_strcmp0 (studio_publish_get_file (target), studio_publish_get_file (first)) != 0)
      continue;
    g_ptr_array_add (noting->group, target);
    g_hash_table_add (noting->seen, target);
    if (noting->open != NULL && noting->open (target, noting->open_data))
      g_hash_table_add (noting->handled, target);
  }
}

static void
next_group (GTask *task)
{
  Noting *noting = g_task_get_task_data (task);
  const StudioOutboxTarget *first = NULL;

  while (noting->next < noting->targets->len && first == NULL) {
    first = g_ptr_array_index (noting->targets, noting->next++);
    if (g_hash_table_contains (noting->seen, first))
      first = NULL;
  }
  if (first != NULL) {
    collect (noting, first);
    studio_library_load_document_async (g_task_get_source_object (task), first->post, NULL, document_cb, task);
    return;
  }
  g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

static void
list_in_thread (GTask *task,
                gpointer source,
                gpointer data,
                GCancellable *cancellable)
{
  Noting *noting = data;
  GError *error = NULL;
  GPtrArray *targets = studio_outbox_store_list (noting->store, &error);

  if (targets == NULL) {
    g_task_return_error (task, error);
    return;
  }
  for (guint i = targets->len; i > 0; i--) {
    if (!studio_publish_waits_for_note (g_ptr_array_index (targets, i - 1)))
      g_ptr_array_remove_index (targets, i - 1);
  }
  noting->targets = targets;
  g_task_return_boolean (task, TRUE);
}

void
studio_publish_note_async (StudioLibrary *library,
                           StudioOutboxStore *store,
                           StudioPublishOpen open,
                           gpointer open_data,
                           GAsyncReadyCallback callback,
                           gpointer data)
{
  GTask *task;
  Noting *noting;
  g_autoptr (GTask) inner = NULL;

  g_return_if_fail (STUDIO_IS_LIBRARY (library) && STUDIO_IS_OUTBOX_STORE (store));

  task = g_task_new (library, NULL, callback, data);
  noting = g_new0 (Noting, 1);
  noting->store = g_object_ref (store);
  noting->open = open;
  noting->open_data = open_data;
  noting->seen = g_hash_table_new (NULL, NULL);
  noting->handled = g_hash_table_new (NULL, NULL);
  noting->problems = g_ptr_array_new_with_free_func (g_free);
  g_task_set_source_tag (task, studio_publish_note_async);
  g_task_set_task_data (task, noting, noting_free);
  inner = g_task_new (library, NULL, ended_cb, task);
  g_task_set_source_tag (inner, list_in_thread);
  g_task_set_task_data (inner, noting, NULL);
  g_task_run_in_thread (inner, list_in_thread);
}

gboolean
studio_publish_note_finish (StudioLibrary *library,
                            GAsyncResult *result,
                            GPtrArray **problems,
                            GError **error)
{
  Noting *noting;

  g_return_val_if_fail (g_task_is_valid (result, library), FALSE);

  noting = g_task_get_task_data (G_TASK (result));
  if (problems != NULL)
    *problems = g_steal_pointer (&noting->problems);
  return g_task_propagate_boolean (G_TASK (result), error);
}
