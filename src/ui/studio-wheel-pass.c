#include "config.h"

#include "studio-wheel-pass.h"

/* Returns: (transfer none) (nullable): the controller by which a scrolled window answers the wheel */
static GtkEventController *
find_wheel (GtkWidget *scroller)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (scroller);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

    if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller) && gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_BUBBLE)
      return controller;
  }
  return NULL;
}

static void
extent_changed_cb (GtkEventController *wheel,
                   GtkAdjustment *extent)
{
  gboolean scrolls = gtk_adjustment_get_upper (extent) > gtk_adjustment_get_page_size (extent);

  g_assert (GTK_IS_EVENT_CONTROLLER (wheel));

  gtk_event_controller_set_propagation_phase (wheel, scrolls ? GTK_PHASE_BUBBLE : GTK_PHASE_NONE);
}

void
studio_wheel_pass_install (GtkScrolledWindow *scroller)
{
  GtkEventController *wheel;

  g_return_if_fail (GTK_IS_SCROLLED_WINDOW (scroller));

  wheel = find_wheel (GTK_WIDGET (scroller));
  if (wheel != NULL)
    g_signal_connect_object (gtk_scrolled_window_get_vadjustment (scroller), "changed", G_CALLBACK (extent_changed_cb), wheel, G_CONNECT_SWAPPED);
}
