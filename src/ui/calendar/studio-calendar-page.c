#include "config.h"

#include "studio-calendar-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-brand-office.h"
#include "studio-calendar-page-private.h"
#include "studio-calendar-words.h"
#include "studio-date.h"
#include "studio-drop-template.h"
#include "studio-month.h"
#include "studio-panel.h"
#include "studio-template-item.h"
#include "studio-week.h"

#define GREETING "hari-besar"
/* Days around the month that the profile shows beside it */
#define FEED_MARGIN 45

G_DEFINE_FINAL_TYPE (StudioCalendarPage, studio_calendar_page, GTK_TYPE_WIDGET)

void
_studio_calendar_page_tell (StudioCalendarPage *self,
                            const char *sentence)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", sentence);
}

static gboolean
shows_week (StudioCalendarPage *self)
{
  return gtk_toggle_button_get_active (self->week_button);
}

void
_studio_calendar_page_get_span (StudioCalendarPage *self,
                                GDate *first,
                                int *n_days)
{
  *first = self->selected;
  if (shows_week (self)) {
    *first = studio_week_begin (&self->selected, self->weekday);
    *n_days = 7;
    return;
  }
  g_date_set_day (first, 1);
  *n_days = g_date_get_days_in_month (g_date_get_month (first), g_date_get_year (first));
}

/* --- what is shown --- */

static int
find_longest_gap (StudioCalendarPage *self,
                  const GDate *first,
                  int n_days)
{
  GArray *gaps = studio_calendar_model_get_gaps (self->model);
  int longest = 0;

  for (guint i = 0; i < gaps->len; i++) {
    const StudioGap *gap = &g_array_index (gaps, StudioGap, i);
    int begin = g_date_days_between (first, &gap->first);

    if (begin < n_days && begin + gap->n_days > 0)
      longest = MAX (longest, gap->n_days);
  }
  return longest;
}

static void
show_summary (StudioCalendarPage *self)
{
  g_autoptr (GPtrArray) posts = NULL;
  g_autofree char *count = NULL, *text = NULL;
  int n_days, longest;
  GDate first;

  if (gtk_toggle_button_get_active (self->ledger_button)) {
    text = studio_ledger_view_summarise (self->ledger);
    gtk_label_set_label (self->summary, text);
    return;
  }
  _studio_calendar_page_get_span (self, &first, &n_days);
  posts = studio_calendar_model_list_days (self->model, &first, n_days);
  longest = find_longest_gap (self, &first, n_days);
  count = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u post", "%u posts", posts->len), posts->len);
  if (longest > 0)
    /* TRANSLATORS: "11 posts · longest gap 3 days" */
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%1$s · longest gap %2$d day", "%1$s · longest gap %2$d days", (gulong) longest), count, longest);
  else
    text = g_steal_pointer (&count);
  gtk_label_set_label (self->summary, studio_calendar_model_is_loaded (self->model) ? text : "");
}

static void
show_title (StudioCalendarPage *self)
{
  g_autofree char *title = NULL;

  if (shows_week (self)) {
    GDate first = studio_week_begin (&self->selected, self->weekday), last = first;

    g_date_add_days (&last, 6);
    title = studio_date_format_range (&first, &last);
  } else {
    title = studio_date_format (&self->selected, STUDIO_DATE_MONTH_YEAR);
  }
  gtk_label_set_label (self->month_name, title);
}

static void
show_feed (StudioCalendarPage *self)
{
  GDate first;
  int n_days;

  _studio_calendar_page_get_span (self, &first, &n_days);
  g_date_subtract_days (&first, FEED_MARGIN);
  studio_calendar_feed_show (self->feed, self->model, self->pictures, &first, n_days + 2 * FEED_MARGIN);
}

static gboolean
shows_grid (StudioCalendarPage *self)
{
  return !gtk_toggle_button_get_active (self->feed_button) && !gtk_toggle_button_get_active (self->ledger_button);
}

static StudioCalendarGrid *
grid_of (StudioCalendarPage *self)
{
  return shows_week (self) ? self->week : self->month;
}

