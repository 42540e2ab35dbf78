#include "config.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#include "studio-a4.h"
#include "studio-commitment.h"
#include "studio-error.h"
#include "studio-handover.h"
#include "studio-paper.h"

static JsonNode *
parse (const char *text)
{
  g_autofree char *strict = g_strdelimit (g_strdup (text), "'", '"');
  g_autoptr (GBytes) bytes = g_bytes_new (strict, strlen (strict));
  g_autoptr (GError) error = NULL;
  JsonNode *node = studio_json_parse ("test.json", bytes, &error);

  g_assert_no_error (error);
  return node;
}

/* --- the texts --- */

#define PAPER(parts) "{'format': 'pemda-studio-paper', 'version': 1, 'kind': 'handover', 'title': 'Berita', 'parts': " parts "}"

static const struct
{
  const char *text;
  const char *says; /* NULL: it is right */
} texts[] = {
  { PAPER ("[{'text': 'Pada {tanggal.kata} di {tempat}'}]"), NULL },
  { PAPER ("[{'heading': 'Isi', 'if': 'jadwal'}, {'rows': [{'label': 'Nama', 'value': '{lama.nama}'}]}]"), NULL },
  { PAPER ("[{'table': 'jadwal', 'columns': [{'title': 'No.', 'value': '{nomor}', 'share': 5}], 'empty': '–'}]"), NULL },
  { PAPER ("[{'signatures': [{'role': 'Saksi {nomor}', 'name': '{nama}', 'each': 'saksi'}], 'closing': '{tempat}'}]"), NULL },
  { PAPER ("[]"), "parts" },
  { PAPER ("[{'text': '{sandi.isi}'}]"), "{sandi.isi}" },
  { PAPER ("[{'text': '{nama}'}]"), "{nama}" },
  { PAPER ("[{'text': 'kurung { saja'}]"), "brace" },
  { PAPER ("[{'text': 'kurung } saja'}]"), "brace" },
  { PAPER ("[{'text': 3}]"), "text" },
  { PAPER ("[{'text': 'a', 'colour': 'red'}]"), "colour" },
  { PAPER ("[{'bagian': 'a'}]"), "table or signatures" },
  { PAPER ("[{'text': 'a', 'if': 'cuaca'}]"), "cuaca" },
  { PAPER ("[{'rows': []}]"), "1 to 60" },
  { PAPER ("[{'rows': [{'label': 'Nama'}]}]"), "value" },
  { PAPER ("[{'table': 'sandi', 'columns': [{'title': 'a', 'value': 'b'}]}]"), "sandi" },
  { PAPER ("[{'table': 'jadwal', 'columns': [{'title': 'a', 'value': 'b', 'share': 0}]}]"), "share" },
  { PAPER ("[{'table': 'jadwal', 'columns': [{'title': 'a', 'value': 'b'}], 'height': 900}]"), "height" },
  { PAPER ("[{'signatures': [{'role': 'a', 'each': 'semua'}]}]"), "semua" },
  { PAPER ("[{'list': ['a', 2]}]"), "list[1]" },
  { PAPER ("[{'list': ['a'], 'from': 'hal'}]"), "hal" },
  { "{'format': 'pemda-studio-paper', 'version': 1, 'kind': 'commitment', 'title': 'a', 'parts': [{'text': 'a'}]}", "handover" },
  { "{'format': 'pemda-studio-paper', 'version': 2, 'kind': 'handover', 'title': 'a', 'parts': [{'text': 'a'}]}", "newer" },
  { "{'format': 'pemda-studio-paper', 'version': 1, 'kind': 'handover', 'parts': [{'text': 'a'}]}", "title" },
  { "{'format': 'pemda-studio-brand', 'version': 1, 'kind': 'handover', 'title': 'a', 'parts': [{'text': 'a'}]}", "handover" },
  { "[]", "test.json" },
};

static void
test_texts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (JsonNode) root = parse (texts[i].text);
    g_autoptr (GError) error = NULL;
    gboolean good = studio_paper_check (STUDIO_PAPER_HANDOVER, "test.json", root, &error);

    g_assert_true (good == (error == NULL));
    if (texts[i].says == NULL)
      g_assert_no_error (error);
    else if (good || strstr (error->message, texts[i].says) == NULL)
      g_error ("%s: %s", texts[i].text, good ? "was taken" : error->message);
  }
}

