#pragma once

#include "studio-post.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_HISTORY (studio_history_get_type ())
G_DECLARE_FINAL_TYPE (StudioHistory, studio_history, STUDIO, HISTORY, GObject)

/**
 * The one gate for edits. Nothing else changes a post. Documents are immutable trees that share what
 * did not change, so a step keeps the state before and after at little cost, and undoing all gives the first bytes back.
 *
 * Properties (notified): "can-undo", "can-redo", "undo-label", "redo-label", "modified" (differs from the last saved state).
 */
StudioHistory *studio_history_new (StudioPost *post);
StudioPost *studio_history_get_post (StudioHistory *self);
/**
 * studio_history_set:
 * @path: in the document, "content/judul" (studio_json_with())
 * @value: (nullable) (transfer none): NULL removes
 * @label: translated name of the step for menus, "Type in Title"
 * @merge: (nullable): steps that follow each other with the same key within a pause of one second become one;
 *   studio_history_end_merge() closes it (pointer released, focus left)
 */
void studio_history_set (StudioHistory *self, const char *path, JsonNode *value, const char *label, const char *merge);
/** The same for an edit of several places: @root is the whole new document, as studio_json_with() gives it. */
void studio_history_set_root (StudioHistory *self, JsonNode *root, const char *label, const char *merge);
/** Changes brand or template as one step. @root: (nullable): a new document along with it. */
void studio_history_set_brand (StudioHistory *self, StudioBrand *brand, const char *label);
void studio_history_set_template (StudioHistory *self, StudioTemplate *template, const char *label);
/**
 * studio_history_replace_brand:
 * @old: the brand as it was
 * @fresh: the same brand as it is now, with the same id
 * @saved: whether the saved state counts as made in @fresh too: of a post that is in no file yet
 *
 * The brand itself was edited, which is no edit of the post: wherever the post is or was in @old, or in one with the same document,
 * it is in @fresh from now on. No step is added or lost.
 */
void studio_history_replace_brand (StudioHistory *self, StudioBrand *old, StudioBrand *fresh, gboolean saved);
/**
 * studio_history_note:
 * @path: as for studio_history_set()
 *
 * Writes what happened to the post, which is no edit of it: into the present document and all that can be gone back or forth to, so that
 * neither undo nor redo takes it away. No step is added or lost; the post differs from its file.
 */
void studio_history_note (StudioHistory *self, const char *path, JsonNode *value);
/** Several edits as one step; may be nested; an outer end without changes adds no step. */
void studio_history_begin (StudioHistory *self, const char *label);
void studio_history_end (StudioHistory *self);
void studio_history_end_merge (StudioHistory *self);
gboolean studio_history_undo (StudioHistory *self);
gboolean studio_history_redo (StudioHistory *self);
/** Returns: (nullable): the label of the step that undo would take back. */
const char *studio_history_get_undo_label (StudioHistory *self);
const char *studio_history_get_redo_label (StudioHistory *self);
/** The present state is what stands in the file. */
void studio_history_mark_saved (StudioHistory *self);
gboolean studio_history_get_modified (StudioHistory *self);
guint studio_history_get_n_undo (StudioHistory *self);

G_END_DECLS
