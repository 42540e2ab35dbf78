#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-rules-ang.h"

/* longer ones name something: an account, a citizen */
#define MAX_DIGITS 15

/* --- numbers as people write them --- */

static gboolean
is_digits (const char *at,
           gsize length)
{
  return strspn (at, "0123456789") >= length;
}

/* "1,000,000" and "1,234.5": groups behind commas, then perhaps a point and decimals. */
static gboolean
is_english (const char *lower,
            int *n_groups,
            gboolean *decimals)
{
  gsize digits = strspn (lower, "0123456789");
  const char *at = lower + digits;

  *n_groups = 0;
  *decimals = FALSE;
  if (digits == 0 || digits > 3)
    return FALSE;
  for (; *at == ',' && is_digits (at + 1, 3) && !g_ascii_isdigit (at[4]); at += 4)
    *n_groups += 1;
  if (*at == '.' && is_digits (at + 1, 1) && !is_digits (at + 1, 3)) {
    *decimals = TRUE;
    at += 1 + strspn (at + 1, "0123456789");
  }
  return *at == '\0' && (*n_groups > 0 || *decimals);
}

/* Swaps points and commas. */
static char *
swap (const char *lower)
{
  char *swapped = g_strdup (lower);

  for (char *at = swapped; *at != '\0'; at++)
    *at = *at == ',' ? '.' : *at == '.' ? ','
                                        : *at;
  return swapped;
}

/* "1500000" → "1.500.000" */
static char *
group (const char *digits)
{
  GString *grouped = g_string_new (NULL);
  gsize length = strlen (digits);

  for (gsize i = 0; i < length; i++) {
    if (i > 0 && (length - i) % 3 == 0)
      g_string_append_c (grouped, '.');
    g_string_append_c (grouped, digits[i]);
  }
  return g_string_free (grouped, FALSE);
}

static gboolean
is_large (const StudioText *text,
          int token)
{
  static const char *const words[] = { "ribu", "juta", "miliar", "milyar", "triliun", "trilyun", NULL };

  return studio_text_is_one (text, token, words);
}

/* --- ANG-10: rupiah --- */

/* What is to stand behind "Rp"; NULL if it isn't certain. */
static char *
rewrite_amount (const StudioText *text,
                int token)
{
  const char *lower = text->tokens[token].lower;
  gboolean decimals, large = is_large (text, studio_text_next (text, token));
  int n_groups;
  double value;

  if (strlen (lower) <= MAX_DIGITS && strspn (lower, "0123456789") == strlen (lower))
    return large ? g_strdup (lower) : group (lower);
  if (is_english (lower, &n_groups, &decimals) && (n_groups > 1 || (n_groups == 1 && (decimals || !large)) || (n_groups == 0 && large)))
    return swap (lower);
  return studio_text_number (text, token, &value) ? g_strdup (lower) : NULL;
}

/* The last token of ",-", ",--", ".-" behind an amount; @token if there is none. */
static int
skip_ending (const StudioText *text,
             int token)
{
  static const char *const dashes[] = { "-", "–", "—", "=", NULL };
  int last = token;

  if ((studio_text_is (text, token + 1, ",") || studio_text_is (text, token + 1, ".")) && studio_text_is_one (text, token + 2, dashes)) {
    last = token + 2;
    if (studio_text_is_one (text, token + 3, dashes))
      last = token + 3;
  }
  return last;
}

/* The number that "Rp", "Rp." or "IDR" at @token stands before, -1 if there is none. */
static int
find_amount (const StudioText *text,
             int token)
{
  int next;

  if (!studio_text_is (text, token, "rp") && !(studio_text_is (text, token, "idr") && studio_text_has_flag (text, token, STUDIO_TOKEN_CAPS)))
    return -1;
  next = studio_text_next (text, token);
  if (next == token + 1 && studio_text_is (text, next, "."))
    next = studio_text_next (text, next);
  return studio_text_is_kind (text, next, STUDIO_TOKEN_NUMBER) ? next : -1;
}

static void
check_amount (const StudioCheckInput *in,
              StudioFindings *out,
              int token,
              int number)
{
  const StudioText *text = in->text;
  int last = skip_ending (text, number), large = studio_text_next (text, number), rupiah;
  g_autofree char *amount = rewrite_amount (text, number), *written = NULL, *middle = NULL, *fix = NULL;

  /* "Rp5 juta rupiah" says it twice */
  rupiah = studio_text_next_word (text, is_large (text, large) ? large : last);
  if (studio_text_is (text, rupiah, "rupiah")) {
    last = rupiah;
    middle = is_large (text, large) ? studio_text_copy (text, large, large) : NULL;
  }
  written = studio_text_copy (text, token, last);
  if (amount != NULL)
    fix = g_strconcat ("Rp", amount, middle != NULL ? " " : "", middle, NULL);
  if (g_strcmp0 (fix, written) == 0)
    return;
  if (fix != NULL)
    studio_findings_add (out, token, last, _ ("The amount is written “%s”."), fix)->fix = g_strdup (fix);
  else
    studio_findings_add (out, token, last, _ ("The amount %s cannot be read: thousands have points, decimals a comma."), written);
}

/* "IDR50.000" begins with a word that takes the digits in. */
static void
check_joined (const StudioCheckInput *in,
              StudioFindings *out,
              int token)
{
  const char *lower = in->text->tokens[token].lower;

  if (strncmp (lower, "idr", 3) == 0 && strlen (lower) > 3 && strspn (lower + 3, "0123456789") == strlen (lower + 3))
    studio_findings_add (out, token, token, _ ("Write “Rp” in place of “IDR”."));
}

