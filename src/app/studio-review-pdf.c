#include "config.h"

#include "studio-review-pdf.h"

#include <cairo-pdf.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <pango/pangocairo.h>

#include "studio-export-job.h"
#include "studio-export.h"
#include "studio-fonts.h"
#include "studio-layout.h"

/* A4 in points; all lengths below too */
#define WIDTH 595.28
#define HEIGHT 841.89
#define MARGIN 44.0
#define TOP 42.0
#define BOTTOM (HEIGHT - 54)
#define BODY (WIDTH - 2 * MARGIN)
#define GAP 12.0

#define SMALL 7.5
#define TEXT 8.5
#define HEADING 11.0
#define TITLE 18.0
/* Longer texts are cut, so that each row fits a page whatever was written */
#define MOST_LINES 14

#define PICTURE_W 118.0
#define PICTURE_H 150.0
/* Of the picture, for a point: sharp enough on paper */
#define PICTURE_SCALE 2.5
#define PHOTO_BUDGET (8 * 1024 * 1024)

#define ID_W 46.0
#define STATE_W 66.0
#define MARK_W 12.0
#define SIGN_H 128.0

/** Sheet: the pen. @n_pages: 0 while they are counted */
typedef struct
{
  cairo_t *cr;
  PangoContext *context;
  const StudioReview *review;
  cairo_surface_t *picture; /* (nullable) */
  double y;
  guint page, n_pages;
} Sheet;

/* --- letters --- */

/* A hyphen that nobody wrote would be read as part of an address or a number. */
static void
no_hyphens (PangoLayout *layout)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
}

static PangoLayout *
lay_out (Sheet *sheet,
         const char *text,
         double size,
         PangoWeight weight,
         double width)
{
  PangoLayout *layout = pango_layout_new (sheet->context);
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

static double
height_of (PangoLayout *layout)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  return (double) logical.height / PANGO_SCALE;
}

/* Draws @layout, which is consumed. Returns: its height */
static double
put (Sheet *sheet,
     PangoLayout *layout,
     double x,
     double y)
{
  double height = height_of (layout);

  cairo_move_to (sheet->cr, x, y);
  pango_cairo_show_layout (sheet->cr, layout);
  g_object_unref (layout);
  return height;
}

static void
ink (Sheet *sheet,
     double grey)
{
  cairo_set_source_rgb (sheet->cr, grey, grey, grey);
}

static void
line (Sheet *sheet,
      double x,
      double y,
      double width)
{
  cairo_set_line_width (sheet->cr, 0.6);
  cairo_move_to (sheet->cr, x, y);
  cairo_rel_line_to (sheet->cr, width, 0);
  cairo_stroke (sheet->cr);
}

/* --- pages --- */

static void
finish_page (Sheet *sheet)
{
  g_autofree char *left = g_strdup_printf ("%s · %.16s", sheet->review->title, sheet->review->digest);
  g_autofree char *right = g_strdup_printf (_ ("Page %u of %u"), sheet->page, sheet->n_pages);
  PangoLayout *number = lay_out (sheet, right, SMALL, PANGO_WEIGHT_NORMAL, 90);
  PangoLayout *title = lay_out (sheet, left, SMALL, PANGO_WEIGHT_NORMAL, BODY - 100);

  pango_layout_set_height (title, 0);
  pango_layout_set_alignment (number, PANGO_ALIGN_RIGHT);
  ink (sheet, 0.6);
  line (sheet, MARGIN, BOTTOM + 12, BODY);
  ink (sheet, 0.25);
  put (sheet, title, MARGIN, BOTTOM + 17);
  put (sheet, number, WIDTH - MARGIN - 90, BOTTOM + 17);
  cairo_show_page (sheet->cr);
}

/* Goes on to the next page unless @height fits on this one. */
static void
need (Sheet *sheet,
      double height)
{
  if (sheet->y + height <= BOTTOM)
    return;
  finish_page (sheet);
  sheet->page++;
  sheet->y = TOP;
}

/* --- head --- */

