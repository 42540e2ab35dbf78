#include "config.h"

#include "studio-address.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-error.h"

#define LONGEST 2048

/* First bytes and how many of their bits count: RFC 6890 and its successors. */
static const struct
{
  guint8 bytes[4];
  int bits;
} private_v4[] = {
  { { 0, 0, 0, 0 }, 8 },
  { { 10, 0, 0, 0 }, 8 },
  { { 100, 64, 0, 0 }, 10 },
  { { 127, 0, 0, 0 }, 8 },
  { { 169, 254, 0, 0 }, 16 },
  { { 172, 16, 0, 0 }, 12 },
  { { 192, 0, 0, 0 }, 24 },
  { { 192, 168, 0, 0 }, 16 },
  { { 198, 18, 0, 0 }, 15 },
  { { 224, 0, 0, 0 }, 3 },
};

static gboolean
is_public_v4 (const guint8 *bytes)
{
  for (gsize i = 0; i < G_N_ELEMENTS (private_v4); i++) {
    guint32 mask = 0xffffffffu << (32 - private_v4[i].bits);
    guint32 block = 0;
    guint32 address = 0;

    for (int k = 0; k < 4; k++) {
      block = block << 8 | private_v4[i].bytes[k];
      address = address << 8 | bytes[k];
    }
    if ((address & mask) == block)
      return FALSE;
  }

  return TRUE;
}

gboolean
studio_address_is_public (GInetAddress *address)
{
  static const guint8 mapped[12] = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff };
  static const guint8 translated[12] = { 0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0 };
  static const guint8 zeros[12] = { 0 };
  const guint8 *bytes = g_inet_address_to_bytes (address);

  if (g_inet_address_get_family (address) == G_SOCKET_FAMILY_IPV4)
    return is_public_v4 (bytes);
  if (memcmp (bytes, mapped, 12) == 0 || memcmp (bytes, translated, 12) == 0)
    return is_public_v4 (bytes + 12);
  if (memcmp (bytes, zeros, 12) == 0) /* ::, ::1 and what is reserved around them */
    return FALSE;

  return (bytes[0] & 0xfe) != 0xfc && bytes[0] != 0xff && !(bytes[0] == 0xfe && bytes[1] >= 0x80);
}

static gboolean
is_loopback (const char *host)
{
  return g_strcmp0 (host, "127.0.0.1") == 0 || g_strcmp0 (host, "::1") == 0;
}

static gboolean
is_printable (const char *url)
{
  for (const char *at = url; *at != '\0'; at++) {
    if (*at <= ' ' || *at > '~')
      return FALSE;
  }

  return TRUE;
}

static gboolean
refuse (GError **error,
        const char *sentence)
{
  g_set_error_literal (error, STUDIO_ERROR, STUDIO_ERROR_INVALID, sentence);

  return FALSE;
}

gboolean
studio_address_check (const char *url,
                      StudioAddressRules rules,
                      GError **error)
{
  g_autoptr (GUri) uri = NULL;
  g_autoptr (GInetAddress) address = NULL;
  const char *host;

  if (url == NULL || strlen (url) > LONGEST || !is_printable (url))
    return refuse (error, _ ("This is not an address; write it as https://example.go.id."));
  uri = g_uri_parse (url, G_URI_FLAGS_ENCODED, NULL);
  host = uri != NULL ? g_uri_get_host (uri) : NULL;
  if (host == NULL || *host == '\0' || strchr (host, '%') != NULL)
    return refuse (error, _ ("This is not an address; write it as https://example.go.id."));
  if (g_uri_get_userinfo (uri) != NULL)
    return refuse (error, _ ("The address has a user name in it; leave that out."));
  if (is_loopback (host) && (rules & STUDIO_ADDRESS_LOOPBACK) &&
      (g_str_equal (g_uri_get_scheme (uri), "http") || g_str_equal (g_uri_get_scheme (uri), "https")))
    return TRUE;
  if (!g_str_equal (g_uri_get_scheme (uri), "https"))
    return refuse (error, _ ("The address is not secure; it has to begin with https://."));
  address = g_inet_address_new_from_string (host);
  if ((rules & STUDIO_ADDRESS_PUBLIC_ONLY) && ((address != NULL && !studio_address_is_public (address)) || g_str_equal (host, "localhost")))
    return refuse (error, _ ("The address belongs to a local network; allow local addresses for this account first."));

  return TRUE;
}

