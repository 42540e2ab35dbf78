#include "document-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "studio-document-words.h"
#include "studio-file.h"
#include "studio-handoff.h"
#include "studio-pages.h"
#include "studio-post-words.h"

typedef struct
{
  char *folder;
  StudioDocument *document;
  StudioPlatforms *limits;
} Fixture;

static StudioDocument *
new_document (const char *title)
{
  g_autoptr (StudioTemplate) template = fixture_template ("pengumuman");
  g_autoptr (StudioBrand) brand = fixture_brand ("paser-mas");
  StudioDocument *document = studio_document_new (template, brand);
  g_autoptr (JsonNode) value = studio_json_string (title);

  studio_document_set_field (document, "judul", value, NULL);
  return document;
}

static void
set_up (Fixture *self,
        gconstpointer data)
{
  self->folder = g_dir_make_tmp ("handoff-XXXXXX", NULL);
  self->document = new_document ("Pasar Murah Desember: Beras, “Minyak”, Gula — 12 Titik di Kabupaten Paser");
  self->limits = studio_platforms_load ();
}

static void
remove_tree (const char *path)
{
  g_autoptr (GPtrArray) names = g_file_test (path, G_FILE_TEST_IS_DIR) ? studio_file_list_folder (path) : NULL;

  for (guint i = 0; names != NULL && i < names->len; i++) {
    g_autofree char *inner = g_build_filename (path, g_ptr_array_index (names, i), NULL);

    remove_tree (inner);
  }
  g_remove (path);
}

static void
tear_down (Fixture *self,
           gconstpointer data)
{
  remove_tree (self->folder);
  g_free (self->folder);
  g_object_unref (self->document);
  studio_platforms_unref (self->limits);
}

static StudioHandoff *
make (Fixture *self,
      const char *platform,
      const char *known,
      GError **error)
{
  g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (studio_document_get_post (self->document));
  const StudioPackOrder order = { .snapshot = snapshot, .limits = self->limits };

  return studio_handoff_make (&order, studio_platforms_find (self->limits, platform), self->folder, known, NULL, error);
}

static void
assert_plain (const char *name)
{
  for (const char *p = name; *p != '\0'; p++)
    g_assert_true (g_ascii_isalnum (*p) || strchr ("-_.", *p) != NULL);
}

static void
test_names (Fixture *self,
            gconstpointer data)
{
  static const struct
  {
    const char *platform;
    const char *folder;
    const char *picture;
  } cases[] = {
    { "instagram", "_instagram_pasar-murah-desember-beras-minyak-gula", "_instagram_pasar-murah-desember-beras-minyak-gula.jpg" },
    { "facebook_page", "_facebook_pasar-murah-desember-beras-minyak-gula", "_facebook_pasar-murah-desember-beras-minyak-gula.jpg" },
    { "wordpress", "_situs_pasar-murah-desember-beras-minyak-gula", "_situs_pasar-murah-desember-beras-minyak-gula.jpg" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (StudioHandoff) handoff = make (self, cases[i].platform, NULL, &error);
    g_autofree char *folder = NULL, *name = NULL;

    g_assert_no_error (error);
    folder = g_path_get_basename (handoff->folder);
    name = g_path_get_basename (((const StudioHandoffPicture *) g_ptr_array_index (handoff->pictures, 0))->path);
    g_assert_cmpstr (folder + strlen ("2026-11-22"), ==, cases[i].folder);
    g_assert_cmpstr (name + strlen ("2026-11-22"), ==, cases[i].picture);
    assert_plain (folder);
    assert_plain (name);
  }
}

/* Twelve pages sort as they are meant to be uploaded, whatever sorts them. */
static void
test_pages (Fixture *self,
            gconstpointer data)
{
  StudioDocument *document = self->document;
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioHandoff) handoff = NULL;
  g_autoptr (StudioSnapshot) snapshot = NULL;
  g_autoptr (JsonNode) root = NULL, pages = NULL;
  g_autoptr (GString) written = g_string_new (NULL);
  g_autoptr (GPtrArray) names = NULL;
  guint seen = 0;

  for (guint i = 0; i < 12; i++)
    g_string_append_printf (written, "%s{'id': 'p%u', 'from': 0}", i > 0 ? ", " : "[", i);
  g_string_append_c (written, ']');
  pages = fixture_json (written->str);
  root = studio_json_with_member (studio_post_get_json (studio_document_get_post (document)), "pages", pages);
  snapshot = studio_post_snapshot (studio_document_get_post (document));
  {
    g_autoptr (StudioSnapshot) with_pages = studio_snapshot_with_root (snapshot, root, NULL);
    const StudioPackOrder order = { .snapshot = with_pages, .limits = self->limits };

    handoff = studio_handoff_make (&order, studio_platforms_find (self->limits, "instagram"), self->folder, NULL, NULL, &error);
  }
  g_assert_no_error (error);
  g_assert_cmpuint (handoff->pictures->len, ==, 12);
  names = studio_file_list_folder (handoff->folder);
  for (guint i = 0; i < names->len; i++) {
    g_autofree char *number = g_strdup_printf ("_%02u-dari-12_", seen + 1);

    if (!g_str_has_suffix (g_ptr_array_index (names, i), ".jpg"))
      continue;
    g_assert_nonnull (strstr (g_ptr_array_index (names, i), number));
    seen++;
  }
  g_assert_cmpuint (seen, ==, 12);
}

static gint64
modified_of (const char *path)
{
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  return (gint64) status.st_mtim.tv_sec * G_USEC_PER_SEC + status.st_mtim.tv_nsec / 1000;
}

