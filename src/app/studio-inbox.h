#pragma once

#include "studio-library-records.h"
#include "studio-parcel.h"

G_BEGIN_DECLS

/*
 * What offices handed in (docs/library.md, "parcel"): each package lies in the library's folder "setoran" under its digest and is written down as a
 * record, so that the same file is one parcel however often it comes.
 */

#define STUDIO_INBOX_KIND "parcel"
/* seconds */
#define STUDIO_INBOX_KEPT (24 * 60 * 60)

/**
 * StudioInboxState: what became of a parcel
 */
typedef enum {
  STUDIO_INBOX_NEW,
  STUDIO_INBOX_RETURNED,
  STUDIO_INBOX_ACCEPTED,
} StudioInboxState;

/** Returns: as it stands in the record: "new", "returned", "accepted" */
const char *studio_inbox_state_get_id (StudioInboxState state);
/** What is not known counts as new. */
StudioInboxState studio_inbox_state_of (const StudioRecord *record);
/** Returns: (transfer full): where the package lies; NULL if the record says nothing that could be one */
char *studio_inbox_make_path (StudioLibrary *library, const StudioRecord *record);
/** Returns: (transfer full): where its picture lies, which may be missing; likewise */
char *studio_inbox_make_picture_path (StudioLibrary *library, const StudioRecord *record);
/** Returns: (transfer full): the same record in another state. @note: (nullable): what was written to it */
StudioRecord *studio_inbox_with_state (const StudioRecord *record, StudioInboxState state, const char *note);
/** Returns: how complete it is, 0 to 100 */
guint studio_inbox_get_percent (const StudioRecord *record);
/** Returns: (transfer full): what is missing, with commas between; "" if nothing is */
char *studio_inbox_make_missing (const StudioRecord *record);
/** Returns: when it came, seconds since 1970 */
gint64 studio_inbox_get_received (const StudioRecord *record);

/**
 * studio_inbox_clean:
 * @records: (element-type StudioRecord): all there are
 *
 * Takes the packages away that no record knows any more and that lie there for %STUDIO_INBOX_KEPT, in a thread.
 */
void studio_inbox_clean (StudioLibrary *library, GPtrArray *records);

/**
 * studio_inbox_take_async:
 * @path: of a .pemda file
 * @checker: (nullable), @profile: (nullable): as for studio_parcel_look()
 *
 * Looks into a package, copies it, and writes it down. One that is there already stays as it is.
 */
void studio_inbox_take_async (StudioLibrary *library, const char *path, StudioChecker *checker, const StudioProfile *profile, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
/**
 * @fresh: (out) (optional): whether it was not there yet
 *
 * Returns: (transfer full) (nullable): NULL with one sentence if it cannot be opened or copied; nothing was written then
 */
StudioRecord *studio_inbox_take_finish (GAsyncResult *result, gboolean *fresh, GError **error);

G_END_DECLS
