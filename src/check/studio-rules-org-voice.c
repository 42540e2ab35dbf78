#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-brand-office.h"
#include "studio-rules-org.h"

/* --- ORG-15: a personal voice --- */

static gboolean
is_quote_field (const StudioCheckInput *in)
{
  const StudioField *field = in->snapshot != NULL && in->place.kind == STUDIO_PLACE_FIELD && in->place.name != NULL ? studio_template_find_field (studio_snapshot_get_template (in->snapshot), in->place.name) : NULL;

  return field != NULL ? field->type == STUDIO_FIELD_QUOTE : in->place.kind == STUDIO_PLACE_FIELD && g_strcmp0 (in->place.name, "kutipan") == 0;
}

/* "Apakah saya bisa …?" in a list of questions speaks for the citizen. */
static gboolean
is_question (const StudioText *text,
             int token)
{
  int last;

  studio_look_sentence (text, token, &last);
  return studio_text_is (text, last, "?");
}

void
studio_rule_org_15 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  StudioWordList *persons = studio_words_get (in->words, "orang-pertama");

  if (is_quote_field (in))
    return;
  for (guint i = 0; i < in->text->n_words; i++) {
    int token = (int) in->text->words[i], last;

    if (studio_word_list_match (persons, in->text, token, &last) == NULL || studio_text_has_flag (in->text, token, STUDIO_TOKEN_QUOTED) || is_question (in->text, token))
      continue;
    studio_findings_add (out, token, last, _ ("The account speaks for the office: write “we”, the office's name, or quote the person."));
    /* "menurut saya" is told once */
    while (i + 1 < in->text->n_words && (int) in->text->words[i + 1] <= last)
      i++;
  }
}

/* --- ORG-16: accusations --- */

void
studio_rule_org_16 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  StudioWordList *charges = studio_words_get (in->words, "tuduhan");

  for (guint i = 0; i < in->text->n_words; i++) {
    int token = (int) in->text->words[i], last, end;

    /* who warns of people who borrow a name accuses nobody */
    if (studio_word_list_match (charges, in->text, token, &last) == NULL || studio_look_near (in, "bukan-tuduhan", token, 20, 20) >= 0)
      continue;
    if (studio_look_name_between (in, studio_look_step (in->text, token, -8), studio_look_step (in->text, last, 8), &end) >= 0)
      studio_findings_add (out, token, last, _ ("A person is accused here: say what is wrong with the information, not with the person."));
  }
}

/* --- ORG-17: names as in the register --- */

#define MAX_NAME 60

/* How many letters have to be changed, at most 3. */
static int
count_edits (const char *one,
             const char *other)
{
  gsize n = strlen (one), m = strlen (other);
  int row[MAX_NAME + 1];

  if (n > MAX_NAME || m > MAX_NAME || (n > m ? n - m : m - n) > 2)
    return 3;
  for (gsize k = 0; k <= m; k++)
    row[k] = (int) k;
  for (gsize i = 1; i <= n; i++) {
    int diagonal = row[0];

    row[0] = (int) i;
    for (gsize k = 1; k <= m; k++) {
      int above = row[k];

      row[k] = MIN (MIN (above, row[k - 1]) + 1, diagonal + (one[i - 1] != other[k - 1]));
      diagonal = above;
    }
  }
  return MIN (row[m], 3);
}

/* The @n_words capital words from @token on; NULL if there are fewer. */
static char *
copy_name (const StudioText *text,
           int token,
           guint n_words,
           int *last)
{
  g_autoptr (GString) name = g_string_new (text->tokens[token].lower);

  *last = token;
  for (guint i = 1; i < n_words; i++) {
    if (*last + 2 != studio_text_next_word (text, *last) || !studio_text_is_capital (text, *last + 2))
      return NULL;
    *last += 2;
    g_string_append_printf (name, " %s", text->tokens[*last].lower);
  }
  return g_string_free (g_steal_pointer (&name), FALSE);
}

