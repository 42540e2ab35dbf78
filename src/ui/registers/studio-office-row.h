#pragma once

#include <gtk/gtk.h>

#include "studio-document.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_OFFICE_ROW (studio_office_row_get_type ())
G_DECLARE_FINAL_TYPE (StudioOfficeRow, studio_office_row, STUDIO, OFFICE_ROW, GtkWidget)

/** StudioOfficeRow: whose post it is, in the head of the form; there once the office has a register of offices, or the post says one. */
/** @document: (nullable) */
void studio_office_row_set_document (StudioOfficeRow *self, StudioDocument *document);

G_END_DECLS
