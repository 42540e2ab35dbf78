#include <string.h>

#include "model-fixture.h"
#include "studio-feed.h"

#include "growth.h"

/* Each run as its kind's letter and its text: "p:Kata " "h:#Paser" */
static char *
write_runs (const char *platform,
            const char *text)
{
  static const char letters[] = "plhmbis";
  g_autoptr (GArray) runs = studio_feed_list_runs (studio_feed_find (platform), text);
  g_autoptr (GString) written = g_string_new (NULL);

  for (guint i = 0; i < runs->len; i++) {
    const StudioFeedRun *run = &g_array_index (runs, StudioFeedRun, i);

    g_string_append_printf (written, "%s%c:%s", i > 0 ? "|" : "", letters[run->kind], run->text);
  }
  return g_string_free (g_steal_pointer (&written), FALSE);
}

/** RunCase: @runs: as write_runs() gives them */
typedef struct
{
  const char *platform;
  const char *text;
  const char *runs;
} RunCase;

static const RunCase run_cases[] = {
  { "instagram", "", "" },
  { "instagram", "Jalan selesai", "p:Jalan selesai" },
  { "instagram", "Baca paserkab.go.id #Paser @pemkabpaser.", "p:Baca paserkab.go.id |h:#Paser|p: |m:@pemkabpaser|p:." },
  { "facebook_page", "Baca https://paserkab.go.id/a, ya", "p:Baca |l:https://paserkab.go.id/a|p:, ya" },
  { "x", "https://paserkab.go.id/berita/jalan-modang-selesai", "l:paserkab.go.id/berita/jalan-mo…" },
  { "x", "http://www.paserkab.go.id", "l:paserkab.go.id" },
  { "threads", "https://www.paserkab.go.id/berita/jalan-modang", "l:https://www.paserkab.go.id/berita/jalan-modang" },
  { "whatsapp_channel", "Buka *hari ini*, #Paser _gratis_ ~tutup~", "p:Buka |b:hari ini|p:, #Paser |i:gratis|p: |s:tutup" },
  { "whatsapp_channel", "2*3*4 dan * x * dan *a\nb* lalu **", "p:2*3*4 dan * x * dan *a\nb* lalu **" },
  { "whatsapp_channel", "https://paserkab.go.id/a_b_c", "l:https://paserkab.go.id/a_b_c" },
  { "instagram", "Buka *hari ini*", "p:Buka *hari ini*" },
  { "friendster", "#Paser https://paserkab.go.id", "p:#Paser |l:https://paserkab.go.id" },
  { "x", "1 # 2 #️ @ \xff", "p:1 # 2 #️ @ �" },
};

static void
test_runs (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (run_cases); i++) {
    g_autofree char *runs = write_runs (run_cases[i].platform, run_cases[i].text);

    g_assert_cmpstr (runs, ==, run_cases[i].runs);
  }
}

static void
list_runs (gsize length,
           gconstpointer part)
{
  g_autofree char *text = growth_repeat (part, length);
  g_autoptr (GArray) runs = studio_feed_list_runs (studio_feed_find ("whatsapp_channel"), text);

  g_assert_cmpuint (runs->len, >, 0);
}

/* Hostile captions take no longer than others. */
static void
test_runs_long (void)
{
  static const char *const parts[] = { "*a ", "_", "https://", "#a", "@a@", "*", "~a~", "www." };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    growth_assert_linear (list_runs, 65536, parts[i]);
}

static void
test_cut (void)
{
  g_autoptr (StudioPlatforms) platforms = studio_platforms_load ();
  g_autofree char *long_text = g_strnfill (126, 'a'), *exact = g_strnfill (125, 'a'), *with_blank = g_strnfill (200, 'a');
  g_autofree char *cut = NULL, *blank = NULL;

  with_blank[123] = ' ';
  with_blank[124] = '\n';
  cut = studio_feed_cut (studio_platforms_find (platforms, "instagram"), long_text);
  blank = studio_feed_cut (studio_platforms_find (platforms, "instagram"), with_blank);
  g_assert_cmpstr (cut, ==, exact);
  g_assert_cmpuint (strlen (blank), ==, 123);
  g_assert_null (studio_feed_cut (studio_platforms_find (platforms, "instagram"), exact));
  g_assert_null (studio_feed_cut (studio_platforms_find (platforms, "x"), long_text));
}

/** FoldCase: @visible: code points of a long caption that are shown before "more"; 0: all */
typedef struct
{
  const char *platform;
  gsize visible;
} FoldCase;

