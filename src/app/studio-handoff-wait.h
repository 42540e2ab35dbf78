#pragma once

#include "studio-handoff.h"
#include "studio-manual-places.h"
#include "studio-published.h"

G_BEGIN_DECLS

/*
 * Which posts wait for a person who uploads them by hand: records of %STUDIO_HANDOFF_KIND, one for each account. The changes of one library follow each
 * other, so that what a phone tells just after a post was handed over finds the record.
 */

/** StudioHandoffPlace: @platform: its id; @account: its name there, "" if none is known */
typedef struct
{
  char *platform;
  char *account;
} StudioHandoffPlace;

/** Letters of "steps" beside those of the window that leads through an upload: it was handed over, and a phone told that it is uploaded. */
#define STUDIO_HANDOFF_HANDED 'h'
#define STUDIO_HANDOFF_UPLOADED 'u'

/** Returns: whether @record says @step */
gboolean studio_handoff_has_step (const StudioRecord *record, char step);
/** Returns: (transfer full): those letters of @record that are none of the window's steps. @record: (nullable) */
char *studio_handoff_keep_steps (const StudioRecord *record);
/**
 * studio_handoff_list_places:
 * @accounts: (nullable) (element-type StudioRecord): of the register
 * @ids: NULL-terminated: of platforms
 * @root: the post's document
 *
 * Where a post waits that is handed over for @ids: each account that the register has of those platforms, else those of the
 * brand, else the platform. Where it has been published already it
 * does not: files that are made afterwards are for the archive.
 *
 * Returns: (transfer full) (element-type StudioHandoffPlace)
 */
GPtrArray *studio_handoff_list_places (StudioPlatforms *platforms, StudioBrand *brand, GPtrArray *accounts, const char *const *ids, JsonNode *root);
/** The post waits from now on for all of @places, which may be none; folders and steps that are remembered stay. @post: its id */
void studio_handoff_begin_async (StudioLibrary *library, const char *post, GPtrArray *places, GAsyncReadyCallback callback, gpointer data);
/** A phone told that the post is uploaded on @platform, or (@on FALSE) took that back. Where it does not wait nothing changes. */
void studio_handoff_tell_async (StudioLibrary *library, const char *post, const char *platform, gboolean on, GAsyncReadyCallback callback, gpointer data);
/** The post went out there, so that it waits there no more. A publication of no named account goes for all accounts of its platform. */
void studio_handoff_end_async (StudioLibrary *library, const char *post, const StudioPublication *publications, guint n, GAsyncReadyCallback callback, gpointer data);
/** Of all three. */
gboolean studio_handoff_wait_finish (StudioLibrary *library, GAsyncResult *result, GError **error);

G_END_DECLS
