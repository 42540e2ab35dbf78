#include "config.h"

#include "studio-design-actions.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "studio-design-clipboard.h"
#include "studio-design-style.h"

typedef enum {
  NEEDS_NOTHING,
  NEEDS_ONE,
  NEEDS_TWO,
  NEEDS_THREE,
} Needs;

typedef void (*Command) (StudioComposer *composer);
typedef void (*ValueCommand) (StudioComposer *composer, int value);

/* Class actions have no room for data of their own; all classes that install them find their composer alike. */
static StudioComposerOf find_composer;

/* --- commands --- */

/* Returns: (nullable): the box of the first selected layer */
static const StudioBox *
first_box (StudioComposer *composer)
{
  GPtrArray *ids = studio_composer_get_selection (composer);
  StudioScene *scene = studio_composer_get_scene (composer);

  return ids->len > 0 && scene != NULL ? studio_scene_find (scene, g_ptr_array_index (ids, 0)) : NULL;
}

static void
set_flag (StudioComposer *composer,
          const char *member,
          gboolean value,
          const char *label)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_VALUE);

  json_node_set_boolean (node, value);
  studio_composer_set_member (composer, member, node, label, NULL);
}

/* A locked layer takes no other change, so each is written by itself. */
static void
toggle_lock (StudioComposer *composer)
{
  const StudioBox *box = first_box (composer);
  g_autoptr (GPtrArray) ids = g_ptr_array_copy (studio_composer_get_selection (composer), (GCopyFunc) (void (*) (void)) g_strdup, NULL);
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_VALUE);
  gboolean lock = box != NULL && !box->layer->user_locked;

  g_ptr_array_set_free_func (ids, g_free);
  json_node_set_boolean (node, lock);
  for (guint i = 0; i < ids->len; i++)
    studio_composer_set_layer_member (composer, g_ptr_array_index (ids, i), "lock", node, lock ? _ ("Lock") : _ ("Unlock"), "lock");
  studio_composer_end_merge (composer);
}

static void
toggle_hidden (StudioComposer *composer)
{
  const StudioBox *box = first_box (composer);

  if (box != NULL)
    set_flag (composer, "hidden", box->layer->visible, box->layer->visible ? _ ("Hide") : _ ("Show"));
}

static void
flip (StudioComposer *composer,
      int value)
{
  studio_composer_flip (composer, value != 0);
}

static void
reorder (StudioComposer *composer,
         int value)
{
  studio_composer_reorder (composer, (StudioOrder) value);
}

static void
align (StudioComposer *composer,
       int value)
{
  studio_composer_align (composer, (StudioAlignEdge) value, STUDIO_ALIGN_TO_SELECTION, NULL);
}

static void
distribute (StudioComposer *composer,
            int value)
{
  studio_composer_distribute (composer, value != 0, STUDIO_DISTRIBUTE_GAPS);
}

static void
stack_column (StudioComposer *composer)
{
  studio_composer_make_stack (composer, FALSE, 16);
}

static void
stack_row (StudioComposer *composer)
{
  studio_composer_make_stack (composer, TRUE, 16);
}

static void
show_in_all (StudioComposer *composer)
{
  studio_composer_show_in_all (composer, TRUE);
}

static void
show_here_only (StudioComposer *composer)
{
  studio_composer_show_in_all (composer, FALSE);
}

static void
select_beside (StudioComposer *composer,
               int value)
{
  studio_composer_select_next (composer, value);
}

static void
step_size (StudioComposer *composer,
           int value)
{
  studio_design_style_step_size (composer, value != 0);
}

static void
italic (StudioComposer *composer)
{
  studio_design_style_toggle_text (composer, "italic");
}

static void
underline (StudioComposer *composer)
{
  studio_design_style_toggle_text (composer, "underline");
}

