#include "composer-fixture.h"

#include "studio-composer-photo.h"

/* What a template lets people do with a layer ("can"): each of the four, alone, and what stands in a group. */

static const char limits[] =
    "{'set':{'kotak':{'can':['move'],'locked':'Warna ditetapkan pedoman.'},'bulat':{'can':['style']},'putar':{'can':['text','photo']},"
    "'isi':{'can':['move','style']},'cap':{'can':['move']}},"
    "'layers':{'l-1':{'type':'text','made':'feed','frame':[100,300,400,0],'text':'Tetap','size':40,'can':['move']},"
    "'l-2':{'type':'photo','made':'feed','frame':[600,300,200,200],'photo':{'sample':'foto.png'},'can':['move','style']}}}";

static const struct
{
  const char *member;
  StudioCan can;
} members[] = {
  { "text", STUDIO_CAN_TEXT },
  { "rows", STUDIO_CAN_TEXT },
  { "rows/0/nilai", STUDIO_CAN_TEXT },
  { "photo", STUDIO_CAN_PHOTO },
  { "crop", STUDIO_CAN_PHOTO },
  { "drawing", STUDIO_CAN_PHOTO },
  { "frame", STUDIO_CAN_MOVE },
  { "rotate", STUDIO_CAN_MOVE },
  { "hidden", STUDIO_CAN_MOVE },
  { "z", STUDIO_CAN_MOVE },
  { "fill", STUDIO_CAN_STYLE },
  { "stroke/width", STUDIO_CAN_STYLE },
  { "runs", STUDIO_CAN_STYLE },
  { "chart", STUDIO_CAN_STYLE },
};

static void
test_members (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    g_assert_cmpuint (studio_can_for_member (members[i].member), ==, members[i].can);
}

static const struct
{
  const char *text;
  gboolean good;
  StudioCan can;
} words[] = {
  { "[]", TRUE, STUDIO_CAN_NOTHING },
  { "['move','text']", TRUE, STUDIO_CAN_MOVE | STUDIO_CAN_TEXT },
  { "['text','photo','move','style']", TRUE, STUDIO_CAN_EVERYTHING },
  { "['terbang','style']", TRUE, STUDIO_CAN_STYLE }, /* of a newer program */
  { "'move'", FALSE, STUDIO_CAN_NOTHING },
  { "{}", FALSE, STUDIO_CAN_NOTHING },
  { "[1]", FALSE, STUDIO_CAN_NOTHING },
  { "[null]", FALSE, STUDIO_CAN_NOTHING },
};

static void
test_words (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++) {
    g_autoptr (JsonNode) node = fixture_json (words[i].text), back = NULL;
    StudioCan can;

    g_test_message ("%s", words[i].text);
    g_assert_cmpint (studio_can_from_json (node, &can), ==, words[i].good);
    if (!words[i].good)
      continue;
    g_assert_cmpuint (can, ==, words[i].can);
    back = studio_can_to_json (can);
    g_assert_true (studio_can_from_json (back, &can));
    g_assert_cmpuint (can, ==, words[i].can);
  }
}

/* --- on the canvas --- */

static const struct
{
  const char *id;
  StudioCan can;
  const char *reason; /* (nullable): NULL if it may be done */
} cases[] = {
  { "kotak", STUDIO_CAN_MOVE, NULL },
  { "kotak", STUDIO_CAN_STYLE, "Warna ditetapkan pedoman." },
  { "bulat", STUDIO_CAN_STYLE, NULL },
  { "bulat", STUDIO_CAN_MOVE, "The template keeps it in its place." },
  { "dalam", STUDIO_CAN_MOVE, "The template keeps it in its place." },
  { "dalam", STUDIO_CAN_STYLE, "The template keeps its look as it is." },
  { "cap", STUDIO_CAN_MOVE, NULL }, /* a lock that leaves one thing open */
  { "cap", STUDIO_CAN_STYLE, "Stempel ditetapkan pedoman." },
  { "l-1", STUDIO_CAN_TEXT, "The template keeps its words as they are." },
  { "l-2", STUDIO_CAN_PHOTO, "The template keeps its picture as it is." },
  { "judul", STUDIO_CAN_TEXT, NULL },
};

static void
test_reasons (Composer *fixture,
              gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_test_message ("%s %u", cases[i].id, cases[i].can);
    g_assert_cmpstr (studio_composer_get_limit (fixture->composer, cases[i].id, cases[i].can), ==, cases[i].reason);
  }
  /* locked is what nothing at all may be done with */
  g_assert_null (studio_composer_get_lock (fixture->composer, "kotak"));
  g_assert_null (studio_composer_get_lock (fixture->composer, "cap"));
}

