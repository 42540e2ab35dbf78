#include <locale.h>
#include <string.h>

#include "studio-date.h"
#include "studio-error.h"

/* All dates are read on Friday 20 November 2026. */
static const char today_iso[] = "2026-11-20";

typedef struct
{
  const char *text;
  const char *iso;
} DateCase;

static const DateCase date_cases[] = {
  { "2026-11-20", "2026-11-20" },
  { "2026/11/05", "2026-11-05" },
  { "20/11/26", "2026-11-20" },
  { "20-11-2026", "2026-11-20" },
  { "20.11.2026", "2026-11-20" },
  { "5/6/2027", "2027-06-05" },
  { "20 November 2026", "2026-11-20" },
  { "20 NOVEMBER 2026", "2026-11-20" },
  { "Jumat, 20 November 2026", "2026-11-20" },
  { "Jum'at, 20 Nopember 2026", "2026-11-20" },
  { "Jum, 20 Nov 2026", "2026-11-20" },
  { "Hari Jumat tanggal 20 November 2026", "2026-11-20" },
  { "Jum’at,\xC2\xA0"
    "20 November 2026",
    "2026-11-20" },
  { "17 Agustus 1945", "1945-08-17" },
  { "17 agt 45", "2045-08-17" },
  { "1 Mei 2026", "2026-05-01" },
  { "1 May 2026", "2026-05-01" },
  { "31 Dec 2026", "2026-12-31" },
  { "29 Februari 2028", "2028-02-29" },
  { "  3   Des   2026 ", "2026-12-03" },
  /* without a year: this year, or the next if more than 180 days back */
  { "20 Nov", "2026-11-20" },
  { "19/11", "2026-11-19" },
  { "31 Desember", "2026-12-31" },
  { "24 Mei", "2026-05-24" },
  { "23 Mei", "2027-05-23" },
  { "1 Januari", "2027-01-01" },
  { "28 Feb", "2027-02-28" },
  /* words */
  { "hari ini", "2026-11-20" },
  { "Besok", "2026-11-21" },
  { "lusa", "2026-11-22" },
  { "kemarin", "2026-11-19" },
  { "Jumat", "2026-11-20" },
  { "Sabtu", "2026-11-21" },
  { "hari Kamis", "2026-11-26" },
  { "Minggu", "2026-11-22" },
  { "Ahad", "2026-11-22" },
  { "senin", "2026-11-23" },
};

typedef struct
{
  const char *text;
  const char *in_message; /* (nullable) */
} BadDateCase;

static const BadDateCase bad_dates[] = {
  { "", NULL },
  { NULL, NULL },
  { "kapan-kapan", NULL },
  { "31 Juni 2026", "Juni 2026 has 30 days" },
  { "29 Februari 2026", "28" },
  { "30/2/2028", "29" },
  { "0 Mei 2026", NULL },
  { "11/20/2026", "month 20" },
  { "1/0/2026", NULL },
  { "Kamis, 20 November 2026", "Jumat" },
  { "Sabtu, 22 Juni 2023", "Kamis" },
  { "20", NULL },
  { "20 November 202", NULL },
  { "20 November 20260", NULL },
  { "20261120", NULL },
  { "2026-11", NULL },
  { "0000-01-01", NULL },
  { "20 November 2026 14.30", NULL },
  { "20 Foo 2026", NULL },
  { "20 No 2026", NULL },
  { "-", NULL },
  { "20;11;2026", NULL },
  { "1 2 3 4 5 6 7 8 9 10 11", NULL },
  { "99999999999999999999/1/2026", NULL },
  { "20\xff/11/2026", NULL },
  { "Jumat Sabtu", NULL },
  { "hari", NULL },
};

static void
test_parse (void)
{
  GDate today;

  g_assert_true (studio_date_from_iso (today_iso, &today));
  for (gsize i = 0; i < G_N_ELEMENTS (date_cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *iso = NULL;
    GDate date;

    g_test_message ("“%s”", date_cases[i].text);
    g_assert_true (studio_date_parse (date_cases[i].text, &today, &date, &error));
    g_assert_no_error (error);
    iso = studio_date_to_iso (&date);
    g_assert_cmpstr (iso, ==, date_cases[i].iso);
  }
}

static void
test_refuse (void)
{
  GDate today;

  g_assert_true (studio_date_from_iso (today_iso, &today));
  for (gsize i = 0; i < G_N_ELEMENTS (bad_dates); i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *iso = NULL;
    GDate date = today;

    g_test_message ("bad date %" G_GSIZE_FORMAT, i);
    g_assert_false (studio_date_parse (bad_dates[i].text, &today, &date, &error));
    g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_INVALID);
    if (bad_dates[i].in_message != NULL)
      g_assert_nonnull (strstr (error->message, bad_dates[i].in_message));
    iso = studio_date_to_iso (&date);
    g_assert_cmpstr (iso, ==, today_iso);
  }
}

/* 29 February without a year, seen from the autumn before a leap year. */
static void
test_leap_day (void)
{
  GDate today, date;
  g_autofree char *iso = NULL;

  g_assert_true (studio_date_from_iso ("2027-10-01", &today));
  g_assert_true (studio_date_parse ("29 Feb", &today, &date, NULL));
  iso = studio_date_to_iso (&date);
  g_assert_cmpstr (iso, ==, "2028-02-29");
}

