#pragma once

#include "studio-brand.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_BRAND_SESSION (studio_brand_session_get_type ())
G_DECLARE_FINAL_TYPE (StudioBrandSession, studio_brand_session, STUDIO, BRAND_SESSION, GObject)

/**
 * StudioBrandSession: the editing of one brand, with undo. Every state is a whole, readable brand; an edit that would break it is
 * refused. A moment after an edit the brand is written into the person's own folder of brands, in a thread.
 *
 * A shipped brand is locked: the first edit makes an office's copy of it under a name and id of its own, and undoing that edit takes the
 * copy away again.
 *
 * Properties (notified): "brand" (StudioBrand), "locked", "can-undo", "can-redo", "problem" (string, nullable: why it could not be
 * written; it is tried again with the next edit).
 * Signals: "changed" (after each edit, undo and redo), "copied" (const char *name: an office's copy was made), "written" (the folder
 * holds the present state now, so that catalogs should look again).
 */

/** @folder: (nullable): where offices' brands lie, the person's own folder of brands if NULL */
StudioBrandSession *studio_brand_session_new (StudioBrand *brand, const char *folder);
/**
 * studio_brand_session_new_copy:
 * @base: what it begins as, logos included
 * @name: what people call it; not blank
 *
 * A new brand of the office, which is written at once. Its id is made from @name and never that of another brand.
 *
 * Returns: (transfer full) (nullable): %STUDIO_ERROR_INVALID if @name is blank
 */
StudioBrandSession *studio_brand_session_new_copy (StudioBrand *base, const char *name, const char *folder, GError **error);

/** Returns: (transfer none): the present state; an immutable brand, which may go to threads */
StudioBrand *studio_brand_session_get_brand (StudioBrandSession *self);
/** Returns: (transfer none): its document */
JsonNode *studio_brand_session_get_json (StudioBrandSession *self);
gboolean studio_brand_session_get_locked (StudioBrandSession *self);
/** Returns: (nullable): why the last writing failed, in a sentence */
const char *studio_brand_session_get_problem (StudioBrandSession *self);

/**
 * studio_brand_session_set:
 * @path: in the document, "colors/primary" (studio_json_with())
 * @value: (nullable) (transfer none): NULL removes
 * @label: translated name of the step for tooltips, "Change Colour"
 * @merge: (nullable): steps that follow each other with the same key within a second become one
 *
 * Returns: FALSE with one sentence if the brand could not be used any more (an empty name, a word for a colour); nothing is changed then
 */
gboolean studio_brand_session_set (StudioBrandSession *self, const char *path, JsonNode *value, const char *label, const char *merge, GError **error);
/** The same for several places at once: @root is the whole new document. */
gboolean studio_brand_session_set_root (StudioBrandSession *self, JsonNode *root, const char *label, const char *merge, GError **error);
/** Closes the step at hand: the next edit with its key is a step of its own. */
void studio_brand_session_end_merge (StudioBrandSession *self);
gboolean studio_brand_session_undo (StudioBrandSession *self);
gboolean studio_brand_session_redo (StudioBrandSession *self);
/** Returns: (nullable) */
const char *studio_brand_session_get_undo_label (StudioBrandSession *self);
const char *studio_brand_session_get_redo_label (StudioBrandSession *self);

/** Returns: (nullable): id of the shipped brand that this one was made from, which "back to the shipped one" means. */
const char *studio_brand_session_get_base (StudioBrandSession *self);
/** Takes over all of @base but the name, as one step. */
gboolean studio_brand_session_reset (StudioBrandSession *self, StudioBrand *base, GError **error);

/**
 * studio_brand_session_add_logo:
 * @role: "utama", "pendamping", "putih", …
 * @logo: a logo of studio_logo_import_read()
 * @extension: of its file, "svg" or "png"
 */
gboolean studio_brand_session_add_logo (StudioBrandSession *self, const char *role, GBytes *logo, const char *extension, GError **error);
gboolean studio_brand_session_remove_logo (StudioBrandSession *self, const char *role, GError **error);

/** Writes what is still to be written and waits for it: before the program ends. Returns: FALSE if it could not be */
gboolean studio_brand_session_flush (StudioBrandSession *self);
/** Whether an edit is not on the disk yet. */
gboolean studio_brand_session_get_pending (StudioBrandSession *self);

/**
 * Takes the office's brand off the disk, with all that lies in its folder; undo brings it back. The folder is held beside the others, in
 * "FOLDER-deleted", until the session ends, and goes into the trash then. FALSE for a shipped one.
 */
gboolean studio_brand_session_delete (StudioBrandSession *self);
/** Whether it was deleted and not brought back. */
gboolean studio_brand_session_get_deleted (StudioBrandSession *self);

G_END_DECLS
