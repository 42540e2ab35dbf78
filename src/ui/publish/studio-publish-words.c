#include "config.h"

#include "studio-publish-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-address.h"
#include "studio-date.h"
#include "studio-export-words.h"
#include "studio-moment.h"
#include "studio-outbox-words.h"
#include "studio-publish-job.h"

/* --- platforms --- */

static const struct
{
  const char *platform;
  const char *name;
  gboolean advanced;
} platforms[] = {
  { "wordpress", "WordPress", FALSE },
  { "website", N_ ("Website"), FALSE },
  { "mastodon", "Mastodon", FALSE },
  { "bluesky", "Bluesky", FALSE },
  { "telegram", "Telegram", FALSE },
  { "webhook", "Webhook", FALSE },
  { "facebook_page", "Facebook", TRUE },
  { "facebook", "Facebook", TRUE },
  { "instagram", "Instagram", TRUE },
  { "threads", "Threads", TRUE },
  { "x", "X", TRUE },
  { "linkedin", "LinkedIn", TRUE },
  { "tiktok", "TikTok", TRUE },
  { "tiktok_photo", "TikTok", TRUE },
  { "youtube", "YouTube", TRUE },
  { "youtube_post", "YouTube", TRUE },
  { "whatsapp", "WhatsApp", TRUE },
  { "whatsapp_channel", "WhatsApp", TRUE },
};

const char *
studio_publish_words_platform (const char *platform)
{
  g_return_val_if_fail (platform != NULL, "");

  for (gsize i = 0; i < G_N_ELEMENTS (platforms); i++) {
    if (g_str_equal (platforms[i].platform, platform))
      return _ (platforms[i].name);
  }
  return platform;
}

gboolean
studio_publish_words_is_advanced (const char *platform)
{
  g_return_val_if_fail (platform != NULL, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (platforms); i++) {
    if (g_str_equal (platforms[i].platform, platform))
      return platforms[i].advanced;
  }
  return FALSE;
}

char *
studio_publish_words_page (const StudioPublishAccount *account,
                           const char *link)
{
  const char *name = account != NULL ? account->name + (*account->name == '@' ? 1 : 0) : "";
  g_autofree char *handle = g_strndup (name, strcspn (name, "@")), *page = NULL;

  if (link != NULL && *link != '\0')
    page = strstr (link, "://") != NULL ? g_strdup (link) : g_strconcat ("https://", link, NULL);
  else if (account == NULL)
    return NULL;
  else if (g_str_equal (account->platform, "mastodon"))
    page = g_strdup_printf ("%s/@%s", account->address, handle);
  else if (g_str_equal (account->platform, "bluesky"))
    page = g_strdup_printf ("https://bsky.app/profile/%s", name);
  else if (g_str_equal (account->platform, "telegram"))
    page = g_strdup_printf ("https://t.me/%s", handle);
  else if (g_str_equal (account->platform, "wordpress"))
    page = g_strdup (account->address);
  else if (g_str_equal (account->platform, "x"))
    page = g_strdup_printf ("https://x.com/%s", handle);
  else if (g_str_equal (account->platform, "instagram"))
    page = g_strdup_printf ("https://www.instagram.com/%s/", handle);
  else if (g_str_equal (account->platform, "threads"))
    page = g_strdup_printf ("https://www.threads.net/@%s", handle);
  return page != NULL && studio_address_may_open (page) ? g_steal_pointer (&page) : NULL;
}

/* --- times --- */

char *
studio_publish_words_time (gint64 at,
                           int zone)
{
  g_autofree char *time = NULL;
  int minutes;
  GDate day;

  studio_moment_to_day (at, zone, &day, &minutes);
  time = studio_time_format (minutes);
  return g_strdup_printf ("%s %s", time, studio_zone_get_name (zone));
}

static char *
moment (gint64 at,
        int zone)
{
  return studio_outbox_words_time (at, zone, g_get_real_time () / G_USEC_PER_SEC);
}

/* --- targets --- */

