#include "config.h"

#include "studio-layer-private.h"

#include <glib/gi18n-lib.h>

/* in the order of StudioAlign */
static const char *const align_names[] = { "start", "center", "end", "justify", NULL };
static const char *const valign_names[] = { "top", "middle", "bottom", NULL };
static const char *const case_names[] = { "none", "upper", "lower", "title", NULL };
static const char *const marker_names[] = { "none", "bullet", "number", "tick", NULL };

/* The brand's type style gives the defaults that the layer's own members then override. */
static gboolean
apply_style (const StudioJsonAt *at,
             StudioBrand *brand,
             StudioTextSpec *text,
             double *scale,
             GError **error)
{
  const char *role = "body";
  StudioTypeStyle style;
  StudioJsonAt place;

  if (!studio_json_get_string (at, "font", FALSE, &role, error))
    return FALSE;
  if (!studio_brand_lookup_type (brand, role, &style)) {
    studio_json_at_member (at, "font", &place);
    studio_json_at_error (error, &place, _ ("the brand has no type style “%s”"), role);
    return FALSE;
  }
  text->family = g_strdup (style.family);
  text->features = g_strdup (style.features);
  text->weight = style.weight;
  text->tracking = style.tracking;
  text->line = g_str_equal (role, "body") ? 1.4 : 1.06;
  text->balance = !g_str_equal (role, "body");
  *scale = style.scale;
  if (!studio_json_get_ranged (at, "line", 0.5, 4, &text->line, error))
    return FALSE;
  text->line = MAX (text->line, style.line_min);
  return TRUE;
}

static gboolean
read_sizes (const StudioJsonAt *at,
            double scale,
            StudioTextSpec *text,
            GError **error)
{
  double tracking = 0, max_lines = 0;

  text->size = 30;
  if (!studio_json_get_ranged (at, "size", 4, 2000, &text->size, error))
    return FALSE;
  text->min_size = text->size;
  if (!studio_json_get_ranged (at, "min_size", 4, 2000, &text->min_size, error) ||
      !studio_json_get_ranged (at, "tracking", -0.5, 2, &tracking, error) ||
      !studio_json_get_ranged (at, "max_lines", 0, 200, &max_lines, error) ||
      !studio_json_get_ranged (at, "indent", 0, 10, &text->indent, error) ||
      !studio_json_get_ranged (at, "paragraph_gap", 0, 10, &text->paragraph_gap, error) ||
      !studio_json_get_ranged (at, "highlight_pad", 0, 400, &text->highlight_pad, error))
    return FALSE;
  text->size *= scale;
  text->min_size = MIN (text->min_size * scale, text->size);
  text->tracking += tracking;
  text->max_lines = (int) max_lines;
  if (!studio_json_get_boolean (at, "fixed", FALSE, &text->fixed, error))
    return FALSE;
  if (text->fixed) {
    text->min_size = text->size;
    text->max_lines = 0;
  }
  return TRUE;
}

/* "upper" is the older, shorter way to say "case": "upper". */
static gboolean
read_letters (const StudioJsonAt *at,
              StudioTextSpec *text,
              GError **error)
{
  gboolean upper = FALSE;
  int letters = STUDIO_CASE_NONE;

  if (!studio_json_get_boolean (at, "upper", FALSE, &upper, error))
    return FALSE;
  if (upper)
    letters = STUDIO_CASE_UPPER;
  if (!studio_json_get_choice (at, "case", case_names, &letters, error))
    return FALSE;
  text->letters = (StudioTextCase) letters;
  return TRUE;
}

static gboolean
read_looks (const StudioJsonAt *at,
            StudioBrand *brand,
            StudioTextSpec *text,
            GError **error)
{
  double weight = text->weight, bold = 700;
  int align = 0, valign = 0, marker = 0;

  if (!studio_json_get_ranged (at, "weight", 100, 900, &weight, error) ||
      !studio_json_get_ranged (at, "bold", 100, 900, &bold, error) ||
      !studio_json_get_boolean (at, "italic", FALSE, &text->italic, error) ||
      !studio_json_get_boolean (at, "underline", FALSE, &text->underline, error) ||
      !studio_json_get_boolean (at, "strike", FALSE, &text->strike, error) ||
      !read_letters (at, text, error) ||
      !studio_json_get_boolean (at, "balance", FALSE, &text->balance, error) ||
      !studio_json_get_choice (at, "align", align_names, &align, error) ||
      !studio_json_get_choice (at, "valign", valign_names, &valign, error) ||
      !studio_json_get_choice (at, "marker", marker_names, &marker, error))
    return FALSE;
  text->weight = (int) weight;
  text->bold = MAX ((int) bold, text->weight);
  text->align = (StudioAlign) align;
  text->valign = (StudioAlign) valign;
  text->marker = (StudioMarker) marker;
  return studio_layer_read_color (at, "color", brand, &text->color, error) &&
         studio_layer_read_stroke (at, "outline_text", brand, &text->outline, error) &&
         studio_layer_read_color (at, "highlight", brand, &text->highlight, error);
}

gboolean
studio_layer_read_text (const StudioJsonAt *at,
                        StudioBrand *brand,
                        StudioTextSpec *text,
                        GError **error)
{
  const char *words = "", *group = NULL;
  double scale = 1;

  text->indent = 1.4;
  text->highlight_pad = 8;
  studio_brand_lookup_color (brand, "ink", &text->color);
  if (!studio_json_get_string (at, "text", TRUE, &words, error) ||
      !studio_json_get_string (at, "fit_group", FALSE, &group, error) ||
      !apply_style (at, brand, text, &scale, error) ||
      !read_sizes (at, scale, text, error) ||
      !read_looks (at, brand, text, error) ||
      !studio_runs_parse (at, brand, &text->runs, error))
    return FALSE;
  text->text = g_strdup (words);
  text->fit_group = g_strdup (group);
  text->marker_color = text->color;
  return studio_layer_read_color (at, "marker_color", brand, &text->marker_color, error) &&
         studio_layer_read_shadow (at, "shadow", brand, &text->shadow, error);
}
