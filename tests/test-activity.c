#include "config.h"

#include <string.h>

#include "studio-activity.h"
#include "studio-error.h"

static const struct
{
  const char *csv;
  const char *found[3]; /* "date|time|title|place|who|office|note" */
  guint n_problems;
} tables[] = {
  { "Tanggal;Pukul;Kegiatan;Tempat;Hadir;OPD;Keterangan\n24/11/2026;9.00;Peresmian jaringan air;Long Ikis;Bupati;PUPR;Undangan 50\n",
    { "2026-11-24|09.00|Peresmian jaringan air|Long Ikis|Bupati|PUPR|Undangan 50" },
    0 },
  { "No,Acara,Tgl,Jam\n1,Rapat,24 November 2026,menyesuaikan\n2,,25 November 2026,8\n3,Apel,31 November 2026,7\n", { "2026-11-24||Rapat||||menyesuaikan" }, 2 },
  { "Tanggal;Agenda\nbesok;Upacara\n23-11-2026;UPACARA\nlusa;Upacara\n", { "2026-11-23||Upacara||||", "2026-11-24||Upacara||||" }, 0 },
  { "Tanggal;Waktu;Kegiatan;Keterangan\n24/11/2026;sesudah apel;Sidak;Pasar\n", { "2026-11-24||Sidak||||sesudah apel; Pasar" }, 0 },
};

static StudioTable *
read_csv (const char *csv)
{
  g_autoptr (GBytes) bytes = g_bytes_new (csv, strlen (csv));
  g_autoptr (GError) error = NULL;
  StudioTable *table = studio_table_parse_text ("agenda.csv", bytes, NULL, &error);

  g_assert_no_error (error);
  return table;
}

static char *
describe (JsonNode *root)
{
  return g_strjoin ("|", studio_activity_get_text (root, "date"), studio_activity_get_text (root, "time"), studio_activity_get_text (root, "title"), studio_activity_get_text (root, "place"),
                    studio_activity_get_text (root, "who"), studio_activity_get_text (root, "office"), studio_activity_get_text (root, "note"), NULL);
}

static GDate
today (void)
{
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_dmy (&day, 22, G_DATE_NOVEMBER, 2026);
  return day;
}

static void
test_tables (void)
{
  GDate day = today ();

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++) {
    g_autoptr (StudioTable) table = read_csv (tables[i].csv);
    g_autoptr (GPtrArray) problems = NULL, found = NULL, again = NULL, more_problems = NULL;
    g_autoptr (GError) error = NULL;
    guint n = 0;

    found = studio_activity_read_table (table, &day, NULL, &problems, &error);
    g_assert_no_error (error);
    for (; n < G_N_ELEMENTS (tables[i].found) && tables[i].found[n] != NULL; n++) {
      g_autofree char *text = NULL;

      g_assert_cmpuint (n, <, found->len);
      text = describe (g_ptr_array_index (found, n));
      g_assert_cmpstr (text, ==, tables[i].found[n]);
      g_assert_true (studio_activity_check ("test", g_ptr_array_index (found, n), &error));
    }
    g_assert_cmpuint (found->len, ==, n);
    g_assert_cmpuint (problems->len, ==, tables[i].n_problems);
    again = studio_activity_read_table (table, &day, found, &more_problems, &error);
    g_assert_cmpuint (again->len, ==, 0);
  }
}

