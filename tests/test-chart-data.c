#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "composer-fixture.h"
#include "studio-chart-data.h"
#include "studio-error.h"
#include "studio-shelf.h"

/* A chart with rows of its own on a page, added as a person would. */
static StudioChartData *
add_chart (Composer *fixture,
           const char *rows)
{
  g_autofree char *text = g_strdup_printf ("{'type':'chart','chart':'column','rows':%s,'w':700,'h':400,'size':30}", rows);
  g_autoptr (JsonNode) layer = fixture_json (text);
  const char *id;

  composer_show (fixture, "feed", 0);
  id = studio_composer_add (fixture->composer, layer, NULL, "Add");
  g_assert_true (composer_lay_out (fixture));
  g_assert_true (studio_chart_data_is_chart (fixture->composer, id));
  return studio_chart_data_new (fixture->composer, id);
}

static StudioTable *
make_table (const char *text)
{
  static const StudioTableHints hints = { .separators = "\t" };
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  StudioTable *table = studio_table_parse_text ("test", bytes, &hints, &error);

  g_assert_no_error (error);
  return table;
}

static void
assert_cells (StudioChartData *data,
              const char *expected)
{
  g_autofree char *cells = studio_chart_data_copy (data, 0, 0, studio_chart_data_get_n_rows (data), studio_chart_data_get_n_series (data) + 1);

  g_strchomp (cells);
  g_assert_cmpstr (cells, ==, expected);
}

static void
assert_read (StudioChartData *data,
             guint row,
             StudioChartReading state,
             const char *expected)
{
  g_autofree char *words = NULL;

  g_assert_cmpint (studio_chart_data_read (data, row, 1, &words), ==, state);
  g_assert_cmpstr (words, ==, expected);
}

