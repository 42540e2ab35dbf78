#include "config.h"

#include "studio-library.h"

#include <string.h>

#include "studio-library-private.h"

/** Which of the numbers after a process's name in /proc/PID/stat is the time it started at (proc(5): field 22, the name is the second). */
#define STAT_START 19

/* Returns: (transfer full) (nullable): "PID START" of a process: another one that gets the same number later starts at another time. */
static char *
name_process (const char *pid)
{
  g_autofree char *path = g_build_filename ("/proc", pid, "stat", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) fields = NULL;
  const char *end;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return NULL;

  /* the name may hold anything, brackets and spaces too */
  end = strrchr (text, ')');
  if (end == NULL)
    return NULL;
  fields = g_strsplit (end + 1, " ", -1);
  if (g_strv_length (fields) <= STAT_START + 1)
    return NULL;
  return g_strdup_printf ("%" G_GINT64_FORMAT " %s", g_ascii_strtoll (text, NULL, 10), fields[STAT_START + 1]);
}

/* Returns: (transfer full): changes whenever the machine starts; "" where that is not told */
static char *
name_boot (void)
{
  char *boot = NULL;

  if (!g_file_get_contents ("/proc/sys/kernel/random/boot_id", &boot, NULL, NULL))
    return g_strdup ("");
  return g_strstrip (boot);
}

/* This process, as other processes can see whether it is still there. Where there is no /proc, whatever is not of this process is gone. */
static const char *
own_mark (void)
{
  static char *mark;

  if (g_once_init_enter (&mark)) {
    g_autofree char *boot = name_boot ();
    g_autofree char *process = name_process ("self");
    g_autofree char *chance = g_uuid_string_random ();

    g_once_init_leave (&mark, g_strdup_printf ("%s %s", boot, process != NULL ? process : chance));
  }
  return mark;
}

static gboolean
is_running (const char *mark)
{
  g_auto (GStrv) parts = g_strsplit (mark, " ", 3);
  g_autofree char *boot = NULL;
  g_autofree char *process = NULL;
  g_autofree char *claimed = NULL;

  if (g_str_equal (mark, own_mark ()))
    return TRUE;
  if (g_strv_length (parts) != 3 || *parts[1] == '\0' || strspn (parts[1], "0123456789") != strlen (parts[1]))
    return FALSE;

  boot = name_boot ();
  process = name_process (parts[1]);
  claimed = g_strdup_printf ("%s %s", parts[1], parts[2]);
  return g_str_equal (boot, parts[0]) && g_strcmp0 (process, claimed) == 0;
}

gboolean
studio_library_is_open_elsewhere (StudioDb *db,
                                  gint64 post)
{
  sqlite3_stmt *statement = studio_db_ask (db, "SELECT opened_by FROM post WHERE number = ?", "i", post);
  g_autofree char *mark = NULL;

  if (!studio_db_next (db, statement))
    return FALSE;
  mark = studio_db_column_text (statement, 0);
  studio_db_stop (statement);
  return mark != NULL && *mark != '\0' && !g_str_equal (mark, own_mark ()) && is_running (mark);
}

static gpointer
open_work (StudioDb *db,
           gpointer data)
{
  gint64 post = studio_library_find_post (db, data);

  studio_db_run (db, "UPDATE post SET opened_by = ? WHERE number = ?", "si", own_mark (), post);
  return NULL;
}

static gpointer
close_work (StudioDb *db,
            gpointer data)
{
  gint64 post = studio_library_find_post (db, data);

  studio_db_run (db, "UPDATE post SET opened_by = NULL, edits = 0 WHERE number = ?", "i", post);
  return NULL;
}

void
studio_library_mark_open_async (StudioLibrary *self,
                                const char *id,
                                gboolean open,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data)
{
  GTask *task;

  g_return_if_fail (STUDIO_IS_LIBRARY (self) && id != NULL);

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, studio_library_mark_open_async);
  studio_library_ask_about (self, id, open ? open_work : close_work, STUDIO_LIBRARY_WRITE, NULL, task);
}

gboolean
studio_library_mark_open_finish (StudioLibrary *self,
                                 GAsyncResult *result,
                                 GError **error)
{
  g_return_val_if_fail (STUDIO_IS_LIBRARY (self), FALSE);

  return studio_library_finish (self, result, error);
}

static gpointer
find_recovered_work (StudioDb *db,
                     gpointer data)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) gone = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *statement = studio_db_ask (db, "SELECT " STUDIO_LIBRARY_ITEM_COLUMNS ", p.opened_by FROM post p WHERE p.opened_by IS NOT NULL ORDER BY p.modified DESC", "");

  while (studio_db_next (db, statement)) {
    g_autofree char *mark = studio_db_column_text (statement, STUDIO_LIBRARY_ITEM_N_COLUMNS);
    g_autoptr (StudioLibraryItem) item = NULL;

    if (mark == NULL || is_running (mark))
      continue;
    item = studio_library_item_new_row (statement, NULL);
    g_ptr_array_add (gone, g_strdup (studio_library_item_get_id (item)));
    if (studio_library_item_get_n_edits (item) > 0 && studio_library_item_get_trashed (item) == 0)
      g_ptr_array_add (items, g_steal_pointer (&item));
  }

  for (guint i = 0; i < gone->len; i++)
    studio_db_run (db, "UPDATE post SET opened_by = NULL, edits = 0 WHERE id = ?", "s", (const char *) g_ptr_array_index (gone, i));
  return items;
}

void
studio_library_find_recovered_async (StudioLibrary *self,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer data)
{
  GTask *task;

  g_return_if_fail (STUDIO_IS_LIBRARY (self));

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, studio_library_find_recovered_async);
  studio_library_ask (self, task, find_recovered_work, STUDIO_LIBRARY_WRITE, (GDestroyNotify) g_ptr_array_unref);
}

GPtrArray *
studio_library_find_recovered_finish (StudioLibrary *self,
                                      GAsyncResult *result,
                                      GError **error)
{
  g_return_val_if_fail (STUDIO_IS_LIBRARY (self), NULL);

  return studio_library_finish_pointer (self, result, error);
}
