#include "model-fixture.h"

#include "studio-brand-private.h"

#define COLORS "'primary':'#0F5B46','deep':'#07332A','accent':'#F2B632','surface':'#FFFFFF','tint':'#E8F1EC','ink':'#10201B','muted':'#5C6B66','danger':'#B3261E','success':'#1B7F4B'"
#define TYPES "'headline':{'family':'A'},'body':{'family':'B'},'figure':{'family':'C'}"
#define HEAD "'format':'pemda-studio-brand','version':1,'id':'x','name':'X'"

typedef struct
{
  const char *name;
  const char *expected; /* NULL: no such colour */
} ColorCase;

static const ColorCase color_cases[] = {
  { "primary", "#0F5B46" },
  { "on-deep", "#F4EFE2" },    /* given */
  { "on-primary", "#FFFFFF" }, /* found: white reads better on green */
  { "on-accent", "#10201B" },  /* found: ink reads better on yellow */
  { "on-surface", "#10201B" },
  { "field", "#0F5B46" }, /* not set apart: as primary */
  { "on-field", "#FFFFFF" },
  { "stage", "#07332A" },
  { "on-stage", "#F4EFE2" },
  { "stage-spot", "#F2B632" },
  { "on-stage-spot", "#10201B" },
  { "white", "#FFFFFF" },
  { "black", "#000000" },
  { "transparent", "#00000000" },
  { "#123456", "#123456" },
  { "#12345680", "#12345680" },
  { "primary/50", "#0F5B4680" },
  { "#123456/0", "#12345600" },
  { "white/100", "#FFFFFF" },
  { "on-deep/12.5", "#F4EFE220" },
  { "", NULL },
  { "/50", NULL },
  { "lila", NULL },
  { "on-", NULL },
  { "on-lila", NULL },
  { "on-on-deep", NULL },
  { "primary/", NULL },
  { "primary/101", NULL },
  { "primary/-1", NULL },
  { "primary/nan", NULL },
  { "primary/1e999", NULL },
  { "primary/50%", NULL },
  { "primary/50/50", NULL },
  { "Primary", NULL },
};

static void
test_colors (void)
{
  g_autoptr (StudioBrand) brand = fixture_brand ("contoh");

  for (gsize i = 0; i < G_N_ELEMENTS (color_cases); i++) {
    const ColorCase *c = &color_cases[i];
    StudioColor color = { 0 };
    gboolean found = studio_brand_lookup_color (brand, c->name, &color);
    g_autofree char *text = found ? studio_color_to_string (&color) : NULL;

    g_test_message ("%s", c->name);
    g_assert_cmpstr (text, ==, c->expected);
  }
}

static void
test_partner_contrast (void)
{
  static const char *const names[] = { "primary", "deep", "accent", "surface", "tint", "muted", "danger", "success" };
  g_autoptr (StudioBrand) brand = fixture_brand ("contoh");
  StudioColor ink;
  StudioColor white = { 1, 1, 1, 1 };

  g_assert_true (studio_brand_lookup_color (brand, "ink", &ink));
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *partner = g_strconcat ("on-", names[i], NULL);
    StudioColor ground;
    StudioColor on;
    double best;

    g_assert_true (studio_brand_lookup_color (brand, names[i], &ground));
    g_assert_true (studio_brand_lookup_color (brand, partner, &on));
    if (g_str_equal (names[i], "deep"))
      continue; /* its partner is given */
    best = MAX (studio_color_contrast (&ink, &ground), studio_color_contrast (&white, &ground));
    g_assert_cmpfloat_with_epsilon (studio_color_contrast (&on, &ground), best, 1e-9);
  }
}

