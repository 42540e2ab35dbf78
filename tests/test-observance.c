#include "config.h"

#include "studio-observance.h"

#include <glib/gstdio.h>
#include <string.h>

#include "studio-catalog.h"
#include "studio-date.h"
#include "studio-observance-day.h"

static GDate
day_of (const char *iso)
{
  GDate date;

  g_date_clear (&date, 1);
  g_assert_true (studio_date_from_iso (iso, &date));
  return date;
}

static void
assert_date (const GDate *date,
             const char *iso)
{
  g_autofree char *text = studio_date_to_iso (date);

  g_assert_cmpstr (text, ==, iso);
}

/* The day with that key that lies first in the span. Returns: (transfer full) (nullable) */
static StudioObservance *
find (const char *key,
      const char *from,
      guint n_days,
      const char *region)
{
  g_autoptr (StudioObservances) all = studio_observances_load ();
  GDate start = day_of (from);
  g_autoptr (GPtrArray) list = studio_observances_list (all, &start, n_days, region);

  for (guint i = 0; i < list->len; i++) {
    StudioObservance *observance = g_ptr_array_index (list, i);

    if (g_str_equal (observance->key, key))
      return g_ptr_array_steal_index (list, i);
  }
  return NULL;
}

static const char *
content (const StudioObservance *observance,
         const char *member)
{
  JsonObject *object = json_node_get_object (observance->content);

  return studio_json_peek_string (object, member);
}

static void
write_own (const char *name,
           const char *text)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "pemda-studio", "observances", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
remove_own (const char *name)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "pemda-studio", "observances", name, NULL);

  g_assert_cmpint (g_unlink (path), ==, 0);
}

/* --- calendars --- */

static void
test_easter (void)
{
  static const char *const sundays[] = {
    "1818-03-22",
    "1954-04-18",
    "2000-04-23",
    "2024-03-31",
    "2025-04-20",
    "2026-04-05",
    "2027-03-28",
    "2028-04-16",
    "2029-04-01",
    "2030-04-21",
    "2038-04-25",
    "2049-04-18",
    "2076-04-19",
  };

  for (guint i = 0; i < G_N_ELEMENTS (sundays); i++) {
    GDate date;

    studio_day_easter ((int) g_ascii_strtoll (sundays[i], NULL, 10), &date);
    assert_date (&date, sundays[i]);
    g_assert_cmpint (g_date_get_weekday (&date), ==, G_DATE_SUNDAY);
  }
}

/* The tables: right on two of five days of 2026, a day late on the others (domain/5). */
static void
test_islamic (void)
{
  static const struct
  {
    int year, month, day;
    const char *date;
  } cases[] = {
    { 1447, 7, 27, "2026-01-16" },
    { 1447, 10, 1, "2026-03-20" },
    { 1447, 12, 10, "2026-05-27" },
    { 1448, 1, 1, "2026-06-17" },
    { 1448, 3, 12, "2026-08-26" },
    { 1448, 7, 27, "2027-01-06" },
    { 1448, 9, 1, "2027-02-08" },
    { 1448, 10, 1, "2027-03-10" },
    { 1448, 12, 10, "2027-05-17" },
    { 1449, 1, 1, "2027-06-06" },
    { 1449, 3, 12, "2027-08-15" },
    { 1449, 7, 27, "2027-12-26" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    GDate date;

    studio_day_from_islamic (cases[i].year, cases[i].month, cases[i].day, &date);
    assert_date (&date, cases[i].date);
    g_assert_cmpint (studio_day_islamic_year (&date), ==, cases[i].year);
  }
  for (int year = 1400; year < 1500; year++) {
    GDate first, last;

    studio_day_from_islamic (year, 1, 1, &first);
    studio_day_from_islamic (year + 1, 1, 1, &last);
    g_date_subtract_days (&last, 1);
    g_assert_cmpint (studio_day_islamic_year (&first), ==, year);
    g_assert_cmpint (studio_day_islamic_year (&last), ==, year);
  }
}

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    gboolean good;
    StudioDayKind kind;
  } cases[] = {
    { "17 Agustus", TRUE, STUDIO_DAY_YEARLY },
    { "17 Agu", TRUE, STUDIO_DAY_YEARLY },
    { "29 Februari", TRUE, STUDIO_DAY_YEARLY },
    { "19 Maret 2026", TRUE, STUDIO_DAY_ONCE },
    { "2026-03-19", TRUE, STUDIO_DAY_ONCE },
    { "19/03/2026", TRUE, STUDIO_DAY_ONCE },
    { "29 Februari 2027", FALSE, 0 },
    { "Paskah", TRUE, STUDIO_DAY_EASTER },
    { "paskah +39", TRUE, STUDIO_DAY_EASTER },
    { "Paskah -2", TRUE, STUDIO_DAY_EASTER },
    { "Paskah 9999", FALSE, 0 },
    { "Paskah x", FALSE, 0 },
    { "1 Syawal", TRUE, STUDIO_DAY_ISLAMIC },
    { "30 ramadan", TRUE, STUDIO_DAY_ISLAMIC },
    { "31 Syawal", FALSE, 0 },
    { "0 Syawal", FALSE, 0 },
    { "17 tiap bulan", TRUE, STUDIO_DAY_MONTHLY },
    { "32 tiap bulan", FALSE, 0 },
    { "31 Juni", FALSE, 0 },
    { "besok", FALSE, 0 },
    { "", FALSE, 0 },
    { "Agustus", FALSE, 0 },
    { "99999999999999999999 Mei", FALSE, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    StudioDay day = { 0 };
    gboolean good = studio_day_parse (cases[i].text, &day);

    if (good != cases[i].good || (good && day.kind != cases[i].kind))
      g_error ("“%s”", cases[i].text);
  }
}

