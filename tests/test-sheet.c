#include "studio-error.h"
#include "studio-number.h"
#include "studio-sheet.h"
#include "zip-fixture.h"

#define NS "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
#define REL "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define XML "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

static const char package_rels[] = XML "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                                       "<Relationship Id=\"rId1\" Type=\"" REL "officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>";
static const char book_rels[] = XML "<Relationships>"
                                    "<Relationship Id=\"rId1\" Type=\"" REL "worksheet\" Target=\"worksheets/sheet1.xml\"/>"
                                    "<Relationship Id=\"rId2\" Type=\"" REL "worksheet\" Target=\"/xl/worksheets/sheet2.xml\"/>"
                                    "<Relationship Id=\"rId3\" Type=\"" REL "sharedStrings\" Target=\"sharedStrings.xml\"/>"
                                    "<Relationship Id=\"rId4\" Type=\"" REL "styles\" Target=\"styles.xml\"/></Relationships>";
static const char book[] = XML "<workbook " NS "><workbookPr/><sheets><sheet name=\"Rahasia\" sheetId=\"1\" state=\"hidden\" r:id=\"rId2\"/>"
                               "<sheet name=\"Peserta\" sheetId=\"2\" r:id=\"rId1\"/></sheets></workbook>";
static const char strings[] = XML "<sst " NS "><si><t>nama</t></si><si><r><t>Siti </t></r><r><rPr><b/></rPr><t xml:space=\"preserve\">Rahma</t></r></si>"
                                  "<si><t>東</t><rPh sb=\"0\" eb=\"1\"><t>ひがし</t></rPh></si><si><t>a_x000D_\nb &amp; c</t></si></sst>";
static const char styles[] = XML "<styleSheet " NS "><numFmts count=\"5\"><numFmt numFmtId=\"164\" formatCode=\"[$-421]dd\\ mmmm\\ yyyy;@\"/>"
                                 "<numFmt numFmtId=\"165\" formatCode=\"&quot;Rp&quot;#,##0\"/><numFmt numFmtId=\"166\" formatCode=\"000\"/>"
                                 "<numFmt numFmtId=\"167\" formatCode=\"#,##0.0&quot; hari&quot;\"/><numFmt numFmtId=\"168\" formatCode=\"[h]:mm\"/></numFmts>"
                                 "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"10\"/>"
                                 "<xf numFmtId=\"164\"/><xf numFmtId=\"165\"/><xf numFmtId=\"166\"/><xf numFmtId=\"20\"/><xf numFmtId=\"22\"/><xf numFmtId=\"167\"/>"
                                 "</cellXfs></styleSheet>";

/* Returns: (transfer full): a workbook whose shown sheet has @rows */
static GPtrArray *
make_items (const char *rows)
{
  GPtrArray *items = zip_items_new ();
  g_autofree char *sheet = g_strdup_printf (XML "<worksheet " NS "><dimension ref=\"A1\"/><sheetData>%s</sheetData></worksheet>", rows);

  zip_add (items, "[Content_Types].xml", "<Types/>", -1);
  zip_add (items, "_rels/.rels", package_rels, -1);
  zip_add (items, "xl/workbook.xml", book, -1);
  zip_add (items, "xl/_rels/workbook.xml.rels", book_rels, -1);
  zip_add (items, "xl/sharedStrings.xml", strings, -1);
  zip_add (items, "xl/styles.xml", styles, -1);
  zip_add (items, "xl/worksheets/sheet1.xml", sheet, -1);
  zip_add (items, "xl/worksheets/sheet2.xml", "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>rahasia</t></is></c></row></sheetData></worksheet>", -1);
  return items;
}

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

static StudioTable *
parse (GPtrArray *items,
       const char *sheet,
       GError **error)
{
  g_autoptr (GBytes) bytes = zip_write (items);

  return studio_sheet_parse ("data.xlsx", bytes, sheet, error);
}

/** Case: rows of a sheet and what they say, or else the error. */
typedef struct
{
  const char *name;
  const char *rows;
  const char *expected;
  StudioError error;
} Case;

