#include "config.h"

#include "studio-calendar-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-date.h"
#include "studio-library-texts.h"
#include "studio-moment.h"
#include "studio-platforms.h"
#include "studio-publish-words.h"

/* Returns: (nullable): NULL for one that this program does not know, which is told as a draft */
static const StudioLibraryState *
state_of (const StudioPlanned *planned)
{
  return studio_library_state_find (planned->state);
}

const char *
studio_calendar_words_state (const StudioPlanned *planned)
{
  const StudioLibraryState *state = state_of (planned);

  return state != NULL ? _ (state->name) : _ ("Draft");
}

const char *
studio_calendar_words_style (const StudioPlanned *planned)
{
  const StudioLibraryState *state = state_of (planned);

  return state != NULL ? state->style : "draft";
}

char *
studio_calendar_words_time (const StudioPlanned *planned,
                            int offset,
                            gboolean zone)
{
  const char *name = zone ? studio_zone_get_name (offset) : "";
  g_autofree char *time = NULL;
  GDate day;
  int minutes;

  studio_moment_to_day (planned->at, offset, &day, &minutes);
  time = studio_time_format (minutes);
  return g_strjoin (*name != '\0' ? " " : "", time, name, NULL);
}

/* Returns: (transfer none): "Instagram" of "instagram"; the table is read once */
static const char *
name_platform (const char *id)
{
  static StudioPlatforms *platforms;
  const StudioPlatform *platform;

  if (platforms == NULL)
    platforms = studio_platforms_load ();
  platform = studio_platforms_find (platforms, id);
  return platform != NULL ? platform->name : studio_publish_words_platform (id);
}

/* Returns: (transfer full) (nullable): NULL if none is named */
static char *
list_platforms (const StudioPlanned *planned)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; planned->platforms[i] != NULL; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", name_platform (planned->platforms[i]));
  return names->len > 0 ? g_strdup (names->str) : NULL;
}

char *
studio_calendar_words_detail (const StudioPlanned *planned,
                              int offset)
{
  guint n = g_strv_length (planned->platforms);
  g_autofree char *time = studio_calendar_words_time (planned, offset, TRUE);
  g_autofree char *places = NULL;

  if (n == 0)
    return g_strdup_printf ("%s · %s", time, studio_calendar_words_state (planned));
  places = n == 1 ? list_platforms (planned) : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d platform", "%d platforms", n), (int) n);
  return g_strdup_printf ("%s · %s", time, places);
}

char *
studio_calendar_words_whole (const StudioPlanned *planned,
                             int offset,
                             const char *between)
{
  g_autofree char *time = studio_calendar_words_time (planned, offset, TRUE), *places = list_platforms (planned);

  if (places == NULL)
    return g_strjoin (between, planned->title, time, studio_calendar_words_state (planned), NULL);
  return g_strjoin (between, planned->title, time, places, studio_calendar_words_state (planned), NULL);
}

char *
studio_calendar_words_gap (int n_days)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day without posts", "%d days without posts", (gulong) n_days), n_days);
}

char *
studio_calendar_words_date (const GDate *day,
                            const GDate *today)
{
  char *text = studio_date_format (day, STUDIO_DATE_SHORT);
  char *year = strrchr (text, ' ');

  if (year != NULL && g_date_get_year (day) == g_date_get_year (today))
    *year = '\0';
  return text;
}
