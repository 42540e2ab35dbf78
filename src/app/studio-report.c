#include "config.h"

#include "studio-report.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-collate.h"
#include "studio-date.h"
#include "studio-moment.h"
#include "studio-number.h"

/* As the check rule's answers are kept in posts */
static const char *const class_values[] = { "berkala", "serta-merta", "setiap-saat", "dikecualikan" };

/** Work: a report being made. @days_of: office → (element-type guint) days of the month it published on, as bits */
typedef struct
{
  const StudioReportOrder *order;
  StudioReport *report;
  GHashTable *offices;
  GHashTable *days_of;
  GHashTable *types;
  GHashTable *programmes;
  GHashTable *platforms;
} Work;

/* --- freeing --- */

static void
office_free (gpointer data)
{
  g_free (((StudioReportOffice *) data)->name);
  g_free (data);
}

static void
count_free (gpointer data)
{
  g_free (((StudioReportCount *) data)->name);
  g_free (data);
}

static void
open_free (gpointer data)
{
  StudioReportOpen *open = data;

  g_free (open->title);
  g_free (open->office);
  g_free (open->state);
  g_free (open);
}

void
studio_report_free (StudioReport *report)
{
  g_return_if_fail (report != NULL);

  g_free (report->office);
  g_free (report->period);
  g_free (report->made);
  g_ptr_array_unref (report->offices);
  g_ptr_array_unref (report->types);
  g_ptr_array_unref (report->programmes);
  g_ptr_array_unref (report->platforms);
  g_ptr_array_unref (report->groups);
  g_array_unref (report->gaps);
  g_ptr_array_unref (report->open);
  studio_balance_unref (report->balance);
  g_free (report);
}

/* --- words --- */

const char *
studio_report_class_name (StudioReportClass number)
{
  switch (number) {
  case STUDIO_REPORT_PERIODIC:
    /* TRANSLATORS: a class of public information in UU 14/2008 */
    return _ ("Regular");
  case STUDIO_REPORT_IMMEDIATE:
    return _ ("Immediate");
  case STUDIO_REPORT_ANYTIME:
    return _ ("At any time");
  case STUDIO_REPORT_EXEMPT:
    return _ ("Exempt");
  case STUDIO_REPORT_NO_CLASS:
  default:
    /* TRANSLATORS: of posts: nobody chose their class */
    return _ ("Not chosen");
  }
}

char *
studio_report_file_stem (const StudioReport *report)
{
  g_return_val_if_fail (report != NULL, NULL);

  return g_strdup_printf ("laporan-bulanan-%04d-%02d", g_date_get_year (&report->month), g_date_get_month (&report->month));
}

void
studio_report_get_span (const GDate *month,
                        int offset,
                        gint64 *from,
                        gint64 *to)
{
  GDate first;

  g_return_if_fail (month != NULL && g_date_valid (month) && from != NULL && to != NULL);

  first = *month;
  g_date_set_day (&first, 1);
  *from = studio_moment_from_day (&first, 0, offset);
  g_date_add_months (&first, 1);
  *to = studio_moment_from_day (&first, 0, offset);
}

/* Returns: (transfer full): "30 November 2026, pukul 14.05 WITA" */
static char *
word_moment (gint64 at,
             int offset)
{
  g_autofree char *date = NULL, *time = NULL;
  GDate day;
  int minutes;

  studio_moment_to_day (at, offset, &day, &minutes);
  date = studio_date_format (&day, STUDIO_DATE_MEDIUM);
  time = studio_time_format (minutes);
  return g_strchomp (g_strdup_printf ("%s, pukul %s %s", date, time, studio_zone_get_name (offset)));
}

/* --- counting --- */

static StudioReportOffice *
office_of (Work *work,
           const char *name)
{
  StudioReportOffice *office = g_hash_table_lookup (work->offices, name);

  if (office != NULL)
    return office;
  office = g_new0 (StudioReportOffice, 1);
  office->name = g_strdup (name);
  g_hash_table_insert (work->offices, office->name, office);
  g_ptr_array_add (work->report->offices, office);
  return office;
}

