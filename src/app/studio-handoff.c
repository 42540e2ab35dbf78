#include "config.h"

#include "studio-handoff.h"

#include <glib/gstdio.h>
#include <string.h>

#include "studio-brand-edition.h"
#include "studio-date.h"
#include "studio-file.h"
#include "studio-pages.h"
#include "studio-post-words.h"

#define DAY_LENGTH 10
#define MAX_TRIES 1000

static void
picture_free (StudioHandoffPicture *picture)
{
  g_free (picture->path);
  g_bytes_unref (picture->bytes);
  g_free (picture->alt);
  g_free (picture);
}

void
studio_handoff_free (StudioHandoff *handoff)
{
  g_free (handoff->folder);
  g_clear_pointer (&handoff->files, g_ptr_array_unref);
  g_clear_pointer (&handoff->pictures, g_ptr_array_unref);
  g_free (handoff->caption);
  g_clear_pointer (&handoff->notes, g_ptr_array_unref);
  g_free (handoff);
}

/* --- which folder --- */

static gboolean
is_same (const char *folder,
         const StudioPackFile *file)
{
  g_autofree char *path = g_build_filename (folder, file->name, NULL);
  g_autofree char *there = NULL;
  gsize length;

  return g_file_get_contents (path, &there, &length, NULL) && length == g_bytes_get_size (file->bytes) &&
         memcmp (there, g_bytes_get_data (file->bytes, NULL), length) == 0;
}

static gboolean
has_file (GPtrArray *files,
          const char *name)
{
  for (guint i = 0; i < files->len; i++) {
    if (g_str_equal (((const StudioPackFile *) g_ptr_array_index (files, i))->name, name))
      return TRUE;
  }
  return FALSE;
}

/* Whether all that lies in @folder is ours, byte for byte, so that it can be taken for the one that was made before. */
static gboolean
holds_only (const char *folder,
            GPtrArray *files)
{
  g_autoptr (GPtrArray) names = studio_file_list_folder (folder);

  for (guint i = 0; i < names->len; i++) {
    if (!has_file (files, g_ptr_array_index (names, i)))
      return FALSE;
  }
  for (guint i = 0; i < files->len; i++) {
    g_autofree char *path = g_build_filename (folder, ((const StudioPackFile *) g_ptr_array_index (files, i))->name, NULL);

    if (g_file_test (path, G_FILE_TEST_EXISTS) && !is_same (folder, g_ptr_array_index (files, i)))
      return FALSE;
  }
  return TRUE;
}

/* Returns: (transfer full): a folder below @parent that is not there yet, or that holds just these files */
static char *
choose_folder (const char *parent,
               const char *name,
               GPtrArray *files)
{
  g_autofree char *path = g_build_filename (parent, name, NULL);

  for (guint n = 2; n < MAX_TRIES && g_file_test (path, G_FILE_TEST_EXISTS) && !holds_only (path, files); n++) {
    g_autofree char *numbered = g_strdup_printf ("%s-%u", name, n);

    g_free (path);
    path = g_build_filename (parent, numbered, NULL);
  }
  return g_steal_pointer (&path);
}

/* The files of one that is used again keep the day they were made. Returns: (transfer full): "2026-11-22" */
static char *
choose_day (const char *known)
{
  g_autofree char *name = known != NULL ? g_path_get_basename (known) : NULL;
  g_autofree char *day = name != NULL && strlen (name) > DAY_LENGTH ? g_strndup (name, DAY_LENGTH) : NULL;
  char today[DAY_LENGTH + 1];
  GDate date;

  if (day != NULL && studio_date_from_iso (day, &date))
    return g_steal_pointer (&day);
  studio_brand_get_today (&date);
  g_date_strftime (today, sizeof today, "%Y-%m-%d", &date);
  return g_strdup (today);
}

/* --- writing --- */

/* Pictures with the head of ours that are not in the post any more. */
static void
remove_old (const char *folder,
            const char *head,
            GPtrArray *files)
{
  g_autoptr (GPtrArray) names = studio_file_list_folder (folder);

  for (guint i = 0; i < names->len; i++) {
    const char *name = g_ptr_array_index (names, i);
    g_autofree char *path = g_build_filename (folder, name, NULL);

    if (g_str_has_prefix (name, head) && g_str_has_suffix (name, ".jpg") && !has_file (files, name))
      g_unlink (path);
  }
}

static gboolean
write_changed (const char *folder,
               GPtrArray *files,
               GError **error)
{
  g_autoptr (GPtrArray) changed = g_ptr_array_new ();

  for (guint i = 0; i < files->len; i++) {
    if (!is_same (folder, g_ptr_array_index (files, i)))
      g_ptr_array_add (changed, g_ptr_array_index (files, i));
  }
  return changed->len == 0 || studio_pack_write (folder, changed, error);
}

