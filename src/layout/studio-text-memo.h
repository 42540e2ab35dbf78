#pragma once

#include "studio-text-fit.h"

G_BEGIN_DECLS

/*
 * Fits that were found before, kept with the PangoContext they were found in. While somebody types, all texts of a page but one
 * are fitted again with the same outcome; finding it means to shape them some times each.
 */

/** Returns: (transfer full): all that the fit of @layout depends on */
char *studio_text_memo_key (PangoLayout *layout, const StudioTextSpec *spec, const StudioTextLimits *limits);
/** Returns: whether @fit was filled in */
gboolean studio_text_memo_lookup (PangoContext *context, const char *key, StudioTextFit *fit);
/** @key: (transfer full) */
void studio_text_memo_keep (PangoContext *context, char *key, const StudioTextFit *fit);

G_END_DECLS
