#include <string.h>

#include "studio-agenda.h"
#include "studio-date.h"
#include "studio-moment.h"
#include "studio-month.h"
#include "studio-planned.h"
#include "studio-table.h"

static GDate
day (const char *iso)
{
  GDate date;

  g_date_clear (&date, 1);
  g_assert_true (studio_date_from_iso (iso, &date));
  return date;
}

static void
assert_day (GDate found,
            const char *expected)
{
  g_autofree char *iso = studio_date_to_iso (&found);

  g_assert_cmpstr (iso, ==, expected);
}

/* --- months and gaps --- */

static void
test_pages (void)
{
  static const struct
  {
    const char *day, *monday, *month, *sunday_month;
  } cases[] = {
    { "2026-11-20", "2026-11-16", "2026-10-26", "2026-11-01" },
    { "2026-11-01", "2026-10-26", "2026-10-26", "2026-11-01" },
    { "2026-06-15", "2026-06-15", "2026-06-01", "2026-05-31" },
    { "2027-01-01", "2026-12-28", "2026-12-28", "2026-12-27" },
    { "2028-02-29", "2028-02-28", "2028-01-31", "2028-01-30" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    GDate date = day (cases[i].day);

    g_test_message ("%s", cases[i].day);
    assert_day (studio_week_begin (&date, G_DATE_MONDAY), cases[i].monday);
    assert_day (studio_month_begin (&date, G_DATE_MONDAY), cases[i].month);
    assert_day (studio_month_begin (&date, G_DATE_SUNDAY), cases[i].sunday_month);
  }
}

/* However a month lies, its page has all of its days. */
static void
test_whole_months (void)
{
  GDate date = day ("2026-01-31");

  for (int i = 0; i < 400; i++) {
    for (GDateWeekday weekday = G_DATE_MONDAY; weekday <= G_DATE_SUNDAY; weekday++) {
      GDate first = studio_month_begin (&date, weekday);
      int n = g_date_days_between (&first, &date);

      g_assert_cmpint (g_date_get_weekday (&first), ==, weekday);
      g_assert_cmpint (n, >=, 0);
      g_assert_cmpint (n - (int) g_date_get_day (&date) + (int) g_date_get_days_in_month (g_date_get_month (&date), g_date_get_year (&date)), <, STUDIO_MONTH_DAYS);
    }
    date = studio_month_step (&date, 1);
  }
  date = day ("2026-03-31");
  assert_day (studio_month_step (&date, -1), "2026-02-28");
  assert_day (studio_month_step (&date, -13), "2025-02-28");
}

static void
test_gaps (void)
{
  static const struct
  {
    const char *days; /* of November 2026 */
    int today;        /* 0: none */
    const char *gaps; /* first day and length */
  } cases[] = {
    { "", 0, "" },
    { "", 20, "" },
    { "5", 0, "" },
    { "5", 9, "6:3 " },
    { "5", 8, "" },
    { "5", 3, "" },
    { "2 4 6 10", 0, "7:3 " },
    { "2 4 6 9", 0, "" },
    { "2 2 6 6 16", 20, "3:3 7:9 17:3 " },
    { "2 28", 20, "3:25 " },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_auto (GStrv) parts = g_strsplit (cases[i].days, " ", -1);
    g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (GDate));
    g_autoptr (GArray) gaps = NULL;
    g_autoptr (GString) found = g_string_new (NULL);
    GDate today = day ("2026-11-01");

    for (guint n = 0; parts[n] != NULL; n++) {
      GDate date = day ("2026-11-01");

      g_date_set_day (&date, (GDateDay) g_ascii_strtoull (parts[n], NULL, 10));
      g_array_append_val (days, date);
    }
    if (cases[i].today > 0)
      g_date_set_day (&today, (GDateDay) cases[i].today);
    gaps = studio_gaps_find ((const GDate *) (void *) days->data, days->len, cases[i].today > 0 ? &today : NULL);
    for (guint n = 0; n < gaps->len; n++)
      g_string_append_printf (found, "%d:%d ", g_date_get_day (&g_array_index (gaps, StudioGap, n).first), g_array_index (gaps, StudioGap, n).n_days);
    g_assert_cmpstr (found->str, ==, cases[i].gaps);
  }
}

