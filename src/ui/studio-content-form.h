#pragma once

#include <adwaita.h>

#include "studio-catalog.h"
#include "studio-document.h"
#include "studio-scene.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_CONTENT_FORM (studio_content_form_get_type ())
G_DECLARE_FINAL_TYPE (StudioContentForm, studio_content_form, STUDIO, CONTENT_FORM, AdwBin)

/**
 * StudioContentForm: the panel "Isi": one row for each field of the post's template, in groups, with the sentences that
 * belong to them. It writes every edit into the document and follows undo and redo.
 *
 * Its natural width is its smallest width, so that a long word never takes room from the picture.
 *
 * Signals:
 * - "focused-field" (const char *field): (nullable) "judul" or "angka/0"; NULL when the focus left the form
 * - "notify-user" (const char *sentence)
 * - "change-brand" (const char *brand_id): a swatch was chosen; whoever listens changes the brand
 *
 * Properties: "n-missing", notified: required fields that are still empty; "live-check" (StudioLiveCheck, nullable): for the rows of long texts.
 */
GtkWidget *studio_content_form_new (void);
/** @catalog: where the brands come from; without one the form reads its own */
void studio_content_form_set_catalog (StudioContentForm *self, StudioCatalog *catalog);
/** @document: (nullable) */
void studio_content_form_set_document (StudioContentForm *self, StudioDocument *document);
int studio_content_form_get_n_missing (StudioContentForm *self);
/** Puts the caret into @field: "judul", or "angka/0" for a line of a list. Unknown fields are ignored. */
void studio_content_form_focus_field (StudioContentForm *self, const char *field);
/** Puts the caret where work starts: into the first required field that is empty, else into the first. */
void studio_content_form_focus_first (StudioContentForm *self);
/**
 * @issues: (nullable) (element-type StudioIssue): what the layout says of the format that is shown; those of a field go under it
 * @format: (nullable): that format
 */
void studio_content_form_set_issues (StudioContentForm *self, GPtrArray *issues, const StudioFormat *format);

G_END_DECLS
