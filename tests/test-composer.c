#include "composer-fixture.h"

#include <math.h>

static void
set_up (Composer *fixture,
        gconstpointer values)
{
  composer_set_up (fixture, values);
  g_assert_true (composer_lay_out (fixture));
}

/* --- looking --- */

static JsonNode *
at (Composer *fixture,
    const char *path)
{
  return studio_json_lookup (composer_root (fixture), path);
}

static void
assert_json (Composer *fixture,
             const char *path,
             const char *expected)
{
  g_autoptr (JsonNode) wanted = expected != NULL ? fixture_json (expected) : NULL;
  JsonNode *found = at (fixture, path);

  if ((found == NULL) != (wanted == NULL) || (found != NULL && !studio_json_equal (found, wanted))) {
    g_autofree char *text = composer_write (fixture);

    g_error ("%s is not %s in %s", path, expected, text);
  }
}

static char *
selected (Composer *fixture)
{
  GPtrArray *ids = studio_composer_get_selection (fixture->composer);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", (const char *) g_ptr_array_index (ids, i));
  return g_string_free (text, FALSE);
}

static void
assert_selected (Composer *fixture,
                 const char *expected)
{
  g_autofree char *found = selected (fixture);

  g_assert_cmpstr (found, ==, expected);
}

static const StudioBox *
box (Composer *fixture,
     const char *id)
{
  return layout_box (studio_composer_get_scene (fixture->composer), id);
}

static StudioPoint
middle (Composer *fixture,
        const char *id)
{
  const StudioRect *rect = &box (fixture, id)->rect;

  return (StudioPoint){ rect->x + rect->w / 2, rect->y + rect->h / 2 };
}

static void
assert_steps (Composer *fixture,
              guint n)
{
  g_assert_cmpuint (studio_history_get_n_undo (fixture->history), ==, n);
}

/* Adds a shape and lays it out. Returns: (transfer full): its id */
static char *
add (Composer *fixture,
     double x,
     double y)
{
  g_autofree char *text = g_strdup_printf ("{'type':'shape','fill':'accent','frame':[%d,%d,100,50]}", (int) x, (int) y);
  g_autoptr (JsonNode) layer = fixture_json (text);
  char *id;

  studio_composer_select_none (fixture->composer);
  id = g_strdup (studio_composer_add (fixture->composer, layer, NULL, "Add"));
  g_assert_true (composer_lay_out (fixture));
  return id;
}

static void
select_two (Composer *fixture,
            const char *one,
            const char *other)
{
  studio_composer_select (fixture->composer, one, FALSE);
  studio_composer_select (fixture->composer, other, TRUE);
}

/* --- selecting --- */

static void
test_select (Composer *fixture,
             gconstpointer data)
{
  StudioComposer *composer = fixture->composer;
  guint before;

  studio_composer_select (composer, "bulat", FALSE);
  assert_selected (fixture, "bulat");
  studio_composer_select (composer, "kotak", TRUE);
  assert_selected (fixture, "kotak bulat"); /* bottom to top */
  before = fixture->n_selection;
  studio_composer_select (composer, "kotak", TRUE);
  assert_selected (fixture, "bulat");
  studio_composer_select (composer, "bulat", FALSE);
  g_assert_cmpuint (fixture->n_selection, ==, before + 1);
  g_assert_true (studio_composer_is_selected (composer, "bulat"));

  /* a layer and what it stands in would both be moved */
  studio_composer_select (composer, "judul", FALSE);
  studio_composer_select (composer, "badan", TRUE);
  assert_selected (fixture, "badan");
  studio_composer_select (composer, "isi", TRUE);
  assert_selected (fixture, "isi");

  studio_composer_select_all_of (composer, (const char *const[]){ "judul", "badan", "kotak", NULL });
  assert_selected (fixture, "badan kotak");
  studio_composer_select_all (composer);
  g_assert_true (studio_composer_is_selected (composer, "kotak"));
  g_assert_false (studio_composer_is_selected (composer, "cap"));   /* locked */
  g_assert_false (studio_composer_is_selected (composer, "latar")); /* the background */
  studio_composer_select_none (composer);
  assert_selected (fixture, "");
  g_assert_false (studio_composer_leave (composer));
}

static void
test_pick (Composer *fixture,
           gconstpointer data)
{
  StudioComposer *composer = fixture->composer;
  StudioPoint on_row = middle (fixture, "nama.1");

  g_assert_cmpstr (studio_composer_pick (composer, middle (fixture, "kotak"), 2, FALSE, FALSE), ==, "kotak");
  g_assert_cmpstr (studio_composer_pick (composer, middle (fixture, "kotak"), 2, TRUE, FALSE), ==, "latar");
  studio_composer_select (composer, "kotak", FALSE);
  g_assert_cmpstr (studio_composer_pick (composer, middle (fixture, "kotak"), 2, TRUE, FALSE), ==, "latar");
  studio_composer_select (composer, "latar", FALSE);
  g_assert_cmpstr (studio_composer_pick (composer, middle (fixture, "kotak"), 2, TRUE, FALSE), ==, "kotak");

  /* a row of a repeat is one thing; double-clicks go into it, Esc out again */
  on_row.x = box (fixture, "nama.1")->rect.x + 5;
  g_assert_cmpstr (studio_composer_pick (composer, on_row, 2, FALSE, FALSE), ==, "kartu.1");
  g_assert_cmpstr (studio_composer_pick (composer, on_row, 2, FALSE, TRUE), ==, "nama.1");
  studio_composer_select (composer, "kartu.1", FALSE);
  g_assert_true (studio_composer_enter (composer, on_row, 2));
  assert_selected (fixture, "nama.1");
  g_assert_false (studio_composer_enter (composer, on_row, 2));
  g_assert_true (studio_composer_leave (composer));
  assert_selected (fixture, "kartu.1");
  g_assert_true (studio_composer_leave (composer));
  assert_selected (fixture, "");
  g_assert_null (studio_composer_pick (composer, (StudioPoint){ -500, -500 }, 2, FALSE, FALSE));
}

