#pragma once

#include "studio-history.h"

G_BEGIN_DECLS

/**
 * StudioHistoryRecord: the steps of a history as data, for keeping them beside the post. Immutable; usable from any thread; by reference count.
 *
 * One that was taken says what changed since the take before: of the steps that were stored then, the first
 * studio_history_record_get_kept() are still right, all behind them are gone, and its own steps follow them. One that was read
 * holds all steps.
 *
 * A step is one line of JSON (docs/library.md): its label, path and time, and patches (studio-json-patch.h) of the document, and of
 * brand and template if it changed those, back and forth between its two neighbour states. So the steps mean something only beside the very
 * document that they were taken with: store both at once.
 */
typedef struct _StudioHistoryRecord StudioHistoryRecord;

#define STUDIO_TYPE_HISTORY_RECORD (studio_history_record_get_type ())
GType studio_history_record_get_type (void);

/**
 * studio_history_take_record:
 *
 * To be called in the same turn of the main loop as studio_post_snapshot(), in the history's thread. Takes references only; what
 * costs time is done by whoever asks the record. In the middle of studio_history_begin() the step being gathered is given as it is now,
 * and again when it is whole.
 *
 * Returns: (transfer full) (nullable): NULL if no step changed since the last take
 */
StudioHistoryRecord *studio_history_take_record (StudioHistory *history);
/** What was taken so far is not stored (saving failed, or the post goes on under another id): the next record gives all steps and keeps none. */
void studio_history_forget_records (StudioHistory *history);

/** Number of steps, counted from the oldest, of those stored before that stay. */
guint studio_history_record_get_kept (StudioHistoryRecord *record);
/** Number of steps in the record itself; they follow the kept ones. */
guint studio_history_record_get_n_steps (StudioHistoryRecord *record);
/** How many of all steps, kept and new, are done; those from there on are undone. */
guint studio_history_record_get_position (StudioHistoryRecord *record);
/** Returns: (transfer full): step @index of the record's own as UTF-8 text without line feed. Made anew at each call */
GBytes *studio_history_record_get_step (StudioHistoryRecord *record, guint index);
/**
 * Returns: (transfer full) (element-type utf8 GBytes): by SHA-256 the photos and logo files that step @index refers to, which undoing or
 *   redoing it brings back though the post itself may no longer hold them. Those that can't be read are left out
 */
GHashTable *studio_history_record_load_files (StudioHistoryRecord *record, guint index);
/** Returns: (transfer full): NULL-terminated SHA-256 of the files that a stored step refers to, each once; none for a damaged one. */
char **studio_history_step_list_hashes (GBytes *step);

/**
 * studio_history_record_new:
 * @steps: (element-type GBytes): all stored steps, oldest first, whatever is in them
 * @position: how many of them are done
 * @files: (nullable) (element-type utf8 GBytes): by SHA-256, what studio_history_step_list_hashes() of them names, as far as it is there
 *
 * Reads steps and pictures, so better not in the main thread.
 */
StudioHistoryRecord *studio_history_record_new (GPtrArray *steps, guint position, GHashTable *files);
/**
 * studio_history_restore:
 * @fresh: a history without steps, whose post is as it was when the steps were stored
 *
 * Gives the history its steps back. Each is checked: it must fit the state beside it, and lead to a post that could be opened.
 * Where one does not (damaged, or of another document), it and all beyond it on that side are left out; the post is never touched.
 * Restored steps do not merge with new ones.
 *
 * Returns: FALSE with a sentence if steps were left out
 */
gboolean studio_history_restore (StudioHistory *fresh, StudioHistoryRecord *record, GError **error);

StudioHistoryRecord *studio_history_record_ref (StudioHistoryRecord *record);
void studio_history_record_unref (StudioHistoryRecord *record);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioHistoryRecord, studio_history_record_unref)

G_END_DECLS
