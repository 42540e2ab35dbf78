#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * studio_wheel_pass_install:
 * @scroller: a text within a panel that scrolls itself
 *
 * Hands the wheel on to what is around @scroller while all of its text is in sight: GTK's scrolled window swallows it even then, and the panel
 * would stand still.
 */
void studio_wheel_pass_install (GtkScrolledWindow *scroller);

G_END_DECLS
