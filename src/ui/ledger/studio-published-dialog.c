#include "config.h"

#include "studio-published-dialog.h"

#include <glib/gi18n-lib.h>

#include "studio-date.h"
#include "studio-moment.h"
#include "studio-published-place.h"

struct _StudioPublishedDialog
{
  AdwWindow parent_instance;
  AdwWindowTitle *titles;
  GtkWidget *save;
  GtkBox *places;
  AdwEntryRow *date;
  AdwEntryRow *time;
  AdwEntryRow *programme;
  GtkLabel *zone;
  GtkLabel *problem;
  AdwPreferencesGroup *noted;

  StudioPlatforms *platforms;
  GPtrArray *accounts;
  int offset;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (StudioPublishedDialog, studio_published_dialog, ADW_TYPE_WINDOW)

enum {
  CHOSEN,
  TAKEN_BACK,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

StudioPublishedAccount *
studio_published_account_new (const char *platform,
                              const char *handle)
{
  StudioPublishedAccount *account = g_new (StudioPublishedAccount, 1);

  account->platform = g_strdup (platform);
  account->handle = g_strdup (handle);
  return account;
}

void
studio_published_account_free (StudioPublishedAccount *account)
{
  g_free (account->platform);
  g_free (account->handle);
  g_free (account);
}

/* --- reading --- */

static gboolean
read_moment (StudioPublishedDialog *self,
             gint64 *at,
             GError **error)
{
  GDate today, day;
  int minutes;

  studio_moment_to_day (g_get_real_time () / G_USEC_PER_SEC, self->offset, &today, NULL);
  if (!studio_date_parse (gtk_editable_get_text (GTK_EDITABLE (self->date)), &today, &day, error) ||
      !studio_time_parse (gtk_editable_get_text (GTK_EDITABLE (self->time)), &minutes, error))
    return FALSE;
  *at = CLAMP (studio_moment_from_day (&day, minutes, self->offset), STUDIO_MOMENT_MIN, STUDIO_MOMENT_MAX);
  return TRUE;
}

/* Returns: (transfer full) (nullable) (element-type StudioPublication) */
static GArray *
read_all (StudioPublishedDialog *self,
          GError **error)
{
  g_autoptr (GArray) publications = g_array_new (FALSE, TRUE, sizeof (StudioPublication));
  gint64 at;

  if (!read_moment (self, &at, error))
    return NULL;
  for (GtkWidget *place = gtk_widget_get_first_child (GTK_WIDGET (self->places)); place != NULL; place = gtk_widget_get_next_sibling (place)) {
    StudioPublication publication = { .at = at, .offset = self->offset };

    if (!studio_published_place_read (STUDIO_PUBLISHED_PLACE (place), &publication, error))
      return NULL;
    g_array_append_val (publications, publication);
  }
  return g_steal_pointer (&publications);
}

static void
typed_cb (StudioPublishedDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) publications = NULL;

  if (self->filling)
    return;
  publications = read_all (self, &error);
  gtk_label_set_label (self->problem, publications != NULL ? "" : error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), publications == NULL);
  gtk_widget_set_sensitive (self->save, publications != NULL);
}

static void
save_cb (StudioPublishedDialog *self)
{
  g_autoptr (GArray) publications = read_all (self, NULL);

  if (publications == NULL)
    return;
  g_signal_emit (self, signals[CHOSEN], 0, publications);
  gtk_window_close (GTK_WINDOW (self));
}

/* --- places --- */

static void
count_places (StudioPublishedDialog *self)
{
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (self->places));
  gboolean several = first != NULL && gtk_widget_get_next_sibling (first) != NULL;

  for (GtkWidget *place = first; place != NULL; place = gtk_widget_get_next_sibling (place))
    studio_published_place_set_removable (STUDIO_PUBLISHED_PLACE (place), several);
  typed_cb (self);
}

static void
removed_cb (StudioPublishedDialog *self,
            GtkWidget *place)
{
  gtk_box_remove (self->places, place);
  count_places (self);
}