/* The office that is said, else the brand's. */
static const char *
name_office (Work *work,
             const StudioReported *post)
{
  const char *name = work->order->brand_names != NULL ? g_hash_table_lookup (work->order->brand_names, post->brand) : NULL;

  if (*post->office != '\0')
    return post->office;
  return name != NULL ? name : _ ("No office named");
}

static StudioReportCount *
count_in (GHashTable *counts,
          GPtrArray *list,
          const char *key,
          const char *name)
{
  StudioReportCount *count = g_hash_table_lookup (counts, key);

  if (count != NULL)
    return count;
  count = g_new0 (StudioReportCount, 1);
  count->name = g_strdup (name);
  count->group = -1;
  g_hash_table_insert (counts, g_strdup (key), count);
  g_ptr_array_add (list, count);
  return count;
}

static StudioReportClass
class_of (const char *value)
{
  for (guint i = 0; i < G_N_ELEMENTS (class_values); i++) {
    if (g_ascii_strcasecmp (class_values[i], value) == 0)
      return (StudioReportClass) i;
  }
  return STUDIO_REPORT_NO_CLASS;
}

/* From 1. */
static guint
day_of (Work *work,
        gint64 at)
{
  GDate day;

  studio_moment_to_day (at, work->order->offset, &day, NULL);
  return g_date_get_day (&day);
}

static void
count_kind (Work *work,
            const StudioReported *post)
{
  StudioReport *report = work->report;
  const char *type = studio_balance_get_type (report->balance, post->template);
  StudioReportCount *count = count_in (work->types, report->types, type, studio_balance_get_type_name (report->balance, type)), *group;

  count->n++;
  count->group = studio_balance_get_group_of (report->balance, type);
  group = g_ptr_array_index (report->groups, count->group >= 0 ? (guint) count->group : report->groups->len - 1);
  group->n++;
  report->classes[class_of (post->kind)]++;
  if (*post->programme != '\0')
    count_in (work->programmes, report->programmes, post->programme, post->programme)->n++;
}

static void
count_times (Work *work,
             const StudioReported *post,
             StudioReportOffice *office)
{
  guint *days = g_hash_table_lookup (work->days_of, office);

  if (days == NULL) {
    days = g_new0 (guint, 1);
    g_hash_table_insert (work->days_of, office, days);
  }
  for (guint i = 0; i < post->times->len; i++) {
    const StudioReportedTime *time = &g_array_index (post->times, StudioReportedTime, i);
    const char *name = work->order->platform_names != NULL ? g_hash_table_lookup (work->order->platform_names, time->platform) : NULL;
    guint day = day_of (work, time->at);

    *days |= 1u << day;
    office->last = MAX (office->last, day);
    office->n_times++;
    office->n_linked += time->linked ? 1 : 0;
    office->n_approved += time->approved ? 1 : 0;
    count_in (work->platforms, work->report->platforms, time->platform, name != NULL ? name : time->platform)->n++;
  }
}

static void
count_published (Work *work,
                 const StudioReported *post)
{
  StudioReport *report = work->report;
  StudioReportOffice *office = office_of (work, name_office (work, post));
  gint64 first = g_array_index (post->times, StudioReportedTime, 0).at;
  GDate planned, day;

  office->n_posts++;
  report->n_posts++;
  report->days[day_of (work, first) - 1]++;
  count_times (work, post, office);
  count_kind (work, post);
  /* a plan is kept or not once, in the month in which the post went out first */
  if (post->planned == 0 || (post->first != 0 && post->first < first))
    return;
  studio_moment_to_day (post->planned, work->order->offset, &planned, NULL);
  studio_moment_to_day (first, work->order->offset, &day, NULL);
  report->n_planned++;
  report->n_on_time += g_date_compare (&day, &planned) <= 0 ? 1 : 0;
}

static void
count_open (Work *work,
            const StudioReported *post)
{
  StudioReportOpen *open = g_new0 (StudioReportOpen, 1);
  gint64 from, to;

  studio_report_get_span (&work->report->month, work->order->offset, &from, &to);
  office_of (work, name_office (work, post))->n_open++;
  open->title = g_strdup (post->title);
  open->office = g_strdup (name_office (work, post));
  open->state = g_strdup (post->state);
  if (post->planned >= from && post->planned < to)
    open->day = day_of (work, post->planned);
  g_ptr_array_add (work->report->open, open);
}

