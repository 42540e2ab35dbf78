#include "config.h"

#include "studio-window-private.h"

/*
 * The page of posts takes 0.2 s to make. The start page does not wait for it, and neither should the first post: it is made in between, once the
 * start page has stood for a while and nobody has touched anything for a moment, so that no scrolling or typing meets the pause.
 */
#define LOOK_MS 400
#define CALM_MS 1200

static gboolean
event_cb (GtkEventController *controller,
          GdkEvent *event,
          StudioWindow *self)
{
  self->touched = g_get_monotonic_time ();
  return GDK_EVENT_PROPAGATE;
}

static void
end (StudioWindow *self)
{
  self->warm = 0;
  gtk_widget_remove_controller (GTK_WIDGET (self), self->watch);
  self->watch = NULL;
}

static gboolean
look_cb (gpointer data)
{
  StudioWindow *self = STUDIO_WINDOW (data);

  if (self->post == NULL && g_get_monotonic_time () - self->touched < CALM_MS * G_TIME_SPAN_MILLISECOND)
    return G_SOURCE_CONTINUE;
  _studio_window_get_post (self);
  end (self);
  return G_SOURCE_REMOVE;
}

void
_studio_window_begin_warm (StudioWindow *self)
{
  self->touched = g_get_monotonic_time ();
  self->watch = gtk_event_controller_legacy_new ();
  gtk_event_controller_set_propagation_phase (self->watch, GTK_PHASE_CAPTURE);
  g_signal_connect_object (self->watch, "event", G_CALLBACK (event_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), self->watch);
  self->warm = g_timeout_add_full (G_PRIORITY_LOW, LOOK_MS, look_cb, self, NULL);
}

void
_studio_window_end_warm (StudioWindow *self)
{
  if (self->warm == 0)
    return;
  g_source_remove (self->warm);
  end (self);
}
