#pragma once

#include <adwaita.h>

#include "studio-platforms.h"
#include "studio-published.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_PUBLISHED_PLACE (studio_published_place_get_type ())
G_DECLARE_FINAL_TYPE (StudioPublishedPlace, studio_published_place, STUDIO, PUBLISHED_PLACE, AdwPreferencesGroup)

/**
 * StudioPublishedPlace: one platform a post went out on: its link, from which the platform is read where that is certain, and account.
 *
 * Signal "changed": something else is chosen or typed. Signal "removed": the person wants it gone.
 *
 * @accounts: (element-type StudioPublishedAccount): offered for their platform
 */
GtkWidget *studio_published_place_new (StudioPlatforms *platforms, GPtrArray *accounts, gboolean removable);
/** @id: of a platform; one that is not known leaves the choice as it is. */
void studio_published_place_choose (StudioPublishedPlace *self, const char *id);
/** Returns: FALSE if it cannot be noted so. @publication: (out): platform, link and account; its texts belong to the widget */
gboolean studio_published_place_read (StudioPublishedPlace *self, StudioPublication *publication, GError **error);
void studio_published_place_set_removable (StudioPublishedPlace *self, gboolean removable);

G_END_DECLS
