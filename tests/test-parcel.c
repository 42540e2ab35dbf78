#include "config.h"

#include "studio-parcel.h"

#include "model-fixture.h"

#include <glib/gstdio.h>

#include "studio-file.h"
#include "studio-fonts.h"
#include "studio-package.h"

static StudioChecker *checker;

static char *
write_parcel (const char *name,
              const char *members)
{
  g_autoptr (StudioTemplate) template = fixture_template ("contoh-pengumuman");
  g_autoptr (StudioBrand) brand = fixture_brand ("contoh");
  g_autoptr (JsonNode) root = fixture_json (members);
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioPost) post = studio_post_new_from_json ("post.json", root, template, brand, NULL, &error);
  g_autoptr (StudioSnapshot) snapshot = NULL;
  char *path = g_build_filename (g_get_tmp_dir (), name, NULL);

  g_assert_no_error (error);
  snapshot = studio_post_snapshot (post);
  studio_package_write (snapshot, NULL, path, &error);
  g_assert_no_error (error);
  return path;
}

static gboolean
misses (const StudioParcel *parcel,
        const char *what)
{
  return g_ptr_array_find_with_equal_func (parcel->missing, what, g_str_equal, NULL);
}

/* What is filled in raises the score; what is missing is named. */
static void
test_complete (void)
{
  g_autofree char *bare = write_parcel ("polos.pemda", "{'id':'a','content':{}}");
  g_autofree char *more = write_parcel ("terisi.pemda", "{'id':'a','content':{'judul':'Kantor tutup sementara'},'office':'Dinas Kesehatan','caption':{'text':'Kantor tutup hari Senin.'},"
                                                        "'descriptions':{'1':{'alt':'Tulisan di atas latar hijau.'}},"
                                                        "'sent':[{'by':'Rina','at':'2026-11-22T09:00:00+08:00','note':'Mohon diperiksa','office':'Lain','base':'x'}]}");
  g_autofree char *draft = write_parcel ("konsep.pemda", "{'id':'a','content':{'judul':'Kantor tutup sementara'},'caption':{'text':'  '},"
                                                         "'descriptions':{'1':{'alt':'Usulan program','draft':true}}}");
  g_autoptr (StudioParcel) one = studio_parcel_look (bare, checker, NULL, FALSE, NULL);
  g_autoptr (StudioParcel) two = studio_parcel_look (more, checker, NULL, TRUE, NULL);
  g_autoptr (StudioParcel) three = studio_parcel_look (draft, checker, NULL, FALSE, NULL);

  g_assert_null (one->problem);
  g_assert_true (misses (one, "Caption"));
  g_assert_true (misses (one, "Alternative text"));
  g_assert_cmpuint (one->percent, <, two->percent);
  g_assert_cmpuint (two->percent, <=, 100);
  g_assert_cmpuint (two->missing->len, <, one->missing->len);
  g_assert_false (misses (two, "Caption"));
  g_assert_cmpstr (two->title, ==, "Kantor tutup sementara");
  g_assert_cmpstr (two->office, ==, "Dinas Kesehatan");
  g_assert_cmpstr (two->by, ==, "Rina");
  g_assert_cmpstr (two->note, ==, "Mohon diperiksa");
  g_assert_nonnull (two->thumbnail);
  g_assert_null (one->thumbnail);
  /* blanks are no caption, and what the program proposed is no description */
  g_assert_true (misses (three, "Caption"));
  g_assert_true (misses (three, "Alternative text"));
}

/* One sentence for what cannot be opened, and no crash. */
static void
test_broken (void)
{
  g_autofree char *path = write_parcel ("utuh.pemda", "{'id':'a','content':{}}");
  g_autofree char *broken = g_build_filename (g_get_tmp_dir (), "rusak.pemda", NULL);
  g_autofree char *gone = g_build_filename (g_get_tmp_dir (), "tak-ada.pemda", NULL);
  g_autofree char *bytes = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  for (gsize cut = 0; cut < length; cut += length / 7 + 1) {
    g_autoptr (StudioParcel) parcel = NULL;

    g_assert_true (g_file_set_contents (broken, bytes, (gssize) cut, NULL));
    parcel = studio_parcel_look (broken, checker, NULL, TRUE, NULL);
    g_assert_nonnull (parcel->problem);
    g_assert_cmpstr (parcel->name, ==, "rusak.pemda");
    g_assert_null (parcel->thumbnail);
  }
  {
    g_autoptr (StudioParcel) parcel = studio_parcel_look (gone, checker, NULL, TRUE, NULL);

    g_assert_nonnull (parcel->problem);
    g_assert_null (parcel->digest);
  }
}

static void
test_list (void)
{
  g_autofree char *folder = g_dir_make_tmp ("setoran-XXXXXX", NULL);
  static const char *const names[] = { "b.pemda", "a.pemda", "c.txt", "d.pemda.part" };
  g_autofree char *inner = g_build_filename (folder, "map.pemda", NULL);
  g_autoptr (GPtrArray) paths = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *path = g_build_filename (folder, names[i], NULL);

    g_assert_true (g_file_set_contents (path, "x", 1, NULL));
  }
  g_assert_cmpint (g_mkdir (inner, 0700), ==, 0);
  paths = studio_parcel_list (folder);
  g_assert_cmpuint (paths->len, ==, 2);
  g_assert_true (g_str_has_suffix (g_ptr_array_index (paths, 0), "a.pemda"));
  g_ptr_array_unref (paths);
  paths = studio_parcel_list (inner);
  g_assert_cmpuint (paths->len, ==, 0);
}

int
main (int argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  fixture_use_data ();
  studio_fonts_start ();
  checker = studio_checker_new ();
  g_test_add_func ("/parcel/complete", test_complete);
  g_test_add_func ("/parcel/broken", test_broken);
  g_test_add_func ("/parcel/list", test_list);
  result = g_test_run ();
  studio_checker_unref (checker);
  return result;
}
