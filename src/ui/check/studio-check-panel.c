#include "config.h"

#include "studio-check-panel-private.h"

#include <glib/gi18n-lib.h>

#include "studio-check-place.h"
#include "studio-election-banner.h"
#include "studio-finding-fix.h"
#include "studio-profile-menu.h"

/* Shorter checks are not worth telling (UX §6) */
#define SLOW_MS 300
#define PULSE_MS 120

G_DEFINE_FINAL_TYPE (StudioCheckPanel, studio_check_panel, ADW_TYPE_BIN)

enum {
  PROP_LIVE_CHECK = 1,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];
static guint marks_signal;

JsonNode *
_studio_check_panel_root (StudioCheckPanel *self)
{
  return studio_post_get_json (studio_document_get_post (studio_live_check_get_document (self->live_check)));
}

StudioCheckList *
_studio_check_panel_list (StudioCheckPanel *self,
                          StudioCheckListId id)
{
  StudioCheckList *const lists[N_LISTS] = { self->required, self->advised, self->questions, self->hints, self->answered };

  return lists[id];
}

GPtrArray *
_studio_check_panel_list_rows (StudioCheckPanel *self)
{
  GPtrArray *rows = g_ptr_array_new ();

  for (int id = 0; id < N_LISTS; id++)
    studio_check_list_collect (_studio_check_panel_list (self, (StudioCheckListId) id), rows);
  return rows;
}

/* --- which findings go where --- */

static StudioCheckListId
list_of (const StudioFinding *finding)
{
  /* what closes the gate stands together, so that the gate's number is the list's */
  if (finding->level == STUDIO_RULE_REQUIRED)
    return LIST_REQUIRED;
  if (finding->asks)
    return LIST_QUESTIONS;
  return finding->level == STUDIO_RULE_WARNING ? LIST_ADVISED : LIST_HINTS;
}

/* Returns: (transfer container): what is open and not just being fixed */
static GPtrArray *
list_open (StudioCheckPanel *self)
{
  GPtrArray *open = studio_live_check_list_open (self->live_check);

  if (studio_live_check_is_current (self->live_check))
    g_hash_table_remove_all (self->fixed);
  for (guint i = open->len; i-- > 0;) {
    if (g_hash_table_contains (self->fixed, ((const StudioFinding *) g_ptr_array_index (open, i))->key))
      g_ptr_array_remove_index (open, i);
  }
  return open;
}

/* Adds one finding of each question that is answered, so that the answer can be changed. */
static void
add_answered (StudioCheckPanel *self)
{
  GPtrArray *findings = studio_live_check_get_findings (self->live_check);
  g_autoptr (GHashTable) rules = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < findings->len; i++) {
    StudioFinding *finding = g_ptr_array_index (findings, i);

    if (finding->asks && studio_answer_get (_studio_check_panel_root (self), finding->rule, NULL) && studio_live_check_is_settled (self->live_check, finding) &&
        studio_principle_cards_lets_through (self->cards, finding->rule) && g_hash_table_add (rules, (gpointer) finding->rule))
      g_ptr_array_add (self->wanted[LIST_ANSWERED], studio_finding_ref (finding));
  }
}

static void
sort_into_lists (StudioCheckPanel *self,
                 GPtrArray *open)
{
  for (int id = 0; id < N_LISTS; id++)
    g_ptr_array_set_size (self->wanted[id], 0);
  for (guint i = 0; i < open->len; i++) {
    StudioFinding *finding = g_ptr_array_index (open, i);

    if (studio_principle_cards_lets_through (self->cards, finding->rule))
      g_ptr_array_add (self->wanted[list_of (finding)], studio_finding_ref (finding));
  }
  add_answered (self);
}

/* Numbers follow the rows from above. */
static void
number_marks (StudioCheckPanel *self)
{
  g_ptr_array_set_size (self->marks, 0);
  for (int id = 0; id < LIST_ANSWERED; id++) {
    for (guint i = 0; i < MIN (self->wanted[id]->len, STUDIO_CHECK_LIST_MOST); i++) {
      StudioFinding *finding = g_ptr_array_index (self->wanted[id], i);

      if (studio_check_place_is_drawn (&finding->place))
        g_ptr_array_add (self->marks, studio_finding_ref (finding));
    }
  }
}

