#pragma once

#include <string.h>

#include "studio-catalog.h"
#include "studio-error.h"
#include "studio-package.h"

/* What the tests of the model share: the small brands and templates of tests/data, and pictures made on the spot. */

/** Lets every catalog of this test find tests/data and nothing else. */
static inline void
fixture_use_data (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "data", NULL);

  g_setenv ("PEMDA_STUDIO_DATA", folder, TRUE);
}

/** Reads JSON that has ' for ", so that tables stay readable. */
static inline JsonNode *
fixture_json (const char *text)
{
  g_autofree char *json = g_strdelimit (g_strdup (text), "'", '"');
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (GError) error = NULL;
  JsonNode *node = studio_json_parse ("fixture", bytes, &error);

  g_assert_no_error (error);
  return node;
}

static inline StudioBrand *
fixture_brand (const char *id)
{
  g_autoptr (StudioCatalog) catalog = studio_catalog_new ();
  g_autoptr (GError) error = NULL;
  StudioBrand *brand = studio_catalog_load_brand (catalog, id, &error);

  g_assert_no_error (error);
  return brand;
}

static inline StudioTemplate *
fixture_template (const char *id)
{
  g_autoptr (StudioCatalog) catalog = studio_catalog_new ();
  g_autoptr (GError) error = NULL;
  StudioTemplate *template = studio_catalog_load_template (catalog, id, &error);

  g_assert_no_error (error);
  return template;
}

static inline StudioPost *
fixture_post (void)
{
  g_autoptr (StudioTemplate) template = fixture_template ("contoh-pengumuman");
  g_autoptr (StudioBrand) brand = fixture_brand ("contoh");

  return studio_post_new (template, brand);
}

/** An SVG picture; each @number gives another hash. */
static inline GBytes *
fixture_picture (int number)
{
  char *text = g_strdup_printf ("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"20\" viewBox=\"0 0 10 10\"></svg>", number + 10);

  return g_bytes_new_take (text, strlen (text));
}

static inline StudioAsset *
fixture_asset (int number)
{
  g_autoptr (GBytes) bytes = fixture_picture (number);
  g_autoptr (GError) error = NULL;
  StudioAsset *asset = studio_asset_new (bytes, &error);

  g_assert_no_error (error);
  return asset;
}

/** The error must be of @code, and its sentence must hold @part. */
static inline void
fixture_assert_error (GError *error,
                      StudioError code,
                      const char *part)
{
  g_assert_error (error, STUDIO_ERROR, (int) code);
  if (strstr (error->message, part) == NULL)
    g_error ("“%s” does not tell “%s”", error->message, part);
}

/** As g_assert_finalize_object(), but a thread that did something for @object may let go of it a moment after it has answered. */
static inline void
fixture_assert_ends (gpointer object)
{
  gpointer weak = object;

  g_object_add_weak_pointer (object, &weak);
  g_object_unref (object);
  for (int i = 0; i < 5000 && g_atomic_pointer_get (&weak) != NULL; i++)
    g_usleep (1000);
  g_assert_null (weak);
}
