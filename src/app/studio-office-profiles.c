#include "config.h"

#include "studio-office-profiles.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-error.h"
#include "studio-file.h"
#include "studio-office-watch.h"
#include "studio-slug.h"

#define MAX_ID_BYTES 60
/* room for " 50" behind a long name */
#define MAX_BASE_CHARS (STUDIO_PROFILE_NAME_MAX - 4)

/* --- names and ids that are not taken --- */

static StudioProfile *
find_id (GPtrArray *profiles,
         const char *id)
{
  for (guint i = 0; i < profiles->len; i++) {
    StudioProfile *profile = g_ptr_array_index (profiles, i);

    if (g_str_equal (profile->id, id))
      return profile;
  }
  return NULL;
}

static gboolean
has_name (GPtrArray *profiles,
          const char *name)
{
  for (guint i = 0; i < profiles->len; i++) {
    const StudioProfile *profile = g_ptr_array_index (profiles, i);

    if (g_utf8_collate (profile->name, name) == 0)
      return TRUE;
  }
  return FALSE;
}

/* Returns: (transfer full) */
static char *
find_free_name (GPtrArray *profiles,
                const char *name)
{
  g_autofree char *base = g_utf8_strlen (name, -1) > MAX_BASE_CHARS ? g_utf8_substring (name, 0, MAX_BASE_CHARS) : g_strdup (name);
  char *free_name = g_strdup (name);

  for (guint n = 2; has_name (profiles, free_name); n++) {
    g_free (free_name);
    free_name = g_strdup_printf ("%s %u", base, n);
  }
  return free_name;
}

/* Returns: (transfer full) */
static char *
find_free_id (GPtrArray *profiles,
              const char *wish)
{
  g_autofree char *base = studio_slug (wish, MAX_ID_BYTES - 4);
  char *id = g_strdup (base);

  for (guint n = 2; find_id (profiles, id) != NULL; n++) {
    g_free (id);
    id = g_strdup_printf ("%s-%u", base, n);
  }
  return id;
}

static gboolean
has_room (GPtrArray *profiles,
          GError **error)
{
  guint n_own = 0;

  for (guint i = 0; i < profiles->len; i++)
    n_own += ((const StudioProfile *) g_ptr_array_index (profiles, i))->own;
  if (n_own < STUDIO_OFFICE_PROFILES_MAX)
    return TRUE;
  g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_LIMIT, _ ("There are %d own profiles, which is the most. Delete one first."), STUDIO_OFFICE_PROFILES_MAX);
  return FALSE;
}

/* --- */

gboolean
studio_office_profiles_put (const StudioProfile *profile,
                            GError **error)
{
  g_return_val_if_fail (profile != NULL, FALSE);

  if (!studio_profile_save (profile, error))
    return FALSE;
  studio_office_watch_tell_profiles ();
  return TRUE;
}

gboolean
studio_office_profiles_remove (const char *id,
                               GError **error)
{
  g_return_val_if_fail (id != NULL, FALSE);

  if (!studio_profile_remove (id, error))
    return FALSE;
  studio_office_watch_tell_profiles ();
  return TRUE;
}

StudioProfile *
studio_office_profiles_copy (const StudioProfile *base,
                             const char *name,
                             GError **error)
{
  g_autoptr (GPtrArray) profiles = studio_profile_list (NULL);
  g_autofree char *wish = NULL, *free_name = NULL, *id = NULL;
  g_autoptr (StudioProfile) profile = NULL;

  g_return_val_if_fail (base != NULL, NULL);

  if (!has_room (profiles, error))
    return NULL;
  /* TRANSLATORS: the name of a new profile, "Copy of Strict" */
  wish = name != NULL ? g_strdup (name) : g_strdup_printf (_ ("Copy of %s"), base->name);
  if (name == NULL && g_utf8_strlen (wish, -1) > MAX_BASE_CHARS)
    *g_utf8_offset_to_pointer (wish, MAX_BASE_CHARS) = '\0';
  free_name = find_free_name (profiles, wish);
  id = find_free_id (profiles, free_name);
  profile = studio_profile_with (id, free_name, base->gate, base->explains, base->levels);
  return studio_office_profiles_put (profile, error) ? g_steal_pointer (&profile) : NULL;
}

/* --- files from and for outside --- */

static gboolean
is_same (const StudioProfile *a,
         const StudioProfile *b)
{
  g_autofree char *text_a = studio_profile_write (a), *text_b = studio_profile_write (b);

  return g_str_equal (text_a, text_b);
}

StudioProfile *
studio_office_profiles_import (const char *path,
                               GError **error)
{
  g_autoptr (GPtrArray) profiles = studio_profile_list (NULL);
  g_autoptr (StudioProfile) read = NULL;
  g_autoptr (StudioProfile) profile = NULL;
  g_autofree char *name = NULL, *id = NULL;
  const StudioProfile *taken;

  g_return_val_if_fail (path != NULL, NULL);

  read = studio_profile_open (path, error);
  if (read == NULL)
    return NULL;
  taken = find_id (profiles, read->id);
  if (taken != NULL && is_same (taken, read))
    return studio_profile_ref (taken);
  if (!has_room (profiles, error))
    return NULL;
  name = find_free_name (profiles, read->name);
  id = find_free_id (profiles, read->id);
  profile = studio_profile_with (id, name, read->gate, read->explains, read->levels);
  return studio_office_profiles_put (profile, error) ? g_steal_pointer (&profile) : NULL;
}

gboolean
studio_office_profiles_export (const StudioProfile *profile,
                               const char *path,
                               GError **error)
{
  char *text;
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (profile != NULL && path != NULL, FALSE);

  text = studio_profile_write (profile);
  bytes = g_bytes_new_take (text, strlen (text));
  return studio_file_write (path, bytes, error);
}

/* --- one thing changed --- */

StudioProfile *
studio_office_profiles_with_level (const StudioProfile *profile,
                                   const char *rule,
                                   StudioRuleLevel level)
{
  const StudioRule *found = studio_rule_find (rule);
  StudioProfile *changed;

  g_return_val_if_fail (profile != NULL && found != NULL, NULL);

  changed = studio_profile_with (profile->id, profile->name, profile->gate, profile->explains, profile->levels);
  if (level == found->level)
    g_hash_table_remove (changed->levels, rule);
  else
    g_hash_table_insert (changed->levels, g_strdup (rule), GINT_TO_POINTER ((int) level));
  return changed;
}

StudioProfile *
studio_office_profiles_with_name (const StudioProfile *profile,
                                  const char *name)
{
  g_return_val_if_fail (profile != NULL && studio_profile_is_name (name), NULL);

  return studio_profile_with (profile->id, name, profile->gate, profile->explains, profile->levels);
}

StudioProfile *
studio_office_profiles_with_gate (const StudioProfile *profile,
                                  StudioGate gate,
                                  gboolean explains)
{
  g_return_val_if_fail (profile != NULL, NULL);

  return studio_profile_with (profile->id, profile->name, gate, explains, profile->levels);
}
