#pragma once

#include "studio-text-row.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_LINK_ROW (studio_link_row_get_type ())
G_DECLARE_FINAL_TYPE (StudioLinkRow, studio_link_row, STUDIO, LINK_ROW, StudioTextRow)

/** StudioLinkRow: an address on the web. */
GtkWidget *studio_link_row_new (StudioDocument *document, const StudioField *field);

G_END_DECLS
