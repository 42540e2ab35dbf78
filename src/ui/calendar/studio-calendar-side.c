#include "config.h"

#include "studio-calendar-side.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-calendar-words.h"
#include "studio-date.h"
#include "studio-drop-template.h"
#include "studio-moment.h"

#define COMING_DAYS 31
#define MAX_COMING 4
#define MAX_MISSED 3
#define MAX_STALE 3
#define MAX_UNTOLD 5
#define THUMB_WIDTH 30
#define THUMB_HEIGHT 38

struct _StudioCalendarSide
{
  GtkWidget parent_instance;
  GtkLabel *date;
  GtkLabel *names;
  GtkWidget *nothing;
  GtkListBox *posts;
  GtkListBox *activities;
  GtkWidget *untold_box;
  GtkListBox *untold;
  GtkLabel *untold_more;
  GtkWidget *coming_box;
  GtkListBox *coming;
  GtkWidget *missed_box;
  GtkListBox *missed;
  GtkLabel *missed_more;
  GtkWidget *stale_box;
  GtkListBox *stale;

  StudioCalendarModel *model;       /* (nullable) */
  StudioCalendarPictures *pictures; /* (nullable) */
  StudioActivities *log;            /* (nullable) */
  GPtrArray *days;                  /* (nullable) StudioObservance */
};

G_DEFINE_FINAL_TYPE (StudioCalendarSide, studio_calendar_side, GTK_TYPE_WIDGET)

static void
clear (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

/* Returns: (transfer floating) */
static GtkWidget *
make_label (const char *text,
            const char *style,
            gboolean wrap)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_width_chars (GTK_LABEL (label), 1);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (wrap) {
    gtk_label_set_wrap (GTK_LABEL (label), TRUE);
    gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
    gtk_label_set_lines (GTK_LABEL (label), 3);
  }
  gtk_widget_set_hexpand (label, TRUE);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
make_words (const char *title,
            const char *detail,
            gboolean wrap)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1), *small = make_label (detail, "caption", wrap);

  gtk_widget_add_css_class (small, "dim-label");
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), make_label (title, NULL, FALSE));
  gtk_box_append (GTK_BOX (words), small);
  return words;
}

/* --- rows of posts --- */

/* Returns: (transfer floating): a row that opens the post */
static GtkWidget *
make_post_row (StudioCalendarSide *self,
               StudioPlanned *planned,
               const char *detail,
               gboolean wrap)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10), *thumb = studio_calendar_thumb_new (THUMB_WIDTH, THUMB_HEIGHT, 3);
  g_autofree char *spoken = g_strdup_printf ("%s, %s, %s", planned->title, detail, studio_calendar_words_state (planned));

  gtk_widget_add_css_class (box, "calendar-row");
  gtk_box_append (GTK_BOX (box), thumb);
  gtk_box_append (GTK_BOX (box), make_words (planned->title, detail, wrap));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (row), "planned", studio_planned_ref (planned), (GDestroyNotify) studio_planned_unref);
  if (self->pictures != NULL)
    studio_calendar_pictures_show (self->pictures, STUDIO_CALENDAR_THUMB (thumb), planned->id);
  return row;
}

static void
row_activated_cb (StudioCalendarSide *self,
                  GtkListBoxRow *row)
{
  const StudioPlanned *planned = g_object_get_data (G_OBJECT (row), "planned");

  if (planned != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "calendar.open", "(su)", planned->id, 0u);
}

static void
show_posts (StudioCalendarSide *self,
            const GDate *day)
{
  g_autoptr (GPtrArray) posts = studio_calendar_model_list_day (self->model, day);

  clear (self->posts);
  for (guint i = 0; i < posts->len; i++) {
    g_autofree char *detail = studio_calendar_words_detail (g_ptr_array_index (posts, i), studio_calendar_model_get_offset (self->model));

    gtk_list_box_append (self->posts, make_post_row (self, g_ptr_array_index (posts, i), detail, FALSE));
  }
  gtk_widget_set_visible (GTK_WIDGET (self->posts), posts->len > 0);
  gtk_widget_set_visible (self->nothing, posts->len == 0);
}

