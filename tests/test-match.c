#include "config.h"

#include "studio-match.h"

static void
test_found (void)
{
  static const struct
  {
    const char *query, *text;
    gboolean found;
  } cases[] = {
    { "", "Ratakan Kiri", TRUE },
    { "  ", "Ratakan Kiri", TRUE },
    { "rata", "Ratakan Kiri", TRUE },
    { "RATA kiri", "Ratakan Kiri", TRUE },
    { "kiri rata", "Ratakan Kiri", TRUE },
    { "taka", "Ratakan Kiri", TRUE },
    { "rtkn", "Ratakan Kiri", TRUE },
    { "tkn", "Ratakan Kiri", FALSE },
    { "rk", "Ratakan Kiri", FALSE },
    { "kanan", "Ratakan Kiri", FALSE },
    { "rata kanan", "Ratakan Kiri", FALSE },
    { "cafe", "Café", TRUE },
    { "café", "Cafe", TRUE },
    { "judul", "Ke lapisan “Judul”", TRUE },
    { "1080", "Persegi 1080 × 1080", TRUE },
    { "×", "Persegi 1080 × 1080", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    if ((studio_match_score (cases[i].query, cases[i].text) > 0) != cases[i].found)
      g_error ("“%s” in “%s”", cases[i].query, cases[i].text);
  }
}

/* The first of each pair answers better. */
static void
test_order (void)
{
  static const char *const pairs[][3] = {
    { "kiri", "Ratakan Kiri", "Ratakan Kirinya" },
    { "rata", "Ratakan Tengah", "Keratakan" },
    { "teks", "Teks", "Konteks" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    g_assert_cmpint (studio_match_score (pairs[i][0], pairs[i][1]), >, studio_match_score (pairs[i][0], pairs[i][2]));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/match/found", test_found);
  g_test_add_func ("/match/order", test_order);

  return g_test_run ();
}
