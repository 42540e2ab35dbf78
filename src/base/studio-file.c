#include "config.h"

#include "studio-file.h"

#include <string.h>

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#ifdef G_OS_UNIX
#include <unistd.h>
#else
#include <io.h>
#endif

#include "studio-error.h"

#ifndef O_BINARY
#define O_BINARY 0
#endif
#ifndef O_CLOEXEC
#define O_CLOEXEC 0
#endif

#define CHUNK (256 * 1024)
/* Longest chain of links followed to the file that is meant; the kernel stops at 40. */
#define MAX_LINKS 16

/* Sets the error for a failed read; @saved_errno comes from the failed call. */
static void
set_read_error (GError **error,
                const char *path,
                int saved_errno)
{
  g_autofree char *name = g_filename_display_basename (path);
  GIOErrorEnum code = (GIOErrorEnum) g_io_error_from_errno (saved_errno);

  if (saved_errno == ENOENT || saved_errno == ENOTDIR)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                 _ ("“%s” was not found; it may have been moved or renamed."), name);
  else if (saved_errno == EACCES || saved_errno == EPERM)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED,
                 _ ("You do not have permission to read “%s”; ask its owner for it."), name);
  else
    g_set_error (error, G_IO_ERROR, code,
                 _ ("“%s” could not be read: %s."), name, g_strerror (saved_errno));
}

/* Only plain files: a pipe would wait for ever and a device never ends. */
static gboolean
check_plain_file (const char *path,
                  goffset *size,
                  GError **error)
{
  g_autofree char *name = NULL;
  GStatBuf info;

  if (g_stat (path, &info) != 0) {
    set_read_error (error, path, errno);
    return FALSE;
  }

  *size = info.st_size;
  if ((info.st_mode & S_IFMT) == S_IFREG)
    return TRUE;

  name = g_filename_display_basename (path);
  if ((info.st_mode & S_IFMT) == S_IFDIR)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY, _ ("“%s” is a folder; choose a file."), name);
  else
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, _ ("“%s” is not an ordinary file; choose another one."), name);

  return FALSE;
}

/* Appends the rest of @fd to @content, stopping one byte beyond @max_bytes. Returns: 0 or an errno */
static int
read_all (int fd,
          gsize max_bytes,
          GByteArray *content)
{
  while (content->len <= max_bytes) {
    guint had = content->len;
    gssize got;
    int failure;

    g_byte_array_set_size (content, had + (guint) MIN ((gsize) CHUNK, max_bytes - had + 1));
    got = read (fd, content->data + had, content->len - had);
    failure = got < 0 ? errno : 0;
    g_byte_array_set_size (content, had + (guint) MAX (got, 0));
    if (failure != 0 && failure != EINTR)
      return failure;
    if (got == 0)
      return 0;
  }

  return 0;
}

GBytes *
studio_file_read (const char *path,
                  gsize max_bytes,
                  GError **error)
{
  g_autoptr (GByteArray) content = NULL;
  g_autofree char *name = NULL;
  g_autofree char *most = NULL;
  goffset size = 0;
  int fd, failure;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (max_bytes < G_MAXUINT - CHUNK, NULL);

  if (!check_plain_file (path, &size, error))
    return NULL;

  fd = g_open (path, O_RDONLY | O_BINARY | O_CLOEXEC, 0);
  if (fd < 0) {
    set_read_error (error, path, errno);
    return NULL;
  }

  /* room for all of it at once: growing a photo's 8 MB in steps copies it again and again */
  content = g_byte_array_sized_new ((guint) MIN ((gsize) MAX (size, 0), max_bytes) + CHUNK);
  failure = read_all (fd, max_bytes, content);
  g_close (fd, NULL);
  if (failure != 0) {
    set_read_error (error, path, failure);
    return NULL;
  }

  if (content->len <= max_bytes)
    return g_byte_array_free_to_bytes (g_steal_pointer (&content));

  name = g_filename_display_basename (path);
  most = g_format_size (max_bytes);
  g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_LIMIT,
               _ ("“%s” is larger than %s, the most that is read here."), name, most);

  return NULL;
}

/* What to tell when saving @name fails with @saved_errno, and the code for programs. */
static GIOErrorEnum
describe_write_error (int saved_errno,
                      const char **format)
{
  switch (saved_errno) {
  case ENOENT:
  case ENOTDIR:
    *format = _ ("“%s” could not be saved because its folder does not exist; choose another folder.");
    return G_IO_ERROR_NOT_FOUND;
  case EACCES:
  case EPERM:
    *format = _ ("“%s” could not be saved because you do not have permission to write there; choose another folder.");
    return G_IO_ERROR_PERMISSION_DENIED;
  case EROFS:
    *format = _ ("“%s” could not be saved because the drive is read-only; choose another folder.");
    return G_IO_ERROR_READ_ONLY;
  case ENOSPC:
#ifdef EDQUOT
  case EDQUOT:
#endif
    *format = _ ("“%s” could not be saved because the drive is full; free some space and save again.");
    return G_IO_ERROR_NO_SPACE;
  case EISDIR:
    *format = _ ("“%s” could not be saved because a folder has that name; choose another name.");
    return G_IO_ERROR_IS_DIRECTORY;
  case ENXIO:
    *format = _ ("“%s” could not be saved because something that is not a file has that name; choose another name.");
    return G_IO_ERROR_NOT_REGULAR_FILE;
  case ENAMETOOLONG:
    *format = _ ("“%s” could not be saved because its name is too long; choose a shorter one.");
    return G_IO_ERROR_FILENAME_TOO_LONG;
  default:
    *format = NULL;
    return (GIOErrorEnum) g_io_error_from_errno (saved_errno);
  }
}

