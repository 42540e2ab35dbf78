#include "fault-vfs.h"

#include <sqlite3.h>
#include <string.h>

#define SECTOR 512

typedef enum {
  ENTRY_WRITE,
  ENTRY_TRUNCATE,
  ENTRY_SYNC,
  ENTRY_REMOVE,
  ENTRY_MARK,
} EntryKind;

/** DiaryEntry: one thing that happened to a file. */
typedef struct
{
  EntryKind kind;
  char *name;    /* within the folder */
  goffset where; /* of a write; the size of a truncation */
  GBytes *bytes;
} DiaryEntry;

/** FaultFile: SQLite's own structure first, the real file behind ours. */
typedef struct
{
  sqlite3_file base;
  sqlite3_file *real;
  char *path;
} FaultFile;

static sqlite3_vfs *below;
static sqlite3_vfs vfs;

static GMutex lock; /* over all below */
static char *watched;
static GPtrArray *diary;
static GHashTable *start; /* name → GBytes */
static gboolean failing;
static FaultVfsKind fail_kind;
static guint fail_first, fail_n, n_asked;

static void
diary_entry_free (gpointer data)
{
  DiaryEntry *entry = data;

  g_free (entry->name);
  g_clear_pointer (&entry->bytes, g_bytes_unref);
  g_free (entry);
}

/* Returns: (transfer none) (nullable): the name of @path within the watched folder. */
static const char *
watched_name (const char *path)
{
  gsize length = watched != NULL ? strlen (watched) : 0;

  if (watched == NULL || path == NULL || !g_str_has_prefix (path, watched) || path[length] != G_DIR_SEPARATOR)
    return NULL;
  return path + length + 1;
}

static void
note (EntryKind kind,
      const char *path,
      goffset where,
      GBytes *bytes)
{
  DiaryEntry *entry;

  g_mutex_lock (&lock);
  if (diary != NULL && (kind == ENTRY_MARK || watched_name (path) != NULL)) {
    entry = g_new0 (DiaryEntry, 1);
    entry->kind = kind;
    entry->name = kind != ENTRY_MARK ? g_strdup (watched_name (path)) : NULL;
    entry->where = where;
    entry->bytes = bytes != NULL ? g_bytes_ref (bytes) : NULL;
    g_ptr_array_add (diary, entry);
  }
  g_mutex_unlock (&lock);
}

static gboolean
must_fail (FaultVfsKind kind)
{
  gboolean fails = FALSE;

  g_mutex_lock (&lock);
  if (failing && kind == fail_kind) {
    fails = n_asked >= fail_first && n_asked - fail_first < fail_n;
    n_asked++;
  }
  g_mutex_unlock (&lock);
  return fails;
}

static sqlite3_file *
real (sqlite3_file *file)
{
  return ((FaultFile *) file)->real;
}

static int
file_close (sqlite3_file *file)
{
  FaultFile *self = (FaultFile *) file;
  int code = self->real->pMethods != NULL ? self->real->pMethods->xClose (self->real) : SQLITE_OK;

  g_clear_pointer (&self->real, g_free);
  g_clear_pointer (&self->path, g_free);
  return code;
}

static int
file_read (sqlite3_file *file,
           void *data,
           int size,
           sqlite3_int64 where)
{
  return real (file)->pMethods->xRead (real (file), data, size, where);
}

static int
file_write (sqlite3_file *file,
            const void *data,
            int size,
            sqlite3_int64 where)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, (gsize) size);
  int code;

  if (must_fail (FAULT_VFS_FULL))
    return SQLITE_FULL;
  code = real (file)->pMethods->xWrite (real (file), data, size, where);
  if (code == SQLITE_OK)
    note (ENTRY_WRITE, ((FaultFile *) file)->path, where, bytes);
  return code;
}

