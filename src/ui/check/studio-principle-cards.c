#include "config.h"

#include "studio-principle-cards.h"

#include <glib/gi18n-lib.h>

#include "studio-finding.h"
#include "studio-principle-card.h"

/* Cards beside each other: six would leave their names too little room to be read */
#define COLUMNS 3

struct _StudioPrincipleCards
{
  GtkGrid parent_instance;
  StudioPrincipleCard *cards[STUDIO_N_PRINCIPLES];
  StudioPrincipleCard *chosen; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (StudioPrincipleCards, studio_principle_cards, GTK_TYPE_GRID)

static guint chosen_signal;

static void
toggled_cb (StudioPrincipleCards *self,
            GtkToggleButton *card)
{
  StudioPrincipleCard *before = self->chosen;

  if (gtk_toggle_button_get_active (card))
    self->chosen = STUDIO_PRINCIPLE_CARD (card);
  else if (self->chosen == STUDIO_PRINCIPLE_CARD (card))
    self->chosen = NULL;
  else
    return;
  if (before != NULL && before != self->chosen)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (before), FALSE);
  g_signal_emit (self, chosen_signal, 0);
}

static void
studio_principle_cards_class_init (StudioPrincipleCardsClass *klass)
{
  chosen_signal = g_signal_new ("chosen", STUDIO_TYPE_PRINCIPLE_CARDS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
studio_principle_cards_init (StudioPrincipleCards *self)
{
  gtk_grid_set_column_homogeneous (GTK_GRID (self), TRUE);
  gtk_grid_set_column_spacing (GTK_GRID (self), 5);
  gtk_grid_set_row_spacing (GTK_GRID (self), 5);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Principles"), -1);
  for (int i = 0; i < STUDIO_N_PRINCIPLES; i++) {
    GtkWidget *card = studio_principle_card_new ((StudioPrinciple) i);

    self->cards[i] = STUDIO_PRINCIPLE_CARD (card);
    studio_principle_card_set (self->cards[i], 0, 0, 0);
    g_signal_connect_swapped (card, "toggled", G_CALLBACK (toggled_cb), self);
    gtk_widget_set_hexpand (card, TRUE);
    gtk_grid_attach (GTK_GRID (self), card, i % COLUMNS, i / COLUMNS, 1, 1);
  }
}

static void
count_rules (const StudioProfile *profile,
             guint n_rules[STUDIO_N_PRINCIPLES])
{
  guint n;
  const StudioRule *const *rules = studio_rule_list (&n);

  for (guint i = 0; i < n; i++) {
    if (studio_profile_get_level (profile, rules[i]) != STUDIO_RULE_OFF)
      n_rules[rules[i]->principle]++;
  }
}

void
studio_principle_cards_set (StudioPrincipleCards *self,
                            GPtrArray *findings,
                            const StudioProfile *profile)
{
  guint n_left[STUDIO_N_PRINCIPLES] = { 0 }, n_required[STUDIO_N_PRINCIPLES] = { 0 }, n_rules[STUDIO_N_PRINCIPLES] = { 0 };

  g_return_if_fail (STUDIO_IS_PRINCIPLE_CARDS (self) && findings != NULL);

  count_rules (profile, n_rules);
  for (guint i = 0; i < findings->len; i++) {
    const StudioFinding *finding = g_ptr_array_index (findings, i);
    const StudioRule *rule = studio_rule_find (finding->rule);

    if (rule == NULL)
      continue;
    n_left[rule->principle]++;
    n_required[rule->principle] += finding->level == STUDIO_RULE_REQUIRED;
  }
  for (int i = 0; i < STUDIO_N_PRINCIPLES; i++)
    studio_principle_card_set (self->cards[i], n_left[i], n_required[i], n_rules[i]);
}

gboolean
studio_principle_cards_lets_through (StudioPrincipleCards *self,
                                     const char *rule)
{
  const StudioRule *row;

  g_return_val_if_fail (STUDIO_IS_PRINCIPLE_CARDS (self) && rule != NULL, TRUE);

  row = studio_rule_find (rule);
  return self->chosen == NULL || row == NULL || row->principle == studio_principle_card_get_principle (self->chosen);
}

const char *
studio_principle_cards_get_chosen (StudioPrincipleCards *self)
{
  g_return_val_if_fail (STUDIO_IS_PRINCIPLE_CARDS (self), NULL);

  return self->chosen != NULL ? studio_principle_card_get_name (self->chosen) : NULL;
}

void
studio_principle_cards_clear (StudioPrincipleCards *self)
{
  g_return_if_fail (STUDIO_IS_PRINCIPLE_CARDS (self));

  if (self->chosen != NULL)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->chosen), FALSE);
}
