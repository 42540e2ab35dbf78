#include "config.h"

#include "studio-profile-rules.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-drop-template.h"
#include "studio-list-lines.h"
#include "studio-profile-rule-row.h"

typedef enum {
  BY_PRINCIPLE,
  BY_FAMILY,
} Grouping;

struct _StudioProfileRules
{
  GtkWidget parent_instance;
  GtkSearchEntry *search;
  GtkDropDown *grouping;
  GtkToggleButton *only_changed;
  GtkListView *list;
  GtkStack *stack;

  GListStore *shown;
  GPtrArray *items;       /* (element-type StudioProfileRuleItem): of all rules, in the rules' order */
  StudioRuleTexts *texts; /* what @items tell */
};

G_DEFINE_FINAL_TYPE (StudioProfileRules, studio_profile_rules, GTK_TYPE_WIDGET)

static guint chosen_signal;

/* --- names of groups --- */

static const char *
name_principle (StudioPrinciple principle)
{
  switch (principle) {
  case STUDIO_PRINCIPLE_KREDIBEL:
    return _ ("Credible");
  case STUDIO_PRINCIPLE_INTEGRITAS:
    return _ ("Integrity");
  case STUDIO_PRINCIPLE_PROFESIONAL:
    return _ ("Professional");
  case STUDIO_PRINCIPLE_RESPONSIF:
    return _ ("Responsive");
  case STUDIO_PRINCIPLE_TERINTEGRASI:
    return _ ("Integrated");
  case STUDIO_PRINCIPLE_KETERWAKILAN:
    return _ ("Representative");
  }
  g_return_val_if_reached ("");
}

/** Family: @prefix: of its rules' ids */
typedef struct
{
  const char *prefix;
  const char *name;
} Family;

static const Family families[] = {
  { "ISI", N_ ("Content") },
  { "EJA", N_ ("Spelling and style") },
  { "ANG", N_ ("Figures, dates and money") },
  { "GBR", N_ ("Pictures and alt texts") },
  { "MED", N_ ("Media and platforms") },
  { "ORG", N_ ("People and neutrality") },
  { "HOX", N_ ("Clarifying hoaxes") },
};

static guint
get_family (const StudioRule *rule)
{
  for (guint i = 0; i < G_N_ELEMENTS (families); i++) {
    if (g_str_has_prefix (rule->id, families[i].prefix))
      return i;
  }
  return 0;
}

static guint
get_group (const StudioRule *rule,
           Grouping grouping)
{
  return grouping == BY_PRINCIPLE ? (guint) rule->principle : get_family (rule);
}

/* --- the list --- */

static gboolean
is_shown (StudioProfileRules *self,
          StudioProfileRuleItem *item,
          char **words)
{
  if (gtk_toggle_button_get_active (self->only_changed) && studio_profile_rule_item_get_level (item) == studio_profile_rule_item_get_usual (item))
    return FALSE;
  return studio_profile_rule_item_matches (item, words);
}

/* A heading and what belongs below it, if there is any. */
static void
add_group (StudioProfileRules *self,
           GPtrArray *lines,
           guint group,
           char **words)
{
  Grouping grouping = (Grouping) gtk_drop_down_get_selected (self->grouping);
  const char *name = grouping == BY_PRINCIPLE ? name_principle ((StudioPrinciple) group) : _ (families[group].name);
  guint before = lines->len;

  for (guint i = 0; i < self->items->len; i++) {
    StudioProfileRuleItem *item = g_ptr_array_index (self->items, i);

    if (get_group (studio_profile_rule_item_get_rule (item), grouping) == group && is_shown (self, item, words))
      g_ptr_array_add (lines, g_object_ref (item));
  }
  if (lines->len > before) {
    g_autofree char *heading = g_strdup_printf ("%s · %u", name, lines->len - before);

    g_ptr_array_insert (lines, (int) before, studio_profile_rule_item_new_heading (heading));
  }
}

static void
show_list (StudioProfileRules *self)
{
  g_autofree char *folded = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search)), -1);
  g_auto (GStrv) words = g_strsplit_set (folded, " \t", -1);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_groups = gtk_drop_down_get_selected (self->grouping) == BY_PRINCIPLE ? STUDIO_N_PRINCIPLES : G_N_ELEMENTS (families);

  for (guint group = 0; group < n_groups; group++)
    add_group (self, lines, group, words);
  g_list_store_splice (self->shown, 0, g_list_model_get_n_items (G_LIST_MODEL (self->shown)), lines->pdata, lines->len);
  gtk_stack_set_visible_child_name (self->stack, lines->len > 0 ? "list" : "none");
}

