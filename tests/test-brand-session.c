#include <glib/gstdio.h>

#include "model-fixture.h"

#include "studio-brand-contrast.h"
#include "studio-logo-import.h"
#include "studio-brand-private.h"
#include "studio-brand-session.h"
#include "studio-encode.h"

/* The own folder of brands of this test, new and empty. */
static char *
new_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("merek-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

static gboolean
set_text (StudioBrandSession *session,
          const char *path,
          const char *text,
          const char *merge,
          GError **error)
{
  g_autoptr (JsonNode) value = studio_json_string (text);

  return studio_brand_session_set (session, path, value, "Ubah", merge, error);
}

static const char *
text_at (StudioBrandSession *session,
         const char *path)
{
  JsonNode *node = studio_json_lookup (studio_brand_session_get_json (session), path);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
}

static gboolean
exists (const char *folder,
        const char *id,
        const char *file)
{
  g_autofree char *path = g_build_filename (folder, id, file, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static JsonNode *
read_back (const char *folder,
           const char *id)
{
  g_autofree char *path = g_build_filename (folder, id, "brand.json", NULL);
  g_autoptr (StudioCatalog) catalog = studio_catalog_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioBrand) brand = studio_catalog_load_brand_file (catalog, path, &error);

  g_assert_no_error (error);
  return json_node_ref (studio_brand_get_json (brand));
}

static void
count_cb (int *n)
{
  (*n)++;
}

/* The first edit of a shipped brand makes a copy, undo takes it away, redo brings it back. */
static void
test_copy (void)
{
  g_autofree char *folder = new_folder ();
  g_autoptr (StudioBrand) shipped = fixture_brand ("contoh");
  g_autoptr (StudioBrandSession) session = studio_brand_session_new (shipped, folder);
  g_autofree char *id = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GError) error = NULL;
  int n_copied = 0;

  g_signal_connect_swapped (session, "copied", G_CALLBACK (count_cb), &n_copied);
  g_assert_true (studio_brand_session_get_locked (session));
  g_assert_true (set_text (session, "colors/primary", "#123456", NULL, &error));
  g_assert_false (studio_brand_session_get_locked (session));
  g_assert_cmpint (n_copied, ==, 1);
  id = g_strdup (studio_brand_get_id (studio_brand_session_get_brand (session)));
  g_assert_cmpstr (id, !=, "contoh");
  g_assert_cmpstr (text_at (session, "base"), ==, "contoh");
  g_assert_cmpstr (studio_brand_get_base (studio_brand_session_get_brand (session)), ==, "contoh");
  g_assert_cmpstr (text_at (session, "name"), !=, studio_brand_get_name (shipped));
  g_assert_true (studio_brand_session_flush (session));
  root = read_back (folder, id);
  g_assert_true (studio_json_equal (root, studio_brand_session_get_json (session)));

  g_assert_true (studio_brand_session_undo (session));
  g_assert_true (studio_brand_session_get_locked (session));
  g_assert_true (studio_json_equal (studio_brand_get_json (shipped), studio_brand_session_get_json (session)));
  g_assert_true (studio_brand_session_flush (session));
  g_assert_false (exists (folder, id, "brand.json"));

  g_assert_true (studio_brand_session_redo (session));
  g_assert_true (studio_brand_session_flush (session));
  g_assert_true (exists (folder, id, "brand.json"));
  g_assert_false (exists (folder, "contoh", "brand.json"));
}

/* What would break the brand is refused and changes nothing. */
static void
test_refused (void)
{
  static const struct
  {
    const char *path, *text;
    const char *part;
  } cases[] = {
    { "name", "", "name" },
    { "name", "  \t ", "name" },
    { "colors/primary", "hijau", "hijau" },
    { "type/headline", "Inter", "object" },
    { "emblem", "bintang", "bintang" },
    { "id", "../luar", "luar" },
    { "format", "lain", "no brand" },
  };
  g_autofree char *folder = new_folder ();
  g_autoptr (StudioBrand) base = fixture_brand ("contoh");
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioBrandSession) session = studio_brand_session_new_copy (base, "Dinas Contoh", folder, &error);
  g_autoptr (JsonNode) before = NULL;

  g_assert_no_error (error);
  before = json_node_ref (studio_brand_session_get_json (session));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_assert_false (set_text (session, cases[i].path, cases[i].text, NULL, &error));
    g_test_message ("%s: %s", cases[i].path, error->message);
    fixture_assert_error (error, STUDIO_ERROR_INVALID, cases[i].part);
    g_clear_error (&error);
    g_assert_true (before == studio_brand_session_get_json (session));
    g_assert_null (studio_brand_session_get_undo_label (session));
  }
}

