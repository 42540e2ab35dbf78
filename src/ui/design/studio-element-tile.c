#include "config.h"

#include "studio-element-tile.h"

struct _StudioElementTile
{
  GtkFlowBoxChild parent_instance;

  GtkWidget *picture;
  StudioElement *element;
  GCancellable *loading; /* (nullable): of the picture on its way */
  gboolean loaded;
};

G_DEFINE_FINAL_TYPE (StudioElementTile, studio_element_tile, GTK_TYPE_FLOW_BOX_CHILD)

static void
studio_element_tile_dispose (GObject *object)
{
  StudioElementTile *self = STUDIO_ELEMENT_TILE (object);

  studio_element_tile_forget (self);

  G_OBJECT_CLASS (studio_element_tile_parent_class)->dispose (object);
}

static void
studio_element_tile_finalize (GObject *object)
{
  g_clear_object (&STUDIO_ELEMENT_TILE (object)->element);

  G_OBJECT_CLASS (studio_element_tile_parent_class)->finalize (object);
}

static void
studio_element_tile_class_init (StudioElementTileClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_element_tile_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_element_tile_finalize;
}

static GdkContentProvider *
prepare_cb (GtkDragSource *source,
            double x,
            double y,
            StudioElementTile *self)
{
  return gdk_content_provider_new_typed (STUDIO_TYPE_ELEMENT, self->element);
}

static void
begin_cb (GtkDragSource *source,
          GdkDrag *drag,
          StudioElementTile *self)
{
  GdkPaintable *paintable = gtk_picture_get_paintable (GTK_PICTURE (self->picture));

  if (paintable != NULL)
    gtk_drag_source_set_icon (source, paintable, gdk_paintable_get_intrinsic_width (paintable) / 2, gdk_paintable_get_intrinsic_height (paintable) / 2);
}

static void
studio_element_tile_init (StudioElementTile *self)
{
  GtkDragSource *source = gtk_drag_source_new ();

  self->picture = gtk_picture_new ();
  gtk_picture_set_can_shrink (GTK_PICTURE (self->picture), TRUE);
  gtk_widget_set_can_target (self->picture, FALSE);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (self), self->picture);
  gtk_widget_add_css_class (GTK_WIDGET (self), "element-tile");
  gtk_drag_source_set_actions (source, GDK_ACTION_COPY);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), self);
  g_signal_connect (source, "drag-begin", G_CALLBACK (begin_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
}

GtkWidget *
studio_element_tile_new (StudioElement *element,
                         int width,
                         int height)
{
  StudioElementTile *self;

  g_return_val_if_fail (STUDIO_IS_ELEMENT (element), NULL);

  self = g_object_new (STUDIO_TYPE_ELEMENT_TILE, NULL);
  self->element = g_object_ref (element);
  gtk_widget_set_size_request (self->picture, width, height);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), studio_element_get_name (element));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, studio_element_get_name (element), -1);
  return GTK_WIDGET (self);
}

void
studio_element_tile_show_name (StudioElementTile *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2), *label = gtk_label_new (NULL);

  g_return_if_fail (STUDIO_IS_ELEMENT_TILE (self));

  gtk_label_set_label (GTK_LABEL (label), studio_element_get_name (self->element));
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), 1);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_add_css_class (label, "element-name");
  g_object_ref (self->picture);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (self), box);
  gtk_box_append (GTK_BOX (box), self->picture);
  gtk_box_append (GTK_BOX (box), label);
  g_object_unref (self->picture);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), FALSE);
}

StudioElement *
studio_element_tile_get_element (StudioElementTile *self)
{
  g_return_val_if_fail (STUDIO_IS_ELEMENT_TILE (self), NULL);

  return self->element;
}

void
studio_element_tile_set_paintable (StudioElementTile *self,
                                   GdkPaintable *paintable)
{
  g_return_if_fail (STUDIO_IS_ELEMENT_TILE (self));

  self->loaded = TRUE;
  gtk_picture_set_paintable (GTK_PICTURE (self->picture), paintable);
}

static void
loaded_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (StudioElementTile) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkPaintable) paintable = studio_element_pictures_load_finish (STUDIO_ELEMENT_PICTURES (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->loading);
  studio_element_tile_set_paintable (self, paintable);
}

void
studio_element_tile_load (StudioElementTile *self,
                          StudioElementPictures *pictures)
{
  GdkPaintable *paintable;
  int width, side;

  g_return_if_fail (STUDIO_IS_ELEMENT_TILE (self) && STUDIO_IS_ELEMENT_PICTURES (pictures));

  if (self->loaded || self->loading != NULL)
    return;
  gtk_widget_get_size_request (self->picture, &width, NULL);
  side = width * gtk_widget_get_scale_factor (GTK_WIDGET (self));
  paintable = studio_element_pictures_get (pictures, self->element, side);
  if (paintable != NULL) {
    studio_element_tile_set_paintable (self, paintable);
    return;
  }
  self->loading = g_cancellable_new ();
  studio_element_pictures_load_async (pictures, self->element, side, self->loading, loaded_cb, g_object_ref (self));
}

void
studio_element_tile_forget (StudioElementTile *self)
{
  g_return_if_fail (STUDIO_IS_ELEMENT_TILE (self));

  self->loaded = FALSE;
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
}