static void
assert_refused (Composer *fixture,
                guint n,
                const char *part)
{
  g_autofree char *sentence = g_strdup (fixture->refused != NULL ? fixture->refused : "");

  g_assert_cmpuint (fixture->n_refused, ==, n);
  if (n > 0 && strstr (sentence, part) == NULL)
    g_error ("“%s” does not tell “%s”", sentence, part);
}

static void
test_style (Composer *fixture,
            gconstpointer data)
{
  g_autoptr (JsonNode) color = studio_json_string ("accent");
  g_autofree char *before = composer_write (fixture), *after = NULL;

  studio_composer_select (fixture->composer, "kotak", FALSE);
  studio_composer_set_member (fixture->composer, "fill", color, "Fill", NULL);
  assert_refused (fixture, 1, "Warna ditetapkan pedoman.");
  studio_composer_set_layer_member (fixture->composer, "kotak", "fill", color, "Fill", NULL);
  assert_refused (fixture, 2, "“Kotak” can't be changed.");
  after = composer_write (fixture);
  g_assert_cmpstr (after, ==, before);
  studio_composer_nudge (fixture->composer, 5, 0);
  assert_refused (fixture, 2, "");
  g_assert_cmpuint (studio_history_get_n_undo (fixture->history), ==, 2); /* the fixture, the nudge */
}

static void
test_move (Composer *fixture,
           gconstpointer data)
{
  g_autoptr (JsonNode) color = studio_json_string ("primary");
  StudioRect frame = { 0, 0, 50, 50 };
  g_autofree char *before = composer_write (fixture), *after = NULL;

  studio_composer_select (fixture->composer, "bulat", FALSE);
  studio_composer_nudge (fixture->composer, 5, 0);
  studio_composer_set_frames (fixture->composer, (const char *const[]){ "bulat" }, &frame, NULL, 1, "Move", NULL);
  studio_composer_reorder (fixture->composer, STUDIO_ORDER_TOP);
  studio_composer_align (fixture->composer, STUDIO_ALIGN_LEFT, STUDIO_ALIGN_TO_PAGE, NULL);
  studio_composer_put_beside (fixture->composer, "bulat", "kotak", FALSE);
  studio_composer_remove (fixture->composer);
  assert_refused (fixture, 6, "The template keeps it in its place.");
  after = composer_write (fixture);
  g_assert_cmpstr (after, ==, before);
  studio_composer_set_member (fixture->composer, "fill", color, "Fill", NULL);
  assert_refused (fixture, 6, "");
  /* of several, those that may be moved go */
  studio_composer_select_all_of (fixture->composer, (const char *const[]){ "bulat", "kotak", NULL });
  studio_composer_nudge (fixture->composer, 5, 0);
  assert_refused (fixture, 6, "");
  /* and of all, those that may not be are left out */
  studio_composer_select_all (fixture->composer);
  g_assert_true (studio_composer_is_selected (fixture->composer, "kotak"));
  g_assert_true (studio_composer_is_selected (fixture->composer, "cap"));
  g_assert_false (studio_composer_is_selected (fixture->composer, "bulat"));
}

static void
test_text (Composer *fixture,
           gconstpointer data)
{
  g_autofree char *before = composer_write (fixture), *after = NULL;

  studio_composer_set_text (fixture->composer, "l-1", "Lain", NULL);
  assert_refused (fixture, 1, "The template keeps its words as they are.");
  /* the words of a field as well */
  g_assert_null (studio_composer_get_content_limit (fixture->composer, "judul", STUDIO_CAN_TEXT));
  studio_composer_set_text (fixture->composer, "isi", "Lain", NULL);
  assert_refused (fixture, 2, "The template keeps its words as they are.");
  after = composer_write (fixture);
  g_assert_cmpstr (after, ==, before);
  studio_composer_set_text (fixture->composer, "judul", "Boleh", NULL);
  assert_refused (fixture, 2, "");
}

static void
replaced_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  studio_composer_replace_photo_finish (STUDIO_COMPOSER (source), result, data);
}

