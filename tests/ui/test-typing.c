#include "config.h"

#include "studio-typing.h"

/* Things that a person does in a text view, told one at a time. */

static void
typed_cb (GString *told,
          gboolean at_once)
{
  g_string_append (told, at_once ? "many " : "few ");
}

static GtkTextView *
view_with (GString *told)
{
  GtkTextView *view = GTK_TEXT_VIEW (g_object_ref_sink (gtk_text_view_new ()));

  g_signal_connect_swapped (studio_typing_watch (view), "typed", G_CALLBACK (typed_cb), told);
  return view;
}

static void
replace_all (GtkTextBuffer *buffer,
             const char *words)
{
  GtkTextIter start, end;

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, words, -1);
  gtk_text_buffer_end_user_action (buffer);
}

static void
test_steps (void)
{
  g_autoptr (GString) told = g_string_new (NULL);
  g_autoptr (GtkTextView) view = view_with (told);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);

  gtk_text_buffer_insert_at_cursor (buffer, "J", -1);
  g_assert_cmpstr (told->str, ==, "few ");
  replace_all (buffer, "Jalan Desa Modang selesai diperbaiki, 4,2 kilometer");
  g_assert_cmpstr (told->str, ==, "few many ");
  replace_all (buffer, "Jalan");
  g_assert_cmpstr (told->str, ==, "few many few ");
}

static void
test_long_words (void)
{
  g_autoptr (GString) told = g_string_new (NULL);
  g_autoptr (GtkTextView) view = view_with (told);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  g_autofree char *word = g_strnfill (10000, 'k');

  replace_all (buffer, "Jalan Desa");
  g_assert_cmpint (gtk_text_view_get_wrap_mode (view), ==, GTK_WRAP_WORD_CHAR);
  gtk_text_buffer_set_text (buffer, word, -1);
  g_assert_cmpint (gtk_text_view_get_wrap_mode (view), ==, GTK_WRAP_CHAR);
  gtk_text_buffer_set_text (buffer, "", -1);
  g_assert_cmpint (gtk_text_view_get_wrap_mode (view), ==, GTK_WRAP_WORD_CHAR);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  gtk_init ();
  g_test_add_func ("/typing/steps", test_steps);
  g_test_add_func ("/typing/long-words", test_long_words);
  return g_test_run ();
}