static void
test_too_much (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *large = g_strnfill (STUDIO_PAPER_MAX_BYTES + 1, ' ');
  g_autoptr (GBytes) bytes = g_bytes_new (large, strlen (large));
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = NULL;

  g_assert_null (studio_paper_parse (STUDIO_PAPER_HANDOVER, "besar.json", bytes, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_LIMIT);
  g_clear_error (&error);
  for (int i = 0; i <= STUDIO_PAPER_MAX_PARTS; i++)
    g_string_append_printf (text, "%s{'text': 'a'}", i > 0 ? "," : "");
  g_string_prepend (text, "{'format': 'pemda-studio-paper', 'version': 1, 'kind': 'handover', 'title': 'Berita', 'parts': [");
  g_string_append (text, "]}");
  root = parse (text->str);
  g_assert_false (studio_paper_check (STUDIO_PAPER_HANDOVER, "test.json", root, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_INVALID);
}

/* What is shipped is right; the office's own stands in its place, and leaves it again. */
static void
test_own (void)
{
  for (guint kind = 0; kind < STUDIO_N_PAPERS; kind++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (JsonNode) shipped = NULL, edited = NULL, mine = NULL, again = NULL, title = studio_json_string ("Judul kami"), bad = studio_json_string ("{tidakada}");
    g_autoptr (JsonNode) wrong = NULL;
    gboolean own = TRUE;

    shipped = studio_paper_load (kind, &own, &error);
    g_assert_no_error (error);
    g_assert_false (own);
    wrong = studio_json_with (shipped, "title", bad);
    g_assert_false (studio_paper_save (kind, wrong, &error));
    g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_INVALID);
    g_clear_error (&error);
    edited = studio_json_with (shipped, "title", title);
    g_assert_true (studio_paper_save (kind, edited, &error));
    mine = studio_paper_load (kind, &own, &error);
    g_assert_no_error (error);
    g_assert_true (own);
    g_assert_true (studio_json_equal (mine, edited));
    g_assert_true (studio_paper_reset (kind, &error));
    g_assert_true (studio_paper_reset (kind, &error));
    again = studio_paper_load (kind, &own, &error);
    g_assert_false (own);
    g_assert_true (studio_json_equal (again, shipped));
  }
}

static const struct
{
  const char *text, *filled;
  gboolean missing;
} fills[] = {
  { "Pada {tanggal} di {tempat}.", "Pada 22 November 2026 di Tana Paser.", FALSE },
  { "{nama} dan {nama}", "Siti dan Siti", FALSE },
  { "NIP {nip}", "NIP …", TRUE },
  { "{kosong}", "…", TRUE },
  { "tanpa", "tanpa", FALSE },
  { "", "", FALSE },
  { "{tempat", "{tempat", FALSE },
  { "{daftar}", "…", TRUE },
};

static void
test_fill (void)
{
  g_autoptr (JsonNode) data = parse ("{'tanggal': '22 November 2026', 'tempat': 'Tana Paser', 'nama': 'Budi', 'kosong': '', 'daftar': []}"), row = parse ("{'nama': 'Siti'}");

  for (guint i = 0; i < G_N_ELEMENTS (fills); i++) {
    gboolean missing = !fills[i].missing;
    g_autofree char *filled = studio_paper_fill (fills[i].text, data, row, "…", &missing);

    g_assert_cmpstr (filled, ==, fills[i].filled);
    g_assert_true (missing == fills[i].missing);
  }
}

/* --- handovers --- */

#define FULL                                                                                                                                                            \
  "'date': '2026-11-22', 'place': 'Tana Paser', 'platform': 'Instagram', 'handle': '@dinkes', 'from': {'name': 'Siti Aminah', 'post': 'Staf'}, 'to': {'name': 'Budi', " \
  "'post': 'Staf'}, 'password': true, 'recovery': {'email': 'dinkes@paserkab.go.id', 'moved': true}, 'devices': true, 'sessions': true"

static const struct
{
  const char *record;
  const char *says; /* NULL: it is right */
  guint open;
} handovers[] = {
  { "{}", NULL, 8 },
  { "{" FULL "}", NULL, 0 },
  { "{" FULL ", 'note': 'Sandi sudah diganti.'}", NULL, 0 },
  { "{'date': '2026-11-22', 'place': 'Tana Paser', 'password': true}", NULL, 6 },
  { "{" FULL ", 'done': ''}", NULL, 0 },
  { "{'note': 'sandi: rahasia99'}", "note", 0 },
  { "{'recovery': {'email': 'kantor@a.id sandi Merdeka45'}}", "recovery/email", 0 },
  { "{'twofactor': {'to': 'kode cadangan: 48213377'}}", "twofactor/to", 0 },
  { "{'date': '2026-02-30'}", "date", 0 },
  { "{'done': 'besok'}", "done", 0 },
  { "{'place': 7}", "place", 0 },
  { "{'password': 'ya'}", "password", 0 },
  { "{'from': []}", "from", 0 },
  { "{'scheduled': [3]}", "scheduled[0]", 0 },
  { "{'witnesses': [{},{},{},{},{},{},{},{},{},{},{}]}", "witnesses", 0 },
  { "[]", "object", 0 },
};

static void
test_handovers (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (handovers); i++) {
    g_autoptr (JsonNode) root = parse (handovers[i].record);
    g_autoptr (GError) error = NULL;
    gboolean good = studio_handover_check ("test.json", root, &error);

    if (handovers[i].says == NULL) {
      g_assert_no_error (error);
      g_assert_cmpuint (studio_handover_count_open (root), ==, handovers[i].open);
    } else if (good || strstr (error->message, handovers[i].says) == NULL) {
      g_error ("%s: %s", handovers[i].record, good ? "was taken" : error->message);
    }
  }
}

