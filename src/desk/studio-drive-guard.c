#include "config.h"

#include "studio-drive-guard.h"

#include <setjmp.h>
#include <signal.h>

/* where this thread goes on if its drive is gone; NULL: it is not prepared */
static _Thread_local sigjmp_buf *way_out;
static struct sigaction previous;

static void
bus_cb (int number)
{
  if (way_out != NULL)
    siglongjmp (*way_out, 1);
  /* the access happens again, and whoever was there before us hears of it */
  sigaction (SIGBUS, &previous, NULL);
}

static void
catch_once (void)
{
  static gsize caught;

  if (g_once_init_enter (&caught)) {
    struct sigaction action = { .sa_handler = bus_cb };

    sigemptyset (&action.sa_mask);
    sigaction (SIGBUS, &action, &previous);
    g_once_init_leave (&caught, 1);
  }
}

gboolean
studio_drive_guard_run (void (*work) (gpointer data),
                        gpointer data)
{
  sigjmp_buf here;

  g_return_val_if_fail (work != NULL && way_out == NULL, FALSE);

  catch_once ();
  if (sigsetjmp (here, 1) != 0) {
    way_out = NULL;
    return FALSE;
  }
  way_out = &here;
  work (data);
  way_out = NULL;
  return TRUE;
}
