#include "config.h"

#include "studio-finder.h"

#include <glib/gstdio.h>

#include "studio-catalog.h"

#define FIRST 3

static GPtrArray *
load_templates (void)
{
  g_autoptr (StudioCatalog) catalog = studio_catalog_new ();
  g_autoptr (GPtrArray) ids = studio_catalog_list_templates (catalog);
  GPtrArray *templates = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < ids->len; i++) {
    StudioTemplate *template = studio_catalog_load_template (catalog, g_ptr_array_index (ids, i), NULL);

    if (template != NULL)
      g_ptr_array_add (templates, template);
  }
  g_assert_cmpuint (templates->len, >=, 14);
  return templates;
}

/* How many templates of other types answer better than the best of @type; the number of all if none of it answers. */
static guint
count_better (GPtrArray *templates,
              const int *scores,
              const char *type)
{
  g_autoptr (GHashTable) types = g_hash_table_new (g_str_hash, g_str_equal);
  int own = 0;

  for (guint i = 0; i < templates->len; i++) {
    if (g_str_equal (studio_template_get_content_type (g_ptr_array_index (templates, i)), type))
      own = MAX (own, scores[i]);
  }
  for (guint i = 0; i < templates->len; i++) {
    if (scores[i] > own)
      g_hash_table_add (types, (char *) studio_template_get_content_type (g_ptr_array_index (templates, i)));
  }
  return own > 0 ? g_hash_table_size (types) : templates->len;
}

static gboolean
has_type (GPtrArray *templates,
          const char *type)
{
  for (guint i = 0; i < templates->len; i++) {
    if (g_str_equal (studio_template_get_content_type (g_ptr_array_index (templates, i)), type))
      return TRUE;
  }
  return FALSE;
}

/* What is typed at the start page of an office, and the kind of content that is meant */
static const struct
{
  const char *query, *type;
} asked[] = {
  { "berita duka", "duka-cita" },
  { "lelayu", "duka-cita" },
  { "Belasungkawa", "duka-cita" },
  { "innalillahi", "duka-cita" },
  { "ucapan duka cita", "duka-cita" },
  { "turut berduka", "duka-cita" },
  { "wafat", "duka-cita" },
  { "jalan", "capaian-pembangunan" },
  { "hasil pembangunan", "capaian-pembangunan" },
  { "realisasi", "capaian-pembangunan" },
  { "jembatan", "capaian-pembangunan" },
  { "CPNS", "lowongan" },
  { "pppk", "lowongan" },
  { "p3k", "lowongan" },
  { "loker", "lowongan" },
  { "lowongan kerja", "lowongan" },
  { "seleksi asn", "lowongan" },
  { "hoax", "klarifikasi-hoaks" },
  { "berita bohong", "klarifikasi-hoaks" },
  { "cek fakta", "klarifikasi-hoaks" },
  { "penipuan", "klarifikasi-hoaks" },
  { "klarifikasi", "klarifikasi-hoaks" },
  { "banjir", "siaga-bencana" },
  { "karhutla", "siaga-bencana" },
  { "cuaca buruk", "siaga-bencana" },
  { "peringatan dini", "siaga-bencana" },
  { "gempa", "siaga-bencana" },
  { "BMKG", "siaga-bencana" },
  { "ktp", "layanan-publik" },
  { "cara mengurus ktp", "layanan-publik" },
  { "syarat akta kelahiran", "layanan-publik" },
  { "alur izin", "layanan-publik" },
  { "bikin kartu keluarga", "layanan-publik" },
  { "jadwal pimpinan", "agenda" },
  { "agenda bupati", "agenda" },
  { "agenda minggu ini", "agenda" },
  { "hut ri", "hari-besar" },
  { "17 agustus", "hari-besar" },
  { "dirgahayu", "hari-besar" },
  { "lebaran", "hari-besar" },
  { "idul fitri", "hari-besar" },
  { "selamat natal", "hari-besar" },
  { "ucapan hari guru", "hari-besar" },
  { "hari jadi", "hari-besar" },
  { "apbd", "infografis-statistik" },
  { "grafik inflasi", "infografis-statistik" },
  { "data penduduk", "infografis-statistik" },
  { "infografis", "infografis-statistik" },
  { "tabel", "infografis-statistik" },
  { "pengaduan", "jawab-warga" },
  { "tanya jawab", "jawab-warga" },
  { "lapor", "jawab-warga" },
  { "keluhan warga", "jawab-warga" },
  { "kunjungan kerja bupati", "kegiatan-pimpinan" },
  { "peresmian puskesmas", "kegiatan-pimpinan" },
  { "rapat", "kegiatan-pimpinan" },
  { "pelantikan", "kegiatan-pimpinan" },
  { "quote", "kutipan" },
  { "kata mutiara", "kutipan" },
  { "pidato gubernur", "kutipan" },
  { "edaran", "pengumuman" },
  { "libur", "pengumuman" },
  { "pemberitahuan", "pengumuman" },
  { "perubahan jadwal", "pengumuman" },
  { "dbd", "edukasi" },
  { "tips kesehatan", "edukasi" },
  { "cegah stunting", "edukasi" },
  { "penyuluhan", "edukasi" },
  { "apel senin", "apel-pagi" },
  { "upacara bendera", "apel-pagi" },
  { "before after", "sebelum-sesudah" },
  { "piagam penghargaan", "penghargaan" },
  { "wtp", "penghargaan" },
  { "skm", "survei-kepuasan" },
  { "indeks kepuasan masyarakat", "survei-kepuasan" },
  { "struktur organisasi", "profil-opd" },
  { "nomor darurat", "kontak-layanan" },
  { "jam buka", "kontak-layanan" },
  { "kuliner", "umkm-wisata" },
  { "desa wisata", "umkm-wisata" },
  { "relawan", "pendaftaran" },
  { "sakip", "laporan-kinerja" },
  { "perda", "kebijakan" },
  { "viral", "tanggap-isu" },
  { "siaran pers", "tanggap-isu" },
  { "festival", "lomba" },
  { "jalan sehat", "lomba" },
  { "jalan ditutup", "gangguan-layanan" },
  { "pdam mati", "gangguan-layanan" },
  { "listrik padam", "gangguan-layanan" },
  { "matur nuwun", "terima-kasih" },
  { "makan bergizi gratis", "program-nasional" },
  { "foto kegiatan", "galeri" },
  { "piagam peserta", "sertifikat" },
  { "id card panitia", "kartu-peserta" },
};

