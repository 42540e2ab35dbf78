#include "config.h"

#include "studio-shot.h"

#include <glib/gi18n-lib.h>

#include "studio-pages.h"
#include "studio-post-words.h"
#include "studio-surface-paintable.h"

/* After the canvas and the small pictures of the sizes */
#define PRIORITY 30

struct _StudioShot
{
  GtkWidget parent_instance;
  StudioPreviewer *previewer; /* (nullable) */
  StudioSnapshot *snapshot;   /* (nullable) */
  const StudioFormat *format;
  guint page;
  StudioRect crop;
  int width, height;
  GdkPaintable *picture;     /* (nullable) */
  GCancellable *cancellable; /* (nullable): while it is painted */
  guint stale : 1;
};

G_DEFINE_FINAL_TYPE (StudioShot, studio_shot, GTK_TYPE_WIDGET)

static void
stop (StudioShot *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
painted_cb (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr (StudioShot) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioPreview) preview = studio_previewer_render_finish (STUDIO_PREVIEWER (source), result, &error);

  if (preview == NULL) {
    if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      g_message ("no picture of %s for the preview: %s", self->format->id, error->message);
    return;
  }
  g_clear_object (&self->picture);
  self->picture = GDK_PAINTABLE (studio_surface_paintable_new (preview->surface, gtk_widget_get_scale_factor (GTK_WIDGET (self))));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
paint (StudioShot *self)
{
  double scale = self->width / self->crop.w * gtk_widget_get_scale_factor (GTK_WIDGET (self));
  StudioPreviewRequest request = { .snapshot = self->snapshot, .format = self->format, .page = self->page };

  stop (self);
  self->stale = FALSE;
  self->cancellable = g_cancellable_new ();
  request.region = (StudioRegion){ scale, studio_region_of (self->format, scale, &self->crop) };
  studio_previewer_render_region_async (self->previewer, &request, PRIORITY + (int) self->page, self->cancellable, painted_cb, g_object_ref (self));
}

static void
studio_shot_map (GtkWidget *widget)
{
  StudioShot *self = STUDIO_SHOT (widget);

  GTK_WIDGET_CLASS (studio_shot_parent_class)->map (widget);
  if (self->stale)
    paint (self);
}

static void
studio_shot_measure (GtkWidget *widget,
                     GtkOrientation orientation,
                     int for_size,
                     int *minimum,
                     int *natural,
                     int *minimum_baseline,
                     int *natural_baseline)
{
  StudioShot *self = STUDIO_SHOT (widget);

  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? self->width : self->height;
}

static void
studio_shot_snapshot (GtkWidget *widget,
                      GtkSnapshot *snapshot)
{
  StudioShot *self = STUDIO_SHOT (widget);

  if (self->picture != NULL)
    gdk_paintable_snapshot (self->picture, snapshot, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
}

static void
studio_shot_dispose (GObject *object)
{
  StudioShot *self = STUDIO_SHOT (object);

  stop (self);
  self->stale = FALSE;
  g_clear_object (&self->previewer);
  g_clear_pointer (&self->snapshot, studio_snapshot_unref);
  g_clear_object (&self->picture);

  G_OBJECT_CLASS (studio_shot_parent_class)->dispose (object);
}

static void
studio_shot_class_init (StudioShotClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_shot_dispose;
  widget_class->map = studio_shot_map;
  widget_class->measure = studio_shot_measure;
  widget_class->snapshot = studio_shot_snapshot;
  gtk_widget_class_set_css_name (widget_class, "shot");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
studio_shot_init (StudioShot *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_START);
}

GtkWidget *
studio_shot_new (void)
{
  return g_object_new (STUDIO_TYPE_SHOT, NULL);
}

/* What a platform reads out in the picture's place. */
static void
describe (StudioShot *self,
          StudioSnapshot *words)
{
  g_autoptr (GArray) pages = studio_snapshot_list_pages (words);
  StudioDescription description = { "", FALSE, FALSE, FALSE };
  const char *spoken;

  if (self->page < pages->len)
    description = studio_description_get (studio_snapshot_get_json (words), g_array_index (pages, StudioPage, self->page).id);
  spoken = description.decorative ? _ ("Decorative picture") : *description.alt != '\0' ? description.alt
                                                                                        : _ ("Picture without alt text");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static gboolean
shows (StudioShot *self,
       const StudioFeedPost *post,
       guint page,
       const StudioRect *crop,
       int width)
{
  return self->snapshot == post->snapshot && self->format == post->format && self->page == page && self->width == width &&
         self->crop.x == crop->x && self->crop.y == crop->y && self->crop.w == crop->w && self->crop.h == crop->h;
}

void
studio_shot_show (StudioShot *self,
                  const StudioFeedPost *post,
                  guint page,
                  const StudioRect *crop,
                  int width,
                  int height)
{
  g_return_if_fail (STUDIO_IS_SHOT (self) && post != NULL && crop->w > 0 && crop->h > 0 && width > 0);

  describe (self, post->words);
  if (shows (self, post, page, crop, width) && self->height == height)
    return;
  stop (self);
  /* another size or page is another picture, not a newer one */
  if (self->format != post->format || self->page != page)
    g_clear_object (&self->picture);
  g_set_object (&self->previewer, post->previewer);
  studio_snapshot_ref (post->snapshot);
  g_clear_pointer (&self->snapshot, studio_snapshot_unref);
  self->snapshot = post->snapshot;
  self->format = post->format;
  self->page = page;
  self->crop = *crop;
  self->width = width;
  self->height = height;
  self->stale = TRUE;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    paint (self);
}
