#include "config.h"

#include "studio-exchange.h"

#include <string.h>

#include "studio-obscure-bake.h"
#include "studio-package.h"
#include "studio-slug.h"

#define MAX_NAME 60

char *
studio_exchange_make_name (const char *title)
{
  g_autofree char *slug = NULL;

  g_return_val_if_fail (title != NULL, NULL);

  slug = studio_slug (title, MAX_NAME);
  return g_strconcat (slug, "_diperiksa.pemda", NULL);
}

/* --- what goes --- */

typedef struct
{
  char *digest;
  gint64 size;
} Prepared;

static void
prepared_free (gpointer data)
{
  Prepared *prepared = data;

  g_free (prepared->digest);
  g_free (prepared);
}

static void
prepare_thread (GTask *task,
                gpointer source,
                gpointer data,
                GCancellable *cancellable)
{
  GError *error = NULL;
  g_autoptr (StudioSnapshot) baked = studio_obscure_bake (data, cancellable, &error);
  g_autoptr (GBytes) bytes = baked != NULL ? studio_package_to_bytes (baked, NULL, &error) : NULL;
  Prepared *prepared;

  if (bytes == NULL) {
    g_task_return_error (task, error);
    return;
  }
  prepared = g_new0 (Prepared, 1);
  prepared->digest = studio_sent_digest (studio_snapshot_get_json (baked));
  prepared->size = (gint64) g_bytes_get_size (bytes);
  g_task_return_pointer (task, prepared, prepared_free);
}

void
studio_exchange_prepare_async (StudioSnapshot *snapshot,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  g_return_if_fail (snapshot != NULL);

  g_task_set_task_data (task, studio_snapshot_ref (snapshot), (GDestroyNotify) studio_snapshot_unref);
  g_task_run_in_thread (task, prepare_thread);
}

char *
studio_exchange_prepare_finish (GAsyncResult *result,
                                gint64 *size,
                                GError **error)
{
  Prepared *prepared = g_task_propagate_pointer (G_TASK (result), error);
  char *digest;

  if (prepared == NULL)
    return NULL;
  if (size != NULL)
    *size = prepared->size;
  digest = g_steal_pointer (&prepared->digest);
  prepared_free (prepared);
  return digest;
}

void
studio_exchange_note (StudioDocument *document,
                      const StudioSent *sent)
{
  StudioHistory *history;
  g_autoptr (JsonNode) root = NULL;

  g_return_if_fail (STUDIO_IS_DOCUMENT (document) && sent != NULL);

  history = studio_document_get_history (document);
  root = studio_sent_with (studio_post_get_json (studio_document_get_post (document)), sent);
  studio_history_note (history, "sent", studio_json_lookup (root, "sent"));
}

/* --- what both come from --- */

/** Search: through the versions that were sent or received, the newest first. */
typedef struct
{
  char *id;
  JsonNode *theirs;
  GPtrArray *versions; /* (nullable) */
  guint next;
  StudioPost *post;         /* (nullable): the one being looked at */
  StudioSnapshot *snapshot; /* (nullable) */
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  g_free (search->id);
  json_node_unref (search->theirs);
  g_clear_pointer (&search->versions, g_ptr_array_unref);
  g_clear_object (&search->post);
  g_clear_pointer (&search->snapshot, studio_snapshot_unref);
  g_free (search);
}

static void look_further (GTask *task);

static void
compare_thread (GTask *work,
                gpointer source,
                gpointer data,
                GCancellable *cancellable)
{
  const Search *search = g_task_get_task_data (data);
  g_autoptr (StudioSnapshot) baked = studio_obscure_bake (search->snapshot, cancellable, NULL);
  g_autofree char *digest = baked != NULL ? studio_sent_digest (studio_snapshot_get_json (baked)) : NULL;

  g_task_return_boolean (work, digest != NULL && studio_sent_has (search->theirs, digest));
}

static void
compared_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (GTask) task = data;
  Search *search = g_task_get_task_data (task);

  if (g_task_propagate_boolean (G_TASK (result), NULL))
    g_task_return_pointer (task, g_steal_pointer (&search->post), g_object_unref);
  else
    look_further (task);
}

static void
loaded_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (GTask) task = data;
  Search *search = g_task_get_task_data (task);
  g_autoptr (GTask) work = NULL;

  g_clear_object (&search->post);
  g_clear_pointer (&search->snapshot, studio_snapshot_unref);
  search->post = studio_library_load_version_finish (STUDIO_LIBRARY (source), result, NULL, NULL);
  if (search->post == NULL) {
    look_further (task);
    return;
  }
  search->snapshot = studio_post_snapshot (search->post);
  work = g_task_new (source, g_task_get_cancellable (task), compared_cb, g_object_ref (task));
  g_task_set_task_data (work, g_object_ref (task), g_object_unref);
  g_task_run_in_thread (work, compare_thread);
}

static void
look_further (GTask *task)
{
  Search *search = g_task_get_task_data (task);

  while (search->next < search->versions->len) {
    const StudioLibraryVersion *version = g_ptr_array_index (search->versions, search->next++);

    if (version->kind != STUDIO_VERSION_SENT)
      continue;
    studio_library_load_version_async (g_task_get_source_object (task), search->id, version->number, g_task_get_cancellable (task), loaded_cb, g_object_ref (task));
    return;
  }
  g_task_return_pointer (task, NULL, NULL);
}

static void
listed_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (GTask) task = data;
  Search *search = g_task_get_task_data (task);

  /* a post that cannot be asked about has no base that is known */
  search->versions = studio_library_list_versions_finish (STUDIO_LIBRARY (source), result, NULL);
  if (search->versions == NULL)
    g_task_return_pointer (task, NULL, NULL);
  else
    look_further (task);
}

void
studio_exchange_find_base_async (StudioLibrary *library,
                                 const char *id,
                                 JsonNode *theirs,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer data)
{
  Search *search;
  GTask *task;

  g_return_if_fail (STUDIO_IS_LIBRARY (library) && id != NULL && theirs != NULL);

  search = g_new0 (Search, 1);
  search->id = g_strdup (id);
  search->theirs = json_node_ref (theirs);
  task = g_task_new (library, cancellable, callback, data);
  g_task_set_task_data (task, search, search_free);
  studio_library_list_versions_async (library, id, cancellable, listed_cb, task);
}

StudioPost *
studio_exchange_find_base_finish (GAsyncResult *result,
                                  GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
