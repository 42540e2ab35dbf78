#pragma once

#include <gtk/gtk.h>

#include "studio-document.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_EDITION_ROW (studio_edition_row_get_type ())
G_DECLARE_FINAL_TYPE (StudioEditionRow, studio_edition_row, STUDIO, EDITION_ROW, GtkWidget)

/**
 * StudioEditionRow: which of its brand's editions a post is in, with a line that points out one whose time is over or still to come. It shows
 * nothing of a brand that has no choice and nothing to point out.
 */
/** @document: (nullable) */
void studio_edition_row_set_document (StudioEditionRow *self, StudioDocument *document);

G_END_DECLS
