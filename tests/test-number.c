#include <locale.h>
#include <math.h>
#include <string.h>

#include "studio-error.h"
#include "studio-number.h"

typedef struct
{
  const char *text;
  StudioNumberKind kind;
  double value;
  int decimals;
  gboolean ambiguous;
} NumberCase;

static const NumberCase number_cases[] = {
  /* what an office pastes from a spreadsheet */
  { "1.234.567", STUDIO_NUMBER_PLAIN, 1234567, 0, FALSE },
  { "12,5", STUDIO_NUMBER_PLAIN, 12.5, 1, FALSE },
  { "3,07%", STUDIO_NUMBER_PERCENT, 0.0307, 2, FALSE },
  { "Rp1.250.000", STUDIO_NUMBER_MONEY, 1250000, 0, FALSE },
  { "1,2 miliar", STUDIO_NUMBER_PLAIN, 1.2e9, 0, FALSE },
  { "-", STUDIO_NUMBER_MISSING, 0, 0, FALSE },
  { "", STUDIO_NUMBER_MISSING, 0, 0, FALSE },
  /* missing */
  { "  ", STUDIO_NUMBER_MISSING, 0, 0, FALSE },
  { "–", STUDIO_NUMBER_MISSING, 0, 0, FALSE },
  { "…", STUDIO_NUMBER_MISSING, 0, 0, FALSE },
  { "N/A", STUDIO_NUMBER_MISSING, 0, 0, FALSE },
  { "Tidak ada", STUDIO_NUMBER_MISSING, 0, 0, FALSE },
  { " Rp -   ", STUDIO_NUMBER_MISSING, 0, 0, FALSE },
  { "Rp", STUDIO_NUMBER_MISSING, 0, 0, FALSE },
  { NULL, STUDIO_NUMBER_MISSING, 0, 0, FALSE },
  /* marks */
  { "0", STUDIO_NUMBER_PLAIN, 0, 0, FALSE },
  { "1250", STUDIO_NUMBER_PLAIN, 1250, 0, FALSE },
  { "1.250", STUDIO_NUMBER_PLAIN, 1250, 0, TRUE },
  { "1.25", STUDIO_NUMBER_PLAIN, 1.25, 2, FALSE },
  { "0.125", STUDIO_NUMBER_PLAIN, 0.125, 3, FALSE },
  { "1250.125", STUDIO_NUMBER_PLAIN, 1250.125, 3, FALSE },
  { ".5", STUDIO_NUMBER_PLAIN, 0.5, 1, FALSE },
  { ",5", STUDIO_NUMBER_PLAIN, 0.5, 1, FALSE },
  { "1,250", STUDIO_NUMBER_PLAIN, 1.25, 3, FALSE },
  { "2.500,75", STUDIO_NUMBER_PLAIN, 2500.75, 2, FALSE },
  { "2,500.75", STUDIO_NUMBER_PLAIN, 2500.75, 2, FALSE },
  { "1,234,567", STUDIO_NUMBER_PLAIN, 1234567, 0, FALSE },
  { "1.234.567,891", STUDIO_NUMBER_PLAIN, 1234567.891, 3, FALSE },
  /* signs and spaces */
  { "-12,5", STUDIO_NUMBER_PLAIN, -12.5, 1, FALSE },
  { "−12,5", STUDIO_NUMBER_PLAIN, -12.5, 1, FALSE },
  { "+4", STUDIO_NUMBER_PLAIN, 4, 0, FALSE },
  { "(1.250.000)", STUDIO_NUMBER_PLAIN, -1250000, 0, FALSE },
  { "-0", STUDIO_NUMBER_PLAIN, 0, 0, FALSE },
  { "\xC2\xA0"
    "12,5 \xC2\xA0",
    STUDIO_NUMBER_PLAIN, 12.5, 1, FALSE },
  /* percent */
  { "86,4 persen", STUDIO_NUMBER_PERCENT, 0.864, 1, FALSE },
  { "-2 %", STUDIO_NUMBER_PERCENT, -0.02, 0, FALSE },
  { "100%", STUDIO_NUMBER_PERCENT, 1, 0, FALSE },
  /* money */
  { "Rp 1.250.000,00", STUDIO_NUMBER_MONEY, 1250000, 2, FALSE },
  { "Rp. 1.250.000,-", STUDIO_NUMBER_MONEY, 1250000, 0, FALSE },
  { "Rp8,4 M", STUDIO_NUMBER_MONEY, 8.4e9, 0, FALSE },
  { "rp8,4 m", STUDIO_NUMBER_MONEY, 8.4e9, 0, FALSE },
  { "IDR 500", STUDIO_NUMBER_MONEY, 500, 0, FALSE },
  { "550 miliar rupiah", STUDIO_NUMBER_MONEY, 550e9, 0, FALSE },
  { "Rp1.250", STUDIO_NUMBER_MONEY, 1250, 0, FALSE },
  { "Rp1.250 miliar", STUDIO_NUMBER_MONEY, 1250e9, 0, TRUE },
  { "-Rp500", STUDIO_NUMBER_MONEY, -500, 0, FALSE },
  { "Rp(500)", STUDIO_NUMBER_MONEY, -500, 0, FALSE },
  /* words */
  { "5 ribu", STUDIO_NUMBER_PLAIN, 5000, 0, FALSE },
  { "6,1255 ribu", STUDIO_NUMBER_PLAIN, 6125.5, 1, FALSE },
  { "5rb", STUDIO_NUMBER_PLAIN, 5000, 0, FALSE },
  { "1,25 Juta", STUDIO_NUMBER_PLAIN, 1.25e6, 0, FALSE },
  { "1,25 jt", STUDIO_NUMBER_PLAIN, 1.25e6, 0, FALSE },
  { "2,41 triliun", STUDIO_NUMBER_PLAIN, 2.41e12, 0, FALSE },
  { "2,41 T", STUDIO_NUMBER_PLAIN, 2.41e12, 0, FALSE },
  { "3 milyar", STUDIO_NUMBER_PLAIN, 3e9, 0, FALSE },
};

