#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-rules-eja.h"

/** Degree: tokens @first..@last, with its final point if it has one; @right: as it is written */
typedef struct
{
  int first, last;
  gboolean point;
  gboolean inner_point; /* it has points between its letters as it stands */
  const char *right;
} Degree;

#define MAX_PARTS 3

static gboolean
is_part (const StudioText *text,
         int token)
{
  const StudioToken *word = studio_text_get (text, token);

  return word != NULL && word->kind == STUDIO_TOKEN_WORD && word->end - word->start <= 5 && (word->flags & STUDIO_TOKEN_FOREIGN) == 0;
}

/* The next part of "S.Sos", which may stand behind a blank ("M. Si"), -1 if there is none. */
static int
next_part (const StudioText *text,
           int token)
{
  if (!studio_text_is (text, token + 1, "."))
    return -1;
  if (is_part (text, token + 2))
    return token + 2;
  return studio_text_is_kind (text, token + 2, STUDIO_TOKEN_SPACE) && is_part (text, token + 3) ? token + 3 : -1;
}

/* Reads the longest degree of the list at @token. */
static gboolean
read_degree (const StudioCheckInput *in,
             int token,
             Degree *degree)
{
  StudioWordList *list = studio_words_get (in->words, "gelar");
  g_autoptr (GString) letters = g_string_new (NULL);
  int part = token;

  degree->right = NULL;
  if (!is_part (in->text, token) || !studio_text_is_capital (in->text, token))
    return FALSE;
  for (int i = 0; i < MAX_PARTS && part >= 0; i++) {
    const char *right;

    g_string_append (letters, in->text->tokens[part].lower);
    right = studio_word_list_look_up (list, letters->str);
    if (right != NULL && *right != '\0') {
      degree->right = right;
      degree->first = token;
      degree->last = part;
      degree->inner_point = i > 0;
    }
    part = next_part (in->text, part);
  }
  if (degree->right == NULL)
    return FALSE;
  degree->point = studio_text_is (in->text, degree->last + 1, ".");
  degree->last += degree->point;
  return TRUE;
}

/* A name or another degree, with a comma behind it. */
static gboolean
follows_name (const StudioText *text,
              int token)
{
  int comma = studio_text_previous (text, token), before;

  if (!studio_text_is (text, comma, ","))
    return FALSE;
  before = studio_text_previous (text, comma);
  return studio_text_is_capital (text, before) || studio_text_is (text, before, ".");
}

/* What comes behind a name with degrees is no name. */
static gboolean
ends_name (const StudioText *text,
           const Degree *degree)
{
  int next = studio_text_next (text, degree->last);

  return !(studio_text_is_kind (text, next, STUDIO_TOKEN_WORD) && studio_text_is_capital (text, next)) && !studio_text_is_kind (text, next, STUDIO_TOKEN_NUMBER);
}

/* Calls @look with each degree behind a name and a comma. */
static void
each_degree (const StudioCheckInput *in,
             StudioFindings *out,
             void (*look) (const StudioCheckInput *in, StudioFindings *out, const Degree *degree))
{
  for (guint i = 0; i < in->text->n_words; i++) {
    int token = (int) in->text->words[i];
    Degree degree;

    if (follows_name (in->text, token) && read_degree (in, token, &degree))
      look (in, out, &degree);
  }
}

/* --- EJA-15: points and commas --- */

/* Whether the name goes on with one more degree without a comma: "S.Sos M.Si". */
static gboolean
lacks_comma (const StudioCheckInput *in,
             const Degree *degree,
             Degree *more)
{
  int next = studio_text_next_word (in->text, degree->last);

  return next >= 0 && read_degree (in, next, more) && more->inner_point;
}

static guint
count_points (const char *at)
{
  guint n_points = 0;

  for (; *at != '\0'; at++)
    n_points += *at == '.';
  return n_points;
}

/* Some universities put a point more ("M.A.P." beside "M.AP."), which is no mistake. */
static gboolean
is_right (const Degree *degree,
          const char *written)
{
  return g_str_equal (written, degree->right) || (degree->point && strchr (written, ' ') == NULL && count_points (written) > count_points (degree->right));
}

static void
look_at_points (const StudioCheckInput *in,
                StudioFindings *out,
                const Degree *degree)
{
  g_autofree char *written = studio_text_copy (in->text, degree->first, degree->last);
  g_autofree char *both = NULL;
  Degree more;

  if (lacks_comma (in, degree, &more)) {
    both = g_strdup_printf ("%s, %s", degree->right, more.right);
    studio_findings_add (out, degree->first, more.last, _ ("A comma between degrees: “%s”."), both)->fix = g_strdup (both);
  } else if (!is_right (degree, written) && (degree->inner_point || ends_name (in->text, degree))) {
    studio_findings_add (out, degree->first, degree->last, _ ("The degree is written “%s”."), degree->right)->fix = g_strdup (degree->right);
  }
}

