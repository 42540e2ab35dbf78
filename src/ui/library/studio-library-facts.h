#pragma once

#include "studio-library.h"

G_BEGIN_DECLS

/**
 * StudioLibraryFacts: what a list of posts does not tell of one.
 * @edited: (element-type StudioFormat): sizes that were changed by hand
 * @photo_users: (element-type StudioLibraryItem): other posts that show one of its photos
 * @similar: (element-type StudioLibraryItem): posts of the same month that are like it
 */
typedef struct
{
  GPtrArray *edited;
  GPtrArray *photo_users;
  GPtrArray *similar;
} StudioLibraryFacts;

/** Asks the library, in a few small questions. Fails with %G_IO_ERROR_CANCELLED or as the library does. */
void studio_library_facts_find_async (StudioLibrary *library, const char *id, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
/** Returns: (transfer full) */
StudioLibraryFacts *studio_library_facts_find_finish (GAsyncResult *result, GError **error);
/** Whether @item is among the posts that show one of its photos. */
gboolean studio_library_facts_share_photo (const StudioLibraryFacts *facts, StudioLibraryItem *item);
void studio_library_facts_free (StudioLibraryFacts *facts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioLibraryFacts, studio_library_facts_free)

G_END_DECLS
