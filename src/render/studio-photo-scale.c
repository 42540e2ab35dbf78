#include "config.h"

#include "studio-photo-private.h"

#include <math.h>
#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif
#include <glib/gi18n-lib.h>

#include "studio-error.h"

#include "studio-vectors-private.h"

/* Weights sum to this. Bytes times weights leave 22 bits, of which the vertical pass keeps 15: what a signed half holds. */
#define WEIGHT_ONE 16384
#define VERTICAL_SHIFT 7
#define HORIZONTAL_SHIFT 21

#define MOST_MADE_UP ((1 << VERTICAL_SHIFT) - 8)

/* Loops over whole blocks are turned into vector code even at -O2. */
#define BLOCK 32

/* Which source pixels make up each pixel of the result, along one direction */
typedef struct
{
  int length;
  int stride; /* most taps of one pixel, rounded up to an even number */
  int *first;
  int *count;
  gint16 *weights; /* length * stride, zeros behind the taps */
} Axis;

struct _StudioPhotoScaler
{
  Axis across, down;
  cairo_rectangle_int_t window;
  gboolean same; /* whether the result is the window as it is */
  guint8 *ring;  /* the last down.stride rows */
  gsize ring_stride;
  gint16 *mixed; /* one row, padded to blocks and by a stride */
  guint32 *line;
  int taken, written;
  cairo_surface_t *surface;
  guint32 *target; /* where the stored pixel 0, 0 goes */
  gssize step_x, step_y;
};

/* Gives the weights of one pixel as integers that sum to WEIGHT_ONE; the largest takes what rounding left. */
static void
settle_weights (const double *exact,
                int count,
                gint16 *weights)
{
  double sum = 0;
  int rest = WEIGHT_ONE, largest = 0;

  for (int i = 0; i < count; i++)
    sum += exact[i];
  for (int i = 0; i < count; i++) {
    int weight = (int) lrint (exact[i] / sum * WEIGHT_ONE);

    weights[i] = (gint16) weight;
    rest -= weight;
    if (weight > weights[largest])
      largest = i;
  }
  weights[largest] = (gint16) (weights[largest] + rest);
}

/*
 * @start, @span: the wanted stretch in source pixels, of which there are @available.
 * A source pixel's weight falls off linearly with its distance from the wanted point, to none at @reach.
 */
static void
axis_init (Axis *axis,
           int length,
           double start,
           double span,
           int available)
{
  double step = span / length;
  double reach = MAX (1, step);
  g_autofree double *exact = NULL;

  axis->length = length;
  axis->stride = (MIN ((int) ceil (2 * reach), available) + 1) & ~1;
  axis->first = g_new (int, length);
  axis->count = g_new (int, length);
  axis->weights = g_new0 (gint16, (gsize) length * axis->stride);
  exact = g_new (double, axis->stride);
  for (int i = 0; i < length; i++) {
    double centre = CLAMP (start + (i + 0.5) * step, 0.5, available - 0.5) - 0.5;
    int first = MAX (0, (int) floor (centre - reach) + 1);
    int last = MIN (available - 1, (int) ceil (centre + reach) - 1);

    last = MIN (last, first + axis->stride - 1);
    for (int at = first; at <= last; at++)
      exact[at - first] = 1 - fabs (at - centre) / reach;
    axis->first[i] = first;
    axis->count[i] = last - first + 1;
    settle_weights (exact, axis->count[i], axis->weights + (gsize) i * axis->stride);
  }
}

static void
axis_clear (Axis *axis)
{
  g_free (axis->first);
  g_free (axis->count);
  g_free (axis->weights);
}

/* The stretch of source pixels that any pixel of the result needs; counts from its start from here on */
static void
axis_rebase (Axis *axis,
             int *first,
             int *length)
{
  int last = axis->length - 1;

  *first = axis->first[0];
  *length = axis->first[last] + axis->count[last] - *first;
  for (int i = 0; i < axis->length; i++)
    axis->first[i] -= *first;
}

static gboolean
axis_is_same (const Axis *axis)
{
  for (int i = 0; i < axis->length; i++) {
    if (axis->first[i] != i || axis->count[i] != 1)
      return FALSE;
  }
  return TRUE;
}