static const struct
{
  const char *handover, *account, *after;
} applied[] = {
  { "{" FULL "}", "{'platform': 'instagram', 'operators': [{'name': 'Siti Aminah', 'since': '2024-01-02'}, {'name': 'Rina', 'since': '2025-05-05'}]}",
    "{'platform': 'instagram', 'operators': [{'name': 'Rina', 'since': '2025-05-05'}, {'name': 'Budi', 'since': '2026-11-22'}], 'handover': '2026-11-22'}" },
  { "{" FULL ", 'second': {'name': 'Rina'}}", "{'operators': [{'name': 'Rina', 'since': '2025-05-05'}]}",
    "{'operators': [{'name': 'Rina', 'since': '2025-05-05'}, {'name': 'Budi', 'since': '2026-11-22'}], 'handover': '2026-11-22'}" },
  { "{" FULL ", 'second': {'name': 'Lestari'}}", "{'note': 'a', 'operators': 3}",
    "{'note': 'a', 'operators': [{'name': 'Budi', 'since': '2026-11-22'}, {'name': 'Lestari', 'since': '2026-11-22'}], 'handover': '2026-11-22'}" },
};

static void
test_applied (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (applied); i++) {
    g_autoptr (JsonNode) root = parse (applied[i].handover), account = parse (applied[i].account), expected = parse (applied[i].after);
    g_autoptr (JsonNode) after = studio_handover_apply (root, account);
    g_autofree char *text = studio_json_write_line (after), *wanted = studio_json_write_line (expected);

    g_assert_cmpstr (text, ==, wanted);
  }
}

