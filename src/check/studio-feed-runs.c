#include "config.h"

#include "studio-feed.h"

#include <string.h>

#include "studio-link.h"

/* Most characters of an address that are shown where addresses are shortened (Mastodon's own number; X and Bluesky come near it). */
#define SHORT_LINK 30

/** Running: @at: code points of the text; @plain: those that belong to no run yet */
typedef struct
{
  const StudioFeed *feed;
  const gunichar *at;
  gsize n;
  GString *plain;
  GArray *runs;
} Running;

static void
run_clear (gpointer data)
{
  g_free (((StudioFeedRun *) data)->text);
}

static void
end_plain (Running *running)
{
  StudioFeedRun run = { STUDIO_FEED_RUN_PLAIN, NULL };

  if (running->plain->len == 0)
    return;
  run.text = g_strdup (running->plain->str);
  g_array_append_val (running->runs, run);
  g_string_truncate (running->plain, 0);
}

/* @more: what stands behind the @n code points from @from on */
static void
append (Running *running,
        StudioFeedRunKind kind,
        gsize from,
        gsize n,
        const char *more)
{
  g_autofree char *text = g_ucs4_to_utf8 (running->at + from, (glong) n, NULL, NULL, NULL);
  StudioFeedRun run = { kind, g_strconcat (text != NULL ? text : "", more, NULL) };

  end_plain (running);
  g_array_append_val (running->runs, run);
}

static gboolean
begins (const Running *running,
        gsize at,
        const char *prefix)
{
  for (gsize i = 0; prefix[i] != '\0'; i++) {
    if (at + i >= running->n || running->at[at + i] != (gunichar) prefix[i])
      return FALSE;
  }
  return TRUE;
}

static void
append_link (Running *running,
             gsize from,
             gsize n)
{
  static const char *const schemes[] = { "https://", "http://", "www." };
  gboolean shorten = (running->feed->links & STUDIO_FEED_SHORT_LINKS) != 0;

  for (gsize i = 0; shorten && i < G_N_ELEMENTS (schemes); i++) {
    if (begins (running, from, schemes[i]) && n > strlen (schemes[i])) {
      from += strlen (schemes[i]);
      n -= strlen (schemes[i]);
    }
  }
  shorten = shorten && n > SHORT_LINK;
  append (running, STUDIO_FEED_RUN_LINK, from, shorten ? SHORT_LINK : n, shorten ? "…" : "");
}

/* Returns: how many code points of "*kata*" begin at @i, its stars counted in; 0 if none. The next star ends the search, so all together read the text once. */
static gsize
star_length (const Running *running,
             gsize i)
{
  gunichar star = running->at[i];

  if (i + 2 >= running->n || g_unichar_isspace (running->at[i + 1]) || (i > 0 && g_unichar_isalnum (running->at[i - 1])))
    return 0;
  for (gsize k = i + 1; k < running->n && running->at[k] != '\n'; k++) {
    if (running->at[k] == star)
      return k > i + 1 && !g_unichar_isspace (running->at[k - 1]) && (k + 1 == running->n || !g_unichar_isalnum (running->at[k + 1])) ? k - i + 1 : 0;
  }
  return 0;
}

/* Returns: the run that a star makes, %STUDIO_FEED_RUN_PLAIN for any other sign */
static StudioFeedRunKind
star_kind (gunichar sign)
{
  return sign == '*' ? STUDIO_FEED_RUN_BOLD : sign == '_' ? STUDIO_FEED_RUN_ITALIC
                                          : sign == '~'   ? STUDIO_FEED_RUN_STRUCK
                                                          : STUDIO_FEED_RUN_PLAIN;
}

/* Returns: how many code points were taken */
static gsize
take_run (Running *running,
          gsize i)
{
  gsize link = studio_link_length (running->at, running->n, i, TRUE);
  gsize mention = link > 0 ? 0 : studio_mention_length (running->at, running->n, i, NULL);
  gsize hashtag = link + mention > 0 ? 0 : studio_hashtag_length (running->at, running->n, i);
  StudioFeedLinks links = running->feed->links;

  if (link > 0 && (links & STUDIO_FEED_LINKS) != 0) {
    append_link (running, i, link);
    return link;
  }
  if (mention > 0 && (links & STUDIO_FEED_MENTIONS) != 0) {
    append (running, STUDIO_FEED_RUN_MENTION, i, mention, "");
    return mention;
  }
  if (hashtag > 0 && (links & STUDIO_FEED_HASHTAGS) != 0) {
    append (running, STUDIO_FEED_RUN_HASHTAG, i, hashtag, "");
    return hashtag;
  }
  /* as one piece, so that nothing within it is taken for something else */
  link = MAX (MAX (link, mention), MAX (hashtag, 1));
  for (gsize k = 0; k < link; k++)
    g_string_append_unichar (running->plain, running->at[i + k]);
  return link;
}

GArray *
studio_feed_list_runs (const StudioFeed *feed,
                       const char *text)
{
  g_autofree char *valid = NULL;
  g_autofree gunichar *points = NULL;
  g_autoptr (GString) plain = g_string_new (NULL);
  Running running = { feed, NULL, 0, plain, NULL };
  glong n = 0;

  g_return_val_if_fail (feed != NULL && text != NULL, NULL);

  valid = g_utf8_make_valid (text, -1);
  points = g_utf8_to_ucs4_fast (valid, -1, &n);
  running.at = points;
  running.n = (gsize) n;
  running.runs = g_array_new (FALSE, FALSE, sizeof (StudioFeedRun));
  g_array_set_clear_func (running.runs, run_clear);
  for (gsize i = 0; i < running.n;) {
    StudioFeedRunKind kind = (feed->links & STUDIO_FEED_STARS) != 0 ? star_kind (points[i]) : STUDIO_FEED_RUN_PLAIN;
    gsize stars = kind != STUDIO_FEED_RUN_PLAIN ? star_length (&running, i) : 0;

    if (stars > 0)
      append (&running, kind, i + 1, stars - 2, "");
    i += stars > 0 ? stars : take_run (&running, i);
  }
  end_plain (&running);
  return running.runs;
}