static StudioPublishedPlace *
add_place (StudioPublishedDialog *self)
{
  GtkWidget *place = studio_published_place_new (self->platforms, self->accounts, FALSE);

  g_signal_connect_swapped (place, "changed", G_CALLBACK (typed_cb), self);
  g_signal_connect_swapped (place, "removed", G_CALLBACK (removed_cb), self);
  gtk_box_append (self->places, place);
  count_places (self);
  return STUDIO_PUBLISHED_PLACE (place);
}

static gboolean
is_asked_for (StudioPublishedDialog *self,
              const StudioPlatform *platform)
{
  for (GtkWidget *place = gtk_widget_get_first_child (GTK_WIDGET (self->places)); place != NULL; place = gtk_widget_get_next_sibling (place)) {
    StudioPublication publication = { 0 };

    studio_published_place_read (STUDIO_PUBLISHED_PLACE (place), &publication, NULL);
    if (g_strcmp0 (publication.platform, platform->id) == 0)
      return TRUE;
  }
  return FALSE;
}

/* The first that is not asked for yet, of the office's own platforms if it has more. */
static void
more_cb (StudioPublishedDialog *self)
{
  GPtrArray *known = studio_platforms_list (self->platforms);
  const StudioPlatform *next = NULL;
  StudioPublishedPlace *place;

  for (guint i = 0; i < self->accounts->len && next == NULL; i++) {
    const StudioPlatform *platform = studio_platforms_find (self->platforms, ((const StudioPublishedAccount *) g_ptr_array_index (self->accounts, i))->platform);

    if (platform != NULL && !is_asked_for (self, platform))
      next = platform;
  }
  for (guint i = 0; i < known->len && next == NULL; i++) {
    if (!is_asked_for (self, g_ptr_array_index (known, i)))
      next = g_ptr_array_index (known, i);
  }
  place = add_place (self);
  if (next != NULL)
    studio_published_place_choose (place, next->id);
  gtk_widget_child_focus (GTK_WIDGET (place), GTK_DIR_TAB_FORWARD);
}

void
studio_published_dialog_choose (StudioPublishedDialog *self,
                                const char *const *ids)
{
  GtkWidget *first;

  g_return_if_fail (STUDIO_IS_PUBLISHED_DIALOG (self) && ids != NULL);

  first = gtk_widget_get_first_child (GTK_WIDGET (self->places));
  for (guint i = 0; ids[i] != NULL; i++)
    studio_published_place_choose (i == 0 ? STUDIO_PUBLISHED_PLACE (first) : add_place (self), ids[i]);
}

/* --- what is noted --- */

static void
take_back_cb (GtkButton *button,
              StudioPublishedDialog *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (button), ADW_TYPE_ACTION_ROW);

  gtk_widget_set_sensitive (row, FALSE);
  g_signal_emit (self, signals[TAKEN_BACK], 0, g_object_get_data (G_OBJECT (button), "id"));
}

static void
add_noted (StudioPublishedDialog *self,
           const StudioPublication *publication)
{
  const StudioPlatform *platform = studio_platforms_find (self->platforms, publication->platform);
  GtkWidget *row = adw_action_row_new (), *button = gtk_button_new_with_mnemonic (_ ("_Take Back"));
  g_autofree char *date = NULL, *time = NULL, *title = NULL;
  GDate day;
  int minutes;

  studio_moment_to_day (publication->at, self->offset, &day, &minutes);
  date = studio_date_format (&day, STUDIO_DATE_MEDIUM);
  time = studio_time_format (minutes);
  title = g_strdup_printf ("%s · %s, %s", platform != NULL ? platform->name : publication->platform, date, time);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), *publication->link != '\0' ? publication->link : _ ("without a link"));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  g_object_set_data_full (G_OBJECT (button), "id", g_strdup (publication->id), g_free);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect (button, "clicked", G_CALLBACK (take_back_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (self->noted, row);
}

static void
show_noted (StudioPublishedDialog *self,
            JsonNode *root)
{
  g_autoptr (GArray) publications = studio_published_list (root);

  for (guint i = 0; i < publications->len; i++)
    add_noted (self, &g_array_index (publications, StudioPublication, i));
  gtk_widget_set_visible (GTK_WIDGET (self->noted), publications->len > 0);
}

char *
studio_published_dialog_get_programme (StudioPublishedDialog *self)
{
  g_return_val_if_fail (STUDIO_IS_PUBLISHED_DIALOG (self), NULL);

  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->programme))));
}

