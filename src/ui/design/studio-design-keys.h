#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * studio_design_keys_add:
 * @widget: an ancestor of the canvas, with the actions of studio_design_actions_install()
 *
 * The keys of designing. They come after what the focused widget does with a key itself. Where the keyboard has no Latin
 * letters at the moment, as with an Arabic layout, the place of a key counts; that holds for the keys of the whole program
 * then, so that Ctrl+Z works too.
 */
void studio_design_keys_add (GtkWidget *widget, GtkWidget *canvas);
/** Whether the keys of designing work now; the others always do. */
void studio_design_keys_set_active (GtkWidget *widget, gboolean active);
/** What a key would give in the first Latin layout, else at its place on a US keyboard. Returns: @keyval itself if that is Latin or nothing is known */
guint studio_latin_keyval (GdkDisplay *display, guint keyval, guint keycode);

G_END_DECLS