static void
model_changed_cb (StudioCalendarPage *self)
{
  /* a second window is told of the office before it has looked at any day */
  if (self->pictures == NULL || !g_date_valid (&self->selected))
    return;
  if (gtk_toggle_button_get_active (self->feed_button))
    show_feed (self);
  else if (gtk_toggle_button_get_active (self->ledger_button))
    studio_ledger_view_show (self->ledger, &self->selected, studio_calendar_model_get_offset (self->model));
  else
    studio_calendar_grid_refresh (grid_of (self));
  show_title (self);
  show_summary (self);
  studio_calendar_side_show (self->side, &self->selected);
}

/* The days that are looked at go out to the model, which answers at once with what it knows. */
static void
choose_day (StudioCalendarPage *self,
            const GDate *day)
{
  GDate before = *studio_calendar_grid_get_selected (grid_of (self));

  self->selected = *day;
  studio_calendar_grid_select (grid_of (self), day);
  if (g_date_valid (&before) && g_date_get_month (&before) == g_date_get_month (day))
    model_changed_cb (self);
}

static void
selected_cb (StudioCalendarPage *self,
             StudioCalendarGrid *grid)
{
  self->selected = *studio_calendar_grid_get_selected (grid);
  show_title (self);
  show_summary (self);
  studio_calendar_side_show (self->side, &self->selected);
}

static void
view_cb (StudioCalendarPage *self,
         GtkToggleButton *button)
{
  const char *name = "month";

  if (!gtk_toggle_button_get_active (button) || !g_date_valid (&self->selected))
    return;
  if (button == self->feed_button)
    name = "feed";
  else if (button == self->ledger_button)
    name = "ledger";
  else if (button == self->week_button)
    name = "week";
  gtk_stack_set_visible_child_name (self->views, name);
  /* the ledger is no matter of single days, and needs the room */
  gtk_widget_set_visible (self->panel, button != self->ledger_button);
  studio_calendar_grid_select (grid_of (self), &self->selected);
  model_changed_cb (self);
}

/* The ledger has something else to say. */
static void
summarise (GtkWidget *widget,
           const char *name,
           GVariant *parameter)
{
  show_summary (STUDIO_CALENDAR_PAGE (widget));
}

/* --- leafing --- */

static void
leaf (GtkWidget *widget,
      const char *name,
      GVariant *parameter)
{
  StudioCalendarPage *self = STUDIO_CALENDAR_PAGE (widget);
  int step = g_variant_get_int32 (parameter);
  GDate day = self->selected;

  if (shows_week (self) && step > 0)
    g_date_add_days (&day, 7);
  else if (shows_week (self))
    g_date_subtract_days (&day, 7);
  else
    day = studio_month_step (&self->selected, step);
  choose_day (self, &day);
  if (gtk_widget_is_visible (GTK_WIDGET (grid_of (self))) && shows_grid (self) &&
      gtk_widget_get_focus_child (GTK_WIDGET (grid_of (self))) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (grid_of (self)));
}

static void
go_today (GtkWidget *widget,
          const char *name,
          GVariant *parameter)
{
  StudioCalendarPage *self = STUDIO_CALENDAR_PAGE (widget);
  GDate today = studio_calendar_model_get_today (self->model);

  choose_day (self, &today);
  if (shows_grid (self))
    gtk_widget_grab_focus (GTK_WIDGET (grid_of (self)));
}

/* --- posts --- */

static void
open_post (GtkWidget *widget,
           const char *name,
           GVariant *parameter)
{
  const char *id;

  g_variant_get (parameter, "(&su)", &id, NULL);
  gtk_widget_activate_action (widget, "win.open-library", "s", id);
}

/* Enter on a day: its post, or the choice among several. */
static void
enter (GtkWidget *widget,
       const char *name,
       GVariant *parameter)
{
  StudioCalendarPage *self = STUDIO_CALENDAR_PAGE (widget);
  g_autoptr (GPtrArray) posts = studio_calendar_model_list_day (self->model, &self->selected);

  if (posts->len == 1)
    gtk_widget_activate_action (widget, "win.open-library", "s", ((StudioPlanned *) g_ptr_array_index (posts, 0))->id);
  else
    studio_calendar_grid_focus_posts (grid_of (self));
}

static void
new_post (GtkWidget *widget,
          const char *name,
          GVariant *parameter)
{
  g_autofree char *day = studio_date_to_iso (&STUDIO_CALENDAR_PAGE (widget)->selected);

  gtk_widget_activate_action (widget, "win.start-on", "s", day);
}

