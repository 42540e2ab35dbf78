#include "config.h"

#include "studio-calendar-pictures.h"

#include "studio-post-picture.h"
#include "studio-surface-paintable.h"

/* Pictures of 256 px to 320 px that are kept: 60 KB to 200 KB each */
#define MAX_KEPT 300

struct _StudioCalendarPictures
{
  GObject parent_instance;
  StudioLibrary *library;
  GHashTable *kept;   /* id → GdkPaintable */
  GHashTable *stale;  /* ids of those kept that may look otherwise by now */
  GHashTable *wanted; /* thumb → id; a thumb leaves it when it goes */
  GQueue waiting;     /* (element-type utf8): ids that nobody asked the library for yet */
  gboolean reading;
  GCancellable *cancellable;
};

/** Reading: one that is being read. */
typedef struct
{
  StudioCalendarPictures *pictures;
  char *id;
} Reading;

G_DEFINE_FINAL_TYPE (StudioCalendarPictures, studio_calendar_pictures, G_TYPE_OBJECT)

static void read_next (StudioCalendarPictures *self);

static void
thumb_gone_cb (gpointer data,
               GObject *thumb)
{
  StudioCalendarPictures *self = data;

  g_hash_table_remove (self->wanted, thumb);
}

static void
hand_out (StudioCalendarPictures *self,
          const char *id,
          GdkPaintable *picture)
{
  GHashTableIter iter;
  gpointer thumb, wanted;

  g_hash_table_iter_init (&iter, self->wanted);
  while (g_hash_table_iter_next (&iter, &thumb, &wanted)) {
    if (g_str_equal (wanted, id))
      studio_calendar_thumb_set_picture (thumb, picture);
  }
}

static void
keep (StudioCalendarPictures *self,
      const char *id,
      GdkPaintable *picture)
{
  if (g_hash_table_size (self->kept) >= MAX_KEPT)
    g_hash_table_remove_all (self->kept);
  g_hash_table_insert (self->kept, g_strdup (id), g_object_ref (picture));
  g_hash_table_remove (self->stale, id);
}

static void
loaded_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  Reading *reading = data;
  StudioCalendarPictures *self = reading->pictures;
  g_autoptr (GBytes) drawn = NULL;
  cairo_surface_t *surface = studio_post_picture_load_finish (result, &drawn);

  if (drawn != NULL)
    studio_library_set_thumbnail_async (STUDIO_LIBRARY (source), reading->id, drawn, NULL, NULL, NULL);
  if (surface != NULL) {
    g_autoptr (GdkPaintable) picture = GDK_PAINTABLE (studio_surface_paintable_new (surface, 1));

    keep (self, reading->id, picture);
    hand_out (self, reading->id, picture);
    cairo_surface_destroy (surface);
  }
  self->reading = FALSE;
  read_next (self);
  g_object_unref (self);
  g_free (reading->id);
  g_free (reading);
}

static gboolean
is_wanted (StudioCalendarPictures *self,
           const char *id)
{
  GHashTableIter iter;
  gpointer wanted;

  g_hash_table_iter_init (&iter, self->wanted);
  while (g_hash_table_iter_next (&iter, NULL, &wanted)) {
    if (g_str_equal (wanted, id))
      return TRUE;
  }
  return FALSE;
}

static gboolean
is_fresh (StudioCalendarPictures *self,
          const char *id)
{
  return g_hash_table_contains (self->kept, id) && !g_hash_table_contains (self->stale, id);
}

static void
read_next (StudioCalendarPictures *self)
{
  while (!self->reading && !g_queue_is_empty (&self->waiting)) {
    char *id = g_queue_pop_head (&self->waiting);
    Reading *reading;

    if (!is_wanted (self, id) || is_fresh (self, id)) {
      g_free (id);
      continue;
    }
    self->reading = TRUE;
    reading = g_new0 (Reading, 1);
    *reading = (Reading){ g_object_ref (self), id };
    studio_post_picture_load_async (self->library, id, self->cancellable, loaded_cb, reading);
  }
}

void
studio_calendar_pictures_show (StudioCalendarPictures *self,
                               StudioCalendarThumb *thumb,
                               const char *id)
{
  GdkPaintable *picture;

  g_return_if_fail (STUDIO_IS_CALENDAR_PICTURES (self) && STUDIO_IS_CALENDAR_THUMB (thumb) && id != NULL);

  picture = g_hash_table_lookup (self->kept, id);
  if (!g_hash_table_contains (self->wanted, thumb))
    g_object_weak_ref (G_OBJECT (thumb), thumb_gone_cb, self);
  g_hash_table_insert (self->wanted, thumb, g_strdup (id));
  studio_calendar_thumb_set_picture (thumb, picture);
  if (is_fresh (self, id))
    return;
  g_queue_push_tail (&self->waiting, g_strdup (id));
  read_next (self);
}

void
studio_calendar_pictures_forget (StudioCalendarPictures *self,
                                 const char *id)
{
  GHashTableIter iter;
  gpointer kept;

  g_return_if_fail (STUDIO_IS_CALENDAR_PICTURES (self) && id != NULL);

  if (*id != '\0') {
    g_hash_table_add (self->stale, g_strdup (id));
    return;
  }
  g_hash_table_iter_init (&iter, self->kept);
  while (g_hash_table_iter_next (&iter, &kept, NULL))
    g_hash_table_add (self->stale, g_strdup (kept));
}

static void
studio_calendar_pictures_dispose (GObject *object)
{
  StudioCalendarPictures *self = STUDIO_CALENDAR_PICTURES (object);
  GHashTableIter iter;
  gpointer thumb;

  g_cancellable_cancel (self->cancellable);
  g_hash_table_iter_init (&iter, self->wanted);
  while (g_hash_table_iter_next (&iter, &thumb, NULL))
    g_object_weak_unref (thumb, thumb_gone_cb, self);
  g_hash_table_remove_all (self->wanted);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (studio_calendar_pictures_parent_class)->dispose (object);
}

static void
studio_calendar_pictures_finalize (GObject *object)
{
  StudioCalendarPictures *self = STUDIO_CALENDAR_PICTURES (object);

  g_queue_clear_full (&self->waiting, g_free);
  g_hash_table_unref (self->wanted);
  g_hash_table_unref (self->kept);
  g_hash_table_unref (self->stale);
  g_object_unref (self->cancellable);

  G_OBJECT_CLASS (studio_calendar_pictures_parent_class)->finalize (object);
}

static void
studio_calendar_pictures_class_init (StudioCalendarPicturesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_calendar_pictures_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_calendar_pictures_finalize;
}

static void
studio_calendar_pictures_init (StudioCalendarPictures *self)
{
  self->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->stale = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->wanted = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->cancellable = g_cancellable_new ();
  g_queue_init (&self->waiting);
}

StudioCalendarPictures *
studio_calendar_pictures_new (StudioLibrary *library)
{
  StudioCalendarPictures *self = g_object_new (STUDIO_TYPE_CALENDAR_PICTURES, NULL);

  self->library = g_object_ref (library);
  return self;
}
