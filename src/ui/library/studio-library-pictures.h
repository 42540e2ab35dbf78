#pragma once

#include "studio-library-entry.h"
#include "studio-library.h"

G_BEGIN_DECLS

/** The most room that a picture asks for, in logical px. */
#define STUDIO_LIBRARY_PICTURE_WIDTH 158
#define STUDIO_LIBRARY_PICTURE_HEIGHT 198

#define STUDIO_TYPE_LIBRARY_PICTURES (studio_library_pictures_get_type ())
G_DECLARE_FINAL_TYPE (StudioLibraryPictures, studio_library_pictures, STUDIO, LIBRARY_PICTURES, GObject)

/**
 * StudioLibraryPictures: gives the entries that are shown their pictures.
 *
 * They are read one after the other, so that a search never waits behind many of them, what was asked for last first (in its order, if it is many at once); decoded in threads;
 * and kept for a while after they went out of sight. A post that has none yet is drawn once and the library keeps it.
 */
StudioLibraryPictures *studio_library_pictures_new (StudioLibrary *library);
/** @entry: comes into sight. Each call is answered by one of studio_library_pictures_hide(). */
void studio_library_pictures_show (StudioLibraryPictures *self, StudioLibraryEntry *entry);
void studio_library_pictures_hide (StudioLibraryPictures *self, StudioLibraryEntry *entry);
/** The library has another picture of the post now, maybe: read again when it is seen. */
void studio_library_pictures_renew (StudioLibraryPictures *self, StudioLibraryEntry *entry);
/** Whether what the library just told of post @id is no more than that its picture was drawn here. Each drawing answers once. */
gboolean studio_library_pictures_was_drawn (StudioLibraryPictures *self, const char *id);

G_END_DECLS
