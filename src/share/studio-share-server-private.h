#pragma once

#include <libsoup/soup.h>

#include "studio-share-guard.h"
#include "studio-share-link.h"
#include "studio-share-server.h"
#include "studio-share-visit.h"

G_BEGIN_DECLS

/**
 * @word: what nobody can guess
 * @token: what a page sends back with its deeds
 * @files: rest of the path → StudioShareFile
 * @page: (nullable): as it is to be sent next
 * @ticked: (element-type utf8): by any phone
 * @until: seconds since 1970; the computer may sleep meanwhile
 */
struct _StudioShareServer
{
  GObject parent_instance;
  StudioShareParcel *parcel;
  GHashTable *files;
  char *policy;

  SoupServer *soup;
  GSocketService *service;
  StudioShareLinks *links;
  StudioShareGuard *guard;
  GPtrArray *visits;
  GPtrArray *ticked;
  GBytes *page;
  char *host;
  char *path;
  char *token;
  char *link;
  gint64 until;
  guint expiry;
};

/** Looks at what is asked for before its body is read, and answers all that needs none. For soup_server_add_early_handler(). */
void _studio_share_answer_early (SoupServer *soup, SoupServerMessage *message, const char *path, GHashTable *query, gpointer self);
/** Answers a deed. For soup_server_add_handler(). */
void _studio_share_answer_deed (SoupServer *soup, SoupServerMessage *message, const char *path, GHashTable *query, gpointer self);
void _studio_share_server_changed (StudioShareServer *self);
void _studio_share_server_tick (StudioShareServer *self, StudioShareVisit *visit, const char *platform, gboolean on);

G_END_DECLS
