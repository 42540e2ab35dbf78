#include <string.h>

#include "studio-count.h"
#include "studio-emoji.h"
#include "studio-link.h"

#include "growth.h"

/* X's own numbers (data/platforms/limits.json), so that these tables need no file. */
static const StudioCountRange light[] = { { 0, 4351 }, { 8192, 8205 }, { 8208, 8223 }, { 8242, 8247 } };

static GArray *
light_ranges (void)
{
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (StudioCountRange));

  g_array_append_vals (ranges, light, G_N_ELEMENTS (light));
  return ranges;
}

static int
count (const char *text,
       StudioCountRule rule)
{
  g_autoptr (GArray) ranges = light_ranges ();
  StudioCounting counting = { rule, 23, 2, ranges, "\\|{}@[]()<>#*_~" };

  return studio_count (text, &counting);
}

#define FAMILY "👨‍👩‍👧‍👦" /* four people, three joiners */
#define HANDSHAKE "🤝🏽"               /* a tone */
#define FLAG "🇮🇩"
#define BANTEN "🏴\U000E0069\U000E0064\U000E0062\U000E0074\U000E007F" /* a flag with tags */

/** CountCase: what each rule makes of a text, in the order of StudioCountRule */
typedef struct
{
  const char *text;
  int graphemes, points, utf16, utf8, mastodon, x, threads, linkedin;
} CountCase;

static const CountCase count_cases[] = {
  { "", 0, 0, 0, 0, 0, 0, 0, 0 },
  { "Jalan desa", 10, 10, 10, 10, 10, 10, 10, 10 },
  { "a\nb\r\nc", 5, 6, 6, 6, 5, 6, 6, 6 },
  { FAMILY, 1, 7, 11, 25, 1, 2, 25, 11 },
  { "a" FAMILY "b", 3, 9, 13, 27, 3, 4, 27, 13 },
  { HANDSHAKE, 1, 2, 4, 8, 1, 2, 8, 4 },
  { FLAG, 1, 2, 4, 8, 1, 2, 8, 4 },
  { FLAG FLAG, 2, 4, 8, 16, 2, 4, 16, 8 },
  { BANTEN, 1, 6, 12, 24, 1, 2, 24, 12 },
  { "👍", 1, 1, 2, 4, 1, 2, 4, 2 },
  { "1️⃣", 1, 3, 3, 7, 1, 2, 7, 3 },
  { "❤️", 1, 2, 2, 6, 1, 2, 6, 2 },
  { "❤️‍🔥", 1, 4, 5, 13, 1, 2, 13, 5 },
  { "❤‍🔥", 1, 3, 4, 10, 1, 2, 10, 4 },
  { "🏳️‍🌈", 1, 4, 6, 14, 1, 2, 14, 6 },
  { "👩🏽‍⚕️", 1, 5, 7, 17, 1, 2, 17, 7 },
  { "©", 1, 1, 1, 2, 1, 1, 1, 1 },         /* a sign, not a picture */
  { "⌚︎", 1, 2, 2, 6, 1, 4, 2, 2 },    /* U+FE0E: asked to be text */
  { "5#*", 3, 3, 3, 3, 3, 3, 3, 5 },       /* no keycaps */
  { "e\xcc\x81", 1, 2, 2, 3, 1, 1, 2, 2 }, /* X counts what is one letter in NFC as one */
  { "q\xcc\x83", 1, 2, 2, 3, 1, 2, 2, 2 }, /* there is no such letter */
  { "日本", 2, 2, 2, 6, 2, 4, 2, 2 },
  { "\xe2\x84\xab", 1, 1, 1, 3, 1, 1, 1, 1 }, /* U+212B is the letter Å in NFC */
  { "“a”…", 4, 4, 4, 10, 4, 5, 4, 4 },        /* “ and ” are light, … is not */
  { "𝗔𝗕", 2, 2, 4, 8, 2, 4, 2, 4 },           /* fancy letters */
  { "a​b", 3, 3, 3, 5, 3, 3, 3, 3 },        /* a blank that nobody sees counts too */
  { "(a) #b_c @d", 11, 11, 11, 11, 11, 11, 11, 16 },
  { "https://paserkab.go.id/berita/2026/jalan-desa-modang", 52, 52, 52, 52, 23, 23, 52, 52 },
  { "paserkab.go.id", 14, 14, 14, 14, 14, 23, 14, 14 },
  { "http://bit.ly/3 a", 17, 17, 17, 17, 25, 25, 17, 17 },
  { "https://désa.id", 15, 15, 15, 16, 23, 23, 15, 15 },
  { "https://例え.jp/a", 15, 15, 15, 19, 23, 23, 15, 15 },
  { "@dinas@mastodon.id ya", 21, 21, 21, 21, 9, 21, 21, 23 },
  { "rusak \xff", 7, 7, 7, 9, 7, 8, 7, 7 }, /* what is no UTF-8 is U+FFFD */
};

