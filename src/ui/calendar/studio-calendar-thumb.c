#include "config.h"

#include "studio-calendar-thumb.h"

struct _StudioCalendarThumb
{
  GtkWidget parent_instance;
  int width, height, radius;
  GdkPaintable *picture; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (StudioCalendarThumb, studio_calendar_thumb, GTK_TYPE_WIDGET)

static void
studio_calendar_thumb_measure (GtkWidget *widget,
                               GtkOrientation orientation,
                               int for_size,
                               int *minimum,
                               int *natural,
                               int *minimum_baseline,
                               int *natural_baseline)
{
  StudioCalendarThumb *self = STUDIO_CALENDAR_THUMB (widget);

  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? self->width : self->height;
}

static void
draw_picture (StudioCalendarThumb *self,
              GtkSnapshot *snapshot)
{
  double ratio = gdk_paintable_get_intrinsic_aspect_ratio (self->picture);
  double width = self->width, height = ratio > 0 ? width / ratio : self->height;

  if (height < self->height) {
    width *= self->height / height;
    height = self->height;
  }
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (self->width - width) / 2, (float) (self->height - height) / 2));
  gdk_paintable_snapshot (self->picture, snapshot, width, height);
  gtk_snapshot_restore (snapshot);
}

static void
studio_calendar_thumb_snapshot (GtkWidget *widget,
                                GtkSnapshot *snapshot)
{
  StudioCalendarThumb *self = STUDIO_CALENDAR_THUMB (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) self->width, (float) self->height);
  GskRoundedRect clip;

  gsk_rounded_rect_init_from_rect (&clip, &bounds, (float) self->radius);
  gtk_snapshot_push_rounded_clip (snapshot, &clip);
  if (self->picture != NULL)
    draw_picture (self, snapshot);
  else {
    GdkRGBA ground;

    gtk_style_context_get_color (gtk_widget_get_style_context (widget), &ground);
    ground.alpha *= 0.1f;
    gtk_snapshot_append_color (snapshot, &ground, &bounds);
  }
  gtk_snapshot_pop (snapshot);
}

static void
studio_calendar_thumb_dispose (GObject *object)
{
  g_clear_object (&STUDIO_CALENDAR_THUMB (object)->picture);

  G_OBJECT_CLASS (studio_calendar_thumb_parent_class)->dispose (object);
}

static void
studio_calendar_thumb_class_init (StudioCalendarThumbClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_calendar_thumb_dispose;
  widget_class->measure = studio_calendar_thumb_measure;
  widget_class->snapshot = studio_calendar_thumb_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
studio_calendar_thumb_init (StudioCalendarThumb *self)
{
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
studio_calendar_thumb_new (int width,
                           int height,
                           int radius)
{
  StudioCalendarThumb *self = g_object_new (STUDIO_TYPE_CALENDAR_THUMB, NULL);

  self->width = width;
  self->height = height;
  self->radius = radius;
  return GTK_WIDGET (self);
}

void
studio_calendar_thumb_set_picture (StudioCalendarThumb *self,
                                   GdkPaintable *picture)
{
  g_return_if_fail (STUDIO_IS_CALENDAR_THUMB (self));

  if (g_set_object (&self->picture, picture))
    gtk_widget_queue_draw (GTK_WIDGET (self));
}