/* --- posts of a day --- */

static void
add_planned (GPtrArray *times,
             const char *id,
             const char *at,
             const char *platform)
{
  char *platforms[] = { (char *) platform, NULL };
  StudioPlanned model = { .id = (char *) id, .title = (char *) id, .platforms = platforms };

  g_assert_true (studio_moment_parse (at, &model.at, NULL));
  g_ptr_array_add (times, studio_planned_new (&model));
}

static void
test_merge (void)
{
  static const char *const wanted[] = { "a 1795534200 x", "b 1795568400 x,instagram", "a 1795572000 x", "b 1795622400 " };
  g_autoptr (GPtrArray) times = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_planned_unref);
  g_autoptr (GPtrArray) merged = NULL;

  add_planned (times, "b", "2026-11-25T15:00:00+08:00", "x");
  add_planned (times, "b", "2026-11-25T09:00:00+08:00", "x");
  add_planned (times, "b", "2026-11-25T23:59:00+08:00", "instagram");
  add_planned (times, "b", "2026-11-26T00:00:00+08:00", NULL);
  add_planned (times, "a", "2026-11-25T10:00:00+08:00", "x");
  add_planned (times, "a", "2026-11-24T23:30:00+08:00", "x");
  merged = studio_planned_merge (times, 480);
  g_assert_cmpuint (merged->len, ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < merged->len; i++) {
    const StudioPlanned *planned = g_ptr_array_index (merged, i);
    g_autofree char *platforms = g_strjoinv (",", planned->platforms);
    g_autofree char *found = g_strdup_printf ("%s %" G_GINT64_FORMAT " %s", planned->id, planned->at, platforms);

    g_assert_cmpstr (found, ==, wanted[i]);
  }
  g_assert_cmpuint (times->len, ==, 6);
}

/* --- files --- */

static const StudioAgendaEntry entries[] = {
  { "4ac31a0f42ca", "Jalan Desa Modang; mulus, aman\\lancar", "Paser MAS", "Instagram", "Disetujui", 1795568400, 480, TRUE },
  { "4ac31a0f42ca", "Jalan Desa Modang; mulus, aman\\lancar", "Paser MAS", "Instagram", "Disetujui", 1795654800, 480, TRUE },
  { "4ac31a0f42ca", "Judul dua\r\nbaris", "Paser MAS", NULL, "Draf", 1795568400, 540, FALSE },
  { "b", "=HYPERLINK(\"http://x\";\"y\")", NULL, NULL, NULL, 1795579199, 420, FALSE },
  { "c", " \t@SUM(1)", "-", "+", "'", 1795579199, 0, FALSE },
  { "d", "\xff\xfe rusak \x01", "", "", "", 1795579199, 420, FALSE },
  { "e", "ééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé\xF0\x9F\x87\xAE\xF0\x9F\x87\xA9", "Pemerintah Kabupaten Paser", NULL, "Terbit", 1795579199, 420, TRUE },
};

/* Returns: (transfer full) */
static char *
text_of (GBytes *bytes)
{
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* Returns: (transfer full): as a reader of calendars sees it, with lines in one piece */
static char *
unfold (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "\r\n ", -1);

  return g_strjoinv ("", parts);
}

static void
test_ics_lines (void)
{
  g_autoptr (GBytes) bytes = studio_agenda_to_ics (entries, G_N_ELEMENTS (entries), 1795000000);
  g_autofree char *text = text_of (bytes);
  g_auto (GStrv) lines = g_strsplit (text, "\r\n", -1);

  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_true (g_str_has_suffix (text, "END:VCALENDAR\r\n"));
  for (guint i = 0; lines[i] != NULL; i++) {
    g_assert_cmpuint (strlen (lines[i]), <=, 75);
    g_assert_null (strchr (lines[i], '\n'));
    g_assert_null (strchr (lines[i], '\r'));
    /* no character is cut in two */
    g_assert_true (g_utf8_validate (lines[i], -1, NULL));
  }
}

