#include "config.h"

#include "studio-library-pictures.h"

#include "studio-post-picture.h"
#include "studio-surface-paintable.h"

/* Out of sight, at some 200 KB each */
#define MAX_KEPT 80
#define MAX_BUSY 2

/** Slot: what is known about one entry. */
typedef struct
{
  StudioLibraryEntry *entry;
  guint n_shown;
  gboolean waiting;
  gboolean fresh;  /* what was read last still counts */
  gint64 modified; /* of the post when it was read */
} Slot;

/** Job: one that is being read. */
typedef struct
{
  StudioLibraryPictures *pictures;
  StudioLibraryEntry *entry;
  char *id;
} Job;

struct _StudioLibraryPictures
{
  GObject parent_instance;
  StudioLibrary *library;
  GHashTable *slots; /* entry -> Slot */
  GQueue waiting;    /* Slot, the next one first */
  GQueue kept;       /* Slot out of sight, the oldest first */
  GHashTable *drawn; /* ids whose picture was given to the library, which will tell of it */
  GCancellable *cancellable;
  guint n_busy;
  guint n_new; /* of those waiting, from the head: asked for since the main loop last came to rest */
  guint rest;  /* source */
};

G_DEFINE_FINAL_TYPE (StudioLibraryPictures, studio_library_pictures, G_TYPE_OBJECT)

static void pump (StudioLibraryPictures *self);
static void item_cb (StudioLibraryEntry *entry, GParamSpec *pspec, StudioLibraryPictures *self);

/* --- one after the other --- */

static void
job_end (Job *job)
{
  StudioLibraryPictures *self = job->pictures;

  self->n_busy--;
  pump (self);
  g_object_unref (job->entry);
  g_free (job->id);
  g_free (job);
  g_object_unref (self);
}

/* Pictures of all shapes ask for no more room than a tile has. */
static double
find_scale (cairo_surface_t *surface)
{
  return MAX (cairo_image_surface_get_width (surface) / (double) STUDIO_LIBRARY_PICTURE_WIDTH,
              cairo_image_surface_get_height (surface) / (double) STUDIO_LIBRARY_PICTURE_HEIGHT);
}

static void
loaded_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  Job *job = data;
  StudioLibraryPictures *self = job->pictures;
  g_autoptr (GBytes) drawn = NULL;
  cairo_surface_t *surface = studio_post_picture_load_finish (result, &drawn);
  Slot *slot = g_hash_table_lookup (self->slots, job->entry);

  if (drawn != NULL) {
    g_hash_table_add (self->drawn, g_strdup (job->id));
    studio_library_set_thumbnail_async (self->library, job->id, drawn, NULL, NULL, NULL);
  }
  if (surface != NULL && slot != NULL) {
    g_autoptr (GdkPaintable) picture = GDK_PAINTABLE (studio_surface_paintable_new (surface, find_scale (surface)));

    studio_library_entry_set_picture (job->entry, picture);
  }
  g_clear_pointer (&surface, cairo_surface_destroy);
  job_end (job);
}

static void
begin (StudioLibraryPictures *self,
       Slot *slot)
{
  Job *job = g_new0 (Job, 1);

  slot->fresh = TRUE;
  slot->modified = studio_library_item_get_modified (studio_library_entry_get_item (slot->entry));
  job->pictures = g_object_ref (self);
  job->entry = g_object_ref (slot->entry);
  job->id = g_strdup (studio_library_entry_get_id (slot->entry));
  self->n_busy++;
  studio_post_picture_load_async (self->library, job->id, self->cancellable, loaded_cb, job);
}

static void
stop_waiting (StudioLibraryPictures *self,
              Slot *slot)
{
  int index = g_queue_index (&self->waiting, slot);

  if (index < 0)
    return;
  g_queue_pop_nth (&self->waiting, index);
  self->n_new -= (guint) index < self->n_new ? 1 : 0;
  slot->waiting = FALSE;
}

static void
pump (StudioLibraryPictures *self)
{
  Slot *slot;

  while (self->n_busy < MAX_BUSY && (slot = g_queue_peek_head (&self->waiting)) != NULL) {
    stop_waiting (self, slot);
    begin (self, slot);
  }
}

/* --- what is in sight --- */

static void
slot_free (Slot *slot)
{
  g_object_unref (slot->entry);
  g_free (slot);
}

static Slot *
ensure_slot (StudioLibraryPictures *self,
             StudioLibraryEntry *entry)
{
  Slot *slot = g_hash_table_lookup (self->slots, entry);

  if (slot != NULL)
    return slot;
  slot = g_new0 (Slot, 1);
  slot->entry = g_object_ref (entry);
  g_hash_table_insert (self->slots, entry, slot);
  return slot;
}

static gboolean
rest_cb (gpointer data)
{
  StudioLibraryPictures *self = data;

  self->n_new = 0;
  self->rest = 0;
  return G_SOURCE_REMOVE;
}

