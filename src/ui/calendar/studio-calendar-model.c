#include "config.h"

#include "studio-calendar-model.h"

#include "studio-library-plan.h"
#include "studio-moment.h"
#include "studio-month.h"
#include "studio-publish-job.h"

/* Days before and after what is shown that are known too: the longest gap that is told, and a month to leaf to */
#define MARGIN 45
/* ms that changes of the library are gathered */
#define REST_MS 200
#define STALE_AHEAD (2 * 86400)

struct _StudioCalendarModel
{
  GObject parent_instance;
  StudioLibrary *library;   /* (nullable) */
  StudioObservances *known; /* (nullable) */
  char *region;             /* (nullable) */
  char *zone;               /* (nullable) */
  char *brand;              /* (nullable) */
  StudioPostman *postman;   /* (nullable) */
  gulong library_id, postman_id;
  GCancellable *cancellable; /* (nullable): of the question that runs */
  guint rest_id;
  gboolean shown, outdated;

  GDate first; /* shown */
  int n_days;
  GDate from, to; /* known, @to not included; not valid: nothing is */

  GPtrArray *planned;   /* StudioPlanned, by time */
  GHashTable *queued;   /* ids of posts that go out by themselves at a time */
  GPtrArray *stale;     /* StudioPlanned */
  GHashTable *by_day;   /* julian → GPtrArray of borrowed StudioPlanned */
  GHashTable *holidays; /* julian → GPtrArray of StudioObservance */
  GArray *gaps;
};

G_DEFINE_FINAL_TYPE (StudioCalendarModel, studio_calendar_model, G_TYPE_OBJECT)

static guint changed_signal;

static void ask (StudioCalendarModel *self);

static gint64
now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

int
studio_calendar_model_get_offset (StudioCalendarModel *self)
{
  g_return_val_if_fail (STUDIO_IS_CALENDAR_MODEL (self), 0);

  return studio_zone_get_offset (self->zone, now ());
}

GDate
studio_calendar_model_get_today (StudioCalendarModel *self)
{
  GDate today;

  studio_moment_to_day (now (), studio_calendar_model_get_offset (self), &today, NULL);
  return today;
}

/* --- what was found --- */

static guint32
day_of (StudioCalendarModel *self,
        const StudioPlanned *planned)
{
  GDate day;

  studio_moment_to_day (planned->at, studio_calendar_model_get_offset (self), &day, NULL);
  return g_date_get_julian (&day);
}

static void
sort_by_day (StudioCalendarModel *self)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (GDate));
  GDate today = studio_calendar_model_get_today (self);

  g_hash_table_remove_all (self->by_day);
  for (guint i = 0; i < self->planned->len; i++) {
    StudioPlanned *planned = g_ptr_array_index (self->planned, i);
    guint32 julian = day_of (self, planned);
    GPtrArray *list = g_hash_table_lookup (self->by_day, GUINT_TO_POINTER (julian));
    GDate day;

    if (list == NULL) {
      list = g_ptr_array_new ();
      g_hash_table_insert (self->by_day, GUINT_TO_POINTER (julian), list);
    }
    g_ptr_array_add (list, planned);
    g_date_clear (&day, 1);
    g_date_set_julian (&day, julian);
    g_array_append_val (days, day);
  }
  g_clear_pointer (&self->gaps, g_array_unref);
  self->gaps = studio_gaps_find ((const GDate *) (void *) days->data, days->len, &today);
}

static gboolean
fits (StudioCalendarModel *self,
      const StudioPlanned *planned)
{
  return self->brand == NULL || g_str_equal (self->brand, planned->brand);
}

/* Returns: (transfer full): those of the brand that is looked at */
static GPtrArray *
filter (StudioCalendarModel *self,
        GPtrArray *all)
{
  GPtrArray *chosen = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_planned_unref);

  for (guint i = 0; i < all->len; i++) {
    if (fits (self, g_ptr_array_index (all, i)))
      g_ptr_array_add (chosen, studio_planned_ref (g_ptr_array_index (all, i)));
  }
  return chosen;
}

/* --- what the outbox sends by itself --- */

static gboolean
is_scheduled (const StudioOutboxTarget *target)
{
  return target->not_before > 0 && (target->state == STUDIO_OUTBOX_QUEUED || target->state == STUDIO_OUTBOX_RETRY_WAIT || target->state == STUDIO_OUTBOX_READY || target->state == STUDIO_OUTBOX_UPLOADING);
}

