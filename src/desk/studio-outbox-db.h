#pragma once

#include <gio/gio.h>

#include "studio-json.h"

G_BEGIN_DECLS

/** In the folder of the library. */
#define STUDIO_OUTBOX_DB_NAME "outbox.db"

/**
 * StudioOutboxDb:
 *
 * What remembers the outbox: outbox.db beside the library, a file of its own on purpose. A library can be restored from a backup or an older version
 * of it be put back; the outbox must not be, or what has been published would be queued again.
 *
 * All calls block, may come from several threads and programs, and what they wrote survives a power cut when they return. Errors are
 * those of GIO, in plain sentences.
 */
typedef struct _StudioOutboxDb StudioOutboxDb;

/**
 * StudioOutboxRow: a target
 * @state, @lease_owner (nullable), @lease_until: what changes are compared with
 * @root: an object with all the rest
 */
typedef struct
{
  char *id;
  char *state;
  char *lease_owner;
  gint64 lease_until;
  JsonNode *root;
} StudioOutboxRow;

/** @root: (transfer none). @lease_owner: (nullable) */
StudioOutboxRow *studio_outbox_row_new (const char *id, const char *state, const char *lease_owner, gint64 lease_until, JsonNode *root);
void studio_outbox_row_free (StudioOutboxRow *row);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioOutboxRow, studio_outbox_row_free)

/** @folder: the library's; made if missing. Returns: NULL with %STUDIO_ERROR_NEWER for one of a newer program, or an error of GIO. */
StudioOutboxDb *studio_outbox_db_open (const char *folder, GError **error);
void studio_outbox_db_close (StudioOutboxDb *db);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioOutboxDb, studio_outbox_db_close)

/**
 * studio_outbox_db_add:
 * @rows: (element-type StudioOutboxRow): queued all or none
 * @names: NULL-terminated: names of the pictures they send, each the SHA-256 of its bytes
 * @pictures: (element-type GBytes): as many
 */
gboolean studio_outbox_db_add (StudioOutboxDb *db, GPtrArray *rows, const char *const *names, GPtrArray *pictures, GError **error);
/** @archived: also what was put away. Returns: (transfer full) (element-type StudioOutboxRow): in the order they were queued. */
GPtrArray *studio_outbox_db_list (StudioOutboxDb *db, gboolean archived, GError **error);
/** Returns: (transfer full) (nullable): NULL with %STUDIO_ERROR_NOT_FOUND */
StudioOutboxRow *studio_outbox_db_get (StudioOutboxDb *db, const char *id, GError **error);
/**
 * studio_outbox_db_put:
 * @state: (nullable): what it has to be in still; NULL compares the owner only
 * @lease_owner: (nullable): whose it has to be still
 * @lease_until: until when; not looked at without @state
 *
 * Returns: FALSE without an error if somebody else changed it first
 */
gboolean studio_outbox_db_put (StudioOutboxDb *db,
                               const StudioOutboxRow *row,
                               const char *state,
                               const char *lease_owner,
                               gint64 lease_until,
                               GError **error);
/**
 * studio_outbox_db_archive:
 * @state: what it has to be in still
 * @before: seconds since 1970: what changed later stays
 * @names: NULL-terminated: of the pictures it sent, forgotten unless something that is not put away sends them too
 *
 * Puts away what came to rest long ago: the row stays for ever, as what was sent once must not be sent again, but is no longer among what is listed each time.
 */
gboolean studio_outbox_db_archive (StudioOutboxDb *db, const char *id, const char *state, gint64 before, const char *const *names, GError **error);
/** @number: (out): 1 for the target's first. @root: an object. */
gboolean studio_outbox_db_add_attempt (StudioOutboxDb *db, const char *target, JsonNode *root, int *number, GError **error);
gboolean studio_outbox_db_end_attempt (StudioOutboxDb *db, const char *target, int number, JsonNode *root, GError **error);
/** Returns: (transfer full) (element-type JsonNode): of one target, the first first. */
GPtrArray *studio_outbox_db_list_attempts (StudioOutboxDb *db, const char *target, GError **error);
/** Returns: (transfer full) (nullable): NULL with %STUDIO_ERROR_NOT_FOUND, also when the bytes are no longer what they were. */
GBytes *studio_outbox_db_load_picture (StudioOutboxDb *db, const char *name, GError **error);

G_END_DECLS
