#include "config.h"

#include "studio-chart-text.h"

#include <string.h>

#include "studio-draw-paint.h"
#include "studio-draw-text.h"
#include "studio-font.h"

#define REFERENCE 40.0 /* px, of every font made here */
#define HALO 0.36
/* Letters smaller than this are less than dust, and a matrix of their scale could not be inverted. */
#define LEAST_SCALE 1e-3
#define MAX_BYTES 400

struct _StudioChartText
{
  PangoLayout *layout;
  PangoFontDescription *regular;
  PangoFontDescription *bold;
  PangoFontDescription *figure;
  /* old style figures are no use on a chart */
  PangoAttrList *lining;
  PangoAttrList *tabular;
  PangoAttrList *display;
};

static PangoFontDescription *
make_font (PangoContext *context,
           const char *family,
           int weight)
{
  PangoFontDescription *font = pango_font_description_copy (pango_context_get_font_description (context));

  if (family != NULL)
    pango_font_description_set_family (font, family);
  pango_font_description_set_weight (font, weight);
  pango_font_description_set_absolute_size (font, REFERENCE * PANGO_SCALE);
  studio_font_keep (context, font);
  return font;
}

static PangoAttrList *
make_attributes (const char *features,
                 double tracking)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_font_features_new (features));
  if (tracking != 0)
    pango_attr_list_insert (attributes, pango_attr_letter_spacing_new ((int) (tracking * REFERENCE * PANGO_SCALE)));
  return attributes;
}

static PangoAttrList *
make_display_attributes (const StudioChartSpec *spec)
{
  g_autofree char *features = g_strconcat ("lnum=1", spec->figure_features != NULL ? "," : NULL, spec->figure_features, NULL);

  return make_attributes (features, spec->figure_tracking);
}

StudioChartText *
studio_chart_text_new (PangoContext *context,
                       const StudioChartSpec *spec)
{
  StudioChartText *self;
  gboolean own = spec->figure_family != NULL;

  g_return_val_if_fail (PANGO_IS_CONTEXT (context), NULL);

  self = g_new0 (StudioChartText, 1);
  self->layout = pango_layout_new (context);
  self->regular = make_font (context, spec->family, PANGO_WEIGHT_MEDIUM);
  self->bold = make_font (context, spec->family, PANGO_WEIGHT_ULTRABOLD);
  self->figure = make_font (context, own ? spec->figure_family : spec->family, own ? CLAMP (spec->figure_weight, 100, 1000) : PANGO_WEIGHT_ULTRABOLD);
  self->lining = make_attributes ("lnum=1", 0);
  self->tabular = make_attributes ("lnum=1,tnum=1", 0);
  self->display = make_display_attributes (spec);
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_auto_dir (self->layout, FALSE);
  return self;
}

void
studio_chart_text_free (StudioChartText *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->layout);
  pango_font_description_free (self->regular);
  pango_font_description_free (self->bold);
  pango_font_description_free (self->figure);
  pango_attr_list_unref (self->lining);
  pango_attr_list_unref (self->tabular);
  pango_attr_list_unref (self->display);
  g_free (self);
}

/* A label is one paragraph; what is longer than anybody reads on a chart only costs time. */
static void
set_text (StudioChartText *self,
          const char *string)
{
  g_autofree char *valid = g_utf8_make_valid (string, -1);
  char *cut = valid;

  if (strlen (valid) > MAX_BYTES) {
    cut = g_utf8_find_prev_char (valid, valid + MAX_BYTES);
    *cut = '\0';
  }
  g_strdelimit (valid, "\n\r\t\v\f", ' ');
  pango_layout_set_text (self->layout, valid, -1);
}

static double
apply_look (StudioChartText *self,
            const char *string,
            const StudioTextLook *look)
{
  double scale = look->size / REFERENCE;

  set_text (self, string);
  pango_layout_set_font_description (self->layout, look->figure ? self->figure : look->bold ? self->bold
                                                                                            : self->regular);
  pango_layout_set_attributes (self->layout, look->figure ? self->display : look->tabular ? self->tabular
                                                                                          : self->lining);
  pango_layout_set_alignment (self->layout, look->align);
  if (look->width > 0) {
    pango_layout_set_width (self->layout, (int) CLAMP (look->width / MAX (scale, LEAST_SCALE) * PANGO_SCALE, 1, 1e9));
    pango_layout_set_height (self->layout, -MAX (look->lines, 1));
  } else {
    pango_layout_set_width (self->layout, -1);
    pango_layout_set_height (self->layout, -1);
  }
  return scale;
}

StudioSize
studio_chart_text_measure (StudioChartText *self,
                           const char *string,
                           const StudioTextLook *look)
{
  double scale = apply_look (self, string, look);
  PangoRectangle box;

  pango_layout_get_extents (self->layout, NULL, &box);
  return (StudioSize){ box.width * scale / PANGO_SCALE, box.height * scale / PANGO_SCALE };
}

double
studio_chart_text_baseline (StudioChartText *self,
                            const char *string,
                            const StudioTextLook *look)
{
  double scale = apply_look (self, string, look);

  return pango_layout_get_baseline (self->layout) * scale / PANGO_SCALE;
}

gboolean
studio_chart_text_words_fit (StudioChartText *self,
                             const char *string,
                             const StudioTextLook *look)
{
  g_auto (GStrv) words = g_strsplit_set (string, " \t\r\n", -1);
  StudioTextLook plain = *look;

  plain.width = 0;
  for (guint i = 0; words[i] != NULL; i++) {
    if (studio_chart_text_measure (self, words[i], &plain).w > look->width)
      return FALSE;
  }
  return TRUE;
}

gboolean
studio_chart_text_fits (StudioChartText *self,
                        const char *string,
                        const StudioTextLook *look)
{
  apply_look (self, string, look);

  return !pango_layout_is_ellipsized (self->layout) && (look->lines <= 1 || studio_chart_text_words_fit (self, string, look));
}

void
studio_chart_text_draw (StudioChartText *self,
                        cairo_t *cr,
                        const char *string,
                        const StudioTextLook *look,
                        StudioPoint at)
{
  double scale = apply_look (self, string, look);

  if (scale < LEAST_SCALE)
    return;
  cairo_save (cr);
  cairo_new_path (cr);
  cairo_translate (cr, at.x, at.y);
  cairo_scale (cr, scale, scale);
  if (look->halo.a > 0) {
    pango_cairo_layout_path (cr, self->layout);
    studio_draw_color_set (cr, &look->halo, 1);
    cairo_set_line_width (cr, HALO * REFERENCE);
    cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
    cairo_stroke (cr);
  }
  cairo_move_to (cr, 0, 0);
  studio_draw_color_set (cr, &look->color, 1);
  studio_draw_text_layout (cr, self->layout);
  cairo_restore (cr);
  /* in a vector picture the letters' place stays the current point, from which the next area would begin */
  cairo_new_path (cr);
}
