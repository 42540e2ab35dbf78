#pragma once

#include <gtk/gtk.h>

#include "studio-library-records.h"

G_BEGIN_DECLS

/** StudioOffer: what names are offered: people with degrees, their posts, places, offices, or phrases: the office's own words and all of the others. */
typedef enum {
  STUDIO_OFFER_PEOPLE,
  STUDIO_OFFER_POSTS,
  STUDIO_OFFER_PLACES,
  STUDIO_OFFER_OFFICES,
  STUDIO_OFFER_ALL,
} StudioOffer;

/** StudioOffered: @text: what is written; @about: beside it, may be ""; @record: (nullable): of whom or what */
typedef struct
{
  char *text;
  char *about;
  StudioRecord *record;
} StudioOffered;

/**
 * studio_register_offer_find:
 * @text: each of its words has to begin a word of what is found; "" finds all
 *
 * Returns: (transfer full) (element-type StudioOffered): at most @most; people whose term is over come last
 */
GPtrArray *studio_register_offer_find (StudioOffer offer, const char *text, guint most);

/** @record: what was chosen; its name stands in @entry */
typedef void (*StudioOfferChosen) (GtkEntry *entry, StudioRecord *record, gpointer data);

/**
 * studio_register_offer_attach:
 * @chosen: (nullable); called once the text is in the entry
 *
 * Offers names below @entry while somebody types in it; arrows and Enter or a click take one, Esc passes. Anything else may be typed.
 */
void studio_register_offer_attach (GtkEntry *entry, StudioOffer offer, StudioOfferChosen chosen, gpointer data);

/** Opens a list of all names and phrases beside @target, an editable or a text view, in which what is chosen is put at the caret. */
void studio_register_offer_insert (GtkWidget *target);

G_END_DECLS
