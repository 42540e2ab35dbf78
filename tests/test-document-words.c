#include "config.h"

#include "document-fixture.h"
#include "studio-document-words.h"

/* What the caption's and description's editors do to a post: named steps, typing merged, a signal each, bad text refused. */

static void
type (StudioDocument *document,
      const char *platform,
      const char *text)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (studio_document_set_caption (document, platform, text, &error));
  g_assert_no_error (error);
}

static void
test_typing_is_one_step (void)
{
  StudioDocument *document = fixture_document ();
  StudioHistory *history = studio_document_get_history (document);
  g_autofree char *first = studio_json_write (fixture_root (document));
  g_autofree char *last = NULL;

  type (document, NULL, "W");
  type (document, NULL, "Wa");
  type (document, NULL, "Warga");
  g_assert_cmpuint (studio_history_get_n_undo (history), ==, 1);
  type (document, "x", "Warga X");
  g_assert_cmpuint (studio_history_get_n_undo (history), ==, 2);
  type (document, "x", NULL);
  g_assert_cmpuint (studio_history_get_n_undo (history), ==, 3);
  g_assert_cmpstr (studio_caption_get (fixture_root (document), "x", NULL), ==, "Warga");
  while (studio_history_undo (history))
    ;
  last = studio_json_write (fixture_root (document));
  g_assert_cmpstr (last, ==, first);
  g_assert_false (studio_document_get_modified (document));
  g_assert_finalize_object (document);
}

/* Typing something and deleting it within a moment leaves no step and no member. */
static void
test_typing_and_deleting (void)
{
  StudioDocument *document = fixture_document ();

  type (document, NULL, "W");
  type (document, NULL, "");
  g_assert_cmpuint (studio_history_get_n_undo (studio_document_get_history (document)), ==, 0);
  g_assert_null (studio_json_lookup (fixture_root (document), "caption"));
  g_assert_finalize_object (document);
}

static void
on_changed (StudioPost *post,
            const char *path,
            gpointer data)
{
  g_string_append_printf (data, "%s ", path);
}

static void
test_signals (void)
{
  StudioDocument *document = fixture_document ();
  g_autoptr (GString) seen = g_string_new (NULL);
  StudioDescription alt = { "Jalan desa", FALSE, FALSE };
  StudioPhotoNote note = { STUDIO_PHOTO_PROCESS, STUDIO_CONSENT_SPOKEN, "Siti", "Dinas PUPR", { 0, 0, 0, 0 } };
  StudioReply reply = { "Tidak ada anak", "Rina", NULL, NULL };

  g_signal_connect (studio_document_get_post (document), "changed", G_CALLBACK (on_changed), seen);
  type (document, NULL, "a");
  g_assert_true (studio_document_set_description (document, "1", &alt, NULL));
  g_assert_true (studio_document_set_description (document, "1", &alt, NULL)); /* the same again: nothing happens */
  g_assert_true (studio_document_set_photo_note (document, "abc", &note, NULL));
  g_assert_true (studio_document_set_answer (document, "ORG-05", &reply, NULL));
  g_assert_true (studio_document_accept_finding (document, "EJA-01 caption x/y", &reply, NULL));
  g_assert_true (studio_document_set_hoax (document, STUDIO_HOAX_CLASS, "misinformasi", NULL));
  g_assert_cmpstr (seen->str, ==, "caption descriptions photo_notes answers accepted hoax ");
  g_assert_true (studio_answer_get (fixture_root (document), "ORG-05", &reply));
  g_assert_cmpuint (strlen (reply.at), >=, strlen ("2026-11-22T09:30:00+08:00"));
  g_string_truncate (seen, 0);
  g_assert_true (studio_history_undo (studio_document_get_history (document)));
  g_assert_cmpstr (seen->str, ==, "hoax ");
  g_assert_finalize_object (document);
}

static void
test_switches_are_steps (void)
{
  StudioDocument *document = fixture_document ();
  StudioHistory *history = studio_document_get_history (document);
  StudioDescription alt = { "Jalan", TRUE, FALSE };

  g_assert_true (studio_document_set_description (document, "1", &alt, NULL));
  alt.draft = FALSE;
  g_assert_true (studio_document_set_description (document, "1", &alt, NULL));
  alt.alt = "Jalan d";
  g_assert_true (studio_document_set_description (document, "1", &alt, NULL));
  alt.alt = "Jalan desa";
  g_assert_true (studio_document_set_description (document, "1", &alt, NULL));
  g_assert_cmpuint (studio_history_get_n_undo (history), ==, 3);
  g_assert_true (studio_history_undo (history));
  g_assert_cmpstr (studio_description_get (fixture_root (document), "1").alt, ==, "Jalan");
  g_assert_false (studio_description_get (fixture_root (document), "1").draft);
  g_assert_true (studio_history_undo (history));
  g_assert_true (studio_description_get (fixture_root (document), "1").draft);
  g_assert_finalize_object (document);
}

static void
test_refused (void)
{
  StudioDocument *document = fixture_document ();
  JsonNode *before = fixture_root (document);
  g_autofree char *huge = g_strnfill (1024 * 1024, 'a');
  StudioDescription alt = { huge, FALSE, FALSE };
  StudioPhotoNote note = { STUDIO_PHOTO_UNSAID, STUDIO_CONSENT_UNSAID, huge, NULL, { 0, 0, 0, 0 } };
  StudioReply reply = { huge, NULL, NULL, NULL };
  g_autoptr (GError) error = NULL;

  g_assert_false (studio_document_set_caption (document, NULL, huge, &error));
  fixture_assert_error (error, STUDIO_ERROR_LIMIT, "too long");
  g_clear_error (&error);
  g_assert_false (studio_document_set_caption (document, NULL, "rusak \xff", &error));
  fixture_assert_error (error, STUDIO_ERROR_INVALID, "broken");
  g_assert_false (studio_document_set_caption (document, huge, "a", NULL));
  g_assert_false (studio_document_set_description (document, "1", &alt, NULL));
  g_assert_false (studio_document_set_photo_note (document, "a", &note, NULL));
  g_assert_false (studio_document_set_answer (document, "a", &reply, NULL));
  g_assert_false (studio_document_accept_finding (document, huge, NULL, NULL));
  g_assert_false (studio_document_set_hoax (document, STUDIO_HOAX_CLAIM, huge, NULL));
  g_assert_true (fixture_root (document) == before);
  g_assert_finalize_object (document);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  fixture_use_data ();
  g_test_add_func ("/document-words/typing-is-one-step", test_typing_is_one_step);
  g_test_add_func ("/document-words/typing-and-deleting", test_typing_and_deleting);
  g_test_add_func ("/document-words/signals", test_signals);
  g_test_add_func ("/document-words/switches-are-steps", test_switches_are_steps);
  g_test_add_func ("/document-words/refused", test_refused);
  return g_test_run ();
}
