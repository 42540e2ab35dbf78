#include "content-fixture.h"

#include "studio-caption.h"

#include "growth.h"

static StudioSnapshot *
snapshot_with (const char *content)
{
  return fixture_snapshot ("contoh-pengumuman", "contoh", content);
}

#define CONTENT \
  "{'judul':'Jalan **Desa**\\nModang','tanggal':'2026-11-20','tanggal_akhir':'','waktu':'09:05','isi':'Satu\\ndua','poin':['a','b'],'kredit':' {judul} '}"

/** ExpandCase: @kinds: F filled, E empty, U unknown, one letter for each link */
typedef struct
{
  const char *written;
  const char *read;
  const char *kinds;
} ExpandCase;

static const ExpandCase expand_cases[] = {
  { "", "", "" },
  { "Tanpa bidang", "Tanpa bidang", "" },
  { "{judul} selesai", "Jalan Desa Modang selesai", "F" },
  { "{tanggal}, pukul {waktu}.", "Jumat, 20 November 2026, pukul 09.05.", "FF" },
  { "{tanggal|pendek}", "20 Nov 2026", "F" },
  { "{tanggal|sampai:tanggal_akhir}", "Jumat, 20 November 2026", "F" },
  { "{isi}", "Satu\ndua", "F" },
  { "{poin}", "a\nb", "F" },
  { "{poin.1}", "b", "F" },
  { "{kredit}", "{judul}", "F" }, /* a value is not read again */
  { "{judul|kapital}", "JALAN DESA MODANG", "F" },
  { "{brand.name}", "Contoh", "F" },
  { "{tanggal_akhir}", "{tanggal_akhir}", "E" },
  { "{foto}", "{foto}", "E" },
  { "{brand.tidak_ada}", "{brand.tidak_ada}", "E" },
  { "{brand}", "{brand}", "U" },
  { "{judull}", "{judull}", "U" },
  { "{item}{number}{page}", "{item}{number}{page}", "UUU" },
  { "{{}judul}", "{judul}", "" },
  { "a{b", "a{b", "" },
  { "{ju\ndul}", "{ju\ndul}", "" },
  { "}{", "}{", "" },
  { "{}", "{}", "U" },
  { "👨‍👩‍👧{judul}é", "👨‍👩‍👧Jalan Desa Modangé", "F" },
  { "rusak \xff {judul}", "rusak \xef\xbf\xbd Jalan Desa Modang", "F" },
};

static char *
slice (const char *text,
       int from,
       int to)
{
  return g_utf8_substring (text, from, to);
}

static void
test_expand (void)
{
  g_autoptr (StudioSnapshot) snapshot = snapshot_with (CONTENT);

  for (gsize i = 0; i < G_N_ELEMENTS (expand_cases); i++) {
    const ExpandCase *c = &expand_cases[i];
    g_autofree char *written = g_utf8_make_valid (c->written, -1);
    g_autoptr (StudioCaption) caption = studio_caption_expand (c->written, snapshot);

    g_test_message ("%s", written);
    g_assert_cmpstr (caption->text, ==, c->read);
    g_assert_cmpuint (caption->links->len, ==, strlen (c->kinds));
    for (guint k = 0; k < caption->links->len; k++) {
      const StudioLinkSpan *span = &g_array_index (caption->links, StudioLinkSpan, k);
      g_autofree char *token = slice (written, span->from, span->to);
      g_autofree char *shown = slice (caption->text, span->start, span->end);
      g_autofree char *braced = g_strconcat ("{", span->token, "}", NULL);

      g_assert_cmpint ("FEU"[span->kind], ==, c->kinds[k]);
      g_assert_cmpstr (token, ==, braced);
      if (span->kind != STUDIO_LINK_FILLED)
        g_assert_cmpstr (shown, ==, token);
    }
  }
}

/* A sample is what nobody has written: it may not go out with a caption. */
static void
test_samples_are_empty (void)
{
  g_autoptr (StudioSnapshot) snapshot = snapshot_with ("{}");
  g_autoptr (StudioCaption) caption = studio_caption_expand ("{judul} {tanggal}", snapshot);

  g_assert_cmpstr (caption->text, ==, "{judul} {tanggal}");
  g_assert_cmpint (g_array_index (caption->links, StudioLinkSpan, 0).kind, ==, STUDIO_LINK_EMPTY);
  g_assert_cmpstr (g_array_index (caption->links, StudioLinkSpan, 1).field, ==, "tanggal");
}