/* --- rows --- */

static GtkWidget *
make_row (GtkWidget *row,
          StudioFinding *finding,
          gpointer data)
{
  StudioCheckPanel *self = data;
  StudioReply reply;
  guint index;

  if (row == NULL) {
    StudioChecker *checker = studio_live_check_get_checker (self->live_check);
    g_autofree char *place = studio_check_place_name (&finding->place, studio_live_check_get_snapshot (self->live_check), checker);
    const StudioCheckRowLook look = { place, studio_rule_texts_find (checker->texts, finding->rule), self->explains };

    row = studio_check_row_new (finding, &look);
    _studio_check_panel_connect_row (self, row);
  }
  if (finding->asks)
    studio_check_row_set_reply (STUDIO_CHECK_ROW (row), studio_answer_get (_studio_check_panel_root (self), finding->rule, &reply) ? &reply : NULL);
  studio_check_row_set_number (STUDIO_CHECK_ROW (row), g_ptr_array_find (self->marks, finding, &index) ? index + 1 : 0);
  return row;
}

/* The button stands at the first list that there is. */
static void
show_fix_all (StudioCheckPanel *self)
{
  g_autofree char *label = NULL;
  guint n_fixable = 0;
  StudioCheckList *first = NULL;

  for (int id = 0; id < LIST_ANSWERED; id++) {
    for (guint i = 0; i < self->wanted[id]->len; i++)
      n_fixable += studio_finding_is_fixable (g_ptr_array_index (self->wanted[id], i));
    if (first == NULL && self->wanted[id]->len > 0)
      first = _studio_check_panel_list (self, (StudioCheckListId) id);
  }
  if (first != NULL)
    studio_check_list_set_action (first, GTK_WIDGET (self->fix_all));
  label = g_strdup_printf (_ ("Fix the Certain Ones (%u)"), n_fixable);
  gtk_button_set_label (self->fix_all, label);
  gtk_widget_set_visible (GTK_WIDGET (self->fix_all), n_fixable > 0);
}

static void
show_rows (StudioCheckPanel *self)
{
  StudioCheckRow *focused = _studio_check_panel_find_focused (self);
  g_autoptr (GPtrArray) before = _studio_check_panel_list_rows (self), after = NULL;
  guint index = 0;
  gboolean had_focus = focused != NULL && g_ptr_array_find (before, focused, &index);

  for (int id = 0; id < N_LISTS; id++)
    studio_check_list_update (_studio_check_panel_list (self, (StudioCheckListId) id), self->wanted[id], make_row, self);
  show_fix_all (self);
  if (!had_focus)
    return;
  /* a row that is gone leaves the focus to the one that stands there now */
  after = _studio_check_panel_list_rows (self);
  if (!g_ptr_array_find (after, focused, NULL) && after->len > 0)
    _studio_check_panel_focus_row (g_ptr_array_index (after, MIN (index, after->len - 1)));
}

/* --- head and foot --- */

/* Returns: (transfer container): what has to be done before it is published; questions that close nothing are not counted */
static GPtrArray *
list_due (GPtrArray *open)
{
  GPtrArray *due = g_ptr_array_new ();

  for (guint i = 0; i < open->len; i++) {
    StudioFinding *finding = g_ptr_array_index (open, i);

    if (finding->level == STUDIO_RULE_REQUIRED || (finding->level == STUDIO_RULE_WARNING && !finding->asks))
      g_ptr_array_add (due, finding);
  }
  return due;
}

static void
show_head (StudioCheckPanel *self,
           GPtrArray *due)
{
  g_autofree char *words =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u more thing before it is ready to publish", "%u more things before it is ready to publish", due->len), due->len);

  gtk_label_set_label (self->head, due->len > 0 ? words : _ ("Ready to publish"));
}

