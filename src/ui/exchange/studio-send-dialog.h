#pragma once

#include <adwaita.h>

#include "studio-document.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_SEND_DIALOG (studio_send_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StudioSendDialog, studio_send_dialog, STUDIO, SEND_DIALOG, AdwWindow)

/**
 * StudioSendDialog: a post goes to a reviewer as one file, with a message.
 *
 * Signal "send" (const char *path, const char *note): the file is to be written there; the dialog closes by itself.
 */

GtkWidget *studio_send_dialog_new (GtkWindow *parent, StudioDocument *document);

G_END_DECLS