static void
test_new (void)
{
  static const struct
  {
    const char *name;
    const char *id; /* (nullable): refused */
  } cases[] = {
    { "", NULL },
    { "   ", NULL },
    { "Dinas Perhubungan", "dinas-perhubungan" },
    { "Dinas Perhubungan", "dinas-perhubungan-2" },
    { " Dinas  Perhubungan! ", "dinas-perhubungan-3" },
    { "con", "" },
    { "contoh", "contoh-2" },
    { "../..", "" },
  };
  g_autofree char *folder = new_folder ();
  g_autoptr (StudioBrand) base = fixture_brand ("contoh");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (StudioBrandSession) session = studio_brand_session_new_copy (base, cases[i].name, folder, &error);

    if (cases[i].id == NULL) {
      fixture_assert_error (error, STUDIO_ERROR_INVALID, "name");
      g_assert_null (session);
      continue;
    }
    g_assert_no_error (error);
    g_assert_true (g_str_has_prefix (studio_brand_get_id (studio_brand_session_get_brand (session)), cases[i].id));
    g_assert_true (studio_brand_session_flush (session));
    g_assert_true (exists (folder, studio_brand_get_id (studio_brand_session_get_brand (session)), "brand.json"));
  }
}

/* Typing is one step; another field, a pause's end and undoing begin a new one. */
static void
test_merge (void)
{
  g_autofree char *folder = new_folder ();
  g_autoptr (StudioBrand) base = fixture_brand ("contoh");
  g_autoptr (StudioBrandSession) session = studio_brand_session_new_copy (base, "Dinas", folder, NULL);
  g_autofree char *before = g_strdup (text_at (session, "motto"));

  g_assert_true (set_text (session, "motto", "D", "motto", NULL));
  g_assert_true (set_text (session, "motto", "Da", "motto", NULL));
  g_assert_true (set_text (session, "motto", "Day", "motto", NULL));
  g_assert_true (set_text (session, "site", "a", "site", NULL));
  studio_brand_session_end_merge (session);
  g_assert_true (set_text (session, "site", "ab", "site", NULL));
  /* nothing new is no step */
  g_assert_true (set_text (session, "site", "ab", NULL, NULL));
  g_assert_true (studio_brand_session_undo (session));
  g_assert_cmpstr (text_at (session, "site"), ==, "a");
  g_assert_true (studio_brand_session_undo (session));
  g_assert_true (studio_brand_session_undo (session));
  g_assert_cmpstr (text_at (session, "motto"), ==, before);
  g_assert_false (studio_brand_session_undo (session));
  g_assert_true (studio_brand_session_redo (session));
  g_assert_cmpstr (text_at (session, "motto"), ==, "Day");
  g_assert_true (set_text (session, "motto", "Dayak", "motto", NULL));
  g_assert_false (studio_brand_session_redo (session));
  g_assert_true (studio_brand_session_undo (session));
  g_assert_cmpstr (text_at (session, "motto"), ==, "Day");
}

