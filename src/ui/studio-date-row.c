#include "config.h"

#include "studio-date-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-date.h"

#include "studio-month-grid.h"

struct _StudioDateRow
{
  StudioTextRow parent_instance;
  StudioMonthGrid *month;
  GtkWidget *popover;
  char *fixed; /* (nullable): the line without the wrong weekday */
};

G_DEFINE_FINAL_TYPE (StudioDateRow, studio_date_row, STUDIO_TYPE_TEXT_ROW)

static GDate
today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) g_date_time_get_day_of_month (now), (GDateMonth) g_date_time_get_month (now),
                  (GDateYear) g_date_time_get_year (now));
  return date;
}

/* "Kamis, 20 November 2026" with the wrong day: the date itself is what people mean. */
static void
look_for_fix (StudioDateRow *self,
              const char *text)
{
  const char *comma = strchr (text, ',');
  GDate date, now = today ();

  g_clear_pointer (&self->fixed, g_free);
  g_date_clear (&date, 1);
  if (comma != NULL && studio_date_parse (comma + 1, &now, &date, NULL))
    self->fixed = studio_date_format (&date, STUDIO_DATE_LONG);
  studio_field_row_offer_fix (STUDIO_FIELD_ROW (self), self->fixed != NULL);
}

static JsonNode *
studio_date_row_read (StudioTextRow *row,
                      const char *text,
                      char **reading,
                      GError **error)
{
  StudioDateRow *self = STUDIO_DATE_ROW (row);
  g_autofree char *iso = NULL;
  g_autofree char *full = NULL;
  GDate date, now = today ();

  g_date_clear (&date, 1);
  if (!studio_date_parse (text, &now, &date, error)) {
    look_for_fix (self, text);
    return NULL;
  }
  studio_field_row_offer_fix (STUDIO_FIELD_ROW (self), FALSE);
  studio_month_grid_set_date (self->month, &date);
  iso = studio_date_to_iso (&date);
  full = studio_date_format (&date, STUDIO_DATE_LONG);
  if (!g_str_equal (full, text))
    *reading = g_steal_pointer (&full);
  return studio_json_string (iso);
}

static char *
studio_date_row_write (StudioTextRow *row,
                       JsonNode *value)
{
  const char *iso = JSON_NODE_HOLDS_VALUE (value) ? json_node_get_string (value) : NULL;
  GDate date;

  g_date_clear (&date, 1);
  if (iso == NULL || !studio_date_from_iso (iso, &date))
    return g_strdup (iso != NULL ? iso : "");
  return studio_date_format (&date, STUDIO_DATE_LONG);
}

static void
studio_date_row_fix (StudioFieldRow *row)
{
  g_autofree char *fixed = g_steal_pointer (&STUDIO_DATE_ROW (row)->fixed);

  if (fixed != NULL)
    studio_text_row_set_text (STUDIO_TEXT_ROW (row), fixed);
}

static void
chosen_cb (StudioDateRow *self)
{
  g_autofree char *text = studio_date_format (studio_month_grid_get_date (self->month), STUDIO_DATE_LONG);

  g_assert (STUDIO_IS_DATE_ROW (self));

  gtk_popover_popdown (GTK_POPOVER (self->popover));
  studio_text_row_set_text (STUDIO_TEXT_ROW (self), text);
  studio_field_row_focus (STUDIO_FIELD_ROW (self), -1);
}

static void
popover_shown_cb (StudioDateRow *self)
{
  g_assert (STUDIO_IS_DATE_ROW (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->month));
}

static void
studio_date_row_constructed (GObject *object)
{
  StudioDateRow *self = STUDIO_DATE_ROW (object);
  const StudioField *field;
  g_autofree char *name = NULL;
  GtkWidget *button = gtk_menu_button_new ();

  G_OBJECT_CLASS (studio_date_row_parent_class)->constructed (object);

  field = studio_field_row_get_field (STUDIO_FIELD_ROW (self));
  name = g_strdup_printf (_ ("%s: choose from a calendar"), field->label);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "x-office-calendar-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), self->popover);
  gtk_widget_set_tooltip_text (button, _ ("Choose from a calendar"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (button)), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "field-button");
  studio_text_row_add_button (STUDIO_TEXT_ROW (self), button);
}

static void
studio_date_row_finalize (GObject *object)
{
  g_clear_pointer (&STUDIO_DATE_ROW (object)->fixed, g_free);

  G_OBJECT_CLASS (studio_date_row_parent_class)->finalize (object);
}

static void
studio_date_row_class_init (StudioDateRowClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = studio_date_row_constructed;
  G_OBJECT_CLASS (klass)->finalize = studio_date_row_finalize;
  STUDIO_FIELD_ROW_CLASS (klass)->fix = studio_date_row_fix;
  STUDIO_TEXT_ROW_CLASS (klass)->read = studio_date_row_read;
  STUDIO_TEXT_ROW_CLASS (klass)->write = studio_date_row_write;
}

static void
studio_date_row_init (StudioDateRow *self)
{
  self->month = STUDIO_MONTH_GRID (studio_month_grid_new ());
  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), GTK_WIDGET (self->month));
  g_signal_connect_swapped (self->month, "chosen", G_CALLBACK (chosen_cb), self);
  g_signal_connect_swapped (self->popover, "show", G_CALLBACK (popover_shown_cb), self);
}

GtkWidget *
studio_date_row_new (StudioDocument *document,
                     const StudioField *field)
{
  return g_object_new (STUDIO_TYPE_DATE_ROW, "document", document, "field", field, NULL);
}
