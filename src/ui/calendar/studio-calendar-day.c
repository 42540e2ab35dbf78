#include "config.h"

#include "studio-calendar-day.h"

#include <glib/gi18n-lib.h>

#include "studio-calendar-chip.h"
#include "studio-date.h"

#define PAD 3
#define SPACING 2
#define CHIP_HEIGHT 30
/* No screen shows more of one day; the others are only counted */
#define MAX_CHIPS 8

struct _StudioCalendarDay
{
  GtkWidget parent_instance;
  GtkWidget *head;
  GtkLabel *number;
  GtkLabel *name;
  GtkLabel *activities;
  GtkLabel *gap;
  GtkLabel *more;
  GPtrArray *chips; /* (element-type GtkWidget): children */
  guint n_posts;
  GDate date;
  gboolean wide;
};

G_DEFINE_FINAL_TYPE (StudioCalendarDay, studio_calendar_day, GTK_TYPE_WIDGET)

static guint pressed_signal, dropped_signal;

/* --- how many fit --- */

static int
height_of (GtkWidget *widget,
           int width)
{
  int minimum, natural;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, &minimum, &natural, NULL, NULL);
  return natural;
}

static int
chip_height (StudioCalendarDay *self,
             GtkWidget *chip,
             int width)
{
  return self->wide ? height_of (chip, width) : MAX (CHIP_HEIGHT, height_of (chip, width));
}

static void
studio_calendar_day_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  StudioCalendarDay *self = STUDIO_CALENDAR_DAY (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = 40;
    *natural = 120;
    return;
  }
  *minimum = height_of (self->head, -1) + 2 * PAD;
  *natural = MAX (*minimum, 100);
}

static void
place (GtkWidget *widget,
       int y,
       int width,
       int height)
{
  gtk_widget_set_child_visible (widget, TRUE);
  gtk_widget_size_allocate (widget, &(GtkAllocation){ PAD, y, width, height }, -1);
}

/* Returns: the number of chips below one another that @room has place for */
static guint
count_fitting (StudioCalendarDay *self,
               int width,
               int room)
{
  guint n = 0;

  for (int used = 0; n < self->chips->len; n++) {
    used += chip_height (self, g_ptr_array_index (self->chips, n), width) + (n > 0 ? SPACING : 0);
    if (used > room)
      break;
  }
  return n;
}

static void
studio_calendar_day_size_allocate (GtkWidget *widget,
                                   int width,
                                   int height,
                                   int baseline)
{
  StudioCalendarDay *self = STUDIO_CALENDAR_DAY (widget);
  int inner = MAX (width - 2 * PAD, 1), y = PAD, head = height_of (self->head, -1), more = height_of (GTK_WIDGET (self->more), -1);
  int room = height - 2 * PAD - head - SPACING;
  guint n = count_fitting (self, inner, room);

  if (n < self->n_posts)
    n = count_fitting (self, inner, room - more - SPACING);
  place (self->head, y, inner, head);
  y += head + SPACING;
  for (guint i = 0; i < self->chips->len; i++) {
    GtkWidget *chip = g_ptr_array_index (self->chips, i);

    gtk_widget_set_child_visible (chip, i < n);
    if (i >= n)
      continue;
    place (chip, y, inner, chip_height (self, chip, inner));
    y += chip_height (self, chip, inner) + SPACING;
  }
  gtk_widget_set_child_visible (GTK_WIDGET (self->more), n < self->n_posts);
  if (n < self->n_posts) {
    g_autofree char *text = g_strdup_printf (n > 0 ? _ ("+%u more") : g_dngettext (GETTEXT_PACKAGE, "%u post", "%u posts", self->n_posts - n), self->n_posts - n);

    gtk_label_set_label (self->more, text);
    place (GTK_WIDGET (self->more), MIN (y, height - more), inner, more);
  }
  gtk_widget_set_child_visible (GTK_WIDGET (self->gap), self->chips->len == 0);
  if (self->chips->len == 0)
    place (GTK_WIDGET (self->gap), y, inner, height_of (GTK_WIDGET (self->gap), inner));
}

/* --- what it shows --- */

static void
set_class (StudioCalendarDay *self,
           const char *name,
           gboolean on)
{
  if (on)
    gtk_widget_add_css_class (GTK_WIDGET (self), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), name);
}

