#include "config.h"

#include "studio-surface-paintable.h"

struct _StudioSurfacePaintable
{
  GObject parent_instance;
  GskRenderNode *node;
  double width, height; /* of the node */
  double scale;         /* of the node's units to logical px */
};

static void studio_surface_paintable_iface_init (GdkPaintableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StudioSurfacePaintable, studio_surface_paintable, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (GDK_TYPE_PAINTABLE, studio_surface_paintable_iface_init))

static void
studio_surface_paintable_snapshot (GdkPaintable *paintable,
                                   GdkSnapshot *snapshot,
                                   double width,
                                   double height)
{
  StudioSurfacePaintable *self = STUDIO_SURFACE_PAINTABLE (paintable);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_scale (snapshot, (float) (width / self->width), (float) (height / self->height));
  gtk_snapshot_append_node (snapshot, self->node);
  gtk_snapshot_restore (snapshot);
}

static GdkPaintableFlags
studio_surface_paintable_get_flags (GdkPaintable *paintable)
{
  return GDK_PAINTABLE_STATIC_CONTENTS | GDK_PAINTABLE_STATIC_SIZE;
}

static int
studio_surface_paintable_get_intrinsic_width (GdkPaintable *paintable)
{
  StudioSurfacePaintable *self = STUDIO_SURFACE_PAINTABLE (paintable);

  return (int) (self->width / self->scale + 0.5);
}

static int
studio_surface_paintable_get_intrinsic_height (GdkPaintable *paintable)
{
  StudioSurfacePaintable *self = STUDIO_SURFACE_PAINTABLE (paintable);

  return (int) (self->height / self->scale + 0.5);
}

static double
studio_surface_paintable_get_intrinsic_aspect_ratio (GdkPaintable *paintable)
{
  StudioSurfacePaintable *self = STUDIO_SURFACE_PAINTABLE (paintable);

  return self->width / self->height;
}

static void
studio_surface_paintable_iface_init (GdkPaintableInterface *iface)
{
  iface->snapshot = studio_surface_paintable_snapshot;
  iface->get_flags = studio_surface_paintable_get_flags;
  iface->get_intrinsic_width = studio_surface_paintable_get_intrinsic_width;
  iface->get_intrinsic_height = studio_surface_paintable_get_intrinsic_height;
  iface->get_intrinsic_aspect_ratio = studio_surface_paintable_get_intrinsic_aspect_ratio;
}

static void
studio_surface_paintable_finalize (GObject *object)
{
  StudioSurfacePaintable *self = STUDIO_SURFACE_PAINTABLE (object);

  g_clear_pointer (&self->node, gsk_render_node_unref);

  G_OBJECT_CLASS (studio_surface_paintable_parent_class)->finalize (object);
}

static void
studio_surface_paintable_class_init (StudioSurfacePaintableClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_surface_paintable_finalize;
}

static void
studio_surface_paintable_init (StudioSurfacePaintable *self)
{
  self->scale = 1;
}

/* Returns: (transfer full): to be drawn on at once, before anybody paints it */
static StudioSurfacePaintable *
new_sized (double width,
           double height,
           cairo_t **cr)
{
  StudioSurfacePaintable *self = g_object_new (STUDIO_TYPE_SURFACE_PAINTABLE, NULL);

  self->width = width;
  self->height = height;
  self->node = gsk_cairo_node_new (&GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  *cr = gsk_cairo_node_get_draw_context (self->node);
  return self;
}

StudioSurfacePaintable *
studio_surface_paintable_new (cairo_surface_t *surface,
                              double scale)
{
  cairo_t *cr;
  StudioSurfacePaintable *self = new_sized (cairo_image_surface_get_width (surface), cairo_image_surface_get_height (surface), &cr);

  self->scale = scale;
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  return self;
}

StudioSurfacePaintable *
studio_surface_paintable_new_blank (const StudioColor *color,
                                    double width,
                                    double height)
{
  return studio_surface_paintable_new_stripes (color, 1, width, height);
}

StudioSurfacePaintable *
studio_surface_paintable_new_stripes (const StudioColor *colors,
                                      guint n_colors,
                                      double width,
                                      double height)
{
  cairo_t *cr;
  StudioSurfacePaintable *self = new_sized (width, height, &cr);

  for (guint i = 0; i < n_colors; i++) {
    cairo_set_source_rgba (cr, colors[i].r, colors[i].g, colors[i].b, colors[i].a);
    cairo_rectangle (cr, width * i / n_colors, 0, width * (n_colors - i) / n_colors, height);
    cairo_fill (cr);
  }
  cairo_destroy (cr);
  return self;
}
