#include "config.h"

#include "studio-text-shape.h"

#include <string.h>

#include "studio-font.h"
#include "studio-text-fit.h"

#define REGULAR 400

static void
add_attribute (PangoAttrList *list,
               PangoAttribute *attribute,
               int start,
               int end)
{
  attribute->start_index = (guint) start;
  attribute->end_index = end < 0 ? G_MAXUINT : (guint) end;
  pango_attr_list_insert (list, attribute);
}

static void
append_cased (GString *painted,
              const char *at,
              StudioLetterChange change)
{
  gssize length = g_utf8_next_char (at) - at;
  g_autofree char *letter = NULL;

  if (change == STUDIO_LETTER_KEPT) {
    g_string_append_len (painted, at, length);
  } else {
    letter = change == STUDIO_LETTER_UPPER ? g_utf8_strup (at, length) : g_utf8_strdown (at, length);
    g_string_append (painted, letter);
  }
}

/* Behind the dash of "08.00–15.00" and between the groups of "0811 5300 118" Unicode allows a break that readers do not expect. */
static gboolean
append_joined (GString *painted,
               const char *words,
               const char *at)
{
  gunichar letter = g_utf8_get_char (at);

  if (at == words || !g_ascii_isdigit (at[-1]) || !g_ascii_isdigit (*g_utf8_next_char (at)))
    return FALSE;
  if (letter == ' ')
    g_string_append (painted, "\u00a0");
  else if (letter == 0x2013)
    g_string_append (painted, "\u2013\u2060");
  else
    return FALSE;
  return TRUE;
}

static char *
paint_words (const StudioTextSpec *spec,
             StudioTextMap *map)
{
  g_autoptr (GArray) plan = studio_text_plan_case (map->words, spec->letters);
  GString *painted = g_string_new (NULL);
  const char *at = map->words;

  map->length = (int) plan->len;
  map->starts = g_new (int, plan->len + 1);
  for (int i = 0; i < map->length; i++, at = g_utf8_next_char (at)) {
    map->starts[i] = (int) painted->len;
    if (!append_joined (painted, map->words, at))
      append_cased (painted, at, (StudioLetterChange) g_array_index (plan, guint8, i));
  }
  map->starts[map->length] = (int) painted->len;
  return g_string_free (painted, FALSE);
}

static void
add_color (PangoAttrList *list,
           const StudioColor *color,
           int start,
           int end)
{
  add_attribute (list, pango_attr_foreground_new ((guint16) (color->r * 65535), (guint16) (color->g * 65535), (guint16) (color->b * 65535)), start, end);
  add_attribute (list, pango_attr_foreground_alpha_new ((guint16) MAX (1, color->a * 65535)), start, end);
}

static void
add_tracking (PangoAttrList *list,
              const StudioTextSpec *spec,
              double factor,
              int start,
              int end)
{
  if (spec->tracking < 0 || spec->tracking > 0)
    add_attribute (list, pango_attr_letter_spacing_new ((int) (spec->tracking * factor * STUDIO_TEXT_REFERENCE * PANGO_SCALE)), start, end);
}

static PangoWeight
run_weight (const StudioTextSpec *spec,
            const StudioTextRun *run)
{
  return (PangoWeight) ((run->on & STUDIO_RUN_BOLD) != 0 ? spec->bold : MIN (spec->weight, REGULAR));
}

static PangoStyle
run_style (const StudioTextRun *run)
{
  return (run->on & STUDIO_RUN_ITALIC) != 0 ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL;
}

static void
add_run (PangoAttrList *list,
         const StudioTextSpec *spec,
         const StudioTextRun *run,
         int start,
         int end)
{
  if ((run->said & STUDIO_RUN_BOLD) != 0)
    add_attribute (list, pango_attr_weight_new (run_weight (spec, run)), start, end);
  if ((run->said & STUDIO_RUN_ITALIC) != 0)
    add_attribute (list, pango_attr_style_new (run_style (run)), start, end);
  if ((run->said & STUDIO_RUN_UNDERLINE) != 0)
    add_attribute (list, pango_attr_underline_new ((run->on & STUDIO_RUN_UNDERLINE) != 0 ? PANGO_UNDERLINE_SINGLE : PANGO_UNDERLINE_NONE), start, end);
  if ((run->said & STUDIO_RUN_STRIKE) != 0)
    add_attribute (list, pango_attr_strikethrough_new ((run->on & STUDIO_RUN_STRIKE) != 0), start, end);
  if ((run->said & STUDIO_RUN_COLOR) != 0)
    add_color (list, &run->rgba, start, end);
  if ((run->said & STUDIO_RUN_SIZE) != 0) {
    add_attribute (list, pango_attr_size_new_absolute ((int) (STUDIO_TEXT_REFERENCE * run->size * PANGO_SCALE)), start, end);
    add_tracking (list, spec, run->size, start, end);
  }
}