/* A name and its value, on as many lines as the value needs. */
static void
put_pair (Sheet *sheet,
          double x,
          const char *name,
          const char *value,
          PangoWeight weight)
{
  double width = WIDTH - MARGIN - x - 84;

  ink (sheet, 0.3);
  put (sheet, lay_out (sheet, name, TEXT, PANGO_WEIGHT_NORMAL, 80), x, sheet->y);
  ink (sheet, 0);
  sheet->y += put (sheet, lay_out (sheet, *value != '\0' ? value : "–", TEXT, weight, width), x + 84, sheet->y) + 4;
}

static double
put_picture (Sheet *sheet,
             double y)
{
  double w = cairo_image_surface_get_width (sheet->picture), h = cairo_image_surface_get_height (sheet->picture);
  double scale = MIN (PICTURE_W / w, PICTURE_H / h);

  cairo_save (sheet->cr);
  cairo_translate (sheet->cr, MARGIN, y);
  cairo_scale (sheet->cr, scale, scale);
  cairo_set_source_surface (sheet->cr, sheet->picture, 0, 0);
  cairo_paint (sheet->cr);
  cairo_restore (sheet->cr);
  ink (sheet, 0.6);
  cairo_set_line_width (sheet->cr, 0.6);
  cairo_rectangle (sheet->cr, MARGIN, y, w * scale, h * scale);
  cairo_stroke (sheet->cr);
  return h * scale;
}

static char *
word_result (const StudioReview *review)
{
  if (review->n_required == 0)
    return g_strdup (_ ("Nothing required is open."));
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u required finding is open.", "%u required findings are open.", review->n_required), review->n_required);
}

/* In groups, so that eyes can compare it and lines break between them. Returns: (transfer full) */
static char *
word_digest (const char *digest)
{
  GString *text = g_string_new (NULL);

  for (gsize i = 0; digest[i] != '\0'; i++) {
    if (i > 0 && i % 8 == 0)
      g_string_append_c (text, ' ');
    g_string_append_c (text, digest[i]);
  }
  return g_string_free (text, FALSE);
}

static void
put_head (Sheet *sheet)
{
  const StudioReview *review = sheet->review;
  g_autofree char *result = word_result (review), *digest = word_digest (review->digest);
  g_autofree char *rules = review->n_off > 0 ? g_strdup_printf (_ ("%u, %u more are off in this profile"), review->n_rules, review->n_off)
                                             : g_strdup_printf ("%u", review->n_rules);
  double x = MARGIN + (sheet->picture != NULL ? PICTURE_W + 18 : 0), top, below;

  ink (sheet, 0);
  sheet->y += put (sheet, lay_out (sheet, _ ("Checklist Sheet"), TITLE, PANGO_WEIGHT_BOLD, BODY), MARGIN, sheet->y);
  sheet->y += put (sheet, lay_out (sheet, review->brand, TEXT + 1, PANGO_WEIGHT_NORMAL, BODY), MARGIN, sheet->y) + 8;
  line (sheet, MARGIN, sheet->y, BODY);
  sheet->y += GAP;
  top = sheet->y;
  below = sheet->picture != NULL ? top + put_picture (sheet, top) : top;
  put_pair (sheet, x, _ ("Title"), review->title, PANGO_WEIGHT_BOLD);
  put_pair (sheet, x, _ ("Date"), review->date, PANGO_WEIGHT_NORMAL);
  put_pair (sheet, x, _ ("Checked"), review->made, PANGO_WEIGHT_NORMAL);
  put_pair (sheet, x, _ ("Profile"), review->profile, PANGO_WEIGHT_NORMAL);
  put_pair (sheet, x, _ ("Rules"), rules, PANGO_WEIGHT_NORMAL);
  put_pair (sheet, x, _ ("Result"), result, PANGO_WEIGHT_BOLD);
  put_pair (sheet, x, _ ("Fingerprint"), digest, PANGO_WEIGHT_NORMAL);
  sheet->y = MAX (sheet->y, below) + GAP;
}

/* --- rows --- */

