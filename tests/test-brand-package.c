#include "model-fixture.h"

#include <glib/gstdio.h>

#include "studio-brand-logo.h"
#include "studio-brand-package.h"

#include "zip-fixture.h"

#define SVG "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><path d='M0 0h9v9z'/></svg>"

/* --- logos --- */

typedef struct
{
  const char *text;
  StudioError code;
  const char *message; /* (nullable): NULL if it is a good one */
} LogoCase;

#define WITH(body) "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'>" body "</svg>"

static const LogoCase logo_cases[] = {
  { SVG, 0, NULL },
  { WITH ("<defs><linearGradient id='a'/></defs><rect fill='url(#a)' width='9' height='9'/><use href='#b' xlink:href=\"#b\"/>"), 0, NULL },
  { WITH ("<image width='9' height='9' xlink:href='data:image/png;base64,AAAA'/>"), 0, NULL },
  { WITH ("<a href='https://paserkab.go.id'><rect width='9' height='9'/></a>"), 0, NULL },
  { "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\" [<!ENTITY ns_svg \"http://www.w3.org/2000/svg\">]>" SVG, 0, NULL },
  { WITH ("<script>alert(1)</script>"), STUDIO_ERROR_INVALID, "plain SVG" },
  { WITH ("<image x='1' href='http://contoh.id/a.png'/>"), STUDIO_ERROR_INVALID, "plain SVG" },
  { WITH ("<image xlink:href='../rahasia.png'/>"), STUDIO_ERROR_INVALID, "plain SVG" },
  { WITH ("<use href=\"file:///etc/passwd#a\"/>"), STUDIO_ERROR_INVALID, "plain SVG" },
  { WITH ("<style>@import 'a.css';</style>"), STUDIO_ERROR_INVALID, "plain SVG" },
  { WITH ("<rect fill='url(b.svg#a)'/>"), STUDIO_ERROR_INVALID, "plain SVG" },
  { "<!DOCTYPE svg [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'>]>" SVG, STUDIO_ERROR_INVALID, "plain SVG" },
  { "<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>" SVG, STUDIO_ERROR_INVALID, "plain SVG" },
  { "GIF89a\x10\x01\x10\x01\x80\x01\x01,", STUDIO_ERROR_UNSUPPORTED, "neither SVG" },
  { "bukan gambar", STUDIO_ERROR_UNSUPPORTED, "lambang.svg" },
  { "", STUDIO_ERROR_TRUNCATED, "lambang.svg" },
};

static void
test_logos (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (logo_cases); i++) {
    const LogoCase *c = &logo_cases[i];
    g_autoptr (GBytes) bytes = g_bytes_new (c->text, strlen (c->text));
    g_autoptr (GError) error = NULL;

    g_test_message ("%s", c->text);
    if (c->message == NULL) {
      g_assert_true (studio_brand_logo_check ("lambang.svg", bytes, &error));
      g_assert_no_error (error);
    } else {
      g_assert_false (studio_brand_logo_check ("lambang.svg", bytes, &error));
      fixture_assert_error (error, c->code, c->message);
    }
  }
}

static void
test_large_logo (void)
{
  gsize size = 40 * 1024 * 1024;
  g_autoptr (GBytes) large = g_bytes_new_take (g_malloc0 (size), size);
  g_autoptr (GString) svg = g_string_new (SVG);
  g_autoptr (GBytes) drawing = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (studio_brand_logo_check ("lambang.png", large, &error));
  fixture_assert_error (error, STUDIO_ERROR_LIMIT, "40 MB; at most 20 MB");
  g_clear_error (&error);

  g_string_set_size (svg, 17 * 1024 * 1024);
  memset (svg->str + strlen (SVG), ' ', svg->len - strlen (SVG));
  drawing = g_bytes_new (svg->str, svg->len);
  g_assert_false (studio_brand_logo_check ("lambang.svg", drawing, &error));
  fixture_assert_error (error, STUDIO_ERROR_LIMIT, "at most 16 MB");
}

/* --- files --- */

/* Returns: (transfer full): the brand "contoh" as a file, with a sticker */
static GBytes *
make_file (void)
{
  g_autoptr (StudioBrand) brand = fixture_brand ("contoh");
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioBrandPackage) package = studio_brand_package_new (brand, &error);
  GBytes *bytes;

  g_assert_no_error (error);
  bytes = studio_brand_package_to_bytes (package, &error);
  g_assert_no_error (error);
  return bytes;
}

