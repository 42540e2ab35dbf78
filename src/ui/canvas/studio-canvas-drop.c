#include "config.h"

#include "studio-canvas-drop.h"

#include <glib/gi18n-lib.h>

#include "studio-canvas-private.h"
#include "studio-design-cells.h"
#include "studio-element-place.h"
#include "studio-select-private.h"

/* Returns: (nullable): what the element would be put into */
static StudioComposer *
find_composer (StudioCanvas *self)
{
  return _studio_select_is_active (self->select) ? self->select->composer : NULL;
}

/* The outline says which photo would be replaced. @target: (nullable) */
static void
show_target (StudioCanvas *self,
             const char *target)
{
  const StudioBox *box = target != NULL && self->scene != NULL ? studio_scene_find (self->scene, target) : NULL;

  g_free (self->drop_field);
  self->drop_field = box != NULL ? g_strdup (box->layer->field) : NULL;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
leave_cb (GtkDropTarget *target,
          StudioCanvas *self)
{
  show_target (self, NULL);
}

/* --- elements of the panels --- */

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
  StudioComposer *composer = find_composer (self);

  if (composer == NULL)
    return 0;
  show_target (self, value != NULL ? studio_element_find_target (g_value_get_object (value), composer, _studio_canvas_to_page (self, x, y)) : NULL);
  return GDK_ACTION_COPY;
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

  show_target (self, NULL);
  if (composer == NULL)
    return FALSE;
  studio_element_place (g_value_get_object (value), composer, &point);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  studio_design_cells_open (GTK_WIDGET (self), composer);
  return TRUE;
}

/* --- files --- */

/** Dropped: a photo on its way onto the page. */
typedef struct
{
  StudioCanvas *canvas;
  StudioComposer *composer;
  StudioPoint point;
} Dropped;

static void
dropped_free (Dropped *dropped)
{
  g_object_unref (dropped->canvas);
  g_object_unref (dropped->composer);
  g_free (dropped);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Dropped, dropped_free)

static void
loaded_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (Dropped) dropped = data;
  StudioDocument *document = STUDIO_DOCUMENT (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) photo = studio_document_load_photo_finish (document, result, &error);
  g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (studio_document_get_post (document));
  g_autoptr (StudioAsset) asset = NULL;
  g_autoptr (StudioElement) element = NULL;

  if (photo != NULL)
    asset = studio_snapshot_load_asset (snapshot, studio_json_peek_string (json_node_get_object (photo), "asset"), &error);
  if (asset == NULL) {
    gtk_widget_activate_action (GTK_WIDGET (dropped->canvas), "win.toast", "s", error->message);
    return;
  }
  element = studio_element_new_photo (asset, _ ("Photo"));
  studio_element_place (element, dropped->composer, &dropped->point);
}

static gboolean
accept_file_cb (GtkDropTarget *target,
                GdkDrop *drop,
                StudioCanvas *self)
{
  return find_composer (self) != NULL && gdk_content_formats_contain_gtype (gdk_drop_get_formats (drop), G_TYPE_FILE);
}

static GdkDragAction
file_motion_cb (GtkDropTarget *target,
                double x,
                double y,
                StudioCanvas *self)
{
  StudioComposer *composer = find_composer (self);

  show_target (self, composer != NULL ? studio_element_find_photo (composer, _studio_canvas_to_page (self, x, y)) : NULL);
  return GDK_ACTION_COPY;
}

static gboolean
drop_file_cb (GtkDropTarget *target,
              const GValue *value,
              double x,
              double y,
              StudioCanvas *self)
{
  StudioComposer *composer = find_composer (self);
  Dropped *dropped;

  show_target (self, NULL);
  if (composer == NULL)
    return FALSE;
  dropped = g_new0 (Dropped, 1);
  *dropped = (Dropped){ g_object_ref (self), g_object_ref (composer), _studio_canvas_to_page (self, x, y) };
  studio_document_load_photo_async (studio_composer_get_document (composer), g_value_get_object (value), NULL, NULL, loaded_cb, dropped);
  return TRUE;
}

static void
add_file_drop (StudioCanvas *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);

  g_signal_connect (target, "accept", G_CALLBACK (accept_file_cb), self);
  g_signal_connect (target, "motion", G_CALLBACK (file_motion_cb), self);
  g_signal_connect (target, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect (target, "drop", G_CALLBACK (drop_file_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
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
  add_file_drop (self);
}
