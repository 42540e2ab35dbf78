#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "studio-brand-edition.h"
#include "studio-brand-office.h"
#include "studio-date.h"
#include "studio-post-words.h"
#include "studio-rules-isi.h"
#include "studio-text-date.h"

/* --- ISI-09, ISI-10: ceremonies --- */

/* Somebody gains; "tokoh masyarakat" are guests. */
static gboolean
tells_gain (const StudioCheckInput *in)
{
  StudioWordList *gains = studio_words_get (in->words, "manfaat");

  for (guint i = 0; i < in->text->n_words; i++) {
    int token = (int) in->text->words[i];

    if (studio_word_list_match (gains, in->text, token, NULL) != NULL && !studio_text_is (in->text, studio_text_previous_word (in->text, token), "tokoh"))
      return TRUE;
  }
  return FALSE;
}

void
studio_rule_isi_09 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  if (studio_look_count (in, "seremoni") >= 2 && !tells_gain (in))
    studio_findings_add_whole (out, _ ("What do people gain from it? The caption tells of the ceremony alone."))->asks = TRUE;
}

/* Whether the post has photos and none shows a result. */
static gboolean
lacks_result (const StudioCheckInput *in)
{
  JsonNode *root = studio_look_root (in);
  GPtrArray *fields = studio_template_get_fields (studio_snapshot_get_template (in->snapshot));
  guint n_photos = 0;

  for (guint i = 0; i < fields->len; i++) {
    const StudioField *field = g_ptr_array_index (fields, i);
    JsonNode *value = field->type == STUDIO_FIELD_PHOTO ? studio_snapshot_get_value (in->snapshot, field->name) : NULL;
    const char *asset = value != NULL && JSON_NODE_HOLDS_OBJECT (value) ? studio_json_peek_string (json_node_get_object (value), "asset") : NULL;

    if (asset != NULL && studio_photo_note_get (root, asset).role == STUDIO_PHOTO_OUTPUT)
      return FALSE;
    n_photos += asset != NULL;
  }
  return n_photos > 0;
}

void
studio_rule_isi_10 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  StudioCheckInput of_caption = *in;

  of_caption.text = in->caption;
  if (in->snapshot == NULL || in->caption == NULL || !lacks_result (in))
    return;
  /* more than 2 % of the words */
  if (studio_look_count (&of_caption, "seremoni") * 50 > in->caption->n_words)
    studio_findings_add_whole (out, _ ("The post shows the ceremony: add a photo of the result, or mark the one that shows it."))->asks = TRUE;
}

/* --- ISI-15: anniversaries --- */

/* What the brand says at @path, "" if nothing. */
static const char *
get_text (const StudioCheckInput *in,
          const char *path)
{
  JsonNode *node = studio_json_lookup (studio_brand_get_json (in->brand), path);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : "";
}

/* The number of "ke-81", 0 if it is none. */
static int
get_ordinal (const StudioText *text,
             int token)
{
  const char *lower = text->tokens[token].lower;
  char *end = NULL;
  long number;

  if (!g_str_has_prefix (lower, "ke-"))
    return 0;
  number = strtol (lower + 3, &end, 10);
  return *end == '\0' && number > 0 && number < 2000 ? (int) number : 0;
}

static int
get_founding (const StudioCheckInput *in)
{
  JsonNode *founded = in->brand != NULL ? studio_json_lookup (studio_brand_get_json (in->brand), "founded") : NULL;

  return founded != NULL && JSON_NODE_HOLDS_VALUE (founded) && json_node_get_value_type (founded) == G_TYPE_INT64 ? (int) json_node_get_int (founded) : 0;
}

/* "Hari Jadi ke-67 Kabupaten Paser": the region's own name has to stand there, since neighbours have days too. */
static gboolean
is_own_region (const StudioCheckInput *in,
               int token)
{
  g_autoptr (StudioWordList) names = studio_word_list_new ();
  const char *full = get_text (in, "org/full"), *short_name = strrchr (full, ' ');
  int last = studio_look_step (in->text, token, 6);

  studio_word_list_add (names, get_text (in, "org/name"));
  /* "Pemerintah Provinsi NTB" */
  if (short_name != NULL)
    studio_word_list_add (names, short_name + 1);
  for (int at = studio_look_step (in->text, token, -6); at <= last; at++) {
    if (studio_word_list_match (names, in->text, at, NULL) != NULL)
      return TRUE;
  }
  return FALSE;
}

