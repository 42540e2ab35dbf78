#include "config.h"

#include "studio-platform-words.h"

#include <glib/gi18n-lib.h>

#include "studio-number.h"

static char *
say_part (int count,
          int most)
{
  g_autofree char *number = studio_number_format (count, 0);
  g_autofree char *limit = studio_number_format (most, 0);

  /* TRANSLATORS: how many characters or hashtags there are, and how many there may be */
  return most > 0 ? g_strdup_printf (_ ("%s of %s"), number, limit) : g_steal_pointer (&number);
}

static int
most_hashtags (const StudioPlatform *platform)
{
  return platform->hashtags > 0 ? platform->hashtags : platform->hashtags_max;
}

char *
studio_platform_say_count (const StudioMeasure *measure)
{
  g_return_val_if_fail (measure != NULL, NULL);

  return say_part (measure->count, measure->max);
}

char *
studio_platform_say_hashtags (const StudioPlatform *platform,
                              const StudioMeasure *measure)
{
  g_autofree char *part = NULL;

  g_return_val_if_fail (platform != NULL && measure != NULL, NULL);

  part = say_part (measure->marks.hashtags, most_hashtags (platform));
  /* TRANSLATORS: "hashtags 3 of 5" */
  return g_strdup_printf (_ ("hashtags %s"), part);
}

gboolean
studio_platform_has_too_many_hashtags (const StudioPlatform *platform,
                                       const StudioMeasure *measure)
{
  g_return_val_if_fail (platform != NULL && measure != NULL, FALSE);

  return most_hashtags (platform) > 0 && measure->marks.hashtags > most_hashtags (platform);
}

char *
studio_platform_complain (const StudioPlatform *platform,
                          const StudioMeasure *measure)
{
  g_return_val_if_fail (platform != NULL && measure != NULL, NULL);

  if (measure->over > 0) {
    g_autofree char *over = studio_number_format (measure->over, 0);

    /* TRANSLATORS: a platform's name, and a number */
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s: the caption is %s character too long. Shorten its version.",
                                         "%s: the caption is %s characters too long. Shorten its version.", (gulong) measure->over),
                            platform->name, over);
  }
  if (platform->hashtags_max > 0 && measure->marks.hashtags > platform->hashtags_max)
    return g_strdup_printf (_ ("%s takes %d hashtags at most."), platform->name, platform->hashtags_max);
  if (platform->mentions_max > 0 && measure->marks.mentions > platform->mentions_max)
    return g_strdup_printf (_ ("%s takes %d mentions at most."), platform->name, platform->mentions_max);
  if (platform->links_max > 0 && measure->marks.links > platform->links_max)
    return g_strdup_printf (_ ("%s takes %d links at most."), platform->name, platform->links_max);
  return NULL;
}
