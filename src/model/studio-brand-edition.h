#pragma once

#include "studio-brand.h"
#include "studio-date.h"

G_BEGIN_DECLS

/**
 * StudioEdition: one leader's term or one campaign of a brand, its slogan and hashtags (docs/brand-format.md, "Editions"). Belongs to the
 * brand.
 * @slogan: (nullable), @source: (nullable): where slogan and dates were found
 * @hashtags: (element-type utf8) may be empty
 * @from, @to: first and last day; not valid (g_date_valid()) where nothing is said
 * @personal: it stands for the leaders in person, which rule "neutral" points out
 */
typedef struct
{
  const char *id;
  const char *name;
  const char *slogan;
  const char *source;
  GPtrArray *hashtags;
  GDate from, to;
  gboolean personal;
} StudioEdition;

/**
 * StudioEditionState: at a given day
 * @STUDIO_EDITION_VALID: may be used
 * @STUDIO_EDITION_EXPIRED: its last day is over: pointed out, never forbidden
 * @STUDIO_EDITION_FUTURE: its first day is still to come
 */
typedef enum {
  STUDIO_EDITION_VALID,
  STUDIO_EDITION_EXPIRED,
  STUDIO_EDITION_FUTURE,
} StudioEditionState;

/** Returns: (transfer none) (element-type StudioEdition): in the document's order; one that is called as the brand is, if the brand states a slogan or dates without editions. */
GPtrArray *studio_brand_list_editions (StudioBrand *self);
/** Returns: (nullable): the edition called @id. */
const StudioEdition *studio_brand_get_edition (StudioBrand *self, const char *id);
/** Returns: (nullable): the one to take at @today if nobody chose: the newest that is valid, else the newest that has begun, else the first; NULL without editions. */
const StudioEdition *studio_brand_find_edition (StudioBrand *self, const GDate *today);
StudioEditionState studio_brand_get_edition_state (const StudioEdition *edition, const GDate *today);
/**
 * studio_brand_view_edition:
 * @id: (nullable): an edition; one that is not there, or NULL, gives @self
 *
 * The brand as it is in an edition: its name, slogan, hashtags and dates in place of the brand's own, and "edition" with all of it, so that
 * {brand.slogan} and {brand.edition.name} tell the edition's. The same object each time; may be called in any thread.
 *
 * Returns: (transfer none)
 */
StudioBrand *studio_brand_view_edition (StudioBrand *self, const char *id);
/** Returns: (nullable): the edition called @id, else the one to take today. @id: (nullable) */
const StudioEdition *studio_brand_choose_edition (StudioBrand *self, const char *id);
/** Fills @today with the present day. */
void studio_brand_get_today (GDate *today);

G_END_DECLS