static void
show_missed (StudioCalendarSide *self,
             const GDate *today)
{
  g_autoptr (GPtrArray) missed = studio_calendar_model_list_missed (self->model);
  int offset = studio_calendar_model_get_offset (self->model);
  g_autofree char *more = NULL;

  clear (self->missed);
  for (guint i = 0; i < MIN (missed->len, MAX_MISSED); i++) {
    StudioPlanned *planned = g_ptr_array_index (missed, i);
    g_autofree char *date = NULL, *detail = NULL;
    GDate day;

    studio_moment_to_day (planned->at, offset, &day, NULL);
    date = studio_calendar_words_date (&day, today);
    detail = g_strdup_printf ("%s · %s", date, studio_calendar_words_state (planned));
    gtk_list_box_append (self->missed, make_post_row (self, planned, detail, FALSE));
  }
  gtk_widget_set_visible (self->missed_box, missed->len > 0);
  if (missed->len > MAX_MISSED)
    more = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "and %u more", "and %u more", missed->len - MAX_MISSED), missed->len - MAX_MISSED);
  gtk_label_set_label (self->missed_more, more != NULL ? more : "");
  gtk_widget_set_visible (GTK_WIDGET (self->missed_more), more != NULL);
}

static void
show_stale (StudioCalendarSide *self,
            const GDate *today)
{
  GPtrArray *stale = studio_calendar_model_list_stale (self->model);
  int offset = studio_calendar_model_get_offset (self->model);

  clear (self->stale);
  for (guint i = 0; i < MIN (stale->len, MAX_STALE); i++) {
    StudioPlanned *planned = g_ptr_array_index (stale, i);
    g_autofree char *date = NULL, *detail = NULL;
    gboolean past = planned->until * G_USEC_PER_SEC < g_get_real_time ();
    GDate day;

    /* what ends with a day ends at the midnight after it */
    studio_moment_to_day (planned->until - 1, offset, &day, NULL);
    date = studio_calendar_words_date (&day, today);
    detail = g_strdup_printf (past ? _ ("Held until %s. Take it down or publish an update.") : _ ("Holds until %s. Prepare an update."), date);
    gtk_list_box_append (self->stale, make_post_row (self, planned, detail, TRUE));
  }
  gtk_widget_set_visible (self->stale_box, stale->len > 0);
}

/* --- activities --- */

/* Returns: (transfer floating): a row that changes the activity, with a button for its post */
static GtkWidget *
make_activity_row (const StudioActivityItem *item,
                   const char *detail)
{
  const char *title = studio_activity_get_text (item->record->root, "title");
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *post = gtk_button_new_with_label (item->state == STUDIO_ACTIVITY_UNTOLD ? _ ("Create") : _ ("Open"));
  g_autofree char *spoken = g_strdup_printf ("%s, %s", title, detail);
  g_autofree char *hint = g_strdup_printf (item->state == STUDIO_ACTIVITY_UNTOLD ? _ ("Create a post: %s") : _ ("Open the post: %s"), title);

  gtk_widget_add_css_class (box, "calendar-row");
  gtk_box_append (GTK_BOX (box), make_words (title, detail, FALSE));
  gtk_widget_set_valign (post, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (post), "s", item->record->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (post), "calendar.tell-activity");
  gtk_widget_set_tooltip_text (post, hint);
  gtk_accessible_update_property (GTK_ACCESSIBLE (post), GTK_ACCESSIBLE_PROPERTY_LABEL, hint, -1);
  gtk_box_append (GTK_BOX (box), post);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (row), "activity", g_strdup (item->record->id), g_free);
  return row;
}

static void
activity_activated_cb (StudioCalendarSide *self,
                       GtkListBoxRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "calendar.edit-activity", "s", g_object_get_data (G_OBJECT (row), "activity"));
}