static const char *const bad_numbers[] = {
  "abc",
  "12 apel",
  "1.2.3",
  "12.05.2023",
  "1.23.456",
  "1.2345.678",
  "01.234.567",
  "1,234.567,8",
  "5.",
  "5,",
  ".",
  ",",
  "5 m",
  "5 t",
  "juta",
  "%",
  "Rp5 %",
  "5 juta %",
  "1e5",
  "0x10",
  "--5",
  "5-",
  "(5",
  "nan",
  "inf",
  "12\xff",
  "12345678901234567890123456789012345678901234567890123456789012345",
};

static void
test_parse (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (number_cases); i++) {
    const NumberCase *c = &number_cases[i];
    g_autoptr (GError) error = NULL;
    StudioNumber number;

    g_test_message ("“%s”", c->text != NULL ? c->text : "(null)");
    g_assert_true (studio_number_parse (c->text, &number, &error));
    g_assert_no_error (error);
    g_assert_cmpint (number.kind, ==, c->kind);
    g_assert_cmpfloat (number.value, ==, c->value);
    g_assert_cmpint (number.decimals, ==, c->decimals);
    g_assert_cmpint (number.ambiguous, ==, c->ambiguous);
  }
}

static void
test_refuse (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bad_numbers); i++) {
    g_autoptr (GError) error = NULL;
    StudioNumber number;

    g_test_message ("bad number %" G_GSIZE_FORMAT, i);
    g_assert_false (studio_number_parse (bad_numbers[i], &number, &error));
    g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_INVALID);
    g_assert_true (g_utf8_validate (error->message, -1, NULL));
    g_assert_cmpuint (strlen (error->message), <, 250);
  }
}

