#pragma once

#include "studio-platforms.h"
#include "studio-review.h"

G_BEGIN_DECLS

/*
 * The pack for uploading by hand: a folder for each platform with its pictures in order, "takarir.txt" and "alt.txt", and the checklist
 * sheet beside them.
 */

/** StudioPackFile: @name: with slashes, "instagram/1.jpg" */
typedef struct
{
  char *name;
  GBytes *bytes;
} StudioPackFile;

/**
 * StudioPackOrder:
 * @platforms: (array zero-terminated=1): ids of @limits, each once
 * @stamp: (nullable): as in StudioExportOptions
 * @review: (nullable): the sheet to put in
 */
typedef struct
{
  StudioSnapshot *snapshot;
  StudioPlatforms *limits;
  const char *const *platforms;
  const char *stamp;
  const StudioReview *review;
} StudioPackOrder;

/**
 * studio_pack_make:
 * @notes: (out) (transfer full) (element-type utf8): one sentence for each thing the person has to see to, such as a caption that is too long
 *
 * Draws and writes all of the pack in memory. Blocks: call it in a thread.
 *
 * Returns: (transfer full) (nullable) (element-type StudioPackFile): by platform, in order
 */
GPtrArray *studio_pack_make (const StudioPackOrder *order, GPtrArray **notes, GCancellable *cancellable, GError **error);
/** Returns: (transfer none) (nullable): the size in which @platform takes pictures of @template; the first one for screens if it has none of the platform's. */
const StudioFormat *studio_pack_choose_format (StudioTemplate *template, const StudioPlatform *platform);

G_END_DECLS