/* The letters of a degree without its points, "msi"; *@last: its last token. "" if none stands there. */
static void
read_degree (const StudioText *text,
             int token,
             char letters[16],
             int *last)
{
  gboolean points = FALSE;

  letters[0] = '\0';
  for (int at = token; studio_text_is_kind (text, at, STUDIO_TOKEN_WORD) || studio_text_is (text, at, "."); at++) {
    if (studio_text_is (text, at, "."))
      points = TRUE;
    else if (!studio_text_is_capital (text, at) || strlen (letters) + strlen (text->tokens[at].lower) > 8)
      break;
    else
      strcat (letters, text->tokens[at].lower);
    *last = at;
  }
  if (!points && !studio_text_has_flag (text, token, STUDIO_TOKEN_CAPS))
    letters[0] = '\0';
}

/* Returns: (transfer full): ",se,mm,": the degrees behind a registered name, without points */
static char *
fold_degrees (const char *name,
              guint *n_degrees)
{
  const char *degrees = strchr (name, ',');
  GString *known = g_string_new (",");

  *n_degrees = 0;
  for (const char *at = degrees != NULL ? degrees + 1 : ""; *at != '\0'; at++) {
    if (g_ascii_isalpha (*at) || *at == ',')
      g_string_append_c (known, g_ascii_tolower (*at));
  }
  g_string_append_c (known, ',');
  for (const char *at = known->str + 1; *at != '\0'; at++)
    *n_degrees += *at == ',' && at[-1] != ',';
  return g_string_free (known, FALSE);
}

/* Some of the degrees stand behind the name: that is worse than none. */
static void
check_missing (const StudioCheckInput *in,
               int first,
               int name_last,
               int last,
               const StudioPerson *person,
               StudioFindings *out)
{
  g_autofree char *name = studio_text_copy (in->text, first, name_last);
  StudioFinding *finding = studio_findings_add (out, first, last, _ ("Degrees are missing: the register has this name as “%s”."), person->name);

  finding->fix = g_strconcat (name, strchr (person->name, ','), NULL);
}

/* What is written behind the right name has to be among the register's degrees, if it has any, and to be all of them. */
static void
check_degrees (const StudioCheckInput *in,
               int name_first,
               int name_last,
               const StudioPerson *person,
               StudioFindings *out)
{
  guint n_degrees, n_right = 0;
  g_autofree char *known = fold_degrees (person->name, &n_degrees);
  int last = name_last, end = name_last;
  gboolean wrong = FALSE;

  if (n_degrees == 0)
    return;
  for (int comma = studio_text_next (in->text, last); studio_text_is (in->text, comma, ","); comma = studio_text_next (in->text, last)) {
    int first = studio_text_next (in->text, comma);
    char letters[16];
    g_autofree char *needle = NULL;

    last = first;
    read_degree (in->text, first, letters, &last);
    if (letters[0] == '\0')
      break;
    needle = g_strdup_printf (",%s,", letters);
    end = last;
    if (strstr (known, needle) != NULL)
      n_right++;
    else
      wrong = studio_findings_add (out, first, last, _ ("This degree is not in the register: “%s”."), person->name) != NULL;
  }
  if (!wrong && n_right > 0 && n_right < n_degrees)
    check_missing (in, name_first, name_last, end, person, out);
}

static void
check_person (const StudioCheckInput *in,
              int token,
              const StudioPerson *person,
              StudioFindings *out)
{
  g_auto (GStrv) words = studio_look_core_name (in, person->name);
  g_autofree char *right = g_strjoinv (" ", words), *lower = g_utf8_strdown (right, -1);
  guint n_words = g_strv_length (words);
  int last;
  g_autofree char *written = n_words > 1 ? copy_name (in->text, token, n_words, &last) : NULL;
  int edits = written != NULL ? count_edits (written, lower) : 3;

  if (edits == 0)
    check_degrees (in, token, last, person, out);
  else if (edits <= 2 && strlen (lower) >= 8)
    studio_findings_add (out, token, last, _ ("The register has this name as “%s”."), right)->fix = g_strdup (right);
}

static gboolean
is_in_register (const StudioCheckInput *in,
                int token)
{
  int next = studio_text_next_word (in->text, token);

  return studio_word_list_has (in->people, in->text->tokens[token].lower) && next >= 0 && studio_word_list_has (in->people, in->text->tokens[next].lower);
}