static void
test_handover_words (void)
{
  g_autoptr (JsonNode) root = parse ("{" FULL ", 'scheduled': [{'at': '2026-11-24T09:00:00+08:00', 'title': 'Imunisasi'}, {'at': 'nanti', 'title': 'Lain'}]}");
  g_autoptr (JsonNode) data = studio_handover_to_paper (root, NULL);
  static const struct
  {
    const char *text, *filled;
  } words[] = {
    { "{tanggal.kata}", "Minggu, tanggal dua puluh dua bulan November tahun dua ribu dua puluh enam" },
    { "{tempat}, {tanggal}", "Tana Paser, 22 November 2026" },
    { "{lama.nama} {baru.nama}", "Siti Aminah Budi" },
    { "{sandi}", "telah diganti sendiri oleh PIHAK KEDUA" },
    { "{pemulihan.surel}", "dinkes@paserkab.go.id (milik kantor)" },
    { "{pemulihan.telepon}", "–" },
    { "{dualangkah}", "–" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++) {
    g_autofree char *filled = studio_paper_fill (words[i].text, data, NULL, "–", NULL);

    g_assert_cmpstr (filled, ==, words[i].filled);
  }
  g_assert_cmpstr (json_node_get_string (studio_json_lookup (data, "jadwal/0/waktu")), ==, "24 November 2026, 09.00 WITA");
  g_assert_cmpstr (json_node_get_string (studio_json_lookup (data, "jadwal/1/waktu")), ==, "nanti");
}

/* --- commitments --- */

static const struct
{
  const char *csv;
  const char *first; /* NULL: refused */
  guint n;
} tables[] = {
  { "No;OPD;Nama Admin;Jabatan\n1;Dinas Kesehatan;Siti;Staf\n2;Bappeda;Budi;Kasubag\n", "Dinas Kesehatan|Siti|Staf", 2 },
  { "nama,perangkat daerah\nSiti,Dinas Kesehatan\n", "Dinas Kesehatan|Siti|", 1 },
  { "Dinas Kesehatan;Siti;Staf\nBappeda;Budi\n", "Dinas Kesehatan|Siti|Staf", 2 },
  { "OPD;Nama;Jabatan\n;;Staf\nBappeda;;\n", "Bappeda||", 1 },
  { "OPD;Nama;Jabatan\n", NULL, 0 },
};

static void
test_tables (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++) {
    g_autoptr (GBytes) bytes = g_bytes_new (tables[i].csv, strlen (tables[i].csv));
    g_autoptr (GError) error = NULL;
    g_autoptr (StudioTable) table = studio_table_parse_text ("admin.csv", bytes, NULL, &error);
    g_autoptr (JsonNode) rows = NULL, record = NULL, twice = NULL, empty = NULL;
    GDate day;
    guint n, n_signed;

    g_assert_no_error (error);
    rows = studio_commitment_read_table (table, &error);
    if (tables[i].first == NULL) {
      g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_INVALID);
      continue;
    }
    g_assert_no_error (error);
    g_date_clear (&day, 1);
    g_date_set_dmy (&day, 22, G_DATE_NOVEMBER, 2026);
    empty = studio_commitment_new (&day, "Tana Paser");
    record = studio_commitment_with_signatories (empty, rows, &n);
    g_assert_cmpuint (n, ==, tables[i].n);
    twice = studio_commitment_with_signatories (record, rows, &n);
    g_assert_cmpuint (n, ==, 0);
    g_clear_pointer (&record, json_node_unref);
    record = studio_commitment_with_signed (twice, 0, &day);
    g_assert_cmpuint (studio_commitment_count (record, &n_signed), ==, tables[i].n);
    g_assert_cmpuint (n_signed, ==, 1);
    g_assert_true (studio_commitment_check ("test.json", record, &error));
    {
      g_autofree char *first = g_strdup_printf ("%s|%s|%s", json_node_get_string (studio_json_lookup (record, "signatories/0/office")),
                                                json_node_get_string (studio_json_lookup (record, "signatories/0/name")), json_node_get_string (studio_json_lookup (record, "signatories/0/post")));

      g_assert_cmpstr (first, ==, tables[i].first);
    }
  }
}

static const struct
{
  const char *record, *says;
} commitments[] = {
  { "{'signatories': [{'signed': 'ya'}]}", "signed" },
  { "{'signatories': {}}", "signatories" },
  { "{'scan': {'hash': 4}}", "hash" },
  { "{'witness': 'Sekda'}", "witness" },
  { "3", "object" },
};

static void
test_commitments (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (commitments); i++) {
    g_autoptr (JsonNode) root = parse (commitments[i].record);
    g_autoptr (GError) error = NULL;

    g_assert_false (studio_commitment_check ("test.json", root, &error));
    g_assert_nonnull (strstr (error->message, commitments[i].says));
  }
}