static void
test_iso (void)
{
  static const char *const bad[] = { "", "2026-11-2", "2026-13-01", "2026-02-29", "2026/11/20", "2026-11-200", "20261120--", " 026-11-20", "0000-01-01", NULL };
  GDate date;

  for (gsize i = 0; bad[i] != NULL; i++)
    g_assert_false (studio_date_from_iso (bad[i], &date));
  g_assert_false (studio_date_from_iso (NULL, &date));
  g_assert_true (studio_date_from_iso ("2028-02-29", &date));
}

static void
test_format (void)
{
  static const struct
  {
    const char *name;
    const char *text;
  } styles[] = {
    { "panjang", "Kamis, 22 Juni 2023" },
    { "sedang", "22 Juni 2023" },
    { "pendek", "22 Jun 2023" },
    { "hari", "Kamis" },
    { "tanggal", "22" },
    { "bulan", "Juni" },
    { "bulan-tahun", "Juni 2023" },
  };
  StudioDateStyle style;
  GDate date;

  g_assert_true (studio_date_from_iso ("2023-06-22", &date));
  for (gsize i = 0; i < G_N_ELEMENTS (styles); i++) {
    g_autofree char *text = NULL;

    g_assert_true (studio_date_style_from_name (styles[i].name, &style));
    g_assert_cmpint (style, ==, i);
    text = studio_date_format (&date, style);
    g_assert_cmpstr (text, ==, styles[i].text);
  }
  g_assert_false (studio_date_style_from_name ("long", &style));
}

/* Every month's long and short name is read back as that month. */
static void
test_round_trip (void)
{
  GDate today;

  g_assert_true (studio_date_from_iso (today_iso, &today));
  for (int i = 0; i < 800; i++) {
    GDate date = today;
    g_autofree char *text = NULL;
    GDate read;

    g_date_add_days (&date, i);
    text = studio_date_format (&date, i % 2 == 0 ? STUDIO_DATE_LONG : STUDIO_DATE_SHORT);
    g_assert_true (studio_date_parse (text, &today, &read, NULL));
    g_assert_cmpint (g_date_compare (&date, &read), ==, 0);
  }
}

static void
test_range (void)
{
  static const struct
  {
    const char *from;
    const char *to;
    const char *text;
  } ranges[] = {
    { "2026-11-26", "2026-11-28", "26–28 November 2026" },
    { "2026-11-30", "2026-12-02", "30 November–2 Desember 2026" },
    { "2026-12-30", "2027-01-02", "30 Desember 2026–2 Januari 2027" },
    { "2026-11-20", "2026-11-20", "20 November 2026" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (ranges); i++) {
    g_autofree char *text = NULL;
    GDate from, to;

    g_assert_true (studio_date_from_iso (ranges[i].from, &from));
    g_assert_true (studio_date_from_iso (ranges[i].to, &to));
    text = studio_date_format_range (&from, &to);
    g_assert_cmpstr (text, ==, ranges[i].text);
  }
}

static void
test_time (void)
{
  static const struct
  {
    const char *text;
    int minutes; /* -1: no time */
  } times[] = {
    { "14.30", 870 },
    { "14:30", 870 },
    { "1430", 870 },
    { "0905", 545 },
    { "pukul 14.30", 870 },
    { "Pukul 14.30 WITA", 870 },
    { "jam 9", 540 },
    { "9", 540 },
    { "0", 0 },
    { "24.00", 1440 },
    { "9 pagi", 540 },
    { "07.30 pagi", 450 },
    { "11 siang", 660 },
    { "12 siang", 720 },
    { "1 siang", 780 },
    { "3 sore", 900 },
    { "5.30 sore", 1050 },
    { "7 malam", 1140 },
    { "19.30 malam", 1170 },
    { "12 malam", 1440 },
    { "12.30 malam", 30 },
    { "1 malam", 60 },
    { "2 dini hari", 120 },
    { "", -1 },
    { NULL, -1 },
    { "24.01", -1 },
    { "25", -1 },
    { "14.60", -1 },
    { "14.3", -1 },
    { "14.300", -1 },
    { "143", -1 },
    { "12 pagi", -1 },
    { "15 pagi", -1 },
    { "pagi", -1 },
    { "pukul", -1 },
    { "-1", -1 },
    { "99999999999", -1 },
    { "14.30 sampai 15.30", -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (times); i++) {
    g_autoptr (GError) error = NULL;
    int minutes = -1;

    g_test_message ("“%s”", times[i].text != NULL ? times[i].text : "(null)");
    g_assert_cmpint (studio_time_parse (times[i].text, &minutes, &error), ==, times[i].minutes >= 0);
    g_assert_cmpint (minutes, ==, times[i].minutes);
    if (times[i].minutes < 0)
      g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_INVALID);
  }
}

static void
test_time_format (void)
{
  for (int minutes = 0; minutes <= 1440; minutes++) {
    g_autofree char *text = studio_time_format (minutes);
    int read = -1;

    g_assert_true (studio_time_parse (text, &read, NULL));
    g_assert_cmpint (read, ==, minutes);
  }
}

int
main (int argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/date/parse", test_parse);
  g_test_add_func ("/date/refuse", test_refuse);
  g_test_add_func ("/date/leap-day", test_leap_day);
  g_test_add_func ("/date/iso", test_iso);
  g_test_add_func ("/date/format", test_format);
  g_test_add_func ("/date/round-trip", test_round_trip);
  g_test_add_func ("/date/range", test_range);
  g_test_add_func ("/date/time", test_time);
  g_test_add_func ("/date/time-format", test_time_format);

  return g_test_run ();
}
