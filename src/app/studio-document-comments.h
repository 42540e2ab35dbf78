#pragma once

#include "studio-comments.h"
#include "studio-document.h"

G_BEGIN_DECLS

/*
 * The gate for comments. None of these is a step: undo and redo leave comments alone (studio_history_note()), and StudioPost::changed tells
 * "comments". What is refused comes with a sentence and changes nothing. @by, @role: (nullable): who does it; NULL for this computer's user.
 */

/**
 * studio_document_add_comment:
 * @place: (nullable): NULL for the post as a whole
 * @text: blanks around it are taken away
 *
 * Returns: (transfer full) (nullable): its id
 */
char *studio_document_add_comment (StudioDocument *self, const StudioCommentPlace *place, const char *text, const char *by, const char *role, GError **error);
gboolean studio_document_reply_comment (StudioDocument *self, const char *id, const char *text, const char *by, GError **error);
/** Only who wrote a comment may change or remove it: studio_comment_is_by(). */
gboolean studio_document_edit_comment (StudioDocument *self, const char *id, const char *text, const char *by, GError **error);
gboolean studio_document_remove_comment (StudioDocument *self, const char *id, const char *by, GError **error);
/** @done: FALSE opens it again. */
gboolean studio_document_settle_comment (StudioDocument *self, const char *id, gboolean done, const char *by, GError **error);
/** Whether @by, as above, wrote it; what nobody signed is everybody's. */
gboolean studio_comment_is_by (const StudioComment *comment, const char *by);

G_END_DECLS
