#include "config.h"

#include "studio-layer-pictures.h"

#include "studio-layer-picture.h"
#include "studio-surface-paintable.h"

/* Longer than from key to key, so that typing never waits for a picture */
#define PAUSE_MS 160
/* After the page, its sizes and its pages */
#define PRIORITY 8

struct _StudioLayerPictures
{
  GObject parent_instance;
  StudioPreviewer *previewer; /* (nullable) */
  GQueue wanted;              /* (element-type StudioLayerItem) */
  StudioLayerItem *drawing;   /* (nullable) */
  GCancellable *cancellable;  /* (nullable): of @drawing */
  int density;
  guint timeout;
};

G_DEFINE_FINAL_TYPE (StudioLayerPictures, studio_layer_pictures, G_TYPE_OBJECT)

enum {
  SIGNAL_DRAWN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void draw_next (StudioLayerPictures *self);

static void
take (StudioLayerPictures *self,
      cairo_surface_t *surface)
{
  g_autoptr (StudioLayerItem) item = g_steal_pointer (&self->drawing);
  g_autoptr (StudioSurfacePaintable) picture = surface != NULL ? studio_surface_paintable_new (surface, self->density) : NULL;

  studio_layer_item_set_picture (item, picture != NULL ? GDK_PAINTABLE (picture) : NULL, surface != NULL && studio_layer_picture_is_pale (surface));
  g_signal_emit (self, signals[SIGNAL_DRAWN], 0, item);
}

static void
rendered_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (StudioLayerPictures) self = data;
  g_autoptr (GError) error = NULL;
  cairo_surface_t *surface = studio_layer_picture_render_finish (STUDIO_PREVIEWER (source), result, &error);

  if (self->cancellable != NULL && self->cancellable == g_task_get_cancellable (G_TASK (result))) {
    g_clear_object (&self->cancellable);
    if (error != NULL)
      g_message ("no small picture of a layer: %s", error->message);
    take (self, surface);
    draw_next (self);
  }
  g_clear_pointer (&surface, cairo_surface_destroy);
}

/* A layer that is hidden now is still known by what it looked like. */
static gboolean
keeps_picture (StudioLayerItem *item)
{
  gboolean pale;
  GdkPaintable *picture = studio_layer_item_get_picture (item, &pale);

  if (studio_layer_item_get_box (item)->visible || picture == NULL)
    return FALSE;
  studio_layer_item_set_picture (item, picture, pale);
  return TRUE;
}

static void
draw_next (StudioLayerPictures *self)
{
  g_autoptr (StudioLayerItem) item = NULL;

  do {
    g_clear_object (&item);
    item = g_queue_pop_head (&self->wanted);
  } while (item != NULL && (studio_layer_item_is_drawn (item) || keeps_picture (item)));
  if (item == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  self->drawing = g_steal_pointer (&item);
  studio_layer_picture_render_async (self->previewer, studio_layer_item_get_scene (self->drawing), studio_layer_item_get_index (self->drawing),
                                     STUDIO_LAYER_PICTURE_SIDE * self->density, PRIORITY, self->cancellable, rendered_cb, g_object_ref (self));
}

static gboolean
pause_cb (gpointer data)
{
  StudioLayerPictures *self = data;

  self->timeout = 0;
  draw_next (self);
  return G_SOURCE_REMOVE;
}

/* --- */

static void
studio_layer_pictures_dispose (GObject *object)
{
  StudioLayerPictures *self = STUDIO_LAYER_PICTURES (object);

  studio_layer_pictures_stop (self);
  g_clear_object (&self->previewer);

  G_OBJECT_CLASS (studio_layer_pictures_parent_class)->dispose (object);
}

static void
studio_layer_pictures_class_init (StudioLayerPicturesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_layer_pictures_dispose;

  signals[SIGNAL_DRAWN] = g_signal_new ("drawn", STUDIO_TYPE_LAYER_PICTURES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, STUDIO_TYPE_LAYER_ITEM);
}

static void
studio_layer_pictures_init (StudioLayerPictures *self)
{
  g_queue_init (&self->wanted);
  self->density = 1;
}

StudioLayerPictures *
studio_layer_pictures_new (void)
{
  return g_object_new (STUDIO_TYPE_LAYER_PICTURES, NULL);
}

void
studio_layer_pictures_set_previewer (StudioLayerPictures *self,
                                     StudioPreviewer *previewer)
{
  g_return_if_fail (STUDIO_IS_LAYER_PICTURES (self));

  studio_layer_pictures_stop (self);
  g_set_object (&self->previewer, previewer);
}

void
studio_layer_pictures_stop (StudioLayerPictures *self)
{
  g_return_if_fail (STUDIO_IS_LAYER_PICTURES (self));

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->drawing);
  g_queue_clear_full (&self->wanted, g_object_unref);
}

void
studio_layer_pictures_want (StudioLayerPictures *self,
                            StudioLayerItem *item,
                            int density)
{
  g_return_if_fail (STUDIO_IS_LAYER_PICTURES (self) && STUDIO_IS_LAYER_ITEM (item));

  if (self->previewer == NULL || studio_layer_item_is_drawn (item) || item == self->drawing || g_queue_find (&self->wanted, item) != NULL)
    return;
  self->density = density;
  g_queue_push_tail (&self->wanted, g_object_ref (item));
  if (self->timeout == 0 && self->cancellable == NULL)
    self->timeout = g_timeout_add (PAUSE_MS, pause_cb, self);
}

void
studio_layer_pictures_forget (StudioLayerPictures *self,
                              StudioLayerItem *item)
{
  GList *link;

  g_return_if_fail (STUDIO_IS_LAYER_PICTURES (self) && STUDIO_IS_LAYER_ITEM (item));

  link = g_queue_find (&self->wanted, item);
  if (link == NULL)
    return;
  g_queue_delete_link (&self->wanted, link);
  g_object_unref (item);
}
