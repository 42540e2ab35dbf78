#include "config.h"

#include "studio-text-changes.h"

#include <string.h>

/* "sama [-lama-]{+baru+} sama" */
static char *
write_pieces (GPtrArray *pieces)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < pieces->len; i++) {
    const StudioTextPiece *piece = g_ptr_array_index (pieces, i);
    static const char *const marks[][2] = { { "", "" }, { "[-", "-]" }, { "{+", "+}" } };

    g_string_append_printf (text, "%s%s%s", marks[piece->fate][0], piece->text, marks[piece->fate][1]);
  }
  return g_string_free (text, FALSE);
}

static void
test_table (void)
{
  static const struct
  {
    const char *old, *fresh, *expected;
  } rows[] = {
    { "", "", "" },
    { "sama", "sama", "sama" },
    { "", "Jalan dibuka", "{+Jalan dibuka+}" },
    { "Jalan dibuka", "", "[-Jalan dibuka-]" },
    { "1.250 rumah", "1.260 rumah", "[-1.250-]{+1.260+} rumah" },
    { "mulai pukul 14.30.", "mulai pukul 15.30.", "mulai pukul [-14.30-]{+15.30+}." },
    { "Kantor tutup hari Senin", "Kantor buka hari Selasa", "Kantor [-tutup-]{+buka+} hari [-Senin-]{+Selasa+}" },
    { "a b c", "a x y c", "a [-b-]{+x y+} c" },
    { "Bupati Paser hadir", "Wakil Wali Kota hadir", "[-Bupati Paser-]{+Wakil Wali Kota+} hadir" },
    { "satu dua tiga empat", "satu dua sungguh tiga empat", "satu dua {+sungguh +}tiga empat" },
    { "judul\nisi", "kepala\nbadan", "[-judul-]{+kepala+}\n[-isi-]{+badan+}" },
    { "anak-anak, ibu", "anak-anak; ibu", "anak-anak[-,-]{+;+} ibu" },
    { "Selesai", "Selesai!", "Selesai{+!+}" },
    { "naik 5 %", "naik 6 %", "naik [-5-]{+6+} %" },
    { "café 👍🏽 baik", "café 👎🏽 baik", "café [-👍🏽-]{+👎🏽+} baik" },
    { "x x x x", "x x x", "x x x[- x-]" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (GPtrArray) pieces = studio_text_changes_find (rows[i].old, rows[i].fresh);
    g_autofree char *text = write_pieces (pieces);

    g_test_message ("%s → %s", rows[i].old, rows[i].fresh);
    g_assert_cmpstr (text, ==, rows[i].expected);
    g_assert_cmpint (studio_text_changes_any (pieces), ==, !g_str_equal (rows[i].old, rows[i].fresh));
  }
}

static void
assert_whole (const char *old,
              const char *fresh)
{
  g_autoptr (GPtrArray) pieces = studio_text_changes_find (old, fresh);
  g_autoptr (GString) before = g_string_new (NULL);
  g_autoptr (GString) after = g_string_new (NULL);

  for (guint i = 0; i < pieces->len; i++) {
    const StudioTextPiece *piece = g_ptr_array_index (pieces, i);

    g_assert_cmpuint (strlen (piece->text), >, 0);
    if (i > 0)
      g_assert_cmpint (piece->fate, !=, ((StudioTextPiece *) g_ptr_array_index (pieces, i - 1))->fate);
    if (piece->fate != STUDIO_TEXT_ADDED)
      g_string_append (before, piece->text);
    if (piece->fate != STUDIO_TEXT_REMOVED)
      g_string_append (after, piece->text);
  }
  g_assert_cmpstr (before->str, ==, old);
  g_assert_cmpstr (after->str, ==, fresh);
}

/* Whatever the texts, nothing of them is lost. */
static void
test_random (void)
{
  static const char *const words[] = { "satu", " ", "dua", " ", "\n", ".", "é", "1.000", "-", "👍", "tiga" };

  for (int round = 0; round < 400; round++) {
    g_autoptr (GString) old = g_string_new (NULL);
    g_autoptr (GString) fresh = g_string_new (NULL);

    for (int n = g_test_rand_int_range (0, 60); n > 0; n--)
      g_string_append (n % 2 == 0 ? old : fresh, words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
    assert_whole (old->str, fresh->str);
  }
}

/* Two captions as long as may be that have nothing in common are one change, at once. */
static void
test_huge (void)
{
  g_autoptr (GString) old = g_string_new (NULL);
  g_autoptr (GString) fresh = g_string_new (NULL);
  g_autoptr (GPtrArray) pieces = NULL;

  for (int i = 0; i < 16000; i++) {
    g_string_append_printf (old, "a%d ", i);
    g_string_append_printf (fresh, "b%d ", i);
  }
  assert_whole (old->str, fresh->str);
  pieces = studio_text_changes_find (old->str, fresh->str);
  g_assert_cmpuint (pieces->len, <=, 3);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/text-changes/table", test_table);
  g_test_add_func ("/text-changes/random", test_random);
  g_test_add_func ("/text-changes/huge", test_huge);
  return g_test_run ();
}
