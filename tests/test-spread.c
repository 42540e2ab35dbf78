#include "document-fixture.h"

#include <string.h>

#include "studio-document-words.h"
#include "studio-post-words.h"
#include "studio-spread.h"

/* Returns: (transfer full): a post with these fields filled in; JSON with ' for " */
static StudioSnapshot *
post_with (const char *template_id,
           const char *content,
           const char *caption,
           const char *published)
{
  g_autoptr (StudioTemplate) template = fixture_template (template_id);
  g_autoptr (StudioBrand) brand = fixture_brand ("paser-mas");
  g_autoptr (StudioDocument) document = studio_document_new (template, brand);
  g_autoptr (StudioSnapshot) plain = studio_post_snapshot (studio_document_get_post (document));
  g_autoptr (JsonNode) values = fixture_json (content), list = fixture_json (published);
  g_autoptr (JsonNode) root = studio_json_with_member (studio_snapshot_get_json (plain), "content", values);
  g_autoptr (JsonNode) captioned = studio_caption_with (root, NULL, caption);
  g_autoptr (JsonNode) full = studio_json_with_member (captioned, "published", list);

  return studio_snapshot_with_root (plain, full, NULL);
}

#define CONTENT "{'judul': 'Pasar Murah\\nDesember', 'tanggal': '2026-12-01', 'tempat': 'Lapangan Kerang Biru'}"
#define TEMPLATE "kegiatan-pimpinan-foto"
#define LINK "https://paserkab.go.id/berita/pasar-murah"

static void
test_text (void)
{
  static const struct
  {
    const char *content;
    const char *caption;
    const char *link;
    const char *text;
  } cases[] = {
    { CONTENT, "", NULL, "*Pasar Murah Desember*\n\nSelasa, 1 Desember 2026\nLapangan Kerang Biru" },
    { CONTENT, "", LINK, "*Pasar Murah Desember*\n\nSelasa, 1 Desember 2026\nLapangan Kerang Biru\n\n" LINK },
    { "{'judul': 'A *tebal* B'}", "Satu. Dua.\n\nTiga.", LINK, "*A tebal B*\n\nSatu. Dua.\n\n" LINK },
    { "{'judul': 'A'}", "A", NULL, "*A*" },
    { "{'judul': 'A'}", "Ada {nama} kosong.", NULL, "*A*" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (StudioSnapshot) snapshot = post_with (TEMPLATE, cases[i].content, cases[i].caption, "[]");
    g_autofree char *text = studio_spread_word (snapshot, cases[i].link);

    g_assert_cmpstr (text, ==, cases[i].text);
  }
}

/* Whole sentences, never more than fits, whatever the length. */
static void
test_room (void)
{
  g_autoptr (GString) caption = g_string_new (NULL);

  for (guint n = 0; n < 60; n++) {
    g_autoptr (StudioSnapshot) snapshot = NULL;
    g_autofree char *text = NULL, *summary = NULL;

    g_string_append_printf (caption, "%sKalimat nomor %u — selesai.", n > 0 ? " " : "", n);
    snapshot = post_with (TEMPLATE, CONTENT, caption->str, "[]");
    text = studio_spread_word (snapshot, LINK);
    g_assert_cmpint (g_utf8_strlen (text, -1), <=, STUDIO_SPREAD_MAX_TEXT);
    g_assert_true (g_str_has_suffix (text, "selesai.\n\n" LINK));
  }
}

static void
test_link (void)
{
  static const struct
  {
    const char *published;
    const char *link;
  } cases[] = {
    { "[]", NULL },
    { "[{'platform': 'x', 'at': '2026-11-20T09:00:00+08:00'}]", NULL },
    { "[{'platform': 'x', 'at': '2026-11-20T09:00:00+08:00', 'link': 'https://x.com/a/status/1'},"
      " {'platform': 'instagram', 'at': '2026-11-21T09:00:00+08:00', 'link': 'https://instagram.com/p/1'}]",
      "https://instagram.com/p/1" },
    { "[{'platform': 'wordpress', 'at': '2026-11-20T09:00:00+08:00', 'link': 'https://paserkab.go.id/1'},"
      " {'platform': 'instagram', 'at': '2026-11-21T09:00:00+08:00', 'link': 'https://instagram.com/p/1'}]",
      "https://paserkab.go.id/1" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (StudioSnapshot) snapshot = post_with (TEMPLATE, CONTENT, "", cases[i].published);
    g_autofree char *link = studio_spread_find_link (snapshot);

    g_assert_cmpstr (link, ==, cases[i].link);
  }
}

static void
test_files (void)
{
  g_autoptr (StudioSnapshot) snapshot = post_with (TEMPLATE, CONTENT, "", "[]");
  g_autoptr (StudioPlatforms) limits = studio_platforms_load ();
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioSpreadPicture) picture = studio_spread_draw (snapshot, limits, NULL, NULL, &error);
  g_autoptr (GPtrArray) files = NULL, without = NULL;

  g_assert_no_error (error);
  g_assert_true (picture->small);
  g_assert_cmpuint (g_bytes_get_size (picture->bytes), <=, STUDIO_SPREAD_MAX_BYTES);
  g_assert_cmpint (picture->width, >=, 500);
  files = studio_spread_list_files (snapshot, picture, "Halo", LINK, STUDIO_ELECTION_NONE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (files->len, ==, 4);
  without = studio_spread_list_files (snapshot, picture, "Halo", NULL, STUDIO_ELECTION_NONE, &error);
  g_assert_cmpuint (without->len, ==, 3);
  for (guint i = 0; i < files->len; i++)
    g_assert_true (g_str_is_ascii (((const StudioPackFile *) g_ptr_array_index (files, i))->name));
}

static void
test_code (void)
{
  g_autofree char *letters = g_strnfill (3000, 'a'), *link = g_strconcat ("https://a.id/", letters, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) code = studio_spread_draw_qr (LINK, &error);

  g_assert_no_error (error);
  g_assert_cmpint (memcmp (g_bytes_get_data (code, NULL), "\x89PNG", 4), ==, 0);
  g_assert_null (studio_spread_draw_qr (link, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_LIMIT);
}

static void
test_reminder (void)
{
  g_autofree char *always = studio_spread_remind (STUDIO_ELECTION_NONE);
  g_autofree char *election = studio_spread_remind (STUDIO_ELECTION_CAMPAIGNING);

  g_assert_nonnull (strstr (always, "UU 20/2023"));
  g_assert_nonnull (strstr (election, "UU 10/2016"));
  g_assert_cmpstr (always, !=, election);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/spread/text", test_text);
  g_test_add_func ("/spread/room", test_room);
  g_test_add_func ("/spread/link", test_link);
  g_test_add_func ("/spread/files", test_files);
  g_test_add_func ("/spread/code", test_code);
  g_test_add_func ("/spread/reminder", test_reminder);
  return g_test_run ();
}
