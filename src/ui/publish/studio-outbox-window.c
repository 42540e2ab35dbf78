#include "config.h"

#include "studio-outbox-window-private.h"

#include <glib/gi18n-lib.h>

#include "studio-background.h"
#include "studio-publish-words.h"
#include "studio-toast.h"

/* More are not found by looking */
#define SEARCH_FROM 20
#define TICK_SECONDS 1

G_DEFINE_FINAL_TYPE (StudioOutboxWindow, studio_outbox_window, ADW_TYPE_WINDOW)

static gint64
now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

void
_studio_outbox_window_tell (StudioOutboxWindow *self,
                            const char *sentence)
{
  studio_toast_show (self->toasts, studio_toast_new (sentence, NULL));
}

const StudioOutboxTarget *
_studio_outbox_window_find (StudioOutboxWindow *self,
                            const char *id)
{
  return g_hash_table_lookup (self->by_id, id);
}

/* --- rows --- */

static GtkListBox *
list_of (StudioOutboxWindow *self,
         StudioOutboxGroup group)
{
  GtkListBox *const lists[] = { self->person_list, self->scheduled_list, self->sending_list, self->done_list };

  return (gsize) group < G_N_ELEMENTS (lists) ? lists[group] : NULL;
}

static void
fill_row (StudioOutboxWindow *self,
          StudioPublishRow *row,
          const StudioOutboxTarget *target)
{
  StudioPostman *postman = self->services->postman;
  StudioPostmanProgress progress;
  gboolean moving = studio_postman_get_progress (postman, target->id, &progress);
  gint64 when = studio_outbox_words_when (target);
  g_autofree char *account = studio_outbox_words_account (target, self->platforms);
  g_auto (StudioPublishTelling) telling = { 0 };

  studio_publish_words_tell (target, studio_postman_get_state (postman), moving ? &progress : NULL, when, studio_outbox_words_zone (target->zone, when), &telling);
  studio_publish_row_set_telling (row, &telling, account);
  studio_publish_row_set_detail (row, studio_outbox_words_group (target, now ()) == STUDIO_OUTBOX_GROUP_PERSON ? target->detail : NULL);
  _studio_outbox_window_set_deeds (self, row, target);
}

/* Returns: (transfer none): a row in the list of @group */
static StudioPublishRow *
place_row (StudioOutboxWindow *self,
           const StudioOutboxTarget *target,
           StudioOutboxGroup group)
{
  GtkWidget *row = g_hash_table_lookup (self->rows, target->id);
  GtkListBox *list = list_of (self, group), *before = row != NULL ? GTK_LIST_BOX (gtk_widget_get_parent (row)) : NULL;
  const char *title = studio_publish_get_title (target);

  if (before == list)
    return STUDIO_PUBLISH_ROW (row);
  if (before != NULL)
    gtk_list_box_remove (before, row);
  row = studio_publish_row_new (target->id, target->platform);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  studio_publish_row_set_name (STUDIO_PUBLISH_ROW (row), *title != '\0' ? title : _ ("Untitled post"));
  g_hash_table_replace (self->rows, g_strdup (target->id), row);
  gtk_list_box_append (list, row);
  return STUDIO_PUBLISH_ROW (row);
}

/* What is too old now, or no longer in the outbox */
static void
drop_rows (StudioOutboxWindow *self,
           GHashTable *shown)
{
  GHashTableIter iter;
  gpointer id, row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &id, &row)) {
    if (g_hash_table_contains (shown, id))
      continue;
    gtk_list_box_remove (GTK_LIST_BOX (gtk_widget_get_parent (row)), row);
    g_hash_table_iter_remove (&iter);
  }
}

/* --- the whole --- */

static void
show_heading (StudioOutboxWindow *self,
              const guint *counts)
{
  g_autofree char *person = counts[STUDIO_OUTBOX_GROUP_PERSON] > 0 ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u needs you", "%u need you", counts[STUDIO_OUTBOX_GROUP_PERSON]), counts[STUDIO_OUTBOX_GROUP_PERSON]) : NULL;
  g_autofree char *scheduled = counts[STUDIO_OUTBOX_GROUP_SCHEDULED] > 0 ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u scheduled", "%u scheduled", counts[STUDIO_OUTBOX_GROUP_SCHEDULED]), counts[STUDIO_OUTBOX_GROUP_SCHEDULED]) : NULL;
  g_autofree char *both = person != NULL && scheduled != NULL ? g_strdup_printf ("%s · %s", person, scheduled) : NULL;

  adw_window_title_set_subtitle (self->heading, both != NULL ? both : person != NULL  ? person
                                                                  : scheduled != NULL ? scheduled
                                                                                      : "");
}

