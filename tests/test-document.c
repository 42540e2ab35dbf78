#include "config.h"

#include <glib/gstdio.h>
#include <utime.h>

#include "model-fixture.h"
#include "studio-catalog.h"
#include "studio-document-published.h"
#include "studio-document.h"
#include "studio-obscure.h"

typedef struct
{
  char *folder;
  char *path;
  StudioDocument *document;
} Fixture;

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  g_autoptr (StudioTemplate) template = fixture_template ("contoh-pengumuman");
  g_autoptr (StudioBrand) brand = fixture_brand ("contoh");

  fixture->folder = g_dir_make_tmp ("studio-document-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "unggahan.pemda", NULL);
  fixture->document = studio_document_new (template, brand);
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  fixture_assert_ends (fixture->document);
  g_unlink (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
type_title (StudioDocument *document,
            const char *title)
{
  g_autoptr (JsonNode) value = studio_json_string (title);

  studio_history_set (studio_document_get_history (document), "content/judul", value, "Judul", NULL);
}

/* --- waiting --- */

static void
on_ready (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static gboolean
wait_for_save (StudioDocument *document,
               GAsyncResult **result,
               GError **error)
{
  gboolean ok;

  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  ok = studio_document_save_finish (document, *result, error);
  g_clear_object (result);
  return ok;
}

static gboolean
save (StudioDocument *document,
      const char *path,
      GError **error)
{
  GAsyncResult *result = NULL;

  studio_document_save_async (document, path, NULL, on_ready, &result);
  return wait_for_save (document, &result, error);
}

static StudioDocument *
open_document (const char *path,
               GError **error)
{
  GAsyncResult *result = NULL;
  g_autofree char *notice = NULL;
  StudioDocument *document;

  studio_document_open_async (path, NULL, on_ready, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  document = studio_document_open_finish (result, &notice, error);
  g_object_unref (result);
  return document;
}

static void
count (guint *counter)
{
  (*counter)++;
}

/* --- tests --- */

static void
test_new (Fixture *fixture,
          gconstpointer data)
{
  guint titles = 0, modified = 0;

  g_assert_null (studio_document_get_path (fixture->document));
  g_assert_false (studio_document_get_modified (fixture->document));
  g_signal_connect_swapped (fixture->document, "notify::title", G_CALLBACK (count), &titles);
  g_signal_connect_swapped (fixture->document, "notify::modified", G_CALLBACK (count), &modified);
  type_title (fixture->document, "Air bersih");
  g_assert_cmpstr (studio_document_get_title (fixture->document), ==, "Air bersih");
  g_assert_true (studio_document_get_modified (fixture->document));
  g_assert_cmpuint (titles, ==, 1);
  g_assert_cmpuint (modified, ==, 1);
}

/* What has no title is called by what was said, or by whom it is about. */
static void
test_subject (void)
{
  static const struct
  {
    const char *template, *field, *text, *title;
  } cases[] = {
    { "kutipan", "nama", NULL, "Kutipan" },
    { "kutipan", "kutipan", "Posyandu **ramai**,\ndesa sehat", "Kutipan: Posyandu ramai, desa sehat" },
    { "kutipan", "nama", "drg. Ratna", "Kutipan: drg. Ratna" },
    { "kutipan", "jabatan", "Kepala Puskesmas", "Kutipan" },
    { "kutipan", "kutipan", "Satu dua tiga empat lima enam tujuh delapan sembilan sepuluh ya", "Kutipan: Satu dua tiga empat lima enam tujuh delapan sembilan…" },
    { "duka-cita", "nama", "H. Abdul", "Duka cita: H. Abdul" },
  };
  g_autofree char *data_before = g_strdup (g_getenv ("PEMDA_STUDIO_DATA")), *shipped = g_test_build_filename (G_TEST_DIST, "..", "data", NULL);
  g_autoptr (StudioCatalog) catalog = NULL;

  g_setenv ("PEMDA_STUDIO_DATA", shipped, TRUE);
  catalog = studio_catalog_new ();
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (StudioTemplate) template = studio_catalog_load_template (catalog, cases[i].template, NULL);
    g_autoptr (StudioBrand) brand = studio_catalog_load_brand (catalog, "netral", NULL);
    g_autoptr (StudioDocument) document = studio_document_new (template, brand);

    if (cases[i].text != NULL) {
      g_autoptr (JsonNode) value = studio_json_string (cases[i].text);

      studio_document_set_field (document, cases[i].field, value, NULL);
    }
    g_assert_cmpstr (studio_document_get_title (document), ==, cases[i].title);
  }
  g_setenv ("PEMDA_STUDIO_DATA", data_before, TRUE);
}

static void
test_save_and_open (Fixture *fixture,
                    gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  StudioDocument *opened;

  type_title (fixture->document, "Air bersih");
  g_assert_true (save (fixture->document, fixture->path, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (studio_document_get_path (fixture->document), ==, fixture->path);
  g_assert_false (studio_document_get_modified (fixture->document));
  g_assert_false (studio_document_get_saving (fixture->document));

  opened = open_document (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (studio_document_get_title (opened), ==, "Air bersih");
  g_assert_cmpstr (studio_document_get_path (opened), ==, fixture->path);
  g_assert_false (studio_document_get_modified (opened));
  g_assert_true (studio_json_equal (studio_post_get_json (studio_document_get_post (opened)), studio_post_get_json (studio_document_get_post (fixture->document))));
  type_title (opened, "Lain");
  g_assert_true (save (opened, NULL, &error));
  g_assert_no_error (error);
  fixture_assert_ends (opened);
}

static void
write_title (const char *path,
             const char *title)
{
  g_autoptr (GError) error = NULL;
  StudioDocument *other = open_document (path, &error);

  g_assert_no_error (error);
  type_title (other, title);
  g_assert_true (save (other, NULL, &error));
  g_assert_no_error (error);
  fixture_assert_ends (other);
}

static void
assert_title (const char *path,
              const char *title)
{
  g_autoptr (GError) error = NULL;
  StudioDocument *other = open_document (path, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (studio_document_get_title (other), ==, title);
  fixture_assert_ends (other);
}

/* What somebody else wrote meanwhile stays, and so does what was made here. */
static void
test_foreign (Fixture *fixture,
              gconstpointer data)
{
  g_autofree char *copy = g_build_filename (fixture->folder, "a (copy).pemda", NULL), *second = g_build_filename (fixture->folder, "a (copy 2).pemda", NULL);
  g_autofree char *path = g_build_filename (fixture->folder, "a.pemda", NULL), *notice = NULL;
  g_autoptr (GError) error = NULL;

  type_title (fixture->document, "Satu");
  g_assert_true (save (fixture->document, path, &error));
  write_title (path, "Orang lain");
  type_title (fixture->document, "Dua");
  g_assert_true (save (fixture->document, NULL, &error));
  g_assert_no_error (error);
  assert_title (path, "Orang lain");
  assert_title (copy, "Dua");
  g_assert_cmpstr (studio_document_get_path (fixture->document), ==, copy);
  notice = studio_document_take_notice (fixture->document);
  g_assert_nonnull (strstr (notice, "a (copy).pemda"));
  g_assert_null (studio_document_take_notice (fixture->document));

  /* the copy is its own file from then on */
  type_title (fixture->document, "Tiga");
  g_assert_true (save (fixture->document, NULL, &error));
  assert_title (copy, "Tiga");
  g_assert_null (studio_document_take_notice (fixture->document));

  /* what is no post any more is somebody's all the same */
  g_assert_true (g_file_set_contents (copy, "catatan", -1, NULL));
  type_title (fixture->document, "Empat");
  g_assert_true (save (fixture->document, NULL, &error));
  assert_title (second, "Empat");

  /* whoever names the file wants it */
  g_assert_true (save (fixture->document, path, &error));
  assert_title (path, "Empat");
  g_remove (path);
  g_remove (copy);
  g_remove (second);
}

/* Written by another program without a change, gone, or older than what is here: nobody's work would be lost. */
static void
test_not_foreign (Fixture *fixture,
                  gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "a.pemda", NULL);
  g_autoptr (GError) error = NULL;

  type_title (fixture->document, "Satu");
  g_assert_true (save (fixture->document, path, &error));
  g_utime (path, &(struct utimbuf){ 1700000000, 1700000000 });
  type_title (fixture->document, "Dua");
  g_assert_true (save (fixture->document, NULL, &error));
  g_remove (path);
  type_title (fixture->document, "Tiga");
  g_assert_true (save (fixture->document, NULL, &error));
  assert_title (path, "Tiga");

  write_title (path, "Sebelum mati");
  g_utime (path, &(struct utimbuf){ 1700000000, 1700000000 });
  studio_document_set_behind (fixture->document, 1700000001);
  type_title (fixture->document, "Empat");
  g_assert_true (save (fixture->document, NULL, &error));
  assert_title (path, "Empat");
  g_assert_cmpstr (studio_document_get_path (fixture->document), ==, path);
  g_remove (path);
}

/* @id: of the publication. Whoever sends a post notes it in its file, open or not. */
static void
mark (StudioDocument *document,
      const char *id)
{
  const StudioPublication publication = { .id = id, .platform = "mastodon", .account = "@dinkes" };
  g_autoptr (GError) error = NULL;

  g_assert_true (studio_document_mark_published (document, &publication, 1, NULL, NULL, &error));
  g_assert_no_error (error);
}

static void
mark_file (const char *path,
           const char *id)
{
  g_autoptr (GError) error = NULL;
  StudioDocument *other = open_document (path, &error);

  g_assert_no_error (error);
  mark (other, id);
  g_assert_true (save (other, NULL, &error));
  g_assert_no_error (error);
  fixture_assert_ends (other);
}

/* That the post went out stands in the file before its window writes it: known to the window, it is nobody else's work. */
static void
test_noted (Fixture *fixture,
            gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "a.pemda", NULL), *copy = g_build_filename (fixture->folder, "a (copy).pemda", NULL);
  g_autoptr (GError) error = NULL;

  type_title (fixture->document, "Satu");
  g_assert_true (save (fixture->document, path, &error));
  mark_file (path, "t1");
  mark (fixture->document, "t1");
  type_title (fixture->document, "Dua");
  g_assert_true (save (fixture->document, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (studio_document_get_path (fixture->document), ==, path);
  assert_title (path, "Dua");

  /* one that the window knows nothing of would be lost */
  mark_file (path, "t2");
  type_title (fixture->document, "Tiga");
  g_assert_true (save (fixture->document, NULL, &error));
  g_assert_cmpstr (studio_document_get_path (fixture->document), ==, copy);
  assert_title (path, "Dua");

  /* and so would what somebody else wrote besides */
  mark_file (copy, "t3");
  write_title (copy, "Orang lain");
  mark (fixture->document, "t3");
  g_assert_true (save (fixture->document, NULL, &error));
  assert_title (copy, "Orang lain");
  g_assert_cmpstr (studio_document_get_path (fixture->document), !=, copy);
  g_remove (studio_document_get_path (fixture->document));
  g_remove (copy);
  g_remove (path);
}

/* What is typed while the file is being written is not in it. */
static void
test_edit_while_saving (Fixture *fixture,
                        gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GAsyncResult *first = NULL, *second = NULL;
  StudioDocument *opened;

  type_title (fixture->document, "Satu");
  studio_document_save_async (fixture->document, fixture->path, NULL, on_ready, &first);
  g_assert_true (studio_document_get_saving (fixture->document));
  studio_document_save_async (fixture->document, fixture->path, NULL, on_ready, &second);
  type_title (fixture->document, "Dua");
  g_assert_false (wait_for_save (fixture->document, &second, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PENDING);
  g_clear_error (&error);
  g_assert_true (wait_for_save (fixture->document, &first, &error));
  g_assert_no_error (error);
  g_assert_true (studio_document_get_modified (fixture->document));

  opened = open_document (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (studio_document_get_title (opened), ==, "Satu");
  fixture_assert_ends (opened);
}

static void
test_cancel (Fixture *fixture,
             gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;

  type_title (fixture->document, "Satu");
  g_cancellable_cancel (cancellable);
  studio_document_save_async (fixture->document, fixture->path, cancellable, on_ready, &result);
  g_assert_false (wait_for_save (fixture->document, &result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  g_assert_true (studio_document_get_modified (fixture->document));
}

static void
test_errors (Fixture *fixture,
             gconstpointer data)
{
  g_autofree char *nowhere = g_build_filename (fixture->folder, "tidak-ada", "a.pemda", NULL);
  g_autoptr (GError) error = NULL;

  type_title (fixture->document, "Satu");
  g_assert_false (save (fixture->document, nowhere, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_null (studio_document_get_path (fixture->document));
  g_assert_true (studio_document_get_modified (fixture->document));
  g_clear_error (&error);

  g_assert_null (open_document (nowhere, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_true (g_file_set_contents (fixture->path, "bukan paket", -1, NULL));
  g_assert_null (open_document (fixture->path, &error));
  g_assert_nonnull (error);
}

/* The file never holds what is hidden; the person goes on working with the photo itself. */
static void
test_hidden_areas (Fixture *fixture,
                   gconstpointer data)
{
  g_autoptr (StudioAsset) asset = fixture_asset (30);
  g_autofree char *text = g_strdup_printf ("{'asset':'%s','obscure':[{'rect':[0,0,0.5,1],'kind':'fill'}]}", studio_asset_get_hash (asset));
  g_autoptr (JsonNode) photo = fixture_json (text);
  g_autoptr (StudioDocument) opened = NULL;
  g_autoptr (GPtrArray) assets = NULL;
  g_autoptr (GArray) areas = NULL;
  g_autofree char *written = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  studio_post_add_asset (studio_document_get_post (fixture->document), asset);
  studio_history_set (studio_document_get_history (fixture->document), "content/foto", photo, "Foto", NULL);
  g_assert_true (save (fixture->document, fixture->path, &error));
  g_assert_no_error (error);
  g_assert_false (studio_document_get_modified (fixture->document));
  kept = studio_json_write (studio_post_get_json (studio_document_get_post (fixture->document)));
  g_assert_nonnull (strstr (kept, studio_asset_get_hash (asset)));

  opened = open_document (fixture->path, &error);
  g_assert_no_error (error);
  written = studio_json_write (studio_post_get_json (studio_document_get_post (opened)));
  g_assert_null (strstr (written, studio_asset_get_hash (asset)));
  assets = studio_post_list_assets (studio_document_get_post (opened));
  g_assert_cmpuint (assets->len, ==, 1);
  g_assert_cmpstr (studio_asset_get_info (g_ptr_array_index (assets, 0))->mime, ==, "image/png");
  areas = studio_obscure_find (studio_post_get_json (studio_document_get_post (opened)), studio_asset_get_hash (g_ptr_array_index (assets, 0)));
  g_assert_cmpuint (areas->len, ==, 0);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  fixture_use_data ();
  g_test_add ("/document/new", Fixture, NULL, set_up, test_new, tear_down);
  g_test_add_func ("/document/subject", test_subject);
  g_test_add ("/document/save-and-open", Fixture, NULL, set_up, test_save_and_open, tear_down);
  g_test_add ("/document/foreign", Fixture, NULL, set_up, test_foreign, tear_down);
  g_test_add ("/document/not-foreign", Fixture, NULL, set_up, test_not_foreign, tear_down);
  g_test_add ("/document/noted", Fixture, NULL, set_up, test_noted, tear_down);
  g_test_add ("/document/edit-while-saving", Fixture, NULL, set_up, test_edit_while_saving, tear_down);
  g_test_add ("/document/cancel", Fixture, NULL, set_up, test_cancel, tear_down);
  g_test_add ("/document/hidden-areas", Fixture, NULL, set_up, test_hidden_areas, tear_down);
  g_test_add ("/document/errors", Fixture, NULL, set_up, test_errors, tear_down);
  return g_test_run ();
}
