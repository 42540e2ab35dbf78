#pragma once

#include "studio-outbox-db.h"
#include "studio-outbox-store.h"

G_BEGIN_DECLS

/** The outbox's store in the library's folder. */
#define STUDIO_TYPE_OUTBOX_FILE (studio_outbox_file_get_type ())
G_DECLARE_FINAL_TYPE (StudioOutboxFile, studio_outbox_file, STUDIO, OUTBOX_FILE, GObject)

/** @folder: the library's. Returns: NULL with the errors of studio_outbox_db_open(). */
StudioOutboxFile *studio_outbox_file_new (const char *folder, GError **error);
/**
 * studio_outbox_file_queue:
 * @targets: (element-type StudioOutboxTarget): queued all or none
 * @pictures: (element-type GBytes): what they send; the "name" in a target's content is the SHA-256 of one
 */
gboolean studio_outbox_file_queue (StudioOutboxFile *store, GPtrArray *targets, GPtrArray *pictures, GError **error);
/** Puts @target away if it has not changed since @before: it is in list_all only then, and its pictures are gone unless others send them. */
gboolean studio_outbox_file_archive (StudioOutboxFile *store, const StudioOutboxTarget *target, gint64 before, GError **error);

G_END_DECLS
