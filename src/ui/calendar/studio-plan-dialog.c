#include "config.h"

#include "studio-plan-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-date.h"
#include "studio-moment.h"
#include "studio-month-grid.h"
#include "studio-plan.h"
#include "studio-platforms.h"

/* When offices begin their day */
#define DEFAULT_MINUTES (9 * 60)

struct _StudioPlanDialog
{
  AdwWindow parent_instance;
  AdwComboRow *which;
  StudioMonthGrid *month;
  AdwEntryRow *time;
  GtkLabel *zone;
  AdwExpanderRow *platforms;
  GtkWidget *remove;
  GtkButton *save;
  GtkLabel *problem;

  JsonNode *root;
  GArray *entries;   /* StudioPlanEntry: the plan, by time */
  GArray *times;     /* gint64: each time of the plan once */
  GPtrArray *checks; /* GtkCheckButton, borrowed; the platform's id is its data */
  StudioPlatforms *known;
  int offset;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (StudioPlanDialog, studio_plan_dialog, ADW_TYPE_WINDOW)

static guint chosen_signal;

/* Returns: the time that is edited; 0: a new one */
static gint64
chosen_time (StudioPlanDialog *self)
{
  guint n = adw_combo_row_get_selected (self->which);

  return n < self->times->len ? g_array_index (self->times, gint64, n) : 0;
}

/* --- showing one time --- */

static const char *
id_of (GtkWidget *check)
{
  return g_object_get_data (G_OBJECT (check), "platform");
}

static gboolean
has_platform (StudioPlanDialog *self,
              gint64 at,
              const char *id)
{
  for (guint i = 0; i < self->entries->len; i++) {
    const StudioPlanEntry *entry = &g_array_index (self->entries, StudioPlanEntry, i);

    if (entry->at == at && g_strcmp0 (entry->platform, id) == 0)
      return TRUE;
  }
  return FALSE;
}

static void
tell_platforms (StudioPlanDialog *self)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < self->checks->len; i++) {
    GtkWidget *check = g_ptr_array_index (self->checks, i);
    const StudioPlatform *platform = studio_platforms_find (self->known, id_of (check));

    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)))
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", platform != NULL ? platform->name : id_of (check));
  }
  adw_expander_row_set_subtitle (self->platforms, names->len > 0 ? names->str : _ ("Wherever the post goes"));
}

static void
show_time (StudioPlanDialog *self,
           gint64 at)
{
  g_autofree char *time = NULL;
  int minutes = DEFAULT_MINUTES;
  GDate day;

  studio_moment_to_day (g_get_real_time () / G_USEC_PER_SEC, self->offset, &day, NULL);
  if (at > 0)
    studio_moment_to_day (at, self->offset, &day, &minutes);
  time = studio_time_format (minutes);
  self->filling = TRUE;
  studio_month_grid_set_date (self->month, &day);
  gtk_editable_set_text (GTK_EDITABLE (self->time), time);
  for (guint i = 0; i < self->checks->len; i++) {
    GtkWidget *check = g_ptr_array_index (self->checks, i);

    gtk_check_button_set_active (GTK_CHECK_BUTTON (check), at > 0 && has_platform (self, at, id_of (check)));
  }
  self->filling = FALSE;
  tell_platforms (self);
  gtk_widget_set_visible (self->remove, at > 0);
}

static void
which_cb (StudioPlanDialog *self)
{
  if (!self->filling)
    show_time (self, chosen_time (self));
}

static gboolean
read_time (StudioPlanDialog *self,
           int *minutes,
           GError **error)
{
  return studio_time_parse (gtk_editable_get_text (GTK_EDITABLE (self->time)), minutes, error);
}

static void
typed_cb (StudioPlanDialog *self)
{
  g_autoptr (GError) error = NULL;
  int minutes;
  gboolean good = read_time (self, &minutes, &error);

  gtk_label_set_label (self->problem, good ? "" : error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), !good);
  gtk_widget_set_sensitive (GTK_WIDGET (self->save), good);
}

/* --- the answer --- */

/* Hands out the plan without the time that was edited, with @n_more new entries, and closes. */
static void
answer (StudioPlanDialog *self,
        const StudioPlanEntry *more,
        guint n_more)
{
  g_autoptr (GArray) plan = g_array_new (FALSE, FALSE, sizeof (StudioPlanEntry));
  g_autoptr (JsonNode) root = NULL;
  gint64 at = chosen_time (self);

  for (guint i = 0; i < self->entries->len; i++) {
    if (g_array_index (self->entries, StudioPlanEntry, i).at != at)
      g_array_append_val (plan, g_array_index (self->entries, StudioPlanEntry, i));
  }
  g_array_append_vals (plan, more, n_more);
  root = studio_plan_with (self->root, (const StudioPlanEntry *) (void *) plan->data, MIN (plan->len, STUDIO_PLAN_MAX));
  g_signal_emit (self, chosen_signal, 0, root);
  gtk_window_close (GTK_WINDOW (self));
}

static void
save_cb (StudioPlanDialog *self)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (StudioPlanEntry));
  StudioPlanEntry entry = { 0, self->offset, NULL };
  int minutes;

  if (!read_time (self, &minutes, NULL))
    return;
  entry.at = CLAMP (studio_moment_from_day (studio_month_grid_get_date (self->month), minutes, self->offset), STUDIO_MOMENT_MIN, STUDIO_MOMENT_MAX);
  for (guint i = 0; i < self->checks->len; i++) {
    GtkWidget *check = g_ptr_array_index (self->checks, i);

    entry.platform = id_of (check);
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)))
      g_array_append_val (entries, entry);
  }
  entry.platform = NULL;
  if (entries->len == 0)
    g_array_append_val (entries, entry);
  answer (self, (const StudioPlanEntry *) (void *) entries->data, entries->len);
}

