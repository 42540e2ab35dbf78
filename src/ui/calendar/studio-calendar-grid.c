#include "config.h"

#include "studio-calendar-grid.h"

#include <glib/gi18n-lib.h>

#include "studio-calendar-day.h"
#include "studio-calendar-words.h"
#include "studio-date.h"
#include "studio-month.h"

struct _StudioCalendarGrid
{
  GtkWidget parent_instance;
  GtkWidget *box;
  GtkWidget *heads;
  GtkLabel *weekdays[7];
  GPtrArray *days; /* (element-type StudioCalendarDay): borrowed, in order */

  StudioActivities *activities;     /* (nullable) */
  StudioCalendarModel *model;       /* (nullable) */
  StudioCalendarPictures *pictures; /* (nullable) */
  GDateWeekday weekday;
  GDate selected;
  GDate first; /* shown */
  int n_weeks;
};

G_DEFINE_FINAL_TYPE (StudioCalendarGrid, studio_calendar_grid, GTK_TYPE_WIDGET)

static guint selected_signal, moved_signal;

static StudioCalendarDay *
day_at (StudioCalendarGrid *self,
        const GDate *date)
{
  int n = g_date_valid (&self->first) ? g_date_days_between (&self->first, date) : -1;

  return n >= 0 && n < (int) self->days->len ? g_ptr_array_index (self->days, n) : NULL;
}

/* --- what it shows --- */

/* A gap is told in its middle, or where it is first seen. */
static void
show_gap (StudioCalendarGrid *self,
          const StudioGap *gap)
{
  GDate place = gap->first, last = gap->first, today = studio_calendar_model_get_today (self->model);
  StudioCalendarDay *day;
  g_autofree char *words = NULL, *length = NULL, *from = NULL, *to = NULL, *hint = NULL;

  g_date_add_days (&place, (guint) gap->n_days / 2);
  g_date_add_days (&last, (guint) gap->n_days - 1);
  day = day_at (self, &place);
  if (day == NULL && day_at (self, &last) != NULL)
    day = g_ptr_array_index (self->days, 0);
  else if (day == NULL && day_at (self, &gap->first) != NULL)
    day = day_at (self, &gap->first);
  if (day == NULL)
    return;
  /* TRANSLATORS: days between two posts, in a narrow cell */
  words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "gap of %d day", "gap of %d days", (gulong) gap->n_days), gap->n_days);
  length = studio_calendar_words_gap (gap->n_days);
  from = studio_calendar_words_date (&gap->first, &today);
  to = studio_calendar_words_date (&last, &today);
  hint = g_strdup_printf ("%s (%s–%s)", length, from, to);
  studio_calendar_day_set_gap (day, words, hint);
}

static void
show_activities (StudioCalendarGrid *self,
                 StudioCalendarDay *day,
                 const GDate *date)
{
  g_autoptr (GPtrArray) items = self->activities != NULL ? studio_activities_list_day (self->activities, date) : NULL;
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *count = NULL;

  if (items == NULL || items->len == 0) {
    studio_calendar_day_set_activities (day, NULL, NULL);
    return;
  }
  for (guint i = 0; i < items->len; i++) {
    const StudioActivityItem *item = g_ptr_array_index (items, i);

    g_string_append_printf (names, "%s%s (%s)", i > 0 ? "\n" : "", studio_activity_get_text (item->record->root, "title"), studio_activity_state_name (item->state));
  }
  count = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u activity", "%u activities", items->len), items->len);
  studio_calendar_day_set_activities (day, count, names->str);
}

void
studio_calendar_grid_set_activities (StudioCalendarGrid *self,
                                     StudioActivities *activities)
{
  g_return_if_fail (STUDIO_IS_CALENDAR_GRID (self));

  g_set_object (&self->activities, activities);
}

void
studio_calendar_grid_refresh (StudioCalendarGrid *self)
{
  GArray *gaps;
  GDate date;

  g_return_if_fail (STUDIO_IS_CALENDAR_GRID (self));

  if (self->model == NULL || !g_date_valid (&self->first))
    return;
  date = self->first;
  for (guint i = 0; i < self->days->len; i++) {
    studio_calendar_day_show (g_ptr_array_index (self->days, i), self->model, self->pictures, &date, self->n_weeks > 1 ? &self->selected : NULL);
    studio_calendar_day_set_gap (g_ptr_array_index (self->days, i), NULL, NULL);
    show_activities (self, g_ptr_array_index (self->days, i), &date);
    g_date_add_days (&date, 1);
  }
  gaps = studio_calendar_model_get_gaps (self->model);
  for (guint i = 0; i < gaps->len; i++)
    show_gap (self, &g_array_index (gaps, StudioGap, i));
}

static void
show_weekdays (StudioCalendarGrid *self)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) (4 + (int) self->weekday), G_DATE_JANUARY, 2026); /* the fifth is a Monday */
  for (int i = 0; i < 7; i++) {
    g_autofree char *name = studio_date_format (&date, STUDIO_DATE_WEEKDAY);

    gtk_label_set_label (self->weekdays[i], name);
    g_date_add_days (&date, 1);
  }
}