static const Case cases[] = {
  { "shared", "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c><c r='C1' t='s'><v>2</v></c><c r='D1' t='s'><v>3</v></c></row>",
    "nama|Siti Rahma|東|a\nb & c", 0 },
  { "inline", "<row r='1'><c r='A1' t='inlineStr'><is><r><t>Desa </t></r><r><t>Janju</t></r></is></c></row>", "Desa Janju", 0 },
  { "numbers",
    "<row r='1'><c><v>1234.5</v></c><c><v>1234567</v></c><c><v>0.30000000000000004</v></c><c><v>-2.50</v></c><c><v>1E3</v></c><c><v>1.5E-7</v></c><c><v>123456789012345678</v></c></row>",
    "1234,5|1234567|0,3|-2,5|1000|0,00000015|123456789012345680", 0 },
  { "styles",
    "<row r='1'><c s='1'><v>46346</v></c><c s='2'><v>0.0307</v></c><c s='3'><v>46346.7</v></c><c s='4'><v>1250000</v></c><c s='4'><v>-5.5</v></c><c s='5'><v>7</v></c>"
    "<c s='5'><v>1234</v></c><c s='6'><v>0.604166666666667</v></c><c s='7'><v>46346.6041666667</v></c><c s='8'><v>12.5</v></c><c s='99'><v>5</v></c></row>",
    "20 November 2026|3,07%|20 November 2026|Rp1250000|-Rp5,5|007|1234|14.30|20 November 2026 14.30|12,5|5", 0 },
  { "odd-days", "<row r='1'><c s='1'><v>1</v></c><c s='1'><v>59</v></c><c s='1'><v>61</v></c><c s='1'><v>-3</v></c><c s='1'><v>99999999</v></c><c s='7'><v>1.99999</v></c></row>",
    "1 Januari 1900|28 Februari 1900|1 Maret 1900|-3|99999999|2 Januari 1900 00.00", 0 },
  { "written-day", "<row r='1'><c t='d'><v>2026-11-20T00:00:00</v></c><c t='d'><v>kapan</v></c></row>", "20 November 2026|kapan", 0 },
  { "others", "<row r='1'><c t='b'><v>1</v></c><c t='b'><v>0</v></c><c t='e'><v>#N/A</v></c><c t='str'><f>A1&amp;B1</f><v>ab</v></c><c><f>1/0</f></c></row>", "TRUE|FALSE|#N/A|ab", 0 },
  { "gaps", "<row r='2'><c r='B2'><v>1</v></c><c r='D2'/><c r='E2'><v>2</v></c></row><row r='9'/><row r='12'><c r='A12'><v>3</v></c></row>", "|1|||2/3", 0 },
  { "far-column", "<row r='1'><c r='A1'><v>1</v></c><c r='XFD1'/></row>", "1", 0 },
  { "prefix", "<x:row r='1' xmlns:x='y'><x:c r='A1'><x:v>4</x:v></x:c></x:row>", "4", 0 },
  { "cdata", "<row r='1'><c t='str'><v><![CDATA[a<b]]></v></c></row>", "a<b", 0 },
  { "bad-reference", "<row r='1'><c t='s'><v>4444</v></c><c t='s'><v>-1</v></c><c r='?' ><v>4</v></c></row>", "||4", 0 },
  { "empty", "", NULL, STUDIO_ERROR_INVALID },
  { "broken", "<row r='1'><c><v>1</c></row>", NULL, STUDIO_ERROR_TRUNCATED },
  { "entity", "<row r='1'><c t='str'><v>&geheim;</v></c></row>", NULL, STUDIO_ERROR_TRUNCATED },
  { "twice", "<row r='1'><c r='B1'><v>1</v></c><c r='A1'><v>2</v></c></row>", NULL, STUDIO_ERROR_INVALID },
  { "column-beyond", "<row r='1'><c r='XFD1'><v>1</v></c></row>", NULL, STUDIO_ERROR_LIMIT },
};

static void
test_case (gconstpointer data)
{
  const Case *expected = data;
  g_autoptr (GPtrArray) items = make_items (expected->rows);
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioTable) table = parse (items, NULL, &error);
  g_autofree char *rows = table != NULL ? describe (table) : NULL;

  if (expected->expected != NULL)
    g_assert_no_error (error);
  else {
    g_assert_error (error, STUDIO_ERROR, (int) expected->error);
    g_assert_nonnull (strstr (error->message, "data.xlsx"));
  }
  g_assert_cmpstr (rows, ==, expected->expected);
}

