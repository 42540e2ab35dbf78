#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * studio_random_word:
 * @bytes: how many random bytes are in it, at most 128; 16 and more cannot be guessed
 *
 * From the system's own source for secrets; GLib's random numbers can be told from earlier ones.
 *
 * Returns: (transfer full): letters, digits, "-" and "_" (RFC 4648, base64url without padding)
 */
char *studio_random_word (gsize bytes);
/** Returns: (transfer full): @bytes as base64url without padding */
char *studio_random_write (const guint8 *bytes, gsize n);
/** @given: (nullable). Returns: whether they are equal; takes as long for any two of the same length. */
gboolean studio_random_equal (const char *word, const char *given);

G_END_DECLS
