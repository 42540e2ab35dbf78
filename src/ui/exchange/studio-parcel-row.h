#pragma once

#include <gtk/gtk.h>

#include "studio-inbox.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_PARCEL_ROW (studio_parcel_row_get_type ())
G_DECLARE_FINAL_TYPE (StudioParcelRow, studio_parcel_row, STUDIO, PARCEL_ROW, GtkListBoxRow)

/** StudioParcelRow: what an office handed in, how complete it is, and what can be done with it: "inbox.accept", "inbox.return", "inbox.remove" (id). */

GtkWidget *studio_parcel_row_new (StudioLibrary *library, StudioRecord *record);
/** Returns: (transfer none) */
StudioRecord *studio_parcel_row_get_record (StudioParcelRow *self);
/** Whether office, sender or title have all the words of @text. */
gboolean studio_parcel_row_matches (StudioParcelRow *self, const char *text);

G_END_DECLS
