#include "config.h"

#include "studio-encode-private.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>
#include <isa-l.h>

#include "studio-error.h"

/*
 * The rows are cut into stripes that are compressed apart, each ending in a full flush, so that they can be
 * compressed at the same time and still be one deflate stream (RFC 1951, RFC 1950). Each is an IDAT chunk of its own.
 */
#define STRIPE_ROWS 32
/* PNG's own limit is 2^31 - 1; this keeps a stripe below it and the whole within what cairo can make. */
#define MAX_SIDE 32767
#define ADLER_BASE 65521u
/* a chunk's length, kind and checksum */
#define CHUNK_EXTRA 12
/* isa-l's level 2 takes 4 % longer than 1 for files 0.6 % smaller. Working memory: with more, blocks of the stream grow, which
 * suits rows of one kind, but a post has photos beside flat colours. */
#define LEVEL 2
#define LEVEL_BUFFER ISAL_DEF_LVL2_SMALL

typedef struct
{
  GByteArray *chunk; /* a whole IDAT chunk */
  guint32 adler;
  gsize raw_size;
} Stripe;

typedef struct
{
  StudioEncodePixels pixels;
  int bytes_per_pixel;
  gsize row_size; /* without the filter's number */
  int count;
  Stripe *stripes;
  int next; /* atomic: the next stripe that nobody has taken */
  GCancellable *cancellable;
  const StudioEncodeMemory *memory; /* (nullable): of a picture of the same shape */
} Encoder;

struct _StudioEncodeMemory
{
  cairo_surface_t *surface; /* (nullable) */
  StudioEncodePixels pixels;
  int count;
  Stripe *stripes;
};

/* What one thread works with */
typedef struct
{
  StudioEncodeFilter filter;
  guint8 *raw;
  guint8 *level_buffer;
  struct isal_zstream stream;
} Bench;

static void
to_rgb (const guint32 *from,
        guint8 *to,
        int length)
{
  for (int x = 0; x < length; x++) {
    to[x * 3] = (guint8) (from[x] >> 16);
    to[x * 3 + 1] = (guint8) (from[x] >> 8);
    to[x * 3 + 2] = (guint8) from[x];
  }
}

static void
to_rgba (const guint32 *from,
         guint8 *to,
         int length)
{
  for (int x = 0; x < length; x++) {
    guint32 pixel = studio_encode_straight (from[x]);

    to[x * 4] = (guint8) (pixel >> 16);
    to[x * 4 + 1] = (guint8) (pixel >> 8);
    to[x * 4 + 2] = (guint8) pixel;
    to[x * 4 + 3] = (guint8) (pixel >> 24);
  }
}

static void
fetch_row (const Encoder *encoder,
           int y,
           guint8 *row)
{
  if (encoder->bytes_per_pixel == 3)
    to_rgb (studio_encode_row (&encoder->pixels, y), row, encoder->pixels.width);
  else
    to_rgba (studio_encode_row (&encoder->pixels, y), row, encoder->pixels.width);
}

/* Fills the bench with the filtered rows of a stripe. Returns: their size in bytes */
static gsize
filter_stripe (const Encoder *encoder,
               Bench *bench,
               int from,
               int to)
{
  guint8 *row = bench->filter.rows[0], *above = bench->filter.rows[1];
  gsize size = 0;

  if (from > 0)
    fetch_row (encoder, from - 1, above);
  else
    memset (above, 0, encoder->row_size);
  for (int y = from; y < to; y++) {
    guint8 *swap = row;

    fetch_row (encoder, y, row);
    studio_encode_filter_row (&bench->filter, row, above, bench->raw + size);
    size += 1 + encoder->row_size;
    row = above;
    above = swap;
  }
  return size;
}

static void
chunk_begin (GByteArray *out,
             const char *kind)
{
  g_byte_array_append (out, (const guint8 *) "\0\0\0\0", 4);
  g_byte_array_append (out, (const guint8 *) kind, 4);
}

static void
put_be (guint8 *at,
        guint32 value)
{
  value = GUINT32_TO_BE (value);
  memcpy (at, &value, 4);
}

/* Completes the chunk that began at @start. */
static void
chunk_end (GByteArray *out,
           guint start)
{
  guint32 length = out->len - start - 8;
  guint8 checksum[4];

  put_be (out->data + start, length);
  put_be (checksum, crc32_gzip_refl (0, out->data + start + 4, length + 4));
  g_byte_array_append (out, checksum, 4);
}

static void
append_chunk (GByteArray *out,
              const char *kind,
              const guint8 *data,
              guint length)
{
  guint start = out->len;

  chunk_begin (out, kind);
  if (length > 0)
    g_byte_array_append (out, data, length);
  chunk_end (out, start);
}

