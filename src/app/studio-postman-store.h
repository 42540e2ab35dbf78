#pragma once

#include "studio-outbox-file.h"

G_BEGIN_DECLS

/** Called in the thread of the change, after it. */
typedef void (*StudioPostmanTold) (const StudioOutboxTarget *target, gpointer data);

/** The outbox's store in the library's folder, which tells of every change that is made through it. */
#define STUDIO_TYPE_POSTMAN_STORE (studio_postman_store_get_type ())
G_DECLARE_FINAL_TYPE (StudioPostmanStore, studio_postman_store, STUDIO, POSTMAN_STORE, GObject)

/** @order: held while something changes and is told; it outlives the store. Returns: NULL with the errors of studio_outbox_db_open() */
StudioPostmanStore *studio_postman_store_new (const char *folder, GMutex *order, StudioPostmanTold told, gpointer data, GError **error);
/** Returns: (transfer none): to queue; not to be changed otherwise */
StudioOutboxFile *studio_postman_store_get_file (StudioPostmanStore *self);

G_END_DECLS
