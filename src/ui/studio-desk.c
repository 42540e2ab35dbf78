#include "config.h"

#include "studio-desk.h"

/* Side by side from here on; with larger letters the side panel always lies over the picture. */
#define DOCKED_WIDTH 1280
#define LARGE_TEXT_DPI (120 * 1024)

struct _StudioDesk
{
  GtkWidget parent_instance;
  GtkWidget *stage;
  GtkWidget *rail;
  GtkWidget *side;
  GtkWidget *panel;
};

static void studio_desk_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StudioDesk, studio_desk, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, studio_desk_buildable_init))

static gboolean
is_docked (StudioDesk *self,
           int width)
{
  int dpi = 0;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);
  return width >= DOCKED_WIDTH && dpi < LARGE_TEXT_DPI;
}

static gboolean
shows (GtkWidget *child)
{
  return child != NULL && gtk_widget_should_layout (child);
}

static int
natural_width (GtkWidget *child,
               int height)
{
  int natural = 0;

  if (shows (child))
    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, height, NULL, &natural, NULL, NULL);
  return natural;
}

static void
studio_desk_measure (GtkWidget *widget,
                     GtkOrientation orientation,
                     int for_size,
                     int *minimum,
                     int *natural,
                     int *minimum_baseline,
                     int *natural_baseline)
{
  StudioDesk *self = STUDIO_DESK (widget);
  GtkWidget *children[] = { self->rail, self->stage, self->panel, self->side };

  *minimum = *natural = 0;
  for (guint i = 0; i < G_N_ELEMENTS (children); i++) {
    int least = 0, best = 0;

    if (!shows (children[i]))
      continue;
    gtk_widget_measure (children[i], orientation, -1, &least, &best, NULL, NULL);
    if (orientation == GTK_ORIENTATION_VERTICAL) {
      *minimum = MAX (*minimum, least);
      *natural = MAX (*natural, best);
    } else {
      /* the side panel can lie over the stage */
      *minimum += children[i] != self->side ? least : 0;
      *natural += best;
    }
  }
}

static void
place (GtkWidget *child,
       int x,
       int width,
       int height)
{
  if (shows (child))
    gtk_widget_size_allocate (child, &(GtkAllocation){ x, 0, width, height }, -1);
}

static void
studio_desk_size_allocate (GtkWidget *widget,
                           int width,
                           int height,
                           int baseline)
{
  StudioDesk *self = STUDIO_DESK (widget);
  int rail = natural_width (self->rail, height), side = natural_width (self->side, height), panel = natural_width (self->panel, height);
  int left = rail + (is_docked (self, width) ? side : 0);

  place (self->rail, 0, rail, height);
  place (self->side, rail, side, height);
  place (self->stage, left, width - left - panel, height);
  place (self->panel, width - panel, panel, height);
}

static void
studio_desk_add_child (GtkBuildable *buildable,
                       GtkBuilder *builder,
                       GObject *child,
                       const char *type)
{
  StudioDesk *self = STUDIO_DESK (buildable);
  GtkWidget **slot = &self->stage;

  if (g_strcmp0 (type, "rail") == 0)
    slot = &self->rail;
  else if (g_strcmp0 (type, "side") == 0)
    slot = &self->side;
  else if (g_strcmp0 (type, "panel") == 0)
    slot = &self->panel;
  g_return_if_fail (*slot == NULL);
  *slot = GTK_WIDGET (child);
  gtk_widget_set_parent (*slot, GTK_WIDGET (self));
}

static void
studio_desk_buildable_init (GtkBuildableIface *iface)
{
  iface->add_child = studio_desk_add_child;
}

static void
studio_desk_dispose (GObject *object)
{
  StudioDesk *self = STUDIO_DESK (object);

  g_clear_pointer (&self->stage, gtk_widget_unparent);
  g_clear_pointer (&self->rail, gtk_widget_unparent);
  g_clear_pointer (&self->side, gtk_widget_unparent);
  g_clear_pointer (&self->panel, gtk_widget_unparent);

  G_OBJECT_CLASS (studio_desk_parent_class)->dispose (object);
}

static void
studio_desk_class_init (StudioDeskClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_desk_dispose;
  widget_class->measure = studio_desk_measure;
  widget_class->size_allocate = studio_desk_size_allocate;
}

static void
studio_desk_init (StudioDesk *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

gboolean
studio_desk_get_docked (StudioDesk *self)
{
  g_return_val_if_fail (STUDIO_IS_DESK (self), FALSE);

  return is_docked (self, gtk_widget_get_width (GTK_WIDGET (self)));
}
