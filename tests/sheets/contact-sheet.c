#include "config.h"

#include <glib/gstdio.h>
#include <locale.h>

#include "stress-fixture.h"
#include "studio-encode.h"
#include "studio-export.h"
#include "studio-photo-cache.h"

/*
 * Proof by eye: every template in every brand and size, with its sample, with the longest and with the least content, as one page
 * of HTML to look at.
 *
 *   contact-sheet FOLDER [TEMPLATE…]
 *   contact-sheet --shelf FILE.jpg      all first pages on one picture, for docs/shelf.md
 */

#define SIDE 240.0 /* px of a picture's longer side */
#define QUALITY 86

/* of the stresses, those that are worth looking at */
static const char *const looks[] = { "contoh", "penuh", "hanya yang wajib" };

typedef struct
{
  const char *folder;
  StudioCatalog *catalog;
  int faults; /* pictures that could not be drawn */
} Sheet;

typedef struct
{
  StudioTemplate *template;
  StudioBrand *brand;
  const Stress *stress;
} Cell;

static char *
picture_name (const Cell *cell,
              const StudioFormat *format,
              guint page)
{
  return g_strdup_printf ("%s_%s_%s_%u_%d.jpg", studio_template_get_id (cell->template), studio_brand_get_id (cell->brand), format->id, page + 1,
                          (int) (cell->stress - stresses));
}

static gboolean
draw_picture (const Sheet *sheet,
              const Cell *cell,
              StudioPainter *painter,
              StudioScene *scene,
              guint page)
{
  const StudioFormat *format = scene->format;
  g_autofree char *name = picture_name (cell, format, page);
  g_autofree char *path = g_build_filename (sheet->folder, name, NULL);
  g_autoptr (GError) error = NULL;
  cairo_surface_t *surface = studio_export_surface (painter, scene, SIDE / MAX (format->size.w, format->size.h), &error);
  g_autoptr (GBytes) bytes = surface != NULL ? studio_encode_jpeg (surface, QUALITY, NULL, &error) : NULL;
  gboolean done = bytes != NULL && g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), &error);

  g_clear_pointer (&surface, cairo_surface_destroy);
  if (!done)
    g_printerr ("%s: %s\n", name, error->message);
  return done;
}

static void
draw_cell (gpointer data,
           gpointer user_data)
{
  Cell *cell = data;
  Sheet *sheet = user_data;
  g_autoptr (GObject) fonts = G_OBJECT (studio_fonts_new_context ());
  g_autoptr (StudioPhotoCache) photos = studio_photo_cache_new (64 * 1024 * 1024);
  g_autoptr (StudioSnapshot) snapshot = stressed (cell->template, cell->brand, cell->stress);
  StudioPainter painter = { .context = PANGO_CONTEXT (fonts), .photos = photos };
  GPtrArray *formats = studio_template_get_formats (cell->template);

  for (guint f = 0; f < formats->len; f++) {
    for (guint page = 0; page < studio_template_get_n_pages (cell->template); page++) {
      g_autoptr (GError) error = NULL;
      g_autoptr (StudioScene) scene = studio_layout_page (painter.context, snapshot, g_ptr_array_index (formats, f), page, &error);

      g_assert_no_error (error);
      if (!draw_picture (sheet, cell, &painter, scene, page))
        g_atomic_int_inc (&sheet->faults);
    }
  }
  g_clear_error (&painter.error);
  g_object_unref (cell->template);
  g_object_unref (cell->brand);
  g_free (cell);
}

static const Stress *
find_stress (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (stresses); i++) {
    if (g_str_equal (stresses[i].name, name))
      return &stresses[i];
  }
  g_assert_not_reached ();
}

static void
write_row (GString *html,
           StudioTemplate *template,
           StudioBrand *brand,
           const Stress *stress)
{
  Cell cell = { template, brand, stress };
  GPtrArray *formats = studio_template_get_formats (template);

  g_string_append_printf (html, "<h3>%s, %s</h3>\n<p>", studio_brand_get_name (brand), stress->name);
  for (guint f = 0; f < formats->len; f++) {
    for (guint page = 0; page < studio_template_get_n_pages (template); page++) {
      g_autofree char *name = picture_name (&cell, g_ptr_array_index (formats, f), page);

      g_string_append_printf (html, "<img loading=lazy src=\"%s\" alt=\"%s\">\n", name, name);
    }
  }
  g_string_append (html, "</p>\n");
}

/* Draws one template's pictures on @pool, and writes where they will be. */
static void
add_template (const Sheet *sheet,
              const char *id,
              GThreadPool *pool,
              GString *html)
{
  g_autoptr (GPtrArray) brands = studio_catalog_list_brands (sheet->catalog);
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioTemplate) template = studio_catalog_load_template (sheet->catalog, id, &error);

  g_assert_no_error (error);
  g_string_append_printf (html, "<h2 id=\"%s\">%s (%s)</h2>\n", id, studio_template_get_name (template), id);
  for (guint l = 0; l < G_N_ELEMENTS (looks); l++) {
    for (guint b = 0; b < brands->len; b++) {
      g_autoptr (StudioBrand) brand = studio_catalog_load_brand (sheet->catalog, g_ptr_array_index (brands, b), &error);
      Cell *cell = g_new (Cell, 1);

      g_assert_no_error (error);
      *cell = (Cell){ g_object_ref (template), g_object_ref (brand), find_stress (looks[l]) };
      write_row (html, template, brand, cell->stress);
      g_thread_pool_push (pool, cell, NULL);
    }
  }
}

