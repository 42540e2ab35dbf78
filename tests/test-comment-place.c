#include "layout-fixture.h"

#include "studio-comment-place.h"

/* Where comments are found again: layers by id, size and page, words by what they say. */

#define LAYERS "[{'type':'text','id':'judul','text':'{judul}','x':0,'y':0,'w':900,'size':60,'color':'black'},"              \
               "{'type':'text','id':'catatan','text':'Hanya di **sini**','x':0,'y':300,'w':900,'size':30,'color':'black'}," \
               "{'type':'shape','id':'kotak','name':'Kotak kuning','x':0,'y':500,'w':90,'h':90,'fill':'black'},"            \
               "{'type':'shape','id':'polos','x':0,'y':700,'w':90,'h':90,'fill':'black'}]"
#define CONTENT "{'content':{'judul':'Pasar Murah','daftar':['Beras','Gula']}," \
                "'caption':{'text':'{judul} dibuka besok.','variants':{'x':{'text':'Besok!'}}}}"

static StudioSnapshot *
new_snapshot (void)
{
  return layout_snapshot (LAYERS, "{'feed':{},'story':{'hide':['catatan']}}", CONTENT);
}

static void
test_layers (void)
{
  static const struct
  {
    StudioCommentPlace place;
    const char *format; /* (nullable): NULL: gone */
    const char *name;
  } cases[] = {
    { { STUDIO_COMMENT_LAYER, "judul", "feed", "1", 0, 0, NULL }, "feed", "Judul" },
    { { STUDIO_COMMENT_LAYER, "judul", "story", "1", 0, 0, NULL }, "story", "Judul" },
    { { STUDIO_COMMENT_LAYER, "judul", NULL, NULL, 0, 0, NULL }, "feed", "Judul" },
    { { STUDIO_COMMENT_LAYER, "catatan", "story", "1", 0, 0, NULL }, "feed", "Hanya di sini" },
    { { STUDIO_COMMENT_LAYER, "kotak", "poster-masa-depan", NULL, 0, 0, NULL }, "feed", "Kotak kuning" },
    { { STUDIO_COMMENT_LAYER, "polos", "feed", NULL, 0, 0, NULL }, "feed", "Shape" },
    { { STUDIO_COMMENT_LAYER, "judul", "feed", "p-9c1e", 0, 0, NULL }, NULL, NULL },
    { { STUDIO_COMMENT_LAYER, "hilang", "feed", "1", 0, 0, NULL }, NULL, NULL },
    { { STUDIO_COMMENT_LAYER, "", "feed", "1", 0, 0, NULL }, NULL, NULL },
  };
  g_autoptr (StudioSnapshot) snapshot = new_snapshot ();
  g_autoptr (StudioCommentPlaces) places = studio_comment_places_new (snapshot);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    StudioCommentSpot spot = studio_comment_places_find (places, &cases[i].place);

    g_test_message ("%s in %s", cases[i].place.name, cases[i].place.format);
    g_assert_cmpint (spot.there, ==, cases[i].format != NULL);
    g_assert_cmpstr (spot.format, ==, cases[i].format);
    g_assert_cmpstr (spot.name, ==, cases[i].name);
    g_assert_cmpint (spot.page, ==, cases[i].format != NULL ? 0 : -1);
    g_assert_cmpint (spot.from, ==, -1);
  }
}

static void
test_words (void)
{
  static const struct
  {
    StudioCommentPlace place;
    gboolean there;
    int from;
  } cases[] = {
    { { STUDIO_COMMENT_POST, NULL, NULL, NULL, 0, 0, NULL }, TRUE, -1 },
    { { STUDIO_COMMENT_FIELD, "judul", NULL, NULL, 0, 0, NULL }, TRUE, -1 },
    { { STUDIO_COMMENT_FIELD, "judul", NULL, NULL, 6, 11, "Murah" }, TRUE, 6 },
    { { STUDIO_COMMENT_FIELD, "judul", NULL, NULL, 0, 5, "Murah" }, TRUE, 6 },
    { { STUDIO_COMMENT_FIELD, "judul", NULL, NULL, 0, 5, "Mahal" }, FALSE, -1 },
    { { STUDIO_COMMENT_FIELD, "daftar/1", NULL, NULL, 0, 4, "Gula" }, TRUE, 0 },
    { { STUDIO_COMMENT_FIELD, "daftar/9", NULL, NULL, 0, 4, "Gula" }, FALSE, -1 },
    { { STUDIO_COMMENT_FIELD, "daftar", NULL, NULL, 0, 4, "Gula" }, FALSE, -1 },
    { { STUDIO_COMMENT_FIELD, "foto", NULL, NULL, 0, 1, "x" }, FALSE, -1 },
    { { STUDIO_COMMENT_FIELD, "sirius", NULL, NULL, 0, 0, NULL }, FALSE, -1 },
    { { STUDIO_COMMENT_FIELD, "/", NULL, NULL, 0, 0, NULL }, FALSE, -1 },
    { { STUDIO_COMMENT_CAPTION, "main", NULL, NULL, 0, 0, NULL }, TRUE, -1 },
    { { STUDIO_COMMENT_CAPTION, "main", NULL, NULL, 0, 0, "besok" }, TRUE, 19 },
    { { STUDIO_COMMENT_CAPTION, NULL, NULL, NULL, 0, 0, "besok" }, TRUE, 19 },
    { { STUDIO_COMMENT_CAPTION, NULL, NULL, NULL, 0, 0, "lusa" }, FALSE, -1 },
    { { STUDIO_COMMENT_CAPTION, "main", NULL, NULL, 0, 5, "Pasar" }, TRUE, 0 },
    { { STUDIO_COMMENT_CAPTION, "instagram", NULL, NULL, 0, 5, "besok" }, TRUE, 19 },
    { { STUDIO_COMMENT_CAPTION, "x", NULL, NULL, 0, 5, "Besok" }, TRUE, 0 },
    { { STUDIO_COMMENT_CAPTION, "x", NULL, NULL, 0, 5, "besok" }, FALSE, -1 },
    { { STUDIO_COMMENT_CAPTION, "main", NULL, NULL, 0, 5, "{judul}" }, FALSE, -1 },
  };
  g_autoptr (StudioSnapshot) snapshot = new_snapshot ();
  g_autoptr (StudioCommentPlaces) places = studio_comment_places_new (snapshot);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    StudioCommentSpot spot = studio_comment_places_find (places, &cases[i].place);

    g_test_message ("“%s” in %s", cases[i].place.quote, cases[i].place.name);
    g_assert_cmpint (spot.there, ==, cases[i].there);
    g_assert_cmpint (spot.from, ==, cases[i].from);
    g_assert_null (spot.format);
  }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/comment-place/layers", test_layers);
  g_test_add_func ("/comment-place/words", test_words);
  return g_test_run ();
}