static const char *
level_name (const StudioReviewRow *row)
{
  if (row->level == STUDIO_RULE_REQUIRED)
    return _ ("required");
  return row->level == STUDIO_RULE_WARNING ? _ ("advised") : _ ("suggestion");
}

/* Returns: (transfer full) (nullable): what stands below the finding */
static char *
word_below (const StudioReviewRow *row)
{
  if (row->place == NULL && row->note == NULL)
    return NULL;
  return g_strconcat (row->place != NULL ? row->place : "", row->place != NULL && row->note != NULL ? "\n" : "", row->note != NULL ? row->note : "", NULL);
}

/* An open finding has a full square, a settled one an empty one with a tick, one without anything to look at a small dash. */
static void
put_mark (Sheet *sheet,
          StudioReviewState state,
          double x,
          double y)
{
  ink (sheet, 0);
  if (state == STUDIO_REVIEW_ABSENT) {
    line (sheet, x + 0.5, y + 5, 6);
    return;
  }
  cairo_set_line_width (sheet->cr, 0.8);
  cairo_rectangle (sheet->cr, x + 0.5, y + 2, 6, 6);
  if (state == STUDIO_REVIEW_OPEN) {
    cairo_fill (sheet->cr);
    return;
  }
  cairo_stroke (sheet->cr);
  cairo_set_line_width (sheet->cr, 1);
  cairo_move_to (sheet->cr, x + 1.8, y + 5);
  cairo_line_to (sheet->cr, x + 3.2, y + 6.6);
  cairo_line_to (sheet->cr, x + 6.4, y + 1.4);
  cairo_stroke (sheet->cr);
}

static void
put_row (Sheet *sheet,
         const StudioReviewRow *row)
{
  const double x = MARGIN + MARK_W, text_x = x + ID_W + STATE_W, width = WIDTH - MARGIN - text_x;
  gboolean open = row->state == STUDIO_REVIEW_OPEN;
  g_autofree char *below = word_below (row), *state = g_strconcat (studio_review_state_name (row->state), "\n", level_name (row), NULL);
  PangoLayout *text = lay_out (sheet, row->text, TEXT, open ? PANGO_WEIGHT_SEMIBOLD : PANGO_WEIGHT_NORMAL, width);
  PangoLayout *small = below != NULL ? lay_out (sheet, below, SMALL, PANGO_WEIGHT_NORMAL, width) : NULL;
  PangoLayout *left = lay_out (sheet, state, SMALL, open ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL, STATE_W - 6);
  double height = MAX (height_of (left), height_of (text) + (small != NULL ? height_of (small) + 1 : 0)) + 7;

  need (sheet, height);
  put_mark (sheet, row->state, MARGIN, sheet->y);
  put (sheet, lay_out (sheet, row->rule->id, SMALL, PANGO_WEIGHT_NORMAL, ID_W - 4), x, sheet->y);
  put (sheet, left, x + ID_W, sheet->y);
  put (sheet, text, text_x, sheet->y);
  if (small != NULL) {
    ink (sheet, 0.25);
    put (sheet, small, text_x, sheet->y + height - 7 - height_of (small));
  }
  ink (sheet, 0.8);
  line (sheet, MARGIN, sheet->y + height - 3, BODY);
  sheet->y += height;
}

/* Two rules that found nothing, side by side; @second: (nullable) */
static void
put_clear (Sheet *sheet,
           const StudioReviewRow *first,
           const StudioReviewRow *second)
{
  const StudioReviewRow *const rows[] = { first, second };
  const double column = (BODY - GAP) / 2, width = column - MARK_W - ID_W + 6;
  PangoLayout *texts[2] = { NULL, NULL };
  double height = 0;

  for (int i = 0; i < 2 && rows[i] != NULL; i++) {
    texts[i] = lay_out (sheet, rows[i]->text, SMALL, PANGO_WEIGHT_NORMAL, width);
    height = MAX (height, height_of (texts[i]) + 3);
  }
  need (sheet, height);
  for (int i = 0; i < 2 && rows[i] != NULL; i++) {
    double x = MARGIN + i * (column + GAP);

    put_mark (sheet, rows[i]->state, x, sheet->y);
    ink (sheet, 0);
    put (sheet, lay_out (sheet, rows[i]->rule->id, SMALL, PANGO_WEIGHT_NORMAL, ID_W), x + MARK_W, sheet->y);
    put (sheet, texts[i], x + MARK_W + ID_W - 6, sheet->y);
  }
  sheet->y += height;
}

