#include "config.h"

#include "studio-size-row.h"

#include <glib/gi18n-lib.h>

#include "studio-surface-paintable.h"

#define PICTURE_WIDTH 66
#define PICTURE_HEIGHT 68

struct _StudioSizeRow
{
  GtkListBoxRow parent_instance;
  GtkPicture *picture;
  GtkLabel *name;
  GtkLabel *state;
  GtkWidget *badge;
  GtkPopover *popover;
  const StudioFormat *format;
  StudioPreview *preview; /* (nullable) */
  guint fits : 1;
  guint edited : 1;
};

G_DEFINE_FINAL_TYPE (StudioSizeRow, studio_size_row, GTK_TYPE_LIST_BOX_ROW)

static void
studio_size_row_finalize (GObject *object)
{
  g_clear_pointer (&STUDIO_SIZE_ROW (object)->preview, studio_preview_free);

  G_OBJECT_CLASS (studio_size_row_parent_class)->finalize (object);
}

static void
reset_cb (GtkButton *button,
          StudioSizeRow *self)
{
  gtk_popover_popdown (self->popover);
  gtk_widget_activate_action (GTK_WIDGET (self), "composer.reset-size", "s", self->format->id);
}

static void
studio_size_row_class_init (StudioSizeRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = studio_size_row_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-size-row.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioSizeRow, picture);
  gtk_widget_class_bind_template_child (widget_class, StudioSizeRow, name);
  gtk_widget_class_bind_template_child (widget_class, StudioSizeRow, state);
  gtk_widget_class_bind_template_child (widget_class, StudioSizeRow, badge);
  gtk_widget_class_bind_template_child (widget_class, StudioSizeRow, popover);
  gtk_widget_class_bind_template_callback (widget_class, reset_cb);
}

static void
studio_size_row_init (StudioSizeRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static StudioSize
picture_size (const StudioFormat *format)
{
  double zoom = MIN (PICTURE_WIDTH / format->size.w, PICTURE_HEIGHT / format->size.h);

  return (StudioSize){ format->size.w * zoom, format->size.h * zoom };
}

/* A word, a colour and a picture that follows: never the colour alone. */
static void
show_state (StudioSizeRow *self)
{
  const char *word = !self->fits ? _ ("Does not fit") : _ ("Automatic");
  g_autofree char *name = g_strdup_printf ("%s, %s%s%s", _ (self->format->name), self->edited ? _ ("Edited") : word,
                                           self->edited && !self->fits ? ", " : "", self->edited && !self->fits ? word : "");

  gtk_label_set_label (self->state, word);
  gtk_widget_set_visible (GTK_WIDGET (self->state), !self->edited || !self->fits);
  gtk_widget_set_visible (self->badge, self->edited);
  if (self->fits)
    gtk_widget_remove_css_class (GTK_WIDGET (self->state), "bad");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->state), "bad");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

GtkWidget *
studio_size_row_new (const StudioFormat *format)
{
  StudioSizeRow *self = g_object_new (STUDIO_TYPE_SIZE_ROW, NULL);
  StudioSize size = picture_size (format);
  StudioColor ground = { 1, 1, 1, 0.12 };
  g_autoptr (StudioSurfacePaintable) blank = studio_surface_paintable_new_blank (&ground, size.w, size.h);

  self->format = format;
  gtk_label_set_label (self->name, _ (format->name));
  gtk_widget_set_size_request (GTK_WIDGET (self->picture), (int) size.w, (int) size.h);
  gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (blank));
  self->fits = TRUE;
  show_state (self);
  return GTK_WIDGET (self);
}

const StudioFormat *
studio_size_row_get_format (StudioSizeRow *self)
{
  g_return_val_if_fail (STUDIO_IS_SIZE_ROW (self), NULL);

  return self->format;
}

double
studio_size_row_get_scale (StudioSizeRow *self)
{
  g_return_val_if_fail (STUDIO_IS_SIZE_ROW (self), 1);

  return picture_size (self->format).w / self->format->size.w * gtk_widget_get_scale_factor (GTK_WIDGET (self));
}

void
studio_size_row_take_preview (StudioSizeRow *self,
                              StudioPreview *preview)
{
  g_autoptr (StudioSurfacePaintable) paintable = NULL;

  g_return_if_fail (STUDIO_IS_SIZE_ROW (self));

  g_clear_pointer (&self->preview, studio_preview_free);
  self->preview = preview;
  paintable = studio_surface_paintable_new (preview->surface, gtk_widget_get_scale_factor (GTK_WIDGET (self)));
  gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (paintable));
  self->fits = TRUE;
  for (guint i = 0; i < preview->scene->issues->len; i++) {
    const StudioIssue *issue = g_ptr_array_index (preview->scene->issues, i);

    self->fits = self->fits && issue->kind != STUDIO_ISSUE_TEXT_OVERFLOW;
  }
  show_state (self);
}

StudioPreview *
studio_size_row_get_preview (StudioSizeRow *self)
{
  g_return_val_if_fail (STUDIO_IS_SIZE_ROW (self), NULL);

  return self->preview;
}

void
studio_size_row_set_edited (StudioSizeRow *self,
                            gboolean edited)
{
  g_return_if_fail (STUDIO_IS_SIZE_ROW (self));

  if (self->edited == !!edited)
    return;
  self->edited = !!edited;
  show_state (self);
}