/* Returns: (nullable): what the library says of the post */
static const StudioPlanned *
find_post (GPtrArray *times,
           const char *id)
{
  for (guint i = 0; i < times->len; i++) {
    const StudioPlanned *planned = g_ptr_array_index (times, i);

    if (g_str_equal (planned->id, id))
      return planned;
  }
  return NULL;
}

static StudioPlanned *
make_scheduled (const StudioOutboxTarget *target,
                const StudioPlanned *known)
{
  char *platforms[] = { target->platform, NULL };
  const StudioPlanned model = {
    .id = target->post,
    .title = (char *) studio_publish_get_title (target),
    .brand = known != NULL ? known->brand : NULL,
    .state = (char *) "scheduled",
    .at = target->not_before,
    .platforms = platforms,
  };

  return studio_planned_new (&model);
}

/* A post of which no brand is known is better shown to everybody than to nobody. */
static void
add_scheduled (StudioCalendarModel *self,
               GPtrArray *times,
               GPtrArray *chosen)
{
  g_autoptr (GPtrArray) targets = self->postman != NULL ? studio_postman_list (self->postman, NULL) : g_ptr_array_new ();

  g_hash_table_remove_all (self->queued);
  for (guint i = 0; i < targets->len; i++) {
    const StudioOutboxTarget *target = g_ptr_array_index (targets, i);
    const StudioPlanned *known = find_post (times, target->post);

    if (!is_scheduled (target))
      continue;
    g_hash_table_add (self->queued, g_strdup (target->post));
    if (known == NULL || fits (self, known))
      g_ptr_array_add (chosen, make_scheduled (target, known));
  }
}

gboolean
studio_calendar_model_is_queued (StudioCalendarModel *self,
                                 const char *id)
{
  g_return_val_if_fail (STUDIO_IS_CALENDAR_MODEL (self) && id != NULL, FALSE);

  return g_hash_table_contains (self->queued, id);
}

static void
take (StudioCalendarModel *self,
      StudioLibraryPlan *plan)
{
  g_autoptr (GPtrArray) chosen = filter (self, plan->times);

  add_scheduled (self, plan->times, chosen);
  g_clear_pointer (&self->planned, g_ptr_array_unref);
  self->planned = studio_planned_merge (chosen, studio_calendar_model_get_offset (self));
  g_clear_pointer (&self->stale, g_ptr_array_unref);
  self->stale = filter (self, plan->stale);
  sort_by_day (self);
}

static void
found_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (GTask) task = data;
  StudioCalendarModel *self = g_task_get_source_object (task);
  g_autoptr (StudioLibraryPlan) plan = studio_library_list_plan_finish (STUDIO_LIBRARY (source), result, NULL);

  /* another question came after it */
  if (g_task_get_cancellable (task) != self->cancellable)
    return;
  g_clear_object (&self->cancellable);
  if (plan == NULL) {
    g_date_clear (&self->from, 1);
    return;
  }
  take (self, plan);
  g_signal_emit (self, changed_signal, 0);
}

static void
ask (StudioCalendarModel *self)
{
  int offset = studio_calendar_model_get_offset (self);
  GTask *task;

  if (self->library == NULL || !g_date_valid (&self->first))
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->outdated = FALSE;
  self->from = self->to = self->first;
  g_date_subtract_days (&self->from, MARGIN);
  g_date_add_days (&self->to, (guint) self->n_days + MARGIN);
  task = g_task_new (self, self->cancellable, NULL, NULL);
  g_task_set_source_tag (task, ask);
  studio_library_list_plan_async (self->library, studio_moment_from_day (&self->from, 0, offset), studio_moment_from_day (&self->to, 0, offset),
                                  now () + STALE_AHEAD, self->cancellable, found_cb, task);
}

/* --- when to ask --- */

static gboolean
rested_cb (gpointer data)
{
  StudioCalendarModel *self = data;

  self->rest_id = 0;
  if (self->shown)
    ask (self);
  return G_SOURCE_REMOVE;
}

static void
library_changed_cb (StudioCalendarModel *self)
{
  self->outdated = TRUE;
  if (self->shown && self->rest_id == 0)
    self->rest_id = g_timeout_add (REST_MS, rested_cb, self);
}

