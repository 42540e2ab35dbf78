#include "config.h"

#include "studio-text-fit.h"

#include <math.h>

/* Sizes are tried in half px, balanced widths to one part in a thousand of the measure. */
#define STEP 0.5
#define ORPHAN_STEP 2.0
#define SLACK 0.51
/* px at the reference size; what can be seen starts far above */
#define ROUNDING 0.05

static void
add_attribute (PangoAttrList *list,
               PangoAttribute *attribute,
               gsize start,
               gsize end)
{
  attribute->start_index = (guint) start;
  attribute->end_index = (guint) end;
  pango_attr_list_insert (list, attribute);
}

/* Takes the "**" pairs out of the text and makes what is between them bold. */
static char *
take_bold (const char *text,
           int bold,
           PangoAttrList *list)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  const char *at = text, *open, *close;

  while ((open = strstr (at, "**")) != NULL && (close = strstr (open + 2, "**")) != NULL) {
    gsize start;

    g_string_append_len (plain, at, open - at);
    start = plain->len;
    g_string_append_len (plain, open + 2, close - open - 2);
    add_attribute (list, pango_attr_weight_new ((PangoWeight) bold), start, plain->len);
    at = close + 2;
  }
  g_string_append (plain, at);
  return g_string_free (g_steal_pointer (&plain), FALSE);
}

/* Behind the dash of "08.00–15.00" and between the groups of "0811 5300 118" Unicode allows a break that readers do not expect. */
static char *
join_figures (const char *text)
{
  static const char dash[] = "\u2013";
  g_autoptr (GString) joined = g_string_new (NULL);

  for (const char *at = text; *at != '\0';) {
    gsize length = g_str_has_prefix (at, dash) ? strlen (dash) : 1;
    gboolean between = at > text && g_ascii_isdigit (at[-1]) && g_ascii_isdigit (at[length]);

    if (between && *at == ' ')
      g_string_append (joined, "\u00a0");
    else
      g_string_append_len (joined, at, length);
    if (between && length > 1)
      g_string_append (joined, "\u2060");
    at += length;
  }
  return g_string_free (g_steal_pointer (&joined), FALSE);
}

PangoLayout *
studio_text_layout_new (PangoContext *context,
                        const StudioTextSpec *spec)
{
  g_autoptr (PangoFontDescription) font = pango_font_description_new ();
  g_autoptr (PangoAttrList) list = pango_attr_list_new ();
  g_autofree char *cased = spec->upper ? g_utf8_strup (spec->text, -1) : g_strdup (spec->text);
  g_autofree char *joined = join_figures (cased);
  g_autofree char *plain = take_bold (joined, spec->bold, list);
  PangoLayout *layout = pango_layout_new (context);

  pango_font_description_set_family (font, spec->family);
  pango_font_description_set_weight (font, (PangoWeight) spec->weight);
  pango_font_description_set_style (font, spec->italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
  pango_font_description_set_absolute_size (font, STUDIO_TEXT_REFERENCE * PANGO_SCALE);
  if (spec->tracking < 0 || spec->tracking > 0)
    add_attribute (list, pango_attr_letter_spacing_new ((int) (spec->tracking * STUDIO_TEXT_REFERENCE * PANGO_SCALE)), 0, G_MAXUINT);
  if (spec->features != NULL)
    add_attribute (list, pango_attr_font_features_new (spec->features), 0, G_MAXUINT);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_attributes (layout, list);
  pango_layout_set_text (layout, plain, -1);
  return layout;
}

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
  return (pango_layout_get_line_count (layout) * spec->line + (count_paragraphs (layout) - 1) * spec->paragraph_gap) * size;
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

void
studio_text_fit (PangoLayout *layout,
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
  fit->excess = excess_characters (layout, spec, limits, fit->size);
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
  return (spec->line * size + cap_height (layout, size)) / 2;
}

GArray *
studio_text_lines (PangoLayout *layout,
                   const StudioTextSpec *spec,
                   const StudioTextFit *fit,
                   double box_width)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (StudioTextLine));
  double first = studio_text_baseline (layout, spec, fit->size);
  double indent = studio_text_indent (spec, fit->size), top = 0;
  int paragraph = 0;

  for (int i = 0; i < pango_layout_get_line_count (layout); i++) {
    PangoLayoutLine *line = pango_layout_get_line_readonly (layout, i);
    StudioTextLine at = { .line = line, .height = spec->line * fit->size };
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
    at.baseline = top + first;
    at.paragraph = line->is_paragraph_start ? paragraph : 0;
    top += at.height;
    g_array_append_val (lines, at);
  }
  return lines;
}