/* --- drawing --- */

static guint
count_pages (StudioPaperKind kind,
             JsonNode *data)
{
  g_autoptr (JsonNode) text = studio_paper_load (kind, NULL, NULL);
  const StudioPaperOrder order = { NULL, text, data };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = studio_paper_to_pdf (&order, NULL, &error);
  StudioPaperView view = { 1000, 0, 0.5 };
  cairo_surface_t *surface = studio_paper_to_surface (&order, &view);

  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (g_bytes_get_data (pdf, NULL), "%PDF-"));
  g_assert_nonnull (surface);
  g_assert_cmpuint (view.page, ==, view.n_pages);
  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, (int) (STUDIO_A4_WIDTH * 0.5));
  cairo_surface_destroy (surface);
  return view.n_pages;
}

/* Whatever was written fits, on more pages if it must; what is empty leaves places to write by hand. */
static void
test_draw (void)
{
  g_autoptr (JsonNode) empty = parse ("{}"), lists = parse ("{'saksi': [1, 'a', null, []], 'jadwal': ['x', {}], 'catatan': 'a\\nb'}");
  g_autofree char *word = g_strnfill (200, 'W'), *note = g_strnfill (2000, 'x');
  g_autoptr (GString) long_text = g_string_new ("{'witnesses': [");
  g_autoptr (JsonNode) hostile = NULL, data = NULL;

  for (int i = 0; i < STUDIO_HANDOVER_MAX_WITNESSES; i++)
    g_string_append_printf (long_text, "%s{'name': '%s', 'post': '%s'}", i > 0 ? "," : "", word, word);
  g_string_append (long_text, "], 'scheduled': [");
  for (int i = 0; i < STUDIO_HANDOVER_MAX_SCHEDULED; i++)
    g_string_append_printf (long_text, "%s{'at': '\u202e%d', 'title': '%s'}", i > 0 ? "," : "", i, word);
  g_string_append_printf (long_text, "], 'note': '%s', 'office': '%s', 'from': {'name': '%s'}}", note, word, word);
  hostile = parse (long_text->str);
  g_assert_true (studio_handover_check ("test.json", hostile, NULL));
  data = studio_handover_to_paper (hostile, NULL);

  g_assert_cmpuint (count_pages (STUDIO_PAPER_HANDOVER, empty), ==, 2);
  g_assert_cmpuint (count_pages (STUDIO_PAPER_HANDOVER, lists), ==, 2);
  g_assert_cmpuint (count_pages (STUDIO_PAPER_HANDOVER, data), >, 20);
  g_assert_cmpuint (count_pages (STUDIO_PAPER_COMMITMENT, empty), ==, 1);
}

/* A label that takes more lines than its value is not written over by the next one. */
static void
test_labels (void)
{
  g_autoptr (GString) text = g_string_new ("{'title': 'Daftar', 'parts': [{'rows': [");
  g_autoptr (JsonNode) root = NULL;
  StudioPaperView view = { 1000, 0, 0.5 };

  for (int i = 0; i < 20; i++)
    g_string_append_printf (text, "%s{'label': 'Satu label yang panjangnya tiga baris di kolom yang sempit itu', 'value': 'x'}", i > 0 ? "," : "");
  g_string_append (text, "]}]}");
  root = parse (text->str);
  cairo_surface_destroy (studio_paper_to_surface (&(const StudioPaperOrder){ NULL, root, NULL }, &view));
  g_assert_cmpuint (view.n_pages, ==, 2);
}

int
main (int argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/papers/texts", test_texts);
  g_test_add_func ("/papers/too-much", test_too_much);
  g_test_add_func ("/papers/own", test_own);
  g_test_add_func ("/papers/fill", test_fill);
  g_test_add_func ("/papers/handovers", test_handovers);
  g_test_add_func ("/papers/applied", test_applied);
  g_test_add_func ("/papers/handover-words", test_handover_words);
  g_test_add_func ("/papers/tables", test_tables);
  g_test_add_func ("/papers/commitments", test_commitments);
  g_test_add_func ("/papers/draw", test_draw);
  g_test_add_func ("/papers/labels", test_labels);

  return g_test_run ();
}
