#include "config.h"

#include "studio-profile.h"

#include <glib/gi18n-lib.h>

#include "studio-error.h"
#include "studio-json.h"
#include "studio-localised.h"
#include "studio-slug.h"

#define VERSION 1
#define MAX_ID_BYTES 60

static const char *const level_names[] = { "off", "hint", "warning", "required", NULL };
static const char *const gate_names[] = { "refuse", "reason", "practice", NULL };

static StudioProfile *
new_profile (const char *id,
             const char *name)
{
  StudioProfile *self = g_atomic_rc_box_new0 (StudioProfile);

  self->id = g_strdup (id);
  self->name = g_strdup (name);
  self->gate = STUDIO_GATE_REASON;
  self->levels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

StudioProfile *
studio_profile_new_plain (void)
{
  return new_profile (STUDIO_PROFILE_USUAL, _ ("Usual"));
}

static void
clear (gpointer data)
{
  StudioProfile *self = data;

  g_free (self->id);
  g_free (self->name);
  g_hash_table_unref (self->levels);
}

StudioProfile *
studio_profile_ref (const StudioProfile *self)
{
  return g_atomic_rc_box_acquire ((gpointer) self);
}

void
studio_profile_unref (StudioProfile *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

StudioRuleLevel
studio_profile_get_level (const StudioProfile *self,
                          const StudioRule *rule)
{
  gpointer level;

  if (self != NULL && g_hash_table_lookup_extended (self->levels, rule->id, NULL, &level))
    return (StudioRuleLevel) GPOINTER_TO_UINT (level);
  return rule->level;
}

gboolean
studio_profile_is_name (const char *name)
{
  gboolean letters = FALSE;

  if (!g_utf8_validate (name, -1, NULL) || g_utf8_strlen (name, -1) > STUDIO_PROFILE_NAME_MAX)
    return FALSE;
  for (const char *at = name; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);

    /* signs that turn the direction would mix up the menu */
    if (g_unichar_iscntrl (c) || g_unichar_type (c) == G_UNICODE_FORMAT || c == 0x2028 || c == 0x2029)
      return FALSE;
    letters = letters || g_unichar_isgraph (c);
  }
  return letters;
}

/* --- reading --- */

static gboolean
read_levels (StudioProfile *self,
             const StudioJsonAt *rules,
             GError **error)
{
  g_autoptr (GList) names = rules->node != NULL ? json_object_get_members (json_node_get_object (rules->node)) : NULL;

  for (GList *l = names; l != NULL; l = l->next) {
    int level = 0;

    if (studio_rule_find (l->data) == NULL) {
      studio_json_at_error (error, rules, _ ("There is no rule “%s”."), (const char *) l->data);
      return FALSE;
    }
    if (!studio_json_get_choice (rules, l->data, level_names, &level, error))
      return FALSE;
    g_hash_table_insert (self->levels, g_strdup (l->data), GINT_TO_POINTER (level));
  }
  return TRUE;
}

static gboolean
read_members (StudioProfile *self,
              const StudioJsonAt *root,
              GError **error)
{
  static const char *const members[] = { "format", "version", "id", "name", "gate", "explains", "rules", NULL };
  const char *id = NULL;
  StudioJsonAt rules;
  int gate = STUDIO_GATE_REASON, version = VERSION;

  if (!studio_json_get_int (root, "version", FALSE, &version, error))
    return FALSE;
  if (version > VERSION) {
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_NEWER, _ ("The profile in “%s” was made for a newer version of Pemda Studio. Update the program to use it."), root->source);
    return FALSE;
  }
  if (!studio_json_only_members (root, members, error) || !studio_json_get_string (root, "id", TRUE, &id, error) ||
      !studio_json_get_choice (root, "gate", gate_names, &gate, error) ||
      !studio_json_get_boolean (root, "explains", FALSE, &self->explains, error) ||
      !studio_json_get_object (root, "rules", FALSE, &rules, error))
    return FALSE;
  self->name = studio_localised_get (root, "name", error);
  if (self->name == NULL)
    return FALSE;
  if (!studio_profile_is_name (self->name)) {
    studio_json_at_error (error, root, _ ("The name of a profile has 1 to %d characters and no line breaks."), STUDIO_PROFILE_NAME_MAX);
    return FALSE;
  }
  self->id = studio_slug (id, MAX_ID_BYTES);
  self->gate = (StudioGate) gate;
  return read_levels (self, &rules, error);
}

StudioProfile *
studio_profile_parse (const char *source,
                      GBytes *bytes,
                      GError **error)
{
  g_autoptr (JsonNode) root = studio_json_parse (source, bytes, error);
  g_autoptr (StudioProfile) self = new_profile (NULL, NULL);
  const char *format = "";
  StudioJsonAt at;

  if (root == NULL)
    return NULL;
  at = studio_json_at_root (source, root);
  if (!studio_json_get_string (&at, "format", TRUE, &format, error))
    return NULL;
  if (!g_str_equal (format, "pemda-studio-profile")) {
    studio_json_at_error (error, &at, _ ("This is no profile of rules; its “format” is not “pemda-studio-profile”."));
    return NULL;
  }
  return read_members (self, &at, error) ? g_steal_pointer (&self) : NULL;
}

/* --- an office's own --- */

StudioProfile *
studio_profile_with (const char *id,
                     const char *name,
                     StudioGate gate,
                     gboolean explains,
                     GHashTable *levels)
{
  g_autofree char *slug = studio_slug (id, MAX_ID_BYTES);
  StudioProfile *self = new_profile (slug, name);
  GHashTableIter iter;
  gpointer rule, level;

  self->gate = gate;
  self->explains = explains;
  self->own = TRUE;
  g_hash_table_iter_init (&iter, levels);
  while (g_hash_table_iter_next (&iter, &rule, &level))
    g_hash_table_insert (self->levels, g_strdup (rule), level);
  return self;
}

char *
studio_profile_write (const StudioProfile *self)
{
  g_autoptr (JsonObject) root = json_object_new ();
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *rules = json_object_new ();
  GHashTableIter iter;
  gpointer rule, level;

  json_object_set_string_member (root, "format", "pemda-studio-profile");
  json_object_set_int_member (root, "version", 1);
  json_object_set_string_member (root, "id", self->id);
  json_object_set_string_member (root, "name", self->name);
  json_object_set_string_member (root, "gate", gate_names[self->gate]);
  json_object_set_boolean_member (root, "explains", self->explains);
  g_hash_table_iter_init (&iter, self->levels);
  while (g_hash_table_iter_next (&iter, &rule, &level))
    json_object_set_string_member (rules, rule, level_names[GPOINTER_TO_UINT (level)]);
  json_object_set_object_member (root, "rules", rules);
  json_node_set_object (node, root);
  return studio_json_write (node);
}
