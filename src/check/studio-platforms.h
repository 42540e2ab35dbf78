#pragma once

#include "studio-count.h"
#include "studio-json.h"

G_BEGIN_DECLS

/** StudioLimit: a way to count and how far it may go; @max 0: no limit is known */
typedef struct
{
  StudioCounting counting;
  int max;
} StudioLimit;

/**
 * StudioPlatform: what a platform takes (docs/platforms.md); belongs to its #StudioPlatforms
 * @id: "instagram", as in data/platforms/limits.json
 * @aliases: NULL-terminated: other names, as offices call it in a brand
 * @caption: the limit of a caption, @also: a second one that holds too
 * @visible: characters that are shown before "more"; 0: all
 * @hashtags: most that are wise, @hashtags_max: most that are taken, likewise the others; 0: no limit
 * @has_alt: whether a picture can have a description there, of at most @alt
 * @sure: the numbers come from the platform's documents or code
 * @upload_page: (nullable): where people upload by hand, https; NULL where it depends on the account
 * @page_hint: (nullable): what to choose there, @alt_hint: (nullable): where descriptions are typed; in the person's language
 */
typedef struct
{
  char *id;
  char *name;
  char **aliases;
  StudioLimit caption;
  StudioLimit also;
  int visible;
  int hashtags;
  int hashtags_max;
  int mentions_max;
  int links_max;
  gboolean has_alt;
  StudioLimit alt;
  gboolean sure;
  char *upload_page;
  char *page_hint;
  char *alt_hint;
} StudioPlatform;

/** StudioPlatforms: all of them, immutable and counted, so that threads share it. */
typedef struct _StudioPlatforms StudioPlatforms;

/**
 * studio_platforms_load:
 *
 * Reads platforms/limits.json from the data folders (studio_paths_data_dirs()); what an office writes in its own file is laid over the
 * shipped one, platform by platform and member by member. A file or platform that cannot be used is left out and told.
 *
 * Returns: (transfer full): with no platforms at all if there is no file
 */
StudioPlatforms *studio_platforms_load (void);
StudioPlatforms *studio_platforms_ref (StudioPlatforms *self);
void studio_platforms_unref (StudioPlatforms *self);
/** Returns: (transfer none) (element-type StudioPlatform): in the order of the file. */
GPtrArray *studio_platforms_list (StudioPlatforms *self);
/** @id: or an alias, in whatever letters. Returns: (nullable) */
const StudioPlatform *studio_platforms_find (StudioPlatforms *self, const char *id);
/** Returns: the day the numbers were looked up, "2026-11-21"; of the newest file. */
const char *studio_platforms_get_date (StudioPlatforms *self);
/** Returns: (transfer none) (element-type utf8): one sentence for each file or platform that was left out. */
GPtrArray *studio_platforms_list_problems (StudioPlatforms *self);

/**
 * StudioMeasure: a caption as a platform sees it
 * @count, @max: of the limit that is nearer to being broken; @max 0: none
 * @over: by how much that limit is broken; 0 if it is kept
 * @visible: code points that are shown before "more"
 */
typedef struct
{
  int count;
  int max;
  int over;
  int visible;
  StudioMarks marks;
} StudioMeasure;

/** @text: a caption with its fields expanded (studio_caption_expand()). */
StudioMeasure studio_platform_measure (const StudioPlatform *platform, const char *text);
/** How much longer @text is than @limit allows; 0 if it fits. */
int studio_limit_exceed (const StudioLimit *limit, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioPlatforms, studio_platforms_unref)

G_END_DECLS
