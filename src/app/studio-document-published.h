#pragma once

#include "studio-document.h"
#include "studio-published.h"
#include "studio-self.h"

G_BEGIN_DECLS

/*
 * A post went out, or it turned out that it did not. Neither is a step to undo: the history is noted (studio_history_note()), so that
 * undoing an edit leaves what happened as it is.
 */

/**
 * studio_published_mark:
 * @publications: (array length=n): what is not said is filled in: "by" from the person, "approved_by" from the approval if it holds, "at" 0 is now
 * @self: (nullable): who says so; NULL: the computer's person
 * @ids: (out) (optional) (transfer full): of the entries, NULL-terminated, to take them back
 *
 * Writes where @post went out; its state is "published" then and its log has one line more.
 *
 * Returns: (transfer full) (nullable): the new root; NULL with %STUDIO_ERROR_INVALID or %STUDIO_ERROR_LIMIT for a link or name that
 *   studio_published_check() would refuse, or too many of them
 */
JsonNode *studio_published_mark (StudioPost *post, const StudioPublication *publications, guint n, const StudioSelf *self, char ***ids, GError **error);
/**
 * studio_published_take_back:
 * @ids: NULL-terminated: of entries; those that are not there are passed over
 * @self: (nullable): who takes them back
 *
 * When none is left, the post is in the state again that it had before: approved, if it has an approval, else what its log tells.
 *
 * Returns: (transfer full): the new root
 */
JsonNode *studio_published_take_back (JsonNode *root, const char *const *ids, const StudioSelf *self);

/** studio_published_mark() of the open post. */
gboolean studio_document_mark_published (StudioDocument *self, const StudioPublication *publications, guint n, const StudioSelf *person, char ***ids, GError **error);
/** studio_published_take_back() of the open post. */
void studio_document_take_published_back (StudioDocument *self, const char *const *ids, const StudioSelf *person);
/** @programme: (nullable): the programme or activity the post belongs to; NULL or "": none */
void studio_document_set_programme (StudioDocument *self, const char *programme);
/** Takes over "published", "review", "review_log" and "programme" of @root where they differ, without a step. */
void studio_published_note (StudioHistory *history, JsonNode *root);

G_END_DECLS
