#include "config.h"

#include "studio-version-restore.h"

#include "model-fixture.h"

static StudioPost *
post_of (StudioDocument *document,
         const char *members,
         const char *template_id,
         const char *brand_id)
{
  g_autoptr (StudioTemplate) template = fixture_template (template_id);
  g_autoptr (StudioBrand) brand = fixture_brand (brand_id);
  g_autofree char *ids = g_strdup_printf ("{'template':'%s','brand':'%s'}", template_id, brand_id);
  g_autoptr (JsonNode) patch = fixture_json (members);
  g_autoptr (JsonNode) names = fixture_json (ids);
  g_autoptr (JsonNode) named = studio_json_merge (studio_post_get_json (studio_document_get_post (document)), names);
  g_autoptr (JsonNode) root = studio_json_merge (named, patch);
  g_autoptr (GError) error = NULL;
  StudioPost *post = studio_post_new_from_json ("post.json", root, template, brand, NULL, &error);

  g_assert_no_error (error);
  return post;
}

static StudioDocument *
new_document (void)
{
  g_autoptr (StudioTemplate) template = fixture_template ("contoh-pengumuman");
  g_autoptr (StudioBrand) brand = fixture_brand ("contoh");

  return studio_document_new (template, brand);
}

static const char *
text_at (StudioDocument *document,
         const char *path)
{
  JsonNode *node = studio_json_lookup (studio_post_get_json (studio_document_get_post (document)), path);

  return node != NULL ? json_node_get_string (node) : NULL;
}

static void
set (StudioDocument *document,
     const char *path,
     const char *json)
{
  g_autoptr (JsonNode) value = fixture_json (json);

  studio_history_set (studio_document_get_history (document), path, value, "Edit", NULL);
}

/* All of it is one step: undo brings the present back, redo the version, byte for byte. */
static void
test_one_step (void)
{
  g_autoptr (StudioDocument) document = new_document ();
  g_autoptr (StudioPost) old = post_of (document, "{'content':{'judul':'Lama'},'caption':{'text':'Takarir lama'}}", "contoh-pengumuman", "contoh");
  StudioHistory *history = studio_document_get_history (document);
  g_autoptr (JsonNode) present = NULL;

  set (document, "content", "{'judul':'Baru','isi':'Tambahan'}");
  present = json_node_ref (studio_post_get_json (studio_document_get_post (document)));
  g_assert_true (studio_document_restore (document, old, "Restore"));
  g_assert_cmpuint (studio_history_get_n_undo (history), ==, 2);
  g_assert_cmpstr (studio_history_get_undo_label (history), ==, "Restore");
  g_assert_cmpstr (text_at (document, "content/judul"), ==, "Lama");
  g_assert_cmpstr (text_at (document, "caption/text"), ==, "Takarir lama");
  g_assert_null (text_at (document, "content/isi"));
  g_assert_true (studio_history_undo (history));
  g_assert_true (studio_json_equal (studio_post_get_json (studio_document_get_post (document)), present));
  g_assert_true (studio_history_redo (history));
  g_assert_cmpstr (text_at (document, "content/judul"), ==, "Lama");
}

static void
test_same (void)
{
  g_autoptr (StudioDocument) document = new_document ();
  g_autoptr (StudioPost) old = post_of (document, "{}", "contoh-pengumuman", "contoh");

  g_assert_false (studio_document_restore (document, old, "Restore"));
  g_assert_cmpuint (studio_history_get_n_undo (studio_document_get_history (document)), ==, 0);
}

/* Template and brand come back with the contents, and go again with one undo. */
static void
test_template_and_brand (void)
{
  g_autoptr (StudioDocument) document = new_document ();
  g_autoptr (StudioPost) old = post_of (document, "{'content':{'judul':'Lama'}}", "contoh-seri", "lain");
  StudioPost *post = studio_document_get_post (document);

  g_assert_true (studio_document_restore (document, old, "Restore"));
  g_assert_cmpstr (studio_template_get_id (studio_post_get_template (post)), ==, "contoh-seri");
  g_assert_cmpstr (studio_brand_get_id (studio_post_get_brand (post)), ==, "lain");
  g_assert_cmpstr (text_at (document, "template"), ==, "contoh-seri");
  g_assert_cmpstr (text_at (document, "brand"), ==, "lain");
  g_assert_cmpuint (studio_history_get_n_undo (studio_document_get_history (document)), ==, 1);
  g_assert_true (studio_history_undo (studio_document_get_history (document)));
  g_assert_cmpstr (studio_template_get_id (studio_post_get_template (post)), ==, "contoh-pengumuman");
  g_assert_cmpstr (studio_brand_get_id (studio_post_get_brand (post)), ==, "contoh");
}

/* What went out, and what is planned, is no matter of versions. */
static void
test_kept (void)
{
  g_autoptr (StudioDocument) document = new_document ();
  g_autoptr (StudioPost) old = post_of (document, "{'content':{'judul':'Lama'},'plan':[{'at':'2026-01-01T09:00:00+08:00'}]}", "contoh-pengumuman", "contoh");

  set (document, "comments", "[{'id':'k','text':'Sebut tanggalnya.'}]");
  set (document, "releases", "[{'kind':'export','reason':'Disetujui Sekda','by':'Rina','at':'2026-11-22T10:02:00+08:00'}]");
  g_assert_true (studio_document_restore (document, old, "Restore"));
  g_assert_cmpstr (text_at (document, "releases/0/by"), ==, "Rina");
  g_assert_cmpstr (text_at (document, "comments/0/id"), ==, "k");
  g_assert_null (studio_json_lookup (studio_post_get_json (studio_document_get_post (document)), "plan"));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  fixture_use_data ();
  g_test_add_func ("/version-restore/one-step", test_one_step);
  g_test_add_func ("/version-restore/same", test_same);
  g_test_add_func ("/version-restore/template-and-brand", test_template_and_brand);
  g_test_add_func ("/version-restore/kept", test_kept);
  return g_test_run ();
}
