#include "model-fixture.h"

#include "studio-entry-name.h"
#include "studio-field-private.h"

typedef struct
{
  const char *json;
  const char *message; /* NULL: fine */
} ParseCase;

static const ParseCase parse_cases[] = {
  { "{'name':'judul','type':'text','label':'Judul'}", NULL },
  { "{'name':'angka_2','type':'rows','label':'Angka','min_items':1,'max_items':6,'masa_depan':true}", NULL },
  { "{'name':'poin','type':'list','label':'Poin','item':'pairs'}", NULL },
  { "[]", "fields" },
  { "{}", "name" },
  { "{'name':'judul','label':'Judul'}", "type" },
  { "{'name':'judul','type':'teks','label':'Judul'}", "type" },
  { "{'name':'judul','type':'text'}", "label" },
  { "{'name':'Judul','type':'text','label':'Judul'}", "Judul" },
  { "{'name':'a/b','type':'text','label':'Judul'}", "a/b" },
  { "{'name':'','type':'text','label':'Judul'}", "name" },
  { "{'name':'item','type':'text','label':'Judul'}", "item" },
  { "{'name':'brand','type':'text','label':'Judul'}", "brand" },
  { "{'name':'judul','type':'text','label':'J','max_chars':-1}", "max_chars" },
  { "{'name':'judul','type':'text','label':'J','required':'ya'}", "required" },
  { "{'name':'judul','type':'list','label':'J','item':'triples'}", "item" },
};

static void
test_parse (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (parse_cases); i++) {
    g_autoptr (JsonNode) root = fixture_json (parse_cases[i].json);
    g_autoptr (GError) error = NULL;
    StudioJsonAt at = studio_json_at_root ("fields", root);
    StudioField *field = studio_field_parse (&at, &error);

    g_test_message ("%s", parse_cases[i].json);
    if (parse_cases[i].message == NULL)
      g_assert_no_error (error);
    else
      fixture_assert_error (error, STUDIO_ERROR_INVALID, parse_cases[i].message);
    g_assert_true ((field != NULL) == (error == NULL));
    studio_field_free (field);
  }
}

static void
test_members (void)
{
  g_autoptr (JsonNode) root = fixture_json ("{'name':'poin','type':'list','label':'Poin','hint':'Pendek.','group':'Isi','required':true,'max_chars':40,'min_items':2,'max_items':5,'item':'pairs'}");
  StudioJsonAt at = studio_json_at_root ("fields", root);
  StudioField *field = studio_field_parse (&at, NULL);

  g_assert_cmpstr (field->name, ==, "poin");
  g_assert_cmpint (field->type, ==, STUDIO_FIELD_LIST);
  g_assert_cmpstr (studio_field_type_name (field->type), ==, "list");
  g_assert_cmpstr (field->label, ==, "Poin");
  g_assert_cmpstr (field->hint, ==, "Pendek.");
  g_assert_cmpstr (field->group, ==, "Isi");
  g_assert_true (field->required && field->items == STUDIO_ITEM_PAIRS);
  g_assert_cmpint (field->max_chars, ==, 40);
  g_assert_cmpint (field->min_items, ==, 2);
  g_assert_cmpint (field->max_items, ==, 5);
  studio_field_free (field);
}

typedef struct
{
  const char *json;
  gboolean filled;
} FilledCase;

static const FilledCase filled_cases[] = {
  { "'Judul'", TRUE },
  { "''", FALSE },
  { "' \\n\\u00a0'", FALSE },
  { "null", FALSE },
  { "[]", FALSE },
  { "['', ' ']", FALSE },
  { "['', 'a']", TRUE },
  { "{}", FALSE },
  { "{'focal':[0.5,0.5]}", FALSE },
  { "{'asset':''}", FALSE },
  { "{'asset':'abc'}", TRUE },
  { "{'sample':'foto.png'}", TRUE },
  { "[{'label':'','nilai':'','satuan':'km'}]", FALSE },
  { "[{'label':'Jalan'}]", TRUE },
  { "[{'label':''},{'nilai':'0'}]", TRUE },
  { "[{'judul':'','isi':' '}]", FALSE },
  { "[{'judul':'','isi':'x'}]", TRUE },
  { "[[['a']]]", FALSE },
  { "7", FALSE },
  { "true", FALSE },
};