static int
find_first_year (const StudioCheckInput *in,
                 int token)
{
  StudioWordList *list = studio_words_get (in->words, "peringatan-awal");
  int last = studio_look_step (in->text, token, 5);

  if (studio_look_near (in, "hari-jadi", token, 6, 2) >= 0 && get_founding (in) > 0 && is_own_region (in, token))
    return get_founding (in);
  if (studio_look_near (in, "kata-peringatan", token, 7, 4) < 0)
    return 0;
  for (int at = studio_look_step (in->text, token, -6); at <= last; at++) {
    const char *year = studio_word_list_match (list, in->text, at, NULL);

    if (year != NULL)
      return atoi (year);
  }
  return 0;
}

/* The year written nearby, else that of today. */
static int
find_year (const StudioCheckInput *in,
           int token)
{
  int last = studio_look_step (in->text, token, 20);

  for (int at = studio_look_step (in->text, token, -10); at <= last; at++) {
    int year = studio_text_is_kind (in->text, at, STUDIO_TOKEN_NUMBER) && strlen (in->text->tokens[at].lower) == 4 ? atoi (in->text->tokens[at].lower) : 0;

    if (year >= 1990 && year <= 2100)
      return year;
  }
  return g_date_get_year (&in->today);
}

void
studio_rule_isi_15 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  for (guint i = 0; i < in->text->n_words; i++) {
    int token = (int) in->text->words[i], number = get_ordinal (in->text, token);
    int from = number > 0 ? find_first_year (in, token) : 0, year = from > 0 ? find_year (in, token) : 0;

    if (from <= 0 || year <= from || number == year - from)
      continue;
    studio_findings_add (out, token, token, _ ("The anniversary's number does not fit: %d − %d = %d."), year, from, year - from)->fix = g_strdup_printf ("ke-%d", year - from);
  }
}

/* --- ISI-16: the best of all --- */

/* "se-Kalimantan", "di Indonesia": among whom */
static gboolean
names_rank (const StudioText *text,
            int token)
{
  int at = token;

  for (int i = 0; i < 4; i++) {
    at = studio_text_next_word (text, at);
    if (at < 0)
      return FALSE;
    if (g_str_has_prefix (text->tokens[at].lower, "se-") || studio_text_is (text, at, "sedunia") || studio_text_is (text, at, "seindonesia") || studio_text_is (text, at, "dunia"))
      return TRUE;
    if (studio_text_is (text, at, "di"))
      return studio_text_is_capital (text, studio_text_next_word (text, at)) || studio_text_is (text, studio_text_next_word (text, at), "dunia");
  }
  return FALSE;
}

void
studio_rule_isi_16 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  StudioWordList *claims = studio_words_get (in->words, "superlatif");

  for (guint i = 0; i < in->text->n_words; i++) {
    int token = (int) in->text->words[i], last;
    g_autofree char *words = NULL;

    if (studio_word_list_match (claims, in->text, token, &last) == NULL || !names_rank (in->text, last) || studio_text_has_flag (in->text, token, STUDIO_TOKEN_QUOTED) ||
        studio_look_near (in, "bukti-klaim", token, 30, 30) >= 0)
      continue;
    words = studio_text_copy (in->text, token, last);
    studio_findings_add (out, token, last, _ ("“%s” by whose judgement? Name the evidence, or leave it out."), words);
  }
}

/* --- ISI-18: what is over --- */

/* "sudah ditutup 17 November" */
static gboolean
tells_past (const StudioText *text,
            int token)
{
  static const char *const words[] = { "sudah", "telah", "sejak", NULL };

  for (int i = 0; i < 5; i++) {
    token = studio_text_previous_word (text, token);
    if (studio_text_is_one (text, token, words))
      return TRUE;
  }
  return FALSE;
}

/* "22 Juni hingga 28 Juni" tells how long something took, unless something can be had until then. */
static gboolean
ends_report (const StudioText *text,
             GArray *dates,
             guint number)
{
  static const char *const offers[] = { "berlaku", "pendaftaran", "dibuka", "promo", "diskon", "batas", "periode", "masa", NULL };
  const StudioTextDate *date = &g_array_index (dates, StudioTextDate, number), *before = number > 0 ? &g_array_index (dates, StudioTextDate, number - 1) : NULL;

  if (before == NULL || date->opening - before->last > 6 || text->tokens[before->last].sentence != text->tokens[date->first].sentence)
    return FALSE;
  for (int at = before->opening, i = 0; i < 12 && at >= 0; i++, at = studio_text_previous_word (text, at)) {
    if (studio_text_is_one (text, at, offers))
      return FALSE;
  }
  return TRUE;
}

