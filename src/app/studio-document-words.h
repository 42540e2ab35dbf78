#pragma once

#include "studio-document.h"
#include "studio-post-words.h"
#include "studio-releases.h"

G_BEGIN_DECLS

/*
 * The gate for what is written about a post: each call is one named step to undo, typing in one place merges to one step until there is a
 * pause or studio_history_end_merge(), and StudioPost::changed tells "caption", "descriptions", "photo_notes", "answers", "accepted" or
 * "hoax". A text that is too long, or is not UTF-8, is refused with a sentence and changes nothing.
 */

/** @platform: (nullable): NULL for the main caption. @text: (nullable): NULL lets the platform follow the main caption again. */
gboolean studio_document_set_caption (StudioDocument *self, const char *platform, const char *text, GError **error);
/** @description: (nullable): NULL removes it. A change of the words alone merges, one of the switches is a step of its own. */
gboolean studio_document_set_description (StudioDocument *self, const char *page, const StudioDescription *description, GError **error);
/** @asset: the photo's hash. @note: (nullable) */
gboolean studio_document_set_photo_note (StudioDocument *self, const char *asset, const StudioPhotoNote *note, GError **error);
/** @rule: "ISI-03". @reply: (nullable): NULL takes the answer back; an "at" of NULL is now. */
gboolean studio_document_set_answer (StudioDocument *self, const char *rule, const StudioReply *reply, GError **error);
/** @key: of a finding. @reply: (nullable): as above, the reason */
gboolean studio_document_accept_finding (StudioDocument *self, const char *key, const StudioReply *reply, GError **error);
/** @text: (nullable); one of studio_hoax_words() where there are some */
gboolean studio_document_set_hoax (StudioDocument *self, StudioHoaxMember which, const char *text, GError **error);
/**
 * studio_document_record_release:
 * @release: an "at" of NULL is now, a "by" of NULL this computer's user
 *
 * Notes that the post goes out with required findings open. This is no step: undo does not take it back (studio_history_note()).
 */
gboolean studio_document_record_release (StudioDocument *self, const StudioRelease *release, GError **error);

G_END_DECLS
