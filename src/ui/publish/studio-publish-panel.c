#include "config.h"

#include "studio-publish-panel-private.h"

#include <glib/gi18n-lib.h>

#include "studio-brand-office.h"
#include "studio-export-words.h"
#include "studio-moment.h"
#include "studio-one-door.h"
#include "studio-registers.h"

G_DEFINE_FINAL_TYPE (StudioPublishPanel, studio_publish_panel, ADW_TYPE_BIN)

enum {
  PROP_LIVE_CHECK = 1,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];
static guint shown_signal;

int
_studio_publish_panel_get_zone (StudioPublishPanel *self)
{
  StudioBrand *brand = studio_post_get_brand (studio_document_get_post (self->document));

  return studio_zone_get_offset (studio_brand_get_zone (brand), g_get_real_time () / G_USEC_PER_SEC);
}

char *
_studio_publish_panel_get_post (StudioPublishPanel *self)
{
  return self->document != NULL ? studio_document_make_id (self->document) : NULL;
}

/* --- the gate --- */

/* Returns: (transfer full): who approved it, or that nobody did */
static char *
tell_approval (StudioSnapshot *snapshot,
               StudioPostStage stage)
{
  g_autofree char *told = stage != STUDIO_POST_STAGE_DRAFT ? studio_door_tell (snapshot) : NULL;

  return told != NULL && *told != '\0' ? g_steal_pointer (&told) : g_strdup (_ ("Nobody has approved the post yet."));
}

static void
show_band (StudioPublishPanel *self)
{
  const StudioGateAnswer *answer = self->gate != NULL ? studio_gate_bar_get_answer (self->gate) : NULL;
  g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (studio_document_get_post (self->document));
  StudioPostStage stage = studio_post_stage_get (snapshot);
  gboolean clear = answer != NULL && answer->pass == STUDIO_PASS_CLEAR && !answer->checking;
  gboolean asked = stage == STUDIO_POST_STAGE_REVIEW, passed = stage == STUDIO_POST_STAGE_APPROVED || stage == STUDIO_POST_STAGE_PUBLISHED;
  g_autofree char *approval = tell_approval (snapshot, stage);
  g_autofree char *words = clear ? g_markup_printf_escaped ("<b>%s</b> %s", _ ("All required checks are done."), approval) : g_markup_escape_text (approval, -1);

  gtk_label_set_markup (self->clear_words, words);
  if (clear)
    gtk_widget_add_css_class (self->clear_band, "success");
  else
    gtk_widget_remove_css_class (self->clear_band, "success");
  gtk_widget_set_visible (self->clear_band, answer != NULL && (clear || answer->unapproved || passed || asked));
  gtk_widget_set_visible (GTK_WIDGET (self->clear_button), !asked);
  gtk_button_set_label (self->clear_button, passed ? _ ("Approval Sheet…") : _ ("Ask for Approval…"));
  /* an action and another one's target do not go together, not even for a moment */
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->clear_button), NULL);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (self->clear_button), passed ? NULL : g_variant_new_string (studio_deed_get_id (STUDIO_DEED_ASK)));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->clear_button), passed ? "win.approval-sheet" : "win.door");
}

static void
open_checks_cb (StudioPublishPanel *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "post.step", "s", "check");
}

static void
gate_changed_cb (StudioPublishPanel *self)
{
  _studio_publish_panel_update (self);
}

static void
drop_gate (StudioPublishPanel *self)
{
  if (self->gate == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->gate, self);
  gtk_box_remove (self->gate_slot, GTK_WIDGET (self->gate));
  self->gate = NULL;
}

/* A reason that was written belongs to one post, so each has a bar of its own. */
static void
add_gate (StudioPublishPanel *self)
{
  if (self->gate != NULL || self->live_check == NULL || self->document == NULL || studio_live_check_get_document (self->live_check) != self->document)
    return;
  self->gate = g_object_new (STUDIO_TYPE_GATE_BAR, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->gate), "publish-gate");
  gtk_box_append (self->gate_slot, GTK_WIDGET (self->gate));
  g_signal_connect_swapped (self->gate, "changed", G_CALLBACK (gate_changed_cb), self);
  g_signal_connect_swapped (self->gate, "open-checks", G_CALLBACK (open_checks_cb), self);
  studio_gate_bar_set_check (self->gate, self->live_check);
}

/* --- what is shown --- */