static void
test_round_trip (void)
{
  g_autoptr (GBytes) bytes = make_file (), again = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioBrandPackage) package = studio_brand_package_read_bytes ("contoh.pemdabrand", bytes, &error);
  g_autoptr (GPtrArray) items = zip_read (bytes);
  g_autoptr (GBytes) logo = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (((ZipItem *) g_ptr_array_index (items, 0))->name, ==, "mimetype");
  g_assert_cmpstr (studio_brand_get_id (studio_brand_package_get_brand (package)), ==, "contoh");
  logo = studio_brand_load_logo (studio_brand_package_get_brand (package), "utama", &error);
  g_assert_nonnull (logo);
  again = studio_brand_package_to_bytes (package, &error);
  g_assert_true (g_bytes_equal (bytes, again));
}

/* A folder packed by a file manager: everything lies in it, with things that belong to nobody. */
static void
test_packed_by_hand (void)
{
  g_autoptr (GBytes) bytes = make_file (), packed = NULL;
  g_autoptr (GPtrArray) items = zip_read (bytes);
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioBrandPackage) package = NULL;
  g_autoptr (GPtrArray) names = NULL;

  zip_remove (items, "mimetype");
  for (guint i = 0; i < items->len; i++) {
    ZipItem *item = g_ptr_array_index (items, i);
    char *name = g_strconcat ("Merek Kami/", item->name, NULL);

    g_free (item->name);
    item->name = name;
  }
  zip_add (items, "Merek Kami/stickers/ombak.svg", SVG, -1);
  zip_add (items, "Merek Kami/stickers/catatan.txt", "x", -1);
  zip_add (items, "Merek Kami/stickers/rusak.png", "x", -1);
  zip_add (items, "Merek Kami/catatan.txt", "x", -1);
  zip_add (items, "__MACOSX/._brand", "x", -1);
  packed = zip_write (items);
  package = studio_brand_package_read_bytes ("merek.zip", packed, &error);
  g_assert_no_error (error);
  names = studio_brand_package_list_files (package);
  g_assert_cmpuint (names->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (names, 0), ==, "logo.svg");
  g_assert_cmpstr (g_ptr_array_index (names, 1), ==, "stickers/ombak.svg");
}

typedef struct
{
  const char *name; /* the entry that is changed; NULL: nothing is a ZIP */
  const char *text; /* (nullable): NULL takes it away */
  StudioError code;
  const char *message;
} BadCase;

static const BadCase bad_cases[] = {
  { "brand.json", NULL, STUDIO_ERROR_UNSUPPORTED, "holds no brand" },
  { "brand.json", "{", STUDIO_ERROR_TRUNCATED, "kiriman.pemdabrand" },
  { "brand.json", "{\"format\":\"pemda-studio-template\",\"version\":1}", STUDIO_ERROR_INVALID, "kiriman.pemdabrand/brand.json" },
  { "brand.json", "{\"format\":\"pemda-studio-brand\",\"version\":9}", STUDIO_ERROR_NEWER, "newer" },
  { "logo.svg", NULL, STUDIO_ERROR_TRUNCATED, "lacks the logo" },
  { "logo.svg", "<svg width='9' height='9'><script/></svg>", STUDIO_ERROR_INVALID, "plain SVG" },
  { "logo.svg", "x", STUDIO_ERROR_UNSUPPORTED, "logo.svg" },
  { "mimetype", "application/vnd.pemda-studio+zip", STUDIO_ERROR_UNSUPPORTED, "holds no brand" },
};

static void
test_bad (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bad_cases); i++) {
    const BadCase *c = &bad_cases[i];
    g_autoptr (GBytes) good = make_file (), bad = NULL;
    g_autoptr (GPtrArray) items = zip_read (good);
    g_autoptr (GError) error = NULL;

    g_test_message ("%s: %s", c->name, c->text);
    if (c->text != NULL)
      zip_replace (items, c->name, c->text);
    else
      zip_remove (items, c->name);
    bad = zip_write (items);
    g_assert_null (studio_brand_package_read_bytes ("kiriman.pemdabrand", bad, &error));
    fixture_assert_error (error, c->code, c->message);
  }
}

static void
test_hostile (void)
{
  static const char *const names[] = { "../keluar.svg", "/etc/passwd", "a\\..\\b", "stickers/../../x.svg" };
  g_autoptr (GBytes) good = make_file ();
  gsize size = g_bytes_get_size (good);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autoptr (GPtrArray) items = zip_read (good);
    g_autoptr (GBytes) bad = NULL;
    g_autoptr (GError) error = NULL;

    zip_add (items, names[i], SVG, -1);
    bad = zip_write (items);
    g_assert_null (studio_brand_package_read_bytes ("jahat.pemdabrand", bad, &error));
    fixture_assert_error (error, STUDIO_ERROR_INVALID, "jahat.pemdabrand");
  }
  for (gsize cut = 0; cut < size; cut += 1 + size / 97) {
    g_autoptr (GBytes) part = g_bytes_new_from_bytes (good, 0, cut);
    g_autoptr (GError) error = NULL;

    g_assert_null (studio_brand_package_read_bytes ("potong.pemdabrand", part, &error));
    g_assert_nonnull (error);
  }
}

