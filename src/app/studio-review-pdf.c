#include "config.h"

#include "studio-review-pdf.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <pango/pangocairo.h>

#include "studio-a4.h"
#include "studio-export-job.h"
#include "studio-export.h"
#include "studio-fonts.h"
#include "studio-layout.h"
#include "studio-review-approval.h"

#define GAP 12.0

#define PICTURE_W 118.0
#define PICTURE_H 150.0
/* Of the picture, for a point: sharp enough on paper */
#define PICTURE_SCALE 2.5
#define PHOTO_BUDGET (8 * 1024 * 1024)

#define ID_W 46.0
#define STATE_W 66.0
#define MARK_W 12.0
#define SIGN_H 128.0
/* What of it a name of one line takes */
#define SIGN_NAME_H 12.0
/* Columns of what was done */
#define TIME_W 128.0
#define DEED_W 104.0

typedef struct
{
  StudioA4 *paper;
  const StudioReview *review;
  cairo_surface_t *picture; /* (nullable) */
} Sheet;

/* --- head --- */

/* A name and its value, on as many lines as the value needs. */
static void
put_pair (Sheet *sheet,
          double x,
          const char *name,
          const char *value,
          PangoWeight weight)
{
  double width = STUDIO_A4_WIDTH - STUDIO_A4_MARGIN - x - 84, left, right;

  studio_a4_ink (sheet->paper, 0.3);
  left = studio_a4_put (sheet->paper, studio_a4_text (sheet->paper, name, STUDIO_A4_TEXT, PANGO_WEIGHT_NORMAL, 80), x, sheet->paper->y);
  studio_a4_ink (sheet->paper, 0);
  right = studio_a4_put (sheet->paper, studio_a4_text (sheet->paper, *value != '\0' ? value : "–", STUDIO_A4_TEXT, weight, width), x + 84, sheet->paper->y);
  sheet->paper->y += MAX (left, right) + 4;
}

