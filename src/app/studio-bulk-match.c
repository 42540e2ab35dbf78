#include "config.h"

#include "studio-bulk-match.h"

#include <string.h>

/* What offices and spreadsheets from elsewhere call the common fields. */
static const struct
{
  const char *field;
  const char *headings; /* between bars */
} synonyms[] = {
  { "judul", "title|headline|judul kegiatan|nama kegiatan|judul berita" },
  { "subjudul", "subtitle|sub judul|anak judul" },
  { "isi", "body|text|teks|keterangan|deskripsi|uraian|isi berita|description" },
  { "nama", "name|full name|nama lengkap|nama peserta|peserta|nama penerima|penerima|nama siswa|nama pegawai" },
  { "tokoh", "narasumber|pembicara|nama tokoh|pejabat|person" },
  { "jabatan", "position|job title|role|jabatan atau pangkat|pangkat" },
  { "instansi", "unit kerja|opd|asal instansi|asal|organisasi|perangkat daerah|institution|organization" },
  { "nomor", "no sertifikat|nomor sertifikat|no surat|nomor surat|nomor peserta|no peserta|nip|number" },
  { "tanggal", "date|tgl|hari tanggal|tanggal kegiatan|tanggal pelaksanaan" },
  { "waktu", "time|jam|pukul|waktu kegiatan" },
  { "tempat", "place|location|venue|lokasi|tempat kegiatan|alamat" },
  { "foto", "photo|image|picture|gambar|file foto|berkas foto|pas foto|potret" },
  { "foto2", "photo2|image2|gambar2|foto kedua|foto sesudah" },
  { "kutipan", "quote|pernyataan" },
  { "sumber", "source|sumber data" },
  { "kontak", "contact|narahubung|telepon|no hp|nomor hp" },
  { "tautan", "link|url|website|situs|laman" },
  { "angka", "figures|data|angka capaian" },
  { "klaim", "claim|isi klaim" },
  { "fakta", "fact" },
  { "bukti", "evidence" },
  { "putusan", "verdict" },
  { "kredit", "credit|foto oleh" },
  { "tema", "topic|theme" },
};

/* Below this share of common words two names mean different things. */
#define LEAST_SHARE 0.5
#define MAX_RANKED 64
/* A heading that finds its field weighs as much as so many required fields that find none. */
#define FOUND_WEIGHT 4
#define NAMED_WEIGHT 10

typedef enum {
  STEP_NAME,
  STEP_LABEL,
  STEP_SYNONYM,
  STEP_WORDS,
  N_STEPS,
} Step;

/* Returns: (transfer full): small letters and digits, one space between words */
static char *
plain_words (const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  GString *plain = g_string_new (NULL);

  for (const char *at = folded; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar letter = g_utf8_get_char (at);

    if (g_unichar_isalnum (letter))
      g_string_append_unichar (plain, letter);
    else if (plain->len > 0 && plain->str[plain->len - 1] != ' ')
      g_string_append_c (plain, ' ');
  }
  if (plain->len > 0 && plain->str[plain->len - 1] == ' ')
    g_string_truncate (plain, plain->len - 1);
  return g_string_free (plain, FALSE);
}

static gboolean
is_synonym (const char *field,
            const char *heading)
{
  for (guint i = 0; i < G_N_ELEMENTS (synonyms); i++) {
    if (g_str_equal (synonyms[i].field, field)) {
      g_auto (GStrv) names = g_strsplit (synonyms[i].headings, "|", -1);

      return g_strv_contains ((const char *const *) names, heading);
    }
  }
  return FALSE;
}

/* How many of all their words two names have in common, 0..1. */
static double
share_words (const char *a,
             const char *b)
{
  g_auto (GStrv) one = g_strsplit (a, " ", -1), other = g_strsplit (b, " ", -1);
  guint common = 0, all = g_strv_length (one) + g_strv_length (other);

  for (gsize i = 0; one[i] != NULL; i++)
    common += g_strv_contains ((const char *const *) other, one[i]);
  return all > common ? (double) common / (all - common) : 0;
}

