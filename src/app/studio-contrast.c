#include "config.h"

#include "studio-contrast.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "studio-fonts.h"
#include "studio-frame.h"
#include "studio-region.h"

/* The longer side of the picture that is measured, in px: letters are far larger than its pixels. */
#define SAMPLE 160.0
#define PHOTO_BUDGET (32 * 1024 * 1024)
/* A few stray pixels make no text unreadable. */
#define WORST_SHARE 0.1
/* A post is looked at this wide, in CSS px; letters of 24 px, or of 18.66 px if heavy, are large there. */
#define SEEN_WIDTH 360.0
#define LARGE 24.0
#define LARGE_HEAVY 18.66
#define HEAVY 700

typedef struct
{
  StudioScene *scene;
  char *id;
  StudioPoint point;
} Job;

static void
job_free (Job *job)
{
  studio_scene_unref (job->scene);
  g_free (job->id);
  g_free (job);
}

void
studio_contrast_free (StudioContrast *contrast)
{
  g_return_if_fail (contrast != NULL);

  g_free (contrast->better);
  g_free (contrast);
}

StudioPainter
studio_contrast_painter (GCancellable *cancellable)
{
  return (StudioPainter){ .context = studio_fonts_new_context (), .photos = studio_photo_cache_new (PHOTO_BUDGET), .cancellable = cancellable };
}

void
studio_contrast_painter_clear (StudioPainter *painter)
{
  g_clear_object (&painter->context);
  g_clear_pointer (&painter->photos, studio_photo_cache_unref);
}

static cairo_surface_t *
paint (StudioPainter *painter,
       StudioScene *scene,
       const StudioRegion *region,
       const guint8 *parts,
       GError **error)
{
  StudioPainter own = { .context = painter->context, .photos = painter->photos, .cancellable = painter->cancellable };
  cairo_surface_t *surface;

  own.parts = parts;
  own.part = parts != NULL ? STUDIO_PART_BELOW : STUDIO_PART_ALL;
  surface = studio_region_surface (&own, scene, region, FALSE, error);
  g_clear_error (&own.error);
  return surface;
}

static StudioColor
get_pixel (cairo_surface_t *surface,
           int x,
           int y)
{
  const guchar *row = cairo_image_surface_get_data (surface) + (gsize) y * (gsize) cairo_image_surface_get_stride (surface);
  guint32 pixel = ((const guint32 *) (gconstpointer) row)[x];

  return (StudioColor){ (pixel >> 16 & 0xff) / 255.0, (pixel >> 8 & 0xff) / 255.0, (pixel & 0xff) / 255.0, 1 };
}

/* --- measuring --- */

/* What the text itself puts under its letters. */
static StudioColor
with_own_ground (const StudioLayer *layer,
                 StudioColor under)
{
  if (layer->fill.kind == STUDIO_PAINT_SOLID)
    under = studio_color_over (&layer->fill.stops[0].color, &under);
  if (layer->text.highlight.a > 0)
    under = studio_color_over (&layer->text.highlight, &under);
  return under;
}

static GArray *
list_grounds (cairo_surface_t *surface,
              const StudioLayer *layer)
{
  int w = cairo_image_surface_get_width (surface), h = cairo_image_surface_get_height (surface);
  GArray *grounds = g_array_sized_new (FALSE, FALSE, sizeof (StudioColor), (guint) (w * h));

  cairo_surface_flush (surface);
  for (int y = 0; y < h; y++) {
    for (int x = 0; x < w; x++) {
      StudioColor color = with_own_ground (layer, get_pixel (surface, x, y));

      g_array_append_val (grounds, color);
    }
  }
  return grounds;
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return first < second ? -1 : first > second;
}

static double
find_ratio (GArray *grounds,
            const StudioColor *color)
{
  g_autoptr (GArray) ratios = g_array_sized_new (FALSE, FALSE, sizeof (double), grounds->len);

  for (guint i = 0; i < grounds->len; i++) {
    const StudioColor *ground = &g_array_index (grounds, StudioColor, i);
    StudioColor seen = studio_color_over (color, ground);
    double ratio = studio_color_contrast (&seen, ground);

    g_array_append_val (ratios, ratio);
  }
  if (ratios->len == 0)
    return 21;
  g_array_sort (ratios, compare_doubles);
  return g_array_index (ratios, double, (guint) ((ratios->len - 1) * WORST_SHARE));
}

static char *
find_better (GArray *grounds,
             StudioBrand *brand,
             double needed)
{
  static const char *const names[] = { "white", "ink", "deep", "primary", "accent", "accent2", "surface", "black" };
  const char *best = NULL;
  double best_ratio = needed;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    StudioColor color;
    double ratio;

    if (!studio_brand_lookup_color (brand, names[i], &color))
      continue;
    ratio = find_ratio (grounds, &color);
    if (ratio >= best_ratio) {
      best = names[i];
      best_ratio = ratio * 1.0001;
    }
  }
  return g_strdup (best);
}

static double
needed_ratio (StudioScene *scene,
              const StudioBox *box)
{
  double seen = box->fit.size * SEEN_WIDTH / scene->format->size.w;

  return seen >= LARGE || (seen >= LARGE_HEAVY && box->layer->text.weight >= HEAVY) ? 3 : 4.5;
}

