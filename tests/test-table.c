#include <string.h>

#include "studio-error.h"
#include "studio-table.h"

/** Case: a file's bytes and what they say: cells parted by "|", rows by "/"; or else the error. @size: -1 for a text. */
typedef struct
{
  const char *name;
  const char *bytes;
  gssize size;
  const char *rows;
  StudioError error;
} Case;

#define TEXT(bytes) bytes, -1
#define BYTES(bytes) bytes, sizeof (bytes) - 1

static const Case cases[] = {
  { "comma", TEXT ("nama,jabatan\nSiti,Camat\n"), "nama|jabatan/Siti|Camat", 0 },
  { "semicolon", TEXT ("nama;nilai\nSiti;12,5\nAni;3,75\n"), "nama|nilai/Siti|12,5/Ani|3,75", 0 },
  { "tab", TEXT ("nama\tnilai\nSiti, S.H.\t1;2\n"), "nama|nilai/Siti, S.H.|1;2", 0 },
  { "bar", TEXT ("a|b\n1|2"), "a|b/1|2", 0 },
  { "one-column", TEXT ("Siti\nAni\n"), "Siti/Ani", 0 },
  { "crlf", TEXT ("a;b\r\n1;2\r\n"), "a|b/1|2", 0 },
  { "old-mac", TEXT ("a;b\r1;2\r"), "a|b/1|2", 0 },
  { "sep-line", TEXT ("sep=;\r\na,b;c\r\n"), "a,b|c", 0 },
  { "quotes", TEXT ("nama,alamat\n\"Siti \"\"Ani\"\"\",\"Jalan A, \r\nTana Paser\"\n"), "nama|alamat/Siti \"Ani\"|Jalan A, \nTana Paser", 0 },
  { "quoted-separators-mislead", TEXT ("nama;isi\n\"a\";\"x,y,z\"\n\"b\";\"x,y,z\"\n"), "nama|isi/a|x,y,z/b|x,y,z", 0 },
  { "quote-inside", TEXT ("pipa 5\" besi;2\nb;3\n"), "pipa 5\" besi|2/b|3", 0 },
  { "text-behind-quote", TEXT ("\"a\"b;c\nd;e\n"), "ab|c/d|e", 0 },
  { "blank-lines", TEXT ("\n;;\na;b\n\n  ; \n1;2\n"), "a|b/1|2", 0 },
  { "blank-cells", TEXT ("a;b;c\n1;;3\n;2;;;\n"), "a|b|c/1||3/|2", 0 },
  { "spaces", TEXT (" a ;\xC2\xA0 b\xC2\xA0\n"), "a|b", 0 },
  { "too-many-cells", TEXT ("a;b\n1;2\n1;2;3;4\n5;6\n"), "a|b/1|2/1|2|3|4/5|6", 0 },
  { "controls", TEXT ("a\x0b"
                      "b;c\x01\n"),
    "a b|c", 0 },
  { "bom", TEXT ("\xEF\xBB\xBFnama;x\n"), "nama|x", 0 },
  { "utf-8", TEXT ("Dessy’s – “x”;é\n"), "Dessy’s – “x”|é", 0 },
  { "windows-1252", BYTES ("\x93Karang\x94 \x96 caf\xe9;\x80\x81\n"), "“Karang” – café|€\xEF\xBF\xBD", 0 },
  { "utf-16-le", BYTES ("\xff\xfe"
                        "a\0\t\0\xe9\0\r\0\n\0\x3d\xd8\x00\xde\t\0z\0"),
    "a|é/😀|z", 0 },
  { "utf-16-be", BYTES ("\xfe\xff\0a\0;\0b"), "a|b", 0 },
  { "utf-16-no-mark", BYTES ("a\0;\0b\0\n\0"), "a|b", 0 },
  { "utf-16-odd", BYTES ("\xff\xfe"
                         "a\0;\0b\0\x3d\xd8\x01"),
    "a|b\xEF\xBF\xBD", 0 },
  { "utf-16-nul", BYTES ("\xff\xfe"
                         "a\0;\0\0\0"),
    "a|\xEF\xBF\xBD", 0 },
  { "empty", TEXT (""), NULL, STUDIO_ERROR_INVALID },
  { "only-bom", TEXT ("\xEF\xBB\xBF"), NULL, STUDIO_ERROR_INVALID },
  { "only-blank", TEXT (" \n\t\n\r\n"), NULL, STUDIO_ERROR_INVALID },
  { "only-sep", TEXT ("sep=;\n"), NULL, STUDIO_ERROR_INVALID },
  { "picture", BYTES ("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\4\0"), NULL, STUDIO_ERROR_UNSUPPORTED },
  { "old-workbook", BYTES ("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0"), NULL, STUDIO_ERROR_UNSUPPORTED },
  { "pdf", TEXT ("%PDF-1.7\nobj"), NULL, STUDIO_ERROR_UNSUPPORTED },
  { "zeros", BYTES ("\0\0\0\0\0\0\0\0"), NULL, STUDIO_ERROR_UNSUPPORTED },
  { "open-quote", TEXT ("a;b\n\"1;2\n3;4\n"), NULL, STUDIO_ERROR_INVALID },
};