static void
test_tab (Composer *fixture,
          gconstpointer data)
{
  StudioComposer *composer = fixture->composer;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  studio_composer_select_next (composer, 1);
  first = selected (fixture);
  g_assert_cmpstr (first, ==, "judul");
  studio_composer_select_next (composer, 1);
  second = selected (fixture);
  g_assert_cmpstr (second, !=, first);
  studio_composer_select_next (composer, -1);
  assert_selected (fixture, first);
  studio_composer_select_next (composer, -1);
  studio_composer_select_next (composer, 1);
  assert_selected (fixture, first);
}

static void
test_group (Composer *fixture,
            gconstpointer data)
{
  StudioComposer *composer = fixture->composer;

  select_two (fixture, "kotak", "putar");
  studio_composer_group (composer);
  assert_steps (fixture, 1);
  g_assert_true (composer_lay_out (fixture));
  /* one directly on the other: "bulat" and "cap" lay between them */
  studio_composer_select_none (composer);
  studio_composer_select (composer, "kotak", FALSE);
  assert_selected (fixture, "kotak putar");
  g_assert_cmpint (box (fixture, "kotak") - box (fixture, "bulat"), >, 0);

  g_assert_true (studio_composer_enter (composer, middle (fixture, "kotak"), 2));
  assert_selected (fixture, "kotak");
  g_assert_true (studio_composer_leave (composer));
  assert_selected (fixture, "kotak putar");

  /* groups in groups */
  studio_composer_select (composer, "bulat", TRUE);
  studio_composer_group (composer);
  g_assert_true (composer_lay_out (fixture));
  studio_composer_select (composer, "putar", FALSE);
  assert_selected (fixture, "bulat kotak putar");
  g_assert_true (studio_composer_enter (composer, middle (fixture, "kotak"), 2));
  assert_selected (fixture, "kotak putar");
  studio_composer_select (composer, "bulat", FALSE);
  assert_selected (fixture, "bulat");
  studio_composer_select_none (composer);

  studio_composer_select (composer, "bulat", FALSE);
  studio_composer_ungroup (composer);
  studio_composer_select_none (composer);
  studio_composer_select (composer, "bulat", FALSE);
  assert_selected (fixture, "bulat");
  studio_composer_select (composer, "kotak", FALSE);
  assert_selected (fixture, "kotak putar");
  studio_composer_ungroup (composer);
  assert_json (fixture, "set/kotak/groups", NULL);
  studio_composer_ungroup (composer);
  g_assert_cmpuint (fixture->n_refused, ==, 1);
  studio_composer_select (composer, "bulat", FALSE);
  studio_composer_group (composer);
  g_assert_cmpuint (fixture->n_refused, ==, 2);
}

/* --- locks and names --- */

static void
test_locks (Composer *fixture,
            gconstpointer data)
{
  StudioComposer *composer = fixture->composer;
  g_autoptr (JsonNode) yes = json_node_init_boolean (json_node_alloc (), TRUE);
  g_autoptr (JsonNode) number = studio_json_number (0.5);
  g_autofree char *before = NULL;
  StudioRect frame = { 1, 2, 3, 4 };

  studio_composer_select (composer, "cap", FALSE);
  before = composer_write (fixture);
  g_assert_cmpstr (studio_composer_get_lock (composer, "cap"), ==, "Stempel ditetapkan pedoman.");
  studio_composer_nudge (composer, 1, 0);
  g_assert_cmpstr (fixture->refused, ==, "“Cap” can't be changed. Stempel ditetapkan pedoman.");
  studio_composer_set_member (composer, "opacity", number, "Opacity", NULL);
  studio_composer_set_layer_member (composer, "cap", "opacity", number, "Opacity", NULL);
  studio_composer_set_frames (composer, (const char *const[]){ "cap" }, &frame, NULL, 1, "Move", NULL);
  studio_composer_remove (composer);
  studio_composer_reorder (composer, STUDIO_ORDER_TOP);
  studio_composer_align (composer, STUDIO_ALIGN_LEFT, STUDIO_ALIGN_TO_PAGE, NULL);
  studio_composer_put_beside (composer, "cap", "kotak", FALSE);
  g_assert_cmpuint (fixture->n_refused, ==, 8);
  assert_steps (fixture, 0);

  /* by hand, and what stands in it is locked along */
  studio_composer_set_layer_member (composer, "putar", "lock", yes, "Lock", NULL);
  assert_json (fixture, "set/putar/lock", "true");
  g_assert_nonnull (studio_composer_get_lock (composer, "dalam"));
  studio_composer_select (composer, "dalam", FALSE);
  studio_composer_nudge (composer, 5, 5);
  g_assert_cmpuint (fixture->n_refused, ==, 9);
  /* of several only the free ones go */
  select_two (fixture, "cap", "kotak");
  studio_composer_nudge (composer, 5, 5);
  g_assert_cmpuint (fixture->n_refused, ==, 9);
  assert_json (fixture, "variants/feed/set/kotak/frame", "[105,705,200,100]");
  assert_json (fixture, "variants/feed/set/cap", NULL);
  studio_composer_set_layer_member (composer, "putar", "lock", NULL, "Unlock", NULL);
  g_assert_null (studio_composer_get_lock (composer, "dalam"));
  studio_history_undo (fixture->history);
  studio_history_undo (fixture->history);
  studio_history_undo (fixture->history);
  {
    g_autofree char *after = composer_write (fixture);

    g_assert_cmpstr (after, ==, before);
  }
}