static const FoldCase fold_cases[] = {
  { "instagram", 125 },
  { "facebook_page", 480 },
  { "x", 0 },
  { "whatsapp_channel", 700 },
  { "threads", 0 },
  { "tiktok_photo", 90 },
  { "youtube_post", 200 },
  { "telegram", 0 },
  { "linkedin", 140 },
  { "mastodon", 0 },
  { "bluesky", 0 },
};

/* Each platform folds a caption at its own place: those that fill the screen with the picture soonest. */
static void
test_folds (void)
{
  g_autoptr (StudioPlatforms) platforms = studio_platforms_load ();
  g_autofree char *text = g_strnfill (1000, 'a');

  for (gsize i = 0; i < G_N_ELEMENTS (fold_cases); i++) {
    g_autofree char *cut = studio_feed_cut (studio_platforms_find (platforms, fold_cases[i].platform), text);

    g_assert_cmpuint (cut != NULL ? strlen (cut) : 0, ==, fold_cases[i].visible);
  }
}

/** FitCase: @part repeated @times; @taken: how many code points of that are taken, -1: all */
typedef struct
{
  const char *platform;
  const char *part;
  int times;
  int taken;
} FitCase;

static const FitCase fit_cases[] = {
  { "x", "a", 280, -1 },
  { "x", "a", 304, 280 },
  { "x", "日", 150, 140 },
  { "bluesky", "👨‍👩‍👧‍👦", 130, 840 }, /* 3,000 bytes: 120 families of 25 bytes and 7 code points */
  { "wordpress", "a", 5000, -1 },
  { "x", "", 1, -1 },
};

static void
test_fit (void)
{
  g_autoptr (StudioPlatforms) platforms = studio_platforms_load ();

  for (gsize i = 0; i < G_N_ELEMENTS (fit_cases); i++) {
    const FitCase *c = &fit_cases[i];
    const StudioPlatform *platform = studio_platforms_find (platforms, c->platform);
    g_autoptr (GString) text = g_string_new (NULL);
    g_autofree char *taken = NULL;

    for (int k = 0; k < c->times; k++)
      g_string_append (text, c->part);
    taken = studio_feed_fit (platform, text->str);
    g_test_message ("%d × %s on %s", c->times, c->part, c->platform);
    g_assert_cmpint (taken != NULL ? (int) g_utf8_strlen (taken, -1) : -1, ==, c->taken);
    g_assert_true (taken == NULL || studio_platform_measure (platform, taken).over == 0);
  }
}

static void
test_excerpt (void)
{
  static const struct
  {
    const char *text, *excerpt;
  } cases[] = {
    { "", "" },
    { " \n ", "" },
    { "satu dua tiga", "satu dua tiga" },
    { "  satu\n\ndua\ttiga  ", "satu dua tiga" },
    { "satu dua tiga empat", "satu dua tiga…" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *excerpt = studio_feed_excerpt (cases[i].text, 3);

    g_assert_cmpstr (excerpt, ==, cases[i].excerpt);
  }
}

/** CropCase: @x, @y, @w, @h: of the page, in design px */
typedef struct
{
  const char *platform, *format;
  double x, y, w, h;
} CropCase;

static const CropCase crop_cases[] = {
  { "instagram", "feed", 0, 0, 1080, 1350 },
  { "instagram", "story", 0, 0, 1080, 1920 },
  { "instagram", "banner", 545, 0, 1910, 1000 },
  { "x", "tall", 0, 45, 1080, 1350 },
  { "x", "wide", 0, 0, 1600, 900 },
  { "x", "story", 0, 285, 1080, 1350 }, /* no story there */
  { "wordpress", "feed", 0, 0, 1080, 1350 },
};

static void
test_crop (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (crop_cases); i++) {
    const CropCase *c = &crop_cases[i];
    StudioRect crop = studio_feed_crop (studio_feed_find (c->platform), studio_format_find (c->format));

    g_test_message ("%s on %s", c->format, c->platform);
    g_assert_cmpfloat_with_epsilon (crop.x, c->x, 0.01);
    g_assert_cmpfloat_with_epsilon (crop.y, c->y, 0.01);
    g_assert_cmpfloat_with_epsilon (crop.w, c->w, 0.01);
    g_assert_cmpfloat_with_epsilon (crop.h, c->h, 0.01);
  }
}