static void
test_no_heading (void)
{
  g_autoptr (StudioTable) table = read_csv ("24/11/2026;Rapat\n25/11/2026;Apel\n");
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  GDate day = today ();

  g_assert_null (studio_activity_read_table (table, &day, NULL, &problems, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_INVALID);
}

static const struct
{
  const char *post, *state;
  StudioActivityState expected;
} states[] = {
  { "", NULL, STUDIO_ACTIVITY_UNTOLD },
  { "", "published", STUDIO_ACTIVITY_UNTOLD },
  { "a", NULL, STUDIO_ACTIVITY_UNTOLD }, /* its post was deleted */
  { "a", "draft", STUDIO_ACTIVITY_MADE },
  { "a", "approved", STUDIO_ACTIVITY_MADE },
  { "a", "published", STUDIO_ACTIVITY_PUBLISHED },
};

static void
test_states (void)
{
  GDate day = today ();

  for (guint i = 0; i < G_N_ELEMENTS (states); i++) {
    g_autoptr (JsonNode) root = studio_activity_new (&day, NULL, "Apel", NULL), post = studio_json_string (states[i].post), with = studio_json_with_member (root, "post", post);

    g_assert_cmpint (studio_activity_get_state (with, states[i].state), ==, states[i].expected);
  }
}

static const struct
{
  const char *json;
  gboolean good;
} records[] = {
  { "{\"date\": \"2026-11-22\", \"title\": \"Apel\"}", TRUE },
  { "{\"date\": \"2026-11-22\"}", FALSE },
  { "{\"title\": \"Apel\"}", FALSE },
  { "{\"date\": \"2026-11-31\", \"title\": \"Apel\"}", FALSE },
  { "{\"date\": \"2026-11-22\", \"title\": \"Apel\", \"who\": 3}", FALSE },
  { "[]", FALSE },
};

static void
test_records (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (records); i++) {
    g_autoptr (GBytes) bytes = g_bytes_new (records[i].json, strlen (records[i].json));
    g_autoptr (JsonNode) root = studio_json_parse ("test", bytes, NULL);
    g_autoptr (GError) error = NULL;

    g_assert_true (studio_activity_check ("test", root, &error) == records[i].good);
    g_assert_true ((error == NULL) == records[i].good);
  }
}

/* What goes into a post keeps to what its fields take, whatever was written. */
static void
test_content (void)
{
  g_autofree char *long_title = g_strnfill (700, 'a');
  GDate day = today ();
  g_autoptr (JsonNode) root = studio_activity_new (&day, "9", long_title, long_title);
  g_autofree char *text = studio_activity_to_content (root);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (JsonNode) content = studio_json_parse ("test", bytes, NULL);

  g_assert_cmpuint (strlen (studio_activity_get_text (content, "judul")), ==, 80);
  g_assert_cmpuint (strlen (studio_activity_get_text (content, "tempat")), ==, 40);
  g_assert_cmpstr (studio_activity_get_text (content, "tanggal"), ==, "2026-11-22");
  g_assert_cmpuint (strlen (studio_activity_get_text (root, "title")), ==, STUDIO_ACTIVITY_MAX_TEXT);
}

static const struct
{
  const char *title;
  int in_days;
  const char *template;
} kinds[] = {
  { "Apel pagi gabungan", 0, "apel-pagi" },
  { "UPACARA Hari Korpri", -3, "apel-pagi" },
  { "Lomba desa sehat", 5, "lomba" },
  { "Lomba desa sehat", -1, "kegiatan-pimpinan" },
  { "Kunjungan ke kapel dan festivalnya", 2, "kegiatan-pimpinan" },
  { "Peresmian jaringan air", 0, "kegiatan-pimpinan" },
};

/* An invitation is for what is to come; a part of a word is no word. */
static void
test_template (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    GDate now = today (), day = now;
    g_autoptr (JsonNode) root = NULL;

    if (kinds[i].in_days < 0)
      g_date_subtract_days (&day, (guint) -kinds[i].in_days);
    else
      g_date_add_days (&day, (guint) kinds[i].in_days);
    root = studio_activity_new (&day, NULL, kinds[i].title, NULL);
    g_assert_cmpstr (studio_activity_choose_template (root, &now), ==, kinds[i].template);
  }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/activity/tables", test_tables);
  g_test_add_func ("/activity/no-heading", test_no_heading);
  g_test_add_func ("/activity/states", test_states);
  g_test_add_func ("/activity/records", test_records);
  g_test_add_func ("/activity/content", test_content);
  g_test_add_func ("/activity/template", test_template);

  return g_test_run ();
}