/* Esc empties the search, then closes the window as elsewhere. */
static void
stop_search_cb (GtkEditable *search)
{
  if (*gtk_editable_get_text (search) != '\0')
    gtk_editable_set_text (search, "");
  else
    gtk_widget_activate_action (GTK_WIDGET (search), "window.close", NULL);
}

/* --- rows --- */

static void
row_chosen_cb (StudioProfileRuleRow *row,
               int level,
               StudioProfileRules *self)
{
  StudioProfileRuleItem *item = studio_profile_rule_row_get_item (row);

  if (item != NULL && studio_profile_rule_item_get_editable (item))
    g_signal_emit (self, chosen_signal, 0, studio_profile_rule_item_get_rule (item)->id, level);
}

static GtkWidget *
make_row (gpointer owner)
{
  GtkWidget *row = studio_profile_rule_row_new ();

  g_signal_connect (row, "chosen", G_CALLBACK (row_chosen_cb), owner);
  return row;
}

static void
show_item (GtkWidget *row,
           gpointer item)
{
  studio_profile_rule_row_set_item (STUDIO_PROFILE_RULE_ROW (row), item);
}

static const char *
name_item (gpointer item)
{
  const StudioRule *rule = studio_profile_rule_item_get_rule (item);

  return rule != NULL ? _ (rule->title) : studio_profile_rule_item_get_heading (item);
}

static const StudioListLines lines = { make_row, show_item, name_item, FALSE };

static void
fill_grouping (StudioProfileRules *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _ ("By principle"));
  gtk_string_list_append (names, _ ("By family"));
  gtk_drop_down_set_model (self->grouping, G_LIST_MODEL (names));
}

/* --- */

static void
make_items (StudioProfileRules *self)
{
  g_autoptr (GPtrArray) notices = NULL;
  g_autoptr (StudioProfile) usual = studio_profile_load (STUDIO_PROFILE_USUAL);
  guint n_rules;
  const StudioRule *const *rules = studio_rule_list (&n_rules);

  self->texts = studio_rule_texts_new (&notices);
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < n_rules; i++)
    g_ptr_array_add (self->items, studio_profile_rule_item_new (rules[i], studio_rule_texts_find (self->texts, rules[i]->id), studio_profile_get_level (usual, rules[i])));
}

static void
studio_profile_rules_dispose (GObject *object)
{
  StudioProfileRules *self = STUDIO_PROFILE_RULES (object);

  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  studio_drop_template (GTK_WIDGET (self), STUDIO_TYPE_PROFILE_RULES);

  G_OBJECT_CLASS (studio_profile_rules_parent_class)->dispose (object);
}

static void
studio_profile_rules_finalize (GObject *object)
{
  StudioProfileRules *self = STUDIO_PROFILE_RULES (object);

  g_object_unref (self->shown);
  g_ptr_array_unref (self->items);
  studio_rule_texts_unref (self->texts);

  G_OBJECT_CLASS (studio_profile_rules_parent_class)->finalize (object);
}

static void
studio_profile_rules_class_init (StudioProfileRulesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_profile_rules_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_profile_rules_finalize;
  chosen_signal = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-profile-rules.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioProfileRules, search);
  gtk_widget_class_bind_template_child (widget_class, StudioProfileRules, grouping);
  gtk_widget_class_bind_template_child (widget_class, StudioProfileRules, only_changed);
  gtk_widget_class_bind_template_child (widget_class, StudioProfileRules, list);
  gtk_widget_class_bind_template_child (widget_class, StudioProfileRules, stack);
  gtk_widget_class_bind_template_callback (widget_class, show_list);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
}

static void
studio_profile_rules_init (StudioProfileRules *self)
{
  self->shown = g_list_store_new (STUDIO_TYPE_PROFILE_RULE_ITEM);
  make_items (self);
  gtk_widget_init_template (GTK_WIDGET (self));
  studio_list_lines_connect (self->list, G_LIST_MODEL (self->shown), &lines, self);
  fill_grouping (self);
  show_list (self);
}

void
studio_profile_rules_set_profile (StudioProfileRules *self,
                                  const StudioProfile *profile)
{
  g_return_if_fail (STUDIO_IS_PROFILE_RULES (self));

  for (guint i = 0; i < self->items->len; i++) {
    StudioProfileRuleItem *item = g_ptr_array_index (self->items, i);

    studio_profile_rule_item_set (item, studio_profile_get_level (profile, studio_profile_rule_item_get_rule (item)), profile != NULL && profile->own);
  }
}

void
studio_profile_rules_focus_search (StudioProfileRules *self)
{
  g_return_if_fail (STUDIO_IS_PROFILE_RULES (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}
