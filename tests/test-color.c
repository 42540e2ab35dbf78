#include "studio-color.h"

typedef struct
{
  const char *text;
  gboolean valid;
  const char *written;
} ParseCase;

static const ParseCase parse_cases[] = {
  { "#07332A", TRUE, "#07332A" },
  { "#07332a", TRUE, "#07332A" },
  { "#fff", TRUE, "#FFFFFF" },
  { "#1A9", TRUE, "#11AA99" },
  { "#00000080", TRUE, "#00000080" },
  { "#123456FF", TRUE, "#123456" },
  { "", FALSE, NULL },
  { "#", FALSE, NULL },
  { "red", FALSE, NULL },
  { "07332A", FALSE, NULL },
  { "#07332", FALSE, NULL },
  { "#07332G", FALSE, NULL },
  { "#12 456", FALSE, NULL },
  { "#-12345", FALSE, NULL },
  { "#07332A ", FALSE, NULL },
  { "#07332Aé", FALSE, NULL },
  { NULL, FALSE, NULL },
};

static void
test_parse (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (parse_cases); i++) {
    const ParseCase *c = &parse_cases[i];
    StudioColor color = { 9, 9, 9, 9 };
    g_autofree char *written = NULL;

    g_test_message ("%s", c->text != NULL ? c->text : "(null)");
    g_assert_cmpint (studio_color_parse (c->text, &color), ==, c->valid);
    if (!c->valid) {
      g_assert_cmpfloat (color.r, ==, 9);
      continue;
    }
    written = studio_color_to_string (&color);
    g_assert_cmpstr (written, ==, c->written);
  }
}

static void
test_all_bytes_round_trip (void)
{
  for (int i = 0; i < 256; i++) {
    g_autofree char *text = g_strdup_printf ("#%02X%02X%02X", i, 255 - i, i / 2);
    g_autofree char *written = NULL;
    StudioColor color;

    g_assert_true (studio_color_parse (text, &color));
    written = studio_color_to_string (&color);
    g_assert_cmpstr (written, ==, text);
  }
}

static void
test_to_string_clamps (void)
{
  StudioColor color = { -1, 2, 0.5, 7 };
  g_autofree char *text = studio_color_to_string (&color);

  g_assert_cmpstr (text, ==, "#00FF80");
}

typedef struct
{
  const char *a;
  const char *b;
  double ratio;
} ContrastCase;

/* Ratios worked out by hand from the definition in WCAG 2.2. */
static const ContrastCase contrast_cases[] = {
  { "#000000", "#FFFFFF", 21 },
  { "#FFFFFF", "#000000", 21 },
  { "#FFFFFF", "#FFFFFF", 1 },
  { "#767676", "#FFFFFF", 4.542 },
  { "#777777", "#FFFFFF", 4.478 },
  { "#FF0000", "#FFFFFF", 3.998 },
  { "#07332A", "#FFFFFF", 13.9 },
};

static void
test_contrast (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (contrast_cases); i++) {
    const ContrastCase *c = &contrast_cases[i];
    StudioColor a, b;

    g_assert_true (studio_color_parse (c->a, &a));
    g_assert_true (studio_color_parse (c->b, &b));
    g_assert_cmpfloat_with_epsilon (studio_color_contrast (&a, &b), c->ratio, c->ratio > 10 ? 0.05 : 0.001);
  }
}

static void
test_luminance (void)
{
  StudioColor green = { 0, 1, 0, 1 };
  StudioColor dark = { 0.03, 0.03, 0.03, 1 };

  g_assert_cmpfloat_with_epsilon (studio_color_luminance (&green), 0.7152, 1e-9);
  g_assert_cmpfloat_with_epsilon (studio_color_luminance (&dark), 0.03 / 12.92, 1e-9);
}

static void
test_mixing (void)
{
  StudioColor white = { 1, 1, 1, 1 };
  StudioColor black = { 0, 0, 0, 1 };
  StudioColor veil = { 0, 0, 0, 0.25 };
  StudioColor mixed;
  g_autofree char *text = NULL;

  mixed = studio_color_mix (&white, &black, 0);
  g_assert_cmpfloat (mixed.r, ==, 1);
  mixed = studio_color_mix (&white, &black, 1);
  g_assert_cmpfloat (mixed.r, ==, 0);
  mixed = studio_color_mix (&white, &veil, 0.5);
  g_assert_cmpfloat (mixed.g, ==, 0.5);
  g_assert_cmpfloat (mixed.a, ==, 0.625);

  mixed = studio_color_over (&veil, &white);
  text = studio_color_to_string (&mixed);
  g_assert_cmpstr (text, ==, "#BFBFBF");
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/color/parse", test_parse);
  g_test_add_func ("/color/all-bytes-round-trip", test_all_bytes_round_trip);
  g_test_add_func ("/color/to-string-clamps", test_to_string_clamps);
  g_test_add_func ("/color/contrast", test_contrast);
  g_test_add_func ("/color/luminance", test_luminance);
  g_test_add_func ("/color/mixing", test_mixing);

  return g_test_run ();
}
