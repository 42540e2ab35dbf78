#include "config.h"

#include "studio-principle-card.h"

#include <glib/gi18n-lib.h>

struct _StudioPrincipleCard
{
  GtkToggleButton parent_instance;
  GtkLabel *name;
  GtkLevelBar *bar;
  GtkLabel *left;
  GtkLabel *number; /* in place of @left where letters are large */

  StudioPrinciple principle;
};

G_DEFINE_FINAL_TYPE (StudioPrincipleCard, studio_principle_card, GTK_TYPE_TOGGLE_BUTTON)

/* The principles of government public relations (Permenpan-RB 83/2012), for people */
static const char *const names[STUDIO_N_PRINCIPLES] = {
  N_ ("Credible"),
  N_ ("Integrity"),
  N_ ("Professional"),
  N_ ("Responsive"),
  N_ ("Integrated"),
  N_ ("Representative"),
};

static const char *const states[] = { "required", "left", "complete" };

static void
studio_principle_card_class_init (StudioPrincipleCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-principle-card.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioPrincipleCard, name);
  gtk_widget_class_bind_template_child (widget_class, StudioPrincipleCard, bar);
  gtk_widget_class_bind_template_child (widget_class, StudioPrincipleCard, left);
  gtk_widget_class_bind_template_child (widget_class, StudioPrincipleCard, number);
}

static void
studio_principle_card_init (StudioPrincipleCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* the card's own colours say how it stands */
  gtk_level_bar_remove_offset_value (self->bar, GTK_LEVEL_BAR_OFFSET_LOW);
  gtk_level_bar_remove_offset_value (self->bar, GTK_LEVEL_BAR_OFFSET_HIGH);
  gtk_level_bar_remove_offset_value (self->bar, GTK_LEVEL_BAR_OFFSET_FULL);
}

GtkWidget *
studio_principle_card_new (StudioPrinciple principle)
{
  StudioPrincipleCard *self;

  g_return_val_if_fail (principle < STUDIO_N_PRINCIPLES, NULL);

  self = g_object_new (STUDIO_TYPE_PRINCIPLE_CARD, NULL);
  self->principle = principle;
  gtk_label_set_label (self->name, _ (names[principle]));
  return GTK_WIDGET (self);
}

void
studio_principle_card_set (StudioPrincipleCard *self,
                           guint n_left,
                           guint n_required,
                           guint n_rules)
{
  const char *state = n_required > 0 ? "required" : n_left > 0 ? "left"
                                                               : "complete";
  g_autofree char *left = NULL, *words = NULL, *number = NULL;

  g_return_if_fail (STUDIO_IS_PRINCIPLE_CARD (self));

  left = n_left > 0 ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u left", "%u left", n_left), n_left) : g_strdup (_ ("complete"));
  words = g_strdup_printf ("%s: %s", studio_principle_card_get_name (self), left);
  number = n_left > 0 ? g_strdup_printf ("%u", n_left) : g_strdup ("✓");
  gtk_label_set_label (self->left, left);
  gtk_label_set_label (self->number, number);
  gtk_level_bar_set_value (self->bar, n_rules > 0 ? 1 - (double) MIN (n_left, n_rules) / n_rules : 1);
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self), states[i]);
  gtk_widget_add_css_class (GTK_WIDGET (self), state);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), words);
}

StudioPrinciple
studio_principle_card_get_principle (StudioPrincipleCard *self)
{
  g_return_val_if_fail (STUDIO_IS_PRINCIPLE_CARD (self), STUDIO_PRINCIPLE_KREDIBEL);

  return self->principle;
}

const char *
studio_principle_card_get_name (StudioPrincipleCard *self)
{
  g_return_val_if_fail (STUDIO_IS_PRINCIPLE_CARD (self), NULL);

  return _ (names[self->principle]);
}
