#include "model-fixture.h"

#include <string.h>

#include "studio-fonts.h"
#include "studio-moment.h"
#include "studio-report-pdf.h"
#include "studio-zip.h"

#define OFFSET 480

static gint64
moment (int day,
        int hour)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, G_DATE_NOVEMBER, 2026);
  return studio_moment_from_day (&date, hour * 60, OFFSET);
}

/* Returns: (transfer full): a post that went out on @day, or with 0 did not */
static StudioReported *
post (const char *office,
      const char *template,
      const char *kind,
      int day)
{
  StudioReported *reported = studio_reported_new (&(StudioReported){
      .post = (char *) "a", .title = (char *) "Judul", .brand = (char *) "paser-mas", .template = (char *) template, .state = (char *) "draft", .office = (char *) office, .kind = (char *) kind });

  if (day > 0)
    studio_reported_add_time (reported, moment (day, 9), "instagram", TRUE, FALSE);
  return reported;
}

static StudioBalance *
load_balance (void)
{
  g_autoptr (StudioCatalog) catalog = studio_catalog_new ();

  return studio_balance_load (catalog);
}

/* Returns: (transfer full): of November 2026, made on its last day */
static StudioReport *
report_of (GPtrArray *posts,
           GPtrArray *offices,
           gint64 now)
{
  g_autoptr (StudioBalance) balance = load_balance ();
  StudioReportOrder order = { .offset = OFFSET, .now = now, .office = "Pemerintah Kabupaten Paser", .posts = posts, .offices = offices, .balance = balance };

  g_date_clear (&order.month, 1);
  g_date_set_dmy (&order.month, 15, G_DATE_NOVEMBER, 2026);
  return studio_report_new (&order);
}

static GPtrArray *
new_posts (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) studio_reported_free);
}

/* Which kinds of content are what; every shipped template has a group. */
static void
test_balance (void)
{
  static const struct
  {
    const char *template;
    const char *group; /* (nullable) */
  } cases[] = {
    { "capaian-pembangunan-kartu", "Achievements" },
    { "layanan-publik-carousel", "Services" },
    { "klarifikasi-hoaks", "Answers" },
    { "hari-besar-foto", "Ceremonies" },
    { "tidak-ada", NULL },
  };
  g_autoptr (StudioCatalog) catalog = studio_catalog_new ();
  g_autoptr (StudioBalance) balance = studio_balance_load (catalog);
  g_autoptr (GPtrArray) ids = studio_catalog_list_templates (catalog);

  g_assert_cmpuint (studio_balance_get_n_groups (balance), ==, 4);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    int group = studio_balance_get_group_of (balance, studio_balance_get_type (balance, cases[i].template));

    g_assert_cmpstr (group >= 0 ? studio_balance_get_group (balance, (guint) group) : NULL, ==, cases[i].group);
  }
  for (guint i = 0; i < ids->len; i++) {
    const char *type = studio_balance_get_type (balance, g_ptr_array_index (ids, i));

    if (studio_balance_get_group_of (balance, type) < 0)
      g_error ("data/reports/balance.json does not say what “%s” is", type);
    g_assert_cmpstr (studio_balance_get_type_name (balance, type), !=, type);
  }
}

static const StudioReportOffice *
find_office (const StudioReport *report,
             const char *name)
{
  for (guint i = 0; i < report->offices->len; i++) {
    const StudioReportOffice *office = g_ptr_array_index (report->offices, i);

    if (g_str_equal (office->name, name))
      return office;
  }
  g_error ("%s is not in the report", name);
  return NULL;
}

