#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-post-words.h"
#include "studio-rules-ang.h"
#include "studio-text-date.h"

/* a sentence of fewer words is a heading or a line of a list */
#define LEAST_WORDS 5

static gboolean
is_number (const StudioText *text,
           int token)
{
  return studio_text_is_kind (text, token, STUDIO_TOKEN_NUMBER);
}

/* --- ANG-13: percentages --- */

static void
check_blank (const StudioCheckInput *in,
             StudioFindings *out,
             int number)
{
  int sign = studio_text_next (in->text, number);
  g_autofree char *written = NULL;

  if (sign <= number + 1 || !studio_text_is (in->text, sign, "%"))
    return;
  written = studio_text_copy (in->text, number, number);
  studio_findings_add (out, number, sign, _ ("“%%” follows the figure without a blank."))->fix = g_strconcat (written, "%", NULL);
}

static void
check_percent_word (const StudioCheckInput *in,
                    StudioFindings *out,
                    int token)
{
  static const char *const words[] = { "prosentase", "persentase", "prosen", "persen", "procent", "persen" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i += 2) {
    g_autofree char *right = NULL;

    if (!studio_text_is (in->text, token, words[i]))
      continue;
    right = studio_text_fit_case (in->text, token, words[i + 1]);
    studio_findings_add (out, token, token, _ ("Standard form: “%s”."), right)->fix = g_strdup (right);
  }
}

void
studio_rule_ang_13 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  gboolean sign = FALSE, word = FALSE, told = FALSE;

  for (guint i = 0; i < in->text->n_words; i++) {
    int token = (int) in->text->words[i], next = studio_text_next (in->text, token);
    gboolean other;
    g_autofree char *written = NULL;

    check_percent_word (in, out, token);
    if (!is_number (in->text, token) || next < 0 || studio_text_has_flag (in->text, token, STUDIO_TOKEN_QUOTED))
      continue;
    check_blank (in, out, token);
    other = (word && studio_text_is (in->text, next, "%")) || (sign && studio_text_is (in->text, next, "persen"));
    sign = sign || studio_text_is (in->text, next, "%");
    word = word || studio_text_is (in->text, next, "persen");
    if (!other || told)
      continue;
    told = TRUE;
    written = studio_text_copy (in->text, token, token);
    studio_findings_add (out, token, next, _ ("Write either “%%” or “persen” throughout."))->fix = studio_text_is (in->text, next, "%") ? g_strconcat (written, " persen", NULL) : g_strconcat (written, "%", NULL);
  }
}

/* --- ANG-14, ANG-15: figures in sentences --- */

static const char *const figures[] = { "nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas" };

/* A sentence with its end mark and enough words; headings and lines of lists are none. */
static gboolean
is_full_sentence (const StudioText *text,
                  guint sentence)
{
  const StudioSpan *span = sentence < text->n_sentences ? &text->sentences[sentence] : NULL;
  int last;

  if (span == NULL || span->n_words < LEAST_WORDS)
    return FALSE;
  last = (int) span->last;
  return studio_text_is (text, last, ".") || studio_text_is (text, last, "!") || studio_text_is (text, last, "?") || studio_text_is (text, last - 1, ".");
}

static gboolean
is_list_mark (const StudioText *text,
              int token)
{
  return studio_text_is (text, token + 1, ".") || studio_text_is (text, token + 1, ")");
}

void
studio_rule_ang_14 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  for (guint i = 0; i < in->text->n_sentences; i++) {
    const StudioSpan *span = &in->text->sentences[i];
    int token = (int) span->first;
    StudioFinding *finding;
    double value;

    if (!is_number (in->text, token) || !is_full_sentence (in->text, i) || is_list_mark (in->text, token) || studio_text_has_flag (in->text, token, STUDIO_TOKEN_QUOTED))
      continue;
    finding = studio_findings_add (out, token, token, _ ("A sentence does not begin with digits: spell the figure out or begin in another way."));
    if (studio_text_number (in->text, token, &value) && value >= 0 && value <= 11 && strchr (in->text->tokens[token].lower, ',') == NULL && studio_text_month (in->text, studio_text_next_word (in->text, token)) == 0) {
      finding->fix = g_strdup (figures[(int) value]);
      *finding->fix = g_ascii_toupper (*finding->fix);
    }
  }
}