static void
test_ics (void)
{
  static const char *const wanted[] = {
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n",
    "\r\nUID:4ac31a0f42ca-Instagram-0@pemda-studio\r\nDTSTAMP:20261118T110640Z\r\nDTSTART:20261125T010000Z\r\nDURATION:PT15M\r\n"
    "SUMMARY:Jalan Desa Modang\\; mulus\\, aman\\\\lancar (Instagram)\r\nDESCRIPTION:Paser MAS\\nDisetujui\r\nSTATUS:CONFIRMED\r\n",
    "\r\nUID:4ac31a0f42ca-Instagram-1@pemda-studio\r\n",
    "\r\nUID:4ac31a0f42ca-post-0@pemda-studio\r\n",
    "\r\nSUMMARY:Judul dua\\nbaris\r\n",
    "\r\nSTATUS:TENTATIVE\r\n",
    "\r\nSUMMARY:ééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé\xF0\x9F\x87\xAE\xF0\x9F\x87\xA9\r\n",
  };
  g_autoptr (GBytes) bytes = studio_agenda_to_ics (entries, G_N_ELEMENTS (entries), 1795000000);
  g_autofree char *text = text_of (bytes), *whole = unfold (text);

  for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++) {
    if (strstr (whole, wanted[i]) == NULL)
      g_error ("%s is not in %s", wanted[i], whole);
  }
}

static void
test_csv (void)
{
  static const char *const rows[][8] = {
    { "tanggal", "pukul", "zona", "judul", "merek", "platform", "status", "id" },
    { "2026-11-25", "09.00", "WITA", "Jalan Desa Modang; mulus, aman\\lancar", "Paser MAS", "Instagram", "Disetujui", "4ac31a0f42ca" },
    { "2026-11-26", "09.00", "WITA", "Jalan Desa Modang; mulus, aman\\lancar", "Paser MAS", "Instagram", "Disetujui", "4ac31a0f42ca" },
    { "2026-11-25", "10.00", "WIT", "Judul dua\nbaris", "Paser MAS", "", "Draf", "4ac31a0f42ca" },
    { "2026-11-25", "10.59", "WIB", "'=HYPERLINK(\"http://x\";\"y\")", "", "", "", "b" },
    { "2026-11-25", "03.59", "", "' \t@SUM(1)", "'-", "'+", "'", "c" },
  };
  g_autoptr (GBytes) bytes = studio_agenda_to_csv (entries, G_N_ELEMENTS (entries));
  const StudioTableHints hints = { ";", 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioTable) table = studio_table_parse_text ("agenda.csv", bytes, &hints, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (studio_table_get_n_rows (table), ==, 1 + G_N_ELEMENTS (entries));
  for (guint row = 0; row < G_N_ELEMENTS (rows); row++) {
    for (guint column = 0; column < 8; column++)
      g_assert_cmpstr (studio_table_get (table, row, column), ==, rows[row][column]);
  }
}

static void
test_nothing (void)
{
  g_autoptr (GBytes) ics = studio_agenda_to_ics (NULL, 0, 0), csv = studio_agenda_to_csv (NULL, 0);
  g_autofree char *text = text_of (ics), *table = text_of (csv);

  g_assert_null (strstr (text, "VEVENT"));
  g_assert_cmpstr (table, ==, "\xEF\xBB\xBFtanggal;pukul;zona;judul;merek;platform;status;id\r\n");
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/agenda/pages", test_pages);
  g_test_add_func ("/agenda/whole-months", test_whole_months);
  g_test_add_func ("/agenda/gaps", test_gaps);
  g_test_add_func ("/agenda/merge", test_merge);
  g_test_add_func ("/agenda/ics-lines", test_ics_lines);
  g_test_add_func ("/agenda/ics", test_ics);
  g_test_add_func ("/agenda/csv", test_csv);
  g_test_add_func ("/agenda/nothing", test_nothing);
  return g_test_run ();
}
