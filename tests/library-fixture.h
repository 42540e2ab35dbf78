#pragma once

#include <glib/gstdio.h>

#include "model-fixture.h"

#include "studio-history.h"
#include "studio-library.h"
#include "studio-package-parts.h"

/* What the tests of the library share: a library in a folder of its own, and jobs that are waited for. */

static inline void
fixture_answered_cb (GObject *source,
                     GAsyncResult *result,
                     gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

/** Returns: (transfer full): the answer that fixture_answered_cb() puts into @place. */
static inline GAsyncResult *
fixture_wait (GAsyncResult **place)
{
  while (*place == NULL)
    g_main_context_iteration (NULL, TRUE);
  return g_steal_pointer (place);
}

/** Asks a job: FIXTURE_ASK (studio_library_list_versions_async, library, id). @...: its parameters without the last three. Returns: (transfer full) */
#define FIXTURE_ASK(function, ...)                                      \
  ({                                                                    \
    GAsyncResult *fixture_result = NULL;                                \
    function (__VA_ARGS__, NULL, fixture_answered_cb, &fixture_result); \
    fixture_wait (&fixture_result);                                     \
  })

/** The same for a job of the library, whose answer is "result" from here on: LIBRARY_ASK (library, trash, ids, TRUE). */
#define LIBRARY_ASK(library, job, ...) g_autoptr (GAsyncResult) result = FIXTURE_ASK (studio_library_##job##_async, library, ##__VA_ARGS__)

/** Returns: (transfer full): a folder that does not exist yet, in the test's own. */
static inline char *
fixture_library_folder (void)
{
  g_autofree char *base = g_build_filename (g_get_user_data_dir (), "uji-XXXXXX", NULL);

  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
  g_assert_nonnull (g_mkdtemp (base));
  return g_build_filename (base, "pustaka", NULL);
}

static inline StudioLibrary *
fixture_library (const char *folder)
{
  StudioLibrary *library = studio_library_new (folder);
  g_autoptr (GAsyncResult) result = FIXTURE_ASK (studio_library_open_async, library);
  g_autoptr (GError) error = NULL;

  studio_library_open_finish (library, result, &error);
  g_assert_no_error (error);
  return library;
}

static inline void
fixture_save (StudioLibrary *library,
              StudioPost *post)
{
  g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (post);
  g_autoptr (GAsyncResult) result = FIXTURE_ASK (studio_library_save_async, library, snapshot, NULL);
  g_autoptr (GError) error = NULL;

  studio_library_save_finish (library, result, &error);
  g_assert_no_error (error);
}

/** Returns: (transfer full): the post with another title. */
static inline StudioPost *
fixture_retitle (StudioPost *post,
                 const char *title)
{
  g_autoptr (JsonNode) value = studio_json_string (title);
  g_autoptr (JsonNode) root = studio_json_with (studio_post_get_json (post), "content/judul", value);
  g_autoptr (GHashTable) assets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) studio_asset_unref);
  g_autoptr (GPtrArray) photos = studio_post_list_assets (post);
  g_autoptr (GError) error = NULL;
  StudioPost *made;

  for (guint i = 0; i < photos->len; i++)
    g_hash_table_insert (assets, g_strdup (studio_asset_get_hash (g_ptr_array_index (photos, i))), studio_asset_ref (g_ptr_array_index (photos, i)));
  made = studio_post_new_from_json ("post.json", root, studio_post_get_template (post), studio_post_get_brand (post), assets, &error);
  g_assert_no_error (error);
  return made;
}

static inline const char *
fixture_id (StudioPost *post)
{
  return studio_json_peek_string (json_node_get_object (studio_post_get_json (post)), "id");
}

/** Returns: (transfer full) (nullable): the title in the library, NULL if the post is not there. */
static inline char *
fixture_stored_title (StudioLibrary *library,
                      const char *id)
{
  g_autoptr (GAsyncResult) result = FIXTURE_ASK (studio_library_load_async, library, id);
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioPost) post = studio_library_load_finish (library, result, NULL, NULL, &error);

  if (g_error_matches (error, STUDIO_ERROR, STUDIO_ERROR_NOT_FOUND))
    return NULL;
  g_assert_no_error (error);
  return studio_post_get_title (post);
}

/** Returns: (transfer full) (nullable): why it does not open */
static inline GError *
library_open_error (const char *folder)
{
  g_autoptr (StudioLibrary) library = studio_library_new (folder);
  GError *error = NULL;
  LIBRARY_ASK (library, open);

  g_assert_cmpint (studio_library_open_finish (library, result, &error), ==, error == NULL);
  studio_library_close (library);
  return error;
}