static void
test_names (Composer *fixture,
            gconstpointer data)
{
  static const struct
  {
    const char *id, *name;
  } cases[] = {
    { "kotak", "Kotak" },
    { "judul", "Judul" },
    { "nama.0", "Padi" },
    { "bulat", "Shape" },
    { "badan", "Stack" },
    { "nothing", "Element" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *name = studio_composer_get_layer_name (fixture->composer, cases[i].id);

    g_assert_cmpstr (name, ==, cases[i].name);
  }
}

/* --- values --- */

static void
test_members (Composer *fixture,
              gconstpointer data)
{
  StudioComposer *composer = fixture->composer;
  g_autoptr (JsonNode) size = studio_json_number (44);
  g_autoptr (JsonNode) other = studio_json_number (33);
  g_autoptr (JsonNode) width = studio_json_number (9);
  StudioOrigin origin;

  g_assert_cmpfloat (json_node_get_double (studio_composer_get_member (composer, "judul", "size", &origin)), ==, 70); /* of the size's own rules */
  g_assert_cmpint (origin, ==, STUDIO_ORIGIN_TEMPLATE);
  studio_composer_select (composer, "judul", FALSE);
  studio_composer_set_member (composer, "size", size, "Size", NULL);
  assert_json (fixture, "set/judul/size", "44");
  studio_composer_get_member (composer, "judul", "size", &origin);
  g_assert_cmpint (origin, ==, STUDIO_ORIGIN_ALL_SIZES);

  studio_composer_set_scope (composer, STUDIO_SCOPE_THIS_SIZE);
  studio_composer_set_member (composer, "size", other, "Size", NULL);
  assert_json (fixture, "variants/feed/set/judul/size", "33");
  g_assert_true (studio_composer_is_edited (composer, "feed"));
  g_assert_false (studio_composer_is_edited (composer, "story"));
  g_assert_cmpfloat (json_node_get_double (studio_composer_get_member (composer, "judul", "size", &origin)), ==, 33);
  g_assert_cmpint (origin, ==, STUDIO_ORIGIN_THIS_SIZE);

  /* "all sizes" means this one as well */
  studio_composer_set_scope (composer, STUDIO_SCOPE_ALL_SIZES);
  studio_composer_set_member (composer, "size", size, "Size", NULL);
  assert_json (fixture, "variants", NULL);
  /* part of a member: the whole is written, for whole members are laid over each other */
  studio_composer_set_layer_member (composer, "isi", "stroke/width", width, "Stroke", NULL);
  assert_json (fixture, "set/isi/stroke", "{'color':'ink','width':9}");
  studio_composer_set_layer_member (composer, "isi", "stroke/color", size, "Stroke", NULL);
  studio_composer_set_layer_member (composer, "isi", "stroke/width", NULL, "Reset", NULL);
  assert_json (fixture, "set/isi/stroke", "{'color':44,'width':2}");
  studio_composer_set_layer_member (composer, "isi", "stroke/color", NULL, "Reset", NULL);
  assert_json (fixture, "set/isi", NULL); /* all of it is the template's again */
  studio_composer_set_member (composer, "size", NULL, "Reset", NULL);
  assert_json (fixture, "set/judul", NULL);
  studio_composer_get_member (composer, "judul", "size", &origin);
  g_assert_cmpint (origin, ==, STUDIO_ORIGIN_TEMPLATE);
  g_assert_null (studio_composer_get_member (composer, "nothing", "size", &origin));
  studio_composer_set_layer_member (composer, "nothing", "size", size, "Size", NULL);
  studio_composer_set_layer_member (composer, "a/b", "size", size, "Size", NULL);
  assert_json (fixture, "set/nothing", NULL);
  g_assert_true (composer_lay_out (fixture));
}

static void
test_text (Composer *fixture,
           gconstpointer data)
{
  StudioComposer *composer = fixture->composer;
  static const struct
  {
    const char *id, *path, *expected;
  } cases[] = {
    { "judul", "content/judul", "'Baru'" },
    { "nama.1", "content/angka/1/label", "'Baru'" },
    { "nomor.0", "set/nomor.0/text", "'Baru'" }, /* more than one token */
    { "tanggal", "set/tanggal/text", "'Baru'" }, /* not typed, but chosen */
    { "judul@x", "content/judul", "'Baru'" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    studio_composer_set_text (composer, cases[i].id, "Baru", NULL);
    assert_json (fixture, cases[i].path, cases[i].expected);
    g_assert_true (studio_history_undo (fixture->history));
  }
  /* the other rows of the sample stay */
  studio_composer_set_text (composer, "nama.1", "Kopi", NULL);
  assert_json (fixture, "content/angka/0/label", "'Padi'");
  assert_json (fixture, "content/angka/1/satuan", "'ton'");
  /* braces are letters */
  studio_composer_set_text (composer, "nomor.0", "{judul} \xf0\x9f\x8c\xbe", NULL);
  g_assert_true (composer_lay_out (fixture));
  g_assert_cmpstr (box (fixture, "nomor.0")->layer->text.text, ==, "{judul} \xf0\x9f\x8c\xbe");
  /* typing is one step */
  {
    guint steps = studio_history_get_n_undo (fixture->history);

    studio_composer_set_text (composer, "judul", "A", "type");
    studio_composer_set_text (composer, "judul", "Ab", "type");
    studio_composer_set_text (composer, "judul", "Abc", "type");
    assert_steps (fixture, steps + 1);
  }
}

static void
test_frames (Composer *fixture,
             gconstpointer data)
{
  StudioComposer *composer = fixture->composer;
  const char *const ids[] = { "kotak", "bulat", "cap" };
  StudioRect frames[] = { { 10.123456, 20, 30, 40 }, { 1, 2, 3, 4 }, { 5, 6, 7, 8 } };
  const double rotations[] = { 370, NAN, 0 };
  StudioRect frame;
  double rotation;

  g_assert_true (studio_composer_get_frame (composer, "dalam", &frame, &rotation));
  g_assert_cmpfloat (frame.x, ==, 20);
  g_assert_cmpfloat (rotation, ==, 0);
  g_assert_false (studio_composer_get_frame (composer, "nothing", &frame, NULL));

  studio_composer_set_frames (composer, ids, frames, rotations, 3, "Move", "drag");
  frames[0].x = 11;
  studio_composer_set_frames (composer, ids, frames, rotations, 3, "Move", "drag");
  assert_steps (fixture, 1); /* one drag is one step */
  assert_json (fixture, "variants/feed/set/kotak", "{'frame':[11,20,30,40],'rotate':10}");
  assert_json (fixture, "variants/feed/set/bulat", "{'frame':[1,2,3,4]}");
  assert_json (fixture, "variants/feed/set/cap", NULL);
  studio_composer_end_merge (composer);
  /* what has no size in numbers is not written */
  frames[0].x = NAN;
  frames[1] = (StudioRect){ 1e300, -1e300, -5, 1e300 };
  studio_composer_set_frames (composer, ids, frames, NULL, 2, "Move", NULL);
  assert_json (fixture, "variants/feed/set/kotak/frame", "[11,20,30,40]");
  assert_json (fixture, "variants/feed/set/bulat/frame", "[20000,-20000,0,20000]");
  g_assert_true (composer_lay_out (fixture));
  studio_composer_reset_format (composer, "feed");
  assert_json (fixture, "variants", NULL);
  g_assert_true (studio_history_undo (fixture->history));
  g_assert_true (studio_composer_is_edited (composer, "feed"));
}

static void
test_nudge (Composer *fixture,
            gconstpointer data)
{
  StudioComposer *composer = fixture->composer;
  StudioPoint before = middle (fixture, "dalam");
  g_autofree char *id = NULL;

  /* twice before the page is laid out anew */
  studio_composer_select (composer, "kotak", FALSE);
  studio_composer_nudge (composer, 10, 0);
  studio_composer_nudge (composer, 1, -1);
  assert_json (fixture, "variants/feed/set/kotak/frame", "[111,699,200,100]");
  assert_steps (fixture, 1);
  g_assert_cmpstr (studio_history_get_undo_label (fixture->history), ==, "Move Kotak");

  /* in a group turned by 90° right is up */
  studio_composer_select (composer, "dalam", FALSE);
  studio_composer_nudge (composer, 10, 0);
  g_assert_true (composer_lay_out (fixture));
  g_assert_cmpfloat_with_epsilon (middle (fixture, "dalam").y, before.y - 10, 0.01);

  /* in the only size it is in, an added layer moves itself */
  id = add (fixture, 500, 500);
  studio_composer_nudge (composer, 10, 10);
  {
    g_autofree char *path = g_strdup_printf ("layers/%s/frame", id);

    assert_json (fixture, path, "[510,510,100,50]");
  }
}

/* --- structure --- */

static void
test_add (Composer *fixture,
          gconstpointer data)
{
  StudioComposer *composer = fixture->composer;
  g_autoptr (JsonNode) text = fixture_json ("{'type':'text','text':'Halo','size':50,'w':400,'id':'x','page':'9','z':-5}");
  g_autofree char *path = NULL;
  g_autofree char *id = NULL;
  g_autofree char *over = NULL;
  StudioPoint center = { 300, 400 };
  JsonNode *layer;

  id = g_strdup (studio_composer_add (composer, text, &center, "Add Text"));
  assert_selected (fixture, id);
  path = g_strdup_printf ("layers/%s", id);
  layer = at (fixture, path);
  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (layer), "page"), ==, "1");
  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (layer), "made"), ==, "feed");
  g_assert_true (composer_lay_out (fixture));
  assert_selected (fixture, id);
  g_assert_cmpfloat (box (fixture, id)->rect.x, ==, 100);
  g_assert_cmpfloat (box (fixture, id)->rect.h, >, 40);
  g_assert_cmpuint (box (fixture, id)->end, ==, studio_composer_get_scene (composer)->boxes->len); /* on top */
  composer_show (fixture, "story", 0);
  g_assert_null (studio_scene_find (studio_composer_get_scene (composer), id));

  composer_show (fixture, "feed", 0);
  studio_composer_select (composer, id, FALSE);
  studio_composer_show_in_all (composer, TRUE);
  composer_show (fixture, "story", 0);
  g_assert_nonnull (studio_scene_find (studio_composer_get_scene (composer), id));
  studio_composer_select (composer, id, FALSE);
  studio_composer_nudge (composer, 50, 0);
  g_assert_true (studio_composer_is_edited (composer, "story"));
  composer_show (fixture, "feed", 0);
  g_assert_cmpfloat (box (fixture, id)->rect.x, ==, 100);

  /* above what is selected */
  studio_composer_select (composer, "kotak", FALSE);
  over = g_strdup (studio_composer_add (composer, text, NULL, "Add Text"));
  g_assert_true (composer_lay_out (fixture));
  g_assert_true (box (fixture, over) == box (fixture, "kotak") + 1);
  studio_composer_select (composer, "kotak", FALSE);
  studio_composer_show_in_all (composer, TRUE);
  g_assert_cmpuint (fixture->n_refused, ==, 1);
}

