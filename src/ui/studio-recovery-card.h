#pragma once

#include <gtk/gtk.h>

#include "studio-library.h"
#include "studio-recovery.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_RECOVERY_CARD (studio_recovery_card_get_type ())
G_DECLARE_FINAL_TYPE (StudioRecoveryCard, studio_recovery_card, STUDIO, RECOVERY_CARD, GtkWidget)

/**
 * StudioRecoveryCard: tells of work that was under way when the program ended suddenly, the newest first, and of a library that cannot be
 * used. Hidden while there is neither. Going on with the work is "win.open-library" or "win.open-path"; trying the library again is
 * "win.retry-library".
 *
 * @settings: where it is kept which file a post came out of
 */
void studio_recovery_card_set_services (StudioRecoveryCard *self, StudioRecovery *recovery, StudioLibrary *library, GSettings *settings);

G_END_DECLS
