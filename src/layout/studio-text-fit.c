#include "config.h"

#include "studio-text-fit.h"

#include <math.h>

#include "studio-text-memo.h"
#include "studio-text-shape.h"

/* Sizes are tried in half px, balanced widths to one part in a thousand of the measure. */
#define STEP 0.5
#define ORPHAN_STEP 2.0
#define SLACK 0.51
/* px at the reference size; what can be seen starts far above */
#define ROUNDING 0.05

double
studio_text_indent (const StudioTextSpec *spec,
                    double size)
{
  return spec->marker == STUDIO_MARKER_NONE ? 0 : spec->indent * size;
}

static void
set_measure (PangoLayout *layout,
             const StudioTextSpec *spec,
             double wrap,
             double size,
             gboolean words)
{
  /* Pango breaks lines as if the last letter were drawn as close as the others, and then is not; a text must fit the width
   * that it asked for, so what rounding took is given back */
  double room = (wrap - studio_text_indent (spec, size)) * STUDIO_TEXT_REFERENCE / size - MAX (0, -spec->tracking) * STUDIO_TEXT_REFERENCE + ROUNDING;

  if (!isfinite (room))
    pango_layout_set_width (layout, -1);
  else
    pango_layout_set_width (layout, (int) (MAX (room, 1) * PANGO_SCALE));
  pango_layout_set_wrap (layout, words ? PANGO_WRAP_WORD_CHAR : PANGO_WRAP_WORD);
}

void
studio_text_layout_apply (PangoLayout *layout,
                          const StudioTextSpec *spec,
                          const StudioTextFit *fit)
{
  set_measure (layout, spec, fit->wrap, fit->size, fit->words);
}

static int
count_paragraphs (PangoLayout *layout)
{
  int n = 1;

  for (const char *at = pango_layout_get_text (layout); (at = strchr (at, '\n')) != NULL; at++)
    n++;
  return n;
}

static double
text_width (PangoLayout *layout,
            const StudioTextSpec *spec,
            double size)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  return logical.width / (double) PANGO_SCALE * size / STUDIO_TEXT_REFERENCE + studio_text_indent (spec, size);
}

static double
text_height (PangoLayout *layout,
             const StudioTextSpec *spec,
             double size)
{
  double lines = 0;

  for (GSList *at = pango_layout_get_lines_readonly (layout); at != NULL; at = at->next)
    lines += studio_text_line_factor (spec, at->data);
  return (lines * spec->line + (count_paragraphs (layout) - 1) * spec->paragraph_gap) * size;
}

static gboolean
fits (PangoLayout *layout,
      const StudioTextSpec *spec,
      const StudioTextLimits *limits,
      double size)
{
  set_measure (layout, spec, limits->width, size, FALSE);
  if (spec->max_lines > 0 && pango_layout_get_line_count (layout) > spec->max_lines)
    return FALSE;
  if (isfinite (limits->width) && text_width (layout, spec, size) > limits->width + SLACK)
    return FALSE;
  return !isfinite (limits->height) || text_height (layout, spec, size) <= limits->height + SLACK;
}

static double
largest_fitting (PangoLayout *layout,
                 const StudioTextSpec *spec,
                 const StudioTextLimits *limits,
                 double size)
{
  int low = 0, high = (int) ceil ((size - spec->min_size) / STEP);

  if (high <= 0 || fits (layout, spec, limits, size))
    return size;
  if (!fits (layout, spec, limits, spec->min_size))
    return spec->min_size;
  /* steps down from the size: low does not fit, high does */
  while (high - low > 1) {
    int middle = (low + high) / 2;

    if (fits (layout, spec, limits, MAX (spec->min_size, size - middle * STEP)))
      high = middle;
    else
      low = middle;
  }
  return MAX (spec->min_size, size - high * STEP);
}

/* The narrowest measure that keeps the number of lines. */
static double
balanced_width (PangoLayout *layout,
                const StudioTextSpec *spec,
                double width,
                double size,
                int n_lines)
{
  double low = width / n_lines * 0.8, high = width;

  for (int i = 0; i < 9; i++) {
    double middle = (low + high) / 2;

    set_measure (layout, spec, middle, size, FALSE);
    if (pango_layout_get_line_count (layout) <= n_lines && text_width (layout, spec, size) <= middle + SLACK)
      high = middle;
    else
      low = middle;
  }
  return high;
}

static gboolean
ends_in_one_word (PangoLayout *layout)
{
  PangoLayoutLine *line = pango_layout_get_line_readonly (layout, pango_layout_get_line_count (layout) - 1);
  const char *text = pango_layout_get_text (layout) + line->start_index;

  for (int i = 0; i < line->length; i++) {
    if (text[i] == ' ' && i < line->length - 1)
      return FALSE;
  }
  return TRUE;
}

static void
balance (PangoLayout *layout,
         const StudioTextSpec *spec,
         const StudioTextLimits *limits,
         StudioTextFit *fit)
{
  set_measure (layout, spec, limits->width, fit->size, FALSE);
  fit->n_lines = pango_layout_get_line_count (layout);
  if (fit->n_lines < 2)
    return;
  fit->wrap = balanced_width (layout, spec, limits->width, fit->size, fit->n_lines);
  set_measure (layout, spec, fit->wrap, fit->size, FALSE);
}