char *
studio_address_normalise (const char *typed,
                          StudioAddressRules rules,
                          GError **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (typed != NULL ? typed : ""));
  g_autofree char *whole = NULL;
  g_autofree char *ascii = NULL;
  g_autofree char *lower = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *path = NULL;
  g_autofree char *port = NULL;
  g_autoptr (GUri) uri = NULL;
  g_autoptr (GInetAddress) number = NULL;
  gboolean is_usual;

  whole = strstr (stripped, "://") != NULL ? g_strdup (stripped) : g_strconcat ("https://", stripped, NULL);
  uri = strlen (whole) <= LONGEST ? g_uri_parse (whole, G_URI_FLAGS_ENCODED_PATH | G_URI_FLAGS_SCHEME_NORMALIZE, NULL) : NULL;
  ascii = uri != NULL && g_uri_get_host (uri) != NULL ? g_hostname_to_ascii (g_uri_get_host (uri)) : NULL;
  if (ascii == NULL || *ascii == '\0') {
    refuse (error, _ ("This is not an address; write it as https://example.go.id."));
    return NULL;
  }
  lower = g_ascii_strdown (ascii, -1);
  number = g_inet_address_new_from_string (lower);
  if (!(is_loopback (lower) && (rules & STUDIO_ADDRESS_LOOPBACK)) && (number != NULL || strchr (lower, '.') == NULL)) {
    refuse (error, _ ("The address has to be a full name such as example.go.id."));
    return NULL;
  }
  is_usual = g_uri_get_port (uri) < 0 || g_uri_get_port (uri) == (g_str_equal (g_uri_get_scheme (uri), "http") ? 80 : 443);
  port = is_usual ? g_strdup ("") : g_strdup_printf (":%d", g_uri_get_port (uri));
  path = g_strdup (g_uri_get_path (uri));
  while (g_str_has_suffix (path, "/"))
    path[strlen (path) - 1] = '\0';
  shown = g_strconcat (g_uri_get_scheme (uri), "://", strchr (lower, ':') != NULL ? "[" : "", lower, strchr (lower, ':') != NULL ? "]" : "", port, path, NULL);
  if (g_uri_get_userinfo (uri) != NULL) {
    refuse (error, _ ("The address has a user name in it; leave that out."));
    return NULL;
  }

  return studio_address_check (shown, rules, error) ? g_steal_pointer (&shown) : NULL;
}

static char *
get_site (const char *url)
{
  g_autoptr (GUri) uri = url != NULL ? g_uri_parse (url, G_URI_FLAGS_ENCODED, NULL) : NULL;
  g_autofree char *host = NULL;
  int port;

  if (uri == NULL || g_uri_get_host (uri) == NULL)
    return NULL;
  host = g_ascii_strdown (g_uri_get_host (uri), -1);
  port = g_uri_get_port (uri);
  if (port < 0)
    port = g_str_equal (g_uri_get_scheme (uri), "http") ? 80 : 443;

  return g_strdup_printf ("%s:%d", g_str_has_prefix (host, "www.") ? host + 4 : host, port);
}

gboolean
studio_address_same_site (const char *a,
                          const char *b)
{
  g_autofree char *left = get_site (a);
  g_autofree char *right = get_site (b);

  return left != NULL && g_strcmp0 (left, right) == 0;
}

char *
studio_address_get_host (const char *url)
{
  g_autoptr (GUri) uri = url != NULL ? g_uri_parse (url, G_URI_FLAGS_ENCODED, NULL) : NULL;

  return g_strdup (uri != NULL && g_uri_get_host (uri) != NULL ? g_uri_get_host (uri) : "?");
}

gboolean
studio_address_may_open (const char *url)
{
  g_autoptr (GUri) uri = url != NULL && strlen (url) <= LONGEST && is_printable (url) ? g_uri_parse (url, G_URI_FLAGS_ENCODED, NULL) : NULL;

  return uri != NULL && g_uri_get_host (uri) != NULL && *g_uri_get_host (uri) != '\0' && g_uri_get_userinfo (uri) == NULL &&
         (g_str_equal (g_uri_get_scheme (uri), "https") || g_str_equal (g_uri_get_scheme (uri), "http"));
}
