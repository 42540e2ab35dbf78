#pragma once

#include <gio/gio.h>

#include "studio-document.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_SAFETY_COPY (studio_safety_copy_get_type ())
G_DECLARE_FINAL_TYPE (StudioSafetyCopy, studio_safety_copy, STUDIO, SAFETY_COPY, GObject)

/**
 * StudioSafetyCopy: keeps a copy of what is not saved in the user's state folder, written two seconds after the last edit, so that
 * neither a power cut nor a crash costs more than that. The copy goes when the document is saved or given up.
 */
StudioSafetyCopy *studio_safety_copy_new (StudioDocument *document);
/** The person saved or gave up the document: nothing is kept any more. */
void studio_safety_copy_discard (StudioSafetyCopy *self);
/** Whether @path (nullable) is a safety copy, not a file that the person chose. */
gboolean studio_safety_copy_is_one (const char *path);
/** Looks in a thread for copies that a crash left behind. */
void studio_safety_copy_find_async (GAsyncReadyCallback callback, gpointer data);
/** Returns: (transfer full) (element-type filename): paths, the newest first */
GPtrArray *studio_safety_copy_find_finish (GAsyncResult *result);

G_END_DECLS
