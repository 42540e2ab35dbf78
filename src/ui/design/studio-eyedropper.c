#include "config.h"

#include "studio-eyedropper.h"

#include "studio-canvas-private.h"
#include "studio-contrast.h"

/** Dropper: one wait for a click. Lives until it has told its colour. */
typedef struct
{
  GtkWidget *root;
  GtkEventController *click, *keys;
  StudioComposer *composer;
  StudioEyedropperFunc func;
  gpointer data;
  guint stop_id; /* given up, but still among its own events */
} Dropper;

static void
dropper_end (Dropper *dropper,
             const StudioColor *color)
{
  dropper->func (color, dropper->data);
  g_object_unref (dropper->composer);
  g_object_unref (dropper->root);
  g_free (dropper);
}

static void
stop_waiting (Dropper *dropper)
{
  gtk_widget_set_cursor (dropper->root, NULL);
  gtk_widget_remove_controller (dropper->root, dropper->click);
  gtk_widget_remove_controller (dropper->root, dropper->keys);
}

static void
picked_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  Dropper *dropper = data;
  g_autoptr (GError) error = NULL;
  StudioColor color;
  gboolean found = studio_contrast_pick_finish (result, &color, &error);

  if (!found)
    gtk_widget_activate_action (dropper->root, "win.toast", "s", error->message);
  dropper_end (dropper, found ? &color : NULL);
}

/* Controllers may not go while they are at work. */
static gboolean
stop_idle (gpointer data)
{
  Dropper *dropper = data;

  stop_waiting (dropper);
  dropper_end (dropper, NULL);
  return G_SOURCE_REMOVE;
}

static void
give_up (Dropper *dropper)
{
  if (dropper->stop_id == 0)
    dropper->stop_id = g_idle_add (stop_idle, dropper);
}

static void
pressed_cb (Dropper *dropper,
            int n_press,
            double x,
            double y,
            GtkGesture *click)
{
  GtkWidget *widget = gtk_widget_pick (dropper->root, x, y, GTK_PICK_DEFAULT);
  GtkWidget *canvas = widget != NULL ? gtk_widget_get_ancestor (widget, STUDIO_TYPE_CANVAS) : NULL;
  StudioScene *scene = studio_composer_get_scene (dropper->composer);
  double canvas_x, canvas_y;

  gtk_gesture_set_state (click, GTK_EVENT_SEQUENCE_CLAIMED);
  if (dropper->stop_id != 0)
    return;
  if (canvas == NULL || scene == NULL || !gtk_widget_translate_coordinates (dropper->root, canvas, x, y, &canvas_x, &canvas_y)) {
    give_up (dropper);
    return;
  }
  g_object_ref (dropper->click);
  stop_waiting (dropper);
  g_object_unref (click);
  studio_contrast_pick_async (scene, _studio_canvas_to_page (STUDIO_CANVAS (canvas), canvas_x, canvas_y), NULL, picked_cb, dropper);
}

static gboolean
key_cb (Dropper *dropper,
        guint keyval)
{
  if (keyval != GDK_KEY_Escape)
    return FALSE;
  give_up (dropper);
  return TRUE;
}

void
studio_eyedropper_start (GtkWidget *widget,
                         StudioComposer *composer,
                         StudioEyedropperFunc func,
                         gpointer data)
{
  Dropper *dropper;

  g_return_if_fail (GTK_IS_WIDGET (widget) && STUDIO_IS_COMPOSER (composer) && func != NULL);

  dropper = g_new0 (Dropper, 1);
  *dropper = (Dropper){ .root = g_object_ref (GTK_WIDGET (gtk_widget_get_root (widget))), .composer = g_object_ref (composer), .func = func, .data = data };
  dropper->click = GTK_EVENT_CONTROLLER (gtk_gesture_click_new ());
  gtk_event_controller_set_propagation_phase (dropper->click, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (dropper->click, "pressed", G_CALLBACK (pressed_cb), dropper);
  gtk_widget_add_controller (dropper->root, dropper->click);
  dropper->keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (dropper->keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (dropper->keys, "key-pressed", G_CALLBACK (key_cb), dropper);
  gtk_widget_add_controller (dropper->root, dropper->keys);
  gtk_widget_set_cursor_from_name (dropper->root, "crosshair");
}