void
studio_rule_ang_10 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  for (guint i = 0; i < in->text->n_words; i++) {
    int token = (int) in->text->words[i], number = find_amount (in->text, token);

    if (number >= 0)
      check_amount (in, out, token, number);
    else
      check_joined (in, out, token);
  }
}

/* --- ANG-11: points and commas --- */

/* What is counted in whole ones, so that a comma before three digits can be no decimal's. */
static const char *const counted[] = {
  "orang", "warga", "jiwa", "unit", "paket", "kepala", "keluarga", "siswa", "pelajar", "peserta", "pegawai", "guru", "petani", "nelayan", "pelanggan", "rumah", "sambungan", "desa", "kelurahan", "rupiah", "penerima", "dosis", "ekor", "bibit", "batang", "pohon", "lembar", "eksemplar", "sertifikat", "pelaku", "pemilih", "pengunjung", "penumpang", "wisatawan", "pendaftar", "pelamar", "responden", "balita", "anak", "lansia", "pekerja", "karyawan", "umkm", "kk", NULL
};
/* What is measured, so that a point before one or two digits can be no time's. */
static const char *const measured[] = {
  "%", "persen", "km", "kilometer", "m", "meter", "cm", "mm", "kg", "kilogram", "gram", "ton", "ha", "hektare", "hektar", "liter", "juta", "miliar", "milyar", "triliun", "trilyun", "ribu", "poin", "derajat", "mw", "megawatt", NULL
};

static gboolean
is_money (const StudioText *text,
          int token)
{
  int previous = studio_text_previous (text, token);

  if (studio_text_is (text, previous, "."))
    previous--;
  return studio_text_is (text, previous, "rp") || studio_text_is (text, previous, "idr") || studio_text_is (text, previous, "$");
}

/* Whether the digits at @token are a large number without its points: "1500 warga", but not the year in "2026 warga". */
static gboolean
lacks_points (const StudioText *text,
              int token)
{
  const char *lower = text->tokens[token].lower;
  gsize length = strlen (lower);
  double value;

  if (length < 4 || length > 12 || *lower == '0' || strspn (lower, "0123456789") != length ||
      !(studio_text_is_one (text, studio_text_next (text, token), counted) || (length > 4 && studio_text_is_one (text, studio_text_next (text, token), measured))) ||
      studio_text_is_one (text, studio_text_previous (text, token), (const char *const[]){ "tahun", "no", "nomor", "/", ".", NULL }))
    return FALSE;
  return studio_text_number (text, token, &value) && (length > 4 || value < 1900 || value >= 2100);
}

/* "1,500 karung": nobody writes a decimal with two noughts behind it, but for measures. */
static gboolean
is_round_count (const StudioText *text,
                const char *lower,
                int next)
{
  return g_str_has_suffix (lower, "00") && *lower != '0' && studio_text_is_kind (text, next, STUDIO_TOKEN_WORD) && !studio_text_is_capital (text, next) &&
         !studio_text_is_one (text, next, measured);
}

void
studio_rule_ang_11 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  for (guint i = 0; i < in->text->n_words; i++) {
    int token = (int) in->text->words[i], next = studio_text_next (in->text, token), n_groups;
    const char *lower = in->text->tokens[token].lower;
    g_autofree char *fix = NULL;
    gboolean decimals;

    if (in->text->tokens[token].kind != STUDIO_TOKEN_NUMBER || is_money (in->text, token))
      continue;
    if (lacks_points (in->text, token))
      fix = group (lower);
    else if (is_english (lower, &n_groups, &decimals) &&
             (n_groups > 1 || (n_groups == 1 && (decimals || studio_text_is_one (in->text, next, counted) || is_round_count (in->text, lower, next))) || (n_groups == 0 && studio_text_is_one (in->text, next, measured))))
      fix = swap (lower);
    if (fix != NULL)
      studio_findings_add (out, token, token, _ ("Thousands have points, decimals a comma: “%s”."), fix)->fix = g_strdup (fix);
  }
}

/* --- ANG-12: large figures --- */

/* "1.500.000.000" → "1,5 miliar"; NULL if that would lose something. */
static char *
shorten (double value)
{
  double one = value >= 1e12 ? 1e12 : 1e9;
  gint64 hundredths = (gint64) (value * 100 / one + 0.5);
  int rest = (int) (hundredths % 100);
  g_autofree char *decimals = NULL;

  if (value >= 1e15 || (double) hundredths * (one / 100) != value)
    return NULL;
  if (rest > 0)
    decimals = rest % 10 == 0 ? g_strdup_printf (",%d", rest / 10) : g_strdup_printf (",%02d", rest);
  return g_strdup_printf ("%" G_GINT64_FORMAT "%s %s", hundredths / 100, decimals != NULL ? decimals : "", value >= 1e12 ? "triliun" : "miliar");
}

void
studio_rule_ang_12 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  for (guint i = 0; i < in->text->n_words; i++) {
    int token = (int) in->text->words[i];
    const char *lower = in->text->tokens[token].lower;
    g_autofree char *fix = NULL;
    double value;

    if (strchr (lower, '.') == NULL || !studio_text_number (in->text, token, &value) || value < 1e9)
      continue;
    fix = shorten (value);
    if (fix != NULL)
      studio_findings_add (out, token, token, _ ("Write large figures so that they can be read at a glance: “%s”."), fix)->fix = g_strdup (fix);
    else
      studio_findings_add (out, token, token, _ ("Round this figure in a running text, for example to millions or billions."));
  }
}