static void
test_rules (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (count_cases); i++) {
    const CountCase *c = &count_cases[i];

    g_test_message ("“%s”", c->text);
    g_assert_cmpint (count (c->text, STUDIO_COUNT_GRAPHEMES), ==, c->graphemes);
    g_assert_cmpint (count (c->text, STUDIO_COUNT_CODE_POINTS), ==, c->points);
    g_assert_cmpint (count (c->text, STUDIO_COUNT_UTF16), ==, c->utf16);
    g_assert_cmpint (count (c->text, STUDIO_COUNT_UTF8), ==, c->utf8);
    g_assert_cmpint (count (c->text, STUDIO_COUNT_MASTODON), ==, c->mastodon);
    g_assert_cmpint (count (c->text, STUDIO_COUNT_X), ==, c->x);
    g_assert_cmpint (count (c->text, STUDIO_COUNT_THREADS), ==, c->threads);
    g_assert_cmpint (count (c->text, STUDIO_COUNT_LINKEDIN), ==, c->linkedin);
  }
}

/** LinkCase: @length of what begins at the "^", which is taken out; @bare: with addresses without https:// */
typedef struct
{
  const char *text;
  gboolean bare;
  gsize length;
} LinkCase;

static const LinkCase link_cases[] = {
  { "^https://paserkab.go.id", FALSE, 22 },
  { "^HTTPS://PASERKAB.GO.ID.", FALSE, 22 },
  { "(^https://paserkab.go.id/a_b)", FALSE, 26 },
  { "^https://id.wikipedia.org/wiki/Paser_(kabupaten), ya", FALSE, 47 },
  { "^https://a.go.id/x?y=1&z=2#atas!", FALSE, 30 },
  { "^https://a.go.id:8443/x", FALSE, 22 },
  { "^https://a.go.id?x=1.", FALSE, 19 },
  { "^https://a.go.id, ", FALSE, 15 },
  { "^https://a.go.id/((((((", FALSE, 16 },
  { "^https://localhost/a", FALSE, 0 },
  { "^https://", TRUE, 0 },
  { "x^https://a.go.id", FALSE, 0 },
  { "@^https://a.go.id", FALSE, 0 },
  { "^paserkab.go.id", FALSE, 0 },
  { "^paserkab.go.id", TRUE, 14 },
  { "^paserkab.go.id/berita.", TRUE, 21 },
  { "^detik.com.", TRUE, 9 },
  { "^bit.ly/3abc", TRUE, 11 },
  { "^bit.ly", TRUE, 0 },
  { "^S.Si", TRUE, 0 },
  { "^S.Sos., M.Si.", TRUE, 0 },
  { "^t.co", TRUE, 4 },
  { "@^paserkab.go.id", TRUE, 0 },
  { "humas@^paserkab.go.id", TRUE, 0 },
  { "^nama.com@paserkab.go.id", TRUE, 0 },
  { "a.^paserkab.go.id", TRUE, 0 },
  { "^14.30", TRUE, 0 },
  { "^Rp1.000", TRUE, 0 },
};