/* The step itself is never locked; only this way says that something comes first. Who practises sees all of it. @obstacle: (nullable) */
static void
show_way_on (StudioCheckPanel *self,
             const char *obstacle)
{
  const char *reason = studio_live_check_get_profile (self->live_check)->gate != STUDIO_GATE_PRACTICE ? obstacle : NULL;

  gtk_widget_set_sensitive (self->go_on, reason == NULL);
  gtk_widget_set_tooltip_text (self->go_on, reason != NULL ? reason : _ ("To the next step (Ctrl+Enter)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->go_on), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, reason != NULL ? reason : "", -1);
}

static void
show_gate (StudioCheckPanel *self,
           GPtrArray *open)
{
  guint n = studio_check_count_required (open);
  g_autofree char *words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Cannot be published yet: %u required finding is open.",
                                                         "Cannot be published yet: %u required findings are open.", n),
                                            n);

  gtk_label_set_label (self->gate, n > 0 ? words : _ ("Nothing required is open."));
  gtk_image_set_from_icon_name (self->gate_icon, n > 0 ? "changes-prevent-symbolic" : "object-select-symbolic");
  gtk_widget_remove_css_class (GTK_WIDGET (self->gate_icon), n > 0 ? "success" : "error");
  gtk_widget_add_css_class (GTK_WIDGET (self->gate_icon), n > 0 ? "error" : "success");
  show_way_on (self, n > 0 ? words : NULL);
}

static void
show_empty (StudioCheckPanel *self)
{
  const char *chosen = studio_principle_cards_get_chosen (self->cards);
  g_autofree char *words = NULL;
  guint n_rules = 0, n_rows = 0;

  for (int id = 0; id < N_LISTS; id++)
    n_rows += self->wanted[id]->len;
  studio_rule_list (&n_rules);
  /* TRANSLATORS: the name of a principle */
  words = chosen != NULL ? g_strdup_printf (_ ("Nothing is left of “%s”."), chosen)
                         : g_strdup_printf (_ ("%u rules looked at the captions, the content, the alt texts and the pictures."), n_rules);
  adw_status_page_set_description (self->empty, words);
  gtk_widget_set_visible (self->show_all, chosen != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->empty), n_rows == 0);
}

static void
show_notice (StudioCheckPanel *self)
{
  StudioChecker *checker = studio_live_check_get_checker (self->live_check);
  const char *problem = studio_live_check_get_problem (self->live_check);
  g_autoptr (GString) words = g_string_new (problem);

  for (guint i = 0; checker != NULL && i < checker->notices->len; i++)
    g_string_append_printf (words, "%s%s", words->len > 0 ? "\n" : "", (const char *) g_ptr_array_index (checker->notices, i));
  gtk_label_set_label (self->notice, words->str);
  gtk_widget_set_visible (GTK_WIDGET (self->notice), words->len > 0);
}

static void
show_nothing (StudioCheckPanel *self)
{
  for (int id = 0; id < N_LISTS; id++) {
    g_ptr_array_set_size (self->wanted[id], 0);
    studio_check_list_clear (_studio_check_panel_list (self, (StudioCheckListId) id));
  }
  g_ptr_array_set_size (self->marks, 0);
  g_hash_table_remove_all (self->fixed);
  g_clear_pointer (&self->current, g_free);
  studio_principle_cards_clear (self->cards);
  gtk_widget_set_sensitive (GTK_WIDGET (self->cards), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->empty), FALSE);
  gtk_widget_set_visible (self->gate_box, FALSE);
  gtk_label_set_label (self->head, _ ("Checking…"));
  g_signal_emit (self, marks_signal, 0);
}

/* Rows tell why at once, or when they are opened. */
static void
follow_profile (StudioCheckPanel *self)
{
  gboolean explains = studio_live_check_get_profile (self->live_check)->explains;

  if (self->explains == explains)
    return;
  self->explains = explains != FALSE;
  g_clear_pointer (&self->current, g_free);
  for (int id = 0; id < N_LISTS; id++)
    studio_check_list_clear (_studio_check_panel_list (self, (StudioCheckListId) id));
}

void
_studio_check_panel_update (StudioCheckPanel *self)
{
  g_autoptr (GPtrArray) open = NULL, due = NULL;

  if (self->live_check == NULL || studio_live_check_get_findings (self->live_check) == NULL) {
    show_nothing (self);
    return;
  }
  open = list_open (self);
  due = list_due (open);
  sort_into_lists (self, open);
  number_marks (self);
  show_head (self, due);
  show_gate (self, open);
  show_notice (self);
  show_empty (self);
  follow_profile (self);
  studio_principle_cards_set (self->cards, due, studio_live_check_get_profile (self->live_check));
  gtk_widget_set_sensitive (GTK_WIDGET (self->cards), TRUE);
  gtk_widget_set_visible (self->gate_box, TRUE);
  show_rows (self);
  g_signal_emit (self, marks_signal, 0);
}

