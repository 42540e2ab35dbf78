#include "config.h"

#include "studio-file-mark.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-approval.h"
#include "studio-obscure-bake.h"
#include "studio-package.h"
#include "studio-published.h"
#include "studio-sent.h"

#define ENDING ".pemda"

StudioFileMark
studio_file_mark_take (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_TIME_MODIFIED "," G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC "," G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, NULL, NULL);

  if (info == NULL)
    return (StudioFileMark){ 0 };
  return (StudioFileMark){
    (gint64) g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED),
    g_file_info_get_attribute_uint32 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC),
    g_file_info_get_size (info),
  };
}

/* Files hold photos without what was hidden in them, and how often a post was sent is no difference. Returns: (transfer full) */
static JsonNode *
as_in_file (StudioSnapshot *snapshot)
{
  g_autoptr (StudioSnapshot) safe = studio_obscure_bake (snapshot, NULL, NULL);

  return json_node_ref (studio_snapshot_get_json (safe != NULL ? safe : snapshot));
}

static gboolean
says_the_same (JsonNode *a,
               JsonNode *b)
{
  g_autofree char *digest = studio_sent_digest (a), *other = studio_sent_digest (b);

  return g_str_equal (digest, other);
}

static gboolean
has_publication (JsonNode *root,
                 const char *id)
{
  g_autoptr (GArray) entries = studio_published_list (root);

  for (guint i = 0; i < entries->len; i++) {
    if (g_str_equal (g_array_index (entries, StudioPublication, i).id, id))
      return TRUE;
  }
  return FALSE;
}

/* Returns: (transfer full): @root without what is written when a post goes out */
static JsonNode *
without_publishing (JsonNode *root)
{
  const char *const members[] = { "published", "releases", "review", "review_log" };
  JsonNode *bare = json_node_ref (root);

  for (gsize i = 0; i < G_N_ELEMENTS (members); i++) {
    g_autoptr (JsonNode) rest = g_steal_pointer (&bare);

    bare = studio_json_with_member (rest, members[i], NULL);
  }
  return bare;
}

static gboolean
is_published (JsonNode *root)
{
  const char *stage = studio_json_peek_string (json_node_get_object (root), "review");

  return g_strcmp0 (stage, studio_post_stage_get_id (STUDIO_POST_STAGE_PUBLISHED)) == 0;
}

gboolean
studio_file_mark_only_noted (JsonNode *file,
                             JsonNode *base,
                             JsonNode *present)
{
  g_autoptr (GArray) entries = NULL;
  g_autoptr (JsonNode) bare = NULL, bare_base = NULL;

  g_return_val_if_fail (file != NULL && base != NULL && present != NULL, FALSE);

  entries = studio_published_list (file);
  if (entries->len == 0 || !is_published (file))
    return FALSE;
  for (guint i = 0; i < entries->len; i++) {
    if (!has_publication (present, g_array_index (entries, StudioPublication, i).id))
      return FALSE;
  }
  bare = without_publishing (file);
  bare_base = without_publishing (base);
  return says_the_same (bare, bare_base);
}

gboolean
studio_file_mark_is_foreign (const StudioFileMark *known,
                             const char *path,
                             StudioSnapshot *base,
                             StudioSnapshot *present,
                             gint64 behind)
{
  StudioFileMark now = studio_file_mark_take (path);
  g_autoptr (StudioPost) file = NULL;
  g_autoptr (JsonNode) as_base = NULL, as_present = NULL;
  JsonNode *root;

  if (!g_file_test (path, G_FILE_TEST_EXISTS) ||
      (now.seconds == known->seconds && now.microseconds == known->microseconds && now.size == known->size))
    return FALSE;
  file = studio_package_read (path, NULL, NULL);
  /* what cannot be read is somebody's too */
  if (file == NULL)
    return TRUE;
  root = studio_post_get_json (file);
  as_base = as_in_file (base);
  as_present = as_in_file (present);
  if (says_the_same (as_base, root) || says_the_same (as_present, root) || studio_file_mark_only_noted (root, as_base, as_present))
    return FALSE;
  return now.seconds >= behind;
}

/* Returns: (transfer full): @path without @ending, if it has it */
static char *
without (const char *path,
         const char *ending)
{
  return g_strndup (path, strlen (path) - (g_str_has_suffix (path, ending) ? strlen (ending) : 0));
}

char *
studio_file_mark_make_copy_path (const char *path)
{
  /* TRANSLATORS: part of a file's name, "road (copy).pemda" */
  const char *word = _ ("copy");
  g_autofree char *name = without (path, ENDING), *sign = g_strdup_printf (" (%s)", word), *stem = without (name, sign);
  char *copy = g_strconcat (stem, sign, ENDING, NULL);

  for (guint n = 2; g_file_test (copy, G_FILE_TEST_EXISTS); n++) {
    g_free (copy);
    copy = g_strdup_printf ("%s (%s %u)" ENDING, stem, word, n);
  }
  return copy;
}