static gboolean
has_template (StudioCalendarPage *self,
              const char *id)
{
  GListModel *items = studio_gallery_get_templates (self->services->gallery);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++) {
    g_autoptr (StudioTemplateItem) item = g_list_model_get_item (items, i);

    if (g_str_equal (studio_template_get_id (studio_template_item_get_template (item)), id))
      return TRUE;
  }
  return FALSE;
}

/* A post for one of the days to come, planned for it. */
static void
create (GtkWidget *widget,
        const char *name,
        GVariant *parameter)
{
  StudioCalendarPage *self = STUDIO_CALENDAR_PAGE (widget);
  GPtrArray *days = studio_calendar_side_get_coming (self->side);
  guint number = g_variant_get_uint32 (parameter);
  StudioBrand *brand = studio_gallery_get_brand (self->services->gallery);
  g_autofree char *content = NULL, *day = NULL;
  const StudioObservance *observance;
  const char *template;

  if (days == NULL || number >= days->len || brand == NULL)
    return;
  observance = g_ptr_array_index (days, number);
  template = has_template (self, observance->template_id) ? observance->template_id : GREETING;
  content = studio_json_write (observance->content);
  day = studio_date_to_iso (&observance->date);
  gtk_widget_activate_action (widget, "win.start-filled-on", "(sssss)", day, template, studio_brand_get_id (brand), observance->name, content);
}

/* --- the office --- */

static const char *
region_of (StudioBrand *brand)
{
  StudioJsonAt at = studio_json_at_root ("brand.json", studio_brand_get_json (brand));
  const char *region = NULL;

  studio_json_get_string (&at, "region", FALSE, &region, NULL);
  return region;
}

/* One choice for each brand, below what else the menu has. */
static void
fill_menu (StudioCalendarPage *self)
{
  GListModel *brands = studio_gallery_get_brands (self->services->gallery);
  g_autoptr (GMenu) menu = g_menu_new (), files = g_menu_new (), choices = g_menu_new (), weeks = g_menu_new (), agenda = g_menu_new ();

  g_menu_append (files, _ ("Export for Calendars (ICS)…"), "calendar.export-ics");
  g_menu_append (files, _ ("Export as a Table (CSV)…"), "calendar.export-csv");
  g_menu_append (agenda, _ ("Note an Activity…"), "calendar.note-activity");
  g_menu_append (agenda, _ ("Take in an Agenda (CSV)…"), "calendar.import-agenda");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (agenda));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (files));
  g_menu_append (choices, _ ("All brands"), "calendar.brand::");
  for (guint i = 0; i < g_list_model_get_n_items (brands); i++) {
    g_autoptr (StudioBrand) brand = g_list_model_get_item (brands, i);
    g_autoptr (GMenuItem) item = g_menu_item_new (studio_brand_get_name (brand), NULL);

    g_menu_item_set_action_and_target (item, "calendar.brand", "s", studio_brand_get_id (brand));
    g_menu_append_item (choices, item);
  }
  g_menu_append_section (menu, _ ("Show posts of"), G_MENU_MODEL (choices));
  g_menu_append (weeks, _ ("Monday"), "week.week-begins::monday");
  g_menu_append (weeks, _ ("Sunday"), "week.week-begins::sunday");
  g_menu_append_section (menu, _ ("Weeks begin on"), G_MENU_MODEL (weeks));
  gtk_menu_button_set_menu_model (self->menu_button, G_MENU_MODEL (menu));
}

static void
office_cb (StudioCalendarPage *self)
{
  StudioBrand *brand = studio_gallery_get_brand (self->services->gallery);

  fill_menu (self);
  if (brand != NULL)
    studio_calendar_model_set_office (self->model, studio_gallery_get_observances (self->services->gallery), region_of (brand), studio_brand_get_zone (brand));
}

static void
choose_brand (StudioCalendarPage *self)
{
  studio_calendar_model_set_brand (self->model, self->brand != NULL && *self->brand != '\0' ? self->brand : NULL);
}

static void
choose_week (StudioCalendarPage *self)
{
  self->weekday = studio_week_get_first (self->services->settings);
  studio_calendar_grid_set_first_weekday (self->month, self->weekday);
  studio_calendar_grid_set_first_weekday (self->week, self->weekday);
  if (g_date_valid (&self->selected))
    model_changed_cb (self);
}

