#include "config.h"

#include "studio-photo-cache.h"

#include "studio-photo-effect.h"
#include "studio-photo-private.h"
#include "studio-photo-tone.h"

#include <math.h>

/* Of the longer side: enough for nearly every screen format at scale 1, and half of what telephones make */
#define SHARED_SIDE 2000
/* How long a thread waits for another one's photo before it looks whether it was cancelled, in µs */
#define PATIENCE 50000

typedef struct
{
  char *key;
  cairo_surface_t *surface;
  gsize size;
} Entry;

struct _StudioPhotoCache
{
  gatomicrefcount refs;
  GMutex mutex;
  GCond ready;
  GHashTable *entries; /* key -> GList link in order */
  GQueue order;        /* of Entry, newest first */
  GHashTable *working; /* keys being made by some thread */
  gsize budget, used;
};

static void
entry_free (Entry *entry)
{
  g_free (entry->key);
  cairo_surface_destroy (entry->surface);
  g_free (entry);
}

StudioPhotoCache *
studio_photo_cache_new (gsize budget)
{
  StudioPhotoCache *cache = g_new0 (StudioPhotoCache, 1);

  g_atomic_ref_count_init (&cache->refs);
  g_mutex_init (&cache->mutex);
  g_cond_init (&cache->ready);
  g_queue_init (&cache->order);
  cache->entries = g_hash_table_new (g_str_hash, g_str_equal);
  cache->working = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  cache->budget = budget;
  return cache;
}

StudioPhotoCache *
studio_photo_cache_ref (StudioPhotoCache *cache)
{
  g_atomic_ref_count_inc (&cache->refs);
  return cache;
}

void
studio_photo_cache_unref (StudioPhotoCache *cache)
{
  if (!g_atomic_ref_count_dec (&cache->refs))
    return;
  g_hash_table_unref (cache->entries);
  g_hash_table_unref (cache->working);
  g_queue_clear_full (&cache->order, (GDestroyNotify) entry_free);
  g_mutex_clear (&cache->mutex);
  g_cond_clear (&cache->ready);
  g_free (cache);
}

/* --- entries; the mutex is held --- */

static cairo_surface_t *
find (StudioPhotoCache *cache,
      const char *key)
{
  GList *link = g_hash_table_lookup (cache->entries, key);

  if (link == NULL)
    return NULL;
  g_queue_unlink (&cache->order, link);
  g_queue_push_head_link (&cache->order, link);
  return cairo_surface_reference (((Entry *) link->data)->surface);
}

static void
forget_oldest (StudioPhotoCache *cache)
{
  Entry *entry = g_queue_pop_tail (&cache->order);

  g_hash_table_remove (cache->entries, entry->key);
  cache->used -= entry->size;
  entry_free (entry);
}

static void
keep (StudioPhotoCache *cache,
      const char *key,
      cairo_surface_t *surface)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->key = g_strdup (key);
  entry->surface = cairo_surface_reference (surface);
  entry->size = (gsize) cairo_image_surface_get_stride (surface) * cairo_image_surface_get_height (surface);
  cache->used += entry->size;
  g_queue_push_head (&cache->order, entry);
  g_hash_table_insert (cache->entries, entry->key, cache->order.head);
  while (cache->used > cache->budget && cache->order.length > 1)
    forget_oldest (cache);
}

/*
 * @surface: what was found; NULL after having promised to make it
 * Returns: FALSE with an error when cancelled while another thread was making it
 */
static gboolean
find_or_promise (StudioPhotoCache *cache,
                 const char *key,
                 cairo_surface_t **surface,
                 GCancellable *cancellable,
                 GError **error)
{
  gboolean cancelled = FALSE;

  g_mutex_lock (&cache->mutex);
  while ((*surface = find (cache, key)) == NULL && g_hash_table_contains (cache->working, key)) {
    cancelled = g_cancellable_set_error_if_cancelled (cancellable, error);
    if (cancelled)
      break;
    g_cond_wait_until (&cache->ready, &cache->mutex, g_get_monotonic_time () + PATIENCE);
  }
  if (*surface == NULL && !cancelled)
    g_hash_table_add (cache->working, g_strdup (key));
  g_mutex_unlock (&cache->mutex);
  return !cancelled;
}

static void
fulfil (StudioPhotoCache *cache,
        const char *key,
        cairo_surface_t *surface)
{
  g_mutex_lock (&cache->mutex);
  g_hash_table_remove (cache->working, key);
  if (surface != NULL)
    keep (cache, key, surface);
  g_cond_broadcast (&cache->ready);
  g_mutex_unlock (&cache->mutex);
}

/* --- making --- */

