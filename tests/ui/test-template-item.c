#include "config.h"

#include "studio-template-item.h"

#include <gtk/gtk.h>

#include "studio-catalog.h"
#include "studio-surface-paintable.h"

static StudioTemplateItem *
new_item (void)
{
  g_autoptr (StudioCatalog) catalog = studio_catalog_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioTemplate) template = studio_catalog_load_template (catalog, "capaian-pembangunan", &error);

  g_assert_no_error (error);
  return studio_template_item_new (template, 3);
}

static void
count_cb (GObject *object,
          GParamSpec *pspec,
          guint *n_calls)
{
  (*n_calls)++;
}

static void
test_picture (void)
{
  StudioTemplateItem *item = new_item ();
  StudioColor color = { 0, 0.5, 0, 1 };
  StudioSurfacePaintable *blank = studio_surface_paintable_new_blank (&color, 176, 220);
  guint n_calls = 0;

  g_signal_connect (item, "notify::picture", G_CALLBACK (count_cb), &n_calls);
  studio_template_item_set_picture (item, GDK_PAINTABLE (blank));
  studio_template_item_set_picture (item, GDK_PAINTABLE (blank));
  g_assert_cmpuint (n_calls, ==, 1);
  studio_template_item_set_picture (item, NULL);
  g_assert_cmpuint (n_calls, ==, 2);
  g_assert_finalize_object (blank);
  g_assert_finalize_object (item);
}

static void
test_favourite (void)
{
  StudioTemplateItem *item = new_item ();
  guint n_calls = 0;

  g_signal_connect (item, "notify::favourite", G_CALLBACK (count_cb), &n_calls);
  g_assert_false (studio_template_item_get_favourite (item));
  studio_template_item_set_favourite (item, TRUE);
  studio_template_item_set_favourite (item, TRUE);
  g_assert_cmpuint (n_calls, ==, 1);
  g_assert_true (studio_template_item_get_favourite (item));
  g_assert_cmpuint (studio_template_item_get_place (item), ==, 3);
  g_assert_finalize_object (item);
}

/* A surface for a screen of double density has half its size in logical px. */
static void
test_paintable_size (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 352, 440);
  StudioSurfacePaintable *paintable = studio_surface_paintable_new (surface, 2);

  g_assert_cmpint (gdk_paintable_get_intrinsic_width (GDK_PAINTABLE (paintable)), ==, 176);
  g_assert_cmpint (gdk_paintable_get_intrinsic_height (GDK_PAINTABLE (paintable)), ==, 220);
  g_assert_cmpfloat_with_epsilon (gdk_paintable_get_intrinsic_aspect_ratio (GDK_PAINTABLE (paintable)), 0.8, 1e-9);
  g_assert_finalize_object (paintable);
  cairo_surface_destroy (surface);
}

int
main (int argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/template-item/favourite", test_favourite);
  g_test_add_func ("/template-item/picture", test_picture);
  g_test_add_func ("/template-item/paintable-size", test_paintable_size);

  return g_test_run ();
}