static void
test_remove (Composer *fixture,
             gconstpointer data)
{
  StudioComposer *composer = fixture->composer;
  g_autofree char *before = composer_write (fixture);
  g_autofree char *after = NULL;
  g_autofree char *id = add (fixture, 10, 10);
  g_autoptr (JsonNode) half = studio_json_number (0.5);

  studio_composer_show_in_all (composer, TRUE);
  composer_show (fixture, "story", 0);
  studio_composer_select (composer, id, FALSE);
  studio_composer_nudge (composer, 1, 1);
  studio_composer_set_scope (composer, STUDIO_SCOPE_THIS_SIZE);
  studio_composer_set_member (composer, "opacity", half, "Opacity", NULL);
  studio_composer_set_scope (composer, STUDIO_SCOPE_ALL_SIZES);
  studio_composer_remove (composer);
  after = composer_write (fixture);
  g_assert_cmpstr (after, ==, before); /* nothing is left of it */
  assert_selected (fixture, "");

  g_assert_true (composer_lay_out (fixture));
  select_two (fixture, "kotak", "judul");
  studio_composer_remove (composer);
  assert_json (fixture, "set", "{'judul':{'hidden':true},'kotak':{'hidden':true}}");
  g_assert_cmpstr (studio_history_get_undo_label (fixture->history), ==, "Delete 2 Elements");
  g_assert_true (composer_lay_out (fixture));
  g_assert_false (box (fixture, "kotak")->visible);
}

