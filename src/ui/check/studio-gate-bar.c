#include "config.h"

#include "studio-gate-bar.h"

#include <glib/gi18n-lib.h>

#include "studio-document-words.h"
#include "studio-self-settings.h"

struct _StudioGateBar
{
  GtkBox parent_instance;
  GtkImage *icon;
  GtkLabel *sentence;
  GtkWidget *reason_box;
  GtkEditable *reason;

  StudioLiveCheck *check; /* (nullable) */
  StudioGateAnswer *answer;
  gboolean proposed; /* a reason that was given before stands there, or there is none */
};

G_DEFINE_FINAL_TYPE (StudioGateBar, studio_gate_bar, GTK_TYPE_BOX)

enum {
  CHANGED,
  OPEN_CHECKS,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* --- what is shown --- */

static gboolean
wants_reason (StudioGateBar *self)
{
  return !self->answer->checking && !self->answer->unapproved && self->answer->open->len > 0 && (self->answer->pass == STUDIO_PASS_DRAFT || self->answer->pass == STUDIO_PASS_REASONED);
}

static void
show_answer (StudioGateBar *self)
{
  static const struct
  {
    const char *icon, *class;
  } looks[] = {
    [STUDIO_PASS_CLEAR] = { "object-select-symbolic", NULL },
    [STUDIO_PASS_REASONED] = { "dialog-information-symbolic", "notice" },
    [STUDIO_PASS_PRACTICE] = { "dialog-information-symbolic", "warning" },
    [STUDIO_PASS_DRAFT] = { "dialog-warning-symbolic", "warning" },
    [STUDIO_PASS_REFUSED] = { "changes-prevent-symbolic", "error" },
  };
  const StudioGateAnswer *answer = self->answer;
  const char *class = answer->checking ? NULL : looks[answer->pass].class;

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++) {
    if (looks[i].class != NULL)
      gtk_widget_remove_css_class (GTK_WIDGET (self), looks[i].class);
  }
  if (class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), class);
  gtk_image_set_from_icon_name (self->icon, answer->checking ? "content-loading-symbolic" : looks[answer->pass].icon);
  gtk_label_set_label (self->sentence, answer->sentence);
  gtk_widget_set_visible (self->reason_box, wants_reason (self));
  gtk_widget_set_visible (GTK_WIDGET (self), answer->pass != STUDIO_PASS_CLEAR);
}

static JsonNode *
root_of (StudioGateBar *self)
{
  return studio_post_get_json (studio_document_get_post (studio_live_check_get_document (self->check)));
}

/* Returns: (nullable): NULL while they are not about the post as it is */
static GPtrArray *
findings_of (StudioGateBar *self)
{
  return studio_live_check_is_current (self->check) ? studio_live_check_get_findings (self->check) : NULL;
}

static StudioGateAnswer *
ask_with (StudioGateBar *self,
          const char *reason)
{
  g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (studio_document_get_post (studio_live_check_get_document (self->check)));

  return studio_gate_ask (findings_of (self), snapshot, studio_live_check_get_profile (self->check), reason, studio_self_only_approved ());
}

