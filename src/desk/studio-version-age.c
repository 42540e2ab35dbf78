#include "config.h"

#include "studio-version-age.h"

#define HOUR ((gint64) 60 * 60)
#define DAY (24 * HOUR)
#define WEEK (7 * DAY)
/* 1970 began on a Thursday */
#define MONDAY (3 * DAY)

static const struct
{
  const char *name;
  gboolean lasts;
} kinds[STUDIO_VERSION_N_KINDS] = {
  [STUDIO_VERSION_OPENED] = { "opened", FALSE },
  [STUDIO_VERSION_BULK] = { "bulk", FALSE },
  [STUDIO_VERSION_RESTORED] = { "restored", FALSE },
  [STUDIO_VERSION_EXPORTED] = { "exported", TRUE },
  [STUDIO_VERSION_APPROVED] = { "approved", TRUE },
  [STUDIO_VERSION_NAMED] = { "named", TRUE },
  [STUDIO_VERSION_SENT] = { "sent", TRUE },
};

const char *
studio_version_kind_name (StudioVersionKind kind)
{
  g_return_val_if_fail (kind < STUDIO_VERSION_N_KINDS, "opened");

  return kinds[kind].name;
}

StudioVersionKind
studio_version_kind_from_name (const char *name)
{
  for (guint i = 0; i < STUDIO_VERSION_N_KINDS; i++)
    if (g_strcmp0 (kinds[i].name, name) == 0)
      return (StudioVersionKind) i;
  return STUDIO_VERSION_OPENED;
}

gboolean
studio_version_kind_lasts (StudioVersionKind kind)
{
  g_return_val_if_fail (kind < STUDIO_VERSION_N_KINDS, TRUE);

  return kinds[kind].lasts;
}

/* How long a span is of which one version stays, for one that is @age old; 0: all stay. */
static gint64
span_for_age (gint64 age)
{
  if (age <= DAY)
    return 0;
  if (age <= WEEK)
    return HOUR;
  return age <= 60 * DAY ? DAY : WEEK;
}

static gint64
divide_down (gint64 number,
             gint64 by)
{
  return number >= 0 ? number / by : -((-number + by - 1) / by);
}

/* Whether both lie in the same hour, day or week. */
static gboolean
same_span (gint64 a,
           gint64 b,
           gint64 span,
           int offset)
{
  gint64 shift = offset + (span == WEEK ? MONDAY : 0);

  return divide_down (a + shift, span) == divide_down (b + shift, span);
}

guint
studio_versions_thin (StudioVersionPoint *points,
                      guint n,
                      gint64 now,
                      int offset)
{
  guint dropped = 0;
  gint64 newer = G_MAXINT64; /* the one that stands for its span */

  for (guint i = n; i-- > 0;) {
    StudioVersionPoint *point = &points[i];
    gint64 span = span_for_age (now - point->time);

    point->drop = FALSE;
    if (studio_version_kind_lasts (point->kind))
      continue;
    point->drop = span > 0 && newer != G_MAXINT64 && same_span (point->time, newer, span, offset);
    if (point->drop)
      dropped++;
    else
      newer = point->time;
  }
  return dropped;
}
