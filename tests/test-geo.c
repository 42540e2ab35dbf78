#include "model-fixture.h"
#include "studio-asset.h"
#include "studio-chart-areas.h"
#include "studio-chart-figures.h"
#include "studio-error.h"
#include "studio-geo.h"

#define SQUARE "[[115,-1],[116,-1],[116,-2],[115,-2],[115,-1]]"
#define FEATURE(properties, geometry) "{\"type\":\"Feature\",\"properties\":" properties ",\"geometry\":" geometry "}"
#define POLYGON(rings) "{\"type\":\"Polygon\",\"coordinates\":[" rings "]}"
#define COLLECTION(features) "{\"type\":\"FeatureCollection\",\"features\":[" features "]}"

static StudioGeo *
read_text (const char *text,
           GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return studio_geo_read (bytes, error);
}

static void
test_shapes (void)
{
  static const struct
  {
    const char *text;
    guint areas, rings, points;
    int broken;
  } cases[] = {
    { COLLECTION (FEATURE ("{\"name\":\"A\"}", POLYGON (SQUARE))), 1, 1, 4, 0 },
    { FEATURE ("null", POLYGON (SQUARE)), 1, 1, 4, 0 },
    { "\xef\xbb\xbf " FEATURE ("{}", POLYGON (SQUARE)), 1, 1, 4, 0 },
    /* not closed, with heights, with a hole */
    { FEATURE ("{}", POLYGON ("[[0,0,5],[4,0,5],[4,4,5]]," SQUARE)), 1, 2, 7, 0 },
    { FEATURE ("{}", "{\"coordinates\":[[" SQUARE "],[" SQUARE "]],\"type\":\"MultiPolygon\"}"), 1, 2, 8, 0 },
    { FEATURE ("{}", "{\"type\":\"GeometryCollection\",\"geometries\":[" POLYGON (SQUARE) ",{\"type\":\"Point\",\"coordinates\":[1,2]}]}"), 1, 1, 4, 0 },
    /* roads and towns are no areas */
    { COLLECTION (FEATURE ("{}", "{\"type\":\"LineString\",\"coordinates\":" SQUARE "}") "," FEATURE ("{}", POLYGON (SQUARE)) "," FEATURE ("{}", "null")), 1, 1, 4, 0 },
    /* broken rings: two points, all on a line, one point again and again, NaN, beyond the earth, empty */
    { FEATURE ("{}", POLYGON (SQUARE ",[[1,1],[2,2]],[[0,0],[1,1],[2,2]],[[1,1],[1,1],[1,1],[1,1]],[[NaN,1],[2,2],[3,1]],[[500,1],[2,2],[3,1]],[]")), 1, 1, 4, 5 },
    { FEATURE ("{}", POLYGON (SQUARE ",[[1e999,1],[2,2],[3,1]],[[1],[2,2],[3,1]],[[null,true],[2,2],[3,1]]")), 1, 1, 4, 3 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (StudioGeo) geo = read_text (cases[i].text, &error);

    g_test_message ("%s", cases[i].text);
    g_assert_no_error (error);
    g_assert_cmpuint (geo->areas->len, ==, cases[i].areas);
    g_assert_cmpuint (geo->rings->len, ==, cases[i].rings);
    g_assert_cmpuint (geo->points->len, ==, cases[i].points);
    g_assert_cmpint (geo->n_broken, ==, cases[i].broken);
  }
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    int code;
  } cases[] = {
    { "", STUDIO_ERROR_UNSUPPORTED },
    { "PK\x03\x04", STUDIO_ERROR_UNSUPPORTED },
    { "{}", STUDIO_ERROR_UNSUPPORTED },
    { "{\"type\":\"Topology\",\"arcs\":[[[1,2],[3,4]]]}", STUDIO_ERROR_UNSUPPORTED },
    { COLLECTION (""), STUDIO_ERROR_UNSUPPORTED },
    { COLLECTION ("1,null,[],\"a\""), STUDIO_ERROR_UNSUPPORTED },
    /* metres */
    { FEATURE ("{}", POLYGON ("[[423000,9812000],[424000,9812000],[424000,9813000]]")), STUDIO_ERROR_UNSUPPORTED },
    { "{\"features\":[{\"geometry\":", STUDIO_ERROR_TRUNCATED },
    { "{\"features\":[{\"geometry\":{\"coordinates\":[[[1,2],[3", STUDIO_ERROR_TRUNCATED },
    { "{\"features\":[{\"properties\":{\"name\":\"A\\u12", STUDIO_ERROR_TRUNCATED },
    { "{\"features\":[{\"properties\":{\"name\":\"A\\q\"}}]}", STUDIO_ERROR_TRUNCATED },
    { FEATURE ("{}", POLYGON (SQUARE)) "x", STUDIO_ERROR_TRUNCATED },
    { "{\"a\":1e111111111111111111111111111111111111111111111111}", STUDIO_ERROR_TRUNCATED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (StudioGeo) geo = read_text (cases[i].text, &error);

    g_test_message ("%s", cases[i].text);
    g_assert_null (geo);
    g_assert_error (error, STUDIO_ERROR, cases[i].code);
  }
}

/* Cut anywhere a map is refused, never read beyond its end. */
static void
test_cut (void)
{
  static const char whole[] = COLLECTION (FEATURE ("{\"n\\u00e9\":\"\\ud83d\\ude00 A\",\"x\":[1,{\"a\":null}]}", POLYGON (SQUARE)));

  for (gsize length = 0; length + 1 < sizeof whole; length++) {
    /* a copy of its own, so that a sanitizer sees a step too far */
    g_autofree char *copy = g_memdup2 (whole, MAX (length, 1));
    g_autoptr (GBytes) bytes = g_bytes_new_static (copy, length);
    g_autoptr (GError) error = NULL;

    g_assert_null (studio_geo_read (bytes, &error));
    g_assert_nonnull (error);
  }
}

static void
assert_depth_refused (const char *before,
                      const char *piece)
{
  g_autoptr (GString) text = g_string_new (before);
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 200000; i++)
    g_string_append (text, piece);
  g_assert_null (read_text (text->str, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_TRUNCATED);
}

static void
test_limits (void)
{
  g_autoptr (GString) text = g_string_new ("{\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[");
  g_autofree char *zeros = g_malloc0 (50 * 1024 * 1024);
  g_autoptr (GBytes) large = g_bytes_new_static (zeros, 50 * 1024 * 1024);
  g_autoptr (GError) error = NULL;

  assert_depth_refused ("{\"a\":", "[");
  assert_depth_refused ("", "{\"features\":[");
  assert_depth_refused ("{\"geometry\":{\"coordinates\":", "[");
  assert_depth_refused ("{\"geometry\":", "{\"geometries\":[");

  g_assert_null (studio_geo_read (large, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_LIMIT);
  g_assert_nonnull (strstr (error->message, "50 MB"));
  g_clear_error (&error);

  for (int i = 0; i <= STUDIO_GEO_MAX_POINTS; i++)
    g_string_append_printf (text, "%s[1,%d.5]", i > 0 ? "," : "", i % 80);
  g_string_append (text, "]]}}");
  g_assert_null (read_text (text->str, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_LIMIT);
}

static void
test_fold (void)
{
  static const char *const cases[][2] = {
    { "Kec. Long-Kali", "longkali" },
    { "KECAMATAN  LONG KALI", "longkali" },
    { "long kali", "longkali" },
    { "Kecamatan", "kecamatan" },
    { "Kec.Kuaro", "kuaro" },
    { "Kota Bima", "kotabima" },
    { "Kab. Bima", "bima" },
    { "Kecapi", "kecapi" },
    { " ", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *fold = studio_geo_fold_name (cases[i][0]);

    g_assert_cmpstr (fold, ==, cases[i][1]);
  }
}

static void
add_row (GArray *rows,
         const char *label)
{
  StudioChartRow row = { .label = g_strdup (label) };

  g_array_append_val (rows, row);
}

/* The member that holds the rows' names is taken, though another is more usual. */
static void
test_match (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioGeo) geo = read_text (COLLECTION (FEATURE ("{\"name\":\"1\",\"WADMKC\":\"LONG KALI\"}", POLYGON (SQUARE)) "," FEATURE ("{\"name\":\"2\",\"WADMKC\":\"Kuaro\"}", POLYGON (SQUARE)) "," FEATURE ("{\"name\":\"3\",\"WADMKC\":\"Batu Engau\"}", POLYGON (SQUARE)) "," FEATURE ("{\"name\":\"4\",\"WADMKC\":\"Kuaro\"}", POLYGON (SQUARE))), &error);
  static const int expected[] = { 0, 2, -1, 2 };
  StudioChartSpec chart = { .kind = STUDIO_CHART_MAP, .rows = studio_chart_rows_new (), .n_series = 1 };
  g_autofree char *lost = NULL, *empty = NULL;
  int n;

  g_assert_no_error (error);
  add_row (chart.rows, "Kec. Long Kali");
  add_row (chart.rows, "Batu Sopang");
  add_row (chart.rows, "kuaro");
  add_row (chart.rows, "Kuaro");
  studio_chart_areas_set (&chart, geo);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpint (g_array_index (chart.map_rows, int, i), ==, expected[i]);
  lost = studio_chart_areas_dup_lost_rows (&chart, &n);
  g_assert_cmpstr (lost, ==, "Batu Sopang, Kuaro");
  g_assert_cmpint (n, ==, 2);
  empty = studio_chart_areas_dup_empty_areas (&chart, &n);
  g_assert_cmpstr (empty, ==, "Batu Engau");
  g_assert_cmpint (n, ==, 1);
  g_array_unref (chart.rows);
  g_array_unref (chart.map_rows);
  studio_geo_unref (chart.geo);
}

/* A map is kept as an asset, a picture is none. */
static void
test_asset (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (FEATURE ("{}", POLYGON (SQUARE)), strlen (FEATURE ("{}", POLYGON (SQUARE))));
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioAsset) asset = studio_asset_new_any (bytes, &error);

  g_assert_no_error (error);
  g_assert_nonnull (studio_asset_get_geo (asset));
  g_assert_cmpstr (studio_asset_get_info (asset)->extension, ==, "geojson");
  g_assert_null (studio_asset_new (bytes, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_UNSUPPORTED);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/geo/shapes", test_shapes);
  g_test_add_func ("/geo/refused", test_refused);
  g_test_add_func ("/geo/cut", test_cut);
  g_test_add_func ("/geo/limits", test_limits);
  g_test_add_func ("/geo/fold", test_fold);
  g_test_add_func ("/geo/match", test_match);
  g_test_add_func ("/geo/asset", test_asset);
  return g_test_run ();
}
