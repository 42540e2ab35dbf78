#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_SELF_DIALOG (studio_self_dialog_get_type ())
/**
 * StudioSelfDialog: who the person is, and what the office lets people do. What is saved stands in the settings.
 *
 * Signal: "saved".
 */
G_DECLARE_FINAL_TYPE (StudioSelfDialog, studio_self_dialog, STUDIO, SELF_DIALOG, AdwWindow)

GtkWidget *studio_self_dialog_new (GtkWindow *parent);

G_END_DECLS