static void
test_many_stickers (void)
{
  g_autoptr (GBytes) good = make_file (), many = NULL;
  g_autoptr (GPtrArray) items = zip_read (good);
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioBrandPackage) package = NULL;
  g_autoptr (GPtrArray) names = NULL;

  for (int i = 0; i < 40; i++) {
    g_autofree char *name = g_strdup_printf ("stickers/s%02d.svg", i);

    zip_add (items, name, SVG, -1);
  }
  many = zip_write (items);
  package = studio_brand_package_read_bytes ("banyak.pemdabrand", many, &error);
  g_assert_no_error (error);
  names = studio_brand_package_list_files (package);
  g_assert_cmpuint (names->len, ==, 1 + STUDIO_BRAND_PACKAGE_MAX_STICKERS);
}

/* --- installing --- */

static void
assert_name (StudioCatalog *catalog,
             const char *id,
             const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioBrand) brand = studio_catalog_load_brand (catalog, id, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (studio_brand_get_name (brand), ==, name);
  g_assert_true (studio_catalog_is_own_brand (brand));
}

static void
test_install (void)
{
  g_autoptr (GBytes) bytes = make_file ();
  g_autoptr (StudioBrandPackage) package = studio_brand_package_read_bytes ("contoh.pemdabrand", bytes, NULL);
  g_autoptr (StudioCatalog) catalog = studio_catalog_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = studio_brand_package_install (package, "kantor-kami", "Kantor Kami", FALSE, &error);
  g_autofree char *logo = g_build_filename (folder, "logo.svg", NULL);
  g_autofree char *replaced = NULL;
  g_autofree char *aside = g_build_filename (g_get_user_data_dir (), "pemda-studio", "brands-replaced", "kantor-kami", "brand.json", NULL);

  g_assert_no_error (error);
  g_assert_true (g_file_test (logo, G_FILE_TEST_IS_REGULAR));
  g_assert_true (studio_catalog_refresh (catalog));
  assert_name (catalog, "kantor-kami", "Kantor Kami");

  g_assert_null (studio_brand_package_install (package, "kantor-kami", "Lain", FALSE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_false (studio_catalog_refresh (catalog));

  for (int i = 0; i < 2; i++) {
    g_clear_pointer (&replaced, g_free);
    replaced = studio_brand_package_install (package, "kantor-kami", "Lain", TRUE, &error);
    g_assert_no_error (error);
    g_assert_cmpstr (replaced, ==, folder);
  }
  g_assert_true (g_file_test (aside, G_FILE_TEST_IS_REGULAR));
  studio_catalog_refresh (catalog);
  assert_name (catalog, "kantor-kami", "Lain");
}

static void
test_install_bad (void)
{
  g_autoptr (GBytes) bytes = make_file ();
  g_autoptr (StudioBrandPackage) package = studio_brand_package_read_bytes ("contoh.pemdabrand", bytes, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (studio_brand_package_install (package, "../luar", NULL, TRUE, &error));
  fixture_assert_error (error, STUDIO_ERROR_INVALID, "../luar");
}

static void
test_missing_logo (void)
{
  g_autoptr (StudioBrand) brand = fixture_brand ("contoh");
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "tanpa-logo", NULL);
  g_autoptr (StudioBrand) lacking = studio_brand_new ("brand.json", studio_brand_get_json (brand), folder, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (studio_brand_package_new (lacking, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  fixture_use_data ();

  g_test_add_func ("/brand-package/logos", test_logos);
  g_test_add_func ("/brand-package/large-logo", test_large_logo);
  g_test_add_func ("/brand-package/round-trip", test_round_trip);
  g_test_add_func ("/brand-package/packed-by-hand", test_packed_by_hand);
  g_test_add_func ("/brand-package/bad", test_bad);
  g_test_add_func ("/brand-package/hostile", test_hostile);
  g_test_add_func ("/brand-package/many-stickers", test_many_stickers);
  g_test_add_func ("/brand-package/install", test_install);
  g_test_add_func ("/brand-package/install-bad", test_install_bad);
  g_test_add_func ("/brand-package/missing-logo", test_missing_logo);
  return g_test_run ();
}