static void
test_order (Composer *fixture,
            gconstpointer data)
{
  StudioComposer *composer = fixture->composer;
  static const struct
  {
    StudioOrder order;
    const char *below, *above; /* (nullable): neighbours of "bulat" afterwards */
  } cases[] = {
    { STUDIO_ORDER_UP, "cap", "baris" },
    { STUDIO_ORDER_DOWN, "kotak", "cap" },
    { STUDIO_ORDER_DOWN, "badan", "kotak" },
    { STUDIO_ORDER_TOP, "putar", NULL },
    { STUDIO_ORDER_BOTTOM, NULL, "latar" },
    { STUDIO_ORDER_UP, "latar", "badan" },
  };

  studio_composer_select (composer, "bulat", FALSE);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    studio_composer_reorder (composer, cases[i].order);
    g_assert_true (composer_lay_out (fixture));
    g_assert_cmpuint (fixture->n_refused, ==, 0);
    if (cases[i].below != NULL)
      g_assert_true (&g_array_index (studio_composer_get_scene (composer)->boxes, StudioBox, box (fixture, cases[i].below)->end) == box (fixture, "bulat"));
    if (cases[i].above != NULL)
      g_assert_true (box (fixture, "bulat") + 1 == box (fixture, cases[i].above));
    else
      g_assert_cmpuint (box (fixture, "bulat")->end, ==, studio_composer_get_scene (composer)->boxes->len);
  }
  studio_composer_reorder (composer, STUDIO_ORDER_TOP);
  g_assert_true (composer_lay_out (fixture));
  studio_composer_reorder (composer, STUDIO_ORDER_TOP);
  g_assert_cmpuint (fixture->n_refused, ==, 1);

  /* rows of a repeat share one place until one is moved */
  studio_composer_put_beside (composer, "kartu.0", "kartu.1", TRUE);
  g_assert_true (composer_lay_out (fixture));
  g_assert_true (box (fixture, "kartu.0") > box (fixture, "kartu.1"));
  studio_composer_put_beside (composer, "kartu.0", "kartu.1", FALSE);
  g_assert_true (composer_lay_out (fixture));
  g_assert_true (box (fixture, "kartu.0") < box (fixture, "kartu.1"));
  studio_composer_put_beside (composer, "kotak", "judul", TRUE);
  g_assert_cmpuint (fixture->n_refused, ==, 2);
  studio_composer_put_beside (composer, "putar", "kotak", FALSE);
  g_assert_true (composer_lay_out (fixture));
  g_assert_true (box (fixture, "dalam") + 1 == box (fixture, "kotak"));
}

/* Between the same two, again and again: there is always room. */
static void
test_order_often (Composer *fixture,
                  gconstpointer data)
{
  for (int i = 0; i < 60; i++) {
    const char *id = i % 2 == 0 ? "bulat" : "putar";

    studio_composer_put_beside (fixture->composer, id, "kotak", TRUE);
    g_assert_true (composer_lay_out (fixture));
    g_assert_true (box (fixture, id) == box (fixture, "kotak") + 1);
  }
}

static void
test_duplicate (Composer *fixture,
                gconstpointer data)
{
  StudioComposer *composer = fixture->composer;
  static const char *const ids[] = { "kotak", "bulat", "judul", "nama.1", "nomor.1", "kartu.1", "dalam", "badan", "cap" };

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++) {
    g_autofree char *copy = NULL;
    StudioFrame was, is;
    guint index;

    studio_composer_select (composer, ids[i], FALSE);
    g_assert_true (studio_frame_find (studio_composer_get_scene (composer), ids[i], &index));
    was = studio_frame_of_box (studio_composer_get_scene (composer), index);
    studio_composer_duplicate_by (composer, 30, 40);
    copy = selected (fixture);
    g_assert_true (g_str_has_prefix (copy, "l-"));
    g_assert_true (composer_lay_out (fixture));
    g_assert_true (studio_frame_find (studio_composer_get_scene (composer), copy, &index));
    is = studio_frame_of_box (studio_composer_get_scene (composer), index);
    g_assert_cmpfloat_with_epsilon (is.center.x, was.center.x + 30, 0.6);
    g_assert_cmpfloat_with_epsilon (is.center.y, was.center.y + 40, 0.6);
    g_assert_cmpfloat_with_epsilon (is.w, was.w, 0.6);
    g_assert_cmpfloat_with_epsilon (is.h, was.h, 0.6);
    g_assert_cmpfloat_with_epsilon (is.rotation, was.rotation, 0.01);
    g_assert_cmpuint (box (fixture, copy)->end - (index + 1), ==, box (fixture, ids[i])->end - (guint) (box (fixture, ids[i]) - box (fixture, "page")) - 1);
    if (box (fixture, copy)->layer->kind == STUDIO_LAYER_TEXT)
      g_assert_cmpstr (box (fixture, copy)->layer->text.text, ==, box (fixture, ids[i])->layer->text.text);
    g_assert_null (studio_composer_get_lock (composer, copy));
  }
  /* tokens go on following */
  {
    g_autofree char *copy = NULL;

    studio_composer_select (composer, "nama.0", FALSE);
    studio_composer_duplicate (composer);
    copy = selected (fixture);
    studio_composer_set_text (composer, "nama.0", "Kopra", NULL);
    g_assert_true (composer_lay_out (fixture));
    g_assert_cmpstr (box (fixture, copy)->layer->text.text, ==, "Kopra");
  }
}

