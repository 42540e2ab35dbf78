#include "model-fixture.h"

#include "studio-post-private.h"
#include "studio-post-words.h"

#define PHOTO "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

static JsonNode *
root_with (const char *members)
{
  g_autofree char *text = g_strdup_printf ("{'id':'a',%s}", members);

  return fixture_json (text);
}

/* Consumes *@root. */
static void
become (JsonNode **root,
        JsonNode *changed)
{
  json_node_unref (*root);
  *root = changed;
}

static void
assert_json (JsonNode *root,
             const char *expected)
{
  g_autoptr (JsonNode) node = fixture_json (expected);
  g_autofree char *found = studio_json_write (root);

  if (!studio_json_equal (root, node))
    g_error ("%s is not %s", found, expected);
  g_assert_true (json_node_is_immutable (root));
}

static void
test_variant_follows (void)
{
  g_autoptr (JsonNode) root = root_with ("'content':{}");
  g_auto (GStrv) names = NULL;
  gboolean own = TRUE;

  g_assert_cmpstr (studio_caption_get (root, NULL, NULL), ==, "");
  become (&root, studio_caption_with (root, NULL, "Jalan rampung"));
  g_assert_cmpstr (studio_caption_get (root, "x", &own), ==, "Jalan rampung");
  g_assert_false (own);
  become (&root, studio_caption_with (root, "x", "Pendek"));
  become (&root, studio_caption_with (root, "instagram", ""));
  become (&root, studio_caption_with (root, NULL, "Lain"));
  g_assert_cmpstr (studio_caption_get (root, "x", &own), ==, "Pendek");
  g_assert_true (own);
  g_assert_cmpstr (studio_caption_get (root, "instagram", &own), ==, "");
  g_assert_true (own);
  g_assert_cmpstr (studio_caption_get (root, "facebook", NULL), ==, "Lain");
  names = studio_caption_list (root);
  g_assert_cmpuint (g_strv_length (names), ==, 2);
  g_assert_cmpstr (names[0], ==, "instagram");
  become (&root, studio_caption_with (root, "x", NULL));
  g_assert_cmpstr (studio_caption_get (root, "x", &own), ==, "Lain");
  g_assert_false (own);
}

/* Writing and taking back gives the first document, and what is unknown stays. */
static void
test_nothing_is_left (void)
{
  g_autoptr (JsonNode) root = root_with ("'content':{}");
  g_autoptr (JsonNode) first = json_node_ref (root);
  StudioDescription alt = { "Jalan desa", TRUE, FALSE };
  StudioPhotoNote note = { STUDIO_PHOTO_OUTPUT, STUDIO_CONSENT_WRITTEN, "Siti", "", { 0.25, 0.125, 0.5, 0.25 } };
  StudioReply reply = { "Sudah", "Rina", "2026-11-22", NULL };

  become (&root, studio_caption_with (root, "x", "a"));
  become (&root, studio_description_with (root, "1", &alt));
  become (&root, studio_photo_note_with (root, PHOTO, &note));
  become (&root, studio_answer_with (root, "ISI-01", &reply));
  become (&root, studio_acceptance_with (root, "EJA-01/caption/di sana", &reply));
  become (&root, studio_hoax_with (root, STUDIO_HOAX_VERDICT, "hoaks"));
  assert_json (root, "{'id':'a','content':{},'caption':{'variants':{'x':{'text':'a'}}},'descriptions':{'1':{'alt':'Jalan desa','draft':true}},"
                     "'photo_notes':{'" PHOTO "':{'role':'keluaran','consent':'tertulis','credit':'Siti','face':[0.25,0.125,0.5,0.25]}},"
                     "'answers':{'ISI-01':{'value':'Sudah','by':'Rina','at':'2026-11-22'}},"
                     "'accepted':{'EJA-01/caption/di sana':{'reason':'Sudah','by':'Rina','at':'2026-11-22'}},'hoax':{'verdict':'hoaks'}}");
  become (&root, studio_caption_with (root, "x", NULL));
  become (&root, studio_description_with (root, "1", NULL));
  become (&root, studio_photo_note_with (root, PHOTO, NULL));
  become (&root, studio_answer_with (root, "ISI-01", NULL));
  become (&root, studio_acceptance_with (root, "EJA-01/caption/di sana", NULL));
  become (&root, studio_hoax_with (root, STUDIO_HOAX_VERDICT, NULL));
  g_assert_true (studio_json_equal (root, first));
}

