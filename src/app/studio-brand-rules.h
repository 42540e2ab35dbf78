#pragma once

#include "studio-brand-rule.h"
#include "studio-composer.h"
#include "studio-scene.h"

G_BEGIN_DECLS

/*
 * A brand's rules (studio-brand-rule.h) tried on pages. Palette, typefaces, effects and capitals are asked of what a person did by hand: what
 * a template does its designer decided. Contrast, logos and neutrality are asked of everything that shows.
 */

/**
 * StudioBrandFix: what one click does; only where nothing has to be decided
 * @STUDIO_BRAND_FIX_NONE: a person has to look
 * @STUDIO_BRAND_FIX_SET: the finding's member becomes its value
 * @STUDIO_BRAND_FIX_CLEAR: the finding's member goes back to what it was
 * @STUDIO_BRAND_FIX_ENLARGE: the layer grows around its middle to the finding's height
 */
typedef enum {
  STUDIO_BRAND_FIX_NONE,
  STUDIO_BRAND_FIX_SET,
  STUDIO_BRAND_FIX_CLEAR,
  STUDIO_BRAND_FIX_ENLARGE,
} StudioBrandFix;

/**
 * StudioBrandFinding: a rule that a layer of a page does not follow.
 * @layer: its id
 * @page: from 0
 * @format: the size
 * @sentence: translated: what is wrong and what to do
 * @guide: (nullable): where the brand's guide says so, "hlm. 8"
 * @member: (nullable): of SET and CLEAR, as studio_composer_set_layer_member() takes it
 * @value: (nullable): of SET: text
 * @height: of ENLARGE, in px of the page
 */
typedef struct
{
  StudioRuleKind rule;
  StudioRuleLevel level;
  char *layer;
  guint page;
  const StudioFormat *format;
  char *sentence;
  char *guide;
  StudioBrandFix fix;
  char *member;
  char *value;
  double height;
} StudioBrandFinding;

/**
 * StudioBrandRulesFlags:
 * @STUDIO_BRAND_RULES_PIXELS: texts on photos and gradients are painted and measured as well, which takes some ms each
 */
typedef enum {
  STUDIO_BRAND_RULES_FLAT = 0,
  STUDIO_BRAND_RULES_PIXELS = 1 << 0,
} StudioBrandRulesFlags;

/**
 * Tries the rules of the scene's brand. May be called in any thread.
 * @cancellable: (nullable): what was found until then is given
 * Returns: (transfer full) (element-type StudioBrandFinding): the strictest rules first
 */
GPtrArray *studio_brand_rules_check (StudioScene *scene, StudioBrandRulesFlags flags, GCancellable *cancellable);
/**
 * The same for all pages in all sizes of a post.
 * @context: as for studio_layout_page()
 * Returns: (nullable): NULL if a page could not be laid out
 */
GPtrArray *studio_brand_rules_check_post (PangoContext *context, StudioSnapshot *snapshot, StudioBrandRulesFlags flags, GCancellable *cancellable, GError **error);
/** studio_brand_rules_check() in a thread. */
void studio_brand_rules_check_async (StudioScene *scene, StudioBrandRulesFlags flags, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
/** Returns: (transfer full) (element-type StudioBrandFinding): %G_IO_ERROR_CANCELLED is the only error */
GPtrArray *studio_brand_rules_check_finish (GAsyncResult *result, GError **error);
void studio_brand_finding_free (StudioBrandFinding *finding);

/**
 * Does what a finding offers, as one step, in the composer's scope. The composer has to show the finding's page and size.
 * Returns: FALSE if there is nothing certain to do, the layer is gone, or it is locked (the composer has told why then)
 */
gboolean studio_brand_rules_fix (StudioComposer *composer, const StudioBrandFinding *finding);

G_END_DECLS
