#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Which file a post of the library came out of, on this computer; kept in the settings. */

/** Returns: (transfer full) (nullable): the file of post @id; NULL also once it is gone */
char *studio_post_files_find (GSettings *settings, const char *id);
/** Post @id stands in @path from now on, and no other post does. */
void studio_post_files_note (GSettings *settings, const char *id, const char *path);

G_END_DECLS
