#include "config.h"

#include "studio-page-row.h"

#include <glib/gi18n-lib.h>

#include "studio-surface-paintable.h"

#define PICTURE_WIDTH 132
#define PICTURE_HEIGHT 168

struct _StudioPageRow
{
  GtkListBoxRow parent_instance;
  GtkPicture *picture;
  GtkLabel *number;
  char *id;
  guint index;
  StudioSize size;
};

G_DEFINE_FINAL_TYPE (StudioPageRow, studio_page_row, GTK_TYPE_LIST_BOX_ROW)

enum {
  SIGNAL_DROPPED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static double
zoom_of (StudioPageRow *self)
{
  return MIN (PICTURE_WIDTH / self->size.w, PICTURE_HEIGHT / self->size.h);
}

/* --- dragging --- */

static GdkContentProvider *
drag_prepare_cb (GtkDragSource *source,
                 double x,
                 double y,
                 StudioPageRow *self)
{
  return gdk_content_provider_new_typed (STUDIO_TYPE_PAGE_ROW, self);
}

static void
drag_begin_cb (GtkDragSource *source,
               GdkDrag *drag,
               StudioPageRow *self)
{
  GdkPaintable *paintable = gtk_picture_get_paintable (self->picture);

  if (paintable != NULL)
    gtk_drag_source_set_icon (source, paintable, 0, 0);
}

static void
mark_drop (StudioPageRow *self,
           gboolean over,
           gboolean above)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self), "drop-above");
  gtk_widget_remove_css_class (GTK_WIDGET (self), "drop-below");
  if (over)
    gtk_widget_add_css_class (GTK_WIDGET (self), above ? "drop-above" : "drop-below");
}

static gboolean
is_above (StudioPageRow *self,
          double y)
{
  return y < gtk_widget_get_height (GTK_WIDGET (self)) / 2.0;
}

static GdkDragAction
drop_motion_cb (GtkDropTarget *target,
                double x,
                double y,
                StudioPageRow *self)
{
  mark_drop (self, TRUE, is_above (self, y));
  return GDK_ACTION_MOVE;
}

static void
drop_leave_cb (GtkDropTarget *target,
               StudioPageRow *self)
{
  mark_drop (self, FALSE, FALSE);
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue *value,
         double x,
         double y,
         StudioPageRow *self)
{
  StudioPageRow *moved = g_value_get_object (value);

  mark_drop (self, FALSE, FALSE);
  if (moved == NULL || moved == self)
    return FALSE;
  g_signal_emit (self, signals[SIGNAL_DROPPED], 0, moved->index, is_above (self, y));
  return TRUE;
}

static void
add_dragging (StudioPageRow *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (STUDIO_TYPE_PAGE_ROW, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (drag_prepare_cb), self);
  g_signal_connect (source, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
  g_signal_connect (target, "motion", G_CALLBACK (drop_motion_cb), self);
  g_signal_connect (target, "leave", G_CALLBACK (drop_leave_cb), self);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/* --- */

static void
studio_page_row_finalize (GObject *object)
{
  g_free (STUDIO_PAGE_ROW (object)->id);

  G_OBJECT_CLASS (studio_page_row_parent_class)->finalize (object);
}

static void
studio_page_row_class_init (StudioPageRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_page_row_finalize;

  signals[SIGNAL_DROPPED] = g_signal_new ("dropped", STUDIO_TYPE_PAGE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_BOOLEAN);
}

static void
studio_page_row_init (StudioPageRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  self->picture = GTK_PICTURE (gtk_picture_new ());
  self->number = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_set_halign (GTK_WIDGET (self->picture), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->picture), "page-picture");
  gtk_widget_add_css_class (GTK_WIDGET (self->number), "caption-heading");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->picture));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->number));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  add_dragging (self);
}

GtkWidget *
studio_page_row_new (const char *id)
{
  StudioPageRow *self = g_object_new (STUDIO_TYPE_PAGE_ROW, NULL);

  self->id = g_strdup (id);
  return GTK_WIDGET (self);
}

const char *
studio_page_row_get_id (StudioPageRow *self)
{
  g_return_val_if_fail (STUDIO_IS_PAGE_ROW (self), NULL);

  return self->id;
}

void
studio_page_row_set_index (StudioPageRow *self,
                           guint index,
                           guint n_pages)
{
  g_autofree char *number = NULL, *words = NULL;

  g_return_if_fail (STUDIO_IS_PAGE_ROW (self));

  self->index = index;
  number = g_strdup_printf ("%u", index + 1);
  words = g_strdup_printf (_ ("Page %u of %u"), index + 1, n_pages);
  gtk_label_set_label (self->number, number);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

void
studio_page_row_set_size (StudioPageRow *self,
                          StudioSize size)
{
  StudioColor ground = { 0.5, 0.5, 0.5, 0.2 };
  g_autoptr (StudioSurfacePaintable) blank = NULL;
  double zoom;

  g_return_if_fail (STUDIO_IS_PAGE_ROW (self));

  if (self->size.w == size.w && self->size.h == size.h)
    return;
  self->size = size;
  zoom = zoom_of (self);
  blank = studio_surface_paintable_new_blank (&ground, size.w * zoom, size.h * zoom);
  gtk_widget_set_size_request (GTK_WIDGET (self->picture), (int) (size.w * zoom), (int) (size.h * zoom));
  gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (blank));
}

double
studio_page_row_get_scale (StudioPageRow *self)
{
  g_return_val_if_fail (STUDIO_IS_PAGE_ROW (self), 1);

  return zoom_of (self) * gtk_widget_get_scale_factor (GTK_WIDGET (self));
}

void
studio_page_row_take_preview (StudioPageRow *self,
                              StudioPreview *preview)
{
  g_autoptr (StudioPreview) owned = preview;
  g_autoptr (StudioSurfacePaintable) paintable = NULL;

  g_return_if_fail (STUDIO_IS_PAGE_ROW (self));

  paintable = studio_surface_paintable_new (owned->surface, gtk_widget_get_scale_factor (GTK_WIDGET (self)));
  gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (paintable));
}