/* Rows keep the numbers that the spreadsheet shows. */
static void
test_row_numbers (void)
{
  g_autoptr (GPtrArray) items = make_items ("<row r='2'><c><v>1</v></c></row><row><c><v>1</v></c></row><row r='40'><c><v>1</v></c></row>");
  g_autoptr (StudioTable) table = parse (items, NULL, NULL);

  g_assert_cmpuint (studio_table_get_row_number (table, 0), ==, 2);
  g_assert_cmpuint (studio_table_get_row_number (table, 1), ==, 3);
  g_assert_cmpuint (studio_table_get_row_number (table, 2), ==, 40);
}

/* The program's own reading of what comes out is the number that went in. */
static void
test_read_back (void)
{
  static const double numbers[] = { 1234.5, 1250, 0.125, -2500.75, 1e9, 1.234, 12345.678, 0 };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++) {
    char written[G_ASCII_DTOSTR_BUF_SIZE];
    g_autofree char *rows = g_strdup_printf ("<row r='1'><c><v>%s</v></c><c s='2'><v>%s</v></c><c s='4'><v>%s</v></c></row>",
                                             g_ascii_dtostr (written, sizeof written, numbers[i]), written, written);
    g_autoptr (GPtrArray) items = make_items (rows);
    g_autoptr (StudioTable) table = parse (items, NULL, NULL);
    static const StudioNumberKind kinds[] = { STUDIO_NUMBER_PLAIN, STUDIO_NUMBER_PERCENT, STUDIO_NUMBER_MONEY };

    for (guint column = 0; column < 3; column++) {
      StudioNumber number;
      g_autoptr (GError) error = NULL;

      studio_number_parse (studio_table_get (table, 0, column), &number, &error);
      g_assert_no_error (error);
      g_assert_cmpint (number.kind, ==, kinds[column]);
      g_assert_cmpfloat_with_epsilon (number.value, numbers[i], 1e-9);
      g_assert_false (number.ambiguous);
    }
  }
}

static void
test_sheets (void)
{
  g_autoptr (GPtrArray) items = make_items ("<row r='1'><c><v>1</v></c></row>");
  g_autoptr (GBytes) bytes = zip_write (items);
  g_autoptr (GBytes) text = g_bytes_new_static ("a;b\n1;2", 7);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) names = studio_sheet_list ("x", bytes, &error);
  g_auto (GStrv) none = studio_sheet_list ("x", text, &error);
  g_autoptr (StudioTable) hidden = studio_sheet_parse ("x", bytes, "Rahasia", &error);
  g_autoptr (StudioTable) plain = studio_sheet_parse ("x", text, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (names), ==, 1);
  g_assert_cmpstr (names[0], ==, "Peserta");
  g_assert_cmpuint (g_strv_length (none), ==, 0);
  g_assert_cmpstr (studio_table_get (hidden, 0, 0), ==, "rahasia");
  g_assert_cmpstr (studio_table_get (plain, 1, 1), ==, "2");
  g_assert_null (studio_sheet_parse ("x", bytes, "Tidak Ada", &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "Peserta"));
}

static void
test_since_1904 (void)
{
  g_autoptr (GPtrArray) items = make_items ("<row r='1'><c s='1'><v>0</v></c><c s='1'><v>44884</v></c></row>");
  g_autoptr (StudioTable) table = NULL;

  zip_replace (items, "xl/workbook.xml", "<workbook><workbookPr date1904='1'/><sheets><sheet name='a' r:id='rId1'/></sheets></workbook>");
  table = parse (items, NULL, NULL);
  g_assert_cmpstr (studio_table_get (table, 0, 0), ==, "1 Januari 1904");
  g_assert_cmpstr (studio_table_get (table, 0, 1), ==, "20 November 2026");
}

static void
assert_refused (GPtrArray *items,
                StudioError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (parse (items, NULL, &error));
  g_assert_error (error, STUDIO_ERROR, (int) code);
}

