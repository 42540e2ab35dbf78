#include "config.h"

#include "studio-finding.h"

#include <stdlib.h>
#include <string.h>

#include "studio-finding-private.h"

#define MAX_FINDINGS 200
/* so that a key stays a short name in the post */
#define MAX_KEY_WORDS 60

/** StudioFindings: @spare takes what is beyond the limit; @seen: keys and how often each came */
struct _StudioFindings
{
  GPtrArray *found;
  guint first; /* of the present rule */
  const StudioRule *rule;
  StudioRuleLevel level;
  StudioPlace place;
  const StudioText *text;
  StudioFinding *spare;
  GHashTable *seen;
};

static void
clear_finding (gpointer data)
{
  StudioFinding *self = data;

  g_free (self->message);
  g_free (self->fix);
  g_free (self->key);
  g_clear_pointer (&self->answer, studio_answer_kind_unref);
  g_clear_pointer (&self->also, g_array_unref);
}

StudioFinding *
studio_finding_ref (StudioFinding *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
studio_finding_unref (StudioFinding *self)
{
  g_atomic_rc_box_release_full (self, clear_finding);
}

StudioFinding *
studio_finding_copy_at (const StudioFinding *self,
                        int start,
                        int end)
{
  StudioFinding *copy = g_atomic_rc_box_new0 (StudioFinding);

  *copy = *self;
  copy->message = g_strdup (self->message);
  copy->fix = g_strdup (self->fix);
  copy->key = g_strdup (self->key);
  copy->answer = self->answer != NULL ? studio_answer_kind_ref (self->answer) : NULL;
  copy->also = NULL;
  copy->start = start;
  copy->end = end;
  return copy;
}

const char *
studio_place_kind_name (StudioPlaceKind kind)
{
  static const char *const names[] = { "caption", "field", "alt", "layer", "photo", "post" };

  g_return_val_if_fail (kind < G_N_ELEMENTS (names), NULL);
  return names[kind];
}

/* --- adding --- */

StudioFindings *
studio_findings_new (void)
{
  StudioFindings *self = g_new0 (StudioFindings, 1);

  self->found = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_finding_unref);
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
studio_findings_begin (StudioFindings *self,
                       const StudioRule *rule,
                       StudioRuleLevel level,
                       const StudioPlace *place,
                       const StudioText *text)
{
  self->rule = rule;
  self->level = level;
  self->place = *place;
  self->place.name = g_intern_string (place->name);
  self->place.format = g_intern_string (place->format);
  self->text = text;
  self->first = self->found->len;
}

static StudioFinding *
add (StudioFindings *self,
     int start,
     int end,
     char *message)
{
  StudioFinding *finding = g_atomic_rc_box_new0 (StudioFinding);

  finding->rule = self->rule->id;
  finding->level = self->level;
  finding->message = message;
  finding->place = self->place;
  finding->start = start;
  finding->end = end;
  if (self->found->len - self->first < MAX_FINDINGS) {
    g_ptr_array_add (self->found, finding);
  } else {
    g_clear_pointer (&self->spare, studio_finding_unref);
    self->spare = finding;
  }
  return finding;
}

StudioFinding *
studio_findings_add (StudioFindings *self,
                     int first,
                     int last,
                     const char *format,
                     ...)
{
  const StudioToken *from = studio_text_get (self->text, first), *to = studio_text_get (self->text, last);
  va_list arguments;
  char *message;

  g_assert (from != NULL && to != NULL && first <= last);
  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  return add (self, (int) from->start, (int) to->end, message);
}

void
studio_findings_add_again (StudioFindings *self,
                           StudioFinding *finding,
                           int token)
{
  const StudioToken *word = studio_text_get (self->text, token);
  StudioFindingRange range;

  g_assert (finding != NULL && word != NULL);
  range = (StudioFindingRange){ (int) word->start, (int) word->end };
  if (finding->also == NULL)
    finding->also = g_array_new (FALSE, FALSE, sizeof (StudioFindingRange));
  if (finding->also->len < MAX_FINDINGS)
    g_array_append_val (finding->also, range);
}

StudioFinding *
studio_findings_add_range (StudioFindings *self,
                           int start,
                           int end,
                           const char *format,
                           ...)
{
  va_list arguments;
  char *message;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  return add (self, start, end, message);
}

StudioFinding *
studio_findings_add_whole (StudioFindings *self,
                           const char *format,
                           ...)
{
  va_list arguments;
  char *message;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  return add (self, -1, -1, message);
}

/* --- keys and order --- */

static int
compare_starts (gconstpointer a,
                gconstpointer b)
{
  const StudioFinding *one = *(StudioFinding *const *) a, *other = *(StudioFinding *const *) b;

  return one->start != other->start ? (one->start > other->start) - (one->start < other->start) : one->end - other->end;
}

static char *
copy_words (const char *from,
            int length)
{
  g_autofree char *words = g_utf8_substring (from, 0, MIN (length, MAX_KEY_WORDS));

  return g_utf8_strdown (words, -1);
}

static void
give_key (StudioFindings *self,
          StudioFinding *finding,
          const char *words)
{
  const StudioPlace *place = &finding->place;
  g_autofree char *key = g_strdup_printf ("%s %s", finding->rule, studio_place_kind_name (place->kind));
  g_autoptr (GString) text = g_string_new (key);
  guint times;

  if (place->name != NULL)
    g_string_append_printf (text, ":%s", place->name);
  if (place->format != NULL)
    g_string_append_printf (text, "@%s", place->format);
  if (place->page > 0)
    g_string_append_printf (text, "#%d", place->page);
  if (words != NULL)
    g_string_append_printf (text, " %s", words);
  times = GPOINTER_TO_UINT (g_hash_table_lookup (self->seen, text->str)) + 1;
  g_hash_table_insert (self->seen, g_strdup (text->str), GUINT_TO_POINTER (times));
  if (times > 1)
    g_string_append_printf (text, " (%u)", times);
  finding->key = g_strdup (text->str);
}

void
studio_findings_finish_rule (StudioFindings *self)
{
  const char *at = self->text != NULL ? self->text->bytes : NULL;
  int point = 0;

  if (self->found->len > self->first)
    qsort (self->found->pdata + self->first, self->found->len - self->first, sizeof (gpointer), compare_starts);
  for (guint i = self->first; i < self->found->len; i++) {
    StudioFinding *finding = g_ptr_array_index (self->found, i);
    g_autofree char *words = NULL;

    /* sorted, so that the text is walked through once */
    if (at != NULL && finding->start >= point) {
      at = g_utf8_offset_to_pointer (at, finding->start - point);
      point = finding->start;
      words = copy_words (at, finding->end - finding->start);
    }
    give_key (self, finding, words);
  }
}

int
studio_finding_compare (gconstpointer a,
                        gconstpointer b)
{
  const StudioFinding *one = *(StudioFinding *const *) a, *other = *(StudioFinding *const *) b;

  if (one->level != other->level)
    return (int) other->level - (int) one->level;
  if (one->place.kind != other->place.kind)
    return (int) one->place.kind - (int) other->place.kind;
  if (one->place.name != other->place.name)
    return g_strcmp0 (one->place.name, other->place.name);
  if (one->place.page != other->place.page)
    return one->place.page - other->place.page;
  if (one->start != other->start)
    return one->start - other->start;
  return strcmp (one->rule, other->rule);
}

GPtrArray *
studio_findings_end (StudioFindings *self)
{
  GPtrArray *found = self->found;

  if (found->len > 0)
    g_ptr_array_sort (found, studio_finding_compare);
  g_clear_pointer (&self->spare, studio_finding_unref);
  g_hash_table_unref (self->seen);
  g_free (self);
  return found;
}
