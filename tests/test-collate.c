#include <locale.h>

#include "studio-collate.h"

typedef struct
{
  const char *first, *second;
} CollateCase;

static const CollateCase pairs[] = {
  { "Dinas Urusan 2", "Dinas Urusan 10" },
  { "Dinas Urusan 9", "dinas urusan 10" },
  { "Kecamatan 2 Utara", "Kecamatan 10" },
  { "SDN 007 Pontianak", "SDN 12 Pontianak" },
  { "badan", "Dinas" },
  { "Badan", "dinas" },
  { "Dinas", "Dinas Kesehatan" },
  { "", "a" },
  { "\xff", "\xff\xff" },
};

static void
test_pairs (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++) {
    g_test_message ("“%s” before “%s”", pairs[i].first, pairs[i].second);
    g_assert_cmpint (studio_collate (pairs[i].first, pairs[i].second), <, 0);
    g_assert_cmpint (studio_collate (pairs[i].second, pairs[i].first), >, 0);
    g_assert_cmpint (studio_collate (pairs[i].first, pairs[i].first), ==, 0);
  }
}

static void
test_array (void)
{
  const char *const names[] = { "10", "Éa", "1", "11", "2", "Eb" };
  g_autoptr (GPtrArray) array = g_ptr_array_new ();
  g_autofree char *joined = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    g_ptr_array_add (array, (gpointer) names[i]);
  g_ptr_array_sort (array, studio_collate_pointers);
  g_ptr_array_add (array, NULL);
  joined = g_strjoinv ("|", (char **) array->pdata);
  g_assert_true (g_str_has_prefix (joined, "1|2|10|11|"));
}

int
main (int argc,
      char *argv[])
{
  /* the locale's own order where there is one; numbers and small letters count in any */
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/collate/pairs", test_pairs);
  g_test_add_func ("/collate/array", test_array);
  return g_test_run ();
}
