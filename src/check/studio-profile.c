#include "config.h"

#include "studio-profile.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "studio-error.h"
#include "studio-file.h"
#include "studio-json.h"
#include "studio-localised.h"
#include "studio-paths.h"
#include "studio-slug.h"

#define MAX_FILE_BYTES (1024 * 1024)
#define USUAL "biasa"

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
  return new_profile (USUAL, _ ("Usual"));
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
  int gate = STUDIO_GATE_REASON;

  if (!studio_json_only_members (root, members, error) || !studio_json_get_string (root, "id", TRUE, &id, error) ||
      !studio_json_get_choice (root, "gate", gate_names, &gate, error) ||
      !studio_json_get_boolean (root, "explains", FALSE, &self->explains, error) ||
      !studio_json_get_object (root, "rules", FALSE, &rules, error))
    return FALSE;
  self->name = studio_localised_get (root, "name", error);
  if (self->name == NULL)
    return FALSE;
  self->id = studio_slug (id, 60);
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

/* --- the files --- */

static void
put_profile (GPtrArray *profiles,
             StudioProfile *profile)
{
  for (guint i = 0; i < profiles->len; i++) {
    StudioProfile *other = g_ptr_array_index (profiles, i);

    if (!g_str_equal (other->id, profile->id))
      continue;
    studio_profile_unref (other);
    profiles->pdata[i] = profile;
    return;
  }
  g_ptr_array_add (profiles, profile);
}

static void
read_folder (const char *folder,
             GPtrArray *profiles,
             GPtrArray *notices)
{
  g_autoptr (GPtrArray) names = studio_file_list_folder (folder);
  gboolean own = g_str_has_prefix (folder, g_get_user_data_dir ());

  for (guint i = 0; i < names->len; i++) {
    const char *name = g_ptr_array_index (names, i);
    g_autofree char *path = g_build_filename (folder, name, NULL);
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) bytes = NULL;
    StudioProfile *profile;

    if (!g_str_has_suffix (name, ".json"))
      continue;
    bytes = studio_file_read (path, MAX_FILE_BYTES, &error);
    profile = bytes != NULL ? studio_profile_parse (path, bytes, &error) : NULL;
    if (profile == NULL) {
      g_ptr_array_add (notices, g_strdup (error->message));
      continue;
    }
    profile->own = own;
    put_profile (profiles, profile);
  }
}

GPtrArray *
studio_profile_list (GPtrArray **notices)
{
  g_auto (GStrv) folders = studio_paths_data_dirs ("checks/profiles");
  g_autoptr (GPtrArray) told = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *profiles = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_profile_unref);

  for (guint i = g_strv_length (folders); i > 0; i--)
    read_folder (folders[i - 1], profiles, told);
  if (notices != NULL)
    *notices = g_steal_pointer (&told);
  return profiles;
}

static StudioProfile *
find_profile (GPtrArray *profiles,
              const char *id)
{
  for (guint i = 0; i < profiles->len; i++) {
    StudioProfile *profile = g_ptr_array_index (profiles, i);

    if (g_str_equal (profile->id, id))
      return studio_profile_ref (profile);
  }
  return NULL;
}

StudioProfile *
studio_profile_load (const char *id)
{
  g_autoptr (GPtrArray) profiles = studio_profile_list (NULL);
  StudioProfile *profile = id != NULL ? find_profile (profiles, id) : NULL;

  if (profile == NULL)
    profile = find_profile (profiles, USUAL);
  return profile != NULL ? profile : studio_profile_new_plain ();
}

/* --- an office's own --- */

StudioProfile *
studio_profile_with (const char *id,
                     const char *name,
                     StudioGate gate,
                     gboolean explains,
                     GHashTable *levels)
{
  g_autofree char *slug = studio_slug (id, 60);
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

gboolean
studio_profile_save (const StudioProfile *self,
                     GError **error)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "pemda-studio", "checks", "profiles", NULL);
  g_autofree char *file = g_strconcat (self->id, ".json", NULL);
  g_autofree char *path = g_build_filename (folder, file, NULL);
  char *text = studio_profile_write (self);
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));

  g_mkdir_with_parents (folder, 0700);
  return studio_file_write (path, bytes, error);
}