/* --- what the live check tells --- */

static void
changed_cb (StudioLiveCheck *live_check,
            StudioCheckPanel *self)
{
  /* what nobody sees is made when it is shown */
  if (self->holding || studio_live_check_get_findings (live_check) == NULL)
    _studio_check_panel_update (self);
}

static gboolean
pulse_cb (gpointer data)
{
  gtk_progress_bar_pulse (STUDIO_CHECK_PANEL (data)->progress);
  return G_SOURCE_CONTINUE;
}

static gboolean
slow_cb (gpointer data)
{
  StudioCheckPanel *self = data;
  gboolean animations = TRUE;

  self->slow_id = 0;
  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations", &animations, NULL);
  gtk_widget_set_opacity (GTK_WIDGET (self->progress), 1);
  gtk_progress_bar_pulse (self->progress);
  if (animations)
    self->pulse_id = g_timeout_add (PULSE_MS, pulse_cb, self);
  return G_SOURCE_REMOVE;
}

static void
stop_progress (StudioCheckPanel *self)
{
  g_clear_handle_id (&self->slow_id, g_source_remove);
  g_clear_handle_id (&self->pulse_id, g_source_remove);
}

static void
busy_cb (StudioLiveCheck *live_check,
         GParamSpec *pspec,
         StudioCheckPanel *self)
{
  stop_progress (self);
  if (self->holding && studio_live_check_get_busy (live_check))
    self->slow_id = g_timeout_add (SLOW_MS, slow_cb, self);
  else
    gtk_widget_set_opacity (GTK_WIDGET (self->progress), 0);
}

static void
hold (StudioCheckPanel *self,
      gboolean held)
{
  if (self->live_check == NULL || self->holding == held)
    return;
  self->holding = held != FALSE;
  if (held)
    studio_live_check_hold (self->live_check, STUDIO_LIVE_ALL);
  else
    studio_live_check_release (self->live_check, STUDIO_LIVE_ALL);
  busy_cb (self->live_check, NULL, self);
}

static void
set_live_check (StudioCheckPanel *self,
                StudioLiveCheck *live_check)
{
  hold (self, FALSE);
  g_set_object (&self->live_check, live_check);
  g_signal_group_set_target (self->live_signals, live_check);
  hold (self, gtk_widget_get_mapped (GTK_WIDGET (self)));
}

/* --- */

static void
chosen_cb (StudioCheckPanel *self)
{
  if (self->live_check != NULL && studio_live_check_get_findings (self->live_check) != NULL)
    _studio_check_panel_update (self);
}

static void
show_all_cb (StudioCheckPanel *self)
{
  studio_principle_cards_clear (self->cards);
}

static void
fix_all_cb (StudioCheckPanel *self)
{
  _studio_check_panel_fix_all (self);
}

static void
studio_check_panel_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (studio_check_panel_parent_class)->map (widget);
  hold (STUDIO_CHECK_PANEL (widget), TRUE);
  _studio_check_panel_update (STUDIO_CHECK_PANEL (widget));
}

static void
studio_check_panel_unmap (GtkWidget *widget)
{
  hold (STUDIO_CHECK_PANEL (widget), FALSE);
  GTK_WIDGET_CLASS (studio_check_panel_parent_class)->unmap (widget);
}