static double
score (Step step,
       const StudioField *field,
       const char *heading)
{
  g_autofree char *name = plain_words (field->name);
  g_autofree char *label = plain_words (field->label);

  switch (step) {
  case STEP_NAME:
    return g_str_equal (heading, name) ? 1 : 0;
  case STEP_LABEL:
    return g_str_equal (heading, label) ? 1 : 0;
  case STEP_SYNONYM:
    return is_synonym (field->name, heading) ? 1 : 0;
  case STEP_WORDS:
    return MAX (share_words (heading, label), share_words (heading, name));
  case N_STEPS:
  default:
    g_assert_not_reached ();
  }
}

static void
match_column (Step step,
              const char *heading,
              GPtrArray *fields,
              gboolean *taken,
              int *match)
{
  double best = 0;

  for (guint i = 0; i < fields->len; i++) {
    double here = taken[i] ? 0 : score (step, g_ptr_array_index (fields, i), heading);

    if (here > best && here >= LEAST_SHARE) {
      best = here;
      *match = (int) i;
    }
  }
  if (*match >= 0)
    taken[*match] = TRUE;
}

void
studio_bulk_match (const char *const *headings,
                   guint n_headings,
                   GPtrArray *fields,
                   int *matches)
{
  g_autofree gboolean *taken = g_new0 (gboolean, MAX (1, fields->len));

  for (guint column = 0; column < n_headings; column++)
    matches[column] = -1;
  for (Step step = STEP_NAME; step < N_STEPS; step++) {
    for (guint column = 0; column < n_headings; column++) {
      g_autofree char *heading = plain_words (headings[column]);

      if (matches[column] < 0 && *heading != '\0')
        match_column (step, heading, fields, taken, &matches[column]);
    }
  }
}

/* How well @headings suit a template, only to be compared with others. */
static int
rank_fields (const char *const *headings,
             guint n_headings,
             GPtrArray *fields)
{
  int matches[MAX_RANKED];
  g_autoptr (GHashTable) filled = g_hash_table_new (g_direct_hash, g_direct_equal);
  int rank = 0;

  studio_bulk_match (headings, n_headings, fields, matches);
  for (guint column = 0; column < n_headings; column++) {
    if (matches[column] < 0)
      continue;
    rank += FOUND_WEIGHT;
    g_hash_table_add (filled, g_ptr_array_index (fields, matches[column]));
  }
  for (guint i = 0; i < fields->len; i++) {
    const StudioField *field = g_ptr_array_index (fields, i);

    rank -= field->required && !g_hash_table_contains (filled, field);
  }
  return rank;
}

/* @words: all headings and the table's name. Whether the kind of @template is one of them: "kartu" of "kartu-peserta" */
static gboolean
is_named (StudioTemplate *template,
          const char *words)
{
  g_auto (GStrv) kind = g_strsplit (studio_template_get_id (template), "-", 2);
  g_autofree char *word = g_strdup_printf (" %s ", kind[0]);

  return strstr (words, word) != NULL;
}

guint
studio_bulk_match_template (GPtrArray *templates,
                            const StudioTable *table,
                            const char *name)
{
  const char *headings[MAX_RANKED];
  g_autoptr (GString) all = g_string_new (name);
  g_autofree char *plain = NULL, *words = NULL;
  int best_rank = G_MININT;
  guint n_headings, best = 0;

  g_return_val_if_fail (templates != NULL && templates->len > 0 && table != NULL && name != NULL, 0);

  n_headings = MIN (studio_table_get_n_columns (table), MAX_RANKED);
  for (guint i = 0; i < n_headings; i++) {
    headings[i] = studio_table_get (table, 0, i);
    g_string_append_printf (all, " %s", headings[i]);
  }
  plain = plain_words (all->str);
  words = g_strdup_printf (" %s ", plain);
  for (guint i = 0; i < templates->len; i++) {
    StudioTemplate *template = g_ptr_array_index (templates, i);
    int rank = rank_fields (headings, n_headings, studio_template_get_fields (template)) + (is_named (template, words) ? NAMED_WEIGHT : 0);

    if (rank > best_rank)
      best = i;
    best_rank = MAX (rank, best_rank);
  }
  return best;
}
