#include "config.h"

#include "studio-handoff-wait.h"

#include <string.h>

#define QUEUE "handoff-changes"
#define WINDOW_STEPS "1234"

typedef enum {
  CHANGE_BEGIN,
  CHANGE_TELL,
  CHANGE_END,
} ChangeKind;

/** Change: of what waits. @places: whom it is about; no account named is all of the platform, but for CHANGE_BEGIN; @on: for CHANGE_TELL */
typedef struct
{
  ChangeKind kind;
  char *post;
  GPtrArray *places;
  gboolean on;
} Change;

static void
place_free (gpointer data)
{
  StudioHandoffPlace *place = data;

  g_free (place->platform);
  g_free (place->account);
  g_free (place);
}

static GPtrArray *
new_places (void)
{
  return g_ptr_array_new_with_free_func (place_free);
}

/* @account: (nullable) */
static void
add_place (GPtrArray *places,
           const char *platform,
           const char *account)
{
  StudioHandoffPlace *place = g_new (StudioHandoffPlace, 1);

  place->platform = g_strdup (platform);
  place->account = g_strdup (account != NULL ? account : "");
  g_ptr_array_add (places, place);
}

static void
change_free (gpointer data)
{
  Change *change = data;

  g_free (change->post);
  g_ptr_array_unref (change->places);
  g_free (change);
}

/* --- letters --- */

gboolean
studio_handoff_has_step (const StudioRecord *record,
                         char step)
{
  g_return_val_if_fail (record != NULL, FALSE);

  return strchr (studio_record_get_text (record, "steps"), step) != NULL;
}

char *
studio_handoff_keep_steps (const StudioRecord *record)
{
  GString *steps = g_string_new (NULL);
  const char *text = record != NULL ? studio_record_get_text (record, "steps") : "";

  for (; *text != '\0'; text++) {
    if (strchr (WINDOW_STEPS, *text) == NULL)
      g_string_append_c (steps, *text);
  }
  return g_string_free (steps, FALSE);
}

/* Returns: (transfer full): @record, (nullable) for a new one, with @step or without it */
static StudioRecord *
with_step (const StudioRecord *record,
           const char *post,
           const char *platform,
           const char *account,
           char step,
           gboolean on)
{
  g_autoptr (GString) steps = g_string_new (NULL);

  for (const char *text = record != NULL ? studio_record_get_text (record, "steps") : ""; *text != '\0'; text++) {
    if (*text != step)
      g_string_append_c (steps, *text);
  }
  if (on)
    g_string_append_c (steps, step);
  return studio_handoff_record (record, post, platform, account, record != NULL ? studio_record_get_text (record, "folder") : "", steps->str);
}

/* --- whom it is about --- */

static const char *
bare (const char *account)
{
  return *account == '@' ? account + 1 : account;
}

/* Either may name no account, "". */
static gboolean
is_same_account (const char *one,
                 const char *other)
{
  return *one == '\0' || *other == '\0' || g_ascii_strcasecmp (bare (one), bare (other)) == 0;
}

static gboolean
is_about (GPtrArray *places,
          StudioPlatforms *platforms,
          const StudioPlatform *platform,
          const char *account)
{
  for (guint i = 0; platform != NULL && i < places->len; i++) {
    const StudioHandoffPlace *place = g_ptr_array_index (places, i);

    if (studio_platforms_find (platforms, place->platform) == platform && is_same_account (place->account, account))
      return TRUE;
  }
  return FALSE;
}

/* Returns: (transfer full) (element-type StudioHandoffPlace) */
static GPtrArray *
list_published (const StudioPublication *publications,
                guint n)
{
  GPtrArray *places = new_places ();

  for (guint i = 0; i < n; i++)
    add_place (places, publications[i].platform, publications[i].account);
  return places;
}

static gboolean
is_wanted (const StudioPlatform *platform,
           StudioPlatforms *platforms,
           const char *const *ids)
{
  for (gsize i = 0; ids[i] != NULL; i++) {
    if (studio_platforms_find (platforms, ids[i]) == platform)
      return TRUE;
  }
  return FALSE;
}

