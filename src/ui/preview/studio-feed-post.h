#pragma once

#include <gtk/gtk.h>

#include "studio-feed.h"
#include "studio-preview.h"

G_BEGIN_DECLS

/** Px that a feed is wide on most phones (CSS px of common Android phones are 360 to 412). */
#define STUDIO_FEED_WIDTH 360

/**
 * StudioFeedPost: what a card shows
 * @snapshot: of its pictures; the same one while they have not changed
 * @words: of all that is written
 * @pages: how several are shown
 * @n_pages: that are posted
 * @account: the office's there, "@pemkabpaser"; its name where none is known
 * @name: of the office
 * @caption: as people read it
 */
typedef struct
{
  const StudioFeed *feed;
  const StudioPlatform *platform;
  StudioPreviewer *previewer;
  StudioSnapshot *snapshot;
  StudioSnapshot *words;
  const StudioFormat *format;
  StudioFeedPages pages;
  guint n_pages;
  const char *account;
  const char *name;
  GdkPaintable *logo;
  const char *title;
  const char *caption;
} StudioFeedPost;

G_END_DECLS
