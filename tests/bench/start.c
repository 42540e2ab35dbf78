/* start RUNS BEFORE COMMAND…: how long a window takes to show itself, seen from outside on an X screen. BEFORE is a shell command that runs
 * before each start; with ":", which does nothing, one start more comes first, to fill the caches.
 *
 * For each run, in ms from fork: "mapped", its first window of a program's size is there; "drawn", the screen shows content, which has
 * many colours where a bare window has few; "settled", the last change before CALM ms without one. Prints each run and the medians. */
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define LEAST_WIDTH 600
#define LEAST_HEIGHT 400
#define ROWS 48 /* of the screen that are looked at */
#define COLOURS 16
#define CALM 700.0
#define PATIENCE 30000.0
#define MOST_RUNS 99

typedef struct
{
  double mapped, drawn, settled, cpu, rss;
} Times;

typedef struct
{
  Display *display;
  Window root;
  int width, height;
} Desk;

static double
now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_MONOTONIC, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

static int
ignore_error (Display *display,
              XErrorEvent *event)
{
  return 0;
}

/* The window manager puts frames around windows, so only the size tells a program's. */
static int
has_window (const Desk *screen)
{
  Window root, parent, *children = NULL;
  unsigned int n_children = 0;
  int found = 0;

  if (!XQueryTree (screen->display, screen->root, &root, &parent, &children, &n_children))
    return 0;
  for (unsigned int i = 0; i < n_children; i++) {
    XWindowAttributes attributes;

    if (XGetWindowAttributes (screen->display, children[i], &attributes) && attributes.map_state == IsViewable &&
        attributes.width >= LEAST_WIDTH && attributes.height >= LEAST_HEIGHT)
      found = 1;
  }
  if (children != NULL)
    XFree (children);
  return found;
}

/* Returns: how many colours there are, up to COLOURS; @hash changes with the pixels */
static int
look (const Desk *screen,
      unsigned long *hash)
{
  unsigned long colours[COLOURS];
  int n_colours = 0;

  *hash = 5381;
  for (int row = 0; row < ROWS; row++) {
    XImage *image = XGetImage (screen->display, screen->root, 0, (row * 2 + 1) * screen->height / (ROWS * 2), (unsigned int) screen->width, 1, AllPlanes, ZPixmap);

    for (int x = 0; image != NULL && x < screen->width; x++) {
      unsigned long colour = XGetPixel (image, x, 0);
      int i = 0;

      *hash = *hash * 33 ^ colour;
      while (i < n_colours && colours[i] != colour)
        i++;
      if (i == n_colours && n_colours < COLOURS)
        colours[n_colours++] = colour;
    }
    if (image != NULL)
      XDestroyImage (image);
  }
  return n_colours;
}

static void
watch (const Desk *screen,
       double start,
       Times *times)
{
  unsigned long before = 0, hash;

  while (now () - start < PATIENCE && (times->drawn == 0 || now () - start - times->settled < CALM)) {
    usleep (2000);
    if (times->mapped == 0 && !has_window (screen))
      continue;
    if (times->mapped == 0)
      times->mapped = now () - start;
    if (look (screen, &hash) >= COLOURS && times->drawn == 0)
      times->drawn = now () - start;
    if (hash != before)
      times->settled = now () - start;
    before = hash;
  }
}

static int
run (const Desk *screen,
     char **command,
     Times *times)
{
  double start = now ();
  struct rusage usage;
  pid_t child = fork ();

  if (child == 0) {
    execvp (command[0], command);
    _exit (127);
  }
  *times = (Times){ 0 };
  watch (screen, start, times);
  kill (child, SIGTERM);
  if (wait4 (child, NULL, 0, &usage) < 0)
    return 0;
  times->cpu = (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1e3 + (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e3;
  times->rss = (double) usage.ru_maxrss / 1024;
  return times->drawn > 0;
}

static int
compare (const void *a,
         const void *b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

static double
median (const Times *times,
        int n,
        size_t offset)
{
  double values[MOST_RUNS];

  for (int i = 0; i < n; i++)
    memcpy (&values[i], (const char *) &times[i] + offset, sizeof values[i]);
  qsort (values, (size_t) n, sizeof values[0], compare);
  return values[n / 2];
}

static void
print (const char *name,
       const Times *times)
{
  printf ("%-8s%8.0f%8.0f%8.0f%8.0f%8.0f\n", name, times->mapped, times->drawn, times->settled, times->cpu, times->rss);
  fflush (stdout);
}

int
main (int argc,
      char **argv)
{
  int runs = argc > 3 ? atoi (argv[1]) : 0;
  int warm = runs > 0 && strcmp (argv[2], ":") == 0;
  Desk screen = { .display = XOpenDisplay (NULL) };
  Times times[MOST_RUNS], middle;

  if (screen.display == NULL || runs < 1 || runs > MOST_RUNS)
    return 2;
  screen.root = DefaultRootWindow (screen.display);
  screen.width = DisplayWidth (screen.display, 0);
  screen.height = DisplayHeight (screen.display, 0);
  XSetErrorHandler (ignore_error);
  printf ("%-8s%8s%8s%8s%8s%8s\n", "", "mapped", "drawn", "settled", "CPU ms", "RSS MB");
  for (int i = -warm; i < runs; i++) {
    Times *at = &times[i < 0 ? 0 : i];

    if (system (argv[2]) != 0)
      return 2;
    if (!run (&screen, argv + 3, at)) {
      fprintf (stderr, "No window was drawn.\n");
      return 1;
    }
    print (i < 0 ? "warming" : "", at);
    sleep (1);
  }
  middle = (Times){
    median (times, runs, offsetof (Times, mapped)), median (times, runs, offsetof (Times, drawn)), median (times, runs, offsetof (Times, settled)),
    median (times, runs, offsetof (Times, cpu)), median (times, runs, offsetof (Times, rss))
  };
  print ("median", &middle);
  return 0;
}
