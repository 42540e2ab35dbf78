#include "model-fixture.h"

#include "studio-error.h"
#include "studio-register-table.h"

static GDate
today (void)
{
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_dmy (&day, 22, 11, 2026);
  return day;
}

static const StudioRegisterColumn *
column_of (StudioRegister reg,
           const char *member)
{
  guint n;
  const StudioRegisterColumn *columns = studio_register_list_columns (reg, &n);

  for (guint i = 0; i < n; i++) {
    if (g_str_equal (columns[i].member, member))
      return &columns[i];
  }
  g_assert_not_reached ();
}

/* --- names --- */

static void
test_split_name (void)
{
  static const struct
  {
    const char *full, *before, *name, *after;
  } cases[] = {
    { "Dr. Hj. Siti Aminah, S.E., M.M.", "Dr. Hj.", "Siti Aminah", "S.E., M.M." },
    { "Siti Aminah", "", "Siti Aminah", "" },
    { "  dr. Budi Santoso,Sp.A ", "dr.", "Budi Santoso", "Sp.A" },
    { "Ir Joko Widodo", "", "Ir Joko Widodo", "" },
    { "Drs Rahmat", "Drs", "Rahmat", "" },
    { "H. M. Yusuf", "H.", "M. Yusuf", "" },
    { "Prof.", "", "Prof.", "" },
    { "", "", "", "" },
    { ",", "", "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *before = NULL, *name = NULL, *after = NULL;

    studio_register_split_name (cases[i].full, &before, &name, &after);
    g_assert_cmpstr (before, ==, cases[i].before);
    g_assert_cmpstr (name, ==, cases[i].name);
    g_assert_cmpstr (after, ==, cases[i].after);
  }
}

static void
test_names (void)
{
  static const struct
  {
    StudioRegister reg;
    const char *json, *wanted;
  } cases[] = {
    { STUDIO_REGISTER_PEOPLE, "{'name':'Siti Aminah','before':'Dr. Hj.','after':'S.E., M.M.'}", "Dr. Hj. Siti Aminah, S.E., M.M." },
    { STUDIO_REGISTER_PEOPLE, "{'name':'Ani'}", "Ani" },
    { STUDIO_REGISTER_PLACES, "{'name':'Sempulang','kind':'desa'}", "Desa Sempulang" },
    { STUDIO_REGISTER_PLACES, "{'name':'Pasar Induk','kind':'other'}", "Pasar Induk" },
    { STUDIO_REGISTER_PLACES, "{'name':7}", "" },
    { STUDIO_REGISTER_ACCOUNTS, "{'handle':'@dinkes','platform':'x'}", "@dinkes" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (JsonNode) root = fixture_json (cases[i].json);
    g_autofree char *name = studio_register_make_name (cases[i].reg, root);

    g_assert_cmpstr (name, ==, cases[i].wanted);
  }
}

/* --- cells --- */

static void
test_cells (void)
{
  static const struct
  {
    StudioRegister reg;
    const char *member, *text, *wanted; /* @wanted: NULL: not understood */
  } cases[] = {
    { STUDIO_REGISTER_PEOPLE, "from", "20 Februari 2025", "2025-02-20" },
    { STUDIO_REGISTER_PEOPLE, "from", "20/2/25", "2025-02-20" },
    { STUDIO_REGISTER_PEOPLE, "from", "31 Juni 2025", NULL },
    { STUDIO_REGISTER_PEOPLE, "to", "", "" },
    { STUDIO_REGISTER_PLACES, "kind", "Kel.", "kelurahan" },
    { STUDIO_REGISTER_PLACES, "kind", "DESA", "desa" },
    { STUDIO_REGISTER_PLACES, "kind", "planet", NULL },
    { STUDIO_REGISTER_ACCOUNTS, "platform", "IG", "Instagram" },
    { STUDIO_REGISTER_ACCOUNTS, "platform", "Koran Paser", "Koran Paser" },
    { STUDIO_REGISTER_ACCOUNTS, "type", "Pribadi", "pribadi" },
    { STUDIO_REGISTER_ACCOUNTS, "handle", "'@dinkes", "@dinkes" },
    { STUDIO_REGISTER_ACCOUNTS, "operators", "Rina; Wati ;; ", "Rina; Wati" },
    { STUDIO_REGISTER_OFFICES, "officers", "Ani", "Ani" },
  };
  GDate day = today ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    const StudioRegisterColumn *column = column_of (cases[i].reg, cases[i].member);
    g_autoptr (JsonNode) root = fixture_json ("{'to':'2020-01-01','baru':1}");
    g_autoptr (GError) error = NULL;
    g_autoptr (JsonNode) changed = studio_register_with_cell (root, column, cases[i].text, &day, &error);
    g_autofree char *cell = changed != NULL ? studio_register_get_cell (changed, column) : NULL;

    g_test_message ("%s: %s", cases[i].text, error != NULL ? error->message : cell);
    g_assert_cmpstr (cell, ==, cases[i].wanted);
    if (changed == NULL)
      g_assert_nonnull (error);
    else
      g_assert_nonnull (studio_json_lookup (changed, "baru"));
  }
}

/* Who stays an operator keeps the day since when. */
static void
test_operators (void)
{
  const StudioRegisterColumn *column = column_of (STUDIO_REGISTER_ACCOUNTS, "operators");
  g_autoptr (JsonNode) root = fixture_json ("{'operators':[{'name':'Rina','since':'2024-01-02'},{'name':'Ani'},7]}");
  GDate day = today ();
  g_autoptr (JsonNode) changed = studio_register_with_cell (root, column, "Wati; Rina", &day, NULL);
  g_autoptr (JsonNode) wanted = fixture_json ("{'operators':[{'name':'Wati'},{'name':'Rina','since':'2024-01-02'}]}");

  g_assert_true (studio_json_equal (changed, wanted));
}

static void
test_days (void)
{
  static const struct
  {
    const char *json;
    gboolean past;
    int age;
  } cases[] = {
    { "{'from':'2020-01-01','to':'2025-02-20'}", TRUE, -1 },
    { "{'from':'2020-01-01','to':'2026-11-22'}", FALSE, -1 },
    { "{'from':'2026-12-01'}", TRUE, -1 },
    { "{'to':'soon','updated':'2026-10-16'}", FALSE, 37 },
    { "{'updated':'2026-11-22'}", FALSE, 0 },
    { "{'updated':'2027-01-01'}", FALSE, -1 },
    { "{'updated':5}", FALSE, -1 },
  };
  GDate day = today ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (JsonNode) root = fixture_json (cases[i].json);

    g_assert_cmpint (studio_register_is_past (root, &day), ==, cases[i].past);
    g_assert_cmpint (studio_register_count_days (root, &day), ==, cases[i].age);
  }
}

