#include <gio/gio.h>

#include "studio-dropped.h"

static void
test_kinds (void)
{
  static const struct
  {
    const char *name;
    StudioDroppedKind kind;
  } cases[] = {
    { "rapat.pemda", STUDIO_DROPPED_POST },
    { "Rapat.PEMDA", STUDIO_DROPPED_POST },
    { "dinas.pemdabrand", STUDIO_DROPPED_BRAND },
    { "kutipan.pemdatemplate", STUDIO_DROPPED_TEMPLATE },
    { "IMG_0012.JPG", STUDIO_DROPPED_PHOTO },
    { "foto.heic", STUDIO_DROPPED_PHOTO },
    { "peserta.csv", STUDIO_DROPPED_TABLE },
    { "Peserta 2026.XLSX", STUDIO_DROPPED_TABLE },
    { "laporan.docx", STUDIO_DROPPED_OTHER },
    { "csv", STUDIO_DROPPED_OTHER },
    { "foto.jpg.exe", STUDIO_DROPPED_OTHER },
    { "", STUDIO_DROPPED_OTHER },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_test_message ("%s", cases[i].name);
    g_assert_cmpint (studio_dropped_find_kind (cases[i].name), ==, cases[i].kind);
  }
}

/* @names: paths between bars; a web address lies nowhere on this computer */
static StudioDropped *
drop (const char *names)
{
  g_auto (GStrv) parts = g_strsplit (names, "|", -1);
  GSList *files = NULL;
  StudioDropped *dropped;

  for (gsize i = 0; parts[i] != NULL; i++)
    files = g_slist_append (files, g_str_has_prefix (parts[i], "http") ? g_file_new_for_uri (parts[i]) : g_file_new_for_path (parts[i]));
  dropped = studio_dropped_new (files);
  g_slist_free_full (files, g_object_unref);
  return dropped;
}

/* The first file says what it is about; what is of another kind is left out. */
static void
test_files (void)
{
  static const struct
  {
    const char *names;
    StudioDroppedKind kind;
    const char *taken; /* (nullable): nothing */
  } cases[] = {
    { "/a/1.jpg|/a/2.PNG|/a/3.webp", STUDIO_DROPPED_PHOTO, "/a/1.jpg|/a/2.PNG|/a/3.webp" },
    { "/a/1.jpg|/a/tabel.csv|/a/2.jpg", STUDIO_DROPPED_PHOTO, "/a/1.jpg|/a/2.jpg" },
    { "/a/tabel.csv|/a/lain.csv", STUDIO_DROPPED_TABLE, "/a/tabel.csv" },
    { "/a/x.pemda|/a/y.pemda|/a/1.jpg", STUDIO_DROPPED_POST, "/a/x.pemda" },
    { "/a/surat.docx|/a/1.jpg", STUDIO_DROPPED_OTHER, "/a/surat.docx" },
    { "https://contoh.go.id/1.jpg|/a/2.jpg", STUDIO_DROPPED_PHOTO, "/a/2.jpg" },
    { "https://contoh.go.id/1.jpg", STUDIO_DROPPED_OTHER, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (StudioDropped) dropped = drop (cases[i].names);
    g_autofree char *taken = NULL;

    g_test_message ("%s", cases[i].names);
    if (cases[i].taken == NULL) {
      g_assert_null (dropped);
      continue;
    }
    g_assert_cmpint (dropped->kind, ==, cases[i].kind);
    g_ptr_array_add (dropped->paths, NULL);
    taken = g_strjoinv ("|", (char **) dropped->paths->pdata);
    g_assert_cmpstr (taken, ==, cases[i].taken);
  }
}

/* A folder full of photos is not all taken. */
static void
test_many (void)
{
  g_autoptr (GString) names = g_string_new ("/a/0.jpg");
  g_autoptr (StudioDropped) dropped = NULL;

  for (int i = 1; i < 500; i++)
    g_string_append_printf (names, "|/a/%d.jpg", i);
  dropped = drop (names->str);
  g_assert_cmpuint (dropped->paths->len, ==, 20);
  g_assert_null (studio_dropped_new (NULL));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/dropped/kinds", test_kinds);
  g_test_add_func ("/dropped/files", test_files);
  g_test_add_func ("/dropped/many", test_many);
  return g_test_run ();
}
