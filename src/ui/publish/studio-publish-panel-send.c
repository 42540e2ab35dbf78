#include "config.h"

#include "studio-publish-panel-private.h"

#include <glib/gi18n-lib.h>

/* s between the button and the first byte, to think better of it */
#define COUNTDOWN 5

/* Most kinds of posts whose switches are remembered */
#define MOST_KINDS 100
#define CHOICES_KEY "publish-accounts"

/* --- which switches were on --- */

/* Returns: (transfer full): "paser-mas/capaian" */
static char *
name_kind (StudioPublishPanel *self)
{
  StudioPost *post = studio_document_get_post (self->document);

  return g_strdup_printf ("%s/%s", studio_brand_get_id (studio_post_get_brand (post)), studio_template_get_id (studio_post_get_template (post)));
}

void
_studio_publish_panel_recall (StudioPublishPanel *self)
{
  g_autoptr (GVariant) all = g_settings_get_value (self->settings, CHOICES_KEY);
  const char *brand = studio_brand_get_id (studio_post_get_brand (studio_document_get_post (self->document)));
  g_autofree char *kind = name_kind (self);
  g_autofree const char **ids = NULL;

  g_hash_table_remove_all (self->chosen);
  if (!g_variant_lookup (all, kind, "^a&s", &ids) && !g_variant_lookup (all, brand, "^a&s", &ids))
    return;
  for (gsize i = 0; ids[i] != NULL; i++)
    g_hash_table_add (self->chosen, g_strdup (ids[i]));
}

/* For the kind, and for others of the brand that nothing is known of yet. */
void
_studio_publish_panel_remember (StudioPublishPanel *self)
{
  g_autoptr (GVariant) all = g_settings_get_value (self->settings, CHOICES_KEY);
  const char *brand = studio_brand_get_id (studio_post_get_brand (studio_document_get_post (self->document)));
  g_autofree char *kind = name_kind (self);
  g_autofree const char **ids = (const char **) g_hash_table_get_keys_as_array (self->chosen, NULL);
  GVariantBuilder builder;
  GVariantIter iter;
  const char *name;
  GVariant *value;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{sas}"));
  g_variant_builder_add (&builder, "{s^as}", kind, ids);
  g_variant_builder_add (&builder, "{s^as}", brand, ids);
  g_variant_iter_init (&iter, all);
  for (guint n = 0; n < MOST_KINDS && g_variant_iter_next (&iter, "{&s@as}", &name, &value); n++) {
    if (!g_str_equal (name, kind) && !g_str_equal (name, brand))
      g_variant_builder_add (&builder, "{s@as}", name, value);
    g_variant_unref (value);
  }
  g_settings_set_value (self->settings, CHOICES_KEY, g_variant_builder_end (&builder));
}

/* --- the button --- */

/* Returns: (transfer full) (element-type utf8): ids of accounts whose switch is on and that can be sent to; they belong to the lines */
static GPtrArray *
list_chosen (StudioPublishPanel *self)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->lines->len; i++) {
    const StudioPublishLine *line = g_ptr_array_index (self->lines, i);
    const StudioPreflightItem *item = studio_preflight_find (self->preflight, line->id);

    if ((line->place == STUDIO_PUBLISH_DIRECT || line->place == STUDIO_PUBLISH_ADVANCED) && g_hash_table_contains (self->chosen, line->id) && item != NULL && studio_preflight_item_may_send (item))
      g_ptr_array_add (ids, g_strdup (line->id));
  }
  return ids;
}

/* Returns: (nullable): why nothing can be sent now; belongs to what it is of */
static const char *
find_obstacle (StudioPublishPanel *self)
{
  const StudioGateAnswer *answer = self->gate != NULL ? studio_gate_bar_get_answer (self->gate) : NULL;

  if (self->postman == NULL || studio_postman_get_state (self->postman) == STUDIO_POSTMAN_BROKEN)
    return self->postman != NULL && studio_postman_get_trouble (self->postman) != NULL ? studio_postman_get_trouble (self->postman) : _ ("The outbox cannot be used now. Upload the post by hand.");
  if (answer == NULL || answer->checking)
    return _ ("The post is being checked.");
  if (!studio_gate_lets_publish (answer))
    return answer->sentence;
  if (!studio_preflight_is_current (self->preflight))
    return _ ("The pictures are being prepared.");
  if (!studio_publish_when_is_good (self->when))
    return _ ("The time that was chosen has passed. Choose a later one.");
  return NULL;
}