static void
set_write_error (GError **error,
                 const char *path,
                 int saved_errno)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *message = NULL;
  g_auto (GStrv) around = NULL;
  const char *format;
  GIOErrorEnum code = describe_write_error (saved_errno, &format);

  if (format == NULL) {
    g_set_error (error, G_IO_ERROR, code, _ ("“%s” could not be saved: %s."), name, g_strerror (saved_errno));
    return;
  }

  around = g_strsplit (format, "%s", 2);
  message = g_strjoinv (name, around);
  g_set_error_literal (error, G_IO_ERROR, code, message);
}

/* Follows links, so that saving through one changes the file it means and keeps the link. */
static char *
resolve_links (const char *path)
{
  g_autofree char *current = g_strdup (path);

  for (int i = 0; i < MAX_LINKS; i++) {
    g_autofree char *meant = g_file_read_link (current, NULL);
    g_autofree char *folder = NULL;

    if (meant == NULL)
      break;

    folder = g_path_get_dirname (current);
    g_free (current);
    current = g_path_is_absolute (meant) ? g_steal_pointer (&meant) : g_build_filename (folder, meant, NULL);
  }

  return g_steal_pointer (&current);
}

/*
 * Looks at what @path replaces. @mode gets the permissions to keep.
 * Returns: 0, or the errno that speaks against replacing it
 */
static int
check_target (const char *path,
              int *mode)
{
  GStatBuf info;

  *mode = -1;
  if (g_stat (path, &info) != 0)
    return errno == ENOENT ? 0 : errno;
  if ((info.st_mode & S_IFMT) == S_IFDIR)
    return EISDIR;
  if ((info.st_mode & S_IFMT) != S_IFREG)
    return ENXIO;
  /* renaming needs no right on the file itself; a write-protected file must stay as it is all the same */
  if (g_access (path, W_OK) != 0)
    return errno;

  *mode = (int) (info.st_mode & 0777);

  return 0;
}

static int
write_all (int fd,
           GBytes *bytes)
{
  gsize left;
  const char *next = g_bytes_get_data (bytes, &left);

  while (left > 0) {
    gssize put = write (fd, next, MIN (left, (gsize) CHUNK));

    if (put < 0 && errno == EINTR)
      continue;
    if (put < 0)
      return errno;
    next += put;
    left -= put;
  }

  return 0;
}

/* Writes and flushes the open file. Returns: 0 or an errno; @fd is closed either way */
static int
fill_and_close (int fd,
                GBytes *bytes)
{
  int failure = write_all (fd, bytes);

  if (failure == 0 && g_fsync (fd) != 0)
    failure = errno;
  /* some network drives report a full disk only here */
  if (close (fd) != 0 && failure == 0)
    failure = errno;

  return failure;
}

/*
 * The rename itself must reach the disk as well. Some file systems cannot flush a folder; the new
 * file stands whole by then, so that is no reason to report a failed save.
 */
static void
flush_folder (const char *folder)
{
#ifdef G_OS_UNIX
  int fd = g_open (folder, O_RDONLY | O_CLOEXEC, 0);

  if (fd < 0)
    return;
  g_fsync (fd);
  close (fd);
#endif
}

/* Returns: 0 or an errno; on failure the folder is as it was */
static int
replace_file (const char *path,
              GBytes *bytes)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *beside = g_build_filename (folder, ".pemda-studio-XXXXXX", NULL);
  int mode, fd, failure;

  failure = check_target (path, &mode);
  if (failure != 0)
    return failure;

  fd = g_mkstemp_full (beside, O_RDWR | O_BINARY | O_CLOEXEC, 0666);
  if (fd < 0)
    return errno;

  /* before the flush, so that the permissions are on the disk as well */
  failure = mode >= 0 && g_chmod (beside, mode) != 0 ? errno : 0;
  if (failure == 0)
    failure = fill_and_close (fd, bytes);
  else
    close (fd);
  if (failure == 0 && g_rename (beside, path) != 0)
    failure = errno;
  if (failure == 0)
    flush_folder (folder);
  else
    g_unlink (beside);

  return failure;
}

gboolean
studio_file_write (const char *path,
                   GBytes *bytes,
                   GError **error)
{
  g_autofree char *target = NULL;
  int failure;

  g_return_val_if_fail (path != NULL && bytes != NULL, FALSE);

  target = resolve_links (path);
  failure = replace_file (target, bytes);
  if (failure != 0)
    set_write_error (error, path, failure);

  return failure == 0;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

GPtrArray *
studio_file_list_folder (const char *folder)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return names;
}