/* What digits stay digits before: measures, times of the calendar, large numbers. */
static const char *const measures[] = {
  "km", "m", "cm", "mm", "kg", "g", "gram", "ton", "ha", "hektare", "hektar", "liter", "meter", "kilometer", "kilogram", "persen", "prosen", "poin", "derajat", "ribu", "juta", "miliar", "milyar", "triliun", "trilyun", "rupiah", "detik", "menit", "jam", "hari", "minggu", "pekan", "bulan", "tahun", "abad", "x", "gb", "mb", "mbps", "mw", "volt", "watt", "kwh", "inci", "s", "sd", "wib", "wita", "wit", "besar", "pagi", "siang", "sore", "malam", "tengah", "banding", NULL
};
/* What digits stay digits behind, as part of a name. */
static const char *const labels[] = {
  "kelas", "kloter", "angkatan", "edisi", "putaran", "babak", "batch", "episode", "bagian", "jilid", "volume", "unit", "gedung", "gang", "program", "tim", "regu", "dapil", "simpang", "tahap", "nomor", "no", "urut", "pasal", "ayat", "bab", "huruf", "butir", "angka", "lantai", "halaman", "hlm", "lampiran", "kelompok", "grup", "zona", "tipe", "versi", "seri", "gelombang", "periode", "semester", "triwulan", "jalur", "level", "tingkat", "peringkat", "juara", "pukul", "jam", "tanggal", "tahun", "rt", "rw", "km", "rute", "koridor", "blok", "pos", "ruang", "loket", "sesi", "hari", "pekan", "bulan", "kategori", "golongan", "bidang", "seksi", "skala", "skor", "nilai", "usia", "umur", "strata", "dan", "atau", "hingga", "sampai", "antara", "–", "-", "/", ",", ":", "rp", "+", "(", "x", "d", NULL
};

/* Whether a small figure at @token counts what the next word names. */
static gboolean
counts_things (const StudioText *text,
               int token)
{
  int previous = studio_text_previous (text, token), next = studio_text_next_word (text, token);

  if (!is_number (text, token) || next <= token + 1 || studio_text_is_capital (text, next) || studio_text_month (text, next) > 0 || studio_text_is_one (text, next, measures))
    return FALSE;
  if (studio_text_is (text, previous, ".") || studio_text_is_one (text, previous, labels))
    return FALSE;
  /* "SMAN 1 paling banyak", "Perda 5 yang baru" */
  return !studio_text_is_capital (text, previous) || studio_text_has_flag (text, previous, STUDIO_TOKEN_FIRST);
}

/* Figures that enumerate stay digits: "3 camat, 5 lurah, dan 12 kepala desa". */
static gboolean
is_alone (const StudioText *text,
          int token)
{
  const StudioSpan *span = &text->sentences[text->tokens[token].sentence];
  int from = MAX ((int) span->first, token - 60), to = MIN ((int) span->last, token + 60);

  for (int i = from; i <= to; i++) {
    if (i != token && is_number (text, i) && studio_text_next_word (text, i) >= 0 && studio_text_month (text, studio_text_next_word (text, i)) == 0 && studio_text_month (text, studio_text_previous (text, i)) == 0 &&
        !studio_text_is_one (text, studio_text_next_word (text, i), measures))
      return FALSE;
  }
  return TRUE;
}

void
studio_rule_ang_15 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  for (guint i = 0; i < in->text->n_words; i++) {
    int token = (int) in->text->words[i];
    const StudioToken *at = &in->text->tokens[token];
    const char *word;

    if (at->kind != STUDIO_TOKEN_NUMBER || strlen (at->lower) != 1 || *at->lower == '0' || (at->flags & (STUDIO_TOKEN_FIRST | STUDIO_TOKEN_QUOTED)) != 0)
      continue;
    if (!is_full_sentence (in->text, at->sentence) || !counts_things (in->text, token) || !is_alone (in->text, token))
      continue;
    word = figures[*at->lower - '0'];
    studio_findings_add (out, token, token, _ ("Spell figures of one word out in a sentence: “%s”."), word)->fix = g_strdup (word);
  }
}

/* --- ANG-16: units --- */

/** Unit: @lower: as people write it, @sign: as it is */
typedef struct
{
  const char *lower;
  const char *sign;
} Unit;

static const Unit units[] = {
  { "km", "km" }, { "km²", "km²" }, { "km2", "km²" }, { "m²", "m²" }, { "m2", "m²" }, { "m³", "m³" }, { "m3", "m³" }, { "cm", "cm" }, { "mm", "mm" }, { "m", "m" }, { "mtr", "m" }, { "kg", "kg" }, { "kgs", "kg" }, { "gr", "g" }, { "ha", "ha" }, { "ltr", "liter" }, { "kwh", "kWh" }, { "kva", "kVA" }, { "mw", "MW" }, { "gb", "GB" }, { "mbps", "Mbps" }, { "cc", "cc" }, { "hektar", "hektare" }
};

static const Unit *
find_unit (const StudioText *text,
           int token)
{
  const StudioToken *at = studio_text_get (text, token);

  if (at == NULL || at->kind != STUDIO_TOKEN_WORD || strlen (at->lower) > 6)
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (units); i++) {
    if (strcmp (units[i].lower, at->lower) == 0)
      return &units[i];
  }
  return NULL;
}

/* In a line of capitals, "5 KM" is written as everything else there. */
static gboolean
is_in_capitals (const StudioText *text,
                int number,
                int unit)
{
  return studio_text_has_flag (text, unit, STUDIO_TOKEN_CAPS) &&
         (studio_text_has_flag (text, studio_text_previous (text, number), STUDIO_TOKEN_CAPS) || studio_text_has_flag (text, studio_text_next (text, unit), STUDIO_TOKEN_CAPS));
}