/* --- tables --- */

/* @present: (nullable). Returns: (transfer full) (nullable) */
static StudioRegisterReading *
read_csv (StudioRegister reg,
          const char *csv,
          GPtrArray *present,
          GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (csv, strlen (csv));
  g_autoptr (StudioTable) table = studio_table_parse_text ("daftar.csv", bytes, NULL, error);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  GDate day = today ();

  g_assert_nonnull (table);
  return studio_register_read_table (reg, table, present != NULL ? present : none, &day, error);
}

static void
test_tables (void)
{
  static const struct
  {
    StudioRegister reg;
    const char *csv;
    guint n_new, n_problems;
    const char *first; /* the first record's name */
  } cases[] = {
    { STUDIO_REGISTER_PEOPLE, "No;Nama Lengkap;Jabatan;Mulai\n1;Dr. Hj. Siti Aminah, S.E., M.M.;Kepala Dinas;20/02/2025\n2;Budi;Camat;kapan-kapan\n", 1, 1, "Dr. Hj. Siti Aminah, S.E., M.M." },
    { STUDIO_REGISTER_PEOPLE, "nama,jabatan\n\"Ani, S.H.\",Camat\n,Lurah\n", 1, 1, "Ani, S.H." },
    { STUDIO_REGISTER_PLACES, "Desa Sempulang;;Tanah Grogot\nDesa Tapis;;Tanah Grogot\n", 2, 0, "Desa Sempulang" },
    { STUDIO_REGISTER_PLACES, "Desa Sempulang\nDesa Tapis\n", 2, 0, "Desa Sempulang" },
    { STUDIO_REGISTER_OFFICES, "Nama OPD;Singkatan;Jenis\nDinas Kesehatan;Dinkes;dinas\nBadan Kepegawaian;BKPSDM;badan\n", 2, 0, "Dinas Kesehatan" },
    { STUDIO_REGISTER_ACCOUNTS, "platform;akun;jenis;operator\nIG;'@dinkes;OPD;Rina; Ani\nFB;Dinas;ngawur;x\n", 1, 1, "@dinkes" },
    /* the same row again is no second record */
    { STUDIO_REGISTER_OFFICES, "nama;singkatan\nDinas Kesehatan;Dinkes\nDINAS KESEHATAN;Dinkes\n", 1, 0, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (StudioRegisterReading) reading = read_csv (cases[i].reg, cases[i].csv, NULL, &error);

    g_assert_no_error (error);
    g_assert_cmpuint (reading->n_new, ==, cases[i].n_new);
    g_assert_cmpuint (reading->problems->len, ==, cases[i].n_problems);
    if (cases[i].first != NULL) {
      g_autofree char *name = studio_register_make_name (cases[i].reg, ((StudioRecord *) g_ptr_array_index (reading->records, 0))->root);

      g_assert_cmpstr (name, ==, cases[i].first);
    }
  }
}

static void
test_refused_table (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioRegisterReading) reading = read_csv (STUDIO_REGISTER_PEOPLE, "jabatan;mulai\nCamat;2025-01-01\n", NULL, &error);

  g_assert_null (reading);
  fixture_assert_error (error, STUDIO_ERROR_INVALID, "nama");
}

