#include "config.h"

#include "studio-guides-private.h"

#include "studio-canvas-private.h"
#include "studio-composer-guides.h"

#include <glib/gi18n-lib.h>
#include <math.h>

G_DEFINE_FINAL_TYPE (StudioGuides, studio_guides, GTK_TYPE_WIDGET)

enum {
  PROP_0,
  PROP_RULERS,
  PROP_COLUMNS,
  PROP_SAFE_AREA,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

double
_studio_guides_column_gap (const StudioFormat *format)
{
  return round (MIN (format->size.w, format->size.h) / 45);
}

StudioPoint
_studio_guides_to_widget (StudioGuides *self,
                          double x,
                          double y)
{
  StudioPoint origin = _studio_canvas_origin (self->canvas);
  double zoom = studio_canvas_get_zoom (self->canvas);

  return (StudioPoint){ origin.x + x * zoom, origin.y + y * zoom };
}

static gboolean
is_active (StudioGuides *self)
{
  return self->rulers && self->canvas != NULL && self->composer != NULL && studio_composer_get_format (self->composer) != NULL;
}

/* The guide under a place of the widget. */
static gboolean
find_guide (StudioGuides *self,
            double x,
            double y,
            gboolean *vertical,
            guint *index)
{
  StudioPoint page = _studio_canvas_to_page (self->canvas, x, y);
  double reach = STUDIO_GUIDE_REACH / studio_canvas_get_zoom (self->canvas);

  for (int direction = 0; direction < 2; direction++) {
    g_autoptr (GArray) guides = studio_composer_list_guides (self->composer, direction == 0);

    for (guint i = guides->len; i > 0; i--) {
      if (fabs (g_array_index (guides, double, i - 1) - (direction == 0 ? page.x : page.y)) > reach)
        continue;
      *vertical = direction == 0;
      *index = i - 1;
      return TRUE;
    }
  }
  return FALSE;
}

static gboolean
on_ruler (double x,
          double y)
{
  return x < STUDIO_RULER || y < STUDIO_RULER;
}

/* Everywhere else the canvas below gets the pointer. */
static gboolean
studio_guides_contains (GtkWidget *widget,
                        double x,
                        double y)
{
  StudioGuides *self = STUDIO_GUIDES (widget);
  gboolean vertical;
  guint index;

  return is_active (self) && (self->dragging || on_ruler (x, y) || find_guide (self, x, y, &vertical, &index));
}

static void
motion_cb (GtkEventControllerMotion *controller,
           double x,
           double y,
           gpointer data)
{
  StudioGuides *self = STUDIO_GUIDES (data);
  gboolean vertical = FALSE;
  guint index;

  self->x = x;
  self->y = y;
  if (!is_active (self) || self->dragging)
    return;
  if (on_ruler (x, y))
    vertical = x < STUDIO_RULER;
  else if (!find_guide (self, x, y, &vertical, &index))
    return;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), vertical ? "ew-resize" : "ns-resize");
}