/* A ground that a brand sets apart takes its text by contrast, not from the colour it would have had. */
static void
test_grounds (void)
{
  g_autoptr (JsonNode) root = fixture_json ("{" HEAD ",'colors':{" COLORS ",'on-primary':'#FFFFFE','field':'#8CC63F'},'type':{" TYPES "}}");
  g_autoptr (StudioBrand) brand = studio_brand_new ("brand.json", root, NULL, NULL);
  StudioColor color;
  g_autofree char *text = NULL;

  g_assert_nonnull (brand);
  g_assert_true (studio_brand_lookup_color (brand, "on-field", &color));
  text = studio_color_to_string (&color);
  g_assert_cmpstr (text, ==, "#10201B");
  g_assert_false (studio_brand_lookup_color (brand, "field-motif", &color)); /* no accent2 to take it from */
}

static void
test_types (void)
{
  g_autoptr (StudioBrand) brand = fixture_brand ("contoh");
  StudioTypeStyle style;

  g_assert_true (studio_brand_lookup_type (brand, "headline", &style));
  g_assert_cmpstr (style.family, ==, "Manrope");
  g_assert_cmpstr (style.features, ==, "lnum=1");
  g_assert_cmpint (style.weight, ==, 800);
  g_assert_cmpfloat (style.tracking, ==, -0.025);
  g_assert_cmpfloat (style.scale, ==, 1);
  g_assert_cmpfloat (style.line_min, ==, 1.02);

  g_assert_true (studio_brand_lookup_type (brand, "figure", &style));
  g_assert_null (style.features);
  g_assert_cmpfloat (style.scale, ==, 1.1);
  g_assert_false (studio_brand_lookup_type (brand, "solemn", &style));
  g_assert_cmpstr (studio_brand_get_emblem (brand), ==, "drop");
}

typedef struct
{
  const char *json;
  StudioError code;
  const char *message;
} BadCase;

static const BadCase bad_cases[] = {
  { "[]", STUDIO_ERROR_INVALID, "brand.json" },
  { "{}", STUDIO_ERROR_INVALID, "format" },
  { "{'format':'pemda-studio-template','version':1,'id':'x','name':'X'}", STUDIO_ERROR_INVALID, "pemda-studio-brand" },
  { "{'format':'pemda-studio-brand','version':2,'id':'x','name':'X'}", STUDIO_ERROR_NEWER, "newer" },
  { "{'format':'pemda-studio-brand','version':1,'id':'../x','name':'X','colors':{" COLORS "},'type':{" TYPES "}}", STUDIO_ERROR_INVALID, "../x" },
  { "{'format':'pemda-studio-brand','version':1,'id':'','name':'X','colors':{" COLORS "},'type':{" TYPES "}}", STUDIO_ERROR_INVALID, "id" },
  { "{" HEAD "}", STUDIO_ERROR_INVALID, "colors" },
  { "{" HEAD ",'colors':{'primary':'#000000'}}", STUDIO_ERROR_INVALID, "deep" },
  { "{" HEAD ",'colors':{" COLORS ",'lila':'purple'},'type':{" TYPES "}}", STUDIO_ERROR_INVALID, "colors.lila" },
  { "{" HEAD ",'colors':{" COLORS ",'lila':7},'type':{" TYPES "}}", STUDIO_ERROR_INVALID, "colors.lila" },
  { "{" HEAD ",'colors':{" COLORS "},'type':{'headline':{'family':'A'}}}", STUDIO_ERROR_INVALID, "type.body" },
  { "{" HEAD ",'colors':{" COLORS "},'type':{" TYPES ",'solemn':{}}}", STUDIO_ERROR_INVALID, "family" },
  { "{" HEAD ",'colors':{" COLORS "},'type':{" TYPES ",'solemn':{'family':'S','weight':12}}}", STUDIO_ERROR_INVALID, "weight" },
  { "{" HEAD ",'colors':{" COLORS "},'type':{" TYPES "},'emblem':'heart'}", STUDIO_ERROR_INVALID, "emblem" },
  { "{" HEAD ",'colors':{" COLORS "},'type':{" TYPES "},'logos':{}}", STUDIO_ERROR_INVALID, "logos" },
  { "{" HEAD ",'colors':{" COLORS "},'type':{" TYPES "},'logos':[{'role':'utama','file':'/etc/passwd'}]}", STUDIO_ERROR_INVALID, "logos[0]" },
  { "{" HEAD ",'colors':{" COLORS "},'type':{" TYPES "},'logos':[{'role':'utama','file':'..'}]}", STUDIO_ERROR_INVALID, "logos[0]" },
};

