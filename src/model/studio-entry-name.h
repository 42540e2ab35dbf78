#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Whether @name is one harmless file name: no separators, no control characters, not only dots, nothing Windows can't store. */
gboolean studio_entry_name_is_plain (const char *name);
/** Whether @name is a harmless relative path of plain names joined by "/"; what every entry of a package must be. */
gboolean studio_entry_name_is_safe (const char *name);

/**
 * studio_entry_name_hash, studio_entry_name_equal: for tables whose keys are names in UTF-8. One letter can be written in more ways
 * than one (é, or e with an accent after it), and ZIP programs and file systems change one into another: all count as the same.
 */
guint studio_entry_name_hash (gconstpointer name);
gboolean studio_entry_name_equal (gconstpointer a, gconstpointer b);

G_END_DECLS
