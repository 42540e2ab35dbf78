#include "config.h"

#include "studio-publish-time.h"

#include <glib/gi18n-lib.h>

#include "studio-date.h"
#include "studio-drop-template.h"
#include "studio-moment.h"
#include "studio-month-grid.h"

/* When offices begin their day */
#define DEFAULT_MINUTES (9 * 60)

struct _StudioPublishTime
{
  GtkWidget parent_instance;
  StudioMonthGrid *month;
  GtkEditable *time;
  GtkLabel *zone_name;
  GtkLabel *problem;

  int zone;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (StudioPublishTime, studio_publish_time, GTK_TYPE_WIDGET)

static guint changed_signal;

static gint64
now_in_seconds (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static gboolean
read_time (StudioPublishTime *self,
           gint64 *at,
           GError **error)
{
  int minutes;

  if (!studio_time_parse (gtk_editable_get_text (self->time), &minutes, error))
    return FALSE;
  *at = CLAMP (studio_moment_from_day (studio_month_grid_get_date (self->month), minutes, self->zone), STUDIO_MOMENT_MIN, STUDIO_MOMENT_MAX);
  return TRUE;
}

static void
changed_cb (StudioPublishTime *self)
{
  g_autoptr (GError) error = NULL;
  const char *sentence = NULL;
  gint64 at;

  if (self->filling)
    return;
  if (!read_time (self, &at, &error))
    sentence = error->message;
  else if (at <= now_in_seconds ())
    sentence = _ ("This time has passed. Choose a later one.");
  gtk_label_set_label (self->problem, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), sentence != NULL);
  if (sentence != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->time), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->time), "error");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->time), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence != NULL ? sentence : studio_zone_get_name (self->zone), -1);
  g_signal_emit (self, changed_signal, 0);
}

static void
studio_publish_time_dispose (GObject *object)
{
  studio_drop_template (GTK_WIDGET (object), STUDIO_TYPE_PUBLISH_TIME);

  G_OBJECT_CLASS (studio_publish_time_parent_class)->dispose (object);
}

static void
studio_publish_time_class_init (StudioPublishTimeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_publish_time_dispose;
  changed_signal = g_signal_new ("changed", STUDIO_TYPE_PUBLISH_TIME, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (STUDIO_TYPE_MONTH_GRID);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-publish-time.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioPublishTime, month);
  gtk_widget_class_bind_template_child (widget_class, StudioPublishTime, time);
  gtk_widget_class_bind_template_child (widget_class, StudioPublishTime, zone_name);
  gtk_widget_class_bind_template_child (widget_class, StudioPublishTime, problem);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
studio_publish_time_init (StudioPublishTime *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
studio_publish_time_new (void)
{
  return g_object_new (STUDIO_TYPE_PUBLISH_TIME, NULL);
}

void
studio_publish_time_set (StudioPublishTime *self,
                         gint64 at,
                         int zone)
{
  g_autofree char *time = NULL;
  int minutes = DEFAULT_MINUTES;
  GDate day;

  g_return_if_fail (STUDIO_IS_PUBLISH_TIME (self));

  self->zone = zone;
  studio_moment_to_day (at > 0 ? at : now_in_seconds (), zone, &day, at > 0 ? &minutes : NULL);
  if (at <= 0)
    g_date_add_days (&day, 1);
  time = studio_time_format (minutes);
  self->filling = TRUE;
  studio_month_grid_set_date (self->month, &day);
  gtk_editable_set_text (self->time, time);
  gtk_label_set_label (self->zone_name, studio_zone_get_name (zone));
  self->filling = FALSE;
  changed_cb (self);
}

gint64
studio_publish_time_get (StudioPublishTime *self)
{
  gint64 at;

  g_return_val_if_fail (STUDIO_IS_PUBLISH_TIME (self), 0);

  return read_time (self, &at, NULL) && at > now_in_seconds () ? at : 0;
}
