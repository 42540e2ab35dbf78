#include "composer-fixture.h"

#include <math.h>

/* The edit gate under a person who never rests: whatever they do, undoing all gives the first bytes back, redoing all the last. */

#define N_ROUNDS 12
#define N_COMMANDS 850
/* A page with more is cleared a little, so that ten thousand pages are laid out in a minute. */
#define MANY_BOXES 60

typedef struct
{
  Composer fixture;
  GRand *rand;
  GPtrArray *states; /* the document's bytes after so many steps */
  gboolean hostile;  /* such a document need not show */
  char *clipboard, *style;
} Person;

static int
below (Person *person,
       int n)
{
  return g_rand_int_range (person->rand, 0, n);
}

static double
place (Person *person)
{
  return g_rand_double_range (person->rand, -300, 1500);
}

static const char *
any_layer (Person *person)
{
  StudioScene *scene = studio_composer_get_scene (person->fixture.composer);

  if (scene == NULL || scene->boxes->len < 2)
    return "judul";
  return g_array_index (scene->boxes, StudioBox, 1 + below (person, (int) scene->boxes->len - 1)).layer->id;
}

/* --- what a person may do --- */

static void
do_select (Person *person)
{
  StudioComposer *composer = person->fixture.composer;

  switch (below (person, 8)) {
  case 0:
    studio_composer_select_all (composer);
    break;
  case 1:
    studio_composer_select_next (composer, below (person, 2) * 2 - 1);
    break;
  case 2:
    studio_composer_leave (composer);
    break;
  case 3:
    studio_composer_enter (composer, (StudioPoint){ place (person), place (person) }, 4);
    break;
  case 4: {
    const char *id = studio_composer_pick (composer, (StudioPoint){ place (person), place (person) }, 4, below (person, 2), below (person, 2));

    if (id != NULL)
      studio_composer_select (composer, id, below (person, 2));
    break;
  }
  default:
    studio_composer_select (composer, any_layer (person), below (person, 2));
  }
}

static void
do_style (Person *person)
{
  static const struct
  {
    const char *member, *value;
  } styles[] = {
    { "fill", "'accent'" },
    { "fill", "{'gradient':'linear','angle':45,'stops':[[0,'deep'],[1,'accent']]}" },
    { "stroke/width", "3" },
    { "opacity", "0.4" },
    { "color", "'#123456'" },
    { "size", "33" },
    { "upper", "true" },
    { "outline", "{'radius':12}" },
    { "name", "'Nama baru'" },
    { "hidden", "true" },
    { "hidden", "false" },
    { "lock", "true" },
    { "lock", "false" },
    { "z", "2.5" },
    { "alt", "'Keterangan'" },
    { "rotate", "33" },
    { "scale", "1.25" },
    { "flip", "'xy'" },
  };
  const guint n = below (person, G_N_ELEMENTS (styles));
  g_autoptr (JsonNode) value = below (person, 4) > 0 ? fixture_json (styles[n].value) : NULL;
  const char *merge = below (person, 2) ? "style" : NULL;

  studio_composer_set_scope (person->fixture.composer, below (person, 2) ? STUDIO_SCOPE_ALL_SIZES : STUDIO_SCOPE_THIS_SIZE);
  if (below (person, 2))
    studio_composer_set_member (person->fixture.composer, styles[n].member, value, "Style", merge);
  else
    studio_composer_set_layer_member (person->fixture.composer, any_layer (person), styles[n].member, value, "Style", merge);
}

static void
do_text (Person *person)
{
  static const char *const texts[] = { "Air", "", "Dua\nbaris", "{judul}", "{", "**tebal", "\xf0\x9f\x8c\xbe padi" };

  studio_composer_set_text (person->fixture.composer, any_layer (person), texts[below (person, G_N_ELEMENTS (texts))], below (person, 2) ? "type" : NULL);
}

static void
do_frames (Person *person)
{
  const char *ids[] = { any_layer (person), any_layer (person) };
  StudioRect frames[2];
  double rotations[] = { place (person), NAN };

  for (int i = 0; i < 2; i++)
    frames[i] = (StudioRect){ place (person), place (person), 20 + below (person, 500), below (person, 400) };
  studio_composer_set_frames (person->fixture.composer, ids, frames, below (person, 2) ? rotations : NULL, 1 + below (person, 2), "Move", below (person, 2) ? "drag" : NULL);
}