static void
add_activities (StudioCalendarPage *self)
{
  self->activities = studio_activities_new (self->services->library);
  studio_calendar_grid_set_activities (self->month, self->activities);
  studio_calendar_grid_set_activities (self->week, self->activities);
  studio_calendar_side_set_activities (self->side, self->activities);
  g_signal_connect_object (self->activities, "changed", G_CALLBACK (model_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->activities, "failed", G_CALLBACK (_studio_calendar_page_tell), self, G_CONNECT_SWAPPED);
}

static void
add_week_action (StudioCalendarPage *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GAction) action = g_settings_create_action (self->services->settings, "week-begins");

  g_action_map_add_action (G_ACTION_MAP (group), action);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "week", G_ACTION_GROUP (group));
}

static void
library_changed_cb (StudioCalendarPage *self,
                    const char *id)
{
  studio_calendar_pictures_forget (self->pictures, id);
}

/* Days without posts would be taken for days on which nothing is planned. */
static void
recovery_changed_cb (StudioCalendarPage *self)
{
  const char *problem = studio_recovery_get_problem (self->services->recovery);

  gtk_widget_set_visible (self->trouble, problem != NULL);
  gtk_label_set_label (self->trouble_sentence, problem != NULL ? problem : "");
}

void
studio_calendar_page_set_services (StudioCalendarPage *self,
                                   const StudioServices *services)
{
  GDate today;

  g_return_if_fail (STUDIO_IS_CALENDAR_PAGE (self) && services != NULL);

  self->services = services;
  self->pictures = studio_calendar_pictures_new (services->library);
  studio_calendar_model_set_library (self->model, services->library);
  studio_calendar_model_set_postman (self->model, services->postman);
  studio_calendar_grid_set_model (self->month, self->model, self->pictures);
  studio_calendar_grid_set_model (self->week, self->model, self->pictures);
  studio_ledger_view_set_services (self->ledger, services);
  studio_calendar_side_set_model (self->side, self->model, self->pictures);
  add_activities (self);
  g_signal_connect_object (services->recovery, "changed", G_CALLBACK (recovery_changed_cb), self, G_CONNECT_SWAPPED);
  recovery_changed_cb (self);
  g_signal_connect_object (services->library, "changed", G_CALLBACK (library_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (services->gallery, "notify::brand", G_CALLBACK (office_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (services->settings, "changed::week-begins", G_CALLBACK (choose_week), self, G_CONNECT_SWAPPED);
  add_week_action (self);
  office_cb (self);
  today = studio_calendar_model_get_today (self->model);
  choose_week (self);
  choose_day (self, &today);
}

/* --- */

static void
studio_calendar_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (studio_calendar_page_parent_class)->map (widget);
  studio_calendar_model_set_shown (STUDIO_CALENDAR_PAGE (widget)->model, TRUE);
}

static void
studio_calendar_page_unmap (GtkWidget *widget)
{
  studio_calendar_model_set_shown (STUDIO_CALENDAR_PAGE (widget)->model, FALSE);
  GTK_WIDGET_CLASS (studio_calendar_page_parent_class)->unmap (widget);
}

static gboolean
studio_calendar_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (grid_of (STUDIO_CALENDAR_PAGE (widget))));
}

enum {
  PROP_BRAND = 1,
};

static void
studio_calendar_page_get_property (GObject *object,
                                   guint id,
                                   GValue *value,
                                   GParamSpec *pspec)
{
  StudioCalendarPage *self = STUDIO_CALENDAR_PAGE (object);

  if (id == PROP_BRAND)
    g_value_set_string (value, self->brand != NULL ? self->brand : "");
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
studio_calendar_page_set_property (GObject *object,
                                   guint id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  StudioCalendarPage *self = STUDIO_CALENDAR_PAGE (object);

  if (id != PROP_BRAND) {
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    return;
  }
  g_free (self->brand);
  self->brand = g_value_dup_string (value);
  choose_brand (self);
  g_object_notify_by_pspec (object, pspec);
}

static void
studio_calendar_page_dispose (GObject *object)
{
  StudioCalendarPage *self = STUDIO_CALENDAR_PAGE (object);

  g_clear_object (&self->chooser);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  studio_drop_template (GTK_WIDGET (self), STUDIO_TYPE_CALENDAR_PAGE);
  g_clear_object (&self->model);
  g_clear_object (&self->pictures);
  g_clear_object (&self->activities);
  g_clear_pointer (&self->moved, g_free);
  g_clear_pointer (&self->brand, g_free);
  g_clear_pointer (&self->before, json_node_unref);

  G_OBJECT_CLASS (studio_calendar_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (STUDIO_TYPE_CALENDAR_SIDE);
  g_type_ensure (STUDIO_TYPE_PANEL);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-calendar-page.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioCalendarPage, trouble);
  gtk_widget_class_bind_template_child (widget_class, StudioCalendarPage, trouble_sentence);
  gtk_widget_class_bind_template_child (widget_class, StudioCalendarPage, month_name);
  gtk_widget_class_bind_template_child (widget_class, StudioCalendarPage, summary);
  gtk_widget_class_bind_template_child (widget_class, StudioCalendarPage, views);
  gtk_widget_class_bind_template_child (widget_class, StudioCalendarPage, month_button);
  gtk_widget_class_bind_template_child (widget_class, StudioCalendarPage, week_button);
  gtk_widget_class_bind_template_child (widget_class, StudioCalendarPage, feed_button);
  gtk_widget_class_bind_template_child (widget_class, StudioCalendarPage, ledger_button);
  gtk_widget_class_bind_template_child (widget_class, StudioCalendarPage, panel);
  gtk_widget_class_bind_template_child (widget_class, StudioCalendarPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, StudioCalendarPage, side);
  gtk_widget_class_bind_template_callback (widget_class, view_cb);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "calendar.leaf", "i", leaf);
  gtk_widget_class_install_action (widget_class, "calendar.today", NULL, go_today);
  gtk_widget_class_install_action (widget_class, "calendar.open", "(su)", open_post);
  gtk_widget_class_install_action (widget_class, "calendar.enter", NULL, enter);
  gtk_widget_class_install_action (widget_class, "calendar.new", NULL, new_post);
  gtk_widget_class_install_action (widget_class, "calendar.summarise", NULL, summarise);
  gtk_widget_class_install_action (widget_class, "calendar.create", "u", create);
  gtk_widget_class_install_property_action (widget_class, "calendar.brand", "brand");
  _studio_calendar_page_install_move (widget_class);
  _studio_calendar_page_install_files (widget_class);
  _studio_calendar_page_install_activities (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, 0, "calendar.leaf", "i", -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, 0, "calendar.leaf", "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Home, 0, "calendar.today", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, 0, "calendar.enter", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, 0, "calendar.enter", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, 0, "calendar.new", NULL);
}

static void
studio_calendar_page_class_init (StudioCalendarPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = studio_calendar_page_get_property;
  object_class->set_property = studio_calendar_page_set_property;
  object_class->dispose = studio_calendar_page_dispose;
  widget_class->map = studio_calendar_page_map;
  widget_class->unmap = studio_calendar_page_unmap;
  widget_class->grab_focus = studio_calendar_page_grab_focus;
  g_object_class_install_property (object_class, PROP_BRAND,
                                   g_param_spec_string ("brand", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY));
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template (widget_class);
  install_actions (widget_class);
}

static void
add_grid (StudioCalendarPage *self,
          StudioCalendarGrid **grid,
          int n_weeks,
          const char *name)
{
  *grid = STUDIO_CALENDAR_GRID (studio_calendar_grid_new (n_weeks));
  g_signal_connect_swapped (*grid, "selected", G_CALLBACK (selected_cb), self);
  g_signal_connect_swapped (*grid, "moved", G_CALLBACK (_studio_calendar_page_move), self);
  gtk_stack_add_named (self->views, GTK_WIDGET (*grid), name);
}

static void
studio_calendar_page_init (StudioCalendarPage *self)
{
  self->weekday = G_DATE_MONDAY;
  g_date_clear (&self->selected, 1);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->model = studio_calendar_model_new ();
  g_signal_connect_swapped (self->model, "changed", G_CALLBACK (model_changed_cb), self);
  add_grid (self, &self->month, STUDIO_MONTH_WEEKS, "month");
  add_grid (self, &self->week, 1, "week");
  self->feed = STUDIO_CALENDAR_FEED (studio_calendar_feed_new ());
  gtk_stack_add_named (self->views, GTK_WIDGET (self->feed), "feed");
  self->ledger = STUDIO_LEDGER_VIEW (studio_ledger_view_new ());
  gtk_stack_add_named (self->views, GTK_WIDGET (self->ledger), "ledger");
}
