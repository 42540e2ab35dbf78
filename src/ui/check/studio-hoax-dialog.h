#pragma once

#include <adwaita.h>

#include "studio-document.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_HOAX_DIALOG (studio_hoax_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StudioHoaxDialog, studio_hoax_dialog, STUDIO, HOAX_DIALOG, AdwWindow)

/**
 * StudioHoaxDialog: "Verifikasi": a claim is written down, sorted, proven and confirmed, and only then judged. All of it goes into the post
 * at once, each a step to undo. The claim's address is a text; nothing ever opens it.
 */
/** @parent: (nullable) */
GtkWidget *studio_hoax_dialog_new (GtkWindow *parent, StudioDocument *document);

G_END_DECLS
