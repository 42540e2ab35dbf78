#pragma once

#include <glib.h>
#include <time.h>

/*
 * That something hostile costs no more than its length, on a machine as busy as may be: compared is the processor time of one and
 * the same work on a text and on one eight times as long. What grows with the square of the length takes 64 times as long.
 */
#define GROWTH_TIMES 8
#define GROWTH_AT_MOST 32
/* milliseconds; below that the clock tells nothing */
#define GROWTH_FLOOR 5.0

/** GrowthWork: does the work on a text of @length bytes */
typedef void (*GrowthWork) (gsize length, gconstpointer data);

static inline double
growth_cost (GrowthWork work,
             gsize length,
             gconstpointer data)
{
  double best = G_MAXDOUBLE;

  for (int i = 0; i < 2; i++) {
    clock_t start = clock ();

    work (length, data);
    best = MIN (best, (double) (clock () - start) * 1000 / CLOCKS_PER_SEC);
  }
  return best;
}

/** Asserts that @work grows with @length and not with its square. @longest: bytes */
static inline void
growth_assert_linear (GrowthWork work,
                      gsize longest,
                      gconstpointer data)
{
  double brief = growth_cost (work, longest / GROWTH_TIMES, data);
  double whole = growth_cost (work, longest, data);

  g_test_message ("%.1f ms; %d times as long: %.1f ms", brief, GROWTH_TIMES, whole);
  g_assert_cmpfloat (whole, <, GROWTH_AT_MOST * MAX (brief, GROWTH_FLOOR));
}

/** Returns: (transfer full): @part over and over, @length bytes or a little more */
static inline char *
growth_repeat (const char *part,
               gsize length)
{
  GString *text = g_string_new (NULL);

  while (text->len < length)
    g_string_append (text, part);
  return g_string_free (text, FALSE);
}
