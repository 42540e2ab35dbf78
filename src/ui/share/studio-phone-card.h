#pragma once

#include <gtk/gtk.h>

#include "studio-share-parcel.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_PHONE_CARD (studio_phone_card_get_type ())
G_DECLARE_FINAL_TYPE (StudioPhoneCard, studio_phone_card, STUDIO, PHONE_CARD, GtkBox)

/**
 * StudioPhoneCard: a code for the phone's camera that opens a page with a parcel, what phones did there, and how long it is open. The page is there only
 * while the card is in a window.
 *
 * Signal "ticked" (const char *platform, gboolean on): a person says on a phone that the post is uploaded there, or takes that back
 */
GtkWidget *studio_phone_card_new (void);
/** @parcel: (nullable): NULL offers nothing. Another one than before gets a page of its own. */
void studio_phone_card_set_parcel (StudioPhoneCard *self, StudioShareParcel *parcel);

G_END_DECLS
