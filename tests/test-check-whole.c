#include "model-fixture.h"

#include "studio-check.h"
#include "studio-date.h"

/* Rules that look at a post as a whole, which the examples of data/checks/rules cannot show. */

/** WholeCase: @found: whether @rule has something to say about a post of @template with these members */
typedef struct
{
  const char *rule;
  const char *template;
  const char *post;
  const char *caption;
  gboolean found;
} WholeCase;

static const WholeCase cases[] = {
  { "ANG-18", "capaian-pembangunan", "{'content':{'nilai':'78'}}", "Jalan mantap mencapai 78 persen.", TRUE },
  { "ANG-18", "capaian-pembangunan", "{'content':{'nilai':'78','target':'85'}}", "Jalan mantap mencapai 78 persen.", FALSE },
  { "ANG-18", "capaian-pembangunan", "{'content':{'nilai':'78'}}", "Jalan mantap 78 persen, dari target 85 persen.", FALSE },
  { "ANG-18", "pengumuman", "{'content':{}}", "Jalan mantap mencapai 78 persen.", FALSE },
  { "MED-13", "jawab-warga", "{'content':{'penanya':'Warga Kec. Kuaro, lewat Instagram'}}", NULL, TRUE },
  { "MED-13", "jawab-warga", "{'content':{'penanya':'Warga, lewat X'},'caption':{'text':'Sudah dijawab.'}}", NULL, FALSE },
  { "MED-13", "jawab-warga", "{'content':{'penanya':'Warga, lewat IG'},'caption':{'text':'Ada.','variants':{'instagram':{'text':' '}}}}", NULL, TRUE },
  { "MED-13", "jawab-warga", "{'content':{'penanya':'Warga X di web'}}", NULL, FALSE },
  { "MED-13", "klarifikasi-hoaks", "{'content':{},'hoax':{'claim':'Bansos','medium':'grup WhatsApp'}}", NULL, TRUE },
  { "MED-13", "pengumuman", "{'content':{}}", NULL, FALSE },
};

static StudioSnapshot *
make_snapshot (const WholeCase *c)
{
  g_autoptr (StudioTemplate) template = fixture_template (c->template);
  g_autoptr (StudioBrand) brand = fixture_brand ("paser-mas");
  g_autoptr (JsonNode) root = fixture_json (c->post);
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioPost) post = studio_post_new_from_json ("post.json", root, template, brand, NULL, &error);

  g_assert_no_error (error);
  return studio_post_snapshot (post);
}

static gboolean
has_rule (GPtrArray *findings,
          const char *rule)
{
  for (guint i = 0; i < findings->len; i++) {
    if (g_str_equal (((const StudioFinding *) g_ptr_array_index (findings, i))->rule, rule))
      return TRUE;
  }
  return FALSE;
}

static void
test_cases (void)
{
  g_autoptr (StudioChecker) checker = studio_checker_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (StudioSnapshot) snapshot = make_snapshot (&cases[i]);
    g_autoptr (StudioText) caption = cases[i].caption != NULL ? studio_text_new (cases[i].caption, -1) : NULL;
    g_autoptr (GPtrArray) findings = NULL;
    StudioCheckInput in = { .place = { STUDIO_PLACE_POST, NULL, NULL, -1 }, .caption = caption, .snapshot = snapshot, .brand = studio_snapshot_get_brand (snapshot) };

    g_date_set_dmy (&in.today, 20, G_DATE_NOVEMBER, 2026);
    findings = studio_check_whole (checker, NULL, &in);
    g_test_message ("%s: %s", cases[i].rule, cases[i].post);
    g_assert_cmpint (has_rule (findings, cases[i].rule), ==, cases[i].found);
  }
}

/* --- ORG-14: who sends --- */

/** SenderCase: @personal: an account of the register that is a person's own; @person: somebody of the register; both may be NULL */
static const struct
{
  const char *personal, *person;
  gboolean found;
} sender_cases[] = {
  { NULL, NULL, FALSE },
  { "@PemkabPaser", NULL, TRUE },
  { "pemkabpaser", NULL, TRUE },
  { "@rahmat.official", NULL, FALSE },
  { NULL, "Dr. Pemkab Paser, S.E.", TRUE },
  { NULL, "Hendra Pemkab", FALSE }, /* part of a name in an office's handle is no sign */
  { NULL, "Andi Paser", FALSE },    /* the office is called so, too */
  { NULL, "Siti Aminah", FALSE },
};