void
studio_rule_isi_18 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  g_autoptr (GArray) dates = studio_text_find_dates (in->text);

  for (guint i = 0; i < dates->len; i++) {
    const StudioTextDate *found = &g_array_index (dates, StudioTextDate, i);
    g_autofree char *written = NULL;
    GDate date;

    if (ends_report (in->text, dates, i) || !studio_text_date_get_near (found, &in->today, &date) || g_date_compare (&date, &in->today) >= 0 || studio_look_near (in, "batas-waktu", found->opening, 5, 0) < 0 || tells_past (in->text, found->opening))
      continue;
    written = studio_date_format (&date, STUDIO_DATE_MEDIUM);
    studio_findings_add (out, found->opening, found->last, _ ("This was over on %s: change the date, or do not post it any more."), written);
  }
}

/* --- ISI-19: who is in office --- */

/* The day the text tells of: its first date with a year, else today. */
static GDate
get_day (const StudioCheckInput *in)
{
  g_autoptr (GArray) dates = studio_text_find_dates (in->text);
  GDate date;

  for (guint i = 0; i < dates->len; i++) {
    const StudioTextDate *found = &g_array_index (dates, StudioTextDate, i);

    if (found->year_digits == 4 && studio_text_date_get (found, found->year, &date))
      return date;
  }
  return in->today;
}

static gboolean
is_in_office (const StudioPerson *person,
              const GDate *day)
{
  return !(g_date_valid (&person->from) && g_date_compare (day, &person->from) < 0) && !(g_date_valid (&person->to) && g_date_compare (day, &person->to) > 0);
}

/* Whoever is in office under the same name is not out of office. */
static gboolean
has_other_term (GPtrArray *people,
                const StudioPerson *person,
                const GDate *day)
{
  for (guint i = 0; i < people->len; i++) {
    const StudioPerson *other = g_ptr_array_index (people, i);

    if (g_str_equal (other->name, person->name) && is_in_office (other, day))
      return TRUE;
  }
  return FALSE;
}

static void
find_person (const StudioCheckInput *in,
             const StudioPerson *person,
             StudioFindings *out)
{
  g_autoptr (StudioWordList) name = studio_word_list_new ();
  g_auto (GStrv) words = studio_look_core_name (in, person->name);
  g_autofree char *core = g_strjoinv (" ", words);

  studio_word_list_add (name, core);
  for (guint i = 0; i < in->text->n_words; i++) {
    int token = (int) in->text->words[i], last;

    if (studio_word_list_match (name, in->text, token, &last) == NULL || !studio_text_is_capital (in->text, token) || studio_look_near (in, "pejabat", token, 6, 6) < 0 ||
        studio_look_near (in, "mantan", token, 8, 8) >= 0)
      continue;
    studio_findings_add (out, token, last, _ ("%s is not in office as %s on that day, says the register."), person->name, person->post != NULL ? person->post : "…");
    return;
  }
}

void
studio_rule_isi_19 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  GPtrArray *people = in->persons;
  GDate day;

  if (people->len == 0)
    return;
  day = get_day (in);
  for (guint i = 0; i < people->len && i < 200; i++) {
    const StudioPerson *person = g_ptr_array_index (people, i);

    if (!is_in_office (person, &day) && !has_other_term (people, person, &day))
      find_person (in, person, out);
  }
}

/* --- ISI-20: slogans and hashtags --- */

static void
add_edition (StudioWordList *list,
             const StudioEdition *edition,
             gboolean valid)
{
  /* what a valid edition has too is taken out of the list again */
  for (guint i = 0; i < edition->hashtags->len; i++) {
    g_autofree char *tag = g_utf8_strdown (g_ptr_array_index (edition->hashtags, i), -1);
    const char *plain = tag + (*tag == '#');
    g_autofree char *line = valid ? g_strdup_printf ("%s → %s", plain, plain) : g_strdup (plain);

    studio_word_list_add (list, line);
  }
  if (edition->slogan != NULL) {
    g_autofree char *slogan = g_utf8_strdown (edition->slogan, -1);
    g_autofree char *line = valid ? g_strdup_printf ("%s → %s", slogan, slogan) : g_strdup (slogan);

    studio_word_list_add (list, line);
  }
}

static StudioWordList *
list_outdated (const StudioCheckInput *in)
{
  GPtrArray *editions = studio_brand_list_editions (in->brand);
  StudioWordList *list = studio_word_list_new ();

  for (guint pass = 0; pass < 2; pass++) {
    for (guint i = 0; i < editions->len; i++) {
      const StudioEdition *edition = g_ptr_array_index (editions, i);
      gboolean valid = studio_brand_get_edition_state (edition, &in->today) == STUDIO_EDITION_VALID;

      if (valid == (pass == 1))
        add_edition (list, edition, valid);
    }
  }
  return list;
}

