#include "config.h"

#include "studio-caption-questions.h"

#include <glib/gi18n-lib.h>

/** Chip: @told: what is shown now */
typedef struct
{
  GtkWidget *button;
  GtkWidget *icon;
  gboolean told;
} Chip;

struct _StudioCaptionQuestions
{
  AdwBin parent_instance;
  Chip chips[STUDIO_N_QUESTIONS];
};

G_DEFINE_FINAL_TYPE (StudioCaptionQuestions, studio_caption_questions, ADW_TYPE_BIN)

static guint prompt_signal;

static const char *const names[STUDIO_N_QUESTIONS] = {
  N_ ("Who"),
  N_ ("What"),
  N_ ("When"),
  N_ ("Where"),
  N_ ("Why"),
  N_ ("How"),
  /* TRANSLATORS: what people gain from it */
  N_ ("Benefit"),
  /* TRANSLATORS: what people can do: come, register, report */
  N_ ("Call to act"),
};

static void
clicked_cb (GtkWidget *button,
            StudioCaptionQuestions *self)
{
  for (int i = 0; i < STUDIO_N_QUESTIONS; i++) {
    if (self->chips[i].button == button && !self->chips[i].told)
      g_signal_emit (self, prompt_signal, 0, i);
  }
}

/* A tick is nothing to press: it takes no focus from the keys either. */
static void
show_told (Chip *chip,
           const char *name)
{
  g_autofree char *told = g_strdup_printf (chip->told ? _ ("%s: told") : _ ("%s: not told yet. Insert a sentence to fill in"), name);

  gtk_image_set_from_icon_name (GTK_IMAGE (chip->icon), chip->told ? "object-select-symbolic" : "list-add-symbolic");
  gtk_widget_remove_css_class (chip->button, chip->told ? "missing" : "told");
  gtk_widget_add_css_class (chip->button, chip->told ? "told" : "missing");
  gtk_widget_set_can_target (chip->button, !chip->told);
  gtk_widget_set_focusable (chip->button, !chip->told);
  gtk_widget_set_tooltip_text (chip->button, chip->told ? NULL : told);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip->button), GTK_ACCESSIBLE_PROPERTY_LABEL, told, -1);
}

void
studio_caption_questions_set_answered (StudioCaptionQuestions *self,
                                       guint answered)
{
  g_return_if_fail (STUDIO_IS_CAPTION_QUESTIONS (self));

  for (int i = 0; i < STUDIO_N_QUESTIONS; i++) {
    gboolean told = (answered & (1u << i)) != 0;

    if (told == self->chips[i].told)
      continue;
    self->chips[i].told = told;
    show_told (&self->chips[i], _ (names[i]));
  }
}

static void
add_chip (StudioCaptionQuestions *self,
          GtkFlowBox *flow,
          int question)
{
  Chip *chip = &self->chips[question];
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  chip->button = gtk_button_new ();
  chip->icon = gtk_image_new ();
  gtk_box_append (GTK_BOX (box), chip->icon);
  gtk_box_append (GTK_BOX (box), gtk_label_new (_ (names[question])));
  gtk_button_set_child (GTK_BUTTON (chip->button), box);
  gtk_widget_add_css_class (chip->button, "question-chip");
  g_signal_connect (chip->button, "clicked", G_CALLBACK (clicked_cb), self);
  gtk_flow_box_insert (flow, chip->button, -1);
  /* the button in it takes the focus */
  gtk_widget_set_focusable (gtk_widget_get_parent (chip->button), FALSE);
  show_told (chip, _ (names[question]));
}

static void
studio_caption_questions_class_init (StudioCaptionQuestionsClass *klass)
{
  prompt_signal = g_signal_new ("prompt", STUDIO_TYPE_CAPTION_QUESTIONS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
studio_caption_questions_init (StudioCaptionQuestions *self)
{
  GtkWidget *flow = gtk_flow_box_new ();

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (flow), STUDIO_N_QUESTIONS);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (flow), 6);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (flow), 6);
  gtk_widget_add_css_class (flow, "question-chips");
  for (int i = 0; i < STUDIO_N_QUESTIONS; i++)
    add_chip (self, GTK_FLOW_BOX (flow), i);
  adw_bin_set_child (ADW_BIN (self), flow);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("What the caption tells"), -1);
}
