#include "model-fixture.h"

static void
test_members (void)
{
  g_autoptr (StudioTemplate) template = fixture_template ("contoh-pengumuman");
  GPtrArray *fields = studio_template_get_fields (template);
  GPtrArray *formats = studio_template_get_formats (template);

  g_assert_cmpstr (studio_template_get_id (template), ==, "contoh-pengumuman");
  g_assert_cmpstr (studio_template_get_name (template), ==, "Contoh Pengumuman");
  g_assert_cmpstr (studio_template_get_content_type (template), ==, "pengumuman");
  g_assert_cmpuint (g_strv_length ((char **) studio_template_get_words (template)), ==, 2);
  g_assert_cmpuint (fields->len, ==, 8);
  g_assert_cmpstr (((StudioField *) g_ptr_array_index (fields, 0))->name, ==, "judul");
  g_assert_true (studio_template_find_field (template, "foto")->required);
  g_assert_null (studio_template_find_field (template, "fotoo"));
  g_assert_cmpuint (formats->len, ==, 3);
  g_assert_cmpstr (((const StudioFormat *) g_ptr_array_index (formats, 0))->id, ==, "feed");
  g_assert_cmpstr (((const StudioFormat *) g_ptr_array_index (formats, 1))->id, ==, "square");
  g_assert_true (studio_template_has_format (template, "a4"));
  g_assert_false (studio_template_has_format (template, "story"));
  g_assert_false (studio_template_has_format (template, "masa-depan"));
  g_assert_nonnull (studio_template_get_format_rules (template, "square"));
  g_assert_null (studio_template_get_format_rules (template, "story"));
  g_assert_cmpuint (studio_template_get_n_pages (template), ==, 1);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (studio_template_get_layers (template, 0))), ==, 4);
}

static void
test_pages (void)
{
  g_autoptr (StudioTemplate) template = fixture_template ("contoh-angka");

  g_assert_cmpuint (studio_template_get_n_pages (template), ==, 2);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (studio_template_get_layers (template, 1))), ==, 2);
  g_assert_cmpstr (studio_template_get_content_type (template), ==, "contoh-angka");
  g_assert_cmpstr (((const StudioFormat *) g_ptr_array_index (studio_template_get_formats (template), 0))->id, ==, "feed");
}

static void
test_samples (void)
{
  g_autoptr (StudioTemplate) template = fixture_template ("contoh-pengumuman");

  g_assert_cmpstr (json_node_get_string (studio_template_get_sample (template, "lain", "judul")), ==, "Kantor Lain tutup");
  g_assert_cmpstr (json_node_get_string (studio_template_get_sample (template, "lain", "isi")), ==, "Pelayanan pindah ke aula.");
  g_assert_cmpstr (json_node_get_string (studio_template_get_sample (template, "contoh", "judul")), ==, "Kantor tutup sementara");
  g_assert_null (studio_template_get_sample (template, "contoh", "poin"));
  g_assert_null (studio_template_get_sample (template, "contoh", "tidak_ada"));
}

static void
test_shipped_fixtures_are_strict (void)
{
  static const char *const ids[] = { "contoh-pengumuman", "contoh-angka" };

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++) {
    g_autoptr (StudioTemplate) template = fixture_template (ids[i]);
    g_autoptr (GError) error = NULL;

    studio_template_check_strict (template, &error);
    g_assert_no_error (error);
  }
}

/* What the template is made of when a case changes one thing: the member @member gets the value @json. */
typedef struct
{
  const char *path;
  const char *json; /* NULL: removed */
  StudioError code;
  const char *message;
} ChangeCase;

static const char base[] =
    "{'format':'pemda-studio-template','version':1,'id':'t','name':'T','type':'t','words':['a'],"
    "'fields':[{'name':'judul','type':'text','label':'J'},{'name':'angka','type':'rows','label':'A'},{'name':'tanggal','type':'date','label':'T'}],"
    "'samples':{'*':{'judul':'x'}},"
    "'layers':[{'type':'text','id':'judul','text':'{judul}','size':10},{'type':'group','id':'g','children':[{'type':'text','id':'isi','text':'a','repeat':'angka'}]}],"
    "'formats':{'feed':{},'square':{'set':{'judul':{'size':5}},'hide':['isi']}}}";

