#pragma once

#include "studio-json.h"

G_BEGIN_DECLS

/*
 * When a post is to go out, and where (docs/post-format.md, "plan"). All functions take the document's root; those that change something
 * give a new root that shares the rest, or @root itself when nothing changes. What is unknown in an entry is kept. Edits of an open post go
 * through studio_document_set_plan().
 */

/** Most entries of a plan. */
#define STUDIO_PLAN_MAX 50
/** Most bytes of a platform's id. */
#define STUDIO_PLAN_MAX_PLATFORM 64

/**
 * StudioPlanEntry: one time
 * @at: seconds since 1970, UTC
 * @offset: of the office's clock, minutes ahead of UTC
 * @platform: (nullable): "instagram"; NULL: wherever the post goes. Belongs to the root it was read from
 */
typedef struct
{
  gint64 at;
  int offset;
  const char *platform;
} StudioPlanEntry;

/** Returns: (transfer full) (element-type StudioPlanEntry): the earliest first; what cannot be read is left out. */
GArray *studio_plan_list (JsonNode *root);
/** Returns: the earliest time; 0 if nothing is planned. */
gint64 studio_plan_first (JsonNode *root);
/**
 * studio_plan_with:
 * @entries: (nullable): the whole plan, at most %STUDIO_PLAN_MAX; members that this program does not know stay with the entry that has the
 *   same platform
 *
 * Returns: (transfer full)
 */
JsonNode *studio_plan_with (JsonNode *root, const StudioPlanEntry *entries, guint n_entries);
/**
 * studio_plan_with_move:
 * @from: a day by the clock that is @offset minutes ahead of UTC
 * @to: where all that stands on that day goes, at the same time of day
 *
 * Returns: (transfer full)
 */
JsonNode *studio_plan_with_move (JsonNode *root, const GDate *from, const GDate *to, int offset);
/** Checks the member in a document from outside; the error names it. */
gboolean studio_plan_check (const StudioJsonAt *root, GError **error);

G_END_DECLS