static const struct
{
  const char *name;
  Command command; /* (nullable): then @with_value */
  Needs needs;
  ValueCommand with_value;
  int value;
} commands[] = {
  { "composer.duplicate", studio_composer_duplicate, NEEDS_ONE, NULL, 0 },
  { "composer.group", studio_composer_group, NEEDS_TWO, NULL, 0 },
  { "composer.ungroup", studio_composer_ungroup, NEEDS_ONE, NULL, 0 },
  { "composer.stack-column", stack_column, NEEDS_TWO, NULL, 0 },
  { "composer.stack-row", stack_row, NEEDS_TWO, NULL, 0 },
  { "composer.raise", NULL, NEEDS_ONE, reorder, STUDIO_ORDER_UP },
  { "composer.lower", NULL, NEEDS_ONE, reorder, STUDIO_ORDER_DOWN },
  { "composer.raise-to-top", NULL, NEEDS_ONE, reorder, STUDIO_ORDER_TOP },
  { "composer.lower-to-bottom", NULL, NEEDS_ONE, reorder, STUDIO_ORDER_BOTTOM },
  { "composer.lock", toggle_lock, NEEDS_ONE, NULL, 0 },
  { "composer.hide", toggle_hidden, NEEDS_ONE, NULL, 0 },
  { "composer.flip-across", NULL, NEEDS_ONE, flip, TRUE },
  { "composer.flip-down", NULL, NEEDS_ONE, flip, FALSE },
  { "composer.align-left", NULL, NEEDS_ONE, align, STUDIO_ALIGN_LEFT },
  { "composer.align-center", NULL, NEEDS_ONE, align, STUDIO_ALIGN_MIDDLE_ACROSS },
  { "composer.align-right", NULL, NEEDS_ONE, align, STUDIO_ALIGN_RIGHT },
  { "composer.align-top", NULL, NEEDS_ONE, align, STUDIO_ALIGN_TOP },
  { "composer.align-middle", NULL, NEEDS_ONE, align, STUDIO_ALIGN_MIDDLE_DOWN },
  { "composer.align-bottom", NULL, NEEDS_ONE, align, STUDIO_ALIGN_BOTTOM },
  { "composer.distribute-across", NULL, NEEDS_THREE, distribute, TRUE },
  { "composer.distribute-down", NULL, NEEDS_THREE, distribute, FALSE },
  { "composer.text-larger", NULL, NEEDS_ONE, step_size, TRUE },
  { "composer.text-smaller", NULL, NEEDS_ONE, step_size, FALSE },
  { "composer.text-bold", studio_design_style_toggle_bold, NEEDS_ONE, NULL, 0 },
  { "composer.text-italic", italic, NEEDS_ONE, NULL, 0 },
  { "composer.text-underline", underline, NEEDS_ONE, NULL, 0 },
  { "composer.show-in-all", show_in_all, NEEDS_ONE, NULL, 0 },
  { "composer.show-here-only", show_here_only, NEEDS_ONE, NULL, 0 },
  { "composer.select-all", studio_composer_select_all, NEEDS_NOTHING, NULL, 0 },
  { "composer.select-none", studio_composer_select_none, NEEDS_ONE, NULL, 0 },
  { "composer.select-next", NULL, NEEDS_NOTHING, select_beside, 1 },
  { "composer.select-previous", NULL, NEEDS_NOTHING, select_beside, -1 },
};

static void
run_command (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  StudioComposer *composer = find_composer (widget);

  for (guint i = 0; composer != NULL && i < G_N_ELEMENTS (commands); i++) {
    if (!g_str_equal (commands[i].name, name))
      continue;
    if (commands[i].command != NULL)
      commands[i].command (composer);
    else
      commands[i].with_value (composer, commands[i].value);
  }
}

/* What is gone is offered back, instead of asking before. */
static void
delete_selected (GtkWidget *widget,
                 const char *name,
                 GVariant *parameter)
{
  StudioComposer *composer = find_composer (widget);
  GPtrArray *ids = composer != NULL ? studio_composer_get_selection (composer) : NULL;
  guint n = ids != NULL ? ids->len : 0;
  g_autofree char *layer = n == 1 ? studio_composer_get_layer_name (composer, g_ptr_array_index (ids, 0)) : NULL;
  g_autofree char *sentence = NULL;

  if (n == 0)
    return;
  studio_composer_remove (composer);
  /* it may have been refused */
  if (studio_composer_get_selection (composer)->len > 0)
    return;
  if (layer != NULL)
    /* TRANSLATORS: the name of a layer */
    sentence = g_strdup_printf (_ ("“%s” was deleted"), layer);
  else
    sentence = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u layer was deleted", "%u layers were deleted", n), n);
  gtk_widget_activate_action (widget, "win.toast-undo", "s", sentence);
}