/* All tiles together fill the square, and none lies over another. */
static void
test_tiles (void)
{
  for (guint n = 1; n <= 5; n++) {
    double area = 0;

    for (guint i = 0; i < n; i++) {
      StudioRect tile = studio_feed_place_tile (n, i);

      area += tile.w * tile.h;
      g_assert_true (studio_rect_contains (&(StudioRect){ 0, 0, 1, 1 }, &tile, 1e-9));
      for (guint k = 0; k < i; k++) {
        StudioRect other = studio_feed_place_tile (n, k);

        g_assert_false (studio_rect_overlaps (&tile, &other, 1e-9));
      }
    }
    g_assert_cmpfloat_with_epsilon (area, 1, 1e-9);
  }
}

/** FormatsCase: @sizes: of the template; @listed: what the platform takes of them */
typedef struct
{
  const char *platform;
  const char *sizes;
  const char *listed;
} FormatsCase;

static const FormatsCase formats_cases[] = {
  { "instagram", "'feed':{},'square':{},'story':{},'a4':{}", "feed square story " },
  { "x", "'feed':{},'wide':{},'a4':{}", "wide feed " },
  { "x", "'a4':{},'story':{}", "story " },
  { "tiktok_photo", "'story':{},'feed':{}", "story feed " },
  { "wordpress", "'a4':{}", "a4 " },
};

static void
test_formats (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (formats_cases); i++) {
    const FormatsCase *c = &formats_cases[i];
    g_autofree char *text = g_strdup_printf ("{'format':'pemda-studio-template','version':1,'id':'coba','name':'Coba','type':'coba','formats':{%s},'fields':[],'pages':[{'layers':[]}]}", c->sizes);
    g_autoptr (JsonNode) root = fixture_json (text);
    g_autoptr (GError) error = NULL;
    g_autoptr (StudioTemplate) template = studio_template_new ("template.json", root, &error);
    g_autoptr (GPtrArray) formats = NULL;
    g_autoptr (GString) listed = g_string_new (NULL);

    g_assert_no_error (error);
    formats = studio_feed_list_formats (studio_feed_find (c->platform), template);
    for (guint k = 0; k < formats->len; k++)
      g_string_append_printf (listed, "%s ", ((const StudioFormat *) g_ptr_array_index (formats, k))->id);
    g_assert_cmpstr (listed->str, ==, c->listed);
  }
}

static void
test_story (void)
{
  const StudioFormat *story = studio_format_find ("story"), *feed = studio_format_find ("feed"), *a6 = studio_format_find ("a6");

  g_assert_true (studio_feed_is_story (studio_feed_find ("instagram"), story));
  g_assert_false (studio_feed_is_story (studio_feed_find ("instagram"), feed));
  g_assert_false (studio_feed_is_story (studio_feed_find ("x"), story));
  g_assert_false (studio_feed_is_story (studio_feed_find ("instagram"), a6));
  g_assert_true (studio_feed_is_story (studio_feed_find ("tiktok_photo"), feed));
}

/** NotesCase: @notes: pieces of the sentences, in order */
typedef struct
{
  const char *platform, *format;
  const char *text;
  guint n_pages;
  const char *notes[4];
} NotesCase;

static const NotesCase notes_cases[] = {
  { "instagram", "feed", "Jalan selesai", 1, { NULL } },
  { "instagram", "feed", "Baca https://paserkab.go.id", 1, { "can't be tapped on Instagram" } },
  { "x", "feed", "Baca https://paserkab.go.id", 5, { "takes 4 pictures", "side by side", "counts as 23" } },
  { "x", "tall", "Jalan", 1, { "cut to 4:5" } },
  { "x", "tall", "Jalan", 2, { "side by side" } },
  { "facebook", "story", "Jalan", 2, { NULL } },
  { "facebook", "feed", "Baca paserkab.go.id", 10, { "side by side" } },
};

static void
test_notes (void)
{
  g_autoptr (StudioPlatforms) platforms = studio_platforms_load ();

  for (gsize i = 0; i < G_N_ELEMENTS (notes_cases); i++) {
    const NotesCase *c = &notes_cases[i];
    const StudioPlatform *platform = studio_platforms_find (platforms, c->platform);
    g_autoptr (GPtrArray) notes = studio_feed_list_notes (studio_feed_find (platform->id), platform, c->text, studio_format_find (c->format), c->n_pages);
    guint n = 0;

    for (; n < G_N_ELEMENTS (c->notes) && c->notes[n] != NULL; n++) {
      g_assert_cmpuint (notes->len, >, n);
      g_assert_nonnull (strstr (g_ptr_array_index (notes, n), c->notes[n]));
    }
    g_assert_cmpuint (notes->len, ==, n);
  }
}