gboolean
studio_publish_words_is_moving (const StudioOutboxTarget *target)
{
  switch (target->state) {
  case STUDIO_OUTBOX_QUEUED:
  case STUDIO_OUTBOX_UPLOADING:
  case STUDIO_OUTBOX_READY:
  case STUDIO_OUTBOX_COMMITTING:
  case STUDIO_OUTBOX_RETRY_WAIT:
    return TRUE;
  case STUDIO_OUTBOX_PUBLISHED:
  case STUDIO_OUTBOX_NEEDS_LOGIN:
  case STUDIO_OUTBOX_REJECTED:
  case STUDIO_OUTBOX_UNCERTAIN:
  case STUDIO_OUTBOX_PAUSED:
  case STUDIO_OUTBOX_SKIPPED:
  case STUDIO_OUTBOX_HANDOFF:
  case STUDIO_OUTBOX_PUBLISHED_MANUAL:
  case STUDIO_OUTBOX_CANCELLED:
  default:
    return FALSE;
  }
}

gboolean
studio_publish_words_is_out (const StudioOutboxTarget *target)
{
  return target->state == STUDIO_OUTBOX_PUBLISHED || target->state == STUDIO_OUTBOX_PUBLISHED_MANUAL;
}

static void
tell_waiting (const StudioOutboxTarget *target,
              StudioPostmanState state,
              int zone,
              StudioPublishTelling *telling)
{
  g_autofree char *when = target->not_before > 0 ? moment (target->not_before, target->zone != 0 ? target->zone : zone) : NULL;

  telling->icon = "document-open-recent-symbolic";
  telling->word = _ ("Waiting");
  if (target->not_before > g_get_real_time () / G_USEC_PER_SEC) {
    telling->word = _ ("Scheduled");
    telling->style = "accent";
    telling->line = g_steal_pointer (&when);
  } else if (state == STUDIO_POSTMAN_OFFLINE) {
    telling->line = g_strdup (_ ("Waiting for the network. Nothing was sent."));
  } else if (state == STUDIO_POSTMAN_ELSEWHERE) {
    telling->line = g_strdup (_ ("Waiting for another program that sends just now"));
  } else {
    telling->line = g_strdup (_ ("Its turn comes"));
  }
}

static void
tell_sending (const StudioPostmanProgress *progress,
              StudioPublishTelling *telling)
{
  g_autofree char *total = NULL;

  if (progress == NULL || progress->total <= 0 || progress->sent <= 0) {
    telling->line = g_strdup (_ ("Being prepared on the server…"));
    return;
  }
  total = studio_export_words_bytes ((gsize) progress->total);
  telling->fraction = CLAMP ((double) progress->sent / (double) progress->total, 0, 1);
  if (progress->phase != STUDIO_HTTP_SENDING)
    telling->line = g_strdup (_ ("Pictures are there. The server works on them…"));
  else
    /* TRANSLATORS: "Sending 264 of 412 kB" */
    telling->line = g_strdup_printf (_ ("Sending %d of %s"), (int) (progress->sent / 1000), total);
}

static void
tell_commit (const StudioPostmanProgress *progress,
             StudioPublishTelling *telling)
{
  int seconds = progress != NULL && progress->since > 0 ? (int) ((g_get_monotonic_time () - progress->since) / G_USEC_PER_SEC) : 0;

  telling->icon = "document-open-recent-symbolic";
  telling->word = _ ("Waiting");
  if (seconds > 0)
    telling->line = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "All sent. Waiting for the server's answer, %d second…", "All sent. Waiting for the server's answer, %d seconds…", (gulong) seconds), seconds);
  else
    telling->line = g_strdup (_ ("All sent. Waiting for the server's answer…"));
}

static void
tell_again (const StudioOutboxTarget *target,
            StudioPostmanState state,
            int zone,
            StudioPublishTelling *telling)
{
  g_autofree char *time = target->next_try > 0 ? studio_publish_words_time (target->next_try, zone) : NULL;

  telling->icon = "document-open-recent-symbolic";
  telling->word = _ ("Waiting");
  if (state == STUDIO_POSTMAN_OFFLINE)
    telling->line = g_strdup (_ ("Waiting for the network. Nothing was sent."));
  else if (time != NULL)
    /* TRANSLATORS: a time of day with its zone */
    telling->line = g_strdup_printf (_ ("Tried again by itself at %s"), time);
  else
    telling->line = g_strdup (_ ("Tried again by itself"));
  telling->sentence = g_strdup (target->message);
}