StudioPhotoStored
studio_photo_stored (const StudioPhotoRequest *request,
                     int orientation)
{
  StudioPhotoStored stored = { request->crop, request->width, request->height, orientation >= 5, FALSE, FALSE };

  stored.flip_x = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
  stored.flip_y = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
  if (stored.transposed) {
    stored.crop = (StudioRect){ request->crop.y, request->crop.x, request->crop.h, request->crop.w };
    stored.width = request->height;
    stored.height = request->width;
  }
  if (stored.flip_x)
    stored.crop.x = 1 - stored.crop.x - stored.crop.w;
  if (stored.flip_y)
    stored.crop.y = 1 - stored.crop.y - stored.crop.h;
  return stored;
}

/* Makes the surface and the steps in it that a step across or down the stored pixels means. */
static gboolean
make_surface (StudioPhotoScaler *scaler,
              const StudioPhotoRequest *request,
              const StudioPhotoStored *stored,
              gboolean opaque,
              GError **error)
{
  gssize stride;

  scaler->surface = cairo_image_surface_create (opaque ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32, request->width, request->height);
  if (cairo_surface_status (scaler->surface) != CAIRO_STATUS_SUCCESS) {
    g_set_error_literal (error, STUDIO_ERROR, STUDIO_ERROR_LIMIT, _ ("There is not enough memory for the picture at this size. Choose a smaller size."));
    return FALSE;
  }
  cairo_surface_flush (scaler->surface);
  scaler->target = (guint32 *) (gpointer) cairo_image_surface_get_data (scaler->surface);
  stride = cairo_image_surface_get_stride (scaler->surface) / (gssize) sizeof (guint32);
  scaler->step_x = stored->transposed ? stride : 1;
  scaler->step_y = stored->transposed ? 1 : stride;
  if (stored->flip_x) {
    scaler->target += scaler->step_x * (stored->width - 1);
    scaler->step_x = -scaler->step_x;
  }
  if (stored->flip_y) {
    scaler->target += scaler->step_y * (stored->height - 1);
    scaler->step_y = -scaler->step_y;
  }
  return TRUE;
}

StudioPhotoScaler *
studio_photo_scaler_new (const StudioPhotoRequest *request,
                         const StudioPhotoGrid *grid,
                         GError **error)
{
  g_autoptr (StudioPhotoScaler) scaler = g_new0 (StudioPhotoScaler, 1);
  StudioPhotoStored stored = studio_photo_stored (request, grid->orientation);
  gsize padded;

  if (!make_surface (scaler, request, &stored, grid->opaque, error))
    return NULL;
  axis_init (&scaler->across, stored.width, stored.crop.x * grid->width, stored.crop.w * grid->width, grid->columns);
  axis_init (&scaler->down, stored.height, stored.crop.y * grid->height, stored.crop.h * grid->height, grid->rows);
  axis_rebase (&scaler->across, &scaler->window.x, &scaler->window.width);
  axis_rebase (&scaler->down, &scaler->window.y, &scaler->window.height);
  scaler->same = axis_is_same (&scaler->across) && axis_is_same (&scaler->down);

  padded = ((gsize) scaler->window.width * 4 + BLOCK - 1) / BLOCK * BLOCK;
  scaler->ring_stride = padded;
  scaler->ring = g_malloc0_n (scaler->down.stride, padded);
  scaler->mixed = g_new0 (gint16, padded + (gsize) scaler->across.stride * 4);
  scaler->line = g_new (guint32, stored.width);
  return g_steal_pointer (&scaler);
}

void
studio_photo_scaler_free (StudioPhotoScaler *scaler)
{
  if (scaler == NULL)
    return;
  axis_clear (&scaler->across);
  axis_clear (&scaler->down);
  g_free (scaler->ring);
  g_free (scaler->mixed);
  g_free (scaler->line);
  g_clear_pointer (&scaler->surface, cairo_surface_destroy);
  g_free (scaler);
}

void
studio_photo_scaler_window (const StudioPhotoScaler *scaler,
                            cairo_rectangle_int_t *window)
{
  *window = scaler->window;
}

/* Adds two rows' shares in units of 1/128. Products keep their upper half: no wider numbers are needed. */
STUDIO_FOR_VECTORS static void
add_rows (guint16 *restrict mixed,
          const guint8 *restrict first,
          const guint8 *restrict second,
          const gint16 *weights,
          gsize length)
{
  guint16 a = (guint16) (weights[0] * 2), b = (guint16) (weights[1] * 2);

  for (gsize at = 0; at < length; at += BLOCK) {
    for (int i = 0; i < BLOCK; i++)
      mixed[at + i] = (guint16) (mixed[at + i] + ((guint32) (first[at + i] << 8) * a >> 16) + ((guint32) (second[at + i] << 8) * b >> 16));
  }
}

