#include "config.h"

#include "studio-check-row.h"

#include <glib/gi18n-lib.h>

#include "studio-answer-box.h"
#include "studio-finding-fix.h"
#include "studio-lesson-box.h"

/* When a row has its full height, and how far it keeps from the edge (px) */
#define OPENED_MS 280
#define MARGIN 8

struct _StudioCheckRow
{
  AdwExpanderRow parent_instance;
  GtkImage *icon;
  GtkWidget *number;
  GtkWidget *body;
  GtkLabel *why;
  GtkLabel *source;
  GtkButton *fix_button;
  StudioAnswerBox *answer;
  GtkWidget *show_button;
  GtkMenuButton *reason_button;
  GtkEditable *reason;
  GtkWidget *accept_button;
  GtkWidget *quick_button;
  GtkToggleButton *learn_button;
  StudioLessonBox *lessons;

  StudioFinding *finding;
  char *replied; /* (nullable): the answer that is shown */
  guint explains : 1;
  guint done : 1;
};

G_DEFINE_FINAL_TYPE (StudioCheckRow, studio_check_row, ADW_TYPE_EXPANDER_ROW)

enum {
  FIX,
  SHOW_PLACE,
  ANSWER,
  TAKE_BACK,
  ACCEPT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* --- what is pressed --- */

/* Listeners may take the row away. */
static void
tell (StudioCheckRow *self,
      guint signal,
      const char *reason)
{
  g_autoptr (StudioCheckRow) keep = g_object_ref (self);

  if (signal == ACCEPT)
    g_signal_emit (keep, signals[ACCEPT], 0, reason);
  else
    g_signal_emit (keep, signals[signal], 0);
}

static void
fix_cb (StudioCheckRow *self)
{
  tell (self, FIX, NULL);
}

static void
show_cb (StudioCheckRow *self)
{
  tell (self, SHOW_PLACE, NULL);
}

static void
answered_cb (StudioCheckRow *self,
             const char *value,
             const char *note)
{
  g_autoptr (StudioCheckRow) keep = g_object_ref (self);

  g_signal_emit (keep, signals[ANSWER], 0, value, note);
}

static void
taken_back_cb (StudioCheckRow *self)
{
  tell (self, TAKE_BACK, NULL);
}

/* Returns: (transfer full): the reason without blanks around it */
static char *
read_reason (StudioCheckRow *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (self->reason)));
}

static void
reason_changed_cb (StudioCheckRow *self)
{
  g_autofree char *reason = read_reason (self);

  gtk_widget_set_sensitive (self->accept_button, *reason != '\0');
}

static void
accept_cb (StudioCheckRow *self)
{
  g_autofree char *reason = read_reason (self);

  if (*reason == '\0')
    return;
  gtk_menu_button_popdown (self->reason_button);
  tell (self, ACCEPT, reason);
}

/* --- what is shown --- */

/* The fix stands beside a row that is closed, and among its ways when it is open. */
static void
update_quick (StudioCheckRow *self)
{
  gtk_widget_set_visible (self->quick_button, !self->done && studio_finding_is_fixable (self->finding) && !adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)));
}

/* The whole of a row that has opened comes into view, its head at least. */
static void
scroll_cb (gpointer data)
{
  g_autoptr (GtkWidget) row = data;
  GtkWidget *window = gtk_widget_get_ancestor (row, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment;
  graphene_rect_t bounds;
  double value, page;

  if (window == NULL || !gtk_widget_compute_bounds (row, window, &bounds))
    return;
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (window));
  value = gtk_adjustment_get_value (adjustment);
  page = gtk_adjustment_get_page_size (adjustment);
  if (bounds.origin.y + bounds.size.height > page)
    value += MIN (bounds.origin.y, bounds.origin.y + bounds.size.height - page) + MARGIN;
  else if (bounds.origin.y < 0)
    value += bounds.origin.y - MARGIN;
  gtk_adjustment_set_value (adjustment, value);
}

/* Assistive technology would find the buttons of a row that is closed. */
static void
expanded_cb (StudioCheckRow *self)
{
  gboolean open = adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self));

  gtk_widget_set_visible (self->body, open);
  if (open)
    g_timeout_add_once (OPENED_MS, scroll_cb, g_object_ref (self));
  if (self->finding != NULL)
    update_quick (self);
}

static void
learn_cb (StudioCheckRow *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->lessons), gtk_toggle_button_get_active (self->learn_button));
  if (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    g_timeout_add_once (OPENED_MS, scroll_cb, g_object_ref (self));
}

static void
show_icon (StudioCheckRow *self)
{
  const char *icon = "dialog-information-symbolic", *class = "dim-label";

  if (self->finding->asks) {
    icon = "dialog-question-symbolic";
  } else if (self->finding->level == STUDIO_RULE_REQUIRED) {
    icon = "dialog-error-symbolic";
    class = "error";
  } else if (self->finding->level == STUDIO_RULE_WARNING) {
    icon = "dialog-warning-symbolic";
    class = "warning";
  }
  gtk_image_set_from_icon_name (self->icon, icon);
  gtk_widget_add_css_class (GTK_WIDGET (self->icon), class);
}