/* --- making --- */

/* The pack has a folder for each platform; this one is all there is. */
static void
drop_folders (GPtrArray *files)
{
  for (guint i = 0; i < files->len; i++) {
    StudioPackFile *file = g_ptr_array_index (files, i);
    const char *slash = strrchr (file->name, '/');

    if (slash != NULL)
      memmove (file->name, slash + 1, strlen (slash));
  }
}

/* Returns: (transfer full) (element-type StudioHandoffPicture) */
static GPtrArray *
list_pictures (StudioSnapshot *snapshot,
               const char *folder,
               GPtrArray *files)
{
  GPtrArray *pictures = g_ptr_array_new_with_free_func ((GDestroyNotify) picture_free);
  g_autoptr (GArray) pages = studio_snapshot_list_pages (snapshot);

  for (guint i = 0; i < files->len && pictures->len < pages->len; i++) {
    const StudioPackFile *file = g_ptr_array_index (files, i);
    StudioDescription description = studio_description_get (studio_snapshot_get_json (snapshot), g_array_index (pages, StudioPage, pictures->len).id);
    StudioHandoffPicture *picture;

    if (!g_str_has_suffix (file->name, ".jpg"))
      continue;
    picture = g_new0 (StudioHandoffPicture, 1);
    picture->path = g_build_filename (folder, file->name, NULL);
    picture->bytes = g_bytes_ref (file->bytes);
    picture->decorative = description.decorative;
    picture->alt = g_strdup (description.decorative || description.draft ? "" : description.alt);
    g_ptr_array_add (pictures, picture);
  }
  return pictures;
}

StudioHandoff *
studio_handoff_make (const StudioPackOrder *order,
                     const StudioPlatform *platform,
                     const char *parent,
                     const char *known,
                     GCancellable *cancellable,
                     GError **error)
{
  const char *again = known != NULL && g_file_test (known, G_FILE_TEST_IS_DIR) ? known : NULL;
  g_autofree char *day = choose_day (again), *name = NULL, *head = NULL;
  const char *const platforms[] = { platform->id, NULL };
  StudioPackOrder own = *order;
  g_autoptr (StudioHandoff) handoff = g_new0 (StudioHandoff, 1);

  own.platforms = platforms;
  own.review = NULL;
  own.day = day;
  handoff->files = studio_pack_make (&own, &handoff->notes, cancellable, error);
  if (handoff->files == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  drop_folders (handoff->files);
  name = studio_pack_name_folder (&own, platform);
  handoff->folder = again != NULL ? g_strdup (again) : choose_folder (parent, name, handoff->files);
  if (!write_changed (handoff->folder, handoff->files, error))
    return NULL;
  head = g_strdup_printf ("%.*s", (int) (strrchr (name, '_') - name + 1), name);
  if (again != NULL)
    remove_old (again, head, handoff->files);
  handoff->pictures = list_pictures (order->snapshot, handoff->folder, handoff->files);
  handoff->caption = studio_pack_caption (order->snapshot, platform->id);
  handoff->measure = studio_platform_measure (platform, handoff->caption);
  return g_steal_pointer (&handoff);
}

char *
studio_handoff_copy (const StudioHandoff *handoff,
                     const char *parent,
                     GError **error)
{
  g_autofree char *name = g_path_get_basename (handoff->folder);
  g_autofree char *folder = choose_folder (parent, name, handoff->files);

  return write_changed (folder, handoff->files, error) ? g_steal_pointer (&folder) : NULL;
}

/* --- remembering --- */

const StudioRecord *
studio_handoff_find (GPtrArray *records,
                     const char *post,
                     const char *platform,
                     const char *account)
{
  for (guint i = 0; records != NULL && i < records->len; i++) {
    const StudioRecord *record = g_ptr_array_index (records, i);

    if (g_str_equal (studio_record_get_text (record, "post"), post) && g_str_equal (studio_record_get_text (record, "platform"), platform) &&
        g_str_equal (studio_record_get_text (record, "account"), account))
      return record;
  }
  return NULL;
}

StudioRecord *
studio_handoff_record (const StudioRecord *old,
                       const char *post,
                       const char *platform,
                       const char *account,
                       const char *folder,
                       const char *steps)
{
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "post", post);
  json_object_set_string_member (object, "platform", platform);
  json_object_set_string_member (object, "account", account);
  json_object_set_string_member (object, "steps", steps);
  if (g_utf8_validate (folder, -1, NULL))
    json_object_set_string_member (object, "folder", folder);
  json_node_take_object (root, object);
  return studio_record_new (old != NULL ? old->id : NULL, STUDIO_HANDOFF_KIND, root);
}
