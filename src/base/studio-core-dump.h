#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * studio_core_dump_forbid:
 *
 * From now on this program leaves no image of its memory on the disk when it crashes: passwords and tokens are in it. A debugger of the same person, who may
 * read that person's keyring as well, is not kept out. Where the system knows no such limit, nothing is done.
 */
void studio_core_dump_forbid (void);

G_END_DECLS
