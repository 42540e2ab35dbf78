#include "config.h"

#include "composer-fixture.h"
#include "studio-design-cells.h"

static const char cells[] = "Wilayah\tNilai\nPendidikan\t1.234.567\nKesehatan\t12,5\nJalan\t-\n";

static JsonNode *
only_chart (Composer *fixture)
{
  GPtrArray *ids = studio_composer_get_selection (fixture->composer);

  g_assert_cmpuint (ids->len, ==, 1);
  return studio_composer_get_member (fixture->composer, g_ptr_array_index (ids, 0), "rows", NULL);
}

static void
test_new_chart (Composer *fixture,
                gconstpointer data)
{
  g_autofree char *start = composer_write (fixture);
  g_autofree char *notice = NULL;
  g_autofree char *end = NULL;
  JsonObject *first;

  g_assert_true (composer_lay_out (fixture));
  g_assert_true (studio_design_cells_paste (fixture->composer, cells, &notice));
  g_assert_nonnull (notice);
  g_assert_true (composer_lay_out (fixture));
  first = json_array_get_object_element (json_node_get_array (only_chart (fixture)), 0);
  g_assert_cmpstr (json_object_get_string_member (first, "label"), ==, "Pendidikan");
  g_assert_cmpstr (json_object_get_string_member (first, "nilai"), ==, "1.234.567");
  g_assert_true (studio_history_undo (fixture->history));
  end = composer_write (fixture);
  g_assert_cmpstr (end, ==, start);
}

static void
test_into_chart (Composer *fixture,
                 gconstpointer data)
{
  g_autofree char *notice = NULL;
  g_autofree char *again = NULL;

  g_assert_true (composer_lay_out (fixture));
  g_assert_true (studio_design_cells_paste (fixture->composer, cells, &notice));
  g_assert_true (composer_lay_out (fixture));
  g_assert_true (studio_design_cells_paste (fixture->composer, "Padi\t7\nJagung\t9\n", &again));
  g_assert_cmpuint (json_array_get_length (json_node_get_array (only_chart (fixture))), ==, 2);
}

/* A chart of a content field gives the figures to the field, so that all sizes change. */
static void
test_into_field (Composer *fixture,
                 gconstpointer data)
{
  g_autofree char *notice = NULL;

  g_assert_true (composer_lay_out (fixture));
  studio_composer_select (fixture->composer, "l-1", FALSE);
  g_assert_true (studio_design_cells_paste (fixture->composer, cells, &notice));
  g_assert_cmpuint (json_array_get_length (json_node_get_array (studio_json_lookup (composer_root (fixture), "content/angka"))), >=, 2);
  g_assert_cmpstr (json_node_get_string (studio_json_lookup (composer_root (fixture), "layers/l-1/rows")), ==, "{angka}");
}

static void
test_no_cells (Composer *fixture,
               gconstpointer data)
{
  static const char *const texts[] = { "", "Halo dunia", "Satu, dua, tiga", "a\tb", "a\tb\nc\td\n", "Satu\t1\n" };
  g_autofree char *start = composer_write (fixture);

  g_assert_true (composer_lay_out (fixture));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autofree char *notice = NULL;
    g_autofree char *end = NULL;

    g_assert_false (studio_design_cells_paste (fixture->composer, texts[i], &notice));
    g_assert_null (notice);
    end = composer_write (fixture);
    g_assert_cmpstr (end, ==, start);
  }
}

int
main (int argc,
      char *argv[])
{
  static const char bound[] = "{'layers':{'l-1':{'type':'chart','chart':'column','rows':'{angka}','made':'feed','frame':[100,900,600,300]}}}";

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/design-cells/new-chart", Composer, NULL, composer_set_up, test_new_chart, composer_tear_down);
  g_test_add ("/design-cells/into-chart", Composer, NULL, composer_set_up, test_into_chart, composer_tear_down);
  g_test_add ("/design-cells/into-field", Composer, bound, composer_set_up, test_into_field, composer_tear_down);
  g_test_add ("/design-cells/no-cells", Composer, NULL, composer_set_up, test_no_cells, composer_tear_down);

  return g_test_run ();
}