static void
clear_chips (StudioCalendarDay *self)
{
  for (guint i = 0; i < self->chips->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->chips, i));
  g_ptr_array_set_size (self->chips, 0);
}

static void
show_name (StudioCalendarDay *self,
           GPtrArray *observances,
           gboolean *holiday)
{
  g_autoptr (GString) names = g_string_new (NULL);

  *holiday = FALSE;
  for (guint i = 0; observances != NULL && i < observances->len; i++) {
    const StudioObservance *day = g_ptr_array_index (observances, i);

    g_string_append_printf (names, "%s%s", i > 0 ? "\n" : "", day->name);
    *holiday = *holiday || day->holiday;
  }
  gtk_label_set_label (self->name, names->len > 0 ? ((StudioObservance *) g_ptr_array_index (observances, 0))->name : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->name), names->len > 0 ? names->str : NULL);
}

static void
tell (StudioCalendarDay *self,
      guint n_posts)
{
  g_autofree char *date = studio_date_format (&self->date, STUDIO_DATE_LONG);
  g_autofree char *posts = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u post", "%u posts", n_posts), n_posts);
  g_autofree char *spoken = NULL;
  const char *name = gtk_label_get_label (self->name);

  if (*name != '\0')
    spoken = g_strdup_printf ("%s, %s, %s", date, name, posts);
  else
    spoken = g_strdup_printf ("%s, %s", date, posts);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

void
studio_calendar_day_show (StudioCalendarDay *self,
                          StudioCalendarModel *model,
                          StudioCalendarPictures *pictures,
                          const GDate *day,
                          const GDate *month)
{
  g_autoptr (GPtrArray) posts = NULL;
  g_autofree char *number = NULL;
  GDate today;
  gboolean holiday;

  g_return_if_fail (STUDIO_IS_CALENDAR_DAY (self) && g_date_valid (day));

  self->date = *day;
  posts = studio_calendar_model_list_day (model, day);
  today = studio_calendar_model_get_today (model);
  number = studio_date_format (day, STUDIO_DATE_DAY);
  gtk_label_set_label (self->number, number);
  show_name (self, studio_calendar_model_list_observances (model, day), &holiday);
  set_class (self, "today", g_date_compare (day, &today) == 0);
  set_class (self, "other-month", month != NULL && g_date_get_month (day) != g_date_get_month (month));
  set_class (self, "free", holiday || g_date_get_weekday (day) == G_DATE_SUNDAY);
  clear_chips (self);
  self->n_posts = posts->len;
  for (guint i = 0; i < MIN (posts->len, MAX_CHIPS); i++) {
    GtkWidget *chip = studio_calendar_chip_new (g_ptr_array_index (posts, i), day, studio_calendar_model_get_offset (model), self->wide, pictures);

    gtk_widget_set_parent (chip, GTK_WIDGET (self));
    g_ptr_array_add (self->chips, chip);
  }
  tell (self, posts->len);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
studio_calendar_day_set_gap (StudioCalendarDay *self,
                             const char *gap,
                             const char *hint)
{
  g_return_if_fail (STUDIO_IS_CALENDAR_DAY (self));

  gtk_label_set_label (self->gap, gap != NULL ? gap : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->gap), hint);
}

void
studio_calendar_day_set_activities (StudioCalendarDay *self,
                                    const char *count,
                                    const char *names)
{
  g_return_if_fail (STUDIO_IS_CALENDAR_DAY (self));

  gtk_label_set_label (self->activities, count != NULL ? count : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->activities), names);
  gtk_widget_set_visible (GTK_WIDGET (self->activities), count != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->activities), GTK_ACCESSIBLE_PROPERTY_LABEL, names != NULL ? names : "", -1);
}

const GDate *
studio_calendar_day_get_date (StudioCalendarDay *self)
{
  g_return_val_if_fail (STUDIO_IS_CALENDAR_DAY (self), NULL);

  return &self->date;
}

void
studio_calendar_day_set_selected (StudioCalendarDay *self,
                                  gboolean selected)
{
  g_return_if_fail (STUDIO_IS_CALENDAR_DAY (self));

  if (selected)
    gtk_widget_set_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_SELECTED, FALSE);
  else
    gtk_widget_unset_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_SELECTED);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
}