static gboolean
has_shown (GtkListBox *list)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++) {
    if (gtk_widget_get_child_visible (GTK_WIDGET (row)))
      return TRUE;
  }
  return FALSE;
}

/* A heading over nothing says nothing. */
static void
show_groups (StudioOutboxWindow *self)
{
  GtkWidget *const boxes[] = { self->person_box, self->scheduled_box, self->sending_box, self->done_box };
  gboolean any = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (boxes); i++) {
    gboolean shown;

    gtk_list_box_invalidate_filter (list_of (self, i));
    gtk_list_box_invalidate_sort (list_of (self, i));
    shown = has_shown (list_of (self, i));
    gtk_widget_set_visible (boxes[i], shown);
    any = any || shown;
  }
  gtk_widget_set_visible (self->none, !any);
}

static void
show_trouble (StudioOutboxWindow *self)
{
  StudioPostmanState state = studio_postman_get_state (self->services->postman);
  const char *sentence = NULL;

  if (state == STUDIO_POSTMAN_BROKEN)
    sentence = studio_postman_get_trouble (self->services->postman);
  else if (state == STUDIO_POSTMAN_OFFLINE)
    sentence = _ ("There is no network. Everything waits, and nothing counts as sent.");
  else if (state == STUDIO_POSTMAN_ELSEWHERE)
    sentence = _ ("Another program sends what is in this outbox. This one goes on when that has ended.");
  gtk_label_set_label (self->trouble_words, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (self->trouble, sentence != NULL);
}

static void ask_clock (StudioOutboxWindow *self);

static void
show_all (StudioOutboxWindow *self)
{
  g_autoptr (GHashTable) shown = g_hash_table_new (g_str_hash, g_str_equal);
  guint counts[STUDIO_OUTBOX_SHOWN_GROUPS + 1] = { 0 };
  guint n;

  g_hash_table_remove_all (self->by_id);
  g_ptr_array_unref (self->targets);
  self->targets = studio_postman_list (self->services->postman, NULL);
  for (guint i = 0; i < self->targets->len; i++)
    g_hash_table_insert (self->by_id, ((StudioOutboxTarget *) g_ptr_array_index (self->targets, i))->id, g_ptr_array_index (self->targets, i));
  for (guint i = 0; i < self->targets->len; i++) {
    const StudioOutboxTarget *target = g_ptr_array_index (self->targets, i);
    StudioOutboxGroup group = studio_outbox_words_group (target, now ());

    counts[group]++;
    if (group >= STUDIO_OUTBOX_SHOWN_GROUPS)
      continue;
    g_hash_table_add (shown, target->id);
    fill_row (self, place_row (self, target, group), target);
  }
  drop_rows (self, shown);
  n = g_hash_table_size (shown);
  gtk_widget_set_visible (GTK_WIDGET (self->search), n > SEARCH_FROM);
  show_groups (self);
  show_heading (self, counts);
  show_trouble (self);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "empty");
  if (counts[STUDIO_OUTBOX_GROUP_SCHEDULED] > 0)
    ask_clock (self);
}

static void
progress_cb (StudioOutboxWindow *self,
             const char *id)
{
  const StudioOutboxTarget *target = _studio_outbox_window_find (self, id);
  GtkWidget *row = g_hash_table_lookup (self->rows, id);

  if (target != NULL && row != NULL)
    fill_row (self, STUDIO_PUBLISH_ROW (row), target);
}

/* A time comes, and seconds of waiting pass, without any news. */
static gboolean
tick_cb (gpointer data)
{
  StudioOutboxWindow *self = data;

  for (guint i = 0; i < self->targets->len; i++) {
    const StudioOutboxTarget *target = g_ptr_array_index (self->targets, i);
    StudioOutboxGroup group = studio_outbox_words_group (target, now ());
    GtkWidget *row = g_hash_table_lookup (self->rows, target->id);

    if (row != NULL && gtk_widget_get_parent (row) != GTK_WIDGET (list_of (self, group))) {
      show_all (self);
      break;
    }
    if (row != NULL && group == STUDIO_OUTBOX_GROUP_SENDING)
      fill_row (self, STUDIO_PUBLISH_ROW (row), target);
  }
  return G_SOURCE_CONTINUE;
}