typedef struct
{
  const char *cells[5];
  gboolean decimal_points;
  double values[5];
  gboolean ambiguous;
  guint n_unread;
} ColumnCase;

static const ColumnCase column_cases[] = {
  /* nothing settles it: thousands, and the program says so; the person may decide otherwise */
  { { "1.250", "2.500", "3.125" }, FALSE, { 1250, 2500, 3125 }, TRUE, 0 },
  { { "1.250", "2.500", "3.125" }, TRUE, { 1.25, 2.5, 3.125 }, TRUE, 0 },
  { { "1.250", "-", "15" }, FALSE, { 1250, 0, 15 }, TRUE, 0 },
  /* one cell settles it, whatever the person said before */
  { { "1.250", "2.500,75", "3.125" }, TRUE, { 1250, 2500.75, 3125 }, FALSE, 0 },
  { { "1.250", "1.25", "3.125" }, FALSE, { 1.25, 1.25, 3.125 }, FALSE, 0 },
  { { "1.250", "1.234.567" }, TRUE, { 1250, 1234567 }, FALSE, 0 },
  { { "1.250", "12,5" }, TRUE, { 1250, 12.5 }, FALSE, 0 },
  { { "1.250", "Rp1.500" }, TRUE, { 1250, 1500 }, FALSE, 0 },
  { { "1,250", "2,500.5", "1.125" }, FALSE, { 1250, 2500.5, 1.125 }, FALSE, 0 },
  /* nothing to settle */
  { { "10", "20", "" }, FALSE, { 10, 20, 0 }, FALSE, 0 },
  { { "12,5", "7,25" }, TRUE, { 12.5, 7.25 }, FALSE, 0 },
  { { NULL }, FALSE, { 0 }, FALSE, 0 },
  /* contradictions stay open */
  { { "1.25", "12,5", "1.250" }, FALSE, { 1.25, 12.5, 1250 }, TRUE, 0 },
  /* words are not read */
  { { "10", "sepuluh", "12:30" }, FALSE, { 10, 0, 0 }, FALSE, 2 },
};

static void
test_columns (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (column_cases); i++) {
    const ColumnCase *c = &column_cases[i];
    StudioNumber numbers[5];
    gboolean ambiguous = !c->ambiguous;
    guint n_cells = g_strv_length ((char **) c->cells);
    guint n_unread = studio_number_parse_column (c->cells, n_cells, c->decimal_points, numbers, &ambiguous);

    g_test_message ("column %" G_GSIZE_FORMAT, i);
    g_assert_cmpuint (n_unread, ==, c->n_unread);
    g_assert_cmpint (ambiguous, ==, c->ambiguous);
    for (guint j = 0; j < n_cells; j++) {
      g_assert_cmpfloat (numbers[j].value, ==, c->values[j]);
      g_assert_true (ambiguous || !numbers[j].ambiguous);
    }
  }
}

typedef struct
{
  double value;
  int max_decimals;
  const char *text;
} FormatCase;

static const FormatCase format_cases[] = {
  { 0, 2, "0" },
  { 5, 2, "5" },
  { 999, 0, "999" },
  { 1000, 0, "1.000" },
  { 1234567.5, 2, "1.234.567,5" },
  { 12.5, 2, "12,5" },
  { -1250, 2, "−1.250" },
  { -0.001, 2, "0" },
  { 2.5, 0, "3" },
  { -2.5, 0, "−3" },
  { 0.125, 2, "0,13" },
  { 1.005, 2, "1,01" },
  { 1.004, 2, "1" },
  { 0.1 + 0.2, 15, "0,3" },
  { 123456789012, 0, "123.456.789.012" },
  { NAN, 2, "–" },
  { INFINITY, 2, "–" },
};