static void
test_photo (Composer *fixture,
            gconstpointer data)
{
  g_autoptr (JsonNode) photo = fixture_json ("{'sample':'lain.png'}");
  g_autoptr (GBytes) bytes = fixture_picture (3);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = composer_write (fixture), *after = NULL;

  studio_composer_set_photo (fixture->composer, "l-2", photo, "Photo", NULL);
  assert_refused (fixture, 1, "The template keeps its picture as it is.");
  studio_composer_replace_photo_async (fixture->composer, "l-2", NULL, bytes, NULL, replaced_cb, &error);
  while (error == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (error->message, ==, "The template keeps its picture as it is.");
  after = composer_write (fixture);
  g_assert_cmpstr (after, ==, before);
}

/* --- in the form --- */

#define HEAD                                                                                                                                              \
  "{'format':'pemda-studio-template','version':1,'id':'uji','name':'Uji','type':'uji',"                                                                   \
  "'fields':[{'name':'judul','type':'text','label':'Judul'},{'name':'foto','type':'photo','label':'Foto'},{'name':'poin','type':'list','label':'Poin'}]," \
  "'formats':{'feed':{}},'layers':["

static const struct
{
  const char *layers;
  const char *judul, *foto, *poin; /* (nullable): why they can't be filled in */
} forms[] = {
  { "{'type':'text','id':'a','text':'{judul}'},{'type':'photo','id':'b','photo':'{foto}'}", NULL, NULL, NULL },
  { "{'type':'text','id':'a','text':'{judul}','can':['move'],'locked':'Judul tetap.'}", "Judul tetap.", NULL, NULL },
  { "{'type':'text','id':'a','text':'{judul|kapital}','can':[]}", "The template keeps its words as they are.", NULL, NULL },
  /* one that is open opens it */
  { "{'type':'text','id':'a','text':'{judul}','can':[]},{'type':'text','id':'b','text':'Kabar: {judul}'}", NULL, NULL, NULL },
  /* a mere lock is of the place */
  { "{'type':'text','id':'a','text':'{judul}','locked':'Tetap.'}", NULL, NULL, NULL },
  { "{'type':'group','id':'g','can':['text'],'children':[{'type':'photo','id':'b','photo':'{foto}'},{'type':'text','id':'a','text':'{judul}'}]}", NULL,
    "The template keeps its picture as it is.", NULL },
  { "{'type':'text','id':'c','text':'{item}','repeat':'poin','can':['style']}", NULL, NULL, "The template keeps its words as they are." },
  /* a field whose name begins alike is another one */
  { "{'type':'text','id':'a','text':'{poin.0}','can':[]}", NULL, NULL, "The template keeps its words as they are." },
};

static void
test_form (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++) {
    g_autofree char *text = g_strconcat (HEAD, forms[i].layers, "]}", NULL);
    g_autoptr (JsonNode) root = fixture_json (text);
    g_autoptr (GError) error = NULL;
    g_autoptr (StudioTemplate) template = studio_template_new ("uji.json", root, &error);

    g_test_message ("%s", forms[i].layers);
    g_assert_no_error (error);
    g_assert_true (studio_template_check_strict (template, &error));
    g_assert_cmpstr (studio_template_get_field_limit (template, studio_template_find_field (template, "judul")), ==, forms[i].judul);
    g_assert_cmpstr (studio_template_get_field_limit (template, studio_template_find_field (template, "foto")), ==, forms[i].foto);
    g_assert_cmpstr (studio_template_get_field_limit (template, studio_template_find_field (template, "poin")), ==, forms[i].poin);
  }
}

/* A misspelt word is told to authors. */
static void
test_strict (void)
{
  static const char *const bad[] = { "['geser']", "'move'", "[1]", "{}", "['move',null]" };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autofree char *text = g_strconcat (HEAD, "{'type':'text','id':'a','text':'{judul}','can':", bad[i], "}]}", NULL);
    g_autoptr (JsonNode) root = fixture_json (text);
    g_autoptr (GError) error = NULL;
    g_autoptr (StudioTemplate) template = studio_template_new ("uji.json", root, &error);

    g_test_message ("%s", bad[i]);
    g_assert_no_error (error);
    g_assert_false (studio_template_check_strict (template, &error));
    fixture_assert_error (error, STUDIO_ERROR_INVALID, "layers[0].can");
  }
}

#define ADD(name, function) g_test_add ("/template-limits/" name, Composer, limits, composer_set_up_shown, function, composer_tear_down)

static void
composer_set_up_shown (Composer *fixture,
                       gconstpointer values)
{
  composer_set_up (fixture, values);
  g_assert_true (composer_lay_out (fixture));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/template-limits/members", test_members);
  g_test_add_func ("/template-limits/words", test_words);
  ADD ("reasons", test_reasons);
  ADD ("style", test_style);
  ADD ("move", test_move);
  ADD ("text", test_text);
  ADD ("photo", test_photo);
  g_test_add_func ("/template-limits/form", test_form);
  g_test_add_func ("/template-limits/strict", test_strict);
  return g_test_run ();
}
