#include "config.h"

#include "studio-share-network.h"

#ifdef G_OS_UNIX
#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>
#endif

/* RFC 5737: leads nowhere, so that what the system would take for the way out can be asked without anybody being called */
#define NOWHERE "203.0.113.1"

/** Found: @rank: the lower the likelier */
typedef struct
{
  StudioShareNetwork network;
  int rank;
} Found;

gboolean
studio_share_network_is_near (GInetAddress *address)
{
  g_return_val_if_fail (G_IS_INET_ADDRESS (address), FALSE);

  return g_inet_address_get_is_site_local (address) || g_inet_address_get_is_link_local (address) || g_inet_address_get_is_loopback (address);
}

/* --- which one leads out --- */

/* Returns: (transfer full) (nullable): the own address of a socket that is set towards NOWHERE; without a packet */
static char *
find_way_out (void)
{
  g_autoptr (GSocket) socket = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_DATAGRAM, G_SOCKET_PROTOCOL_UDP, NULL);
  g_autoptr (GSocketAddress) far = g_inet_socket_address_new_from_string (NOWHERE, 9), near = NULL;

  if (socket == NULL || !g_socket_connect (socket, far, NULL, NULL))
    return NULL;
  near = g_socket_get_local_address (socket, NULL);
  return near != NULL ? g_inet_address_to_string (g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (near))) : NULL;
}

/* --- all of them --- */

static void
found_free (Found *found)
{
  g_free (found->network.address);
  g_free (found->network.link);
  g_free (found);
}

static void
add (GPtrArray *all,
     GInetAddress *address,
     const char *link,
     int rank)
{
  Found *found = g_new0 (Found, 1);

  found->network.address = g_inet_address_to_string (address);
  found->network.link = g_strdup (link);
  found->rank = rank;
  g_ptr_array_add (all, found);
}

#ifdef G_OS_UNIX
/* Virtual machines, containers and tunnels: no phone is on the other side. */
static gboolean
is_made_up (const char *link)
{
  static const char *const kinds[] = { "docker", "virbr", "br-", "veth", "lxc", "lxd", "podman", "vbox", "vmnet", "tun", "tap", "wg" };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++) {
    if (g_str_has_prefix (link, kinds[i]))
      return TRUE;
  }
  return FALSE;
}

static void
add_interface (GPtrArray *all,
               const struct ifaddrs *interface,
               const char *way_out)
{
  g_autoptr (GInetAddress) address = NULL;
  g_autofree char *text = NULL;

  if (interface->ifa_addr == NULL || interface->ifa_addr->sa_family != AF_INET || (interface->ifa_flags & IFF_UP) == 0)
    return;
  address = g_inet_address_new_from_bytes ((const guint8 *) &((const struct sockaddr_in *) (gconstpointer) interface->ifa_addr)->sin_addr, G_SOCKET_FAMILY_IPV4);
  if (g_inet_address_get_is_loopback (address) || !studio_share_network_is_near (address))
    return;
  text = g_inet_address_to_string (address);
  add (all, address, interface->ifa_name, g_strcmp0 (text, way_out) == 0 ? 0 : is_made_up (interface->ifa_name) ? 2
                                                                                                                : 1);
}

static void
add_interfaces (GPtrArray *all,
                const char *way_out)
{
  struct ifaddrs *first = NULL;

  if (getifaddrs (&first) != 0)
    return;
  for (const struct ifaddrs *interface = first; interface != NULL; interface = interface->ifa_next)
    add_interface (all, interface, way_out);
  freeifaddrs (first);
}
#else
/* Elsewhere the one that leads out is known; the others would come from GetAdaptersAddresses(). */
static void
add_interfaces (GPtrArray *all,
                const char *way_out)
{
  g_autoptr (GInetAddress) address = way_out != NULL ? g_inet_address_new_from_string (way_out) : NULL;

  if (address != NULL && !g_inet_address_get_is_loopback (address) && studio_share_network_is_near (address))
    add (all, address, "", 0);
}
#endif

static int
compare_found (gconstpointer a,
               gconstpointer b)
{
  return (*(const Found *const *) a)->rank - (*(const Found *const *) b)->rank;
}

GPtrArray *
studio_share_network_list (void)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) found_free);
  g_autofree char *way_out = find_way_out ();

  add_interfaces (all, way_out);
  if (g_getenv ("PEMDA_STUDIO_LOOPBACK") != NULL) {
    g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);

    add (all, loopback, "lo", 3);
  }
  g_ptr_array_sort (all, compare_found);
  return all;
}
