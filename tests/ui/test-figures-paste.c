#include "config.h"

#include <gio/gio.h>

#include "studio-figures-paste.h"

typedef struct
{
  const char *name;
  const char *text;
  gboolean decimal_points;
  const char *rows; /* (nullable): "label|nilai|satuan; …" */
  guint n_left_over, n_unreadable;
  const char *ambiguous;
} Case;

static const Case cases[] = {
  { "two-columns", "Pendidikan\t1.234.567\nKesehatan\t12,5\n", FALSE, "Pendidikan|1.234.567|; Kesehatan|12,5|", 0, 0, NULL },
  { "unit-behind", "Long Ikis\t340\trumah\nKuaro\t120\trumah", FALSE, "Long Ikis|340|rumah; Kuaro|120|rumah", 0, 0, NULL },
  { "value-first", "340\tkapal\tdilayani\n", FALSE, "dilayani|340|kapal", 0, 0, NULL },
  { "value-and-label", "340\tkapal\n120\tdermaga", FALSE, "kapal|340|; dermaga|120|", 0, 0, NULL },
  { "headings", "Wilayah\tJumlah\nKuaro\t12\nBatu Engau\t7\n", FALSE, "Kuaro|12|; Batu Engau|7|", 0, 0, NULL },
  { "years", "2025\t66,4\n2026\t71,8\n", FALSE, "2025|66,4|; 2026|71,8|", 0, 0, NULL },
  { "forms", "a\tRp1.250.000\nb\t3,07%\nc\t1,2 miliar\n", FALSE, "a|Rp1.250.000|; b|3,07%|; c|1,2 miliar|", 0, 0, NULL },
  { "semicolons", "\"Dinas \"\"A\"\"; B\";12\r\nC;13\r\n", FALSE, "Dinas \"A\"; B|12|; C|13|", 0, 0, NULL },
  { "one-column", "12\n13\n", FALSE, "|12|; |13|", 0, 0, NULL },
  { "blank-lines", "\n\na\t1\n\t\n\nb\t2\n\n", FALSE, "a|1|; b|2|", 0, 0, NULL },
  { "as-thousands", "a\t1.250\nb\t2.500\n", FALSE, "a|1.250|; b|2.500|", 0, 0, "1.250" },
  { "as-decimals", "a\t1.250\nb\t2.500\n", TRUE, "a|1,25|; b|2,5|", 0, 0, "1.250" },
  { "settled-by-another", "a\t1.250\nb\t2.500,75\n", FALSE, "a|1.250|; b|2.500,75|", 0, 0, NULL },
  { "too-many", "a\t1\nb\t2\nc\t3\nd\t4\ne\t5\n", FALSE, "a|1|; b|2|; c|3|; d|4|", 1, 0, NULL },
  { "unreadable", "a\t1\nb\t12,5O\nc\t3\n", FALSE, "a|1|; b|12,5O|; c|3|", 0, 1, NULL },
  { "missing", "a\t1\nb\t-\n", FALSE, "a|1|; b|-|", 0, 0, NULL },
  { "no-numbers", "satu kalimat saja", FALSE, NULL, 0, 0, NULL },
  { "nothing", "", FALSE, NULL, 0, 0, NULL },
  { "open-quote", "\"a\t1\nb\t2", FALSE, NULL, 0, 0, NULL },
  { "not-utf-8", "a\xff\t1\n", FALSE, "aÿ|1|", 0, 0, NULL },
};

static char *
describe (JsonNode *rows)
{
  g_autoptr (GString) text = g_string_new (NULL);
  JsonArray *array = json_node_get_array (rows);

  for (guint i = 0; i < json_array_get_length (array); i++) {
    JsonObject *row = json_array_get_object_element (array, i);

    g_string_append_printf (text, "%s%s|%s|%s", i > 0 ? "; " : "", json_object_get_string_member (row, "label"),
                            json_object_get_string_member (row, "nilai"), json_object_get_string_member (row, "satuan"));
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_case (gconstpointer data)
{
  const Case *expected = data;
  g_auto (StudioFiguresPaste) paste = { 0 };
  g_autofree char *rows = NULL;

  studio_figures_paste_read (expected->text, 4, expected->decimal_points, &paste);
  rows = paste.rows != NULL ? describe (paste.rows) : NULL;
  g_assert_cmpstr (rows, ==, expected->rows);
  g_assert_cmpuint (paste.n_left_over, ==, expected->n_left_over);
  g_assert_cmpuint (paste.n_unreadable, ==, expected->n_unreadable);
  g_assert_cmpstr (paste.ambiguous, ==, expected->ambiguous);
}

/* A clipboard may hold a whole workbook. */
static void
test_huge (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_auto (StudioFiguresPaste) paste = { 0 };

  for (guint i = 0; i < 100000; i++)
    g_string_append_printf (text, "baris %u\t%u\n", i, i);
  studio_figures_paste_read (text->str, 6, FALSE, &paste);
  g_assert_nonnull (paste.rows);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (paste.rows)), ==, 6);
  g_assert_cmpuint (paste.n_left_over, >, 0);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strconcat ("/figures-paste/", cases[i].name, NULL);

    g_test_add_data_func (path, &cases[i], test_case);
  }
  g_test_add_func ("/figures-paste/huge", test_huge);
  return g_test_run ();
}
