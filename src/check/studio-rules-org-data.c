#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-brand-office.h"
#include "studio-rules-org.h"

static int
two_digits (const char *at)
{
  return (at[0] - '0') * 10 + at[1] - '0';
}

/* --- ORG-01: identity and family cards --- */

/* Codes of provinces (Kemendagri). */
static gboolean
is_province (int code)
{
  static const char ranges[][2] = { { 11, 19 }, { 21, 21 }, { 31, 36 }, { 51, 53 }, { 61, 65 }, { 71, 76 }, { 81, 82 }, { 91, 96 } };

  for (gsize i = 0; i < G_N_ELEMENTS (ranges); i++) {
    if (code >= ranges[i][0] && code <= ranges[i][1])
      return TRUE;
  }
  return FALSE;
}

/* Women's days of birth have 40 added. */
gboolean
studio_org_is_nik (const char *digits)
{
  int day, month;

  if (strlen (digits) != 16 || !is_province (two_digits (digits)) || two_digits (digits + 2) < 1 || two_digits (digits + 2) > 79 || two_digits (digits + 4) < 1)
    return FALSE;
  day = two_digits (digits + 6);
  month = two_digits (digits + 8);
  return (day % 40 >= 1 && day % 40 <= 31 && day <= 71) && month >= 1 && month <= 12 && strcmp (digits + 12, "0000") != 0;
}

void
studio_rule_org_01 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  for (guint i = 0; i < in->text->n_words; i++) {
    StudioDigits row;

    if (studio_look_digits (in->text, (int) in->text->words[i], &row) && studio_org_is_nik (row.digits))
      studio_findings_add (out, row.first, row.last, _ ("This looks like an identity or family card number (NIK, KK): take it out."));
  }
}

/* --- ORG-02: telephones --- */

gboolean
studio_org_is_mobile (const char *digits)
{
  const char *at = digits;
  gsize length;

  if (*at == '0')
    at++;
  else if (g_str_has_prefix (at, "62"))
    at += 2;
  else
    return FALSE;
  length = strlen (at);
  return at[0] == '8' && at[1] >= '1' && length >= 9 && length <= 12;
}

/* "wa.me/628…", "https://api.whatsapp.com/send?phone=628…" */
static gboolean
is_chat_address (const char *lower,
                 char *digits)
{
  const char *at = strstr (lower, "wa.me/");
  gsize length;

  if (at != NULL)
    at += strlen ("wa.me/");
  else if ((at = strstr (lower, "whatsapp.com/send?phone=")) != NULL)
    at = strchr (at, '=') + 1;
  if (at == NULL)
    return FALSE;
  at += *at == '+';
  length = strspn (at, "0123456789");
  if (length > STUDIO_LOOK_MAX_DIGITS)
    return FALSE;
  memcpy (digits, at, length);
  digits[length] = '\0';
  return studio_org_is_mobile (digits);
}

static gboolean
is_phone (const StudioText *text,
          int token,
          StudioDigits *row)
{
  if (studio_text_is_kind (text, token, STUDIO_TOKEN_URL)) {
    row->first = row->last = token;
    return is_chat_address (text->tokens[token].lower, row->digits);
  }
  return studio_look_digits (text, token, row) && studio_org_is_mobile (row->digits);
}

void
studio_rule_org_02 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  for (guint i = 0; i < in->text->n_tokens; i++) {
    StudioDigits row;

    if (!is_phone (in->text, (int) i, &row) || (in->brand != NULL && studio_brand_knows_contact (in->brand, row.digits)))
      continue;
    studio_findings_add (out, row.first, row.last,
                         _ ("This telephone number is not among the office's contacts. If it is a person's, take it out; if it is the office's, add it to the brand."))
        ->asks = TRUE;
  }
}

/* --- ORG-03: civil servants --- */

/* Birthday, month of the appointment, sex, running number; contract staff have month 21 or so in the middle. */
static gboolean
is_nip (const char *digits)
{
  int year, month, day, from_year, from_month;

  if (strlen (digits) != 18)
    return FALSE;
  year = two_digits (digits) * 100 + two_digits (digits + 2);
  month = two_digits (digits + 4);
  day = two_digits (digits + 6);
  from_year = two_digits (digits + 8) * 100 + two_digits (digits + 10);
  from_month = two_digits (digits + 12);
  return year >= 1940 && year <= 2015 && month >= 1 && month <= 12 && day >= 1 && day <= 31 && from_year > year + 14 && from_year <= 2099 &&
         ((from_month >= 1 && from_month <= 12) || from_month == 21) && (digits[14] == '1' || digits[14] == '2');
}

void
studio_rule_org_03 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  for (guint i = 0; i < in->text->n_words; i++) {
    StudioDigits row;

    if (studio_look_digits (in->text, (int) in->text->words[i], &row) && is_nip (row.digits))
      studio_findings_add (out, row.first, row.last, _ ("A civil servant's number (NIP) tells their birthday; name and post are enough."));
  }
}

/* --- ORG-04: e-mail, accounts, plates, homes --- */

