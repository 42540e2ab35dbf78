#include "config.h"

#include "studio-profile-rule-item.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _StudioProfileRuleItem
{
  GObject parent_instance;
  const StudioRule *rule;     /* (nullable): of a rule */
  const StudioRuleText *text; /* (nullable) */
  char *heading;              /* (nullable): of a heading */
  char *folded;               /* what is searched */
  StudioRuleLevel level, usual;
  gboolean editable;
};

G_DEFINE_FINAL_TYPE (StudioProfileRuleItem, studio_profile_rule_item, G_TYPE_OBJECT)

enum {
  PROP_LEVEL = 1,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

static void
studio_profile_rule_item_get_property (GObject *object,
                                       guint id,
                                       GValue *value,
                                       GParamSpec *pspec)
{
  StudioProfileRuleItem *self = STUDIO_PROFILE_RULE_ITEM (object);

  if (id == PROP_LEVEL)
    g_value_set_int (value, (int) self->level);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
studio_profile_rule_item_finalize (GObject *object)
{
  StudioProfileRuleItem *self = STUDIO_PROFILE_RULE_ITEM (object);

  g_free (self->heading);
  g_free (self->folded);

  G_OBJECT_CLASS (studio_profile_rule_item_parent_class)->finalize (object);
}

static void
studio_profile_rule_item_class_init (StudioProfileRuleItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = studio_profile_rule_item_get_property;
  object_class->finalize = studio_profile_rule_item_finalize;
  props[PROP_LEVEL] = g_param_spec_int ("level", NULL, NULL, 0, G_MAXINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
studio_profile_rule_item_init (StudioProfileRuleItem *self)
{
}

StudioProfileRuleItem *
studio_profile_rule_item_new (const StudioRule *rule,
                              const StudioRuleText *text,
                              StudioRuleLevel usual)
{
  StudioProfileRuleItem *self = g_object_new (STUDIO_TYPE_PROFILE_RULE_ITEM, NULL);
  g_autofree char *all = NULL;

  self->rule = rule;
  self->text = text;
  self->level = usual;
  self->usual = usual;
  all = g_strdup_printf ("%s %s %s %s", rule->id, _ (rule->title), text != NULL && text->why != NULL ? text->why : "", text != NULL && text->source != NULL ? text->source : "");
  self->folded = g_utf8_casefold (all, -1);
  return self;
}

StudioProfileRuleItem *
studio_profile_rule_item_new_heading (const char *heading)
{
  StudioProfileRuleItem *self = g_object_new (STUDIO_TYPE_PROFILE_RULE_ITEM, NULL);

  self->heading = g_strdup (heading);
  return self;
}

const StudioRule *
studio_profile_rule_item_get_rule (StudioProfileRuleItem *self)
{
  g_return_val_if_fail (STUDIO_IS_PROFILE_RULE_ITEM (self), NULL);

  return self->rule;
}

const char *
studio_profile_rule_item_get_heading (StudioProfileRuleItem *self)
{
  g_return_val_if_fail (STUDIO_IS_PROFILE_RULE_ITEM (self), NULL);

  return self->heading;
}

const StudioRuleText *
studio_profile_rule_item_get_text (StudioProfileRuleItem *self)
{
  g_return_val_if_fail (STUDIO_IS_PROFILE_RULE_ITEM (self), NULL);

  return self->text;
}

StudioRuleLevel
studio_profile_rule_item_get_level (StudioProfileRuleItem *self)
{
  g_return_val_if_fail (STUDIO_IS_PROFILE_RULE_ITEM (self), STUDIO_RULE_OFF);

  return self->level;
}

StudioRuleLevel
studio_profile_rule_item_get_usual (StudioProfileRuleItem *self)
{
  g_return_val_if_fail (STUDIO_IS_PROFILE_RULE_ITEM (self), STUDIO_RULE_OFF);

  return self->usual;
}

gboolean
studio_profile_rule_item_get_editable (StudioProfileRuleItem *self)
{
  g_return_val_if_fail (STUDIO_IS_PROFILE_RULE_ITEM (self), FALSE);

  return self->editable;
}

void
studio_profile_rule_item_set (StudioProfileRuleItem *self,
                              StudioRuleLevel level,
                              gboolean editable)
{
  g_return_if_fail (STUDIO_IS_PROFILE_RULE_ITEM (self));

  if (self->level == level && self->editable == editable)
    return;
  self->level = level;
  self->editable = editable;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LEVEL]);
}

gboolean
studio_profile_rule_item_matches (StudioProfileRuleItem *self,
                                  char **words)
{
  g_return_val_if_fail (STUDIO_IS_PROFILE_RULE_ITEM (self), FALSE);

  for (guint i = 0; words[i] != NULL; i++) {
    if (self->folded == NULL || strstr (self->folded, words[i]) == NULL)
      return FALSE;
  }
  return TRUE;
}

const char *
studio_profile_level_name (StudioRuleLevel level)
{
  switch (level) {
  case STUDIO_RULE_OFF:
    return C_ ("rule", "Off");
  case STUDIO_RULE_HINT:
    return C_ ("rule", "Suggestion");
  case STUDIO_RULE_WARNING:
    return C_ ("rule", "Warning");
  case STUDIO_RULE_REQUIRED:
    return C_ ("rule", "Required");
  }
  g_return_val_if_reached ("");
}
