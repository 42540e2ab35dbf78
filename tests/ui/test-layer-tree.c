#include "studio-layer-tree.h"

#include "../layout-fixture.h"

/* The list of layers: its order, and that a new scene of the same page tells only what is new. */

#define FORMATS "{'feed':{}}"
#define LATAR "{'id':'latar','type':'shape','x':0,'y':0,'w':1080,'h':1350,'fill':'surface'}"
#define JUDUL "{'id':'judul','type':'text','text':'Judul','x':60,'y':60,'w':600,'h':200,'size':40}"
#define KOTAK(inner) "{'id':'kotak','type':'group','x':0,'y':300,'w':400,'h':400,'children':[" inner "]}"
#define INNER "{'id':'a','type':'shape','x':0,'y':0,'w':50,'h':50,'fill':'accent'},"   \
              "{'id':'dalam','type':'group','x':0,'y':60,'w':100,'h':100,'children':[" \
              "{'id':'b','type':'shape','x':0,'y':0,'w':50,'h':50,'fill':'accent'}]}"

typedef struct
{
  StudioLayerTree *tree;
  StudioSnapshot *snapshot; /* of the first scene */
  guint n_changes, position, removed, added, n_refreshed;
} Fixture;

static void
changed_cb (GListModel *model,
            guint position,
            guint removed,
            guint added,
            Fixture *fixture)
{
  fixture->n_changes++;
  fixture->position = position;
  fixture->removed = removed;
  fixture->added = added;
}

static void
refreshed_cb (StudioLayerTree *tree,
              Fixture *fixture)
{
  fixture->n_refreshed++;
}

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  fixture->tree = studio_layer_tree_new ();
  g_signal_connect (fixture->tree, "items-changed", G_CALLBACK (changed_cb), fixture);
  g_signal_connect (fixture->tree, "refreshed", G_CALLBACK (refreshed_cb), fixture);
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  g_object_unref (fixture->tree);
  g_clear_pointer (&fixture->snapshot, studio_snapshot_unref);
}

static void
show (Fixture *fixture,
      const char *layers)
{
  g_autoptr (StudioScene) scene = layout_scene (layers, FORMATS, "{}", "feed");

  if (fixture->snapshot == NULL)
    fixture->snapshot = studio_snapshot_ref (scene->snapshot);
  /* each has read its brand anew, but this is to be the same post */
  studio_snapshot_unref (scene->snapshot);
  scene->snapshot = studio_snapshot_ref (fixture->snapshot);
  studio_layer_tree_set_scene (fixture->tree, scene);
}

/* Returns: (transfer full): the ids in their order, with a dot for each step inwards */
static char *
list (Fixture *fixture)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fixture->tree)); i++) {
    g_autoptr (StudioLayerItem) item = g_list_model_get_item (G_LIST_MODEL (fixture->tree), i);

    g_assert_cmpuint (i, ==, studio_layer_tree_find (fixture->tree, studio_layer_item_get_id (item)));
    g_string_append_c (words, ' ');
    for (guint n = 0; n < studio_layer_item_get_depth (item); n++)
      g_string_append_c (words, '.');
    g_string_append (words, studio_layer_item_get_id (item));
  }
  return g_string_free (words, FALSE);
}

static void
assert_list (Fixture *fixture,
             const char *expected)
{
  g_autofree char *words = list (fixture);

  g_assert_cmpstr (words, ==, expected);
}

static void
test_order (Fixture *fixture,
            gconstpointer data)
{
  show (fixture, "[" LATAR "," KOTAK (INNER) "," JUDUL "]");
  /* the topmost first; what stands deeper is folded away */
  assert_list (fixture, " judul kotak .dalam .a latar");
  g_assert_cmpuint (studio_layer_tree_find (fixture->tree, "b"), ==, G_MAXUINT);
  g_assert_cmpuint (studio_layer_tree_find (fixture->tree, "tiada"), ==, G_MAXUINT);
}

static void
test_collapse (Fixture *fixture,
               gconstpointer data)
{
  show (fixture, "[" LATAR "," KOTAK (INNER) "," JUDUL "]");
  studio_layer_tree_set_collapsed (fixture->tree, "kotak", TRUE);
  assert_list (fixture, " judul kotak latar");
  g_assert_cmpuint (fixture->position, ==, 2);
  g_assert_cmpuint (fixture->removed, ==, 2);
  g_assert_cmpuint (fixture->added, ==, 0);
  /* through two folded ones */
  studio_layer_tree_reveal (fixture->tree, "b");
  assert_list (fixture, " judul kotak .dalam ..b .a latar");
  studio_layer_tree_reveal (fixture->tree, "tiada");
  assert_list (fixture, " judul kotak .dalam ..b .a latar");
}

