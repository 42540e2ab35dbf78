#pragma once

#include <glib/gstdio.h>

#include "model-fixture.h"
#include "studio-library.h"

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
