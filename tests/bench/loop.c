/* For LD_PRELOAD: writes to the file LOOP_LOG how long each turn of the main loop takes, from the end of its poll() to the begin of the next: "START
 * WALL CPU" in µs, of the turns that take more than 1 ms. */
#include <dlfcn.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

static double
now (clockid_t clock)
{
  struct timespec time;

  clock_gettime (clock, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

static void
tell (double start,
      double wall,
      double cpu)
{
  static FILE *log;

  if (log == NULL && getenv ("LOOP_LOG") != NULL)
    log = fopen (getenv ("LOOP_LOG"), "w");
  if (log == NULL || wall < 1)
    return;
  /* whole microseconds: no decimal comma of any language */
  fprintf (log, "%ld %ld %ld\n", (long) (start * 1e3), (long) (wall * 1e3), (long) (cpu * 1e3));
  fflush (log);
}

int
poll (struct pollfd *fds,
      nfds_t n_fds,
      int timeout)
{
  static int (*real) (struct pollfd *, nfds_t, int);
  static double wall, cpu;
  int is_main = getpid () == (int) syscall (SYS_gettid);
  int n;

  if (real == NULL)
    real = (int (*) (struct pollfd *, nfds_t, int)) dlsym (RTLD_NEXT, "poll");
  if (is_main && wall > 0)
    tell (wall, now (CLOCK_MONOTONIC) - wall, now (CLOCK_THREAD_CPUTIME_ID) - cpu);
  n = real (fds, n_fds, timeout);
  if (is_main) {
    wall = now (CLOCK_MONOTONIC);
    cpu = now (CLOCK_THREAD_CPUTIME_ID);
  }
  return n;
}
