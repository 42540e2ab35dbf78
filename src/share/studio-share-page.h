#pragma once

#include "studio-share-parcel.h"

G_BEGIN_DECLS

/*
 * The pages that phones get. All words of the post are escaped; nothing on them comes from anywhere else, and a policy tells the browser so.
 */

/**
 * StudioSharePage: what the page is made of besides the parcel
 * @path: "/…": where it lies; pictures and deeds lie below it
 * @token: what the page has to send back with each deed
 * @until: when it closes, "14.32"
 * @ticked: (element-type utf8): ids of platforms
 */
typedef struct
{
  StudioShareParcel *parcel;
  const char *path;
  const char *token;
  const char *until;
  GPtrArray *ticked;
} StudioSharePage;

/** Returns: (transfer full): HTML */
GBytes *studio_share_page_make (const StudioSharePage *page);
/** Returns: (transfer full): HTML that says that the page is closed */
GBytes *studio_share_page_make_closed (void);
/** Returns: (transfer full): the Content-Security-Policy of both: own pictures and deeds, own style and script by their digests, nothing else */
char *studio_share_page_make_policy (void);
/** @index: of the parcel's files. @save: to be kept, instead of looked at. Returns: (transfer full): where the file lies below the page */
char *studio_share_page_make_file_path (const StudioShareParcel *parcel, guint index, gboolean save);

G_END_DECLS
