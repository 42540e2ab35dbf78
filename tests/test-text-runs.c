#include "config.h"

#include <stdio.h>

#include "model-fixture.h"
#include "studio-text-words.h"

/* Runs as "from-to:members" with b, i, u, s for what is on, capitals for what is off, c and z for colour and size. */
static GArray *
runs_from (const char *text)
{
  GArray *runs = studio_runs_new ();
  g_auto (GStrv) parts = g_strsplit (text, " ", -1);

  for (int i = 0; parts[i] != NULL && *parts[i] != '\0'; i++) {
    StudioTextRun run = { .size = 1 };
    char members[16] = "";

    g_assert_cmpint (sscanf (parts[i], "%d-%d:%15s", &run.from, &run.to, members), ==, 3);
    for (const char *at = members; *at != '\0'; at++) {
      const char *place = strchr ("biusBIUScz", *at);
      int which = (int) (place - "biusBIUScz");

      if (which < 8) {
        run.said |= 1u << (which % 4);
        run.on |= which < 4 ? 1u << which : 0;
      } else if (which == 8) {
        run.said |= STUDIO_RUN_COLOR;
        g_strlcpy (run.color, "accent", sizeof run.color);
      } else {
        run.said |= STUDIO_RUN_SIZE;
        run.size = 1.5;
      }
    }
    g_array_append_val (runs, run);
  }
  return runs;
}

static char *
runs_to (GArray *runs)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < runs->len; i++) {
    const StudioTextRun *run = &g_array_index (runs, StudioTextRun, i);

    g_string_append_printf (text, "%s%d-%d:", i > 0 ? " " : "", run->from, run->to);
    for (int k = 0; k < 4; k++) {
      if ((run->said & (1u << k)) != 0)
        g_string_append_c (text, (run->on & (1u << k)) != 0 ? "bius"[k] : "BIUS"[k]);
    }
    if ((run->said & STUDIO_RUN_COLOR) != 0)
      g_string_append_c (text, 'c');
    if ((run->said & STUDIO_RUN_SIZE) != 0)
      g_string_append_c (text, 'z');
  }
  return g_string_free (text, FALSE);
}