/* --- the clipboard --- */

typedef void (*ClipboardCommand) (GtkWidget *widget, StudioComposer *composer);

static void
paste (GtkWidget *widget,
       StudioComposer *composer)
{
  studio_design_clipboard_paste (widget, composer, FALSE);
}

static void
paste_in_place (GtkWidget *widget,
                StudioComposer *composer)
{
  studio_design_clipboard_paste (widget, composer, TRUE);
}

static const struct
{
  const char *name;
  ClipboardCommand command;
  Needs needs;
} clipboard_commands[] = {
  { "composer.cut", studio_design_clipboard_cut, NEEDS_ONE },
  { "composer.copy", studio_design_clipboard_copy, NEEDS_ONE },
  { "composer.paste", paste, NEEDS_NOTHING },
  { "composer.paste-in-place", paste_in_place, NEEDS_NOTHING },
  { "composer.copy-style", studio_design_clipboard_copy_style, NEEDS_ONE },
  { "composer.paste-style", studio_design_clipboard_paste_style, NEEDS_ONE },
};

static void
run_clipboard_command (GtkWidget *widget,
                       const char *name,
                       GVariant *parameter)
{
  StudioComposer *composer = find_composer (widget);

  for (guint i = 0; composer != NULL && i < G_N_ELEMENTS (clipboard_commands); i++) {
    if (g_str_equal (clipboard_commands[i].name, name))
      clipboard_commands[i].command (widget, composer);
  }
}

/* --- with a value --- */

static void
set_look (GtkWidget *widget,
          const char *name,
          GVariant *parameter)
{
  StudioComposer *composer = find_composer (widget);
  const char *value = g_variant_get_string (parameter, NULL);

  if (composer != NULL && g_str_equal (name, "composer.color"))
    studio_design_style_set_color (composer, value);
  else if (composer != NULL)
    studio_design_style_align_text (composer, value);
}

/* --- sizes --- */

static void
reset_size (GtkWidget *widget,
            const char *name,
            GVariant *parameter)
{
  StudioComposer *composer = find_composer (widget);
  const char *id = g_variant_get_string (parameter, NULL);

  if (composer == NULL)
    return;
  studio_composer_reset_format (composer, *id != '\0' ? id : studio_composer_get_format (composer)->id);
  gtk_widget_activate_action (widget, "win.toast-undo", "s", _ ("This size follows the others again"));
}

/* --- */

void
studio_design_actions_install (GtkWidgetClass *widget_class,
                               StudioComposerOf composer_of)
{
  g_return_if_fail (find_composer == NULL || find_composer == composer_of);

  find_composer = composer_of;
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    gtk_widget_class_install_action (widget_class, commands[i].name, NULL, run_command);
  for (guint i = 0; i < G_N_ELEMENTS (clipboard_commands); i++)
    gtk_widget_class_install_action (widget_class, clipboard_commands[i].name, NULL, run_clipboard_command);
  gtk_widget_class_install_action (widget_class, "composer.delete", NULL, delete_selected);
  gtk_widget_class_install_action (widget_class, "composer.reset-size", "s", reset_size);
  gtk_widget_class_install_action (widget_class, "composer.color", "s", set_look);
  gtk_widget_class_install_action (widget_class, "composer.text-align", "s", set_look);
}

void
studio_design_actions_update (GtkWidget *widget,
                              StudioComposer *composer)
{
  guint n = composer != NULL ? studio_composer_get_selection (composer)->len : 0;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    gtk_widget_action_set_enabled (widget, commands[i].name, composer != NULL && n >= (guint) commands[i].needs);
  gtk_widget_action_set_enabled (widget, "composer.delete", n > 0);
  for (guint i = 0; i < G_N_ELEMENTS (clipboard_commands); i++)
    gtk_widget_action_set_enabled (widget, clipboard_commands[i].name, composer != NULL && n >= (guint) clipboard_commands[i].needs);
}
