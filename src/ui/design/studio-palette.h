#pragma once

#include <adwaita.h>

#include "studio-command.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_PALETTE (studio_palette_get_type ())
G_DECLARE_FINAL_TYPE (StudioPalette, studio_palette, STUDIO, PALETTE, AdwWindow)

/**
 * studio_palette_new:
 * @parent: the window it stands over
 * @target: the widget whose actions are run
 * @commands: (element-type StudioCommand): all there are
 * @fits: what is selected now; commands that need more are left out
 * @settings: remembers the commands used last
 *
 * The searchable list of everything the program can do.
 */
GtkWidget *studio_palette_new (GtkWindow *parent, GtkWidget *target, GListModel *commands, StudioCommandNeeds fits, GSettings *settings);

G_END_DECLS
