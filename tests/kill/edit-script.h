#pragma once

#include "model-fixture.h"

#include "studio-history-record.h"
#include "studio-history.h"
#include "studio-library.h"

/*
 * Edits that are numbered: what the post is like after edit N follows from N alone, so that whoever finds it somewhere can tell whether
 * it is whole. And a library that is waited for.
 */

#define SCRIPT_N_LAYERS 40

/** A picture that is too large for a row of the database. */
static inline StudioAsset *
script_asset (int number)
{
  g_autofree char *padding = g_strnfill (100000, ' ');
  char *text = g_strdup_printf ("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"20\" viewBox=\"0 0 10 10\">%s</svg>", number + 10, padding);
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));
  g_autoptr (GError) error = NULL;
  StudioAsset *asset = studio_asset_new (bytes, &error);

  g_assert_no_error (error);
  return asset;
}

static inline StudioPost *
script_post (const char *id)
{
  g_autoptr (StudioTemplate) template = fixture_template ("contoh-pengumuman");
  g_autoptr (StudioBrand) brand = fixture_brand ("contoh");
  g_autofree char *json = g_strdup_printf ("{'id':'%s'}", id);
  g_autoptr (JsonNode) root = fixture_json (json);
  g_autoptr (GError) error = NULL;
  StudioPost *post = studio_post_new_from_json ("post.json", root, template, brand, NULL, &error);

  g_assert_no_error (error);
  return post;
}

/** Returns: the last number up to @n that @every divides and that gives @rest of @modulus; 0 if there is none */
static inline int
script_last (int n,
             int every,
             int modulus,
             int rest)
{
  for (; n > 0; n--) {
    if (n % every == 0 && n / every % modulus == rest)
      return n;
  }
  return 0;
}

static inline void
script_set_number (StudioHistory *history,
                   const char *path,
                   int n)
{
  g_autoptr (JsonNode) value = studio_json_number (n);

  studio_history_set (history, path, value, "Set", NULL);
}

static inline void
script_set_text (StudioHistory *history,
                 int n)
{
  g_autofree char *text = g_strdup_printf ("Isi %d", n);
  g_autoptr (JsonNode) value = studio_json_string (text);

  studio_history_set (history, "content/isi", value, "Text", NULL);
}

static inline void
script_set_photo (StudioHistory *history,
                  int n)
{
  g_autoptr (StudioAsset) asset = script_asset (n / 11 % 3);
  g_autofree char *json = g_strdup_printf ("{'asset':'%s'}", studio_asset_get_hash (asset));
  g_autoptr (JsonNode) value = fixture_json (json);

  studio_post_add_asset (studio_history_get_post (history), asset);
  studio_history_set (history, "content/foto", value, "Photo", NULL);
}

/** Whether edit @n changes nothing but the title, as typing does. */
static inline gboolean
script_is_typing (int n)
{
  return n % 3 != 0 && n % 5 != 0 && n % 7 != 0 && n % 11 != 0 && n % 13 != 0;
}

/** Makes edit @n, which follows edit @n - 1. */
static inline void
script_edit (StudioHistory *history,
             int n)
{
  g_autofree char *title = g_strdup_printf ("Judul %d", n);
  g_autoptr (JsonNode) value = studio_json_string (title);

  if (script_is_typing (n)) {
    studio_history_set (history, "content/judul", value, "Type", "judul");
    return;
  }

  studio_history_begin (history, "Several");
  studio_history_set (history, "content/judul", value, "Type", NULL);
  if (n % 3 == 0)
    script_set_text (history, n);
  if (n % 5 == 0)
    script_set_number (history, "variants/feed/set/judul/size", n % 100 + 20);
  if (n % 7 == 0) {
    g_autofree char *path = g_strdup_printf ("layers/x%d/x", n / 7 % SCRIPT_N_LAYERS);

    script_set_number (history, path, n);
  }
  if (n % 11 == 0)
    script_set_photo (history, n);
  if (n % 13 == 0) {
    g_autoptr (StudioBrand) brand = fixture_brand (n / 13 % 2 == 1 ? "lain" : "contoh");

    studio_history_set_brand (history, brand, "Brand");
  }
  studio_history_end (history);
}

/** Returns: the number of the edit that the post is at. */
static inline int
script_count (StudioPost *post)
{
  JsonNode *title = studio_json_lookup (studio_post_get_json (post), "content/judul");

  return title != NULL ? (int) g_ascii_strtoll (json_node_get_string (title) + strlen ("Judul "), NULL, 10) : 0;
}

static inline void
script_assert_number (StudioPost *post,
                      const char *path,
                      int expected)
{
  JsonNode *found = studio_json_lookup (studio_post_get_json (post), path);

  if ((found == NULL) != (expected == 0) || (found != NULL && json_node_get_int (found) != expected))
    g_error ("%s is not %d", path, expected);
}

