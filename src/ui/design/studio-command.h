#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** StudioCommandNeeds: what must be selected on the canvas for a command to make sense; flags. */
typedef enum {
  STUDIO_COMMAND_ALWAYS = 0,
  STUDIO_COMMAND_SELECTION = 1 << 0,
  STUDIO_COMMAND_TEXT = 1 << 1,
  STUDIO_COMMAND_PHOTO = 1 << 2,
  STUDIO_COMMAND_SEVERAL = 1 << 3,
} StudioCommandNeeds;

#define STUDIO_TYPE_COMMAND (studio_command_get_type ())
G_DECLARE_FINAL_TYPE (StudioCommand, studio_command, STUDIO, COMMAND, GObject)

/**
 * studio_command_new:
 * @label: translated, as in menus
 * @group: translated: where it belongs, shown beside it
 * @words: (nullable): translated words it is found by as well, separated by spaces
 * @action: name of the action, "composer.group"
 * @target: (nullable): its parameter; a floating reference is taken
 *
 * One line of the command palette.
 */
StudioCommand *studio_command_new (const char *label, const char *group, const char *words, const char *action, GVariant *target);
void studio_command_set_needs (StudioCommand *self, StudioCommandNeeds needs);
StudioCommandNeeds studio_command_get_needs (StudioCommand *self);
/** @english: its English name: people know that of other programs */
void studio_command_set_english (StudioCommand *self, const char *english);
void studio_command_set_icon (StudioCommand *self, const char *icon_name);
/** @keys: (nullable): as GTK writes them, "<Control>g" */
void studio_command_set_keys (StudioCommand *self, const char *keys);
const char *studio_command_get_label (StudioCommand *self);
const char *studio_command_get_group (StudioCommand *self);
/** Returns: (nullable) */
const char *studio_command_get_icon (StudioCommand *self);
/** Returns: (nullable) */
const char *studio_command_get_keys (StudioCommand *self);
/** Returns: (transfer full): one text for each command, to know it again: action and parameter. */
char *studio_command_get_id (StudioCommand *self);
/** How well it answers what was typed; 0: not at all. */
int studio_command_match (StudioCommand *self, const char *query);
/** Runs it on @widget. Returns: FALSE if there is no such action there, or it is switched off */
gboolean studio_command_run (StudioCommand *self, GtkWidget *widget);

G_END_DECLS
