#include "config.h"

#include "studio-version-age.h"

#define HOUR 3600
#define DAY (24 * HOUR)
/* Sunday, 22 November 2026, 14.30 in Makassar */
#define NOW ((gint64) 1795329000)
#define WITA (8 * HOUR)

/* Thins @ages (seconds before now, oldest first, a kind each), and writes what stays as "1d 2h". */
static void
test_table (void)
{
  static const struct
  {
    const char *what;
    int n;
    struct
    {
      gint64 age;
      StudioVersionKind kind;
      gboolean stays;
    } points[8];
  } rows[] = {
    { "nothing", 0, { { 0, 0, FALSE } } },
    { "all of the last day", 4, { { DAY, 0, TRUE }, { DAY - 1, 0, TRUE }, { 60, 0, TRUE }, { 0, 0, TRUE } } },
    { "the newest of an hour",
      4,
      { { 2 * DAY + 29 * 60, 0, FALSE }, { 2 * DAY + 20 * 60, 0, FALSE }, { 2 * DAY, 0, TRUE }, { 2 * DAY - 40 * 60, 0, TRUE } } },
    { "the newest of a day, in the person's own time",
      /* 00.30 and 23.30 of one day in Makassar, two days in Greenwich; and 00.30 of the next */
      3,
      { { 10 * DAY + 14 * HOUR, 0, FALSE }, { 9 * DAY + 15 * HOUR, 0, TRUE }, { 9 * DAY + 14 * HOUR, 0, TRUE } } },
    { "the newest of a week, Monday first",
      /* Sunday, then Monday to Sunday, 14 weeks ago */
      4,
      { { 98 * DAY, 0, TRUE }, { 97 * DAY, 0, FALSE }, { 94 * DAY, 0, FALSE }, { 91 * DAY, 0, TRUE } } },
    { "what lasts stays and takes no one's place",
      5,
      { { 97 * DAY, STUDIO_VERSION_NAMED, TRUE },
        { 96 * DAY, STUDIO_VERSION_EXPORTED, TRUE },
        { 95 * DAY, STUDIO_VERSION_APPROVED, TRUE },
        { 94 * DAY, STUDIO_VERSION_BULK, TRUE },
        { 93 * DAY, STUDIO_VERSION_NAMED, TRUE } } },
    { "before bulk and before restoring are thinned",
      3,
      { { 97 * DAY, STUDIO_VERSION_BULK, FALSE }, { 96 * DAY, STUDIO_VERSION_RESTORED, FALSE }, { 95 * DAY, 0, TRUE } } },
    { "the future", 2, { { -2 * DAY, 0, TRUE }, { -2 * DAY - 1, 0, TRUE } } },
    { "before 1970", 2, { { NOW + 3 * DAY, 0, FALSE }, { NOW + 3 * DAY - 60, 0, TRUE } } },
  };

  for (guint r = 0; r < G_N_ELEMENTS (rows); r++) {
    StudioVersionPoint points[8];
    guint gone = 0;

    for (int i = 0; i < rows[r].n; i++) {
      points[i] = (StudioVersionPoint){ NOW - rows[r].points[i].age, rows[r].points[i].kind, TRUE };
      gone += rows[r].points[i].stays ? 0 : 1;
    }
    g_test_message ("%s", rows[r].what);
    g_assert_cmpuint (studio_versions_thin (points, (guint) rows[r].n, NOW, WITA), ==, gone);
    for (int i = 0; i < rows[r].n; i++)
      if (points[i].drop == rows[r].points[i].stays)
        g_error ("%s: number %d", rows[r].what, i);
  }
}

/* A version every ten minutes for half a year, thinned each time: what is left is what the rule says, and nothing recent was ever missing. */
static void
test_life (void)
{
  g_autoptr (GArray) points = g_array_new (FALSE, TRUE, sizeof (StudioVersionPoint));
  guint days = 0, hours = 0, weeks = 0, fresh = 0;

  for (gint64 now = NOW - 180 * DAY; now <= NOW; now += 600) {
    StudioVersionPoint point = { now, STUDIO_VERSION_OPENED, FALSE };

    g_array_append_val (points, point);
    studio_versions_thin ((StudioVersionPoint *) points->data, points->len, now, WITA);
    for (guint i = points->len; i-- > 0;)
      if (g_array_index (points, StudioVersionPoint, i).drop)
        g_array_remove_index (points, i);
  }
  for (guint i = 0; i < points->len; i++) {
    gint64 age = NOW - g_array_index (points, StudioVersionPoint, i).time;

    if (age <= DAY)
      fresh++;
    else if (age <= 7 * DAY)
      hours++;
    else if (age <= 60 * DAY)
      days++;
    else
      weeks++;
  }
  g_assert_cmpuint (fresh, ==, 145);
  g_assert_cmpuint (hours, >=, 6 * 24);
  g_assert_cmpuint (hours, <=, 6 * 24 + 1);
  g_assert_cmpuint (days, >=, 53);
  g_assert_cmpuint (days, <=, 54);
  g_assert_cmpuint (weeks, >=, 17);
  g_assert_cmpuint (weeks, <=, 18);
}

static void
test_names (void)
{
  for (int kind = 0; kind < STUDIO_VERSION_N_KINDS; kind++)
    g_assert_cmpint (studio_version_kind_from_name (studio_version_kind_name ((StudioVersionKind) kind)), ==, kind);
  g_assert_cmpint (studio_version_kind_from_name ("unheard of"), ==, STUDIO_VERSION_OPENED);
  g_assert_cmpint (studio_version_kind_from_name (NULL), ==, STUDIO_VERSION_OPENED);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/version-age/table", test_table);
  g_test_add_func ("/version-age/life", test_life);
  g_test_add_func ("/version-age/names", test_names);
  return g_test_run ();
}
