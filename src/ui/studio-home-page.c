#include "config.h"

#include "studio-home-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <time.h>

#include "studio-brand-bar.h"
#include "studio-day-row.h"
#include "studio-dropped.h"
#include "studio-election-banner.h"
#include "studio-panel.h"
#include "studio-recent-item.h"
#include "studio-recent-row.h"
#include "studio-backup-hint.h"
#include "studio-recovery-card.h"
#include "studio-template-item.h"
#include "studio-template-shelf.h"

#define SHOWN_POSTS 3
#define SHOWN_DAYS 3
#define MORE_DAYS 15
#define DAYS_AHEAD 366
#define REGIONAL_DAYS_AHEAD 60
#define GREETING "hari-besar"

struct _StudioHomePage
{
  GtkWidget parent_instance;
  GtkWidget *box;
  StudioRecoveryCard *recovery;
  StudioBackupHint *backup_hint;
  StudioBrandBar *brands;
  StudioTemplateShelf *shelf;
  GtkListBox *posts;
  GtkWidget *posts_hint;
  GtkWidget *days_box;
  GtkListBox *days;
  GtkToggleButton *more_days;

  StudioGallery *gallery;
  StudioRecent *recent;
  GPtrArray *coming; /* (nullable) StudioObservance: the rows of days */
};

G_DEFINE_FINAL_TYPE (StudioHomePage, studio_home_page, GTK_TYPE_WIDGET)

static void
problem_cb (StudioHomePage *self,
            const char *sentence)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", sentence);
}

static void
focus_search (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  studio_template_shelf_focus_search (STUDIO_HOME_PAGE (widget)->shelf);
}

/* --- days to come --- */

static gboolean
has_template (StudioHomePage *self,
              const char *id)
{
  GListModel *items = studio_gallery_get_templates (self->gallery);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++) {
    g_autoptr (StudioTemplateItem) item = g_list_model_get_item (items, i);

    if (g_str_equal (studio_template_get_id (studio_template_item_get_template (item)), id))
      return TRUE;
  }
  return FALSE;
}

/* Returns: (nullable): the template for the day; greetings will do where the proper one is missing */
static const char *
template_for (StudioHomePage *self,
              const StudioObservance *day)
{
  if (has_template (self, day->template_id))
    return day->template_id;
  return has_template (self, GREETING) ? GREETING : NULL;
}

static const char *
region_of (StudioBrand *brand)
{
  StudioJsonAt at = studio_json_at_root ("brand.json", studio_brand_get_json (brand));
  const char *region = NULL;

  studio_json_get_string (&at, "region", FALSE, &region, NULL);
  return region;
}

/* The next ones; the region's own day, which wants preparing, is told of long before. */
static void
choose_days (GPtrArray *days,
             guint n_wanted,
             const GDate *today)
{
  for (guint i = n_wanted; i < days->len; i++) {
    const StudioObservance *day = g_ptr_array_index (days, i);

    if (day->regional && g_date_days_between (today, &day->date) <= REGIONAL_DAYS_AHEAD) {
      g_ptr_array_insert (days, (int) n_wanted - 1, g_ptr_array_steal_index (days, i));
      break;
    }
  }
  g_ptr_array_set_size (days, (int) MIN (n_wanted, days->len));
}

static void
show_days (StudioHomePage *self)
{
  StudioObservances *all = studio_gallery_get_observances (self->gallery);
  StudioBrand *brand = studio_gallery_get_brand (self->gallery);
  gboolean more = gtk_toggle_button_get_active (self->more_days);
  GtkWidget *row;
  GDate today;

  if (all == NULL || brand == NULL)
    return;
  g_date_clear (&today, 1);
  g_date_set_time_t (&today, time (NULL));
  g_clear_pointer (&self->coming, g_ptr_array_unref);
  self->coming = studio_observances_list (all, &today, DAYS_AHEAD, region_of (brand));
  choose_days (self->coming, more ? MORE_DAYS : SHOWN_DAYS, &today);
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->days))) != NULL)
    gtk_list_box_remove (self->days, row);
  for (guint i = 0; i < self->coming->len; i++)
    gtk_list_box_append (self->days, studio_day_row_new (g_ptr_array_index (self->coming, i), &today, i));
  gtk_widget_set_visible (self->days_box, self->coming->len > 0);
}

