#include "config.h"

#include "studio-phone-words.h"

#include <glib/gi18n-lib.h>

char *
studio_phone_words_deeds (const StudioShareVisit *visit)
{
  g_autoptr (GStrvBuilder) deeds = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  if (visit->n_saved > 0) {
    g_autofree char *saved = g_strdup_printf (ngettext ("%u picture saved", "%u pictures saved", visit->n_saved), visit->n_saved);

    g_strv_builder_add (deeds, saved);
  }
  if (visit->copied)
    g_strv_builder_add (deeds, _ ("caption copied"));
  if (visit->ticked->len > 0) {
    g_autofree char *ticked = g_strdup_printf (ngettext ("uploaded to %u platform", "uploaded to %u platforms", visit->ticked->len), visit->ticked->len);

    g_strv_builder_add (deeds, ticked);
  }
  all = g_strv_builder_end (deeds);
  return all[0] != NULL ? g_strjoinv (" · ", all) : g_strdup (_ ("looks at the page"));
}

char *
studio_phone_words_time (gint64 seconds,
                         gboolean stopped)
{
  guint minutes = (guint) ((seconds + 59) / 60);

  if (seconds > 0)
    return g_strdup_printf (ngettext ("Open for %u more minute", "Open for %u more minutes", minutes), minutes);
  return g_strdup (stopped ? _ ("Stopped") : _ ("The time is over"));
}
