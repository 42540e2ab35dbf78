#include "config.h"

#include "studio-profile-rule-row.h"

#include <glib/gi18n-lib.h>

#include "studio-drop-template.h"

struct _StudioProfileRuleRow
{
  GtkWidget parent_instance;
  GtkLabel *heading;
  GtkWidget *rule;
  GtkLabel *id;
  GtkLabel *title;
  GtkLabel *why;
  GtkToggleButton *why_button;
  GtkWidget *back;
  GtkMenuButton *level;
  GtkLabel *level_label;

  StudioProfileRuleItem *item; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (StudioProfileRuleRow, studio_profile_rule_row, GTK_TYPE_WIDGET)

static guint chosen_signal;

/* --- what is shown --- */

/* Returns: (transfer full): why, and the source in a line of its own */
static char *
tell_why (const StudioRuleText *text)
{
  g_autofree char *source = text->source != NULL ? g_strdup_printf (_ ("Source: %s"), text->source) : NULL;

  return source != NULL ? g_strjoin ("\n", text->why, source, NULL) : g_strdup (text->why);
}

static void
show_why_cb (StudioProfileRuleRow *self)
{
  const StudioRuleText *text = self->item != NULL ? studio_profile_rule_item_get_text (self->item) : NULL;
  gboolean shown = gtk_toggle_button_get_active (self->why_button) && text != NULL && text->why != NULL;
  g_autofree char *words = shown ? tell_why (text) : g_strdup ("");

  gtk_label_set_label (self->why, words);
  gtk_widget_set_visible (GTK_WIDGET (self->why), shown);
}

static void
show_level (StudioProfileRuleRow *self)
{
  static const char *const classes[] = { "level-off", "level-hint", "level-warning", "level-required" };
  StudioRuleLevel level = studio_profile_rule_item_get_level (self->item), usual = studio_profile_rule_item_get_usual (self->item);
  const StudioRule *rule = studio_profile_rule_item_get_rule (self->item);
  gboolean editable = studio_profile_rule_item_get_editable (self->item);
  g_autofree char *name = g_strdup_printf ("%s: %s", rule->id, studio_profile_level_name (level));
  /* TRANSLATORS: a button; "Back to: Warning" */
  g_autofree char *back = g_strdup_printf (_ ("Back to: %s"), studio_profile_level_name (usual));

  gtk_label_set_label (self->level_label, studio_profile_level_name (level));
  gtk_widget_set_sensitive (GTK_WIDGET (self->level), editable);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->level), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_visible (self->back, editable && level != usual);
  gtk_widget_set_tooltip_text (self->back, back);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->back), GTK_ACCESSIBLE_PROPERTY_LABEL, back, -1);
  for (gsize i = 0; i < G_N_ELEMENTS (classes); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self), classes[i]);
  gtk_widget_add_css_class (GTK_WIDGET (self), classes[CLAMP ((int) level, 0, 3)]);
  if (level != usual)
    gtk_widget_add_css_class (GTK_WIDGET (self), "changed-rule");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "changed-rule");
}

static void
level_changed_cb (StudioProfileRuleRow *self)
{
  show_level (self);
}

static void
show_item (StudioProfileRuleRow *self)
{
  const StudioRule *rule = self->item != NULL ? studio_profile_rule_item_get_rule (self->item) : NULL;
  const char *heading = self->item != NULL ? studio_profile_rule_item_get_heading (self->item) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->heading), heading != NULL);
  gtk_label_set_label (self->heading, heading != NULL ? heading : "");
  gtk_widget_set_visible (self->rule, rule != NULL);
  gtk_toggle_button_set_active (self->why_button, FALSE);
  if (rule == NULL)
    return;
  gtk_label_set_label (self->id, rule->id);
  gtk_label_set_label (self->title, _ (rule->title));
  gtk_widget_set_sensitive (GTK_WIDGET (self->why_button), studio_profile_rule_item_get_text (self->item) != NULL);
  show_level (self);
}

/* --- what is pressed --- */

static void
back_cb (StudioProfileRuleRow *self)
{
  /* the button that was pressed goes */
  gtk_widget_grab_focus (GTK_WIDGET (self->level));
  g_signal_emit (self, chosen_signal, 0, (int) studio_profile_rule_item_get_usual (self->item));
}