static gboolean
make_sheet (Sheet *sheet,
            const GPtrArray *templates)
{
  g_autoptr (GString) html = g_string_new ("<!doctype html><meta charset=utf-8><title>Templates</title>\n<style>body{font:14px sans-serif;background:#ddd}"
                                           "h3{font-weight:normal;margin:12px 0 4px}img{margin:0 6px 6px 0;vertical-align:top}</style>\n");
  g_autofree char *path = g_build_filename (sheet->folder, "index.html", NULL);
  GThreadPool *pool = g_thread_pool_new (draw_cell, sheet, (int) g_get_num_processors (), FALSE, NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < templates->len; i++)
    add_template (sheet, g_ptr_array_index (templates, i), pool, html);
  g_thread_pool_free (pool, FALSE, TRUE);
  if (!g_file_set_contents (path, html->str, (gssize) html->len, &error))
    g_printerr ("%s\n", error->message);
  return error == NULL && sheet->faults == 0;
}

/* --- the whole shelf on one picture --- */

#define COLUMNS 7
#define TILE_WIDTH 240.0
#define TILE_HEIGHT 300.0
#define GAP 12.0

static void
draw_tile (cairo_t *cr,
           StudioPainter *painter,
           StudioTemplate *template,
           StudioBrand *brand)
{
  g_autoptr (StudioSnapshot) snapshot = stressed (template, brand, find_stress ("contoh"));
  const StudioFormat *format = g_ptr_array_index (studio_template_get_formats (template), 0);
  double scale = MIN (TILE_WIDTH / format->size.w, TILE_HEIGHT / format->size.h);
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioScene) scene = studio_layout_page (painter->context, snapshot, format, 0, &error);
  cairo_surface_t *surface;

  g_assert_no_error (error);
  surface = studio_export_surface (painter, scene, scale, &error);
  g_assert_no_error (error);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_paint (cr);
  cairo_surface_destroy (surface);
}

static void
draw_shelf (StudioCatalog *catalog,
            const GPtrArray *templates,
            cairo_t *cr)
{
  g_autoptr (GPtrArray) brands = studio_catalog_list_brands (catalog);
  g_autoptr (GObject) fonts = G_OBJECT (studio_fonts_new_context ());
  g_autoptr (StudioPhotoCache) photos = studio_photo_cache_new (64 * 1024 * 1024);
  StudioPainter painter = { .context = PANGO_CONTEXT (fonts), .photos = photos };

  for (guint i = 0; i < templates->len; i++) {
    g_autoptr (StudioTemplate) template = studio_catalog_load_template (catalog, g_ptr_array_index (templates, i), NULL);
    g_autoptr (StudioBrand) brand = studio_catalog_load_brand (catalog, g_ptr_array_index (brands, i % brands->len), NULL);

    cairo_save (cr);
    cairo_translate (cr, GAP + i % COLUMNS * (TILE_WIDTH + GAP), GAP + i / COLUMNS * (TILE_HEIGHT + GAP));
    draw_tile (cr, &painter, template, brand);
    cairo_restore (cr);
  }
}

static gboolean
write_shelf (StudioCatalog *catalog,
             const GPtrArray *templates,
             const char *path)
{
  guint rows = (templates->len + COLUMNS - 1) / COLUMNS;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) (GAP + COLUMNS * (TILE_WIDTH + GAP)), (int) (GAP + rows * (TILE_HEIGHT + GAP)));
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  cairo_set_source_rgb (cr, 0.87, 0.87, 0.87);
  cairo_paint (cr);
  draw_shelf (catalog, templates, cr);
  bytes = studio_encode_jpeg (surface, QUALITY, NULL, &error);
  if (bytes != NULL)
    g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), &error);
  if (error != NULL)
    g_printerr ("%s\n", error->message);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return error == NULL;
}

int
main (int argc,
      char *argv[])
{
  g_autoptr (StudioCatalog) catalog = studio_catalog_new ();
  g_autoptr (GPtrArray) templates = NULL;
  Sheet sheet = { .catalog = catalog };

  setlocale (LC_ALL, "");
  if (argc < 2) {
    g_printerr ("Usage: contact-sheet FOLDER [TEMPLATE…]\n");
    return 1;
  }
  if (argc == 3 && g_str_equal (argv[1], "--shelf")) {
    templates = studio_catalog_list_templates (catalog);
    return write_shelf (catalog, templates, argv[2]) ? 0 : 1;
  }
  sheet.folder = argv[1];
  if (g_mkdir_with_parents (sheet.folder, 0755) != 0)
    return 1;
  if (argc == 2) {
    templates = studio_catalog_list_templates (catalog);
  } else {
    templates = g_ptr_array_new ();
    for (int i = 2; i < argc; i++)
      g_ptr_array_add (templates, argv[i]);
  }
  return make_sheet (&sheet, templates) ? 0 : 1;
}