static void
do_add (Person *person)
{
  static const char *const layers[] = {
    "{'type':'shape','fill':'accent','w':120,'h':80}",
    "{'type':'text','text':'Halo {judul}','size':40,'w':300}",
    "{'type':'icon','icon':'panah','w':60,'h':60}",
    "{'type':'stack','gap':10,'w':200,'children':[{'type':'shape','h':30,'fill':'deep'},{'type':'text','text':'Dalam','size':20}]}",
  };
  g_autoptr (JsonNode) layer = fixture_json (layers[below (person, G_N_ELEMENTS (layers))]);
  StudioPoint center = { place (person), place (person) };

  studio_composer_add (person->fixture.composer, layer, below (person, 2) ? &center : NULL, "Add");
}

static void
do_structure (Person *person)
{
  StudioComposer *composer = person->fixture.composer;

  switch (below (person, 10)) {
  case 0:
    studio_composer_remove (composer);
    break;
  case 1:
    studio_composer_duplicate (composer);
    break;
  case 2:
    studio_composer_duplicate_by (composer, place (person), place (person));
    break;
  case 3:
    studio_composer_group (composer);
    break;
  case 4:
    studio_composer_ungroup (composer);
    break;
  case 5:
    studio_composer_make_stack (composer, below (person, 2), below (person, 60));
    break;
  case 6:
    studio_composer_show_in_all (composer, below (person, 2));
    break;
  case 7:
    studio_composer_put_beside (composer, any_layer (person), any_layer (person), below (person, 2));
    break;
  case 8:
    do_add (person);
    break;
  default:
    studio_composer_reorder (composer, (StudioOrder) below (person, 4));
  }
}

static void
do_arrange (Person *person)
{
  StudioComposer *composer = person->fixture.composer;

  switch (below (person, 5)) {
  case 0:
    studio_composer_align (composer, (StudioAlignEdge) below (person, 6), (StudioAlignTo) below (person, 4), any_layer (person));
    break;
  case 1:
    studio_composer_distribute (composer, below (person, 2), (StudioDistribute) below (person, 2));
    break;
  case 2:
    studio_composer_flip (composer, below (person, 2));
    break;
  case 3:
    studio_composer_rotate_by (composer, place (person));
    break;
  default:
    studio_composer_nudge (composer, below (person, 20) - 10, below (person, 20) - 10);
  }
}

static void
do_clipboard (Person *person)
{
  StudioComposer *composer = person->fixture.composer;

  switch (below (person, 4)) {
  case 0:
    g_free (person->clipboard);
    person->clipboard = studio_composer_copy (composer);
    break;
  case 1:
    g_free (person->style);
    person->style = studio_composer_copy_style (composer);
    break;
  case 2:
    if (person->style != NULL)
      studio_composer_paste_style (composer, person->style, NULL);
    break;
  default:
    if (person->clipboard != NULL)
      studio_composer_paste (composer, person->clipboard, below (person, 2), NULL);
  }
}

static void
do_pages (Person *person)
{
  StudioComposer *composer = person->fixture.composer;
  guint n = studio_composer_get_n_pages (composer);

  switch (below (person, 4)) {
  case 0:
    if (n < 6)
      studio_composer_add_page (composer, (guint) below (person, (int) n), below (person, 2));
    break;
  case 1:
    studio_composer_move_page (composer, (guint) below (person, (int) n), (guint) below (person, (int) n));
    break;
  case 2:
    studio_composer_remove_page (composer, (guint) below (person, (int) n));
    break;
  default:
    studio_composer_reset_format (composer, below (person, 2) ? "feed" : "story");
  }
}

static void
do_look_elsewhere (Person *person)
{
  static const char *const formats[] = { "feed", "square", "story" };
  guint n = studio_composer_get_n_pages (person->fixture.composer);

  studio_composer_set_view (person->fixture.composer, studio_format_find (formats[below (person, 3)]), (guint) below (person, (int) n));
}

/* --- what must hold --- */

static char *
checksum (Person *person)
{
  g_autofree char *text = composer_write (&person->fixture);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
}

