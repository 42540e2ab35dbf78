#pragma once

#include <gtk/gtk.h>

#include "studio-brand-session.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_BRAND_ROW (studio_brand_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (StudioBrandRow, studio_brand_row, STUDIO, BRAND_ROW, GtkListBoxRow)

/**
 * StudioBrandRow: shows one thing of a brand's document and writes it through the session.
 *
 * Properties: "title" (string: its label, and the name of its undo steps), "path" (string: of the member it writes).
 */
struct _StudioBrandRowClass
{
  GtkListBoxRowClass parent_class;

  /* Shows what the brand holds now; must leave the caret alone if nothing changed. */
  void (*refresh) (StudioBrandRow *self);
  /* @sentence: (nullable): why an edit was refused */
  void (*refuse) (StudioBrandRow *self, const char *sentence);
};

/** @session: (nullable) */
void studio_brand_row_set_session (StudioBrandRow *self, StudioBrandSession *session);
/** Returns: (transfer none) (nullable) */
StudioBrandSession *studio_brand_row_get_session (StudioBrandRow *self);
const char *studio_brand_row_get_title (StudioBrandRow *self);
const char *studio_brand_row_get_path (StudioBrandRow *self);
void studio_brand_row_set_path (StudioBrandRow *self, const char *path);

/* For the types of rows: */

/** Returns: (transfer none) (nullable): the brand, unless it was deleted */
StudioBrand *studio_brand_row_get_brand (StudioBrandRow *self);
/** Returns: (transfer none) (nullable): what stands at the path, or at @member below it */
JsonNode *studio_brand_row_get_value (StudioBrandRow *self, const char *member);
/** The same if it is text; "" if there is none. */
const char *studio_brand_row_get_text (StudioBrandRow *self, const char *member);
/**
 * Writes; a refusal is told by refuse(). @member: (nullable): below the path; @value: (nullable) (transfer none); @typing: merge with
 * the edit before
 */
gboolean studio_brand_row_store (StudioBrandRow *self, const char *member, JsonNode *value, gboolean typing);
gboolean studio_brand_row_store_text (StudioBrandRow *self, const char *member, const char *text, gboolean typing);
/** Tells the person a sentence that has no place in the row. */
void studio_brand_row_tell (StudioBrandRow *self, const char *sentence);

/** Gives the session to all rows below @root. @session: (nullable) */
void studio_brand_rows_set_session (GtkWidget *root, StudioBrandSession *session);

G_END_DECLS
