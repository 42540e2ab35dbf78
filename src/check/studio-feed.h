#pragma once

#include "studio-brand.h"
#include "studio-platforms.h"
#include "studio-template.h"

G_BEGIN_DECLS

/*
 * How platforms show a post: which of its sizes they take, what they cut off, which words they make into links. What platforms do changes
 * without notice and is partly known from looking only; a preview is no promise.
 */

/**
 * StudioFeedKind: how a post is laid out
 * @STUDIO_FEED_PHOTO: the picture, the caption below it
 * @STUDIO_FEED_WALL: the caption, pictures below it
 * @STUDIO_FEED_NOTE: caption and pictures beside a small round logo
 * @STUDIO_FEED_CHAT: a message
 * @STUDIO_FEED_ARTICLE: a page of a site
 * @STUDIO_FEED_STORY: the picture fills the screen
 */
typedef enum {
  STUDIO_FEED_PHOTO,
  STUDIO_FEED_WALL,
  STUDIO_FEED_NOTE,
  STUDIO_FEED_CHAT,
  STUDIO_FEED_ARTICLE,
  STUDIO_FEED_STORY,
} StudioFeedKind;

/**
 * StudioFeedPages: how several pages are shown
 * @STUDIO_FEED_SLIDES: one after the other, to be swiped
 * @STUDIO_FEED_TILES: side by side, each cut to fit
 * @STUDIO_FEED_STACK: one below the other
 */
typedef enum {
  STUDIO_FEED_SLIDES,
  STUDIO_FEED_TILES,
  STUDIO_FEED_STACK,
} StudioFeedPages;

/** StudioFeedLinks: what of a caption can be tapped, and what else is not shown as it is written */
typedef enum {
  STUDIO_FEED_LINKS = 1 << 0,
  STUDIO_FEED_HASHTAGS = 1 << 1,
  STUDIO_FEED_MENTIONS = 1 << 2,
  STUDIO_FEED_SHORT_LINKS = 1 << 3, /* addresses without "https://", cut after 30 characters */
  STUDIO_FEED_STARS = 1 << 4,       /* "*kata*" is bold, "_kata_" italic, "~kata~" struck out */
} StudioFeedLinks;

/**
 * StudioFeed: how a platform shows posts; static
 * @id: of the platform; NULL for those that nothing is known of
 * @formats: NULL-terminated: ids of the formats that it takes, the best first
 * @narrowest, @widest: width by height; of pictures beyond that the middle is shown. 0: all of it is
 * @tiles: width by height of all tiles together
 * @max_tiles: more than these are counted on the last one
 * @most: pictures that one post takes
 */
typedef struct
{
  const char *id;
  StudioFeedKind kind;
  StudioFeedPages pages;
  StudioFeedLinks links;
  const char *formats[6];
  double narrowest, widest;
  double tiles;
  guint max_tiles;
  guint most;
} StudioFeed;

/** @platform: (nullable): an id. Returns: a plain feed for unknown ones. */
const StudioFeed *studio_feed_find (const char *platform);
/** Returns: (transfer container) (element-type StudioFormat): those of @template that @feed takes, the best first; if there is none, one that comes near. */
GPtrArray *studio_feed_list_formats (const StudioFeed *feed, StudioTemplate *template);
/** Whether @format fills a phone's screen there, instead of standing in the feed. */
gboolean studio_feed_is_story (const StudioFeed *feed, const StudioFormat *format);
/** Returns: what the office is called in full, which belongs to @brand. */
const char *studio_feed_name_office (StudioBrand *brand);
/** @known: (out) (optional): whether the brand has an account there. Returns: that, else the handle it writes on pictures, else its name */
const char *studio_feed_name_account (const StudioPlatform *platform, StudioBrand *brand, gboolean *known);
/** Returns: the address of the office's site, else its name. */
const char *studio_feed_name_site (StudioBrand *brand);
/** Returns: what of a page is shown, in design px. */
StudioRect studio_feed_crop (const StudioFeed *feed, const StudioFormat *format);
/** Returns: the largest part of @size with the shape @aspect (width by height), from its middle. */
StudioRect studio_feed_crop_to (StudioSize size, double aspect);
/** @n: tiles that are shown, 1 to 5; @i: which of them. Returns: its place, in shares of all of them together */
StudioRect studio_feed_place_tile (guint n, guint i);

/** StudioFeedRunKind: @STUDIO_FEED_RUN_LINK: an address that can be tapped; others are plain words */
typedef enum {
  STUDIO_FEED_RUN_PLAIN,
  STUDIO_FEED_RUN_LINK,
  STUDIO_FEED_RUN_HASHTAG,
  STUDIO_FEED_RUN_MENTION,
  STUDIO_FEED_RUN_BOLD,
  STUDIO_FEED_RUN_ITALIC,
  STUDIO_FEED_RUN_STRUCK,
} StudioFeedRunKind;

/** StudioFeedRun: @text: as it is shown, links shortened and stars gone */
typedef struct
{
  StudioFeedRunKind kind;
  char *text;
} StudioFeedRun;

/** Returns: (transfer full) (element-type StudioFeedRun): @text, which is all of a caption or its beginning, in runs. Takes time linear in its length. */
GArray *studio_feed_list_runs (const StudioFeed *feed, const char *text);
/** Returns: (transfer full) (nullable): what is shown of @text before "more", without blanks at its end; NULL: all of it is */
char *studio_feed_cut (const StudioPlatform *platform, const char *text);
/** Returns: (transfer full) (nullable): as much of @text as @platform takes; NULL: it takes all of it. What is behind it is too much. */
char *studio_feed_fit (const StudioPlatform *platform, const char *text);
/** Returns: (transfer full): the first @words words of @text in one line, "…" behind them if there are more. */
char *studio_feed_excerpt (const char *text, guint words);

/**
 * studio_feed_list_notes:
 * @text: the caption as people read it
 * @format: the size that is shown
 * @n_pages: of the post
 *
 * What a person should know that the preview does not show by itself.
 *
 * Returns: (transfer full) (element-type utf8): sentences, what is wrong first
 */
GPtrArray *studio_feed_list_notes (const StudioFeed *feed, const StudioPlatform *platform, const char *text, const StudioFormat *format, guint n_pages);

G_END_DECLS
