#include "config.h"

#include "studio-post-files.h"

#define KEY "post-files"
#define MAX_FILES 200

char *
studio_post_files_find (GSettings *settings,
                        const char *id)
{
  g_autoptr (GVariant) files = NULL;
  GVariantIter iter;
  const char *one, *path;

  g_return_val_if_fail (G_IS_SETTINGS (settings) && id != NULL, NULL);

  files = g_settings_get_value (settings, KEY);
  g_variant_iter_init (&iter, files);
  while (g_variant_iter_next (&iter, "(&s^&ay)", &one, &path)) {
    if (g_str_equal (one, id))
      return g_file_test (path, G_FILE_TEST_EXISTS) ? g_strdup (path) : NULL;
  }
  return NULL;
}

void
studio_post_files_note (GSettings *settings,
                        const char *id,
                        const char *path)
{
  g_autoptr (GVariant) files = NULL;
  GVariantBuilder builder;
  GVariantIter iter;
  const char *one, *other;
  guint n = 1;

  g_return_if_fail (G_IS_SETTINGS (settings) && id != NULL && path != NULL);

  files = g_settings_get_value (settings, KEY);
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(say)"));
  g_variant_builder_add (&builder, "(s^ay)", id, path);
  g_variant_iter_init (&iter, files);
  while (n < MAX_FILES && g_variant_iter_next (&iter, "(&s^&ay)", &one, &other)) {
    if (g_str_equal (one, id) || g_str_equal (other, path))
      continue;
    g_variant_builder_add (&builder, "(s^ay)", one, other);
    n++;
  }
  g_settings_set_value (settings, KEY, g_variant_builder_end (&builder));
}