static void
find_email (const StudioCheckInput *in,
            int token,
            StudioFindings *out)
{
  const char *lower = in->text->tokens[token].lower;

  /* addresses of the state are offices' */
  if (g_str_has_suffix (lower, ".go.id") || (in->brand != NULL && studio_brand_knows_contact (in->brand, lower)))
    return;
  studio_findings_add (out, token, token, _ ("This e-mail address is not among the office's contacts: take it out, or add it to the brand."));
}

static void
find_account (const StudioCheckInput *in,
              int token,
              StudioFindings *out)
{
  StudioDigits row;

  if (!studio_look_digits (in->text, token, &row) || row.n < 10 || row.n > 16 || studio_look_near (in, "rekening", row.first, 6, 0) < 0)
    return;
  studio_findings_add (out, row.first, row.last, _ ("This looks like a bank account number: give the way to an official page instead."));
}

static gboolean
is_plate_region (const char *lower,
                 gsize length)
{
  static const char *const two[] = { "aa", "ab", "ad", "ae", "ag", "ba", "bb", "bd", "be", "bg", "bh", "bk", "bl", "bm", "bn", "bp", "da", "db", "dc", "dd", "de", "dg", "dh", "dk", "dl", "dm", "dn", "dp", "dr", "ds", "dt", "dw", "ea", "eb", "ed", "kb", "kh", "kt", "ku", "pa", "pb", NULL };

  if (length == 1)
    return strchr ("abdefghklmnprstwz", *lower) != NULL;
  for (int i = 0; length == 2 && two[i] != NULL; i++) {
    if (strncmp (two[i], lower, 2) == 0)
      return TRUE;
  }
  return FALSE;
}

/* Of "a", "1234" and "bcd". One digit, or one letter at the end, may be a class or a block: then a vehicle has to be named nearby. */
static gboolean
is_plate (const StudioCheckInput *in,
          int token,
          gsize n_digits,
          gsize n_letters)
{
  if (n_digits < 1 || n_digits > 4 || n_letters < 1 || n_letters > 3)
    return FALSE;
  return (n_digits >= 3 && n_letters >= 2) || studio_look_near (in, "kendaraan", token, 10, 10) >= 0;
}

static void
find_plate (const StudioCheckInput *in,
            int token,
            StudioFindings *out)
{
  const StudioToken *tokens = in->text->tokens;
  const char *lower = tokens[token].lower;
  gsize region = strspn (lower, "abcdefghijklmnopqrstuvwxyz"), digits = strspn (lower + region, "0123456789"), whole = strlen (lower);
  int last = token;

  if (!studio_text_is_capital (in->text, token) || !is_plate_region (lower, region))
    return;
  if (region == whole) {
    last = token + 4;
    if (!studio_text_is_kind (in->text, token + 2, STUDIO_TOKEN_NUMBER) || !studio_text_is_kind (in->text, last, STUDIO_TOKEN_WORD) ||
        !studio_text_is_kind (in->text, token + 1, STUDIO_TOKEN_SPACE) || !studio_text_is_kind (in->text, token + 3, STUDIO_TOKEN_SPACE))
      return;
    digits = strspn (tokens[token + 2].lower, "0123456789");
    region = strlen (tokens[last].lower);
    if (tokens[token + 2].lower[digits] != '\0' || *tokens[token + 2].lower == '0' || !studio_text_is_capital (in->text, last) ||
        (region > 1 && !studio_text_has_flag (in->text, last, STUDIO_TOKEN_CAPS)))
      return;
  } else {
    if (!studio_text_has_flag (in->text, token, STUDIO_TOKEN_CAPS) || strspn (lower + region + digits, "abcdefghijklmnopqrstuvwxyz") != whole - region - digits)
      return;
    region = whole - region - digits;
  }
  if (is_plate (in, token, digits, region))
    studio_findings_add (out, token, last, _ ("This looks like a number plate: take it out."));
}

/* "RT 03" of a sentence that says who lives there */
static void
find_home (const StudioCheckInput *in,
           int token,
           StudioFindings *out)
{
  int number = studio_text_next (in->text, token), first, last, end;

  if (studio_text_is (in->text, number, ".") || studio_text_is (in->text, number, ":"))
    number = studio_text_next (in->text, number);
  if (!studio_text_is_kind (in->text, number, STUDIO_TOKEN_NUMBER) || studio_look_near (in, "tempat-tinggal", token, 20, 8) < 0)
    return;
  first = studio_look_step (in->text, token, -25);
  last = studio_look_step (in->text, token, 15);
  if (studio_look_name_between (in, first, last, &end) >= 0)
    studio_findings_add (out, token, number, _ ("This tells where a person lives: village or district is enough."));
}

void
studio_rule_org_04 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  for (guint i = 0; i < in->text->n_tokens; i++) {
    int token = (int) i;

    if (in->text->tokens[i].kind == STUDIO_TOKEN_EMAIL)
      find_email (in, token, out);
    else if (in->text->tokens[i].kind == STUDIO_TOKEN_NUMBER)
      find_account (in, token, out);
    else if (in->text->tokens[i].kind == STUDIO_TOKEN_WORD && studio_text_is (in->text, token, "rt"))
      find_home (in, token, out);
    else if (in->text->tokens[i].kind == STUDIO_TOKEN_WORD)
      find_plate (in, token, out);
  }
}