static void
show_trouble (StudioPublishPanel *self)
{
  const char *words = self->postman != NULL ? studio_postman_get_trouble (self->postman) : NULL;

  if (words == NULL && self->postman != NULL && studio_postman_get_state (self->postman) == STUDIO_POSTMAN_OFFLINE)
    words = _ ("There is no network. What you publish waits here and goes out by itself when there is one.");
  gtk_label_set_label (self->trouble, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->trouble), words != NULL);
}

static void
show_head (StudioPublishPanel *self)
{
  guint n_all = 0, n_out = 0;
  g_autofree char *words = NULL;

  for (guint i = 0; i < self->lines->len; i++) {
    const StudioPublishLine *line = g_ptr_array_index (self->lines, i);

    n_all += line->target != NULL;
    n_out += line->target != NULL && studio_publish_words_is_out (line->target) && !studio_publish_is_handed_in (line->target);
  }
  /* TRANSLATORS: "3 of 7 published" */
  words = g_strdup_printf (_ ("%u of %u published"), n_out, n_all);
  gtk_label_set_label (self->run_head, words);
  gtk_progress_bar_set_fraction (self->run_bar, n_all > 0 ? (double) n_out / n_all : 0);
  gtk_widget_set_visible (self->run_box, n_all > 0);
}

static GPtrArray *
list_accounts (StudioPublishPanel *self)
{
  GPtrArray *accounts = g_ptr_array_new ();

  for (guint i = 0; i < self->lines->len; i++) {
    const StudioPublishLine *line = g_ptr_array_index (self->lines, i);

    if (line->account != NULL)
      g_ptr_array_add (accounts, line->account);
  }
  return accounts;
}

static void
read_lines (StudioPublishPanel *self)
{
  g_autofree char *post = _studio_publish_panel_get_post (self);
  g_autoptr (GPtrArray) targets = self->postman != NULL ? studio_postman_list (self->postman, post) : g_ptr_array_new ();

  g_clear_pointer (&self->lines, g_ptr_array_unref);
  self->lines = studio_publish_line_list (studio_registers_list (studio_registers_get (), STUDIO_REGISTER_ACCOUNTS), targets);
  _studio_publish_panel_add_waiting (self, post);
}

static gboolean
needs_ticks (StudioPublishPanel *self)
{
  for (guint i = 0; i < self->lines->len; i++) {
    const StudioPublishLine *line = g_ptr_array_index (self->lines, i);

    if (line->target != NULL && line->target->state == STUDIO_OUTBOX_COMMITTING)
      return TRUE;
  }
  return FALSE;
}

static gboolean
tick_cb (gpointer data)
{
  StudioPublishPanel *self = data;

  for (guint i = 0; i < self->lines->len; i++)
    _studio_publish_panel_show_row (self, ((const StudioPublishLine *) g_ptr_array_index (self->lines, i))->id);
  return G_SOURCE_CONTINUE;
}

static void
show_all (StudioPublishPanel *self)
{
  if (self->document == NULL || !self->holding)
    return;
  read_lines (self);
  show_band (self);
  show_trouble (self);
  show_head (self);
  _studio_publish_panel_show_rows (self);
  _studio_publish_panel_show_foot (self);
  if (!needs_ticks (self))
    g_clear_handle_id (&self->tick_id, g_source_remove);
  else if (self->tick_id == 0)
    self->tick_id = g_timeout_add_seconds (1, tick_cb, self);
}

static gboolean
update_cb (gpointer data)
{
  StudioPublishPanel *self = data;

  self->update_id = 0;
  show_all (self);
  return G_SOURCE_REMOVE;
}

void
_studio_publish_panel_update (StudioPublishPanel *self)
{
  if (self->update_id == 0 && self->holding)
    self->update_id = g_idle_add (update_cb, self);
}

/* --- what is looked at --- */

static const StudioPreflightItem *
find_shown (StudioPublishPanel *self)
{
  return self->shown != NULL ? studio_preflight_find (self->preflight, self->shown) : NULL;
}

