#pragma once

#include "studio-history-record.h"
#include "studio-library.h"

G_BEGIN_DECLS

/*
 * An edit of a post that lies in the library and is open in no window: it is loaded with its history, goes through its edit gate and is stored again
 * with the step, so that Undo knows of it when the post is opened. While another program has it open it fails with %G_IO_ERROR_BUSY.
 */

/**
 * StudioStoredEdit:
 * @history: the gate of @post
 *
 * Makes the edit, in the thread that asked for it.
 *
 * Returns: FALSE with one sentence if it cannot be made; nothing is stored then
 */
typedef gboolean (*StudioStoredEdit) (StudioHistory *history, StudioPost *post, gpointer edit_data, GError **error);

/** @edit_data: has to live until @callback is called. */
void studio_stored_edit_async (StudioLibrary *library, const char *id, StudioStoredEdit edit, gpointer edit_data, GAsyncReadyCallback callback, gpointer data);
gboolean studio_stored_edit_finish (StudioLibrary *library, GAsyncResult *result, GError **error);

G_END_DECLS