static void
picked_cb (GtkButton *button,
           StudioProfileRuleRow *self)
{
  int level = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "level"));

  gtk_menu_button_popdown (self->level);
  g_signal_emit (self, chosen_signal, 0, level);
}

static GtkWidget *
new_choice (StudioProfileRuleRow *self,
            StudioRuleLevel level)
{
  GtkWidget *button = gtk_button_new (), *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *label = gtk_label_new (studio_profile_level_name (level)), *tick = gtk_image_new_from_icon_name ("object-select-symbolic");

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_opacity (tick, level == studio_profile_rule_item_get_level (self->item) ? 1 : 0);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), tick);
  gtk_button_set_child (GTK_BUTTON (button), line);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data (G_OBJECT (button), "level", GINT_TO_POINTER ((int) level));
  g_signal_connect (button, "clicked", G_CALLBACK (picked_cb), self);
  return button;
}

/* 138 menus take longer to make than a person waits; each is made when it opens. */
static void
create_popup (GtkMenuButton *menu_button,
              gpointer data)
{
  StudioProfileRuleRow *self = data;
  static const StudioRuleLevel levels[] = { STUDIO_RULE_REQUIRED, STUDIO_RULE_WARNING, STUDIO_RULE_HINT, STUDIO_RULE_OFF };
  GtkWidget *popover = gtk_popover_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (popover, "menu");
  for (gsize i = 0; i < G_N_ELEMENTS (levels); i++)
    gtk_box_append (GTK_BOX (box), new_choice (self, levels[i]));
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (menu_button, popover);
}

/* --- */

static void
studio_profile_rule_row_dispose (GObject *object)
{
  StudioProfileRuleRow *self = STUDIO_PROFILE_RULE_ROW (object);

  studio_profile_rule_row_set_item (self, NULL);
  studio_drop_template (GTK_WIDGET (self), STUDIO_TYPE_PROFILE_RULE_ROW);

  G_OBJECT_CLASS (studio_profile_rule_row_parent_class)->dispose (object);
}

static void
studio_profile_rule_row_class_init (StudioProfileRuleRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_profile_rule_row_dispose;
  chosen_signal = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-profile-rule-row.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioProfileRuleRow, heading);
  gtk_widget_class_bind_template_child (widget_class, StudioProfileRuleRow, rule);
  gtk_widget_class_bind_template_child (widget_class, StudioProfileRuleRow, id);
  gtk_widget_class_bind_template_child (widget_class, StudioProfileRuleRow, title);
  gtk_widget_class_bind_template_child (widget_class, StudioProfileRuleRow, why);
  gtk_widget_class_bind_template_child (widget_class, StudioProfileRuleRow, why_button);
  gtk_widget_class_bind_template_child (widget_class, StudioProfileRuleRow, back);
  gtk_widget_class_bind_template_child (widget_class, StudioProfileRuleRow, level);
  gtk_widget_class_bind_template_child (widget_class, StudioProfileRuleRow, level_label);
  gtk_widget_class_bind_template_callback (widget_class, show_why_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
}

static void
studio_profile_rule_row_init (StudioProfileRuleRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->level, create_popup, self, NULL);
}

GtkWidget *
studio_profile_rule_row_new (void)
{
  return g_object_new (STUDIO_TYPE_PROFILE_RULE_ROW, NULL);
}

void
studio_profile_rule_row_set_item (StudioProfileRuleRow *self,
                                  StudioProfileRuleItem *item)
{
  g_return_if_fail (STUDIO_IS_PROFILE_RULE_ROW (self));

  if (self->item == item)
    return;
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_set_object (&self->item, item);
  if (item == NULL)
    return;
  g_signal_connect_swapped (item, "notify::level", G_CALLBACK (level_changed_cb), self);
  show_item (self);
}

StudioProfileRuleItem *
studio_profile_rule_row_get_item (StudioProfileRuleRow *self)
{
  g_return_val_if_fail (STUDIO_IS_PROFILE_RULE_ROW (self), NULL);

  return self->item;
}
