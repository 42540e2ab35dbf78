#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * studio_paths_data_dirs:
 * @kind: "brands", "templates", "parts", "samples", "schemas", …
 *
 * Where data folders are looked for, best first: $PEMDA_STUDIO_DATA (for tests), the user's data folder, the system's data
 * folders, and the source tree's data/ when the program runs uninstalled.
 *
 * Returns: (transfer full): NULL-terminated existing folders
 */
char **studio_paths_data_dirs (const char *kind);
/** Returns: (transfer full) (nullable): the first existing @kind/@name in those folders. */
char *studio_paths_find (const char *kind, const char *name);

G_END_DECLS
