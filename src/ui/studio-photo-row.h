#pragma once

#include "studio-field-row.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_PHOTO_ROW (studio_photo_row_get_type ())
G_DECLARE_FINAL_TYPE (StudioPhotoRow, studio_photo_row, STUDIO, PHOTO_ROW, StudioFieldRow)

/** StudioPhotoRow: a photo: chosen from a file or dropped, with its focal point. */
GtkWidget *studio_photo_row_new (StudioDocument *document, const StudioField *field);

G_END_DECLS
