#include "studio-arithmetic.h"

#include <string.h>

#include "studio-error.h"

typedef struct
{
  const char *text;
  double value;
} Sum;

/* 10 px a mm; 100 % is 1080 px */
static const Sum sums[] = {
  { "1080/2", 540 },
  { " 1080 / 2 ", 540 },
  { "=1080÷2", 540 },
  { "1080:2", 540 },
  { "3+4*2", 11 },
  { "(3+4)*2", 14 },
  { "2×3", 6 },
  { "2x3", 6 },
  { "2 X 3", 6 },
  { "10-4-3", 3 },
  { "100/10/2", 5 },
  { "-5+8", 3 },
  { "−5", -5 },
  { "--5", 5 },
  { "+5", 5 },
  { "2*-3", -6 },
  { "12,5", 12.5 },
  { "12.5", 12.5 },
  { "0.125", 0.125 },
  { ",5", 0.5 },
  { "1.080", 1080 },
  { "1.080,5", 1080.5 },
  { "1,080.5", 1080.5 },
  { "1.234.567", 1234567 },
  { "1,234,567", 1234567 },
  { "1,080", 1.08 },
  { "1.08", 1.08 },
  { "10.800", 10800 },
  { "1080.000", 1080 },
  { "12 mm", 120 },
  { "12mm", 120 },
  { "2,5 cm", 250 },
  { "1 in", 254 },
  { "1 inci", 254 },
  { "72 pt", 254 },
  { "12 px", 12 },
  { "12 PX", 12 },
  { "1 cm + 5", 105 },
  { "1 cm x 3", 300 },
  { "50 %", 540 },
  { "50%+10", 550 },
  { "100%/3", 360 },
  { "((((7))))", 7 },
};

static const StudioArithmetic paper = { 10, 1080 };

static void
test_sums (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sums); i++) {
    g_autoptr (GError) error = NULL;
    double value = -1;

    g_test_message ("%s", sums[i].text);
    g_assert_true (studio_arithmetic_evaluate (sums[i].text, &paper, &value, &error));
    g_assert_no_error (error);
    g_assert_cmpfloat_with_epsilon (value, sums[i].value, 1e-9);
  }
}

static const char *const bad[] = { "", " ", "=", "abc", "12 foo", "1080/", "/2", "*", "(1", "1)", "()", "1/0", "1/(2-2)", "1..2", "1.2.3", "1,2,3", "1.2,3.4", ".", ",",
                                   "1 2", "1\xc2\xa0"
                                          "080",
                                   "1.080 mm", "1.080 %", "1e5", "nan", "inf", "1;2", "\xff", "5 5 5", "12 mm mm" };

static void
test_bad (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autoptr (GError) error = NULL;
    double value = 77;

    if (studio_arithmetic_evaluate (bad[i], &paper, &value, &error))
      g_error ("“%s” was read as %g", bad[i], value);
    g_assert_nonnull (error);
    g_assert_cmpint (error->domain, ==, STUDIO_ERROR);
    g_assert_cmpfloat (value, ==, 77);
    /* one sentence */
    g_assert_cmpint (error->message[strlen (error->message) - 1], ==, '.');
  }
}

static void
test_without_units (void)
{
  static const char *const texts[] = { "1 mm", "1 cm", "50 %", "2 pt", "1 inci" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GError) error = NULL;
    double value;

    g_assert_false (studio_arithmetic_evaluate (texts[i], NULL, &value, &error));
    g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_INVALID);
  }
}

static char *
repeated (const char *text,
          guint n,
          const char *end)
{
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (string, text);
  return g_string_free (g_string_append (string, end), FALSE);
}

static void
test_limits (void)
{
  static const struct
  {
    const char *text;
    guint n;
    const char *end;
  } cases[] = { { "(", 150, "1" }, { "(", 100000, "1" }, { "9", 190, "" }, { "-", 100000, "1" }, { "9*", 100000, "9" } };
  double value;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text = repeated (cases[i].text, cases[i].n, cases[i].end);
    g_autoptr (GError) error = NULL;

    if (g_str_equal (cases[i].text, "9")) {
      g_assert_true (studio_arithmetic_evaluate (text, NULL, &value, &error));
      continue;
    }
    g_assert_false (studio_arithmetic_evaluate (text, NULL, &value, &error));
    g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_INVALID);
  }
}

static void
test_too_large (void)
{
  g_autofree char *nines = repeated ("9", 99, "");
  g_autofree char *text = g_strconcat (nines, "*", nines, NULL);
  double value = 0;

  /* 10^198 is still a number; a sum of 200 characters can't leave a double's range but by dividing */
  g_assert_true (studio_arithmetic_evaluate (text, NULL, &value, NULL));
  g_assert_cmpfloat (value, >, 1e190);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/arithmetic/sums", test_sums);
  g_test_add_func ("/arithmetic/bad", test_bad);
  g_test_add_func ("/arithmetic/without-units", test_without_units);
  g_test_add_func ("/arithmetic/limits", test_limits);
  g_test_add_func ("/arithmetic/too-large", test_too_large);
  return g_test_run ();
}