/* Archives that are something else, and parts that are missing. */
static void
test_missing_parts (void)
{
  static const char *const needed[] = { "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml" };
  g_autoptr (GPtrArray) without_strings = make_items ("<row><c t='s'><v>0</v></c><c s='1'><v>5</v></c></row>");
  g_autoptr (StudioTable) table = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (needed); i++) {
    g_autoptr (GPtrArray) items = make_items ("<row><c><v>1</v></c></row>");

    zip_remove (items, needed[i]);
    assert_refused (items, STUDIO_ERROR_UNSUPPORTED);
  }
  zip_remove (without_strings, "xl/sharedStrings.xml");
  zip_remove (without_strings, "xl/styles.xml");
  table = parse (without_strings, NULL, NULL);
  g_assert_cmpstr (studio_table_get (table, 0, 1), ==, "5");
}

/* What only costs memory is refused: deep nesting, one long text a hundred thousand times, declared entities. */
static void
test_hostile (void)
{
  g_autoptr (GString) deep = g_string_new (NULL);
  g_autoptr (GString) many = g_string_new (NULL);
  g_autoptr (GString) amplified = g_string_new ("<sst><si><t>");
  g_autoptr (GPtrArray) items = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append (deep, "<a>");
  items = make_items (deep->str);
  assert_refused (items, STUDIO_ERROR_TRUNCATED);

  for (guint i = 0; i < 30000; i++)
    g_string_append (amplified, "x");
  g_string_append (amplified, "</t></si></sst>");
  for (guint i = 0; i < 4000; i++)
    g_string_append (many, "<row><c t='s'><v>0</v></c></row>");
  g_clear_pointer (&items, g_ptr_array_unref);
  items = make_items (many->str);
  zip_replace (items, "xl/sharedStrings.xml", amplified->str);
  assert_refused (items, STUDIO_ERROR_LIMIT);

  zip_replace (items, "xl/sharedStrings.xml", "<!DOCTYPE sst [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><sst><si><t>&b;</t></si></sst>");
  assert_refused (items, STUDIO_ERROR_TRUNCATED);
}

static void
test_too_many_rows (void)
{
  g_autoptr (GString) many = g_string_new (NULL);
  g_autoptr (GPtrArray) items = NULL;

  for (guint i = 0; i < STUDIO_TABLE_MAX_ROWS + 1; i++)
    g_string_append_printf (many, "<row><c><v>%u</v></c></row>", i);
  items = make_items (many->str);
  assert_refused (items, STUDIO_ERROR_LIMIT);
}

/* Damage anywhere in the file: an error or a table, nothing else. */
static void
test_damaged (void)
{
  g_autoptr (GPtrArray) items = make_items ("<row r='1'><c r='A1' t='s'><v>1</v></c><c s='1'><v>46346</v></c></row>");
  g_autoptr (GBytes) bytes = zip_write (items);
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  for (guint run = 0; run < 400; run++) {
    g_autofree guint8 *copy = g_memdup2 (data, size);
    gsize length = run % 2 == 0 ? size : (gsize) g_test_rand_int_range (0, (int) size);
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) damaged = NULL;
    g_autoptr (StudioTable) table = NULL;

    for (guint i = 0; i < 4; i++)
      copy[g_test_rand_int_range (0, (int) size)] = (guint8) g_test_rand_int_range (0, 256);
    damaged = g_bytes_new (copy, length);
    table = studio_sheet_parse ("x", damaged, NULL, &error);
    g_assert_true ((table == NULL) == (error != NULL));
  }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strconcat ("/sheet/cells/", cases[i].name, NULL);

    g_test_add_data_func (path, &cases[i], test_case);
  }
  g_test_add_func ("/sheet/row-numbers", test_row_numbers);
  g_test_add_func ("/sheet/read-back", test_read_back);
  g_test_add_func ("/sheet/sheets", test_sheets);
  g_test_add_func ("/sheet/since-1904", test_since_1904);
  g_test_add_func ("/sheet/missing-parts", test_missing_parts);
  g_test_add_func ("/sheet/hostile", test_hostile);
  g_test_add_func ("/sheet/too-many-rows", test_too_many_rows);
  g_test_add_func ("/sheet/damaged", test_damaged);
  return g_test_run ();
}