static void
show_activities (StudioCalendarSide *self,
                 const GDate *day)
{
  g_autoptr (GPtrArray) items = studio_activities_list_day (self->log, day);

  clear (self->activities);
  for (guint i = 0; i < items->len; i++) {
    const StudioActivityItem *item = g_ptr_array_index (items, i);
    const char *time = studio_activity_get_text (item->record->root, "time"), *place = studio_activity_get_text (item->record->root, "place");
    g_autofree char *detail = g_strdup_printf ("%s%s%s%s%s", time, *time != '\0' ? " · " : "", place, *place != '\0' ? " · " : "", studio_activity_state_name (item->state));

    gtk_list_box_append (self->activities, make_activity_row (item, detail));
  }
  gtk_widget_set_visible (GTK_WIDGET (self->activities), items->len > 0);
}

static void
show_untold (StudioCalendarSide *self,
             const GDate *today)
{
  g_autoptr (GPtrArray) items = studio_activities_list_untold (self->log, today);
  g_autofree char *more = items->len > MAX_UNTOLD ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "and %u more", "and %u more", items->len - MAX_UNTOLD), items->len - MAX_UNTOLD) : NULL;

  clear (self->untold);
  for (guint i = 0; i < MIN (items->len, MAX_UNTOLD); i++) {
    const StudioActivityItem *item = g_ptr_array_index (items, i);
    g_autofree char *date = studio_calendar_words_date (&item->date, today), *detail = g_strdup_printf ("%s · %s", date, studio_activity_state_name (item->state));

    gtk_list_box_append (self->untold, make_activity_row (item, detail));
  }
  gtk_widget_set_visible (self->untold_box, items->len > 0);
  gtk_label_set_label (self->untold_more, more != NULL ? more : "");
  gtk_widget_set_visible (GTK_WIDGET (self->untold_more), more != NULL);
}

/* --- days to come --- */

/* Returns: (transfer full): whether there is a post for the day */
static char *
tell_coming (StudioCalendarSide *self,
             const StudioObservance *day,
             const GDate *today)
{
  g_autoptr (GPtrArray) posts = studio_calendar_model_list_day (self->model, &day->date);
  g_autofree char *date = studio_calendar_words_date (&day->date, today);

  if (posts->len == 0)
    /* TRANSLATORS: a date, "25 Nov"; there is no post for it */
    return g_strdup_printf (_ ("%s · none yet"), date);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%1$s · %2$u post", "%1$s · %2$u posts", posts->len), date, posts->len);
}

static GtkWidget *
make_coming_row (StudioCalendarSide *self,
                 const StudioObservance *day,
                 guint number,
                 const GDate *today)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *create = gtk_button_new_with_label (_ ("Create"));
  g_autofree char *detail = tell_coming (self, day, today);
  g_autofree char *make = g_strdup_printf (_ ("Create: %s"), day->name);

  gtk_widget_add_css_class (box, "calendar-row");
  gtk_box_append (GTK_BOX (box), make_words (day->name, detail, FALSE));
  gtk_widget_set_valign (create, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (create), "u", number);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (create), "calendar.create");
  gtk_widget_set_tooltip_text (create, make);
  gtk_accessible_update_property (GTK_ACCESSIBLE (create), GTK_ACCESSIBLE_PROPERTY_LABEL, make, -1);
  gtk_box_append (GTK_BOX (box), create);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_set_tooltip_text (row, day->name);
  return row;
}

static void
show_coming (StudioCalendarSide *self,
             const GDate *today)
{
  clear (self->coming);
  g_clear_pointer (&self->days, g_ptr_array_unref);
  self->days = studio_calendar_model_list_coming (self->model, COMING_DAYS);
  for (guint i = 0; i < MIN (self->days->len, MAX_COMING); i++)
    gtk_list_box_append (self->coming, make_coming_row (self, g_ptr_array_index (self->days, i), i, today));
  gtk_widget_set_visible (self->coming_box, self->days->len > 0);
}

/* --- */

