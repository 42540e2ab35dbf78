#pragma once

#include "studio-graph.h"

G_BEGIN_DECLS

/*
 * How Instagram and Threads publish: pictures are fetched by Meta from an address into containers, the containers are asked until they are ready, and one request
 * publishes one. A container is published once at most and says so, which is why an answer that was lost can be found out, and the request made again.
 *
 * Marks: "hosted-0", … (studio-hosted-picture.h); "item-0", … and "container": {"id", "at"}; "began"; "post".
 */

/**
 * StudioGraphContainers: what is called otherwise here and there
 * @node: where containers are made, and the list of the account's posts
 * @state: the member of a container that holds its state, @why: the one with the reason of an error
 * @text: what the caption is called
 * @typed: every container says of what kind it is, and one may do without pictures
 * @grant: for new tokens
 */
typedef struct
{
  const char *version;
  const char *node;
  const char *publish;
  const char *quota;
  const char *state;
  const char *why;
  const char *text;
  gboolean typed;
  const char *grant;
} StudioGraphContainers;

/** Returns: (nullable): the account's id, if it may stand in a path */
const char *studio_graph_container_get_user (StudioWork *work);
/**
 * studio_graph_container_take_account:
 * @account: (nullable): who the server says the token's account is
 * @id: the member with its id
 *
 * Learns who it is, unless it is another one than the settings name.
 */
void studio_graph_container_take_account (StudioWork *work, JsonObject *account, const char *id);
/** Says in the result how many posts the account may still make today; a warning if none. Returns: FALSE if the answer could not be had */
gboolean studio_graph_container_read_quota (StudioWork *work, const StudioGraphContainers *kind);
void studio_graph_container_prepare (StudioWork *work, const StudioGraphContainers *kind);
void studio_graph_container_commit (StudioWork *work, const StudioGraphContainers *kind);
/** Finds the address of what was published, too. */
void studio_graph_container_reconcile (StudioWork *work, const StudioGraphContainers *kind);

G_END_DECLS
