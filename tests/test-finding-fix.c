#include "config.h"

#include "document-fixture.h"
#include "studio-check.h"
#include "studio-finding-fix.h"

/* One click mends what a check found: the right words change and no others, as one step that can be undone; and stale findings write nothing. */

/* read from the program's data before the fixtures take its place */
static StudioChecker *checker;

static StudioHistory *
history_of (StudioDocument *document)
{
  return studio_document_get_history (document);
}

static void
write_caption (StudioDocument *document,
               const char *platform,
               const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (studio_document_set_caption (document, platform, words, &error));
  g_assert_no_error (error);
  studio_history_end_merge (history_of (document));
}

/* The finding of @rule about @words at @place. */
static StudioFinding *
find (const StudioPlace *place,
      const char *words,
      const char *rule)
{
  g_autoptr (StudioText) text = studio_text_new (words, -1);
  g_autoptr (GPtrArray) findings = NULL;
  StudioCheckInput in = { .place = *place, .text = text };

  g_date_set_dmy (&in.today, 20, G_DATE_NOVEMBER, 2026);
  findings = studio_check_text (checker, NULL, &in);
  for (guint i = 0; i < findings->len; i++) {
    StudioFinding *finding = g_ptr_array_index (findings, i);

    if (g_str_equal (finding->rule, rule))
      return studio_finding_ref (finding);
  }
  g_error ("%s finds nothing in “%s”", rule, words);
}

/** FixCase: what @rule finds in @before becomes @after */
typedef struct
{
  const char *rule, *before, *after;
} FixCase;

static const FixCase cases[] = {
  { "EJA-07", "Silahkan datang.", "Silakan datang." },
  { "EJA-01", "🎉 “Warga” é dikantor desa.", "🎉 “Warga” é di kantor desa." },
  { "EJA-29", "Kata\u200Bnya hadir.", "Katanya hadir." },
  { "EJA-25", "yg", "yang" },
};

static void
test_captions (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    const StudioPlace place = { STUDIO_PLACE_CAPTION, NULL, NULL, -1 };
    g_autoptr (StudioFinding) finding = find (&place, cases[i].before, cases[i].rule);
    StudioDocument *document = fixture_document ();
    g_autoptr (JsonNode) checked = NULL;
    g_autoptr (GError) error = NULL;

    write_caption (document, NULL, cases[i].before);
    checked = json_node_copy (fixture_root (document));
    g_assert_true (studio_finding_is_fixable (finding));
    g_assert_true (studio_finding_fix (document, checked, finding, &error));
    g_assert_no_error (error);
    g_assert_cmpstr (studio_caption_get (fixture_root (document), NULL, NULL), ==, cases[i].after);
    g_assert_cmpuint (studio_history_get_n_undo (history_of (document)), ==, 2);
    g_assert_true (studio_history_undo (history_of (document)));
    g_assert_cmpstr (studio_caption_get (fixture_root (document), NULL, NULL), ==, cases[i].before);
    g_assert_finalize_object (document);
  }
}