static void
show_button (StudioPublishPanel *self,
             guint n)
{
  const char *obstacle = find_obstacle (self);
  const char *reason = obstacle != NULL ? obstacle : (n == 0 ? _ ("Switch on at least one account.") : NULL);
  gboolean later = studio_publish_when_get_at (self->when) > 0;
  g_autofree char *label = NULL;

  if (self->count_id != 0) {
    /* TRANSLATORS: the button that stops the countdown; seconds */
    label = g_strdup_printf (_ ("Starts in %d… · Cancel"), self->count);
    reason = NULL;
  } else if (n == 0) {
    label = g_strdup (_ ("Publish Post"));
  } else if (later) {
    label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Schedule for %u Account", "Schedule for %u Accounts", n), n);
  } else {
    label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Publish to %u Account", "Publish to %u Accounts", n), n);
  }
  gtk_button_set_label (self->publish, label);
  gtk_widget_set_sensitive (GTK_WIDGET (self->publish), reason == NULL && !self->queueing);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->publish), reason);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->publish), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, reason != NULL ? reason : "", -1);
  if (self->count_id != 0)
    gtk_widget_remove_css_class (GTK_WIDGET (self->publish), "suggested-action");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->publish), "suggested-action");
}

void
_studio_publish_panel_show_foot (StudioPublishPanel *self)
{
  g_autoptr (GPtrArray) chosen = list_chosen (self);
  guint n_moving = 0, n_open = 0;
  guint n = self->count_id != 0 ? self->sending->len : chosen->len;
  gboolean offers, late;

  for (guint i = 0; i < self->lines->len; i++) {
    const StudioPublishLine *line = g_ptr_array_index (self->lines, i);

    n_moving += line->target != NULL && studio_publish_words_is_moving (line->target);
    n_open += line->place == STUDIO_PUBLISH_DIRECT || line->place == STUDIO_PUBLISH_ADVANCED;
  }
  offers = self->count_id != 0 || n_open > 0 || n_moving == 0;
  late = n_moving > 0 && (chosen->len == 0 || !offers) && self->count_id == 0;
  gtk_widget_set_visible (self->stop_rest, n_moving > 0 && self->count_id == 0);
  gtk_widget_set_visible (self->run_hint, n_moving > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->publish), offers && !late);
  gtk_widget_set_visible (GTK_WIDGET (self->when), offers && !late && n_open > 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->when), self->count_id == 0);
  gtk_label_set_label (self->hint, late ? _ ("It is only called “Published” when the server has given the post its number.") : "");
  show_button (self, n);
}

/* --- queueing --- */

static void
queued_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (StudioPublishPanel) self = data;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) ids = studio_postman_queue_finish (STUDIO_POSTMAN (source), result, &error);

  self->queueing = FALSE;
  if (ids == NULL && gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
  if (self->publish != NULL)
    _studio_publish_panel_update (self);
}

/* What is written down has to be there before anything goes out. */
static gboolean
record_release (StudioPublishPanel *self)
{
  g_autoptr (GError) error = NULL;

  if (studio_gate_bar_record (self->gate, STUDIO_RELEASE_PUBLISH, &error))
    return TRUE;
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
  return FALSE;
}

static void
queue (StudioPublishPanel *self,
       GPtrArray *ids)
{
  g_autoptr (GPtrArray) accounts = g_ptr_array_new (), contents = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_publish_content_free);
  g_autofree char *post = _studio_publish_panel_get_post (self);
  StudioPostmanOrder order = { .accounts = accounts, .contents = contents, .post = post, .again = self->again };

  for (guint i = 0; i < ids->len; i++) {
    const StudioPublishLine *line = studio_publish_line_find (self->lines, g_ptr_array_index (ids, i));
    const StudioPreflightItem *item = studio_preflight_find (self->preflight, g_ptr_array_index (ids, i));

    if (line == NULL || line->account == NULL || item == NULL || !studio_preflight_item_may_send (item))
      continue;
    g_ptr_array_add (accounts, line->account);
    g_ptr_array_add (contents, studio_preflight_item_make_content (item));
  }
  if (accounts->len == 0)
    return;
  order.snapshot = studio_preflight_get_snapshot (self->preflight);
  order.path = studio_document_get_path (self->document);
  order.at = studio_publish_when_get_at (self->when);
  order.zone = _studio_publish_panel_get_zone (self);
  self->queueing = TRUE;
  studio_postman_queue_async (self->postman, &order, NULL, queued_cb, g_object_ref (self));
  studio_publish_when_reset (self->when, order.zone);
}

static void
end_counting (StudioPublishPanel *self)
{
  g_autoptr (GPtrArray) ids = g_steal_pointer (&self->sending);

  self->count_id = 0;
  if (find_obstacle (self) == NULL) {
    /* noting the release changes the post, which must not look like an edit */
    self->queueing = TRUE;
    if (record_release (self))
      queue (self, ids);
    else
      self->queueing = FALSE;
  }
  _studio_publish_panel_update (self);
}

/* --- the countdown --- */