static void
mark (StudioCalendarGrid *self,
      gboolean selected)
{
  StudioCalendarDay *day = g_date_valid (&self->selected) ? day_at (self, &self->selected) : NULL;

  if (day != NULL)
    studio_calendar_day_set_selected (day, selected);
}

void
studio_calendar_grid_select (StudioCalendarGrid *self,
                             const GDate *day)
{
  GDate first;
  gboolean leafed;

  g_return_if_fail (STUDIO_IS_CALENDAR_GRID (self) && g_date_valid (day));

  first = self->n_weeks > 1 ? studio_month_begin (day, self->weekday) : studio_week_begin (day, self->weekday);
  leafed = !g_date_valid (&self->first) || g_date_compare (&first, &self->first) != 0 || g_date_get_month (day) != g_date_get_month (&self->selected);
  mark (self, FALSE);
  self->selected = *day;
  self->first = first;
  mark (self, TRUE);
  if (leafed && self->model != NULL)
    studio_calendar_model_show (self->model, &first, self->n_weeks * 7);
}

const GDate *
studio_calendar_grid_get_selected (StudioCalendarGrid *self)
{
  g_return_val_if_fail (STUDIO_IS_CALENDAR_GRID (self), NULL);

  return &self->selected;
}

void
studio_calendar_grid_set_first_weekday (StudioCalendarGrid *self,
                                        GDateWeekday weekday)
{
  g_return_if_fail (STUDIO_IS_CALENDAR_GRID (self) && g_date_valid_weekday (weekday));

  self->weekday = weekday;
  show_weekdays (self);
  if (!g_date_valid (&self->selected))
    return;
  mark (self, FALSE);
  g_date_clear (&self->first, 1);
  studio_calendar_grid_select (self, &self->selected);
}

void
studio_calendar_grid_set_model (StudioCalendarGrid *self,
                                StudioCalendarModel *model,
                                StudioCalendarPictures *pictures)
{
  g_return_if_fail (STUDIO_IS_CALENDAR_GRID (self));

  g_set_object (&self->model, model);
  g_set_object (&self->pictures, pictures);
}

/* --- keys and pointer --- */

static void
choose (StudioCalendarGrid *self,
        const GDate *date)
{
  StudioCalendarDay *day;

  studio_calendar_grid_select (self, date);
  day = day_at (self, date);
  if (day != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (day));
  g_signal_emit (self, selected_signal, 0);
}

static void
day_pressed_cb (StudioCalendarDay *day,
                StudioCalendarGrid *self)
{
  choose (self, studio_calendar_day_get_date (day));
}

static gboolean
move_selected (StudioCalendarGrid *self,
               int n_days)
{
  GDate date = self->selected;

  if (!g_date_valid (&date))
    return FALSE;
  if (n_days >= 0)
    g_date_add_days (&date, (guint) n_days);
  else
    g_date_subtract_days (&date, (guint) -n_days);
  choose (self, &date);
  return TRUE;
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint key,
        guint code,
        GdkModifierType modifiers,
        StudioCalendarGrid *self)
{
  if ((modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0)
    return FALSE;
  switch (key) {
  case GDK_KEY_Left:
  case GDK_KEY_KP_Left:
    return move_selected (self, -1);
  case GDK_KEY_Right:
  case GDK_KEY_KP_Right:
    return move_selected (self, 1);
  case GDK_KEY_Up:
  case GDK_KEY_KP_Up:
    return move_selected (self, -7);
  case GDK_KEY_Down:
  case GDK_KEY_KP_Down:
    return move_selected (self, 7);
  default:
    return FALSE;
  }
}

gboolean
studio_calendar_grid_focus_posts (StudioCalendarGrid *self)
{
  StudioCalendarDay *day;
  GtkWidget *chip;

  g_return_val_if_fail (STUDIO_IS_CALENDAR_GRID (self), FALSE);

  day = g_date_valid (&self->selected) ? day_at (self, &self->selected) : NULL;
  chip = day != NULL ? studio_calendar_day_get_first_chip (day) : NULL;
  return chip != NULL && gtk_widget_grab_focus (chip);
}

static gboolean
studio_calendar_grid_grab_focus (GtkWidget *widget)
{
  StudioCalendarGrid *self = STUDIO_CALENDAR_GRID (widget);
  StudioCalendarDay *day = g_date_valid (&self->selected) ? day_at (self, &self->selected) : NULL;

  return day != NULL && gtk_widget_grab_focus (GTK_WIDGET (day));
}

/* The chosen day, then its posts, then out. */
static gboolean
studio_calendar_grid_focus (GtkWidget *widget,
                            GtkDirectionType direction)
{
  StudioCalendarGrid *self = STUDIO_CALENDAR_GRID (widget);
  StudioCalendarDay *day = g_date_valid (&self->selected) ? day_at (self, &self->selected) : NULL;
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  if (day == NULL)
    return FALSE;
  if (focus == NULL || !gtk_widget_is_ancestor (focus, widget))
    return gtk_widget_grab_focus (GTK_WIDGET (day));
  if (focus == GTK_WIDGET (day))
    return direction == GTK_DIR_TAB_FORWARD && studio_calendar_grid_focus_posts (self);
  if (!gtk_widget_is_ancestor (focus, GTK_WIDGET (day)))
    return FALSE;
  if (direction == GTK_DIR_TAB_BACKWARD && focus == studio_calendar_day_get_first_chip (day))
    return gtk_widget_grab_focus (GTK_WIDGET (day));
  for (focus = direction == GTK_DIR_TAB_BACKWARD ? gtk_widget_get_prev_sibling (focus) : gtk_widget_get_next_sibling (focus); focus != NULL;
       focus = direction == GTK_DIR_TAB_BACKWARD ? gtk_widget_get_prev_sibling (focus) : gtk_widget_get_next_sibling (focus)) {
    if (gtk_widget_get_child_visible (focus) && gtk_widget_get_focusable (focus))
      return gtk_widget_grab_focus (focus);
  }
  return FALSE;
}

static void
dropped_cb (StudioCalendarDay *day,
            StudioPlanned *planned,
            StudioCalendarGrid *self)
{
  g_signal_emit (self, moved_signal, 0, planned, g_date_get_julian (studio_calendar_day_get_date (day)));
}

/* --- */

static void
studio_calendar_grid_dispose (GObject *object)
{
  StudioCalendarGrid *self = STUDIO_CALENDAR_GRID (object);

  g_ptr_array_set_size (self->days, 0);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->model);
  g_clear_object (&self->activities);
  g_clear_object (&self->pictures);

  G_OBJECT_CLASS (studio_calendar_grid_parent_class)->dispose (object);
}

