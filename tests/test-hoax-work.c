#include "config.h"

#include <string.h>

#include "model-fixture.h"
#include "studio-caption.h"
#include "studio-check.h"
#include "studio-document-words.h"
#include "studio-hoax-work.h"

/* The clarification of a hoax: when its stamp is locked, what counts as evidence, and what the work writes into the post. */

#define PIECE "{'what':'paserkab.go.id','source':'Dinas Sosial','date':'20 November 2026'}"

static StudioPost *
new_post (const char *template_id,
          const char *root)
{
  g_autoptr (StudioTemplate) template = fixture_template (template_id);
  g_autoptr (StudioBrand) brand = fixture_brand ("paser-mas");
  g_autoptr (JsonNode) document = fixture_json (root);
  g_autoptr (GError) error = NULL;
  StudioPost *post = studio_post_new_from_json ("post.json", document, template, brand, NULL, &error);

  g_assert_no_error (error);
  return post;
}

typedef struct
{
  const char *template_id, *root;
  gboolean locked;
} LockCase;

static const LockCase lock_cases[] = {
  { "klarifikasi-hoaks", "{'content':{}}", FALSE }, /* the example */
  { "klarifikasi-hoaks", "{'content':{'klaim':'Bansos'}}", TRUE },
  { "klarifikasi-hoaks", "{'content':{'putusan':'Hoaks','pemeriksa':'Dinas Sosial'}}", TRUE },
  { "klarifikasi-hoaks", "{'content':{'putusan':'Hoaks','bukti':'paserkab.go.id'}}", TRUE },
  { "klarifikasi-hoaks", "{'content':{'putusan':'Hoaks','bukti':'  ','pemeriksa':'Dinas Sosial'}}", TRUE },
  { "klarifikasi-hoaks", "{'content':{'putusan':'Hoaks','bukti':'paserkab.go.id','pemeriksa':'Dinas Sosial'}}", FALSE },
  { "klarifikasi-hoaks", "{'content':{'putusan':'Hoaks'},'hoax':{'evidence':[" PIECE "]}}", TRUE },
  { "klarifikasi-hoaks", "{'content':{'putusan':'Hoaks'},'hoax':{'evidence':[" PIECE "],'officer':'Siti'}}", FALSE },
  { "klarifikasi-hoaks", "{'content':{},'hoax':{'evidence':[" PIECE "],'officer':'Siti'}}", FALSE },
  { "klarifikasi-hoaks", "{'content':{},'hoax':{'claim':'Bansos'}}", TRUE },
  { "klarifikasi-hoaks", "{'content':{},'hoax':{'evidence':[{'what':'paserkab.go.id'}],'officer':'Siti'}}", TRUE },
  { "klarifikasi-hoaks", "{'content':{},'hoax':{'evidence':[],'officer':'Siti'}}", TRUE },
  { "klarifikasi-hoaks", "{'content':{},'hoax':{'evidence':'paserkab.go.id','officer':'Siti'}}", FALSE },
  { "pengumuman", "{'content':{'judul':'Air mati'}}", FALSE },
};

static void
test_locked (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (lock_cases); i++) {
    g_autoptr (StudioPost) post = new_post (lock_cases[i].template_id, lock_cases[i].root);
    g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (post);
    JsonNode *stamp = studio_hoax_get_public (snapshot, "putusan", NULL);

    if (studio_hoax_is_locked (snapshot) != lock_cases[i].locked)
      g_error ("%s", lock_cases[i].root);
    if (stamp != NULL)
      g_assert_cmpstr (json_node_get_string (stamp), ==, lock_cases[i].locked ? "Belum terverifikasi" : "Hoaks");
  }
}

/* Nobody reads the locked verdict in a caption either, and the field itself keeps what was written. */
static void
test_locked_caption (void)
{
  g_autoptr (StudioPost) post = new_post ("klarifikasi-hoaks", "{'content':{'putusan':'Penipuan'}}");
  g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (post);
  g_autoptr (StudioCaption) caption = studio_caption_expand ("Kesimpulan: {putusan}", snapshot);

  g_assert_cmpstr (caption->text, ==, "Kesimpulan: Belum terverifikasi");
  g_assert_cmpstr (json_node_get_string (studio_snapshot_get_value (snapshot, "putusan")), ==, "Penipuan");
}