static double
put_picture (Sheet *sheet,
             double y)
{
  double w = cairo_image_surface_get_width (sheet->picture), h = cairo_image_surface_get_height (sheet->picture);
  double scale = MIN (PICTURE_W / w, PICTURE_H / h);

  cairo_save (sheet->paper->cr);
  cairo_translate (sheet->paper->cr, STUDIO_A4_MARGIN, y);
  cairo_scale (sheet->paper->cr, scale, scale);
  cairo_set_source_surface (sheet->paper->cr, sheet->picture, 0, 0);
  cairo_paint (sheet->paper->cr);
  cairo_restore (sheet->paper->cr);
  studio_a4_ink (sheet->paper, 0.6);
  cairo_set_line_width (sheet->paper->cr, 0.6);
  cairo_rectangle (sheet->paper->cr, STUDIO_A4_MARGIN, y, w * scale, h * scale);
  cairo_stroke (sheet->paper->cr);
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

/* What an approval sheet tells in the place of the rules and their result. */
static void
put_approval_pairs (Sheet *sheet,
                    double x)
{
  const StudioReviewApproval *approval = sheet->review->approval;

  put_pair (sheet, x, _ ("Status"), approval->status, PANGO_WEIGHT_BOLD);
  put_pair (sheet, x, approval->holds ? _ ("Checks then") : _ ("Checks now"), approval->checks, PANGO_WEIGHT_NORMAL);
  if (*approval->reason != '\0')
    put_pair (sheet, x, _ ("Note"), approval->reason, PANGO_WEIGHT_NORMAL);
  put_pair (sheet, x, _ ("Comments"), approval->comments, PANGO_WEIGHT_NORMAL);
}

static void
put_head (Sheet *sheet)
{
  const StudioReview *review = sheet->review;
  g_autofree char *result = word_result (review), *digest = word_digest (review->digest);
  g_autofree char *rules = review->n_off > 0 ? g_strdup_printf (_ ("%u, %u more are off in this profile"), review->n_rules, review->n_off)
                                             : g_strdup_printf ("%u", review->n_rules);
  double x = STUDIO_A4_MARGIN + (sheet->picture != NULL ? PICTURE_W + 18 : 0), top, below;

  studio_a4_ink (sheet->paper, 0);
  sheet->paper->y += studio_a4_put (sheet->paper, studio_a4_text (sheet->paper, sheet->review->approval != NULL ? _ ("Approval Sheet") : _ ("Checklist Sheet"), STUDIO_A4_TITLE, PANGO_WEIGHT_BOLD, STUDIO_A4_BODY), STUDIO_A4_MARGIN, sheet->paper->y);
  sheet->paper->y += studio_a4_put (sheet->paper, studio_a4_text (sheet->paper, review->brand, STUDIO_A4_TEXT + 1, PANGO_WEIGHT_NORMAL, STUDIO_A4_BODY), STUDIO_A4_MARGIN, sheet->paper->y) + 8;
  studio_a4_line (sheet->paper, STUDIO_A4_MARGIN, sheet->paper->y, STUDIO_A4_BODY);
  sheet->paper->y += GAP;
  top = sheet->paper->y;
  below = sheet->picture != NULL ? top + put_picture (sheet, top) : top;
  put_pair (sheet, x, _ ("Title"), review->title, PANGO_WEIGHT_BOLD);
  if (review->approval != NULL)
    put_pair (sheet, x, _ ("OPD"), review->approval->office, PANGO_WEIGHT_NORMAL);
  put_pair (sheet, x, _ ("Date"), review->date, PANGO_WEIGHT_NORMAL);
  put_pair (sheet, x, _ ("Checked"), review->made, PANGO_WEIGHT_NORMAL);
  put_pair (sheet, x, _ ("Profile"), review->profile, PANGO_WEIGHT_NORMAL);
  if (review->approval != NULL) {
    put_approval_pairs (sheet, x);
  } else {
    put_pair (sheet, x, _ ("Rules"), rules, PANGO_WEIGHT_NORMAL);
    put_pair (sheet, x, _ ("Result"), result, PANGO_WEIGHT_BOLD);
  }
  put_pair (sheet, x, _ ("Fingerprint"), digest, PANGO_WEIGHT_NORMAL);
  sheet->paper->y = MAX (sheet->paper->y, below) + GAP;
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
  studio_a4_ink (sheet->paper, 0);
  if (state == STUDIO_REVIEW_ABSENT) {
    studio_a4_line (sheet->paper, x + 0.5, y + 5, 6);
    return;
  }
  cairo_set_line_width (sheet->paper->cr, 0.8);
  cairo_rectangle (sheet->paper->cr, x + 0.5, y + 2, 6, 6);
  if (state == STUDIO_REVIEW_OPEN) {
    cairo_fill (sheet->paper->cr);
    return;
  }
  cairo_stroke (sheet->paper->cr);
  cairo_set_line_width (sheet->paper->cr, 1);
  cairo_move_to (sheet->paper->cr, x + 1.8, y + 5);
  cairo_line_to (sheet->paper->cr, x + 3.2, y + 6.6);
  cairo_line_to (sheet->paper->cr, x + 6.4, y + 1.4);
  cairo_stroke (sheet->paper->cr);
}

static void
put_row (Sheet *sheet,
         const StudioReviewRow *row)
{
  const double x = STUDIO_A4_MARGIN + MARK_W, text_x = x + ID_W + STATE_W, width = STUDIO_A4_WIDTH - STUDIO_A4_MARGIN - text_x;
  gboolean open = row->state == STUDIO_REVIEW_OPEN;
  g_autofree char *below = word_below (row), *state = g_strconcat (studio_review_state_name (row->state), "\n", level_name (row), NULL);
  PangoLayout *text = studio_a4_text (sheet->paper, row->text, STUDIO_A4_TEXT, open ? PANGO_WEIGHT_SEMIBOLD : PANGO_WEIGHT_NORMAL, width);
  PangoLayout *small = below != NULL ? studio_a4_text (sheet->paper, below, STUDIO_A4_SMALL, PANGO_WEIGHT_NORMAL, width) : NULL;
  PangoLayout *left = studio_a4_text (sheet->paper, state, STUDIO_A4_SMALL, open ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL, STATE_W - 6);
  double height = MAX (studio_a4_height_of (left), studio_a4_height_of (text) + (small != NULL ? studio_a4_height_of (small) + 1 : 0)) + 7;

  studio_a4_need (sheet->paper, height);
  put_mark (sheet, row->state, STUDIO_A4_MARGIN, sheet->paper->y);
  studio_a4_put (sheet->paper, studio_a4_text (sheet->paper, row->rule->id, STUDIO_A4_SMALL, PANGO_WEIGHT_NORMAL, ID_W - 4), x, sheet->paper->y);
  studio_a4_put (sheet->paper, left, x + ID_W, sheet->paper->y);
  studio_a4_put (sheet->paper, text, text_x, sheet->paper->y);
  if (small != NULL) {
    studio_a4_ink (sheet->paper, 0.25);
    studio_a4_put (sheet->paper, small, text_x, sheet->paper->y + height - 7 - studio_a4_height_of (small));
  }
  studio_a4_ink (sheet->paper, 0.8);
  studio_a4_line (sheet->paper, STUDIO_A4_MARGIN, sheet->paper->y + height - 3, STUDIO_A4_BODY);
  sheet->paper->y += height;
}

/* Two rules that found nothing, side by side; @second: (nullable) */
static void
put_clear (Sheet *sheet,
           const StudioReviewRow *first,
           const StudioReviewRow *second)
{
  const StudioReviewRow *const rows[] = { first, second };
  const double column = (STUDIO_A4_BODY - GAP) / 2, width = column - MARK_W - ID_W + 6;
  PangoLayout *texts[2] = { NULL, NULL };
  double height = 0;

  for (int i = 0; i < 2 && rows[i] != NULL; i++) {
    texts[i] = studio_a4_text (sheet->paper, rows[i]->text, STUDIO_A4_SMALL, PANGO_WEIGHT_NORMAL, width);
    height = MAX (height, studio_a4_height_of (texts[i]) + 3);
  }
  studio_a4_need (sheet->paper, height);
  for (int i = 0; i < 2 && rows[i] != NULL; i++) {
    double x = STUDIO_A4_MARGIN + i * (column + GAP);

    put_mark (sheet, rows[i]->state, x, sheet->paper->y);
    studio_a4_ink (sheet->paper, 0);
    studio_a4_put (sheet->paper, studio_a4_text (sheet->paper, rows[i]->rule->id, STUDIO_A4_SMALL, PANGO_WEIGHT_NORMAL, ID_W), x + MARK_W, sheet->paper->y);
    studio_a4_put (sheet->paper, texts[i], x + MARK_W + ID_W - 6, sheet->paper->y);
  }
  sheet->paper->y += height;
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
  studio_a4_need (sheet->paper, 64);
  sheet->paper->y += 6;
  studio_a4_ink (sheet->paper, 0);
  studio_a4_put (sheet->paper, studio_a4_text (sheet->paper, studio_review_principle_name (principle), STUDIO_A4_HEADING, PANGO_WEIGHT_BOLD, 170), STUDIO_A4_MARGIN, sheet->paper->y);
  studio_a4_put (sheet->paper, studio_a4_text (sheet->paper, counts, STUDIO_A4_SMALL, PANGO_WEIGHT_NORMAL, STUDIO_A4_BODY - 180), STUDIO_A4_MARGIN + 180, sheet->paper->y + 3.5);
  sheet->paper->y += 18;
  studio_a4_line (sheet->paper, STUDIO_A4_MARGIN, sheet->paper->y, STUDIO_A4_BODY);
  sheet->paper->y += 5;
  for (i = 0; i < rows->len && ((const StudioReviewRow *) g_ptr_array_index (rows, i))->state > STUDIO_REVIEW_CLEAR; i++)
    put_row (sheet, g_ptr_array_index (rows, i));
  for (; i < rows->len; i += 2)
    put_clear (sheet, g_ptr_array_index (rows, i), i + 1 < rows->len ? g_ptr_array_index (rows, i + 1) : NULL);
  sheet->paper->y += 6;
}

/* --- foot --- */

static void
put_heading (Sheet *sheet,
             const char *words)
{
  studio_a4_need (sheet->paper, 48);
  studio_a4_ink (sheet->paper, 0);
  sheet->paper->y += 6;
  sheet->paper->y += studio_a4_put (sheet->paper, studio_a4_text (sheet->paper, words, STUDIO_A4_HEADING, PANGO_WEIGHT_BOLD, STUDIO_A4_BODY), STUDIO_A4_MARGIN, sheet->paper->y) + 3;
  studio_a4_line (sheet->paper, STUDIO_A4_MARGIN, sheet->paper->y, STUDIO_A4_BODY);
  sheet->paper->y += 5;
}

static void
put_releases (Sheet *sheet)
{
  GPtrArray *releases = sheet->review->releases;

  if (releases->len == 0)
    return;
  put_heading (sheet, _ ("Went out with a reason"));
  for (guint i = 0; i < releases->len; i++) {
    PangoLayout *text = studio_a4_text (sheet->paper, g_ptr_array_index (releases, i), STUDIO_A4_TEXT, PANGO_WEIGHT_NORMAL, STUDIO_A4_BODY);

    studio_a4_need (sheet->paper, studio_a4_height_of (text) + 4);
    sheet->paper->y += studio_a4_put (sheet->paper, text, STUDIO_A4_MARGIN, sheet->paper->y) + 4;
  }
}

/* Returns: (transfer full): "Name: Siti Aminah"; without one on a checklist sheet */
static char *
name_signer (const StudioReviewApproval *approval,
             int role)
{
  if (approval == NULL || *approval->names[role] == '\0')
    return g_strdup (_ ("Name:"));
  return g_strdup_printf ("%s %s%s%s", _ ("Name:"), approval->names[role], *approval->posts[role] != '\0' ? ", " : "", approval->posts[role]);
}

static void
put_signatures (Sheet *sheet)
{
  const char *const who[] = { _ ("Office admin"), _ ("Editor"), _ ("Head") };
  const double width = (STUDIO_A4_BODY - 2 * 18) / 3;
  PangoLayout *names[G_N_ELEMENTS (who)];
  double below = SIGN_NAME_H, y;

  for (guint i = 0; i < G_N_ELEMENTS (who); i++) {
    g_autofree char *name = name_signer (sheet->review->approval, (int) i);

    names[i] = studio_a4_text (sheet->paper, name, STUDIO_A4_SMALL, PANGO_WEIGHT_NORMAL, width);
    below = MAX (below, studio_a4_height_of (names[i]) + 1);
  }
  studio_a4_need (sheet->paper, SIGN_H + below - SIGN_NAME_H);
  studio_a4_ink (sheet->paper, 0);
  sheet->paper->y += 10;
  studio_a4_put (sheet->paper, studio_a4_text (sheet->paper, _ ("Whoever signs has read this sheet and seen the post with the fingerprint above."), STUDIO_A4_SMALL, PANGO_WEIGHT_NORMAL, STUDIO_A4_BODY), STUDIO_A4_MARGIN, sheet->paper->y);
  y = sheet->paper->y + 18;
  for (guint i = 0; i < G_N_ELEMENTS (who); i++) {
    double x = STUDIO_A4_MARGIN + i * (width + 18);

    studio_a4_put (sheet->paper, studio_a4_text (sheet->paper, who[i], STUDIO_A4_TEXT, PANGO_WEIGHT_BOLD, width), x, y);
    studio_a4_line (sheet->paper, x, y + 66, width);
    studio_a4_put (sheet->paper, names[i], x, y + 69);
    studio_a4_put (sheet->paper, studio_a4_text (sheet->paper, _ ("Date:"), STUDIO_A4_SMALL, PANGO_WEIGHT_NORMAL, width), x, y + 69 + below);
  }
  sheet->paper->y += SIGN_H - 10 + below - SIGN_NAME_H;
}

/* --- the approval sheet --- */

static void
put_caption (Sheet *sheet)
{
  const char *caption = sheet->review->approval->caption;
  PangoLayout *text;

  if (*caption == '\0')
    return;
  put_heading (sheet, _ ("Caption"));
  text = studio_a4_text (sheet->paper, caption, STUDIO_A4_TEXT, PANGO_WEIGHT_NORMAL, STUDIO_A4_BODY);
  studio_a4_need (sheet->paper, studio_a4_height_of (text) + 4);
  sheet->paper->y += studio_a4_put (sheet->paper, text, STUDIO_A4_MARGIN, sheet->paper->y) + 6;
}

static void
put_deed (Sheet *sheet,
          const StudioReviewDeed *deed)
{
  const double who_x = STUDIO_A4_MARGIN + TIME_W + DEED_W, width = STUDIO_A4_WIDTH - STUDIO_A4_MARGIN - who_x;
  g_autofree char *note = deed->note != NULL ? g_strdup_printf ("%s\n“%s”", deed->who, deed->note) : g_strdup (deed->who);
  PangoLayout *who = studio_a4_text (sheet->paper, note, STUDIO_A4_TEXT, PANGO_WEIGHT_NORMAL, width);
  PangoLayout *what = studio_a4_text (sheet->paper, deed->what, STUDIO_A4_TEXT, PANGO_WEIGHT_SEMIBOLD, DEED_W - 8);
  double height = MAX (studio_a4_height_of (who), studio_a4_height_of (what)) + 6;

  studio_a4_need (sheet->paper, height);
  studio_a4_ink (sheet->paper, 0);
  studio_a4_put (sheet->paper, studio_a4_text (sheet->paper, deed->time, STUDIO_A4_TEXT, PANGO_WEIGHT_NORMAL, TIME_W - 8), STUDIO_A4_MARGIN, sheet->paper->y);
  studio_a4_put (sheet->paper, what, STUDIO_A4_MARGIN + TIME_W, sheet->paper->y);
  studio_a4_put (sheet->paper, who, who_x, sheet->paper->y);
  studio_a4_ink (sheet->paper, 0.8);
  studio_a4_line (sheet->paper, STUDIO_A4_MARGIN, sheet->paper->y + height - 3, STUDIO_A4_BODY);
  sheet->paper->y += height;
}

static void
put_deeds (Sheet *sheet)
{
  GPtrArray *deeds = sheet->review->approval->deeds;

  if (deeds->len == 0)
    return;
  put_heading (sheet, _ ("How it went"));
  for (guint i = 0; i < deeds->len; i++)
    put_deed (sheet, g_ptr_array_index (deeds, i));
}

/* Suggestions are no matter of approval. */
static gboolean
is_unsettled (const StudioReviewRow *row)
{
  return row->state == STUDIO_REVIEW_ACCEPTED || (row->state == STUDIO_REVIEW_OPEN && row->level >= STUDIO_RULE_WARNING);
}

/* What whoever signs should know: what is open, and what was let stand. */
static void
put_unsettled (Sheet *sheet)
{
  gboolean headed = FALSE;

  for (int i = 0; i < STUDIO_N_PRINCIPLES; i++) {
    GPtrArray *rows = sheet->review->rows[i];

    for (guint n = 0; n < rows->len; n++) {
      if (!is_unsettled (g_ptr_array_index (rows, n)))
        continue;
      if (!headed)
        put_heading (sheet, _ ("Open, or accepted with a reason"));
      headed = TRUE;
      put_row (sheet, g_ptr_array_index (rows, n));
    }
  }
}

static void
put_all_of_approval (StudioA4 *paper,
                     gpointer data)
{
  Sheet *sheet = data;

  sheet->paper = paper;
  put_head (sheet);
  put_caption (sheet);
  put_deeds (sheet);
  put_unsettled (sheet);
  put_releases (sheet);
  put_signatures (sheet);
}

static void
put_all (StudioA4 *paper,
         gpointer data)
{
  Sheet *sheet = data;

  sheet->paper = paper;
  put_head (sheet);
  for (int i = 0; i < STUDIO_N_PRINCIPLES; i++)
    put_principle (sheet, (StudioPrinciple) i);
  put_releases (sheet);
  put_signatures (sheet);
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

GBytes *
studio_review_to_pdf (const StudioReview *review,
                      StudioSnapshot *snapshot,
                      GCancellable *cancellable,
                      GError **error)
{
  Sheet sheet = { .review = review };
  g_autofree char *foot = NULL;
  GBytes *bytes;

  g_return_val_if_fail (review != NULL && snapshot != NULL, NULL);

  foot = g_strdup_printf ("%s · %.16s", review->title, review->digest);
  sheet.picture = draw_picture (snapshot, cancellable);
  bytes = studio_a4_to_pdf (review->title, foot, review->approval != NULL ? put_all_of_approval : put_all, &sheet, cancellable, error);
  g_clear_pointer (&sheet.picture, cairo_surface_destroy);
  return bytes;
}

char *
studio_review_file_name (StudioSnapshot *snapshot,
                         gboolean approval)
{
  g_autofree char *stem = NULL;

  g_return_val_if_fail (snapshot != NULL, NULL);

  stem = studio_export_job_stem (snapshot);
  /* TRANSLATORS: behind a file's name: small letters and hyphens only */
  return g_strdup_printf ("%s_%s.pdf", stem, approval ? _ ("approval-sheet") : _ ("checklist-sheet"));
}