static void
lay_out (Person *person)
{
  StudioComposer *composer = person->fixture.composer;
  guint n = studio_composer_get_n_pages (composer);

  if (studio_composer_get_page (composer) >= n)
    studio_composer_set_view (composer, studio_composer_get_format (composer), n - 1);
  if (!composer_lay_out (&person->fixture) && !person->hostile) {
    g_autofree char *text = composer_write (&person->fixture);

    g_error ("This can't be shown: %s", text);
  }
}

/* After a command there is at most one step more, and without one the document is the same. */
static void
note_state (Person *person,
            guint before)
{
  guint n = studio_history_get_n_undo (person->fixture.history);
  char *state = checksum (person);

  g_assert_cmpuint (n, <=, before + 1);
  if (n < before) /* what was done is taken back by the same step going on */
    g_assert_cmpuint (n, ==, before - 1);
  g_ptr_array_set_size (person->states, (int) n);
  g_ptr_array_add (person->states, state);
}

static void
assert_state (Person *person)
{
  guint n = studio_history_get_n_undo (person->fixture.history);
  g_autofree char *state = checksum (person);

  g_assert_cmpuint (n, <, person->states->len);
  g_assert_cmpstr (state, ==, g_ptr_array_index (person->states, n));
}

static void
go (Person *person)
{
  guint before = studio_history_get_n_undo (person->fixture.history);
  g_autofree char *was = checksum (person);
  StudioScene *scene = studio_composer_get_scene (person->fixture.composer);
  const int what = scene != NULL && scene->boxes->len > MANY_BOXES ? -1 : below (person, 100);

  if (what < 0) {
    studio_composer_select (person->fixture.composer, any_layer (person), below (person, 2));
    studio_composer_remove (person->fixture.composer);
  } else if (what < 25) {
    do_select (person);
  } else if (what < 40) {
    do_style (person);
  } else if (what < 46) {
    do_text (person);
  } else if (what < 56) {
    do_frames (person);
  } else if (what < 76) {
    do_structure (person);
  } else if (what < 84) {
    do_arrange (person);
  } else if (what < 89) {
    do_clipboard (person);
  } else if (what < 92) {
    do_pages (person);
  } else if (what < 94) {
    do_look_elsewhere (person);
  } else if (what < 95) {
    studio_composer_end_merge (person->fixture.composer);
  } else {
    if (what < 98 ? studio_history_undo (person->fixture.history) : studio_history_redo (person->fixture.history))
      assert_state (person);
    return;
  }
  {
    g_autofree char *is = checksum (person);

    /* nothing changed, so what was undone can still be redone */
    if (!g_str_equal (was, is) || studio_history_get_n_undo (person->fixture.history) != before)
      note_state (person, before);
  }
}

static void
person_init (Person *person,
             guint32 seed,
             const char *values)
{
  *person = (Person){ .rand = g_rand_new_with_seed (seed), .states = g_ptr_array_new_with_free_func (g_free) };
  composer_set_up (&person->fixture, values);
}

static void
person_end (Person *person)
{
  g_rand_free (person->rand);
  g_ptr_array_unref (person->states);
  g_free (person->clipboard);
  g_free (person->style);
  composer_tear_down (&person->fixture, NULL);
}

/* Back through every state to the first, and forth to the last. */
static void
go_back_and_forth (Person *person)
{
  StudioHistory *history = person->fixture.history;
  guint start;

  while (studio_history_redo (history))
    assert_state (person);
  start = person->states->len;
  while (studio_history_undo (history))
    assert_state (person);
  while (studio_history_redo (history))
    assert_state (person);
  g_assert_cmpuint (studio_history_get_n_undo (history) + 1, ==, start);
}

static void
test_random (gconstpointer data)
{
  guint32 seed = GPOINTER_TO_UINT (data);
  Person person;

  person_init (&person, seed, NULL);
  g_ptr_array_add (person.states, checksum (&person));
  lay_out (&person);
  for (int i = 0; i < N_COMMANDS; i++) {
    go (&person);
    lay_out (&person);
  }
  g_test_message ("%u steps, %u things on the page at last", person.states->len, studio_composer_get_scene (person.fixture.composer)->boxes->len);
  g_assert_cmpuint (person.states->len, >, N_COMMANDS / 4);
  go_back_and_forth (&person);
  person_end (&person);
}