static void
test_evidence (void)
{
  g_autoptr (StudioTemplate) template = fixture_template ("klarifikasi-hoaks");
  g_autoptr (StudioBrand) brand = fixture_brand ("paser-mas");
  g_autoptr (StudioDocument) document = studio_document_new (template, brand);
  StudioPost *post = studio_document_get_post (document);
  g_autofree char *before = studio_json_write (studio_post_get_json (post));
  g_autofree char *after = NULL;
  g_autofree char *huge = g_strnfill (1024 * 1024, 'a');
  const StudioEvidence pieces[] = { { "Surat edaran.pdf", "Sekretariat Daerah", "19 November 2026" }, { "", "", "" }, { "javascript:alert(1)", "", "" } };
  const StudioEvidence bad = { huge, "", "" };
  g_autoptr (GArray) list = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (studio_document_set_evidence (document, pieces, 3, &error));
  g_assert_no_error (error);
  list = studio_hoax_list_evidence (studio_post_get_json (post));
  g_assert_cmpuint (list->len, ==, 2);
  g_assert_cmpstr (g_array_index (list, StudioEvidence, 0).source, ==, "Sekretariat Daerah");
  g_assert_cmpstr (g_array_index (list, StudioEvidence, 1).what, ==, "javascript:alert(1)");
  g_assert_cmpstr (studio_hoax_get (studio_post_get_json (post), STUDIO_HOAX_EVIDENCE), ==, "Surat edaran.pdf");
  g_assert_true (studio_hoax_is_done (studio_post_get_json (post), STUDIO_HOAX_STEP_EVIDENCE));
  g_assert_false (studio_document_set_evidence (document, &bad, 1, &error));
  g_assert_nonnull (error);
  g_assert_true (studio_history_undo (studio_document_get_history (document)));
  after = studio_json_write (studio_post_get_json (post));
  g_assert_cmpstr (after, ==, before);
}

static const char *const bad_evidence[] = {
  "{'hoax':{'evidence':7}}",
  "{'hoax':{'evidence':{}}}",
  "{'hoax':{'evidence':['a']}}",
  "{'hoax':{'evidence':[{'what':7}]}}",
  "{'hoax':{'evidence':[{'date':[]}]}}",
  "{'hoax':{'evidence':[{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{}]}}",
};

static void
test_bad_evidence (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bad_evidence); i++) {
    g_autoptr (JsonNode) root = fixture_json (bad_evidence[i]);
    StudioJsonAt at = studio_json_at_root ("post.json", root);
    g_autoptr (GError) error = NULL;

    g_assert_false (studio_post_words_check (&at, &error));
    if (strstr (error->message, "hoax.evidence") == NULL)
      g_error ("%s: %s", bad_evidence[i], error->message);
  }
}

static void
set (StudioDocument *document,
     StudioHoaxMember member,
     const char *text)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (studio_document_set_hoax (document, member, text, &error));
  g_assert_no_error (error);
}

static void
verify (StudioDocument *document)
{
  const StudioEvidence piece = { "https://paserkab.go.id/klarifikasi/", "Dinas Sosial", "20 November 2026" };

  set (document, STUDIO_HOAX_CLAIM, "Daftar bansos bayar Rp50.000");
  set (document, STUDIO_HOAX_MEDIUM, "grup WhatsApp");
  set (document, STUDIO_HOAX_SEEN, "18 November 2026");
  set (document, STUDIO_HOAX_LINK, "https://bansos-palsu.example/klik");
  set (document, STUDIO_HOAX_TYPE, "tiruan");
  set (document, STUDIO_HOAX_CLASS, "disinformasi");
  g_assert_true (studio_document_set_evidence (document, &piece, 1, NULL));
  set (document, STUDIO_HOAX_OFFICER, "Siti Aminah, Kepala Dinas Sosial");
  set (document, STUDIO_HOAX_CHECKED, "2026-11-20 14.10");
  set (document, STUDIO_HOAX_VERDICT, "hoaks");
}

static const char *
field (StudioDocument *document,
       const char *name)
{
  g_autofree char *path = g_strconcat ("content/", name, NULL);
  JsonNode *value = studio_json_lookup (studio_post_get_json (studio_document_get_post (document)), path);

  return value != NULL ? json_node_get_string (value) : NULL;
}