static void
studio_calendar_grid_finalize (GObject *object)
{
  g_ptr_array_unref (STUDIO_CALENDAR_GRID (object)->days);

  G_OBJECT_CLASS (studio_calendar_grid_parent_class)->finalize (object);
}

static void
studio_calendar_grid_class_init (StudioCalendarGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_calendar_grid_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_calendar_grid_finalize;
  widget_class->focus = studio_calendar_grid_focus;
  widget_class->grab_focus = studio_calendar_grid_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
  selected_signal = g_signal_new ("selected", STUDIO_TYPE_CALENDAR_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  moved_signal = g_signal_new ("moved", STUDIO_TYPE_CALENDAR_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                               STUDIO_TYPE_PLANNED | G_SIGNAL_TYPE_STATIC_SCOPE, G_TYPE_UINT);
}

static void
add_heads (StudioCalendarGrid *self)
{
  self->heads = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_box_set_homogeneous (GTK_BOX (self->heads), TRUE);
  gtk_widget_add_css_class (self->heads, "calendar-heads");
  for (int i = 0; i < 7; i++) {
    self->weekdays[i] = GTK_LABEL (gtk_label_new (""));
    gtk_label_set_xalign (self->weekdays[i], 0);
    gtk_label_set_ellipsize (self->weekdays[i], PANGO_ELLIPSIZE_END);
    gtk_box_append (GTK_BOX (self->heads), GTK_WIDGET (self->weekdays[i]));
  }
  gtk_box_append (GTK_BOX (self->box), self->heads);
}

static void
add_days (StudioCalendarGrid *self)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_row_homogeneous (GTK_GRID (grid), TRUE);
  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  gtk_widget_set_vexpand (grid, TRUE);
  for (int i = 0; i < self->n_weeks * 7; i++) {
    GtkWidget *day = studio_calendar_day_new ();

    gtk_widget_set_hexpand (day, TRUE);
    studio_calendar_day_set_wide (STUDIO_CALENDAR_DAY (day), self->n_weeks == 1);
    g_signal_connect (day, "pressed", G_CALLBACK (day_pressed_cb), self);
    g_signal_connect (day, "dropped", G_CALLBACK (dropped_cb), self);
    gtk_grid_attach (GTK_GRID (grid), day, i % 7, i / 7, 1, 1);
    g_ptr_array_add (self->days, day);
  }
  gtk_box_append (GTK_BOX (self->box), grid);
}

static void
studio_calendar_grid_init (StudioCalendarGrid *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->days = g_ptr_array_new ();
  self->weekday = G_DATE_MONDAY;
  g_date_clear (&self->selected, 1);
  g_date_clear (&self->first, 1);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_css_class (GTK_WIDGET (self), "calendar-grid");
}

GtkWidget *
studio_calendar_grid_new (int n_weeks)
{
  StudioCalendarGrid *self = g_object_new (STUDIO_TYPE_CALENDAR_GRID, NULL);

  self->n_weeks = n_weeks;
  add_heads (self);
  add_days (self);
  show_weekdays (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, n_weeks > 1 ? _ ("Month") : _ ("Week"), -1);
  return GTK_WIDGET (self);
}