static int
file_truncate (sqlite3_file *file,
               sqlite3_int64 size)
{
  int code = real (file)->pMethods->xTruncate (real (file), size);

  if (code == SQLITE_OK)
    note (ENTRY_TRUNCATE, ((FaultFile *) file)->path, size, NULL);
  return code;
}

static int
file_sync (sqlite3_file *file,
           int flags)
{
  if (must_fail (FAULT_VFS_SYNC))
    return SQLITE_IOERR_FSYNC;

  /* the real disk needs not be troubled: what counts is the diary */
  note (ENTRY_SYNC, ((FaultFile *) file)->path, 0, NULL);
  return SQLITE_OK;
}

static int
file_size (sqlite3_file *file,
           sqlite3_int64 *size)
{
  return real (file)->pMethods->xFileSize (real (file), size);
}

static int
file_lock (sqlite3_file *file,
           int level)
{
  return real (file)->pMethods->xLock (real (file), level);
}

static int
file_unlock (sqlite3_file *file,
             int level)
{
  return real (file)->pMethods->xUnlock (real (file), level);
}

static int
file_check_reserved (sqlite3_file *file,
                     int *reserved)
{
  return real (file)->pMethods->xCheckReservedLock (real (file), reserved);
}

static int
file_control (sqlite3_file *file,
              int operation,
              void *argument)
{
  return real (file)->pMethods->xFileControl (real (file), operation, argument);
}

static int
file_sector_size (sqlite3_file *file)
{
  return real (file)->pMethods->xSectorSize (real (file));
}

static int
file_characteristics (sqlite3_file *file)
{
  return real (file)->pMethods->xDeviceCharacteristics (real (file));
}

static int
file_shm_map (sqlite3_file *file,
              int region,
              int size,
              int extend,
              void volatile **memory)
{
  return real (file)->pMethods->xShmMap (real (file), region, size, extend, memory);
}

static int
file_shm_lock (sqlite3_file *file,
               int offset,
               int n,
               int flags)
{
  return real (file)->pMethods->xShmLock (real (file), offset, n, flags);
}

static void
file_shm_barrier (sqlite3_file *file)
{
  real (file)->pMethods->xShmBarrier (real (file));
}

static int
file_shm_unmap (sqlite3_file *file,
                int remove)
{
  return real (file)->pMethods->xShmUnmap (real (file), remove);
}

static const sqlite3_io_methods methods = {
  .iVersion = 2, /* the third would map the file into memory, past us */
  .xClose = file_close,
  .xRead = file_read,
  .xWrite = file_write,
  .xTruncate = file_truncate,
  .xSync = file_sync,
  .xFileSize = file_size,
  .xLock = file_lock,
  .xUnlock = file_unlock,
  .xCheckReservedLock = file_check_reserved,
  .xFileControl = file_control,
  .xSectorSize = file_sector_size,
  .xDeviceCharacteristics = file_characteristics,
  .xShmMap = file_shm_map,
  .xShmLock = file_shm_lock,
  .xShmBarrier = file_shm_barrier,
  .xShmUnmap = file_shm_unmap,
};

static int
vfs_open (sqlite3_vfs *self,
          const char *path,
          sqlite3_file *file,
          int flags,
          int *flags_out)
{
  FaultFile *ours = (FaultFile *) file;
  int code;

  ours->base.pMethods = NULL;
  ours->real = g_malloc0 ((gsize) below->szOsFile);
  ours->path = g_strdup (path);
  code = below->xOpen (below, path, ours->real, flags, flags_out);
  if (ours->real->pMethods != NULL)
    ours->base.pMethods = &methods;
  else
    file_close (file);
  return code;
}

static int
vfs_delete (sqlite3_vfs *self,
            const char *path,
            int sync_folder)
{
  int code = below->xDelete (below, path, sync_folder);

  if (code != SQLITE_OK)
    return code;
  note (ENTRY_REMOVE, path, 0, NULL);
  if (sync_folder)
    note (ENTRY_SYNC, path, 0, NULL);
  return code;
}