static cairo_surface_t *
scale_down (cairo_surface_t *whole,
            const StudioPhotoRequest *request,
            int orientation,
            GError **error)
{
  StudioPhotoGrid grid = {
    .columns = cairo_image_surface_get_width (whole),
    .rows = cairo_image_surface_get_height (whole),
    .orientation = orientation,
    .opaque = cairo_image_surface_get_format (whole) == CAIRO_FORMAT_RGB24,
  };
  g_autoptr (StudioPhotoScaler) scaler = NULL;
  cairo_rectangle_int_t window;
  const guint8 *data = cairo_image_surface_get_data (whole);
  int stride = cairo_image_surface_get_stride (whole);

  grid.width = grid.columns;
  grid.height = grid.rows;
  scaler = studio_photo_scaler_new (request, &grid, error);
  if (scaler == NULL)
    return NULL;
  studio_photo_scaler_window (scaler, &window);
  for (int y = window.y; y < window.y + window.height; y++)
    studio_photo_scaler_push (scaler, (const guint32 *) (gconstpointer) (data + (gsize) y * stride) + window.x);
  return studio_photo_scaler_finish (scaler);
}

/** Shared: the one decode of a large photo that smaller requests are made from, in pixels as they are stored. */
typedef struct
{
  int eighths; /* of a JPEG; 0 for other kinds, which are stored upright */
  int width, height;
  int orientation;
} Shared;

/*
 * FALSE for pictures that are decoded for each request: drawings, which are sharp at any size, and photos that are small anyway.
 * A JPEG is taken at a share of its size for which libjpeg-turbo has vector code: 3/8 takes longer than 4/8.
 */
static gboolean
plan_shared (const StudioPictureInfo *info,
             Shared *shared)
{
  int longest = MAX (info->width, info->height);
  gboolean turned = info->orientation >= 5;

  *shared = (Shared){ .orientation = 1 };
  if (longest <= SHARED_SIDE || g_str_equal (info->mime, "image/svg+xml"))
    return FALSE;
  if (!g_str_equal (info->mime, "image/jpeg")) {
    shared->width = MAX (1, (int) lround ((double) info->width * SHARED_SIDE / longest));
    shared->height = MAX (1, (int) lround ((double) info->height * SHARED_SIDE / longest));
    return TRUE;
  }
  shared->eighths = 1;
  while (shared->eighths < 8 && (gint64) longest * shared->eighths < 8 * SHARED_SIDE)
    shared->eighths *= 2;
  shared->width = (int) (((gint64) (turned ? info->height : info->width) * shared->eighths + 7) / 8);
  shared->height = (int) (((gint64) (turned ? info->width : info->height) * shared->eighths + 7) / 8);
  shared->orientation = info->orientation;
  return TRUE;
}

static gboolean
is_enough (const Shared *shared,
           const StudioPhotoRequest *request)
{
  StudioPhotoStored stored = studio_photo_stored (request, shared->orientation);

  return stored.width <= shared->width * stored.crop.w;
}

static cairo_surface_t *
decode_jpeg (StudioAsset *asset,
             const StudioPhotoRequest *request,
             int orientation,
             int eighths,
             GCancellable *cancellable,
             GError **error)
{
  StudioPhotoJob job = {
    .bytes = studio_asset_get_bytes (asset),
    .info = *studio_asset_get_info (asset),
    .request = *request,
    .cancellable = cancellable,
    .eighths = eighths,
  };

  job.info.orientation = orientation;
  return studio_photo_jpeg_decode (&job, error);
}

static cairo_surface_t *
get_whole (StudioPhotoCache *cache,
           StudioAsset *asset,
           const Shared *shared,
           GCancellable *cancellable,
           GError **error)
{
  g_autofree char *key = g_strdup_printf ("%s/%d", studio_asset_get_hash (asset), shared->width);
  StudioPhotoRequest request = { { 0, 0, 1, 1 }, shared->width, shared->height };
  cairo_surface_t *surface;

  if (!find_or_promise (cache, key, &surface, cancellable, error))
    return NULL;
  if (surface != NULL)
    return surface;
  if (shared->eighths > 0)
    surface = decode_jpeg (asset, &request, 1, shared->eighths, cancellable, error);
  else
    surface = studio_photo_decode (studio_asset_get_bytes (asset), &request, cancellable, error);
  fulfil (cache, key, surface);
  return surface;
}

/* What does not fit is not shared: a JPEG then runs through the scaler as it is decoded, which gives the same pixels. */
static cairo_surface_t *
make_from_shared (StudioPhotoCache *cache,
                  StudioAsset *asset,
                  const Shared *shared,
                  const StudioPhotoRequest *request,
                  GCancellable *cancellable,
                  GError **error)
{
  StudioPhotoRequest tidy = { studio_photo_tidy_crop (&request->crop), request->width, request->height };
  cairo_surface_t *whole, *surface;

  if (shared->eighths > 0 && (gsize) shared->width * shared->height * 4 > cache->budget / 2)
    return decode_jpeg (asset, &tidy, shared->orientation, shared->eighths, cancellable, error);
  whole = get_whole (cache, asset, shared, cancellable, error);
  if (whole == NULL)
    return NULL;
  surface = scale_down (whole, &tidy, shared->orientation, error);
  cairo_surface_destroy (whole);
  return surface;
}