/* The picture gets what the work says, as one step; the hoax's own address stays out of it. */
static void
test_fill (void)
{
  g_autoptr (StudioTemplate) template = fixture_template ("klarifikasi-hoaks");
  g_autoptr (StudioBrand) brand = fixture_brand ("paser-mas");
  g_autoptr (StudioDocument) document = studio_document_new (template, brand);
  StudioHistory *history = studio_document_get_history (document);
  g_autofree char *written = NULL;
  guint n_undo;

  g_assert_cmpuint (studio_document_fill_hoax (document), ==, 0);
  verify (document);
  for (int i = 0; i < STUDIO_HOAX_N_STEPS; i++)
    g_assert_true (studio_hoax_is_done (studio_post_get_json (studio_document_get_post (document)), (StudioHoaxStep) i));
  n_undo = studio_history_get_n_undo (history);
  g_assert_cmpuint (studio_document_fill_hoax (document), ==, 8);
  g_assert_cmpuint (studio_history_get_n_undo (history), ==, n_undo + 1);
  g_assert_cmpstr (field (document, "klaim"), ==, "“Daftar bansos bayar Rp50.000”");
  g_assert_cmpstr (field (document, "beredar"), ==, "Beredar di grup WhatsApp sejak 18 November 2026");
  g_assert_cmpstr (field (document, "bukti"), ==, "paserkab.go.id/klarifikasi");
  g_assert_cmpstr (field (document, "tanggal"), ==, "2026-11-20");
  g_assert_cmpstr (field (document, "waktu"), ==, "14.10");
  g_assert_cmpstr (field (document, "putusan"), ==, "Hoaks");
  g_assert_cmpuint (studio_document_fill_hoax (document), ==, 0);
  written = studio_json_write (studio_json_lookup (studio_post_get_json (studio_document_get_post (document)), "content"));
  g_assert_null (strstr (written, "bansos-palsu"));
  g_assert_true (studio_history_undo (history));
  g_assert_null (field (document, "klaim"));
}

/* The caption has its parts in the order the rules ask for: nothing of HOX-05, -09, -10 and -11 is found in it. */
static void
test_caption (void)
{
  g_autoptr (StudioTemplate) template = fixture_template ("klarifikasi-hoaks");
  g_autoptr (StudioBrand) brand = fixture_brand ("paser-mas");
  g_autoptr (StudioDocument) document = studio_document_new (template, brand);
  g_autoptr (JsonNode) fact = studio_json_string ("Dinas Sosial tidak pernah memungut biaya.");
  g_autoptr (StudioChecker) checker = studio_checker_new ();
  g_autoptr (StudioSnapshot) snapshot = NULL;
  g_autofree char *written = NULL;
  g_autoptr (StudioCaption) caption = NULL;
  g_autoptr (StudioText) text = NULL;
  g_autoptr (GPtrArray) found = NULL;
  StudioCheckInput in = { .place = { STUDIO_PLACE_CAPTION, NULL, NULL, -1 }, .brand = brand };

  verify (document);
  studio_document_set_field (document, "fakta", fact, NULL);
  studio_document_fill_hoax (document);
  snapshot = studio_post_snapshot (studio_document_get_post (document));
  written = studio_hoax_write_caption (snapshot);
  /* as citizens read a day */
  if (strstr (written, " per 20 November 2026 pukul 14.10.") == NULL)
    g_error ("%s", written);
  g_assert_nonnull (strstr (written, "{klaim}"));
  caption = studio_caption_expand (written, snapshot);
  g_assert_null (strstr (caption->text, "bansos-palsu"));
  text = studio_text_new (caption->text, -1);
  in.text = text;
  in.snapshot = snapshot;
  g_date_set_dmy (&in.today, 20, G_DATE_NOVEMBER, 2026);
  found = studio_check_text (checker, NULL, &in);
  for (guint i = 0; i < found->len; i++) {
    const StudioFinding *finding = g_ptr_array_index (found, i);

    if (g_str_has_prefix (finding->rule, "HOX"))
      g_error ("%s: %s\n%s", finding->rule, finding->message, caption->text);
  }
}

/* A claim with braces stays a claim. */
static void
test_caption_braces (void)
{
  g_autoptr (StudioPost) post = new_post ("klarifikasi-hoaks", "{'content':{},'hoax':{'claim':'Isi {judul} dan {{','officer':'{brand.name}'}}");
  g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (post);
  g_autofree char *written = studio_hoax_write_caption (snapshot);
  g_autoptr (StudioCaption) caption = studio_caption_expand (written, snapshot);

  g_assert_nonnull (strstr (caption->text, "“Isi {judul} dan {{”"));
  g_assert_nonnull (strstr (caption->text, "{brand.name}"));
}

