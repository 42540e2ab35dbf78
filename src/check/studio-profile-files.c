#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "studio-error.h"
#include "studio-file.h"
#include "studio-paths.h"
#include "studio-profile.h"

#define MAX_FILE_BYTES (1024 * 1024)

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

/* From strict to free, then the office's own by name. */
static int
get_rank (const StudioProfile *profile)
{
  static const char *const shipped[] = { "ketat", STUDIO_PROFILE_USUAL, "latihan" };

  for (guint i = 0; i < G_N_ELEMENTS (shipped); i++) {
    if (g_str_equal (profile->id, shipped[i]))
      return (int) i;
  }
  return G_N_ELEMENTS (shipped);
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const StudioProfile *first = *(const StudioProfile *const *) a, *second = *(const StudioProfile *const *) b;

  return get_rank (first) != get_rank (second) ? get_rank (first) - get_rank (second) : g_utf8_collate (first->name, second->name);
}

GPtrArray *
studio_profile_list (GPtrArray **notices)
{
  g_auto (GStrv) folders = studio_paths_data_dirs ("checks/profiles");
  g_autoptr (GPtrArray) told = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *profiles = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_profile_unref);

  for (guint i = g_strv_length (folders); i > 0; i--)
    read_folder (folders[i - 1], profiles, told);
  g_ptr_array_sort (profiles, compare);
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
    profile = find_profile (profiles, STUDIO_PROFILE_USUAL);
  return profile != NULL ? profile : studio_profile_new_plain ();
}

StudioProfile *
studio_profile_open (const char *path,
                     GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr (GBytes) bytes = studio_file_read (path, MAX_FILE_BYTES, error);

  return bytes != NULL ? studio_profile_parse (name, bytes, error) : NULL;
}

static gboolean
names_file (const char *text)
{
  return strpbrk (text, "/\\") != NULL || g_str_has_suffix (text, ".json") || g_str_has_suffix (text, STUDIO_PROFILE_SUFFIX);
}

StudioProfile *
studio_profile_find (const char *id,
                     GError **error)
{
  g_autoptr (GPtrArray) profiles = NULL;
  StudioProfile *profile;

  if (names_file (id))
    return studio_profile_open (id, error);
  profiles = studio_profile_list (NULL);
  profile = find_profile (profiles, id);
  if (profile == NULL)
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_NOT_FOUND, _ ("There is no profile “%s”. Write ketat, biasa, latihan, one of your own or a file."), id);
  return profile;
}

/* --- the office's folder --- */

static char *
get_own_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "pemda-studio", "checks", "profiles", NULL);
}

/* Returns: (transfer full) (nullable): the office's file of the profile @id; one put there by hand may have any name */
static char *
find_own_file (const char *id)
{
  g_autofree char *folder = get_own_folder ();
  g_autoptr (GPtrArray) names = studio_file_list_folder (folder);

  /* of two with one id the last is in force */
  for (guint i = names->len; i > 0; i--) {
    const char *name = g_ptr_array_index (names, i - 1);
    g_autofree char *path = g_build_filename (folder, name, NULL);
    g_autoptr (StudioProfile) profile = g_str_has_suffix (name, ".json") ? studio_profile_open (path, NULL) : NULL;

    if (profile != NULL && g_str_equal (profile->id, id))
      return g_steal_pointer (&path);
  }
  return NULL;
}

gboolean
studio_profile_save (const StudioProfile *self,
                     GError **error)
{
  g_autofree char *folder = get_own_folder ();
  g_autofree char *path = find_own_file (self->id);
  char *text = studio_profile_write (self);
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));

  if (path == NULL) {
    g_autofree char *file = g_strconcat (self->id, ".json", NULL);

    path = g_build_filename (folder, file, NULL);
  }
  g_mkdir_with_parents (folder, 0700);
  return studio_file_write (path, bytes, error);
}

gboolean
studio_profile_remove (const char *id,
                       GError **error)
{
  char *path;

  while ((path = find_own_file (id)) != NULL) {
    g_autoptr (GFile) file = g_file_new_for_path (path);

    g_free (path);
    if (!g_file_delete (file, NULL, error))
      return FALSE;
  }
  return TRUE;
}
