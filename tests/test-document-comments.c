#include "config.h"

#include "document-fixture.h"
#include "studio-document-comments.h"
#include "studio-error.h"

/* Comments of an open post: no steps, a signal each, their writer's own, bad ones refused with a sentence. */

static const StudioCommentPlace layer = { STUDIO_COMMENT_LAYER, "judul", "feed", "1", 0, 0, NULL };

static StudioComment
find (StudioDocument *document,
      const char *id)
{
  StudioComment comment;

  g_assert_true (studio_comments_find (fixture_root (document), id, &comment));
  return comment;
}

static void
on_changed (StudioPost *post,
            const char *path,
            gpointer data)
{
  g_string_append_printf (data, "%s ", path);
}

static void
test_round (void)
{
  StudioDocument *document = fixture_document ();
  g_autoptr (GString) seen = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL, *first = studio_json_write (fixture_root (document)), *last = NULL;
  StudioReply reply;

  g_signal_connect (studio_document_get_post (document), "changed", G_CALLBACK (on_changed), seen);
  id = studio_document_add_comment (document, &layer, "  Sebut tanggalnya.\n", "Budi", "editor", &error);
  g_assert_no_error (error);
  g_assert_true (g_uuid_string_is_valid (id));
  g_assert_cmpstr (find (document, id).text, ==, "Sebut tanggalnya.");
  g_assert_cmpstr (find (document, id).place.name, ==, "judul");
  g_assert_cmpstr (find (document, id).role, ==, "editor");
  g_assert_cmpuint (strlen (find (document, id).at), ==, strlen ("2026-11-22T10:15:00+08:00"));
  g_assert_true (studio_document_reply_comment (document, id, "Sudah, Pak.", "Rina", &error));
  studio_comments_get_reply (fixture_root (document), id, 0, &reply);
  g_assert_cmpstr (reply.by, ==, "Rina");
  g_assert_true (studio_document_settle_comment (document, id, TRUE, "Budi", &error));
  g_assert_cmpstr (find (document, id).done_by, ==, "Budi");
  g_assert_true (studio_document_settle_comment (document, id, FALSE, "Rina", &error));
  g_assert_null (find (document, id).done_by);
  g_assert_true (studio_document_edit_comment (document, id, "Sebut harinya.", "Budi", &error));
  g_assert_cmpstr (find (document, id).text, ==, "Sebut harinya.");
  g_assert_nonnull (find (document, id).edited);
  g_assert_cmpuint (studio_history_get_n_undo (studio_document_get_history (document)), ==, 0);
  g_assert_true (studio_document_get_modified (document));
  g_assert_true (studio_document_remove_comment (document, id, "Budi", &error));
  g_assert_cmpstr (seen->str, ==, "comments comments comments comments comments comments ");
  last = studio_json_write (fixture_root (document));
  g_assert_cmpstr (last, ==, first);
  g_assert_finalize_object (document);
}

static void
test_of_others (void)
{
  StudioDocument *document = fixture_document ();
  g_autofree char *theirs = studio_document_add_comment (document, NULL, "Bagus.", "Budi", "head", NULL);
  g_autofree char *mine = studio_document_add_comment (document, NULL, "Terima kasih.", NULL, NULL, NULL);
  g_autoptr (GError) error = NULL, other = NULL;
  StudioComment unsigned_one = { .by = "" };

  g_assert_false (studio_document_edit_comment (document, theirs, "Jelek.", "Rina", &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "Budi"));
  g_assert_false (studio_document_remove_comment (document, theirs, NULL, &other));
  g_assert_error (other, STUDIO_ERROR, STUDIO_ERROR_INVALID);
  g_assert_cmpstr (find (document, theirs).text, ==, "Bagus.");
  g_assert_true (studio_document_remove_comment (document, mine, NULL, NULL));
  g_assert_true (studio_comment_is_by (&unsigned_one, "Rina"));
  g_assert_finalize_object (document);
}

static void
test_refused (void)
{
  StudioDocument *document = fixture_document ();
  g_autofree char *id = studio_document_add_comment (document, NULL, "T", "Budi", NULL, NULL);
  g_autofree char *before = studio_json_write (fixture_root (document)), *after = NULL;
  g_autofree char *much = g_strnfill (STUDIO_COMMENT_MAX_TEXT + 1, 'x');
  const char *const bad[] = { "", " \n\t ", "a\xff", much };
  const StudioCommentPlace far = { STUDIO_COMMENT_FIELD, much, NULL, NULL, 0, 0, NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autoptr (GError) error = NULL, second = NULL, third = NULL;

    g_assert_null (studio_document_add_comment (document, NULL, bad[i], "Budi", NULL, &error));
    g_assert_nonnull (error);
    g_assert_false (studio_document_reply_comment (document, id, bad[i], "Budi", &second));
    g_assert_nonnull (second);
    g_assert_false (studio_document_edit_comment (document, id, bad[i], "Budi", &third));
    g_assert_nonnull (third);
  }
  g_assert_null (studio_document_add_comment (document, NULL, "T", much, NULL, NULL));
  g_assert_null (studio_document_add_comment (document, NULL, "T", "Budi", much, NULL));
  g_assert_null (studio_document_add_comment (document, &far, "T", "Budi", NULL, NULL));
  g_assert_false (studio_document_reply_comment (document, "tidak ada", "T", "Budi", NULL));
  g_assert_false (studio_document_settle_comment (document, "tidak ada", TRUE, "Budi", NULL));
  g_assert_false (studio_document_remove_comment (document, "tidak ada", "Budi", NULL));
  after = studio_json_write (fixture_root (document));
  g_assert_cmpstr (after, ==, before);
  g_assert_finalize_object (document);
}

/* What the gate writes may be read again from outside. */
static void
test_full (void)
{
  StudioDocument *document = fixture_document ();
  g_autofree char *quote = g_strnfill (3 * STUDIO_COMMENT_MAX_QUOTE, 'q'), *most = g_strnfill (STUDIO_COMMENT_MAX_TEXT, 'x');
  const StudioCommentPlace words = { STUDIO_COMMENT_CAPTION, NULL, NULL, NULL, 0, 3 * STUDIO_COMMENT_MAX_QUOTE, quote };
  g_autoptr (GError) error = NULL;
  StudioJsonAt at;

  for (int i = 0; i < STUDIO_COMMENTS_MAX; i++) {
    g_autofree char *id = studio_document_add_comment (document, &words, i == 0 ? most : "T", "Budi", "opd", NULL);

    g_assert_nonnull (id);
  }
  g_assert_null (studio_document_add_comment (document, NULL, "T", "Budi", NULL, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_LIMIT);
  at = studio_json_at_root ("post.json", fixture_root (document));
  g_assert_true (studio_comments_check (&at, NULL));
  g_assert_finalize_object (document);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  fixture_use_data ();
  g_test_add_func ("/document-comments/round", test_round);
  g_test_add_func ("/document-comments/of-others", test_of_others);
  g_test_add_func ("/document-comments/refused", test_refused);
  g_test_add_func ("/document-comments/full", test_full);
  return g_test_run ();
}
