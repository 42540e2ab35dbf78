#pragma once

#include <gtk/gtk.h>

#include "studio-document.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_HOAX_CARD (studio_hoax_card_get_type ())
G_DECLARE_FINAL_TYPE (StudioHoaxCard, studio_hoax_card, STUDIO, HOAX_CARD, GtkBox)

/**
 * StudioHoaxCard: in the step Isi of a post that clarifies a hoax: how far its verification is, why the stamp is locked, and the way to
 * the window for it. Hides itself for other posts.
 */
/** @document: (nullable) */
void studio_hoax_card_set_document (StudioHoaxCard *self, StudioDocument *document);

G_END_DECLS
