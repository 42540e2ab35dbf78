#pragma once

#include "studio-activity.h"
#include "studio-library-records.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_ACTIVITIES (studio_activities_get_type ())
G_DECLARE_FINAL_TYPE (StudioActivities, studio_activities, STUDIO, ACTIVITIES, GObject)

/** StudioActivityItem: an activity and how far its telling is; belongs to #StudioActivities until the next "changed". */
typedef struct
{
  StudioRecord *record;
  StudioActivityState state;
  GDate date;
} StudioActivityItem;

/**
 * StudioActivities: the activities of the library's records, by day, kept up as records and posts change.
 *
 * Signals: "changed" (); "failed" (sentence): what was changed could not be stored.
 */
StudioActivities *studio_activities_new (StudioLibrary *library);
/** Returns: (transfer container) (element-type StudioActivityItem): of that day, by time */
GPtrArray *studio_activities_list_day (StudioActivities *self, const GDate *day);
/** Returns: (transfer container) (element-type StudioActivityItem): not published, of @today and the days before it, the last first. */
GPtrArray *studio_activities_list_untold (StudioActivities *self, const GDate *today);
/** Returns: (transfer none) (nullable) */
const StudioActivityItem *studio_activities_find (StudioActivities *self, const char *id);
/** Returns: (transfer container) (element-type JsonNode): all of them */
GPtrArray *studio_activities_list_roots (StudioActivities *self);
/** @records: (element-type StudioRecord) */
void studio_activities_put (StudioActivities *self, GPtrArray *records);
void studio_activities_remove (StudioActivities *self, const char *id);

G_END_DECLS