/* A last line of one word is a fault of setting: try a little smaller, and keep the size if that does not help. */
static void
avoid_orphan (PangoLayout *layout,
              const StudioTextSpec *spec,
              const StudioTextLimits *limits,
              StudioTextFit *fit)
{
  StudioTextFit tried = *fit;

  for (int i = 0; i < 4 && fit->n_lines > 1 && ends_in_one_word (layout); i++) {
    tried.size -= ORPHAN_STEP;
    if (tried.size < spec->min_size)
      break;
    balance (layout, spec, limits, &tried);
    if (tried.n_lines < 2 || !ends_in_one_word (layout)) {
      *fit = tried;
      break;
    }
  }
  set_measure (layout, spec, fit->wrap, fit->size, FALSE);
}

static int
excess_characters (PangoLayout *layout,
                   const StudioTextSpec *spec,
                   const StudioTextLimits *limits,
                   double size)
{
  const char *text = pango_layout_get_text (layout);
  int room = spec->max_lines > 0 ? spec->max_lines : G_MAXINT;
  PangoLayoutLine *line;

  if (isfinite (limits->height))
    room = MIN (room, MAX (1, (int) floor ((limits->height + SLACK) / (spec->line * size))));
  if (pango_layout_get_line_count (layout) <= room)
    return 0;
  line = pango_layout_get_line_readonly (layout, room);
  return MAX (1, (int) g_utf8_strlen (text + line->start_index, -1));
}

static void
find_fit (PangoLayout *layout,
          const StudioTextSpec *spec,
          const StudioTextLimits *limits,
          StudioTextFit *fit)
{
  double size = isfinite (limits->cap) ? CLAMP (spec->size, MIN (spec->min_size, limits->cap), limits->cap) : spec->size;

  *fit = (StudioTextFit){ .wrap = limits->width };
  fit->size = largest_fitting (layout, spec, limits, size);
  if (spec->balance && isfinite (limits->width) && spec->marker == STUDIO_MARKER_NONE && fits (layout, spec, limits, fit->size)) {
    balance (layout, spec, limits, fit);
    avoid_orphan (layout, spec, limits, fit);
  } else {
    set_measure (layout, spec, limits->width, fit->size, FALSE);
    if (isfinite (limits->width) && text_width (layout, spec, fit->size) > limits->width + SLACK) {
      fit->words = TRUE;
      set_measure (layout, spec, limits->width, fit->size, TRUE);
    }
  }
  fit->n_lines = pango_layout_get_line_count (layout);
  fit->width = text_width (layout, spec, fit->size);
  fit->height = text_height (layout, spec, fit->size);
  fit->baseline = studio_text_baseline (layout, spec, fit->size);
  fit->excess = excess_characters (layout, spec, limits, fit->size);
}

void
studio_text_fit (PangoLayout *layout,
                 const StudioTextSpec *spec,
                 const StudioTextLimits *limits,
                 StudioTextFit *fit)
{
  PangoContext *context = pango_layout_get_context (layout);
  g_autofree char *key = studio_text_memo_key (layout, spec, limits);

  if (studio_text_memo_lookup (context, key, fit)) {
    studio_text_layout_apply (layout, spec, fit);
    return;
  }
  find_fit (layout, spec, limits, fit);
  studio_text_memo_keep (context, g_steal_pointer (&key), fit);
}

/* Height of the font's own capitals: a line with an emoji or another script must not move. */
static double
cap_height (PangoLayout *layout,
            double size)
{
  g_autoptr (PangoLayout) capital = pango_layout_new (pango_layout_get_context (layout));
  PangoRectangle ink;

  pango_layout_set_font_description (capital, pango_layout_get_font_description (layout));
  pango_layout_set_text (capital, "H", 1);
  pango_layout_get_extents (capital, &ink, NULL);
  return ink.height / (double) PANGO_SCALE * size / STUDIO_TEXT_REFERENCE;
}

/* Capitals and figures stand in the middle of the line. Fonts disagree about ascent and descent: by those, the figures of
 * one brand would stand well above the middle of their tile and those of another below it. */
double
studio_text_baseline (PangoLayout *layout,
                      const StudioTextSpec *spec,
                      double size)
{
  return (spec->line * size + cap_height (layout, size)) / 2 * studio_text_line_factor (spec, pango_layout_get_line_readonly (layout, 0));
}

GArray *
studio_text_lines (PangoLayout *layout,
                   const StudioTextSpec *spec,
                   const StudioTextFit *fit,
                   double box_width)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (StudioTextLine));
  double middle = (spec->line * fit->size + cap_height (layout, fit->size)) / 2;
  double indent = studio_text_indent (spec, fit->size), top = 0;
  int paragraph = 0;

  for (int i = 0; i < pango_layout_get_line_count (layout); i++) {
    PangoLayoutLine *line = pango_layout_get_line_readonly (layout, i);
    double factor = studio_text_line_factor (spec, line);
    StudioTextLine at = { .line = line, .height = spec->line * fit->size * factor };
    PangoRectangle logical;
    double spare;

    if (line->is_paragraph_start && paragraph++ > 0)
      top += spec->paragraph_gap * fit->size;
    pango_layout_line_get_extents (line, NULL, &logical);
    at.width = logical.width / (double) PANGO_SCALE * fit->size / STUDIO_TEXT_REFERENCE;
    spare = MAX (0, box_width - indent - at.width);
    at.x = indent + (spec->align == STUDIO_ALIGN_CENTER ? spare / 2 : spec->align == STUDIO_ALIGN_END ? spare
                                                                                                      : 0);
    at.top = top;
    at.baseline = top + middle * factor;
    at.paragraph = line->is_paragraph_start ? paragraph : 0;
    top += at.height;
    g_array_append_val (lines, at);
  }
  return lines;
}
