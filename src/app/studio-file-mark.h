#pragma once

#include "studio-post.h"

G_BEGIN_DECLS

/*
 * Whether the file of an open post is still what this program knows of it. Another program, another computer of a shared folder or a person may
 * have written it meanwhile: that is never written over.
 */

/** StudioFileMark: how a file stood on the disk when it was looked at; all 0: nobody looked */
typedef struct
{
  gint64 seconds, microseconds, size;
} StudioFileMark;

StudioFileMark studio_file_mark_take (const char *path);

/**
 * studio_file_mark_is_foreign:
 * @known: as it was when this program wrote it last
 * @base: the post as the file had it then
 * @present: the post as it is to be written
 * @behind: unix seconds: what was written before is older work of this program that could not be written in its time
 *
 * Blocks while the file is read, which is only if it is not as @known says.
 *
 * Returns: TRUE if the file holds what neither @base nor @present do; FALSE also if it is gone
 */
gboolean studio_file_mark_is_foreign (const StudioFileMark *known, const char *path, StudioSnapshot *base, StudioSnapshot *present, gint64 behind);

/**
 * studio_file_mark_only_noted:
 * @file: the document in the file
 * @base: another that the file may have grown from
 * @present: the newest that this program has
 *
 * A post that went out is noted in its file at once (studio-publish-note.h), while it is open too. That is nobody else's work.
 *
 * Returns: whether @file is @base and tells of times it went out that @present tells of too, but of nothing else
 */
gboolean studio_file_mark_only_noted (JsonNode *file, JsonNode *base, JsonNode *present);

/** Returns: (transfer full): a path beside @path that nothing has yet: “jalan (salinan).pemda” */
char *studio_file_mark_make_copy_path (const char *path);

G_END_DECLS