static void
test_queries (void)
{
  g_autoptr (GPtrArray) templates = load_templates ();
  g_autoptr (StudioFinder) finder = studio_finder_new ();
  guint n_asked = 0;

  for (guint i = 0; i < G_N_ELEMENTS (asked); i++) {
    g_autofree int *scores = NULL;
    guint n_better;

    if (!has_type (templates, asked[i].type))
      continue;
    scores = studio_finder_search (finder, templates, asked[i].query);
    n_better = count_better (templates, scores, asked[i].type);
    if (n_better >= FIRST) {
      g_test_message ("“%s” does not lead to %s among the first %d (%u are better)", asked[i].query, asked[i].type, FIRST, n_better);
      g_test_fail ();
    }
    n_asked++;
  }
  g_assert_cmpuint (n_asked, >=, 60);
}

static guint
count_found (StudioFinder *finder,
             GPtrArray *templates,
             const char *query)
{
  g_autofree int *scores = studio_finder_search (finder, templates, query);
  guint n_found = 0;

  for (guint i = 0; i < templates->len; i++)
    n_found += scores[i] > 0;
  return n_found;
}

static void
test_odd_queries (void)
{
  static const char *const all[] = { "", "   ", ",, ;", "\t\n", "%%", "😀😀", "\xc2\xa0" };
  static const char *const none[] = { "zxqwv", "%zxqwv%", "qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq" };
  g_autoptr (GPtrArray) templates = load_templates (), nothing = g_ptr_array_new ();
  g_autoptr (StudioFinder) finder = studio_finder_new ();
  g_autofree int *no_scores = studio_finder_search (finder, nothing, "jalan");

  g_assert_nonnull (no_scores);
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    g_assert_cmpuint (count_found (finder, templates, all[i]), ==, templates->len);
  for (guint i = 0; i < G_N_ELEMENTS (none); i++) {
    if (count_found (finder, templates, none[i]) != 0)
      g_error ("“%s” finds something", none[i]);
  }
}

