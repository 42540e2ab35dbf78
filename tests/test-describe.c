#include <locale.h>

#include "content-fixture.h"
#include "layout-fixture.h"
#include "studio-describe.h"
#include "studio-pages.h"

static StudioSnapshot *
shipped (const char *template_id,
         const char *content)
{
  return fixture_snapshot (template_id, "paser-mas", content);
}

static char *
describe (StudioSnapshot *snapshot,
          guint page)
{
  GPtrArray *formats = studio_template_get_formats (studio_snapshot_get_template (snapshot));
  g_autoptr (GError) error = NULL;
  char *draft = studio_describe_page (snapshot, g_ptr_array_index (formats, 0), page, &error);

  g_assert_no_error (error);
  g_assert_true (g_utf8_validate (draft, -1, NULL));
  g_assert_cmpint (g_utf8_strlen (draft, -1), <=, STUDIO_DESCRIBE_MAX);
  return draft;
}

typedef struct
{
  const char *template_id;
  guint page;
  const char *content;
  const char *draft;
} DraftCase;

static const DraftCase draft_cases[] = {
  { "kegiatan-pimpinan", 0,
    "{'judul':'Jalan **Desa Modang** Rampung,\\n1.250 Keluarga Lebih Mudah ke Pasar','tanggal':'2026-11-20','tempat':'Desa Modang, Kecamatan Kuaro',"
    "'angka':[{'label':'jalan diperbaiki','nilai':'4,2','satuan':'kilometer'},{'label':'terlayani','nilai':'1250','satuan':'keluarga'}],'isi':''}",
    "Jalan Desa Modang Rampung, 1.250 Keluarga Lebih Mudah ke Pasar. Jumat, 20 November 2026, di Desa Modang, Kecamatan Kuaro. "
    "4,2 kilometer jalan diperbaiki; 1.250 keluarga terlayani." },
  { "kegiatan-pimpinan", 0, "{}", "" }, /* samples are nobody's */
  { "pengumuman", 0, "{'judul':'Kantor tutup','tanggal':'2026-11-30','tanggal_akhir':'2026-12-02','waktu':'08.00 WITA','catatan':'','siapa':'','lakukan':'','alasan':'','kontak':''}",
    "Kantor tutup. 30 November–2 Desember 2026, pukul 08.00 WITA." },
  { "kutipan", 0, "{'kutipan':'Air bersih harus sampai ke rumah warga.','nama':'Rina Marlina, S.T.','jabatan':'Kepala Dinas PUPR','peristiwa':'','sumber':''}",
    "Rina Marlina, S.T., Kepala Dinas PUPR: “Air bersih harus sampai ke rumah warga.”" },
  { "duka-cita", 0, "{'nama':'H. Abdul Karim','jabatan':'Mantan Camat Kuaro','wafat':'2026-11-19','pemakaman':''}",
    "H. Abdul Karim, Mantan Camat Kuaro. Kamis, 19 November 2026." },
  { "duka-cita", 0, "{'pengantar':'Turut berdukacita atas wafatnya','nama':'H. Abdul Karim','jabatan':'','wafat':'2026-11-19','pemakaman':''}",
    "Turut berdukacita atas wafatnya H. Abdul Karim. Kamis, 19 November 2026." },
  { "hari-besar", 0, "{'judul':'Kabupaten Paser','sapaan':'Selamat Hari Jadi ke-67','tanggal':'2026-12-29'}",
    "Selamat Hari Jadi ke-67 Kabupaten Paser. Selasa, 29 Desember 2026." },
  { "capaian-pembangunan", 0, "{'judul':'jalan Kabupaten Paser kini mantap.','nilai':'71,8','satuan':'persen'}", "71,8 persen jalan Kabupaten Paser kini mantap." },
  { "profil-opd", 2, "{'layanan':[{'judul':'KTP-el','isi':'1 hari'},{'judul':'Akta lahir','isi':'2 hari'}]}", "Layanan kami. KTP-el: 1 hari; Akta lahir: 2 hari." },
  { "galeri", 0, "{'judul':'Panen raya','tanggal':'2026-11-20','tempat':'di Long Ikis'}", "Panen raya. Jumat, 20 November 2026, di Long Ikis." },
};

static void
test_drafts (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (draft_cases); i++) {
    const DraftCase *c = &draft_cases[i];
    g_autoptr (StudioSnapshot) snapshot = shipped (c->template_id, c->content);
    g_autofree char *draft = describe (snapshot, c->page);

    g_test_message ("%s", c->template_id);
    g_assert_cmpstr (draft, ==, c->draft);
  }
}

#define LAYERS(chart)                                                             \
  "[{'type':'text','id':'judul','text':'{judul}','x':0,'y':0,'w':600,'size':60}," \
  " {'type':'chart','id':'grafik','rows':'{angka}','x':0,'y':200,'w':600,'h':400," chart "}]"

/** ChartCase: @chart: members of the chart's layer, @rows: of the field "angka" */
typedef struct
{
  const char *chart;
  const char *rows;
  const char *draft;
} ChartCase;