/* Returns: (transfer container) (element-type StudioPerson): each name once; who changed the post is in the register twice */
static GPtrArray *
list_names (const StudioCheckInput *in)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *people = g_ptr_array_new ();

  for (guint i = 0; i < in->persons->len && people->len < 200; i++) {
    const StudioPerson *person = g_ptr_array_index (in->persons, i);

    if (g_hash_table_add (seen, (gpointer) person->name))
      g_ptr_array_add (people, (gpointer) person);
  }
  return people;
}

static void
check_people (const StudioCheckInput *in,
              int token,
              GPtrArray *people,
              StudioFindings *out)
{
  gboolean known = is_in_register (in, token);

  if (studio_text_next_word (in->text, token) != token + 2)
    return;
  for (guint k = 0; k < people->len; k++) {
    const StudioPerson *person = g_ptr_array_index (people, k);

    /* two names of the register may be much alike */
    if (!known || g_strstr_len (person->name, -1, in->text->bytes + in->text->tokens[token].from) == NULL)
      check_person (in, token, person, out);
  }
}

/* --- places --- */

static const char *const place_marks[] = { "desa", "kelurahan", "kecamatan", "kec", "kel", "kampung", "kampong", "distrik", NULL };

/* Whether a single word is meant to be a place, and not some word that is spelled alike. */
static gboolean
is_meant_as_place (const StudioCheckInput *in,
                   int token)
{
  int before = studio_text_previous_word (in->text, token);
  g_autofree char *written = studio_text_copy (in->text, token, token);

  if (studio_text_is_one (in->text, before, place_marks))
    return TRUE;
  return !studio_word_list_has (in->people, in->text->tokens[token].lower) && studio_spelling_has_dictionary (in->spelling) &&
         !studio_spelling_knows (in->spelling, in->text->tokens[token].lower) && !studio_spelling_knows_name (in->spelling, written);
}

static void
check_place (const StudioCheckInput *in,
             int token,
             const char *name,
             StudioFindings *out)
{
  g_autofree char *lower = NULL, *written = NULL;
  guint n_words = 1;
  int last = token, known = -1, edits;

  /* nobody gets the first letter wrong, as a rule, and most names are passed over by it */
  if (g_unichar_tolower (g_utf8_get_char (name)) != g_utf8_get_char (in->text->tokens[token].lower) || strlen (name) < 6)
    return;
  lower = g_utf8_strdown (name, -1);
  for (const char *at = lower; *at != '\0'; at++)
    n_words += *at == ' ';
  written = n_words > 1 ? copy_name (in->text, token, n_words, &last) : g_strdup (in->text->tokens[token].lower);
  edits = written != NULL ? count_edits (written, lower) : 3;
  if (edits == 0 || edits > (strlen (lower) >= 9 ? 2 : 1))
    return;
  /* a place too, or part of one's name */
  if (studio_word_list_match (in->places, in->text, token, &known) != NULL && known >= last)
    return;
  if (n_words > 1 || is_meant_as_place (in, token))
    studio_findings_add (out, token, last, _ ("The register has this place as “%s”."), name)->fix = g_strdup (name);
}

static void
check_places (const StudioCheckInput *in,
              int token,
              StudioFindings *out)
{
  if (studio_word_list_has (in->places, in->text->tokens[token].lower) || studio_word_list_has (in->known, in->text->tokens[token].lower))
    return;
  for (guint i = 0; i < in->names->places->len; i++)
    check_place (in, token, g_ptr_array_index (in->names->places, i), out);
}

/* --- who speaks for somebody else --- */

/* "Bupati Paser Siti Aminah", of one who only speaks for that head: the words right before the name. */
static void
check_behalf (const StudioCheckInput *in,
              int token,
              const StudioNamesPerson *person,
              StudioFindings *out)
{
  static const char *const openings[] = { "mewakili", "wakil", "nama", "utusan", NULL };
  g_autofree char *plain = g_utf8_strdown (person->plain, -1), *post = g_utf8_strdown (person->behalf, -1), *written = NULL;
  g_auto (GStrv) names = g_strsplit (plain, " ", -1);
  g_auto (GStrv) posts = g_strsplit (post, " ", -1);
  int last, first = token;

  written = g_strv_length (names) > 1 ? copy_name (in->text, token, g_strv_length (names), &last) : NULL;
  if (g_strcmp0 (written, plain) != 0)
    return;
  for (guint i = g_strv_length (posts); i > 0 && first >= 0; i--) {
    first = studio_text_previous_word (in->text, first);
    if (!studio_text_is (in->text, first, posts[i - 1]))
      return;
  }
  if (first >= 0 && !studio_text_is_one (in->text, studio_text_previous_word (in->text, first), openings))
    studio_findings_add (out, first, last, _ ("%s speaks for %s, says the register: write “on behalf of” (mewakili)."), person->plain, person->behalf);
}

