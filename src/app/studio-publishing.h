#pragma once

#include "studio-document-published.h"
#include "studio-library.h"

G_BEGIN_DECLS

/* Marks of publication on a post of the library that is not open: the post is loaded, noted, and written back with its history. */

/** As studio_published_mark(); what is pointed to is copied. The post waits there no more for somebody who uploads it (studio_handoff_end_async()). */
void studio_publishing_mark_async (StudioLibrary *library, const char *id, const StudioPublication *publications, guint n, const StudioSelf *self, GAsyncReadyCallback callback, gpointer data);
/** As studio_published_take_back(). */
void studio_publishing_take_back_async (StudioLibrary *library, const char *id, const char *const *ids, const StudioSelf *self, GAsyncReadyCallback callback, gpointer data);
/** The register's accounts that were published on have their "updated" set to that day, if it is a later one; studio_publishing_mark_async() does it too. */
void studio_publishing_note_accounts_async (StudioLibrary *library, const StudioPublication *publications, guint n, GAsyncReadyCallback callback, gpointer data);
gboolean studio_publishing_note_accounts_finish (StudioLibrary *library, GAsyncResult *result, GError **error);
/** @programme: (nullable): as studio_programme_with() */
void studio_publishing_set_programme_async (StudioLibrary *library, const char *id, const char *programme, GAsyncReadyCallback callback, gpointer data);
/**
 * studio_publishing_finish:
 * @ids: (out) (optional) (transfer full) (nullable): of the entries that were added, NULL-terminated; NULL for the others
 *
 * Returns: FALSE with the errors of studio_published_mark(), of loading and of saving; nothing has changed then
 */
gboolean studio_publishing_finish (StudioLibrary *library, GAsyncResult *result, char ***ids, GError **error);

G_END_DECLS