/* What only the brand names is no account of its own once the register knows those of that platform. @places: (element-type StudioManualPlace) */
static gboolean
is_outdone (const StudioManualPlace *place,
            GPtrArray *places)
{
  for (guint i = 0; place->record == NULL && i < places->len; i++) {
    const StudioManualPlace *other = g_ptr_array_index (places, i);

    if (other->record != NULL && other->platform == place->platform)
      return TRUE;
  }
  return FALSE;
}

GPtrArray *
studio_handoff_list_places (StudioPlatforms *platforms,
                            StudioBrand *brand,
                            GPtrArray *accounts,
                            const char *const *ids,
                            JsonNode *root)
{
  g_autoptr (GPtrArray) all = studio_manual_places_list (platforms, brand, accounts);
  g_autoptr (GArray) entries = studio_published_list (root);
  g_autoptr (GPtrArray) published = list_published ((const StudioPublication *) (gconstpointer) entries->data, entries->len);
  GPtrArray *places = new_places ();

  for (guint i = 0; i < all->len; i++) {
    const StudioManualPlace *place = g_ptr_array_index (all, i);

    if (is_wanted (place->platform, platforms, ids) && !is_outdone (place, all) && !is_about (published, platforms, place->platform, place->handle))
      add_place (places, place->platform->id, place->handle);
  }
  return places;
}

/* --- one change after the other --- */

static void next (StudioLibrary *library);

/* Takes @task, which is the one that runs. @error: (nullable): is taken */
static void
finish (GTask *task,
        GError *error)
{
  g_autoptr (StudioLibrary) library = g_object_ref (g_task_get_source_object (task));

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
  g_queue_pop_head (g_object_get_data (G_OBJECT (library), QUEUE));
  g_object_unref (task);
  next (library);
}

static void
removed_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  GError *error = NULL;

  studio_library_remove_records_finish (STUDIO_LIBRARY (source), result, &error);
  finish (data, error);
}

static void
put_cb (GObject *source,
        GAsyncResult *result,
        gpointer data)
{
  GError *error = NULL;

  studio_library_put_records_finish (STUDIO_LIBRARY (source), result, &error);
  finish (data, error);
}

/* Returns: (transfer full) (element-type StudioRecord) */
static GPtrArray *
begin (const Change *change,
       GPtrArray *records)
{
  GPtrArray *fresh = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_record_unref);

  for (guint i = 0; i < change->places->len; i++) {
    const StudioHandoffPlace *place = g_ptr_array_index (change->places, i);
    const StudioRecord *old = studio_handoff_find (records, change->post, place->platform, place->account);

    g_ptr_array_add (fresh, with_step (old, change->post, place->platform, place->account, STUDIO_HANDOFF_HANDED, TRUE));
  }
  return fresh;
}

/* Returns: (transfer container) (element-type StudioRecord): those of @records that @change is about */
static GPtrArray *
select_records (const Change *change,
                GPtrArray *records)
{
  g_autoptr (StudioPlatforms) platforms = studio_platforms_load ();
  GPtrArray *selected = g_ptr_array_new ();

  for (guint i = 0; i < records->len; i++) {
    StudioRecord *record = g_ptr_array_index (records, i);
    const StudioPlatform *platform = studio_platforms_find (platforms, studio_record_get_text (record, "platform"));

    if (g_str_equal (studio_record_get_text (record, "post"), change->post) && is_about (change->places, platforms, platform, studio_record_get_text (record, "account")))
      g_ptr_array_add (selected, record);
  }
  return selected;
}

/* Returns: (transfer full) (element-type StudioRecord) */
static GPtrArray *
tell (const Change *change,
      GPtrArray *records)
{
  g_autoptr (GPtrArray) selected = select_records (change, records);
  GPtrArray *fresh = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_record_unref);

  for (guint i = 0; i < selected->len; i++) {
    const StudioRecord *record = g_ptr_array_index (selected, i);

    g_ptr_array_add (fresh, with_step (record, change->post, studio_record_get_text (record, "platform"), studio_record_get_text (record, "account"), STUDIO_HANDOFF_UPLOADED, change->on));
  }
  return fresh;
}