static gboolean
has_why (const StudioRuleText *text)
{
  return text != NULL && text->why != NULL && *text->why != '\0';
}

static void
show_reasons (StudioCheckRow *self,
              const StudioRuleText *text)
{
  gboolean told = has_why (text) && !self->explains;

  gtk_widget_set_visible (GTK_WIDGET (self->why), told);
  if (told) {
    g_autofree char *why = g_markup_printf_escaped ("<b>%s</b> %s", _ ("Why:"), text->why);

    gtk_label_set_markup (self->why, why);
  }
  gtk_widget_set_visible (GTK_WIDGET (self->learn_button), text != NULL && text->n_lessons > 0);
  if (text != NULL && text->n_lessons > 0)
    studio_lesson_box_set (self->lessons, text);
  gtk_toggle_button_set_active (self->learn_button, self->explains && text != NULL && text->n_lessons > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->source), text != NULL && text->source != NULL);
  if (text != NULL && text->source != NULL) {
    /* TRANSLATORS: the law or guide a rule rests on */
    g_autofree char *source = g_strdup_printf (_ ("Source: %s"), text->source);

    gtk_label_set_label (self->source, source);
  }
}

static void
show_fix (StudioCheckRow *self)
{
  g_autofree char *label = NULL;

  if (!studio_finding_is_fixable (self->finding)) {
    gtk_widget_set_visible (GTK_WIDGET (self->fix_button), FALSE);
    return;
  }
  /* TRANSLATORS: a button; what is put in place of the wrong words, "Fix: di sana" */
  label = *self->finding->fix != '\0' ? g_strdup_printf (_ ("Fix: %s"), self->finding->fix) : g_strdup (_ ("Take It Out"));
  gtk_label_set_label (GTK_LABEL (gtk_button_get_child (self->fix_button)), label);
  gtk_widget_set_tooltip_text (self->quick_button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->quick_button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
show_finding (StudioCheckRow *self,
              const StudioCheckRowLook *look)
{
  g_autofree char *title = g_markup_escape_text (self->finding->message, -1);
  g_autofree char *where = g_strdup_printf ("%s · %s", look->place, self->finding->rule);
  g_autofree char *subtitle = self->explains && has_why (look->text) ? g_markup_printf_escaped ("%s\n%s", where, look->text->why) : g_markup_escape_text (where, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
  gtk_widget_set_visible (GTK_WIDGET (self->answer), self->finding->asks && self->finding->answer != NULL);
  gtk_widget_set_visible (self->show_button, self->finding->place.kind != STUDIO_PLACE_POST);
  show_icon (self);
  show_fix (self);
  update_quick (self);
}

/* --- */

static void
studio_check_row_finalize (GObject *object)
{
  StudioCheckRow *self = STUDIO_CHECK_ROW (object);

  g_clear_pointer (&self->finding, studio_finding_unref);
  g_free (self->replied);

  G_OBJECT_CLASS (studio_check_row_parent_class)->finalize (object);
}

static void
add_signals (GType type)
{
  signals[FIX] = g_signal_new ("fix", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SHOW_PLACE] = g_signal_new ("show-place", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ANSWER] = g_signal_new ("answer", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[TAKE_BACK] = g_signal_new ("take-back", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ACCEPT] = g_signal_new ("accept", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
studio_check_row_class_init (StudioCheckRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = studio_check_row_finalize;
  add_signals (G_TYPE_FROM_CLASS (klass));
  g_type_ensure (STUDIO_TYPE_ANSWER_BOX);
  g_type_ensure (STUDIO_TYPE_LESSON_BOX);

  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-check-row.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioCheckRow, icon);
  gtk_widget_class_bind_template_child (widget_class, StudioCheckRow, number);
  gtk_widget_class_bind_template_child (widget_class, StudioCheckRow, body);
  gtk_widget_class_bind_template_child (widget_class, StudioCheckRow, quick_button);
  gtk_widget_class_bind_template_child (widget_class, StudioCheckRow, learn_button);
  gtk_widget_class_bind_template_child (widget_class, StudioCheckRow, lessons);
  gtk_widget_class_bind_template_child (widget_class, StudioCheckRow, why);
  gtk_widget_class_bind_template_child (widget_class, StudioCheckRow, source);
  gtk_widget_class_bind_template_child (widget_class, StudioCheckRow, fix_button);
  gtk_widget_class_bind_template_child (widget_class, StudioCheckRow, answer);
  gtk_widget_class_bind_template_child (widget_class, StudioCheckRow, show_button);
  gtk_widget_class_bind_template_child (widget_class, StudioCheckRow, reason_button);
  gtk_widget_class_bind_template_child (widget_class, StudioCheckRow, reason);
  gtk_widget_class_bind_template_child (widget_class, StudioCheckRow, accept_button);
  gtk_widget_class_bind_template_callback (widget_class, expanded_cb);
  gtk_widget_class_bind_template_callback (widget_class, learn_cb);
  gtk_widget_class_bind_template_callback (widget_class, fix_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_cb);
  gtk_widget_class_bind_template_callback (widget_class, answered_cb);
  gtk_widget_class_bind_template_callback (widget_class, taken_back_cb);
  gtk_widget_class_bind_template_callback (widget_class, reason_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, accept_cb);
}

static void
studio_check_row_init (StudioCheckRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
studio_check_row_new (StudioFinding *finding,
                      const StudioCheckRowLook *look)
{
  StudioCheckRow *self;

  g_return_val_if_fail (finding != NULL && look != NULL && look->place != NULL, NULL);

  self = g_object_new (STUDIO_TYPE_CHECK_ROW, NULL);
  self->finding = studio_finding_ref (finding);
  self->explains = look->explains != FALSE;
  show_finding (self, look);
  show_reasons (self, look->text);
  studio_check_row_set_number (self, 0);
  if (finding->answer != NULL)
    studio_answer_box_set (self->answer, finding->answer, NULL);
  return GTK_WIDGET (self);
}

gboolean
studio_check_row_take (StudioCheckRow *self,
                       StudioFinding *finding)
{
  const StudioFinding *mine;

  g_return_val_if_fail (STUDIO_IS_CHECK_ROW (self) && finding != NULL, FALSE);

  mine = self->finding;
  if (!g_str_equal (mine->key, finding->key) || mine->level != finding->level || !g_str_equal (mine->message, finding->message) || g_strcmp0 (mine->fix, finding->fix) != 0 || mine->asks != finding->asks)
    return FALSE;
  studio_finding_ref (finding);
  studio_finding_unref (self->finding);
  self->finding = finding;
  return TRUE;
}

void
studio_check_row_set_number (StudioCheckRow *self,
                             guint number)
{
  g_autofree char *words = g_strdup_printf ("%u", number);

  g_return_if_fail (STUDIO_IS_CHECK_ROW (self));

  gtk_label_set_label (GTK_LABEL (self->number), words);
  gtk_widget_set_visible (self->number, number > 0);
}

void
studio_check_row_set_reply (StudioCheckRow *self,
                            const StudioReply *reply)
{
  g_autofree char *replied = reply != NULL ? g_strconcat (reply->text, "\n", reply->note, NULL) : NULL;
  gboolean settled;

  g_return_if_fail (STUDIO_IS_CHECK_ROW (self));

  /* what is being written in the box would be lost */
  if (self->finding->answer == NULL || g_strcmp0 (replied, self->replied) == 0)
    return;
  g_free (self->replied);
  self->replied = g_steal_pointer (&replied);
  studio_answer_box_set (self->answer, self->finding->answer, reply);
  settled = reply != NULL && studio_answer_kind_settles (self->finding->answer, reply);
  gtk_widget_set_visible (GTK_WIDGET (self->reason_button), !settled);
}

void
studio_check_row_set_done (StudioCheckRow *self)
{
  g_return_if_fail (STUDIO_IS_CHECK_ROW (self));

  self->done = TRUE;
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), FALSE);
  adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (self), FALSE);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), _ ("Fixed"));
  gtk_image_set_from_icon_name (self->icon, "object-select-symbolic");
  gtk_widget_remove_css_class (GTK_WIDGET (self->icon), "error");
  gtk_widget_remove_css_class (GTK_WIDGET (self->icon), "warning");
  gtk_widget_add_css_class (GTK_WIDGET (self->icon), "success");
  gtk_widget_set_visible (self->number, FALSE);
  update_quick (self);
}

gboolean
studio_check_row_is_done (StudioCheckRow *self)
{
  g_return_val_if_fail (STUDIO_IS_CHECK_ROW (self), FALSE);

  return self->done;
}

void
studio_check_row_ask_reason (StudioCheckRow *self)
{
  g_return_if_fail (STUDIO_IS_CHECK_ROW (self));

  if (self->done || !gtk_widget_get_visible (GTK_WIDGET (self->reason_button)))
    return;
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
  gtk_menu_button_popup (self->reason_button);
}

void
studio_check_row_act (StudioCheckRow *self)
{
  g_return_if_fail (STUDIO_IS_CHECK_ROW (self));

  if (self->done)
    return;
  if (studio_finding_is_fixable (self->finding))
    tell (self, FIX, NULL);
  else if (!adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
  else if (gtk_widget_get_visible (GTK_WIDGET (self->answer)))
    gtk_widget_child_focus (GTK_WIDGET (self->answer), GTK_DIR_TAB_FORWARD);
  else if (gtk_widget_get_visible (self->show_button))
    tell (self, SHOW_PLACE, NULL);
}

StudioFinding *
studio_check_row_get_finding (StudioCheckRow *self)
{
  g_return_val_if_fail (STUDIO_IS_CHECK_ROW (self), NULL);

  return self->finding;
}
