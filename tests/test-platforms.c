#include <glib/gstdio.h>
#include <string.h>

#include "studio-platforms.h"
#include "studio-published.h"

static const StudioPlatform *
find (StudioPlatforms *platforms,
      const char *id)
{
  const StudioPlatform *platform = studio_platforms_find (platforms, id);

  g_assert_nonnull (platform);
  return platform;
}

static void
test_shipped (void)
{
  g_autoptr (StudioPlatforms) platforms = studio_platforms_load ();

  g_assert_cmpuint (studio_platforms_list_problems (platforms)->len, ==, 0);
  g_assert_cmpuint (studio_platforms_list (platforms)->len, >=, 12);
  g_assert_cmpstr (studio_platforms_get_date (platforms), ==, "2026-11-21");
  g_assert_cmpint (find (platforms, "instagram")->visible, ==, 125);
  g_assert_cmpint (find (platforms, "instagram")->hashtags, ==, 5);
  g_assert_true (find (platforms, "Facebook") == find (platforms, "facebook_page"));
  g_assert_cmpint (find (platforms, "bluesky")->also.max, ==, 3000);
  g_assert_cmpint (find (platforms, "mastodon")->alt.max, ==, 1500);
  g_assert_false (find (platforms, "telegram")->has_alt);
  g_assert_null (studio_platforms_find (platforms, "friendster"));
}

/* Every page is a good address with the platform's own host, and every hint says something. */
static void
test_uploading (void)
{
  g_autoptr (StudioPlatforms) platforms = studio_platforms_load ();
  GPtrArray *all = studio_platforms_list (platforms);
  guint n = 0;

  for (guint i = 0; i < all->len; i++) {
    const StudioPlatform *platform = g_ptr_array_index (all, i);
    const char *host = platform->upload_page != NULL ? studio_published_platform_of (platform->upload_page) : NULL;

    g_test_message ("%s", platform->id);
    g_assert_true (platform->page_hint == NULL || *platform->page_hint != '\0');
    g_assert_true (platform->alt_hint == NULL || *platform->alt_hint != '\0');
    g_assert_true (platform->alt_hint == NULL || platform->has_alt);
    if (platform->upload_page == NULL)
      continue;
    n++;
    g_assert_cmpstr (host, ==, platform->id);
  }
  g_assert_cmpuint (n, >=, 9);
}

/** MeasureCase: @part repeated @times on a platform */
typedef struct
{
  const char *platform;
  const char *part;
  int times;
  int count, over;
} MeasureCase;

static const MeasureCase measure_cases[] = {
  { "instagram", "a", 2200, 2200, 0 },
  { "instagram", "a", 2201, 2201, 1 },
  { "instagram", "👍", 1101, 2202, 2 },
  { "x", "a", 304, 304, 24 },
  { "x", "日", 140, 280, 0 },
  { "x", "日", 141, 282, 2 },
  { "x", "👨‍👩‍👧‍👦", 140, 280, 0 },
  { "x", "https://paserkab.go.id/berita/panjang ", 11, 264, 0 },
  { "threads", "👍", 126, 504, 4 },
  { "linkedin", "#", 1500, 3000, 0 },
  { "linkedin", "#", 1501, 3002, 2 },
  { "bluesky", "a", 301, 301, 1 },
  { "bluesky", "👨‍👩‍👧‍👦", 130, 3250, 250 }, /* 130 characters, but too many bytes */
  { "wordpress", "a", 100000, 100000, 0 },
  { "whatsapp", "👍", 512, 1024, 0 },
};

static void
test_measure (void)
{
  g_autoptr (StudioPlatforms) platforms = studio_platforms_load ();

  for (gsize i = 0; i < G_N_ELEMENTS (measure_cases); i++) {
    const MeasureCase *c = &measure_cases[i];
    g_autoptr (GString) text = g_string_new (NULL);
    StudioMeasure measure;

    for (int k = 0; k < c->times; k++)
      g_string_append (text, c->part);
    g_test_message ("%d × %s on %s", c->times, c->part, c->platform);
    measure = studio_platform_measure (find (platforms, c->platform), text->str);
    g_assert_cmpint (measure.count, ==, c->count);
    g_assert_cmpint (measure.over, ==, c->over);
  }
}

