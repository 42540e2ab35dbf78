#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * StudioAddressRules:
 * @STUDIO_ADDRESS_STRICT: https only
 * @STUDIO_ADDRESS_LOOPBACK: also http to 127.0.0.1 and [::1], for tests and developers
 * @STUDIO_ADDRESS_PUBLIC_ONLY: no address of a private network, whatever the name resolves to
 */
typedef enum {
  STUDIO_ADDRESS_STRICT = 0,
  STUDIO_ADDRESS_LOOPBACK = 1 << 0,
  STUDIO_ADDRESS_PUBLIC_ONLY = 1 << 1,
} StudioAddressRules;

/**
 * studio_address_check:
 *
 * Returns: FALSE, with %STUDIO_ERROR_INVALID, for what is no address that anything may be sent to: another scheme than https, a user name in it,
 *   control characters, a private address where only public ones may be
 */
gboolean studio_address_check (const char *url, StudioAddressRules rules, GError **error);
/**
 * studio_address_normalise:
 * @typed: as a person types a site: "paserkab.go.id", "https://Paserkab.go.id/ "
 *
 * Returns: (transfer full) (nullable): "https://paserkab.go.id" with its path if it had one, without a "/" at the end;
 *   names become ASCII. Bare numbers and names without a dot are refused unless @rules allow the loopback
 */
char *studio_address_normalise (const char *typed, StudioAddressRules rules, GError **error);
/** Returns: whether the two name the same host (and port), or differ by "www." only. */
gboolean studio_address_same_site (const char *a, const char *b);
/** Returns: FALSE for what no machine on the internet has: private, local, shared, reserved, multicast; also as IPv4 in IPv6. */
gboolean studio_address_is_public (GInetAddress *address);
/** Returns: (transfer full): the host of @url, for people, or "?" */
char *studio_address_get_host (const char *url);
/** Returns: whether @url may be opened in a browser: http or https, printable ASCII, at most 2048 bytes. */
gboolean studio_address_may_open (const char *url);

G_END_DECLS