static void
ask (StudioGateBar *self)
{
  StudioGateAnswer *answer = ask_with (self, gtk_editable_get_text (self->reason));
  const char *problem = studio_live_check_get_problem (self->check);

  /* what cannot be checked goes out as if something were open */
  if (answer->checking && problem != NULL) {
    answer->checking = FALSE;
    g_free (answer->sentence);
    answer->sentence = g_strdup (problem);
  }
  g_clear_pointer (&self->answer, studio_gate_answer_free);
  self->answer = answer;
  show_answer (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* What was written for the same findings need not be written again. */
static void
propose_reason (StudioGateBar *self)
{
  g_autoptr (StudioGateAnswer) answer = ask_with (self, NULL);
  g_autofree char *reason = studio_gate_last_reason (root_of (self), answer);

  self->proposed = TRUE;
  if (reason == NULL) {
    g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (studio_document_get_post (studio_live_check_get_document (self->check)));

    reason = studio_gate_approved_reason (snapshot);
  }
  if (reason != NULL)
    gtk_editable_set_text (self->reason, reason); /* which asks */
}

static void
checked_cb (StudioGateBar *self)
{
  /* while the window goes the document goes first */
  if (studio_live_check_get_document (self->check) == NULL)
    return;
  if (!self->proposed && findings_of (self) != NULL)
    propose_reason (self);
  ask (self);
}

static void
reason_changed_cb (StudioGateBar *self)
{
  if (self->check != NULL && studio_live_check_get_document (self->check) != NULL)
    ask (self);
}

static void
open_clicked_cb (StudioGateBar *self)
{
  g_signal_emit (self, signals[OPEN_CHECKS], 0);
}

/* --- what others ask --- */

void
studio_gate_bar_set_check (StudioGateBar *self,
                           StudioLiveCheck *check)
{
  g_return_if_fail (STUDIO_IS_GATE_BAR (self) && STUDIO_IS_LIVE_CHECK (check) && self->check == NULL);
  g_return_if_fail (studio_live_check_get_document (check) != NULL);

  self->check = g_object_ref (check);
  g_signal_connect_object (check, "changed", G_CALLBACK (checked_cb), self, G_CONNECT_SWAPPED);
  checked_cb (self);
  studio_live_check_hurry (check);
}

const StudioGateAnswer *
studio_gate_bar_get_answer (StudioGateBar *self)
{
  g_return_val_if_fail (STUDIO_IS_GATE_BAR (self), NULL);

  return self->answer;
}

void
studio_gate_bar_focus_reason (StudioGateBar *self)
{
  g_return_if_fail (STUDIO_IS_GATE_BAR (self));

  if (gtk_widget_get_visible (self->reason_box))
    gtk_widget_grab_focus (GTK_WIDGET (self->reason));
}

/** Going: a release as it is written now. */
typedef struct
{
  StudioRelease release;
  char *reason;
  const char **keys;
} Going;

static void
going_clear (Going *going)
{
  g_free (going->reason);
  g_free (going->keys);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Going, going_clear)

static void
describe_release (StudioGateBar *self,
                  StudioReleaseKind kind,
                  Going *going)
{
  going->keys = studio_gate_list_keys (self->answer);
  going->reason = g_strstrip (g_strdup (gtk_editable_get_text (self->reason)));
  going->release = (StudioRelease){ kind, going->reason, studio_gate_get_person (), NULL, studio_live_check_get_profile (self->check)->id, going->keys };
}

gboolean
studio_gate_bar_record (StudioGateBar *self,
                        StudioReleaseKind kind,
                        GError **error)
{
  g_auto (Going) going = { 0 };

  g_return_val_if_fail (STUDIO_IS_GATE_BAR (self) && self->answer != NULL, FALSE);

  if (self->answer->pass != STUDIO_PASS_REASONED)
    return TRUE;
  describe_release (self, kind, &going);
  return studio_document_record_release (studio_live_check_get_document (self->check), &going.release, error);
}

StudioReview *
studio_gate_bar_review (StudioGateBar *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_auto (Going) going = { 0 };
  StudioReviewOrder order = { .now = now };

  g_return_val_if_fail (STUDIO_IS_GATE_BAR (self), NULL);

  if (findings_of (self) == NULL)
    return NULL;
  describe_release (self, STUDIO_RELEASE_EXPORT, &going);
  order.snapshot = studio_live_check_get_snapshot (self->check);
  order.findings = findings_of (self);
  order.platforms = studio_live_check_get_checker (self->check)->platforms;
  order.profile = studio_live_check_get_profile (self->check);
  order.release = self->answer->pass == STUDIO_PASS_REASONED ? &going.release : NULL;
  return studio_review_new (&order);
}

/* --- the class --- */

static void
studio_gate_bar_dispose (GObject *object)
{
  StudioGateBar *self = STUDIO_GATE_BAR (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), STUDIO_TYPE_GATE_BAR);

  G_OBJECT_CLASS (studio_gate_bar_parent_class)->dispose (object);
}

static void
studio_gate_bar_finalize (GObject *object)
{
  StudioGateBar *self = STUDIO_GATE_BAR (object);

  g_clear_object (&self->check);
  g_clear_pointer (&self->answer, studio_gate_answer_free);

  G_OBJECT_CLASS (studio_gate_bar_parent_class)->finalize (object);
}

static void
studio_gate_bar_class_init (StudioGateBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_gate_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_gate_bar_finalize;
  signals[CHANGED] = g_signal_new ("changed", STUDIO_TYPE_GATE_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[OPEN_CHECKS] = g_signal_new ("open-checks", STUDIO_TYPE_GATE_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-gate-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioGateBar, icon);
  gtk_widget_class_bind_template_child (widget_class, StudioGateBar, sentence);
  gtk_widget_class_bind_template_child (widget_class, StudioGateBar, reason_box);
  gtk_widget_class_bind_template_child (widget_class, StudioGateBar, reason);
  gtk_widget_class_bind_template_callback (widget_class, reason_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_clicked_cb);
}

static void
studio_gate_bar_init (StudioGateBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
