#include "config.h"

#include "studio-icon-font.h"

#include <pango/pangocairo.h>

#include "studio-font.h"
#include "studio-fonts.h"

/* Glyphs are taken at this size, large enough for the font's own units */
#define EM 1024.0
/* Margin around the glyph's em box, as line icons have on their grid */
#define MARGIN (1.0 / 24)

/* One context for all threads, since asking a font for a path is quick and rare: paths are kept. */
static GMutex mutex;
static PangoContext *context;
static GHashTable *paths; /* (element-type utf8 cairo_path_t): by "FAMILY/CODE"; NULL for what is missing */

/* Returns: (nullable): the font, if it is really of this family */
static PangoFont *
load_font (const char *family)
{
  g_autoptr (PangoFontDescription) wanted = pango_font_description_new ();
  g_autoptr (PangoFont) font = NULL;

  if (!studio_font_is_there (context, family))
    return NULL;
  pango_font_description_set_family (wanted, family);
  pango_font_description_set_absolute_size (wanted, EM * PANGO_SCALE);
  studio_font_keep (context, wanted);
  font = pango_context_load_font (context, wanted);
  return g_steal_pointer (&font);
}

/* The glyph's contours around its middle, of an em of 1 */
static cairo_path_t *
glyph_path (cairo_scaled_font_t *font,
            gunichar code)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  cairo_glyph_t *glyphs = NULL;
  cairo_path_t *path = NULL;
  int n_glyphs = 0, length;
  char text[8];

  length = g_unichar_to_utf8 (code, text);
  if (cairo_scaled_font_text_to_glyphs (font, 0, 0, text, length, &glyphs, &n_glyphs, NULL, NULL, NULL) == CAIRO_STATUS_SUCCESS &&
      n_glyphs == 1 && glyphs[0].index != 0) {
    double left, top, right, bottom, em;

    cairo_set_scaled_font (cr, font);
    cairo_glyph_path (cr, glyphs, 1);
    cairo_path_extents (cr, &left, &top, &right, &bottom);
    em = MAX (EM, MAX (right - left, bottom - top));
    /* the path stays where it is and is told in a space whose origin is its middle */
    cairo_translate (cr, (left + right) / 2, (top + bottom) / 2);
    cairo_scale (cr, em, em);
    path = cairo_copy_path (cr);
  }
  cairo_glyph_free (glyphs);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return path;
}

/* Returns: (nullable) (transfer none) */
static cairo_path_t *
find_path (const StudioIconGlyph *glyph)
{
  g_autofree char *key = g_strdup_printf ("%s/%X", glyph->family, glyph->code);
  g_autoptr (PangoFont) font = NULL;
  cairo_path_t *path = NULL;

  if (paths == NULL) {
    paths = g_hash_table_new (g_str_hash, g_str_equal);
    context = studio_fonts_new_context ();
  }
  if (g_hash_table_lookup_extended (paths, key, NULL, (gpointer *) &path))
    return path;
  font = load_font (glyph->family);
  if (font != NULL)
    path = glyph_path (pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (font)), glyph->code);
  g_hash_table_insert (paths, g_steal_pointer (&key), path);
  return path;
}

gboolean
studio_icon_font_append (cairo_t *cr,
                         const StudioIconGlyph *glyph,
                         double x,
                         double y,
                         double side)
{
  cairo_path_t *path;

  g_return_val_if_fail (cr != NULL && glyph != NULL, FALSE);

  g_mutex_lock (&mutex);
  path = find_path (glyph);
  g_mutex_unlock (&mutex);
  if (path == NULL || path->status != CAIRO_STATUS_SUCCESS || path->num_data == 0)
    return FALSE;
  cairo_save (cr);
  cairo_translate (cr, x + side / 2, y + side / 2);
  cairo_scale (cr, side * (1 - 2 * MARGIN), side * (1 - 2 * MARGIN));
  cairo_append_path (cr, path);
  cairo_restore (cr);
  return TRUE;
}
