#include "config.h"

#include "studio-a4.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "studio-fonts.h"

#define MOST_LINES 14
#define NUMBER_W 90

/* A hyphen that nobody wrote would be read as part of an address or a number. */
static void
no_hyphens (PangoLayout *layout)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
}

PangoLayout *
studio_a4_text (StudioA4 *paper,
                const char *text,
                double size,
                PangoWeight weight,
                double width)
{
  PangoLayout *layout = pango_layout_new (paper->context);
  PangoFontDescription *font = pango_font_description_from_string ("Noto Sans, Sans");

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, weight);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_height (layout, -MOST_LINES);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_text (layout, text, -1);
  no_hyphens (layout);
  pango_font_description_free (font);
  return layout;
}

double
studio_a4_height_of (PangoLayout *layout)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  return (double) logical.height / PANGO_SCALE;
}

double
studio_a4_put (StudioA4 *paper,
               PangoLayout *layout,
               double x,
               double y)
{
  double height = studio_a4_height_of (layout);

  cairo_move_to (paper->cr, x, y);
  pango_cairo_show_layout (paper->cr, layout);
  g_object_unref (layout);
  return height;
}

void
studio_a4_ink (StudioA4 *paper,
               double grey)
{
  cairo_set_source_rgb (paper->cr, grey, grey, grey);
}

void
studio_a4_line (StudioA4 *paper,
                double x,
                double y,
                double width)
{
  cairo_set_line_width (paper->cr, 0.6);
  cairo_move_to (paper->cr, x, y);
  cairo_rel_line_to (paper->cr, width, 0);
  cairo_stroke (paper->cr);
}

static void
finish_page (StudioA4 *paper)
{
  const double body = STUDIO_A4_WIDTH - 2 * paper->margin;
  g_autofree char *right = g_strdup_printf (_ ("Page %u of %u"), paper->page, paper->n_pages);
  PangoLayout *number = studio_a4_text (paper, right, STUDIO_A4_SMALL, PANGO_WEIGHT_NORMAL, NUMBER_W);
  PangoLayout *foot = studio_a4_text (paper, paper->foot, STUDIO_A4_SMALL, PANGO_WEIGHT_NORMAL, body - NUMBER_W - 10);

  pango_layout_set_height (foot, 0);
  pango_layout_set_alignment (number, PANGO_ALIGN_RIGHT);
  studio_a4_ink (paper, 0.6);
  studio_a4_line (paper, paper->margin, STUDIO_A4_BOTTOM + 12, body);
  studio_a4_ink (paper, 0.25);
  studio_a4_put (paper, foot, paper->margin, STUDIO_A4_BOTTOM + 17);
  studio_a4_put (paper, number, STUDIO_A4_WIDTH - paper->margin - NUMBER_W, STUDIO_A4_BOTTOM + 17);
  cairo_show_page (paper->cr);
}

/* A picture is drawn page over page, until the one that it shows. */
static void
begin_page (StudioA4 *paper)
{
  if (paper->shown == 0)
    return;
  if (paper->page > paper->shown) {
    cairo_new_path (paper->cr);
    cairo_clip (paper->cr);
  }
  cairo_set_source_rgb (paper->cr, 1, 1, 1);
  cairo_paint (paper->cr);
}

void
studio_a4_need (StudioA4 *paper,
                double height)
{
  if (paper->y + height <= STUDIO_A4_BOTTOM)
    return;
  finish_page (paper);
  paper->page++;
  paper->y = STUDIO_A4_TOP;
  begin_page (paper);
  if (paper->resume != NULL)
    paper->resume (paper, paper->data);
}

static cairo_status_t
collect (void *closure,
         const unsigned char *data,
         unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
draw_all (StudioA4 *paper,
          StudioA4Draw draw,
          cairo_surface_t *surface)
{
  paper->cr = cairo_create (surface);
  paper->page = 1;
  paper->y = STUDIO_A4_TOP;
  paper->margin = STUDIO_A4_MARGIN;
  paper->resume = NULL;
  begin_page (paper);
  draw (paper, paper->data);
  finish_page (paper);
  cairo_destroy (paper->cr);
}

/* Draws all of it once. Returns: whether there was memory enough */
static gboolean
draw_pdf (StudioA4 *paper,
          StudioA4Draw draw,
          const char *title,
          GByteArray *bytes)
{
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (collect, bytes, STUDIO_A4_WIDTH, STUDIO_A4_HEIGHT);
  gboolean ok;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Pemda Studio");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  /* papers say themselves when they were made */
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z");
  draw_all (paper, draw, surface);
  cairo_surface_finish (surface);
  ok = cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS;
  cairo_surface_destroy (surface);
  return ok;
}

GBytes *
studio_a4_to_pdf (const char *title,
                  const char *foot,
                  StudioA4Draw draw,
                  gpointer data,
                  GCancellable *cancellable,
                  GError **error)
{
  StudioA4 paper = { .foot = foot, .data = data };
  GByteArray *bytes = g_byte_array_new ();
  gboolean ok;

  g_return_val_if_fail (title != NULL && foot != NULL && draw != NULL, NULL);

  paper.context = studio_fonts_new_context ();
  /* the first time counts the pages */
  ok = draw_pdf (&paper, draw, title, bytes);
  paper.n_pages = paper.page;
  g_byte_array_set_size (bytes, 0);
  ok = ok && draw_pdf (&paper, draw, title, bytes);
  g_clear_object (&paper.context);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    ok = FALSE;
  else if (!ok)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The document could not be made: not enough memory. Close other programs and try again."));
  if (ok)
    return g_byte_array_free_to_bytes (bytes);
  g_byte_array_unref (bytes);
  return NULL;
}

cairo_surface_t *
studio_a4_to_surface (const char *foot,
                      StudioA4Draw draw,
                      gpointer data,
                      double scale,
                      StudioA4Place *place)
{
  StudioA4 paper = { .foot = foot, .data = data };
  cairo_surface_t *surface;

  g_return_val_if_fail (foot != NULL && draw != NULL && scale > 0 && place != NULL, NULL);

  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) (STUDIO_A4_WIDTH * scale), (int) (STUDIO_A4_HEIGHT * scale));
  cairo_surface_set_device_scale (surface, scale, scale);
  paper.context = studio_fonts_new_context ();
  paper.shown = G_MAXUINT;
  draw_all (&paper, draw, surface);
  place->n_pages = paper.n_pages = paper.page;
  place->page = paper.shown = CLAMP (place->page, 1, paper.n_pages);
  draw_all (&paper, draw, surface);
  g_object_unref (paper.context);
  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS)
    return surface;
  cairo_surface_destroy (surface);
  return NULL;
}
