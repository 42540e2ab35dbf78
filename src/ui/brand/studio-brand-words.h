#pragma once

#include <gtk/gtk.h>

#include "studio-brand-session.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_BRAND_WORDS (studio_brand_words_get_type ())
G_DECLARE_FINAL_TYPE (StudioBrandWords, studio_brand_words, STUDIO, BRAND_WORDS, GtkWidget)

/** StudioBrandWords: the editions of a brand, which are slogans and hashtags with the days they are valid, newest first as written. */

/** @session: (nullable) */
void studio_brand_words_set_session (StudioBrandWords *self, StudioBrandSession *session);

G_END_DECLS