void
studio_calendar_model_set_library (StudioCalendarModel *self,
                                   StudioLibrary *library)
{
  g_return_if_fail (STUDIO_IS_CALENDAR_MODEL (self));

  if (self->library == library)
    return;
  if (self->library != NULL)
    g_clear_signal_handler (&self->library_id, self->library);
  g_set_object (&self->library, library);
  if (library != NULL)
    self->library_id = g_signal_connect_swapped (library, "changed", G_CALLBACK (library_changed_cb), self);
  self->outdated = TRUE;
}

void
studio_calendar_model_set_postman (StudioCalendarModel *self,
                                   StudioPostman *postman)
{
  g_return_if_fail (STUDIO_IS_CALENDAR_MODEL (self));

  if (self->postman == postman)
    return;
  if (self->postman != NULL)
    g_clear_signal_handler (&self->postman_id, self->postman);
  g_set_object (&self->postman, postman);
  if (postman != NULL)
    self->postman_id = g_signal_connect_swapped (postman, "changed", G_CALLBACK (library_changed_cb), self);
  self->outdated = TRUE;
}

void
studio_calendar_model_set_shown (StudioCalendarModel *self,
                                 gboolean shown)
{
  g_return_if_fail (STUDIO_IS_CALENDAR_MODEL (self));

  self->shown = shown;
  if (shown && self->outdated)
    ask (self);
}

/* Whether all that is shown is known. */
static gboolean
is_known (StudioCalendarModel *self)
{
  GDate last = self->first;

  if (!g_date_valid (&self->from) || !g_date_valid (&self->first))
    return FALSE;
  g_date_add_days (&last, (guint) self->n_days);
  return g_date_compare (&self->from, &self->first) <= 0 && g_date_compare (&last, &self->to) <= 0;
}

static void
load_holidays (StudioCalendarModel *self)
{
  g_autoptr (GPtrArray) days = NULL;

  g_hash_table_remove_all (self->holidays);
  if (self->known == NULL || !g_date_valid (&self->first))
    return;
  days = studio_observances_list (self->known, &self->first, (guint) self->n_days, self->region);
  g_ptr_array_set_free_func (days, NULL);
  for (guint i = 0; i < days->len; i++) {
    StudioObservance *day = g_ptr_array_index (days, i);
    gpointer key = GUINT_TO_POINTER (g_date_get_julian (&day->date));
    GPtrArray *list = g_hash_table_lookup (self->holidays, key);

    if (list == NULL) {
      list = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_observance_free);
      g_hash_table_insert (self->holidays, key, list);
    }
    g_ptr_array_add (list, day);
  }
}

void
studio_calendar_model_show (StudioCalendarModel *self,
                            const GDate *first,
                            int n_days)
{
  g_return_if_fail (STUDIO_IS_CALENDAR_MODEL (self) && g_date_valid (first) && n_days > 0);

  self->first = *first;
  self->n_days = n_days;
  load_holidays (self);
  if (!is_known (self) || self->outdated) {
    if (self->shown)
      ask (self);
    else
      self->outdated = TRUE;
  }
  g_signal_emit (self, changed_signal, 0);
}

void
studio_calendar_model_set_office (StudioCalendarModel *self,
                                  StudioObservances *days,
                                  const char *region,
                                  const char *zone)
{
  g_return_if_fail (STUDIO_IS_CALENDAR_MODEL (self));

  g_clear_pointer (&self->known, studio_observances_unref);
  self->known = days != NULL ? studio_observances_ref (days) : NULL;
  g_free (self->region);
  self->region = g_strdup (region);
  g_free (self->zone);
  self->zone = g_strdup (zone);
  load_holidays (self);
  library_changed_cb (self);
  g_signal_emit (self, changed_signal, 0);
}

void
studio_calendar_model_set_brand (StudioCalendarModel *self,
                                 const char *brand)
{
  g_return_if_fail (STUDIO_IS_CALENDAR_MODEL (self));

  if (g_strcmp0 (self->brand, brand) == 0)
    return;
  g_free (self->brand);
  self->brand = g_strdup (brand);
  self->outdated = TRUE;
  if (self->shown)
    ask (self);
}

/* --- what stands where --- */

gboolean
studio_calendar_model_is_loaded (StudioCalendarModel *self)
{
  g_return_val_if_fail (STUDIO_IS_CALENDAR_MODEL (self), FALSE);

  return is_known (self) && self->cancellable == NULL;
}

