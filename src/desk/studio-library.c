#include "config.h"

#include "studio-library.h"

#include <glib/gi18n-lib.h>

#include "studio-error.h"

#include "studio-drive-guard.h"
#include "studio-library-backup-private.h"
#include "studio-library-private.h"

/* µs without a job after which the library is cleaned up, once while it is open */
#define IDLE_TIME (60 * G_USEC_PER_SEC)

/** LibraryJob: what the library's thread is to do next; one without a task ends it. */
typedef struct
{
  GTask *task;
  StudioLibraryWork work;
  StudioLibraryAccess access;
  GDestroyNotify free_result;
} LibraryJob;

struct _StudioLibrary
{
  GObject parent_instance;
  char *folder;
  GMainContext *context;
  GMutex lock; /* over the two below */
  GThread *thread;
  GAsyncQueue *queue; /* of LibraryJob; the thread has a reference */
};

/** LibraryThread: what the thread begins with. */
typedef struct
{
  char *folder;
  GAsyncQueue *queue;
} LibraryThread;

/** LibraryChange: an emission on its way to the thread that made the library. */
typedef struct
{
  StudioLibrary *library;
  guint signal;
  char *id;
} LibraryChange;

G_DEFINE_FINAL_TYPE (StudioLibrary, studio_library, G_TYPE_OBJECT)

static guint changed_signal, records_changed_signal;

static void
library_change_free (gpointer data)
{
  LibraryChange *change = data;

  g_object_unref (change->library);
  g_free (change->id);
  g_free (change);
}

static gboolean
emit_changed_cb (gpointer data)
{
  LibraryChange *change = data;

  g_signal_emit (change->library, change->signal, 0, change->id);
  return G_SOURCE_REMOVE;
}

/* Consumes @id, which may be NULL: nothing changed. */
static void
tell_changed (StudioLibrary *self,
              guint signal,
              char *id)
{
  g_autoptr (GSource) source = NULL;
  LibraryChange *change;

  if (id == NULL)
    return;
  source = g_idle_source_new ();
  change = g_new0 (LibraryChange, 1);
  change->library = g_object_ref (self);
  change->signal = signal;
  change->id = id;
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, emit_changed_cb, change, library_change_free);
  g_source_attach (source, self->context);
}

/** Doing: a job while it is done. */
typedef struct
{
  LibraryJob *job;
  StudioDb *db;
  gpointer found; /* (nullable) */
} Doing;

static void
guard (StudioDb *db,
       void (*work) (gpointer data),
       gpointer data)
{
  if (!studio_drive_guard_run (work, data))
    studio_db_abandon (db);
}

/* Returns: (transfer full) (nullable): what the job gave. */
static gpointer
do_job (LibraryJob *job,
        StudioDb *db)
{
  gpointer data = g_task_get_task_data (job->task);
  gpointer found = NULL;

  if (job->access == STUDIO_LIBRARY_ALONE || job->access == STUDIO_LIBRARY_ANYWAY)
    return job->work (db, data);

  if (job->access == STUDIO_LIBRARY_WRITE && !_studio_library_put_back (db))
    return NULL;
  studio_db_begin (db, job->access == STUDIO_LIBRARY_WRITE);
  if (!studio_db_failed (db))
    found = job->work (db, data);
  studio_db_end (db);
  return found;
}

static void
doing_work (gpointer data)
{
  Doing *doing = data;

  doing->found = do_job (doing->job, doing->db);
}

/* Returns: (transfer full) (nullable): what the job gave */
static gpointer
do_job_guarded (LibraryJob *job,
                StudioDb *db)
{
  Doing doing = { job, db, NULL };

  guard (db, doing_work, &doing);
  return doing.found;
}

static void
run_job (LibraryJob *job,
         StudioDb *db)
{
  g_autoptr (GError) error = NULL;
  gpointer found = NULL;
  char *told, *told_records;

  if (g_task_return_error_if_cancelled (job->task))
    return;

  if (studio_db_is_open (db) || job->access == STUDIO_LIBRARY_ANYWAY)
    found = do_job_guarded (job, db);
  else
    studio_db_fail_closed (db);

  error = studio_db_take_error (db);
  told = studio_db_take_told (db);
  told_records = studio_db_take_told_records (db);
  if (error == NULL) {
    tell_changed (g_task_get_source_object (job->task), changed_signal, told);
    tell_changed (g_task_get_source_object (job->task), records_changed_signal, told_records);
    g_task_return_pointer (job->task, found, job->free_result);
    return;
  }

  g_free (told);
  g_free (told_records);
  if (found != NULL && job->free_result != NULL)
    job->free_result (found);
  g_task_return_error (job->task, g_steal_pointer (&error));
}

/* What no post needs any more goes while nobody waits. Files that no row knows, which only a crash leaves, are not looked for: that reads all folders. */
static void
clean_idly (gpointer data)
{
  StudioDb *db = data;
  g_autoptr (GError) error = NULL;

  studio_db_begin (db, TRUE);
  studio_library_blob_clean (db, FALSE);
  studio_db_end (db);
  error = studio_db_take_error (db);
  if (error != NULL)
    g_message ("The library was not cleaned up: %s", error->message);
}

/* Returns: (transfer full): the next job. @cleaned: whether the library was cleaned up since it was opened */
static LibraryJob *
wait_for_job (GAsyncQueue *queue,
              StudioDb *db,
              gboolean *cleaned)
{
  LibraryJob *job;

  if (*cleaned || !studio_db_is_open (db))
    return g_async_queue_pop (queue);

  job = g_async_queue_timeout_pop (queue, IDLE_TIME);
  if (job != NULL)
    return job;

  *cleaned = TRUE;
  guard (db, clean_idly, db);
  return g_async_queue_pop (queue);
}

