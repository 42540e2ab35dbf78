#include "config.h"

#include "studio-template-tile.h"

#include <glib/gi18n-lib.h>

#include "studio-gallery.h"

struct _StudioTemplateTile
{
  GtkWidget parent_instance;
  GtkWidget *box;
  GtkPicture *picture;
  GtkWidget *star;
  GtkLabel *name;
  StudioTemplateItem *item; /* (nullable) */
  GBinding *picture_of;     /* (nullable) */
};

G_DEFINE_FINAL_TYPE (StudioTemplateTile, studio_template_tile, GTK_TYPE_WIDGET)

static void
favourite_cb (StudioTemplateTile *self)
{
  const char *name = studio_template_get_name (studio_template_item_get_template (self->item));
  gboolean favourite = studio_template_item_get_favourite (self->item);
  /* TRANSLATORS: a kind of content that is marked as a favourite, for screen readers */
  g_autofree char *spoken = favourite ? g_strdup_printf (_ ("%s, favourite"), name) : g_strdup (name);

  gtk_widget_set_visible (self->star, favourite);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
drop_item (StudioTemplateTile *self)
{
  if (self->item == NULL)
    return;
  g_binding_unbind (self->picture_of);
  g_clear_object (&self->picture_of);
  g_signal_handlers_disconnect_by_func (self->item, favourite_cb, self);
  studio_template_item_set_seen (self->item, FALSE);
  g_clear_object (&self->item);
}

static void
studio_template_tile_dispose (GObject *object)
{
  StudioTemplateTile *self = STUDIO_TEMPLATE_TILE (object);

  drop_item (self);
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
  gtk_widget_class_bind_template_child (widget_class, StudioTemplateTile, star);
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
  g_return_if_fail (STUDIO_IS_TEMPLATE_TILE (self));

  drop_item (self);
  if (item == NULL)
    return;
  self->item = g_object_ref (item);
  studio_template_item_set_seen (item, TRUE);
  self->picture_of = g_object_ref (g_object_bind_property (item, "picture", self->picture, "paintable", G_BINDING_SYNC_CREATE));
  g_signal_connect_swapped (item, "notify::favourite", G_CALLBACK (favourite_cb), self);
  gtk_label_set_label (self->name, studio_template_get_name (studio_template_item_get_template (item)));
  favourite_cb (self);
}

StudioTemplateItem *
studio_template_tile_get_item (StudioTemplateTile *self)
{
  g_return_val_if_fail (STUDIO_IS_TEMPLATE_TILE (self), NULL);

  return self->item;
}