GPtrArray *
studio_publish_panel_get_shown (StudioPublishPanel *self,
                                char **sentence)
{
  const StudioPreflightItem *item;
  const StudioPublishLine *line;
  const StudioOutgoingPicture *first;
  GPtrArray *pictures;
  g_autofree char *bytes = NULL;

  g_return_val_if_fail (STUDIO_IS_PUBLISH_PANEL (self) && sentence != NULL, NULL);

  *sentence = NULL;
  item = find_shown (self);
  line = self->lines != NULL && self->shown != NULL ? studio_publish_line_find (self->lines, self->shown) : NULL;
  if (item == NULL || line == NULL || item->content == NULL || item->content->outgoing->pictures->len == 0)
    return NULL;
  pictures = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  for (guint i = 0; i < item->content->outgoing->pictures->len; i++)
    g_ptr_array_add (pictures, g_bytes_ref (((const StudioOutgoingPicture *) g_ptr_array_index (item->content->outgoing->pictures, i))->bytes));
  first = g_ptr_array_index (item->content->outgoing->pictures, 0);
  bytes = studio_export_words_bytes (studio_publish_content_get_bytes (item->content));
  /* TRANSLATORS: "Sent to Instagram: JPEG 1080 × 1350, 412 kB" */
  *sentence = g_strdup_printf (_ ("Sent to %s: JPEG %d × %d, %s"), studio_publish_words_platform (line->platform), first->width, first->height, bytes);
  return pictures;
}

static GtkListBoxRow *
find_selected (StudioPublishPanel *self)
{
  for (int i = 0; i < STUDIO_N_PUBLISH_PLACES; i++) {
    GtkListBoxRow *row = gtk_list_box_get_selected_row (_studio_publish_panel_get_list (self, (StudioPublishPlace) i));

    if (row != NULL)
      return row;
  }
  return NULL;
}

/* One row of all lists. */
static void
selected_cb (StudioPublishPanel *self,
             GtkListBoxRow *row,
             GtkListBox *list)
{
  GtkListBoxRow *present;

  if (self->choosing)
    return;
  self->choosing = TRUE;
  for (int i = 0; row != NULL && i < STUDIO_N_PUBLISH_PLACES; i++) {
    GtkListBox *other = _studio_publish_panel_get_list (self, (StudioPublishPlace) i);

    if (other != list)
      gtk_list_box_unselect_all (other);
  }
  self->choosing = FALSE;
  present = find_selected (self);
  g_free (self->shown);
  self->shown = present != NULL ? g_strdup (studio_publish_row_get_id (STUDIO_PUBLISH_ROW (present))) : NULL;
  g_signal_emit (self, shown_signal, 0);
}

static gboolean
focus_list (GtkListBox *list)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, 0);

  if (row == NULL || !gtk_widget_get_mapped (GTK_WIDGET (row)))
    return FALSE;
  gtk_list_box_select_row (list, row);
  return gtk_widget_grab_focus (GTK_WIDGET (row));
}

void
studio_publish_panel_focus (StudioPublishPanel *self)
{
  static const StudioPublishPlace order[] = { STUDIO_PUBLISH_ASKS, STUDIO_PUBLISH_DIRECT, STUDIO_PUBLISH_ADVANCED, STUDIO_PUBLISH_RESULTS, STUDIO_PUBLISH_MANUAL };

  g_return_if_fail (STUDIO_IS_PUBLISH_PANEL (self));

  show_all (self);
  for (gsize i = 0; i < G_N_ELEMENTS (order); i++) {
    if (focus_list (_studio_publish_panel_get_list (self, order[i])))
      return;
  }
  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

/* --- what others tell --- */

static void
preflight_changed_cb (StudioPublishPanel *self)
{
  _studio_publish_panel_update (self);
  g_signal_emit (self, shown_signal, 0);
}

static void
registers_changed_cb (StudioPublishPanel *self,
                      int reg)
{
  if (reg != STUDIO_REGISTER_ACCOUNTS || self->document == NULL || !self->holding)
    return;
  show_all (self);
  {
    g_autoptr (GPtrArray) accounts = list_accounts (self);

    studio_preflight_set_accounts (self->preflight, accounts);
  }
}

static void
progress_cb (StudioPublishPanel *self,
             const char *id)
{
  for (guint i = 0; self->holding && i < self->lines->len; i++) {
    const StudioPublishLine *line = g_ptr_array_index (self->lines, i);

    if (line->target != NULL && g_str_equal (line->target->id, id))
      _studio_publish_panel_show_row (self, line->id);
  }
}

/* An edit is not what the countdown was begun for. */
static void
post_changed_cb (StudioPost *post,
                 const char *path,
                 StudioPublishPanel *self)
{
  if (!self->queueing)
    _studio_publish_panel_stop_counting (self);
  _studio_publish_panel_update (self);
}

static gboolean
get_limits (const char *account,
            StudioLimits *limits,
            gpointer data)
{
  StudioPublishPanel *self = data;

  return self->postman != NULL && studio_postman_get_limits (self->postman, account, limits);
}

/* --- shown or not --- */

static void
hold (StudioPublishPanel *self,
      gboolean held)
{
  if (self->live_check == NULL || self->holding == held)
    return;
  self->holding = held != FALSE;
  if (held)
    studio_live_check_hold (self->live_check, STUDIO_LIVE_ALL);
  else
    studio_live_check_release (self->live_check, STUDIO_LIVE_ALL);
}

static void
begin_showing (StudioPublishPanel *self)
{
  hold (self, TRUE);
  if (self->document == NULL || !self->holding)
    return;
  add_gate (self);
  show_all (self);
  {
    g_autoptr (GPtrArray) accounts = list_accounts (self);

    studio_preflight_set_accounts (self->preflight, accounts);
  }
  studio_preflight_set_active (self->preflight, TRUE);
}

static void
studio_publish_panel_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (studio_publish_panel_parent_class)->map (widget);
  begin_showing (STUDIO_PUBLISH_PANEL (widget));
}

