#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * studio_sha256:
 *
 * Photos are named by it; GLib's own takes as long for a camera's photo as decoding a third of it.
 *
 * Returns: (transfer full): FIPS 180-4 SHA-256 of @bytes as 64 small hexadecimal digits
 */
char *studio_sha256 (GBytes *bytes);

G_END_DECLS
