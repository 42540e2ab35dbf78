#include "studio-date.h"
#include "studio-moment.h"

typedef struct
{
  const char *text;
  const char *written; /* (nullable): NULL: refused */
  gint64 moment;
} Case;

static const Case cases[] = {
  { "2026-11-25T09:00:00+08:00", "2026-11-25T09:00:00+08:00", 1795568400 },
  { "2026-11-25T01:00:00Z", "2026-11-25T01:00:00Z", 1795568400 },
  { "2026-11-25t01:00:00z", "2026-11-25T01:00:00Z", 1795568400 },
  { "2026-11-25T01:00:00.999999999Z", "2026-11-25T01:00:00Z", 1795568400 },
  { "2026-11-24T20:30:00-04:30", "2026-11-24T20:30:00-04:30", 1795568400 },
  { "1970-01-01T00:00:00Z", "1970-01-01T00:00:00Z", 0 },
  { "2028-02-29T23:59:60+09:00", "2028-02-29T23:59:59+09:00", 1835449199 },
  { "2999-12-31T23:59:59Z", "2999-12-31T23:59:59Z", STUDIO_MOMENT_MAX },
  { "2026-11-25T09:00:00", NULL, 0 },
  { "2026-11-25T09:00+08:00", NULL, 0 },
  { "2026-11-25 09:00:00+08:00", NULL, 0 },
  { "2026-11-25", NULL, 0 },
  { "", NULL, 0 },
  { "2027-02-29T00:00:00Z", NULL, 0 },
  { "2026-13-01T00:00:00Z", NULL, 0 },
  { "2026-11-25T24:00:00Z", NULL, 0 },
  { "2026-11-25T09:60:00Z", NULL, 0 },
  { "2026-11-25T09:00:61Z", NULL, 0 },
  { "2026-11-25T09:00:00.Z", NULL, 0 },
  { "2026-11-25T09:00:00+0800", NULL, 0 },
  { "2026-11-25T09:00:00+24:00", NULL, 0 },
  { "2026-11-25T09:00:00Z ", NULL, 0 },
  { "+026-11-25T09:00:00Z", NULL, 0 },
  { "1970-01-01T00:00:00+08:00", NULL, 0 },
  { "2999-12-31T23:59:59-01:00", NULL, 0 },
  { "9999999999-11-25T09:00:00Z", NULL, 0 },
};

static void
test_read_and_write (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    gint64 moment = -1;
    int offset = -1;
    gboolean good = studio_moment_parse (cases[i].text, &moment, &offset);
    g_autofree char *written = good ? studio_moment_format (moment, offset) : NULL;

    g_test_message ("%s", cases[i].text);
    g_assert_cmpstr (written, ==, cases[i].written);
    if (good)
      g_assert_cmpint (moment, ==, cases[i].moment);
  }
}

/* Midnight of an office is in the day before at UTC. */
static void
test_days (void)
{
  static const struct
  {
    const char *text;
    int offset;
    const char *day;
    int minutes;
  } days[] = {
    { "2026-11-25T00:00:00+08:00", 480, "2026-11-25", 0 },
    { "2026-11-25T00:00:00+08:00", 420, "2026-11-24", 1380 },
    { "2026-11-25T23:30:00+08:00", 540, "2026-11-26", 30 },
    { "2026-12-31T17:00:00Z", 420, "2027-01-01", 0 },
    { "1970-01-01T00:00:00Z", -60, "1969-12-31", 1380 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++) {
    g_autofree char *iso = NULL;
    gint64 moment;
    GDate day;
    int minutes;

    g_assert_true (studio_moment_parse (days[i].text, &moment, NULL));
    studio_moment_to_day (moment, days[i].offset, &day, &minutes);
    iso = studio_date_to_iso (&day);
    g_assert_cmpstr (iso, ==, days[i].day);
    g_assert_cmpint (minutes, ==, days[i].minutes);
    g_assert_cmpint (studio_moment_from_day (&day, minutes, days[i].offset), ==, moment);
  }
}

static void
test_zones (void)
{
  g_assert_cmpint (studio_zone_get_offset ("WIB", 0), ==, 420);
  g_assert_cmpint (studio_zone_get_offset ("WITA", 0), ==, 480);
  g_assert_cmpint (studio_zone_get_offset ("WIT", 0), ==, 540);
  g_assert_cmpstr (studio_zone_get_name (480), ==, "WITA");
  g_assert_cmpstr (studio_zone_get_name (0), ==, "");
  g_setenv ("TZ", "Asia/Makassar", TRUE);
  g_assert_cmpint (studio_zone_get_offset (NULL, 1795568400), ==, 480);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/moment/read-and-write", test_read_and_write);
  g_test_add_func ("/moment/days", test_days);
  g_test_add_func ("/moment/zones", test_zones);
  return g_test_run ();
}
