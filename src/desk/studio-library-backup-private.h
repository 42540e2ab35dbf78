#pragma once

#include "studio-library-backup.h"
#include "studio-library-private.h"

G_BEGIN_DECLS

/** Returns: (transfer full): a path that nothing has yet: @folder, @name and the time. */
char *_studio_library_make_aside (const char *folder, const char *name);
/**
 * Before a library is opened: if the program ended just while one was put in the place of another (restoring a backup, repairing), nothing
 * stands in that place. What stood there before comes back, as if it had not been begun.
 */
void _studio_library_take_back (const char *folder);
/** Whether nobody else has the library open; fails the job with %G_IO_ERROR_BUSY otherwise. One that is damaged beyond its first page cannot be asked. */
gboolean _studio_library_is_alone (StudioDb *db);
/** Opens the library as studio_library_open_async() does. Returns: FALSE if the job failed by it */
gboolean _studio_library_open_db (StudioDb *db);
/** Before something is written: writes a library that was deleted while it is open anew, from what is open of it. Returns: FALSE if the job failed by it */
gboolean _studio_library_put_back (StudioDb *db);

G_END_DECLS
