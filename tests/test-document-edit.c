#include "config.h"

#include "layout-fixture.h"
#include "studio-document.h"

#include <glib/gstdio.h>

/* What the form does to a post: every edit is one step, reaches every size, and a photo that cannot be read changes nothing. */

static StudioDocument *
open_shipped (void)
{
  g_autoptr (StudioTemplate) template = fixture_template ("kegiatan-pimpinan");
  g_autoptr (StudioBrand) brand = fixture_brand ("paser-mas");

  return studio_document_new (template, brand);
}

static StudioScene *
lay_out (StudioDocument *document,
         const char *format)
{
  g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (studio_document_get_post (document));
  g_autoptr (GObject) fonts = G_OBJECT (studio_fonts_new_context ());
  g_autoptr (GError) error = NULL;
  StudioScene *scene = studio_layout_page (PANGO_CONTEXT (fonts), snapshot, studio_format_find (format), 0, &error);

  g_assert_no_error (error);
  return scene;
}

static void
type_in (StudioDocument *document,
         const char *field,
         const char *text,
         const char *merge)
{
  g_autoptr (JsonNode) value = studio_json_string (text);

  studio_document_set_field (document, field, value, merge);
}

static void
on_ready (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static gboolean
put_photo (StudioDocument *document,
           const char *path,
           GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GAsyncResult *result = NULL;
  gboolean ok;

  studio_document_set_photo_async (document, "foto", file, NULL, on_ready, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  ok = studio_document_set_photo_finish (document, result, error);
  g_object_unref (result);
  return ok;
}

static void
test_one_edit_for_all_sizes (void)
{
  static const char *const formats[] = { "feed", "square", "story", "wide", "a4" };
  StudioDocument *document = open_shipped ();

  type_in (document, "judul", "Jalan mulus samapi desa", NULL);
  type_in (document, "judul", "Jalan mulus sampai desa", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++) {
    g_autoptr (StudioScene) scene = lay_out (document, formats[i]);

    g_assert_cmpstr (layout_box (scene, "judul")->layer->text.text, ==, "Jalan mulus sampai desa");
  }
  g_assert_finalize_object (document);
}

static void
test_typing_is_one_step (void)
{
  StudioDocument *document = open_shipped ();
  StudioHistory *history = studio_document_get_history (document);

  type_in (document, "judul", "J", "judul");
  type_in (document, "judul", "Ja", "judul");
  type_in (document, "judul", "Jalan", "judul");
  g_assert_cmpuint (studio_history_get_n_undo (history), ==, 1);
  studio_history_end_merge (history);
  type_in (document, "judul", "Jalan baru", "judul");
  g_assert_cmpuint (studio_history_get_n_undo (history), ==, 2);
  g_assert_true (studio_history_undo (history));
  g_assert_cmpstr (studio_document_get_title (document), ==, "Jalan");
  g_assert_finalize_object (document);
}

/* Place, mask and scrims belong to the template, the crop to the photo. */
static void
test_replaced_photo_keeps_its_frame (void)
{
  g_autofree char *first = g_test_build_filename (G_TEST_DIST, "..", "data", "samples", "jalan-desa.jpg", NULL);
  g_autofree char *second = g_test_build_filename (G_TEST_DIST, "..", "data", "samples", "sawah.jpg", NULL);
  StudioDocument *document = open_shipped ();
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioScene) before = NULL;
  g_autoptr (StudioScene) after = NULL;
  const StudioBox *old, *new;

  g_assert_true (put_photo (document, first, &error));
  g_assert_no_error (error);
  before = lay_out (document, "feed");
  g_assert_true (put_photo (document, second, &error));
  after = lay_out (document, "feed");
  old = layout_box (before, "foto");
  new = layout_box (after, "foto");
  g_assert_cmpmem (&old->rect, sizeof old->rect, &new->rect, sizeof new->rect);
  g_assert_cmpmem (&old->layer->outline, sizeof old->layer->outline, &new->layer->outline, sizeof new->layer->outline);
  g_assert_cmpint (old->layer->photo.n_scrims, ==, new->layer->photo.n_scrims);
  g_assert_cmpstr (old->layer->photo.asset, !=, new->layer->photo.asset);
  g_assert_false (new->layer->photo.sample);
  g_assert_cmpfloat (new->layer->photo.focal.x, ==, 0.5);
  fixture_assert_ends (document);
}

static void
test_unreadable_photo_changes_nothing (void)
{
  g_autofree char *good = g_test_build_filename (G_TEST_DIST, "..", "data", "samples", "sawah.jpg", NULL);
  g_autofree char *folder = g_dir_make_tmp ("studio-foto-XXXXXX", NULL);
  g_autofree char *cut = g_build_filename (folder, "potong.jpg", NULL);
  g_autofree char *text = g_build_filename (folder, "laporan.jpg", NULL);
  g_autofree char *data = NULL;
  StudioDocument *document = open_shipped ();
  JsonNode *before;
  gsize length;

  g_assert_true (put_photo (document, good, NULL));
  before = studio_post_get_json (studio_document_get_post (document));
  g_assert_true (g_file_get_contents (good, &data, &length, NULL));
  g_assert_true (g_file_set_contents (cut, data, (gssize) length / 2, NULL));
  g_assert_true (g_file_set_contents (text, "Laporan bulanan\n", -1, NULL));
  for (const char *const *path = (const char *const[]){ cut, text, folder, "/tidak/ada.jpg", NULL }; *path != NULL; path++) {
    g_autoptr (GError) error = NULL;

    g_assert_false (put_photo (document, *path, &error));
    g_assert_nonnull (error);
    g_assert_true (studio_post_get_json (studio_document_get_post (document)) == before);
  }
  g_assert_cmpuint (studio_history_get_n_undo (studio_document_get_history (document)), ==, 1);
  g_remove (cut);
  g_remove (text);
  g_rmdir (folder);
  fixture_assert_ends (document);
}

/* Two hundred steps back and forth give the same bytes. */
static void
test_two_hundred_steps (void)
{
  StudioDocument *document = open_shipped ();
  StudioHistory *history = studio_document_get_history (document);
  StudioPost *post = studio_document_get_post (document);
  g_autofree char *start = studio_json_write (studio_post_get_json (post));
  g_autofree char *end = NULL;
  g_autofree char *back = NULL;
  g_autofree char *forth = NULL;

  for (int i = 0; i < 200; i++) {
    g_autofree char *text = g_strdup_printf ("Judul ke-%d", i);

    type_in (document, i % 3 == 0 ? "tempat" : "judul", text, NULL);
  }
  end = studio_json_write (studio_post_get_json (post));
  for (int i = 0; i < 200; i++)
    g_assert_true (studio_history_undo (history));
  back = studio_json_write (studio_post_get_json (post));
  for (int i = 0; i < 200; i++)
    g_assert_true (studio_history_redo (history));
  forth = studio_json_write (studio_post_get_json (post));
  g_assert_cmpstr (back, ==, start);
  g_assert_cmpstr (forth, ==, end);
  g_assert_finalize_object (document);
}

/* One click puts a post into another edition, whose words the page shows; an expired one is not refused. */
static void
test_edition (void)
{
  g_autoptr (StudioDocument) document = open_shipped ();
  StudioHistory *history = studio_document_get_history (document);
  StudioPost *post = studio_document_get_post (document);
  g_autoptr (StudioSnapshot) snapshot = NULL;

  studio_document_set_edition (document, "tuntas");
  g_assert_cmpstr (studio_post_get_edition (post)->name, ==, "Paser Tuntas");
  studio_document_set_edition (document, "mas");
  g_assert_cmpstr (studio_post_get_edition (post)->name, ==, "Paser MAS");
  g_assert_nonnull (strstr (studio_history_get_undo_label (history), "Paser MAS"));
  snapshot = studio_post_snapshot (post);
  g_assert_cmpstr (json_node_get_string (studio_json_lookup (studio_brand_get_json (studio_snapshot_get_brand (snapshot)), "hashtags/0")), ==, "#PaserMAS");

  studio_document_set_edition (document, "mas");
  studio_document_set_edition (document, "tidak-ada");
  g_assert_cmpuint (studio_history_get_n_undo (history), ==, 1);
  studio_history_undo (history);
  g_assert_cmpstr (studio_post_get_edition (post)->name, ==, "Paser Tuntas");
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/document-edit/edition", test_edition);
  g_test_add_func ("/document-edit/one-edit-for-all-sizes", test_one_edit_for_all_sizes);
  g_test_add_func ("/document-edit/typing-is-one-step", test_typing_is_one_step);
  g_test_add_func ("/document-edit/replaced-photo-keeps-its-frame", test_replaced_photo_keeps_its_frame);
  g_test_add_func ("/document-edit/unreadable-photo-changes-nothing", test_unreadable_photo_changes_nothing);
  g_test_add_func ("/document-edit/two-hundred-steps", test_two_hundred_steps);
  return g_test_run ();
}
