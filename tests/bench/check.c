#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "studio-check.h"

/*
 * Times all rules for texts on a caption, as it is typed: taking the text apart and running the rules, the dictionary warm. Prints the
 * median of the runs for 2 200, 20 000 and 200 000 characters, which shows that it grows with the length and no faster.
 *
 *   ninja bench-check && PEMDA_STUDIO_DATA=../data tests/bench-check [FILE]
 */

#define RUNS 25

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
  return (*(const gint64 *) a > *(const gint64 *) b) - (*(const gint64 *) a < *(const gint64 *) b);
}

static void
measure (StudioChecker *checker,
         const char *piece,
         gsize n_points)
{
  g_autoptr (GString) words = g_string_new (NULL);
  gint64 times[RUNS];
  guint n_found = 0;

  while ((gsize) g_utf8_strlen (words->str, -1) < n_points)
    g_string_append (words, piece);
  g_string_truncate (words, (gsize) (g_utf8_offset_to_pointer (words->str, (glong) n_points) - words->str));
  for (int i = 0; i < RUNS + 1; i++) {
    gint64 began = g_get_monotonic_time ();
    g_autoptr (StudioText) text = studio_text_new (words->str, -1);
    g_autoptr (GPtrArray) findings = NULL;
    StudioCheckInput in = { .place = { STUDIO_PLACE_CAPTION, "instagram", NULL, -1 }, .text = text, .platform = "instagram" };

    g_date_set_dmy (&in.today, 20, G_DATE_NOVEMBER, 2026);
    findings = studio_check_text (checker, NULL, &in);
    n_found = findings->len;
    /* the first run warms the dictionary */
    if (i > 0)
      times[i - 1] = g_get_monotonic_time () - began;
  }
  qsort (times, RUNS, sizeof times[0], compare);
  printf ("%7" G_GSIZE_FORMAT " characters: %8.2f ms (median; fastest %.2f), %u findings\n", n_points, (double) times[RUNS / 2] / 1000, (double) times[0] / 1000, n_found);
}

int
main (int argc,
      char *argv[])
{
  gint64 began = g_get_monotonic_time ();
  g_autoptr (StudioChecker) checker = studio_checker_new ();
  g_autofree char *given = NULL;
  static const gsize sizes[] = { 2200, 20000, 200000 };

  printf ("reading lists and dictionary: %.1f ms\n", (double) (g_get_monotonic_time () - began) / 1000);
  if (argc > 1 && !g_file_get_contents (argv[1], &given, NULL, NULL))
    return 1;
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    measure (checker, given != NULL && *given != '\0' ? given : sample, sizes[i]);
  return 0;
}
