#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "studio-rules-gbr.h"
#include "studio-rules-isi.h"

static gboolean
is_percent (const StudioText *text,
            int token)
{
  int next = studio_text_next (text, token);

  return studio_text_is_kind (text, token, STUDIO_TOKEN_NUMBER) &&
         (studio_text_is (text, next, "%") || studio_text_is (text, next, "persen") || studio_text_is (text, next, "prosen"));
}

/* --- ISI-12: sources --- */

static gboolean
is_large_sum (const StudioCheckInput *in,
              int token)
{
  int next = studio_text_next (in->text, token);
  double value = 0;

  if (!studio_text_is (in->text, token - 1, "rp") && !studio_text_is (in->text, studio_text_previous (in->text, token), "rp"))
    return FALSE;
  return studio_text_is (in->text, next, "miliar") || studio_text_is (in->text, next, "triliun") || studio_text_is (in->text, next, "juta") ||
         (studio_text_number (in->text, token, &value) && value >= 1e6);
}

/* "24.500 pengguna": a number with its points before a word in small letters that is no measure */
static gboolean
counts_things (const StudioCheckInput *in,
               int token)
{
  static const char *const measures[] = { "meter", "kilometer", "liter", "gram", "kilogram", "rupiah", "derajat", "watt", "volt", "langkah", "kata", "karakter", "piksel", "mdpl", "kalori", "watt", NULL };
  int next = studio_text_next_word (in->text, token);

  return next >= 0 && strchr (in->text->tokens[token].lower, '.') != NULL && in->text->tokens[next].kind == STUDIO_TOKEN_WORD && !studio_text_is_capital (in->text, next) &&
         in->text->tokens[next].end - in->text->tokens[next].start >= 5 && !studio_text_is_one (in->text, next, measures) &&
         !studio_word_list_has (studio_words_get (in->words, "bukan-satuan"), in->text->tokens[next].lower);
}

/* "12.500 warga"; a year is no count. */
static gboolean
is_large_count (const StudioCheckInput *in,
                int token)
{
  double value = 0;

  /* "Rp15.000,00 per orang" is a price */
  if (studio_text_is (in->text, token - 1, "rp") || !studio_text_number (in->text, token, &value) || value < 1000 || (value < 2100 && strchr (in->text->tokens[token].lower, '.') == NULL))
    return FALSE;
  return studio_look_between (in, "satuan-cacah", token + 1, token + 4) >= 0 || counts_things (in, token);
}

/* Figures that tell how things are; prices, prizes and "100 persen" do not. */
static gboolean
needs_source (const StudioCheckInput *in,
              int token)
{
  double value = 0;

  if (in->text->tokens[token].kind != STUDIO_TOKEN_NUMBER || studio_look_near (in, "bukan-statistik", token, 5, 4) >= 0)
    return FALSE;
  if (is_percent (in->text, token))
    return !(studio_text_number (in->text, token, &value) && value == 100);
  return is_large_sum (in, token) || is_large_count (in, token);
}

static gboolean
paragraph_has (const StudioCheckInput *in,
               const StudioSpan *paragraph,
               const char *list)
{
  StudioWordList *words = studio_words_get (in->words, list);

  for (guint i = paragraph->first; i <= paragraph->last; i++) {
    if (in->text->tokens[i].kind == STUDIO_TOKEN_WORD && studio_word_list_match (words, in->text, (int) i, NULL) != NULL)
      return TRUE;
  }
  return FALSE;
}

/* "Sumber: BPS", "Sumber data: Dinas Kesehatan": a line of its own, for all figures of the text. */
static gboolean
has_source_line (const StudioCheckInput *in)
{
  for (guint i = 0; i < in->text->n_words; i++) {
    int word = (int) in->text->words[i], next = studio_text_next (in->text, word);

    if (!studio_text_is (in->text, word, "sumber"))
      continue;
    if (studio_text_is_one (in->text, next, (const char *const[]){ "data", "angka", NULL }))
      next = studio_text_next (in->text, next);
    if (next >= 0 && studio_text_is (in->text, next, ":"))
      return TRUE;
  }
  return FALSE;
}

