#include "config.h"

#include "studio-check-row.h"

#include <glib/gi18n-lib.h>

#include "studio-answer-box.h"
#include "studio-finding-fix.h"

struct _StudioCheckRow
{
  AdwExpanderRow parent_instance;
  GtkImage *icon;
  GtkLabel *why;
  GtkLabel *source;
  GtkButton *fix_button;
  StudioAnswerBox *answer;
  GtkWidget *show_button;
  GtkMenuButton *reason_button;
  GtkEditable *reason;
  GtkWidget *accept_button;

  StudioFinding *finding;
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

static void
show_reasons (StudioCheckRow *self,
              const StudioRuleText *text)
{
  gboolean told = text != NULL && text->why != NULL && *text->why != '\0';

  gtk_widget_set_visible (GTK_WIDGET (self->why), told);
  if (told)
    gtk_label_set_label (self->why, text->why);
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
}

static void
show_finding (StudioCheckRow *self,
              const char *place)
{
  g_autofree char *title = g_markup_escape_text (self->finding->message, -1);
  g_autofree char *where = g_strdup_printf ("%s · %s", place, self->finding->rule);
  g_autofree char *subtitle = g_markup_escape_text (where, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
  gtk_widget_set_visible (GTK_WIDGET (self->answer), self->finding->asks && self->finding->answer != NULL);
  gtk_widget_set_visible (self->show_button, self->finding->place.kind != STUDIO_PLACE_POST);
  show_icon (self);
  show_fix (self);
}

/* --- */

static void
studio_check_row_finalize (GObject *object)
{
  StudioCheckRow *self = STUDIO_CHECK_ROW (object);

  g_clear_pointer (&self->finding, studio_finding_unref);

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

  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-check-row.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioCheckRow, icon);
  gtk_widget_class_bind_template_child (widget_class, StudioCheckRow, why);
  gtk_widget_class_bind_template_child (widget_class, StudioCheckRow, source);
  gtk_widget_class_bind_template_child (widget_class, StudioCheckRow, fix_button);
  gtk_widget_class_bind_template_child (widget_class, StudioCheckRow, answer);
  gtk_widget_class_bind_template_child (widget_class, StudioCheckRow, show_button);
  gtk_widget_class_bind_template_child (widget_class, StudioCheckRow, reason_button);
  gtk_widget_class_bind_template_child (widget_class, StudioCheckRow, reason);
  gtk_widget_class_bind_template_child (widget_class, StudioCheckRow, accept_button);
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
                      const char *place,
                      const StudioRuleText *text)
{
  StudioCheckRow *self;

  g_return_val_if_fail (finding != NULL && place != NULL, NULL);

  self = g_object_new (STUDIO_TYPE_CHECK_ROW, NULL);
  self->finding = studio_finding_ref (finding);
  show_finding (self, place);
  show_reasons (self, text);
  studio_check_row_set_reply (self, NULL);
  return GTK_WIDGET (self);
}

void
studio_check_row_set_reply (StudioCheckRow *self,
                            const StudioReply *reply)
{
  gboolean settled;

  g_return_if_fail (STUDIO_IS_CHECK_ROW (self));

  if (self->finding->answer == NULL)
    return;
  studio_answer_box_set (self->answer, self->finding->answer, reply);
  settled = reply != NULL && studio_answer_kind_settles (self->finding->answer, reply);
  gtk_widget_set_visible (GTK_WIDGET (self->reason_button), !settled);
}

StudioFinding *
studio_check_row_get_finding (StudioCheckRow *self)
{
  g_return_val_if_fail (STUDIO_IS_CHECK_ROW (self), NULL);

  return self->finding;
}