/* --- gaps --- */

static void
close_gap (Work *work,
           StudioReportOffice *office,
           guint first,
           guint last)
{
  StudioReportGap gap = { office->name, first, last };

  if (last < first)
    return;
  office->longest = MAX (office->longest, last - first + 1);
  if (last - first + 1 <= STUDIO_REPORT_GAP)
    return;
  office->n_gaps++;
  g_array_append_val (work->report->gaps, gap);
}

/* Days without a post within the month, up to the day the report is made. */
static void
find_gaps (Work *work,
           StudioReportOffice *office)
{
  const guint *days = g_hash_table_lookup (work->days_of, office);
  guint first = 1;

  for (guint day = 1; day <= work->report->n_past; day++) {
    if (days == NULL || (*days & (1u << day)) == 0)
      continue;
    close_gap (work, office, first, day - 1);
    first = day + 1;
  }
  close_gap (work, office, first, work->report->n_past);
}

/* --- order --- */

static int
compare_offices (gconstpointer a,
                 gconstpointer b)
{
  const StudioReportOffice *left = *(const StudioReportOffice *const *) a, *right = *(const StudioReportOffice *const *) b;

  if (left->n_posts != right->n_posts)
    return left->n_posts > right->n_posts ? -1 : 1;
  return studio_collate (left->name, right->name);
}

static int
compare_counts (gconstpointer a,
                gconstpointer b)
{
  const StudioReportCount *left = *(const StudioReportCount *const *) a, *right = *(const StudioReportCount *const *) b;

  if (left->n != right->n)
    return left->n > right->n ? -1 : 1;
  return studio_collate (left->name, right->name);
}

static int
compare_gaps (gconstpointer a,
              gconstpointer b)
{
  const StudioReportGap *left = a, *right = b;
  guint n_left = left->last - left->first, n_right = right->last - right->first;

  if (n_left != n_right)
    return n_left > n_right ? -1 : 1;
  return studio_collate (left->office, right->office);
}

/* Those without a day come last. */
static int
compare_open (gconstpointer a,
              gconstpointer b)
{
  const StudioReportOpen *left = *(const StudioReportOpen *const *) a, *right = *(const StudioReportOpen *const *) b;

  if (left->day != right->day)
    return left->day - 1 < right->day - 1 ? -1 : 1;
  return studio_collate (left->office, right->office);
}

/* --- making it --- */

static guint
days_past (const StudioReport *report,
           const StudioReportOrder *order)
{
  GDate today;
  int days;

  studio_moment_to_day (order->now, order->offset, &today, NULL);
  days = g_date_days_between (&report->month, &today) + 1;
  return (guint) CLAMP (days, 0, (int) report->n_days);
}

static StudioReport *
begin (const StudioReportOrder *order)
{
  StudioReport *report = g_new0 (StudioReport, 1);

  report->office = g_strdup (order->office != NULL ? order->office : "");
  report->month = order->month;
  g_date_set_day (&report->month, 1);
  report->n_days = g_date_get_days_in_month (g_date_get_month (&report->month), g_date_get_year (&report->month));
  report->n_past = days_past (report, order);
  report->period = studio_date_format (&report->month, STUDIO_DATE_MONTH_YEAR);
  report->made = word_moment (order->now, order->offset);
  report->offices = g_ptr_array_new_with_free_func (office_free);
  report->types = g_ptr_array_new_with_free_func (count_free);
  report->programmes = g_ptr_array_new_with_free_func (count_free);
  report->platforms = g_ptr_array_new_with_free_func (count_free);
  report->groups = g_ptr_array_new_with_free_func (count_free);
  report->gaps = g_array_new (FALSE, FALSE, sizeof (StudioReportGap));
  report->open = g_ptr_array_new_with_free_func (open_free);
  report->balance = studio_balance_ref (order->balance);
  for (guint i = 0; i <= studio_balance_get_n_groups (order->balance); i++) {
    StudioReportCount *group = g_new0 (StudioReportCount, 1);

    /* TRANSLATORS: content that is none of achievements, services, answers, ceremonies */
    group->name = g_strdup (i < studio_balance_get_n_groups (order->balance) ? studio_balance_get_group (order->balance, i) : _ ("Other"));
    group->group = (int) i;
    g_ptr_array_add (report->groups, group);
  }
  return report;
}

