#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_PLANNED (studio_planned_get_type ())

/**
 * StudioPlanned: a post on a day of the calendar. Immutable, may go to other threads.
 * @at: seconds since 1970, UTC: when it is to go out first on that day; 0: not planned
 * @until: until when what it says holds; 0: for good
 * @platforms: NULL-terminated: ids, without doubles; empty: wherever the post goes
 */
typedef struct
{
  gatomicrefcount refs;
  char *id;
  char *title;
  char *brand;
  char *state;
  gint64 at;
  gint64 until;
  char **platforms;
} StudioPlanned;

GType studio_planned_get_type (void);
/** @model: copied, its texts may be NULL. Returns: (transfer full) */
StudioPlanned *studio_planned_new (const StudioPlanned *model);
StudioPlanned *studio_planned_ref (StudioPlanned *planned);
void studio_planned_unref (StudioPlanned *planned);
/** Whether it went out, so that its day is a fact and cannot be moved. */
gboolean studio_planned_is_published (const StudioPlanned *planned);
/**
 * studio_planned_merge:
 * @times: (element-type StudioPlanned): one for each planned time
 * @offset: of the office's clock, minutes ahead of UTC
 *
 * Returns: (transfer full) (element-type StudioPlanned): by time; one for each post and day, at the first time of that day
 */
GPtrArray *studio_planned_merge (GPtrArray *times, int offset);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioPlanned, studio_planned_unref)

G_END_DECLS
