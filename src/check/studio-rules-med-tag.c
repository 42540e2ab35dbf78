#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-brand-edition.h"
#include "studio-rules-look.h"
#include "studio-rules-med.h"

/* a hashtag of fewer letters is one word, one of more is not taken apart */
#define LEAST_LETTERS 6
#define MAX_LETTERS 60
#define MAX_PART 20
#define LEAST_PART 3
/* of hashtags that are long enough to be more than one word */
#define LEAST_KNOWN_PART 5
#define LONG_LETTERS 9

/* --- MED-02: how many --- */

void
studio_rule_med_02 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  const StudioPlatform *platform = studio_rules_med_get_platform (in);
  int limit, n_tags = 0, first = -1, last = -1;

  if (platform == NULL || platform->hashtags <= 0)
    return;
  limit = platform->hashtags;
  for (guint i = 0; i < in->text->n_tokens; i++) {
    if (in->text->tokens[i].kind != STUDIO_TOKEN_HASHTAG)
      continue;
    if (++n_tags == limit + 1)
      first = (int) i;
    last = (int) i;
  }
  if (first >= 0)
    studio_findings_add (out, first, last, _ ("%d hashtags; %s takes %d."), n_tags, platform->name, limit);
}

/* --- MED-03: the office's own --- */

static gboolean
has_tag (const StudioText *text,
         const char *tag)
{
  g_autofree char *lower = g_utf8_strdown (tag, -1);

  for (guint i = 0; i < text->n_tokens; i++) {
    if (text->tokens[i].kind == STUDIO_TOKEN_HASHTAG && strcmp (text->tokens[i].lower, lower) == 0)
      return TRUE;
  }
  return FALSE;
}

/* The post's own edition; one that has expired is told by another rule, and nobody is asked for its hashtags. */
static const StudioEdition *
get_edition (const StudioCheckInput *in)
{
  JsonNode *root = studio_look_root (in);
  const char *id = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? studio_json_peek_string (json_node_get_object (root), "edition") : NULL;
  const StudioEdition *edition = id != NULL && in->brand != NULL ? studio_brand_get_edition (in->brand, id) : NULL;

  if (edition != NULL && studio_brand_get_edition_state (edition, &in->today) == STUDIO_EDITION_VALID)
    return edition;
  return in->brand != NULL ? studio_brand_find_edition (in->brand, &in->today) : NULL;
}

/* Words of condolence carry no campaign. */
static gboolean
is_condolence (const StudioCheckInput *in)
{
  static const char *const words[] = { "innalillahi", "duka", "dukacita", "berdukacita", "berduka", "belasungkawa", "berpulang", "almarhum", "almarhumah", NULL };

  for (guint i = 0; i < in->text->n_words; i++) {
    if (studio_text_is_one (in->text, (int) in->text->words[i], words))
      return TRUE;
  }
  return FALSE;
}

void
studio_rule_med_03 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  const StudioEdition *edition = get_edition (in);
  const StudioPlatform *platform = studio_rules_med_get_platform (in);
  g_autoptr (GString) missing = g_string_new (NULL);
  guint n_asked;

  if (edition == NULL || in->text->n_words == 0 || is_condolence (in))
    return;
  n_asked = platform != NULL && platform->hashtags > 0 ? MIN (edition->hashtags->len, (guint) platform->hashtags) : edition->hashtags->len;
  for (guint i = 0; i < n_asked; i++) {
    const char *tag = g_ptr_array_index (edition->hashtags, i);

    if (!has_tag (in->text, tag))
      g_string_append_printf (missing, "%s%s", missing->len > 0 ? " " : "", tag);
  }
  if (missing->len > 0)
    studio_findings_add_whole (out, _ ("The office's hashtags are missing: %s."), missing->str);
}

/* --- MED-04: a capital for each word --- */

static gboolean
is_part (const StudioCheckInput *in,
         StudioWordList *list,
         const char *part,
         gsize least)
{
  if (studio_word_list_has (list, part) || (in->places != NULL && studio_word_list_has (in->places, part)))
    return TRUE;
  /* short ones are in so many words that they tell nothing */
  return strlen (part) >= least && studio_spelling_has_dictionary (in->spelling) && studio_spelling_knows (in->spelling, part);
}

/* "pasermaju" → "PaserMaju", in as few words as can be; NULL if it is one word or holds unknown ones. @name: letters of ASCII. */
static char *
take_apart (const StudioCheckInput *in,
            StudioWordList *list,
            const char *name)
{
  gsize length = strlen (name);
  guint8 words[MAX_LETTERS + 1] = { 0 }, back[MAX_LETTERS + 1] = { 0 };
  char *capitals;

  for (gsize end = LEAST_PART; end <= length; end++) {
    for (gsize part = LEAST_PART; part <= MIN (end, MAX_PART); part++) {
      char piece[MAX_PART + 1] = { 0 };

      if (part < end && words[end - part] == 0)
        continue;
      memcpy (piece, name + end - part, part);
      if ((words[end] == 0 || words[end - part] + 1 < words[end]) && is_part (in, list, piece, length >= LONG_LETTERS ? LEAST_KNOWN_PART - 1 : LEAST_KNOWN_PART)) {
        words[end] = (guint8) (words[end - part] + 1);
        back[end] = (guint8) part;
      }
    }
  }
  if (words[length] < 2)
    return NULL;
  capitals = g_strdup (name);
  for (gsize end = length; end > 0; end -= back[end])
    capitals[end - back[end]] = g_ascii_toupper (capitals[end - back[end]]);
  return capitals;
}