static void
assert_runs (GArray *runs,
             const char *expected)
{
  g_autofree char *text = runs_to (runs);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_apply (void)
{
  static const struct
  {
    const char *before, *look, *after;
  } cases[] = {
    { "", "2-5:b", "2-5:b" },
    { "2-5:b", "5-8:b", "2-8:b" },
    { "2-5:b", "3-4:i", "2-3:b 3-4:bi 4-5:b" },
    { "2-5:b", "0-9:u", "0-2:u 2-5:bu 5-9:u" },
    { "2-5:b 7-9:i", "4-8:c", "2-4:b 4-5:bc 5-7:c 7-8:ic 8-9:i" },
    { "2-5:b", "2-5:B", "2-5:B" },
    { "0-4:b", "4-4:i", "0-4:b" },
    { "0-4:b", "6-2:i", "0-4:b" },
    { "", "-3-2:z", "0-2:z" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GArray) runs = runs_from (cases[i].before), look = runs_from (cases[i].look);
    const StudioTextRun *run = &g_array_index (look, StudioTextRun, 0);

    studio_runs_apply (runs, run->from, run->to, run);
    assert_runs (runs, cases[i].after);
  }
}

static void
test_toggle (void)
{
  static const struct
  {
    const char *before;
    int from, to;
    gboolean base;
    const char *after;
  } cases[] = {
    { "", 2, 5, FALSE, "2-5:b" },
    { "2-5:b", 2, 5, FALSE, "" },
    { "2-5:b", 3, 4, FALSE, "2-3:b 4-5:b" },
    { "2-5:b", 1, 5, FALSE, "1-5:b" },
    { "0-3:b 4-8:bi", 0, 8, FALSE, "0-4:b 4-8:bi" },
    { "", 2, 5, TRUE, "2-5:B" },
    { "2-5:B", 2, 5, TRUE, "" },
    { "2-5:B", 0, 9, TRUE, "" },
    { "2-5:Bi", 2, 3, TRUE, "2-3:i 3-5:Bi" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GArray) runs = runs_from (cases[i].before);

    studio_runs_toggle (runs, cases[i].from, cases[i].to, STUDIO_RUN_BOLD, cases[i].base);
    assert_runs (runs, cases[i].after);
  }
}

static void
test_shift (void)
{
  static const struct
  {
    const char *before;
    int from, to, inserted;
    const char *after;
  } cases[] = {
    { "2-5:b", 0, 0, 3, "5-8:b" },
    { "2-5:b", 2, 2, 3, "5-8:b" },
    { "2-5:b", 3, 3, 1, "2-6:b" },
    { "2-5:b", 5, 5, 1, "2-6:b" },
    { "2-5:b", 6, 6, 1, "2-5:b" },
    { "2-5:b", 0, 2, 0, "0-3:b" },
    { "2-5:b", 1, 3, 0, "1-3:b" },
    { "2-5:b", 2, 5, 0, "" },
    { "2-5:b", 4, 9, 0, "2-4:b" },
    { "0-2:b 4-6:b", 2, 4, 0, "0-4:b" },
    { "0-2:b 2-4:i", 2, 2, 1, "0-3:b 3-5:i" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GArray) runs = runs_from (cases[i].before);

    studio_runs_remove (runs, cases[i].from, cases[i].to);
    studio_runs_insert (runs, cases[i].from, cases[i].inserted);
    assert_runs (runs, cases[i].after);
  }
}

static void
test_clear_and_clamp (void)
{
  g_autoptr (GArray) runs = runs_from ("0-4:b 4-8:biz"), copy = studio_runs_copy (runs);

  studio_runs_clear (runs, 2, 6, STUDIO_RUN_BOLD);
  assert_runs (runs, "0-2:b 4-6:iz 6-8:biz");
  g_assert_false (studio_runs_equal (runs, copy));
  studio_runs_clamp (runs, 5);
  assert_runs (runs, "0-2:b 4-5:iz");
  studio_runs_clamp (runs, 0);
  assert_runs (runs, "");
  assert_runs (copy, "0-4:b 4-8:biz");
}

static GArray *
parse (const char *json,
       GError **error)
{
  g_autoptr (JsonNode) node = fixture_json (json);
  StudioJsonAt at = studio_json_at_root ("uji.json", node);
  g_autoptr (StudioBrand) brand = fixture_brand ("netral");
  GArray *runs = NULL;

  return studio_runs_parse (&at, brand, &runs, error) ? runs : NULL;
}

static void
test_json (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) runs = parse ("{'runs':[{'from':0,'to':9,'bold':true},{'from':3,'to':5,'bold':false,'color':'accent'},{'from':3,'to':5,'size':1.5}]}", &error);
  g_autoptr (GArray) again = NULL, none = parse ("{}", &error);
  g_autoptr (JsonNode) node = studio_runs_to_json (runs), object = fixture_json ("{'runs':[]}"), whole = NULL;
  StudioJsonAt at;

  g_assert_no_error (error);
  assert_runs (runs, "0-3:b 3-5:Bcz 5-9:b");
  whole = studio_json_with (object, "runs", node);
  at = studio_json_at_root ("uji.json", whole);
  g_assert_true (studio_runs_parse (&at, NULL, &again, &error));
  g_assert_true (studio_runs_equal (runs, again));
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_null (studio_runs_to_json (none));
}

static void
test_bad_json (void)
{
  static const char *const bad[] = {
    "{'runs':{}}",
    "{'runs':['tebal']}",
    "{'runs':[{'from':-1,'to':2,'bold':true}]}",
    "{'runs':[{'from':0,'to':1e12,'bold':true}]}",
    "{'runs':[{'from':0,'to':2,'bold':'ya'}]}",
    "{'runs':[{'from':0,'to':2,'color':'warna-yang-tidak-ada'}]}",
    "{'runs':[{'from':0,'to':2,'color':'warna-yang-tidak-ada-dan-terlalu-panjang-untuk-apa-pun'}]}",
    "{'runs':[{'from':0,'to':2,'size':99}]}",
  };
  g_autoptr (GString) many = g_string_new ("{'runs':[");

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (parse (bad[i], &error));
    g_assert_nonnull (error);
  }
  for (int i = 0; i <= STUDIO_RUNS_MAX; i++)
    g_string_append_printf (many, "%s{'from':%d,'to':%d,'bold':true}", i > 0 ? "," : "", 2 * i, 2 * i + 1);
  g_string_append (many, "]}");
  {
    g_autoptr (GError) error = NULL;

    g_assert_null (parse (many->str, &error));
    g_assert_nonnull (error);
  }
}

