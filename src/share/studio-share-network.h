#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * The addresses at which phones of the same network reach this computer. Private IPv4 only: a phone cannot open an IPv6 address of the link by
 * a plain link, and a public address is not for this.
 */

/**
 * StudioShareNetwork:
 * @address: "192.168.1.24"
 * @link: what the system calls the connection, "wlan0"
 */
typedef struct
{
  char *address;
  char *link;
} StudioShareNetwork;

/**
 * studio_share_network_list:
 *
 * Nothing is sent for it. With PEMDA_STUDIO_LOOPBACK in the environment (tests, developers) 127.0.0.1 is the last of them.
 *
 * Returns: (transfer full) (element-type StudioShareNetwork): the likeliest first: the one that leads out of this computer, then real
 *   connections, then those that virtual machines and tunnels make; empty without a network
 */
GPtrArray *studio_share_network_list (void);
/** Returns: whether a machine of that address may be a phone of the same network: private, of the link, or this computer itself */
gboolean studio_share_network_is_near (GInetAddress *address);

G_END_DECLS
