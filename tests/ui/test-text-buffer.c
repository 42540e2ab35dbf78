#include "config.h"

#include "studio-text-buffer.h"

#include <string.h>

#define SECOND G_TIME_SPAN_SECOND

static void
assert_runs (StudioTextBuffer *buffer,
             const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < buffer->runs->len; i++) {
    const StudioTextRun *run = &g_array_index (buffer->runs, StudioTextRun, i);

    g_string_append_printf (text, "%s%d-%d:%u/%u", i > 0 ? " " : "", run->from, run->to, run->said, run->on);
    if ((run->said & STUDIO_RUN_SIZE) != 0)
      g_string_append_printf (text, "×%.2f", run->size);
  }
  g_assert_cmpstr (text->str, ==, expected);
}

/* Letters one after the other; "|" is a pause of two seconds, "<" a Backspace. */
static guint
type (StudioTextBuffer *buffer,
      const char *keys)
{
  gint64 now = 100 * SECOND;
  guint first = buffer->step;

  for (const char *at = keys; *at != '\0'; at = g_utf8_next_char (at)) {
    char letter[8] = "";

    now += SECOND / 10;
    g_unichar_to_utf8 (g_utf8_get_char (at), letter);
    if (*letter == '|')
      now += 2 * SECOND;
    else if (*letter == '<')
      studio_text_buffer_delete_to (buffer, buffer->caret - 1, now);
    else
      studio_text_buffer_insert (buffer, letter, now);
  }
  return buffer->step - first;
}