/*
 * Asked for last, read first: that is what the person looks at now. A view that is filled asks for all its tiles at once, from the first on and
 * for ten times as many as are in sight: those keep their order.
 */
static void
want (StudioLibraryPictures *self,
      Slot *slot)
{
  if (slot->fresh && slot->modified == studio_library_item_get_modified (studio_library_entry_get_item (slot->entry)))
    return;
  if (slot->waiting)
    return;
  slot->waiting = TRUE;
  g_queue_push_nth (&self->waiting, slot, (int) self->n_new++);
  if (self->rest == 0)
    self->rest = g_idle_add_full (G_PRIORITY_LOW, rest_cb, self, NULL);
  pump (self);
}

static void
item_cb (StudioLibraryEntry *entry,
         GParamSpec *pspec,
         StudioLibraryPictures *self)
{
  Slot *slot = g_hash_table_lookup (self->slots, entry);

  if (slot != NULL && slot->n_shown > 0)
    want (self, slot);
}

void
studio_library_pictures_show (StudioLibraryPictures *self,
                              StudioLibraryEntry *entry)
{
  Slot *slot;

  g_return_if_fail (STUDIO_IS_LIBRARY_PICTURES (self) && STUDIO_IS_LIBRARY_ENTRY (entry));

  slot = ensure_slot (self, entry);
  if (slot->n_shown++ == 0) {
    g_queue_remove (&self->kept, slot);
    g_signal_connect_object (entry, "notify::item", G_CALLBACK (item_cb), self, 0);
  }
  want (self, slot);
}

static void
drop_oldest (StudioLibraryPictures *self)
{
  while (self->kept.length > MAX_KEPT) {
    Slot *slot = g_queue_pop_head (&self->kept);

    studio_library_entry_set_picture (slot->entry, NULL);
    g_hash_table_remove (self->slots, slot->entry);
  }
}

void
studio_library_pictures_hide (StudioLibraryPictures *self,
                              StudioLibraryEntry *entry)
{
  Slot *slot;

  g_return_if_fail (STUDIO_IS_LIBRARY_PICTURES (self) && STUDIO_IS_LIBRARY_ENTRY (entry));

  slot = g_hash_table_lookup (self->slots, entry);
  if (slot == NULL || --slot->n_shown > 0)
    return;
  g_signal_handlers_disconnect_by_func (entry, item_cb, self);
  stop_waiting (self, slot);
  g_queue_push_tail (&self->kept, slot);
  drop_oldest (self);
}

void
studio_library_pictures_renew (StudioLibraryPictures *self,
                               StudioLibraryEntry *entry)
{
  Slot *slot;

  g_return_if_fail (STUDIO_IS_LIBRARY_PICTURES (self));

  slot = g_hash_table_lookup (self->slots, entry);
  if (slot == NULL)
    return;
  slot->fresh = FALSE;
  if (slot->n_shown > 0)
    want (self, slot);
}

gboolean
studio_library_pictures_was_drawn (StudioLibraryPictures *self,
                                   const char *id)
{
  g_return_val_if_fail (STUDIO_IS_LIBRARY_PICTURES (self) && id != NULL, FALSE);

  return g_hash_table_remove (self->drawn, id);
}

/* --- */

static void
studio_library_pictures_dispose (GObject *object)
{
  StudioLibraryPictures *self = STUDIO_LIBRARY_PICTURES (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->rest, g_source_remove);
  g_queue_clear (&self->waiting);
  g_queue_clear (&self->kept);
  g_hash_table_remove_all (self->slots);

  G_OBJECT_CLASS (studio_library_pictures_parent_class)->dispose (object);
}

static void
studio_library_pictures_finalize (GObject *object)
{
  StudioLibraryPictures *self = STUDIO_LIBRARY_PICTURES (object);

  g_object_unref (self->cancellable);
  g_hash_table_unref (self->slots);
  g_hash_table_unref (self->drawn);
  g_object_unref (self->library);

  G_OBJECT_CLASS (studio_library_pictures_parent_class)->finalize (object);
}

static void
studio_library_pictures_class_init (StudioLibraryPicturesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_library_pictures_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_library_pictures_finalize;
}

static void
studio_library_pictures_init (StudioLibraryPictures *self)
{
  self->slots = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) slot_free);
  self->drawn = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->cancellable = g_cancellable_new ();
  g_queue_init (&self->waiting);
  g_queue_init (&self->kept);
}

StudioLibraryPictures *
studio_library_pictures_new (StudioLibrary *library)
{
  StudioLibraryPictures *self;

  g_return_val_if_fail (STUDIO_IS_LIBRARY (library), NULL);

  self = g_object_new (STUDIO_TYPE_LIBRARY_PICTURES, NULL);
  self->library = g_object_ref (library);
  return self;
}