static void
test_marks (void)
{
  static const struct
  {
    const char *text, *words, *runs, *back;
  } cases[] = {
    { "Lapor ke **112** ya", "Lapor ke 112 ya", "9-12:b", "Lapor ke **112** ya" },
    { "**a** é **b**", "a é b", "0-1:b 4-5:b", "**a** é **b**" },
    { "2 ** 3", "2 ** 3", "", "2 ** 3" },
    { "****", "", "", "" },
    { "**satu\ndua**", "satu\ndua", "0-8:b", "**satu\ndua**" },
    { "", "", "", "" },
    /* beside a star of the text the marks would be read elsewhere */
    { "***a** b", "*a b", "0-2:b", "*a b" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GArray) runs = studio_runs_new ();
    g_autofree char *words = studio_text_take_marks (cases[i].text, runs), *back = NULL;

    g_assert_cmpstr (words, ==, cases[i].words);
    assert_runs (runs, cases[i].runs);
    back = studio_text_put_marks (words, runs);
    g_assert_cmpstr (back, ==, cases[i].back);
  }
}

static char *
cased (const char *words,
       StudioTextCase letters)
{
  g_autoptr (GArray) plan = studio_text_plan_case (words, letters);
  GString *text = g_string_new (NULL);
  guint i = 0;

  g_assert_cmpuint (plan->len, ==, g_utf8_strlen (words, -1));
  for (const char *at = words; *at != '\0'; at = g_utf8_next_char (at), i++) {
    gunichar letter = g_utf8_get_char (at);
    guint8 change = g_array_index (plan, guint8, i);

    g_string_append_unichar (text, change == STUDIO_LETTER_UPPER ? g_unichar_toupper (letter) : change == STUDIO_LETTER_LOWER ? g_unichar_tolower (letter)
                                                                                                                              : letter);
  }
  return g_string_free (text, FALSE);
}

static void
test_title_case (void)
{
  static const char *const cases[][2] = {
    { "air bersih untuk warga di desa sungai tuak", "Air Bersih untuk Warga di Desa Sungai Tuak" },
    { "DARI DESA KE KOTA", "Dari Desa ke Kota" },
    { "RSUD DAN PUPR KABUPATEN PASER", "RSUD dan PUPR Kabupaten Paser" },
    { "pengurusan ktp dan sidang dprd", "Pengurusan KTP dan Sidang DPRD" },
    { "bupati membuka Bappeda dan PermenPANRB", "Bupati Membuka Bappeda dan PermenPANRB" },
    { "PERINGATAN HUT RI KE-80", "Peringatan HUT RI ke-80" },
    { "bagian ii dan bab XIV di jalan MI", "Bagian II dan Bab XIV di Jalan MI" },
    { "undang-undang dan sayur-mayur", "Undang-Undang dan Sayur-mayur" },
    { "yang pertama: dan yang kedua", "Yang Pertama: Dan yang Kedua" },
    { "satu\ndi baris dua", "Satu\nDi Baris Dua" },
    { "jum'at bersih", "Jum'at Bersih" },
    { "éclair 🌾 padi", "Éclair 🌾 Padi" },
    { "mie dan DI", "Mie dan di" },
    { "", "" },
    { "…", "…" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text = cased (cases[i][0], STUDIO_CASE_TITLE);

    g_assert_cmpstr (text, ==, cases[i][1]);
  }
}

static void
test_plain_case (void)
{
  g_autofree char *upper = cased ("Kerja di Éra", STUDIO_CASE_UPPER), *lower = cased ("Kerja di ÉRA", STUDIO_CASE_LOWER), *kept = cased ("Kerja di ÉRA", STUDIO_CASE_NONE);

  g_assert_cmpstr (upper, ==, "KERJA DI ÉRA");
  g_assert_cmpstr (lower, ==, "kerja di éra");
  g_assert_cmpstr (kept, ==, "Kerja di ÉRA");
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/text-runs/apply", test_apply);
  g_test_add_func ("/text-runs/toggle", test_toggle);
  g_test_add_func ("/text-runs/shift", test_shift);
  g_test_add_func ("/text-runs/clear-and-clamp", test_clear_and_clamp);
  g_test_add_func ("/text-runs/json", test_json);
  g_test_add_func ("/text-runs/bad-json", test_bad_json);
  g_test_add_func ("/text-runs/marks", test_marks);
  g_test_add_func ("/text-runs/title-case", test_title_case);
  g_test_add_func ("/text-runs/plain-case", test_plain_case);
  return g_test_run ();
}