/* "ST. MT", "SSos MSi": capitals that may be anything alone, but are degrees where another follows. */
static gboolean
is_row (const StudioCheckInput *in,
        const Degree *degree,
        Degree *more)
{
  int next = studio_text_next (in->text, degree->last);

  if (studio_text_is (in->text, next, ","))
    next = studio_text_next (in->text, next);
  return read_degree (in, next, more);
}

/* "Rahmat Hidayat S.Sos": a name of two words, then a degree with points. */
static void
look_for_comma (const StudioCheckInput *in,
                StudioFindings *out,
                int token)
{
  int last_name = studio_text_previous_word (in->text, token), first_name = studio_text_previous_word (in->text, last_name);
  g_autofree char *fixed = NULL, *name = NULL;
  Degree degree, more;

  if (last_name < 0 || first_name < 0 || !studio_text_is_capital (in->text, last_name) || !studio_text_is_capital (in->text, first_name) ||
      !read_degree (in, token, &degree) || (!degree.inner_point && !is_row (in, &degree, &more)) || studio_text_has_flag (in->text, last_name, STUDIO_TOKEN_CAPS))
    return;
  name = studio_text_copy (in->text, last_name, last_name);
  fixed = g_strdup_printf ("%s, %s", name, degree.right);
  studio_findings_add (out, last_name, degree.last, _ ("A comma between name and degree: “%s”."), fixed)->fix = g_strdup (fixed);
}

void
studio_rule_eja_15 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  each_degree (in, out, look_at_points);
  for (guint i = 0; i < in->text->n_words; i++)
    look_for_comma (in, out, (int) in->text->words[i]);
}

/* --- EJA-16: dr., Dr. --- */

/* "Dr. Indah Permatasari, Sp.P.": specialists are physicians. A doctor of science among them is written "Dr. dr.". */
static gboolean
is_specialist (const StudioText *text,
               int name)
{
  for (int i = 0; i < 14 && studio_text_get (text, name) != NULL && !studio_text_is_kind (text, name, STUDIO_TOKEN_NEWLINE); i++, name++) {
    if (studio_text_is (text, name, "sp") && studio_text_is (text, name + 1, ".") && studio_text_is_kind (text, name + 2, STUDIO_TOKEN_WORD))
      return TRUE;
    if (studio_text_is_kind (text, name, STUDIO_TOKEN_WORD) && !studio_text_is_capital (text, name))
      return FALSE;
  }
  return FALSE;
}

void
studio_rule_eja_16 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  const StudioText *text = in->text;

  for (guint i = 0; i < text->n_words; i++) {
    int token = (int) text->words[i], last, name;
    gboolean caps = studio_text_has_flag (text, token, STUDIO_TOKEN_CAPS);
    gboolean physician;
    const char *right;

    if (!studio_text_is (text, token, "dr"))
      continue;
    last = studio_text_is (text, token + 1, ".") ? token + 1 : token;
    name = studio_text_next_word (text, last);
    physician = studio_text_is_capital (text, token) && last > token && !studio_text_is (text, name, "dr") && is_specialist (text, name);
    /* in a line of capitals all is in capitals */
    if (!studio_text_is_capital (text, name) || (studio_text_has_flag (text, name, STUDIO_TOKEN_CAPS) && text->tokens[name].end - text->tokens[name].start > 2) || (last > token && !caps && !physician))
      continue;
    right = studio_text_is_capital (text, token) && !physician ? "Dr." : "dr.";
    studio_findings_add (out, token, last, _ ("Written “%s”: “dr.” is a physician, “Dr.” a doctor of science."), right)->fix = g_strdup (right);
  }
}

/* --- EJA-17: the comma that closes --- */

static gboolean
is_verb (const StudioText *text,
         int token)
{
  static const char *const others[] = { "hadir", "tiba", "ikut", "turut", "ingin", "akan", "telah", "sudah", "juga", "mengatakan", NULL };
  static const char *const no_verbs[] = { "bersama", "beserta", "berikut", "menurut", "menjelang", "mengenai", "meskipun", "melalui", "berdasarkan", "diantara", NULL };
  const StudioToken *word = studio_text_get (text, token);

  if (word == NULL || word->kind != STUDIO_TOKEN_WORD || (word->flags & STUDIO_TOKEN_CAPITAL) != 0 || studio_text_is_one (text, token, no_verbs))
    return FALSE;
  return studio_text_is_one (text, token, others) || ((g_str_has_prefix (word->lower, "me") || g_str_has_prefix (word->lower, "ber") || g_str_has_prefix (word->lower, "di")) && word->end - word->start > 5);
}

static void
look_at_end (const StudioCheckInput *in,
             StudioFindings *out,
             const Degree *degree)
{
  if (is_verb (in->text, studio_text_next_word (in->text, degree->last)))
    studio_findings_add (out, degree->first, degree->last, _ ("A comma closes after the degree: “%s,”."), degree->right)->fix = g_strconcat (degree->right, ",", NULL);
}

void
studio_rule_eja_17 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  each_degree (in, out, look_at_end);
}
