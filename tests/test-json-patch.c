#include "model-fixture.h"

#include "studio-json-patch.h"

/* A patch leads from one tree to the other and back, and fits nowhere else. */

static JsonNode *random_value (GRand *rand, int depth);

static JsonNode *
random_array (GRand *rand,
              int depth)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);
  JsonArray *elements = json_array_new ();

  json_node_take_array (node, elements);
  for (int i = g_rand_int_range (rand, 0, 5); i > 0; i--)
    json_array_add_element (elements, random_value (rand, depth + 1));
  return node;
}

static JsonNode *
random_object (GRand *rand,
               int depth)
{
  static const char *const names[] = { "a", "b", "to", "in", "not", "each", "at", "", "a/b", "0" };
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *members = json_object_new ();

  json_node_take_object (node, members);
  for (int i = g_rand_int_range (rand, 0, 5); i > 0; i--)
    json_object_set_member (members, names[g_rand_int_range (rand, 0, G_N_ELEMENTS (names))], random_value (rand, depth + 1));
  return node;
}

static JsonNode *
random_leaf (GRand *rand)
{
  static const char *const texts[] = { "", "a", "panjang" };
  JsonNode *node;

  switch (g_rand_int_range (rand, 0, 5)) {
  case 0:
    return json_node_new (JSON_NODE_NULL);
  case 1:
    node = json_node_new (JSON_NODE_VALUE);
    json_node_set_boolean (node, g_rand_boolean (rand));
    return node;
  case 2:
    return studio_json_number (g_rand_int_range (rand, -2, 2));
  case 3:
    return studio_json_number (g_rand_int_range (rand, -8, 8) / 4.0);
  default:
    return studio_json_string (texts[g_rand_int_range (rand, 0, G_N_ELEMENTS (texts))]);
  }
}

static JsonNode *
random_value (GRand *rand,
              int depth)
{
  int kind = depth < 4 ? g_rand_int_range (rand, 0, 3) : 2;

  if (kind == 0)
    return random_object (rand, depth);
  return kind == 1 ? random_array (rand, depth) : random_leaf (rand);
}

/* As an edit does it: @tree with a few places changed, which shares the rest. */
static JsonNode *
random_edit (GRand *rand,
             JsonNode *tree)
{
  static const char *const paths[] = { "a", "b", "to/0", "in/a", "a/a", "a/b/0", "0", "1", "1/a", "not/to", "each/1/at", "at/in" };
  JsonNode *changed = json_node_ref (tree);

  for (int i = g_rand_int_range (rand, 0, 3); i >= 0; i--) {
    g_autoptr (JsonNode) value = g_rand_int_range (rand, 0, 4) > 0 ? random_value (rand, 2) : NULL;
    g_autoptr (JsonNode) before = changed;

    if (value != NULL)
      json_node_seal (value);
    changed = studio_json_with (before, paths[g_rand_int_range (rand, 0, G_N_ELEMENTS (paths))], value);
  }
  return changed;
}

/* What is stored is text, so the patch is read again before it is used. */
static JsonNode *
stored (JsonNode *node)
{
  g_autofree char *text = studio_json_write_line (node);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  JsonNode *read;

  g_assert_null (strchr (text, '\n'));
  read = studio_json_parse ("patch", bytes, &error);
  g_assert_no_error (error);
  return read;
}

static void
assert_leads (JsonNode *from,
              JsonNode *to)
{
  g_autoptr (JsonNode) patch = studio_json_patch_new (from, to);
  g_autoptr (JsonNode) read = patch != NULL ? stored (patch) : NULL;
  g_autoptr (JsonNode) found = studio_json_patch_apply (from, read);
  g_autofree char *expected = studio_json_write (to);
  g_autofree char *text = NULL;

  g_assert_cmpint (patch == NULL, ==, studio_json_equal (from, to));
  g_assert_nonnull (found);
  text = studio_json_write (found);
  g_assert_cmpstr (text, ==, expected);
  g_assert_true (json_node_is_immutable (found));
  g_assert_true (studio_json_patch_fits (to, read));
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261122);

  for (int i = 0; i < 4000; i++) {
    g_autoptr (JsonNode) a = random_value (rand, 0);
    g_autoptr (JsonNode) b = NULL;

    json_node_seal (a);
    b = g_rand_boolean (rand) ? random_value (rand, 0) : random_edit (rand, a);
    json_node_seal (b);
    assert_leads (a, b);
    assert_leads (b, a);
  }
}

/* Numbers are written with four decimals: rounding both and patching gives the same as patching and rounding. */
static void
test_rounded (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (JsonNode) a = fixture_json ("{'x':0.33333333,'y':[1.00000001,2,3.5],'z':{'w':1e-9}}");
  g_autoptr (JsonNode) b = fixture_json ("{'x':0.33333334,'y':[1.00000002,2,3.5,4.00004],'z':{'w':-1e-9,'v':12345678901.123456}}");
  g_autoptr (JsonNode) patch = studio_json_patch_new (a, b);
  g_autoptr (JsonNode) read = stored (patch);
  g_autoptr (JsonNode) rounded = stored (a);
  g_autoptr (JsonNode) expected = stored (b);
  g_autoptr (JsonNode) found = studio_json_patch_apply (rounded, read);

  g_assert_true (studio_json_equal (found, expected));
  g_assert_true (studio_json_patch_fits (expected, read));
}