static void
close_db (gpointer data)
{
  studio_db_close (data);
}

static gpointer
library_thread (gpointer data)
{
  LibraryThread *thread = data;
  g_autoptr (StudioDb) db = studio_db_new (thread->folder);
  gboolean cleaned = FALSE;

  while (TRUE) {
    LibraryJob *job = wait_for_job (thread->queue, db, &cleaned);
    g_autoptr (GTask) task = job->task;

    if (task != NULL)
      run_job (job, db);
    g_free (job);
    if (task == NULL)
      break;
  }

  guard (db, close_db, db);
  g_async_queue_unref (thread->queue);
  g_free (thread->folder);
  g_free (thread);
  return NULL;
}

static void
push_job (StudioLibrary *self,
          LibraryJob *job)
{
  g_mutex_lock (&self->lock);
  if (self->thread == NULL) {
    LibraryThread *thread = g_new0 (LibraryThread, 1);

    g_clear_pointer (&self->queue, g_async_queue_unref);
    self->queue = g_async_queue_new ();
    thread->folder = g_strdup (self->folder);
    thread->queue = g_async_queue_ref (self->queue);
    self->thread = g_thread_new ("library", library_thread, thread);
  }
  g_async_queue_push (self->queue, job);
  g_mutex_unlock (&self->lock);
}

void
studio_library_ask (StudioLibrary *self,
                    GTask *task,
                    StudioLibraryWork work,
                    StudioLibraryAccess access,
                    GDestroyNotify free_result)
{
  LibraryJob *job = g_new0 (LibraryJob, 1);

  g_task_set_check_cancellable (task, access == STUDIO_LIBRARY_READ);
  job->task = task;
  job->work = work;
  job->access = access;
  job->free_result = free_result;
  push_job (self, job);
}

void
studio_library_ask_about (StudioLibrary *self,
                          const char *id,
                          StudioLibraryWork work,
                          StudioLibraryAccess access,
                          GDestroyNotify free_result,
                          GTask *task)
{
  g_task_set_task_data (task, g_strdup (id), g_free);
  studio_library_ask (self, task, work, access, free_result);
}

gpointer
studio_library_finish_pointer (StudioLibrary *self,
                               GAsyncResult *result,
                               GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

gboolean
studio_library_finish (StudioLibrary *self,
                       GAsyncResult *result,
                       GError **error)
{
  g_autoptr (GError) cause = NULL;

  studio_library_finish_pointer (self, result, &cause);
  if (cause == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

static gpointer
open_work (StudioDb *db,
           gpointer data)
{
  if (studio_db_is_open (db))
    return NULL;

  _studio_library_take_back (studio_db_get_folder (db));
  if (!studio_db_open (db))
    return NULL;
  studio_library_schema_prepare (db);
  if (studio_db_failed (db))
    studio_db_close (db);
  return NULL;
}

void
studio_library_open_async (StudioLibrary *self,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer data)
{
  LibraryJob *job;

  g_return_if_fail (STUDIO_IS_LIBRARY (self));

  job = g_new0 (LibraryJob, 1);
  job->task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (job->task, studio_library_open_async);
  g_task_set_check_cancellable (job->task, FALSE);
  job->work = open_work;
  job->access = STUDIO_LIBRARY_ANYWAY;
  push_job (self, job);
}

gboolean
studio_library_open_finish (StudioLibrary *self,
                            GAsyncResult *result,
                            GError **error)
{
  g_return_val_if_fail (STUDIO_IS_LIBRARY (self), FALSE);

  return studio_library_finish (self, result, error);
}

void
studio_library_close (StudioLibrary *self)
{
  GThread *thread;

  g_return_if_fail (STUDIO_IS_LIBRARY (self));

  g_mutex_lock (&self->lock);
  thread = g_steal_pointer (&self->thread);
  if (thread != NULL)
    g_async_queue_push (self->queue, g_new0 (LibraryJob, 1));
  g_mutex_unlock (&self->lock);

  /* the thread itself may drop the last reference, with the last job's task: it ends by itself then */
  if (thread != NULL && thread == g_thread_self ())
    g_thread_unref (thread);
  else if (thread != NULL)
    g_thread_join (thread);
}

static void
studio_library_finalize (GObject *object)
{
  StudioLibrary *self = STUDIO_LIBRARY (object);

  studio_library_close (self);
  g_clear_pointer (&self->queue, g_async_queue_unref);
  g_mutex_clear (&self->lock);
  g_main_context_unref (self->context);
  g_free (self->folder);

  G_OBJECT_CLASS (studio_library_parent_class)->finalize (object);
}

static void
studio_library_class_init (StudioLibraryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_library_finalize;

  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_STRING);
  records_changed_signal = g_signal_new ("records-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
studio_library_init (StudioLibrary *self)
{
  g_mutex_init (&self->lock);
  self->context = g_main_context_ref_thread_default ();
}

StudioLibrary *
studio_library_new (const char *folder)
{
  StudioLibrary *self = g_object_new (STUDIO_TYPE_LIBRARY, NULL);

  self->folder = folder != NULL ? g_strdup (folder) : g_build_filename (g_get_user_data_dir (), "pemda-studio", "pustaka", NULL);
  return self;
}

const char *
studio_library_get_folder (StudioLibrary *self)
{
  g_return_val_if_fail (STUDIO_IS_LIBRARY (self), NULL);

  return self->folder;
}
