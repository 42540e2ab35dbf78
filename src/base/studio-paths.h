#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * studio_paths_data_dirs:
 * @kind: "brands", "templates", "parts", "samples", "schemas", …
 *
 * Where data folders are looked for, best first: the user's data folder, then the system's data folders and the
 * installed one, then, if none is installed, the source tree's data/. $PEMDA_STUDIO_DATA names a folder that stands in for
 * all but the user's (for tests and for running from the build folder).
 *
 * Returns: (transfer full): NULL-terminated existing folders
 */
char **studio_paths_data_dirs (const char *kind);
/**
 * studio_paths_find:
 * @kind: as above
 * @name: a name from a document, which may hold "/"; one that would leave the folder finds nothing
 *
 * Returns: (transfer full) (nullable): the first existing @kind/@name in those folders
 */
char *studio_paths_find (const char *kind, const char *name);

G_END_DECLS