static void
test_numbers (void)
{
  g_autoptr (GPtrArray) posts = new_posts (), offices = g_ptr_array_new ();
  g_autoptr (StudioReport) report = NULL;
  const StudioReportOffice *health, *silent;
  StudioReported *both = post ("Dinas Kesehatan", "jawab-warga", "", 3), *later;

  studio_reported_add_time (both, moment (4, 9), "x", FALSE, TRUE);
  both->planned = moment (2, 9);
  g_ptr_array_add (posts, both);
  later = post ("Dinas Perhubungan", "hari-besar", "", 1);
  later->planned = later->first = moment (1, 9) - 24 * 3600;
  g_ptr_array_add (posts, later);
  g_ptr_array_add (posts, post ("Dinas Kesehatan", "layanan-publik", "berkala", 12));
  g_ptr_array_add (posts, post ("Dinas Kesehatan", "layanan-publik", "Serta-merta", 30));
  g_ptr_array_add (posts, post ("Dinas Perhubungan", "hari-besar", "", 0));
  g_ptr_array_add (offices, (gpointer) "Dinas Kesehatan");
  g_ptr_array_add (offices, (gpointer) "Dinas Pertanian");
  report = report_of (posts, offices, moment (30, 23));
  g_assert_cmpuint (report->n_posts, ==, 4);
  g_assert_cmpuint (report->n_times, ==, 5);
  g_assert_cmpuint (report->n_linked, ==, 4);
  g_assert_cmpuint (report->n_approved, ==, 1);
  g_assert_cmpuint (report->n_planned, ==, 1);
  g_assert_cmpuint (report->n_on_time, ==, 0);
  g_assert_cmpuint (report->offices->len, ==, 3);
  g_assert_cmpuint (report->n_active, ==, 2);
  g_assert_cmpuint (report->open->len, ==, 1);
  g_assert_cmpuint (report->days[2], ==, 1);
  g_assert_cmpuint (report->days[3], ==, 0);
  g_assert_cmpuint (report->classes[STUDIO_REPORT_PERIODIC], ==, 1);
  g_assert_cmpuint (report->classes[STUDIO_REPORT_IMMEDIATE], ==, 1);
  g_assert_cmpuint (report->classes[STUDIO_REPORT_NO_CLASS], ==, 2);
  g_assert_cmpuint (((StudioReportCount *) g_ptr_array_index (report->groups, 1))->n, ==, 2);
  /* from the 5th to the 11th are seven days, which is no gap; from the 13th to the 29th are 17 */
  health = find_office (report, "Dinas Kesehatan");
  g_assert_cmpuint (health->n_gaps, ==, 1);
  g_assert_cmpuint (health->longest, ==, 17);
  g_assert_cmpuint (health->last, ==, 30);
  silent = find_office (report, "Dinas Pertanian");
  g_assert_cmpuint (silent->longest, ==, 30);
  g_assert_cmpstr (((StudioReportOffice *) g_ptr_array_index (report->offices, 0))->name, ==, "Dinas Kesehatan");
  g_assert_cmpuint (report->gaps->len, ==, 3);
}

/* Days that are still to come are no gaps; a month to come has none at all. */
static void
test_unfinished_month (void)
{
  static const struct
  {
    int day;
    guint longest;
  } cases[] = { { 1, 0 }, { 9, 8 }, { 30, 29 } };
  g_autoptr (GPtrArray) posts = new_posts ();

  g_ptr_array_add (posts, post ("Dinas Kesehatan", "hari-besar", "", 1));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (StudioReport) report = report_of (posts, NULL, moment (cases[i].day, 12));

    g_assert_cmpuint (find_office (report, "Dinas Kesehatan")->longest, ==, cases[i].longest);
  }
}

/* Whole numbers have no decimal comma, and no program shows a lone one behind them. */
static void
assert_numbers (GBytes *xlsx)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) parts = studio_zip_read ("uji.xlsx", xlsx, NULL, &error);
  const char *styles, *rows;

  g_assert_no_error (error);
  styles = g_bytes_get_data (g_hash_table_lookup (parts, "xl/styles.xml"), NULL);
  rows = g_bytes_get_data (g_hash_table_lookup (parts, "xl/worksheets/sheet1.xml"), NULL);
  g_assert_nonnull (strstr (styles, "<numFmt numFmtId=\"164\" formatCode=\"#,##0.0#\"/>"));
  /* 3 is every program's own "#,##0" */
  g_assert_nonnull (strstr (styles, "<xf numFmtId=\"3\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" applyAlignment=\"1\">"));
  g_assert_nonnull (strstr (rows, "<c r=\"B2\" s=\"3\"><v>1234.5</v>"));
  g_assert_nonnull (strstr (rows, "<c r=\"B3\" s=\"4\"><v>-2</v>"));
}

/* A text that begins like a formula stays a text wherever it goes. */
static void
test_cells (void)
{
  g_autoptr (StudioCells) cells = studio_cells_new ("Uji");
  g_autoptr (GBytes) csv = NULL, xlsx = NULL;
  g_autoptr (GError) error = NULL;
  const char *text;

  studio_cells_begin_sheet (cells, "Uji", NULL);
  studio_cells_add_head (cells, "Judul", 20);
  studio_cells_add_head (cells, "Jumlah", 10);
  studio_cells_add_text (cells, "=HYPERLINK(\"http://penipu.id\";\"klik\")");
  studio_cells_add_number (cells, 1234.5);
  studio_cells_end_row (cells);
  studio_cells_add_text (cells, " @SUM(A1)");
  studio_cells_add_number (cells, -2);
  studio_cells_end_row (cells);
  csv = studio_cells_to_csv (cells);
  text = g_bytes_get_data (csv, NULL);
  g_assert_cmpmem (text, g_bytes_get_size (csv),
                   "\xEF\xBB\xBF"
                   "Judul;Jumlah\r\n\"'=HYPERLINK(\"\"http://penipu.id\"\";\"\"klik\"\")\";1234,5\r\n' @SUM(A1);-2\r\n",
                   strlen ("\xEF\xBB\xBF"
                           "Judul;Jumlah\r\n\"'=HYPERLINK(\"\"http://penipu.id\"\";\"\"klik\"\")\";1234,5\r\n' @SUM(A1);-2\r\n"));
  xlsx = studio_cells_to_xlsx (cells, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (xlsx), >, 1000);
  assert_numbers (xlsx);
}

