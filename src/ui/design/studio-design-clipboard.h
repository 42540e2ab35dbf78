#pragma once

#include <gtk/gtk.h>

#include "studio-composer.h"

G_BEGIN_DECLS

/*
 * Layers and styles on the clipboard. @widget: whose clipboard it is; sentences for the person go out as its action
 * "win.toast".
 */

void studio_design_clipboard_copy (GtkWidget *widget, StudioComposer *composer);
void studio_design_clipboard_cut (GtkWidget *widget, StudioComposer *composer);
void studio_design_clipboard_copy_style (GtkWidget *widget, StudioComposer *composer);
void studio_design_clipboard_paste_style (GtkWidget *widget, StudioComposer *composer);
/**
 * Pastes layers; of other programs a text becomes a layer of its own, a picture goes where pictures go ("stage.paste-picture").
 * @in_place: layers go where they were copied from, otherwise beside
 */
void studio_design_clipboard_paste (GtkWidget *widget, StudioComposer *composer, gboolean in_place);

G_END_DECLS