/* The part of the page that the letters take, as they are turned. */
static StudioRect
letters_rect (StudioScene *scene,
              const StudioBox *box)
{
  StudioRect rect = studio_box_text_rect (box);
  StudioFrame frame = studio_frame_of_part (scene, (guint) (box - &g_array_index (scene->boxes, StudioBox, 0)), &rect);

  return studio_frame_bounds (&frame);
}

static gboolean
refuse_text (GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _ ("There is no such text on the page."));
  return FALSE;
}

/* Finds what has to be painted to see what lies behind the letters. */
static gboolean
find_region (StudioScene *scene,
             const StudioBox *box,
             StudioRegion *region,
             GError **error)
{
  StudioRect bounds = letters_rect (scene, box);
  cairo_rectangle_int_t page;

  region->scale = MIN (1, SAMPLE / MAX (1, MAX (bounds.w, bounds.h)));
  region->area = studio_region_of (scene->format, region->scale, &bounds);
  page = studio_region_page (scene->format, region->scale);
  return studio_region_intersect (&region->area, &page, &region->area) || refuse_text (error);
}

static gboolean
check_text (const StudioBox *box,
            GError **error)
{
  return (box != NULL && box->layer->kind == STUDIO_LAYER_TEXT) || refuse_text (error);
}

StudioContrast *
studio_contrast_measure (StudioScene *scene,
                         const char *id,
                         StudioPainter *painter,
                         GError **error)
{
  const char *ids[] = { id, NULL };
  g_autofree guint8 *parts = NULL;
  g_autoptr (GArray) grounds = NULL;
  const StudioBox *box;
  cairo_surface_t *surface;
  StudioContrast *contrast;
  StudioRegion region;

  g_return_val_if_fail (scene != NULL && id != NULL && painter != NULL, NULL);

  box = studio_scene_find (scene, id);
  if (!check_text (box, error) || !find_region (scene, box, &region, error))
    return NULL;
  parts = studio_parts_new (scene, ids);
  surface = paint (painter, scene, &region, parts, error);
  if (surface == NULL)
    return NULL;
  grounds = list_grounds (surface, box->layer);
  cairo_surface_destroy (surface);
  contrast = g_new0 (StudioContrast, 1);
  contrast->needed = needed_ratio (scene, box);
  contrast->ratio = find_ratio (grounds, &box->layer->text.color);
  if (contrast->ratio < contrast->needed)
    contrast->better = find_better (grounds, studio_snapshot_get_brand (scene->snapshot), contrast->needed);
  return contrast;
}

static void
measure_thread (GTask *task,
                gpointer source,
                gpointer data,
                GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  StudioPainter painter = studio_contrast_painter (cancellable);
  StudioContrast *contrast = studio_contrast_measure (job->scene, job->id, &painter, &error);

  studio_contrast_painter_clear (&painter);
  if (contrast != NULL)
    g_task_return_pointer (task, contrast, (GDestroyNotify) studio_contrast_free);
  else
    g_task_return_error (task, error);
}

void
studio_contrast_measure_async (StudioScene *scene,
                               const char *id,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  g_autoptr (GTask) task = NULL;
  GError *error = NULL;
  Job *job;

  g_return_if_fail (scene != NULL && id != NULL);

  task = g_task_new (NULL, cancellable, callback, data);
  g_task_set_source_tag (task, studio_contrast_measure_async);
  if (!check_text (studio_scene_find (scene, id), &error)) {
    g_task_return_error (task, error);
    return;
  }
  job = g_new0 (Job, 1);
  *job = (Job){ .scene = studio_scene_ref (scene), .id = g_strdup (id) };
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, measure_thread);
}

StudioContrast *
studio_contrast_measure_finish (GAsyncResult *result,
                                GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- one point --- */

static void
pick_thread (GTask *task,
             gpointer source,
             gpointer data,
             GCancellable *cancellable)
{
  Job *job = data;
  StudioRegion region = { 1, { (int) floor (job->point.x), (int) floor (job->point.y), 1, 1 } };
  GError *error = NULL;
  StudioPainter painter = studio_contrast_painter (cancellable);
  cairo_surface_t *surface = paint (&painter, job->scene, &region, NULL, &error);
  StudioColor *color;

  studio_contrast_painter_clear (&painter);
  if (surface == NULL) {
    g_task_return_error (task, error);
    return;
  }
  cairo_surface_flush (surface);
  color = g_new (StudioColor, 1);
  *color = get_pixel (surface, 0, 0);
  cairo_surface_destroy (surface);
  g_task_return_pointer (task, color, g_free);
}

void
studio_contrast_pick_async (StudioScene *scene,
                            StudioPoint point,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  g_return_if_fail (scene != NULL);

  task = g_task_new (NULL, cancellable, callback, data);
  g_task_set_source_tag (task, studio_contrast_pick_async);
  if (!(point.x >= 0 && point.y >= 0 && point.x < scene->format->size.w && point.y < scene->format->size.h)) {
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _ ("There is no colour to pick beside the page. Click on the picture."));
    return;
  }
  job = g_new0 (Job, 1);
  *job = (Job){ .scene = studio_scene_ref (scene), .point = point };
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, pick_thread);
}

gboolean
studio_contrast_pick_finish (GAsyncResult *result,
                             StudioColor *color,
                             GError **error)
{
  g_autofree StudioColor *found = NULL;

  g_return_val_if_fail (g_task_is_valid (result, NULL) && color != NULL, FALSE);

  found = g_task_propagate_pointer (G_TASK (result), error);
  if (found != NULL)
    *color = *found;
  return found != NULL;
}