static void
test_unknown_members_stay (void)
{
  g_autoptr (JsonNode) root = root_with ("'caption':{'text':'a','nada':1,'variants':{'x':{'text':'b','huruf':2}}},'descriptions':{'1':{'alt':'c','bunyi':3}},"
                                         "'answers':{'R':{'value':'y','lama':4}}");
  StudioDescription alt = studio_description_get (root, "1");
  StudioReply reply = { "n", NULL, NULL, NULL };

  alt.decorative = TRUE;
  become (&root, studio_caption_with (root, NULL, NULL));
  become (&root, studio_caption_with (root, "x", NULL));
  become (&root, studio_description_with (root, "1", &alt));
  become (&root, studio_answer_with (root, "R", &reply));
  assert_json (root, "{'id':'a','caption':{'nada':1,'variants':{'x':{'huruf':2}}},'descriptions':{'1':{'alt':'c','decorative':true,'bunyi':3}},"
                     "'answers':{'R':{'value':'n','lama':4}}}");
}

static void
test_same_again_is_the_same (void)
{
  g_autoptr (JsonNode) root = root_with ("'caption':{'text':'a'},'descriptions':{'1':{'alt':'c'}}");
  g_autoptr (JsonNode) caption = studio_caption_with (root, NULL, "a");
  g_autoptr (JsonNode) none = studio_caption_with (root, "x", NULL);
  g_autoptr (JsonNode) gone = studio_description_with (root, "7", NULL);

  g_assert_true (caption == root);
  g_assert_true (none == root);
  g_assert_true (gone == root);
}

static void
test_strange_shapes_read_as_nothing (void)
{
  g_autoptr (JsonNode) root = root_with ("'caption':[1],'descriptions':{'1':7,'2':{'alt':5,'draft':'ya'}},'photo_notes':{'p':{'role':'apa'}},'answers':'x','hoax':null");
  StudioDescription description = studio_description_get (root, "2");

  g_assert_cmpstr (studio_caption_get (root, "x", NULL), ==, "");
  g_assert_cmpstr (studio_description_get (root, "1").alt, ==, "");
  g_assert_cmpstr (description.alt, ==, "");
  g_assert_false (description.draft);
  g_assert_cmpint (studio_photo_note_get (root, "p").role, ==, STUDIO_PHOTO_UNSAID);
  g_assert_false (studio_answer_get (root, "ISI-01", NULL));
  g_assert_false (studio_hoax_is_proven (root));
}

static void
test_hoax_is_proven (void)
{
  g_autoptr (JsonNode) root = root_with ("'hoax':{'claim':'Bantuan','verdict':'hoaks','evidence':'https://paserkab.go.id'}");

  g_assert_false (studio_hoax_is_proven (root));
  become (&root, studio_hoax_with (root, STUDIO_HOAX_OFFICER, "Kepala Dinas Sosial"));
  g_assert_true (studio_hoax_is_proven (root));
  g_assert_true (g_strv_contains (studio_hoax_words (STUDIO_HOAX_VERDICT), studio_hoax_get (root, STUDIO_HOAX_VERDICT)));
  g_assert_null (studio_hoax_words (STUDIO_HOAX_CLAIM));
}

typedef struct
{
  const char *json;
  const char *message;
} BadCase;

static const BadCase bad_cases[] = {
  { "{'caption':'teks'}", "post.json: caption" },
  { "{'caption':{'text':5}}", "caption.text" },
  { "{'caption':{'variants':[]}}", "caption.variants" },
  { "{'caption':{'variants':{'x':'a'}}}", "caption.variants.x" },
  { "{'caption':{'variants':{'x':{'text':[]}}}}", "caption.variants.x.text" },
  { "{'descriptions':{'1':{'alt':1}}}", "descriptions.1.alt" },
  { "{'descriptions':{'1':{'draft':'ya'}}}", "descriptions.1.draft" },
  { "{'photo_notes':{'a':{'role':'hiasan'}}}", "photo_notes.a.role" },
  { "{'photo_notes':{'a':{'consent':true}}}", "photo_notes.a.consent" },
  { "{'photo_notes':{'a':{'credit':{}}}}", "photo_notes.a.credit" },
  { "{'answers':{'ISI-01':'ya'}}", "answers.ISI-01" },
  { "{'answers':{'ISI-01':{'by':7}}}", "answers.ISI-01.by" },
  { "{'accepted':{'k':{'reason':7}}}", "accepted.k.reason" },
  { "{'hoax':[]}", "hoax" },
  { "{'hoax':{'verdict':'mungkin'}}", "hoax.verdict" },
  { "{'hoax':{'claim':1}}", "hoax.claim" },
};

static StudioPost *
read_post (JsonNode *root,
           GError **error)
{
  g_autoptr (StudioTemplate) template = fixture_template ("contoh-pengumuman");
  g_autoptr (StudioBrand) brand = fixture_brand ("contoh");

  return studio_post_new_from_json ("post.json", root, template, brand, NULL, error);
}

