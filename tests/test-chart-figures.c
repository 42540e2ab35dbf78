#include "config.h"

#include "layout-fixture.h"
#include "studio-chart-figures.h"

#include <math.h>
#include <string.h>

/* What is drawn of a chart's rows, and what the page says of what is not. */

typedef struct
{
  StudioScene *scene;
  const StudioChartSpec *chart;
} Page;

static void
page_clear (Page *page)
{
  g_clear_pointer (&page->scene, studio_scene_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Page, page_clear)

/* @members: of the chart beside its place, with ' for " */
static Page
make_page (const char *members)
{
  g_autofree char *layers = g_strdup_printf ("[{'id':'bagan','name':'Bagan','type':'chart','x':100,'y':100,%s'h':600,'size':28,%s}]", strstr (members, "'w':") == NULL ? "'w':800," : "", members);
  Page page = { .scene = layout_scene (layers, "{'square':{}}", "{}", "square") };

  page.chart = &studio_scene_find (page.scene, "bagan")->layer->chart;
  return page;
}

static const char *
row_text (const Page *page,
          guint row,
          int series)
{
  return g_array_index (page->chart->rows, StudioChartRow, row).cells[series].text;
}

static const char *
row_label (const Page *page,
           guint row)
{
  return g_array_index (page->chart->rows, StudioChartRow, row).label;
}

/* Rows called a, b, c, … of "1;2;3". */
static char *
make_rows (const char *values,
           const char *unit)
{
  g_auto (GStrv) parts = g_strsplit (values, ";", -1);
  GString *rows = g_string_new ("'rows':[");

  for (guint i = 0; parts[i] != NULL; i++)
    g_string_append_printf (rows, "%s{'label':'%c','nilai':'%s','satuan':'%s'}", i > 0 ? "," : "", 'a' + (int) i, parts[i], unit);
  g_string_append (rows, "],'source':'BPS'");
  return g_string_free (rows, FALSE);
}

static char *
join_texts (const Page *page)
{
  GString *texts = g_string_new (NULL);

  for (guint i = 0; i < page->chart->rows->len; i++)
    g_string_append_printf (texts, "%s%s", i > 0 ? ";" : "", row_text (page, i, 0));
  return g_string_free (texts, FALSE);
}

static void
test_written (void)
{
  static const struct
  {
    const char *kind, *values, *unit, *written;
  } cases[] = {
    { "column", "82;84,3", "%", "82,0\u202f%;84,3\u202f%" },
    { "column", "82%;84,3%", "", "82,0\u202f%;84,3\u202f%" },
    { "column", "1.234.567;12", "", "1,23 jt;12" },
    { "table", "1.234.567;12", "", "1.234.567;12" },
    { "column", "Rp1.250.000;-", "", "Rp1,25 jt;–" },
    { "column", "12,5;bukan angka", "orang", "12,5;–" },
    { "column", "3;4", "km", "3\u00a0km;4\u00a0km" },
    { "column", "-2,5;1", "", "−2,5;1,0" },
    /* decimals that "ribu" takes away are none, and large figures stay as typed */
    { "column", "1.250;6,1 ribu", "orang", "1.250;6.100" },
    { "bar", "2,25 ribu;6,1255 ribu", "", "2.250;6.125,5" },
    { "column", "1.250;62,4;8", "", "1.250;62,4;8,0" },
    { "column", "1.250,0;62,4", "", "1.250,0;62,4" },
    { "table", "1.250;62,4", "", "1.250,0;62,4" },
    /* percentages say nothing of the decimals of people */
    { "column", "12;8;3,07%", "", "12;8;3,07\u202f%" },
    { "column", "1.234.567;12,5;3,07%;Rp1.250.000;1,2 miliar;-;", "", "1,23 jt;12,5;3,07\u202f%;Rp1,25 jt;1,2 M;–;–" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *rows = make_rows (cases[i].values, cases[i].unit);
    g_autofree char *members = g_strdup_printf ("'chart':'%s',%s", cases[i].kind, rows);
    g_auto (Page) page = make_page (members);
    g_autofree char *texts = join_texts (&page);

    g_assert_cmpstr (texts, ==, cases[i].written);
  }
}

static void
test_honest (void)
{
  static const struct
  {
    const char *values, *honest, *written;
    gboolean off;
  } cases[] = {
    { "34;34;33", "true", "34\u202f%;33\u202f%;33\u202f%", FALSE },
    { "34;34;33", "false", "34\u202f%;34\u202f%;33\u202f%", TRUE },
    { "33,33;33,33;33,33", "true", "33,4\u202f%;33,3\u202f%;33,3\u202f%", FALSE },
    { "33,3;33,3;33,4", "false", "33,3\u202f%;33,3\u202f%;33,4\u202f%", FALSE },
    { "50;30", "true", "50\u202f%;30\u202f%", TRUE },
    { "48;32;20", "false", "48\u202f%;32\u202f%;20\u202f%", FALSE },
    { "100", "false", "100\u202f%", FALSE },
    { "0;0", "true", "0\u202f%;0\u202f%", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *rows = make_rows (cases[i].values, "%");
    g_autofree char *members = g_strdup_printf ("'chart':'donut','honest':%s,%s", cases[i].honest, rows);
    g_auto (Page) page = make_page (members);
    g_autofree char *texts = join_texts (&page);

    g_test_message ("%s", cases[i].values);
    g_assert_cmpstr (texts, ==, cases[i].written);
    g_assert_cmpint (page.chart->notes.sum_off, ==, cases[i].off);
    g_assert_cmpuint (layout_count_issues (page.scene, STUDIO_ISSUE_FIGURES), ==, cases[i].off);
  }
}

/* Other kinds don't say that their percentages are parts of one whole. */
static void
test_sum_of_columns (void)
{
  g_autofree char *rows = make_rows ("82;84", "%");
  g_autofree char *members = g_strdup_printf ("'chart':'column',%s", rows);
  g_auto (Page) page = make_page (members);

  g_assert_false (page.chart->notes.sum_off);
  g_assert_cmpuint (layout_count_issues (page.scene, STUDIO_ISSUE_FIGURES), ==, 0);
}

static void
test_merge (void)
{
  GString *values = g_string_new ("100");
  g_autofree char *rows = NULL, *members = NULL;
  double sum = 0;

  for (int i = 1; i < 26; i++)
    g_string_append_printf (values, ";%d", 100 - i);
  rows = make_rows (values->str, "");
  members = g_strdup_printf ("'chart':'donut',%s", rows);
  g_string_free (values, TRUE);
  {
    g_auto (Page) page = make_page (members);

    g_assert_cmpuint (page.chart->rows->len, ==, STUDIO_CHART_MAX_PARTS);
    g_assert_cmpstr (row_label (&page, 0), ==, "a");
    g_assert_cmpstr (row_label (&page, STUDIO_CHART_MAX_PARTS - 1), ==, "Lainnya");
    g_assert_cmpint (page.chart->notes.merged, ==, 26 - (STUDIO_CHART_MAX_PARTS - 1));
    for (guint i = 0; i < page.chart->rows->len; i++)
      sum += g_array_index (page.chart->rows, StudioChartRow, i).cells[0].value;
    g_assert_cmpfloat (sum, ==, 26 * 100 - 25 * 26 / 2.0);
    g_assert_cmpuint (layout_count_issues (page.scene, STUDIO_ISSUE_CHART), ==, 1);
  }
}

static void
test_sort (void)
{
  static const struct
  {
    const char *members, *order;
    int highlight;
  } cases[] = {
    { "'sort':'none'", "abcde", STUDIO_CHART_HIGHLIGHT_LAST },
    { "'sort':'down'", "dabec", STUDIO_CHART_HIGHLIGHT_LARGEST },
    { "'sort':'up'", "eabdc", STUDIO_CHART_HIGHLIGHT_LARGEST },
    { "'sort':'down','highlight':1", "dabec", 2 },
    { "'sort':'down','highlight':'2'", "dabec", 4 },
    { "'sort':'down','highlight':'last'", "dabec", 3 },
    { "'sort':'down','highlight':9", "dabec", STUDIO_CHART_HIGHLIGHT_NONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *rows = make_rows ("20;20;-;30;-5", "");
    g_autofree char *members = g_strdup_printf ("'chart':'bar',%s,%s", cases[i].members, rows);
    g_auto (Page) page = make_page (members);

    /* equal values keep the order of the data, missing ones come last */
    for (guint row = 0; row < 5; row++)
      g_assert_cmpint (row_label (&page, row)[0], ==, cases[i].order[row]);
    g_assert_cmpint (page.chart->highlight, ==, cases[i].highlight);
  }
}

static void
test_series (void)
{
  g_auto (Page) page = make_page ("'chart':'column','series':['2024','2025'],'source':'BPS','rows':["
                                  "{'label':'a','nilai':'1','lain':['2','3','4','5','6','7','8']},{'label':'b','nilai':'1,5','lain':['x', 7, null]},{'label':'c','lain':{}}]");

  g_assert_cmpint (page.chart->n_series, ==, STUDIO_CHART_MAX_SERIES);
  g_assert_cmpint (page.chart->notes.hidden_series, ==, 2);
  g_assert_cmpint (page.chart->notes.unread, ==, 1);
  g_assert_cmpstr (page.chart->series[1], ==, "2025");
  g_assert_null (page.chart->series[2]);
  g_assert_cmpstr (row_text (&page, 0, 5), ==, "6,0");
  g_assert_cmpstr (row_text (&page, 1, 2), ==, "–");
  g_assert_true (g_array_index (page.chart->rows, StudioChartRow, 2).cells[0].missing);
  g_assert_cmpint (page.chart->highlight, ==, STUDIO_CHART_HIGHLIGHT_NONE);
  g_assert_cmpuint (layout_count_issues (page.scene, STUDIO_ISSUE_FIGURES), ==, 1);
  g_assert_cmpuint (layout_count_issues (page.scene, STUDIO_ISSUE_CHART), ==, 1);
}

static void
test_negative (void)
{
  static const struct
  {
    const char *members;
    guint issues;
    StudioChartArrange arrange;
  } cases[] = {
    { "'chart':'column'", 0, STUDIO_CHART_GROUPED },
    { "'chart':'column','arrange':'stacked'", 0, STUDIO_CHART_STACKED },
    { "'chart':'column','arrange':'share'", 1, STUDIO_CHART_GROUPED },
    { "'chart':'area','arrange':'stacked'", 1, STUDIO_CHART_GROUPED },
    { "'chart':'line'", 0, STUDIO_CHART_GROUPED },
    { "'chart':'table'", 0, STUDIO_CHART_GROUPED },
    /* below zero, and a series that is not drawn */
    { "'chart':'donut'", 2, STUDIO_CHART_GROUPED },
    { "'chart':'ring'", 2, STUDIO_CHART_GROUPED },
    { "'chart':'progress'", 2, STUDIO_CHART_GROUPED },
    { "'chart':'pictogram'", 2, STUDIO_CHART_GROUPED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *members = g_strdup_printf ("%s,'source':'BPS','rows':[{'label':'a','nilai':'3','lain':['-1']},{'label':'b','nilai':'2','lain':['4']}]", cases[i].members);
    g_auto (Page) page = make_page (members);

    g_test_message ("%s", cases[i].members);
    g_assert_cmpint (page.chart->arrange, ==, cases[i].arrange);
    g_assert_cmpuint (layout_count_issues (page.scene, STUDIO_ISSUE_CHART), ==, cases[i].issues);
  }
}

static void
test_mixed (void)
{
  static const struct
  {
    const char *kind, *values, *unit;
    gboolean mixed;
  } cases[] = {
    { "column", "Rp8 miliar;12", "", FALSE },
    { "column", "Rp8 miliar;12", "orang", TRUE },
    { "bar", "Rp8 miliar;12%", "", TRUE },
    { "column", "12%;14", "%", FALSE },
    { "line", "3;-;4", "km", FALSE },
    { "table", "Rp8 miliar;12%", "", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *rows = make_rows (cases[i].values, cases[i].unit);
    g_autofree char *members = g_strdup_printf ("'chart':'%s',%s", cases[i].kind, rows);
    g_auto (Page) page = make_page (members);

    g_test_message ("%s", cases[i].values);
    g_assert_cmpuint (layout_count_issues (page.scene, STUDIO_ISSUE_FIGURES), ==, cases[i].mixed);
  }
}

static void
test_crowded (void)
{
  static const struct
  {
    const char *kind;
    int rows;
    guint issues;
  } cases[] = {
    { "column", 12, 0 },
    /* turned figures */
    { "column", 30, 0 },
    { "column", 60, 1 },
    { "line", 40, 0 },
    { "bar", 10, 0 },
    { "bar", 40, 1 },
    { "table", 12, 0 },
    { "table", 60, 1 },
    /* left out and crowded */
    { "bar", 80, 2 },
    { "number", 2, 0 },
    { "number", 3, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    GString *rows = g_string_new (NULL);
    g_autofree char *members = NULL;

    for (int row = 0; row < cases[i].rows; row++)
      g_string_append_printf (rows, "%s{'label':'%d','nilai':'%d'}", row > 0 ? "," : "", row, row + 1);
    members = g_strdup_printf ("'chart':'%s','source':'BPS','rows':[%s]", cases[i].kind, rows->str);
    g_string_free (rows, TRUE);
    {
      g_auto (Page) page = make_page (members);

      g_test_message ("%s %d", cases[i].kind, cases[i].rows);
      g_assert_cmpuint (layout_count_issues (page.scene, STUDIO_ISSUE_CHART), ==, cases[i].issues);
      g_assert_cmpuint (page.chart->rows->len, ==, MIN (cases[i].rows, STUDIO_CHART_MAX_ROWS));
    }
  }
}

/* Figures of columns that have no room are told, and names that have none. */
static void
test_columns (void)
{
  static const struct
  {
    const char *members, *label, *value, *more;
    int rows;
    guint issues;
  } cases[] = {
    { "'w':800", "Desa", "12,5", "'lain':['8,2','9,1']", 4, 0 },
    { "'w':800", "Desa", "12.480", "'lain':['8.215','9.100']", 8, 0 },
    { "'w':400", "Desa", "12.480", "'lain':['8.215','9.100']", 8, 1 },
    /* one digit fits where a turned figure does not */
    { "'w':400", "Desa", "7", "'lain':['8','9']", 8, 0 },
    { "'w':400,'arrange':'stacked'", "Desa", "12.480", "'lain':['8.215','9.100']", 8, 1 },
    { "'w':600,'arrange':'stacked'", "Desa", "12.480", "'lain':['8.215','9.100']", 8, 0 },
    { "'w':400,'arrange':'stacked'", "Desa", "12.480", "'lain':['8.215','9.100']", 30, 1 },
    { "'w':400,'arrange':'share'", "Desa", "12.480", "'lain':['8.215','9.100']", 30, 0 },
    { "'w':400", "Desa", "Rp1,25 juta", "'satuan':''", 12, 0 },
    { "'w':200", "Desa", "Rp1,25 juta", "'satuan':''", 12, 1 },
    { "'w':800", "Kecamatan Tanah Grogot", "7", "'satuan':''", 20, 1 },
    { "'w':800", "Triwulan I 2024", "7", "'satuan':''", 20, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GString) rows = g_string_new (NULL);
    g_autofree char *members = NULL;
    g_auto (Page) page = { NULL, NULL };

    for (int row = 0; row < cases[i].rows; row++)
      g_string_append_printf (rows, "%s{'label':'%s','nilai':'%s',%s}", row > 0 ? "," : "", cases[i].label, cases[i].value, cases[i].more);
    members = g_strdup_printf ("'chart':'column','source':'BPS',%s,'rows':[%s]", cases[i].members, rows->str);
    page = make_page (members);
    g_test_message ("%s %s × %d", cases[i].members, cases[i].value, cases[i].rows);
    g_assert_cmpuint (layout_count_issues (page.scene, STUDIO_ISSUE_CHART), ==, cases[i].issues);
  }
}

/* The last row of a spreadsheet is told, but for a table. */
static void
test_sum_row (void)
{
  static const struct
  {
    const char *kind, *name, *value;
    gboolean told;
  } cases[] = {
    { "column", "Jumlah", "6,1", TRUE },
    { "donut", "TOTAL PENDUDUK", "6,1", TRUE },
    { "bar", "jumlah", "6", TRUE },
    { "bar", "Jumlah", "7", FALSE },
    { "bar", "Jumlah", "-", FALSE },
    { "bar", "Kuaro", "6,1", FALSE },
    { "table", "Jumlah", "6,1", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *members = g_strdup_printf ("'chart':'%s','source':'BPS','rows':[{'label':'a','nilai':'1,1'},{'label':'b','nilai':'2'},{'label':'c','nilai':'3'},"
                                                "{'label':'%s','nilai':'%s'}]",
                                                cases[i].kind, cases[i].name, cases[i].value);
    g_auto (Page) page = make_page (members);

    g_test_message ("%s %s %s", cases[i].kind, cases[i].name, cases[i].value);
    g_assert_cmpint (studio_chart_figures_find_sum (page.chart), ==, cases[i].told ? 3 : -1);
    g_assert_cmpuint (layout_count_issues (page.scene, STUDIO_ISSUE_FIGURES), ==, cases[i].told);
  }
}

/* Figures that came with an element are told until they are the person's. */
static void
test_example (void)
{
  static const struct
  {
    const char *member;
    guint issues;
  } cases[] = {
    { "'example':true", 1 },
    { "'example':['rows','source']", 1 },
    { "'example':['source',null,7]", 0 },
    { "'example':false", 0 },
    { "'example':'ya'", 0 },
    { "'example':{}", 0 },
    { "'total':false", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *members = g_strdup_printf ("'rows':[{'label':'a','nilai':'3'}],'source':'BPS',%s", cases[i].member);
    g_auto (Page) page = make_page (members);

    g_test_message ("%s", cases[i].member);
    g_assert_cmpuint (layout_count_issues (page.scene, STUDIO_ISSUE_SAMPLE), ==, cases[i].issues);
  }
}

static void
test_source (void)
{
  static const struct
  {
    const char *members;
    guint issues;
  } cases[] = {
    { "'source':'BPS, 2025'", 0 },
    { "'source':''", 1 },
    { "'source':'Contoh, ganti dengan data Anda'", 1 },
    { "'unit':'orang'", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *members = g_strdup_printf ("'rows':[{'label':'a','nilai':'3'}],%s", cases[i].members);
    g_auto (Page) page = make_page (members);

    g_assert_cmpuint (layout_count_issues (page.scene, STUDIO_ISSUE_NO_SOURCE), ==, cases[i].issues);
  }
}

/* Figures of a field have their source in the template. */
static void
test_source_of_field (void)
{
  g_autoptr (StudioScene) scene = layout_scene ("[{'id':'bagan','type':'chart','x':100,'y':100,'w':800,'h':600,'rows':'{angka}'}]", "{'square':{}}",
                                                "{'content':{'angka':[{'label':'a','nilai':'3'}]}}", "square");

  g_assert_nonnull (studio_scene_find (scene, "bagan"));
  g_assert_cmpuint (layout_count_issues (scene, STUDIO_ISSUE_NO_SOURCE), ==, 0);
}

static void
test_per (void)
{
  static const struct
  {
    const char *values;
    double wish, per;
    gboolean changed;
  } cases[] = {
    { "1.250;1.310", 100, 100, FALSE },
    { "1.250;1.310", 0, 100, FALSE },
    { "7;3", 0, 1, FALSE },
    { "86;40", 0, 5, FALSE },
    { "12.480", 0, 1000, FALSE },
    { "12.480", 1, 1000, TRUE },
    { "0,4;0,2", 0, 0.02, FALSE },
    { "0;0", 0, 1, FALSE },
    { "-;-", 0, 1, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *rows = make_rows (cases[i].values, "");
    g_autofree char *members = g_strdup_printf ("'chart':'pictogram','per':%g,%s", cases[i].wish, rows);
    g_auto (Page) page = make_page (members);
    gboolean changed = FALSE;

    g_test_message ("%s", cases[i].values);
    g_assert_cmpfloat_with_epsilon (studio_chart_figures_per (page.chart, &changed), cases[i].per, cases[i].per * 1e-9);
    g_assert_cmpint (changed, ==, cases[i].changed);
  }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/chart-figures/written", test_written);
  g_test_add_func ("/chart-figures/honest", test_honest);
  g_test_add_func ("/chart-figures/sum-of-columns", test_sum_of_columns);
  g_test_add_func ("/chart-figures/merge", test_merge);
  g_test_add_func ("/chart-figures/sort", test_sort);
  g_test_add_func ("/chart-figures/series", test_series);
  g_test_add_func ("/chart-figures/negative", test_negative);
  g_test_add_func ("/chart-figures/mixed", test_mixed);
  g_test_add_func ("/chart-figures/crowded", test_crowded);
  g_test_add_func ("/chart-figures/columns", test_columns);
  g_test_add_func ("/chart-figures/sum-row", test_sum_row);
  g_test_add_func ("/chart-figures/example", test_example);
  g_test_add_func ("/chart-figures/source", test_source);
  g_test_add_func ("/chart-figures/source-of-field", test_source_of_field);
  g_test_add_func ("/chart-figures/per", test_per);
  return g_test_run ();
}