/* "sumber daya", "sumber air": things that the text is about. */
static gboolean
is_other_source (const StudioCheckInput *in,
                 int token)
{
  static const char *const things[] = { "daya", "dana", "air", "mata", "energi", "listrik", "pendapatan", "penghasilan", "penerimaan", "pangan", "makanan", "protein", "gizi", "belajar", "api", "penyakit", "masalah", "inspirasi", NULL };
  int next = studio_text_next_word (in->text, token);

  return studio_text_is (in->text, token, "sumber") && next >= 0 && studio_text_is_one (in->text, next, things);
}

/* A source is named beside the figures it gives: a report that another paragraph speaks of is none. */
static gboolean
paragraph_names_source (const StudioCheckInput *in,
                        const StudioSpan *paragraph)
{
  StudioWordList *words = studio_words_get (in->words, "sumber-angka");

  for (guint i = paragraph->first; i <= paragraph->last; i++) {
    if (in->text->tokens[i].kind != STUDIO_TOKEN_SPACE && studio_word_list_match (words, in->text, (int) i, NULL) != NULL && !is_other_source (in, (int) i))
      return TRUE;
  }
  return FALSE;
}

static gboolean
post_has_source (const StudioCheckInput *in)
{
  return in->snapshot != NULL && (studio_field_value_filled (studio_snapshot_get_value (in->snapshot, "sumber")) ||
                                  studio_field_value_filled (studio_snapshot_get_value (in->snapshot, "sumber_angka")));
}

static void
look_at_paragraph (const StudioCheckInput *in,
                   const StudioSpan *paragraph,
                   StudioFindings *out)
{
  guint told = G_MAXUINT;

  for (guint i = paragraph->first; i <= paragraph->last; i++) {
    int token = (int) i, last = token;

    if (in->text->tokens[i].sentence == told || !needs_source (in, token))
      continue;
    if (is_percent (in->text, token))
      last = studio_text_next (in->text, token);
    told = in->text->tokens[i].sentence;
    studio_findings_add (out, token, last, _ ("Where does this figure come from? Name the source and its date."));
  }
}

void
studio_rule_isi_12 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  if (in->text == NULL) {
    /* a chart's figures are seen whether or not the caption speaks of them */
    gbr_tell_issues (in, out, 1u << STUDIO_ISSUE_NO_SOURCE);
    return;
  }
  if (post_has_source (in) || has_source_line (in))
    return;
  for (guint i = 0; i < in->text->n_paragraphs; i++) {
    /* who says it is the source */
    if (!paragraph_has (in, &in->text->paragraphs[i], "ujaran") && !paragraph_names_source (in, &in->text->paragraphs[i]))
      look_at_paragraph (in, &in->text->paragraphs[i], out);
  }
}

/* --- ISI-13: percentages of a whole --- */

#define GROUP_REACH 30
/* farther from 100 they are no parts of one whole */
#define NEAR_WHOLE 10.0

/** Group: percentages that follow each other */
typedef struct
{
  int first, last;
  guint n;
  double sum;
} Group;

static void
close_group (const StudioCheckInput *in,
             Group *group,
             StudioFindings *out)
{
  double off = fabs (group->sum - 100);
  char sum[G_ASCII_DTOSTR_BUF_SIZE];

  if (group->n >= 3 && off > 0.001 && off <= NEAR_WHOLE && !studio_look_anywhere (in, "pembulatan")) {
    g_ascii_formatd (sum, sizeof sum, "%.4g", group->sum);
    g_strdelimit (sum, ".", ',');
    studio_findings_add (out, group->first, group->last,
                         off <= group->n * 0.5 ? _ ("These percentages make %s %%, not 100. If they were rounded, say so.") : _ ("These percentages make %s %%, not 100."), sum);
  }
  memset (group, 0, sizeof *group);
}

void
studio_rule_isi_13 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  Group group = { 0 };

  for (guint i = 0; i < in->text->n_words; i++) {
    int token = (int) in->text->words[i];
    double value;

    if (!is_percent (in->text, token) || !studio_text_number (in->text, token, &value))
      continue;
    /* parts of a whole are counted up in one sentence, or line by line */
    if (group.n > 0 && (token - group.last > GROUP_REACH || (group.n >= 3 && in->text->tokens[token].sentence != in->text->tokens[group.last].sentence && fabs (group.sum + value - 100) > fabs (group.sum - 100))))
      close_group (in, &group, out);
    if (value >= 100)
      continue;
    group.first = group.n == 0 ? token : group.first;
    group.last = studio_text_next (in->text, token);
    group.sum += value;
    group.n++;
  }
  close_group (in, &group, out);
}

