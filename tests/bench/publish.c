#include "config.h"

#include "postman-fixture.h"

#include <stdio.h>
#include <sys/resource.h>
#include <unistd.h>

/*
 * Usage: bench-publish [ROUNDS]
 *
 * Queues one post for five accounts on the loopback, five times 600 kB of picture, and tells the CPU time from there until all are published and noted. The
 * servers are another process, and the pictures are encoded already. The library stays in the folder for temporary files.
 */

#define ACCOUNTS 5
#define BYTES (600 * 1024)

static double
get_cpu (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1e3 + (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e3;
}

/* Before there are threads. Returns: (transfer full): the address of a server in a process that ends with the pipe */
static char *
fork_server (int *pipe_in)
{
  char url[64] = "";
  int out[2], in[2];

  g_assert_cmpint (pipe (out), ==, 0);
  g_assert_cmpint (pipe (in), ==, 0);
  if (fork () == 0) {
    Double *server = double_start (good);

    close (in[1]);
    g_snprintf (url, sizeof url, "%s", double_get_url (server));
    if (write (out[1], url, sizeof url) != sizeof url || read (in[0], url, 1) != 0)
      _exit (1);
    _exit (0);
  }
  close (in[0]);
  g_assert_cmpint (read (out[0], url, sizeof url), ==, sizeof url);
  *pipe_in = in[1];
  return g_strdup (url);
}

static void
publish (Office *office,
         char **accounts)
{
  g_auto (GStrv) ids = NULL;
  g_autoptr (GError) error = NULL;

  g_free (office->post);
  office->post = g_uuid_string_random ();
  ids = queue (office, (const char *const *) accounts, 0, "Jalan", &error);
  g_assert_no_error (error);
  for (guint i = 0; ids[i] != NULL; i++)
    WAIT_FOR (is_noted (office, ids[i]));
  WAIT_FOR (studio_postman_get_state (office->postman) == STUDIO_POSTMAN_IDLE);
}

int
main (int argc,
      char **argv)
{
  int rounds = argc > 1 ? atoi (argv[1]) : 9, end = -1;
  g_autofree char *url = NULL, *folder = NULL;
  g_autoptr (Office) office = NULL;
  char *accounts[ACCOUNTS + 1] = { NULL };

  folder = g_dir_make_tmp ("bench-publish-XXXXXX", NULL);
  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  g_test_init (&argc, &argv, NULL);
  postman_prepare ();
  picture_bytes = BYTES;
  url = fork_server (&end);
  postman_load_post ();
  office = office_new ();
  studio_postman_start (office->postman);
  for (guint i = 0; i < ACCOUNTS; i++) {
    g_autofree char *name = g_strdup_printf ("@akun%u", i), *hook = g_strconcat (url, "/hook", NULL);

    accounts[i] = i < 4 ? add_account (office, "mastodon", name, url, "{'account': '9', 'keyed': false}") : add_account (office, "webhook", name, hook, "{'local': true}");
  }
  for (int i = 0; i < rounds; i++) {
    double before = get_cpu ();
    gint64 began = g_get_monotonic_time ();

    publish (office, accounts);
    printf ("%.1f ms of CPU, %.0f ms by the clock\n", get_cpu () - before, (double) (g_get_monotonic_time () - began) / 1e3);
  }
  for (guint i = 0; i < ACCOUNTS; i++)
    g_free (accounts[i]);
  close (end);
  return 0;
}
