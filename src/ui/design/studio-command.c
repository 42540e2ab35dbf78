#include "config.h"

#include "studio-command.h"

#include "studio-match.h"

struct _StudioCommand
{
  GObject parent_instance;
  char *label;
  char *group;
  char *words;
  char *english;
  char *icon;
  char *keys;
  char *action;
  GVariant *target; /* (nullable) */
  StudioCommandNeeds needs;
};

G_DEFINE_FINAL_TYPE (StudioCommand, studio_command, G_TYPE_OBJECT)

static void
studio_command_finalize (GObject *object)
{
  StudioCommand *self = STUDIO_COMMAND (object);

  g_free (self->label);
  g_free (self->group);
  g_free (self->words);
  g_free (self->english);
  g_free (self->icon);
  g_free (self->keys);
  g_free (self->action);
  g_clear_pointer (&self->target, g_variant_unref);

  G_OBJECT_CLASS (studio_command_parent_class)->finalize (object);
}

static void
studio_command_class_init (StudioCommandClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_command_finalize;
}

static void
studio_command_init (StudioCommand *self)
{
}

StudioCommand *
studio_command_new (const char *label,
                    const char *group,
                    const char *words,
                    const char *action,
                    GVariant *target)
{
  StudioCommand *self = g_object_new (STUDIO_TYPE_COMMAND, NULL);

  self->label = g_strdup (label);
  self->group = g_strdup (group);
  self->words = g_strdup (words);
  self->action = g_strdup (action);
  self->target = target != NULL ? g_variant_ref_sink (target) : NULL;
  return self;
}

void
studio_command_set_needs (StudioCommand *self,
                          StudioCommandNeeds needs)
{
  g_return_if_fail (STUDIO_IS_COMMAND (self));

  self->needs = needs;
}

StudioCommandNeeds
studio_command_get_needs (StudioCommand *self)
{
  g_return_val_if_fail (STUDIO_IS_COMMAND (self), STUDIO_COMMAND_ALWAYS);

  return self->needs;
}

void
studio_command_set_english (StudioCommand *self,
                            const char *english)
{
  g_return_if_fail (STUDIO_IS_COMMAND (self));

  g_free (self->english);
  self->english = g_strdup (english);
}

void
studio_command_set_icon (StudioCommand *self,
                         const char *icon_name)
{
  g_return_if_fail (STUDIO_IS_COMMAND (self));

  g_free (self->icon);
  self->icon = g_strdup (icon_name);
}

void
studio_command_set_keys (StudioCommand *self,
                         const char *keys)
{
  g_return_if_fail (STUDIO_IS_COMMAND (self));

  g_free (self->keys);
  self->keys = g_strdup (keys);
}

const char *
studio_command_get_label (StudioCommand *self)
{
  g_return_val_if_fail (STUDIO_IS_COMMAND (self), NULL);

  return self->label;
}

const char *
studio_command_get_group (StudioCommand *self)
{
  g_return_val_if_fail (STUDIO_IS_COMMAND (self), NULL);

  return self->group;
}

const char *
studio_command_get_icon (StudioCommand *self)
{
  g_return_val_if_fail (STUDIO_IS_COMMAND (self), NULL);

  return self->icon;
}

const char *
studio_command_get_keys (StudioCommand *self)
{
  g_return_val_if_fail (STUDIO_IS_COMMAND (self), NULL);

  return self->keys;
}

char *
studio_command_get_id (StudioCommand *self)
{
  g_autofree char *target = NULL;

  g_return_val_if_fail (STUDIO_IS_COMMAND (self), NULL);

  target = self->target != NULL ? g_variant_print (self->target, FALSE) : NULL;
  return target != NULL ? g_strconcat (self->action, " ", target, NULL) : g_strdup (self->action);
}

int
studio_command_match (StudioCommand *self,
                      const char *query)
{
  int label, other;
  g_autofree char *rest = NULL;

  g_return_val_if_fail (STUDIO_IS_COMMAND (self), 0);

  label = studio_match_score (query, self->label);
  rest = g_strjoin (" ", self->label, self->group, self->words != NULL ? self->words : "", self->english != NULL ? self->english : "", NULL);
  other = studio_match_score (query, rest);
  /* what stands in the label counts twice as much as a synonym */
  return MAX (label * 2, other);
}

gboolean
studio_command_run (StudioCommand *self,
                    GtkWidget *widget)
{
  g_return_val_if_fail (STUDIO_IS_COMMAND (self), FALSE);

  return gtk_widget_activate_action_variant (widget, self->action, self->target);
}