static void
studio_publish_panel_unmap (GtkWidget *widget)
{
  StudioPublishPanel *self = STUDIO_PUBLISH_PANEL (widget);

  _studio_publish_panel_stop_counting (self);
  g_clear_handle_id (&self->update_id, g_source_remove);
  g_clear_handle_id (&self->tick_id, g_source_remove);
  studio_preflight_set_active (self->preflight, FALSE);
  hold (self, FALSE);
  GTK_WIDGET_CLASS (studio_publish_panel_parent_class)->unmap (widget);
}

/* --- */

static void
set_live_check (StudioPublishPanel *self,
                StudioLiveCheck *live_check)
{
  hold (self, FALSE);
  drop_gate (self);
  g_set_object (&self->live_check, live_check);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    begin_showing (self);
}

static void
studio_publish_panel_get_property (GObject *object,
                                   guint property,
                                   GValue *value,
                                   GParamSpec *pspec)
{
  if (property == PROP_LIVE_CHECK)
    g_value_set_object (value, STUDIO_PUBLISH_PANEL (object)->live_check);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
studio_publish_panel_set_property (GObject *object,
                                   guint property,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  if (property == PROP_LIVE_CHECK)
    set_live_check (STUDIO_PUBLISH_PANEL (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
studio_publish_panel_dispose (GObject *object)
{
  StudioPublishPanel *self = STUDIO_PUBLISH_PANEL (object);

  if (self->publish != NULL)
    studio_publish_panel_set_document (self, NULL);
  studio_publish_panel_set_postman (self, NULL);
  g_clear_handle_id (&self->update_id, g_source_remove);
  g_clear_handle_id (&self->tick_id, g_source_remove);
  g_clear_handle_id (&self->count_id, g_source_remove);
  g_clear_object (&self->live_check);
  g_clear_object (&self->post_signals);
  if (self->preflight != NULL)
    g_signal_handlers_disconnect_by_data (self->preflight, self);
  g_clear_object (&self->preflight);
  g_clear_pointer (&self->rows, g_hash_table_unref);
  /* lists that go away give up their selection, when others are gone already */
  self->choosing = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (object), STUDIO_TYPE_PUBLISH_PANEL);

  G_OBJECT_CLASS (studio_publish_panel_parent_class)->dispose (object);
}

static void
studio_publish_panel_finalize (GObject *object)
{
  StudioPublishPanel *self = STUDIO_PUBLISH_PANEL (object);

  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->sending, g_ptr_array_unref);
  g_hash_table_unref (self->chosen);
  g_object_unref (self->settings);
  g_free (self->shown);

  G_OBJECT_CLASS (studio_publish_panel_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-publish-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioPublishPanel, gate_slot);
  gtk_widget_class_bind_template_child (widget_class, StudioPublishPanel, clear_band);
  gtk_widget_class_bind_template_child (widget_class, StudioPublishPanel, clear_words);
  gtk_widget_class_bind_template_child (widget_class, StudioPublishPanel, clear_button);
  gtk_widget_class_bind_template_child (widget_class, StudioPublishPanel, trouble);
  gtk_widget_class_bind_template_child (widget_class, StudioPublishPanel, run_box);
  gtk_widget_class_bind_template_child (widget_class, StudioPublishPanel, run_head);
  gtk_widget_class_bind_template_child (widget_class, StudioPublishPanel, run_hint);
  gtk_widget_class_bind_template_child (widget_class, StudioPublishPanel, run_bar);
  gtk_widget_class_bind_template_child (widget_class, StudioPublishPanel, empty);
  gtk_widget_class_bind_template_child (widget_class, StudioPublishPanel, asks);
  gtk_widget_class_bind_template_child (widget_class, StudioPublishPanel, results);
  gtk_widget_class_bind_template_child (widget_class, StudioPublishPanel, direct);
  gtk_widget_class_bind_template_child (widget_class, StudioPublishPanel, advanced);
  gtk_widget_class_bind_template_child (widget_class, StudioPublishPanel, manual);
  gtk_widget_class_bind_template_child (widget_class, StudioPublishPanel, when);
  gtk_widget_class_bind_template_child (widget_class, StudioPublishPanel, hint);
  gtk_widget_class_bind_template_child (widget_class, StudioPublishPanel, stop_rest);
  gtk_widget_class_bind_template_child (widget_class, StudioPublishPanel, publish);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
}

static void
studio_publish_panel_class_init (StudioPublishPanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = studio_publish_panel_get_property;
  object_class->set_property = studio_publish_panel_set_property;
  object_class->dispose = studio_publish_panel_dispose;
  object_class->finalize = studio_publish_panel_finalize;
  widget_class->map = studio_publish_panel_map;
  widget_class->unmap = studio_publish_panel_unmap;
  props[PROP_LIVE_CHECK] = g_param_spec_object ("live-check", NULL, NULL, STUDIO_TYPE_LIVE_CHECK, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  shown_signal = g_signal_new ("shown-changed", STUDIO_TYPE_PUBLISH_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (STUDIO_TYPE_PUBLISH_WHEN);
  bind_template (widget_class);
  _studio_publish_panel_install_send (widget_class);
}

static void
studio_publish_panel_init (StudioPublishPanel *self)
{
  self->chosen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_publish_line_free);
  self->settings = g_settings_new (APPLICATION_ID);
  self->preflight = studio_preflight_new ();
  studio_preflight_set_limits (self->preflight, get_limits, self);
  g_signal_connect_swapped (self->preflight, "changed", G_CALLBACK (preflight_changed_cb), self);
  g_signal_connect_swapped (self->preflight, "notify::busy", G_CALLBACK (_studio_publish_panel_update), self);
  self->post_signals = g_signal_group_new (STUDIO_TYPE_POST);
  g_signal_group_connect (self->post_signals, "changed", G_CALLBACK (post_changed_cb), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  _studio_publish_panel_init_send (self);
  g_signal_connect_object (studio_registers_get (), "changed", G_CALLBACK (registers_changed_cb), self, G_CONNECT_SWAPPED);
}

void
studio_publish_panel_set_postman (StudioPublishPanel *self,
                                  StudioPostman *postman)
{
  g_return_if_fail (STUDIO_IS_PUBLISH_PANEL (self));

  if (self->postman != NULL)
    g_signal_handlers_disconnect_by_data (self->postman, self);
  g_set_object (&self->postman, postman);
  _studio_publish_panel_watch (self, postman != NULL ? studio_postman_get_library (postman) : NULL);
  if (postman == NULL)
    return;
  g_signal_connect_swapped (postman, "changed", G_CALLBACK (_studio_publish_panel_update), self);
  g_signal_connect_swapped (postman, "notify::state", G_CALLBACK (_studio_publish_panel_update), self);
  g_signal_connect_swapped (postman, "progress", G_CALLBACK (progress_cb), self);
  _studio_publish_panel_update (self);
}

void
studio_publish_panel_set_document (StudioPublishPanel *self,
                                   StudioDocument *document)
{
  g_return_if_fail (STUDIO_IS_PUBLISH_PANEL (self));

  if (self->document == document)
    return;
  _studio_publish_panel_stop_counting (self);
  drop_gate (self);
  g_set_object (&self->document, document);
  g_signal_group_set_target (self->post_signals, document != NULL ? studio_document_get_post (document) : NULL);
  studio_preflight_set_document (self->preflight, document);
  g_clear_pointer (&self->shown, g_free);
  if (document == NULL)
    return;
  studio_publish_when_reset (self->when, _studio_publish_panel_get_zone (self));
  _studio_publish_panel_recall (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    begin_showing (self);
}
