#include "config.h"

#include "studio-text-runs.h"

#define FLAGS (STUDIO_RUN_BOLD | STUDIO_RUN_ITALIC | STUDIO_RUN_UNDERLINE | STUDIO_RUN_STRIKE)

GArray *
studio_runs_new (void)
{
  return g_array_new (FALSE, TRUE, sizeof (StudioTextRun));
}

GArray *
studio_runs_copy (GArray *runs)
{
  GArray *copy = studio_runs_new ();

  if (runs != NULL && runs->len > 0)
    g_array_append_vals (copy, runs->data, runs->len);
  return copy;
}

static StudioTextRun *
run_at (GArray *runs,
        guint i)
{
  return &g_array_index (runs, StudioTextRun, i);
}

static gboolean
same_number (double a,
             double b)
{
  return ABS (a - b) < 0.00001;
}

static gboolean
same_look (const StudioTextRun *a,
           const StudioTextRun *b)
{
  return a->said == b->said && (a->on & a->said & FLAGS) == (b->on & b->said & FLAGS) &&
         ((a->said & STUDIO_RUN_COLOR) == 0 || g_str_equal (a->color, b->color)) &&
         ((a->said & STUDIO_RUN_SIZE) == 0 || same_number (a->size, b->size));
}

gboolean
studio_runs_equal (GArray *runs,
                   GArray *others)
{
  if (runs->len != others->len)
    return FALSE;
  for (guint i = 0; i < runs->len; i++) {
    const StudioTextRun *a = run_at (runs, i), *b = run_at (others, i);

    if (a->from != b->from || a->to != b->to || !same_look (a, b))
      return FALSE;
  }
  return TRUE;
}

StudioTextRun
studio_runs_at (GArray *runs,
                int index)
{
  for (guint i = 0; i < runs->len; i++) {
    if (run_at (runs, i)->from <= index && index < run_at (runs, i)->to)
      return *run_at (runs, i);
  }
  return (StudioTextRun){ .size = 1 };
}

/* Empty runs go, and neighbours of one look become one. */
static void
tidy (GArray *runs)
{
  guint kept = 0;

  for (guint i = 0; i < runs->len; i++) {
    StudioTextRun run = *run_at (runs, i);
    StudioTextRun *last = kept > 0 ? run_at (runs, kept - 1) : NULL;

    if (run.from >= run.to || run.said == 0)
      continue;
    if (last != NULL && last->to == run.from && same_look (last, &run))
      last->to = run.to;
    else
      *run_at (runs, kept++) = run;
  }
  g_array_set_size (runs, kept);
}

static void
append_part (GArray *runs,
             const StudioTextRun *run,
             int from,
             int to)
{
  StudioTextRun part = *run;

  part.from = MAX (run->from, from);
  part.to = MIN (run->to, to);
  if (part.from < part.to)
    g_array_append_val (runs, part);
}

/* Cuts @runs so that @from..@to is covered by runs of its own, without gaps. Returns: the index of the first of them. */
static guint
cut_out (GArray *runs,
         int from,
         int to,
         guint *end)
{
  g_autoptr (GArray) old = studio_runs_copy (runs);
  guint first;
  int at = from;

  g_array_set_size (runs, 0);
  for (guint i = 0; i < old->len; i++)
    append_part (runs, run_at (old, i), 0, from);
  first = runs->len;
  for (guint i = 0; i < old->len; i++) {
    StudioTextRun gap = { .from = at, .to = MIN (run_at (old, i)->from, to), .size = 1 };

    if (run_at (old, i)->to <= from || run_at (old, i)->from >= to)
      continue;
    append_part (runs, &gap, from, to);
    append_part (runs, run_at (old, i), from, to);
    at = MIN (run_at (old, i)->to, to);
  }
  append_part (runs, &(StudioTextRun){ .from = at, .to = to, .size = 1 }, from, to);
  *end = runs->len;
  for (guint i = 0; i < old->len; i++)
    append_part (runs, run_at (old, i), to, G_MAXINT);
  return first;
}

void
studio_runs_apply (GArray *runs,
                   int from,
                   int to,
                   const StudioTextRun *look)
{
  guint first, end;

  from = MAX (from, 0);
  if (from >= to || look->said == 0)
    return;
  first = cut_out (runs, from, to, &end);
  for (guint i = first; i < end; i++) {
    StudioTextRun *run = run_at (runs, i);

    run->said |= look->said;
    run->on = (run->on & ~look->said) | (look->on & look->said);
    if ((look->said & STUDIO_RUN_COLOR) != 0) {
      g_strlcpy (run->color, look->color, sizeof run->color);
      run->rgba = look->rgba;
    }
    if ((look->said & STUDIO_RUN_SIZE) != 0)
      run->size = look->size;
  }
  tidy (runs);
}

void
studio_runs_lay_over (GArray *runs,
                      GArray *others)
{
  for (guint i = 0; i < others->len; i++)
    studio_runs_apply (runs, run_at (others, i)->from, run_at (others, i)->to, run_at (others, i));
}

void
studio_runs_clear (GArray *runs,
                   int from,
                   int to,
                   guint members)
{
  guint first, end;

  from = MAX (from, 0);
  if (from >= to)
    return;
  first = cut_out (runs, from, to, &end);
  for (guint i = first; i < end; i++) {
    run_at (runs, i)->said &= ~members;
    run_at (runs, i)->on &= ~members;
  }
  tidy (runs);
}

gboolean
studio_runs_is_on (GArray *runs,
                   int from,
                   int to,
                   StudioRunMember member,
                   gboolean base)
{
  int at = from;

  for (guint i = 0; i < runs->len && at < to; i++) {
    const StudioTextRun *run = run_at (runs, i);

    if (run->to <= from || run->from >= to)
      continue;
    if (run->from > at && !base)
      return FALSE;
    if ((run->said & member) != 0 ? (run->on & member) == 0 : !base)
      return FALSE;
    at = run->to;
  }
  return at >= to || base;
}

void
studio_runs_toggle (GArray *runs,
                    int from,
                    int to,
                    StudioRunMember member,
                    gboolean base)
{
  gboolean on = !studio_runs_is_on (runs, from, to, member, base);
  StudioTextRun look = { .said = member, .on = on ? member : 0 };

  if (on == !!base)
    studio_runs_clear (runs, from, to, member);
  else
    studio_runs_apply (runs, from, to, &look);
}

void
studio_runs_insert (GArray *runs,
                    int at,
                    int count)
{
  g_return_if_fail (at >= 0 && count >= 0);

  for (guint i = 0; i < runs->len; i++) {
    StudioTextRun *run = run_at (runs, i);

    if (run->from >= at)
      run->from += count;
    if (run->to >= at)
      run->to += count;
  }
}

static int
place_after_removal (int place,
                     int from,
                     int to)
{
  return place <= from ? place : place >= to ? place - (to - from)
                                             : from;
}

void
studio_runs_remove (GArray *runs,
                    int from,
                    int to)
{
  if (from >= to)
    return;
  for (guint i = 0; i < runs->len; i++) {
    StudioTextRun *run = run_at (runs, i);

    run->from = place_after_removal (run->from, from, to);
    run->to = place_after_removal (run->to, from, to);
  }
  tidy (runs);
}

void
studio_runs_clamp (GArray *runs,
                   int length)
{
  for (guint i = 0; i < runs->len; i++)
    run_at (runs, i)->to = MIN (run_at (runs, i)->to, length);
  tidy (runs);
}
