#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_COMMENT_DIALOG (studio_comment_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StudioCommentDialog, studio_comment_dialog, STUDIO, COMMENT_DIALOG, AdwWindow)

/**
 * StudioCommentDialog: where a comment is written. Ctrl+Enter is its button.
 *
 * Signal: "written" (const char *text, guint choice): never blank; which of the places was chosen, from 0. The window closes then.
 */

/**
 * studio_comment_dialog_new:
 * @places: (nullable) (array zero-terminated=1): what the comment may be about, in words, the first is chosen; NULL when a comment is changed
 * @text: (nullable): what stands there already
 */
GtkWidget *studio_comment_dialog_new (GtkWindow *parent, const char *const *places, const char *text);

G_END_DECLS