static void
tell_published (const StudioOutboxTarget *target,
                gint64 at,
                int zone,
                StudioPublishTelling *telling)
{
  g_autofree char *time = at > 0 ? moment (at, zone) : NULL;
  const char *link = target->permalink != NULL ? strstr (target->permalink, "://") : NULL;

  telling->style = "success";
  telling->icon = "object-select-symbolic";
  if (studio_publish_is_handed_in (target)) {
    telling->style = "accent";
    telling->word = _ ("Handed in");
    telling->line = g_strdup (_ ("An editor there publishes it."));
    return;
  }
  telling->word = target->state == STUDIO_OUTBOX_PUBLISHED_MANUAL ? _ ("Published (by hand)") : _ ("Published");
  telling->line = g_strjoin (" · ", time != NULL ? time : _ ("Visible"), link != NULL ? link + 3 : NULL, NULL);
}

static void
tell_stopped (const StudioOutboxTarget *target,
              const char *word,
              const char *otherwise,
              StudioPublishTelling *telling)
{
  telling->style = "error";
  telling->icon = "dialog-warning-symbolic";
  telling->word = word;
  telling->sentence = g_strdup (target->message != NULL && *target->message != '\0' ? target->message : otherwise);
}

static void
tell_paused (const StudioOutboxTarget *target,
             int zone,
             StudioPublishTelling *telling)
{
  g_autofree char *when = target->not_before > 0 ? moment (target->not_before, target->zone != 0 ? target->zone : zone) : NULL;

  telling->style = "warning";
  telling->icon = "dialog-warning-symbolic";
  telling->word = _ ("Paused");
  if (g_strcmp0 (target->code, "late") == 0 && when != NULL) {
    telling->word = _ ("Late");
    /* TRANSLATORS: a day and time */
    telling->sentence = g_strdup_printf (_ ("It was to go out on %s, when nothing could be sent. Nothing has been sent. Is it still right to publish it?"), when);
    return;
  }
  telling->sentence = g_strdup (target->message != NULL ? target->message : _ ("Nothing is sent until you say so."));
}

void
studio_publish_words_tell (const StudioOutboxTarget *target,
                           StudioPostmanState state,
                           const StudioPostmanProgress *progress,
                           gint64 at,
                           int zone,
                           StudioPublishTelling *telling)
{
  *telling = (StudioPublishTelling){ .fraction = -1 };
  switch (target->state) {
  case STUDIO_OUTBOX_QUEUED:
    tell_waiting (target, state, zone, telling);
    break;
  case STUDIO_OUTBOX_UPLOADING:
    tell_sending (progress, telling);
    break;
  case STUDIO_OUTBOX_READY:
    telling->line = g_strdup (_ ("Pictures are there; publishing comes next"));
    break;
  case STUDIO_OUTBOX_COMMITTING:
    tell_commit (progress, telling);
    break;
  case STUDIO_OUTBOX_RETRY_WAIT:
    tell_again (target, state, zone, telling);
    break;
  case STUDIO_OUTBOX_PUBLISHED:
  case STUDIO_OUTBOX_PUBLISHED_MANUAL:
    tell_published (target, at, zone, telling);
    break;
  case STUDIO_OUTBOX_NEEDS_LOGIN:
    tell_stopped (target, _ ("Sign in"), _ ("The account no longer lets the program in. Sign in again, then send it once more. Nothing was published."), telling);
    break;
  case STUDIO_OUTBOX_REJECTED:
    tell_stopped (target, _ ("Refused"), _ ("The platform did not take it. Nothing was published. Change the post and send it again."), telling);
    break;
  case STUDIO_OUTBOX_UNCERTAIN:
    telling->style = "warning";
    telling->icon = "dialog-warning-symbolic";
    telling->word = _ ("Uncertain");
    telling->sentence = g_strdup (_ ("The connection broke after the post was sent. It may be published. Do not send it again before you have looked at the page."));
    break;
  case STUDIO_OUTBOX_PAUSED:
    tell_paused (target, zone, telling);
    break;
  case STUDIO_OUTBOX_HANDOFF:
    telling->line = g_strdup (_ ("Waits for you to upload it"));
    break;
  case STUDIO_OUTBOX_SKIPPED:
  case STUDIO_OUTBOX_CANCELLED:
  default:
    telling->word = _ ("Cancelled");
    telling->line = g_strdup (_ ("Nothing was sent."));
    break;
  }
}

void
studio_publish_telling_clear (StudioPublishTelling *telling)
{
  g_clear_pointer (&telling->line, g_free);
  g_clear_pointer (&telling->sentence, g_free);
}
