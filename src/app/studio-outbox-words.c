#include "config.h"

#include "studio-outbox-words.h"

#include <glib/gi18n-lib.h>

#include "studio-address.h"
#include "studio-date.h"
#include "studio-moment.h"
#include "studio-publish-job.h"

#define DAY (24 * 60 * 60)
#define KEPT (30 * DAY)
/* A clock that is further off sends at a time that nobody meant. */
#define MOST_SKEW (5 * 60)

static gboolean
is_late (const StudioOutboxTarget *target)
{
  return target->state == STUDIO_OUTBOX_PAUSED && g_strcmp0 (target->code, "late") == 0;
}

static gboolean
is_published (const StudioOutboxTarget *target)
{
  return target->state == STUDIO_OUTBOX_PUBLISHED || target->state == STUDIO_OUTBOX_PUBLISHED_MANUAL;
}

gint64
studio_outbox_words_when (const StudioOutboxTarget *target)
{
  return MAX (target->not_before, target->first_try);
}

StudioOutboxGroup
studio_outbox_words_group (const StudioOutboxTarget *target,
                           gint64 now)
{
  switch (target->state) {
  case STUDIO_OUTBOX_UNCERTAIN:
  case STUDIO_OUTBOX_NEEDS_LOGIN:
  case STUDIO_OUTBOX_REJECTED:
  case STUDIO_OUTBOX_PAUSED:
  case STUDIO_OUTBOX_HANDOFF:
    return STUDIO_OUTBOX_GROUP_PERSON;
  case STUDIO_OUTBOX_QUEUED:
  case STUDIO_OUTBOX_READY:
  case STUDIO_OUTBOX_RETRY_WAIT:
    return target->not_before > now ? STUDIO_OUTBOX_GROUP_SCHEDULED : STUDIO_OUTBOX_GROUP_SENDING;
  case STUDIO_OUTBOX_UPLOADING:
  case STUDIO_OUTBOX_COMMITTING:
    return STUDIO_OUTBOX_GROUP_SENDING;
  case STUDIO_OUTBOX_PUBLISHED:
  case STUDIO_OUTBOX_PUBLISHED_MANUAL:
  case STUDIO_OUTBOX_SKIPPED:
  case STUDIO_OUTBOX_CANCELLED:
  default:
    return now - studio_outbox_words_when (target) <= KEPT ? STUDIO_OUTBOX_GROUP_DONE : STUDIO_OUTBOX_GROUP_OLD;
  }
}

/* --- times and names --- */

/* "Rab 25 Nov", with the year if it is another one than @today's. Returns: (transfer full) */
static char *
say_day (const GDate *day,
         const GDate *today)
{
  g_autofree char *date = studio_date_format (day, STUDIO_DATE_SHORT), *weekday = studio_date_format (day, STUDIO_DATE_WEEKDAY);
  char *year = g_strrstr (date, " ");

  if (year != NULL && g_date_get_year (day) == g_date_get_year (today))
    *year = '\0';
  return g_strdup_printf ("%.3s %s", weekday, date);
}

int
studio_outbox_words_zone (int zone,
                          gint64 at)
{
  return *studio_zone_get_name (zone) != '\0' ? zone : studio_zone_get_offset (NULL, at);
}

char *
studio_outbox_words_time (gint64 at,
                          int zone,
                          gint64 now)
{
  int offset = studio_outbox_words_zone (zone, at);
  g_autofree char *date = NULL, *time = NULL;
  GDate day, today;
  int minutes;

  studio_moment_to_day (now, offset, &today, NULL);
  studio_moment_to_day (at, offset, &day, &minutes);
  date = say_day (&day, &today);
  time = studio_time_format (minutes);
  return g_strchomp (g_strdup_printf ("%s %s %s", date, time, studio_zone_get_name (offset)));
}

char *
studio_outbox_words_account (const StudioOutboxTarget *target,
                             StudioPlatforms *platforms)
{
  const StudioPlatform *platform = studio_platforms_find (platforms, target->platform);
  const char *name = studio_publish_get_account_name (target), *place = platform != NULL ? platform->name : target->platform;

  return name != NULL ? g_strdup_printf ("%s (%s)", name, place) : g_strdup (place);
}

/* --- sentences --- */

char *
studio_outbox_words_waiting (GPtrArray *targets,
                             gint64 now)
{
  guint n_scheduled = 0;
  const StudioOutboxTarget *first = NULL;
  g_autofree char *time = NULL;

  for (guint i = 0; i < targets->len; i++) {
    const StudioOutboxTarget *target = g_ptr_array_index (targets, i);

    if (studio_outbox_words_group (target, now) != STUDIO_OUTBOX_GROUP_SCHEDULED)
      continue;
    n_scheduled++;
    if (first == NULL || target->not_before < first->not_before)
      first = target;
  }
  if (n_scheduled < targets->len)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u post is still being sent. Pemda Studio goes on without a window.", "%u posts are still being sent. Pemda Studio goes on without a window.", targets->len), targets->len);
  if (first == NULL)
    return g_strdup ("");
  time = studio_outbox_words_time (first->not_before, first->zone, now);
  if (n_scheduled == 1)
    return g_strdup_printf (_ ("1 scheduled post is sent %s. Pemda Studio goes on without a window."), time);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%1$u scheduled post is sent, the first %2$s. Pemda Studio goes on without a window.", "%1$u scheduled posts are sent, the first %2$s. Pemda Studio goes on without a window.", n_scheduled), n_scheduled, time);
}

