#include "config.h"

#include "studio-observance-private.h"

#include <string.h>

#include "studio-date.h"
#include "studio-json.h"
#include "studio-paths.h"

#define MAX_DAYS 800
#define DEFAULT_SALUTATION "Selamat memperingati"
/* A date of the same day that a table fixes lies no further from the computed one. */
#define SAME_DAY_SPAN 15

void
studio_observance_free (StudioObservance *observance)
{
  g_free (observance->key);
  g_free (observance->name);
  g_free (observance->ordinal);
  g_free (observance->template_id);
  json_node_unref (observance->content);
  g_free (observance);
}

/* --- one day --- */

/* Returns: 0 for none */
static int
find_ordinal (const StudioRule *rule,
              const GDate *date)
{
  int year = g_date_get_year (date);

  if (rule->ordinal > 0)
    return rule->ordinal;
  if (rule->day.kind == STUDIO_DAY_ISLAMIC)
    return studio_day_islamic_year (date);
  return rule->base != G_MAXINT && year > rule->base ? year - rule->base : 0;
}

/* Puts numbers in the place of {n} and {tahun}; without an ordinal "ke-{n} " goes. Returns: (transfer full) */
static char *
fill (const char *pattern,
      int ordinal,
      const GDate *date)
{
  g_autoptr (GString) text = g_string_new (pattern);
  g_autofree char *number = g_strdup_printf ("%d", ordinal), *year = g_strdup_printf ("%d", (int) g_date_get_year (date));

  if (ordinal == 0) {
    g_string_replace (text, " ke-{n}", "", 0);
    g_string_replace (text, " {n}", "", 0);
  }
  g_string_replace (text, "{n}", number, 0);
  g_string_replace (text, "{tahun}", year, 0);
  return g_strdup (text->str);
}

/* @pattern: (nullable): blank: what a template shows as its sample would be another day's */
static void
set_text (JsonObject *content,
          const char *member,
          const char *pattern,
          int ordinal,
          const GDate *date)
{
  g_autofree char *text = fill (pattern != NULL ? pattern : "", ordinal, date);

  json_object_set_string_member (content, member, text);
}

static gboolean
has_own_calendar (const StudioRule *rule)
{
  return rule->calendar != NULL && strstr (rule->calendar, "{n}") != NULL;
}

static JsonNode *
make_content (const StudioRule *rule,
              int ordinal,
              const GDate *date)
{
  JsonObject *content = json_object_new ();
  g_autofree char *iso = studio_date_to_iso (date), *number = g_strdup_printf ("%d", ordinal);
  JsonNode *node = json_node_alloc ();

  if (g_strcmp0 (rule->title, "-") != 0)
    set_text (content, "judul", rule->title != NULL ? rule->title : rule->name, ordinal, date);
  set_text (content, "sapaan", rule->salutation != NULL ? rule->salutation : DEFAULT_SALUTATION, ordinal, date);
  set_text (content, "kalender", rule->calendar, ordinal, date);
  set_text (content, "tema", rule->theme, ordinal, date);
  json_object_set_string_member (content, "tanggal", iso);
  json_object_set_string_member (content, "angka", ordinal > 0 && !has_own_calendar (rule) ? number : "");
  if (rule->greeting != NULL)
    set_text (content, "ucapan", rule->greeting, ordinal, date);
  json_node_init_object (node, content);
  json_object_unref (content);
  json_node_seal (node);
  return node;
}

static gboolean
is_of_region (const StudioRule *rule,
              const char *region)
{
  for (gsize i = 0; region != NULL && rule->regions[i] != NULL; i++) {
    if (g_ascii_strcasecmp (rule->regions[i], region) == 0)
      return TRUE;
  }
  return FALSE;
}

StudioObservance *
_studio_rule_make (const StudioRule *rule,
                   const GDate *date,
                   const char *region)
{
  StudioObservance *observance = g_new0 (StudioObservance, 1);
  int ordinal = find_ordinal (rule, date);

  observance->key = g_strdup (rule->key);
  observance->name = fill (rule->name, ordinal, date);
  observance->date = *date;
  if (ordinal > 0)
    observance->ordinal = has_own_calendar (rule) ? fill (rule->calendar, ordinal, date) : g_strdup_printf ("ke-%d", ordinal);
  observance->estimated = rule->estimated;
  observance->unverified = rule->unverified && ordinal > 0;
  observance->holiday = rule->holiday;
  observance->regional = is_of_region (rule, region);
  observance->template_id = g_strdup (rule->template_id);
  observance->content = make_content (rule, ordinal, date);
  return observance;
}

/* --- days in order --- */

