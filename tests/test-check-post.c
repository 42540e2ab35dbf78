#include "layout-fixture.h"
#include "studio-check.h"

/* Rules that look at a post as a whole: what they find in its document, and that they are silent once it is mended. */

typedef struct
{
  const char *rule;
  const char *template_id;
  const char *root;
  const char *caption;
  guint found;
} PostCase;

#define PHOTO "'foto':{'asset':'0000000000000000000000000000000000000000000000000000000000000000','focal':[0.5,0.5]}"
#define NOTE(words) "'photo_notes':{'0000000000000000000000000000000000000000000000000000000000000000':{" words "}}"

static const PostCase cases[] = {
  { "ORG-05", "kegiatan-pimpinan", "{'content':{" PHOTO "}}", "Bupati menyapa siswa di Kuaro.", 1 },
  { "ORG-05", "kegiatan-pimpinan", "{'content':{" PHOTO "}," NOTE ("'consent':'wali'") "}", "Bupati menyapa siswa di Kuaro.", 0 },
  { "ORG-05", "kegiatan-pimpinan", "{'content':{" PHOTO "},'answers':{'ORG-05':{'value':'ada','by':'Rina','at':'2026-11-20'}}}", "Bupati menyapa siswa.", 1 },
  { "ORG-05", "kegiatan-pimpinan", "{'content':{" PHOTO "}}", "Bupati menyapa petani.", 0 },
  { "ORG-08", "kegiatan-pimpinan", "{'content':{" PHOTO "}}", "Penerima bansos hadir.", 1 },
  { "ORG-08", "kegiatan-pimpinan", "{'content':{" PHOTO "}," NOTE ("'consent':'lisan'") "}", "Penerima bansos hadir.", 0 },
  { "ISI-10", "kegiatan-pimpinan", "{'content':{" PHOTO "}}", "Bupati meresmikan gedung.", 1 },
  { "ISI-10", "kegiatan-pimpinan", "{'content':{" PHOTO "}," NOTE ("'role':'keluaran'") "}", "Bupati meresmikan gedung.", 0 },
  { "ISI-14", "kegiatan-pimpinan", "{'content':{'judul':'150 peserta ikut lomba'}}", "Sebanyak 120 peserta ikut.", 1 },
  { "ISI-14", "kegiatan-pimpinan", "{'content':{'angka':[{'label':'jalan','nilai':'4,2','satuan':'kilometer'}]}}", "Jalan 4 kilometer selesai.", 1 },
  { "ISI-14", "kegiatan-pimpinan", "{'content':{'judul':'150 peserta ikut lomba'}}", "Sebanyak 150 peserta ikut sampai pukul 14.30 WITA.", 0 },
  { "ISI-23", "siaga-bencana", "{'content':{}}", "Waspada banjir.", 8 },
  { "ISI-23", "pengumuman", "{'content':{}}", "Kantor tutup.", 0 },
  { "HOX-01", "klarifikasi-hoaks", "{'content':{}}", "", 1 },
  { "HOX-01", "klarifikasi-hoaks", "{'content':{},'hoax':{'claim':'Bansos bayar.'}}", "", 0 },
  { "HOX-02", "klarifikasi-hoaks", "{'content':{},'hoax':{'verdict':'hoaks'}}", "", 0 },
  { "HOX-03", "klarifikasi-hoaks", "{'content':{'bukti':' '}}", "", 1 },
  { "HOX-02", "klarifikasi-hoaks", "{'content':{},'hoax':{'verdict':'hoaks','class':'malinformasi'}}", "", 1 },
  { "HOX-02", "klarifikasi-hoaks", "{'content':{'putusan':'Hoaks'},'hoax':{'class':'malinformasi'}}", "", 1 },
  { "HOX-02", "klarifikasi-hoaks", "{'content':{},'hoax':{'verdict':'salah-konteks','class':'malinformasi'}}", "", 0 },
  { "HOX-03", "klarifikasi-hoaks", "{'content':{},'hoax':{'evidence':[{'what':'surat.pdf'}]}}", "", 1 },
  { "HOX-03", "klarifikasi-hoaks", "{'content':{},'hoax':{'evidence':[{'what':'surat.pdf','source':'Setda','date':'19 November 2026'}]}}", "", 0 },
  { "HOX-04", "klarifikasi-hoaks", "{'content':{}}", "", 1 },
  { "HOX-04", "klarifikasi-hoaks", "{'content':{'pemeriksa':'Dinas Sosial'}}", "", 0 },
  { "HOX-04", "pengumuman", "{'content':{}}", "", 0 },
  { "HOX-06", "klarifikasi-hoaks", "{'content':{" PHOTO "}}", "", 1 },
  { "HOX-06", "klarifikasi-hoaks", "{'content':{},'hoax':{'claim':'Hubungi 0813-4567-8901'}}", "", 1 },
};

static guint
count_found (StudioChecker *checker,
             const PostCase *c)
{
  g_autoptr (StudioTemplate) template = fixture_template (c->template_id);
  g_autoptr (StudioBrand) brand = fixture_brand ("paser-mas");
  g_autoptr (JsonNode) root = fixture_json (c->root);
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioPost) post = studio_post_new_from_json ("post.json", root, template, brand, NULL, &error);
  g_autoptr (StudioSnapshot) snapshot = NULL;
  g_autoptr (StudioText) caption = studio_text_new (c->caption, -1);
  g_autoptr (GPtrArray) findings = NULL;
  StudioCheckInput in = { .place = { STUDIO_PLACE_POST, NULL, NULL, -1 }, .caption = caption, .brand = brand };
  guint found = 0;

  g_assert_no_error (error);
  snapshot = studio_post_snapshot (post);
  in.snapshot = snapshot;
  g_date_set_dmy (&in.today, 20, G_DATE_NOVEMBER, 2026);
  findings = studio_check_whole (checker, NULL, &in);
  for (guint i = 0; i < findings->len; i++)
    found += g_str_equal (((const StudioFinding *) g_ptr_array_index (findings, i))->rule, c->rule);
  return found;
}

static void
test_cases (void)
{
  g_autoptr (StudioChecker) checker = studio_checker_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_test_message ("%s %s “%s”", cases[i].rule, cases[i].root, cases[i].caption);
    g_assert_cmpuint (count_found (checker, &cases[i]), ==, cases[i].found);
  }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/check-post/cases", test_cases);

  return g_test_run ();
}