/* --- ISI-14: picture and caption --- */

/* What is counted by the number at @token, in small letters; NULL if it is a time, a date or nothing in particular. */
static const char *
get_unit (const StudioCheckInput *in,
          const StudioText *text,
          int token)
{
  int next = studio_text_next_word (text, token);

  if (!studio_text_is_kind (text, token, STUDIO_TOKEN_NUMBER) || next < 0 || text->tokens[next].end - text->tokens[next].start < 4 ||
      studio_word_list_has (studio_words_get (in->words, "bukan-satuan"), text->tokens[next].lower))
    return NULL;
  return text->tokens[next].lower;
}

/* "peserta" → " 120 150 ": all that the caption counts of it */
static GHashTable *
collect_counts (const StudioCheckInput *in)
{
  GHashTable *counts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  for (guint i = 0; i < in->caption->n_words; i++) {
    int token = (int) in->caption->words[i];
    const char *unit = get_unit (in, in->caption, token), *known = unit != NULL ? g_hash_table_lookup (counts, unit) : NULL;

    /* the same unit with many numbers is a table; nothing can be said about it */
    if (unit != NULL && (known == NULL || strlen (known) < 200))
      g_hash_table_insert (counts, (gpointer) unit, g_strdup_printf ("%s%s ", known != NULL ? known : " ", in->caption->tokens[token].lower));
  }
  return counts;
}

static void
compare_text (const StudioCheckInput *in,
              GHashTable *counts,
              const char *field,
              const char *written,
              StudioFindings *out)
{
  g_autoptr (StudioText) text = studio_text_new (written, -1);

  for (guint i = 0; i < text->n_words; i++) {
    int token = (int) text->words[i];
    const char *unit = get_unit (in, text, token), *known = unit != NULL ? g_hash_table_lookup (counts, unit) : NULL;
    g_autofree char *needle = g_strdup_printf (" %s ", text->tokens[token].lower);
    g_autofree char *plain = NULL;
    StudioFinding *finding;

    if (known == NULL || strstr (known, needle) != NULL)
      continue;
    plain = g_strstrip (g_strdup (known));
    finding = studio_findings_add_range (out, (int) text->tokens[token].start, (int) text->tokens[token].end, _ ("The picture says %s %s, the caption %s %s."),
                                         text->tokens[token].lower, unit, plain, unit);
    finding->place = (StudioPlace){ STUDIO_PLACE_FIELD, g_intern_string (field), NULL, -1 };
  }
}

static char *
copy_row (JsonObject *row)
{
  const char *figure = studio_json_peek_string (row, "nilai"), *unit = studio_json_peek_string (row, "satuan"), *label = studio_json_peek_string (row, "label");

  if (figure == NULL)
    return NULL;
  return g_strdup_printf ("%s %s", figure, unit != NULL && *unit != '\0' ? unit : label != NULL ? label
                                                                                                : "");
}

static void
compare_value (const StudioCheckInput *in,
               GHashTable *counts,
               const char *field,
               JsonNode *value,
               StudioFindings *out)
{
  if (value != NULL && JSON_NODE_HOLDS_VALUE (value) && json_node_get_value_type (value) == G_TYPE_STRING)
    compare_text (in, counts, field, json_node_get_string (value), out);
  if (value == NULL || !JSON_NODE_HOLDS_ARRAY (value))
    return;
  for (guint i = 0; i < json_array_get_length (json_node_get_array (value)); i++) {
    JsonNode *item = json_array_get_element (json_node_get_array (value), i);
    g_autofree char *row = JSON_NODE_HOLDS_OBJECT (item) ? copy_row (json_node_get_object (item)) : NULL;

    if (row != NULL)
      compare_text (in, counts, field, row, out);
    else if (JSON_NODE_HOLDS_VALUE (item))
      compare_value (in, counts, field, item, out);
  }
}

void
studio_rule_isi_14 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  GPtrArray *fields = in->snapshot != NULL ? studio_template_get_fields (studio_snapshot_get_template (in->snapshot)) : NULL;
  g_autoptr (GHashTable) counts = NULL;

  if (fields == NULL || in->caption == NULL)
    return;
  counts = collect_counts (in);
  for (guint i = 0; i < fields->len; i++) {
    const StudioField *field = g_ptr_array_index (fields, i);

    compare_value (in, counts, field->name, studio_snapshot_get_value (in->snapshot, field->name), out);
  }
}