/* The person's own lines before shipped ones; among those a fixed date before a rule, and what is certain before what is not. */
static int
compare_rules (gconstpointer a,
               gconstpointer b)
{
  const StudioRule *first = *(const StudioRule *const *) a, *second = *(const StudioRule *const *) b;
  gboolean first_once = first->day.kind == STUDIO_DAY_ONCE, second_once = second->day.kind == STUDIO_DAY_ONCE;

  if (first->rank != second->rank)
    return first->rank - second->rank;
  if (first_once != second_once)
    return first_once ? -1 : 1;
  return first->estimated - second->estimated;
}

/** Taken: a day that a stronger line has already decided on. */
typedef struct
{
  const StudioRule *rule;
  GDate date;
} Taken;

/* A line that comes again and again replaces all weaker lines of its key; one of a single date only those near it. */
static gboolean
is_taken (GArray *taken,
          const StudioRule *rule,
          const GDate *date)
{
  for (guint i = 0; i < taken->len; i++) {
    const Taken *other = &g_array_index (taken, Taken, i);

    if (other->rule == rule || !g_str_equal (other->rule->key, rule->key))
      continue;
    if (other->rule->day.kind != STUDIO_DAY_ONCE || ABS (g_date_days_between (&other->date, date)) <= SAME_DAY_SPAN)
      return TRUE;
  }
  return FALSE;
}

static int
compare_observances (gconstpointer a,
                     gconstpointer b)
{
  const StudioObservance *first = *(const StudioObservance *const *) a, *second = *(const StudioObservance *const *) b;
  int order = g_date_compare (&first->date, &second->date);

  if (order != 0)
    return order;
  if (first->regional != second->regional)
    return first->regional ? -1 : 1;
  if (first->holiday != second->holiday)
    return first->holiday ? -1 : 1;
  return g_strcmp0 (first->name, second->name);
}

static void
take_days (const StudioRule *rule,
           const GDate *from,
           const GDate *to,
           GArray *taken)
{
  g_autoptr (GArray) days = studio_day_list (&rule->day, from, to);

  for (guint i = 0; i < days->len; i++) {
    Taken day = { rule, g_array_index (days, GDate, i) };

    if (!is_taken (taken, rule, &day.date))
      g_array_append_val (taken, day);
  }
}

static gboolean
is_wanted (const Taken *day,
           const GDate *from,
           const GDate *to,
           const char *region)
{
  if (day->rule->removed || g_date_compare (&day->date, from) < 0 || g_date_compare (&day->date, to) > 0)
    return FALSE;
  return *day->rule->regions == NULL || is_of_region (day->rule, region);
}

GPtrArray *
studio_observances_list (StudioObservances *self,
                         const GDate *from,
                         guint n_days,
                         const char *region)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_observance_free);
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (Taken));
  GDate to, earlier, later;

  g_return_val_if_fail (self != NULL && from != NULL && g_date_valid (from), list);

  if (n_days == 0)
    return list;
  to = earlier = *from;
  g_date_add_days (&to, MIN (n_days, MAX_DAYS) - 1);
  /* a fixed date just outside moves a computed one out of the span too; a rule's own line decides wherever its day lies */
  later = to;
  g_date_subtract_days (&earlier, 366);
  g_date_add_days (&later, 366);
  for (guint i = 0; i < self->rules->len; i++)
    take_days (g_ptr_array_index (self->rules, i), &earlier, &later, taken);
  for (guint i = 0; i < taken->len; i++) {
    const Taken *day = &g_array_index (taken, Taken, i);

    if (is_wanted (day, from, &to, region))
      g_ptr_array_add (list, _studio_rule_make (day->rule, &day->date, region));
  }
  g_ptr_array_sort (list, compare_observances);
  return list;
}

/* --- */

StudioObservances *
studio_observances_load (void)
{
  g_auto (GStrv) folders = studio_paths_data_dirs ("observances");
  StudioObservances *self = g_new0 (StudioObservances, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->rules = g_ptr_array_new_with_free_func ((GDestroyNotify) _studio_rule_free);
  self->problems = g_ptr_array_new_with_free_func (g_free);
  for (int i = 0; folders[i] != NULL; i++)
    _studio_observances_read_folder (self, folders[i], i);
  g_ptr_array_sort (self->rules, compare_rules);
  return self;
}

StudioObservances *
studio_observances_ref (StudioObservances *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
studio_observances_unref (StudioObservances *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->rules);
  g_ptr_array_unref (self->problems);
  g_free (self);
}

GPtrArray *
studio_observances_list_problems (StudioObservances *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->problems;
}
