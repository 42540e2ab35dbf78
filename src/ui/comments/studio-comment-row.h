#pragma once

#include <gtk/gtk.h>

#include "studio-comments.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_COMMENT_ROW (studio_comment_row_get_type ())
G_DECLARE_FINAL_TYPE (StudioCommentRow, studio_comment_row, STUDIO, COMMENT_ROW, GtkListBoxRow)

/**
 * StudioCommentRow: one comment: who wrote it, where, what, the replies, and what can be done with it.
 *
 * Signals: "go": to its place; "reply" (const char *text): never blank; "settle" (gboolean done); "edit"; "remove"
 */

/**
 * StudioCommentRowLook:
 * @place: where it is, in words; @goes: whether that place can be gone to; @gone: whether it is not there any more
 * @number: of its mark on the picture; 0 for none
 * @own: whether its writer looks at it
 */
typedef struct
{
  const char *place;
  gboolean goes;
  gboolean gone;
  guint number;
  gboolean own;
} StudioCommentRowLook;

GtkWidget *studio_comment_row_new (const char *id);
const char *studio_comment_row_get_id (StudioCommentRow *self);
/** Shows the comment as it is in @root; a reply that is being written stays. */
void studio_comment_row_show (StudioCommentRow *self, JsonNode *root, const StudioCommentRowLook *look);
/** Its mark on the picture stands out. */
void studio_comment_row_set_current (StudioCommentRow *self, gboolean current);
/** Opens the place for a reply. */
void studio_comment_row_begin_reply (StudioCommentRow *self);

G_END_DECLS
