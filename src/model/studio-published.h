#pragma once

#include "studio-json.h"

G_BEGIN_DECLS

/*
 * Where a post went out and when (docs/post-format.md, "published"), as a person said or a platform answered, and the programme it
 * belongs to. All functions take the document's root; those that change something give a new root that shares the rest. What is unknown in
 * an entry is kept. None of it is a step to undo: in an open post it is written by studio-document-published.h.
 */

/** Most entries. */
#define STUDIO_PUBLISHED_MAX 200
/** Most bytes of a link. */
#define STUDIO_PUBLISHED_MAX_LINK 2000
/** Most bytes of the other texts of an entry. */
#define STUDIO_PUBLISHED_MAX_NAME 500
/** Most characters of a programme's name. */
#define STUDIO_PROGRAMME_MAX 120

/**
 * StudioPublication: once on one platform. Texts are never NULL when read; NULL and "" are the same in one that is written.
 * @id: of the entry; one that is written without gets a new one
 * @platform: "instagram", as in docs/platforms.md; has to be said
 * @account: its name there, "@dinkespaser"
 * @at: seconds since 1970, UTC
 * @offset: of the office's clock, minutes ahead of UTC
 * @link: where it can be seen: http or https, or ""
 * @by: who published it
 * @approved_by: who had approved it
 */
typedef struct
{
  const char *id;
  const char *platform;
  const char *account;
  gint64 at;
  int offset;
  const char *link;
  const char *by;
  const char *approved_by;
} StudioPublication;

/** Returns: (transfer full) (element-type StudioPublication): the earliest first; their texts belong to @root. What cannot be read is left out. */
GArray *studio_published_list (JsonNode *root);
/**
 * studio_published_with:
 * @publication: takes the place of the entry of its id, if there is one; else it is added
 *
 * Returns: (transfer full): @root with it; @root itself if there are %STUDIO_PUBLISHED_MAX already
 */
JsonNode *studio_published_with (JsonNode *root, const StudioPublication *publication);
/** Returns: (transfer full): @root without the entry of that id; @root itself if there is none. */
JsonNode *studio_published_without (JsonNode *root, const char *id);
/** Whether @link is an address that may be opened: http or https with a host, in UTF-8 without blanks, of at most %STUDIO_PUBLISHED_MAX_LINK bytes. */
gboolean studio_published_is_link (const char *link);
/**
 * studio_published_platform_of:
 * @link: an address
 *
 * Returns: (nullable): the id of the platform whose own host it is; NULL where that is not certain
 */
const char *studio_published_platform_of (const char *link);
/**
 * studio_published_suits:
 * @platform: an id
 * @name: what people call it
 * @link: what a person pasted as the address of a post there
 *
 * Returns: FALSE with %STUDIO_ERROR_INVALID and a sentence where @link is no address, is only the front page, or is on another platform's host
 */
gboolean studio_published_suits (const char *platform, const char *name, const char *link, GError **error);
/** Checks the member in a document from outside; the error names it. */
gboolean studio_published_check (const StudioJsonAt *root, GError **error);

/** Returns: the programme or activity that the post belongs to, "" if nobody said. It belongs to @root. */
const char *studio_programme_get (JsonNode *root);
/** @programme: (nullable): NULL or "" takes it away. What is longer than %STUDIO_PROGRAMME_MAX is cut. Returns: (transfer full) */
JsonNode *studio_programme_with (JsonNode *root, const char *programme);
/** Checks the member in a document from outside; the error names it. */
gboolean studio_programme_check (const StudioJsonAt *root, GError **error);

G_END_DECLS