static void
test_places (void)
{
  const char *written = "é {{} {poin.0}{judul} z";
  g_autoptr (StudioSnapshot) snapshot = snapshot_with (CONTENT);
  g_autoptr (StudioCaption) caption = studio_caption_expand (written, snapshot);
  static const int expected[] = { 0, 1, 2, 5, 6, 14, 14, 14 };
  static const struct
  {
    int written, read;
  } back[] = { { -1, 0 }, { 0, 0 }, { 1, 1 }, { 2, 2 }, { 5, 3 }, { 6, 4 }, { 8, 5 }, { 14, 5 }, { 21, 22 }, { 22, 23 }, { 1000, 24 } };

  g_assert_cmpstr (caption->text, ==, "é { aJalan Desa Modang z");
  for (int i = 0; i < (int) G_N_ELEMENTS (expected); i++)
    g_assert_cmpint (studio_caption_to_written (caption, written, i), ==, expected[i]);
  g_assert_cmpint (studio_caption_to_written (caption, written, 22), ==, 21);
  g_assert_cmpint (studio_caption_to_written (caption, written, 23), ==, 22);
  g_assert_cmpint (studio_caption_to_written (caption, written, 1000), ==, (int) g_utf8_strlen (written, -1));
  for (gsize i = 0; i < G_N_ELEMENTS (back); i++)
    g_assert_cmpint (studio_caption_to_read (caption, written, back[i].written), ==, back[i].read);
}

typedef struct
{
  const char *typed;
  const char *written;
} EscapeCase;

static const EscapeCase escape_cases[] = {
  { "biasa", "biasa" },
  { "{judul} dan {tanggal|pendek}", "{judul} dan {tanggal|pendek}" },
  { "{brand.name}", "{brand.name}" },
  { "{lain}", "{{}lain}" },
  { "a { b", "a {{} b" },
  { "{{}", "{{}{{}}" },
  { "{", "{{}" },
};

static void
test_escape (void)
{
  g_autoptr (StudioSnapshot) snapshot = snapshot_with (CONTENT);

  for (gsize i = 0; i < G_N_ELEMENTS (escape_cases); i++) {
    g_autofree char *written = studio_caption_escape (escape_cases[i].typed, snapshot);
    g_autoptr (StudioCaption) caption = studio_caption_expand (written, snapshot);

    g_assert_cmpstr (written, ==, escape_cases[i].written);
    if (caption->links->len == 0)
      g_assert_cmpstr (caption->text, ==, escape_cases[i].typed);
  }
}

static void
test_tokens (void)
{
  g_autoptr (StudioSnapshot) snapshot = snapshot_with ("{}");
  g_auto (GStrv) tokens = studio_caption_list_tokens (snapshot);
  g_autofree char *joined = g_strjoinv (" ", tokens);

  g_assert_cmpstr (joined, ==, "judul isi tanggal tanggal_akhir waktu poin kredit");
}

typedef struct
{
  StudioSnapshot *snapshot;
  const char *part;
} Braces;

static void
expand_braces (gsize length,
               gconstpointer data)
{
  const Braces *braces = data;
  g_autofree char *text = growth_repeat (braces->part, length), *escaped = NULL;
  StudioCaption *caption = studio_caption_expand (text, braces->snapshot);

  g_assert_cmpuint (strlen (caption->text), <, 4 * 1024 * 1024);
  g_assert_cmpint (studio_caption_to_written (caption, text, 100000), >=, 0);
  studio_caption_free (caption);
  escaped = studio_caption_escape (text, braces->snapshot);
}

/* Braces without end, and many of them, take no time and no memory to speak of. */
static void
test_hostile (void)
{
  static const char *const parts[] = { "{", "{a", "{judul}", "{{}", "{{", "}" };
  g_autoptr (StudioSnapshot) snapshot = snapshot_with (CONTENT);

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++) {
    const Braces braces = { snapshot, parts[i] };

    growth_assert_linear (expand_braces, 256 * 1024, &braces);
  }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  fixture_use_data ();
  g_test_add_func ("/caption/expand", test_expand);
  g_test_add_func ("/caption/samples-are-empty", test_samples_are_empty);
  g_test_add_func ("/caption/places", test_places);
  g_test_add_func ("/caption/escape", test_escape);
  g_test_add_func ("/caption/tokens", test_tokens);
  g_test_add_func ("/caption/hostile", test_hostile);
  return g_test_run ();
}
