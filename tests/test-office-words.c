#include "config.h"

#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "studio-check.h"
#include "studio-error.h"
#include "studio-office-watch.h"
#include "studio-office-words.h"

/* --- helpers --- */

static char *
get_path (const char *file)
{
  return g_build_filename (g_get_user_data_dir (), "pemda-studio", "words", file, NULL);
}

static void
empty_lists (void)
{
  static const char *const files[] = { "kantor.txt", "baku.txt" };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autofree char *path = get_path (files[i]);

    g_remove (path);
  }
}

static void
put_file (const char *file,
          const char *text,
          gssize length)
{
  g_autofree char *path = get_path (file), *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (folder, 0700);
  g_file_set_contents (path, text, length, &error);
  g_assert_no_error (error);
}

static char *
read_text (const char *file)
{
  g_autofree char *path = get_path (file);
  char *text = NULL;

  return g_file_get_contents (path, &text, NULL, NULL) ? text : g_strdup ("");
}

/* Returns: how often @rule finds something in @words, with the lists as they are now */
static guint
count_findings (const char *words,
                const char *rule)
{
  g_autoptr (StudioChecker) checker = studio_checker_new ();
  g_autoptr (StudioText) text = studio_text_new (words, -1);
  StudioCheckInput in = { .place = { STUDIO_PLACE_CAPTION, NULL, NULL, -1 }, .text = text };
  g_autoptr (GPtrArray) findings = NULL;
  guint n = 0;

  g_date_set_dmy (&in.today, 1, 7, 2026);
  findings = studio_check_text (checker, NULL, &in);
  for (guint i = 0; i < findings->len; i++)
    n += g_str_equal (((const StudioFinding *) g_ptr_array_index (findings, i))->rule, rule);
  return n;
}

static void
add (const char *word)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (studio_office_words_add (word, &error));
  g_assert_no_error (error);
}

static void
add_pair (const char *wrong,
          const char *right)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (studio_office_words_add_pair (wrong, right, &error));
  g_assert_no_error (error);
}

/* --- */

/* A word on the office's list is right for each rule on words. */
static void
test_right (void)
{
  static const struct
  {
    const char *word, *text, *rule;
  } cases[] = {
    { "zzbetagor", "Warga makan zzbetagor di halaman. Semua warga makan zzbetagor.", "EJA-09" },
    { "aktifitas", "Warga menjalankan aktifitas di halaman kantor.", "EJA-07" },
    { "Online", "Warga mendaftar secara online di kantor desa.", "EJA-24" },
    { "YG", "Warga yg hadir pulang sore hari.", "EJA-25" },
    { "BPKSD", "Warga datang ke BPKSD untuk mengurus berkas.", "EJA-28" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;

    empty_lists ();
    g_assert_cmpuint (count_findings (cases[i].text, cases[i].rule), >, 0);
    add (cases[i].word);
    g_assert_cmpuint (count_findings (cases[i].text, cases[i].rule), ==, 0);
    g_assert_true (studio_office_words_remove (cases[i].word, &error));
    g_assert_cmpuint (count_findings (cases[i].text, cases[i].rule), >, 0);
  }
}

static void
test_pairs (void)
{
  g_autofree char *right = NULL, *pairs = NULL;

  empty_lists ();
  add ("puskesling");
  g_assert_cmpuint (count_findings ("Warga datang ke puskesling desa.", "EJA-07"), ==, 0);
  add_pair ("Puskesling", "puskesmas keliling");
  g_assert_cmpuint (count_findings ("Warga datang ke puskesling desa.", "EJA-07"), ==, 1);
  add_pair ("puskesling", "puskesmas  keliling");
  right = read_text ("kantor.txt");
  pairs = read_text ("baku.txt");
  g_assert_cmpstr (right, ==, "");
  g_assert_cmpstr (pairs, ==, "puskesling → puskesmas keliling\n");
}

static void
test_list (void)
{
  g_autoptr (GPtrArray) words = NULL;
  g_autoptr (GError) error = NULL;
  static const char *const expected[][2] = { { "Grogot", NULL }, { "heboh*", NULL }, { "modang", "Modang" }, { "Tanah Grogot", NULL } };

  empty_lists ();
  add ("Tanah Grogot");
  add (" Grogot\n");
  add ("grogot");
  add ("Grogot");
  add ("heboh*");
  add_pair ("modang", "Modang");
  words = studio_office_words_list (&error);
  g_assert_no_error (error);
  g_assert_cmpuint (words->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < words->len; i++) {
    const StudioOfficeWord *word = g_ptr_array_index (words, i);

    g_assert_cmpstr (word->word, ==, expected[i][0]);
    g_assert_cmpstr (word->right, ==, expected[i][1]);
  }
}

/* What a person wrote by hand stays, also what nobody understands. */
static void
test_by_hand (void)
{
  static const char by_hand[] = "# nama desa\r\nModang\n\n→ rusak\nsatu → dua → tiga\n\xff\xfe\nKuaro";
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) words = NULL;

  empty_lists ();
  put_file ("kantor.txt", by_hand, -1);
  add ("Batu Sopang");
  g_assert_true (studio_office_words_remove ("KUARO", NULL));
  text = read_text ("kantor.txt");
  g_assert_cmpstr (text, ==, "# nama desa\nModang\n\n→ rusak\nsatu → dua → tiga\n\xff\xfe\nBatu Sopang\n");
  words = studio_office_words_list (NULL);
  g_assert_cmpuint (words->len, ==, 3);
}

