#pragma once

#include <gtk/gtk.h>

#include "studio-nearby.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_NEARBY_BUTTON (studio_nearby_button_get_type ())
G_DECLARE_FINAL_TYPE (StudioNearbyButton, studio_nearby_button, STUDIO, NEARBY_BUTTON, GtkBox)

/**
 * StudioNearbyButton: "Send To…": lists the phones that KDE Connect reaches, and the desktop's own window for Bluetooth.
 *
 * Property "any" (gboolean, read-only): whether there is something to list
 * Signal "chosen" (const StudioNearby *nearby)
 */

G_END_DECLS