/* --- the class --- */

static void
studio_published_dialog_finalize (GObject *object)
{
  StudioPublishedDialog *self = STUDIO_PUBLISHED_DIALOG (object);

  g_clear_pointer (&self->accounts, g_ptr_array_unref);
  studio_platforms_unref (self->platforms);

  G_OBJECT_CLASS (studio_published_dialog_parent_class)->finalize (object);
}

static void
studio_published_dialog_class_init (StudioPublishedDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = studio_published_dialog_finalize;
  signals[CHOSEN] = g_signal_new ("chosen", STUDIO_TYPE_PUBLISHED_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[TAKEN_BACK] = g_signal_new ("taken-back", STUDIO_TYPE_PUBLISHED_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-published-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioPublishedDialog, titles);
  gtk_widget_class_bind_template_child (widget_class, StudioPublishedDialog, save);
  gtk_widget_class_bind_template_child (widget_class, StudioPublishedDialog, places);
  gtk_widget_class_bind_template_child (widget_class, StudioPublishedDialog, date);
  gtk_widget_class_bind_template_child (widget_class, StudioPublishedDialog, time);
  gtk_widget_class_bind_template_child (widget_class, StudioPublishedDialog, programme);
  gtk_widget_class_bind_template_child (widget_class, StudioPublishedDialog, zone);
  gtk_widget_class_bind_template_child (widget_class, StudioPublishedDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, StudioPublishedDialog, noted);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
}

static void
studio_published_dialog_init (StudioPublishedDialog *self)
{
  self->platforms = studio_platforms_load ();
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_now (StudioPublishedDialog *self)
{
  g_autofree char *date = NULL, *time = NULL;
  GDate day;
  int minutes;

  studio_moment_to_day (g_get_real_time () / G_USEC_PER_SEC, self->offset, &day, &minutes);
  date = studio_date_format (&day, STUDIO_DATE_MEDIUM);
  time = studio_time_format (minutes);
  gtk_editable_set_text (GTK_EDITABLE (self->date), date);
  gtk_editable_set_text (GTK_EDITABLE (self->time), time);
  gtk_label_set_label (self->zone, studio_zone_get_name (self->offset));
}

/* The link was copied just now and wants to be pasted. */
static void
mapped_cb (StudioPublishedDialog *self)
{
  gtk_widget_child_focus (gtk_widget_get_first_child (GTK_WIDGET (self->places)), GTK_DIR_TAB_FORWARD);
}

GtkWidget *
studio_published_dialog_new (GtkWindow *parent,
                             JsonNode *root,
                             const char *title,
                             GPtrArray *accounts,
                             int offset)
{
  StudioPublishedDialog *self;

  g_return_val_if_fail (root != NULL && accounts != NULL, NULL);

  self = g_object_new (STUDIO_TYPE_PUBLISHED_DIALOG, "transient-for", parent, NULL);
  self->accounts = g_ptr_array_ref (accounts);
  self->offset = offset;
  adw_window_title_set_subtitle (self->titles, title != NULL ? title : "");
  show_now (self);
  show_noted (self, root);
  gtk_editable_set_text (GTK_EDITABLE (self->programme), studio_programme_get (root));
  self->filling = FALSE;
  add_place (self);
  g_signal_connect_after (self, "map", G_CALLBACK (mapped_cb), NULL);
  return GTK_WIDGET (self);
}
