#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Shortest and longest wait that a server may ask for, in seconds: its headers are as hostile as the rest. */
#define STUDIO_RETRY_MIN 1
#define STUDIO_RETRY_MAX (6 * 60 * 60)

/**
 * studio_retry_after_parse:
 * @text: (nullable): the value of Retry-After: seconds or a date of HTTP (RFC 9110 §10.2.3)
 * @now: seconds since 1970
 *
 * Returns: seconds to wait within the bounds above, 0 for what is absent, negative or no such value
 */
int studio_retry_after_parse (const char *text, gint64 now);
/**
 * studio_retry_reset_parse:
 * @text: (nullable): the value of X-RateLimit-Reset or RateLimit-Reset: seconds or milliseconds since 1970, a point in time of
 *   ISO 8601 (Mastodon), or a small number of seconds from now
 *
 * Returns: as studio_retry_after_parse()
 */
int studio_retry_reset_parse (const char *text, gint64 now);

G_END_DECLS