/* Row C1 of the acceptance */
static void
test_block (Composer *fixture,
            gconstpointer user_data)
{
  static const char block[] = "Pendidikan\t1.234.567\nA\t12,5\nB\t3,07%\nC\tRp1.250.000\nD\t1,2 miliar\nE\t-\nF\t\n";
  static const char *const readings[] = { "1.234.567", "12,5", "3,07 %", "Rp1.250.000", "1.200.000.000" };
  g_autoptr (StudioChartData) data = add_chart (fixture, "[{'label':'x','nilai':'1','satuan':''}]");
  g_autoptr (StudioTable) table = make_table (block);
  g_autoptr (GError) error = NULL;
  guint n = 0;

  g_assert_true (studio_chart_data_paste (data, 0, 0, table, &n, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 7);
  for (guint i = 0; i < G_N_ELEMENTS (readings); i++)
    assert_read (data, i, STUDIO_CHART_READING_NUMBER, readings[i]);
  assert_read (data, 5, STUDIO_CHART_READING_MISSING, "not drawn");
  assert_read (data, 6, STUDIO_CHART_READING_MISSING, "not drawn");
  assert_read (data, 7, STUDIO_CHART_READING_BLANK, "");
  g_assert_false (studio_chart_data_is_ambiguous (data, 1, NULL));
  studio_history_undo (fixture->history);
  assert_cells (data, "x\t1");
}

/* As the row is written there: only the first line has a label */
static void
test_lone_figures (Composer *fixture,
                   gconstpointer user_data)
{
  g_autoptr (StudioChartData) data = add_chart (fixture, "[]");
  g_autoptr (StudioTable) table = make_table ("Pendidikan\t1.234.567\n12,5\n3,07%\nRp1.250.000\n1,2 miliar\n-\n\n");

  g_assert_true (studio_chart_data_replace (data, table, 0, NULL));
  assert_cells (data, "Pendidikan\t1.234.567\n\t12,5\n\t3,07%\n\tRp1.250.000\n\t1,2 miliar\n\t-");
}

/* Row C2 */
static void
test_points (Composer *fixture,
             gconstpointer user_data)
{
  g_autoptr (StudioChartData) data = add_chart (fixture, "[]");
  g_autoptr (StudioTable) table = make_table ("a\t1.250\nb\t2.500\nc\t3.125\n");
  g_autofree char *sentence = NULL;

  g_assert_true (studio_chart_data_replace (data, table, 0, NULL));
  g_assert_true (studio_chart_data_is_ambiguous (data, 1, &sentence));
  g_assert_nonnull (strstr (sentence, "1.250 = seribu dua ratus lima puluh"));
  assert_read (data, 0, STUDIO_CHART_READING_NUMBER, "1.250");
  g_assert_cmpuint (studio_chart_data_take_as_decimals (data, 1), ==, 3);
  assert_cells (data, "a\t1,250\nb\t2,500\nc\t3,125");
  assert_read (data, 0, STUDIO_CHART_READING_NUMBER, "1,25");
  g_assert_false (studio_chart_data_is_ambiguous (data, 1, NULL));
  studio_history_undo (fixture->history);
  g_assert_true (studio_chart_data_is_ambiguous (data, 1, NULL));
}

static void
test_field (Composer *fixture,
            gconstpointer user_data)
{
  g_autoptr (StudioChartData) data = add_chart (fixture, "'{angka}'");

  g_assert_cmpstr (studio_chart_data_get_field (data), ==, "angka");
  g_assert_cmpuint (studio_chart_data_get_n_rows (data), ==, 0);
  g_assert_cmpuint (studio_chart_data_get_n_samples (data), ==, 2);
  g_assert_cmpstr (studio_chart_data_get_sample (data, 1, 0), ==, "Jagung");
  studio_chart_data_set_cell (data, 1, 1, "12 {ribu");
  g_assert_cmpstr (json_node_get_string (studio_json_lookup (composer_root (fixture), "content/angka/1/nilai")), ==, "12 {ribu");
  g_assert_cmpuint (studio_chart_data_get_n_samples (data), ==, 0);
  studio_chart_data_set_cell (data, 1, 1, "");
  g_assert_null (studio_json_lookup (composer_root (fixture), "content/angka"));
  g_assert_cmpuint (studio_chart_data_get_n_samples (data), ==, 2);
}

/* Made up figures never stand beside the person's. */
static void
test_example (Composer *fixture,
              gconstpointer user_data)
{
  g_autoptr (StudioChartData) data = add_chart (fixture, "[{'label':'x','nilai':'1','satuan':'%'},{'label':'y','nilai':'2'}],'example':true,'source':'contoh','unit':'ton'");
  g_autoptr (JsonNode) kind = studio_json_string ("bar");
  g_autofree char *source = studio_chart_data_get_meta (data, STUDIO_CHART_META_SOURCE);
  g_autofree char *sample = studio_chart_data_get_meta_sample (data, STUDIO_CHART_META_SOURCE);

  g_assert_true (studio_chart_data_is_example (data));
  g_assert_cmpuint (studio_chart_data_get_n_rows (data), ==, 0);
  g_assert_cmpstr (studio_chart_data_get_sample (data, 1, 1), ==, "2");
  g_assert_cmpstr (source, ==, "");
  g_assert_cmpstr (sample, ==, "contoh");
  studio_chart_data_set_member (data, "chart", kind, "Kind");
  studio_chart_data_sort (data, 1, TRUE);
  studio_chart_data_clear_cells (data, 0, 0, 2, 2);
  g_assert_true (studio_chart_data_is_example (data));
  studio_chart_data_set_cell (data, 1, 1, "7");
  g_assert_false (studio_chart_data_is_example (data));
  assert_cells (data, "\t\n\t7");
  g_assert_null (studio_chart_data_get_member (data, "source"));
  g_assert_null (studio_chart_data_get_member (data, "unit"));
  studio_history_undo (fixture->history);
  g_assert_true (studio_chart_data_is_example (data));
  studio_chart_data_set_meta (data, STUDIO_CHART_META_SOURCE, "BPS");
  g_free (g_steal_pointer (&source));
  source = studio_chart_data_get_meta (data, STUDIO_CHART_META_SOURCE);
  g_assert_cmpstr (source, ==, "BPS");
  studio_chart_data_set_cell (data, 0, 1, "7");
  g_assert_cmpstr (json_node_get_string (studio_chart_data_get_member (data, "source")), ==, "BPS");
  g_assert_null (studio_chart_data_get_member (data, "unit"));
}

static void
test_cells (Composer *fixture,
            gconstpointer user_data)
{
  g_autoptr (StudioChartData) data = add_chart (fixture, "[{'label':'a','nilai':'1','satuan':'kg','lebih':7},{'label':'b','nilai':'2','satuan':'kg'}]");
  guint n = studio_history_get_n_undo (fixture->history);
  g_autofree char *path = g_strdup_printf ("set/%s/rows", studio_chart_data_get_id (data));

  studio_chart_data_set_cell (data, 3, 0, "{d}");
  g_assert_cmpuint (studio_chart_data_get_n_rows (data), ==, 4);
  g_assert_cmpstr (studio_chart_data_get_cell (data, 3, 0), ==, "{d}");
  studio_chart_data_set_cell (data, 3, 0, "{d}");
  g_assert_cmpuint (studio_history_get_n_undo (fixture->history), ==, n + 1);
  studio_chart_data_set_cell (data, 3, 0, "");
  assert_cells (data, "a\t1\nb\t2");
  studio_chart_data_insert_row (data, 1);
  assert_cells (data, "a\t1\n\t\nb\t2");
  studio_chart_data_move_row (data, 2, 0);
  assert_cells (data, "b\t2\na\t1");
  studio_chart_data_remove_row (data, 0);
  assert_cells (data, "a\t1");
  /* what other programs know of a row stays */
  g_assert_cmpint (json_object_get_int_member (json_array_get_object_element (json_node_get_array (studio_chart_data_get_member (data, "rows")), 0), "lebih"), ==, 7);
  studio_chart_data_clear (data);
  g_assert_cmpuint (studio_chart_data_get_n_rows (data), ==, 0);
  for (guint i = 0; studio_history_get_n_undo (fixture->history) > n; i++)
    studio_history_undo (fixture->history);
  assert_cells (data, "a\t1\nb\t2");
}

static void
test_series (Composer *fixture,
             gconstpointer user_data)
{
  g_autoptr (StudioChartData) data = add_chart (fixture, "[{'label':'a','nilai':'1','lain':['10']},{'label':'b','nilai':'2'}]");
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (studio_chart_data_get_n_series (data), ==, 2);
  assert_cells (data, "a\t1\t10\nb\t2");
  studio_chart_data_set_series_name (data, 0, "2024");
  studio_chart_data_set_series_name (data, 1, "2025");
  studio_chart_data_move_series (data, 1, 0);
  assert_cells (data, "a\t10\t1\nb\t\t2");
  g_assert_cmpstr (studio_chart_data_get_series_name (data, 0), ==, "2025");
  g_assert_true (studio_chart_data_transpose (data, &error));
  assert_cells (data, "2025\t10\t\n2024\t1\t2");
  g_assert_cmpstr (studio_chart_data_get_series_name (data, 1), ==, "b");
  g_assert_true (studio_chart_data_transpose (data, &error));
  assert_cells (data, "a\t10\t1\nb\t\t2");
  while (studio_chart_data_get_n_series (data) < STUDIO_CHART_DATA_MAX_SERIES)
    g_assert_true (studio_chart_data_add_series (data, &error));
  g_assert_cmpstr (studio_chart_data_get_series_name (data, 2), ==, "Series 3");
  g_assert_false (studio_chart_data_add_series (data, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_LIMIT);
  while (studio_chart_data_get_n_series (data) > 1)
    studio_chart_data_remove_series (data, 0);
  g_assert_cmpstr (studio_chart_data_get_series_name (data, 0), ==, "Series 6");
}

static void
test_sort (Composer *fixture,
           gconstpointer user_data)
{
  g_autoptr (StudioChartData) data = add_chart (fixture, "[{'label':'b','nilai':'2'},{'label':'x','nilai':'-'},{'label':'a','nilai':'1,5 ribu'},{'label':'c','nilai':'20'}]");
  g_autoptr (JsonNode) mark = studio_json_number (3);

  studio_chart_data_set_member (data, "highlight", mark, "Highlight");
  studio_chart_data_sort (data, 1, TRUE);
  assert_cells (data, "a\t1,5 ribu\nc\t20\nb\t2\nx\t-");
  g_assert_cmpint (json_node_get_int (studio_chart_data_get_member (data, "highlight")), ==, 1);
  studio_chart_data_sort (data, 1, FALSE);
  assert_cells (data, "b\t2\nc\t20\na\t1,5 ribu\nx\t-");
  studio_chart_data_sort (data, 0, FALSE);
  assert_cells (data, "a\t1,5 ribu\nb\t2\nc\t20\nx\t-");
  studio_chart_data_remove_row (data, 2);
  g_assert_null (studio_chart_data_get_member (data, "highlight"));
}

typedef struct
{
  const char *text;
  const char *cells; /* (nullable): refused */
  const char *names; /* of series, joined with "|" */
  const char *unit;
} TableCase;

static const TableCase table_cases[] = {
  { "Kecamatan\tJumlah\nTanah Grogot\t12\nKuaro\t7\n", "Tanah Grogot\t12\nKuaro\t7", "Jumlah", "" },
  { "Wilayah\t2024\t2025\nUtara\t10\t12\nSelatan\t8\t9\n", "Utara\t10\t12\nSelatan\t8\t9", "2024|2025", "" },
  { "2023\t81\n2024\t84,3\n2025\t86\n", "2023\t81\n2024\t84,3\n2025\t86", "", "" },
  { "No\tNama\tNilai\n1\tA\t5\n2\tB\t6\n3\tC\t5\n", "A\t5\nB\t6\nC\t5", "Nilai", "" },
  { "Padi\t8,4\tton\nJagung\t2\tton\n", "Padi\t8,4\nJagung\t2", "", "ton" },
  { "A\t2,500.75\nB\t1.250\n", "A\t2,500.75\nB\t1,25", "", "" },
  { "satu\tdua\ntiga\tempat\n", NULL, NULL, NULL },
  { "a\t1\t2\t3\t4\t5\t6\t7\nb\t11\t2\t3\t4\t5\t6\t7\n", NULL, NULL, NULL },
};

static void
test_tables (Composer *fixture,
             gconstpointer user_data)
{
  g_autoptr (StudioChartData) data = add_chart (fixture, "[{'label':'x','nilai':'1','satuan':''}]");

  for (guint i = 0; i < G_N_ELEMENTS (table_cases); i++) {
    const TableCase *about = &table_cases[i];
    g_autoptr (StudioTable) table = make_table (about->text);
    g_autoptr (GError) error = NULL;
    g_autoptr (GString) names = g_string_new (NULL);
    g_autofree char *unit = NULL;
    g_autofree char *before = composer_write (fixture);
    g_autofree char *after = NULL;

    g_test_message ("%s", about->text);
    g_assert_cmpint (studio_chart_data_replace (data, table, 0, &error), ==, about->cells != NULL);
    if (about->cells == NULL) {
      after = composer_write (fixture);
      g_assert_nonnull (error);
      g_assert_cmpstr (before, ==, after);
      continue;
    }
    assert_cells (data, about->cells);
    for (guint k = 0; k < studio_chart_data_get_n_series (data); k++)
      g_string_append_printf (names, "%s%s", k > 0 ? "|" : "", studio_chart_data_get_series_name (data, k));
    g_assert_cmpstr (names->str, ==, about->names);
    unit = studio_chart_data_get_meta (data, STUDIO_CHART_META_UNIT);
    g_assert_cmpstr (unit, ==, about->unit);
  }
}

static void
test_limits (Composer *fixture,
             gconstpointer user_data)
{
  g_autoptr (StudioChartData) data = add_chart (fixture, "[{'label':'x','nilai':'1'}]");
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (StudioTable) table = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 10000; i++)
    g_string_append_printf (text, "Desa %u\t%u\n", i, i * 7 % 1000);
  table = make_table (text->str);
  g_assert_false (studio_chart_data_replace (data, table, 0, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_LIMIT);
  g_assert_nonnull (strstr (error->message, "10000"));
  g_clear_error (&error);
  g_assert_false (studio_chart_data_paste (data, 0, 0, table, NULL, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_LIMIT);
  assert_cells (data, "x\t1");
  g_assert_true (studio_chart_data_replace (data, table, STUDIO_CHART_DATA_MAX_ROWS, NULL));
  g_assert_cmpuint (studio_chart_data_get_n_rows (data), ==, STUDIO_CHART_DATA_MAX_ROWS);
}

/* A block anywhere: blank cells overwrite, new series come to be. */
static void
test_paste_inside (Composer *fixture,
                   gconstpointer user_data)
{
  g_autoptr (StudioChartData) data = add_chart (fixture, "[{'label':'a','nilai':'1'},{'label':'b','nilai':'2'}]");
  g_autoptr (StudioTable) table = make_table ("5\t6\n\t\n7\n");
  g_autofree char *copy = NULL;

  g_assert_true (studio_chart_data_paste (data, 0, 1, table, NULL, NULL));
  g_assert_cmpuint (studio_chart_data_get_n_series (data), ==, 2);
  assert_cells (data, "a\t5\t6\nb\t2\t\n\t7");
  studio_chart_data_set_cell (data, 0, 0, "a \"b\"");
  copy = studio_chart_data_copy (data, 0, 0, 1, 2);
  g_assert_cmpstr (copy, ==, "\"a \"\"b\"\"\"\t5");
  studio_chart_data_clear_cells (data, 0, 1, 2, 2);
  assert_cells (data, "\"a \"\"b\"\"\"\t\t\nb\t\t\n\t7");
}

static void
test_sum (Composer *fixture,
          gconstpointer user_data)
{
  static const struct
  {
    const char *text;
    StudioChartSum state;
    const char *words;
  } cases[] = {
    { "a\t12.480\nb\t8.215\nc\t-\n", STUDIO_CHART_SUM_PLAIN, "Total 20.695" },
    { "a\t33%\nb\t33%\nc\t35%\n", STUDIO_CHART_SUM_ROUNDED, "Total 101 %: should be 100 %" },
    { "a\t33,3%\nb\t33,3%\nc\t33,4%\n", STUDIO_CHART_SUM_WHOLE, "Total 100 %" },
    { "a\t33%\nb\t20%\n", STUDIO_CHART_SUM_OFF, "Total 53 %: should be 100 %" },
    { "a\t33\t%\nb\t34\t%\nc\t34\t%\n", STUDIO_CHART_SUM_ROUNDED, "Total 101 %: should be 100 %" },
    { "a\t33%\nb\t20\n", STUDIO_CHART_SUM_NONE, NULL },
    { "a\t5\nb\t-\n", STUDIO_CHART_SUM_NONE, NULL },
  };
  g_autoptr (StudioChartData) data = add_chart (fixture, "[]");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (StudioTable) table = make_table (cases[i].text);
    g_autofree char *words = NULL;

    g_assert_true (studio_chart_data_replace (data, table, 0, NULL));
    g_assert_cmpint (studio_chart_data_sum (data, 1, &words), ==, cases[i].state);
    g_assert_cmpstr (words, ==, cases[i].words);
  }
}

static void
test_meta (Composer *fixture,
           gconstpointer user_data)
{
  g_autoptr (StudioChartData) data = add_chart (fixture, "[{'label':'a','nilai':'1','satuan':''},{'label':'b','nilai':'2','satuan':''}]");
  g_autofree char *source = NULL, *unit = NULL;

  g_assert_true (studio_chart_data_needs_meta (data, STUDIO_CHART_META_UNIT));
  studio_chart_data_set_meta (data, STUDIO_CHART_META_SOURCE, " BPS {2025} ");
  source = studio_chart_data_get_meta (data, STUDIO_CHART_META_SOURCE);
  g_assert_cmpstr (source, ==, "BPS {2025}");
  studio_chart_data_set_meta (data, STUDIO_CHART_META_UNIT, "orang");
  g_assert_cmpstr (json_node_get_string (studio_chart_data_get_member (data, "unit")), ==, "orang");
  studio_chart_data_set_cell (data, 0, 1, "1%");
  studio_chart_data_set_cell (data, 1, 1, "Rp2");
  g_assert_false (studio_chart_data_needs_meta (data, STUDIO_CHART_META_UNIT));
}

static void
test_spell (void)
{
  static const struct
  {
    double value;
    int decimals;
    const char *words;
  } cases[] = {
    { 0, 0, "nol" },
    { 11, 0, "sebelas" },
    { 12, 0, "dua belas" },
    { 21, 0, "dua puluh satu" },
    { 100, 0, "seratus" },
    { 1000, 0, "seribu" },
    { 8215, 0, "delapan ribu dua ratus lima belas" },
    { 1250000, 0, "satu juta dua ratus lima puluh ribu" },
    { -1.25, 2, "minus satu koma dua lima" },
    { 2000000000001, 0, "dua triliun satu" },
    { 1e15, 0, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *words = studio_chart_spell (cases[i].value, cases[i].decimals);

    g_assert_cmpstr (words, ==, cases[i].words);
  }
}

#define SQUARE "{\"type\":\"Feature\",\"properties\":{\"name\":\"Kuaro\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[115,-1],[116,-1],[116,0],[115,-1]]]}}"

static void
keep_result (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static gboolean
load_map (StudioChartData *data,
          const char *path,
          GCancellable *cancellable,
          GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;

  studio_chart_data_load_map_async (data, file, cancellable, keep_result, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return studio_chart_data_load_map_finish (data, result, error);
}

/* A map is one step, an asset of the post, and no photo; what is none changes nothing. */
static void
test_map (Composer *fixture,
          gconstpointer values)
{
  g_autoptr (StudioChartData) data = add_chart (fixture, "[{'label':'Kuaro','nilai':'3'}]");
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), "peta.geojson", NULL);
  g_autofree char *none = g_build_filename (g_get_user_cache_dir (), "tidak-ada.geojson", NULL);
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  StudioDocument *document = studio_composer_get_document (fixture->composer);
  g_autoptr (GPtrArray) shelf = studio_shelf_list (document);
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GError) error = NULL;
  guint n_steps = studio_history_get_n_undo (fixture->history);
  const StudioBox *box;

  g_mkdir_with_parents (g_get_user_cache_dir (), 0700);
  g_assert_false (load_map (data, none, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_file_set_contents (path, "Nama;Nilai", -1, &error);
  g_assert_no_error (error);
  g_assert_false (load_map (data, path, NULL, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_UNSUPPORTED);
  g_clear_error (&error);
  g_file_set_contents (path, SQUARE, -1, &error);
  g_assert_no_error (error);
  g_cancellable_cancel (cancelled);
  g_assert_false (load_map (data, path, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_cmpuint (studio_history_get_n_undo (fixture->history), ==, n_steps);

  g_assert_true (load_map (data, path, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (studio_history_get_n_undo (fixture->history), ==, n_steps + 1);
  g_assert_true (composer_lay_out (fixture));
  box = studio_scene_find (studio_composer_get_scene (fixture->composer), studio_chart_data_get_id (data));
  g_assert_cmpint (box->layer->chart.kind, ==, STUDIO_CHART_MAP);
  g_assert_nonnull (box->layer->chart.geo);
  g_assert_cmpint (g_array_index (box->layer->chart.map_rows, int, 0), ==, 0);
  after = studio_shelf_list (document);
  g_assert_cmpuint (after->len, ==, shelf->len);
  g_unlink (path);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, function) g_test_add ("/chart-data/" path, Composer, NULL, composer_set_up, function, composer_tear_down)
  ADD ("block", test_block);
  ADD ("lone-figures", test_lone_figures);
  ADD ("points", test_points);
  ADD ("field", test_field);
  ADD ("example", test_example);
  ADD ("cells", test_cells);
  ADD ("series", test_series);
  ADD ("sort", test_sort);
  ADD ("tables", test_tables);
  ADD ("limits", test_limits);
  ADD ("paste-inside", test_paste_inside);
  ADD ("sum", test_sum);
  ADD ("meta", test_meta);
  ADD ("map", test_map);
  g_test_add_func ("/chart-data/spell", test_spell);
  return g_test_run ();
}
