#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * studio_secret_is_in:
 * @text: a note that somebody wrote
 *
 * Whether it seems to hold a password, a PIN or a recovery code, which must not be written down: a word such as "sandi" or "password"
 * followed by its value, six digits or more behind "kode" or "OTP", or one word of eight characters or more that mixes letters, digits
 * and signs as only passwords do. E-mail addresses, links, telephone numbers, NIP and numbers of letters are none.
 */
gboolean studio_secret_is_in (const char *text);
/**
 * studio_secret_cut:
 * @kept: what was written down of @refused while it was typed: nobody sees that a password is one by its first letters
 * @refused: what studio_secret_is_in() tells of
 *
 * Returns: (transfer full): @kept without the word in which they part, as long as it is one that @refused goes on with
 */
char *studio_secret_cut (const char *kept, const char *refused);

G_END_DECLS
