#include "config.h"

#include "studio-comment-words.h"

#include <glib/gi18n-lib.h>

#include "studio-check-place.h"
#include "studio-date.h"
#include "studio-moment.h"
#include "studio-self.h"

/* Characters of a comment's words that are shown beside its place */
#define QUOTE_LENGTH 60

char *
studio_comment_words_time (const char *at)
{
  g_autofree char *day = NULL, *time = NULL;
  GDate then, today;
  gint64 moment;
  int minutes, offset;

  g_return_val_if_fail (at != NULL, NULL);

  if (!studio_moment_parse (at, &moment, NULL))
    return g_strdup (at);
  offset = studio_zone_get_offset (NULL, moment);
  studio_moment_to_day (moment, offset, &then, &minutes);
  studio_moment_to_day (g_get_real_time () / G_USEC_PER_SEC, offset, &today, NULL);
  time = studio_time_format (minutes);
  if (g_date_compare (&then, &today) == 0)
    return g_steal_pointer (&time);
  day = studio_date_format (&then, STUDIO_DATE_SHORT);
  return g_strdup_printf ("%s, %s", day, time);
}

char *
studio_comment_words_who (const char *by,
                          const char *role)
{
  const char *name;
  StudioRole as;

  g_return_val_if_fail (by != NULL, NULL);

  name = *by != '\0' ? by : _ ("Unknown");
  return studio_role_from_id (role, &as) ? g_strdup_printf ("%s · %s", name, studio_role_get_name (as)) : g_strdup (name);
}

StudioPlace
studio_comment_words_to_place (const StudioCommentPlace *place,
                               const StudioCommentSpot *spot)
{
  static const StudioPlaceKind kinds[] = {
    [STUDIO_COMMENT_POST] = STUDIO_PLACE_POST,
    [STUDIO_COMMENT_LAYER] = STUDIO_PLACE_LAYER,
    [STUDIO_COMMENT_FIELD] = STUDIO_PLACE_FIELD,
    [STUDIO_COMMENT_CAPTION] = STUDIO_PLACE_CAPTION,
  };
  StudioPlace result = { STUDIO_PLACE_POST, NULL, NULL, -1 };

  g_return_val_if_fail (place != NULL, result);

  result.kind = kinds[place->on];
  result.name = place->on == STUDIO_COMMENT_CAPTION ? studio_comment_place_get_platform (place) : place->name;
  if (place->on == STUDIO_COMMENT_LAYER && spot != NULL) {
    result.format = spot->format;
    result.page = spot->page;
  }
  return result;
}

/* Returns: (transfer full): in one line and not too long */
static char *
shorten (const char *quote)
{
  g_autofree char *line = g_strdelimit (g_strdup (quote), "\n\r\t", ' ');
  g_autofree char *start = NULL;

  if (g_utf8_strlen (line, -1) <= QUOTE_LENGTH)
    return g_steal_pointer (&line);
  start = g_utf8_substring (line, 0, QUOTE_LENGTH);
  return g_strconcat (g_strchomp (start), "…", NULL);
}

/* Returns: (transfer full) */
static char *
name_gone (const StudioCommentPlace *place)
{
  g_autofree char *quote = place->quote != NULL ? shorten (place->quote) : NULL;

  if (quote != NULL)
    /* TRANSLATORS: the words that a comment was about */
    return g_strdup_printf (_ ("Its place is gone: “%s”"), quote);
  return g_strdup (place->on == STUDIO_COMMENT_LAYER ? _ ("Its place is gone: the layer was removed.") : _ ("Its place is gone."));
}

char *
studio_comment_words_place (const StudioCommentPlace *place,
                            const StudioCommentSpot *spot,
                            StudioSnapshot *snapshot,
                            StudioChecker *checker)
{
  StudioPlace told;
  g_autofree char *name = NULL, *quote = NULL;

  g_return_val_if_fail (place != NULL && snapshot != NULL, NULL);

  if (spot != NULL && !spot->there)
    return name_gone (place);
  told = studio_comment_words_to_place (place, spot);
  name = studio_check_place_name (&told, snapshot, checker);
  if (spot != NULL && spot->name != NULL)
    return g_strdup_printf ("%s · %s", name, spot->name);
  if (spot == NULL || place->quote == NULL)
    return g_steal_pointer (&name);
  quote = shorten (place->quote);
  /* TRANSLATORS: a place and the words there that a comment is about, "Caption: “last week”" */
  return g_strdup_printf (_ ("%1$s: “%2$s”"), name, quote);
}