/* Returns: (transfer full): the file of the logo on dark grounds */
static char *
white_file (StudioBrandSession *session)
{
  g_autoptr (GPtrArray) names = studio_brand_list_files (studio_brand_session_get_brand (session));

  for (guint i = 0; i < names->len; i++) {
    if (g_str_has_prefix (g_ptr_array_index (names, i), "logo-putih-"))
      return g_strdup (g_ptr_array_index (names, i));
  }
  g_assert_not_reached ();
}

static void
test_logos (void)
{
  g_autofree char *folder = new_folder ();
  g_autoptr (StudioBrand) base = fixture_brand ("contoh");
  g_autoptr (StudioBrandSession) session = studio_brand_session_new_copy (base, "Dinas", folder, NULL);
  const char *id = studio_brand_get_id (studio_brand_session_get_brand (session));
  g_autoptr (GBytes) one = fixture_picture (1), two = fixture_picture (2), loaded = NULL;
  g_autofree char *first = NULL, *second = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (studio_brand_session_add_logo (session, "putih", one, "svg", &error));
  g_assert_no_error (error);
  loaded = studio_brand_load_logo (studio_brand_session_get_brand (session), "putih", &error);
  g_assert_true (g_bytes_equal (loaded, one));
  g_assert_true (studio_brand_session_flush (session));
  first = white_file (session);

  g_assert_true (studio_brand_session_add_logo (session, "putih", two, "svg", &error));
  g_assert_true (studio_brand_session_flush (session));
  second = white_file (session);
  g_assert_cmpstr (first, !=, second);
  g_assert_true (exists (folder, id, second));
  g_assert_false (exists (folder, id, first));

  g_assert_true (studio_brand_session_undo (session));
  g_assert_true (studio_brand_session_flush (session));
  g_assert_true (exists (folder, id, first));
  g_assert_false (exists (folder, id, second));

  g_assert_true (studio_brand_session_remove_logo (session, "putih", &error));
  g_assert_true (studio_brand_session_flush (session));
  g_assert_false (exists (folder, id, first));
}

/* The copy that begins with a logo goes whole. */
static void
test_logo_first (void)
{
  g_autofree char *folder = new_folder ();
  g_autoptr (StudioBrand) shipped = fixture_brand ("contoh");
  g_autoptr (StudioBrandSession) session = studio_brand_session_new (shipped, folder);
  g_autoptr (GBytes) logo = fixture_picture (3);
  g_autofree char *id = NULL;

  g_assert_true (studio_brand_session_add_logo (session, "utama", logo, "svg", NULL));
  id = g_strdup (studio_brand_get_id (studio_brand_session_get_brand (session)));
  g_assert_true (studio_brand_session_flush (session));
  g_assert_true (exists (folder, id, NULL));
  g_assert_true (studio_brand_session_undo (session));
  g_assert_true (studio_brand_session_flush (session));
  g_assert_false (exists (folder, id, NULL));
}

/* A brand of the office, opened again, is edited in its place, deleted and brought back. */
static void
test_own (void)
{
  g_autofree char *folder = new_folder ();
  g_autoptr (StudioBrand) base = fixture_brand ("contoh");
  g_autoptr (StudioBrandSession) session = studio_brand_session_new_copy (base, "Dinas", folder, NULL);
  g_autoptr (StudioCatalog) catalog = studio_catalog_new ();
  g_autofree char *path = g_build_filename (folder, "dinas", "brand.json", NULL);
  g_autoptr (StudioBrand) own = NULL;
  g_autoptr (StudioBrandSession) again = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (studio_brand_session_flush (session));
  own = studio_catalog_load_brand_file (catalog, path, &error);
  g_assert_no_error (error);
  again = studio_brand_session_new (own, folder);
  g_assert_false (studio_brand_session_get_locked (again));
  g_assert_true (set_text (again, "colors/accent", "#00AA00", NULL, &error));
  g_assert_cmpstr (studio_brand_get_id (studio_brand_session_get_brand (again)), ==, "dinas");

  g_assert_true (studio_brand_session_reset (again, base, &error));
  g_assert_cmpstr (text_at (again, "name"), ==, "Dinas");
  g_assert_cmpstr (text_at (again, "colors/accent"), ==, json_node_get_string (studio_json_lookup (studio_brand_get_json (base), "colors/accent")));
  g_assert_true (studio_brand_session_undo (again));
  g_assert_cmpstr (text_at (again, "colors/accent"), ==, "#00AA00");

  g_assert_true (studio_brand_session_delete (again));
  g_assert_true (studio_brand_session_get_deleted (again));
  g_assert_false (set_text (again, "motto", "x", NULL, NULL));
  g_assert_true (studio_brand_session_flush (again));
  g_assert_false (exists (folder, "dinas", NULL));
  g_assert_true (studio_brand_session_undo (again));
  g_assert_true (studio_brand_session_flush (again));
  g_assert_true (exists (folder, "dinas", "brand.json"));
}