static void
put_principle (Sheet *sheet,
               StudioPrinciple principle)
{
  GPtrArray *rows = sheet->review->rows[principle];
  guint n[STUDIO_REVIEW_OPEN + 1] = { 0 };
  g_autofree char *counts = NULL;
  guint i;

  for (i = 0; i < rows->len; i++)
    n[((const StudioReviewRow *) g_ptr_array_index (rows, i))->state]++;
  if (rows->len == 0)
    return;
  /* TRANSLATORS: of a principle's findings and rules */
  counts = g_strdup_printf (_ ("%u open · %u accepted · %u answered · %u complete · %u with nothing to check"), n[STUDIO_REVIEW_OPEN], n[STUDIO_REVIEW_ACCEPTED],
                            n[STUDIO_REVIEW_ANSWERED], n[STUDIO_REVIEW_CLEAR], n[STUDIO_REVIEW_ABSENT]);
  /* a heading does not stand alone at the foot of a page */
  need (sheet, 64);
  sheet->y += 6;
  ink (sheet, 0);
  put (sheet, lay_out (sheet, studio_review_principle_name (principle), HEADING, PANGO_WEIGHT_BOLD, 170), MARGIN, sheet->y);
  put (sheet, lay_out (sheet, counts, SMALL, PANGO_WEIGHT_NORMAL, BODY - 180), MARGIN + 180, sheet->y + 3.5);
  sheet->y += 18;
  line (sheet, MARGIN, sheet->y, BODY);
  sheet->y += 5;
  for (i = 0; i < rows->len && ((const StudioReviewRow *) g_ptr_array_index (rows, i))->state > STUDIO_REVIEW_CLEAR; i++)
    put_row (sheet, g_ptr_array_index (rows, i));
  for (; i < rows->len; i += 2)
    put_clear (sheet, g_ptr_array_index (rows, i), i + 1 < rows->len ? g_ptr_array_index (rows, i + 1) : NULL);
  sheet->y += 6;
}

/* --- foot --- */

static void
put_releases (Sheet *sheet)
{
  GPtrArray *releases = sheet->review->releases;

  if (releases->len == 0)
    return;
  need (sheet, 48);
  ink (sheet, 0);
  sheet->y += 6;
  sheet->y += put (sheet, lay_out (sheet, _ ("Went out with a reason"), HEADING, PANGO_WEIGHT_BOLD, BODY), MARGIN, sheet->y) + 3;
  line (sheet, MARGIN, sheet->y, BODY);
  sheet->y += 5;
  for (guint i = 0; i < releases->len; i++) {
    PangoLayout *text = lay_out (sheet, g_ptr_array_index (releases, i), TEXT, PANGO_WEIGHT_NORMAL, BODY);

    need (sheet, height_of (text) + 4);
    sheet->y += put (sheet, text, MARGIN, sheet->y) + 4;
  }
}

static void
put_signatures (Sheet *sheet)
{
  const char *const who[] = { _ ("Office admin"), _ ("Editor"), _ ("Head") };
  const double width = (BODY - 2 * 18) / 3;
  double y;

  need (sheet, SIGN_H);
  ink (sheet, 0);
  sheet->y += 10;
  put (sheet, lay_out (sheet, _ ("Whoever signs has read this sheet and seen the post with the fingerprint above."), SMALL, PANGO_WEIGHT_NORMAL, BODY), MARGIN, sheet->y);
  y = sheet->y + 18;
  for (int i = 0; i < 3; i++) {
    double x = MARGIN + i * (width + 18);

    put (sheet, lay_out (sheet, who[i], TEXT, PANGO_WEIGHT_BOLD, width), x, y);
    line (sheet, x, y + 66, width);
    put (sheet, lay_out (sheet, _ ("Name:"), SMALL, PANGO_WEIGHT_NORMAL, width), x, y + 69);
    put (sheet, lay_out (sheet, _ ("Date:"), SMALL, PANGO_WEIGHT_NORMAL, width), x, y + 81);
  }
  sheet->y += SIGN_H - 10;
}