static void
finish (Work *work)
{
  StudioReport *report = work->report;

  for (guint i = 0; i < report->offices->len; i++) {
    StudioReportOffice *office = g_ptr_array_index (report->offices, i);

    find_gaps (work, office);
    report->n_times += office->n_times;
    report->n_linked += office->n_linked;
    report->n_approved += office->n_approved;
    report->n_active += office->n_posts > 0 ? 1 : 0;
  }
  g_ptr_array_sort (report->offices, compare_offices);
  g_ptr_array_sort (report->types, compare_counts);
  g_ptr_array_sort (report->programmes, compare_counts);
  g_ptr_array_sort (report->platforms, compare_counts);
  g_array_sort (report->gaps, compare_gaps);
  g_ptr_array_sort (report->open, compare_open);
}

StudioReport *
studio_report_new (const StudioReportOrder *order)
{
  g_autoptr (GHashTable) offices = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) days_of = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autoptr (GHashTable) types = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) programmes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) platforms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Work work = { order, NULL, offices, days_of, types, programmes, platforms };

  g_return_val_if_fail (order != NULL && order->posts != NULL && order->balance != NULL && g_date_valid (&order->month), NULL);

  work.report = begin (order);
  for (guint i = 0; order->offices != NULL && i < order->offices->len; i++)
    office_of (&work, g_ptr_array_index (order->offices, i));
  for (guint i = 0; i < order->posts->len; i++) {
    const StudioReported *post = g_ptr_array_index (order->posts, i);

    if (post->times->len > 0)
      count_published (&work, post);
    else
      count_open (&work, post);
  }
  finish (&work);
  return work.report;
}

/* --- tables --- */

static void
add_counts (StudioCells *cells,
            const char *name,
            const char *head,
            GPtrArray *counts)
{
  studio_cells_begin_sheet (cells, name, name);
  studio_cells_add_head (cells, head, 44);
  studio_cells_add_head (cells, _ ("Posts"), 12);
  for (guint i = 0; i < counts->len; i++) {
    const StudioReportCount *count = g_ptr_array_index (counts, i);

    studio_cells_add_text (cells, count->name);
    studio_cells_add_number (cells, count->n);
    studio_cells_end_row (cells);
  }
}

static void
add_pair (StudioCells *cells,
          const char *name,
          double number)
{
  studio_cells_add_text (cells, name);
  studio_cells_add_number (cells, number);
  studio_cells_end_row (cells);
}

static void
add_summary (StudioCells *cells,
             const StudioReport *report)
{
  g_autofree char *title = g_strdup_printf ("%s – %s – %s", _ ("Monthly Report"), report->period, report->office);

  studio_cells_begin_sheet (cells, _ ("Summary"), title);
  studio_cells_add_head (cells, _ ("Figure"), 44);
  studio_cells_add_head (cells, _ ("Number"), 12);
  add_pair (cells, _ ("Posts published"), report->n_posts);
  add_pair (cells, _ ("Publications on platforms"), report->n_times);
  add_pair (cells, _ ("Publications with a link"), report->n_linked);
  add_pair (cells, _ ("Publications that were approved"), report->n_approved);
  add_pair (cells, _ ("Offices that published"), report->n_active);
  add_pair (cells, _ ("Offices in all"), report->offices->len);
  add_pair (cells, _ ("Posts with a plan"), report->n_planned);
  add_pair (cells, _ ("Published by their planned day"), report->n_on_time);
  add_pair (cells, _ ("Not published yet"), report->open->len);
  for (guint i = 0; i < report->groups->len; i++) {
    const StudioReportCount *group = g_ptr_array_index (report->groups, i);

    add_pair (cells, group->name, group->n);
  }
}