static void
end (GTask *task,
     const Change *change,
     GPtrArray *records)
{
  g_autoptr (GPtrArray) selected = select_records (change, records);
  g_autofree const char **ids = g_new0 (const char *, selected->len + 1);

  for (guint i = 0; i < selected->len; i++)
    ids[i] = ((const StudioRecord *) g_ptr_array_index (selected, i))->id;
  if (selected->len > 0)
    studio_library_remove_records_async (g_task_get_source_object (task), ids, NULL, removed_cb, task);
  else
    finish (task, NULL);
}

static void
listed_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  GTask *task = data;
  const Change *change = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) records = studio_library_list_records_finish (STUDIO_LIBRARY (source), result, &error);
  g_autoptr (GPtrArray) fresh = NULL;

  if (records == NULL) {
    finish (task, error);
    return;
  }
  if (change->kind == CHANGE_END) {
    end (task, change, records);
    return;
  }
  fresh = change->kind == CHANGE_BEGIN ? begin (change, records) : tell (change, records);
  if (fresh->len > 0)
    studio_library_put_records_async (STUDIO_LIBRARY (source), fresh, NULL, put_cb, task);
  else
    finish (task, NULL);
}

static void
next (StudioLibrary *library)
{
  GTask *task = g_queue_peek_head (g_object_get_data (G_OBJECT (library), QUEUE));

  if (task != NULL)
    studio_library_list_records_async (library, STUDIO_HANDOFF_KIND, NULL, listed_cb, task);
}

/* Takes @places. */
static void
add_change (StudioLibrary *library,
            ChangeKind kind,
            const char *post,
            GPtrArray *places,
            gboolean on,
            GAsyncReadyCallback callback,
            gpointer data)
{
  GTask *task = g_task_new (library, NULL, callback, data);
  GQueue *queue = g_object_get_data (G_OBJECT (library), QUEUE);
  Change *change = g_new0 (Change, 1);

  change->kind = kind;
  change->post = g_strdup (post);
  change->places = places;
  change->on = on;
  g_task_set_source_tag (task, add_change);
  g_task_set_task_data (task, change, change_free);
  if (queue == NULL) {
    queue = g_queue_new ();
    g_object_set_data_full (G_OBJECT (library), QUEUE, queue, (GDestroyNotify) g_queue_free);
  }
  g_queue_push_tail (queue, task);
  if (g_queue_get_length (queue) == 1)
    next (library);
}

void
studio_handoff_begin_async (StudioLibrary *library,
                            const char *post,
                            GPtrArray *places,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  g_return_if_fail (STUDIO_IS_LIBRARY (library) && post != NULL && places != NULL);

  add_change (library, CHANGE_BEGIN, post, g_ptr_array_ref (places), TRUE, callback, data);
}

void
studio_handoff_tell_async (StudioLibrary *library,
                           const char *post,
                           const char *platform,
                           gboolean on,
                           GAsyncReadyCallback callback,
                           gpointer data)
{
  const StudioPublication place = { .platform = platform };

  g_return_if_fail (STUDIO_IS_LIBRARY (library) && post != NULL && platform != NULL);

  add_change (library, CHANGE_TELL, post, list_published (&place, 1), on, callback, data);
}

void
studio_handoff_end_async (StudioLibrary *library,
                          const char *post,
                          const StudioPublication *publications,
                          guint n,
                          GAsyncReadyCallback callback,
                          gpointer data)
{
  g_return_if_fail (STUDIO_IS_LIBRARY (library) && post != NULL && publications != NULL);

  add_change (library, CHANGE_END, post, list_published (publications, n), FALSE, callback, data);
}

gboolean
studio_handoff_wait_finish (StudioLibrary *library,
                            GAsyncResult *result,
                            GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, library), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
