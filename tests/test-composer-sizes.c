#include "config.h"

#include "composer-fixture.h"
#include "studio-composer-guides.h"
#include "studio-composer-sizes.h"

static void
test_changes (Composer *fixture,
              gconstpointer data)
{
  g_autoptr (GPtrArray) none = studio_composer_list_changes (fixture->composer, "square");
  g_autoptr (GPtrArray) changes = NULL;
  g_autofree char *start = composer_write (fixture);
  g_autofree char *end = NULL;
  const StudioSizeChange *change;

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_true (composer_lay_out (fixture));
  studio_composer_select (fixture->composer, "kotak", FALSE);
  studio_composer_nudge (fixture->composer, 10, 0);
  studio_composer_end_merge (fixture->composer);
  changes = studio_composer_list_changes (fixture->composer, studio_composer_get_format (fixture->composer)->id);
  g_assert_cmpuint (changes->len, ==, 1);
  change = g_ptr_array_index (changes, 0);
  g_assert_cmpstr (change->id, ==, "kotak");
  g_assert_cmpstr (change->words, ==, "Place and size");
  studio_composer_reset_layer (fixture->composer, studio_composer_get_format (fixture->composer)->id, "kotak");
  end = composer_write (fixture);
  g_assert_cmpstr (end, ==, start);
}

/* Undo goes to the only size whose own changes differ. */
static void
test_changed_size (Composer *fixture,
                   gconstpointer data)
{
  g_autoptr (JsonNode) start = json_node_ref (composer_root (fixture));
  g_autoptr (JsonNode) moved = NULL, text = NULL;

  g_assert_true (composer_lay_out (fixture));
  studio_composer_select (fixture->composer, "kotak", FALSE);
  studio_composer_nudge (fixture->composer, 10, 0);
  moved = json_node_ref (composer_root (fixture));
  g_assert_cmpstr (studio_find_changed_size (start, moved), ==, studio_composer_get_format (fixture->composer)->id);
  g_assert_cmpstr (studio_find_changed_size (moved, start), ==, studio_composer_get_format (fixture->composer)->id);
  g_assert_null (studio_find_changed_size (start, start));
  studio_composer_set_text (fixture->composer, "judul", "Lain", NULL);
  text = json_node_ref (composer_root (fixture));
  g_assert_null (studio_find_changed_size (moved, text));
  g_assert_null (studio_find_changed_size (start, text));
}

static void
assert_guides (Composer *fixture,
               gboolean vertical,
               guint n,
               const double *places)
{
  g_autoptr (GArray) guides = studio_composer_list_guides (fixture->composer, vertical);

  g_assert_cmpuint (guides->len, ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpfloat (g_array_index (guides, double, i), ==, places[i]);
}

static void
test_guides (Composer *fixture,
             gconstpointer data)
{
  g_autofree char *start = composer_write (fixture);
  g_autofree char *end = NULL;

  g_assert_true (studio_composer_put_guide (fixture->composer, TRUE, G_MAXUINT, 100.4, NULL));
  g_assert_true (studio_composer_put_guide (fixture->composer, TRUE, G_MAXUINT, 99999, NULL));
  g_assert_true (studio_composer_put_guide (fixture->composer, FALSE, G_MAXUINT, -5, NULL));
  assert_guides (fixture, TRUE, 2, (double[]){ 100, studio_composer_get_format (fixture->composer)->size.w });
  assert_guides (fixture, FALSE, 1, (double[]){ 0 });
  g_assert_true (studio_composer_put_guide (fixture->composer, TRUE, 0, 300, NULL));
  assert_guides (fixture, TRUE, 2, (double[]){ 300, studio_composer_get_format (fixture->composer)->size.w });
  /* a guide is no change of the size's picture */
  g_assert_false (studio_composer_is_edited (fixture->composer, studio_composer_get_format (fixture->composer)->id));
  studio_composer_remove_guide (fixture->composer, TRUE, 0);
  studio_composer_remove_guide (fixture->composer, TRUE, 7);
  assert_guides (fixture, TRUE, 1, (double[]){ studio_composer_get_format (fixture->composer)->size.w });
  studio_composer_clear_guides (fixture->composer);
  end = composer_write (fixture);
  g_assert_cmpstr (end, ==, start);
}

static void
test_too_many_guides (Composer *fixture,
                      gconstpointer data)
{
  for (guint i = 0; i < STUDIO_MAX_GUIDES; i++)
    g_assert_true (studio_composer_put_guide (fixture->composer, FALSE, G_MAXUINT, i, NULL));
  g_assert_false (studio_composer_put_guide (fixture->composer, FALSE, G_MAXUINT, 3, NULL));
  g_assert_cmpuint (fixture->n_refused, ==, 1);
  g_assert_true (studio_composer_put_guide (fixture->composer, FALSE, 3, 33, NULL));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/composer-sizes/changes", Composer, NULL, composer_set_up, test_changes, composer_tear_down);
  g_test_add ("/composer-sizes/changed-size", Composer, NULL, composer_set_up, test_changed_size, composer_tear_down);
  g_test_add ("/composer-sizes/guides", Composer, NULL, composer_set_up, test_guides, composer_tear_down);
  g_test_add ("/composer-sizes/too-many-guides", Composer, NULL, composer_set_up, test_too_many_guides, composer_tear_down);

  return g_test_run ();
}