static const guint8 *
ring_row (const StudioPhotoScaler *scaler,
          int row)
{
  return scaler->ring + (gsize) (row % scaler->down.stride) * scaler->ring_stride;
}

static void
mix_down (StudioPhotoScaler *scaler,
          int y)
{
  const Axis *down = &scaler->down;
  const gint16 *weights = down->weights + (gsize) y * down->stride;
  guint16 *mixed = (guint16 *) scaler->mixed;
  int first = down->first[y];

  /* each share will be cut off below, by half a unit on average; what is made up for that stays below half a level */
  for (gsize i = 0; i < scaler->ring_stride; i++)
    mixed[i] = (guint16) (MIN (down->count[y], MOST_MADE_UP) / 2);
  for (int i = 0; i < down->count[y]; i += 2) /* the weight of a row too many is 0 */
    add_rows (mixed, ring_row (scaler, first + i), ring_row (scaler, first + i + 1), weights + i, scaler->ring_stride);
}

#ifdef __SSE2__
/* Two taps of all four channels at once */
static inline guint32
mix_pixel (const gint16 *pixels,
           const gint16 *weights,
           int taps)
{
  __m128i sums = _mm_set1_epi32 (1 << (HORIZONTAL_SHIFT - 1));

  for (int i = 0; i < taps; i += 2) {
    __m128i both = _mm_loadu_si128 ((const __m128i *) (gconstpointer) (pixels + i * 4));
    gint32 pair;

    memcpy (&pair, weights + i, sizeof pair);
    both = _mm_unpacklo_epi16 (both, _mm_srli_si128 (both, 8));
    sums = _mm_add_epi32 (sums, _mm_madd_epi16 (both, _mm_set1_epi32 (pair)));
  }
  sums = _mm_srli_epi32 (sums, HORIZONTAL_SHIFT);
  sums = _mm_packs_epi32 (sums, sums);
  return (guint32) _mm_cvtsi128_si32 (_mm_packus_epi16 (sums, sums));
}
#else
static inline guint32
mix_pixel (const gint16 *pixels,
           const gint16 *weights,
           int taps)
{
  guint8 bytes[4];
  guint32 pixel;

  for (int c = 0; c < 4; c++) {
    gint32 sum = 1 << (HORIZONTAL_SHIFT - 1);

    for (int i = 0; i < taps; i++)
      sum += pixels[i * 4 + c] * weights[i];
    bytes[c] = (guint8) (sum >> HORIZONTAL_SHIFT);
  }
  memcpy (&pixel, bytes, sizeof pixel);
  return pixel;
}
#endif

/* All pixels get as many taps as the one with the most: a loop that always ends alike is foreseen by the processor. */
static void
mix_across (StudioPhotoScaler *scaler)
{
  const Axis *across = &scaler->across;
  const gint16 *weights = across->weights;

  for (int x = 0; x < across->length; x++, weights += across->stride)
    scaler->line[x] = mix_pixel (scaler->mixed + (gsize) across->first[x] * 4, weights, across->stride);
}

static void
write_line (StudioPhotoScaler *scaler,
            const guint32 *line)
{
  guint32 *target = scaler->target + scaler->step_y * scaler->written;

  scaler->written++;
  if (scaler->step_x == 1) {
    memcpy (target, line, (gsize) scaler->across.length * sizeof *line);
    return;
  }
  for (int x = 0; x < scaler->across.length; x++, target += scaler->step_x)
    *target = line[x];
}

void
studio_photo_scaler_push (StudioPhotoScaler *scaler,
                          const guint32 *pixels)
{
  const Axis *down = &scaler->down;

  g_return_if_fail (scaler->taken < scaler->window.height);

  if (scaler->same) {
    scaler->taken++;
    write_line (scaler, pixels);
    return;
  }
  memcpy (scaler->ring + (gsize) (scaler->taken % down->stride) * scaler->ring_stride, pixels, (gsize) scaler->window.width * 4);
  scaler->taken++;
  while (scaler->written < down->length && down->first[scaler->written] + down->count[scaler->written] <= scaler->taken) {
    mix_down (scaler, scaler->written);
    mix_across (scaler);
    write_line (scaler, scaler->line);
  }
}

cairo_surface_t *
studio_photo_scaler_finish (StudioPhotoScaler *scaler)
{
  g_return_val_if_fail (scaler->written == scaler->down.length, NULL);

  cairo_surface_mark_dirty (scaler->surface);
  return g_steal_pointer (&scaler->surface);
}
