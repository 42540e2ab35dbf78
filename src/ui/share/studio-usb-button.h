#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_USB_BUTTON (studio_usb_button_get_type ())
G_DECLARE_FINAL_TYPE (StudioUsbButton, studio_usb_button, STUDIO, USB_BUTTON, GtkBox)

/**
 * StudioUsbButton: "Save to USB…": lists the flash disks that are plugged in, and leads to any other folder.
 *
 * Signal "chosen" (const char *path, const char *name): a folder that can be reached, and what people call it
 */

/** Returns: (transfer full): why nothing could be written to @name, what stayed safe, and the way on */
char *studio_usb_words_failure (const GError *error, const char *name);

G_END_DECLS