static guint
count_pages (GBytes *pdf)
{
  gsize size;
  const char *data = g_bytes_get_data (pdf, &size);
  guint pages = 0;

  for (gsize i = 0; i + 11 < size; i++) {
    if (memcmp (data + i, "/Type /Page", 11) == 0 && data[i + 11] != 's')
      pages++;
  }
  return pages;
}

/* Draws the report and keeps it beside the test, to look at. Returns: how many pages it has */
static guint
draw (const StudioReport *report,
      const char *name)
{
  g_autoptr (StudioBrand) brand = fixture_brand ("paser-mas");
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = studio_report_to_pdf (report, brand, NULL, &error);
  g_autoptr (StudioCells) cells = studio_report_to_cells (report);
  g_autoptr (GBytes) csv = studio_cells_to_csv (cells);
  g_autofree char *path = g_test_build_filename (G_TEST_BUILT, name, NULL);

  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (csv), >, 100);
  g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), NULL);
  return count_pages (pdf);
}

static void
test_empty (void)
{
  g_autoptr (GPtrArray) posts = new_posts ();
  g_autoptr (StudioReport) report = report_of (posts, NULL, moment (30, 23));

  g_assert_cmpuint (report->n_posts, ==, 0);
  g_assert_cmpuint (draw (report, "laporan-0.pdf"), ==, 1);
}

static void
test_few (void)
{
  static const char *const templates[] = { "capaian-pembangunan", "layanan-publik", "jawab-warga", "hari-besar", "kegiatan-pimpinan" };
  g_autoptr (GPtrArray) posts = new_posts ();
  g_autoptr (StudioReport) report = NULL;

  for (int i = 0; i < 5; i++) {
    StudioReported *one = post (i % 2 == 0 ? "Dinas Kesehatan" : "Dinas Perhubungan", templates[i], i == 0 ? "berkala" : "", 2 + i * 5);

    g_free (one->programme);
    one->programme = g_strdup (i % 2 == 0 ? "Rumah Layak" : "");
    g_ptr_array_add (posts, one);
  }
  g_ptr_array_add (posts, post ("Dinas Kesehatan", "layanan-publik", "", 0));
  report = report_of (posts, NULL, moment (30, 23));
  g_assert_cmpuint (draw (report, "laporan-5.pdf"), ==, 2);
}

/* As many as a large district has, with long names and hostile ones. */
static void
test_many (void)
{
  static const char *const kinds[] = { "berkala", "serta-merta", "setiap-saat", "dikecualikan", "" };
  g_autoptr (StudioCatalog) catalog = studio_catalog_new ();
  g_autoptr (GPtrArray) posts = new_posts (), templates = studio_catalog_list_templates (catalog);
  g_autoptr (StudioReport) report = NULL;

  for (guint office = 0; office < 44; office++) {
    g_autofree char *name = g_strdup_printf ("Dinas Pemberdayaan Perempuan, Perlindungan Anak, Pengendalian Penduduk dan Keluarga Berencana %u", office + 1);

    for (guint i = 0; i < 300; i++) {
      int day = i % 25 == 0 ? 0 : 1 + (int) ((i * 7 + office * (office % 5)) % (office % 9 == 3 ? 12 : 30));
      StudioReported *one = post (name, g_ptr_array_index (templates, (i * 5 + office) % templates->len), kinds[(i + office) % 5], day);

      one->planned = day == 0 ? moment (1 + (int) (i % 30), 9) : 0;
      g_free (one->title);
      one->title = g_strdup_printf ("Pelayanan administrasi kependudukan keliling di desa terpencil tahap %u dari tiga ratus, dengan judul yang panjang sekali", i);
      g_free (one->programme);
      one->programme = g_strdup_printf ("Program penanggulangan kemiskinan ekstrem dan percepatan penurunan stunting tahap %u", (i + office) % 80);
      g_ptr_array_add (posts, one);
    }
  }
  report = report_of (posts, NULL, moment (30, 23));
  g_assert_cmpuint (report->n_posts + report->open->len, ==, 13200);
  g_assert_cmpuint (draw (report, "laporan-13200.pdf"), >, 8);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  studio_fonts_start ();
  g_test_add_func ("/report/balance", test_balance);
  g_test_add_func ("/report/numbers", test_numbers);
  g_test_add_func ("/report/unfinished-month", test_unfinished_month);
  g_test_add_func ("/report/cells", test_cells);
  g_test_add_func ("/report/empty", test_empty);
  g_test_add_func ("/report/few", test_few);
  g_test_add_func ("/report/many", test_many);
  return g_test_run ();
}
