#include "model-fixture.h"

#include <glib/gstdio.h>

#include "studio-fonts.h"
#include "studio-own-folder.h"
#include "studio-template-share.h"

#include "zip-fixture.h"

static char *
write_file (const char *name)
{
  g_autoptr (StudioTemplate) template = fixture_template ("pengumuman");
  g_autoptr (StudioBrand) brand = fixture_brand ("netral");
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (g_get_tmp_dir (), name, NULL);

  g_assert_true (studio_template_share_write (template, brand, path, &error));
  g_assert_no_error (error);
  return path;
}

/* A shipped template as a file: checked, with a thumbnail, beside the shipped one under another id and name. */
static void
test_round (void)
{
  g_autofree char *path = write_file ("bagikan.pemdatemplate"), *id = NULL, *again = NULL;
  g_autoptr (StudioBrand) brand = fixture_brand ("paser-mas");
  g_autoptr (StudioCatalog) catalog = studio_catalog_new ();
  g_autoptr (StudioTemplate) template = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioTemplatePackage) package = studio_template_share_read (path, brand, &error);

  g_assert_no_error (error);
  g_assert_nonnull (studio_template_package_get_file (package, STUDIO_TEMPLATE_PACKAGE_THUMBNAIL));
  g_assert_null (studio_template_share_install (package, STUDIO_SHARE_REFUSE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_null (studio_template_share_install (package, STUDIO_SHARE_REPLACE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  g_clear_error (&error);

  id = studio_template_share_install (package, STUDIO_SHARE_BESIDE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (id, ==, "pengumuman-2");
  again = studio_template_share_install (package, STUDIO_SHARE_BESIDE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (again, ==, "pengumuman-3");
  studio_catalog_refresh (catalog);
  template = studio_catalog_load_template (catalog, again, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (studio_template_get_name (template), " (3)"));
  g_unlink (path);
}

/* What is valid JSON and can't be laid out is refused before it is installed. */
static void
test_layout (void)
{
  g_autofree char *path = write_file ("rusak.pemdatemplate");
  g_autofree char *content = NULL, *text = NULL, *changed = NULL;
  g_autoptr (StudioBrand) brand = fixture_brand ("netral");
  g_autoptr (GBytes) bytes = NULL, bad = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) parts = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &content, &size, &error));
  bytes = g_bytes_new (content, size);
  items = zip_read (bytes);
  text = g_strndup (g_bytes_get_data (zip_find (items, "template.json")->bytes, NULL), g_bytes_get_size (zip_find (items, "template.json")->bytes));
  parts = g_strsplit (text, "\"layers\": [", 2);
  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  changed = g_strjoinv ("\"layers\": [{\"type\": \"shape\", \"id\": \"rusak\", \"opacity\": \"tebal\"}, ", parts);
  zip_replace (items, "template.json", changed);
  bad = zip_write (items);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bad, NULL), (gssize) g_bytes_get_size (bad), &error));
  g_assert_null (studio_template_share_read (path, brand, &error));
  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
  g_unlink (path);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  studio_fonts_start ();

  g_test_add_func ("/template-share/round", test_round);
  g_test_add_func ("/template-share/layout", test_layout);
  return g_test_run ();
}