static void
more_days_cb (StudioHomePage *self)
{
  gtk_button_set_label (GTK_BUTTON (self->more_days), gtk_toggle_button_get_active (self->more_days) ? _ ("Fewer") : _ ("More"));
  show_days (self);
}

/* What the table does not know for certain */
static void
warn_of_doubt (StudioHomePage *self,
               const StudioObservance *day)
{
  g_autofree char *sentence = NULL;

  if (day->estimated)
    sentence = g_strdup_printf (_ ("The date of “%s” is an estimate. Compare it with the government's decree before you publish."), day->name);
  else if (day->unverified)
    /* TRANSLATORS: a day's ordinal, "ke-63", and the day's name */
    sentence = g_strdup_printf (_ ("Check “%1$s” of “%2$s”: the number comes from general knowledge. Compare it with an official source before you publish."),
                                day->ordinal, day->name);
  if (sentence != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", sentence);
}

static void
create (GtkWidget *widget,
        const char *name,
        GVariant *parameter)
{
  StudioHomePage *self = STUDIO_HOME_PAGE (widget);
  guint number = g_variant_get_uint32 (parameter);
  g_autofree char *content = NULL;
  const StudioObservance *day;
  const char *id;

  if (self->coming == NULL || number >= self->coming->len)
    return;
  day = g_ptr_array_index (self->coming, number);
  id = template_for (self, day);
  if (id == NULL) {
    gtk_widget_activate_action (widget, "win.toast", "s", _ ("There is no template for this day. Choose one from the shelf."));
    return;
  }
  content = studio_json_write (day->content);
  gtk_widget_activate_action (widget, "win.start-filled", "(ssss)", id, studio_brand_get_id (studio_gallery_get_brand (self->gallery)), day->name,
                              content);
  studio_template_shelf_count_use (self->shelf, id);
  warn_of_doubt (self, day);
}

/* --- posts --- */

static void
posts_changed_cb (StudioHomePage *self)
{
  GListModel *items = studio_recent_get_items (self->recent);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->posts))) != NULL)
    gtk_list_box_remove (self->posts, row);
  for (guint i = 0; i < MIN (SHOWN_POSTS, g_list_model_get_n_items (items)); i++) {
    g_autoptr (StudioRecentItem) item = g_list_model_get_item (items, i);

    gtk_list_box_append (self->posts, studio_recent_row_new (item));
  }
  gtk_widget_set_visible (GTK_WIDGET (self->posts), g_list_model_get_n_items (items) > 0);
  gtk_widget_set_visible (self->posts_hint, g_list_model_get_n_items (items) == 0);
}

/* --- what is dropped on the page --- */

static void
act_on_path (StudioHomePage *self,
             const char *action,
             const StudioDropped *dropped)
{
  gtk_widget_activate_action (GTK_WIDGET (self), action, "^ay", g_ptr_array_index (dropped->paths, 0));
}

static void
start_photos (StudioHomePage *self,
              const StudioDropped *dropped)
{
  GVariantBuilder paths;

  g_variant_builder_init (&paths, G_VARIANT_TYPE ("aay"));
  for (guint i = 0; i < dropped->paths->len; i++)
    g_variant_builder_add (&paths, "^ay", g_ptr_array_index (dropped->paths, i));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.start-photos", "(saay)", studio_brand_get_id (studio_gallery_get_brand (self->gallery)), &paths);
}

static void
take_dropped (StudioHomePage *self,
              const StudioDropped *dropped)
{
  switch (dropped->kind) {
  case STUDIO_DROPPED_POST:
  case STUDIO_DROPPED_TEMPLATE:
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-path", "s", g_ptr_array_index (dropped->paths, 0));
    break;
  case STUDIO_DROPPED_BRAND:
    act_on_path (self, "win.import-brand", dropped);
    break;
  case STUDIO_DROPPED_PHOTO:
    start_photos (self, dropped);
    break;
  case STUDIO_DROPPED_TABLE:
    act_on_path (self, "win.bulk-any", dropped);
    break;
  case STUDIO_DROPPED_OTHER:
  default:
    problem_cb (self, _ ("This kind of file cannot be used here. Drop a post (.pemda), photos, a table (CSV, XLSX), a template (.pemdatemplate) or a brand (.pemdabrand)."));
  }
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue *value,
         double x,
         double y,
         StudioHomePage *self)
{
  g_autoptr (StudioDropped) dropped = studio_dropped_new (g_value_get_boxed (value));

  if (dropped == NULL)
    problem_cb (self, _ ("This file is not on this computer. Copy it here first."));
  else if (studio_gallery_get_brand (self->gallery) != NULL)
    take_dropped (self, dropped);
  return TRUE;
}

