#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * StudioDroppedKind: what can be dropped on the start page, told by the file's name; whether it is that inside is found out by whoever
 * opens it.
 */
typedef enum {
  STUDIO_DROPPED_OTHER,
  STUDIO_DROPPED_POST,
  STUDIO_DROPPED_BRAND,
  STUDIO_DROPPED_TEMPLATE,
  STUDIO_DROPPED_PHOTO,
  STUDIO_DROPPED_TABLE,
} StudioDroppedKind;

/**
 * StudioDropped: what was dropped in one go.
 * @kind: that of the first file
 * @paths: (element-type filename): the files of that kind, in their order; for all but photos only the first
 */
typedef struct
{
  StudioDroppedKind kind;
  GPtrArray *paths;
} StudioDropped;

StudioDroppedKind studio_dropped_find_kind (const char *name);
/**
 * studio_dropped_new:
 * @files: (element-type GFile)
 *
 * Returns: (transfer full) (nullable): NULL if nothing lies on this computer
 */
StudioDropped *studio_dropped_new (GSList *files);
void studio_dropped_free (StudioDropped *dropped);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioDropped, studio_dropped_free)

G_END_DECLS
