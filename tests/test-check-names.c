#include <string.h>

#include "studio-check.h"

#include "growth.h"

/* What checks make of the office's registers: names, degrees, terms, places. */

static GDate
day (int d,
     GDateMonth m,
     GDateYear y)
{
  GDate date;

  g_date_clear (&date, 1);
  if (d > 0)
    g_date_set_dmy (&date, (GDateDay) d, m, y);
  return date;
}

static void
install (void)
{
  StudioNames *names = studio_names_new ();
  /* copied at once */
  const StudioNamesPerson people[] = {
    { (char *) "Dr. Hj. Siti Aminah, S.E., M.M.", (char *) "Siti Aminah", (char *) "Kepala Dinas Kesehatan", NULL, day (20, 2, 2025), day (0, 1, 1) },
    { (char *) "Budi Santoso", (char *) "Budi Santoso", (char *) "Camat Kuaro", NULL, day (1, 1, 2020), day (20, 2, 2025) },
    { (char *) "Rina Marlina, S.H.", (char *) "Rina Marlina", (char *) "Staf Ahli", (char *) "Bupati Paser", day (0, 1, 1), day (0, 1, 1) },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (people); i++)
    studio_names_add_person (names, &people[i]);
  studio_names_add_place (names, "Sempulang");
  studio_names_add_place (names, "Tanah Grogot");
  studio_names_add_place (names, "Damai");
  studio_names_add_word (names, "Desa Sempulang");
  studio_names_add_word (names, "Dinkesprov");
  studio_names_install (names);
}

/* Returns: (transfer full) (nullable): "words → fix" of the first finding of @rule */
static char *
find (StudioChecker *checker,
      const char *rule,
      const char *written)
{
  g_autoptr (StudioText) text = studio_text_new (written, -1);
  StudioCheckInput in = { .place = { STUDIO_PLACE_CAPTION, NULL, NULL, -1 }, .text = text, .today = day (22, 11, 2026) };
  g_autoptr (GPtrArray) findings = studio_check_text (checker, NULL, &in);

  for (guint i = 0; i < findings->len; i++) {
    const StudioFinding *finding = g_ptr_array_index (findings, i);

    if (g_str_equal (finding->rule, rule)) {
      g_autofree char *words = g_utf8_substring (text->bytes, finding->start, finding->end);

      return g_strdup_printf ("%s → %s", words, finding->fix != NULL ? finding->fix : "");
    }
  }
  return NULL;
}

static void
test_names (void)
{
  static const struct
  {
    const char *rule, *text, *wanted; /* @wanted: NULL: passed over */
  } cases[] = {
    { "ORG-17", "Kepala Dinas Kesehatan Siti Aminnah hadir.", "Siti Aminnah → Siti Aminah" },
    { "ORG-17", "Kepala Dinas Kesehatan Siti Aminah hadir.", NULL },
    { "ORG-17", "Hj. Siti Aminah, S.E., M.M. membuka acara.", NULL },
    { "ORG-17", "Siti Aminah, S.E. membuka acara.", "Siti Aminah, S.E. → Siti Aminah, S.E., M.M." },
    { "ORG-17", "Siti Aminah, S.Pd., M.M. membuka acara.", "S.Pd. → " },
    { "ORG-17", "Siti Fatimah menerima tamu.", NULL },
    { "ORG-17", "Warga Desa Sempulan bergotong royong.", "Sempulan → Sempulang" },
    { "ORG-17", "Warga Desa Sempulang bergotong royong.", NULL },
    { "ORG-17", "Kantor di Tanah Grogod buka.", "Tanah Grogod → Tanah Grogot" },
    { "ORG-17", "Kantor di Tanah Grogot buka.", NULL },
    { "ORG-17", "Damar dijual di pasar.", NULL },
    { "ORG-17", "Bupati Paser Rina Marlina membuka acara.", "Bupati Paser Rina Marlina → " },
    { "ORG-17", "Rina Marlina mewakili Bupati Paser membuka acara.", NULL },
    { "ORG-17", "Mewakili Bupati Paser Rina Marlina membuka acara.", NULL },
    { "ISI-19", "Camat Kuaro Budi Santoso meninjau jalan.", "Budi Santoso → " },
    { "ISI-19", "Mantan Camat Kuaro Budi Santoso meninjau jalan.", NULL },
    { "ISI-19", "Kepala Dinas Kesehatan Siti Aminah meninjau jalan.", NULL },
    { "EJA-11", "Warga desa sempulang bergotong royong.", "sempulang → Sempulang" },
    { "EJA-11", "Hidup damai dan rukun.", NULL },
  };
  g_autoptr (StudioChecker) checker = NULL;

  install ();
  checker = studio_checker_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *found = find (checker, cases[i].rule, cases[i].text);

    if (g_strcmp0 (found, cases[i].wanted) != 0)
      g_error ("%s: “%s”: found %s, wanted %s", cases[i].rule, cases[i].text, found, cases[i].wanted);
  }
  studio_names_install (NULL);
}

/* Checkers keep what was installed when they were made. */
static void
test_install (void)
{
  g_autoptr (StudioChecker) with = NULL;
  g_autoptr (StudioChecker) without = NULL;
  g_autofree char *found = NULL;
  g_autofree char *none = NULL;

  install ();
  with = studio_checker_new ();
  studio_names_install (NULL);
  without = studio_checker_new ();
  found = find (with, "ORG-17", "Siti Aminnah hadir.");
  none = find (without, "ORG-17", "Siti Aminnah hadir.");
  g_assert_cmpstr (found, ==, "Siti Aminnah → Siti Aminah");
  g_assert_null (none);
}

static void
find_many (gsize length,
           gconstpointer checker)
{
  g_autofree char *text = growth_repeat ("Sungai Batu Sampai Sekarang. ", length);

  g_assert_null (find ((StudioChecker *) checker, "ORG-17", text));
}

/* A register that is too large is cut, and long texts stay quick. */
static void
test_many (void)
{
  StudioNames *names = studio_names_new ();
  g_autoptr (StudioChecker) checker = NULL;

  for (int i = 0; i < STUDIO_NAMES_MAX * 2; i++) {
    g_autofree char *name = g_strdup_printf ("Sungai Nomor%d", i);

    studio_names_add_place (names, name);
  }
  g_assert_cmpuint (names->places->len, ==, STUDIO_NAMES_MAX);
  studio_names_install (names);
  checker = studio_checker_new ();
  growth_assert_linear (find_many, 1024, checker);
  studio_names_install (NULL);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/check-names/names", test_names);
  g_test_add_func ("/check-names/install", test_install);
  g_test_add_func ("/check-names/many", test_many);

  return g_test_run ();
}