/* The point in "5 km. dari kota", which ends no sentence. */
static gboolean
has_point (const StudioText *text,
           int unit)
{
  int next = studio_text_next (text, unit + 1);

  return studio_text_is (text, unit + 1, ".") && studio_text_is_kind (text, next, STUDIO_TOKEN_WORD) && !studio_text_is_capital (text, next);
}

void
studio_rule_ang_16 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  for (guint i = 0; i < in->text->n_words; i++) {
    int token = (int) in->text->words[i], next = studio_text_next_word (in->text, token), last;
    const Unit *unit = is_number (in->text, token) ? find_unit (in->text, next) : NULL;
    g_autofree char *number = NULL, *fix = NULL, *written = NULL, *sign = NULL;

    /* "Rp5 M" and "5M" are no metres */
    if (unit == NULL || (*unit->lower == 'm' && unit->lower[1] == '\0' && studio_text_is_capital (in->text, next)))
      continue;
    last = has_point (in->text, next) ? next + 1 : next;
    number = studio_text_copy (in->text, token, token);
    written = studio_text_copy (in->text, token, last);
    sign = is_in_capitals (in->text, token, next) ? g_utf8_strup (unit->sign, -1) : g_strdup (unit->sign);
    fix = g_strdup_printf ("%s %s", number, sign);
    if (!g_str_equal (fix, written))
      studio_findings_add (out, token, last, _ ("The unit is written “%s”."), fix)->fix = g_strdup (fix);
  }
}

/* --- ANG-17: percent and percentage points --- */

static const char *const changes[] = {
  "naik", "turun", "meningkat", "menurun", "kenaikan", "penurunan", "peningkatan", "bertambah", "berkurang", "melonjak", "merosot", "menyusut", "selisih", NULL
};

static gboolean
is_percent (const StudioText *text,
            int token)
{
  int next = studio_text_next (text, token);

  return is_number (text, token) && next >= 0 && (studio_text_is (text, next, "%") || studio_text_is (text, next, "persen"));
}

/* "dari 85% menjadi 90%": both levels are told, so that nothing is open. */
static gboolean
is_level (const StudioText *text,
          int token)
{
  static const char *const words[] = { "dari", "menjadi", "ke", "pada", "semula", "mencapai", "sebelumnya", "angka", "hingga", NULL };

  return studio_text_is_one (text, studio_text_previous (text, token), words);
}

/** Change: what a sentence says: @word: the first word of change, -1 if none */
typedef struct
{
  int word, n_percents, n_levels;
  gboolean points;
} Change;

static Change
read_change (const StudioText *text,
             const StudioSpan *span)
{
  Change change = { .word = -1 };

  for (int i = (int) span->first; i <= (int) span->last; i++) {
    if (studio_text_is_one (text, i, changes) && change.word < 0)
      change.word = i;
    change.n_percents += is_percent (text, i);
    change.n_levels += is_percent (text, i) && is_level (text, i);
    change.points = change.points || studio_text_is (text, i, "poin") || studio_text_is (text, i, "basis");
  }
  return change;
}

void
studio_rule_ang_17 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  for (guint i = 0; i < in->text->n_sentences; i++) {
    Change change = read_change (in->text, &in->text->sentences[i]);

    if (change.word >= 0 && change.n_percents >= 2 && !change.points && change.n_levels < change.n_percents)
      studio_findings_add (out, change.word, change.word, _ ("Is this change in percent or in percentage points? From 80%% to 84%% is 4 percentage points, and 5 percent."))->asks = TRUE;
  }
}

/* --- ANG-18: compared with what --- */

static gboolean
is_achievement (StudioSnapshot *snapshot)
{
  static const char *const types[] = { "capaian-pembangunan", "laporan-kinerja", "infografis-statistik", NULL };

  return g_strv_contains (types, studio_template_get_content_type (studio_snapshot_get_template (snapshot)));
}

/* Fields in which a template asks for what an achievement is compared with. */
static gboolean
is_compared_in_fields (StudioSnapshot *snapshot)
{
  static const char *const fields[] = { "target", "perubahan", "sebelum" };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++) {
    if (studio_field_value_filled (studio_snapshot_get_value (snapshot, fields[i])))
      return TRUE;
  }
  return FALSE;
}

static gboolean
is_compared_in_text (const StudioText *text)
{
  static const char *const words[] = { "target", "dibanding", "dibandingkan", "daripada", "sebelumnya", "lalu", "semula", "naik", "turun", "meningkat", "menurun", "kenaikan", "penurunan", "peningkatan", NULL };

  for (guint i = 0; text != NULL && i < text->n_words; i++) {
    if (studio_text_is_one (text, (int) text->words[i], words))
      return TRUE;
  }
  return FALSE;
}

void
studio_rule_ang_18 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  if (in->snapshot == NULL || !is_achievement (in->snapshot) || is_compared_in_fields (in->snapshot) || is_compared_in_text (in->caption))
    return;
  studio_findings_add_whole (out, _ ("What is this achievement compared with: a target, an earlier year?"))->asks = TRUE;
}
