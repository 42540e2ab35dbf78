#include "config.h"

#include "studio-elements-private.h"

#include <string.h>

/* How well a typed word fits one of an element's */
#define FIT_WHOLE 1.0
#define FIT_WORD 0.9
#define FIT_BEGINNING 0.75
#define FIT_WORD_BEGINNING 0.65
#define FIT_INSIDE 0.2
/* A word of the same meaning is worth less than the word itself. */
#define SYNONYM 0.6
/* Shorter pieces are inside too many words. */
#define MIN_INSIDE 3
#define MAX_TYPED 16
/* What fits so much worse than the best is noise: "air" is inside "repair" */
#define WORTH_SHOWING 0.3

static double
kind_weight (StudioWordKind kind)
{
  switch (kind) {
  case STUDIO_WORD_NAME:
    return 100;
  case STUDIO_WORD_OTHER_NAME:
    return 80;
  case STUDIO_WORD_INDONESIAN:
    return 70;
  case STUDIO_WORD_ENGLISH:
    return 50;
  case STUDIO_WORD_GROUP:
  default:
    return 40;
  }
}

/* @text: folded words with single spaces between */
static double
fit (const char *text,
     const char *typed)
{
  gsize length = strlen (typed);
  double best = 0;

  if (g_str_equal (text, typed))
    return FIT_WHOLE;
  for (const char *at = strstr (text, typed); at != NULL; at = strstr (at + 1, typed)) {
    gboolean begins = at == text || at[-1] == ' ';
    gboolean ends = at[length] == '\0' || at[length] == ' ';

    if (begins && ends)
      best = MAX (best, FIT_WORD);
    else if (begins)
      best = MAX (best, at == text ? FIT_BEGINNING : FIT_WORD_BEGINNING);
    else if (g_utf8_strlen (typed, -1) >= MIN_INSIDE)
      best = MAX (best, FIT_INSIDE);
  }
  return best;
}

static double
score_typed (StudioElement *element,
             const char *typed)
{
  double best = 0;

  for (guint i = 0; i < element->words->len; i++) {
    const StudioElementWord *word = &g_array_index (element->words, StudioElementWord, i);

    best = MAX (best, kind_weight (word->kind) * fit (word->text, typed));
  }
  return best;
}

/* Only whole typed words have synonyms, so that results do not jump while a word is typed. */
static double
score_synonyms (StudioElements *self,
                StudioElement *element,
                const char *typed)
{
  double best = 0;

  for (guint i = 0; i < self->synonyms->len; i++) {
    const char *const *set = g_ptr_array_index (self->synonyms, i);

    if (!g_strv_contains (set, typed))
      continue;
    for (guint w = 0; set[w] != NULL; w++)
      best = MAX (best, score_typed (element, set[w]));
  }
  return SYNONYM * best;
}

/* Returns: 0 if one of the typed words is nowhere */
static double
score (StudioElements *self,
       StudioElement *element,
       char **typed)
{
  double sum = 0;

  for (guint i = 0; typed[i] != NULL && i < MAX_TYPED; i++) {
    double own = MAX (score_typed (element, typed[i]), score_synonyms (self, element, typed[i]));

    if (own <= 0)
      return 0;
    sum += own;
  }
  return sum;
}

typedef struct
{
  StudioElement *element;
  double score;
  guint order;
} Found;

static int
compare_found (gconstpointer a,
               gconstpointer b)
{
  const Found *one = a, *other = b;

  if (one->score > other->score || one->score < other->score)
    return one->score > other->score ? -1 : 1;
  return (one->order > other->order) - (one->order < other->order);
}

/* @typed: empty: everything is found */
static void
collect (StudioElements *self,
         GPtrArray *elements,
         char **typed,
         GArray *found)
{
  for (guint i = 0; i < elements->len; i++) {
    Found at = { g_ptr_array_index (elements, i), 1, found->len };

    if (typed[0] != NULL && *typed[0] != '\0')
      at.score = score (self, at.element, typed);
    if (at.score > 0)
      g_array_append_val (found, at);
  }
}

GPtrArray *
studio_elements_search (StudioElements *self,
                        GPtrArray *extra,
                        const char *text)
{
  g_autofree char *folded = NULL;
  g_auto (GStrv) typed = NULL;
  g_autoptr (GArray) found = NULL;
  GPtrArray *list;

  g_return_val_if_fail (self != NULL && text != NULL, NULL);

  folded = studio_elements_fold (text);
  typed = g_strsplit (folded, " ", -1);
  found = g_array_new (FALSE, FALSE, sizeof (Found));
  collect (self, self->elements, typed, found);
  if (extra != NULL)
    collect (self, extra, typed, found);
  g_array_sort (found, compare_found);
  list = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < found->len && g_array_index (found, Found, i).score >= WORTH_SHOWING * g_array_index (found, Found, 0).score; i++)
    g_ptr_array_add (list, g_object_ref (g_array_index (found, Found, i).element));
  return list;
}
