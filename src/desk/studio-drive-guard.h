#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * studio_drive_guard_run:
 *
 * Runs @work so that it ends, and not the program, if the drive under a file that is mapped into memory goes away or refuses: the kernel tells
 * of that by SIGBUS. SQLite maps the index of its log. What @work had locked stays locked, and what it had made is never freed:
 * nothing that it used may be used again.
 *
 * Returns: FALSE if it was cut short
 */
gboolean studio_drive_guard_run (void (*work) (gpointer data), gpointer data);

G_END_DECLS
