#pragma once

#include "studio-json.h"
#include "studio-library.h"

G_BEGIN_DECLS

/* The small things of an office that are no posts: its registers, minutes of handovers and the like, each a JSON object of a kind (docs/library.md, "Records"). */

/** Most records of a library, of all kinds together. */
#define STUDIO_RECORDS_MAX 20000
/** Most bytes of one, as JSON. */
#define STUDIO_RECORD_MAX_SIZE (256 * 1024)

/**
 * StudioRecord: one record. Immutable, may go to other threads.
 * @id: a UUID
 * @kind: "person", "place", "office", "account" (docs/library.md)
 * @root: an object; not to be changed
 * @modified: when it was written last, seconds since 1970; 0 for one that never was
 */
typedef struct
{
  gatomicrefcount refs;
  char *id;
  char *kind;
  JsonNode *root;
  gint64 modified;
} StudioRecord;

GType studio_record_get_type (void);
/** @id: (nullable): NULL for a new one; @root: an object. Returns: (transfer full) */
StudioRecord *studio_record_new (const char *id, const char *kind, JsonNode *root);
StudioRecord *studio_record_ref (StudioRecord *record);
void studio_record_unref (StudioRecord *record);
/** Returns: the text of a member; "" if there is none. Belongs to the record. */
const char *studio_record_get_text (const StudioRecord *record, const char *name);

/** @kind: (nullable): NULL for all kinds. */
void studio_library_list_records_async (StudioLibrary *self, const char *kind, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
/** Returns: (transfer full) (element-type StudioRecord): by kind, then by name (what has none by when it was written, the last first) */
GPtrArray *studio_library_list_records_finish (StudioLibrary *self, GAsyncResult *result, GError **error);
/**
 * studio_library_put_records_async:
 * @records: (element-type StudioRecord): written all or none; one whose id is there replaces it
 *
 * Fails with %STUDIO_ERROR_LIMIT if one is too large or they become too many.
 */
void studio_library_put_records_async (StudioLibrary *self, GPtrArray *records, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
gboolean studio_library_put_records_finish (StudioLibrary *self, GAsyncResult *result, GError **error);
/** @ids: NULL-terminated; those that are not there are passed over. What was listed before can be put back. */
void studio_library_remove_records_async (StudioLibrary *self, const char *const *ids, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
gboolean studio_library_remove_records_finish (StudioLibrary *self, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioRecord, studio_record_unref)

G_END_DECLS
