#include "config.h"

#include "studio-obscure-bake.h"

#include <math.h>

#include "studio-encode.h"
#include "studio-photo-cache.h"
#include "studio-photo-effect.h"

/* High enough that a photo may be baked several times before a person sees it */
#define JPEG_QUALITY 95
#define MOST_PIXELS 48e6
/* A drawing has no pixels of its own: as many as the largest page shows. */
#define DRAWING_SIDE 4000.0

static StudioPhotoRequest
whole_of (const StudioPictureInfo *info)
{
  double scale = MIN (1, sqrt (MOST_PIXELS / ((double) info->width * info->height)));

  if (g_str_equal (info->mime, "image/svg+xml"))
    scale = DRAWING_SIDE / MAX (info->width, info->height);
  return (StudioPhotoRequest){ { 0, 0, 1, 1 }, MAX (1, (int) lround (info->width * scale)), MAX (1, (int) lround (info->height * scale)) };
}

/* A PNG is likely to be a screen or a form, whose letters a JPEG would blur. */
static GBytes *
encode (cairo_surface_t *surface,
        const StudioPictureInfo *info,
        GCancellable *cancellable,
        GError **error)
{
  if (cairo_image_surface_get_format (surface) != CAIRO_FORMAT_RGB24 || g_str_equal (info->mime, "image/png") || g_str_equal (info->mime, "image/svg+xml"))
    return studio_encode_png (surface, cancellable, error);
  return studio_encode_jpeg (surface, JPEG_QUALITY, cancellable, error);
}

static StudioAsset *
bake (StudioAsset *asset,
      GArray *areas,
      GCancellable *cancellable,
      GError **error)
{
  const StudioPictureInfo *info = studio_asset_get_info (asset);
  StudioPhotoRequest request = whole_of (info);
  StudioPhotoLook look = { .obscure = areas };
  /* the areas' colours come from one decode of the photo; the large result does not stay */
  g_autoptr (StudioPhotoCache) cache = studio_photo_cache_new (32 << 20);
  cairo_surface_t *surface = studio_photo_cache_get (cache, asset, &request, &look, cancellable, error);
  g_autoptr (GBytes) bytes = NULL;

  if (surface == NULL)
    return NULL;
  bytes = encode (surface, info, cancellable, error);
  cairo_surface_destroy (surface);
  return bytes != NULL ? studio_asset_new (bytes, error) : NULL;
}

/* --- what was made last --- */

/* A rescue copy is written every few seconds while a person works: the areas change seldom. */
#define MOST_KEPT 4

typedef struct
{
  char *key;
  StudioAsset *asset;
} Baked;

static GMutex kept_lock;
static Baked kept[MOST_KEPT];
static guint kept_next;

static char *
make_key (const char *hash,
          GArray *areas)
{
  GString *key = g_string_new (hash);

  for (guint i = 0; i < areas->len; i++)
    studio_obscure_append_key (key, &g_array_index (areas, StudioObscure, i));
  return g_string_free (key, FALSE);
}

static StudioAsset *
find_kept (const char *key)
{
  StudioAsset *asset = NULL;

  g_mutex_lock (&kept_lock);
  for (guint i = 0; i < MOST_KEPT && asset == NULL; i++) {
    if (g_strcmp0 (kept[i].key, key) == 0)
      asset = studio_asset_ref (kept[i].asset);
  }
  g_mutex_unlock (&kept_lock);
  return asset;
}

static void
keep (const char *key,
      StudioAsset *asset)
{
  g_mutex_lock (&kept_lock);
  g_free (kept[kept_next].key);
  g_clear_pointer (&kept[kept_next].asset, studio_asset_unref);
  kept[kept_next] = (Baked){ g_strdup (key), studio_asset_ref (asset) };
  kept_next = (kept_next + 1) % MOST_KEPT;
  g_mutex_unlock (&kept_lock);
}

static StudioAsset *
bake_once (StudioAsset *asset,
           GArray *areas,
           GCancellable *cancellable,
           GError **error)
{
  g_autofree char *key = make_key (studio_asset_get_hash (asset), areas);
  StudioAsset *baked = find_kept (key);

  if (baked != NULL)
    return baked;
  baked = bake (asset, areas, cancellable, error);
  if (baked != NULL)
    keep (key, baked);
  return baked;
}

StudioSnapshot *
studio_obscure_bake (StudioSnapshot *snapshot,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (GHashTable) replacements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) studio_asset_unref);
  g_autoptr (GHashTable) hashes = NULL;
  GHashTableIter iter;
  gpointer hash;

  g_return_val_if_fail (snapshot != NULL, NULL);

  hashes = studio_obscure_list (studio_snapshot_get_json (snapshot));
  g_hash_table_iter_init (&iter, hashes);
  while (g_hash_table_iter_next (&iter, &hash, NULL)) {
    /* a photo that is missing cannot get into a file either */
    g_autoptr (StudioAsset) asset = studio_snapshot_load_asset (snapshot, hash, NULL);
    g_autoptr (GArray) areas = studio_obscure_find (studio_snapshot_get_json (snapshot), hash);
    StudioAsset *baked;

    if (asset == NULL)
      continue;
    baked = bake_once (asset, areas, cancellable, error);
    if (baked == NULL)
      return NULL;
    g_hash_table_insert (replacements, g_strdup (hash), baked);
  }
  if (g_hash_table_size (replacements) == 0)
    return studio_snapshot_ref (snapshot);
  return studio_snapshot_replace_assets (snapshot, replacements);
}