static int
vfs_access (sqlite3_vfs *self,
            const char *path,
            int flags,
            int *found)
{
  return below->xAccess (below, path, flags, found);
}

static int
vfs_full_path (sqlite3_vfs *self,
               const char *path,
               int size,
               char *full)
{
  return below->xFullPathname (below, path, size, full);
}

void
fault_vfs_install (void)
{
  g_assert_null (below);
  below = sqlite3_vfs_find (NULL);
  vfs = *below;
  vfs.szOsFile = sizeof (FaultFile);
  vfs.zName = "fault";
  vfs.pNext = NULL;
  vfs.xOpen = vfs_open;
  vfs.xDelete = vfs_delete;
  vfs.xAccess = vfs_access;
  vfs.xFullPathname = vfs_full_path;
  g_assert_cmpint (sqlite3_vfs_register (&vfs, 1), ==, SQLITE_OK);
}

/* The shared memory beside a log is nothing that a power cut leaves. */
static gboolean
is_lasting (const char *name)
{
  return !g_str_has_suffix (name, "-shm");
}

static void
read_start (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    char *text;
    gsize size;

    if (is_lasting (name) && g_file_test (path, G_FILE_TEST_IS_REGULAR) && g_file_get_contents (path, &text, &size, NULL))
      g_hash_table_insert (start, g_strdup (name), g_bytes_new_take (text, size));
  }
}

void
fault_vfs_begin (const char *folder)
{
  g_mutex_lock (&lock);
  g_clear_pointer (&diary, g_ptr_array_unref);
  g_clear_pointer (&start, g_hash_table_unref);
  g_free (watched);
  watched = g_strdup (folder);
  diary = g_ptr_array_new_with_free_func (diary_entry_free);
  start = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  read_start (folder);
  g_mutex_unlock (&lock);
}

void
fault_vfs_mark (void)
{
  note (ENTRY_MARK, NULL, 0, NULL);
}

guint
fault_vfs_count (void)
{
  return diary->len;
}

guint
fault_vfs_count_marks (guint moment)
{
  guint n = 0;

  for (guint i = 0; i < moment; i++)
    n += ((DiaryEntry *) g_ptr_array_index (diary, i))->kind == ENTRY_MARK;
  return n;
}

static void
write_part (GByteArray *file,
            const DiaryEntry *entry,
            gsize from,
            gsize to)
{
  gsize end = (gsize) entry->where + to;
  guint old = file->len;

  if (end > old) {
    g_byte_array_set_size (file, (guint) end);
    memset (file->data + old, 0, end - old);
  }
  memcpy (file->data + (gsize) entry->where + from, (const guint8 *) g_bytes_get_data (entry->bytes, NULL) + from, to - from);
}

/* Some of the sectors of a write, or none, or all. */
static void
write_torn (GByteArray *file,
            const DiaryEntry *entry,
            GRand *rand)
{
  gsize size = g_bytes_get_size (entry->bytes);

  for (gsize from = 0; from < size;) {
    gsize to = MIN (size, ((gsize) entry->where + from) / SECTOR * SECTOR + SECTOR - (gsize) entry->where);

    if (g_rand_boolean (rand))
      write_part (file, entry, from, to);
    from = to;
  }
}

static void
apply (GByteArray *file,
       const DiaryEntry *entry)
{
  guint old = file->len;

  if (entry->kind == ENTRY_WRITE)
    write_part (file, entry, 0, g_bytes_get_size (entry->bytes));
  if (entry->kind != ENTRY_TRUNCATE)
    return;
  g_byte_array_set_size (file, (guint) entry->where);
  if (file->len > old)
    memset (file->data + old, 0, file->len - old);
}