static void
put_file (const char *folder,
          const char *id,
          const char *name)
{
  g_autofree char *path = g_build_filename (folder, id, name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "x", 1, NULL));
}

/* A deleted brand takes all of its folder along, undo gives all of it back, and without undo it goes into the trash. */
static void
test_delete (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "hapus", NULL);
  g_autofree char *aside = g_strconcat (folder, "-deleted", NULL);
  g_autofree char *trash = g_build_filename (g_get_user_data_dir (), "Trash", "files", NULL);
  g_autoptr (StudioBrand) base = fixture_brand ("contoh");
  g_autoptr (StudioBrandSession) session = studio_brand_session_new_copy (base, "Dinas", folder, NULL);

  /* GLib looks there before it throws anything away */
  g_assert_cmpint (g_mkdir_with_parents (g_get_home_dir (), 0700), ==, 0);
  g_assert_true (studio_brand_session_flush (session));
  put_file (folder, "dinas", "stickers/ombak.svg");
  put_file (folder, "dinas", "catatan.txt");
  /* left by a program that ended before */
  put_file (aside, "dinas", "lama.txt");

  g_assert_true (studio_brand_session_delete (session));
  g_assert_true (studio_brand_session_flush (session));
  g_assert_false (exists (folder, "dinas", NULL));
  g_assert_true (exists (aside, "dinas-2", "stickers/ombak.svg"));
  g_assert_true (studio_brand_session_undo (session));
  g_assert_true (studio_brand_session_flush (session));
  g_assert_true (exists (folder, "dinas", "brand.json"));
  g_assert_true (exists (folder, "dinas", "stickers/ombak.svg"));
  g_assert_true (exists (folder, "dinas", "catatan.txt"));
  g_assert_false (exists (aside, "dinas-2", NULL));

  g_assert_true (studio_brand_session_redo (session));
  g_assert_true (studio_brand_session_flush (session));
  g_assert_false (exists (folder, "dinas", NULL));
  g_clear_object (&session);
  g_assert_false (exists (folder, "dinas", NULL));
  g_assert_false (exists (aside, "dinas-2", NULL));
  g_assert_true (exists (trash, "dinas-2", "stickers/ombak.svg"));
  g_assert_true (exists (aside, "dinas", "lama.txt"));
}

/* A folder that is gone already, or that another brand has taken, is no reason to fail or to lose anything. */
static void
test_delete_gone (void)
{
  g_autofree char *folder = new_folder ();
  g_autoptr (StudioBrand) base = fixture_brand ("contoh");
  g_autoptr (StudioBrandSession) session = studio_brand_session_new_copy (base, "Dinas", folder, NULL);
  g_autofree char *own = g_build_filename (folder, "dinas", NULL), *away = g_build_filename (folder, "pergi", NULL);

  g_assert_true (studio_brand_session_flush (session));
  g_assert_cmpint (g_rename (own, away), ==, 0);
  g_assert_true (studio_brand_session_delete (session));
  g_assert_true (studio_brand_session_flush (session));
  put_file (folder, "dinas", "asing.txt");
  g_assert_true (studio_brand_session_undo (session));
  g_assert_true (studio_brand_session_flush (session));
  g_assert_true (exists (folder, "dinas", "brand.json"));
  g_assert_true (exists (folder, "dinas", "asing.txt"));
}