static void
put_all (Sheet *sheet)
{
  sheet->y = TOP;
  sheet->page = 1;
  put_head (sheet);
  for (int i = 0; i < STUDIO_N_PRINCIPLES; i++)
    put_principle (sheet, (StudioPrinciple) i);
  put_releases (sheet);
  put_signatures (sheet);
  finish_page (sheet);
}

/* --- the file --- */

static cairo_surface_t *
draw_picture (StudioSnapshot *snapshot,
              GCancellable *cancellable)
{
  GPtrArray *formats = studio_template_get_formats (studio_snapshot_get_template (snapshot));
  g_autoptr (StudioPhotoCache) photos = studio_photo_cache_new (PHOTO_BUDGET);
  StudioPainter painter = { .cancellable = cancellable, .photos = photos, .context = studio_fonts_new_context () };
  g_autoptr (StudioScene) scene = formats->len > 0 ? studio_layout_page (painter.context, snapshot, g_ptr_array_index (formats, 0), 0, NULL) : NULL;
  cairo_surface_t *surface = NULL;

  if (scene != NULL) {
    double fit = MIN (PICTURE_W / scene->format->size.w, PICTURE_H / scene->format->size.h);

    surface = studio_export_surface (&painter, scene, fit * PICTURE_SCALE, NULL);
  }
  g_clear_error (&painter.error);
  g_clear_object (&painter.context);
  return surface;
}

static cairo_status_t
collect (void *closure,
         const unsigned char *data,
         unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* Draws all of it once. Returns: whether there was memory enough */
static gboolean
draw (Sheet *sheet,
      GByteArray *bytes)
{
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (collect, bytes, WIDTH, HEIGHT);
  gboolean ok;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Pemda Studio");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, sheet->review->title);
  /* the sheet says itself when it was made */
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z");
  sheet->cr = cairo_create (surface);
  put_all (sheet);
  cairo_destroy (sheet->cr);
  cairo_surface_finish (surface);
  ok = cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS;
  cairo_surface_destroy (surface);
  return ok;
}

GBytes *
studio_review_to_pdf (const StudioReview *review,
                      StudioSnapshot *snapshot,
                      GCancellable *cancellable,
                      GError **error)
{
  Sheet sheet = { .review = review };
  GByteArray *bytes = g_byte_array_new ();
  gboolean ok;

  g_return_val_if_fail (review != NULL && snapshot != NULL, NULL);

  sheet.context = studio_fonts_new_context ();
  sheet.picture = draw_picture (snapshot, cancellable);
  /* the first time counts the pages */
  ok = draw (&sheet, bytes);
  sheet.n_pages = sheet.page;
  g_byte_array_set_size (bytes, 0);
  ok = ok && draw (&sheet, bytes);
  g_clear_pointer (&sheet.picture, cairo_surface_destroy);
  g_clear_object (&sheet.context);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    ok = FALSE;
  else if (!ok)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The document could not be made: not enough memory. Close other programs and try again."));
  if (ok)
    return g_byte_array_free_to_bytes (bytes);
  g_byte_array_unref (bytes);
  return NULL;
}

char *
studio_review_file_name (StudioSnapshot *snapshot)
{
  g_autofree char *stem = NULL;

  g_return_val_if_fail (snapshot != NULL, NULL);

  stem = studio_export_job_stem (snapshot);
  /* TRANSLATORS: behind a file's name: small letters and hyphens only */
  return g_strdup_printf ("%s_%s.pdf", stem, _ ("checklist-sheet"));
}
