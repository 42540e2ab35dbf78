#include "config.h"

#include <locale.h>

#include "studio-date.h"
#include "studio-number-words.h"

static const struct
{
  gint64 number;
  const char *words;
} cases[] = {
  { 0, "nol" },
  { 1, "satu" },
  { 9, "sembilan" },
  { 10, "sepuluh" },
  { 11, "sebelas" },
  { 12, "dua belas" },
  { 19, "sembilan belas" },
  { 20, "dua puluh" },
  { 21, "dua puluh satu" },
  { 44, "empat puluh empat" },
  { 99, "sembilan puluh sembilan" },
  { 100, "seratus" },
  { 101, "seratus satu" },
  { 110, "seratus sepuluh" },
  { 111, "seratus sebelas" },
  { 215, "dua ratus lima belas" },
  { 999, "sembilan ratus sembilan puluh sembilan" },
  { 1000, "seribu" },
  { 1001, "seribu satu" },
  { 1100, "seribu seratus" },
  { 1945, "seribu sembilan ratus empat puluh lima" },
  { 2000, "dua ribu" },
  { 2026, "dua ribu dua puluh enam" },
  { 11000, "sebelas ribu" },
  { 21001, "dua puluh satu ribu satu" },
  { 100000, "seratus ribu" },
  { 101000, "seratus satu ribu" },
  { 1000000, "satu juta" },
  { 1001000, "satu juta seribu" },
  { 1250000, "satu juta dua ratus lima puluh ribu" },
  { 1000000000, "satu miliar" },
  { G_GINT64_CONSTANT (2410000000000), "dua triliun empat ratus sepuluh miliar" },
  { -3, "minus tiga" },
  { G_GINT64_CONSTANT (1000000000000000), "1000000000000000" },
  { G_MININT64, "-9223372036854775808" },
};

static void
test_spell (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *words = studio_number_spell (cases[i].number);

    g_assert_cmpstr (words, ==, cases[i].words);
  }
}

/* Every number has its own words, with one space between them. */
static void
test_apart (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (gint64 number = 0; number <= 12000; number++) {
    char *words = studio_number_spell (number);

    g_assert_null (strstr (words, "  "));
    g_assert_false (g_str_has_suffix (words, " "));
    g_assert_true (g_hash_table_add (seen, words));
  }
}

static const struct
{
  const char *iso, *words;
} date_cases[] = {
  { "2026-11-22", "Minggu, tanggal dua puluh dua bulan November tahun dua ribu dua puluh enam" },
  { "2027-01-01", "Jumat, tanggal satu bulan Januari tahun dua ribu dua puluh tujuh" },
  { "2024-02-29", "Kamis, tanggal dua puluh sembilan bulan Februari tahun dua ribu dua puluh empat" },
  { "1999-12-11", "Sabtu, tanggal sebelas bulan Desember tahun seribu sembilan ratus sembilan puluh sembilan" },
};

static void
test_dates (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (date_cases); i++) {
    g_autofree char *words = NULL;
    GDate date;

    g_assert_true (studio_date_from_iso (date_cases[i].iso, &date));
    words = studio_date_spell (&date);
    g_assert_cmpstr (words, ==, date_cases[i].words);
  }
}

int
main (int argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/number-words/spell", test_spell);
  g_test_add_func ("/number-words/apart", test_apart);
  g_test_add_func ("/number-words/dates", test_dates);

  return g_test_run ();
}
