#include "config.h"

#include "studio-share-visit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *
name_device (const char *agent)
{
  if (agent == NULL)
    return _ ("Another device");
  if (strstr (agent, "iPhone") != NULL)
    return "iPhone";
  if (strstr (agent, "iPad") != NULL)
    return "iPad";
  if (strstr (agent, "Android") != NULL)
    return _ ("Android phone");
  return _ ("Another device");
}

StudioShareVisit *
studio_share_visit_new (const char *peer,
                        const char *agent)
{
  StudioShareVisit *visit = g_new0 (StudioShareVisit, 1);

  visit->peer = g_strdup (peer);
  visit->device = g_strdup (name_device (agent));
  visit->ticked = g_ptr_array_new_with_free_func (g_free);
  visit->saved = g_hash_table_new (NULL, NULL);
  return visit;
}

void
studio_share_visit_free (StudioShareVisit *visit)
{
  g_free (visit->peer);
  g_free (visit->device);
  g_ptr_array_unref (visit->ticked);
  g_hash_table_unref (visit->saved);
  g_free (visit);
}

void
studio_share_visit_save (StudioShareVisit *visit,
                         const StudioShareFile *file)
{
  g_hash_table_add (visit->saved, (gpointer) file);
  visit->n_saved = g_hash_table_size (visit->saved);
}

gboolean
studio_share_visit_tick (StudioShareVisit *visit,
                         const char *platform,
                         gboolean on)
{
  guint at = 0;
  gboolean there = g_ptr_array_find_with_equal_func (visit->ticked, platform, g_str_equal, &at);

  if (there == on)
    return FALSE;
  if (on)
    g_ptr_array_add (visit->ticked, g_strdup (platform));
  else
    g_ptr_array_remove_index (visit->ticked, at);
  return TRUE;
}
