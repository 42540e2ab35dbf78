#include "config.h"

#include "studio-publish-when.h"

#include <glib/gi18n-lib.h>

#include "studio-drop-template.h"
#include "studio-outbox-words.h"
#include "studio-publish-time.h"

struct _StudioPublishWhen
{
  GtkWidget parent_instance;
  GtkMenuButton *button;
  GtkPopover *popover;
  GtkCheckButton *now;
  GtkCheckButton *later;
  StudioPublishTime *time;

  int zone;
};

G_DEFINE_FINAL_TYPE (StudioPublishWhen, studio_publish_when, GTK_TYPE_WIDGET)

static guint changed_signal;

static void
changed_cb (StudioPublishWhen *self)
{
  gboolean later = gtk_check_button_get_active (self->later);
  gint64 at = studio_publish_time_get (self->time);
  g_autofree char *moment = later && at > 0 ? studio_outbox_words_time (at, self->zone, g_get_real_time () / G_USEC_PER_SEC) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->time), later);
  gtk_menu_button_set_label (self->button, !later ? _ ("Now") : (moment != NULL ? moment : _ ("Schedule…")));
  g_signal_emit (self, changed_signal, 0);
}

static void
studio_publish_when_dispose (GObject *object)
{
  studio_drop_template (GTK_WIDGET (object), STUDIO_TYPE_PUBLISH_WHEN);

  G_OBJECT_CLASS (studio_publish_when_parent_class)->dispose (object);
}

static void
studio_publish_when_class_init (StudioPublishWhenClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_publish_when_dispose;
  changed_signal = g_signal_new ("changed", STUDIO_TYPE_PUBLISH_WHEN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (STUDIO_TYPE_PUBLISH_TIME);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-publish-when.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioPublishWhen, button);
  gtk_widget_class_bind_template_child (widget_class, StudioPublishWhen, popover);
  gtk_widget_class_bind_template_child (widget_class, StudioPublishWhen, now);
  gtk_widget_class_bind_template_child (widget_class, StudioPublishWhen, later);
  gtk_widget_class_bind_template_child (widget_class, StudioPublishWhen, time);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
studio_publish_when_init (StudioPublishWhen *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
studio_publish_when_reset (StudioPublishWhen *self,
                           int zone)
{
  g_return_if_fail (STUDIO_IS_PUBLISH_WHEN (self));

  self->zone = zone;
  gtk_check_button_set_active (self->now, TRUE);
  studio_publish_time_set (self->time, 0, zone);
  changed_cb (self);
}

gint64
studio_publish_when_get_at (StudioPublishWhen *self)
{
  g_return_val_if_fail (STUDIO_IS_PUBLISH_WHEN (self), 0);

  return gtk_check_button_get_active (self->later) ? studio_publish_time_get (self->time) : 0;
}

gboolean
studio_publish_when_is_good (StudioPublishWhen *self)
{
  g_return_val_if_fail (STUDIO_IS_PUBLISH_WHEN (self), FALSE);

  return !gtk_check_button_get_active (self->later) || studio_publish_time_get (self->time) > 0;
}
