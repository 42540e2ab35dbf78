#include "model-fixture.h"

#include "studio-caption-buffer.h"

/* What stands in the caption's editor, and what becomes of links when people type around and into them. */

static StudioSnapshot *
snapshot_with (const char *content)
{
  g_autoptr (StudioTemplate) template = fixture_template ("contoh-pengumuman");
  g_autoptr (StudioBrand) brand = fixture_brand ("contoh");
  g_autofree char *text = g_strdup_printf ("{'content':%s}", content);
  g_autoptr (JsonNode) root = fixture_json (text);
  g_autoptr (StudioPost) post = studio_post_new_from_json ("post.json", root, template, brand, NULL, NULL);

  return studio_post_snapshot (post);
}

/** EditCase: @insert at @at, or, if it is NULL, @count code points gone from there */
typedef struct
{
  const char *written;
  const char *read;
  int at;
  const char *insert;
  int count;
  const char *after;
} EditCase;

static const EditCase edit_cases[] = {
  { "{judul} rampung", "Jalan Desa rampung", 0, "Kini ", 0, "Kini {judul} rampung" },
  { "{judul} rampung", "Jalan Desa rampung", 10, "!", 0, "{judul}! rampung" },
  { "{judul} rampung", "Jalan Desa rampung", 5, "an", 0, "Jalanan Desa rampung" },
  { "{judul} rampung", "Jalan Desa rampung", 0, NULL, 1, "alan Desa rampung" },
  { "{judul} rampung", "Jalan Desa rampung", 9, NULL, 3, "Jalan Desampung" },
  { "{judul} rampung", "Jalan Desa rampung", 0, NULL, 10, " rampung" },
  { "{judul}{tanggal|pendek}", "Jalan Desa20 Nov 2026", 10, ", ", 0, "{judul}, {tanggal|pendek}" },
  { "{judul}{judul}", "Jalan DesaJalan Desa", 12, NULL, 1, "{judul}Jaan Desa" },
  { "a", "a", 1, "{judul}", 0, "a{judul}" },
  { "a", "a", 1, "{lain}", 0, "a{{}lain}" },
  { "{{}judul}", "{judul}", 7, "!", 0, "{judul}!" }, /* what reads like a field is one as soon as it is typed at */
  { "{isi} b", "{isi} b", 7, "c", 0, "{isi} bc" },
  { "é👨‍👩‍👧{judul}", "é👨‍👩‍👧Jalan Desa", 0, "#", 0, "#é👨‍👩‍👧{judul}" },
};

static void
test_edits (void)
{
  g_autoptr (StudioSnapshot) snapshot = snapshot_with ("{'judul':'Jalan Desa','tanggal':'2026-11-20'}");

  for (gsize i = 0; i < G_N_ELEMENTS (edit_cases); i++) {
    const EditCase *c = &edit_cases[i];
    g_autoptr (StudioCaptionBuffer) buffer = studio_caption_buffer_new ();
    g_autofree char *words = NULL;
    g_autofree char *after = NULL;
    GtkTextIter from, to;

    studio_caption_buffer_show (buffer, c->written, snapshot);
    words = studio_caption_buffer_get_words (buffer);
    g_assert_cmpstr (words, ==, c->read);
    gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (buffer), &from, c->at);
    gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (buffer), &to, c->at + c->count);
    if (c->insert != NULL)
      gtk_text_buffer_insert (GTK_TEXT_BUFFER (buffer), &from, c->insert, -1);
    else
      gtk_text_buffer_delete (GTK_TEXT_BUFFER (buffer), &from, &to);
    after = studio_caption_buffer_get_written (buffer, snapshot);
    g_assert_cmpstr (after, ==, c->after);
  }
}

/* Shown again the same words are written the same, and the tags of an older text do not stay. */
static void
test_round (void)
{
  g_autoptr (StudioSnapshot) snapshot = snapshot_with ("{'judul':'Jalan Desa','tanggal':'2026-11-20'}");
  g_autoptr (StudioCaptionBuffer) buffer = studio_caption_buffer_new ();
  const char *texts[] = { "{judul} #PaserMAS @pemkabpaser {{}", "", "{tanggal} {judul} {waktu}", "tanpa" };

  for (int round = 0; round < 20; round++) {
    const char *text = texts[round % (int) G_N_ELEMENTS (texts)];
    g_autofree char *written = NULL;

    studio_caption_buffer_show (buffer, text, snapshot);
    studio_caption_buffer_mark (buffer, round);
    studio_caption_buffer_set_dark (buffer, round % 2 == 0);
    written = studio_caption_buffer_get_written (buffer, snapshot);
    g_assert_cmpstr (written, ==, text);
    g_assert_cmpint (gtk_text_tag_table_get_size (gtk_text_buffer_get_tag_table (GTK_TEXT_BUFFER (buffer))), <=, 5);
  }
}

static int
caret (StudioCaptionBuffer *buffer)
{
  GtkTextIter at;

  gtk_text_buffer_get_iter_at_mark (GTK_TEXT_BUFFER (buffer), &at, gtk_text_buffer_get_insert (GTK_TEXT_BUFFER (buffer)));
  return gtk_text_iter_get_offset (&at);
}

static void
test_caret (void)
{
  g_autoptr (StudioSnapshot) snapshot = snapshot_with ("{'judul':'Jalan Desa'}");
  g_autoptr (StudioCaptionBuffer) buffer = studio_caption_buffer_new ();
  GtkTextIter end;

  studio_caption_buffer_show (buffer, "a {judul} b", snapshot);
  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (buffer), &end, 14);
  gtk_text_buffer_place_cursor (GTK_TEXT_BUFFER (buffer), &end);
  studio_caption_buffer_show (buffer, "a {judul} b", snapshot);
  g_assert_cmpint (caret (buffer), ==, 14);
  gtk_text_buffer_insert_at_cursor (GTK_TEXT_BUFFER (buffer), "{judul}", -1);
  studio_caption_buffer_show (buffer, "a {judul} b{judul}", snapshot);
  g_assert_cmpint (caret (buffer), ==, 24); /* behind the value that took the token's place */
  studio_caption_buffer_show (buffer, "", snapshot);
  g_assert_cmpint (caret (buffer), ==, 0);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  fixture_use_data ();
  g_test_add_func ("/caption-buffer/edits", test_edits);
  g_test_add_func ("/caption-buffer/round", test_round);
  g_test_add_func ("/caption-buffer/caret", test_caret);
  return g_test_run ();
}