/* The brand's account is compared with the office's registers. */
static void
test_sender (void)
{
  static const WholeCase post = { "ORG-14", "pengumuman", "{'content':{}}", NULL, FALSE };

  for (gsize i = 0; i < G_N_ELEMENTS (sender_cases); i++) {
    StudioNames *names = studio_names_new ();
    const StudioNamesPerson person = { .name = (char *) sender_cases[i].person, .plain = (char *) sender_cases[i].person };
    g_autoptr (StudioSnapshot) snapshot = make_snapshot (&post);
    g_autoptr (StudioChecker) checker = NULL;
    g_autoptr (GPtrArray) findings = NULL;
    StudioCheckInput in = { .place = { STUDIO_PLACE_POST, NULL, NULL, -1 }, .snapshot = snapshot, .brand = studio_snapshot_get_brand (snapshot) };

    if (sender_cases[i].personal != NULL)
      studio_names_add_personal (names, sender_cases[i].personal);
    if (sender_cases[i].person != NULL)
      studio_names_add_person (names, &person);
    studio_names_install (names);
    checker = studio_checker_new ();
    studio_names_install (NULL);
    g_date_set_dmy (&in.today, 20, G_DATE_NOVEMBER, 2026);
    findings = studio_check_whole (checker, NULL, &in);
    g_test_message ("%s, %s", sender_cases[i].personal, sender_cases[i].person);
    g_assert_cmpint (has_rule (findings, "ORG-14"), ==, sender_cases[i].found);
  }
}

/* --- MED-03: the hashtags of the edition that the post is in --- */

/** EditionCase: @asked: what is missing in a caption without hashtags, on the day @today */
typedef struct
{
  const char *post;
  const char *today;
  const char *asked;
} EditionCase;

static const EditionCase edition_cases[] = {
  { "{'content':{},'edition':'tuntas'}", "2026-11-20", "#PaserTuntas #PemkabPaser" },
  { "{'content':{}}", "2026-11-20", "#PaserTuntas #PemkabPaser" },
  /* a post of the time before is checked with the hashtags of its time on a day of its time, with today's later */
  { "{'content':{},'edition':'mas'}", "2024-11-20", "#PaserMAS #PemkabPaser" },
  { "{'content':{},'edition':'mas'}", "2026-11-20", "#PaserTuntas #PemkabPaser" },
  { "{'content':{},'edition':'tidak-ada'}", "2026-11-20", "#PaserTuntas #PemkabPaser" },
};

static void
test_editions (void)
{
  g_autoptr (StudioChecker) checker = studio_checker_new ();
  g_autoptr (StudioBrand) brand = fixture_brand ("paser-mas");
  g_autoptr (StudioText) text = studio_text_new ("Jembatan Kuaro selesai dibangun.", -1);

  for (gsize i = 0; i < G_N_ELEMENTS (edition_cases); i++) {
    const WholeCase c = { .template = "pengumuman", .post = edition_cases[i].post };
    g_autoptr (StudioSnapshot) snapshot = make_snapshot (&c);
    g_autoptr (GPtrArray) findings = NULL;
    StudioCheckInput in = { .place = { STUDIO_PLACE_CAPTION, NULL, NULL, -1 }, .text = text, .snapshot = snapshot, .brand = brand };
    gboolean asked = FALSE;

    g_assert_true (studio_date_from_iso (edition_cases[i].today, &in.today));
    findings = studio_check_text (checker, NULL, &in);
    for (guint k = 0; k < findings->len; k++) {
      const StudioFinding *finding = g_ptr_array_index (findings, k);

      asked |= g_str_equal (finding->rule, "MED-03") && strstr (finding->message, edition_cases[i].asked) != NULL;
    }
    g_test_message ("%s on %s", edition_cases[i].post, edition_cases[i].today);
    g_assert_true (asked);
  }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/check-whole/sender", test_sender);
  g_test_add_func ("/check-whole/rules", test_cases);
  g_test_add_func ("/check-whole/editions", test_editions);

  return g_test_run ();
}
