#include "config.h"

#include "studio-canvas-drop.h"

#include "studio-canvas-private.h"
#include "studio-element-place.h"
#include "studio-select-private.h"

/* Returns: (nullable): what the element would be put into */
static StudioComposer *
find_composer (StudioCanvas *self)
{
  return _studio_select_is_active (self->select) ? self->select->composer : NULL;
}

/* The outline says which photo would be replaced. */
static void
show_target (StudioCanvas *self,
             StudioElement *element,
             StudioPoint point)
{
  StudioComposer *composer = find_composer (self);
  const char *target = composer != NULL && element != NULL ? studio_element_find_target (element, composer, point) : NULL;
  const StudioBox *box = target != NULL ? studio_scene_find (studio_composer_get_scene (composer), target) : NULL;

  g_free (self->drop_field);
  self->drop_field = box != NULL ? g_strdup (box->layer->field) : NULL;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
accept_cb (GtkDropTarget *target,
           GdkDrop *drop,
           StudioCanvas *self)
{
  return find_composer (self) != NULL && gdk_content_formats_contain_gtype (gdk_drop_get_formats (drop), STUDIO_TYPE_ELEMENT);
}

static GdkDragAction
motion_cb (GtkDropTarget *target,
           double x,
           double y,
           StudioCanvas *self)
{
  const GValue *value = gtk_drop_target_get_value (target);

  show_target (self, value != NULL ? g_value_get_object (value) : NULL, _studio_canvas_to_page (self, x, y));
  return GDK_ACTION_COPY;
}

static void
leave_cb (GtkDropTarget *target,
          StudioCanvas *self)
{
  show_target (self, NULL, (StudioPoint){ 0, 0 });
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue *value,
         double x,
         double y,
         StudioCanvas *self)
{
  StudioPoint point = _studio_canvas_to_page (self, x, y);
  StudioComposer *composer = find_composer (self);

  show_target (self, NULL, point);
  if (composer == NULL)
    return FALSE;
  studio_element_place (g_value_get_object (value), composer, &point);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  return TRUE;
}

void
_studio_canvas_add_drop (StudioCanvas *self)
{
  GtkDropTarget *target = gtk_drop_target_new (STUDIO_TYPE_ELEMENT, GDK_ACTION_COPY);

  /* what is dragged is known while it moves, since it never leaves the program */
  gtk_drop_target_set_preload (target, TRUE);
  g_signal_connect (target, "accept", G_CALLBACK (accept_cb), self);
  g_signal_connect (target, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (target, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