/* --- order and search --- */

/* What comes next is first; of what has been, the last. */
static int
compare_rows (GtkListBoxRow *a,
              GtkListBoxRow *b,
              gpointer data)
{
  StudioOutboxWindow *self = data;
  const StudioOutboxTarget *one = _studio_outbox_window_find (self, studio_publish_row_get_id (STUDIO_PUBLISH_ROW (a)));
  const StudioOutboxTarget *other = _studio_outbox_window_find (self, studio_publish_row_get_id (STUDIO_PUBLISH_ROW (b)));
  gint64 first, second;
  gboolean back = gtk_widget_get_parent (GTK_WIDGET (a)) != GTK_WIDGET (self->scheduled_list);

  if (one == NULL || other == NULL)
    return 0;
  first = studio_outbox_words_when (one);
  second = studio_outbox_words_when (other);
  return back ? (first < second) - (first > second) : (first > second) - (first < second);
}

static gboolean
is_wanted (GtkListBoxRow *row,
           gpointer data)
{
  StudioOutboxWindow *self = data;
  const StudioOutboxTarget *target = _studio_outbox_window_find (self, studio_publish_row_get_id (STUDIO_PUBLISH_ROW (row)));
  g_autofree char *account = NULL, *all = NULL;

  if (target == NULL || !gtk_widget_get_visible (GTK_WIDGET (self->search)))
    return TRUE;
  account = studio_outbox_words_account (target, self->platforms);
  all = g_strdup_printf ("%s %s", studio_publish_get_title (target), account);
  return g_str_match_string (gtk_editable_get_text (GTK_EDITABLE (self->search)), all, TRUE) || *gtk_editable_get_text (GTK_EDITABLE (self->search)) == '\0';
}

static void
search_cb (StudioOutboxWindow *self)
{
  show_groups (self);
}

static void
find (GtkWidget *widget,
      const char *name,
      GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (STUDIO_OUTBOX_WINDOW (widget)->search));
}

/* --- the clock --- */

static void
limits_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (StudioOutboxWindow) self = data;
  g_autoptr (StudioResult) answer = studio_postman_run_step_finish (STUDIO_POSTMAN (source), result, NULL);
  g_autofree char *sentence = answer != NULL ? studio_outbox_words_clock (answer->skew) : NULL;

  if (sentence == NULL || g_cancellable_is_cancelled (self->lifetime))
    return;
  gtk_label_set_label (self->clock_words, sentence);
  gtk_widget_set_visible (self->clock, TRUE);
}

/* Any server tells the time; one of those that something is scheduled for is asked, once. */
static void
ask_clock (StudioOutboxWindow *self)
{
  if (self->clock_asked || studio_postman_get_state (self->services->postman) == STUDIO_POSTMAN_OFFLINE)
    return;
  for (guint i = 0; i < self->targets->len; i++) {
    const StudioOutboxTarget *target = g_ptr_array_index (self->targets, i);
    const StudioPublishAccount *account = studio_postman_find_account (self->services->postman, target->account);

    if (account == NULL || studio_outbox_words_group (target, now ()) != STUDIO_OUTBOX_GROUP_SCHEDULED)
      continue;
    self->clock_asked = TRUE;
    studio_postman_run_step_async (self->services->postman, account, NULL, STUDIO_STEP_LIMITS, self->lifetime, limits_cb, g_object_ref (self));
    return;
  }
}

/* --- */

static void
studio_outbox_window_dispose (GObject *object)
{
  StudioOutboxWindow *self = STUDIO_OUTBOX_WINDOW (object);

  g_cancellable_cancel (self->lifetime);
  g_clear_handle_id (&self->tick, g_source_remove);
  g_hash_table_remove_all (self->rows);
  gtk_widget_dispose_template (GTK_WIDGET (self), STUDIO_TYPE_OUTBOX_WINDOW);

  G_OBJECT_CLASS (studio_outbox_window_parent_class)->dispose (object);
}