static void
remove_cb (StudioPlanDialog *self)
{
  answer (self, NULL, 0);
}

/* --- */

static void
add_platform (StudioPlanDialog *self,
              const char *id,
              const char *name)
{
  GtkWidget *row = adw_action_row_new (), *check = gtk_check_button_new ();

  g_object_set_data_full (G_OBJECT (check), "platform", g_strdup (id), g_free);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (tell_platforms), self);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  adw_expander_row_add_row (self->platforms, row);
  g_ptr_array_add (self->checks, check);
}

/* Those the program knows, and those that only the plan knows. */
static void
add_platforms (StudioPlanDialog *self)
{
  GPtrArray *known = studio_platforms_list (self->known);

  for (guint i = 0; i < known->len; i++) {
    const StudioPlatform *platform = g_ptr_array_index (known, i);

    add_platform (self, platform->id, platform->name);
  }
  for (guint i = 0; i < self->entries->len; i++) {
    const char *id = g_array_index (self->entries, StudioPlanEntry, i).platform;
    gboolean found = id == NULL;

    for (guint n = 0; n < self->checks->len && !found; n++)
      found = g_str_equal (id_of (g_ptr_array_index (self->checks, n)), id);
    if (!found)
      add_platform (self, id, id);
  }
}

/* Returns: (transfer full): "25 November 2026, 09.00" */
static char *
name_time (StudioPlanDialog *self,
           gint64 at)
{
  g_autofree char *date = NULL, *time = NULL;
  GDate day;
  int minutes;

  studio_moment_to_day (at, self->offset, &day, &minutes);
  date = studio_date_format (&day, STUDIO_DATE_MEDIUM);
  time = studio_time_format (minutes);
  return g_strdup_printf ("%s, %s", date, time);
}

/* @at: (nullable): the day whose time is chosen */
static void
add_times (StudioPlanDialog *self,
           const GDate *at)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint chosen = 0;

  for (guint i = 0; i < self->entries->len; i++) {
    gint64 time = g_array_index (self->entries, StudioPlanEntry, i).at;
    g_autofree char *name = NULL;
    GDate day;

    if (self->times->len > 0 && g_array_index (self->times, gint64, self->times->len - 1) == time)
      continue;
    studio_moment_to_day (time, self->offset, &day, NULL);
    if (at != NULL && chosen == 0 && g_date_compare (&day, at) == 0)
      chosen = self->times->len;
    name = name_time (self, time);
    g_array_append_val (self->times, time);
    gtk_string_list_append (names, name);
  }
  gtk_string_list_append (names, _ ("Another time"));
  self->filling = TRUE;
  adw_combo_row_set_model (self->which, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->which, chosen);
  self->filling = FALSE;
  gtk_widget_set_visible (gtk_widget_get_ancestor (GTK_WIDGET (self->which), ADW_TYPE_PREFERENCES_GROUP), self->times->len > 0);
}

static void
studio_plan_dialog_finalize (GObject *object)
{
  StudioPlanDialog *self = STUDIO_PLAN_DIALOG (object);

  g_array_unref (self->entries);
  g_array_unref (self->times);
  g_ptr_array_unref (self->checks);
  studio_platforms_unref (self->known);
  json_node_unref (self->root);

  G_OBJECT_CLASS (studio_plan_dialog_parent_class)->finalize (object);
}

static void
studio_plan_dialog_class_init (StudioPlanDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = studio_plan_dialog_finalize;
  chosen_signal = g_signal_new ("chosen", STUDIO_TYPE_PLAN_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, JSON_TYPE_NODE | G_SIGNAL_TYPE_STATIC_SCOPE);

  g_type_ensure (STUDIO_TYPE_MONTH_GRID);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-plan-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioPlanDialog, which);
  gtk_widget_class_bind_template_child (widget_class, StudioPlanDialog, month);
  gtk_widget_class_bind_template_child (widget_class, StudioPlanDialog, time);
  gtk_widget_class_bind_template_child (widget_class, StudioPlanDialog, zone);
  gtk_widget_class_bind_template_child (widget_class, StudioPlanDialog, platforms);
  gtk_widget_class_bind_template_child (widget_class, StudioPlanDialog, remove);
  gtk_widget_class_bind_template_child (widget_class, StudioPlanDialog, save);
  gtk_widget_class_bind_template_child (widget_class, StudioPlanDialog, problem);
  gtk_widget_class_bind_template_callback (widget_class, which_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
studio_plan_dialog_init (StudioPlanDialog *self)
{
  self->times = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->checks = g_ptr_array_new ();
  self->known = studio_platforms_load ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
studio_plan_dialog_new (GtkWindow *parent,
                        JsonNode *root,
                        const GDate *at,
                        int offset)
{
  StudioPlanDialog *self = g_object_new (STUDIO_TYPE_PLAN_DIALOG, "transient-for", parent, NULL);

  self->root = json_node_ref (root);
  self->offset = offset;
  self->entries = studio_plan_list (root);
  gtk_label_set_label (self->zone, studio_zone_get_name (offset));
  add_platforms (self);
  add_times (self, at);
  show_time (self, chosen_time (self));
  return GTK_WIDGET (self);
}