static void
test_forms (void)
{
  static const struct
  {
    const char *from, *to, *patch;
  } cases[] = {
    { "{'a':1}", "{'a':null}", "{'in':{'a':{'to':null}}}" },
    { "{'a':1,'b':2}", "{'b':2}", "{'not':['a']}" },
    { "{'a':{'b':1,'c':2}}", "{'a':{'b':1,'c':3,'d':[]}}", "{'in':{'a':{'in':{'c':{'to':3},'d':{'to':[]}}}}}" },
    { "[1,2,3,4]", "[1,4]", "{'at':[1,2,[]]}" },
    { "[1,2]", "[0,1,2]", "{'at':[0,0,[0]]}" },
    { "[{'a':1},{'a':2},{'a':3}]", "[{'a':1},{'a':9},{'a':3}]", "{'each':[1,{'in':{'a':{'to':9}}}]}" },
    { "{'to':1}", "{'to':2}", "{'in':{'to':{'to':2}}}" },
    { "1", "'1'", "{'to':'1'}" },
    { "{}", "[]", "{'to':[]}" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (JsonNode) from = fixture_json (cases[i].from);
    g_autoptr (JsonNode) to = fixture_json (cases[i].to);
    g_autoptr (JsonNode) patch = studio_json_patch_new (from, to);
    g_autofree char *text = g_strdelimit (studio_json_write_line (patch), "\"", '\'');

    g_assert_cmpstr (text, ==, cases[i].patch);
    assert_leads (from, to);
    assert_leads (to, from);
  }
}

/* What no patch is, or one of another tree, changes nothing and ends nothing. */
static void
test_hostile (void)
{
  static const char *const patches[] = {
    "1",
    "null",
    "[]",
    "{}",
    "{'into':1}",
    "{'in':1}",
    "{'in':{'a':1}}",
    "{'in':{'zz':{'in':{}}}}",
    "{'in':{'zz':{'each':[]}}}",
    "{'in':{'a':{'in':{}}}}",
    "{'not':'a'}",
    "{'not':['zz']}",
    "{'not':[1]}",
    "{'not':[['a']]}",
    "{'not':['a','a']}",
    "{'each':[0,{'to':1}]}",
    "{'in':{'l':{'each':1}}}",
    "{'in':{'l':{'each':[0]}}}",
    "{'in':{'l':{'each':[3,{'to':1}]}}}",
    "{'in':{'l':{'each':[-1,{'to':1}]}}}",
    "{'in':{'l':{'each':[0.5,{'to':1}]}}}",
    "{'in':{'l':{'each':['0',{'to':1}]}}}",
    "{'in':{'l':{'each':[1,{'to':1},1,{'to':1}]}}}",
    "{'in':{'l':{'each':[2,{'to':1},1,{'to':1}]}}}",
    "{'in':{'l':{'each':[1e15,{'to':1}]}}}",
    "{'in':{'l':{'at':[0,4,[]]}}}",
    "{'in':{'l':{'at':[4,0,[]]}}}",
    "{'in':{'l':{'at':[3,1,[]]}}}",
    "{'in':{'l':{'at':[0,0]}}}",
    "{'in':{'l':{'at':[0,0,1]}}}",
    "{'in':{'l':{'at':[0,-1,[]]}}}",
    "{'in':{'l':{'at':[4294967295,4294967295,[]]}}}",
    "{'at':[0,0,[]]}",
  };
  g_autoptr (JsonNode) root = fixture_json ("{'a':1,'l':[1,2,3]}");

  for (gsize i = 0; i < G_N_ELEMENTS (patches); i++) {
    g_autoptr (JsonNode) patch = fixture_json (patches[i]);
    g_autoptr (JsonNode) found = studio_json_patch_apply (root, patch);

    if (found != NULL)
      g_error ("%s was applied", patches[i]);
    studio_json_patch_fits (root, patch);
  }
}

static void
test_fits (void)
{
  static const struct
  {
    const char *root, *patch;
    gboolean fits;
  } cases[] = {
    { "{'a':2}", "{'in':{'a':{'to':2}}}", TRUE },
    { "{'a':2,'b':1}", "{'in':{'a':{'to':2}}}", TRUE },
    { "{'a':3}", "{'in':{'a':{'to':2}}}", FALSE },
    { "{}", "{'in':{'a':{'to':2}}}", FALSE },
    { "{'a':1}", "{'not':['a']}", FALSE },
    { "{'b':1}", "{'not':['a']}", TRUE },
    { "[1,2,3]", "{'at':[1,7,[2,3]]}", TRUE },
    { "[1,2]", "{'at':[1,7,[2,3]]}", FALSE },
    { "[1,2,4]", "{'at':[1,7,[2,3]]}", FALSE },
    { "[1,2]", "{'each':[1,{'to':2}]}", TRUE },
    { "[1,3]", "{'each':[1,{'to':2}]}", FALSE },
    { "[1]", "{'each':[1,{'to':2}]}", FALSE },
    { "1", "{'in':{}}", FALSE },
    { "1", "7", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (JsonNode) root = fixture_json (cases[i].root);
    g_autoptr (JsonNode) patch = fixture_json (cases[i].patch);

    if (studio_json_patch_fits (root, patch) != cases[i].fits)
      g_error ("%s in %s: not %d", cases[i].patch, cases[i].root, cases[i].fits);
  }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/json-patch/random", test_random);
  g_test_add_func ("/json-patch/rounded", test_rounded);
  g_test_add_func ("/json-patch/forms", test_forms);
  g_test_add_func ("/json-patch/hostile", test_hostile);
  g_test_add_func ("/json-patch/fits", test_fits);
  return g_test_run ();
}
