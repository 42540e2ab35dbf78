#include "config.h"

#include "studio-brand-rules.h"

#include <glib/gi18n-lib.h>

#include "studio-composer-private.h"

/* Grows the layer around its middle and keeps its shape. */
static gboolean
enlarge (StudioComposer *composer,
         const StudioBrandFinding *finding)
{
  const char *ids[] = { finding->layer };
  double rotation;
  StudioRect frame;
  double factor;

  if (!studio_composer_get_frame (composer, finding->layer, &frame, &rotation))
    return FALSE;
  if (frame.h <= 0) {
    const StudioBox *box = studio_composer_get_box (composer, studio_composer_find_box (composer, finding->layer));

    frame.h = box->rect.h;
  }
  factor = frame.h > 0 ? finding->height / frame.h : 1;
  frame.x -= frame.w * (factor - 1) / 2;
  frame.y -= frame.h * (factor - 1) / 2;
  frame.w *= factor;
  frame.h *= factor;
  studio_composer_set_frames (composer, ids, &frame, &rotation, 1, _ ("Follow the Brand"), NULL);
  return TRUE;
}

gboolean
studio_brand_rules_fix (StudioComposer *composer,
                        const StudioBrandFinding *finding)
{
  g_autoptr (JsonNode) value = NULL;

  g_return_val_if_fail (STUDIO_IS_COMPOSER (composer) && finding != NULL, FALSE);

  if (finding->fix == STUDIO_BRAND_FIX_NONE || studio_composer_find_box (composer, finding->layer) < 0 ||
      studio_composer_refuse_limit (composer, finding->layer, finding->fix == STUDIO_BRAND_FIX_ENLARGE ? STUDIO_CAN_MOVE : studio_can_for_member (finding->member)))
    return FALSE;
  if (finding->fix == STUDIO_BRAND_FIX_ENLARGE)
    return enlarge (composer, finding);

  value = finding->fix == STUDIO_BRAND_FIX_SET ? studio_json_string (finding->value) : NULL;
  studio_composer_set_layer_member (composer, finding->layer, finding->member, value, _ ("Follow the Brand"), NULL);
  return TRUE;
}