/* The office's own way of writing this tag. */
static const char *
find_own (const StudioCheckInput *in,
          const char *lower)
{
  const StudioEdition *edition = get_edition (in);

  for (guint i = 0; edition != NULL && i < edition->hashtags->len; i++) {
    const char *tag = g_ptr_array_index (edition->hashtags, i);
    g_autofree char *own = g_utf8_strdown (tag, -1);

    if (strcmp (own, lower) == 0)
      return tag;
  }
  return NULL;
}

static char *
find_capitals (const StudioCheckInput *in,
               const StudioToken *token)
{
  StudioWordList *list = studio_words_get (in->words, "kata-tagar");
  const char *name = token->lower + 1, *own = find_own (in, token->lower);
  gsize length = strlen (name);
  g_autofree char *capitals = NULL;

  if (own != NULL)
    return g_strdup (own);
  if (length < LEAST_LETTERS || length > MAX_LETTERS || strspn (name, "abcdefghijklmnopqrstuvwxyz") < length)
    return NULL;
  /* one word, such as "#kebersihan" */
  if (studio_spelling_has_dictionary (in->spelling) && (studio_spelling_knows_name (in->spelling, name) || studio_word_list_has (studio_words_get (in->words, "kantor"), name)))
    return NULL;
  capitals = take_apart (in, list, name);
  return capitals != NULL ? g_strconcat ("#", capitals, NULL) : NULL;
}

void
studio_rule_med_04 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  for (guint i = 0; i < in->text->n_tokens; i++) {
    const StudioToken *token = &in->text->tokens[i];
    g_autofree char *written = NULL, *right = NULL;

    if (token->kind != STUDIO_TOKEN_HASHTAG)
      continue;
    written = studio_text_copy (in->text, (int) i, (int) i);
    if (strcmp (written, token->lower) != 0)
      continue;
    right = find_capitals (in, token);
    if (right != NULL && strcmp (right, written) != 0)
      studio_findings_add (out, (int) i, (int) i, _ ("Give each word of a hashtag its capital, so that it can be read: %s."), right)->fix = g_strdup (right);
  }
}

/* --- MED-05: broken and empty ones --- */

/* "#Paser-Tuntas": only "#Paser" would be one. Returns: the last token of what was meant */
static int
find_broken_end (const StudioText *text,
                 int token)
{
  static const char *const marks[] = { "-", "'", "’", "&", "+", NULL };
  int last = token;

  while (studio_text_is_one (text, last + 1, marks) && (studio_text_is_kind (text, last + 2, STUDIO_TOKEN_WORD) || studio_text_is_kind (text, last + 2, STUDIO_TOKEN_NUMBER)))
    last += 2;
  return last;
}

static void
check_tag (const StudioCheckInput *in,
           StudioFindings *out,
           int token)
{
  const char *lower = in->text->tokens[token].lower;
  int last = find_broken_end (in->text, token);

  if (last > token)
    studio_findings_add (out, token, last, _ ("A hashtag ends at a blank or mark; write it as one word."));
  else if (strspn (lower + 1, "0123456789_") == strlen (lower + 1))
    studio_findings_add (out, token, token, _ ("A hashtag of digits only cannot be tapped."));
  else if (studio_word_list_has (studio_words_get (in->words, "tagar-umum"), lower + 1))
    studio_findings_add (out, token, token, _ ("This hashtag says nothing about the post; leave it out."));
}

void
studio_rule_med_05 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  int beyond = -1;

  for (guint i = 0; i < in->text->n_tokens; i++) {
    int token = (int) i;

    if (token <= beyond)
      continue;
    if (in->text->tokens[i].kind == STUDIO_TOKEN_HASHTAG) {
      check_tag (in, out, token);
      beyond = find_broken_end (in->text, token);
    } else if (studio_text_is (in->text, token, "#") && !studio_text_is_kind (in->text, token - 1, STUDIO_TOKEN_WORD) && studio_text_is_kind (in->text, token + 1, STUDIO_TOKEN_SPACE) && studio_text_is_kind (in->text, token + 2, STUDIO_TOKEN_WORD)) {
      g_autofree char *word = studio_text_copy (in->text, token + 2, token + 2);

      studio_findings_add (out, token, token + 2, _ ("A hashtag ends at a blank or mark; write it as one word."))->fix = g_strconcat ("#", word, NULL);
    }
  }
}
