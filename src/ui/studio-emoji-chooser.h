#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * studio_emoji_chooser_new:
 *
 * A chooser of emoji that finds what is typed while it is still filling itself: GTK's own looks only through what it has so far, says that there
 * is nothing, and stays with that. It measures some 1,800 pictures, so make it when it is asked for, not while the program starts.
 *
 * Returns: (transfer floating): a #GtkEmojiChooser
 */
GtkWidget *studio_emoji_chooser_new (void);

G_END_DECLS
