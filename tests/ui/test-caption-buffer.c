#include "model-fixture.h"

#include <string.h>

#include "studio-caption-buffer.h"
#include "studio-check.h"
#include "studio-finding-private.h"

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
    g_assert_cmpint (gtk_text_tag_table_get_size (gtk_text_buffer_get_tag_table (GTK_TEXT_BUFFER (buffer))), <=, 8);
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

/* --- lines under findings --- */

/* Returns: (transfer full): a finding at each of @faults in @words */
static GPtrArray *
find_faults (const char *words,
             const char *const *faults)
{
  g_autoptr (StudioText) text = studio_text_new (words, -1);
  const StudioPlace place = { STUDIO_PLACE_CAPTION, NULL, NULL, -1 };
  StudioFindings *out = studio_findings_new ();

  studio_findings_begin (out, studio_rule_find ("EJA-07"), STUDIO_RULE_WARNING, &place, text);
  for (gsize i = 0; faults[i] != NULL; i++) {
    int start = (int) g_utf8_pointer_to_offset (words, strstr (words, faults[i]));

    studio_findings_add_range (out, start, start + (int) g_utf8_strlen (faults[i], -1), "%s", faults[i]);
  }
  studio_findings_finish_rule (out);
  return studio_findings_end (out);
}

/* Returns: (transfer full): what has a wavy line, "menghimbau|disana" */
static char *
list_underlined (StudioCaptionBuffer *buffer)
{
  g_autoptr (GString) words = g_string_new (NULL);
  GtkTextIter at, end;

  for (gtk_text_buffer_get_start_iter (GTK_TEXT_BUFFER (buffer), &at); !gtk_text_iter_is_end (&at); at = end) {
    GSList *tags = gtk_text_iter_get_tags (&at);
    gboolean wavy = FALSE;

    for (GSList *tag = tags; tag != NULL; tag = tag->next) {
      PangoUnderline underline = PANGO_UNDERLINE_NONE;

      g_object_get (tag->data, "underline", &underline, NULL);
      wavy = wavy || underline == PANGO_UNDERLINE_ERROR;
    }
    g_slist_free (tags);
    end = at;
    gtk_text_iter_forward_to_tag_toggle (&end, NULL);
    if (wavy) {
      g_autofree char *part = gtk_text_buffer_get_text (GTK_TEXT_BUFFER (buffer), &at, &end, TRUE);

      g_string_append_printf (words, "%s%s", words->len > 0 ? "|" : "", part);
    }
  }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
assert_underlined (StudioCaptionBuffer *buffer,
                   const char *wanted)
{
  g_autofree char *words = list_underlined (buffer);

  g_assert_cmpstr (words, ==, wanted);
}

static void
insert_at (StudioCaptionBuffer *buffer,
           int place,
           const char *words)
{
  GtkTextIter at;

  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (buffer), &at, place);
  gtk_text_buffer_place_cursor (GTK_TEXT_BUFFER (buffer), &at);
  gtk_text_buffer_insert_at_cursor (GTK_TEXT_BUFFER (buffer), words, -1);
}

/* Lines follow their words through typing and undo, go when the words change, and wait until a word is typed. */
static void
test_lines (void)
{
  g_autoptr (StudioSnapshot) snapshot = snapshot_with ("{'judul':'Jalan Desa'}");
  g_autoptr (StudioCaptionBuffer) buffer = studio_caption_buffer_new ();
  const char *words = "Pemkab menghimbau warga disana.";
  g_autoptr (GPtrArray) findings = find_faults (words, (const char *const[]){ "menghimbau", "disana", NULL });
  g_autoptr (GPtrArray) typed = find_faults ("Warga menghimbau", (const char *const[]){ "menghimbau", NULL });
  GtkTextIter start;

  studio_caption_buffer_show (buffer, words, snapshot);
  studio_caption_buffer_set_findings (buffer, findings);
  assert_underlined (buffer, "menghimbau|disana");
  insert_at (buffer, 0, "Kini ");
  assert_underlined (buffer, "menghimbau|disana");
  insert_at (buffer, 17, "x");
  assert_underlined (buffer, "disana");
  studio_caption_buffer_show (buffer, "Warga lain disana.", snapshot);
  assert_underlined (buffer, "disana");
  studio_caption_buffer_show (buffer, "{judul}", snapshot);
  assert_underlined (buffer, "");

  studio_caption_buffer_show (buffer, "Warga menghimba", snapshot);
  insert_at (buffer, 15, "u");
  studio_caption_buffer_set_findings (buffer, typed);
  assert_underlined (buffer, "");
  gtk_text_buffer_get_start_iter (GTK_TEXT_BUFFER (buffer), &start);
  gtk_text_buffer_place_cursor (GTK_TEXT_BUFFER (buffer), &start);
  assert_underlined (buffer, "menghimbau");
  studio_caption_buffer_set_findings (buffer, NULL);
  assert_underlined (buffer, "");
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
  g_test_add_func ("/caption-buffer/lines", test_lines);
  return g_test_run ();
}