static void
test_filled (void)
{
  g_assert_false (studio_field_value_filled (NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (filled_cases); i++) {
    g_autoptr (JsonNode) value = fixture_json (filled_cases[i].json);

    g_test_message ("%s", filled_cases[i].json);
    g_assert_cmpint (studio_field_value_filled (value), ==, filled_cases[i].filled);
  }
}

#define HASH "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

typedef struct
{
  StudioFieldType type;
  StudioItemKind items;
  const char *json;
  const char *message; /* NULL: fits */
} CheckCase;

static const CheckCase check_cases[] = {
  { STUDIO_FIELD_TEXT, STUDIO_ITEM_TEXTS, "'a'", NULL },
  { STUDIO_FIELD_TEXT, STUDIO_ITEM_TEXTS, "null", NULL },
  { STUDIO_FIELD_LONG, STUDIO_ITEM_TEXTS, "7", "content" },
  { STUDIO_FIELD_LINK, STUDIO_ITEM_TEXTS, "['a']", "content" },
  { STUDIO_FIELD_PERSON, STUDIO_ITEM_TEXTS, "{'a':1}", "content" },
  { STUDIO_FIELD_DATE, STUDIO_ITEM_TEXTS, "'2026-11-20'", NULL },
  { STUDIO_FIELD_DATE, STUDIO_ITEM_TEXTS, "''", NULL },
  { STUDIO_FIELD_DATE, STUDIO_ITEM_TEXTS, "'2026-02-30'", "2026-02-30" },
  { STUDIO_FIELD_DATE, STUDIO_ITEM_TEXTS, "'20 November 2026'", "2026-11-20" },
  { STUDIO_FIELD_DATE, STUDIO_ITEM_TEXTS, "20261120", "content" },
  { STUDIO_FIELD_TIME, STUDIO_ITEM_TEXTS, "'14.30'", NULL },
  { STUDIO_FIELD_TIME, STUDIO_ITEM_TEXTS, "'25.00'", "25.00" },
  { STUDIO_FIELD_PHOTO, STUDIO_ITEM_TEXTS, "{'asset':'" HASH "','focal':[0,1]}", NULL },
  { STUDIO_FIELD_PHOTO, STUDIO_ITEM_TEXTS, "{'sample':'foto.png'}", NULL },
  { STUDIO_FIELD_PHOTO, STUDIO_ITEM_TEXTS, "{}", NULL },
  { STUDIO_FIELD_PHOTO, STUDIO_ITEM_TEXTS, "''", NULL },
  { STUDIO_FIELD_PHOTO, STUDIO_ITEM_TEXTS, "'foto.jpg'", "asset" },
  { STUDIO_FIELD_PHOTO, STUDIO_ITEM_TEXTS, "[]", "asset" },
  { STUDIO_FIELD_PHOTO, STUDIO_ITEM_TEXTS, "{'asset':'../../etc/passwd'}", "SHA-256" },
  { STUDIO_FIELD_PHOTO, STUDIO_ITEM_TEXTS, "{'sample':'../x.png'}", "../x.png" },
  { STUDIO_FIELD_PHOTO, STUDIO_ITEM_TEXTS, "{'sample':'a','focal':[0.5]}", "focal" },
  { STUDIO_FIELD_PHOTO, STUDIO_ITEM_TEXTS, "{'sample':'a','focal':[0.5,2]}", "focal" },
  { STUDIO_FIELD_PHOTO, STUDIO_ITEM_TEXTS, "{'sample':'a','focal':['0','1']}", "focal" },
  { STUDIO_FIELD_PHOTO, STUDIO_ITEM_TEXTS, "{'sample':'a','focal':0.5}", "focal" },
  { STUDIO_FIELD_LIST, STUDIO_ITEM_TEXTS, "['a','']", NULL },
  { STUDIO_FIELD_LIST, STUDIO_ITEM_TEXTS, "'a'", "list" },
  { STUDIO_FIELD_LIST, STUDIO_ITEM_TEXTS, "['a',7]", "content[1]" },
  { STUDIO_FIELD_LIST, STUDIO_ITEM_PAIRS, "[{'judul':'a','isi':'b'}]", NULL },
  { STUDIO_FIELD_LIST, STUDIO_ITEM_PAIRS, "['a']", "judul" },
  { STUDIO_FIELD_LIST, STUDIO_ITEM_PAIRS, "[{'judul':7}]", "content[0].judul" },
  { STUDIO_FIELD_ROWS, STUDIO_ITEM_TEXTS, "[{'label':'a','nilai':'1.240','satuan':'km','catatan':7}]", NULL },
  { STUDIO_FIELD_ROWS, STUDIO_ITEM_TEXTS, "[{'nilai':1240}]", "content[0].nilai" },
  { STUDIO_FIELD_ROWS, STUDIO_ITEM_TEXTS, "{}", "list" },
  { STUDIO_FIELD_LIST, STUDIO_ITEM_EVENTS, "[{'tanggal':'2026-11-23','waktu':'07.30','judul':'Apel','tempat':''},{'judul':'Rapat'}]", NULL },
  { STUDIO_FIELD_LIST, STUDIO_ITEM_EVENTS, "[{'tanggal':'besok','judul':'Apel'}]", "content[0].tanggal" },
  { STUDIO_FIELD_LIST, STUDIO_ITEM_EVENTS, "[{'judul':'Apel'},{'waktu':'25.10'}]", "content[1].waktu" },
  { STUDIO_FIELD_LIST, STUDIO_ITEM_EVENTS, "['Apel']", "content[0]" },
};

static void
test_check (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (check_cases); i++) {
    const CheckCase *c = &check_cases[i];
    StudioField field = { .name = (char *) "x", .type = c->type, .items = c->items };
    g_autoptr (JsonNode) root = fixture_json (c->json);
    g_autoptr (GError) error = NULL;
    StudioJsonAt outer = studio_json_at_root ("post.json", root);
    StudioJsonAt at = { .node = root, .up = &outer, .member = "content" };

    g_test_message ("%s %s", studio_field_type_name (c->type), c->json);
    g_assert_cmpint (studio_field_check (&field, &at, &error), ==, c->message == NULL);
    if (c->message != NULL)
      fixture_assert_error (error, STUDIO_ERROR_INVALID, c->message);
    else
      g_assert_no_error (error);
  }
}