static char *
describe (const StudioTable *table)
{
  GString *text = g_string_new (NULL);

  for (guint row = 0; row < studio_table_get_n_rows (table); row++) {
    if (row > 0)
      g_string_append_c (text, '/');
    for (guint column = 0; column < studio_table_get_row_length (table, row); column++)
      g_string_append_printf (text, "%s%s", column > 0 ? "|" : "", studio_table_get (table, row, column));
  }
  return g_string_free (text, FALSE);
}

static void
test_case (gconstpointer data)
{
  const Case *expected = data;
  g_autoptr (GBytes) bytes = g_bytes_new_static (expected->bytes, expected->size < 0 ? strlen (expected->bytes) : (gsize) expected->size);
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioTable) table = studio_table_parse_text ("data.csv", bytes, NULL, &error);
  g_autofree char *rows = table != NULL ? describe (table) : NULL;

  if (expected->rows != NULL)
    g_assert_no_error (error);
  else {
    g_assert_error (error, STUDIO_ERROR, (int) expected->error);
    g_assert_nonnull (strstr (error->message, "data.csv"));
  }
  g_assert_cmpstr (rows, ==, expected->rows);
  if (rows != NULL)
    g_assert_true (g_utf8_validate (rows, -1, NULL));
}

static StudioTable *
parse (const char *text,
       gsize length,
       const StudioTableHints *hints,
       GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, length);

  return studio_table_parse_text ("x", bytes, hints, error);
}

/* What a report says about a row has to be found again in the spreadsheet. */
static void
test_numbers (void)
{
  static const char text[] = "\n\na;b\n\"1\n1\";2\n\n3;4\n";
  g_autoptr (StudioTable) table = parse (text, sizeof text - 1, NULL, NULL);

  g_assert_cmpuint (studio_table_get_n_rows (table), ==, 3);
  g_assert_cmpuint (studio_table_get_row_number (table, 0), ==, 3);
  g_assert_cmpuint (studio_table_get_row_number (table, 1), ==, 4);
  g_assert_cmpuint (studio_table_get_row_number (table, 2), ==, 6);
  g_assert_cmpuint (studio_table_get_n_columns (table), ==, 2);
  g_assert_cmpstr (studio_table_get (table, 1, 9), ==, "");
  g_assert_cmpstr (studio_table_get (table, 9, 0), ==, "");
}

static void
test_hints (void)
{
  static const char text[] = "Kuaro 12,5\nBatu Engau 7,1\nLong Ikis 3,3\n";
  StudioTableHints hints = { .separators = "\t;", .max_rows = 2 };
  g_autoptr (StudioTable) table = parse (text, sizeof text - 1, &hints, NULL);

  g_assert_cmpuint (studio_table_get_n_rows (table), ==, 2);
  g_assert_cmpuint (studio_table_get_n_columns (table), ==, 1);
  g_assert_cmpstr (studio_table_get (table, 0, 0), ==, "Kuaro 12,5");
}

static void
test_limits (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) wide = g_string_new ("a");
  StudioTableHints hints = { .max_rows = 3 };
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioTable) table = NULL;
  g_autoptr (StudioTable) cut = NULL;

  for (guint i = 0; i < STUDIO_TABLE_MAX_ROWS; i++)
    g_string_append_printf (text, "baris %u;%u\n", i, i);
  table = parse (text->str, text->len, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (studio_table_get_n_rows (table), ==, STUDIO_TABLE_MAX_ROWS);
  g_assert_cmpstr (studio_table_get (table, STUDIO_TABLE_MAX_ROWS - 1, 1), ==, "19999");
  g_string_append (text, "satu lagi;1\n");
  g_assert_null (parse (text->str, text->len, NULL, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_LIMIT);
  g_clear_error (&error);
  cut = parse (text->str, text->len, &hints, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (studio_table_get_n_rows (cut), ==, 3);

  for (guint i = 0; i < STUDIO_TABLE_MAX_COLUMNS; i++)
    g_string_append (wide, ";");
  g_assert_nonnull (cut = (studio_table_unref (cut), parse (wide->str, wide->len, NULL, &error)));
  g_string_append (wide, "b");
  g_assert_null (parse (wide->str, wide->len, NULL, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_LIMIT);
}

/* Any bytes give a table of valid UTF-8 or an error. */
static void
test_random (void)
{
  static const char letters[] = "a;,\t\"\n\r\xff\xfe\x80\0|= ";

  for (guint run = 0; run < 3000; run++) {
    char text[64];
    gsize length = (gsize) g_test_rand_int_range (0, sizeof text);
    g_autoptr (GError) error = NULL;
    g_autoptr (StudioTable) table = NULL;

    for (gsize i = 0; i < length; i++)
      text[i] = letters[g_test_rand_int_range (0, sizeof letters - 1)];
    table = parse (text, length, NULL, &error);
    g_assert_true ((table == NULL) == (error != NULL));
    for (guint row = 0; table != NULL && row < studio_table_get_n_rows (table); row++) {
      for (guint column = 0; column < studio_table_get_n_columns (table); column++)
        g_assert_true (g_utf8_validate (studio_table_get (table, row, column), -1, NULL));
    }
  }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strconcat ("/table/text/", cases[i].name, NULL);

    g_test_add_data_func (path, &cases[i], test_case);
  }
  g_test_add_func ("/table/numbers", test_numbers);
  g_test_add_func ("/table/hints", test_hints);
  g_test_add_func ("/table/limits", test_limits);
  g_test_add_func ("/table/random", test_random);
  return g_test_run ();
}