/* --- */

static void
scale_factor_changed_cb (StudioHomePage *self)
{
  studio_gallery_set_scale_factor (self->gallery, gtk_widget_get_scale_factor (GTK_WIDGET (self)));
}

/* Shown again the next morning, it counts from that day. */
static void
studio_home_page_map (GtkWidget *widget)
{
  StudioHomePage *self = STUDIO_HOME_PAGE (widget);

  GTK_WIDGET_CLASS (studio_home_page_parent_class)->map (widget);
  show_days (self);
  studio_recent_watch (self->recent);
}

static void
studio_home_page_unmap (GtkWidget *widget)
{
  studio_recent_unwatch (STUDIO_HOME_PAGE (widget)->recent);
  GTK_WIDGET_CLASS (studio_home_page_parent_class)->unmap (widget);
}

static gboolean
studio_home_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (STUDIO_HOME_PAGE (widget)->shelf));
}

static void
studio_home_page_dispose (GObject *object)
{
  StudioHomePage *self = STUDIO_HOME_PAGE (object);

  if (self->shelf != NULL)
    studio_template_shelf_set_key_capture_widget (self->shelf, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), STUDIO_TYPE_HOME_PAGE);
  g_clear_object (&self->gallery);
  g_clear_object (&self->recent);
  g_clear_pointer (&self->coming, g_ptr_array_unref);

  G_OBJECT_CLASS (studio_home_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (STUDIO_TYPE_ELECTION_BANNER);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-home-page.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioHomePage, box);
  gtk_widget_class_bind_template_child (widget_class, StudioHomePage, recovery);
  gtk_widget_class_bind_template_child (widget_class, StudioHomePage, backup_hint);
  gtk_widget_class_bind_template_child (widget_class, StudioHomePage, brands);
  gtk_widget_class_bind_template_child (widget_class, StudioHomePage, shelf);
  gtk_widget_class_bind_template_child (widget_class, StudioHomePage, posts);
  gtk_widget_class_bind_template_child (widget_class, StudioHomePage, posts_hint);
  gtk_widget_class_bind_template_child (widget_class, StudioHomePage, days_box);
  gtk_widget_class_bind_template_child (widget_class, StudioHomePage, days);
  gtk_widget_class_bind_template_child (widget_class, StudioHomePage, more_days);
  gtk_widget_class_bind_template_callback (widget_class, more_days_cb);
}

static void
studio_home_page_class_init (StudioHomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_home_page_dispose;
  widget_class->grab_focus = studio_home_page_grab_focus;
  widget_class->map = studio_home_page_map;
  widget_class->unmap = studio_home_page_unmap;

  g_type_ensure (STUDIO_TYPE_PANEL);
  g_type_ensure (STUDIO_TYPE_BACKUP_HINT);
  g_type_ensure (STUDIO_TYPE_RECOVERY_CARD);
  g_type_ensure (STUDIO_TYPE_BRAND_BAR);
  g_type_ensure (STUDIO_TYPE_TEMPLATE_SHELF);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "home.search", NULL, focus_search);
  gtk_widget_class_install_action (widget_class, "home.create", "u", create);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "home.search", NULL);
}

static void
studio_home_page_init (StudioHomePage *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  studio_template_shelf_set_key_capture_widget (self->shelf, GTK_WIDGET (self));
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

void
studio_home_page_set_services (StudioHomePage *self,
                               const StudioServices *services)
{
  g_return_if_fail (STUDIO_IS_HOME_PAGE (self));

  g_set_object (&self->gallery, services->gallery);
  g_set_object (&self->recent, services->recent);
  studio_brand_bar_set_services (self->brands, services->gallery, services->settings);
  studio_template_shelf_set_services (self->shelf, services->gallery, services->settings);
  studio_recovery_card_set_services (self->recovery, services->recovery, services->library, services->settings);
  studio_backup_hint_set_library (self->backup_hint, services->library, services->settings);
  g_signal_connect_object (services->gallery, "notify::brand", G_CALLBACK (show_days), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (services->gallery, "problem", G_CALLBACK (problem_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (studio_recent_get_items (services->recent), "items-changed", G_CALLBACK (posts_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (scale_factor_changed_cb), NULL);
  posts_changed_cb (self);
  show_days (self);
}
