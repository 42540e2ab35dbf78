#include "config.h"

#include "studio-text-words.h"

#include <string.h>

#define MARK "**"

char *
studio_text_take_marks (const char *text,
                        GArray *runs)
{
  g_autoptr (GString) words = g_string_new (NULL);
  const StudioTextRun bold = { .said = STUDIO_RUN_BOLD, .on = STUDIO_RUN_BOLD };
  const char *at = text, *open, *close;
  int place = 0;

  while ((open = strstr (at, MARK)) != NULL && (close = strstr (open + strlen (MARK), MARK)) != NULL) {
    const char *inside = open + strlen (MARK);
    int from = place + (int) g_utf8_strlen (at, open - at), to = from + (int) g_utf8_strlen (inside, close - inside);

    g_string_append_len (words, at, open - at);
    g_string_append_len (words, inside, close - inside);
    studio_runs_apply (runs, from, to, &bold);
    place = to;
    at = close + strlen (MARK);
  }
  g_string_append (words, at);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* A mark beside a star of the words would be read elsewhere. */
static gboolean
may_mark (const char *words,
          GArray *runs)
{
  if (strstr (words, MARK) != NULL)
    return FALSE;
  for (guint i = 0; i < runs->len; i++) {
    const StudioTextRun *run = &g_array_index (runs, StudioTextRun, i);
    int length = (int) g_utf8_strlen (words, -1);
    const char *ends[2] = { g_utf8_offset_to_pointer (words, MIN (run->from, length)), g_utf8_offset_to_pointer (words, MIN (run->to, length)) };

    for (int k = 0; k < 2; k++) {
      if (*ends[k] == '*' || (ends[k] > words && ends[k][-1] == '*'))
        return FALSE;
    }
  }
  return TRUE;
}

char *
studio_text_put_marks (const char *words,
                       GArray *runs)
{
  g_autoptr (GString) text = g_string_new (NULL);
  int length = (int) g_utf8_strlen (words, -1), place = 0;
  gboolean open = FALSE;

  if (!may_mark (words, runs))
    return g_strdup (words);
  for (const char *at = words; *at != '\0'; at = g_utf8_next_char (at), place++) {
    StudioTextRun run = studio_runs_at (runs, place);

    if (((run.on & STUDIO_RUN_BOLD) != 0) != open) {
      g_string_append (text, MARK);
      open = !open;
    }
    g_string_append_len (text, at, g_utf8_next_char (at) - at);
  }
  if (open)
    g_string_append (text, MARK);
  for (place = 0; place < length; place++) {
    if ((studio_runs_at (runs, place).on & STUDIO_RUN_BOLD) != 0)
      studio_runs_clear (runs, place, place + 1, STUDIO_RUN_BOLD);
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Kata tugas: particles that a title keeps small unless they come first. */
static const char *const particles[] = {
  "agar", "akan", "antara", "atau", "bagi", "bahwa", "dalam", "dan", "dari", "daripada", "dengan", "demi", "di", "hingga", "jika", "karena", "ke",
  "kepada", "maupun", "melalui", "namun", "oleh", "pada", "para", "per", "pun", "sampai", "sang", "sebagai", "secara", "sejak", "seperti", "serta",
  "si", "supaya", "tanpa", "tentang", "terhadap", "tetapi", "untuk", "yang",
  NULL
};

/* Acronyms with vowels, which a text in capitals only would not give away; those without vowels are known by that. */
static const char *const acronyms[] = {
  "apbd", "apbdes", "apbn", "asi", "asn", "atk", "bgn", "blud", "bnpb", "bpbd", "bpjs", "bpk", "bpkad", "bpn", "bps", "bri", "bumd", "bumn", "dak",
  "dau", "dpa", "dpd", "dpr", "dpra", "dprd", "fgd", "haki", "hiv", "hut", "igd", "ikm", "ikn", "ikp", "imb", "ispa", "jkn", "kia", "kk", "kpu", "ktp",
  "kua", "lkpd", "lpse", "mpp", "mtq", "mui", "nib", "nik", "nip", "npwp", "odgj", "opd", "oss", "paud", "pbb", "pdam", "pkb", "pkk", "pkl", "pln",
  "pmi", "pns", "ppdb", "ppid", "ppkm", "pppk", "pupr", "rapbd", "ri", "rka", "rkpd", "rpjmd", "rsj", "rsu", "rsud", "rt", "rth", "rtlh", "rw", "sd", "sdm",
  "siup", "skpd", "slb", "sma", "smk", "smp", "sp4n", "stnk", "tk", "tni", "tps", "ugd", "uks", "umkm", "upt", "uptd", "usg", "uu", "wib", "wit",
  "wita",
  NULL
};

typedef struct
{
  const gunichar *letters;
  int from, to;
} Word;

static gboolean
is_word_letter (gunichar letter)
{
  return g_unichar_isalnum (letter) || g_unichar_ismark (letter) || letter == '\'' || letter == 0x2019;
}

static char *
word_lower (const Word *word)
{
  g_autofree char *plain = g_ucs4_to_utf8 (word->letters + word->from, word->to - word->from, NULL, NULL, NULL);

  return plain != NULL ? g_utf8_strdown (plain, -1) : g_strdup ("");
}

static gboolean
has_case (const Word *word,
          gboolean (*test) (gunichar))
{
  for (int i = word->from; i < word->to; i++) {
    if (test (word->letters[i]))
      return TRUE;
  }
  return FALSE;
}

/* Up to 89, in the letters I, V, X and L: those that titles number chapters, rulers and volumes with; "DI" and "MI" are words. */
static gboolean
is_roman (const char *lower)
{
  static const char *const tens[] = { "lxxx", "lxx", "lx", "xl", "xxx", "xx", "l", "x", NULL };
  static const char *const ones[] = { "viii", "vii", "iii", "vi", "iv", "ix", "ii", "v", "i", NULL };

  for (int i = 0; tens[i] != NULL; i++) {
    if (g_str_has_prefix (lower, tens[i])) {
      lower += strlen (tens[i]);
      break;
    }
  }
  return *lower == '\0' || g_strv_contains (ones, lower);
}

static gboolean
is_acronym (const char *lower,
            gboolean shouted)
{
  if (*lower == '\0' || lower[1] == '\0')
    return FALSE;
  if (is_roman (lower) || g_strv_contains (acronyms, lower))
    return TRUE;
  /* in a text of capitals only: Indonesian words have vowels */
  return shouted && g_str_is_ascii (lower) && strpbrk (lower, "aiueoy0123456789") == NULL;
}

static void
set_all (GArray *plan,
         const Word *word,
         StudioLetterChange change)
{
  for (int i = word->from; i < word->to; i++)
    g_array_index (plan, guint8, i) = (guint8) change;
}

static gboolean
repeats (const Word *word,
         const Word *before)
{
  g_autofree char *this = word_lower (word), *other = word_lower (before);

  return before->to == word->from - 1 && word->letters[before->to] == '-' && g_str_equal (this, other);
}

/* @shouted: the text knows no small letters, so capitals say nothing */
static void
plan_word (GArray *plan,
           const Word *word,
           const Word *before,
           gboolean first,
           gboolean shouted)
{
  g_autofree char *lower = word_lower (word);
  gboolean behind_hyphen = before->to > 0 && before->to == word->from - 1 && word->letters[before->to] == '-';
  gboolean typed_capitals = !shouted && has_case (word, g_unichar_isupper);

  if (!first && g_strv_contains (particles, lower)) {
    set_all (plan, word, STUDIO_LETTER_LOWER);
  } else if (is_acronym (lower, shouted)) {
    set_all (plan, word, STUDIO_LETTER_UPPER);
  } else {
    /* "BAPPEDA" and "PermenPAN" were meant so */
    set_all (plan, word, typed_capitals ? STUDIO_LETTER_KEPT : STUDIO_LETTER_LOWER);
    if (!behind_hyphen || repeats (word, before))
      g_array_index (plan, guint8, word->from) = STUDIO_LETTER_UPPER;
  }
}

static gboolean
starts_anew (gunichar letter)
{
  return letter == '\n' || letter == ':' || letter == '.' || letter == '!' || letter == '?' || letter == 0x2013 || letter == 0x2014;
}

static void
plan_title (GArray *plan,
            const gunichar *letters,
            int length)
{
  Word all = { letters, 0, length }, before = { letters, 0, 0 };
  gboolean shouted = !has_case (&all, g_unichar_islower), first = TRUE;

  for (int at = 0; at < length;) {
    Word word = { letters, at, at };

    if (!is_word_letter (letters[at])) {
      first = first || starts_anew (letters[at]);
      at++;
      continue;
    }
    while (word.to < length && is_word_letter (letters[word.to]))
      word.to++;
    plan_word (plan, &word, &before, first, shouted);
    first = FALSE;
    before = word;
    at = word.to;
  }
}

GArray *
studio_text_plan_case (const char *words,
                       StudioTextCase letters)
{
  glong length = 0;
  g_autofree gunichar *points = g_utf8_to_ucs4_fast (words, -1, &length);
  GArray *plan = g_array_sized_new (FALSE, TRUE, sizeof (guint8), (guint) length);

  g_array_set_size (plan, (guint) length);
  if (letters == STUDIO_CASE_TITLE) {
    plan_title (plan, points, (int) length);
  } else if (letters != STUDIO_CASE_NONE) {
    Word all = { points, 0, (int) length };

    set_all (plan, &all, letters == STUDIO_CASE_UPPER ? STUDIO_LETTER_UPPER : STUDIO_LETTER_LOWER);
  }
  return plan;
}