void
studio_calendar_day_set_wide (StudioCalendarDay *self,
                              gboolean wide)
{
  g_return_if_fail (STUDIO_IS_CALENDAR_DAY (self));

  self->wide = wide;
}

GtkWidget *
studio_calendar_day_get_first_chip (StudioCalendarDay *self)
{
  GtkWidget *chip;

  g_return_val_if_fail (STUDIO_IS_CALENDAR_DAY (self), NULL);

  chip = self->chips->len > 0 ? g_ptr_array_index (self->chips, 0) : NULL;
  return chip != NULL && gtk_widget_get_child_visible (chip) ? chip : NULL;
}

/* --- the pointer --- */

/* A post that is pressed is opened or dragged, for which its day has to stay as it is. */
static void
pressed_cb (StudioCalendarDay *self,
            int n_press,
            double x,
            double y)
{
  GtkWidget *under = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  if (under == NULL || !(STUDIO_IS_CALENDAR_CHIP (under) || gtk_widget_get_ancestor (under, STUDIO_TYPE_CALENDAR_CHIP) != NULL))
    g_signal_emit (self, pressed_signal, 0);
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue *value,
         double x,
         double y,
         StudioCalendarDay *self)
{
  g_signal_emit (self, dropped_signal, 0, g_value_get_boxed (value));
  return TRUE;
}

/* --- */

static void
studio_calendar_day_dispose (GObject *object)
{
  StudioCalendarDay *self = STUDIO_CALENDAR_DAY (object);

  clear_chips (self);
  g_clear_pointer (&self->head, gtk_widget_unparent);
  if (self->gap != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->gap));
  if (self->more != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->more));
  self->gap = self->more = NULL;

  G_OBJECT_CLASS (studio_calendar_day_parent_class)->dispose (object);
}

static void
studio_calendar_day_finalize (GObject *object)
{
  g_ptr_array_unref (STUDIO_CALENDAR_DAY (object)->chips);

  G_OBJECT_CLASS (studio_calendar_day_parent_class)->finalize (object);
}

static void
studio_calendar_day_class_init (StudioCalendarDayClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_calendar_day_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_calendar_day_finalize;
  widget_class->measure = studio_calendar_day_measure;
  widget_class->size_allocate = studio_calendar_day_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "day");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID_CELL);
  pressed_signal = g_signal_new ("pressed", STUDIO_TYPE_CALENDAR_DAY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  dropped_signal = g_signal_new ("dropped", STUDIO_TYPE_CALENDAR_DAY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                 STUDIO_TYPE_PLANNED | G_SIGNAL_TYPE_STATIC_SCOPE);
}

/* Returns: a label of one line that gives way */
static GtkLabel *
make_label (const char *style)
{
  GtkWidget *label = gtk_label_new ("");

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, style);
  return GTK_LABEL (label);
}

static void
studio_calendar_day_init (StudioCalendarDay *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkDropTarget *drop = gtk_drop_target_new (STUDIO_TYPE_PLANNED, GDK_ACTION_MOVE);

  self->chips = g_ptr_array_new ();
  g_date_clear (&self->date, 1);
  self->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
  self->number = GTK_LABEL (gtk_label_new (""));
  gtk_widget_add_css_class (GTK_WIDGET (self->number), "day-number");
  self->name = make_label ("day-name");
  gtk_widget_set_hexpand (GTK_WIDGET (self->name), TRUE);
  gtk_box_append (GTK_BOX (self->head), GTK_WIDGET (self->number));
  self->activities = GTK_LABEL (gtk_label_new (""));
  gtk_widget_add_css_class (GTK_WIDGET (self->activities), "day-activities");
  gtk_box_append (GTK_BOX (self->head), GTK_WIDGET (self->name));
  gtk_box_append (GTK_BOX (self->head), GTK_WIDGET (self->activities));
  self->gap = make_label ("day-gap");
  self->more = make_label ("day-more");
  gtk_widget_set_parent (self->head, GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->gap), GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->more), GTK_WIDGET (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect (drop, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

GtkWidget *
studio_calendar_day_new (void)
{
  return g_object_new (STUDIO_TYPE_CALENDAR_DAY, NULL);
}