static void
write_own (const char *text)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "pemda-studio", "platforms", NULL);
  g_autofree char *path = g_build_filename (folder, "limits.json", NULL);
  g_autofree char *json = g_strdelimit (g_strdup (text), "'", '"');
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents (path, json, -1, &error);
  g_assert_no_error (error);
}

static void
test_own_numbers (void)
{
  g_autoptr (StudioPlatforms) platforms = NULL;

  write_own ("{'format':'pemda-studio-platforms','version':1,'date':'2027-02-01','platforms':["
             "{'id':'x','max':25000},{'id':'instagram','alt':{'max':2000}},{'id':'intranet','name':'Intranet','count':'codepoints','max':100}]}");
  platforms = studio_platforms_load ();
  g_assert_cmpuint (studio_platforms_list_problems (platforms)->len, ==, 0);
  g_assert_cmpstr (studio_platforms_get_date (platforms), ==, "2027-02-01");
  g_assert_cmpint (find (platforms, "x")->caption.max, ==, 25000);
  g_assert_cmpint (find (platforms, "x")->caption.counting.rule, ==, STUDIO_COUNT_X);
  g_assert_cmpint (find (platforms, "instagram")->caption.max, ==, 2200);
  g_assert_cmpint (find (platforms, "instagram")->alt.max, ==, 2000);
  g_assert_cmpint (studio_limit_exceed (&find (platforms, "intranet")->caption, "0123456789"), ==, 0);
  g_assert_true (g_ptr_array_index (studio_platforms_list (platforms), 0) == find (platforms, "instagram"));
}

/** OwnCase: an office's file that cannot be used; @message tells why, @id still has the shipped numbers or is not there */
typedef struct
{
  const char *json;
  const char *message;
} OwnCase;

static const OwnCase own_cases[] = {
  { "", "limits.json" },
  { "[1]", "limits.json" },
  { "{'format':'pemda-studio-post'}", "pemda-studio-platforms" },
  { "{'format':'pemda-studio-platforms','version':2}", "newer" },
  { "{'format':'pemda-studio-platforms','platforms':{}}", "platforms" },
  { "{'format':'pemda-studio-platforms','platforms':[{'max':1}]}", "platforms[0]" },
  { "{'format':'pemda-studio-platforms','platforms':[7]}", "platforms[0]" },
  { "{'format':'pemda-studio-platforms','platforms':[{'id':'baru'}]}", "platforms.baru" },
  { "{'format':'pemda-studio-platforms','platforms':[{'id':'baru','name':'Baru','count':'kata'}]}", "platforms.baru.count" },
  { "{'format':'pemda-studio-platforms','platforms':[{'id':'baru','name':'Baru','max':-1}]}", "platforms.baru.max" },
  { "{'format':'pemda-studio-platforms','platforms':[{'id':'baru','name':'Baru','aliases':[1]}]}", "platforms.baru.aliases[0]" },
  { "{'format':'pemda-studio-platforms','platforms':[{'id':'baru','name':'Baru','alt':5}]}", "platforms.baru.alt" },
  { "{'format':'pemda-studio-platforms','platforms':[{'id':'baru','name':'Baru','maks':5}]}", "maks" },
};

static void
test_broken_own_numbers (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (own_cases); i++) {
    g_autoptr (StudioPlatforms) platforms = NULL;
    GPtrArray *problems;

    g_test_message ("%s", own_cases[i].json);
    write_own (own_cases[i].json);
    platforms = studio_platforms_load ();
    problems = studio_platforms_list_problems (platforms);
    g_assert_cmpuint (problems->len, ==, 1);
    if (strstr (g_ptr_array_index (problems, 0), own_cases[i].message) == NULL)
      g_error ("“%s” does not tell “%s”", (char *) g_ptr_array_index (problems, 0), own_cases[i].message);
    g_assert_null (studio_platforms_find (platforms, "baru"));
    g_assert_cmpint (find (platforms, "x")->caption.max, ==, 280);
  }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/platforms/shipped", test_shipped);
  g_test_add_func ("/platforms/uploading", test_uploading);
  g_test_add_func ("/platforms/measure", test_measure);
  g_test_add_func ("/platforms/own-numbers", test_own_numbers);
  g_test_add_func ("/platforms/broken-own-numbers", test_broken_own_numbers);
  return g_test_run ();
}