static const ChartCase chart_cases[] = {
  { "'chart':'bar'", "{'label':'Kuaro','nilai':'4,2','satuan':'ton'},{'label':'Batu Sopang','nilai':'3,1','satuan':'ton'}",
    "Panen. Grafik batang: Kuaro 4,2 ton; Batu Sopang 3,1 ton." },
  { "'chart':'donut'", "{'label':'Laki-laki','nilai':'51%'},{'label':'Perempuan','nilai':'49%'}", "Panen. Diagram donat: Laki-laki 51 %; Perempuan 49 %." },
  { "'chart':'column','period':'2025'", "{'label':'A','nilai':'1'},{'label':'B','nilai':''}", "Panen. Grafik kolom, 2025: A 1; B." },
};

static void
test_charts (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (chart_cases); i++) {
    g_autofree char *layers = g_strdup_printf (LAYERS ("%s"), chart_cases[i].chart);
    g_autofree char *content = g_strdup_printf ("{'content':{'judul':'Panen','angka':[%s]}}", chart_cases[i].rows);
    g_autoptr (StudioSnapshot) snapshot = layout_snapshot (layers, "{'feed':{}}", content);
    g_autofree char *draft = describe (snapshot, 0);

    g_assert_cmpstr (draft, ==, chart_cases[i].draft);
  }
}

static void
test_many_rows (void)
{
  g_autoptr (GString) rows = g_string_new (NULL);
  g_autofree char *layers = g_strdup_printf (LAYERS ("%s"), "'chart':'bar'");
  g_autofree char *content = NULL;
  g_autofree char *draft = NULL;
  g_autoptr (StudioSnapshot) snapshot = NULL;

  for (int i = 0; i < 40; i++)
    g_string_append_printf (rows, "%s{'label':'Kecamatan %d','nilai':'%d'}", i > 0 ? "," : "", i, 40 - i);
  content = g_strdup_printf ("{'content':{'judul':'Panen','angka':[%s]}}", rows->str);
  snapshot = layout_snapshot (layers, "{'feed':{}}", content);
  draft = describe (snapshot, 0);
  g_assert_true (g_str_has_suffix (draft, "; dan 32 lainnya."));
}

/* A title of any length gives a draft that is not longer than it may be, cut at a word. */
static void
test_long_title (void)
{
  g_autoptr (GString) title = g_string_new (NULL);
  g_autofree char *content = NULL;
  g_autofree char *draft = NULL;
  g_autoptr (StudioSnapshot) snapshot = NULL;

  while (title->len < 60000)
    g_string_append (title, "Jalan désa ");
  content = g_strdup_printf ("{'judul':'%s'}", title->str);
  snapshot = shipped ("kegiatan-pimpinan", content);
  draft = describe (snapshot, 0);
  g_assert_cmpint (g_utf8_strlen (draft, -1), >, STUDIO_DESCRIBE_MAX - 20);
  g_assert_true (g_str_has_suffix (draft, " …"));
}

/* Every page of every shipped template gives sentences: with all fields filled from the samples, in any locale. */
static void
test_all_templates (void)
{
  g_autoptr (StudioCatalog) catalog = studio_catalog_new ();
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "..", "data", "templates", NULL);
  g_autoptr (GDir) ids = g_dir_open (folder, 0, NULL);
  const char *id;

  while ((id = g_dir_read_name (ids)) != NULL) {
    g_autoptr (StudioTemplate) template = fixture_template (id);
    g_autoptr (StudioBrand) brand = fixture_brand ("paser-mas");
    g_autoptr (StudioPost) post = studio_post_new (template, brand);
    g_autoptr (JsonNode) root = json_node_ref (studio_post_get_json (post));
    g_autoptr (StudioSnapshot) empty = studio_post_snapshot (post);
    g_autoptr (StudioSnapshot) filled = NULL;
    GPtrArray *fields = studio_template_get_fields (template);

    for (guint i = 0; i < fields->len; i++) {
      const StudioField *field = g_ptr_array_index (fields, i);
      g_autofree char *path = g_strconcat ("content/", field->name, NULL);
      JsonNode *shown = studio_snapshot_get_shown (empty, field->name, NULL);
      JsonNode *changed = shown != NULL ? studio_json_with (root, path, shown) : json_node_ref (root);

      json_node_unref (root);
      root = changed;
    }
    filled = studio_snapshot_with_root (empty, root, NULL);
    for (guint page = 0; page < studio_snapshot_get_n_pages (filled); page++) {
      g_autofree char *draft = describe (filled, page);

      g_test_message ("%s %u: %s", id, page + 1, draft);
      g_assert_cmpint (g_utf8_strlen (draft, -1), >=, 10);
      g_assert_null (strchr (draft, '{'));
      g_assert_null (strstr (draft, "**"));
      g_assert_null (strstr (draft, "  "));
      g_assert_null (strstr (draft, ".."));
    }
  }
}

int
main (int argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/describe/drafts", test_drafts);
  g_test_add_func ("/describe/charts", test_charts);
  g_test_add_func ("/describe/many-rows", test_many_rows);
  g_test_add_func ("/describe/long-title", test_long_title);
  g_test_add_func ("/describe/all-templates", test_all_templates);
  return g_test_run ();
}
