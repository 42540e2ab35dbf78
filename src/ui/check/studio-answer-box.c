#include "config.h"

#include "studio-answer-box.h"

#include <glib/gi18n-lib.h>

/* Buttons with more letters together do not fit side by side; their margins are as wide as so many letters. */
#define MOST_CHARS_IN_A_ROW 52
#define MARGIN_CHARS 6

struct _StudioAnswerBox
{
  GtkBox parent_instance;
  GtkWidget *given;
  GtkImage *given_icon;
  GtkLabel *given_words;
  GtkLabel *then;
  GtkBox *choices;
  GtkWidget *writing;
  GtkLabel *prompt;
  GtkEditable *entry;
  GtkWidget *save;

  StudioAnswerKind *kind;           /* (nullable) */
  const StudioAnswerChoice *chosen; /* (nullable): of @kind, waiting for its reason */
};

G_DEFINE_FINAL_TYPE (StudioAnswerBox, studio_answer_box, GTK_TYPE_BOX)

enum {
  ANSWERED,
  TAKEN_BACK,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* --- answering --- */

/* Listeners may take the box away. */
static void
answer (StudioAnswerBox *self,
        const char *value,
        const char *note)
{
  g_autoptr (StudioAnswerBox) keep = g_object_ref (self);

  g_signal_emit (keep, signals[ANSWERED], 0, value, note);
}

static void
take_back_cb (StudioAnswerBox *self)
{
  g_autoptr (StudioAnswerBox) keep = g_object_ref (self);

  g_signal_emit (keep, signals[TAKEN_BACK], 0);
}

/* Returns: (transfer full): what was written, without blanks around it */
static char *
read_entry (StudioAnswerBox *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));
}

static void
written_cb (StudioAnswerBox *self)
{
  g_autofree char *words = read_entry (self);

  gtk_widget_set_sensitive (self->save, *words != '\0');
}

static void
save_cb (StudioAnswerBox *self)
{
  g_autofree char *words = read_entry (self);

  if (*words == '\0')
    return;
  if (self->chosen != NULL)
    answer (self, self->chosen->value, words);
  else
    answer (self, words, "");
}

static void
ask_reason (StudioAnswerBox *self,
            const StudioAnswerChoice *choice)
{
  self->chosen = choice;
  gtk_label_set_label (self->prompt, _ ("Why? The reason stays with the post."));
  gtk_widget_set_visible (self->writing, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
choice_cb (GtkButton *button,
           StudioAnswerBox *self)
{
  const StudioAnswerChoice *choice = g_object_get_data (G_OBJECT (button), "choice");

  if (choice->reason)
    ask_reason (self, choice);
  else
    answer (self, choice->value, "");
}

/* --- what is shown --- */

/* Returns: (transfer none): the last row of buttons, or a new one if @n_chars more do not fit */
static GtkBox *
find_row (StudioAnswerBox *self,
          glong n_chars,
          glong *used)
{
  GtkWidget *last = gtk_widget_get_last_child (GTK_WIDGET (self->choices));

  if (last != NULL && *used + n_chars <= MOST_CHARS_IN_A_ROW) {
    *used += n_chars;
    return GTK_BOX (last);
  }
  *used = n_chars;
  last = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_box_append (self->choices, last);
  return GTK_BOX (last);
}

static GtkWidget *
new_button (StudioAnswerBox *self,
            StudioAnswerChoice *choice,
            gboolean given)
{
  GtkWidget *button = gtk_button_new_with_label (choice->label);

  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), TRUE);
  gtk_widget_add_css_class (button, "answer");
  if (given) {
    gtk_widget_add_css_class (button, "given");
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _ ("The present answer"), -1);
  }
  g_object_set_data (G_OBJECT (button), "choice", choice);
  g_signal_connect (button, "clicked", G_CALLBACK (choice_cb), self);
  return button;
}

static void
show_choices (StudioAnswerBox *self,
              const StudioReply *reply)
{
  const StudioAnswerChoice *given = reply != NULL ? studio_answer_kind_find (self->kind, reply->text) : NULL;
  GtkWidget *child;
  glong used = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->choices))) != NULL)
    gtk_box_remove (self->choices, child);
  for (guint i = 0; i < self->kind->choices->len; i++) {
    StudioAnswerChoice *choice = g_ptr_array_index (self->kind->choices, i);

    gtk_box_append (find_row (self, g_utf8_strlen (choice->label, -1) + MARGIN_CHARS, &used), new_button (self, choice, choice == given));
  }
  gtk_widget_set_visible (GTK_WIDGET (self->choices), self->kind->choices->len > 0);
}

