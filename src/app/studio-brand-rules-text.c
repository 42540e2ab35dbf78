#include "config.h"

#include "studio-brand-rules-private.h"

#include <glib/gi18n-lib.h>

#include "studio-brand-edition.h"
#include "studio-brand-office.h"

/* Fewer capitals than these are an abbreviation or two. */
#define MIN_CAPITALS 12

static const StudioBox *
text_box (BrandRulesRun *run,
          guint index)
{
  const StudioBox *box = &g_array_index (run->scene->boxes, StudioBox, index);

  return box->visible && box->layer->kind == STUDIO_LAYER_TEXT ? box : NULL;
}

/* --- typefaces --- */

static gboolean
is_of_brand (BrandRulesRun *run,
             const char *family)
{
  JsonNode *types = studio_json_lookup (studio_brand_get_json (run->brand), "type");
  JsonObjectIter iter;
  const char *role;

  json_object_iter_init_ordered (&iter, json_node_get_object (types));
  while (json_object_iter_next_ordered (&iter, &role, NULL)) {
    StudioTypeStyle style;

    if (studio_brand_lookup_type (run->brand, role, &style) && g_ascii_strcasecmp (style.family, family) == 0)
      return TRUE;
  }
  return FALSE;
}

void
brand_rules_type (BrandRulesRun *run)
{
  for (guint i = 1; i < run->scene->boxes->len; i++) {
    const StudioBox *box = text_box (run, i);
    g_autofree char *name = NULL;
    StudioBrandFinding *finding;

    if (box == NULL || box->layer->text.family == NULL || is_of_brand (run, box->layer->text.family))
      continue;
    name = brand_rules_name (run, box->layer);
    finding = brand_rules_add (run, box->layer, g_strdup_printf (_ ("“%s” is set in %s, which is no typeface of the brand. Use one of the brand's."), name, box->layer->text.family));
    finding->fix = STUDIO_BRAND_FIX_CLEAR;
    finding->member = g_strdup ("font");
  }
}

/* --- capitals --- */

/* Whether a person typed two words or more in nothing but capitals. */
static gboolean
is_shouted (const char *text)
{
  guint n_capitals = 0, n_words = 0;
  gboolean in_word = FALSE;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);

    if (g_unichar_islower (c))
      return FALSE;
    if (g_unichar_isupper (c)) {
      n_capitals++;
      n_words += in_word ? 0 : 1;
      in_word = TRUE;
    } else if (!g_unichar_isalnum (c)) {
      in_word = FALSE;
    }
  }
  return n_capitals >= MIN_CAPITALS && n_words >= 2;
}

/* Returns: (nullable): the member by which a person put the words into capitals */
static const char *
capitals_member (BrandRulesRun *run,
                 const StudioLayer *layer)
{
  JsonNode *upper = brand_rules_hand (run, layer, "upper");
  const char *letters = brand_rules_hand_text (run, layer, "case");

  if (g_strcmp0 (letters, "upper") == 0)
    return "case";
  return upper != NULL && json_node_get_value_type (upper) == G_TYPE_BOOLEAN && json_node_get_boolean (upper) ? "upper" : NULL;
}

static void
check_capitals (BrandRulesRun *run,
                const StudioLayer *layer)
{
  const char *member = capitals_member (run, layer);
  g_autofree char *name = NULL;
  StudioBrandFinding *finding;

  if (member == NULL && !is_shouted (layer->text.text))
    return;
  name = brand_rules_name (run, layer);
  if (member == NULL) {
    brand_rules_add (run, layer, g_strdup_printf (_ ("“%s” is typed in capitals throughout. Write it as an ordinary sentence."), name));
    return;
  }
  finding = brand_rules_add (run, layer, g_strdup_printf (_ ("“%s” is shown in capitals throughout. Show it as it was typed."), name));
  finding->fix = STUDIO_BRAND_FIX_CLEAR;
  finding->member = g_strdup (member);
}

void
brand_rules_title_case (BrandRulesRun *run)
{
  for (guint i = 1; i < run->scene->boxes->len; i++) {
    const StudioBox *box = text_box (run, i);

    if (box != NULL)
      check_capitals (run, box->layer);
  }
}

/* --- neutrality --- */

static void
add_words (GPtrArray *words,
           const char *text)
{
  if (text != NULL && *text != '\0' && !g_ptr_array_find_with_equal_func (words, text, g_str_equal, NULL))
    g_ptr_array_add (words, (char *) text);
}

/* Returns: (transfer container): what nobody is to read in neutral times */
static GPtrArray *
list_words (BrandRulesRun *run)
{
  GPtrArray *words = g_ptr_array_new ();
  GPtrArray *editions = studio_brand_list_editions (run->brand);
  GPtrArray *people = studio_brand_list_people (run->brand);

  for (guint i = 0; i < run->rule->words->len; i++)
    add_words (words, g_ptr_array_index (run->rule->words, i));
  for (guint i = 0; i < people->len; i++)
    add_words (words, ((const StudioPerson *) g_ptr_array_index (people, i))->name);
  for (guint i = 0; i < editions->len; i++) {
    const StudioEdition *edition = g_ptr_array_index (editions, i);

    if (!edition->personal)
      continue;
    add_words (words, edition->slogan);
    for (guint k = 0; k < edition->hashtags->len; k++)
      add_words (words, g_ptr_array_index (edition->hashtags, k));
  }
  return words;
}

/* Whether what ends or begins at the places is not in the middle of a word; a tag runs words together, so it counts as one. */
static gboolean
is_word (const char *text,
         const char *from,
         const char *to)
{
  return (from == text || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (from)))) &&
         (*to == '\0' || !g_unichar_isalnum (g_utf8_get_char (to)));
}

static gboolean
holds_word (const char *folded,
            const char *word)
{
  g_autofree char *wanted = g_utf8_casefold (word, -1);
  const char *at = folded;

  while ((at = strstr (at, wanted)) != NULL) {
    if (is_word (folded, at, at + strlen (wanted)))
      return TRUE;
    at = g_utf8_next_char (at);
  }
  return FALSE;
}

static void
check_words (BrandRulesRun *run,
             const StudioLayer *layer,
             GPtrArray *words)
{
  g_autofree char *folded = g_utf8_casefold (layer->text.text, -1);

  for (guint i = 0; i < words->len; i++) {
    g_autofree char *name = NULL;

    if (!holds_word (folded, g_ptr_array_index (words, i)))
      continue;
    name = brand_rules_name (run, layer);
    brand_rules_add (run, layer, g_strdup_printf (_ ("“%s” names “%s”. Leave leaders' names and slogans out while neutrality is asked for."), name, (const char *) g_ptr_array_index (words, i)));
    return;
  }
}

void
brand_rules_neutral (BrandRulesRun *run)
{
  g_autoptr (GPtrArray) words = list_words (run);

  for (guint i = 1; i < run->scene->boxes->len && words->len > 0; i++) {
    const StudioBox *box = text_box (run, i);

    if (box != NULL)
      check_words (run, box->layer, words);
  }
}