static const ChangeCase bad_cases[] = {
  { "format", "'lain'", STUDIO_ERROR_INVALID, "pemda-studio-template" },
  { "version", "2", STUDIO_ERROR_NEWER, "newer" },
  { "version", NULL, STUDIO_ERROR_INVALID, "version" },
  { "id", "'a/b'", STUDIO_ERROR_INVALID, "a/b" },
  { "name", "7", STUDIO_ERROR_INVALID, "name" },
  { "words", "'a'", STUDIO_ERROR_INVALID, "words" },
  { "words", "[7]", STUDIO_ERROR_INVALID, "words[0]" },
  { "fields", NULL, STUDIO_ERROR_INVALID, "fields" },
  { "fields/1/name", "'judul'", STUDIO_ERROR_INVALID, "two fields" },
  { "fields/2/type", "'tanggal'", STUDIO_ERROR_INVALID, "fields[2].type" },
  { "samples", "[]", STUDIO_ERROR_INVALID, "samples" },
  { "samples/*", "'x'", STUDIO_ERROR_INVALID, "samples" },
  { "samples/*/tanggal", "'31 Juni'", STUDIO_ERROR_INVALID, "31 Juni" },
  { "layers", NULL, STUDIO_ERROR_INVALID, "layers" },
  { "layers/0/id", NULL, STUDIO_ERROR_INVALID, "layers[0]" },
  { "layers/0/id", "'a/b'", STUDIO_ERROR_INVALID, "a/b" },
  { "layers/0/id", "''", STUDIO_ERROR_INVALID, "layers[0]" },
  { "layers/0/id", "'isi'", STUDIO_ERROR_INVALID, "two layers" },
  { "layers/1/children", "{}", STUDIO_ERROR_INVALID, "children" },
  { "layers/0/text", "'{judl}'", STUDIO_ERROR_INVALID, "“judl”" },
  { "layers/0/text", "'a {angka.0.nilai} {x.y}'", STUDIO_ERROR_INVALID, "“x”" },
  { "layers/0/text", "'{judul'", STUDIO_ERROR_INVALID, "closed" },
  { "layers/0/text", "'{judul {angka}}'", STUDIO_ERROR_INVALID, "closed" },
  { "layers/0/text", "'{}'", STUDIO_ERROR_INVALID, "{}" },
  { "layers/0/text", "'{arg.x}'", STUDIO_ERROR_INVALID, "arg.x" },
  { "layers/0/text", "'{tanggal|panjnag}'", STUDIO_ERROR_INVALID, "panjnag" },
  { "layers/0/text", "'{tanggal|sampai:akhir}'", STUDIO_ERROR_INVALID, "akhir" },
  { "layers/0/fill", "{'stops':[[0,'{warna}']]}", STUDIO_ERROR_INVALID, "layers[0].fill.stops[0][1]" },
  { "layers/0/show_if", "'foto'", STUDIO_ERROR_INVALID, "foto" },
  { "layers/0/show_if", "['judul','!foto']", STUDIO_ERROR_INVALID, "show_if[1]" },
  { "layers/0/show_if", "'angka>banyak'", STUDIO_ERROR_INVALID, "angka>banyak" },
  { "layers/0/show_if", "'judul~'", STUDIO_ERROR_INVALID, "judul~" },
  { "layers/0/show_if", "'foto~Guru'", STUDIO_ERROR_INVALID, "foto" },
  { "layers/0/show_if", "7", STUDIO_ERROR_INVALID, "show_if" },
  { "layers/0/repeat", "'judul'", STUDIO_ERROR_INVALID, "rows" },
  { "layers/0/repeat", "'{angka}'", STUDIO_ERROR_INVALID, "{angka}" },
  { "formats", NULL, STUDIO_ERROR_INVALID, "formats" },
  { "formats", "{}", STUDIO_ERROR_INVALID, "format" },
  { "formats", "{'masa-depan':{}}", STUDIO_ERROR_INVALID, "format" },
  { "formats/feed", "true", STUDIO_ERROR_INVALID, "formats.feed" },
  { "formats/square/set/jdul", "{}", STUDIO_ERROR_INVALID, "jdul" },
  { "formats/square/set/judul", "5", STUDIO_ERROR_INVALID, "judul" },
  { "formats/square/set/judul/text", "'{x}'", STUDIO_ERROR_INVALID, "“x”" },
  { "formats/square/hide/1", "'tidak-ada'", STUDIO_ERROR_INVALID, "tidak-ada" },
  { "formats/square/hide/1", "'isi.a'", STUDIO_ERROR_INVALID, "isi.a" },
  { "formats/square/hide/1", "7", STUDIO_ERROR_INVALID, "hide[1]" },
  { "formats/square/hide", "'isi'", STUDIO_ERROR_INVALID, "hide" },
};

/* Returns: (transfer full): the base with one thing changed. */
static JsonNode *
changed_base (const ChangeCase *c)
{
  g_autoptr (JsonNode) root = fixture_json (base);
  g_autoptr (JsonNode) value = c->json != NULL ? fixture_json (c->json) : NULL;

  return studio_json_with (root, c->path, value);
}