/* Left alone, the brand is written after a pause; one that cannot be is told and written later. */
static void
test_written (void)
{
  g_autofree char *folder = new_folder ();
  g_autofree char *wall = g_build_filename (folder, "tertutup", NULL);
  g_autofree char *inner = g_build_filename (wall, "merek", NULL);
  g_autoptr (StudioBrand) base = fixture_brand ("contoh");
  g_autoptr (StudioBrandSession) session = NULL;
  int n_written = 0;

  /* a file where a folder would have to be: root writes into read-only folders */
  g_assert_true (g_file_set_contents (wall, "x", 1, NULL));
  session = studio_brand_session_new_copy (base, "Dinas", inner, NULL);
  g_signal_connect_swapped (session, "written", G_CALLBACK (count_cb), &n_written);
  while (studio_brand_session_get_problem (session) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (n_written, ==, 0);
  g_assert_true (studio_brand_session_get_pending (session));

  g_assert_cmpint (g_unlink (wall), ==, 0);
  g_assert_true (set_text (session, "motto", "Baru", NULL, NULL));
  while (n_written == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (studio_brand_session_get_problem (session));
  g_assert_false (studio_brand_session_get_pending (session));
  g_assert_true (exists (inner, "dinas", "brand.json"));
}

/* --- logos from outside --- */

static GBytes *
png_of (int width,
        int height,
        gboolean noise)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  guint32 *pixels = (guint32 *) (void *) cairo_image_surface_get_data (surface);
  GBytes *png;

  for (gsize i = 0; noise && i < (gsize) width * (gsize) height; i++)
    pixels[i] = 0xff000000u | (guint32) g_random_int_range (0, 1 << 24);
  cairo_surface_mark_dirty (surface);
  png = studio_encode_png (surface, NULL, NULL);
  cairo_surface_destroy (surface);
  return png;
}

static GBytes *
text (const char *words)
{
  return g_bytes_new (words, strlen (words));
}

static GBytes *
svg_of (gsize n_bytes)
{
  g_autofree char *filling = g_strnfill (n_bytes, ' ');
  char *all = g_strdup_printf ("<svg xmlns='http://www.w3.org/2000/svg' width='64' height='64'>%s<path d='M0 0h9v9z'/></svg>", filling);

  return g_bytes_new_take (all, strlen (all));
}

static void
test_logo_files (void)
{
  static const char deep[] = "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' width='9' height='9'>"
                             "<image xlink:href='file:///etc/passwd' width='9' height='9'/><path d='M0 0h9v9z'/></svg>";
  struct
  {
    GBytes *bytes;
    const char *extension; /* (nullable): refused */
    const char *part;      /* (nullable): of the sentence */
  } cases[] = {
    { svg_of (10), "svg", NULL },
    { png_of (300, 200, FALSE), "png", NULL },
    { png_of (4000, 3000, FALSE), "png", "smaller" },
    { png_of (1500, 1500, TRUE), "png", "smaller" },
    { svg_of (3 * 1024 * 1024), NULL, "2 MB" },
    { text ("Laporan bulanan"), NULL, "text" },
    { text (""), NULL, "" },
    { text ("%PDF-1.4\n"), NULL, "" },
    { text ("<svg xmlns='http://www.w3.org/2000/svg' width='64' height='64'><path"), NULL, "" },
    { text (deep), NULL, "" },
  };
  g_autofree char *folder = new_folder ();
  g_autofree char *path = g_build_filename (folder, "logo.png", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (StudioLogoImport) logo = NULL;

    g_assert_true (g_file_set_contents (path, g_bytes_get_data (cases[i].bytes, NULL), (gssize) g_bytes_get_size (cases[i].bytes), &error));
    logo = studio_logo_import_read (path, NULL, &error);
    g_test_message ("%u: %s", (guint) i, error != NULL ? error->message : logo->note);
    if (cases[i].extension == NULL) {
      g_assert_null (logo);
      g_assert_nonnull (error);
      g_assert_nonnull (strstr (error->message, cases[i].part));
    } else {
      g_assert_no_error (error);
      g_assert_cmpstr (logo->extension, ==, cases[i].extension);
      g_assert_cmpuint (g_bytes_get_size (logo->bytes), <=, 2 * 1024 * 1024);
      g_assert_true ((logo->note != NULL) == (cases[i].part != NULL));
    }
    g_bytes_unref (cases[i].bytes);
  }
}

/* --- contrast --- */

static void
test_contrast (void)
{
  static const struct
  {
    const char *path, *color; /* what the brand is given */
    const char *name;         /* what is measured */
    gboolean passes;
    const char *path_to_change;
  } cases[] = {
    { "colors/primary", "#0B5D2A", "primary", TRUE, NULL },
    { "colors/on-accent", "#FFFFFF", "accent", FALSE, "colors/on-accent" },
    { "colors/muted", "#A0A0A0", "muted", FALSE, "colors/muted" },
    { "colors/ink", "#101010", "ink", TRUE, NULL },
    /* neither white nor a pale ink: black is left */
    { "colors/on-danger", "#777777", "danger", FALSE, "colors/on-danger" },
  };
  g_autofree char *folder = new_folder ();
  g_autoptr (StudioBrand) base = fixture_brand ("contoh");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (StudioBrandSession) session = studio_brand_session_new_copy (base, "Dinas", folder, NULL);
    StudioBrandContrast contrast;

    g_assert_true (set_text (session, "colors/accent", "#F2B134", NULL, NULL));
    g_assert_true (set_text (session, "colors/surface", "#FFFFFF", NULL, NULL));
    g_assert_true (set_text (session, "colors/danger", "#808080", NULL, NULL));
    g_assert_true (set_text (session, cases[i].path, cases[i].color, NULL, NULL));
    g_assert_true (studio_brand_contrast_measure (studio_brand_session_get_brand (session), cases[i].name, &contrast));
    g_test_message ("%s %s: %.2f, better %s %.2f", cases[i].name, cases[i].color, contrast.ratio, contrast.better, contrast.better_ratio);
    g_assert_true (studio_brand_contrast_passes (contrast.ratio) == cases[i].passes);
    g_assert_true ((contrast.better == NULL) == cases[i].passes);
    if (!cases[i].passes) {
      g_assert_cmpstr (contrast.path, ==, cases[i].path_to_change);
      g_assert_true (studio_brand_contrast_passes (contrast.better_ratio));
      g_assert_true (set_text (session, contrast.path, contrast.better, NULL, NULL));
      studio_brand_contrast_clear (&contrast);
      g_assert_true (studio_brand_contrast_measure (studio_brand_session_get_brand (session), cases[i].name, &contrast));
      g_assert_true (studio_brand_contrast_passes (contrast.ratio));
    }
    studio_brand_contrast_clear (&contrast);
  }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  fixture_use_data ();

  g_test_add_func ("/brand-session/copy", test_copy);
  g_test_add_func ("/brand-session/refused", test_refused);
  g_test_add_func ("/brand-session/new", test_new);
  g_test_add_func ("/brand-session/merge", test_merge);
  g_test_add_func ("/brand-session/logos", test_logos);
  g_test_add_func ("/brand-session/logo-first", test_logo_first);
  g_test_add_func ("/brand-session/own", test_own);
  g_test_add_func ("/brand-session/delete", test_delete);
  g_test_add_func ("/brand-session/delete-gone", test_delete_gone);
  g_test_add_func ("/brand-session/written", test_written);
  g_test_add_func ("/brand-session/logo-files", test_logo_files);
  g_test_add_func ("/brand-session/contrast", test_contrast);

  return g_test_run ();
}