static void
test_format (void)
{
  g_autofree char *huge = studio_number_format (-1e308, 15);

  for (gsize i = 0; i < G_N_ELEMENTS (format_cases); i++) {
    g_autofree char *text = studio_number_format (format_cases[i].value, format_cases[i].max_decimals);

    g_assert_cmpstr (text, ==, format_cases[i].text);
  }
  g_assert_cmpuint (strlen (huge), ==, strlen ("−") + 309 + 102);
}

typedef struct
{
  double value;
  const char *words;
  const char *tight;
} WordsCase;

static const WordsCase words_cases[] = {
  { 0, "0", "0" },
  { 1240, "1.240", "1.240" },
  { 12.5, "12,5", "12,5" },
  { 999999, "999.999", "999.999" },
  { 999999.999, "1 juta", "1 jt" },
  { 1000000, "1 juta", "1 jt" },
  { 1250000, "1,25 juta", "1,25 jt" },
  { 8.4e9, "8,4 miliar", "8,4 M" },
  { 999999999, "1 miliar", "1 M" },
  { 2.41e12, "2,41 triliun", "2,41 T" },
  { 3.5e15, "3.500 triliun", "3.500 T" },
  { -1250000, "−1,25 juta", "−1,25 jt" },
  { NAN, "–", "–" },
};

static void
test_words (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (words_cases); i++) {
    g_autofree char *words = studio_number_format_words (words_cases[i].value);
    g_autofree char *tight = studio_number_format_short (words_cases[i].value);

    g_assert_cmpstr (words, ==, words_cases[i].words);
    g_assert_cmpstr (tight, ==, words_cases[i].tight);
  }
}

typedef struct
{
  const char *cell;
  const char *normal;
  const char *tight;
} DisplayCase;

static const DisplayCase display_cases[] = {
  { "1.234.567", "1.234.567", "1,23 jt" },
  { "12,5", "12,5", "12,5" },
  { "Rp1.250.000", "Rp1,25 juta", "Rp1,25 jt" },
  { "Rp8,4 M", "Rp8,4 miliar", "Rp8,4 M" },
  { "Rp750.000", "Rp750.000", "Rp750.000" },
  { "-Rp2.000.000", "−Rp2 juta", "−Rp2 jt" },
  { "3,07%", "3,07 %", "3,07 %" },
  { "3,075%", "3,075 %", "3,075 %" },
  { "1,2 miliar", "1,2 miliar", "1,2 M" },
  { "1.240", "1.240", "1.240" },
  { "-", "–", "–" },
};

static void
test_display (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (display_cases); i++) {
    StudioNumber number;
    g_autofree char *normal = NULL;
    g_autofree char *tight = NULL;

    g_assert_true (studio_number_parse (display_cases[i].cell, &number, NULL));
    normal = studio_number_display (&number, FALSE);
    tight = studio_number_display (&number, TRUE);
    g_assert_cmpstr (normal, ==, display_cases[i].normal);
    g_assert_cmpstr (tight, ==, display_cases[i].tight);
  }
}

/* What is displayed must be read back as the same number. */
static void
test_round_trip (void)
{
  for (double value = 0.25; value < 1e6; value *= 1.37) {
    g_autofree char *text = studio_number_format (value, 2);
    StudioNumber number;

    g_assert_true (studio_number_parse (text, &number, NULL));
    g_assert_cmpfloat_with_epsilon (number.value, value, 0.005 + 1e-9);
  }
}

int
main (int argc,
      char *argv[])
{
  /* where it is installed, a locale with a decimal comma */
  if (setlocale (LC_ALL, "id_ID.UTF-8") == NULL)
    setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/number/parse", test_parse);
  g_test_add_func ("/number/refuse", test_refuse);
  g_test_add_func ("/number/columns", test_columns);
  g_test_add_func ("/number/format", test_format);
  g_test_add_func ("/number/words", test_words);
  g_test_add_func ("/number/display", test_display);
  g_test_add_func ("/number/round-trip", test_round_trip);

  return g_test_run ();
}
