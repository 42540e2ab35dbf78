#include "config.h"

#include "studio-month-grid.h"

#include <glib/gi18n-lib.h>

#include "studio-date.h"
#include "studio-month.h"
#include "studio-week.h"

struct _StudioMonthGrid
{
  GtkBox parent_instance;
  GtkLabel *month;
  GtkGrid *days;
  GtkLabel *weekdays[7];
  GtkWidget *buttons[STUDIO_MONTH_DAYS];
  GSettings *settings;
  GDate date;
  GDate first; /* of the month shown */
};

G_DEFINE_FINAL_TYPE (StudioMonthGrid, studio_month_grid, GTK_TYPE_BOX)

static guint chosen_signal;

static GDate
first_shown (StudioMonthGrid *self)
{
  return studio_month_begin (&self->first, studio_week_get_first (self->settings));
}

static void
show_day (StudioMonthGrid *self,
          GtkWidget *button,
          const GDate *day)
{
  g_autofree char *number = g_strdup_printf ("%u", g_date_get_day (day));
  g_autofree char *name = studio_date_format (day, STUDIO_DATE_LONG);
  gboolean other_month = g_date_get_month (day) != g_date_get_month (&self->first);

  gtk_button_set_label (GTK_BUTTON (button), number);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (other_month)
    gtk_widget_add_css_class (button, "dim-label");
  else
    gtk_widget_remove_css_class (button, "dim-label");
  if (g_date_compare (day, &self->date) == 0)
    gtk_widget_add_css_class (button, "chosen-day");
  else
    gtk_widget_remove_css_class (button, "chosen-day");
}

/* @first: of any week */
static void
show_weekdays (StudioMonthGrid *self,
               const GDate *first)
{
  GDate day = *first;

  for (guint i = 0; i < G_N_ELEMENTS (self->weekdays); i++) {
    g_autofree char *name = studio_date_format (&day, STUDIO_DATE_WEEKDAY);
    g_autofree char *start = g_utf8_substring (name, 0, 3);

    gtk_label_set_label (self->weekdays[i], start);
    g_date_add_days (&day, 1);
  }
}

static void
show_month (StudioMonthGrid *self)
{
  g_autofree char *name = studio_date_format (&self->first, STUDIO_DATE_MONTH_YEAR);
  GDate day = first_shown (self);

  gtk_label_set_text (self->month, name);
  show_weekdays (self, &day);
  for (guint i = 0; i < G_N_ELEMENTS (self->buttons); i++) {
    show_day (self, self->buttons[i], &day);
    g_date_add_days (&day, 1);
  }
}

static void
before_cb (StudioMonthGrid *self)
{
  g_assert (STUDIO_IS_MONTH_GRID (self));

  g_date_subtract_months (&self->first, 1);
  show_month (self);
}

static void
after_cb (StudioMonthGrid *self)
{
  g_assert (STUDIO_IS_MONTH_GRID (self));

  g_date_add_months (&self->first, 1);
  show_month (self);
}

static void
day_clicked_cb (StudioMonthGrid *self,
                GtkWidget *button)
{
  GDate day;
  int index = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "index"));

  g_assert (STUDIO_IS_MONTH_GRID (self));

  day = first_shown (self);
  g_date_add_days (&day, (guint) index);
  studio_month_grid_set_date (self, &day);
  g_signal_emit (self, chosen_signal, 0);
}

static void
add_headings (StudioMonthGrid *self)
{
  for (int i = 0; i < 7; i++) {
    GtkWidget *label = gtk_label_new ("");

    gtk_widget_add_css_class (label, "caption");
    gtk_widget_add_css_class (label, "dim-label");
    gtk_grid_attach (self->days, label, i, 0, 1, 1);
    self->weekdays[i] = GTK_LABEL (label);
  }
}

static void
add_days (StudioMonthGrid *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->buttons); i++) {
    GtkWidget *button = gtk_button_new_with_label ("");

    gtk_widget_add_css_class (button, "flat");
    gtk_widget_add_css_class (button, "day");
    g_object_set_data (G_OBJECT (button), "index", GUINT_TO_POINTER (i));
    g_signal_connect_swapped (button, "clicked", G_CALLBACK (day_clicked_cb), self);
    gtk_grid_attach (self->days, button, (int) i % 7, 1 + (int) i / 7, 1, 1);
    self->buttons[i] = button;
  }
}

static gboolean
studio_month_grid_grab_focus (GtkWidget *widget)
{
  StudioMonthGrid *self = STUDIO_MONTH_GRID (widget);
  GDate day = first_shown (self);
  int index = g_date_days_between (&day, &self->date);

  if (index < 0 || index >= (int) G_N_ELEMENTS (self->buttons))
    index = g_date_days_between (&day, &self->first);
  return gtk_widget_grab_focus (self->buttons[index]);
}

static void
studio_month_grid_dispose (GObject *object)
{
  g_clear_object (&STUDIO_MONTH_GRID (object)->settings);

  G_OBJECT_CLASS (studio_month_grid_parent_class)->dispose (object);
}

static void
studio_month_grid_class_init (StudioMonthGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_month_grid_dispose;
  widget_class->grab_focus = studio_month_grid_grab_focus;
  chosen_signal = g_signal_new ("chosen", STUDIO_TYPE_MONTH_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-month-grid.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioMonthGrid, month);
  gtk_widget_class_bind_template_child (widget_class, StudioMonthGrid, days);
  gtk_widget_class_bind_template_callback (widget_class, before_cb);
  gtk_widget_class_bind_template_callback (widget_class, after_cb);
}

static void
studio_month_grid_init (StudioMonthGrid *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->settings = g_settings_new (APPLICATION_ID);
  g_signal_connect_object (self->settings, "changed::week-begins", G_CALLBACK (show_month), self, G_CONNECT_SWAPPED);
  add_headings (self);
  add_days (self);
  g_date_clear (&self->date, 1);
  g_date_set_time_t (&self->date, (time_t) (g_get_real_time () / G_USEC_PER_SEC));
  studio_month_grid_set_date (self, &self->date);
}

GtkWidget *
studio_month_grid_new (void)
{
  return g_object_new (STUDIO_TYPE_MONTH_GRID, NULL);
}

void
studio_month_grid_set_date (StudioMonthGrid *self,
                            const GDate *date)
{
  g_return_if_fail (STUDIO_IS_MONTH_GRID (self) && g_date_valid (date));

  self->date = *date;
  self->first = *date;
  g_date_set_day (&self->first, 1);
  show_month (self);
}

const GDate *
studio_month_grid_get_date (StudioMonthGrid *self)
{
  g_return_val_if_fail (STUDIO_IS_MONTH_GRID (self), NULL);

  return &self->date;
}
