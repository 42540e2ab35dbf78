#pragma once

#include "studio-json.h"

G_BEGIN_DECLS

/*
 * What went out though required findings were open (docs/post-format.md, "releases"): a list that only grows. Writing it is no step to
 * undo; in an open post it is written by studio_document_record_release(). Functions take the document's root and share what is the same.
 */

/** Most entries; the oldest give way. */
#define STUDIO_RELEASES_MAX 500

/** StudioReleaseKind: where to */
typedef enum {
  STUDIO_RELEASE_EXPORT,
  STUDIO_RELEASE_PACK,
  STUDIO_RELEASE_PUBLISH,
} StudioReleaseKind;

/**
 * StudioRelease: one time. Texts are never NULL when read.
 * @reason: what the person wrote, @by: their name, @at: when, ISO 8601
 * @profile: id of the profile that asked for the reason
 * @findings: (array zero-terminated=1): keys of the findings that were open
 */
typedef struct
{
  StudioReleaseKind kind;
  const char *reason;
  const char *by;
  const char *at;
  const char *profile;
  const char *const *findings;
} StudioRelease;

guint studio_releases_count (JsonNode *root);
/**
 * studio_releases_get:
 * @index: from 0, the oldest
 * @findings: (out) (transfer container): keys that belong to @root; @release points to them, so free it afterwards
 */
void studio_releases_get (JsonNode *root, guint index, StudioRelease *release, const char ***findings);
/** Returns: (transfer full): @root with one more. */
JsonNode *studio_releases_with (JsonNode *root, const StudioRelease *release);
/** Checks the member in a document from outside; the error names it. */
gboolean studio_releases_check (const StudioJsonAt *root, GError **error);

G_END_DECLS