/* The same post again: the same folder, nothing written; another title: the old picture goes; what somebody else put there stays. */
static void
test_again (Fixture *self,
            gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioHandoff) first = make (self, "instagram", NULL, &error);
  g_autoptr (StudioHandoff) second = NULL, third = NULL, fourth = NULL;
  const char *path = ((const StudioHandoffPicture *) g_ptr_array_index (first->pictures, 0))->path;
  gint64 before = modified_of (path);
  g_autoptr (JsonNode) title = studio_json_string ("Jam Layanan");
  g_autofree char *own = g_build_filename (first->folder, "catatan-saya.txt", NULL);

  g_assert_no_error (error);
  second = make (self, "instagram", NULL, &error);
  g_assert_cmpstr (second->folder, ==, first->folder);
  g_assert_cmpint (modified_of (path), ==, before);

  g_assert_true (g_file_set_contents (own, "x", -1, NULL));
  studio_document_set_field (self->document, "judul", title, NULL);
  third = make (self, "instagram", first->folder, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (third->folder, ==, first->folder);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (own, G_FILE_TEST_EXISTS));

  /* a folder of that name with something else in it */
  fourth = make (self, "instagram", NULL, &error);
  g_assert_cmpstr (fourth->folder, !=, first->folder);
}

static void
test_texts (Fixture *self,
            gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioHandoff) handoff = NULL;
  const StudioHandoffPicture *picture;
  g_autofree char *path = NULL, *text = NULL;
  const StudioDescription described = { .alt = "Warga antre beras murah.", .draft = FALSE };
  const StudioDescription draft = { .alt = "Draf mesin", .draft = TRUE };
  JsonNode *root = studio_post_get_json (studio_document_get_post (self->document));
  g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (studio_document_get_post (self->document));
  g_autoptr (GArray) pages = studio_snapshot_list_pages (snapshot);
  g_autoptr (JsonNode) captioned = studio_caption_with (root, NULL, "Halo {judul}"), spoken = NULL, drafted = NULL;

  spoken = studio_description_with (captioned, g_array_index (pages, StudioPage, 0).id, &described);
  drafted = studio_description_with (captioned, g_array_index (pages, StudioPage, 0).id, &draft);
  for (guint i = 0; i < 2; i++) {
    g_autoptr (StudioSnapshot) with_words = studio_snapshot_with_root (snapshot, i == 0 ? spoken : drafted, NULL);
    const StudioPackOrder order = { .snapshot = with_words, .limits = self->limits };

    g_clear_pointer (&handoff, studio_handoff_free);
    handoff = studio_handoff_make (&order, studio_platforms_find (self->limits, "x"), self->folder, NULL, NULL, &error);
    g_assert_no_error (error);
    picture = g_ptr_array_index (handoff->pictures, 0);
    g_assert_cmpstr (picture->alt, ==, i == 0 ? described.alt : "");
  }
  g_assert_true (g_str_has_prefix (handoff->caption, "Halo Pasar Murah"));
  g_assert_cmpint (handoff->measure.max, ==, 280);
  path = g_build_filename (handoff->folder, "takarir.txt", NULL);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "Halo Pasar Murah"));
}

static void
test_copy (Fixture *self,
           gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioHandoff) handoff = make (self, "instagram", NULL, &error);
  g_autofree char *disk = g_build_filename (self->folder, "usb", NULL);
  g_autofree char *copy = NULL, *again = NULL;
  g_autoptr (GPtrArray) names = NULL;

  g_assert_no_error (error);
  copy = studio_handoff_copy (handoff, disk, &error);
  g_assert_no_error (error);
  names = studio_file_list_folder (copy);
  g_assert_cmpuint (names->len, ==, handoff->files->len);
  again = studio_handoff_copy (handoff, disk, &error);
  g_assert_cmpstr (again, ==, copy);
}

static void
test_refused (Fixture *self,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioHandoff) handoff = NULL;
  g_autofree char *file = g_build_filename (self->folder, "berkas", NULL);
  g_autofree char *parent = g_steal_pointer (&self->folder);

  g_assert_true (g_file_set_contents (file, "x", -1, NULL));
  self->folder = g_strdup (file);
  handoff = make (self, "instagram", NULL, &error);
  g_assert_null (handoff);
  g_assert_nonnull (error);
  g_free (self->folder);
  self->folder = g_steal_pointer (&parent);
}

static void
test_remembered (void)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_record_unref);
  g_autoptr (StudioRecord) again = NULL;
  const StudioRecord *found;

  g_ptr_array_add (records, studio_handoff_record (NULL, "a", "instagram", "@satu", "/tmp/satu", ""));
  g_ptr_array_add (records, studio_handoff_record (NULL, "a", "instagram", "@dua", "/tmp/dua", ""));
  found = studio_handoff_find (records, "a", "instagram", "@dua");
  g_assert_cmpstr (studio_record_get_text (found, "folder"), ==, "/tmp/dua");
  g_assert_null (studio_handoff_find (records, "b", "instagram", "@dua"));
  g_assert_null (studio_handoff_find (NULL, "a", "instagram", "@dua"));
  again = studio_handoff_record (found, "a", "instagram", "@dua", "/tmp/tiga", "13");
  g_assert_cmpstr (again->id, ==, found->id);
  g_assert_cmpstr (studio_record_get_text (again, "steps"), ==, "13");
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name) g_test_add ("/handoff/" #name, Fixture, NULL, set_up, test_##name, tear_down)
  ADD (names);
  ADD (pages);
  ADD (again);
  ADD (texts);
  ADD (copy);
  ADD (refused);
  g_test_add_func ("/handoff/remembered", test_remembered);
  return g_test_run ();
}