/* A million rows would hang the layout; a megabyte of text as well. */
static void
test_large (void)
{
  StudioField list = { .name = (char *) "x", .type = STUDIO_FIELD_LIST };
  StudioField text = { .name = (char *) "x", .type = STUDIO_FIELD_TEXT };
  g_autoptr (GString) json = g_string_new ("['a'");
  g_autofree char *letters = g_strnfill (100 * 1024, 'a');
  g_autofree char *quoted = g_strdup_printf ("'%s'", letters);
  g_autoptr (JsonNode) rows = NULL;
  g_autoptr (JsonNode) words = fixture_json (quoted);
  g_autoptr (GError) error = NULL;
  StudioJsonAt at;

  for (int i = 0; i < 500; i++)
    g_string_append (json, ",'a'");
  g_string_append (json, "]");
  rows = fixture_json (json->str);

  at = studio_json_at_root ("post.json", rows);
  g_assert_false (studio_field_check (&list, &at, &error));
  fixture_assert_error (error, STUDIO_ERROR_INVALID, "500");
  g_clear_error (&error);
  at = studio_json_at_root ("post.json", words);
  g_assert_false (studio_field_check (&text, &at, &error));
  fixture_assert_error (error, STUDIO_ERROR_INVALID, "too long");
}

typedef struct
{
  const char *name;
  gboolean plain;
  gboolean safe;
} NameCase;

static const NameCase name_cases[] = {
  { "foto.jpg", TRUE, TRUE },
  { "pasar é.jpg", TRUE, TRUE },
  { ".DS_Store", TRUE, TRUE },
  { "a/b.jpg", FALSE, TRUE },
  { "", FALSE, FALSE },
  { ".", FALSE, FALSE },
  { "..", FALSE, FALSE },
  { "...", FALSE, FALSE },
  { "../a", FALSE, FALSE },
  { "a/../b", FALSE, FALSE },
  { "a//b", FALSE, FALSE },
  { "/a", FALSE, FALSE },
  { "a/", FALSE, FALSE },
  { "a\\b", FALSE, FALSE },
  { "C:a", FALSE, FALSE },
  { "a\nb", FALSE, FALSE },
  { "a\x7f", FALSE, FALSE },
  { "a\xe2\x80\xae"
    "gpj.exe",
    FALSE, FALSE }, /* right-to-left override hides the ending */
  { "a\xff", FALSE, FALSE },
};

static void
test_names (void)
{
  g_autofree char *longest = g_strnfill (256, 'a');

  for (gsize i = 0; i < G_N_ELEMENTS (name_cases); i++) {
    g_autofree char *escaped = g_strescape (name_cases[i].name, NULL);

    g_test_message ("%s", escaped);
    g_assert_cmpint (studio_entry_name_is_plain (name_cases[i].name), ==, name_cases[i].plain);
    g_assert_cmpint (studio_entry_name_is_safe (name_cases[i].name), ==, name_cases[i].safe);
  }
  g_assert_false (studio_entry_name_is_plain (longest));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/field/parse", test_parse);
  g_test_add_func ("/field/members", test_members);
  g_test_add_func ("/field/filled", test_filled);
  g_test_add_func ("/field/check", test_check);
  g_test_add_func ("/field/large", test_large);
  g_test_add_func ("/field/names", test_names);
  return g_test_run ();
}
