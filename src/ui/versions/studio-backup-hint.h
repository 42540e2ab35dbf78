#pragma once

#include <gtk/gtk.h>

#include "studio-library.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_BACKUP_HINT (studio_backup_hint_get_type ())
G_DECLARE_FINAL_TYPE (StudioBackupHint, studio_backup_hint, STUDIO, BACKUP_HINT, GtkBox)

/**
 * StudioBackupHint: says that the library was not backed up for too long (studio_backup_is_due()); hides itself otherwise. Its button is
 * "win.back-up".
 */

/** Looks whether a backup is due; until then it is hidden. Once. */
void studio_backup_hint_set_library (StudioBackupHint *self, StudioLibrary *library, GSettings *settings);
/** A backup was made just now. */
void studio_backup_hint_note_done (GSettings *settings);

G_END_DECLS
