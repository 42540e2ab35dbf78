#include "config.h"

#include "studio-file-mark.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "studio-obscure-bake.h"
#include "studio-package.h"
#include "studio-sent.h"

#define ENDING ".pemda"

StudioFileMark
studio_file_mark_take (const char *path)
{
  GStatBuf info;

  if (g_stat (path, &info) != 0)
    return (StudioFileMark){ 0 };
  return (StudioFileMark){ info.st_mtim.tv_sec, info.st_mtim.tv_nsec, info.st_size };
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
      (now.seconds == known->seconds && now.nanoseconds == known->nanoseconds && now.size == known->size))
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