static void
follow (StudioGuides *self,
        double x,
        double y)
{
  StudioPoint page = _studio_canvas_to_page (self->canvas, x, y);

  self->x = x;
  self->y = y;
  self->drag_at = round (self->drag_vertical ? page.x : page.y);
  self->drag_leaves = self->drag_vertical ? x < STUDIO_RULER : y < STUDIO_RULER;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drag_begin_cb (GtkGestureDrag *gesture,
               double x,
               double y,
               gpointer data)
{
  StudioGuides *self = STUDIO_GUIDES (data);

  if (!is_active (self) || (on_ruler (x, y) && x < STUDIO_RULER && y < STUDIO_RULER)) {
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
    return;
  }
  if (on_ruler (x, y)) {
    /* from the ruler at the left comes a guide that stands upright */
    self->drag_vertical = x < STUDIO_RULER;
    self->drag_index = G_MAXUINT;
  } else if (!find_guide (self, x, y, &self->drag_vertical, &self->drag_index)) {
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
    return;
  }
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  self->dragging = TRUE;
  follow (self, x, y);
}

static void
drag_update_cb (GtkGestureDrag *gesture,
                double dx,
                double dy,
                gpointer data)
{
  StudioGuides *self = STUDIO_GUIDES (data);
  double x = 0, y = 0;

  if (self->dragging && gtk_gesture_drag_get_start_point (gesture, &x, &y))
    follow (self, x + dx, y + dy);
}

static void
drag_end_cb (GtkGestureDrag *gesture,
             double dx,
             double dy,
             gpointer data)
{
  StudioGuides *self = STUDIO_GUIDES (data);

  if (!self->dragging)
    return;
  self->dragging = FALSE;
  if (!self->drag_leaves)
    studio_composer_put_guide (self->composer, self->drag_vertical, self->drag_index, self->drag_at, NULL);
  else if (self->drag_index != G_MAXUINT)
    studio_composer_remove_guide (self->composer, self->drag_vertical, self->drag_index);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drag_cancel_cb (GtkGesture *gesture,
                GdkEventSequence *sequence,
                gpointer data)
{
  StudioGuides *self = STUDIO_GUIDES (data);

  self->dragging = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
studio_guides_get_property (GObject *object,
                            guint property_id,
                            GValue *value,
                            GParamSpec *pspec)
{
  StudioGuides *self = STUDIO_GUIDES (object);

  switch (property_id) {
  case PROP_RULERS:
    g_value_set_boolean (value, self->rulers);
    break;
  case PROP_COLUMNS:
    g_value_set_boolean (value, self->columns);
    break;
  case PROP_SAFE_AREA:
    g_value_set_boolean (value, self->safe_area);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
studio_guides_set_property (GObject *object,
                            guint property_id,
                            const GValue *value,
                            GParamSpec *pspec)
{
  StudioGuides *self = STUDIO_GUIDES (object);

  switch (property_id) {
  case PROP_RULERS:
    self->rulers = g_value_get_boolean (value);
    break;
  case PROP_COLUMNS:
    self->columns = g_value_get_boolean (value);
    break;
  case PROP_SAFE_AREA:
    self->safe_area = g_value_get_boolean (value);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
studio_guides_dispose (GObject *object)
{
  StudioGuides *self = STUDIO_GUIDES (object);

  g_clear_object (&self->canvas_signals);
  g_clear_object (&self->post_signals);
  g_clear_object (&self->composer_signals);
  g_clear_object (&self->composer);
  g_clear_object (&self->canvas);

  G_OBJECT_CLASS (studio_guides_parent_class)->dispose (object);
}

static void
studio_guides_class_init (StudioGuidesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = studio_guides_get_property;
  object_class->set_property = studio_guides_set_property;
  object_class->dispose = studio_guides_dispose;
  widget_class->snapshot = _studio_guides_snapshot;
  widget_class->contains = studio_guides_contains;

  properties[PROP_RULERS] = g_param_spec_boolean ("rulers", NULL, NULL, FALSE, flags);
  properties[PROP_COLUMNS] = g_param_spec_boolean ("columns", NULL, NULL, FALSE, flags);
  properties[PROP_SAFE_AREA] = g_param_spec_boolean ("safe-area", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "guides");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static GSignalGroup *
redraw_on (StudioGuides *self,
           GType type,
           const char *signal)
{
  GSignalGroup *group = g_signal_group_new (type);

  g_signal_group_connect_swapped (group, signal, G_CALLBACK (gtk_widget_queue_draw), self);
  return group;
}

static void
studio_guides_init (StudioGuides *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();

  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  self->canvas_signals = redraw_on (self, STUDIO_TYPE_CANVAS, "view-changed");
  self->post_signals = redraw_on (self, STUDIO_TYPE_POST, "changed");
  self->composer_signals = redraw_on (self, STUDIO_TYPE_COMPOSER, "scene-changed");
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect (drag, "cancel", G_CALLBACK (drag_cancel_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

void
studio_guides_set_canvas (StudioGuides *self,
                          StudioCanvas *canvas)
{
  g_return_if_fail (STUDIO_IS_GUIDES (self));

  g_set_object (&self->canvas, canvas);
  g_signal_group_set_target (self->canvas_signals, canvas);
}

void
studio_guides_set_composer (StudioGuides *self,
                            StudioComposer *composer)
{
  StudioPost *post = composer != NULL ? studio_document_get_post (studio_composer_get_document (composer)) : NULL;

  g_return_if_fail (STUDIO_IS_GUIDES (self));

  g_set_object (&self->composer, composer);
  self->dragging = FALSE;
  g_signal_group_set_target (self->composer_signals, composer);
  g_signal_group_set_target (self->post_signals, post);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
studio_guides_fill_snap (StudioGuides *self,
                         StudioSnapGuides *snap,
                         GArray **xs,
                         GArray **ys)
{
  const StudioFormat *format;

  g_return_if_fail (STUDIO_IS_GUIDES (self));

  *snap = (StudioSnapGuides){ 0 };
  *xs = *ys = NULL;
  if (self->composer == NULL || (format = studio_composer_get_format (self->composer)) == NULL)
    return;
  if (self->columns) {
    snap->columns = STUDIO_COLUMNS;
    snap->column_margin = format->safe.left;
    snap->column_gap = _studio_guides_column_gap (format);
  }
  if (!self->rulers)
    return;
  *xs = studio_composer_list_guides (self->composer, TRUE);
  *ys = studio_composer_list_guides (self->composer, FALSE);
  snap->xs = (const double *) (*xs)->data;
  snap->ys = (const double *) (*ys)->data;
  snap->n_xs = (*xs)->len;
  snap->n_ys = (*ys)->len;
}
