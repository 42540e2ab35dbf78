#include "config.h"

#include "studio-size-cell.h"

#include "studio-surface-paintable.h"

#include <glib/gi18n-lib.h>

/* Two rows of this height fit a stage of 830 × 720 px with all five sizes. */
#define HEIGHT 246.0
#define MAX_WIDTH 520.0

struct _StudioSizeCell
{
  GtkButton parent_instance;
  GtkPicture *picture;
  GtkLabel *name;
  GtkLabel *measure;
  GtkLabel *state;
  const StudioFormat *format;
};

G_DEFINE_FINAL_TYPE (StudioSizeCell, studio_size_cell, GTK_TYPE_BUTTON)

static void
studio_size_cell_class_init (StudioSizeCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-size-cell.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioSizeCell, picture);
  gtk_widget_class_bind_template_child (widget_class, StudioSizeCell, name);
  gtk_widget_class_bind_template_child (widget_class, StudioSizeCell, measure);
  gtk_widget_class_bind_template_child (widget_class, StudioSizeCell, state);
}

static void
studio_size_cell_init (StudioSizeCell *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static double
zoom_of (const StudioFormat *format)
{
  return MIN (HEIGHT / format->size.h, MAX_WIDTH / format->size.w);
}

static char *
measure_words (const StudioFormat *format)
{
  if (format->mm.w > 0)
    return g_strdup_printf (_ ("%.0f × %.0f mm"), format->mm.w, format->mm.h);
  return g_strdup_printf ("%.0f × %.0f", format->size.w, format->size.h);
}

GtkWidget *
studio_size_cell_new (const StudioFormat *format)
{
  StudioSizeCell *self = g_object_new (STUDIO_TYPE_SIZE_CELL, NULL);
  double zoom = zoom_of (format);
  StudioColor ground = { 1, 1, 1, 0.12 };
  g_autoptr (StudioSurfacePaintable) blank = studio_surface_paintable_new_blank (&ground, format->size.w * zoom, format->size.h * zoom);
  g_autofree char *measure = measure_words (format);

  self->format = format;
  gtk_label_set_label (self->name, _ (format->name));
  gtk_label_set_label (self->measure, measure);
  gtk_widget_set_size_request (GTK_WIDGET (self->picture), (int) (format->size.w * zoom), (int) (format->size.h * zoom));
  gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (blank));
  return GTK_WIDGET (self);
}

const StudioFormat *
studio_size_cell_get_format (StudioSizeCell *self)
{
  g_return_val_if_fail (STUDIO_IS_SIZE_CELL (self), NULL);

  return self->format;
}

double
studio_size_cell_get_scale (StudioSizeCell *self)
{
  g_return_val_if_fail (STUDIO_IS_SIZE_CELL (self), 1);

  return zoom_of (self->format) * gtk_widget_get_scale_factor (GTK_WIDGET (self));
}

static gboolean
fits (StudioScene *scene)
{
  for (guint i = 0; i < scene->issues->len; i++) {
    if (((const StudioIssue *) g_ptr_array_index (scene->issues, i))->kind == STUDIO_ISSUE_TEXT_OVERFLOW)
      return FALSE;
  }
  return TRUE;
}

void
studio_size_cell_show (StudioSizeCell *self,
                       StudioPreview *preview,
                       gboolean edited)
{
  g_autoptr (StudioSurfacePaintable) paintable = NULL;
  g_autofree char *name = NULL;
  gboolean good;
  const char *word;

  g_return_if_fail (STUDIO_IS_SIZE_CELL (self) && preview != NULL);

  good = fits (preview->scene);
  word = !good ? _ ("Does not fit") : edited ? _ ("Edited")
                                             : _ ("Automatic");
  paintable = studio_surface_paintable_new (preview->surface, gtk_widget_get_scale_factor (GTK_WIDGET (self)));
  gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (paintable));
  gtk_label_set_label (self->state, word);
  gtk_widget_remove_css_class (GTK_WIDGET (self->state), "bad");
  gtk_widget_remove_css_class (GTK_WIDGET (self->state), "edited");
  if (!good || edited)
    gtk_widget_add_css_class (GTK_WIDGET (self->state), good ? "edited" : "bad");
  name = g_strdup_printf ("%s, %s", _ (self->format->name), word);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