/* Writing 44 offices and reading them changes nothing; a table that says more changes one. */
static void
test_round (void)
{
  g_autoptr (GString) csv = g_string_new ("nama;singkatan;jenis;admin\n");
  g_autoptr (StudioRegisterReading) reading = NULL;
  g_autoptr (StudioRegisterReading) again = NULL;
  g_autoptr (StudioRegisterReading) more = NULL;
  g_autoptr (GBytes) written = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  for (int i = 1; i <= 44; i++)
    g_string_append_printf (csv, "Dinas Nomor %d;D%d;dinas;\"Ani; Budi\"\n", i, i);
  reading = read_csv (STUDIO_REGISTER_OFFICES, csv->str, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (reading->n_new, ==, 44);
  written = studio_register_write_csv (STUDIO_REGISTER_OFFICES, reading->records);
  text = g_strndup (g_bytes_get_data (written, NULL), g_bytes_get_size (written));
  again = read_csv (STUDIO_REGISTER_OFFICES, text, reading->records, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (again->n_same, ==, 44);
  g_assert_cmpuint (again->records->len, ==, 0);

  more = read_csv (STUDIO_REGISTER_OFFICES, "nama;kepala\nDinas Nomor 7;Siti\n", reading->records, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (more->n_changed, ==, 1);
  g_assert_cmpstr (((StudioRecord *) g_ptr_array_index (more->records, 0))->id, ==, ((StudioRecord *) g_ptr_array_index (reading->records, 6))->id);
  g_assert_cmpstr (studio_record_get_text (g_ptr_array_index (more->records, 0), "short"), ==, "D7");
  g_assert_cmpstr (studio_record_get_text (g_ptr_array_index (more->records, 0), "head"), ==, "Siti");
}

/* What a person typed is no formula in a spreadsheet, and comes back as it was. */
static void
test_formula (void)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_record_unref);
  g_autoptr (JsonNode) root = fixture_json ("{'handle':'@dinkes','platform':'instagram','note':'=1+1','type':'opd'}");
  g_autoptr (GBytes) written = NULL;
  g_autofree char *text = NULL;
  g_autoptr (StudioRegisterReading) again = NULL;

  g_ptr_array_add (records, studio_record_new ("a", "account", root));
  written = studio_register_write_csv (STUDIO_REGISTER_ACCOUNTS, records);
  text = g_strndup (g_bytes_get_data (written, NULL), g_bytes_get_size (written));
  g_assert_nonnull (strstr (text, "'@dinkes;Instagram;OPD"));
  g_assert_nonnull (strstr (text, "'=1+1"));
  again = read_csv (STUDIO_REGISTER_ACCOUNTS, text, records, NULL);
  g_assert_cmpuint (again->n_same, ==, 1);
}

/* A table that this program wrote brings nothing new, and takes nothing away; signs in a handle tell accounts apart. */
static void
test_handles (void)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_record_unref);
  g_autoptr (JsonNode) root = fixture_json ("{'handle':'@humas.bima','platform':'instagram','type':'opd','operators':[{'name':'Rina','since':'2024-01-02'}]}");
  g_autoptr (GBytes) written = NULL;
  g_autofree char *text = NULL;
  g_autoptr (StudioRegisterReading) same = NULL, more = NULL;

  g_ptr_array_add (records, studio_record_new ("a", "account", root));
  written = studio_register_write_csv (STUDIO_REGISTER_ACCOUNTS, records);
  text = g_strndup (g_bytes_get_data (written, NULL), g_bytes_get_size (written));
  same = read_csv (STUDIO_REGISTER_ACCOUNTS, text, records, NULL);
  g_assert_cmpuint (same->n_same, ==, 1);
  more = read_csv (STUDIO_REGISTER_ACCOUNTS, "akun;platform\n@humas_bima;Instagram\n@HUMAS.bima;Instagram\n@Humas.Bima ;Instagram\n", records, NULL);
  g_assert_cmpuint (more->n_new, ==, 1);
  g_assert_cmpstr (((StudioRecord *) g_ptr_array_index (more->records, 1))->id, ==, "a");
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/register/split-name", test_split_name);
  g_test_add_func ("/register/names", test_names);
  g_test_add_func ("/register/cells", test_cells);
  g_test_add_func ("/register/operators", test_operators);
  g_test_add_func ("/register/days", test_days);
  g_test_add_func ("/register/tables", test_tables);
  g_test_add_func ("/register/refused-table", test_refused_table);
  g_test_add_func ("/register/round", test_round);
  g_test_add_func ("/register/formula", test_formula);
  g_test_add_func ("/register/handles", test_handles);

  return g_test_run ();
}
