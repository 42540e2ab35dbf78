#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * Names in lists for people stand as the locale orders them, whether letters are large or small, and by the numbers in them: “Dinas 2” before
 * “Dinas 10”. This is the one order of names in the program.
 *
 * @text: bytes that are no UTF-8 count as one sign
 * Returns: (transfer full): what @text is ordered by, to be compared with strcmp()
 */
char *studio_collate_key (const char *text);

/** Returns: as strcmp(), of two texts */
int studio_collate (const char *a, const char *b);

/** Returns: the same of two pointers to texts, as sorting an array asks */
int studio_collate_pointers (gconstpointer a, gconstpointer b);

G_END_DECLS
