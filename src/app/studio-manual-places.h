#pragma once

#include "studio-brand-office.h"
#include "studio-library-records.h"
#include "studio-platforms.h"

G_BEGIN_DECLS

/**
 * StudioManualPlace: where a person can upload by hand: an account of the office, or a platform of which no account is known
 * @handle: "@dinkespaser", "" if none is known; @link: the account's own address, ""
 * @record: (nullable): id of the register's entry
 */
typedef struct
{
  const StudioPlatform *platform;
  char *handle;
  char *link;
  char *record;
} StudioManualPlace;

/** @records: (nullable) (element-type StudioRecord): the register's accounts. Returns: (transfer full) (element-type StudioManualPlace): the office's own first */
GPtrArray *studio_manual_places_list (StudioPlatforms *platforms, StudioBrand *brand, GPtrArray *records);
/** @chosen: the id of an account's record or of a platform, or "". Returns: which of @places it is; the first of those that are the likeliest for "" */
guint studio_manual_places_find (GPtrArray *places, StudioPlatforms *platforms, const char *chosen);
/** Returns: (transfer full): "Instagram · @dinkespaser" */
char *studio_manual_place_word (const StudioManualPlace *place);
/** Returns: (nullable): the page where people upload there */
const char *studio_manual_place_get_page (const StudioManualPlace *place);

G_END_DECLS