static void
test_too_long (void)
{
  g_autoptr (StudioPlatforms) platforms = studio_platforms_load ();
  g_autofree char *text = g_strnfill (304, 'a');
  g_autoptr (GPtrArray) notes =
      studio_feed_list_notes (studio_feed_find ("x"), studio_platforms_find (platforms, "x"), text, studio_format_find ("wide"), 1);

  g_assert_cmpuint (notes->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (notes, 0), "24 characters too long"));
}

/** NameCase: @json: members of a brand. @known: whether the account is the brand's own on that platform */
typedef struct
{
  const char *json;
  const char *platform;
  const char *account;
  gboolean known;
  const char *office, *site;
} NameCase;

static const NameCase name_cases[] = {
  { "", "instagram", "Coba", FALSE, "Coba", "Coba" },
  { "'handle':'@coba','org':{'full':'Pemerintah Kabupaten Coba'},'site':'coba.go.id'", "x", "@coba", FALSE, "Pemerintah Kabupaten Coba", "coba.go.id" },
  { "'handle':'@coba','accounts':[{'platform':'Facebook','handle':'Pemkab Coba'}]", "facebook_page", "Pemkab Coba", TRUE, "Coba", "Coba" },
  { "'accounts':[{'platform':'instagram','handle':'@dinkes','office':'Dinas Kesehatan'},{'platform':'instagram','handle':'@coba'}]", "instagram", "@coba", TRUE, "Coba", "Coba" },
  { "'contacts':[{'kind':'site','value':'www.coba.go.id'}]", "threads", "Coba", FALSE, "Coba", "www.coba.go.id" },
};

/* Returns: (transfer full): a brand that says of its office only what @json says */
static StudioBrand *
brand_saying (const char *json)
{
  static const char *const left_out[] = { "handle", "org", "site", "accounts", "contacts" };
  g_autoptr (StudioBrand) shipped = fixture_brand ("paser-mas");
  g_autofree char *text = json_to_string (studio_brand_get_json (shipped), FALSE), *braced = g_strdup_printf ("{%s}", json);
  g_autoptr (JsonNode) root = json_from_string (text, NULL), members = fixture_json (braced);
  g_autoptr (GList) names = json_object_get_members (json_node_get_object (members));
  g_autoptr (GError) error = NULL;
  StudioBrand *brand;

  for (guint i = 0; i < G_N_ELEMENTS (left_out); i++)
    json_object_remove_member (json_node_get_object (root), left_out[i]);
  json_object_set_string_member (json_node_get_object (root), "name", "Coba");
  for (GList *l = names; l != NULL; l = l->next)
    json_object_set_member (json_node_get_object (root), l->data, json_object_dup_member (json_node_get_object (members), l->data));
  brand = studio_brand_new ("brand.json", root, "/nowhere", &error);
  g_assert_no_error (error);
  return brand;
}

static void
test_names (void)
{
  g_autoptr (StudioPlatforms) platforms = studio_platforms_load ();

  for (gsize i = 0; i < G_N_ELEMENTS (name_cases); i++) {
    const NameCase *c = &name_cases[i];
    const StudioPlatform *platform = studio_platforms_find (platforms, c->platform);
    g_autoptr (StudioBrand) brand = brand_saying (c->json);
    gboolean known = !c->known;

    g_assert_cmpstr (studio_feed_name_account (platform, brand, &known), ==, c->account);
    g_assert_cmpint (known, ==, c->known);
    g_assert_cmpstr (studio_feed_name_office (brand), ==, c->office);
    g_assert_cmpstr (studio_feed_name_site (brand), ==, c->site);
  }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/feed/runs", test_runs);
  g_test_add_func ("/feed/runs/long", test_runs_long);
  g_test_add_func ("/feed/cut", test_cut);
  g_test_add_func ("/feed/folds", test_folds);
  g_test_add_func ("/feed/fit", test_fit);
  g_test_add_func ("/feed/excerpt", test_excerpt);
  g_test_add_func ("/feed/crop", test_crop);
  g_test_add_func ("/feed/tiles", test_tiles);
  g_test_add_func ("/feed/formats", test_formats);
  g_test_add_func ("/feed/story", test_story);
  g_test_add_func ("/feed/notes", test_notes);
  g_test_add_func ("/feed/notes/too-long", test_too_long);
  g_test_add_func ("/feed/names", test_names);
  return g_test_run ();
}
