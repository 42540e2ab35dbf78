#include "config.h"

#include "layout-fixture.h"
#include "studio-text-breaks.h"
#include "studio-text-view.h"

#include <math.h>

typedef struct
{
  StudioScene *scene;
  PangoContext *context;
  StudioTextView *view;
} Fixture;

static Fixture
open_text (const char *members,
           const char *text)
{
  g_autofree char *layers = g_strdup_printf ("[{'type':'text','id':'t','x':100,'y':200,'w':600,'size':40,'text':'%s'%s}]", text, members);
  Fixture fixture = { layout_scene (layers, "{'feed':{}}", "{}", "feed"), studio_fonts_new_context (), NULL };

  fixture.view = studio_text_view_new (fixture.context, layout_box (fixture.scene, "t"));
  return fixture;
}

static void
close_text (Fixture *fixture)
{
  studio_text_view_free (fixture->view);
  g_object_unref (fixture->context);
  studio_scene_unref (fixture->scene);
}

/* The place under a caret is the caret's place, wherever letters may be parted. */
static void
test_there_and_back (void)
{
  static const char *const texts[][2] = {
    { "", "Air bersih untuk warga di desa Sungai Tuak mulai hari Senin, 2 Maret 2026 pukul 08.00–15.00 WITA" },
    { ",'align':'center'", "Bupati: «Terima kasih» — é ï ñ Ärger" },
    { ",'align':'end','marker':'number'", "Satu\\nDua\\n\\nTiga" },
    { ",'align':'justify','case':'upper'", "Straße dan kali yang panjang sekali sampai harus berganti baris di tengah kalimat" },
    { ",'case':'title','marker':'bullet'", "layanan ktp di rsud\\nhubungi 0811 5300 118" },
    { "", "Selamat 👩‍🌾 panen 🇮🇩 raya 👍🏽!" },
    { "", "مرحبا بكم في المدينة" },
    { "", "Kata **tebal** dan **lagi**" },
    { ",'runs':[{'from':5,'to':9,'size':2,'italic':true,'color':'accent'}]", "Kata besar di tengah baris yang cukup panjang untuk dua baris" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    Fixture fixture = open_text (texts[i][0], texts[i][1]);
    StudioTextView *view = fixture.view;

    for (int index = 0; index <= view->map.length; index = index < view->map.length ? studio_text_next_letter (view->map.words, index, 1) : index + 1) {
      StudioTextCaret caret;
      int found;

      studio_text_caret (view, index, &caret);
      found = studio_text_index_at (view, (StudioPoint){ caret.rect.x, caret.rect.y + caret.rect.h / 2 });
      if (found != index)
        g_error ("“%s”: the caret of %d is found at %d", view->map.words, index, found);
    }
    close_text (&fixture);
  }
}

static void
test_follows_the_paint (void)
{
  Fixture fixture = open_text (",'align':'center'", "Halo");
  const StudioBox *box = layout_box (fixture.scene, "t");
  StudioTextCaret first, last;
  g_autoptr (GArray) rects = studio_text_selection_rects (fixture.view, 0, 4);
  const StudioRect *rect = &g_array_index (rects, StudioRect, 0);

  studio_text_caret (fixture.view, 0, &first);
  studio_text_caret (fixture.view, 4, &last);
  g_assert_cmpfloat_with_epsilon (last.rect.x - first.rect.x, box->fit.width, 0.1);
  g_assert_cmpfloat_with_epsilon (first.rect.x - 100, 700 - last.rect.x, 0.1);
  g_assert_cmpuint (rects->len, ==, 1);
  g_assert_cmpfloat_with_epsilon (rect->x, first.rect.x, 0.1);
  g_assert_cmpfloat_with_epsilon (rect->w, box->fit.width, 0.1);
  g_assert_cmpfloat_with_epsilon (rect->h, box->fit.height, 0.1);
  g_assert_cmpfloat (first.slope, <, 0.01);
  close_text (&fixture);
}

static void
test_marker_and_lines (void)
{
  Fixture fixture = open_text (",'marker':'number','indent':2,'line':1,'paragraph_gap':0.5", "Satu\\nDua");
  StudioTextCaret caret;
  double goal = NAN;
  g_autoptr (GArray) rects = studio_text_selection_rects (fixture.view, 2, 7);

  studio_text_caret (fixture.view, 0, &caret);
  g_assert_cmpfloat_with_epsilon (caret.rect.x, 180, 0.1);
  g_assert_cmpint (studio_text_line_at (fixture.view, 4), ==, 0);
  g_assert_cmpint (studio_text_line_at (fixture.view, 5), ==, 1);
  /* the rest of the first line, its line feed, and the second line's beginning */
  g_assert_cmpuint (rects->len, ==, 2);
  g_assert_cmpfloat_with_epsilon (g_array_index (rects, StudioRect, 1).y, 260, 0.1);
  g_assert_cmpint (studio_text_move (fixture.view, 4, STUDIO_TEXT_DOWN, &goal), ==, 8);
  g_assert_cmpint (studio_text_move (fixture.view, 8, STUDIO_TEXT_UP, &goal), ==, 4);
  g_assert_cmpint (studio_text_move (fixture.view, 1, STUDIO_TEXT_UP, &goal), ==, 0);
  g_assert_cmpint (studio_text_move (fixture.view, 6, STUDIO_TEXT_DOWN, &goal), ==, 8);
  close_text (&fixture);
}

/* Below the letters of each painted line, as wide as the selection is. */
static void
test_underlines (void)
{
  static const struct
  {
    const char *members, *text;
    int from, to;
    guint n_rects;
  } cases[] = {
    { "", "Air bersih untuk warga", 4, 10, 1 },
    { ",'align':'center','case':'upper'", "Air bersih untuk warga", 4, 10, 1 },
    { "", "Air bersih untuk warga di desa yang jauh sekali dari kota", 4, 57, 2 },
    { "", "Satu\\nDua", 2, 7, 2 },
    { ",'runs':[{'from':4,'to':10,'size':2}]", "Air bersih untuk", 4, 10, 1 },
    { "", "Air bersih", 4, 4, 0 },
    { "", "Air bersih", 6, 99, 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    Fixture fixture = open_text (cases[i].members, cases[i].text);
    StudioTextView *view = fixture.view;
    g_autoptr (GArray) rects = studio_text_underline_rects (view, cases[i].from, cases[i].to);
    g_autoptr (GArray) selection = studio_text_selection_rects (view, cases[i].from, cases[i].to);

    g_assert_cmpuint (rects->len, ==, cases[i].n_rects);
    for (guint k = 0; k < rects->len; k++) {
      const StudioRect *rect = &g_array_index (rects, StudioRect, k), *line = &g_array_index (selection, StudioRect, k);
      StudioTextCaret caret;

      studio_text_caret (view, MIN (cases[i].from + 1, view->map.length), &caret);
      g_assert_cmpfloat_with_epsilon (rect->x, line->x, 0.1);
      g_assert_cmpfloat (rect->w, <=, line->w + 0.1);
      g_assert_cmpfloat (rect->w, >, 0);
      if (k == 0)
        g_assert_cmpfloat_with_epsilon (rect->y + rect->h, caret.rect.y + caret.rect.h, 0.1);
    }
    close_text (&fixture);
  }
}

static void
test_moves (void)
{
  static const struct
  {
    const char *members, *text;
    int index;
    StudioTextMove move;
    int expected;
  } cases[] = {
    { "", "satu dua tiga", 0, STUDIO_TEXT_RIGHT, 1 },
    { "", "satu dua tiga", 0, STUDIO_TEXT_LEFT, 0 },
    { "", "satu dua tiga", 13, STUDIO_TEXT_RIGHT, 13 },
    { "", "satu dua tiga", 1, STUDIO_TEXT_WORD_RIGHT, 4 },
    { "", "satu dua tiga", 4, STUDIO_TEXT_WORD_RIGHT, 8 },
    { "", "satu dua tiga", 8, STUDIO_TEXT_WORD_LEFT, 5 },
    { "", "satu dua tiga", 6, STUDIO_TEXT_LINE_START, 0 },
    { "", "satu dua tiga", 6, STUDIO_TEXT_LINE_END, 13 },
    { "", "satu dua tiga", 6, STUDIO_TEXT_START, 0 },
    { "", "satu dua tiga", 6, STUDIO_TEXT_END, 13 },
    { "", "satu\\ndua\\ntiga", 6, STUDIO_TEXT_PARAGRAPH_UP, 5 },
    { "", "satu\\ndua\\ntiga", 5, STUDIO_TEXT_PARAGRAPH_UP, 0 },
    { "", "satu\\ndua\\ntiga", 6, STUDIO_TEXT_PARAGRAPH_DOWN, 8 },
    { "", "satu\\ndua\\ntiga", 8, STUDIO_TEXT_PARAGRAPH_DOWN, 13 },
    { "", "satu\\ndua\\ntiga", 13, STUDIO_TEXT_PARAGRAPH_DOWN, 13 },
    /* a family of emoji, a flag, a letter with a mark of its own: one step */
    { "", "a👩‍👩‍👧b", 1, STUDIO_TEXT_RIGHT, 6 },
    { "", "a🇮🇩b", 3, STUDIO_TEXT_LEFT, 1 },
    { "", "ae\314\201b", 1, STUDIO_TEXT_RIGHT, 3 },
    /* in Arabic the next letter is on the left */
    { "", "مرحبا", 0, STUDIO_TEXT_LEFT, 1 },
    { "", "مرحبا", 2, STUDIO_TEXT_RIGHT, 1 },
    { "", "مرحبا بكم", 0, STUDIO_TEXT_WORD_LEFT, 5 },
    /* what is painted has a joiner more behind the dash */
    { "", "08–15", 2, STUDIO_TEXT_RIGHT, 3 },
    { "", "08–15", 3, STUDIO_TEXT_LEFT, 2 },
    { "", "08–15", 3, STUDIO_TEXT_RIGHT, 4 },
    /* and one letter is painted as two */
    { ",'case':'upper'", "aßb", 1, STUDIO_TEXT_RIGHT, 2 },
    { ",'case':'upper'", "aßb", 2, STUDIO_TEXT_LEFT, 1 },
    { "", "**a**b", 1, STUDIO_TEXT_RIGHT, 2 },
    { "", "", 0, STUDIO_TEXT_RIGHT, 0 },
    { "", "", 0, STUDIO_TEXT_DOWN, 0 },
    { "", "", 0, STUDIO_TEXT_LINE_END, 0 },
    { "", "abc", 99, STUDIO_TEXT_LEFT, 2 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    Fixture fixture = open_text (cases[i].members, cases[i].text);
    double goal = NAN;
    int found = studio_text_move (fixture.view, cases[i].index, cases[i].move, &goal);

    if (found != cases[i].expected)
      g_error ("“%s”: move %d from %d leads to %d instead of %d", cases[i].text, cases[i].move, cases[i].index, found, cases[i].expected);
    close_text (&fixture);
  }
}

static void
test_wrapped_end (void)
{
  Fixture fixture = open_text (",'balance':false", "satu kalimat yang terlalu panjang untuk satu baris saja di kotak ini");
  double goal = NAN;
  int end = studio_text_move (fixture.view, 2, STUDIO_TEXT_LINE_END, &goal);

  g_assert_cmpuint (fixture.view->lines->len, >, 1);
  g_assert_cmpint (studio_text_line_at (fixture.view, end), ==, 0);
  g_assert_cmpint (studio_text_line_at (fixture.view, end + 1), ==, 1);
  g_assert_cmpint (studio_text_move (fixture.view, end + 3, STUDIO_TEXT_LINE_START, &goal), ==, end + 1);
  /* far to the right of the first line is that line's end */
  g_assert_cmpint (studio_text_index_at (fixture.view, (StudioPoint){ 5000, 201 }), ==, end);
  g_assert_cmpint (studio_text_index_at (fixture.view, (StudioPoint){ -5000, -5000 }), ==, 0);
  close_text (&fixture);
}

static void
test_empty (void)
{
  Fixture fixture = open_text (",'align':'center'", "");
  StudioTextCaret caret;
  g_autoptr (GArray) rects = studio_text_selection_rects (fixture.view, 0, 0);

  studio_text_caret (fixture.view, 0, &caret);
  g_assert_cmpfloat_with_epsilon (caret.rect.x, 400, 0.1);
  g_assert_cmpfloat (caret.rect.h, >, 30);
  g_assert_cmpuint (rects->len, ==, 0);
  g_assert_cmpint (studio_text_index_at (fixture.view, (StudioPoint){ 400, 210 }), ==, 0);
  close_text (&fixture);
}

static void
test_mixed_directions (void)
{
  Fixture fixture = open_text ("", "abc مرحبا def");
  g_autoptr (GArray) rects = studio_text_selection_rects (fixture.view, 2, 6);

  /* two letters and the space at the left, the first two of the Arabic word at its right */
  g_assert_cmpuint (rects->len, ==, 2);
  g_assert_cmpfloat (g_array_index (rects, StudioRect, 1).x, >, g_array_index (rects, StudioRect, 0).x + g_array_index (rects, StudioRect, 0).w + 1);
  close_text (&fixture);
}

static void
test_sizes (void)
{
  Fixture plain = open_text (",'line':1.2", "Kata besar"), large = open_text (",'line':1.2,'runs':[{'from':5,'to':10,'size':2}]", "Kata besar");
  const StudioBox *one = layout_box (plain.scene, "t"), *two = layout_box (large.scene, "t");
  StudioTextCaret small, big;

  g_assert_cmpfloat_with_epsilon (one->rect.h, 48, 0.1);
  g_assert_cmpfloat_with_epsilon (two->rect.h, 96, 0.1);
  studio_text_caret (large.view, 2, &small);
  studio_text_caret (large.view, 8, &big);
  g_assert_cmpfloat_with_epsilon (big.rect.h, 2 * small.rect.h, 0.5);
  close_text (&plain);
  close_text (&large);
}

static void
test_slope (void)
{
  Fixture fixture = open_text (",'italic':true", "Miring");
  StudioTextCaret caret;

  studio_text_caret (fixture.view, 3, &caret);
  g_test_message ("slope %.3f", caret.slope);
  g_assert_cmpfloat (caret.slope, >, 0.05);
  g_assert_cmpfloat (caret.slope, <, 0.5);
  close_text (&fixture);
}

static void
test_fixed (void)
{
  Fixture shrunk = open_text (",'h':60,'min_size':10", "Kata yang panjang sekali sehingga harus berganti baris beberapa kali di dalam kotak");
  Fixture fixed = open_text (",'h':60,'min_size':10,'max_lines':1,'fixed':true", "Kata yang panjang sekali sehingga harus berganti baris beberapa kali di dalam kotak");

  g_assert_cmpfloat (shrunk.view->size, <, 40);
  g_assert_cmpfloat (fixed.view->size, ==, 40);
  g_assert_cmpfloat (layout_box (fixed.scene, "t")->fit.height, >, 60);
  g_assert_cmpfloat_with_epsilon (layout_box (fixed.scene, "t")->rect.h, layout_box (fixed.scene, "t")->fit.height, 0.1);
  g_assert_cmpuint (layout_count_issues (fixed.scene, STUDIO_ISSUE_TEXT_OVERFLOW), ==, 0);
  close_text (&shrunk);
  close_text (&fixed);
}

static void
test_breaks (void)
{
  static const struct
  {
    const char *words;
    int index, from, to;
  } words[] = {
    { "satu dua", 1, 0, 4 },
    { "satu dua", 4, 0, 4 },
    { "satu  dua", 5, 4, 6 },
    { "satu dua", 5, 5, 8 },
    { "satu dua", 8, 5, 8 },
    { "(satu)", 0, 0, 1 },
    { "", 0, 0, 0 },
    { "🌾🌾", 0, 0, 1 },
  };
  int from, to;

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++) {
    studio_text_word_at (words[i].words, words[i].index, &from, &to);
    if (from != words[i].from || to != words[i].to)
      g_error ("“%s” at %d: the word is %d–%d", words[i].words, words[i].index, from, to);
  }
  studio_text_paragraph_at ("satu\ndua\n", 6, &from, &to);
  g_assert_cmpint (from, ==, 5);
  g_assert_cmpint (to, ==, 8);
  studio_text_paragraph_at ("satu\ndua\n", 9, &from, &to);
  g_assert_cmpint (from, ==, 9);
  g_assert_cmpint (to, ==, 9);
  g_assert_cmpint (studio_text_backspace ("a👩‍👩‍👧", 6), ==, 1);
  g_assert_cmpint (studio_text_backspace ("abc", 3), ==, 2);
  g_assert_cmpint (studio_text_backspace ("abc", 0), ==, 0);
  g_assert_cmpint (studio_text_next_letter ("", 0, 1), ==, 0);
}

static void
test_long_word (void)
{
  g_autofree char *letters = g_strnfill (500, 'k');
  g_autofree char *words = g_strconcat (letters, " ", letters, "\n", letters, NULL);
  g_autofree char *spaced = g_strconcat (letters, "\302\240k", NULL); /* Pango keeps what a no-break space joins together */

  g_assert_false (studio_text_has_long_word (""));
  g_assert_false (studio_text_has_long_word (words));
  g_assert_true (studio_text_has_long_word (spaced));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/text-view/there-and-back", test_there_and_back);
  g_test_add_func ("/text-view/follows-the-paint", test_follows_the_paint);
  g_test_add_func ("/text-view/marker-and-lines", test_marker_and_lines);
  g_test_add_func ("/text-view/underlines", test_underlines);
  g_test_add_func ("/text-view/moves", test_moves);
  g_test_add_func ("/text-view/wrapped-end", test_wrapped_end);
  g_test_add_func ("/text-view/empty", test_empty);
  g_test_add_func ("/text-view/mixed-directions", test_mixed_directions);
  g_test_add_func ("/text-view/sizes", test_sizes);
  g_test_add_func ("/text-view/slope", test_slope);
  g_test_add_func ("/text-view/fixed", test_fixed);
  g_test_add_func ("/text-view/breaks", test_breaks);
  g_test_add_func ("/text-view/long-word", test_long_word);
  return g_test_run ();
}
