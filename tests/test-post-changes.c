#include "config.h"

#include "studio-post-changes.h"

#include <string.h>

#include "model-fixture.h"

static StudioSnapshot *
snapshot_of (const char *members,
             const char *template_id,
             const char *brand_id)
{
  g_autoptr (StudioTemplate) template = fixture_template (template_id);
  g_autoptr (StudioBrand) brand = fixture_brand (brand_id);
  g_autoptr (StudioPost) empty = studio_post_new (template, brand);
  g_autoptr (JsonNode) patch = fixture_json (members);
  g_autoptr (JsonNode) root = studio_json_merge (studio_post_get_json (empty), patch);
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioPost) post = studio_post_new_from_json ("post.json", root, template, brand, NULL, &error);

  g_assert_no_error (error);
  return studio_post_snapshot (post);
}

/* "Judul: [-lama-]{+baru+}; Foto: (Another photo)" */
static char *
write_changes (GPtrArray *changes)
{
  static const char *const marks[][2] = { { "", "" }, { "[-", "-]" }, { "{+", "+}" } };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < changes->len; i++) {
    const StudioPostChange *change = g_ptr_array_index (changes, i);

    g_assert_true ((change->note != NULL) != (change->pieces != NULL));
    g_string_append_printf (text, "%s%s: ", i > 0 ? "; " : "", change->label);
    if (change->note != NULL)
      g_string_append_printf (text, "(%s)", change->note);
    for (guint p = 0; change->pieces != NULL && p < change->pieces->len; p++) {
      const StudioTextPiece *piece = g_ptr_array_index (change->pieces, p);

      g_string_append_printf (text, "%s%s%s", marks[piece->fate][0], piece->text, marks[piece->fate][1]);
    }
  }
  return g_string_free (text, FALSE);
}

static void
test_table (void)
{
  static const struct
  {
    const char *old, *fresh, *expected;
  } rows[] = {
    { "{}", "{}", "" },
    { "{'content':{'judul':'Kantor tutup'}}", "{'content':{'judul':'Kantor buka'}}", "Judul: Kantor [-tutup-]{+buka+}" },
    { "{'content':{'judul':'Kantor **tutup**'}}", "{'content':{'judul':'Kantor tutup'}}", "Judul: (The same words in another form)" },
    { "{}", "{'content':{'tanggal':'2026-11-20'}}", "Tanggal: {+20 November 2026+}" },
    { "{'caption':{'text':'Satu dua'}}", "{'caption':{'text':'Satu tiga'}}", "Caption: Satu [-dua-]{+tiga+}" },
    { "{'caption':{'text':'Sama'}}", "{'caption':{'text':'Sama','variants':{'x':{'text':'Lain'}}}}", "Caption for x: [-Sama-]{+Lain+}" },
    { "{'descriptions':{'1':{'alt':'Jalan'}}}", "{'descriptions':{'1':{'alt':'Jalan baru'}}}", "Alternative text: Jalan{+ baru+}" },
    { "{'descriptions':{'zz':{'alt':'Jalan'}}}", "{}", "Alternative text of a removed page: [-Jalan-]" },
    { "{'set':{'judul':{'color':'accent'}}}", "{}", "Design: (1 layer looks different)" },
    { "{'set':{'judul':{'text':'lama'}}}", "{'set':{'judul':{'text':'baru'}}}", "Text on the picture: [-lama-]{+baru+}" },
    { "{}", "{'variants':{'square':{'set':{'judul':{'rotate':4},'kaki':{'rotate':3}}}}}", "Design: (2 layers look different)" },
    { "{'tags':['jalan']}", "{'tags':['jalan','air']}", "Tags: jalan{+\nair+}" },
    { "{'releases':[]}", "{}", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (StudioSnapshot) old = snapshot_of (rows[i].old, "contoh-pengumuman", "contoh");
    g_autoptr (StudioSnapshot) fresh = snapshot_of (rows[i].fresh, "contoh-pengumuman", "contoh");
    g_autoptr (GPtrArray) changes = studio_post_changes_find (old, fresh, NULL);
    g_autofree char *text = write_changes (changes);

    g_test_message ("%s → %s", rows[i].old, rows[i].fresh);
    g_assert_cmpstr (text, ==, rows[i].expected);
  }
}

/* What only the other template asks for is told as well. */
static void
test_template (void)
{
  g_autoptr (StudioSnapshot) old = snapshot_of ("{'content':{'judul':'Sama','tanggal':'2026-11-20'}}", "contoh-pengumuman", "contoh");
  g_autoptr (StudioSnapshot) fresh = snapshot_of ("{'content':{'judul':'Sama'}}", "contoh-angka", "lain");
  g_autoptr (GPtrArray) changes = studio_post_changes_find (old, fresh, NULL);
  g_autofree char *text = write_changes (changes);

  g_assert_nonnull (strstr (text, "Template: "));
  g_assert_nonnull (strstr (text, "Brand: "));
  g_assert_nonnull (strstr (text, "Tanggal: [-20 November 2026-]"));
  g_assert_null (strstr (text, "Sama"));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  fixture_use_data ();
  g_test_add_func ("/post-changes/table", test_table);
  g_test_add_func ("/post-changes/template", test_template);
  return g_test_run ();
}