void
studio_check_panel_focus (StudioCheckPanel *self)
{
  g_autoptr (GPtrArray) rows = NULL;

  g_return_if_fail (STUDIO_IS_CHECK_PANEL (self));

  rows = _studio_check_panel_list_rows (self);
  if (rows->len > 0)
    _studio_check_panel_focus_row (g_ptr_array_index (rows, 0));
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

GPtrArray *
studio_check_panel_get_marks (StudioCheckPanel *self)
{
  g_return_val_if_fail (STUDIO_IS_CHECK_PANEL (self), NULL);

  return self->marks;
}

const char *
studio_check_panel_get_current (StudioCheckPanel *self)
{
  g_return_val_if_fail (STUDIO_IS_CHECK_PANEL (self), NULL);

  return self->current;
}

static void
studio_check_panel_get_property (GObject *object,
                                 guint id,
                                 GValue *value,
                                 GParamSpec *pspec)
{
  if (id == PROP_LIVE_CHECK)
    g_value_set_object (value, STUDIO_CHECK_PANEL (object)->live_check);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
studio_check_panel_set_property (GObject *object,
                                 guint id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  if (id == PROP_LIVE_CHECK)
    set_live_check (STUDIO_CHECK_PANEL (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
studio_check_panel_dispose (GObject *object)
{
  StudioCheckPanel *self = STUDIO_CHECK_PANEL (object);

  stop_progress (self);
  set_live_check (self, NULL);
  g_clear_object (&self->live_signals);
  gtk_widget_dispose_template (GTK_WIDGET (self), STUDIO_TYPE_CHECK_PANEL);

  G_OBJECT_CLASS (studio_check_panel_parent_class)->dispose (object);
}

static void
studio_check_panel_finalize (GObject *object)
{
  StudioCheckPanel *self = STUDIO_CHECK_PANEL (object);

  for (int id = 0; id < N_LISTS; id++)
    g_ptr_array_unref (self->wanted[id]);
  g_ptr_array_unref (self->marks);
  g_hash_table_unref (self->fixed);
  g_free (self->current);

  G_OBJECT_CLASS (studio_check_panel_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-check-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioCheckPanel, head);
  gtk_widget_class_bind_template_child (widget_class, StudioCheckPanel, progress);
  gtk_widget_class_bind_template_child (widget_class, StudioCheckPanel, notice);
  gtk_widget_class_bind_template_child (widget_class, StudioCheckPanel, cards);
  gtk_widget_class_bind_template_child (widget_class, StudioCheckPanel, empty);
  gtk_widget_class_bind_template_child (widget_class, StudioCheckPanel, show_all);
  gtk_widget_class_bind_template_child (widget_class, StudioCheckPanel, required);
  gtk_widget_class_bind_template_child (widget_class, StudioCheckPanel, advised);
  gtk_widget_class_bind_template_child (widget_class, StudioCheckPanel, questions);
  gtk_widget_class_bind_template_child (widget_class, StudioCheckPanel, hints);
  gtk_widget_class_bind_template_child (widget_class, StudioCheckPanel, answered);
  gtk_widget_class_bind_template_child (widget_class, StudioCheckPanel, fix_all);
  gtk_widget_class_bind_template_child (widget_class, StudioCheckPanel, gate_box);
  gtk_widget_class_bind_template_child (widget_class, StudioCheckPanel, go_on);
  gtk_widget_class_bind_template_child (widget_class, StudioCheckPanel, gate_icon);
  gtk_widget_class_bind_template_child (widget_class, StudioCheckPanel, gate);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, fix_all_cb);
}

static void
studio_check_panel_class_init (StudioCheckPanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = studio_check_panel_get_property;
  object_class->set_property = studio_check_panel_set_property;
  object_class->dispose = studio_check_panel_dispose;
  object_class->finalize = studio_check_panel_finalize;
  widget_class->map = studio_check_panel_map;
  widget_class->unmap = studio_check_panel_unmap;

  props[PROP_LIVE_CHECK] = g_param_spec_object ("live-check", NULL, NULL, STUDIO_TYPE_LIVE_CHECK, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  marks_signal = g_signal_new ("marks-changed", STUDIO_TYPE_CHECK_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (STUDIO_TYPE_CHECK_LIST);
  g_type_ensure (STUDIO_TYPE_ELECTION_BANNER);
  g_type_ensure (STUDIO_TYPE_PROFILE_MENU);
  g_type_ensure (STUDIO_TYPE_PRINCIPLE_CARDS);
  bind_template (widget_class);
}

static void
studio_check_panel_init (StudioCheckPanel *self)
{
  for (int id = 0; id < N_LISTS; id++)
    self->wanted[id] = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_finding_unref);
  self->marks = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_finding_unref);
  self->fixed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->live_signals = g_signal_group_new (STUDIO_TYPE_LIVE_CHECK);
  g_signal_group_connect (self->live_signals, "changed", G_CALLBACK (changed_cb), self);
  g_signal_group_connect (self->live_signals, "notify::busy", G_CALLBACK (busy_cb), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  _studio_check_panel_add_keys (self);
}