static cairo_surface_t *
make (StudioPhotoCache *cache,
      StudioAsset *asset,
      const StudioPhotoRequest *request,
      GCancellable *cancellable,
      GError **error)
{
  Shared shared;

  if (plan_shared (studio_asset_get_info (asset), &shared) && is_enough (&shared, request))
    return make_from_shared (cache, asset, &shared, request, cancellable, error);
  return studio_photo_decode (studio_asset_get_bytes (asset), request, cancellable, error);
}

/* --- looks --- */

/* Radius of the sharpening, in design px: what is lost when a photo is made smaller */
#define SHARPNESS_SIGMA 1.2

static void
write_color (GString *key,
             const StudioColor *color)
{
  g_autofree char *text = studio_color_to_string (color);

  g_string_append (key, text);
}

static char *
make_key (StudioAsset *asset,
          const StudioPhotoRequest *request,
          const StudioPhotoLook *look)
{
  const StudioPhotoSpec *tone = look->tone;
  GString *key = g_string_new (studio_asset_get_hash (asset));

  g_string_append_printf (key, "/%.5f,%.5f,%.5f,%.5f/%dx%d", request->crop.x, request->crop.y, request->crop.w, request->crop.h, request->width,
                          request->height);
  if (tone != NULL)
    g_string_append_printf (key, "/%.3f,%.3f,%.3f,%.3f", tone->saturation, tone->warmth, tone->brightness, tone->contrast);
  if (tone != NULL && (tone->blur > 0 || tone->sharpen > 0))
    g_string_append_printf (key, "/%.3f,%.3f,%.5f", tone->blur, tone->sharpen, look->scale);
  if (tone != NULL && tone->duotone) {
    write_color (key, &tone->duotone_dark);
    write_color (key, &tone->duotone_light);
  }
  for (guint i = 0; look->obscure != NULL && i < look->obscure->len; i++) {
    const StudioObscure *area = &g_array_index (look->obscure, StudioObscure, i);

    if (!area->applied)
      studio_obscure_append_key (key, area);
  }
  return g_string_free (key, FALSE);
}

/* What stands for an area comes from the photo itself, not from the surface: so it is alike in every size and crop. */
static gboolean
obscure (StudioPhotoCache *cache,
         StudioAsset *asset,
         const StudioPhotoRequest *shown,
         const StudioObscure *area,
         cairo_surface_t *surface,
         GCancellable *cancellable,
         GError **error)
{
  const StudioPictureInfo *info = studio_asset_get_info (asset);
  StudioRect crop = studio_photo_tidy_crop (&shown->crop);
  StudioPhotoRequest request = { .crop = area->rect };
  cairo_surface_t *grid;

  studio_obscure_grid (area, info->width, info->height, &request.width, &request.height);
  grid = make (cache, asset, &request, cancellable, error);
  if (grid == NULL)
    return FALSE;
  studio_obscure_draw (surface, &crop, area, grid);
  cairo_surface_destroy (grid);
  return TRUE;
}

static gboolean
obscure_all (StudioPhotoCache *cache,
             StudioAsset *asset,
             const StudioPhotoRequest *request,
             const GArray *areas,
             cairo_surface_t *surface,
             GCancellable *cancellable,
             GError **error)
{
  for (guint i = 0; areas != NULL && i < areas->len; i++) {
    const StudioObscure *area = &g_array_index (areas, StudioObscure, i);

    if (!area->applied && !obscure (cache, asset, request, area, surface, cancellable, error))
      return FALSE;
  }
  return TRUE;
}

static void
apply_tone (cairo_surface_t *surface,
            const StudioPhotoLook *look)
{
  const StudioPhotoSpec *tone = look->tone;

  if (tone == NULL)
    return;
  studio_photo_sharpen (surface, SHARPNESS_SIGMA * look->scale, tone->sharpen);
  studio_photo_blur (surface, tone->blur * look->scale);
  if (!studio_photo_tone_is_plain (tone))
    studio_photo_tone_apply (surface, tone);
}

cairo_surface_t *
studio_photo_cache_get (StudioPhotoCache *cache,
                        StudioAsset *asset,
                        const StudioPhotoRequest *request,
                        const StudioPhotoLook *look,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autofree char *key = make_key (asset, request, look);
  cairo_surface_t *surface;

  if (!find_or_promise (cache, key, &surface, cancellable, error))
    return NULL;
  if (surface != NULL)
    return surface;
  surface = make (cache, asset, request, cancellable, error);
  if (surface != NULL && !obscure_all (cache, asset, request, look->obscure, surface, cancellable, error))
    g_clear_pointer (&surface, cairo_surface_destroy);
  if (surface != NULL)
    apply_tone (surface, look);
  fulfil (cache, key, surface);
  return surface;
}
