#pragma once

#include "studio-export-job.h"
#include "studio-platforms.h"
#include "studio-review.h"

G_BEGIN_DECLS

/*
 * The pack for uploading by hand: a folder for each platform with its pictures in order, "takarir.txt" and "alt.txt", and the checklist
 * sheet beside them.
 */

/** StudioPackFile: @name: with slashes, "instagram/2026-11-22_instagram_1-dari-3_pasar-murah.jpg" */
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
 * @day: (nullable): what the files' names begin with, "2026-11-22"; NULL: today
 * @progress: (nullable): of the pictures; called from other threads
 */
typedef struct
{
  StudioSnapshot *snapshot;
  StudioPlatforms *limits;
  const char *const *platforms;
  const char *stamp;
  const StudioReview *review;
  const char *day;
  StudioExportProgress progress;
  gpointer progress_data;
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
/**
 * studio_pack_name_files:
 * @platform: whose pictures they are
 *
 * Names in ASCII that sort in the order of the pages: "2026-11-22_instagram_1-dari-3_pasar-murah.jpg"; of a single page "2026-11-22_instagram_pasar-murah.jpg".
 *
 * Returns: (transfer full) (array zero-terminated=1): one for each page
 */
char **studio_pack_name_files (const StudioPackOrder *order, const StudioPlatform *platform);
/** Returns: (transfer full): "2026-11-22_instagram_pasar-murah": a folder for those files */
char *studio_pack_name_folder (const StudioPackOrder *order, const StudioPlatform *platform);
/** Returns: (transfer full): the caption as @platform (an id) gets it, fields filled in; what "takarir.txt" holds */
char *studio_pack_caption (StudioSnapshot *snapshot, const char *platform);
/** Returns: (transfer full): the descriptions of the pictures, a line each with its number, of a single one without; a draft is left blank */
char *studio_pack_describe (StudioSnapshot *snapshot);
/**
 * studio_pack_write:
 * @path: a folder, which is made if it is missing, or a file that ends in ".zip"
 * @files: (element-type StudioPackFile)
 *
 * Writes all of @files or none; a file of the same name in the folder is replaced.
 */
gboolean studio_pack_write (const char *path, GPtrArray *files, GError **error);
/** Returns: (transfer full) (element-type StudioPackFile): none yet */
GPtrArray *studio_pack_new_files (void);
/** @folder: (nullable): in the pack */
void studio_pack_add_bytes (GPtrArray *files, const char *folder, const char *name, GBytes *bytes);
/** The same with a text as every system's simple editor shows it. */
void studio_pack_add_text (GPtrArray *files, const char *folder, const char *name, const char *text);
/** Returns: (transfer full) (element-type StudioFormat GPtrArray): what studio_pack_draw() has drawn, so that platforms of one size share their pictures. */
GHashTable *studio_pack_new_drawn (void);
/**
 * studio_pack_draw:
 * @platform: one of the order's limits; its own @platforms are not looked at
 * @drawn: of studio_pack_new_drawn(), for one snapshot
 *
 * The pictures of all pages in the platform's size and within its bytes. Blocks: call it in a thread.
 *
 * Returns: (transfer full) (nullable) (element-type StudioExportOutcome): JPEG, in order
 */
GPtrArray *studio_pack_draw (const StudioPackOrder *order, const StudioPlatform *platform, GHashTable *drawn, GCancellable *cancellable, GError **error);
/** @platform: its id. Returns: most pictures of one post there, 0 without a limit that matters */
guint studio_pack_get_most (const char *platform);
/** Returns: (transfer none) (nullable): the size in which @platform takes pictures of @template; the first one for screens if it has none of the platform's. */
const StudioFormat *studio_pack_choose_format (StudioTemplate *template, const StudioPlatform *platform);

G_END_DECLS