static void
test_duplicate_again (Composer *fixture,
                      gconstpointer data)
{
  StudioComposer *composer = fixture->composer;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  studio_composer_select (composer, "kotak", FALSE);
  studio_composer_duplicate (composer);
  g_assert_true (composer_lay_out (fixture));
  first = selected (fixture);
  studio_composer_nudge (composer, 76, -24);
  g_assert_true (composer_lay_out (fixture));
  g_assert_cmpfloat (box (fixture, first)->rect.x, ==, 200);
  g_assert_cmpfloat (box (fixture, first)->rect.y, ==, 700);
  studio_composer_duplicate (composer);
  g_assert_true (composer_lay_out (fixture));
  second = selected (fixture);
  g_assert_cmpfloat (box (fixture, second)->rect.x, ==, 300);
  g_assert_cmpfloat (box (fixture, second)->rect.y, ==, 700);
  g_assert_true (box (fixture, second) == box (fixture, first) + 1);
}

/* A step of a timeline is duplicated and deleted as one of its columns. */
static void
test_columns (Composer *fixture,
              gconstpointer data)
{
  static const char stack[] = "{'type':'stack','direction':'row','columns':2,'w':600,'children':["
                              "{'type':'stack','children':[{'type':'text','text':'5 Jan','size':30}]},"
                              "{'type':'stack','children':[{'type':'text','text':'8 Feb','size':30}]}]}";
  StudioComposer *composer = fixture->composer;
  g_autoptr (JsonNode) layer = json_from_string (stack, NULL);
  g_autofree char *root = NULL;
  g_autofree char *first = NULL;
  g_autofree char *copy = NULL;
  const StudioBox *its;

  json_node_seal (layer);
  root = g_strdup (studio_composer_add (composer, layer, NULL, "Taruh"));
  g_assert_true (composer_lay_out (fixture));
  its = box (fixture, root);
  g_assert_cmpint (its->layer->stack.columns, ==, 2);
  first = g_strdup (its[1].layer->id);
  studio_composer_select (composer, first, FALSE);
  studio_composer_duplicate (composer);
  g_assert_true (composer_lay_out (fixture));
  copy = selected (fixture);
  its = box (fixture, root);
  g_assert_cmpint (its->layer->stack.columns, ==, 3);
  g_assert_true (box (fixture, first) == its + 1);
  g_assert_true (box (fixture, copy) == its + 3);
  g_assert_cmpfloat (its[3].rect.y, ==, its[1].rect.y);
  g_assert_cmpfloat (its[1].rect.w, ==, 200);
  g_assert_cmpstr (its[2].layer->id, !=, its[4].layer->id);

  studio_composer_remove (composer);
  g_assert_true (composer_lay_out (fixture));
  g_assert_cmpint (box (fixture, root)->layer->stack.columns, ==, 2);
  studio_history_undo (fixture->history);
  studio_history_undo (fixture->history);
  g_assert_true (composer_lay_out (fixture));
  g_assert_cmpint (box (fixture, root)->layer->stack.columns, ==, 2);
  g_assert_cmpfloat (box (fixture, first)->rect.w, ==, 300);
}

static void
test_stack (Composer *fixture,
            gconstpointer data)
{
  StudioComposer *composer = fixture->composer;
  g_autofree char *low = add (fixture, 100, 600);
  g_autofree char *high = add (fixture, 120, 300);
  g_autofree char *stack = NULL;
  g_autofree char *third = NULL;
  StudioPoint place;

  select_two (fixture, low, high);
  studio_composer_make_stack (composer, FALSE, 20);
  g_assert_true (composer_lay_out (fixture));
  stack = selected (fixture);
  g_assert_cmpint (box (fixture, stack)->layer->kind, ==, STUDIO_LAYER_STACK);
  g_assert_cmpfloat (box (fixture, high)->rect.y, ==, 300);
  g_assert_cmpfloat (box (fixture, low)->rect.y, ==, 370);
  g_assert_cmpfloat (box (fixture, low)->rect.x, ==, 100);
  place = middle (fixture, low);
  g_assert_cmpstr (studio_composer_pick (composer, place, 2, FALSE, FALSE), ==, stack);
  g_assert_true (studio_composer_enter (composer, place, 2));
  assert_selected (fixture, low);

  /* into the stack and out of it again, as the layers panel drags */
  third = add (fixture, 700, 300);
  studio_composer_put_beside (composer, third, high, TRUE);
  g_assert_true (composer_lay_out (fixture));
  g_assert_true (box (fixture, high) + 1 == box (fixture, third));
  g_assert_cmpfloat (box (fixture, low)->rect.y, ==, 440);
  studio_composer_put_beside (composer, third, stack, TRUE);
  g_assert_true (composer_lay_out (fixture));
  g_assert_cmpfloat (box (fixture, low)->rect.y, ==, 370);
  g_assert_true (box (fixture, low) + 1 == box (fixture, third));

  studio_composer_select (composer, stack, FALSE);
  studio_composer_ungroup (composer);
  g_assert_true (composer_lay_out (fixture));
  g_assert_null (studio_scene_find (studio_composer_get_scene (composer), stack));
  g_assert_cmpfloat (box (fixture, low)->rect.y, ==, 370);
  g_assert_cmpfloat (box (fixture, low)->rect.w, ==, 100);
  select_two (fixture, "kotak", low);
  studio_composer_make_stack (composer, TRUE, 20);
  g_assert_cmpuint (fixture->n_refused, ==, 1);

  /* with its last layer a stack goes as well */
  select_two (fixture, low, high);
  studio_composer_make_stack (composer, TRUE, 20);
  g_assert_true (composer_lay_out (fixture));
  select_two (fixture, low, high);
  studio_composer_remove (composer);
  g_assert_cmpuint (json_object_get_size (json_node_get_object (at (fixture, "layers"))), ==, 1);
}

