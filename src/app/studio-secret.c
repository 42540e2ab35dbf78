#include "config.h"

#include "studio-secret.h"

#include <string.h>

/* What is announced by one of these is the secret itself */
static const char *const names[] = { "sandi", "password", "passwd", "pass", "pwd", "pw", "passcode", "katasandi", NULL };
static const char *const codes[] = { "pin", "otp", "kode", "code", "token", NULL };
/* Words of sentences about passwords: "sandi telah diganti", "kata sandi akun ini" */
static const char *const harmless[] = {
  "sudah", "telah", "belum", "akan", "tidak", "tak", "diganti", "baru", "lama", "akun", "dan", "atau", "oleh", "dari", "ke", "kepada", "yang", "di", "ini", "itu", "harus", "perlu",
  "wajib", "pemulihan", "diserahkan", "diubah", "disimpan", "dicatat", "ditulis", "aman", "kuat", "dengan", "untuk", "pada", "saat", "tersebut", "cadangan", "verifikasi", "nya", NULL
};
#define SIGNS "!#$%^&*+=?~<>|\\"
#define MIN_LENGTH 8
#define MIN_CODE 4

/** Kinds: what a word is made of. */
typedef struct
{
  guint letters, digits, signs, length;
  gboolean upper, lower;
} Kinds;

static Kinds
look_at (const char *word)
{
  Kinds kinds = { 0 };

  for (const char *at = word; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar letter = g_utf8_get_char (at);

    kinds.length++;
    kinds.digits += g_unichar_isdigit (letter);
    kinds.letters += g_unichar_isalpha (letter);
    kinds.upper |= g_unichar_isupper (letter);
    kinds.lower |= g_unichar_islower (letter);
    kinds.signs += letter < 128 && strchr (SIGNS, (char) letter) != NULL;
  }
  return kinds;
}

static gboolean
is_address (const char *word)
{
  return strstr (word, "://") != NULL || g_str_has_prefix (word, "www.") || *word == '#' || strchr (word, '@') == word ||
         (strchr (word, '@') != NULL && strrchr (word, '.') > strchr (word, '@') && strpbrk (word, SIGNS) == NULL);
}

/* "Paser#2026", "k0pi+Susu9": nothing that people write is like that. */
static gboolean
is_mixed (const char *word)
{
  Kinds kinds = look_at (word);
  gboolean at_sign = strchr (word, '@') != NULL;

  if (is_address (word) || kinds.length < MIN_LENGTH)
    return FALSE;
  return kinds.letters > 0 && kinds.digits > 0 && (kinds.signs > 0 || at_sign);
}

/* What follows "sandi:" or "sandi": anything with a colon, else what no sentence goes on with. */
static gboolean
is_value (const char *word,
          gboolean announced)
{
  Kinds kinds = look_at (word);
  g_autofree char *folded = g_utf8_casefold (word, -1);

  if (*word == '\0' || g_strv_contains (harmless, folded))
    return FALSE;
  return announced ? kinds.length >= MIN_CODE : kinds.digits > 0 && (kinds.letters > 0 || kinds.length >= MIN_CODE);
}

static gboolean
is_code (const char *word,
         gboolean announced)
{
  Kinds kinds = look_at (word);

  return kinds.digits >= (announced ? MIN_CODE : 6) && kinds.digits + 2 >= kinds.length;
}

/* Takes the signs of a sentence off both ends. @announces: (out): whether a colon or "=" was behind it. Returns: (transfer full) */
static char *
trim (const char *word,
      gboolean *announces)
{
  const char *begin = word + strspn (word, "\"'(“‘[");
  gsize length = strlen (begin);

  *announces = FALSE;
  while (length > 0 && strchr (".,;:=)]\"'", begin[length - 1]) != NULL) {
    *announces |= begin[length - 1] == ':' || begin[length - 1] == '=';
    length--;
  }
  return g_strndup (begin, length);
}

/* "sandi:rahasia" is two words. */
static char *
part_words (const char *text)
{
  GString *parted = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at++) {
    g_string_append_c (parted, *at);
    if ((*at == ':' && at[1] != '/' && !g_ascii_isdigit (at[1])) || *at == '=')
      g_string_append_c (parted, ' ');
    else if (*at == ':' && at > text && g_ascii_isalpha (at[-1]) && at[1] != '/')
      g_string_append_c (parted, ' ');
  }
  return g_string_free (parted, FALSE);
}

gboolean
studio_secret_is_in (const char *text)
{
  g_autofree char *parted = NULL;
  g_auto (GStrv) words = NULL;
  gboolean after_name = FALSE, after_code = FALSE, announced = FALSE;

  g_return_val_if_fail (text != NULL, FALSE);

  parted = part_words (text);
  words = g_strsplit_set (parted, " \t\r\n", -1);
  for (guint i = 0; words[i] != NULL; i++) {
    gboolean announces;
    g_autofree char *word = trim (words[i], &announces), *folded = g_utf8_casefold (word, -1);
    gboolean bridge = *word == '\0' || g_str_equal (folded, "adalah") || g_str_equal (folded, "ialah") || g_str_equal (folded, "is") || g_str_equal (folded, "yaitu");

    if (bridge) {
      announced |= announces || *word != '\0';
      continue;
    }
    if (is_mixed (word) || (after_name && is_value (word, announced)) || (after_code && is_code (word, announced)))
      return TRUE;
    /* "kode pemulihan: 123456": what is between the name and its value changes nothing */
    after_code = g_strv_contains (codes, folded) || (after_code && g_strv_contains (harmless, folded));
    after_name = g_strv_contains (names, folded) || (after_name && g_strv_contains (harmless, folded));
    announced = announces;
  }
  return FALSE;
}

char *
studio_secret_cut (const char *kept,
                   const char *refused)
{
  gsize begin = 0, end;
  GString *cut;

  g_return_val_if_fail (kept != NULL && refused != NULL, NULL);

  while (kept[begin] != '\0' && kept[begin] == refused[begin])
    begin++;
  end = begin + strcspn (kept + begin, " \t\r\n");
  /* a word that stands as it was kept is not the one that is typed */
  if (strchr (" \t\r\n", refused[begin]) != NULL)
    return g_strdup (kept);
  while (begin > 0 && strchr (" \t\r\n", kept[begin - 1]) == NULL)
    begin--;
  cut = g_string_new (kept);
  g_string_erase (cut, (gssize) begin, (gssize) (end - begin));
  return g_strstrip (g_string_free (cut, FALSE));
}