static void
studio_outbox_window_finalize (GObject *object)
{
  StudioOutboxWindow *self = STUDIO_OUTBOX_WINDOW (object);

  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->targets);
  g_hash_table_unref (self->rows);
  studio_platforms_unref (self->platforms);
  g_object_unref (self->lifetime);

  G_OBJECT_CLASS (studio_outbox_window_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-outbox-window.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioOutboxWindow, heading);
  gtk_widget_class_bind_template_child (widget_class, StudioOutboxWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, StudioOutboxWindow, search);
  gtk_widget_class_bind_template_child (widget_class, StudioOutboxWindow, clock);
  gtk_widget_class_bind_template_child (widget_class, StudioOutboxWindow, clock_words);
  gtk_widget_class_bind_template_child (widget_class, StudioOutboxWindow, trouble);
  gtk_widget_class_bind_template_child (widget_class, StudioOutboxWindow, trouble_words);
  gtk_widget_class_bind_template_child (widget_class, StudioOutboxWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, StudioOutboxWindow, person_box);
  gtk_widget_class_bind_template_child (widget_class, StudioOutboxWindow, person_list);
  gtk_widget_class_bind_template_child (widget_class, StudioOutboxWindow, scheduled_box);
  gtk_widget_class_bind_template_child (widget_class, StudioOutboxWindow, scheduled_list);
  gtk_widget_class_bind_template_child (widget_class, StudioOutboxWindow, sending_box);
  gtk_widget_class_bind_template_child (widget_class, StudioOutboxWindow, sending_list);
  gtk_widget_class_bind_template_child (widget_class, StudioOutboxWindow, done_box);
  gtk_widget_class_bind_template_child (widget_class, StudioOutboxWindow, done_list);
  gtk_widget_class_bind_template_child (widget_class, StudioOutboxWindow, none);
  gtk_widget_class_bind_template_child (widget_class, StudioOutboxWindow, background);
  gtk_widget_class_bind_template_child (widget_class, StudioOutboxWindow, background_words);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
}

static void
studio_outbox_window_class_init (StudioOutboxWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_outbox_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_outbox_window_finalize;
  g_signal_new ("open", STUDIO_TYPE_OUTBOX_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "outbox.find", NULL, find);
}

static void
studio_outbox_window_init (StudioOutboxWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->lifetime = g_cancellable_new ();
  self->platforms = studio_platforms_load ();
  self->targets = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_outbox_target_free);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < STUDIO_OUTBOX_SHOWN_GROUPS; i++) {
    gtk_list_box_set_sort_func (list_of (self, i), compare_rows, self, NULL);
    gtk_list_box_set_filter_func (list_of (self, i), is_wanted, self, NULL);
  }
}

static void
serve (StudioOutboxWindow *self,
       const StudioServices *services)
{
  self->services = services;
  g_settings_bind (services->settings, "send-in-background", self->background, "active", G_SETTINGS_BIND_DEFAULT);
  g_object_bind_property (services->background, "words", self->background_words, "label", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (services->postman, "changed", G_CALLBACK (show_all), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (services->postman, "notify::state", G_CALLBACK (show_all), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (services->postman, "accounts-changed", G_CALLBACK (show_all), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (services->postman, "progress", G_CALLBACK (progress_cb), self, G_CONNECT_SWAPPED);
  self->tick = g_timeout_add_seconds (TICK_SECONDS, tick_cb, self);
  show_all (self);
}

GtkWindow *
studio_outbox_window_get (GtkWindow *parent,
                          const StudioServices *services)
{
  GtkApplication *application;
  StudioOutboxWindow *self;

  g_return_val_if_fail (GTK_IS_WINDOW (parent) && services != NULL, NULL);

  application = gtk_window_get_application (parent);
  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next) {
    if (STUDIO_IS_OUTBOX_WINDOW (l->data))
      return l->data;
  }
  self = g_object_new (STUDIO_TYPE_OUTBOX_WINDOW, "application", application, "transient-for", parent, "destroy-with-parent", TRUE, NULL);
  serve (self, services);
  return GTK_WINDOW (self);
}

void
studio_outbox_window_point_at (StudioOutboxWindow *self,
                               const char *post)
{
  g_return_if_fail (STUDIO_IS_OUTBOX_WINDOW (self) && post != NULL);

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  for (guint i = self->targets->len; i > 0; i--) {
    const StudioOutboxTarget *target = g_ptr_array_index (self->targets, i - 1);
    GtkWidget *row = g_hash_table_lookup (self->rows, target->id);

    if (row != NULL && g_str_equal (target->post, post)) {
      gtk_widget_grab_focus (row);
      return;
    }
  }
}
