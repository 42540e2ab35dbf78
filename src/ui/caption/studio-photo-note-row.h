#pragma once

#include <adwaita.h>

#include "studio-document-words.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_PHOTO_NOTE_ROW (studio_photo_note_row_get_type ())
G_DECLARE_FINAL_TYPE (StudioPhotoNoteRow, studio_photo_note_row, STUDIO, PHOTO_NOTE_ROW, AdwExpanderRow)

/** StudioPhotoNoteRow: role, credit, source and consent of one photo, written through the document's gate. */
/** @asset: the photo's hash; @title: what people call it */
GtkWidget *studio_photo_note_row_new (StudioDocument *document, const char *asset, const char *title);
/** Shows what stands in the post now. */
void studio_photo_note_row_update (StudioPhotoNoteRow *self);

G_END_DECLS
