#include "config.h"

#include <adwaita.h>

/* Size of the letters of a class in points of Pango, where the desktop's own are so large. */
static int
measure (const char *style,
         const char *font)
{
  GtkWidget *window = gtk_window_new (), *label = gtk_label_new ("Rapat");
  PangoFontDescription *description;
  int size;

  g_object_set (gtk_settings_get_default (), "gtk-font-name", font, NULL);
  gtk_widget_add_css_class (label, style);
  gtk_window_set_child (GTK_WINDOW (window), label);
  description = pango_context_get_font_description (gtk_widget_get_pango_context (label));
  size = pango_font_description_get_size (description);
  gtk_window_destroy (GTK_WINDOW (window));
  return size;
}

static void
use_sizes (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "ui", "studio-letters.css", NULL);

  gtk_css_provider_load_from_path (provider, path);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider), GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

/* Each is what libadwaita makes it with letters of 10 points, and half as large again with 15. */
static void
test_follow (void)
{
  static const char *const styles[] = { "large-title", "title-1", "title-2", "title-3", "title-4", "heading", "body", "caption", "caption-heading" };
  int before[G_N_ELEMENTS (styles)];

  for (gsize i = 0; i < G_N_ELEMENTS (styles); i++)
    before[i] = measure (styles[i], "Sans 10");
  use_sizes ();
  for (gsize i = 0; i < G_N_ELEMENTS (styles); i++) {
    g_test_message ("%s: %d", styles[i], before[i]);
    g_assert_cmpfloat_with_epsilon (measure (styles[i], "Sans 10"), before[i], 8);
    g_assert_cmpfloat_with_epsilon (measure (styles[i], "Sans 15"), before[i] * 1.5, 8);
  }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/letters/follow", test_follow);
  return g_test_run ();
}
