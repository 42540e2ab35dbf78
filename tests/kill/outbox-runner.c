#include "config.h"

#include "outbox-fixture.h"
#include "studio-outbox-file.h"

/*
 * What test-outbox-kill.c kills: opens the outbox of a folder, takes up what was left in the middle, and runs until nothing is left to do by itself.
 *
 * outbox-runner FOLDER URL PLATFORM
 */

int
main (int argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioOutboxFile) store = NULL;
  Finding finding = { NULL };

  double_prepare ();
  if (argc != 4)
    return 1;
  for (gsize i = 0; i < G_N_ELEMENTS (platforms); i++) {
    if (g_str_equal (platforms[i].platform, argv[3]))
      finding = (Finding){ argv[2], platforms[i].secrets, platforms[i].settings, platforms[i].hosted };
  }
  clock_now = NOW;
  store = studio_outbox_file_new (argv[1], &error);
  if (store == NULL || !studio_outbox_recover_all (STUDIO_OUTBOX_STORE (store), &error) ||
      !run_to_the_end (STUDIO_OUTBOX_STORE (store), &finding, &error)) {
    g_printerr ("%s\n", error->message);
    return 2;
  }

  return 0;
}