static void
test_report (void)
{
  g_autoptr (StudioPost) post = new_post ("klarifikasi-hoaks", "{'content':{},'hoax':{'claim':'Bansos {palsu}','medium':'WhatsApp','link':'https://bansos-palsu.example/x','officer':'Kepala Dinas Sosial',"
                                                               "'type':'palsu','evidence':[{'what':'SK 12/2026','source':'Dinsos','date':'2 November 2026'},{'what':'Foto asli'}]}}");
  g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (post);
  g_autofree char *report = studio_hoax_write_report (snapshot);
  static const char *const parts[] = { "Klaim: “Bansos {palsu}”\n", "Tautan: https://bansos-palsu.example/x\n", "1. SK 12/2026, keterangan Dinsos, 2 November 2026\n2. Foto asli\n", "Dibenarkan oleh: Kepala Dinas Sosial\n", "Diperiksa: (belum diisi)\n" };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++) {
    if (strstr (report, parts[i]) == NULL)
      g_error ("“%s” is not in\n%s", parts[i], report);
  }
}

#define PROVEN "'claim':'Bansos palsu','link':'https://bansos-palsu.example/x','officer':'Siti, Kepala Dinsos','checked':'2026-11-20 14.10','evidence':[" PIECE "]"
#define SIGNED "Keterangan: Siti, Kepala Dinsos, 20 November 2026 pukul 14.10\n"

static const struct
{
  const char *root, *reply;
} reply_cases[] = {
  { "{'content':{'fakta':' Dinsos tidak memungut biaya. '},'hoax':{" PROVEN ",'verdict':'hoaks'}}",
    "Dinsos tidak memungut biaya.\n\nInformasi yang beredar itu tidak benar.\nPenjelasannya: paserkab.go.id\n" SIGNED },
  { "{'content':{},'hoax':{" PROVEN ",'verdict':'salah-konteks'}}",
    "Yang beredar itu memang ada, tetapi konteksnya keliru.\nPenjelasannya: paserkab.go.id\n" SIGNED },
  { "{'content':{},'hoax':{" PROVEN ",'verdict':'sebagian-benar'},'published':[{'id':'a','platform':'facebook','at':'2026-11-20T15:00:00+08:00','link':'https://www.facebook.com/pemkab/posts/1'},"
    "{'id':'b','platform':'instagram','at':'2026-11-20T16:00:00+08:00','link':'https://www.instagram.com/p/C1/'},{'id':'c','platform':'x','at':'2026-11-20T17:00:00+08:00'}]}",
    "Informasi yang beredar itu hanya sebagian benar.\nPenjelasannya: https://www.instagram.com/p/C1/\n" SIGNED },
  { "{'content':{},'hoax':{" PROVEN ",'verdict':'benar'}}", "Informasi yang beredar itu benar.\nPenjelasannya: paserkab.go.id\n" SIGNED },
  { "{'content':{},'hoax':{" PROVEN ",'verdict':'belum-terbukti'}}",
    "Informasi yang beredar itu belum terbukti dan masih kami periksa. Mohon tidak dibagikan dulu.\nPenjelasannya: paserkab.go.id\n" SIGNED },
  /* a verdict without evidence is not told */
  { "{'content':{},'hoax':{'claim':'Bansos palsu','officer':'Siti','verdict':'hoaks'}}",
    "Informasi yang beredar itu belum terbukti dan masih kami periksa. Mohon tidak dibagikan dulu.\nKeterangan: Siti\n" },
};

static void
test_reply (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (reply_cases); i++) {
    g_autoptr (StudioPost) post = new_post ("klarifikasi-hoaks", reply_cases[i].root);
    g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (post);
    g_autofree char *reply = studio_hoax_write_reply (snapshot);

    g_assert_cmpstr (reply, ==, reply_cases[i].reply);
  }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/hoax-work/locked", test_locked);
  g_test_add_func ("/hoax-work/locked-caption", test_locked_caption);
  g_test_add_func ("/hoax-work/evidence", test_evidence);
  g_test_add_func ("/hoax-work/bad-evidence", test_bad_evidence);
  g_test_add_func ("/hoax-work/fill", test_fill);
  g_test_add_func ("/hoax-work/caption", test_caption);
  g_test_add_func ("/hoax-work/caption-braces", test_caption_braces);
  g_test_add_func ("/hoax-work/report", test_report);
  g_test_add_func ("/hoax-work/reply", test_reply);
  return g_test_run ();
}