static void
test_refused (void)
{
  g_autofree char *long_word = g_strnfill (STUDIO_OFFICE_WORD_MAX + 1, 'a');
  g_autofree char *huge = g_strnfill (2 * 1024 * 1024, 'a');
  const char *const wrong[] = { "", "   ", "# catatan", "a → b", "a -> b", "*", "a*", "a*b", "ab**", "→", "!!!", "\xff", "satu dua tiga empat lima enam tujuh delapan sembilan", long_word, huge };
  g_autofree char *right_file = NULL, *pairs_file = NULL;

  empty_lists ();
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GError) error_pair = NULL;

    g_assert_false (studio_office_words_add (wrong[i], &error));
    g_assert_true (error->domain == STUDIO_ERROR);
    g_assert_false (studio_office_words_add_pair (wrong[i], "benar", &error_pair));
    g_assert_true (error_pair->domain == STUDIO_ERROR);
  }
  g_assert_false (studio_office_words_add_pair ("salah", "", NULL));
  g_assert_false (studio_office_words_add_pair ("salah", "a → b", NULL));
  g_assert_false (studio_office_words_add_pair ("salah", "ben*", NULL));
  g_assert_false (studio_office_words_add_pair ("salah", long_word, NULL));
  right_file = read_text ("kantor.txt");
  pairs_file = read_text ("baku.txt");
  g_assert_cmpstr (right_file, ==, "");
  g_assert_cmpstr (pairs_file, ==, "");
}

/* A list that can't be read is not written over. */
static void
test_unreadable (void)
{
  g_autofree char *huge = g_strnfill (5 * 1024 * 1024, 'a');
  g_autofree char *path = get_path ("kantor.txt");
  g_autoptr (GError) error = NULL;
  GStatBuf about;

  empty_lists ();
  put_file ("kantor.txt", huge, -1);
  g_assert_false (studio_office_words_add ("Modang", &error));
  g_assert_nonnull (error);
  g_assert_null (studio_office_words_list (NULL));
  g_assert_cmpint (g_stat (path, &about), ==, 0);
  g_assert_cmpint (about.st_size, ==, 5 * 1024 * 1024);
  empty_lists ();
}

static void
test_full (void)
{
  g_autoptr (GString) many = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < STUDIO_OFFICE_WORDS_MAX; i++)
    g_string_append_printf (many, "kata%d\n", i);
  put_file ("kantor.txt", many->str, -1);
  g_assert_false (studio_office_words_add ("Modang", &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_LIMIT);
  g_assert_true (studio_office_words_remove ("kata7", NULL));
  add ("Modang");
  empty_lists ();
}

static void
count_cb (StudioOfficeWatch *watch,
          guint *n)
{
  *n += 1;
}

static void
test_told (void)
{
  guint n = 0;
  gulong handler = g_signal_connect (studio_office_watch_get (), "words", G_CALLBACK (count_cb), &n);

  empty_lists ();
  add ("Modang");
  g_assert_cmpuint (n, ==, 1);
  g_assert_false (studio_office_words_add ("#", NULL));
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (studio_office_words_remove ("Modang", NULL));
  g_assert_cmpuint (n, ==, 2);
  g_signal_handler_disconnect (studio_office_watch_get (), handler);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/office-words/right", test_right);
  g_test_add_func ("/office-words/pairs", test_pairs);
  g_test_add_func ("/office-words/list", test_list);
  g_test_add_func ("/office-words/by-hand", test_by_hand);
  g_test_add_func ("/office-words/refused", test_refused);
  g_test_add_func ("/office-words/unreadable", test_unreadable);
  g_test_add_func ("/office-words/full", test_full);
  g_test_add_func ("/office-words/told", test_told);

  return g_test_run ();
}
