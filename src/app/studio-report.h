#pragma once

#include "studio-balance.h"
#include "studio-cells.h"
#include "studio-library-reported.h"

G_BEGIN_DECLS

/* The monthly report: what offices published, of what kind, and what they owe. */

/** Days without a post from which on a gap is told (domain: "9 hari tanpa unggahan"). */
#define STUDIO_REPORT_GAP 7
/** StudioReportClass: the classes of UU 14/2008 on public information, and posts whose class nobody chose */
typedef enum {
  STUDIO_REPORT_PERIODIC,
  STUDIO_REPORT_IMMEDIATE,
  STUDIO_REPORT_ANYTIME,
  STUDIO_REPORT_EXEMPT,
  STUDIO_REPORT_NO_CLASS,
} StudioReportClass;
#define STUDIO_REPORT_N_CLASSES 5

/**
 * StudioReportOrder: what is to be reported.
 * @month: any day of it
 * @offset: of the office's clock, minutes ahead of UTC
 * @now: seconds since 1970, UTC: days after it are no gaps yet
 * @office: whose report it is, for its head
 * @posts: (element-type StudioReported): of that month
 * @offices: (nullable) (element-type utf8): names of offices that are to be in it whether they published or not
 * @brand_names: (nullable): brand id → name; an office's posts that do not say whose they are count as their brand's
 * @platform_names: (nullable): platform id → name
 */
typedef struct
{
  GDate month;
  int offset;
  gint64 now;
  const char *office;
  GPtrArray *posts;
  GPtrArray *offices;
  GHashTable *brand_names;
  GHashTable *platform_names;
  StudioBalance *balance;
} StudioReportOrder;

/**
 * StudioReportOffice: @n_posts: that went out, @n_times: on how many platforms in all; @n_open: that did not go out; @n_gaps: of more than
 * %STUDIO_REPORT_GAP days; @longest: days without a post; @last: day of the month of the last post, 0: none
 */
typedef struct
{
  char *name;
  guint n_posts;
  guint n_times;
  guint n_linked;
  guint n_approved;
  guint n_open;
  guint n_gaps;
  guint longest;
  guint last;
} StudioReportOffice;

/** StudioReportCount: @group: of the balance, -1: none, or of no matter */
typedef struct
{
  char *name;
  guint n;
  int group;
} StudioReportCount;

/** StudioReportGap: @first, @last: days of the month without a post */
typedef struct
{
  const char *office;
  guint first;
  guint last;
} StudioReportGap;

/** StudioReportOpen: a post that did not go out. @day: of the month it was planned for, 0: not planned */
typedef struct
{
  char *title;
  char *office;
  char *state;
  guint day;
} StudioReportOpen;

/**
 * StudioReport: the numbers. All texts are for people.
 * @period: "November 2026"; @made: "30 November 2026, pukul 14.05"
 * @month: its first day; @n_days: of the month; @n_past: how many of them have begun
 * @n_posts: that went out; @n_times: on how many platforms in all; @n_linked, @n_approved: of these times
 * @n_planned: posts that were planned and went out; @n_on_time: of these on their day or before
 * @days: posts by the day they went out first
 * @offices: (element-type StudioReportOffice): who published most first
 * @types, @programmes, @platforms: (element-type StudioReportCount): the most first
 * @groups: (element-type StudioReportCount): of the balance, in its order; the last is what belongs to none
 * @gaps: (element-type StudioReportGap): by office, longest first
 * @open: (element-type StudioReportOpen): by day
 */
typedef struct
{
  char *office;
  char *period;
  char *made;
  GDate month;
  guint n_days;
  guint n_past;
  guint n_posts;
  guint n_times;
  guint n_linked;
  guint n_approved;
  guint n_planned;
  guint n_on_time;
  guint n_active;
  guint days[31];
  guint classes[STUDIO_REPORT_N_CLASSES];
  GPtrArray *offices;
  GPtrArray *types;
  GPtrArray *programmes;
  GPtrArray *platforms;
  GPtrArray *groups;
  GArray *gaps;
  GPtrArray *open;
  StudioBalance *balance;
} StudioReport;

/** Returns: (transfer full) */
StudioReport *studio_report_new (const StudioReportOrder *order);
void studio_report_free (StudioReport *report);
/** Returns: "Berkala", as the law and people call it. */
const char *studio_report_class_name (StudioReportClass number);
/** Returns: (transfer full): all tables of the report, for studio_cells_to_csv() and studio_cells_to_xlsx() */
StudioCells *studio_report_to_cells (const StudioReport *report);
/** Returns: (transfer full): "laporan-bulanan-2026-11" */
char *studio_report_file_stem (const StudioReport *report);
/** The first moment of the month, and the first of the next, by the clock @offset minutes ahead of UTC. */
void studio_report_get_span (const GDate *month, int offset, gint64 *from, gint64 *to);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioReport, studio_report_free)

G_END_DECLS
