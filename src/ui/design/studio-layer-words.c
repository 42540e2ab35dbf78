#include "config.h"

#include "studio-layer-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/** Words: @label: untranslated */
typedef struct
{
  const char *label;
  const char *icon;
} Words;

static const Words kinds[] = {
  [STUDIO_LAYER_TEXT] = { N_ ("Text"), "studio-text-symbolic" },
  [STUDIO_LAYER_PHOTO] = { N_ ("Photo"), "image-x-generic-symbolic" },
  [STUDIO_LAYER_SHAPE] = { N_ ("Shape"), "studio-elements-symbolic" },
  [STUDIO_LAYER_MOTIF] = { N_ ("Motif"), "studio-motif-symbolic" },
  [STUDIO_LAYER_ICON] = { N_ ("Icon"), "studio-star-symbolic" },
  [STUDIO_LAYER_LOGO] = { N_ ("Logo"), "studio-logo-symbolic" },
  [STUDIO_LAYER_QR] = { N_ ("QR code"), "studio-qr-symbolic" },
  [STUDIO_LAYER_CHART] = { N_ ("Chart"), "studio-charts-symbolic" },
  [STUDIO_LAYER_GROUP] = { N_ ("Group"), "studio-group-symbolic" },
  [STUDIO_LAYER_STACK] = { N_ ("Stack"), "studio-stack-symbolic" },
  [STUDIO_LAYER_LINE] = { N_ ("Line"), "studio-line-symbolic" },
  [STUDIO_LAYER_DRAWING] = { N_ ("Drawing"), "studio-elements-symbolic" },
};

static const Words shapes[] = {
  [STUDIO_OUTLINE_RECT] = { N_ ("Rectangle"), "studio-rectangle-symbolic" },
  [STUDIO_OUTLINE_ELLIPSE] = { N_ ("Ellipse"), "studio-ellipse-symbolic" },
  [STUDIO_OUTLINE_POLYGON] = { N_ ("Polygon"), "studio-polygon-symbolic" },
  [STUDIO_OUTLINE_STAR] = { N_ ("Star"), "studio-star-symbolic" },
  [STUDIO_OUTLINE_PILL] = { N_ ("Pill"), "studio-rounded-symbolic" },
  [STUDIO_OUTLINE_BUBBLE] = { N_ ("Speech bubble"), "studio-elements-symbolic" },
  [STUDIO_OUTLINE_RIBBON] = { N_ ("Ribbon"), "studio-elements-symbolic" },
  [STUDIO_OUTLINE_BADGE] = { N_ ("Badge"), "studio-star-symbolic" },
  [STUDIO_OUTLINE_ARROW] = { N_ ("Arrow"), "studio-arrow-symbolic" },
};

static const Words *
find_words (const StudioLayer *layer)
{
  guint outline = layer->outline.kind;

  if (layer->kind == STUDIO_LAYER_SHAPE && outline < G_N_ELEMENTS (shapes) && shapes[outline].label != NULL)
    return &shapes[outline];
  return &kinds[layer->kind];
}

const char *
studio_layer_words_kind (const StudioLayer *layer)
{
  g_return_val_if_fail (layer != NULL && layer->kind < G_N_ELEMENTS (kinds), NULL);

  return _ (find_words (layer)->label);
}

const char *
studio_layer_words_icon (const StudioLayer *layer)
{
  g_return_val_if_fail (layer != NULL && layer->kind < G_N_ELEMENTS (kinds), NULL);

  return find_words (layer)->icon;
}

char *
studio_layer_words_describe (StudioComposer *composer,
                             const StudioBox *box)
{
  g_autofree char *name = NULL, *place = NULL;
  const char *kind;
  GString *words;

  g_return_val_if_fail (STUDIO_IS_COMPOSER (composer) && box != NULL, NULL);

  kind = studio_layer_words_kind (box->layer);
  name = studio_composer_get_layer_name (composer, box->layer->id);
  words = g_string_new (kind);
  if (name != NULL && !g_str_equal (name, kind))
    g_string_append_printf (words, ", %s", name);
  /* TRANSLATORS: place and size of a layer in pixels, "at 64, 840, 952 × 238" */
  place = g_strdup_printf (_ ("at %.0f, %.0f, %.0f × %.0f"), box->rect.x, box->rect.y, box->rect.w, box->rect.h);
  g_string_append_printf (words, ", %s", place);
  if (studio_composer_get_lock (composer, box->layer->id) != NULL)
    g_string_append_printf (words, ", %s", _ ("locked"));
  if (!box->layer->visible)
    g_string_append_printf (words, ", %s", _ ("hidden"));
  return g_string_free (words, FALSE);
}
