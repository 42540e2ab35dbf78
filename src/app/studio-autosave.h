#pragma once

#include "studio-document.h"
#include "studio-library.h"

G_BEGIN_DECLS

/**
 * StudioAutosaveState: where the present state of a post is.
 * @STUDIO_AUTOSAVE_UNTOUCHED: a new post that nobody has edited: nothing is kept of it
 * @STUDIO_AUTOSAVE_SAVING: edits are on their way
 * @STUDIO_AUTOSAVE_SAVED: all of it is in the library
 * @STUDIO_AUTOSAVE_COPIED: the library does not take it; all of it is in a rescue copy
 * @STUDIO_AUTOSAVE_FAILED: the last edits are nowhere but in the window
 */
typedef enum {
  STUDIO_AUTOSAVE_UNTOUCHED,
  STUDIO_AUTOSAVE_SAVING,
  STUDIO_AUTOSAVE_SAVED,
  STUDIO_AUTOSAVE_COPIED,
  STUDIO_AUTOSAVE_FAILED,
} StudioAutosaveState;

#define STUDIO_TYPE_AUTOSAVE (studio_autosave_get_type ())
G_DECLARE_FINAL_TYPE (StudioAutosave, studio_autosave, STUDIO, AUTOSAVE, GObject)

/**
 * StudioAutosave: keeps an open post in the library. Every edit is on its way 0.6 s after it was made at the latest, however many follow
 * it; one write at a time. What the library does not take goes into a rescue copy (studio-rescue.h), and is tried again. At rest the
 * post's picture for lists is drawn. Use it in one thread.
 *
 * Property (notified, read only) "state" (int, StudioAutosaveState).
 *
 * @kept: whether the library holds the post as it is now; else it gets it with the first edit
 */
StudioAutosave *studio_autosave_new (StudioDocument *document, StudioLibrary *library, gboolean kept);
StudioAutosaveState studio_autosave_get_state (StudioAutosave *self);
/** Returns: (nullable): in COPIED and FAILED one translated sentence: what is wrong with the library or the disk */
const char *studio_autosave_get_problem (StudioAutosave *self);
/** Returns: when the library last took it, unix seconds; 0: not in this session */
gint64 studio_autosave_get_saved_at (StudioAutosave *self);
/** Writes the post even if nobody edited it yet: of one that came out of a file. */
void studio_autosave_keep (StudioAutosave *self);
/** Writes what is not written yet at once, and calls back when there is nothing left to write or writing failed. */
void studio_autosave_flush_async (StudioAutosave *self, GAsyncReadyCallback callback, gpointer data);
/** Fails if the present state is neither in the library nor in a rescue copy; with the sentence of "problem". */
gboolean studio_autosave_flush_finish (StudioAutosave *self, GAsyncResult *result, GError **error);
/** The post leaves its window: after a flush that succeeded. Nothing is written any more but its picture. */
void studio_autosave_close (StudioAutosave *self);

G_END_DECLS
