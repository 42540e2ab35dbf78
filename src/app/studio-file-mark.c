#include "config.h"

#include "studio-file-mark.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-obscure-bake.h"
#include "studio-package.h"
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

/* Files hold photos without what was hidden in them, and how often a post was sent is no difference. */
static gboolean
says_the_same (StudioSnapshot *snapshot,
               const char *digest)
{
  g_autoptr (StudioSnapshot) safe = studio_obscure_bake (snapshot, NULL, NULL);
  g_autofree char *own = studio_sent_digest (studio_snapshot_get_json (safe != NULL ? safe : snapshot));

  return g_str_equal (own, digest);
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
  g_autofree char *digest = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS) ||
      (now.seconds == known->seconds && now.microseconds == known->microseconds && now.size == known->size))
    return FALSE;
  file = studio_package_read (path, NULL, NULL);
  /* what cannot be read is somebody's too */
  if (file == NULL)
    return TRUE;
  digest = studio_sent_digest (studio_post_get_json (file));
  if (says_the_same (base, digest) || says_the_same (present, digest))
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
