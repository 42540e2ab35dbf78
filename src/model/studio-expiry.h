#pragma once

#include "studio-json.h"

G_BEGIN_DECLS

/**
 * studio_expiry_get:
 * @root: a post's document
 * @offset: of the office's clock, minutes ahead of UTC
 *
 * Until when what the post says holds, by what was filled in: the end of a warning's validity ("berlaku", "berlaku_jam"), of a disturbance
 * ("tanggal_selesai", "waktu_selesai"), of a registration ("tanggal_tutup" or "akhir"). Samples do not count. Without a time of day it
 * holds to the end of the day.
 *
 * Returns: seconds since 1970, UTC; 0 if the post has no such date
 */
gint64 studio_expiry_get (JsonNode *root, int offset);

G_END_DECLS
