#include "config.h"

#include "studio-planned.h"

#include "studio-moment.h"

#define PUBLISHED "published"

G_DEFINE_BOXED_TYPE (StudioPlanned, studio_planned, studio_planned_ref, studio_planned_unref)

static char *
copy_text (const char *text)
{
  return g_strdup (text != NULL ? text : "");
}

StudioPlanned *
studio_planned_new (const StudioPlanned *model)
{
  StudioPlanned *self;

  g_return_val_if_fail (model != NULL, NULL);

  self = g_new0 (StudioPlanned, 1);
  g_atomic_ref_count_init (&self->refs);
  self->id = copy_text (model->id);
  self->title = copy_text (model->title);
  self->brand = copy_text (model->brand);
  self->state = copy_text (model->state);
  self->at = model->at;
  self->until = model->until;
  self->platforms = model->platforms != NULL ? g_strdupv (model->platforms) : g_new0 (char *, 1);
  return self;
}

StudioPlanned *
studio_planned_ref (StudioPlanned *planned)
{
  g_return_val_if_fail (planned != NULL, NULL);

  g_atomic_ref_count_inc (&planned->refs);
  return planned;
}

void
studio_planned_unref (StudioPlanned *planned)
{
  g_return_if_fail (planned != NULL);

  if (!g_atomic_ref_count_dec (&planned->refs))
    return;
  g_free (planned->id);
  g_free (planned->title);
  g_free (planned->brand);
  g_free (planned->state);
  g_strfreev (planned->platforms);
  g_free (planned);
}

gboolean
studio_planned_is_published (const StudioPlanned *planned)
{
  g_return_val_if_fail (planned != NULL, FALSE);

  return g_str_equal (planned->state, PUBLISHED);
}

/* --- several times of one day --- */

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  const StudioPlanned *left = *(StudioPlanned *const *) a, *right = *(StudioPlanned *const *) b;

  if (left->at != right->at)
    return left->at < right->at ? -1 : 1;
  return g_strcmp0 (left->id, right->id);
}

static void
add_platforms (StudioPlanned *planned,
               char **more)
{
  g_autoptr (GStrvBuilder) all = g_strv_builder_new ();

  g_strv_builder_addv (all, (const char **) planned->platforms);
  for (guint i = 0; more[i] != NULL; i++) {
    if (!g_strv_contains ((const char *const *) planned->platforms, more[i]))
      g_strv_builder_add (all, more[i]);
  }
  g_strfreev (planned->platforms);
  planned->platforms = g_strv_builder_end (all);
}

/* Returns: (transfer full): what posts and days are told apart by */
static char *
make_key (const StudioPlanned *planned,
          int offset)
{
  GDate day;

  studio_moment_to_day (planned->at, offset, &day, NULL);
  return g_strdup_printf ("%u %s", g_date_get_julian (&day), planned->id);
}

GPtrArray *
studio_planned_merge (GPtrArray *times,
                      int offset)
{
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) sorted = NULL;
  GPtrArray *merged;

  g_return_val_if_fail (times != NULL, NULL);

  sorted = g_ptr_array_copy (times, NULL, NULL);
  g_ptr_array_set_free_func (sorted, NULL);
  g_ptr_array_sort (sorted, compare_times);
  merged = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_planned_unref);
  for (guint i = 0; i < sorted->len; i++) {
    const StudioPlanned *planned = g_ptr_array_index (sorted, i);
    char *key = make_key (planned, offset);
    StudioPlanned *first = g_hash_table_lookup (found, key);

    if (first != NULL) {
      add_platforms (first, planned->platforms);
      g_free (key);
      continue;
    }
    first = studio_planned_new (planned);
    g_ptr_array_add (merged, first);
    g_hash_table_insert (found, key, first);
  }
  return merged;
}
