#include "config.h"

#include "studio-template-tile.h"

#include "studio-gallery.h"

struct _StudioTemplateTile
{
  GtkWidget parent_instance;
  GtkWidget *box;
  GtkPicture *picture;
  GtkLabel *name;
  GBinding *binding; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (StudioTemplateTile, studio_template_tile, GTK_TYPE_WIDGET)

static void
studio_template_tile_dispose (GObject *object)
{
  StudioTemplateTile *self = STUDIO_TEMPLATE_TILE (object);

  g_clear_object (&self->binding);
  gtk_widget_dispose_template (GTK_WIDGET (self), STUDIO_TYPE_TEMPLATE_TILE);

  G_OBJECT_CLASS (studio_template_tile_parent_class)->dispose (object);
}

static void
studio_template_tile_class_init (StudioTemplateTileClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_template_tile_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-template-tile.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioTemplateTile, box);
  gtk_widget_class_bind_template_child (widget_class, StudioTemplateTile, picture);
  gtk_widget_class_bind_template_child (widget_class, StudioTemplateTile, name);
}

static void
studio_template_tile_init (StudioTemplateTile *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_size_request (GTK_WIDGET (self->picture), STUDIO_GALLERY_PICTURE_WIDTH, STUDIO_GALLERY_PICTURE_HEIGHT);
}

GtkWidget *
studio_template_tile_new (void)
{
  return g_object_new (STUDIO_TYPE_TEMPLATE_TILE, NULL);
}

void
studio_template_tile_set_item (StudioTemplateTile *self,
                               StudioTemplateItem *item)
{
  const char *name;

  g_return_if_fail (STUDIO_IS_TEMPLATE_TILE (self));

  if (self->binding != NULL)
    g_binding_unbind (self->binding);
  g_clear_object (&self->binding);
  if (item == NULL)
    return;
  name = studio_template_get_name (studio_template_item_get_template (item));
  self->binding = g_object_ref (g_object_bind_property (item, "picture", self->picture, "paintable", G_BINDING_SYNC_CREATE));
  gtk_label_set_label (self->name, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