static void
test_arrange (Composer *fixture,
              gconstpointer data)
{
  StudioComposer *composer = fixture->composer;

  select_two (fixture, "kotak", "bulat");
  studio_composer_align (composer, STUDIO_ALIGN_LEFT, STUDIO_ALIGN_TO_KEY, "kotak");
  g_assert_true (composer_lay_out (fixture));
  g_assert_cmpfloat (box (fixture, "kotak")->rect.x, ==, 100);
  g_assert_cmpfloat_with_epsilon (middle (fixture, "bulat").x, 100 + 50 * (cos (G_PI / 6) + sin (G_PI / 6)), 0.1);
  assert_json (fixture, "variants/feed/set/kotak", NULL); /* what stays follows the template on */
  studio_composer_select (composer, "kotak", FALSE);
  studio_composer_align (composer, STUDIO_ALIGN_RIGHT, STUDIO_ALIGN_TO_SELECTION, NULL);
  g_assert_true (composer_lay_out (fixture));
  g_assert_cmpfloat (box (fixture, "kotak")->rect.x, ==, 880); /* alone: to the page of 1080 */
  studio_composer_rotate_by (composer, 90);
  studio_composer_flip (composer, TRUE);
  assert_json (fixture, "variants/feed/set/kotak/flip", "'x'");
  g_assert_true (composer_lay_out (fixture));
  studio_composer_flip (composer, TRUE);
  assert_json (fixture, "variants/feed/set/kotak/flip", "''");
  studio_composer_distribute (composer, TRUE, STUDIO_DISTRIBUTE_GAPS);
  g_assert_cmpuint (fixture->n_refused, ==, 1);
  studio_composer_select_all_of (composer, (const char *const[]){ "kotak", "bulat", "putar", NULL });
  studio_composer_distribute (composer, FALSE, STUDIO_DISTRIBUTE_CENTERS);
  g_assert_true (composer_lay_out (fixture));
}

/* --- clipboard --- */

static void
test_clipboard (Composer *fixture,
                gconstpointer data)
{
  StudioComposer *composer = fixture->composer;
  g_autofree char *text = NULL;
  g_autofree char *copy = NULL;
  g_autofree char *again = NULL;
  g_autofree char *beside = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (studio_composer_copy (composer));
  studio_composer_select (composer, "kotak", FALSE);
  text = studio_composer_copy (composer);
  g_assert_true (studio_composer_paste (composer, text, TRUE, &error));
  g_assert_no_error (error);
  copy = selected (fixture);
  g_assert_true (composer_lay_out (fixture));
  g_assert_cmpfloat (box (fixture, copy)->rect.x, ==, 100);
  g_assert_true (studio_composer_paste (composer, text, FALSE, &error));
  g_assert_true (composer_lay_out (fixture));
  beside = selected (fixture);
  g_assert_cmpfloat (box (fixture, beside)->rect.x, ==, 124);
  g_assert_true (studio_composer_paste (composer, text, FALSE, &error));
  g_assert_true (composer_lay_out (fixture));
  again = selected (fixture);
  g_assert_cmpfloat (box (fixture, again)->rect.x, ==, 148);

  composer_show (fixture, "story", 1);
  g_assert_true (studio_composer_paste (composer, text, TRUE, &error));
  g_assert_true (composer_lay_out (fixture));
  g_assert_cmpuint (studio_composer_get_scene (composer)->boxes->len, ==, 3);
}

/* In another post a token means something else, or nothing: the words come along. */
static void
test_clipboard_words (Composer *fixture,
                      gconstpointer data)
{
  Composer other;
  g_autofree char *text = NULL;
  g_autofree char *copy = NULL;
  g_autoptr (GError) error = NULL;

  studio_composer_set_text (fixture->composer, "judul", "Kata {dari} sini", NULL);
  g_assert_true (composer_lay_out (fixture));
  studio_composer_select (fixture->composer, "judul", FALSE);
  text = studio_composer_copy (fixture->composer);
  composer_set_up (&other, NULL);
  g_assert_true (composer_lay_out (&other));
  g_assert_true (studio_composer_paste (other.composer, text, FALSE, &error));
  g_assert_no_error (error);
  copy = selected (&other);
  g_assert_true (composer_lay_out (&other));
  g_assert_cmpstr (box (&other, copy)->layer->text.text, ==, "Kata {dari} sini");
  composer_tear_down (&other, NULL);
}

static void
test_clipboard_hostile (Composer *fixture,
                        gconstpointer data)
{
  static const char *const texts[] = {
    "",
    "kata biasa",
    "{}",
    "[]",
    "{'format':'pemda-studio-layers'}",
    "{'format':'pemda-studio-layers','version':2,'plain':[{'type':'shape'}]}",
    "{'format':'pemda-studio-layers','plain':[]}",
    "{'format':'pemda-studio-layers','plain':[1,null,'x',[]]}",
    "{'format':'pemda-studio-layers','plain':[{'type':'nothing'}]}",
    "{'format':'pemda-studio-layers','plain':[{}]}",
    "{'format':'pemda-studio-layers','plain':[{'type':'text','text':{},'size':'x'}]}",
    "{'format':'pemda-studio-layers','plain':[{'type':'stack','children':[{'type':'shape','opacity':7}]}]}",
    "{'format':'pemda-studio-layers','plain':[{'type':'shape','rotate':[]}]}",
    "{'format':'pemda-studio-style'}",
    "{'format':'pemda-studio-style','style':{'fill':{'gradient':'x'}}}",
  };
  g_autofree char *before = composer_write (fixture);

  studio_composer_select (fixture->composer, "kotak", FALSE);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autofree char *json = g_strdelimit (g_strdup (texts[i]), "'", '"');
    g_autoptr (GError) error = NULL;
    g_autofree char *after = NULL;

    g_test_message ("%s", texts[i]);
    g_assert_false (studio_composer_paste (fixture->composer, json, FALSE, &error));
    g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_INVALID);
    g_clear_error (&error);
    g_assert_false (studio_composer_paste_style (fixture->composer, json, &error));
    g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_INVALID);
    after = composer_write (fixture);
    g_assert_cmpstr (after, ==, before);
  }
  assert_steps (fixture, 0);
  {
    /* odd, but harmless: it is taken for what it is */
    const char *odd = "{\"format\":\"pemda-studio-layers\",\"plain\":[{\"type\":\"shape\",\"frame\":[\"x\"],\"groups\":{},\"id\":7,\"page\":[],\"z\":\"x\",\"formats\":1}]}";

    g_assert_true (studio_composer_paste (fixture->composer, odd, FALSE, NULL));
    g_assert_true (composer_lay_out (fixture));
  }
}