static void
test_bad (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bad_cases); i++) {
    g_autoptr (JsonNode) root = fixture_json (bad_cases[i].json);
    g_autoptr (GError) error = NULL;

    g_test_message ("%s", bad_cases[i].json);
    g_assert_null (studio_brand_new ("brand.json", root, NULL, &error));
    fixture_assert_error (error, bad_cases[i].code, bad_cases[i].message);
  }
}

static void
test_small (void)
{
  g_autoptr (JsonNode) root = fixture_json ("{" HEAD ",'colors':{" COLORS "},'type':{" TYPES "},'masa_depan':[1]}");
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioBrand) brand = studio_brand_new ("brand.json", root, NULL, &error);
  g_autoptr (GBytes) logo = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (studio_brand_get_id (brand), ==, "x");
  g_assert_cmpstr (studio_brand_get_name (brand), ==, "X");
  g_assert_cmpstr (studio_brand_get_emblem (brand), ==, "circle");
  g_assert_null (studio_brand_get_folder (brand));
  g_assert_true (studio_brand_get_json (brand) == root);
  logo = studio_brand_load_logo (brand, "utama", &error);
  g_assert_no_error (error);
  g_assert_null (logo);
}

static void
test_logo (void)
{
  g_autoptr (StudioBrand) brand = fixture_brand ("contoh");
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) logo = studio_brand_load_logo (brand, "utama", &error);
  g_autoptr (GBytes) none = NULL;
  g_autoptr (GPtrArray) files = studio_brand_list_files (brand);

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (logo, NULL), 4, "<svg", 4);
  none = studio_brand_load_logo (brand, "mitra", &error);
  g_assert_no_error (error);
  g_assert_null (none);
  g_assert_cmpuint (files->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (files, 0), ==, "logo.svg");
}

static void
test_logo_missing (void)
{
  g_autoptr (JsonNode) root = fixture_json ("{" HEAD ",'colors':{" COLORS "},'type':{" TYPES "},'logos':[{'role':'utama','file':'tidak-ada.svg'}]}");
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "data", NULL);
  g_autoptr (StudioBrand) in_folder = studio_brand_new ("brand.json", root, folder, NULL);
  g_autoptr (StudioBrand) in_package = studio_brand_new_with_files ("brand.json", root, NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (studio_brand_load_logo (in_folder, "utama", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (studio_brand_load_logo (in_package, "utama", &error));
  g_assert_no_error (error);
}

static gpointer
look_up_often (gpointer data)
{
  for (int i = 0; i < 2000; i++) {
    StudioColor color;
    StudioTypeStyle style;

    g_assert_true (studio_brand_lookup_color (data, "on-accent/40", &color));
    g_assert_true (studio_brand_lookup_type (data, "body", &style));
  }
  g_object_unref (data);
  return NULL;
}

static void
test_threads (void)
{
  StudioBrand *brand = fixture_brand ("contoh");
  GThread *threads[4];

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("look", look_up_often, g_object_ref (brand));
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  g_assert_finalize_object (brand);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  fixture_use_data ();

  g_test_add_func ("/brand/colors", test_colors);
  g_test_add_func ("/brand/partner-contrast", test_partner_contrast);
  g_test_add_func ("/brand/grounds", test_grounds);
  g_test_add_func ("/brand/types", test_types);
  g_test_add_func ("/brand/bad", test_bad);
  g_test_add_func ("/brand/small", test_small);
  g_test_add_func ("/brand/logo", test_logo);
  g_test_add_func ("/brand/logo-missing", test_logo_missing);
  g_test_add_func ("/brand/threads", test_threads);
  return g_test_run ();
}