static inline void
script_assert_text (StudioPost *post,
                    const char *path,
                    const char *expected)
{
  JsonNode *found = studio_json_lookup (studio_post_get_json (post), path);

  g_assert_cmpstr (found != NULL ? json_node_get_string (found) : NULL, ==, expected);
}

static inline void
script_assert_photo (StudioPost *post,
                     int n)
{
  int last = script_last (n, 11, 1, 0);
  g_autoptr (StudioAsset) expected = last > 0 ? script_asset (last / 11 % 3) : NULL;
  g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (post);
  g_autoptr (StudioAsset) found = NULL;
  g_autoptr (GError) error = NULL;

  script_assert_text (post, "content/foto/asset", expected != NULL ? studio_asset_get_hash (expected) : NULL);
  if (expected == NULL)
    return;
  found = studio_snapshot_load_asset (snapshot, studio_asset_get_hash (expected), &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (studio_asset_get_bytes (found), studio_asset_get_bytes (expected)));
}

/** The post must be exactly as after the edit that its title names. Returns: the number of that edit */
static inline int
script_assert_whole (StudioPost *post)
{
  int n = script_count (post);
  int isi = script_last (n, 3, 1, 0);
  int size = script_last (n, 5, 1, 0);
  g_autofree char *text = isi > 0 ? g_strdup_printf ("Isi %d", isi) : NULL;
  gboolean other = script_last (n, 13, 1, 0) / 13 % 2 == 1;

  script_assert_text (post, "content/isi", text);
  script_assert_number (post, "variants/feed/set/judul/size", size > 0 ? size % 100 + 20 : 0);
  for (int i = 0; i < SCRIPT_N_LAYERS; i++) {
    g_autofree char *path = g_strdup_printf ("layers/x%d/x", i);

    script_assert_number (post, path, script_last (n, 7, SCRIPT_N_LAYERS, i));
  }
  script_assert_photo (post, n);
  g_assert_cmpstr (studio_brand_get_id (studio_post_get_brand (post)), ==, other ? "lain" : "contoh");
  script_assert_text (post, "brand", other ? "lain" : "contoh");
  return n;
}

/**
 * Goes through all that can be undone and redone: each state is whole, and they are in order.
 * Returns: the number of the latest edit that can be reached. The post is at it afterwards
 */
static inline int
script_assert_history (StudioHistory *history)
{
  StudioPost *post = studio_history_get_post (history);
  int last, here, n_steps;

  while (studio_history_redo (history))
    ;
  last = here = script_assert_whole (post);
  for (n_steps = 0; studio_history_undo (history); n_steps++) {
    int before = script_assert_whole (post);

    g_assert_cmpint (before, <, here);
    here = before;
  }
  /* only the limit of the history may end it earlier */
  if (n_steps < 1000)
    g_assert_cmpint (here, ==, 0);
  while (studio_history_redo (history))
    ;
  g_assert_cmpint (script_count (post), ==, last);
  return last;
}

static inline void
script_keep_result (GObject *source,
                    GAsyncResult *result,
                    gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

/** Waits for what was asked with script_keep_result(). Returns: (transfer full) */
static inline GAsyncResult *
script_await (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

/** Returns: (transfer full) (nullable): an open library */
static inline StudioLibrary *
script_open (const char *folder,
             GError **error)
{
  g_autoptr (StudioLibrary) library = studio_library_new (folder);
  g_autoptr (GAsyncResult) result = NULL;

  studio_library_open_async (library, NULL, script_keep_result, &result);
  return studio_library_open_finish (library, script_await (&result), error) ? g_steal_pointer (&library) : NULL;
}

static inline gboolean
script_save (StudioLibrary *library,
             StudioHistory *history,
             GError **error)
{
  g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (studio_history_get_post (history));
  g_autoptr (StudioHistoryRecord) record = studio_history_take_record (history);
  g_autoptr (GAsyncResult) result = NULL;

  studio_library_save_async (library, snapshot, record, NULL, script_keep_result, &result);
  if (studio_library_save_finish (library, script_await (&result), error))
    return TRUE;
  studio_history_forget_records (history);
  return FALSE;
}

/** Returns: (transfer full) (nullable): the post @id with all of its history */
static inline StudioHistory *
script_load (StudioLibrary *library,
             const char *id,
             GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (StudioHistoryRecord) record = NULL;
  g_autoptr (StudioPost) post = NULL;
  g_autofree char *notice = NULL;
  g_autoptr (GError) cause = NULL;
  StudioHistory *history;

  studio_library_load_async (library, id, NULL, script_keep_result, &result);
  post = studio_library_load_finish (library, script_await (&result), &record, &notice, error);
  if (post == NULL)
    return NULL;

  g_assert_cmpstr (notice, ==, NULL);
  history = studio_history_new (post);
  if (record != NULL)
    studio_history_restore (history, record, &cause);
  g_assert_no_error (cause);
  return history;
}