/* A platform's own words are mended, the main caption stays. */
static void
test_variant (void)
{
  const StudioPlace place = { STUDIO_PLACE_CAPTION, "instagram", NULL, -1 };
  g_autoptr (StudioFinding) finding = find (&place, "Warga yg hadir.", "EJA-25");
  StudioDocument *document = fixture_document ();
  g_autoptr (JsonNode) checked = NULL;
  g_autoptr (GError) error = NULL;

  write_caption (document, NULL, "Warga yg lain.");
  write_caption (document, "instagram", "Warga yg hadir.");
  checked = json_node_copy (fixture_root (document));
  g_assert_true (studio_finding_fix (document, checked, finding, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (studio_caption_get (fixture_root (document), "instagram", NULL), ==, "Warga yang hadir.");
  g_assert_cmpstr (studio_caption_get (fixture_root (document), NULL, NULL), ==, "Warga yg lain.");
  g_assert_finalize_object (document);
}

static void
test_description (void)
{
  const StudioPlace place = { STUDIO_PLACE_ALT, "1", NULL, -1 };
  const StudioDescription description = { .alt = "Poster di muka loket, apotik desa.", .decorative = FALSE };
  g_autoptr (StudioFinding) finding = find (&place, description.alt, "EJA-07");
  StudioDocument *document = fixture_document ();
  g_autoptr (JsonNode) checked = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (studio_document_set_description (document, "1", &description, &error));
  checked = json_node_copy (fixture_root (document));
  g_assert_true (studio_finding_fix (document, checked, finding, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (studio_description_get (fixture_root (document), "1").alt, ==, "Poster di muka loket, apotek desa.");
  g_assert_finalize_object (document);
}

static void
test_field (void)
{
  const StudioPlace place = { STUDIO_PLACE_FIELD, "judul", NULL, -1 };
  g_autoptr (StudioFinding) finding = find (&place, "Jadwal apotik desa", "EJA-07");
  StudioDocument *document = fixture_document ();
  g_autoptr (JsonNode) checked = NULL;
  g_autoptr (JsonNode) words = json_node_init_string (json_node_alloc (), "Jadwal apotik desa");
  g_autoptr (GError) error = NULL;

  studio_history_set (history_of (document), "content/judul", words, "Type", NULL);
  checked = json_node_copy (fixture_root (document));
  g_assert_true (studio_finding_fix (document, checked, finding, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (json_node_get_string (studio_json_lookup (fixture_root (document), "content/judul")), ==, "Jadwal apotek desa");
  g_assert_cmpuint (studio_history_get_n_undo (history_of (document)), ==, 2);
  g_assert_finalize_object (document);
}

/* Words that changed since the check, or that are gone, are left alone, and the person is told. */
static void
test_stale (void)
{
  static const char *const now[] = { "Silahkan semua datang.", "Silakan datang.", "", "S" };
  const StudioPlace place = { STUDIO_PLACE_CAPTION, NULL, NULL, -1 };
  g_autoptr (StudioFinding) finding = find (&place, "Silahkan datang.", "EJA-07");

  for (gsize i = 0; i < G_N_ELEMENTS (now); i++) {
    StudioDocument *document = fixture_document ();
    g_autoptr (JsonNode) checked = NULL;
    g_autoptr (GError) error = NULL;
    g_autofree char *before = NULL;
    g_autofree char *after = NULL;

    write_caption (document, NULL, "Silahkan datang.");
    checked = json_node_copy (fixture_root (document));
    write_caption (document, NULL, now[i]);
    before = studio_json_write (fixture_root (document));
    g_assert_false (studio_finding_fix (document, checked, finding, &error));
    g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_INVALID);
    after = studio_json_write (fixture_root (document));
    g_assert_cmpstr (after, ==, before);
    g_assert_finalize_object (document);
  }
}

/* A finding that was made of other words than it says it was checked with points beyond them. */
static void
test_beyond (void)
{
  const StudioPlace place = { STUDIO_PLACE_CAPTION, NULL, NULL, -1 };
  g_autoptr (StudioFinding) finding = find (&place, "Datanglah ke puskesmas atau apotik.", "EJA-07");
  StudioDocument *document = fixture_document ();
  g_autoptr (JsonNode) checked = NULL;
  g_autoptr (GError) error = NULL;

  write_caption (document, NULL, "Pendek.");
  checked = json_node_copy (fixture_root (document));
  g_assert_false (studio_finding_fix (document, checked, finding, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_INVALID);
  g_assert_cmpstr (studio_caption_get (fixture_root (document), NULL, NULL), ==, "Pendek.");
  g_assert_finalize_object (document);
}

/* What has no certain fix, or is about all of the text, or stands elsewhere, has no button. */
static void
test_not_fixable (void)
{
  const StudioPlace place = { STUDIO_PLACE_CAPTION, NULL, NULL, -1 };
  g_autoptr (StudioFinding) unknown = find (&place, "Sebuah kegaitan yang ramai.", "EJA-09");
  StudioFinding made = { .rule = "EJA-07", .place = place, .start = 0, .end = 2, .fix = (char *) "Ya" };

  g_assert_false (studio_finding_is_fixable (unknown));
  g_assert_true (studio_finding_is_fixable (&made));
  made.end = -1;
  g_assert_false (studio_finding_is_fixable (&made));
  made.end = 2;
  made.place.kind = STUDIO_PLACE_POST;
  g_assert_false (studio_finding_is_fixable (&made));
  made.place.kind = STUDIO_PLACE_FIELD;
  g_assert_false (studio_finding_is_fixable (&made));
}

/* --- all at once --- */

/* All that the rules find in @words at @place. */
static void
collect (GPtrArray *all,
         const StudioPlace *place,
         const char *words)
{
  g_autoptr (StudioText) text = studio_text_new (words, -1);
  StudioCheckInput in = { .place = *place, .text = text };

  g_date_set_dmy (&in.today, 20, G_DATE_NOVEMBER, 2026);
  studio_check_join (all, studio_check_text (checker, NULL, &in));
}

static guint
count_fixable (GPtrArray *findings)
{
  guint n_fixable = 0;

  for (guint i = 0; i < findings->len; i++)
    n_fixable += studio_finding_is_fixable (g_ptr_array_index (findings, i));
  return n_fixable;
}

/* Several faults in two captions are one step; what changes the length of the words before others does not harm these. */
static void
test_all (void)
{
  static const char main_before[] = "Silahkan datang dikantor desa, yg dibuka. Acara di buka Bupati.";
  static const char x_before[] = "Warga dirumah.";
  const StudioPlace main_place = { STUDIO_PLACE_CAPTION, NULL, NULL, -1 }, x_place = { STUDIO_PLACE_CAPTION, "x", NULL, -1 };
  StudioDocument *document = fixture_document ();
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_finding_unref), fixed = NULL;
  guint before;

  write_caption (document, NULL, main_before);
  write_caption (document, "x", x_before);
  before = studio_history_get_n_undo (history_of (document));
  collect (findings, &main_place, main_before);
  collect (findings, &x_place, x_before);
  fixed = studio_finding_fix_all (document, fixture_root (document), findings, NULL, NULL);
  g_assert_cmpuint (fixed->len, >=, 5);
  g_assert_cmpuint (fixed->len, ==, count_fixable (findings));
  g_assert_cmpstr (studio_caption_get (fixture_root (document), NULL, NULL), ==, "Silakan datang di kantor desa, yang dibuka. Acara dibuka Bupati.");
  g_assert_cmpstr (studio_caption_get (fixture_root (document), "x", NULL), ==, "Warga di rumah.");
  g_assert_cmpuint (studio_history_get_n_undo (history_of (document)), ==, before + 1);
  g_assert_true (studio_history_undo (history_of (document)));
  g_assert_cmpstr (studio_caption_get (fixture_root (document), NULL, NULL), ==, main_before);
  g_assert_cmpstr (studio_caption_get (fixture_root (document), "x", NULL), ==, x_before);
  g_assert_finalize_object (document);
}

/* A caption that has changed since keeps its words, the other one is mended all the same. */
static void
test_all_stale (void)
{
  const StudioPlace main_place = { STUDIO_PLACE_CAPTION, NULL, NULL, -1 }, x_place = { STUDIO_PLACE_CAPTION, "x", NULL, -1 };
  StudioDocument *document = fixture_document ();
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_finding_unref), fixed = NULL, none = NULL;
  g_autoptr (JsonNode) checked = NULL;
  guint before;

  write_caption (document, NULL, "Silahkan datang.");
  write_caption (document, "x", "Warga dirumah.");
  checked = json_node_ref (fixture_root (document));
  collect (findings, &main_place, "Silahkan datang.");
  collect (findings, &x_place, "Warga dirumah.");
  write_caption (document, NULL, "Mari silahkan datang.");
  fixed = studio_finding_fix_all (document, checked, findings, NULL, NULL);
  g_assert_cmpuint (fixed->len, ==, 1);
  g_assert_cmpstr (studio_caption_get (fixture_root (document), NULL, NULL), ==, "Mari silahkan datang.");
  g_assert_cmpstr (studio_caption_get (fixture_root (document), "x", NULL), ==, "Warga di rumah.");
  before = studio_history_get_n_undo (history_of (document));
  none = studio_finding_fix_all (document, checked, findings, NULL, NULL);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (studio_history_get_n_undo (history_of (document)), ==, before);
  g_assert_finalize_object (document);
}

static GPtrArray *
find_again (gpointer data)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_finding_unref);
  const StudioPlace place = { STUDIO_PLACE_CAPTION, NULL, NULL, -1 };

  collect (found, &place, studio_caption_get (fixture_root (data), NULL, NULL));
  return found;
}

/** NestedCase: a caption with fixes that lie in one another, or that uncover others, and what one click makes of it */
static const struct
{
  const char *before, *after;
} nested_cases[] = {
  { "Silahkan datang dikantor desa.", "Silakan datang di kantor desa." },
  { "Biayanya Rp. 2.400.000.000,- dari APBD.", "Biayanya Rp2,4 miliar dari APBD." },
  { "Bupati H. Rahmat, S.Sos., M.Si meresmikan jalan.", "Bupati H. Rahmat, S.Sos., M.Si., meresmikan jalan." },
};

/* After one click no certain fix is left, and one step takes all rounds back. */
static void
test_all_nested (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (nested_cases); i++) {
    StudioDocument *document = fixture_document ();
    g_autoptr (GPtrArray) findings = NULL, fixed = NULL, left = NULL;

    write_caption (document, NULL, nested_cases[i].before);
    findings = find_again (document);
    fixed = studio_finding_fix_all (document, fixture_root (document), findings, find_again, document);
    left = find_again (document);
    g_assert_cmpstr (studio_caption_get (fixture_root (document), NULL, NULL), ==, nested_cases[i].after);
    g_assert_cmpuint (count_fixable (left), ==, 0);
    g_assert_true (studio_history_undo (history_of (document)));
    g_assert_cmpstr (studio_caption_get (fixture_root (document), NULL, NULL), ==, nested_cases[i].before);
    g_assert_finalize_object (document);
  }
}

int
main (int argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  checker = studio_checker_new ();
  fixture_use_data ();

  g_test_add_func ("/finding-fix/captions", test_captions);
  g_test_add_func ("/finding-fix/variant", test_variant);
  g_test_add_func ("/finding-fix/description", test_description);
  g_test_add_func ("/finding-fix/field", test_field);
  g_test_add_func ("/finding-fix/stale", test_stale);
  g_test_add_func ("/finding-fix/beyond", test_beyond);
  g_test_add_func ("/finding-fix/not-fixable", test_not_fixable);
  g_test_add_func ("/finding-fix/all", test_all);
  g_test_add_func ("/finding-fix/all-stale", test_all_stale);
  g_test_add_func ("/finding-fix/all-nested", test_all_nested);

  result = g_test_run ();
  studio_checker_unref (checker);
  return result;
}
