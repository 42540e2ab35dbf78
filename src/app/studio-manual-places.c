#include "config.h"

#include "studio-manual-places.h"

#include "studio-published.h"

/* Nobody uploads to a webhook. */
#define NO_PLACE "webhook"
/* What can't be sent by the program is what most people come for. */
static const char *const likely[] = { "instagram", "whatsapp_channel", "tiktok_photo", "youtube_post", NULL };

static void
place_free (StudioManualPlace *place)
{
  g_free (place->handle);
  g_free (place->link);
  g_free (place->record);
  g_free (place);
}

static gboolean
has_place (GPtrArray *places,
           const StudioPlatform *platform,
           const char *handle)
{
  for (guint i = 0; i < places->len; i++) {
    const StudioManualPlace *place = g_ptr_array_index (places, i);

    if (place->platform == platform && (handle == NULL || g_ascii_strcasecmp (place->handle, handle) == 0))
      return TRUE;
  }
  return FALSE;
}

static void
add (GPtrArray *places,
     const StudioPlatform *platform,
     const char *handle,
     const char *link,
     const char *record)
{
  StudioManualPlace *place;

  if (platform == NULL || g_str_equal (platform->id, NO_PLACE) || has_place (places, platform, handle))
    return;
  place = g_new0 (StudioManualPlace, 1);
  place->platform = platform;
  place->handle = g_strdup (handle != NULL ? handle : "");
  place->link = g_strdup (link);
  place->record = g_strdup (record);
  g_ptr_array_add (places, place);
}

GPtrArray *
studio_manual_places_list (StudioPlatforms *platforms,
                           StudioBrand *brand,
                           GPtrArray *records)
{
  GPtrArray *places = g_ptr_array_new_with_free_func ((GDestroyNotify) place_free);
  GPtrArray *own, *all;

  g_return_val_if_fail (platforms != NULL && STUDIO_IS_BRAND (brand), places);

  for (guint i = 0; records != NULL && i < records->len; i++) {
    const StudioRecord *record = g_ptr_array_index (records, i);

    if (!g_str_equal (studio_record_get_text (record, "state"), "closed"))
      add (places, studio_platforms_find (platforms, studio_record_get_text (record, "platform")), studio_record_get_text (record, "handle"),
           studio_record_get_text (record, "link"), record->id);
  }
  own = studio_brand_list_accounts (brand);
  for (guint i = 0; i < own->len; i++) {
    const StudioAccount *account = g_ptr_array_index (own, i);

    if (account->platform != NULL)
      add (places, studio_platforms_find (platforms, account->platform), account->handle, "", NULL);
  }
  all = studio_platforms_list (platforms);
  for (guint i = 0; i < all->len; i++)
    add (places, g_ptr_array_index (all, i), NULL, "", NULL);
  return places;
}

static gboolean
is_chosen (const StudioManualPlace *place,
           StudioPlatforms *platforms,
           const char *chosen)
{
  return g_strcmp0 (place->record, chosen) == 0 || studio_platforms_find (platforms, chosen) == place->platform;
}

guint
studio_manual_places_find (GPtrArray *places,
                           StudioPlatforms *platforms,
                           const char *chosen)
{
  g_return_val_if_fail (places != NULL && platforms != NULL && chosen != NULL, 0);

  for (guint i = 0; i < places->len; i++) {
    if (is_chosen (g_ptr_array_index (places, i), platforms, chosen))
      return i;
  }
  for (gsize k = 0; likely[k] != NULL; k++) {
    for (guint i = 0; i < places->len; i++) {
      if (g_str_equal (((const StudioManualPlace *) g_ptr_array_index (places, i))->platform->id, likely[k]))
        return i;
    }
  }
  return 0;
}

char *
studio_manual_place_word (const StudioManualPlace *place)
{
  g_return_val_if_fail (place != NULL, NULL);

  return *place->handle != '\0' ? g_strdup_printf ("%s · %s", place->platform->name, place->handle) : g_strdup (place->platform->name);
}

const char *
studio_manual_place_get_page (const StudioManualPlace *place)
{
  g_return_val_if_fail (place != NULL, NULL);

  if (place->platform->upload_page != NULL)
    return place->platform->upload_page;
  return studio_published_is_link (place->link) ? place->link : NULL;
}
