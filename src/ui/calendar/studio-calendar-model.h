#pragma once

#include "studio-library.h"
#include "studio-observance.h"
#include "studio-planned.h"
#include "studio-postman.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_CALENDAR_MODEL (studio_calendar_model_get_type ())
G_DECLARE_FINAL_TYPE (StudioCalendarModel, studio_calendar_model, STUDIO, CALENDAR_MODEL, GObject)

/**
 * StudioCalendarModel: what stands on the days that are shown: planned posts of the library, days to post about, gaps. It asks the library
 * for more than is shown, so that gaps at the edges are known and the next month is there when it is leafed to, and again after each change.
 *
 * Signal "changed": something may be another.
 */
StudioCalendarModel *studio_calendar_model_new (void);
/** @library: (nullable) */
void studio_calendar_model_set_library (StudioCalendarModel *self, StudioLibrary *library);
/** @postman: (nullable): what it sends at a time stands on that day too */
void studio_calendar_model_set_postman (StudioCalendarModel *self, StudioPostman *postman);
/** Returns: whether the post goes out by itself at a time that is in the outbox, so that its plan is not what counts */
gboolean studio_calendar_model_is_queued (StudioCalendarModel *self, const char *id);
/** @days: (nullable); @region: (nullable): of the office; @zone: (nullable): "WITA"; NULL: this computer's */
void studio_calendar_model_set_office (StudioCalendarModel *self, StudioObservances *days, const char *region, const char *zone);
/** @brand: (nullable): only posts of that brand */
void studio_calendar_model_set_brand (StudioCalendarModel *self, const char *brand);
/** @shown: the page is in front: changes of the library are read at once, else when it comes. */
void studio_calendar_model_set_shown (StudioCalendarModel *self, gboolean shown);
/** The days that are looked at. */
void studio_calendar_model_show (StudioCalendarModel *self, const GDate *first, int n_days);

/** Minutes ahead of UTC of the office's clock. */
int studio_calendar_model_get_offset (StudioCalendarModel *self);
/** The office's day now. */
GDate studio_calendar_model_get_today (StudioCalendarModel *self);
/** Whether the library has answered for the days that are shown. */
gboolean studio_calendar_model_is_loaded (StudioCalendarModel *self);
/** Returns: (transfer container) (element-type StudioPlanned): by time */
GPtrArray *studio_calendar_model_list_day (StudioCalendarModel *self, const GDate *day);
/** Returns: (transfer container) (element-type StudioPlanned): planned for @first and the @n_days - 1 after it, by time. */
GPtrArray *studio_calendar_model_list_days (StudioCalendarModel *self, const GDate *first, int n_days);
/** Returns: (transfer container) (element-type StudioPlanned): planned for a time that is past, and not published; the last first. */
GPtrArray *studio_calendar_model_list_missed (StudioCalendarModel *self);
/** Returns: (transfer none) (element-type StudioPlanned): posts that no longer hold, or will not within two days; the last first. */
GPtrArray *studio_calendar_model_list_stale (StudioCalendarModel *self);
/** Returns: (transfer none) (nullable) (element-type StudioObservance): of that day */
GPtrArray *studio_calendar_model_list_observances (StudioCalendarModel *self, const GDate *day);
/** Returns: (transfer full) (element-type StudioObservance): of the coming days. */
GPtrArray *studio_calendar_model_list_coming (StudioCalendarModel *self, guint n_days);
/** Returns: (transfer none) (element-type StudioGap): the earliest first */
GArray *studio_calendar_model_get_gaps (StudioCalendarModel *self);

G_END_DECLS
