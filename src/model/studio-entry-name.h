#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Whether @name is one harmless file name: no separators, no control characters, not only dots, nothing Windows can't store. */
gboolean studio_entry_name_is_plain (const char *name);
/** Whether @name is a harmless relative path of plain names joined by "/"; what every entry of a package must be. */
gboolean studio_entry_name_is_safe (const char *name);

G_END_DECLS