static void
deflate_into (Bench *bench,
              gsize raw_size,
              gboolean last,
              GByteArray *out)
{
  struct isal_zstream *stream = &bench->stream;

  isal_deflate_init (stream);
  stream->level = LEVEL;
  /* isa-l 2.30 lets what is left in there from another stripe choose between matches of one length, once in some thousand stripes */
  memset (bench->level_buffer, 0, LEVEL_BUFFER);
  stream->level_buf = bench->level_buffer;
  stream->level_buf_size = LEVEL_BUFFER;
  stream->flush = last ? NO_FLUSH : FULL_FLUSH;
  stream->end_of_stream = last;
  stream->next_in = bench->raw;
  stream->avail_in = (guint32) raw_size;
  do {
    guint used = out->len;
    guint room = (guint) (raw_size / 2) + 1024;

    g_byte_array_set_size (out, used + room);
    stream->next_out = out->data + used;
    stream->avail_out = room;
    if (isal_deflate (stream) != COMP_OK)
      g_error ("isa-l refused its own settings"); /* cannot be: nothing of the picture decides them */
    g_byte_array_set_size (out, used + room - stream->avail_out);
  } while (stream->avail_out == 0);
}

/* The checksum of two stretches from theirs: the second's sums start at 1 and 0 and are @length bytes long. */
static guint32
adler32_join (guint32 first,
              guint32 second,
              gsize length)
{
  guint64 rest = length % ADLER_BASE;
  guint64 a1 = first & 0xffff, b1 = first >> 16;
  guint64 a2 = second & 0xffff, b2 = second >> 16;
  guint64 a = (a1 + a2 + ADLER_BASE - 1) % ADLER_BASE;
  guint64 b = (b1 + b2 + rest * (a1 + ADLER_BASE - 1)) % ADLER_BASE;

  return (guint32) (b << 16 | a);
}

/* A stripe is filtered by its own rows and the one above. */
static gboolean
is_remembered (const Encoder *encoder,
               int from,
               int to)
{
  const StudioEncodeMemory *memory = encoder->memory;

  if (memory == NULL)
    return FALSE;
  for (int y = MAX (0, from - 1); y < to; y++) {
    if (memcmp (studio_encode_row (&memory->pixels, y), studio_encode_row (&encoder->pixels, y), (gsize) encoder->pixels.width * 4) != 0)
      return FALSE;
  }
  return TRUE;
}

static void
encode_stripe (Encoder *encoder,
               Bench *bench,
               int number)
{
  Stripe *stripe = &encoder->stripes[number];
  int from = number * STRIPE_ROWS;
  int to = MIN (from + STRIPE_ROWS, encoder->pixels.height);

  if (is_remembered (encoder, from, to)) {
    *stripe = encoder->memory->stripes[number];
    g_byte_array_ref (stripe->chunk);
    return;
  }
  stripe->raw_size = filter_stripe (encoder, bench, from, to);
  stripe->adler = isal_adler32 (1, bench->raw, stripe->raw_size);
  stripe->chunk = g_byte_array_new ();
  chunk_begin (stripe->chunk, "IDAT");
  if (number == 0)
    g_byte_array_append (stripe->chunk, (const guint8 *) "\x78\x01", 2); /* zlib: 32 kB window, fastest level */
  deflate_into (bench, stripe->raw_size, number == encoder->count - 1, stripe->chunk);
  chunk_end (stripe->chunk, 0);
}

static void
bench_init (Bench *bench,
            const Encoder *encoder)
{
  studio_encode_filter_init (&bench->filter, encoder->row_size, encoder->bytes_per_pixel);
  bench->raw = g_malloc_n (STRIPE_ROWS, 1 + encoder->row_size);
  bench->level_buffer = g_malloc (LEVEL_BUFFER);
}

static void
bench_clear (Bench *bench)
{
  studio_encode_filter_clear (&bench->filter);
  g_free (bench->raw);
  g_free (bench->level_buffer);
}

static gpointer
work (gpointer data)
{
  Encoder *encoder = data;
  g_autofree Bench *bench = g_new0 (Bench, 1); /* isa-l's part is too large for a stack */
  int number;

  bench_init (bench, encoder);
  while (!g_cancellable_is_cancelled (encoder->cancellable) && (number = g_atomic_int_add (&encoder->next, 1)) < encoder->count)
    encode_stripe (encoder, bench, number);
  bench_clear (bench);
  return NULL;
}

/* Works in this thread and in @threads - 1 more. One that cannot be had is done without. */
static void
work_together (Encoder *encoder,
               int threads)
{
  g_autoptr (GPtrArray) helpers = g_ptr_array_new ();

  for (int i = 1; i < MIN (threads, encoder->count); i++) {
    GThread *helper = g_thread_try_new ("png", work, encoder, NULL);

    if (helper != NULL)
      g_ptr_array_add (helpers, helper);
  }
  work (encoder);
  for (guint i = 0; i < helpers->len; i++)
    g_thread_join (helpers->pdata[i]);
}