void
studio_rule_org_17 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  g_autoptr (GPtrArray) people = list_names (in);

  for (guint i = 0; i < in->text->n_words; i++) {
    int token = (int) in->text->words[i];

    if (!studio_text_is_capital (in->text, token))
      continue;
    check_people (in, token, people, out);
    check_places (in, token, out);
    for (guint k = 0; k < in->names->people->len; k++) {
      const StudioNamesPerson *person = g_ptr_array_index (in->names->people, k);

      if (person->behalf != NULL)
        check_behalf (in, token, person, out);
    }
  }
}

/* --- ORG-18: quotations --- */

#define LEAST_QUOTED_WORDS 6
#define REACH 14

/* A whole sentence that somebody said, not a title, a theme or a word that is only pointed at. */
static gboolean
is_speech (const StudioCheckInput *in,
           const StudioSpan *quote)
{
  const StudioText *text = in->text;
  int inner = studio_text_previous (text, (int) quote->last);
  gunichar mark = studio_text_char (text, inner);

  if (quote->n_words < LEAST_QUOTED_WORDS || !studio_text_is_capital (text, studio_text_next (text, (int) quote->first)))
    return FALSE;
  if (studio_look_near (in, "tema", (int) quote->first, 4, 0) >= 0)
    return FALSE;
  return mark == '.' || mark == ',' || mark == '!' || mark == '?' || studio_text_is (text, studio_text_next (text, (int) quote->last), ".") ||
         studio_text_is (text, studio_text_next (text, (int) quote->last), ",");
}

/* The token so many words away, over the borders of sentences but within reason. */
static int
walk (const StudioText *text,
      int token,
      int words)
{
  int step = words < 0 ? -1 : 1, left = ABS (words);

  for (int looked = 0; looked < REACH * 6 && left > 0 && studio_text_get (text, token + step) != NULL; looked++) {
    token += step;
    left -= text->tokens[token].kind == STUDIO_TOKEN_WORD;
  }
  return token;
}

static gboolean
tells_who (const StudioCheckInput *in,
           int first,
           int last,
           gboolean named)
{
  int end;

  if (studio_look_between (in, "ujaran", first, last) < 0)
    return FALSE;
  return named || studio_look_between (in, "pejabat", first, last) >= 0 || studio_look_name_between (in, first, last, &end) >= 0;
}

/* Where the first person or post of the text is named: "ujarnya" behind it refers to somebody. */
static int
find_first_person (const StudioCheckInput *in)
{
  StudioWordList *posts = studio_words_get (in->words, "pejabat");

  for (guint i = 0; i < in->text->n_words; i++) {
    int token = (int) in->text->words[i], end;

    if (studio_word_list_match (posts, in->text, token, NULL) != NULL || studio_look_name (in, token, &end))
      return token;
  }
  return G_MAXINT;
}

void
studio_rule_org_18 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  int person = in->text->n_quotes > 0 ? find_first_person (in) : G_MAXINT;

  for (guint i = 0; i < in->text->n_quotes; i++) {
    const StudioSpan *quote = &in->text->quotes[i];
    gboolean named = person < (int) quote->first;

    if (!is_speech (in, quote) || tells_who (in, walk (in->text, (int) quote->first, -REACH), (int) quote->first, named) ||
        tells_who (in, (int) quote->last, walk (in->text, (int) quote->last, REACH), named))
      continue;
    studio_findings_add (out, (int) quote->first, (int) quote->last, _ ("Who says this? Add name and post: “…,” said Rina Marlina, head of the district."));
  }
}