/* One word too many does not empty the shelf, and what answers to all words hides what answers to some. */
static void
test_words (void)
{
  g_autoptr (GPtrArray) templates = load_templates ();
  g_autoptr (StudioFinder) finder = studio_finder_new ();

  g_assert_cmpuint (count_found (finder, templates, "lelayu zxqwv"), ==, count_found (finder, templates, "lelayu"));
  g_assert_cmpuint (count_found (finder, templates, "template lelayu"), ==, count_found (finder, templates, "LELAYU"));
  g_assert_cmpuint (count_found (finder, templates, "cek fakta"), <, count_found (finder, templates, "fakta") + 1);
  g_assert_cmpuint (count_found (finder, templates, "template"), <, templates->len);
}

static void
test_suggest (void)
{
  static const struct
  {
    const char *query, *suggestion;
  } cases[] = {
    { "blasungkwa", "belasungkawa" },
    { "lelayyu", "lelayu" },
    { "penjaduan", "pengaduan" },
    { "zxqwv", NULL },
    { "abc", NULL },
    { "", NULL },
    { "wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww", NULL },
  };
  g_autoptr (GPtrArray) templates = load_templates ();
  g_autoptr (StudioFinder) finder = studio_finder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *suggestion = studio_finder_suggest (finder, templates, cases[i].query);

    g_assert_cmpstr (suggestion, ==, cases[i].suggestion);
    if (suggestion != NULL)
      g_assert_cmpuint (count_found (finder, templates, suggestion), >, 0);
  }
}

static void
test_classes (void)
{
  g_autoptr (StudioFinder) finder = studio_finder_new ();
  GPtrArray *groups = studio_finder_get_groups (finder);
  guint n_groups = 0;

  g_assert_cmpuint (studio_finder_get_occasions (finder)->len, >, 3);
  for (guint i = 0; i < groups->len; i++) {
    const StudioFinderClass *group = g_ptr_array_index (groups, i);

    n_groups += studio_finder_in_group (finder, "duka-cita", group->id);
  }
  g_assert_cmpuint (n_groups, ==, 1);
  g_assert_true (studio_finder_in_group (finder, "duka-cita", NULL));
  g_assert_true (studio_finder_in_group (finder, "unheard-of", NULL));
  g_assert_false (studio_finder_in_group (finder, "unheard-of", "kabar"));
  g_assert_true (studio_finder_has_occasion (finder, "siaga-bencana", "mendesak"));
  g_assert_false (studio_finder_has_occasion (finder, "siaga-bencana", "hari-besar"));
  g_assert_true (studio_finder_has_occasion (finder, "unheard-of", NULL));
  g_assert_cmpuint (studio_finder_get_place (finder, "kegiatan-pimpinan"), <, studio_finder_get_place (finder, "kutipan"));
  g_assert_cmpuint (studio_finder_get_place (finder, "kutipan"), <, studio_finder_get_place (finder, "unheard-of"));
}

static void
write_own (const char *text)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "pemda-studio", "shelf", NULL);
  g_autofree char *path = g_build_filename (folder, "shelf.json", NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

/* An office adds the words of its own language; a damaged file costs only itself. */
static void
test_own_file (void)
{
  static const char *const damaged[] = { "{", "[]", "{\"types\": 1}", "{\"types\": [{\"words\": []}]}", "{\"types\": [{\"id\": \"a\", \"words\": [1]}]}",
                                         "{\"groups\": [1]}", "{\"ignored\": \"x\"}", "" };
  g_autoptr (GPtrArray) templates = load_templates ();

  write_own ("{\"types\": [{\"id\": \"duka-cita\", \"words\": [\"bequo\"]}, {\"id\": \"kain\", \"group\": \"kabar\"}]}");
  {
    g_autoptr (StudioFinder) finder = studio_finder_new ();

    g_assert_cmpuint (count_found (finder, templates, "bequo"), ==, count_found (finder, templates, "lelayu"));
    g_assert_true (studio_finder_in_group (finder, "kain", "kabar"));
    g_assert_true (studio_finder_in_group (finder, "duka-cita", "ucapan"));
  }
  for (guint i = 0; i < G_N_ELEMENTS (damaged); i++) {
    write_own (damaged[i]);
    {
      g_autoptr (StudioFinder) finder = studio_finder_new ();

      g_assert_cmpuint (count_found (finder, templates, "lelayu"), >, 0);
    }
  }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/finder/queries", test_queries);
  g_test_add_func ("/finder/odd-queries", test_odd_queries);
  g_test_add_func ("/finder/words", test_words);
  g_test_add_func ("/finder/suggest", test_suggest);
  g_test_add_func ("/finder/classes", test_classes);
  g_test_add_func ("/finder/own-file", test_own_file);

  return g_test_run ();
}