static inline void
library_save_record (StudioLibrary *library,
                     StudioPost *post,
                     StudioHistoryRecord *record)
{
  g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (post);
  g_autoptr (GError) error = NULL;
  LIBRARY_ASK (library, save, snapshot, record);

  studio_library_save_finish (library, result, &error);
  g_assert_no_error (error);
}

/** @record, @notice: (out) (optional). Returns: (transfer full) */
static inline StudioPost *
library_load (StudioLibrary *library,
              const char *id,
              StudioHistoryRecord **record,
              char **notice)
{
  g_autoptr (GError) error = NULL;
  StudioPost *post;
  LIBRARY_ASK (library, load, id);

  post = studio_library_load_finish (library, result, record, notice, &error);
  g_assert_no_error (error);
  return post;
}

/** Returns: (transfer full) (element-type StudioLibraryItem) */
static inline GPtrArray *
library_query (StudioLibrary *library,
               const StudioLibraryQuery *query)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *items;
  LIBRARY_ASK (library, query, query);

  items = studio_library_query_finish (library, result, &error);
  g_assert_no_error (error);
  return items;
}

static inline void
library_trash (StudioLibrary *library,
               const char *id,
               gboolean trash)
{
  const char *const ids[] = { id, NULL };
  g_autoptr (GError) error = NULL;
  LIBRARY_ASK (library, trash, ids, trash);

  studio_library_trash_finish (library, result, &error);
  g_assert_no_error (error);
}

static inline void
library_delete (StudioLibrary *library,
                const char *id)
{
  const char *const ids[] = { id, NULL };
  g_autoptr (GError) error = NULL;
  LIBRARY_ASK (library, delete, ids);

  studio_library_delete_finish (library, result, &error);
  g_assert_no_error (error);
}

/** Returns: bytes given back */
static inline gint64
library_clean (StudioLibrary *library)
{
  g_autoptr (GError) error = NULL;
  gint64 freed = -1;
  LIBRARY_ASK (library, clean);

  studio_library_clean_finish (library, result, &freed, &error);
  g_assert_no_error (error);
  return freed;
}

/** Changes a member of the post's document. @json: as fixture_json() takes it */
static inline void
library_set (StudioPost *post,
             const char *path,
             const char *json)
{
  g_autoptr (StudioHistory) history = studio_history_new (post);
  g_autoptr (JsonNode) value = fixture_json (json);

  studio_history_set (history, path, value, "Edit", NULL);
}

/** Returns: (transfer full): a post that says @title. */
static inline StudioPost *
library_post (const char *title)
{
  StudioPost *post = fixture_post ();
  g_autofree char *json = g_strdup_printf ("'%s'", title);

  library_set (post, "content/judul", json);
  return post;
}

/** A picture of more than 100 kB; each @number gives another one. Returns: (transfer full) */
static inline StudioAsset *
library_big_asset (int number)
{
  g_autofree char *filling = g_strnfill (100 * 1024, 'a' + number % 26);
  char *text = g_strdup_printf ("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"20\" viewBox=\"0 0 10 10\"><!--%s--></svg>", number + 10, filling);
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));
  g_autoptr (GError) error = NULL;
  StudioAsset *asset = studio_asset_new (bytes, &error);

  g_assert_no_error (error);
  return asset;
}

/** The post shows @asset, as one step of @history. */
static inline void
library_show (StudioHistory *history,
              StudioAsset *asset)
{
  g_autofree char *json = g_strdup_printf ("{'asset':'%s'}", studio_asset_get_hash (asset));
  g_autoptr (JsonNode) value = fixture_json (json);

  studio_post_add_asset (studio_history_get_post (history), asset);
  studio_history_set (history, "content/foto", value, "Photo", NULL);
}

/** Returns: (transfer full): where the library keeps a big picture. */
static inline char *
library_asset_path (const char *folder,
                    StudioAsset *asset)
{
  const char *hash = studio_asset_get_hash (asset);
  g_autofree char *shelf = g_strndup (hash, 2);

  return g_build_filename (folder, "assets", shelf, hash, NULL);
}

/** Returns: (transfer full): the post as a package, without a thumbnail. */
static inline GBytes *
library_package (StudioPost *post)
{
  g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (post);
  g_autoptr (GError) error = NULL;
  GBytes *bytes = studio_package_to_bytes (snapshot, NULL, &error);

  g_assert_no_error (error);
  return bytes;
}