static void
apply_lost (GByteArray *file,
            const DiaryEntry *entry,
            FaultVfsLoss loss,
            GRand *rand)
{
  switch (loss) {
  case FAULT_VFS_ALL:
    apply (file, entry);
    break;
  case FAULT_VFS_NONE:
    break;
  case FAULT_VFS_SOME:
    if (g_rand_boolean (rand))
      apply (file, entry);
    break;
  case FAULT_VFS_TORN:
    if (entry->kind == ENTRY_WRITE)
      write_torn (file, entry, rand);
    else if (g_rand_boolean (rand))
      apply (file, entry);
    break;
  default:
    g_assert_not_reached ();
  }
}

/* Returns: the entry behind the last sync of @name before @moment; 0 if there was none */
static guint
find_kept (const char *name,
           guint moment)
{
  for (guint i = moment; i > 0; i--) {
    const DiaryEntry *entry = g_ptr_array_index (diary, i - 1);

    if (entry->kind == ENTRY_SYNC && g_str_equal (entry->name, name))
      return i;
  }
  return 0;
}

/* @file: (inout) (nullable): NULL while there is no such file */
static void
replay (GByteArray **file,
        const char *name,
        guint moment,
        FaultVfsLoss loss,
        GRand *rand)
{
  guint kept = find_kept (name, moment);

  for (guint i = 0; i < moment; i++) {
    const DiaryEntry *entry = g_ptr_array_index (diary, i);

    if (g_strcmp0 (entry->name, name) != 0 || entry->kind == ENTRY_SYNC)
      continue;

    /* a name that was taken away may still stand there, with all that was in the file */
    if (entry->kind == ENTRY_REMOVE) {
      if (i < kept || loss == FAULT_VFS_ALL || (loss != FAULT_VFS_NONE && g_rand_boolean (rand)))
        g_clear_pointer (file, g_byte_array_unref);
      continue;
    }
    if (*file == NULL)
      *file = g_byte_array_new ();
    if (i < kept)
      apply (*file, entry);
    else
      apply_lost (*file, entry, loss, rand);
  }
}

static GHashTable *
list_names (guint moment)
{
  GHashTable *names = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, start);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_hash_table_add (names, name);
  for (guint i = 0; i < moment; i++) {
    DiaryEntry *entry = g_ptr_array_index (diary, i);

    if (entry->name != NULL && is_lasting (entry->name))
      g_hash_table_add (names, entry->name);
  }
  return names;
}

void
fault_vfs_write_image (const char *folder,
                       guint moment,
                       FaultVfsLoss loss,
                       GRand *rand)
{
  g_autoptr (GHashTable) names = NULL;
  GHashTableIter iter;
  gpointer name;

  g_assert_cmpuint (moment, <=, diary->len);
  names = list_names (moment);
  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, &name, NULL)) {
    GBytes *before = g_hash_table_lookup (start, name);
    GByteArray *file = NULL;
    g_autofree char *path = g_build_filename (folder, name, NULL);
    g_autoptr (GError) error = NULL;

    if (before != NULL) {
      file = g_byte_array_new ();
      g_byte_array_append (file, g_bytes_get_data (before, NULL), (guint) g_bytes_get_size (before));
    }
    replay (&file, name, moment, loss, rand);
    if (file == NULL)
      continue;
    g_file_set_contents_full (path, (const char *) file->data, file->len, G_FILE_SET_CONTENTS_NONE, 0600, &error);
    g_assert_no_error (error);
    g_byte_array_unref (file);
  }
}

void
fault_vfs_fail (FaultVfsKind kind,
                guint first,
                guint n)
{
  g_mutex_lock (&lock);
  failing = TRUE;
  fail_kind = kind;
  fail_first = first;
  fail_n = n;
  n_asked = 0;
  g_mutex_unlock (&lock);
}

guint
fault_vfs_heal (void)
{
  guint n;

  g_mutex_lock (&lock);
  failing = FALSE;
  n = n_asked;
  g_mutex_unlock (&lock);
  return n;
}
