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

G_END_DECLS