/* --- documents that no program wrote --- */

static const char *const hostile[] = {
  "{'set':[],'layers':[],'variants':[],'pages':{}}",
  "{'set':1,'layers':'x','variants':true,'pages':'x'}",
  "{'set':{'judul':[],'kotak':1,'':{},'a/b':{'size':1}},'layers':{'':{},'a/b':{'type':'shape'},'l-1':1,'l-2':[]}}",
  "{'variants':{'feed':1,'':{},'a/b':{'set':{}},'square':{'set':[]},'story':{'set':{'judul':1}}}}",
  "{'layers':{'l-1':{},'l-2':{'type':'shape'},'l-3':{'type':'nothing','frame':[1]},'l-4':{'type':'stack','children':{}}}}",
  "{'layers':{'l-1':{'type':'shape','frame':['x',{},[],null],'groups':1,'z':'x','formats':{},'page':[],'made':7}}}",
  "{'layers':{'l-1':{'type':'stack','frame':[1,1,9,9],'children':[{'type':'shape'},{'type':'shape','id':'a/b'},1,{'id':'l-1','type':'stack','children':[]}]}}}",
  "{'layers':{'judul':{'type':'shape','frame':[0,0,5,5]},'kotak':{'type':'stack','children':[{'id':'judul','type':'shape'}],'frame':[0,0,9,9]}}}",
  "{'set':{'judul':{'groups':['a',1,{}]},'kotak':{'groups':['a']},'bulat':{'groups':'a'}}}",
  "{'set':{'judul':{'z':'x','lock':1,'locked':{},'name':[],'text':{},'frame':{},'scale':'x','hidden':'x'}}}",
  "{'pages':[]}",
  "{'pages':[1,null,{},{'id':7},{'id':'a/b'},{'id':'x@y'},{'id':'1','from':'x'},{'id':'1','from':1},{'id':'2','from':-1},{'id':'3','from':99}]}",
  "{'pages':[{'id':'1','from':1},{'id':'2','from':0}],'set':{'judul@1':{'size':5},'dua@2':{'size':6},'@':{},'x@':{}}}",
  "{'content':{'angka':[1,[],null,{'label':[]}],'judul':7}}",
};

static void
try_document (const char *values,
              guint32 seed)
{
  Person person;

  person_init (&person, seed, values);
  person.hostile = TRUE;
  for (guint i = studio_history_get_n_undo (person.fixture.history); i > 0; i--)
    g_ptr_array_add (person.states, g_strdup (""));
  g_ptr_array_add (person.states, checksum (&person));
  lay_out (&person);
  for (int i = 0; i < 150; i++) {
    go (&person);
    /* what was broken before can't be undone into the states that are compared */
    if (studio_history_get_n_undo (person.fixture.history) == 0 && person.states->len > 1)
      studio_history_redo (person.fixture.history);
    lay_out (&person);
  }
  person_end (&person);
}

static void
test_hostile (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (hostile); i++) {
    for (guint32 seed = 0; seed < 3; seed++)
      try_document (hostile[i], seed);
  }
}

static void
test_long_names (void)
{
  g_autofree char *name = g_strnfill (100000, 'n');
  g_autofree char *text = g_strdup_printf ("{'layers':{'%s':{'type':'shape','fill':'ink','frame':[0,0,9,9],'groups':['%s'],'name':'%s','page':'1'},"
                                           "'l-1':{'type':'stack','frame':[0,0,90,90],'children':[{'id':'%s','type':'shape','h':9}]}},"
                                           "'set':{'%s':{'name':'%s'}},'pages':[{'id':'1','from':0},{'id':'%s','from':0}]}",
                                           name, name, name, name, name, name, name);

  try_document (text, 5);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (guint32 i = 0; i < N_ROUNDS; i++) {
    g_autofree char *path = g_strdup_printf ("/composer-random/gate/%u", i);

    g_test_add_data_func (path, GUINT_TO_POINTER (20261121 + i), test_random);
  }
  g_test_add_func ("/composer-random/hostile", test_hostile);
  g_test_add_func ("/composer-random/long-names", test_long_names);
  return g_test_run ();
}