static void
test_bad (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bad_cases); i++) {
    g_autoptr (JsonNode) root = changed_base (&bad_cases[i]);
    g_autoptr (GError) error = NULL;

    g_test_message ("%s = %s", bad_cases[i].path, bad_cases[i].json);
    g_assert_null (studio_template_new ("template.json", root, &error));
    fixture_assert_error (error, bad_cases[i].code, bad_cases[i].message);
  }
}

/* What a newer program may have written opens, and `pemda validate` names it; a message NULL is fine in both. */
static const ChangeCase strict_cases[] = {
  { "name", "'T'", 0, NULL },
  { "layers/0/text", "'{tanggal|sampai:tanggal} {brand.org.name} {angka.0|nilai} {judul|kapital} {number}'", 0, NULL },
  { "layers/0/show_if", "['judul','!tanggal','angka>3','angka=0','!judul~Guru/Hari <3','item.isi','brand.motto']", 0, NULL },
  { "formats/square/hide/1", "'isi.0'", 0, NULL },
  { "formats/square/set/isi.3", "{'size':5}", 0, NULL },
  { "layers/0/outline", "{'radius':[0,0,9,0]}", 0, NULL },
  { "layers/0/fill", "{'gradient':'linear','angle':90,'stops':[[0,'deep/0'],[1,'deep']]}", 0, NULL },
  { "wrods", "[]", STUDIO_ERROR_INVALID, "words" },
  { "fields/0/lable", "'x'", STUDIO_ERROR_INVALID, "label" },
  { "samples/*/jdul", "'x'", STUDIO_ERROR_INVALID, "judul" },
  { "layers/0/colour", "'ink'", STUDIO_ERROR_INVALID, "color" },
  { "layers/1/children/0/max_line", "2", STUDIO_ERROR_INVALID, "max_lines" },
  { "layers/0/type", "'teks'", STUDIO_ERROR_INVALID, "teks" },
  { "layers/0/outline", "{'radus':5}", STUDIO_ERROR_INVALID, "radius" },
  { "layers/0/shadow", "{'color':'ink','dX':5}", STUDIO_ERROR_INVALID, "dx" },
  { "layers/1/gap", "5", STUDIO_ERROR_INVALID, "gap" },
  { "formats/stroy", "{}", STUDIO_ERROR_INVALID, "story" },
  { "formats/square/hdie", "[]", STUDIO_ERROR_INVALID, "hide" },
  { "formats/square/set/judul/sise", "5", STUDIO_ERROR_INVALID, "size" },
};

static void
test_strict (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (strict_cases); i++) {
    const ChangeCase *c = &strict_cases[i];
    g_autoptr (JsonNode) root = changed_base (c);
    g_autoptr (GError) error = NULL;
    g_autoptr (StudioTemplate) template = studio_template_new ("template.json", root, &error);

    g_test_message ("%s = %s", c->path, c->json);
    g_assert_no_error (error);
    g_assert_cmpint (studio_template_check_strict (template, &error), ==, c->message == NULL);
    if (c->message != NULL)
      fixture_assert_error (error, c->code, c->message);
  }
}

/* A template that nests deeper than the reader allows would make packages nobody can open. */
static void
test_depth (void)
{
  g_autoptr (JsonNode) root = fixture_json (base);
  g_autoptr (JsonNode) layer = fixture_json ("{'type':'shape','id':'x0'}");
  g_autoptr (JsonNode) deep = NULL;
  g_autoptr (GError) error = NULL;

  for (int i = 1; i < 40; i++) {
    g_autofree char *text = g_strdup_printf ("{'type':'group','id':'x%d'}", i);
    g_autoptr (JsonNode) group = fixture_json (text);
    g_autoptr (JsonNode) children = fixture_json ("[]");
    g_autoptr (JsonNode) filled = studio_json_with (children, "0", layer);
    JsonNode *outer = studio_json_with (group, "children", filled);

    json_node_unref (layer);
    layer = outer;
  }
  deep = studio_json_with (root, "layers/0", layer);
  g_assert_null (studio_template_new ("template.json", deep, &error));
  fixture_assert_error (error, STUDIO_ERROR_INVALID, "deeply");
}

static void
test_finalize (void)
{
  StudioTemplate *template = fixture_template ("contoh-pengumuman");

  g_assert_finalize_object (template);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  fixture_use_data ();

  g_test_add_func ("/template/members", test_members);
  g_test_add_func ("/template/pages", test_pages);
  g_test_add_func ("/template/samples", test_samples);
  g_test_add_func ("/template/fixtures-strict", test_shipped_fixtures_are_strict);
  g_test_add_func ("/template/bad", test_bad);
  g_test_add_func ("/template/strict", test_strict);
  g_test_add_func ("/template/depth", test_depth);
  g_test_add_func ("/template/finalize", test_finalize);
  return g_test_run ();
}
