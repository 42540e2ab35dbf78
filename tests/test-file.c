#include <glib/gstdio.h>
#include <string.h>
#ifdef G_OS_UNIX
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

#include "studio-error.h"
#include "studio-file.h"

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("studio-file-XXXXXX", NULL);
  g_assert_nonnull (fixture->folder);
  fixture->path = g_build_filename (fixture->folder, "unggahan é.json", NULL);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

    g_remove (path);
  }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static void
write_text (const char *path,
            const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;

  g_assert_true (studio_file_write (path, bytes, &error));
  g_assert_no_error (error);
}

static void
assert_text (const char *path,
             const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = studio_file_read (path, 1000000, &error);

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), text, strlen (text));
}

/* Asserts that writing fails with @code, in one sentence that names the file, and leaves @n_files. */
static void
assert_write_fails (const char *path,
                    GIOErrorEnum code,
                    const char *folder,
                    guint n_files)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("baru", 4);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_filename_display_basename (path);

  g_assert_false (studio_file_write (path, bytes, &error));
  g_assert_error (error, G_IO_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, name));
  g_assert_null (strstr (error->message, ".pemda-studio"));
  g_assert_true (g_str_has_suffix (error->message, "."));
  g_assert_cmpuint (count_files (folder), ==, n_files);
}

static void
test_write_and_read (Fixture *fixture,
                     gconstpointer data)
{
  write_text (fixture->path, "satu");
  assert_text (fixture->path, "satu");
  write_text (fixture->path, "dua, lebih panjang");
  assert_text (fixture->path, "dua, lebih panjang");
  write_text (fixture->path, "");
  assert_text (fixture->path, "");
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

static void
test_large (Fixture *fixture,
            gconstpointer data)
{
  gsize length = 3 * 1024 * 1024 + 17;
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_strnfill (length, 'x'), length);
  g_autoptr (GBytes) read = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (studio_file_write (fixture->path, bytes, &error));
  read = studio_file_read (fixture->path, length, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (read, bytes));

  g_assert_null (studio_file_read (fixture->path, length - 1, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_LIMIT);
}

static void
test_limit (Fixture *fixture,
            gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  write_text (fixture->path, "");
  g_bytes_unref (studio_file_read (fixture->path, 0, &error));
  g_assert_no_error (error);
  write_text (fixture->path, "x");
  g_assert_null (studio_file_read (fixture->path, 0, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_LIMIT);
}

static void
test_read_failures (Fixture *fixture,
                    gconstpointer data)
{
  g_autoptr (GError) absent = NULL;
  g_autoptr (GError) folder = NULL;

  g_assert_null (studio_file_read (fixture->path, 10, &absent));
  g_assert_error (absent, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_null (studio_file_read (fixture->folder, 10, &folder));
  g_assert_error (folder, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
}

static void
test_write_failures (Fixture *fixture,
                     gconstpointer data)
{
  g_autofree char *nowhere = g_build_filename (fixture->folder, "absent", "a.json", NULL);
  g_autofree char *in_file = g_build_filename (fixture->path, "a.json", NULL);
  g_autofree char *subfolder = g_build_filename (fixture->folder, "sub", NULL);
  g_autofree char *long_name = g_strnfill (300, 'n');
  g_autofree char *too_long = g_build_filename (fixture->folder, long_name, NULL);

  write_text (fixture->path, "lama");
  g_assert_cmpint (g_mkdir (subfolder, 0755), ==, 0);

  assert_write_fails (nowhere, G_IO_ERROR_NOT_FOUND, fixture->folder, 2);
  assert_write_fails (in_file, G_IO_ERROR_NOT_FOUND, fixture->folder, 2);
  assert_write_fails (subfolder, G_IO_ERROR_IS_DIRECTORY, fixture->folder, 2);
  assert_write_fails (too_long, G_IO_ERROR_FILENAME_TOO_LONG, fixture->folder, 2);
  assert_text (fixture->path, "lama");
}

#ifdef G_OS_UNIX
/* A name as long as the file system allows must not fail for the sake of the temporary one. */
static void
test_longest_name (Fixture *fixture,
                   gconstpointer data)
{
  g_autofree char *name = g_strnfill (255, 'n');
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  write_text (path, "isi");
  assert_text (path, "isi");
}

/* The limit on a file's size stands in for a disk that fills up half way. */
static void
test_disk_fills_up (Fixture *fixture,
                    gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_strnfill (500000, 'x'), 500000);
  g_autoptr (GError) error = NULL;
  struct rlimit usual, tight;

  write_text (fixture->path, "lama");
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &usual), ==, 0);
  tight = usual;
  tight.rlim_cur = 100000;
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &tight), ==, 0);
  g_assert_false (studio_file_write (fixture->path, bytes, &error));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &usual), ==, 0);

  g_assert_cmpint (error->domain, ==, G_IO_ERROR);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
  assert_text (fixture->path, "lama");
}