static void
test_same_again (Fixture *fixture,
                 gconstpointer data)
{
  g_autoptr (StudioLayerItem) before = NULL;
  g_autoptr (StudioLayerItem) after = NULL;

  show (fixture, "[" LATAR "," KOTAK (INNER) "," JUDUL "]");
  before = g_list_model_get_item (G_LIST_MODEL (fixture->tree), 1);
  fixture->n_changes = fixture->n_refreshed = 0;
  show (fixture, "[" LATAR "," KOTAK (INNER) "," JUDUL "]");
  after = g_list_model_get_item (G_LIST_MODEL (fixture->tree), 1);
  g_assert_cmpuint (fixture->n_changes, ==, 0);
  g_assert_cmpuint (fixture->n_refreshed, ==, 1);
  g_assert_true (before == after);
}

static void
test_one_more (Fixture *fixture,
               gconstpointer data)
{
  show (fixture, "[" LATAR "," KOTAK ("{'id':'a','type':'shape','x':0,'y':0,'w':50,'h':50,'fill':'accent'}") "," JUDUL "]");
  assert_list (fixture, " judul kotak .a latar");
  fixture->n_changes = 0;
  show (fixture, "[" LATAR "," KOTAK (INNER) "," JUDUL "]");
  assert_list (fixture, " judul kotak .dalam .a latar");
  g_assert_cmpuint (fixture->n_changes, ==, 1);
  g_assert_cmpuint (fixture->position, ==, 2);
  g_assert_cmpuint (fixture->removed, ==, 0);
  g_assert_cmpuint (fixture->added, ==, 1);
}

static gboolean
is_drawn (Fixture *fixture,
          const char *id)
{
  g_autoptr (StudioLayerItem) item = g_list_model_get_item (G_LIST_MODEL (fixture->tree), studio_layer_tree_find (fixture->tree, id));

  return studio_layer_item_is_drawn (item);
}

/* Only what an edit touched has to be drawn again, and that not because it lies elsewhere. */
static void
test_drawn (Fixture *fixture,
            gconstpointer data)
{
  show (fixture, "[" LATAR "," KOTAK (INNER) "," JUDUL "]");
  g_assert_false (is_drawn (fixture, "judul"));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fixture->tree)); i++) {
    g_autoptr (StudioLayerItem) item = g_list_model_get_item (G_LIST_MODEL (fixture->tree), i);

    studio_layer_item_set_picture (item, NULL, FALSE);
  }
  show (fixture, "[" LATAR "," KOTAK (INNER) "," JUDUL "]");
  g_assert_true (is_drawn (fixture, "judul"));
  show (fixture, "[" LATAR "," KOTAK ("{'id':'a','type':'shape','x':0,'y':0,'w':50,'h':50,'fill':'surface'}") "," JUDUL "]");
  g_assert_true (is_drawn (fixture, "judul"));
  g_assert_true (is_drawn (fixture, "latar"));
  g_assert_false (is_drawn (fixture, "kotak"));
  g_assert_false (is_drawn (fixture, "a"));
}

static void
test_nothing (Fixture *fixture,
              gconstpointer data)
{
  studio_layer_tree_set_scene (fixture->tree, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->tree)), ==, 0);
  studio_layer_tree_reveal (fixture->tree, "judul");
  studio_layer_tree_set_collapsed (fixture->tree, "judul", TRUE);
  show (fixture, "[" LATAR "," KOTAK (INNER) "," JUDUL "]");
  studio_layer_tree_set_scene (fixture->tree, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->tree)), ==, 0);
  g_assert_cmpuint (fixture->removed, ==, 5);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/layer-tree/order", Fixture, NULL, set_up, test_order, tear_down);
  g_test_add ("/layer-tree/collapse", Fixture, NULL, set_up, test_collapse, tear_down);
  g_test_add ("/layer-tree/same-again", Fixture, NULL, set_up, test_same_again, tear_down);
  g_test_add ("/layer-tree/one-more", Fixture, NULL, set_up, test_one_more, tear_down);
  g_test_add ("/layer-tree/drawn", Fixture, NULL, set_up, test_drawn, tear_down);
  g_test_add ("/layer-tree/nothing", Fixture, NULL, set_up, test_nothing, tear_down);
  return g_test_run ();
}