/* "Rina, 22 Nov 2026 09.30"; what is unknown is left out. */
static char *
tell_who (const StudioReply *reply)
{
  g_autoptr (GDateTime) at = *reply->at != '\0' ? g_date_time_new_from_iso8601 (reply->at, NULL) : NULL;
  g_autoptr (GDateTime) local = at != NULL ? g_date_time_to_local (at) : NULL;
  /* TRANSLATORS: a short date and time, as strftime */
  g_autofree char *when = local != NULL ? g_date_time_format (local, _ ("%e %b %Y, %H:%M")) : g_strdup (reply->at);

  if (*reply->by == '\0' || *when == '\0')
    return g_strdup (*reply->by != '\0' ? reply->by : g_strstrip (when));
  return g_strdup_printf ("%s, %s", reply->by, g_strstrip (when));
}

static void
show_given (StudioAnswerBox *self,
            const StudioReply *reply)
{
  gboolean settles = studio_answer_kind_settles (self->kind, reply);
  const StudioAnswerChoice *choice = studio_answer_kind_find (self->kind, reply->text);
  g_autofree char *answered = studio_answer_kind_describe (self->kind, reply), *who = tell_who (reply);
  /* TRANSLATORS: what was answered, then by whom and when: "Not Yet (Rina, 22 Nov 2026)" */
  g_autofree char *words = *who != '\0' ? g_strdup_printf (_ ("Answered: %s (%s)"), answered, who) : g_strdup_printf (_ ("Answered: %s"), answered);

  gtk_label_set_label (self->given_words, words);
  gtk_image_set_from_icon_name (self->given_icon, settles ? "object-select-symbolic" : "dialog-warning-symbolic");
  gtk_widget_remove_css_class (GTK_WIDGET (self->given_icon), settles ? "warning" : "success");
  gtk_widget_add_css_class (GTK_WIDGET (self->given_icon), settles ? "success" : "warning");
  gtk_label_set_label (self->then, choice != NULL && choice->then != NULL ? choice->then : _ ("This answer leaves the question open."));
  gtk_widget_set_visible (GTK_WIDGET (self->then), !settles);
}

static void
show_writing (StudioAnswerBox *self,
              const StudioReply *reply)
{
  gboolean words = self->kind->form == STUDIO_ANSWER_TEXT;

  self->chosen = NULL;
  gtk_widget_set_visible (self->writing, words);
  gtk_label_set_label (self->prompt, words && self->kind->prompt != NULL ? self->kind->prompt : _ ("Your answer"));
  gtk_editable_set_text (self->entry, words && reply != NULL ? reply->text : "");
}

void
studio_answer_box_set (StudioAnswerBox *self,
                       StudioAnswerKind *kind,
                       const StudioReply *reply)
{
  g_return_if_fail (STUDIO_IS_ANSWER_BOX (self) && kind != NULL);

  studio_answer_kind_ref (kind);
  g_clear_pointer (&self->kind, studio_answer_kind_unref);
  self->kind = kind;
  show_choices (self, reply);
  show_writing (self, reply);
  gtk_widget_set_visible (self->given, reply != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->then), FALSE);
  if (reply != NULL)
    show_given (self, reply);
}

/* --- the class --- */

static void
studio_answer_box_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), STUDIO_TYPE_ANSWER_BOX);

  G_OBJECT_CLASS (studio_answer_box_parent_class)->dispose (object);
}

static void
studio_answer_box_finalize (GObject *object)
{
  g_clear_pointer (&STUDIO_ANSWER_BOX (object)->kind, studio_answer_kind_unref);

  G_OBJECT_CLASS (studio_answer_box_parent_class)->finalize (object);
}

static void
studio_answer_box_class_init (StudioAnswerBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_answer_box_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_answer_box_finalize;
  signals[ANSWERED] = g_signal_new ("answered", STUDIO_TYPE_ANSWER_BOX, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[TAKEN_BACK] = g_signal_new ("taken-back", STUDIO_TYPE_ANSWER_BOX, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-answer-box.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioAnswerBox, given);
  gtk_widget_class_bind_template_child (widget_class, StudioAnswerBox, given_icon);
  gtk_widget_class_bind_template_child (widget_class, StudioAnswerBox, given_words);
  gtk_widget_class_bind_template_child (widget_class, StudioAnswerBox, then);
  gtk_widget_class_bind_template_child (widget_class, StudioAnswerBox, choices);
  gtk_widget_class_bind_template_child (widget_class, StudioAnswerBox, writing);
  gtk_widget_class_bind_template_child (widget_class, StudioAnswerBox, prompt);
  gtk_widget_class_bind_template_child (widget_class, StudioAnswerBox, entry);
  gtk_widget_class_bind_template_child (widget_class, StudioAnswerBox, save);
  gtk_widget_class_bind_template_callback (widget_class, take_back_cb);
  gtk_widget_class_bind_template_callback (widget_class, written_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
}

static void
studio_answer_box_init (StudioAnswerBox *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
studio_answer_box_new (void)
{
  return g_object_new (STUDIO_TYPE_ANSWER_BOX, NULL);
}
