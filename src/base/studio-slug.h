#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * Returns: (transfer full): an ASCII file name part made from a title: lower case, words joined by "-",
 * at most @max_length bytes cut at a word, never empty ("unggahan"), never a name that Windows reserves
 */
char *studio_slug (const char *title, gsize max_length);

G_END_DECLS
