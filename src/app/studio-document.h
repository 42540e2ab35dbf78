#pragma once

#include <gio/gio.h>

#include "studio-catalog.h"
#include "studio-history.h"
#include "studio-post.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_DOCUMENT (studio_document_get_type ())
G_DECLARE_FINAL_TYPE (StudioDocument, studio_document, STUDIO, DOCUMENT, GObject)

/**
 * StudioDocument: an open post: the post, its history and the file it belongs to.
 *
 * Properties (notified): "title" (what people call it), "path" (nullable), "modified", "saving".
 * Lives in the main thread; reading and writing happen in threads.
 */
StudioDocument *studio_document_new (StudioTemplate *template, StudioBrand *brand);
/** Opens a .pemda file. @notice of the finish function: (nullable) one sentence for the person. */
void studio_document_open_async (const char *path, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
/** Returns: (transfer full) */
StudioDocument *studio_document_open_finish (GAsyncResult *result, char **notice, GError **error);
/** Writes the present state with a thumbnail; edits made meanwhile stay "modified". The path becomes the document's own. */
void studio_document_save_async (StudioDocument *self, const char *path, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
gboolean studio_document_save_finish (StudioDocument *self, GAsyncResult *result, GError **error);
StudioPost *studio_document_get_post (StudioDocument *self);
StudioHistory *studio_document_get_history (StudioDocument *self);
const char *studio_document_get_path (StudioDocument *self);
const char *studio_document_get_title (StudioDocument *self);
/** Sets content field @field as one undoable step named after the field; see studio_history_set() for @merge. */
void studio_document_set_field (StudioDocument *self, const char *field, JsonNode *value, const char *merge);
/**
 * Reads a picture in a thread and puts it into photo field @field as one step; the frame, the mask and the effects stay,
 * and the crop starts again from the focal point.
 */
void studio_document_set_photo_async (StudioDocument *self, const char *field, GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
/** As above, for bytes from the clipboard. */
void studio_document_set_photo_bytes_async (StudioDocument *self, const char *field, GBytes *bytes, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
gboolean studio_document_set_photo_finish (StudioDocument *self, GAsyncResult *result, GError **error);

G_END_DECLS