/* "Jumat, 20 November": without the year if it is this one */
static void
show_head (StudioCalendarSide *self,
           const GDate *day,
           const GDate *today)
{
  g_autofree char *text = studio_date_format (day, STUDIO_DATE_LONG);
  GPtrArray *observances = studio_calendar_model_list_observances (self->model, day);
  g_autoptr (GString) names = g_string_new (NULL);
  char *year = strrchr (text, ' ');

  if (year != NULL && g_date_get_year (day) == g_date_get_year (today))
    *year = '\0';
  gtk_label_set_label (self->date, text);
  for (guint i = 0; observances != NULL && i < observances->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? "\n" : "", ((StudioObservance *) g_ptr_array_index (observances, i))->name);
  gtk_label_set_label (self->names, names->str);
  gtk_widget_set_visible (GTK_WIDGET (self->names), names->len > 0);
}

void
studio_calendar_side_show (StudioCalendarSide *self,
                           const GDate *day)
{
  GDate today;

  g_return_if_fail (STUDIO_IS_CALENDAR_SIDE (self) && g_date_valid (day));

  today = studio_calendar_model_get_today (self->model);
  show_head (self, day, &today);
  show_posts (self, day);
  if (self->log != NULL) {
    show_activities (self, day);
    show_untold (self, &today);
  }
  show_coming (self, &today);
  show_missed (self, &today);
  show_stale (self, &today);
}

void
studio_calendar_side_set_model (StudioCalendarSide *self,
                                StudioCalendarModel *model,
                                StudioCalendarPictures *pictures)
{
  g_return_if_fail (STUDIO_IS_CALENDAR_SIDE (self));

  g_set_object (&self->model, model);
  g_set_object (&self->pictures, pictures);
}

void
studio_calendar_side_set_activities (StudioCalendarSide *self,
                                     StudioActivities *activities)
{
  g_return_if_fail (STUDIO_IS_CALENDAR_SIDE (self));

  g_set_object (&self->log, activities);
}

GPtrArray *
studio_calendar_side_get_coming (StudioCalendarSide *self)
{
  g_return_val_if_fail (STUDIO_IS_CALENDAR_SIDE (self), NULL);

  return self->days;
}

static void
studio_calendar_side_dispose (GObject *object)
{
  StudioCalendarSide *self = STUDIO_CALENDAR_SIDE (object);

  studio_drop_template (GTK_WIDGET (self), STUDIO_TYPE_CALENDAR_SIDE);
  g_clear_object (&self->model);
  g_clear_object (&self->pictures);
  g_clear_object (&self->log);
  g_clear_pointer (&self->days, g_ptr_array_unref);

  G_OBJECT_CLASS (studio_calendar_side_parent_class)->dispose (object);
}

static void
studio_calendar_side_class_init (StudioCalendarSideClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_calendar_side_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-calendar-side.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioCalendarSide, date);
  gtk_widget_class_bind_template_child (widget_class, StudioCalendarSide, names);
  gtk_widget_class_bind_template_child (widget_class, StudioCalendarSide, nothing);
  gtk_widget_class_bind_template_child (widget_class, StudioCalendarSide, posts);
  gtk_widget_class_bind_template_child (widget_class, StudioCalendarSide, coming_box);
  gtk_widget_class_bind_template_child (widget_class, StudioCalendarSide, coming);
  gtk_widget_class_bind_template_child (widget_class, StudioCalendarSide, missed_box);
  gtk_widget_class_bind_template_child (widget_class, StudioCalendarSide, missed);
  gtk_widget_class_bind_template_child (widget_class, StudioCalendarSide, missed_more);
  gtk_widget_class_bind_template_child (widget_class, StudioCalendarSide, stale_box);
  gtk_widget_class_bind_template_child (widget_class, StudioCalendarSide, stale);
  gtk_widget_class_bind_template_child (widget_class, StudioCalendarSide, activities);
  gtk_widget_class_bind_template_child (widget_class, StudioCalendarSide, untold_box);
  gtk_widget_class_bind_template_child (widget_class, StudioCalendarSide, untold);
  gtk_widget_class_bind_template_child (widget_class, StudioCalendarSide, untold_more);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, activity_activated_cb);
}

static void
studio_calendar_side_init (StudioCalendarSide *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