static void
append_head (const Encoder *encoder,
             double dpi,
             GByteArray *out)
{
  guint8 header[13] = { [8] = 8, [9] = encoder->bytes_per_pixel == 3 ? 2 : 6 }; /* 8 bits; RGB or RGBA */
  guint8 perceptual = 0;
  guint8 density[9] = { [8] = 1 }; /* per metre */

  g_byte_array_append (out, (const guint8 *) "\x89PNG\r\n\x1a\n", 8);
  put_be (header, (guint32) encoder->pixels.width);
  put_be (header + 4, (guint32) encoder->pixels.height);
  append_chunk (out, "IHDR", header, sizeof header);
  append_chunk (out, "sRGB", &perceptual, 1);
  if (dpi > 0) {
    put_be (density, (guint32) lround (dpi / 0.0254));
    put_be (density + 4, (guint32) lround (dpi / 0.0254));
    append_chunk (out, "pHYs", density, sizeof density);
  }
}

static GBytes *
join (const Encoder *encoder,
      double dpi)
{
  guint32 adler = 1;
  guint8 sum[4];
  gsize size = 256;
  GByteArray *out;

  for (int i = 0; i < encoder->count; i++)
    size += encoder->stripes[i].chunk->len;
  out = g_byte_array_sized_new ((guint) size);
  append_head (encoder, dpi, out);
  for (int i = 0; i < encoder->count; i++) {
    const Stripe *stripe = &encoder->stripes[i];

    g_byte_array_append (out, stripe->chunk->data, stripe->chunk->len);
    adler = adler32_join (adler, stripe->adler, stripe->raw_size);
  }
  put_be (sum, adler);
  append_chunk (out, "IDAT", sum, 4);
  append_chunk (out, "IEND", NULL, 0);
  return g_byte_array_free_to_bytes (out);
}

static void
encoder_clear (Encoder *encoder)
{
  for (int i = 0; i < encoder->count; i++)
    g_clear_pointer (&encoder->stripes[i].chunk, g_byte_array_unref);
  g_free (encoder->stripes);
}

StudioEncodeMemory *
studio_encode_memory_new (void)
{
  return g_new0 (StudioEncodeMemory, 1);
}

static void
forget (StudioEncodeMemory *memory)
{
  for (int i = 0; i < memory->count; i++)
    g_clear_pointer (&memory->stripes[i].chunk, g_byte_array_unref);
  g_clear_pointer (&memory->stripes, g_free);
  g_clear_pointer (&memory->surface, cairo_surface_destroy);
  memory->count = 0;
}

void
studio_encode_memory_free (StudioEncodeMemory *memory)
{
  if (memory == NULL)
    return;
  forget (memory);
  g_free (memory);
}

static gboolean
is_alike (const StudioEncodeMemory *memory,
          const StudioEncodePixels *pixels)
{
  return memory != NULL && memory->surface != NULL && memory->pixels.width == pixels->width && memory->pixels.height == pixels->height &&
         memory->pixels.opaque == pixels->opaque;
}

/* Takes the encoder's stripes. */
static void
remember (StudioEncodeMemory *memory,
          Encoder *encoder,
          cairo_surface_t *surface)
{
  forget (memory);
  memory->surface = cairo_surface_reference (surface);
  memory->pixels = encoder->pixels;
  memory->count = encoder->count;
  memory->stripes = g_steal_pointer (&encoder->stripes);
  encoder->count = 0;
}

static GBytes *
encode_png (cairo_surface_t *surface,
            double dpi,
            int threads,
            StudioEncodeMemory *memory,
            GCancellable *cancellable,
            GError **error)
{
  Encoder encoder = { .cancellable = cancellable };
  GBytes *bytes = NULL;

  if (!studio_encode_pixels (surface, MAX_SIDE, &encoder.pixels, error))
    return NULL;
  encoder.bytes_per_pixel = encoder.pixels.opaque ? 3 : 4;
  encoder.row_size = (gsize) encoder.pixels.width * encoder.bytes_per_pixel;
  encoder.count = (encoder.pixels.height + STRIPE_ROWS - 1) / STRIPE_ROWS;
  encoder.stripes = g_new0 (Stripe, encoder.count);
  encoder.memory = is_alike (memory, &encoder.pixels) ? memory : NULL;
  work_together (&encoder, threads);
  if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    bytes = join (&encoder, dpi);
  if (bytes != NULL && memory != NULL)
    remember (memory, &encoder, surface);
  encoder_clear (&encoder);
  return bytes;
}

GBytes *
studio_encode_png_after (cairo_surface_t *surface,
                         double dpi,
                         StudioEncodeMemory *memory,
                         GCancellable *cancellable,
                         GError **error)
{
  g_return_val_if_fail (memory != NULL && dpi >= 0, NULL);

  return encode_png (surface, dpi, 1, memory, cancellable, error);
}

GBytes *
studio_encode_png_with (cairo_surface_t *surface,
                        double dpi,
                        int threads,
                        GCancellable *cancellable,
                        GError **error)
{
  g_return_val_if_fail (threads >= 1 && dpi >= 0, NULL);

  return encode_png (surface, dpi, threads, NULL, cancellable, error);
}

GBytes *
studio_encode_png (cairo_surface_t *surface,
                   GCancellable *cancellable,
                   GError **error)
{
  return studio_encode_png_with (surface, 0, 2, cancellable, error);
}
