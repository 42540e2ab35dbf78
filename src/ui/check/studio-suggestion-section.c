#include "config.h"

#include "studio-suggestion-section.h"

#include <glib/gi18n-lib.h>

/* The rule that asks the dictionary: what it does not know may be right all the same, or be misspelt in several ways. */
#define SPELLING "EJA-09"

struct _StudioSuggestionSection
{
  AdwBin parent_instance;
  GtkLabel *message;
  GtkLabel *why;
  GtkBox *replacements;
  GtkWidget *ignore_button;
  GtkWidget *reason_button;
  GtkWidget *learn_button;

  StudioFinding *finding;
  char *words;
};

G_DEFINE_FINAL_TYPE (StudioSuggestionSection, studio_suggestion_section, ADW_TYPE_BIN)

enum {
  REPLACE,
  IGNORE,
  LEARN,
  REASON,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Listeners may take the section away. */
static void
tell (StudioSuggestionSection *self,
      guint signal)
{
  g_autoptr (StudioSuggestionSection) keep = g_object_ref (self);

  g_signal_emit (keep, signals[signal], 0);
}

static void
ignore_cb (StudioSuggestionSection *self)
{
  tell (self, IGNORE);
}

static void
learn_cb (StudioSuggestionSection *self)
{
  tell (self, LEARN);
}

static void
reason_cb (StudioSuggestionSection *self)
{
  tell (self, REASON);
}

static void
replace_cb (GtkWidget *button,
            StudioSuggestionSection *self)
{
  g_autoptr (StudioSuggestionSection) keep = g_object_ref (self);
  g_autofree char *text = g_strdup (g_object_get_data (G_OBJECT (button), "text"));

  g_signal_emit (keep, signals[REPLACE], 0, text);
}

static void
add_replacement (StudioSuggestionSection *self,
                 const char *text)
{
  /* TRANSLATORS: a button; what to put in place of the marked words, "Replace with: di sana" */
  g_autofree char *words = *text != '\0' ? g_strdup_printf (_ ("Replace with: %s"), text) : g_strdup (_ ("Take It Out"));
  GtkWidget *label = gtk_label_new (words);
  GtkWidget *button = gtk_button_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  /* the popover has its width from its own file: labels that ask for more would wrap in another one than they were measured in */
  gtk_label_set_max_width_chars (GTK_LABEL (label), 12);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (label, "heading");
  g_object_set_data_full (G_OBJECT (button), "text", g_strdup (text), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (replace_cb), self);
  gtk_box_append (self->replacements, button);
}

static void
show_why (StudioSuggestionSection *self,
          const StudioRuleText *why)
{
  const char *reason = why != NULL && why->why != NULL ? why->why : "";
  const char *source = why != NULL && why->source != NULL ? why->source : "";
  g_autofree char *both = g_strconcat (reason, *reason != '\0' && *source != '\0' ? "\n" : "", source, NULL);

  gtk_label_set_label (self->why, both);
  gtk_widget_set_visible (GTK_WIDGET (self->why), *both != '\0');
}

static void
show_finding (StudioSuggestionSection *self)
{
  const StudioFinding *finding = self->finding;
  gboolean required = finding->level == STUDIO_RULE_REQUIRED;

  gtk_label_set_label (self->message, finding->message);
  if (finding->fix != NULL)
    add_replacement (self, finding->fix);
  gtk_widget_set_visible (self->ignore_button, !required);
  gtk_widget_set_visible (self->reason_button, required);
  gtk_widget_set_visible (self->learn_button, g_str_equal (finding->rule, SPELLING));
}

StudioFinding *
studio_suggestion_section_get_finding (StudioSuggestionSection *self)
{
  g_return_val_if_fail (STUDIO_IS_SUGGESTION_SECTION (self), NULL);

  return self->finding;
}

const char *
studio_suggestion_section_get_words (StudioSuggestionSection *self)
{
  g_return_val_if_fail (STUDIO_IS_SUGGESTION_SECTION (self), NULL);

  return self->words;
}

gboolean
studio_suggestion_section_wants_spellings (StudioSuggestionSection *self)
{
  g_return_val_if_fail (STUDIO_IS_SUGGESTION_SECTION (self), FALSE);

  return self->finding->fix == NULL && g_str_equal (self->finding->rule, SPELLING);
}

void
studio_suggestion_section_offer (StudioSuggestionSection *self,
                                 const char *const *spellings)
{
  g_return_if_fail (STUDIO_IS_SUGGESTION_SECTION (self) && spellings != NULL);

  for (gsize i = 0; spellings[i] != NULL; i++)
    add_replacement (self, spellings[i]);
}

static void
studio_suggestion_section_finalize (GObject *object)
{
  StudioSuggestionSection *self = STUDIO_SUGGESTION_SECTION (object);

  g_clear_pointer (&self->finding, studio_finding_unref);
  g_free (self->words);

  G_OBJECT_CLASS (studio_suggestion_section_parent_class)->finalize (object);
}

static void
add_signals (GType type)
{
  signals[REPLACE] = g_signal_new ("replace", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[IGNORE] = g_signal_new ("ignore", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[LEARN] = g_signal_new ("learn", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REASON] = g_signal_new ("reason", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
studio_suggestion_section_class_init (StudioSuggestionSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = studio_suggestion_section_finalize;
  add_signals (G_TYPE_FROM_CLASS (klass));

  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-suggestion-section.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioSuggestionSection, message);
  gtk_widget_class_bind_template_child (widget_class, StudioSuggestionSection, why);
  gtk_widget_class_bind_template_child (widget_class, StudioSuggestionSection, replacements);
  gtk_widget_class_bind_template_child (widget_class, StudioSuggestionSection, ignore_button);
  gtk_widget_class_bind_template_child (widget_class, StudioSuggestionSection, reason_button);
  gtk_widget_class_bind_template_child (widget_class, StudioSuggestionSection, learn_button);
  gtk_widget_class_bind_template_callback (widget_class, ignore_cb);
  gtk_widget_class_bind_template_callback (widget_class, learn_cb);
  gtk_widget_class_bind_template_callback (widget_class, reason_cb);
}

static void
studio_suggestion_section_init (StudioSuggestionSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
studio_suggestion_section_new (StudioFinding *finding,
                               const char *words,
                               const StudioRuleText *why)
{
  StudioSuggestionSection *self = g_object_new (STUDIO_TYPE_SUGGESTION_SECTION, NULL);

  self->finding = studio_finding_ref (finding);
  self->words = g_strdup (words);
  show_finding (self);
  show_why (self, why);
  return GTK_WIDGET (self);
}