static gboolean
count_cb (gpointer data)
{
  StudioPublishPanel *self = data;

  self->count--;
  if (self->count > 0) {
    _studio_publish_panel_show_foot (self);
    return G_SOURCE_CONTINUE;
  }
  end_counting (self);
  return G_SOURCE_REMOVE;
}

void
_studio_publish_panel_stop_counting (StudioPublishPanel *self)
{
  if (self->count_id == 0)
    return;
  g_clear_handle_id (&self->count_id, g_source_remove);
  g_clear_pointer (&self->sending, g_ptr_array_unref);
  if (self->document != NULL && self->holding)
    _studio_publish_panel_update (self);
}

static void
begin_counting (StudioPublishPanel *self,
                GPtrArray *ids)
{
  self->sending = ids;
  self->count = COUNTDOWN;
  self->count_id = g_timeout_add_seconds (1, count_cb, self);
  _studio_publish_panel_update (self);
  _studio_publish_panel_show_foot (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->publish));
}

/* --- once more? --- */

static gboolean
is_sent_already (StudioPublishPanel *self,
                 const char *id)
{
  const StudioPreflightItem *item = studio_preflight_find (self->preflight, id);
  const StudioPublishLine *line = studio_publish_line_find (self->lines, id);

  return (item != NULL && item->state == STUDIO_PREFLIGHT_SENT) || (line != NULL && line->target != NULL && studio_publish_words_is_out (line->target));
}

static void
answered_cb (AdwMessageDialog *dialog,
             const char *response,
             StudioPublishPanel *self)
{
  GPtrArray *ids = g_object_steal_data (G_OBJECT (dialog), "ids");

  if (!g_str_equal (response, "send") || self->document == NULL || !self->holding) {
    g_ptr_array_unref (ids);
    return;
  }
  self->again = TRUE;
  begin_counting (self, ids);
}

static void
ask_again (StudioPublishPanel *self,
           GPtrArray *ids)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _ ("Publish once more?"),
                                              _ ("The post is published there already. If it is sent again, it stands there twice, until somebody removes the older one there."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "send", _ ("_Send Once More"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "ids", ids, (GDestroyNotify) g_ptr_array_unref);
  g_signal_connect_object (dialog, "response", G_CALLBACK (answered_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
_studio_publish_panel_send (StudioPublishPanel *self,
                            GPtrArray *ids)
{
  const char *obstacle = find_obstacle (self);
  gboolean again = FALSE;

  if (obstacle != NULL || ids->len == 0 || self->count_id != 0 || self->queueing) {
    if (obstacle != NULL)
      gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", obstacle);
    g_ptr_array_unref (ids);
    return;
  }
  for (guint i = 0; i < ids->len; i++)
    again = again || is_sent_already (self, g_ptr_array_index (ids, i));
  self->again = FALSE;
  if (again)
    ask_again (self, ids);
  else
    begin_counting (self, ids);
}

/* --- what a person presses --- */

static void
publish_cb (StudioPublishPanel *self)
{
  if (self->count_id != 0)
    _studio_publish_panel_stop_counting (self);
  else
    _studio_publish_panel_send (self, list_chosen (self));
}

static void
stop_rest_cb (StudioPublishPanel *self)
{
  for (guint i = 0; i < self->lines->len; i++) {
    const StudioPublishLine *line = g_ptr_array_index (self->lines, i);

    if (line->target != NULL && studio_publish_words_is_moving (line->target) && line->target->state != STUDIO_OUTBOX_COMMITTING)
      studio_postman_cancel (self->postman, line->target->id);
  }
}

static void
when_changed_cb (StudioPublishPanel *self)
{
  if (self->document != NULL && self->holding)
    _studio_publish_panel_show_foot (self);
}

/* Whoever presses Enter twice must not stop what they began, nor begin it anew. */
static gboolean
button_key_cb (GtkEventControllerKey *controller,
               guint key,
               guint code,
               GdkModifierType state,
               StudioPublishPanel *self)
{
  return self->count_id != 0 && (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_ISO_Enter);
}

static gboolean
escape_cb (GtkWidget *widget,
           GVariant *args,
           gpointer user_data)
{
  StudioPublishPanel *self = STUDIO_PUBLISH_PANEL (widget);

  if (self->count_id == 0)
    return FALSE;
  _studio_publish_panel_stop_counting (self);
  return TRUE;
}

void
_studio_publish_panel_install_send (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, publish_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_rest_cb);
  gtk_widget_class_bind_template_callback (widget_class, when_changed_cb);
}

void
_studio_publish_panel_init_send (StudioPublishPanel *self)
{
  GtkEventController *keys = gtk_event_controller_key_new (), *shortcuts = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (button_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->publish), keys);
  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (shortcuts), GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_event_controller_set_propagation_phase (shortcuts, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (shortcuts), gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0), gtk_callback_action_new (escape_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), shortcuts);
}
