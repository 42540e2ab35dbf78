#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "studio-catalog.h"
#include "studio-history.h"
#include "studio-post-check.h"

/*
 * Times the checks, in ms of the processor, the median of the runs: all rules for texts on a caption as it is typed, the dictionary warm,
 * for 2 200, 20 000 and 200 000 characters, which shows that they grow with the length and no faster; and what is checked on the page of
 * 1080 × 1350 px of some shipped templates, each with PHOTO: laying it out, drawing it, looking at its pixels, and the rules for posts.
 *
 *   ninja tests/bench-check && PEMDA_STUDIO_DATA=../data tests/bench-check [TEXT-FILE [PHOTO]]; an empty TEXT-FILE is the sample
 */

#define RUNS 25

/* Returns: ms that this process has had the processor, all its threads together */
static double
cpu_ms (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

static const char sample[] =
    "Pemkab Paser Resmikan Layanan Air Bersih di Batu Sopang\n\n"
    "Tanah Grogot – Bupati Paser Dr. H. Rahmat Hidayat, S.Sos., M.Si. meresmikan jaringan air bersih di Kecamatan Batu Sopang, Kamis "
    "(22/6/2023) pukul 09.30 WITA. Jaringan sepanjang 12,5 km itu melayani 1.250 rumah di empat desa.\n\n"
    "“Air bersih adalah hak warga. Kami ingin semua desa terlayani pada 2026”, ujar Rahmat. Ia menghimbau warga yg belum tersambung agar "
    "mendaftar dikantor desa atau melalui laman paserkab.go.id/air. Syaratnya KTP, Kartu Keluarga, dan nomor ponsel.\n\n"
    "Kepala Dinas Pekerjaan Umum dan Penataan Ruang (PUPR) Hj. Siti Aminah, ST, M.T menambahkan bahwa petugas akan memeriksa meteran setiap "
    "bulan. Siapapun dapat melaporkan gangguan ke 0812-5555-1234. #PaserTuntas #AirBersih @pemkabpaser 💧\n\n";

static int
compare (const void *a,
         const void *b)
{
  return (*(const double *) a > *(const double *) b) - (*(const double *) a < *(const double *) b);
}

static void
tell (const char *what,
      double *times,
      guint n_found)
{
  qsort (times, RUNS, sizeof times[0], compare);
  printf ("%-32s %8.2f ms (fastest %.2f), %u findings\n", what, times[RUNS / 2], times[0], n_found);
}

static void
measure_text (StudioChecker *checker,
              const char *piece,
              gsize n_points)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *what = g_strdup_printf ("%" G_GSIZE_FORMAT " characters", n_points);
  double times[RUNS];
  guint n_found = 0;

  while ((gsize) g_utf8_strlen (words->str, -1) < n_points)
    g_string_append (words, piece);
  g_string_truncate (words, (gsize) (g_utf8_offset_to_pointer (words->str, (glong) n_points) - words->str));
  for (int i = 0; i < RUNS + 1; i++) {
    double began = cpu_ms ();
    g_autoptr (StudioText) text = studio_text_new (words->str, -1);
    g_autoptr (GPtrArray) findings = NULL;
    StudioCheckInput in = { .place = { STUDIO_PLACE_CAPTION, "instagram", NULL, -1 }, .text = text, .platform = "instagram" };

    g_date_set_dmy (&in.today, 20, G_DATE_NOVEMBER, 2026);
    findings = studio_check_text (checker, NULL, &in);
    n_found = findings->len;
    /* the first run warms the dictionary */
    if (i > 0)
      times[i - 1] = cpu_ms () - began;
  }
  tell (what, times, n_found);
}

/* Returns: (transfer full): a post of the template @name, with @photo in each field that takes one */
static StudioSnapshot *
make_post (StudioCatalog *catalog,
           const char *name,
           const char *photo)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioTemplate) template = studio_catalog_load_template (catalog, name, &error);
  g_autoptr (StudioBrand) brand = template != NULL ? studio_catalog_load_brand (catalog, "paser-mas", &error) : NULL;
  g_autoptr (StudioAsset) asset = brand != NULL && photo != NULL ? studio_asset_new_for_path (photo, &error) : NULL;
  g_autoptr (StudioPost) post = NULL;
  g_autoptr (StudioHistory) history = NULL;
  GPtrArray *fields;

  if (error != NULL)
    g_error ("%s: %s", name, error->message);
  post = studio_post_new (template, brand);
  history = studio_history_new (post);
  fields = studio_template_get_fields (template);
  if (asset != NULL)
    studio_post_add_asset (post, asset);
  for (guint i = 0; asset != NULL && i < fields->len; i++) {
    const StudioField *field = g_ptr_array_index (fields, i);
    g_autofree char *path = g_strconcat ("content/", field->name, NULL);
    g_autoptr (JsonNode) value = NULL;

    if (field->type != STUDIO_FIELD_PHOTO)
      continue;
    value = json_node_init_object (json_node_alloc (), json_object_new ());
    json_object_set_string_member (json_node_get_object (value), "asset", studio_asset_get_hash (asset));
    studio_history_set (history, path, value, "", NULL);
  }
  return studio_post_snapshot (post);
}

static void
measure_page (StudioChecker *checker,
              StudioSnapshot *snapshot,
              const char *name)
{
  g_autoptr (GPtrArray) formats = g_ptr_array_new ();
  g_autofree char *what = g_strconcat ("page of ", name, NULL);
  StudioPostCheck order = { .snapshot = snapshot, .checker = checker, .part = STUDIO_POST_CHECK_REST, .formats = formats };
  double times[RUNS];
  guint n_found = 0;

  g_ptr_array_add (formats, (gpointer) studio_format_find ("feed"));
  g_date_set_dmy (&order.today, 20, G_DATE_NOVEMBER, 2026);
  for (int i = 0; i < RUNS + 1; i++) {
    double began = cpu_ms ();
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) findings = studio_post_check_run (&order, NULL, &error);

    if (findings == NULL)
      g_error ("%s: %s", name, error->message);
    n_found = findings->len;
    /* the first run reads the photo and the fonts */
    if (i > 0)
      times[i - 1] = cpu_ms () - began;
    else
      printf ("%-32s %8.2f ms\n", "first time:", cpu_ms () - began);
  }
  tell (what, times, n_found);
}

int
main (int argc,
      char *argv[])
{
  double began = cpu_ms ();
  g_autoptr (StudioChecker) checker = studio_checker_new ();
  g_autoptr (StudioCatalog) catalog = studio_catalog_new ();
  g_autofree char *given = NULL;
  static const gsize sizes[] = { 2200, 20000, 200000 };
  static const char *const templates[] = { "kegiatan-pimpinan", "pengumuman", "infografis-batang", "kegiatan-pimpinan-foto" };

  printf ("reading lists and dictionary: %.1f ms\n", cpu_ms () - began);
  if (argc > 1 && *argv[1] != '\0' && !g_file_get_contents (argv[1], &given, NULL, NULL))
    return 1;
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    measure_text (checker, given != NULL && *given != '\0' ? given : sample, sizes[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (templates); i++) {
    g_autoptr (StudioSnapshot) snapshot = make_post (catalog, templates[i], argc > 2 ? argv[2] : NULL);

    measure_page (checker, snapshot, templates[i]);
  }
  return 0;
}