void
studio_rule_isi_20 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  g_autoptr (StudioWordList) list = in->brand != NULL ? list_outdated (in) : NULL;

  for (guint i = 0; list != NULL && i < in->text->n_tokens; i++) {
    const StudioToken *token = &in->text->tokens[i];
    int last = (int) i;
    g_autofree char *words = NULL;

    if (token->kind == STUDIO_TOKEN_HASHTAG ? !studio_word_list_has (list, token->lower + 1) : token->kind != STUDIO_TOKEN_WORD || studio_word_list_match (list, in->text, (int) i, &last) == NULL || last == (int) i)
      continue;
    words = studio_text_copy (in->text, (int) i, last);
    studio_findings_add (out, (int) i, last, _ ("“%s” is not valid on this day; see the brand's editions."), words);
  }
}

/* --- ISI-21: kabupaten and kota --- */

/** Mix: what is written for the other sort of region → what it has to be */
typedef struct
{
  const char *wrong;
  const char *right;
} Mix;

static const Mix of_kabupaten[] = { { "kota", "Kabupaten" }, { "pemkot", "Pemkab" }, { "walikota", "Bupati" }, { "wawali", "Wabup" }, { NULL, NULL } };
static const Mix of_kota[] = { { "kabupaten", "Kota" }, { "pemkab", "Pemkot" }, { "bupati", "Wali Kota" }, { "wabup", "Wawali" }, { NULL, NULL } };

/* "Trucuk, Kalitidu, dan Kota Bojonegoro": the town among other places of the district */
static gboolean
stands_in_row (const StudioText *text,
               int token)
{
  int previous = studio_text_previous (text, token);

  if (studio_text_is (text, previous, "dan"))
    previous = studio_text_previous (text, previous);
  return studio_text_is (text, previous, ",") && studio_text_is_capital (text, studio_text_previous (text, previous)) && studio_text_is (text, studio_text_previous_word (text, token), "dan");
}

static void
check_region (const StudioCheckInput *in,
              int token,
              const Mix *mixes,
              StudioFindings *out)
{
  int before = studio_text_previous_word (in->text, token), first = studio_text_previous_word (in->text, before);

  for (; mixes->wrong != NULL; mixes++) {
    gboolean mayor = g_str_equal (mixes->wrong, "kota") && studio_text_is (in->text, first, "wali");
    StudioFinding *finding;
    g_autofree char *name = NULL;

    /* "ibu kota Paser" is a town, and "kota" in small letters any place */
    if (stands_in_row (in->text, mayor ? first : before))
      return;
    if (!studio_text_is (in->text, before, mixes->wrong) || !studio_text_is_capital (in->text, before) || studio_text_is (in->text, first, "ibu"))
      continue;
    name = studio_text_copy (in->text, token, token);
    finding = studio_findings_add (out, mayor ? first : before, before, _ ("The brand's region is %s %s."), mayor ? "Bupati" : mixes->right, name);
    finding->fix = g_strdup (mayor ? "Bupati" : mixes->right);
    /* a town and a district may bear the same name */
    finding->asks = studio_word_list_has (studio_words_get (in->words, "daerah-kembar"), in->text->tokens[token].lower);
    return;
  }
}

void
studio_rule_isi_21 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  const char *level = in->brand != NULL ? get_text (in, "org/level") : "";
  const Mix *mixes = strstr (level, "Kabupaten") != NULL ? of_kabupaten : strstr (level, "Kota") != NULL ? of_kota
                                                                                                         : NULL;
  g_autofree char *name = mixes != NULL ? g_utf8_strdown (get_text (in, "org/name"), -1) : NULL;

  /* names of several words are compared by their first */
  if (name != NULL)
    name[strcspn (name, " ")] = '\0';
  for (guint i = 0; name != NULL && *name != '\0' && i < in->text->n_words; i++) {
    if (studio_text_is (in->text, (int) in->text->words[i], name))
      check_region (in, (int) in->text->words[i], mixes, out);
  }
}

/* --- ISI-23: warnings --- */

void
studio_rule_isi_23 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  /* the eight parts that PerKI 1/2021 asks of an immediate announcement, by the fields of the template */
  static const char *const parts[] = { "dampak", "wilayah", "titik_aman", "hindari", "darurat", "penerbit", "terbit", "lakukan", NULL };

  if (g_strcmp0 (studio_look_type (in), "siaga-bencana") != 0)
    return;
  for (int i = 0; parts[i] != NULL; i++) {
    const StudioField *field = studio_template_find_field (studio_snapshot_get_template (in->snapshot), parts[i]);

    if (field == NULL || studio_field_value_filled (studio_snapshot_get_value (in->snapshot, parts[i])))
      continue;
    studio_findings_add_whole (out, _ ("A warning needs “%s”: fill it in, or say that there is none."), field->label)->place =
        (StudioPlace){ STUDIO_PLACE_FIELD, g_intern_string (field->name), NULL, -1 };
  }
}
