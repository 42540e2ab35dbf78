#pragma once

#include "studio-composer.h"

G_BEGIN_DECLS

/**
 * studio_composer_get_photo:
 * @field: (out) (optional) (nullable) (transfer full): where the value stands below "content", "foto"; NULL: with the layer itself
 *
 * Returns: (nullable) (transfer full): the photo value that photo layer @id shows, {"asset": …, "focal": …} or of a sample
 */
JsonNode *studio_composer_get_photo (StudioComposer *self, const char *id, char **field);
/** Whether it is the person's own photo and not the template's sample: only that has a focal point and hidden areas to set. */
gboolean studio_photo_is_own (JsonNode *photo);
/** Writes the value back to where studio_composer_get_photo() found it: for all sizes and all layers that show it. */
void studio_composer_set_photo (StudioComposer *self, const char *id, JsonNode *photo, const char *label, const char *merge);

/**
 * studio_composer_replace_photo_async:
 * @file: (nullable), @bytes: (nullable): one of them
 *
 * Puts another photo into layer @id as one step: in its content field if it shows one, else in the layer. Frame, mask and effects stay;
 * what was cropped by hand starts again from the middle. Errors as of studio_document_set_photo_async().
 */
void studio_composer_replace_photo_async (StudioComposer *self, const char *id, GFile *file, GBytes *bytes, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
gboolean studio_composer_replace_photo_finish (StudioComposer *self, GAsyncResult *result, GError **error);

/**
 * studio_photo_crops_forget:
 * @root: a post's document
 * @field: a photo field
 *
 * Returns: (transfer full): the document without the crops made by hand, in any size, of the template's layers that show @field
 */
JsonNode *studio_photo_crops_forget (JsonNode *root, StudioTemplate *template, const char *field);

G_END_DECLS
