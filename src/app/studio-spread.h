#pragma once

#include "studio-election.h"
#include "studio-pack.h"

G_BEGIN_DECLS

/*
 * The share package: what an office hands to the chat groups of its people so that they pass a post on: a short text, a small picture, the link and
 * its QR code.
 */

/** Most characters of the text, and most bytes of the picture: what a chat shows at once, and what a slow line carries. */
#define STUDIO_SPREAD_MAX_TEXT 480
#define STUDIO_SPREAD_MAX_BYTES 300000

/** Returns: (transfer full) (nullable): where the post can be seen already: on the office's own site, else where it went out last; NULL: nowhere that is known. */
char *studio_spread_find_link (StudioSnapshot *snapshot);
/**
 * studio_spread_word:
 * @link: (nullable): what it ends with
 *
 * Title, day, place, and as much of the caption's first paragraph as there is room for, in whole sentences.
 *
 * Returns: (transfer full): at most %STUDIO_SPREAD_MAX_TEXT characters unless title, day, place and link alone are more
 */
char *studio_spread_word (StudioSnapshot *snapshot, const char *link);

/** StudioSpreadPicture: the post's first page as JPEG. @scale: 1, less if it had to be made smaller; @small: whether it is within %STUDIO_SPREAD_MAX_BYTES */
typedef struct
{
  GBytes *bytes;
  int width;
  int height;
  double scale;
  gboolean small;
} StudioSpreadPicture;

/**
 * studio_spread_draw:
 * @limits: for the size that WhatsApp takes
 * @stamp: (nullable): as in StudioExportOptions
 *
 * Looks for the best quality within the bytes, then for a smaller picture. Blocks: call it in a thread.
 *
 * Returns: (transfer full) (nullable)
 */
StudioSpreadPicture *studio_spread_draw (StudioSnapshot *snapshot, StudioPlatforms *limits, const char *stamp, GCancellable *cancellable, GError **error);
/** Returns: (transfer full): sharing the bytes */
StudioSpreadPicture *studio_spread_picture_copy (const StudioSpreadPicture *picture);
void studio_spread_picture_free (StudioSpreadPicture *picture);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioSpreadPicture, studio_spread_picture_free)
/** Returns: (transfer full) (nullable): the QR code of @link as PNG; NULL with %STUDIO_ERROR_LIMIT if it is too long for one */
GBytes *studio_spread_draw_qr (const char *link, GError **error);

/** What reminds people of the neutrality of civil servants, stronger in election mode. Returns: (transfer full): with its source, in two lines */
char *studio_spread_remind (StudioElectionPhase phase);
/** Returns: the phase that the office's election mode is in today. */
StudioElectionPhase studio_spread_get_phase (void);

/**
 * studio_spread_list_files:
 * @link: (nullable)
 * @phase: for the reminder
 *
 * Returns: (transfer full) (nullable) (element-type StudioPackFile): for studio_pack_write(): picture, "pesan.txt", the QR code if there is a link, "netralitas.txt"
 */
GPtrArray *studio_spread_list_files (StudioSnapshot *snapshot,
                                     const StudioSpreadPicture *picture,
                                     const char *text,
                                     const char *link,
                                     StudioElectionPhase phase,
                                     GError **error);
/** Returns: (transfer full): "2026-11-22_paket-sebar_pasar-murah": a folder for those files */
char *studio_spread_name_folder (StudioSnapshot *snapshot);

G_END_DECLS
