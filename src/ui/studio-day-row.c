#include "config.h"

#include "studio-day-row.h"

#include <glib/gi18n-lib.h>

#include "studio-date.h"

struct _StudioDayRow
{
  GtkListBoxRow parent_instance;
  GtkWidget *leaf;
  GtkLabel *day;
  GtkLabel *month;
  GtkLabel *name;
  GtkLabel *when;
  GtkWidget *estimate;
  GtkWidget *unverified;
  GtkActionable *create;
};

G_DEFINE_FINAL_TYPE (StudioDayRow, studio_day_row, GTK_TYPE_LIST_BOX_ROW)

static void
studio_day_row_class_init (StudioDayRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-day-row.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioDayRow, leaf);
  gtk_widget_class_bind_template_child (widget_class, StudioDayRow, day);
  gtk_widget_class_bind_template_child (widget_class, StudioDayRow, month);
  gtk_widget_class_bind_template_child (widget_class, StudioDayRow, name);
  gtk_widget_class_bind_template_child (widget_class, StudioDayRow, when);
  gtk_widget_class_bind_template_child (widget_class, StudioDayRow, estimate);
  gtk_widget_class_bind_template_child (widget_class, StudioDayRow, unverified);
  gtk_widget_class_bind_template_child (widget_class, StudioDayRow, create);
}

static void
studio_day_row_init (StudioDayRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Returns: (transfer full) */
static char *
say_when (const GDate *date,
          const GDate *today)
{
  int n_days = g_date_days_between (today, date);

  if (n_days == 0)
    return g_strdup (_ ("Today"));
  if (n_days == 1)
    return g_strdup (_ ("Tomorrow"));
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "in %d day", "in %d days", (gulong) n_days), n_days);
}

/* "Nov" of "25 Nov 2026": the month as short as a leaf of a calendar has it */
static void
show_date (StudioDayRow *self,
           const GDate *date)
{
  g_autofree char *whole = studio_date_format (date, STUDIO_DATE_SHORT), *day = studio_date_format (date, STUDIO_DATE_DAY);
  g_auto (GStrv) parts = g_strsplit (whole, " ", 3);

  gtk_label_set_label (self->day, day);
  gtk_label_set_label (self->month, g_strv_length (parts) > 1 ? parts[1] : "");
}

GtkWidget *
studio_day_row_new (const StudioObservance *observance,
                    const GDate *today,
                    guint number)
{
  StudioDayRow *self = g_object_new (STUDIO_TYPE_DAY_ROW, NULL);
  g_autofree char *when = say_when (&observance->date, today), *date = studio_date_format (&observance->date, STUDIO_DATE_LONG);
  g_autofree char *spoken = g_strdup_printf ("%s, %s, %s", observance->name, date, when);
  /* TRANSLATORS: what a button makes: a post about a day, for screen readers */
  g_autofree char *make = g_strdup_printf (_ ("Create: %s"), observance->name);

  show_date (self, &observance->date);
  gtk_label_set_label (self->name, observance->name);
  gtk_label_set_label (self->when, when);
  gtk_widget_set_visible (self->estimate, observance->estimated);
  gtk_widget_set_visible (self->unverified, observance->unverified);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), date);
  if (observance->regional)
    gtk_widget_add_css_class (self->leaf, "regional");
  else if (observance->holiday)
    gtk_widget_add_css_class (self->leaf, "holiday");
  gtk_actionable_set_action_name (self->create, "home.create");
  gtk_actionable_set_action_target (self->create, "u", number);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->create), GTK_ACCESSIBLE_PROPERTY_LABEL, make, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return GTK_WIDGET (self);
}