char *
studio_outbox_words_clock (gint64 skew)
{
  gint64 minutes = (ABS (skew) + 30) / 60;

  if (ABS (skew) <= MOST_SKEW)
    return NULL;
  return g_strdup_printf (skew > 0 ? _ ("This computer's clock is %d minutes behind. Set it right, or what is scheduled goes out late.")
                                   : _ ("This computer's clock is %d minutes ahead. Set it right, or what is scheduled goes out early."),
                          (int) MIN (minutes, G_MAXINT));
}

/* --- notifications --- */

/* Returns: (transfer full) (nullable): NULL for a state that asks nothing of anybody */
static char *
ask_person (const StudioOutboxTarget *target,
            StudioPlatforms *platforms)
{
  g_autofree char *account = studio_outbox_words_account (target, platforms);

  switch (target->state) {
  case STUDIO_OUTBOX_UNCERTAIN:
    return g_strdup_printf (_ ("It is not certain whether it is visible at %s. Look there before you send it again."), account);
  case STUDIO_OUTBOX_NEEDS_LOGIN:
    return g_strdup_printf (_ ("%s asks you to sign in again."), account);
  case STUDIO_OUTBOX_REJECTED:
    return g_strdup_printf (_ ("%s refused it."), account);
  case STUDIO_OUTBOX_PAUSED:
    return g_strdup_printf (is_late (target) ? _ ("The time for %s has passed. Send it now, or choose another time.") : _ ("Sending to %s waits for you."), account);
  case STUDIO_OUTBOX_HANDOFF:
    return g_strdup_printf (_ ("Upload it to %s by hand."), account);
  case STUDIO_OUTBOX_QUEUED:
  case STUDIO_OUTBOX_UPLOADING:
  case STUDIO_OUTBOX_READY:
  case STUDIO_OUTBOX_COMMITTING:
  case STUDIO_OUTBOX_PUBLISHED:
  case STUDIO_OUTBOX_RETRY_WAIT:
  case STUDIO_OUTBOX_SKIPPED:
  case STUDIO_OUTBOX_PUBLISHED_MANUAL:
  case STUDIO_OUTBOX_CANCELLED:
  default:
    return NULL;
  }
}

/* The post went to one place only, and is there. Returns: (transfer full) */
static char *
tell_single (const StudioOutboxTarget *target,
             StudioPlatforms *platforms)
{
  g_autofree char *account = studio_outbox_words_account (target, platforms);

  return g_strdup_printf (studio_publish_is_handed_in (target) ? _ ("Handed in at %s. An editor there publishes it.") : _ ("Published at %s."), account);
}

/* Returns: (transfer full): "3 of 5 published. @dinkes (Mastodon) refused it." */
static char *
tell_several (guint n_published,
              guint n,
              guint n_person,
              const char *first)
{
  g_autofree char *count = g_strdup_printf (_ ("%1$u of %2$u published."), n_published, n), *others = NULL;

  if (n_person == 0)
    return g_steal_pointer (&count);
  if (n_person == 1)
    return g_strconcat (count, " ", first, NULL);
  others = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u waits for you.", "%u wait for you.", n_person), n_person);
  return g_strconcat (count, " ", others, NULL);
}

static StudioOutboxNotice *
notice_of (const StudioOutboxTarget *any,
           char *body,
           gboolean person)
{
  StudioOutboxNotice *self = g_new0 (StudioOutboxNotice, 1);
  const char *title = studio_publish_get_title (any);

  self->title = g_strdup (*title != '\0' ? title : _ ("Untitled post"));
  self->body = body;
  self->person = person;
  return self;
}

StudioOutboxNotice *
studio_outbox_notice_new (GPtrArray *targets,
                          StudioPlatforms *platforms,
                          gint64 now)
{
  guint n = 0, n_published = 0, n_person = 0;
  const StudioOutboxTarget *any = NULL;
  g_autofree char *first = NULL;
  StudioOutboxNotice *self;

  for (guint i = 0; i < targets->len; i++) {
    const StudioOutboxTarget *target = g_ptr_array_index (targets, i);

    if (target->state == STUDIO_OUTBOX_CANCELLED || target->state == STUDIO_OUTBOX_SKIPPED || studio_outbox_words_group (target, now) == STUDIO_OUTBOX_GROUP_OLD)
      continue;
    any = target;
    n++;
    n_published += is_published (target);
    if (studio_outbox_words_group (target, now) == STUDIO_OUTBOX_GROUP_PERSON && n_person++ == 0)
      first = ask_person (target, platforms);
  }
  if (n_published + n_person == 0)
    return NULL;
  if (n > 1)
    return notice_of (any, tell_several (n_published, n, n_person, first), n_person > 0);
  if (n_person > 0)
    return notice_of (any, g_steal_pointer (&first), TRUE);
  self = notice_of (any, tell_single (any, platforms), FALSE);
  self->link = any->permalink != NULL && studio_address_may_open (any->permalink) ? g_strdup (any->permalink) : NULL;
  return self;
}

void
studio_outbox_notice_free (StudioOutboxNotice *self)
{
  g_free (self->title);
  g_free (self->body);
  g_free (self->link);
  g_free (self);
}
