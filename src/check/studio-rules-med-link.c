#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-brand-office.h"
#include "studio-rules-med.h"

/* --- MED-06: accounts of other offices --- */

static gboolean
has_mention (const StudioText *text,
             const char *handle)
{
  g_autofree char *lower = g_utf8_strdown (handle, -1);

  for (guint i = 0; i < text->n_tokens; i++) {
    if (text->tokens[i].kind == STUDIO_TOKEN_MENTION && strcmp (text->tokens[i].lower, lower) == 0)
      return TRUE;
  }
  return FALSE;
}

/* Names of other offices → their accounts, on the text's platform if it has one. */
static StudioWordList *
list_offices (const StudioCheckInput *in,
              const StudioPlatform *platform)
{
  StudioWordList *list = studio_word_list_new ();
  GPtrArray *accounts = in->brand != NULL ? studio_brand_list_accounts (in->brand) : NULL;

  for (guint i = 0; accounts != NULL && i < accounts->len; i++) {
    const StudioAccount *account = g_ptr_array_index (accounts, i);
    g_autofree char *line = NULL;

    if (account->office == NULL || *account->handle != '@')
      continue;
    if (platform != NULL && studio_platforms_find (in->platforms, account->platform) != platform)
      continue;
    line = g_strdup_printf ("%s → %s", account->office, account->handle);
    studio_word_list_add (list, line);
  }
  return list;
}

void
studio_rule_med_06 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  StudioWordList *offices = list_offices (in, studio_rules_med_get_platform (in));
  g_autoptr (GHashTable) told = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < in->text->n_words; i++) {
    int token = (int) in->text->words[i], last;
    const char *handle = studio_word_list_match (offices, in->text, token, &last);

    if (handle == NULL || *handle == '\0' || !g_hash_table_add (told, (gpointer) handle) || has_mention (in->text, handle))
      continue;
    studio_findings_add (out, token, last, _ ("Mention this office by its account: %s."), handle);
  }
  studio_word_list_free (offices);
}

/* --- MED-07: links --- */

static gboolean
has_kind (const StudioText *text,
          StudioTokenKind kind)
{
  for (guint i = 0; i < text->n_tokens; i++) {
    if (text->tokens[i].kind == kind)
      return TRUE;
  }
  return FALSE;
}

/* "tautan di bio", "pindai QR" */
static gboolean
tells_where (const StudioText *text)
{
  static const char *const words[] = { "bio", "profil", "qr", "pindai", "pindailah", "barcode", "story", "cerita", "komentar", NULL };

  for (guint i = 0; i < text->n_words; i++) {
    if (studio_text_is_one (text, (int) text->words[i], words))
      return TRUE;
  }
  return FALSE;
}

/* "klik tautan", "tautan berikut", "link di bawah ini": words that promise an address. */
static gboolean
promises_link (const StudioText *text,
               int token)
{
  static const char *const links[] = { "tautan", "link", "pranala", NULL };
  static const char *const before[] = { "klik", "melalui", "lewat", "kunjungi", "buka", "akses", "cek", "pada", "di", NULL };
  static const char *const after[] = { "berikut", "ini", "di", "tersebut", "resmi", "pendaftaran", NULL };

  return studio_text_is_one (text, token, links) && (studio_text_is_one (text, studio_text_previous (text, token), before) || studio_text_is_one (text, studio_text_next (text, token), after));
}

/* Platforms that make no link of an address in a caption. */
static gboolean
links_are_dead (const StudioPlatform *platform)
{
  return platform != NULL && (g_str_equal (platform->id, "instagram") || g_str_equal (platform->id, "tiktok_photo"));
}

void
studio_rule_med_07 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  const StudioPlatform *platform = studio_rules_med_get_platform (in);
  gboolean told_where = tells_where (in->text), linked = has_kind (in->text, STUDIO_TOKEN_URL) || has_kind (in->text, STUDIO_TOKEN_EMAIL);

  for (guint i = 0; i < in->text->n_tokens && !told_where; i++) {
    int token = (int) i;

    if (links_are_dead (platform) && in->text->tokens[i].kind == STUDIO_TOKEN_URL) {
      studio_findings_add (out, token, token, _ ("%s makes no link of an address in a caption: put it in the bio (“tautan di bio”), or a QR code in the picture."), platform->name);
      return;
    }
    if (!linked && promises_link (in->text, token)) {
      studio_findings_add (out, token, token, _ ("The link that is spoken of is missing."));
      return;
    }
  }
}

/* --- MED-08: short addresses --- */

/* "bit.ly" of "https://www.bit.ly/abc" */
static char *
get_host (const char *address)
{
  const char *from = strstr (address, "://");

  from = from != NULL ? from + 3 : address;
  if (g_str_has_prefix (from, "www."))
    from += 4;
  return g_strndup (from, strcspn (from, "/?#:"));
}

void
studio_rule_med_08 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  StudioWordList *shorteners = studio_words_get (in->words, "tautan-pendek");

  for (guint i = 0; i < in->text->n_tokens; i++) {
    g_autofree char *host = NULL;

    if (in->text->tokens[i].kind != STUDIO_TOKEN_URL)
      continue;
    host = get_host (in->text->tokens[i].lower);
    if (strlen (host) > 40 || !studio_word_list_has (shorteners, host) || (in->brand != NULL && studio_brand_knows_contact (in->brand, in->text->tokens[i].lower)))
      continue;
    studio_findings_add (out, (int) i, (int) i, _ ("Nobody sees where %s leads; give an address of the office (go.id)."), host);
  }
}

/* --- MED-11: where to ask --- */

/* A number of a telephone or a hotline. */
static gboolean
is_telephone (const StudioText *text,
              int token)
{
  static const char *const hotlines[] = { "1708", "112", "110", "113", "115", "117", "119", "123", "129", "1500", NULL };
  const StudioToken *at = studio_text_get (text, token);

  if (at == NULL || at->kind != STUDIO_TOKEN_NUMBER)
    return FALSE;
  if (studio_text_is_one (text, token, hotlines) || (*at->lower == '0' && strlen (at->lower) >= 3 && strspn (at->lower, "0123456789") == strlen (at->lower)))
    return TRUE;
  return strlen (at->lower) >= 8 && strspn (at->lower, "0123456789") == strlen (at->lower);
}

static gboolean
has_contact (const StudioText *text)
{
  for (guint i = 0; i < text->n_tokens; i++) {
    StudioTokenKind kind = text->tokens[i].kind;

    if (kind == STUDIO_TOKEN_URL || kind == STUDIO_TOKEN_EMAIL || kind == STUDIO_TOKEN_MENTION || is_telephone (text, (int) i) || studio_text_is (text, (int) i, "sp4n-lapor"))
      return TRUE;
  }
  return FALSE;
}

void
studio_rule_med_11 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  StudioWordList *asking = studio_words_get (in->words, "perlu-kontak");

  if (has_contact (in->text))
    return;
  for (guint i = 0; i < in->text->n_words; i++) {
    int token = (int) in->text->words[i], last;

    if (studio_word_list_match (asking, in->text, token, &last) == NULL || studio_text_has_flag (in->text, token, STUDIO_TOKEN_QUOTED))
      continue;
    studio_findings_add (out, token, last, _ ("Say where people can ask or complain: a telephone number, an address, or SP4N-LAPOR! 1708."));
    return;
  }
}
