#include <string.h>

#include "studio-slug.h"

typedef struct
{
  const char *title;
  gsize max_length;
  const char *slug;
} SlugCase;

static const SlugCase slug_cases[] = {
  { "Selamat Hari Jadi ke-78", 60, "selamat-hari-jadi-ke-78" },
  { "  Jalan, jembatan & air!  ", 60, "jalan-jembatan-air" },
  { "Salat Jum'at di Masjid", 60, "salat-jumat-di-masjid" },
  { "Salat Jum’at", 60, "salat-jumat" },
  { "Kafé Élite — “baru”", 60, "kafe-elite-baru" },
  { "Anggaran Rp1.250.000", 60, "anggaran-rp1-250-000" },
  { "satu dua tiga empat", 13, "satu-dua-tiga" },
  { "satu dua tiga empat", 12, "satu-dua" },
  { "Pertanggungjawaban", 8, "pertangg" },
  { "", 60, "unggahan" },
  { "🎉🎉", 60, "unggahan" },
  { "...", 60, "unggahan" },
  { "../../etc/passwd", 60, "etc-passwd" },
  { "..\\..\\a", 60, "a" },
  { "CON", 60, "unggahan-con" },
  { "lpt1", 60, "unggahan-lpt1" },
  { "com0", 60, "unggahan-com0" },
  { "nul", 5, "ungga" },
  { "aux tiga", 3, "ung" },
  { "aux tiga", 60, "aux-tiga" },
  { "console", 60, "console" },
  { "\xff\xfe rusak", 60, "rusak" },
  { "日本", 60, "unggahan" },
  { "a", 1, "a" },
};

static void
test_slugs (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (slug_cases); i++) {
    const SlugCase *c = &slug_cases[i];
    g_autofree char *slug = studio_slug (c->title, c->max_length);

    g_assert_cmpstr (slug, ==, c->slug);
    g_assert_cmpuint (strlen (slug), <=, c->max_length);
  }
}

static void
test_long_title (void)
{
  g_autofree char *title = g_strnfill (1000000, 'a');
  g_autofree char *slug = studio_slug (title, 80);

  g_assert_cmpuint (strlen (slug), ==, 80);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/slug/slugs", test_slugs);
  g_test_add_func ("/slug/long-title", test_long_title);

  return g_test_run ();
}
