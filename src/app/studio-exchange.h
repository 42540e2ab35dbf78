#pragma once

#include "studio-document.h"
#include "studio-library-versions.h"
#include "studio-sent.h"

G_BEGIN_DECLS

/* Posts that travel as files, there and back (docs/post-format.md, "Sent and merged"). */

/** What WhatsApp takes as a document beside pictures; larger files go by flash disk. */
#define STUDIO_EXCHANGE_CHAT_LIMIT ((gint64) 16 * 1024 * 1024)

/** Returns: (transfer full): what the package of a post is called: "JUDUL_diperiksa.pemda" */
char *studio_exchange_make_name (const char *title);

/**
 * studio_exchange_prepare_async:
 *
 * Finds what a package of @snapshot would be: its mark and its size.
 */
void studio_exchange_prepare_async (StudioSnapshot *snapshot, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
/** @size: (out) (optional): of the file, in bytes. Returns: (transfer full) (nullable): studio_sent_digest() of the document in it */
char *studio_exchange_prepare_finish (GAsyncResult *result, gint64 *size, GError **error);
/** Notes in the open post that it is sent as what @sent says; no step. */
void studio_exchange_note (StudioDocument *document, const StudioSent *sent);

/**
 * studio_exchange_find_base_async:
 * @id: of a post of the library
 * @theirs: the document that came
 *
 * Looks among the versions that were kept when the post was sent or received for the newest one that @theirs comes from.
 */
void studio_exchange_find_base_async (StudioLibrary *library, const char *id, JsonNode *theirs, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
/** Returns: (transfer full) (nullable): NULL without error if there is none */
StudioPost *studio_exchange_find_base_finish (GAsyncResult *result, GError **error);

G_END_DECLS