/* What the whole text is comes first, so that its runs win. */
static PangoAttrList *
make_attributes (const StudioTextSpec *spec,
                 const StudioTextMap *map,
                 GArray *runs)
{
  PangoAttrList *list = pango_attr_list_new ();

  add_tracking (list, spec, 1, 0, -1);
  if (spec->features != NULL)
    add_attribute (list, pango_attr_font_features_new (spec->features), 0, -1);
  if (spec->underline)
    add_attribute (list, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE), 0, -1);
  if (spec->strike)
    add_attribute (list, pango_attr_strikethrough_new (TRUE), 0, -1);
  for (guint i = 0; i < runs->len; i++) {
    const StudioTextRun *run = &g_array_index (runs, StudioTextRun, i);

    add_run (list, spec, run, map->starts[MIN (run->from, map->length)], map->starts[MIN (run->to, map->length)]);
  }
  return list;
}

/* Before any of them is measured or drawn with. */
static void
keep_fonts (PangoContext *context,
            const StudioTextSpec *spec,
            PangoFontDescription *font,
            GArray *runs)
{
  studio_font_keep (context, font);
  for (guint i = 0; i < runs->len; i++) {
    const StudioTextRun *run = &g_array_index (runs, StudioTextRun, i);
    g_autoptr (PangoFontDescription) own = pango_font_description_copy (font);

    if ((run->said & STUDIO_RUN_BOLD) != 0)
      pango_font_description_set_weight (own, run_weight (spec, run));
    if ((run->said & STUDIO_RUN_ITALIC) != 0)
      pango_font_description_set_style (own, run_style (run));
    if ((run->said & (STUDIO_RUN_BOLD | STUDIO_RUN_ITALIC)) != 0)
      studio_font_keep (context, own);
  }
}

PangoLayout *
studio_text_shape (PangoContext *context,
                   const StudioTextSpec *spec,
                   StudioTextMap *map)
{
  g_autoptr (PangoFontDescription) font = pango_font_description_new ();
  g_autoptr (PangoAttrList) list = NULL;
  g_autoptr (GArray) runs = studio_runs_new ();
  StudioTextMap own = { .words = studio_text_take_marks (spec->text, runs) };
  g_autofree char *painted = paint_words (spec, &own);
  PangoLayout *layout = pango_layout_new (context);

  if (spec->runs != NULL)
    studio_runs_lay_over (runs, spec->runs);
  studio_runs_clamp (runs, own.length);
  list = make_attributes (spec, &own, runs);
  pango_font_description_set_family (font, spec->family);
  pango_font_description_set_weight (font, (PangoWeight) spec->weight);
  pango_font_description_set_style (font, spec->italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
  pango_font_description_set_absolute_size (font, STUDIO_TEXT_REFERENCE * PANGO_SCALE);
  keep_fonts (context, spec, font, runs);
  studio_font_keep_others (context, font, painted);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_attributes (layout, list);
  pango_layout_set_justify (layout, spec->align == STUDIO_ALIGN_STRETCH);
  pango_layout_set_text (layout, painted, -1);
  if (map != NULL)
    *map = own;
  else
    studio_text_map_clear (&own);
  return layout;
}

PangoLayout *
studio_text_layout_new (PangoContext *context,
                        const StudioTextSpec *spec)
{
  return studio_text_shape (context, spec, NULL);
}

void
studio_text_map_clear (StudioTextMap *map)
{
  g_clear_pointer (&map->words, g_free);
  g_clear_pointer (&map->starts, g_free);
  map->length = 0;
}

int
studio_text_map_index (const StudioTextMap *map,
                       int byte)
{
  int low = 0, high = map->length;

  while (low < high) {
    int middle = (low + high) / 2;

    if (map->starts[middle] >= byte)
      high = middle;
    else
      low = middle + 1;
  }
  return low;
}

static gboolean
says_sizes (const StudioTextSpec *spec)
{
  for (guint i = 0; spec->runs != NULL && i < spec->runs->len; i++) {
    if ((g_array_index (spec->runs, StudioTextRun, i).said & STUDIO_RUN_SIZE) != 0)
      return TRUE;
  }
  return FALSE;
}

double
studio_text_font_factor (PangoFont *font)
{
  g_autoptr (PangoFontDescription) description = pango_font_describe_with_absolute_size (font);

  return pango_font_description_get_size (description) / (STUDIO_TEXT_REFERENCE * PANGO_SCALE);
}

double
studio_text_line_factor (const StudioTextSpec *spec,
                         PangoLayoutLine *line)
{
  double largest = 0;

  if (!says_sizes (spec))
    return 1;
  for (GSList *at = line->runs; at != NULL; at = at->next) {
    PangoLayoutRun *run = at->data;

    largest = MAX (largest, studio_text_font_factor (run->item->analysis.font));
  }
  return largest > 0 ? largest : 1;
}
