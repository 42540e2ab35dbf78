#include "config.h"

#include "studio-outbox-store.h"

#include <glib/gi18n-lib.h>

#include "studio-error.h"

struct _StudioOutboxMemory
{
  GObject parent;

  GMutex lock;
  GPtrArray *targets;
  GHashTable *pictures;
  guint attempts;
  guint open;
  int writes_left; /* -1: as many as wanted */
};

static void iface_init (StudioOutboxStoreInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StudioOutboxMemory, studio_outbox_memory, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (STUDIO_TYPE_OUTBOX_STORE, iface_init))

static void
studio_outbox_memory_finalize (GObject *object)
{
  StudioOutboxMemory *self = STUDIO_OUTBOX_MEMORY (object);

  g_ptr_array_unref (self->targets);
  g_hash_table_unref (self->pictures);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (studio_outbox_memory_parent_class)->finalize (object);
}

static void
studio_outbox_memory_class_init (StudioOutboxMemoryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_outbox_memory_finalize;
}

static void
studio_outbox_memory_init (StudioOutboxMemory *self)
{
  g_mutex_init (&self->lock);
  self->targets = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_outbox_target_free);
  self->pictures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  self->writes_left = -1;
}

StudioOutboxMemory *
studio_outbox_memory_new (void)
{
  return g_object_new (STUDIO_TYPE_OUTBOX_MEMORY, NULL);
}

void
studio_outbox_memory_add (StudioOutboxMemory *self,
                          const StudioOutboxTarget *target)
{
  g_ptr_array_add (self->targets, studio_outbox_target_copy (target));
}

void
studio_outbox_memory_add_picture (StudioOutboxMemory *self,
                                  const char *name,
                                  GBytes *bytes)
{
  g_hash_table_replace (self->pictures, g_strdup (name), g_bytes_ref (bytes));
}

void
studio_outbox_memory_fail_after (StudioOutboxMemory *self,
                                 int writes)
{
  self->writes_left = writes;
}

guint
studio_outbox_memory_count_attempts (StudioOutboxMemory *self,
                                     guint *open)
{
  if (open != NULL)
    *open = self->open;

  return self->attempts;
}

static int
find (StudioOutboxMemory *self,
      const char *id)
{
  for (guint i = 0; i < self->targets->len; i++) {
    StudioOutboxTarget *target = g_ptr_array_index (self->targets, i);

    if (g_str_equal (target->id, id))
      return (int) i;
  }

  return -1;
}

static gboolean
may_write (StudioOutboxMemory *self,
           GError **error)
{
  if (self->writes_left == 0) {
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "Nothing can be written");
    return FALSE;
  }
  if (self->writes_left > 0)
    self->writes_left--;

  return TRUE;
}

static GPtrArray *
list (StudioOutboxStore *store,
      GError **error)
{
  StudioOutboxMemory *self = STUDIO_OUTBOX_MEMORY (store);
  GPtrArray *copies = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_outbox_target_free);

  g_mutex_lock (&self->lock);
  for (guint i = 0; i < self->targets->len; i++)
    g_ptr_array_add (copies, studio_outbox_target_copy (g_ptr_array_index (self->targets, i)));
  g_mutex_unlock (&self->lock);

  return copies;
}

static StudioOutboxTarget *
load (StudioOutboxStore *store,
      const char *id,
      GError **error)
{
  StudioOutboxMemory *self = STUDIO_OUTBOX_MEMORY (store);
  StudioOutboxTarget *copy = NULL;
  int place;

  g_mutex_lock (&self->lock);
  place = find (self, id);
  if (place >= 0)
    copy = studio_outbox_target_copy (g_ptr_array_index (self->targets, place));
  g_mutex_unlock (&self->lock);
  if (copy == NULL)
    g_set_error_literal (error, STUDIO_ERROR, STUDIO_ERROR_NOT_FOUND, _ ("This is not in the outbox any more."));

  return copy;
}

static gboolean
put (StudioOutboxMemory *self,
     int place,
     const StudioOutboxTarget *target,
     GError **error)
{
  if (!may_write (self, error))
    return FALSE;
  studio_outbox_target_free (self->targets->pdata[place]);
  self->targets->pdata[place] = studio_outbox_target_copy (target);

  return TRUE;
}

static gboolean
claim (StudioOutboxStore *store,
       const StudioOutboxTarget *before,
       const StudioOutboxTarget *target,
       GError **error)
{
  StudioOutboxMemory *self = STUDIO_OUTBOX_MEMORY (store);
  const StudioOutboxTarget *now;
  gboolean done = FALSE;
  int place;

  g_mutex_lock (&self->lock);
  place = find (self, target->id);
  now = place >= 0 ? g_ptr_array_index (self->targets, place) : NULL;
  if (now != NULL && now->state == before->state && g_strcmp0 (now->lease_owner, before->lease_owner) == 0 && now->lease_until == before->lease_until)
    done = put (self, place, target, error);
  g_mutex_unlock (&self->lock);

  return done;
}

static gboolean
save (StudioOutboxStore *store,
      const StudioOutboxTarget *target,
      const char *owner,
      GError **error)
{
  StudioOutboxMemory *self = STUDIO_OUTBOX_MEMORY (store);
  const StudioOutboxTarget *now;
  gboolean done = FALSE;
  int place;

  g_mutex_lock (&self->lock);
  place = find (self, target->id);
  now = place >= 0 ? g_ptr_array_index (self->targets, place) : NULL;
  if (now != NULL && g_strcmp0 (now->lease_owner, owner) == 0)
    done = put (self, place, target, error);
  g_mutex_unlock (&self->lock);

  return done;
}

static gboolean
add_attempt (StudioOutboxStore *store,
             StudioOutboxAttempt *attempt,
             GError **error)
{
  StudioOutboxMemory *self = STUDIO_OUTBOX_MEMORY (store);
  gboolean done;

  g_mutex_lock (&self->lock);
  done = may_write (self, error);
  if (done) {
    attempt->number = (int) ++self->attempts;
    self->open++;
  }
  g_mutex_unlock (&self->lock);

  return done;
}

static gboolean
end_attempt (StudioOutboxStore *store,
             const StudioOutboxAttempt *attempt,
             GError **error)
{
  StudioOutboxMemory *self = STUDIO_OUTBOX_MEMORY (store);
  gboolean done;

  g_mutex_lock (&self->lock);
  done = may_write (self, error);
  if (done)
    self->open--;
  g_mutex_unlock (&self->lock);

  return done;
}

static GBytes *
load_picture (StudioOutboxStore *store,
              const char *name,
              GError **error)
{
  StudioOutboxMemory *self = STUDIO_OUTBOX_MEMORY (store);
  GBytes *bytes = g_hash_table_lookup (self->pictures, name);

  if (bytes == NULL) {
    g_set_error_literal (error, STUDIO_ERROR, STUDIO_ERROR_NOT_FOUND, _ ("A picture of this post is gone; queue the post again."));
    return NULL;
  }

  return g_bytes_ref (bytes);
}

static void
iface_init (StudioOutboxStoreInterface *iface)
{
  iface->list = list;
  iface->list_all = list;
  iface->load = load;
  iface->claim = claim;
  iface->save = save;
  iface->add_attempt = add_attempt;
  iface->end_attempt = end_attempt;
  iface->load_picture = load_picture;
}