static void
test_bad (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bad_cases); i++) {
    g_autoptr (JsonNode) root = fixture_json (bad_cases[i].json);
    g_autoptr (GError) error = NULL;

    g_test_message ("%s", bad_cases[i].json);
    g_assert_null (read_post (root, &error));
    fixture_assert_error (error, STUDIO_ERROR_INVALID, bad_cases[i].message);
  }
}

static void
test_limits (void)
{
  g_autofree char *long_text = g_strnfill (STUDIO_WORDS_MAX_TEXT + 1, 'a');
  g_autofree char *long_key = g_strnfill (STUDIO_WORDS_MAX_KEY + 1, 'k');
  g_autofree char *many = NULL;
  g_autoptr (GString) entries = g_string_new ("{'answers':{");
  const char *formats[] = { "{'caption':{'text':'%s'}}", "{'descriptions':{'1':{'alt':'%s'}}}", "{'hoax':{'claim':'%s'}}", "{'photo_notes':{'a':{'credit':'%s'}}}" };

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++) {
    g_auto (GStrv) halves = g_strsplit (formats[i], "%s", 2);
    g_autofree char *text = g_strconcat (halves[0], long_text, halves[1], NULL);
    g_autoptr (JsonNode) root = fixture_json (text);
    g_autoptr (GError) error = NULL;

    g_assert_null (read_post (root, &error));
    fixture_assert_error (error, STUDIO_ERROR_INVALID, "too long");
  }
  for (int i = 0; i <= STUDIO_WORDS_MAX_ENTRIES; i++)
    g_string_append_printf (entries, "%s'r%d':{}", i > 0 ? "," : "", i);
  g_string_append (entries, "}}");
  many = g_strdup_printf ("{'accepted':{'%s':{}}}", long_key);
  for (int i = 0; i < 2; i++) {
    g_autoptr (JsonNode) root = fixture_json (i == 0 ? entries->str : many);
    g_autoptr (GError) error = NULL;

    g_assert_null (read_post (root, &error));
    fixture_assert_error (error, STUDIO_ERROR_INVALID, i == 0 ? "answers" : "accepted");
  }
}

/* When a photo's hidden areas are destroyed it gets another hash: what was noted about it goes along, and the old hash is nowhere. */
static void
test_notes_follow_the_photo (void)
{
  g_autoptr (StudioAsset) old = fixture_asset (1);
  g_autoptr (StudioAsset) new = fixture_asset (2);
  g_autofree char *members = g_strdup_printf ("{'content':{'foto':{'asset':'%s','obscure':[{'rect':[0,0,1,1]}]}},'photo_notes':{'%s':{'credit':'Siti'},'lain':{'source':'x'}}}",
                                              studio_asset_get_hash (old), studio_asset_get_hash (old));
  g_autoptr (JsonNode) root = fixture_json (members);
  g_autoptr (GHashTable) replaced = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (StudioPost) post = NULL;
  g_autoptr (StudioSnapshot) snapshot = NULL;
  g_autoptr (StudioSnapshot) baked = NULL;
  g_autofree char *written = NULL;

  post = read_post (root, NULL);
  snapshot = studio_post_snapshot (post);
  g_hash_table_insert (replaced, (char *) studio_asset_get_hash (old), new);
  baked = studio_snapshot_replace_assets (snapshot, replaced);
  written = studio_json_write (studio_snapshot_get_json (baked));
  g_assert_cmpstr (studio_photo_note_get (studio_snapshot_get_json (baked), studio_asset_get_hash (new)).credit, ==, "Siti");
  g_assert_cmpstr (studio_photo_note_get (studio_snapshot_get_json (baked), "lain").source, ==, "x");
  g_assert_null (strstr (written, studio_asset_get_hash (old)));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  fixture_use_data ();
  g_test_add_func ("/post-words/variant-follows", test_variant_follows);
  g_test_add_func ("/post-words/nothing-is-left", test_nothing_is_left);
  g_test_add_func ("/post-words/unknown-members-stay", test_unknown_members_stay);
  g_test_add_func ("/post-words/same-again-is-the-same", test_same_again_is_the_same);
  g_test_add_func ("/post-words/strange-shapes-read-as-nothing", test_strange_shapes_read_as_nothing);
  g_test_add_func ("/post-words/hoax-is-proven", test_hoax_is_proven);
  g_test_add_func ("/post-words/bad", test_bad);
  g_test_add_func ("/post-words/limits", test_limits);
  g_test_add_func ("/post-words/notes-follow-the-photo", test_notes_follow_the_photo);
  return g_test_run ();
}