static void
test_leap_years (void)
{
  StudioDay leap = { 0 }, monthly = { 0 };
  GDate from = day_of ("2026-01-01"), to = day_of ("2029-12-31"), month_end = day_of ("2026-12-31");
  g_autoptr (GArray) days = NULL, months = NULL;

  g_assert_true (studio_day_parse ("29 Februari", &leap));
  days = studio_day_list (&leap, &from, &to);
  g_assert_cmpuint (days->len, ==, 1);
  assert_date (&g_array_index (days, GDate, 0), "2028-02-29");
  g_assert_true (studio_day_parse ("31 tiap bulan", &monthly));
  months = studio_day_list (&monthly, &from, &month_end);
  g_assert_cmpuint (months->len, ==, 7);
}

/* --- the shipped tables --- */

/* The joint decree for 2026 */
static void
test_decree (void)
{
  static const struct
  {
    const char *key, *date;
  } days[] = {
    { "tahun-baru", "2026-01-01" },
    { "isra-mikraj", "2026-01-16" },
    { "imlek", "2026-02-17" },
    { "nyepi", "2026-03-19" },
    { "idulfitri", "2026-03-21" },
    { "wafat-yesus", "2026-04-03" },
    { "paskah", "2026-04-05" },
    { "buruh", "2026-05-01" },
    { "kenaikan-yesus", "2026-05-14" },
    { "iduladha", "2026-05-27" },
    { "waisak", "2026-05-31" },
    { "pancasila", "2026-06-01" },
    { "tahun-baru-hijriah", "2026-06-16" },
    { "kemerdekaan", "2026-08-17" },
    { "maulid", "2026-08-25" },
    { "natal", "2026-12-25" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++) {
    g_autoptr (StudioObservance) day = find (days[i].key, "2026-01-01", 365, NULL);

    g_assert_nonnull (day);
    assert_date (&day->date, days[i].date);
    g_assert_false (day->estimated);
    g_assert_true (day->holiday);
  }
}

/* Each of them stands there once, not once by the table and once by its rule. */
static void
test_once_a_year (void)
{
  g_autoptr (StudioObservances) all = studio_observances_load ();
  GDate from = day_of ("2026-01-01");
  g_autoptr (GPtrArray) list = studio_observances_list (all, &from, 365, NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < list->len; i++) {
    const StudioObservance *day = g_ptr_array_index (list, i);

    if (!g_str_equal (day->key, "kesadaran-nasional") && !g_hash_table_add (seen, day->key))
      g_error ("%s stands there twice", day->key);
  }
  g_assert_cmpuint (g_hash_table_size (seen), >, 70);
}

static void
test_estimates (void)
{
  static const struct
  {
    const char *key, *from, *date;
    gboolean estimated;
  } days[] = {
    { "isra-mikraj", "2027-01-01", "2027-01-06", TRUE },
    { "isra-mikraj", "2027-02-01", "2027-12-26", TRUE },
    { "idulfitri", "2027-01-01", "2027-03-10", TRUE },
    { "iduladha", "2027-01-01", "2027-05-17", TRUE },
    { "imlek", "2027-01-01", "2027-02-06", TRUE },
    { "waisak", "2028-01-01", "2028-05-09", TRUE },
    { "nyepi", "2027-01-01", "2027-03-08", TRUE },
    { "wafat-yesus", "2027-01-01", "2027-03-26", FALSE },
    { "paskah", "2028-01-01", "2028-04-16", FALSE },
    { "kenaikan-yesus", "2028-01-01", "2028-05-25", FALSE },
    { "wafat-yesus", "2030-01-01", "2030-04-19", FALSE },
    { "kenaikan-yesus", "2029-01-01", "2029-05-10", FALSE },
    { "natal", "2027-01-01", "2027-12-25", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++) {
    g_autoptr (StudioObservance) day = find (days[i].key, days[i].from, 365, NULL);

    g_assert_nonnull (day);
    assert_date (&day->date, days[i].date);
    g_assert_cmpint (day->estimated, ==, days[i].estimated);
  }
}

/* Only ordinals that a public source backs go without the mark, and a day that is not counted needs none. */
static void
test_unverified (void)
{
  static const char *const backed[] = { "hari-jadi-kalbar", "hari-jadi-mojokerto", "kemerdekaan", "hari-jadi-jatim", "hari-jadi-bojonegoro", "hari-jadi-ntb",
                                        "hari-jadi-paser", NULL };
  static const char *const regions[] = { "Kabupaten Paser", "Provinsi Kalimantan Barat", "Kabupaten Mojokerto", "Kabupaten Bojonegoro",
                                         "Provinsi Nusa Tenggara Barat", "Provinsi Jawa Timur" };
  g_autoptr (StudioObservances) all = studio_observances_load ();
  GDate from = day_of ("2031-01-01");
  guint n_marked = 0, n_backed = 0;

  for (gsize r = 0; r < G_N_ELEMENTS (regions); r++) {
    g_autoptr (GPtrArray) list = studio_observances_list (all, &from, 365, regions[r]);

    for (guint i = 0; i < list->len; i++) {
      const StudioObservance *day = g_ptr_array_index (list, i);
      gboolean known = g_strv_contains (backed, day->key);

      if (day->ordinal == NULL || !g_str_has_prefix (day->ordinal, "ke-")) {
        g_assert_false (day->unverified);
        continue;
      }
      g_test_message ("%s %s", day->key, day->ordinal);
      g_assert_cmpint (day->unverified, ==, !known);
      n_marked += !known;
      n_backed += known && day->regional;
    }
  }
  g_assert_cmpuint (n_marked, >=, 20 * G_N_ELEMENTS (regions));
  g_assert_cmpuint (n_backed, >=, 5);
}

/* An office that looked it up says so by a line of its own. */
static void
test_verified_by_office (void)
{
  g_autoptr (StudioObservance) before = find ("korpri", "2026-01-01", 365, NULL);
  g_autoptr (StudioObservance) after = NULL;

  g_assert_true (before->unverified);
  write_own ("periksa.csv", "tanggal;nama;kunci;mulai;periksa\n29 November;HUT ke-{n} Korpri;korpri;1971;\n17 Agustus;HUT ke-{n} RI;kemerdekaan;1945;ya\n");
  after = find ("korpri", "2026-01-01", 365, NULL);
  g_assert_cmpstr (after->ordinal, ==, before->ordinal);
  g_assert_false (after->unverified);
  g_clear_pointer (&after, studio_observance_free);
  after = find ("kemerdekaan", "2026-01-01", 365, NULL);
  g_assert_true (after->unverified);
  remove_own ("periksa.csv");
}

static void
test_ordinals (void)
{
  static const struct
  {
    const char *key, *from, *region, *ordinal, *name;
  } days[] = {
    { "kemerdekaan", "2026-01-01", NULL, "ke-81", "HUT ke-81 Kemerdekaan Republik Indonesia" },
    { "otonomi-daerah", "2026-01-01", NULL, "ke-30", "Hari Otonomi Daerah ke-30" },
    { "korpri", "2026-01-01", NULL, "ke-55", "HUT ke-55 Korpri" },
    { "kebangkitan", "2027-01-01", NULL, "ke-119", "Hari Kebangkitan Nasional ke-119" },
    { "hari-jadi-paser", "2026-01-01", "Kabupaten Paser", "ke-67", "Hari Jadi ke-67 Kabupaten Paser" },
    { "hari-jadi-kalbar", "2026-01-01", "Provinsi Kalimantan Barat", "ke-69", "HUT ke-69 Provinsi Kalimantan Barat" },
    { "hari-jadi-mojokerto", "2026-01-01", "kabupaten mojokerto", "ke-733", "Hari Jadi ke-733 Kabupaten Mojokerto" },
    { "hari-jadi-bojonegoro", "2025-01-01", "Kabupaten Bojonegoro", "ke-348", "Hari Jadi ke-348 Kabupaten Bojonegoro" },
    { "hari-jadi-ntb", "2026-01-01", "Provinsi Nusa Tenggara Barat", "ke-68", "HUT ke-68 Provinsi Nusa Tenggara Barat" },
    { "hari-jadi-jatim", "2025-01-01", "Kabupaten Bojonegoro", "ke-80", "Hari Jadi ke-80 Provinsi Jawa Timur" },
    { "idulfitri", "2026-01-01", NULL, "1 Syawal 1447 H", "Hari Raya Idulfitri 1447 H" },
    { "idulfitri", "2027-01-01", NULL, "1 Syawal 1448 H", "Hari Raya Idulfitri 1448 H" },
    { "nyepi", "2026-01-01", NULL, "Tahun Baru Saka 1948", "Hari Suci Nyepi (Tahun Baru Saka 1948)" },
    { "imlek", "2026-01-01", NULL, "2577 Kongzili", "Tahun Baru Imlek 2577 Kongzili" },
    { "waisak", "2026-01-01", NULL, "2570 BE", "Hari Raya Waisak 2570 BE" },
    { "tahun-baru", "2026-12-31", NULL, NULL, "Tahun Baru 2027" },
    { "guru", "2026-01-01", NULL, NULL, "Hari Guru Nasional" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++) {
    g_autoptr (StudioObservance) day = find (days[i].key, days[i].from, 365, days[i].region);

    g_assert_nonnull (day);
    g_assert_cmpstr (day->ordinal, ==, days[i].ordinal);
    g_assert_cmpstr (day->name, ==, days[i].name);
  }
}

static void
test_regions (void)
{
  g_autoptr (StudioObservance) paser = find ("hari-jadi-paser", "2026-01-01", 365, "Kabupaten Paser");
  g_autoptr (StudioObservance) other = find ("hari-jadi-paser", "2026-01-01", 365, "Kabupaten Bojonegoro");
  g_autoptr (StudioObservance) none = find ("hari-jadi-paser", "2026-01-01", 365, NULL);
  g_autoptr (StudioObservance) national = find ("guru", "2026-01-01", 365, "Kabupaten Paser");

  g_assert_true (paser->regional);
  g_assert_null (other);
  g_assert_null (none);
  g_assert_false (national->regional);
}

/* A text that is filled in fits its field. */
static void
check_member (const StudioObservance *day,
              StudioTemplate *template,
              const char *member)
{
  const StudioField *field = studio_template_find_field (template, member);
  const char *text = content (day, member);

  g_assert_null (strchr (text, '{'));
  if (field != NULL && field->max_chars > 0 && g_utf8_strlen (text, -1) > field->max_chars)
    g_error ("%s: %s “%s” is too long", day->key, field->name, text);
}

/* What a post gets: it fits the template, in every year there are tables for. */
static void
test_content (void)
{
  static const char *const regions[] = { NULL, "Kabupaten Paser", "Provinsi Kalimantan Barat", "Kabupaten Mojokerto", "Kabupaten Bojonegoro", "Provinsi Nusa Tenggara Barat" };
  g_autoptr (StudioCatalog) catalog = studio_catalog_new ();
  g_autoptr (StudioObservances) all = studio_observances_load ();
  GDate from = day_of ("2026-01-01");

  g_assert_cmpuint (studio_observances_list_problems (all)->len, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (regions); i++) {
    g_autoptr (GPtrArray) list = studio_observances_list (all, &from, 800, regions[i]);

    for (guint j = 0; j < list->len; j++) {
      const StudioObservance *day = g_ptr_array_index (list, j);
      g_autoptr (StudioTemplate) template = studio_catalog_load_template (catalog, day->template_id, NULL);
      g_autoptr (GList) members = json_object_get_members (json_node_get_object (day->content));

      g_assert_nonnull (template);
      g_assert_true (g_utf8_validate (day->name, -1, NULL) && strchr (day->name, '{') == NULL);
      for (GList *l = members; l != NULL; l = l->next)
        check_member (day, template, l->data);
    }
  }
}

static void
test_content_of_a_day (void)
{
  g_autoptr (StudioObservance) republic = find ("kemerdekaan", "2026-01-01", 365, NULL);
  g_autoptr (StudioObservance) paser = find ("hari-jadi-paser", "2026-01-01", 365, "Kabupaten Paser");
  g_autoptr (StudioObservance) fitri = find ("idulfitri", "2026-01-01", 365, NULL);
  g_autoptr (StudioObservance) morning = find ("kesadaran-nasional", "2026-01-01", 365, NULL);

  g_assert_cmpstr (republic->template_id, ==, "hari-besar");
  g_assert_cmpstr (content (republic, "judul"), ==, "HUT ke-81 Kemerdekaan RI");
  g_assert_cmpstr (content (republic, "tanggal"), ==, "2026-08-17");
  g_assert_cmpstr (content (republic, "angka"), ==, "81");
  g_assert_cmpstr (content (paser, "sapaan"), ==, "Selamat Hari Jadi ke-67");
  g_assert_cmpstr (content (paser, "kalender"), ==, "29 Desember 1959 – 29 Desember 2026");
  g_assert_cmpstr (content (fitri, "kalender"), ==, "1 Syawal 1447 H");
  g_assert_cmpstr (content (fitri, "angka"), ==, "");
  g_assert_cmpstr (content (fitri, "sapaan"), ==, "Selamat");
  g_assert_cmpstr (content (republic, "kalender"), ==, "");
  g_assert_cmpstr (content (republic, "tema"), ==, "");
  g_assert_cmpstr (morning->template_id, ==, "apel-pagi");
  g_assert_cmpstr (content (morning, "tema"), ==, "Hari Kesadaran Nasional");
  g_assert_null (content (morning, "judul"));
}

static void
test_year_boundary (void)
{
  g_autoptr (StudioObservances) all = studio_observances_load ();
  GDate from = day_of ("2026-12-29"), last;
  g_autoptr (GPtrArray) list = studio_observances_list (all, &from, 8, "Kabupaten Paser");
  g_autoptr (GPtrArray) nothing = studio_observances_list (all, &from, 0, NULL);
  g_autoptr (GPtrArray) one = studio_observances_list (all, &from, 1, "Kabupaten Paser");
  g_autoptr (GPtrArray) endless = studio_observances_list (all, &from, G_MAXUINT, NULL);

  g_assert_cmpuint (list->len, ==, 3);
  g_assert_cmpstr (((StudioObservance *) g_ptr_array_index (list, 0))->key, ==, "hari-jadi-paser");
  g_assert_cmpstr (((StudioObservance *) g_ptr_array_index (list, 1))->key, ==, "tahun-baru");
  assert_date (&((StudioObservance *) g_ptr_array_index (list, 1))->date, "2027-01-01");
  g_assert_cmpstr (((StudioObservance *) g_ptr_array_index (list, 2))->key, ==, "amal-bakti-agama");
  g_assert_cmpuint (nothing->len, ==, 0);
  g_assert_cmpuint (one->len, ==, 1);
  last = from;
  g_date_add_days (&last, 801);
  for (guint i = 0; i < endless->len; i++)
    g_assert_cmpint (g_date_compare (&((StudioObservance *) g_ptr_array_index (endless, i))->date, &last), <, 0);
}

/* --- an office's own table --- */

static void
test_own_table (void)
{
  write_own ("kami.csv", "tanggal,nama,kunci,mulai,status,daerah\n"
                         "10 Maret 2027,\"Hari Raya Idulfitri {n} H\",idulfitri,,ditetapkan,\n"
                         "28 Februari,Hari Gizi Nasional,gizi,,,\n"
                         "5 November,HUT Kecamatan Kuaro ke-{n},,1980,,Kabupaten Paser\n"
                         "9 Maret,,musik,,hapus,\n"
                         "1 Desember 2026,,aids,,hapus,\n");
  {
    g_autoptr (StudioObservance) fitri = find ("idulfitri", "2027-01-01", 365, NULL);
    g_autoptr (StudioObservance) fitri_before = find ("idulfitri", "2026-01-01", 365, NULL);
    g_autoptr (StudioObservance) food = find ("gizi", "2026-01-01", 365, NULL);
    g_autoptr (StudioObservance) kuaro = find ("hut-kecamatan-kuaro-ke-n", "2026-01-01", 365, "Kabupaten Paser");
    g_autoptr (StudioObservance) music = find ("musik", "2026-01-01", 365, NULL);
    g_autoptr (StudioObservance) aids = find ("aids", "2026-01-01", 365, NULL), aids_later = find ("aids", "2027-01-01", 365, NULL);

    g_assert_false (fitri->estimated);
    assert_date (&fitri->date, "2027-03-10");
    assert_date (&fitri_before->date, "2026-03-21");
    assert_date (&food->date, "2026-02-28");
    g_assert_nonnull (kuaro);
    g_assert_cmpstr (kuaro->name, ==, "HUT Kecamatan Kuaro ke-46");
    g_assert_null (music);
    g_assert_null (aids);
    g_assert_nonnull (aids_later);
  }
  remove_own ("kami.csv");
}

static void
test_bad_lines (void)
{
  static const struct
  {
    const char *text;
    guint n_problems;
  } cases[] = {
    { "tanggal;nama\n5 Mei;Hari Kita\n", 0 },
    { "tanggal;nama\n32 Agustus;Hari Kita\n5 Mei;Hari Lain\n", 1 },
    { "tanggal;nama\n5 Mei;\n", 1 },
    { "tanggal;nama;mulai\n5 Mei;A;sejak dulu\n6 Mei;B;99999999\n", 2 },
    { "tanggal;nama;status\n5 Mei;A;mungkin\n", 1 },
    { "tanggal;nama;urutan\n5 Mei;A;x\n", 1 },
    { "hari;judul\n5 Mei;A\n", 1 },
    { "tanggal;nama;catatan\n5 Mei;A;apa saja\n", 0 },
    { "tanggal;nama\n5 Mei;\"A\n", 1 },
    { "", 1 },
    { "\x89PNG\r\n\x1a\n\0\0\0", 1 },
    { "\xef\xbb\xbftanggal,nama\r\n5 Mei,A\r\n", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    write_own ("buruk.csv", cases[i].text);
    {
      g_autoptr (StudioObservances) all = studio_observances_load ();
      GPtrArray *problems = studio_observances_list_problems (all);
      g_autoptr (StudioObservance) guru = find ("guru", "2026-01-01", 365, NULL);

      if (problems->len != cases[i].n_problems)
        g_error ("case %u: %u problems, the first is %s", i, problems->len, problems->len > 0 ? (char *) g_ptr_array_index (problems, 0) : "none");
      for (guint j = 0; j < problems->len; j++)
        g_assert_nonnull (strstr (g_ptr_array_index (problems, j), "buruk.csv"));
      g_assert_nonnull (guru);
    }
  }
  remove_own ("buruk.csv");
}

/* Ten thousand wrong lines are told in a few sentences. */
static void
test_many_bad_lines (void)
{
  g_autoptr (GString) text = g_string_new ("tanggal;nama\n");

  for (int i = 0; i < 10000; i++)
    g_string_append (text, "kapan-kapan;Hari Kita\n");
  write_own ("banyak.csv", text->str);
  {
    g_autoptr (StudioObservances) all = studio_observances_load ();

    g_assert_cmpuint (studio_observances_list_problems (all)->len, >, 0);
    g_assert_cmpuint (studio_observances_list_problems (all)->len, <=, 20);
  }
  remove_own ("banyak.csv");
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/observance/easter", test_easter);
  g_test_add_func ("/observance/islamic", test_islamic);
  g_test_add_func ("/observance/parse", test_parse);
  g_test_add_func ("/observance/leap-years", test_leap_years);
  g_test_add_func ("/observance/decree", test_decree);
  g_test_add_func ("/observance/once-a-year", test_once_a_year);
  g_test_add_func ("/observance/estimates", test_estimates);
  g_test_add_func ("/observance/ordinals", test_ordinals);
  g_test_add_func ("/observance/regions", test_regions);
  g_test_add_func ("/observance/content", test_content);
  g_test_add_func ("/observance/content-of-a-day", test_content_of_a_day);
  g_test_add_func ("/observance/year-boundary", test_year_boundary);
  g_test_add_func ("/observance/unverified", test_unverified);
  g_test_add_func ("/observance/verified-by-office", test_verified_by_office);
  g_test_add_func ("/observance/own-table", test_own_table);
  g_test_add_func ("/observance/bad-lines", test_bad_lines);
  g_test_add_func ("/observance/many-bad-lines", test_many_bad_lines);

  return g_test_run ();
}