static void
test_style (Composer *fixture,
            gconstpointer data)
{
  StudioComposer *composer = fixture->composer;
  g_autofree char *text = NULL;
  g_autofree char *shape = NULL;

  studio_composer_select (composer, "isi", FALSE);
  text = studio_composer_copy_style (composer);
  select_two (fixture, "judul", "kotak");
  g_assert_true (studio_composer_paste_style (composer, text, NULL));
  assert_json (fixture, "set/judul/size", "40");
  assert_json (fixture, "set/kotak/stroke", "{'color':'ink','width':2}");
  assert_json (fixture, "set/kotak/size", NULL);
  assert_json (fixture, "content", "{}");
  assert_steps (fixture, 1);
  studio_composer_select (composer, "bulat", FALSE);
  shape = studio_composer_copy_style (composer);
  studio_composer_select (composer, "kotak", FALSE);
  g_assert_true (studio_composer_paste_style (composer, shape, NULL));
  assert_json (fixture, "set/kotak/outline", "{'ellipse':true}");
  g_assert_true (composer_lay_out (fixture));
}

/* --- pages --- */

static void
test_pages (Composer *fixture,
            gconstpointer data)
{
  StudioComposer *composer = fixture->composer;
  g_autofree char *before = composer_write (fixture);
  g_autofree char *after = NULL;
  g_autofree char *id = add (fixture, 10, 10);
  g_autoptr (JsonNode) opacity = studio_json_number (0.5);
  guint added = (guint) studio_composer_get_scene (composer)->boxes->len;

  studio_composer_set_layer_member (composer, "kotak", "opacity", opacity, "Opacity", NULL);
  studio_composer_set_layer_member (composer, id, "opacity", opacity, "Opacity", NULL);
  studio_composer_select (composer, "nama.0", FALSE);
  studio_composer_nudge (composer, 5, 0);
  g_assert_cmpuint (studio_composer_get_n_pages (composer), ==, 2);
  g_assert_cmpuint (studio_composer_add_page (composer, 0, TRUE), ==, 1);
  g_assert_cmpuint (studio_composer_get_n_pages (composer), ==, 3);
  assert_json (fixture, "pages/0", "{'id':'1','from':0}");
  composer_show (fixture, "feed", 1);
  /* all of it is there again, with ids of its own */
  g_assert_cmpuint (studio_composer_get_scene (composer)->boxes->len, ==, added);
  g_assert_null (studio_scene_find (studio_composer_get_scene (composer), "kotak"));
  for (guint i = 1; i < added; i++) {
    const StudioLayer *layer = g_array_index (studio_composer_get_scene (composer)->boxes, StudioBox, i).layer;

    g_assert_cmpstr (layer->id, !=, id);
    if (g_str_has_prefix (layer->id, "kotak@")) {
      g_assert_cmpfloat (layer->opacity, ==, 0.5);
      /* each goes its own way from here */
      studio_composer_set_layer_member (composer, layer->id, "opacity", NULL, "Opacity", NULL);
    }
    if (g_str_has_prefix (layer->id, "nama.0@"))
      g_assert_true (layer->has_frame);
  }
  assert_json (fixture, "set/kotak/opacity", "0.5");

  g_assert_cmpuint (studio_composer_add_page (composer, 2, FALSE), ==, 3);
  composer_show (fixture, "feed", 3);
  g_assert_cmpuint (studio_composer_get_scene (composer)->boxes->len, ==, 1);
  studio_composer_move_page (composer, 3, 0);
  composer_show (fixture, "feed", 0);
  g_assert_cmpuint (studio_composer_get_scene (composer)->boxes->len, ==, 1);
  g_free (add (fixture, 20, 20));
  g_assert_cmpuint (studio_composer_get_scene (composer)->boxes->len, ==, 2);

  for (int i = 0; i < 3; i++)
    studio_composer_remove_page (composer, 0);
  g_assert_cmpuint (studio_composer_get_n_pages (composer), ==, 1);
  assert_json (fixture, "layers", NULL); /* nothing is left of them */
  assert_json (fixture, "set", NULL);
  assert_json (fixture, "variants", NULL);
  composer_show (fixture, "feed", 0);
  g_assert_nonnull (studio_scene_find (studio_composer_get_scene (composer), "dua"));
  studio_composer_remove_page (composer, 0);
  g_assert_cmpuint (fixture->n_refused, ==, 1);
  while (studio_history_undo (fixture->history))
    ;
  after = composer_write (fixture);
  g_assert_cmpstr (after, ==, before);
}

int
main (int argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Composer *fixture, gconstpointer data);
  } tests[] = {
    { "/composer/select", test_select },
    { "/composer/pick", test_pick },
    { "/composer/tab", test_tab },
    { "/composer/group", test_group },
    { "/composer/locks", test_locks },
    { "/composer/names", test_names },
    { "/composer/members", test_members },
    { "/composer/text", test_text },
    { "/composer/frames", test_frames },
    { "/composer/nudge", test_nudge },
    { "/composer/add", test_add },
    { "/composer/remove", test_remove },
    { "/composer/order", test_order },
    { "/composer/order-often", test_order_often },
    { "/composer/duplicate", test_duplicate },
    { "/composer/duplicate-again", test_duplicate_again },
    { "/composer/stack", test_stack },
    { "/composer/columns", test_columns },
    { "/composer/arrange", test_arrange },
    { "/composer/clipboard", test_clipboard },
    { "/composer/clipboard-words", test_clipboard_words },
    { "/composer/clipboard-hostile", test_clipboard_hostile },
    { "/composer/style", test_style },
    { "/composer/pages", test_pages },
  };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Composer, NULL, set_up, tests[i].test, composer_tear_down);
  return g_test_run ();
}