static void
add_offices (StudioCells *cells,
             const StudioReport *report)
{
  studio_cells_begin_sheet (cells, _ ("By Office"), _ ("By Office"));
  studio_cells_add_head (cells, _ ("Office"), 44);
  studio_cells_add_head (cells, _ ("Posts"), 12);
  studio_cells_add_head (cells, _ ("Publications"), 12);
  studio_cells_add_head (cells, _ ("Approved"), 12);
  studio_cells_add_head (cells, _ ("With link"), 12);
  studio_cells_add_head (cells, _ ("Longest gap, days"), 16);
  studio_cells_add_head (cells, _ ("Not published"), 16);
  for (guint i = 0; i < report->offices->len; i++) {
    const StudioReportOffice *office = g_ptr_array_index (report->offices, i);
    const guint numbers[] = { office->n_posts, office->n_times, office->n_approved, office->n_linked, office->longest, office->n_open };

    studio_cells_add_text (cells, office->name);
    for (gsize n = 0; n < G_N_ELEMENTS (numbers); n++)
      studio_cells_add_number (cells, numbers[n]);
    studio_cells_end_row (cells);
  }
}

static void
add_classes (StudioCells *cells,
             const StudioReport *report)
{
  studio_cells_begin_sheet (cells, _ ("Information Classes"), _ ("Information Classes (UU 14/2008)"));
  studio_cells_add_head (cells, _ ("Class"), 44);
  studio_cells_add_head (cells, _ ("Posts"), 12);
  for (int i = 0; i < STUDIO_REPORT_N_CLASSES; i++)
    add_pair (cells, studio_report_class_name ((StudioReportClass) i), report->classes[i]);
}

/* Returns: (transfer full): "2026-11-03", "" for no day */
static char *
word_day (const StudioReport *report,
          guint number)
{
  GDate day = report->month;

  if (number == 0)
    return g_strdup ("");
  g_date_set_day (&day, (GDateDay) number);
  return studio_date_to_iso (&day);
}

static void
add_gaps (StudioCells *cells,
          const StudioReport *report)
{
  studio_cells_begin_sheet (cells, _ ("Gaps"), _ ("Gaps of more than 7 days"));
  studio_cells_add_head (cells, _ ("Office"), 44);
  studio_cells_add_head (cells, _ ("From"), 14);
  studio_cells_add_head (cells, _ ("To"), 14);
  studio_cells_add_head (cells, _ ("Days"), 10);
  for (guint i = 0; i < report->gaps->len; i++) {
    const StudioReportGap *gap = &g_array_index (report->gaps, StudioReportGap, i);
    g_autofree char *first = word_day (report, gap->first), *last = word_day (report, gap->last);

    studio_cells_add_text (cells, gap->office);
    studio_cells_add_text (cells, first);
    studio_cells_add_text (cells, last);
    studio_cells_add_number (cells, gap->last - gap->first + 1);
    studio_cells_end_row (cells);
  }
}

static void
add_open (StudioCells *cells,
          const StudioReport *report)
{
  studio_cells_begin_sheet (cells, _ ("Not Published"), _ ("Not Published"));
  studio_cells_add_head (cells, _ ("Title"), 60);
  studio_cells_add_head (cells, _ ("Office"), 44);
  studio_cells_add_head (cells, _ ("Planned"), 14);
  for (guint i = 0; i < report->open->len; i++) {
    const StudioReportOpen *open = g_ptr_array_index (report->open, i);
    g_autofree char *day = word_day (report, open->day);

    studio_cells_add_text (cells, open->title);
    studio_cells_add_text (cells, open->office);
    studio_cells_add_text (cells, day);
    studio_cells_end_row (cells);
  }
}

StudioCells *
studio_report_to_cells (const StudioReport *report)
{
  StudioCells *cells;

  g_return_val_if_fail (report != NULL, NULL);

  cells = studio_cells_new (_ ("Monthly Report"));
  add_summary (cells, report);
  add_offices (cells, report);
  add_counts (cells, _ ("Content Types"), _ ("Content type"), report->types);
  add_classes (cells, report);
  add_counts (cells, _ ("Programmes"), _ ("Programme or activity"), report->programmes);
  add_counts (cells, _ ("Platforms"), _ ("Platform"), report->platforms);
  add_gaps (cells, report);
  add_open (cells, report);
  return cells;
}
