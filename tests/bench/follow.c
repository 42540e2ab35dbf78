/* follow RUNS X,Y,W,H…: types a title by keys of the screen, RUNS times, and watches places of the screen. Prints for each run and place
 * how many ms after the last key it changed for the last time; -1 if it did not. The field that has the keys is written over. */
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/keysym.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define KEY_MS 60 /* a quick typist's */
#define CALM 900.0
#define MOST_PLACES 16
#define TITLE "jalan desa dan jembatan"

/* of libxtst6, whose header is in a package of its own */
extern int XTestFakeKeyEvent (Display *display, unsigned int code, int press, unsigned long delay);

typedef struct
{
  int x, y;
  unsigned int width, height;
  unsigned long hash;
  double changed; /* ms on the clock, 0: never since the last key */
} Place;

static double
now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_MONOTONIC, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

static void
send_key (Display *display,
          KeySym symbol,
          int press)
{
  XTestFakeKeyEvent (display, XKeysymToKeycode (display, symbol), press, 0);
  XFlush (display);
}

static void
press_key (Display *display,
           KeySym symbol)
{
  send_key (display, symbol, 1);
  send_key (display, symbol, 0);
}

/* The title and a word that no run before had, in place of what stands there. Returns: when the last key went down */
static double
type_title (Display *display,
            int run)
{
  char text[64];
  double last = 0;

  snprintf (text, sizeof text, TITLE " %c%c%c", 'a' + run / 26 % 26, 'a' + run % 26, 'a' + run * 7 % 26);
  send_key (display, XK_Control_L, 1);
  press_key (display, XK_a);
  send_key (display, XK_Control_L, 0);
  for (const char *at = text; *at != '\0'; at++) {
    usleep (KEY_MS * 1000);
    last = now ();
    press_key (display, *at == ' ' ? XK_space : (KeySym) *at);
  }
  return last;
}

/* Returns: whether its pixels are others than before */
static int
look (Display *display,
      Place *place)
{
  XImage *image = XGetImage (display, DefaultRootWindow (display), place->x, place->y, place->width, place->height, AllPlanes, ZPixmap);
  unsigned long before = place->hash;

  if (image == NULL)
    return 0;
  place->hash = 5381;
  for (int i = 0; i < image->bytes_per_line * image->height; i += 4)
    place->hash = place->hash * 33 ^ *(const unsigned int *) (const void *) (image->data + i);
  XDestroyImage (image);
  return place->hash != before;
}

static void
watch (Display *display,
       Place *places,
       int n_places,
       double since)
{
  while (now () - since < CALM) {
    for (int i = 0; i < n_places; i++) {
      if (look (display, &places[i]))
        places[i].changed = now ();
    }
    usleep (1000);
  }
}

static void
run (Display *display,
     Place *places,
     int n_places,
     int number)
{
  double last = type_title (display, number);

  for (int i = 0; i < n_places; i++) {
    look (display, &places[i]);
    places[i].changed = 0;
  }
  watch (display, places, n_places, last);
  for (int i = 0; i < n_places; i++)
    printf ("%.1f%c", places[i].changed > 0 ? places[i].changed - last : -1, i < n_places - 1 ? ' ' : '\n');
  fflush (stdout);
}

int
main (int argc,
      char **argv)
{
  Display *display = XOpenDisplay (NULL);
  Place places[MOST_PLACES];
  int n_places = argc - 2;

  if (display == NULL || n_places < 1 || n_places > MOST_PLACES)
    return 2;
  for (int i = 0; i < n_places; i++) {
    places[i] = (Place){ 0 };
    if (sscanf (argv[i + 2], "%d,%d,%u,%u", &places[i].x, &places[i].y, &places[i].width, &places[i].height) != 4)
      return 2;
  }
  for (int i = 0; i < atoi (argv[1]); i++)
    run (display, places, n_places, i);
  XCloseDisplay (display);
  return 0;
}