GPtrArray *
studio_calendar_model_list_days (StudioCalendarModel *self,
                                 const GDate *first,
                                 int n_days)
{
  GPtrArray *found = g_ptr_array_new ();

  g_return_val_if_fail (STUDIO_IS_CALENDAR_MODEL (self), found);

  for (int i = 0; i < n_days; i++) {
    GPtrArray *list = g_hash_table_lookup (self->by_day, GUINT_TO_POINTER (g_date_get_julian (first) + (guint) i));

    if (list != NULL)
      g_ptr_array_extend (found, list, NULL, NULL);
  }
  return found;
}

GPtrArray *
studio_calendar_model_list_day (StudioCalendarModel *self,
                                const GDate *day)
{
  return studio_calendar_model_list_days (self, day, 1);
}

GPtrArray *
studio_calendar_model_list_missed (StudioCalendarModel *self)
{
  GPtrArray *found = g_ptr_array_new ();

  g_return_val_if_fail (STUDIO_IS_CALENDAR_MODEL (self), found);

  for (guint i = self->planned->len; i > 0; i--) {
    StudioPlanned *planned = g_ptr_array_index (self->planned, i - 1);

    if (planned->at < now () && !studio_planned_is_published (planned) && !studio_calendar_model_is_queued (self, planned->id))
      g_ptr_array_add (found, planned);
  }
  return found;
}

GPtrArray *
studio_calendar_model_list_stale (StudioCalendarModel *self)
{
  g_return_val_if_fail (STUDIO_IS_CALENDAR_MODEL (self), NULL);

  return self->stale;
}

GPtrArray *
studio_calendar_model_list_observances (StudioCalendarModel *self,
                                        const GDate *day)
{
  g_return_val_if_fail (STUDIO_IS_CALENDAR_MODEL (self), NULL);

  return g_hash_table_lookup (self->holidays, GUINT_TO_POINTER (g_date_get_julian (day)));
}

GPtrArray *
studio_calendar_model_list_coming (StudioCalendarModel *self,
                                   guint n_days)
{
  GDate today = studio_calendar_model_get_today (self);

  if (self->known == NULL)
    return g_ptr_array_new_with_free_func ((GDestroyNotify) studio_observance_free);
  return studio_observances_list (self->known, &today, n_days, self->region);
}

GArray *
studio_calendar_model_get_gaps (StudioCalendarModel *self)
{
  g_return_val_if_fail (STUDIO_IS_CALENDAR_MODEL (self), NULL);

  return self->gaps;
}

/* --- */

static void
studio_calendar_model_dispose (GObject *object)
{
  StudioCalendarModel *self = STUDIO_CALENDAR_MODEL (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->rest_id, g_source_remove);
  studio_calendar_model_set_library (self, NULL);
  studio_calendar_model_set_postman (self, NULL);

  G_OBJECT_CLASS (studio_calendar_model_parent_class)->dispose (object);
}

static void
studio_calendar_model_finalize (GObject *object)
{
  StudioCalendarModel *self = STUDIO_CALENDAR_MODEL (object);

  g_hash_table_unref (self->by_day);
  g_hash_table_unref (self->queued);
  g_hash_table_unref (self->holidays);
  g_ptr_array_unref (self->planned);
  g_ptr_array_unref (self->stale);
  g_array_unref (self->gaps);
  g_clear_pointer (&self->known, studio_observances_unref);
  g_free (self->region);
  g_free (self->zone);
  g_free (self->brand);

  G_OBJECT_CLASS (studio_calendar_model_parent_class)->finalize (object);
}

static void
studio_calendar_model_class_init (StudioCalendarModelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_calendar_model_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_calendar_model_finalize;

  changed_signal = g_signal_new ("changed", STUDIO_TYPE_CALENDAR_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
studio_calendar_model_init (StudioCalendarModel *self)
{
  self->planned = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_planned_unref);
  self->stale = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_planned_unref);
  self->queued = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->by_day = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->holidays = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->gaps = g_array_new (FALSE, FALSE, sizeof (StudioGap));
  g_date_clear (&self->first, 1);
  g_date_clear (&self->from, 1);
  g_date_clear (&self->to, 1);
}

StudioCalendarModel *
studio_calendar_model_new (void)
{
  return g_object_new (STUDIO_TYPE_CALENDAR_MODEL, NULL);
}