static void
test_keeps_permissions (Fixture *fixture,
                        gconstpointer data)
{
  GStatBuf info;

  write_text (fixture->path, "satu");
  g_assert_cmpint (g_chmod (fixture->path, 0640), ==, 0);
  write_text (fixture->path, "dua");
  g_assert_cmpint (g_stat (fixture->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0640);
}

static void
test_new_file_obeys_umask (Fixture *fixture,
                           gconstpointer data)
{
  mode_t usual = umask (0027);
  GStatBuf info;

  write_text (fixture->path, "satu");
  umask (usual);
  g_assert_cmpint (g_stat (fixture->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0640);
}

static void
test_keeps_link (Fixture *fixture,
                 gconstpointer data)
{
  g_autofree char *link = g_build_filename (fixture->folder, "link.json", NULL);
  g_autofree char *loop = g_build_filename (fixture->folder, "loop.json", NULL);

  write_text (fixture->path, "satu");
  g_assert_cmpint (symlink ("unggahan é.json", link), ==, 0);
  write_text (link, "dua");
  assert_text (fixture->path, "dua");
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));

  g_assert_cmpint (symlink ("loop.json", loop), ==, 0);
  assert_write_fails (loop, G_IO_ERROR_TOO_MANY_LINKS, fixture->folder, 3);
}

static void
test_refuses_pipe (Fixture *fixture,
                   gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (mkfifo (fixture->path, 0600), ==, 0);
  g_assert_null (studio_file_read (fixture->path, 10, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE);
  assert_write_fails (fixture->path, G_IO_ERROR_NOT_REGULAR_FILE, fixture->folder, 1);
}

static void
test_permissions (Fixture *fixture,
                  gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  if (geteuid () == 0) {
    g_test_skip ("root may write anywhere");
    return;
  }

  write_text (fixture->path, "lama");
  g_assert_cmpint (g_chmod (fixture->path, 0444), ==, 0);
  assert_write_fails (fixture->path, G_IO_ERROR_PERMISSION_DENIED, fixture->folder, 1);
  g_assert_cmpint (g_chmod (fixture->path, 0), ==, 0);
  g_assert_null (studio_file_read (fixture->path, 10, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);

  g_assert_cmpint (g_chmod (fixture->path, 0644), ==, 0);
  g_assert_cmpint (g_chmod (fixture->folder, 0555), ==, 0);
  assert_write_fails (fixture->path, G_IO_ERROR_PERMISSION_DENIED, fixture->folder, 1);
  g_assert_cmpint (g_chmod (fixture->folder, 0755), ==, 0);
}
#endif

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, function) g_test_add ("/file/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("write-and-read", test_write_and_read);
  ADD ("large", test_large);
  ADD ("limit", test_limit);
  ADD ("read-failures", test_read_failures);
  ADD ("write-failures", test_write_failures);
#ifdef G_OS_UNIX
  ADD ("longest-name", test_longest_name);
  ADD ("disk-fills-up", test_disk_fills_up);
  ADD ("keeps-permissions", test_keeps_permissions);
  ADD ("new-file-obeys-umask", test_new_file_obeys_umask);
  ADD ("keeps-link", test_keeps_link);
  ADD ("refuses-pipe", test_refuses_pipe);
  ADD ("permissions", test_permissions);
#endif

  return g_test_run ();
}
