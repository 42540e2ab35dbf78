#pragma once

#include <gio/gio.h>

#include "studio-history.h"

G_BEGIN_DECLS

/** Longer side of the picture that file managers show, in px. */
#define STUDIO_DOCUMENT_THUMBNAIL 256

#define STUDIO_TYPE_DOCUMENT (studio_document_get_type ())
G_DECLARE_FINAL_TYPE (StudioDocument, studio_document, STUDIO, DOCUMENT, GObject)

/**
 * StudioDocument: a post being worked on, its history of edits and the file it stands in. Use it in one thread.
 *
 * Properties (notified, read only): "path" (nullable: never saved), "title" (as studio_post_get_title()),
 * "modified" (differs from the file), "saving".
 */

/** A new, empty post. Returns: (transfer full) */
StudioDocument *studio_document_new (StudioTemplate *template, StudioBrand *brand);

/**
 * studio_document_new_for_post:
 * @post: one that no other document has
 * @path: (nullable): the file that it stands in
 *
 * Returns: (transfer full)
 */
StudioDocument *studio_document_new_for_post (StudioPost *post, const char *path);

/** Reads a .pemda file in a thread. */
void studio_document_open_async (const char *path, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
/**
 * @notice: (out) (optional) (nullable) (transfer full): one translated sentence for the person
 * Returns: (transfer full): errors are those of studio_package_read()
 */
StudioDocument *studio_document_open_finish (GAsyncResult *result, char **notice, GError **error);

/**
 * studio_document_save_async:
 * @path: (nullable): where; NULL for the document's own path
 *
 * Writes the post as it is now in a thread; edits made meanwhile are not in the file and leave the document modified. One
 * save at a time: a second fails with %G_IO_ERROR_PENDING.
 *
 * Its own file is not written over once somebody else has written it: the post goes into a copy beside it, which is its file from
 * then on, and studio_document_take_notice() has a sentence.
 */
void studio_document_save_async (StudioDocument *self, const char *path, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
/** Errors are those of studio_package_write(); the document and a file that was there are then as before. */
gboolean studio_document_save_finish (StudioDocument *self, GAsyncResult *result, GError **error);

StudioPost *studio_document_get_post (StudioDocument *self);
/** Returns: (transfer full): what the post is called in the library; "" if its document says nothing that could be one */
char *studio_document_make_id (StudioDocument *self);
/** Makes it another post with the same contents, in its present and all that can be undone: with an id of its own. */
void studio_document_set_apart (StudioDocument *self);
/** @path: (nullable): the file that the post stands in from now on; nothing is read or written */
void studio_document_set_path (StudioDocument *self, const char *path);
/** @modified: unix seconds: if the file was written before, it is older work of this program and may be written over */
void studio_document_set_behind (StudioDocument *self, gint64 modified);
/** Returns: (transfer full) (nullable): after a save: one translated sentence about where the post is now, if that is not where it was */
char *studio_document_take_notice (StudioDocument *self);
StudioHistory *studio_document_get_history (StudioDocument *self);
/** Returns: (nullable) */
const char *studio_document_get_path (StudioDocument *self);
const char *studio_document_get_title (StudioDocument *self);
gboolean studio_document_get_modified (StudioDocument *self);
gboolean studio_document_get_saving (StudioDocument *self);

/**
 * Brand @old was edited and is @fresh now, which has the same id: wherever the post is or was in it, it is in @fresh from now on, without a
 * step. A post that stands in a file differs from that file then.
 */
void studio_document_follow_brand (StudioDocument *self, StudioBrand *old, StudioBrand *fresh);
/** Puts the post into edition @id of its brand as one step; does nothing if it is in it already or the brand has none of that name. */
void studio_document_set_edition (StudioDocument *self, const char *id);
/**
 * studio_document_set_field:
 * @value: (nullable): NULL removes it
 * @merge: (nullable): see studio_history_set()
 *
 * Sets a content field as one step that is named after the field.
 */
void studio_document_set_field (StudioDocument *self, const char *field, JsonNode *value, const char *merge);
/**
 * studio_document_set_photo_async:
 * @field: a photo field
 *
 * Reads a picture in a thread, tries whether all of it can be decoded, and puts it into the field as one step: frame, mask
 * and effects stay, the crop starts again from the middle. On failure nothing has changed; errors are those of
 * studio_asset_new_for_path() and studio_photo_decode().
 */
void studio_document_set_photo_async (StudioDocument *self, const char *field, GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
/** As above, for bytes from the clipboard. */
void studio_document_set_photo_bytes_async (StudioDocument *self, const char *field, GBytes *bytes, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
/**
 * studio_document_load_photo_async:
 * @file: (nullable), @bytes: (nullable): one of them
 *
 * Reads and tries a picture as above, and makes it known to the post, without putting it anywhere.
 */
void studio_document_load_photo_async (StudioDocument *self, GFile *file, GBytes *bytes, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
/** Returns: (transfer full): the photo's value, {"asset": …, "focal": [0.5, 0.5]} */
JsonNode *studio_document_load_photo_finish (StudioDocument *self, GAsyncResult *result, GError **error);
gboolean studio_document_set_photo_finish (StudioDocument *self, GAsyncResult *result, GError **error);

G_END_DECLS
