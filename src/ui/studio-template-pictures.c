#include "config.h"

#include "studio-template-pictures.h"

#include <glib/gstdio.h>

#include "studio-encode.h"
#include "studio-paths.h"

static gint64
modified_time (const char *path)
{
  GStatBuf info;

  return path != NULL && g_stat (path, &info) == 0 ? (gint64) info.st_mtime : 0;
}

/* Of the folder and of what lies in it */
static gint64
newest_in (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  gint64 newest = modified_time (folder);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    newest = MAX (newest, modified_time (path));
  }
  return newest;
}

static gint64
newest_below (const char *kind)
{
  g_auto (GStrv) folders = studio_paths_data_dirs (kind);
  gint64 newest = 0;

  for (gsize i = 0; folders[i] != NULL; i++)
    newest = MAX (newest, newest_in (folders[i]));
  return newest;
}

gint64
studio_template_pictures_newest_input (const char *program)
{
  gint64 data = MAX (newest_below ("parts"), newest_below ("samples"));

  return MAX (data, modified_time (program));
}

/* Returns: (transfer full) */
static char *
picture_path (StudioTemplate *template,
              StudioBrand *brand,
              int width)
{
  g_autofree char *name = g_strdup_printf ("%s.%s.%d.png", studio_template_get_id (template), studio_brand_get_id (brand), width);

  return g_build_filename (g_get_user_cache_dir (), "pemda-studio", "templates-" PACKAGE_VERSION, name, NULL);
}

static gint64
newest_of_both (StudioTemplate *template,
                StudioBrand *brand)
{
  g_autofree char *template_name = g_build_filename (studio_template_get_id (template), "template.json", NULL);
  g_autofree char *template_path = studio_paths_find ("templates", template_name);
  const char *folder = studio_brand_get_folder (brand);

  /* logos count as well as the document */
  return MAX (modified_time (template_path), folder != NULL ? newest_in (folder) : 0);
}

cairo_surface_t *
studio_template_pictures_load (StudioTemplate *template,
                               StudioBrand *brand,
                               int width,
                               gint64 newest_input)
{
  g_autofree char *path = picture_path (template, brand, width);
  gint64 made = modified_time (path);
  cairo_surface_t *surface;

  if (made == 0 || made < newest_input || made < newest_of_both (template, brand))
    return NULL;
  surface = cairo_image_surface_create_from_png (path);
  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS && cairo_image_surface_get_width (surface) > 0)
    return surface;
  cairo_surface_destroy (surface);
  return NULL;
}

void
studio_template_pictures_save (StudioTemplate *template,
                               StudioBrand *brand,
                               int width,
                               cairo_surface_t *surface)
{
  g_autofree char *path = picture_path (template, brand, width);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) png = studio_encode_png_with (surface, 0, 1, NULL, &error);

  g_mkdir_with_parents (folder, 0700);
  if (png == NULL || !g_file_set_contents (path, g_bytes_get_data (png, NULL), (gssize) g_bytes_get_size (png), &error))
    g_message ("the picture of a template is not kept: %s", error->message);
}