static gsize
caret (const char *text,
       gunichar **points,
       gsize *n)
{
  const char *at = strchr (text, '^');
  g_autofree char *plain = g_strdup_printf ("%.*s%s", (int) (at - text), text, at + 1);
  glong length;

  *points = g_utf8_to_ucs4_fast (plain, -1, &length);
  *n = (gsize) length;
  return (gsize) g_utf8_strlen (text, at - text);
}

static void
test_links (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (link_cases); i++) {
    g_autofree gunichar *points = NULL;
    gsize n, at = caret (link_cases[i].text, &points, &n);

    g_test_message ("%s", link_cases[i].text);
    g_assert_cmpuint (studio_link_length (points, n, at, link_cases[i].bare), ==, link_cases[i].length);
  }
}

typedef struct
{
  const char *text;
  int hashtags, mentions, links;
} MarkCase;

static const MarkCase mark_cases[] = {
  { "", 0, 0, 0 },
  { "#PaserMAS #Paser2026 #2026", 2, 0, 0 }, /* digits alone are no hashtag */
  { "a#b &#39; C#", 0, 0, 0 },
  { "#desa_maju,#jalan", 2, 0, 0 },
  { "＃日本 ##a", 2, 0, 0 },
  { "@pemkabpaser humas@paserkab.go.id", 0, 1, 0 },
  { "@dinas.pupr dan @x", 0, 2, 0 },
  { "lihat paserkab.go.id dan https://a.go.id/#bagian", 0, 0, 2 },
  { "@ # @@", 0, 0, 0 },
};

static void
test_marks (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (mark_cases); i++) {
    StudioMarks marks = studio_count_marks (mark_cases[i].text);

    g_test_message ("%s", mark_cases[i].text);
    g_assert_cmpint (marks.hashtags, ==, mark_cases[i].hashtags);
    g_assert_cmpint (marks.mentions, ==, mark_cases[i].mentions);
    g_assert_cmpint (marks.links, ==, mark_cases[i].links);
  }
}

static void
test_visible (void)
{
  g_assert_cmpint (studio_count_visible ("Jalan desa", 0), ==, 10);
  g_assert_cmpint (studio_count_visible ("Jalan desa", 125), ==, 10);
  g_assert_cmpint (studio_count_visible ("Jalan desa", 5), ==, 5);
  g_assert_cmpint (studio_count_visible ("a" FAMILY "bc", 2), ==, 8); /* never in the middle of a family */
  g_assert_cmpint (studio_count_visible ("a" FAMILY, 2), ==, 8);
  g_assert_cmpint (studio_count_visible ("", 3), ==, 0);
  g_assert_cmpint (studio_count_visible ("e\xcc\x81x", 1), ==, 2);
}

static void
count_everything (gsize length,
                  gconstpointer part)
{
  g_autofree char *text = growth_repeat (part, length);

  for (int rule = 0; rule <= STUDIO_COUNT_LINKEDIN; rule++)
    g_assert_cmpint (count (text, (StudioCountRule) rule), >, 0);
  studio_count_marks (text);
  studio_count_visible (text, 125);
}

/* What would be slow if anything looked back or ahead too far. */
static void
test_linear (void)
{
  static const char *const parts[] = { "a", "a.", "https://a.id/(", "@a", "@a@", "#", FAMILY, "👍\xe2\x80\x8d", "a.go.id/", "https://a.", "((", "e\xcc\x81", "é", "\xcc\x81" };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    growth_assert_linear (count_everything, 512 * 1024, parts[i]);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/count/rules", test_rules);
  g_test_add_func ("/count/links", test_links);
  g_test_add_func ("/count/marks", test_marks);
  g_test_add_func ("/count/visible", test_visible);
  g_test_add_func ("/count/linear", test_linear);
  return g_test_run ();
}