static void
test_steps (void)
{
  static const struct
  {
    const char *keys, *words;
    guint steps;
  } cases[] = {
    { "satu", "satu", 1 },
    { "satu dua", "satu dua", 2 },
    { "satu  dua tiga", "satu  dua tiga", 3 },
    { "sa|tu", "satu", 2 },
    { "satx<u", "satu", 3 },
    { "satxyz<<<u", "satu", 3 },
    { "é🌾", "é🌾", 1 },
    { "", "", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (StudioTextBuffer) buffer = studio_text_buffer_new ("", NULL);

    g_assert_cmpuint (type (buffer, cases[i].keys), ==, cases[i].steps);
    g_assert_cmpstr (buffer->words, ==, cases[i].words);
    g_assert_cmpint (buffer->caret, ==, g_utf8_strlen (cases[i].words, -1));
    g_assert_cmpint (buffer->length, ==, buffer->caret);
  }
}

static void
test_replaces (void)
{
  g_autoptr (StudioTextBuffer) buffer = studio_text_buffer_new ("Air **bersih** warga", NULL);
  g_autofree char *selected = NULL;

  g_assert_cmpstr (buffer->words, ==, "Air bersih warga");
  studio_text_buffer_select (buffer, 10, 4);
  selected = studio_text_buffer_get_selected (buffer);
  g_assert_cmpstr (selected, ==, "bersih");
  /* what takes its place looks like it */
  studio_text_buffer_insert (buffer, "minum", 0);
  g_assert_cmpstr (buffer->words, ==, "Air minum warga");
  assert_runs (buffer, "4-9:1/1");
  studio_text_buffer_select (buffer, 9, 9);
  studio_text_buffer_insert (buffer, "an", 0);
  assert_runs (buffer, "4-11:1/1");
  studio_text_buffer_delete_to (buffer, 4, 0);
  g_assert_cmpstr (buffer->words, ==, "Air  warga");
  assert_runs (buffer, "");
  g_assert_cmpint (buffer->caret, ==, 4);
}

static void
test_stores_marks (void)
{
  static const struct
  {
    const char *text;
    int from, to;
    const char *stored;
    guint n_runs;
  } cases[] = {
    { "Lapor **112** ya", 0, 5, "**Lapor** **112** ya", 0 },
    { "Lapor **112** ya", 6, 9, "Lapor 112 ya", 0 },
    /* without marks before, bold is a run */
    { "Lapor 112 ya", 6, 9, "Lapor 112 ya", 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (StudioTextBuffer) buffer = studio_text_buffer_new (cases[i].text, NULL);
    g_autoptr (GArray) runs = NULL;
    g_autofree char *stored = NULL;

    studio_text_buffer_select (buffer, cases[i].from, cases[i].to);
    studio_text_buffer_toggle (buffer, STUDIO_RUN_BOLD);
    stored = studio_text_buffer_store (buffer, &runs);
    g_assert_cmpstr (stored, ==, cases[i].stored);
    g_assert_cmpuint (runs->len, ==, cases[i].n_runs);
  }
}

static void
test_pending (void)
{
  g_autoptr (StudioTextBuffer) buffer = studio_text_buffer_new ("", NULL);

  type (buffer, "ab");
  studio_text_buffer_toggle (buffer, STUDIO_RUN_BOLD);
  studio_text_buffer_toggle (buffer, STUDIO_RUN_ITALIC);
  studio_text_buffer_toggle (buffer, STUDIO_RUN_ITALIC);
  g_assert_true (studio_text_buffer_is_on (buffer, STUDIO_RUN_BOLD));
  g_assert_false (studio_text_buffer_is_on (buffer, STUDIO_RUN_ITALIC));
  type (buffer, "cd");
  g_assert_true (studio_runs_is_on (buffer->runs, 2, 4, STUDIO_RUN_BOLD, FALSE));
  g_assert_false (studio_runs_is_on (buffer->runs, 1, 4, STUDIO_RUN_BOLD, FALSE));
  g_assert_false (studio_runs_is_on (buffer->runs, 2, 4, STUDIO_RUN_ITALIC, FALSE));
  /* going elsewhere forgets it */
  studio_text_buffer_toggle (buffer, STUDIO_RUN_UNDERLINE);
  studio_text_buffer_select (buffer, 1, 1);
  g_assert_false (studio_text_buffer_is_on (buffer, STUDIO_RUN_UNDERLINE));
}

static void
test_bold_base (void)
{
  g_autoptr (StudioTextBuffer) buffer = studio_text_buffer_new ("Judul tebal", NULL);

  buffer->base_bold = TRUE;
  studio_text_buffer_select (buffer, 0, 5);
  g_assert_true (studio_text_buffer_is_on (buffer, STUDIO_RUN_BOLD));
  studio_text_buffer_toggle (buffer, STUDIO_RUN_BOLD);
  assert_runs (buffer, "0-5:1/0");
  studio_text_buffer_toggle (buffer, STUDIO_RUN_BOLD);
  assert_runs (buffer, "");
}

static void
test_scale (void)
{
  g_autoptr (StudioTextBuffer) buffer = studio_text_buffer_new ("satu dua", NULL);

  g_assert_false (studio_text_buffer_scale (buffer, 2));
  studio_text_buffer_select (buffer, 0, 4);
  studio_text_buffer_scale (buffer, 2);
  studio_text_buffer_select (buffer, 2, 8);
  studio_text_buffer_scale (buffer, 1.5);
  assert_runs (buffer, "0-2:32/0×2.00 2-4:32/0×3.00 4-8:32/0×1.50");
  for (int i = 0; i < 20; i++)
    studio_text_buffer_scale (buffer, 2);
  assert_runs (buffer, "0-2:32/0×2.00 2-8:32/0×5.00");
}

static void
test_hostile_words (void)
{
  g_autoptr (StudioTextBuffer) buffer = studio_text_buffer_new ("", NULL), line = studio_text_buffer_new ("", NULL), full = studio_text_buffer_new ("", NULL);
  g_autofree char *many = g_strnfill (STUDIO_TEXT_BUFFER_MAX + 50, 'a');

  studio_text_buffer_insert (buffer, "a\r\nb\rc\td\001\177e\xef\xbb\xbf\xe2\x80\xa8"
                                     "f\xff",
                             0);
  g_assert_cmpstr (buffer->words, ==, "a\nb\nc de\nf\xef\xbf\xbd");
  line->one_line = TRUE;
  studio_text_buffer_insert (line, "satu\ndua", 0);
  g_assert_cmpstr (line->words, ==, "satu dua");
  studio_text_buffer_insert (full, many, 0);
  g_assert_cmpint (full->length, ==, STUDIO_TEXT_BUFFER_MAX);
  studio_text_buffer_insert (full, "x", 0);
  g_assert_cmpint (full->length, ==, STUDIO_TEXT_BUFFER_MAX);
  studio_text_buffer_select (full, -5, 99999999);
  studio_text_buffer_insert (full, "x", 0);
  g_assert_cmpstr (full->words, ==, "x");
  studio_text_buffer_delete_to (full, 99, 0);
  studio_text_buffer_delete_to (full, -99, 0);
  g_assert_cmpstr (full->words, ==, "");
}

/* After an undo the caret stands behind what came back. */
static void
test_sync (void)
{
  static const struct
  {
    const char *before, *after;
    int caret;
  } cases[] = {
    { "satu dua tiga", "satu dua", 8 },
    { "satu tiga", "satu dua tiga", 9 },
    { "satu", "", 0 },
    { "", "satu", 4 },
    { "aa", "aaa", 3 },
    { "padi 🌾", "padi 🌽", 6 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (StudioTextBuffer) buffer = studio_text_buffer_new (cases[i].before, NULL);

    g_assert_true (studio_text_buffer_sync (buffer, cases[i].after, NULL));
    g_assert_cmpstr (buffer->words, ==, cases[i].after);
    g_assert_cmpint (buffer->caret, ==, cases[i].caret);
    g_assert_cmpint (buffer->anchor, ==, cases[i].caret);
    g_assert_false (studio_text_buffer_sync (buffer, cases[i].after, NULL));
  }
}

/* Where the checker's places in a stored text are in the words being written. */
static void
test_map_stored (void)
{
  static const struct
  {
    const char *stored, *word, *marked;
  } cases[] = {
    { "Bupati menghimbau warga", "menghimbau", "menghimbau" },
    { "**Bupati** menghimbau **warga**", "menghimbau", "menghimbau" },
    { "Bupati **menghimbau** warga", "menghimbau", "menghimbau" },
    { "é 🌾 **Bupati** menghimbau", "menghimbau", "menghimbau" },
    { "**Bupati menghimbau**", "menghimbau", "menghimbau" },
    /* a mark without a partner is a part of the words */
    { "5 ** Bupati menghimbau", "menghimbau", "menghimbau" },
    { "**Bupati** ** menghimbau", "menghimbau", "menghimbau" },
    { "**Bupati** menghimbau", "Bupati** m", "Bupati m" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (StudioTextBuffer) buffer = studio_text_buffer_new (cases[i].stored, NULL);
    const char *found = strstr (cases[i].stored, cases[i].word);
    int length, start = (int) g_utf8_strlen (cases[i].stored, found - cases[i].stored), end = start + (int) g_utf8_strlen (cases[i].word, -1);
    g_autofree int *places = studio_text_buffer_map_stored (buffer, cases[i].stored, &length);
    g_autofree char *marked = g_utf8_substring (buffer->words, places[start], places[end]);

    g_assert_cmpint (length, ==, g_utf8_strlen (cases[i].stored, -1));
    g_assert_cmpint (places[length], ==, buffer->length);
    g_assert_cmpstr (marked, ==, cases[i].marked);
  }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/text-buffer/steps", test_steps);
  g_test_add_func ("/text-buffer/replaces", test_replaces);
  g_test_add_func ("/text-buffer/stores-marks", test_stores_marks);
  g_test_add_func ("/text-buffer/pending", test_pending);
  g_test_add_func ("/text-buffer/bold-base", test_bold_base);
  g_test_add_func ("/text-buffer/scale", test_scale);
  g_test_add_func ("/text-buffer/hostile-words", test_hostile_words);
  g_test_add_func ("/text-buffer/sync", test_sync);
  g_test_add_func ("/text-buffer/map-stored", test_map_stored);
  return g_test_run ();
}
