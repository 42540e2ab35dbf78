#include "config.h"

#include "studio-photo-tone.h"

#include <math.h>

gboolean
studio_photo_tone_is_plain (const StudioPhotoSpec *tone)
{
  return !tone->duotone && fabs (tone->saturation - 1) < 0.001 && fabs (tone->warmth) < 0.001 && fabs (tone->brightness) < 0.001 && fabs (tone->contrast) < 0.001;
}

/* Brightness and contrast are one curve a channel; warmth lifts red and lowers blue by the same share. */
static void
fill_curve (guint8 curve[256],
            const StudioPhotoSpec *tone,
            double gain)
{
  double slope = tone->contrast >= 0 ? 1 + tone->contrast * 1.5 : 1 + tone->contrast * 0.8;

  for (int i = 0; i < 256; i++) {
    double value = (i / 255.0 - 0.5) * slope + 0.5 + tone->brightness * 0.5;

    curve[i] = (guint8) lround (CLAMP (value * gain, 0, 1) * 255);
  }
}

typedef struct
{
  guint8 red[256], green[256], blue[256];
  int saturation; /* in 1/256 */
  gboolean duotone;
  guint8 ramp[256][3]; /* red, green and blue for each brightness */
} Tone;

static void
fill_ramp (Tone *tone,
           const StudioColor *dark,
           const StudioColor *light)
{
  for (int i = 0; i < 256; i++) {
    StudioColor color = studio_color_mix (dark, light, i / 255.0);

    tone->ramp[i][0] = (guint8) lround (CLAMP (color.r, 0, 1) * 255);
    tone->ramp[i][1] = (guint8) lround (CLAMP (color.g, 0, 1) * 255);
    tone->ramp[i][2] = (guint8) lround (CLAMP (color.b, 0, 1) * 255);
  }
}

static inline int
saturate (int channel,
          int grey,
          int saturation)
{
  return CLAMP (grey + (channel - grey) * saturation / 256, 0, 255);
}

/* @grey, @alpha: premultiplied */
static guint32
apply_ramp (const Tone *tone,
            int grey,
            guint32 alpha)
{
  const guint8 *color;

  if (alpha == 0)
    return 0;
  color = tone->ramp[MIN (255, (guint32) grey * 255 / alpha)];
  return alpha << 24 | (color[0] * alpha / 255) << 16 | (color[1] * alpha / 255) << 8 | (color[2] * alpha / 255);
}

/* Pixels are premultiplied; photos are opaque almost everywhere, and where they are not the error stays below what alpha hides. */
static guint32
apply_pixel (const Tone *tone,
             guint32 pixel)
{
  int red = tone->red[(pixel >> 16) & 255], green = tone->green[(pixel >> 8) & 255], blue = tone->blue[pixel & 255];
  guint32 alpha = pixel >> 24;
  /* luma weights of Rec. 709 in 1/256 */
  int grey = (red * 54 + green * 183 + blue * 19) / 256;

  if (tone->duotone)
    return apply_ramp (tone, grey, alpha);
  red = MIN (saturate (red, grey, tone->saturation), (int) alpha);
  green = MIN (saturate (green, grey, tone->saturation), (int) alpha);
  blue = MIN (saturate (blue, grey, tone->saturation), (int) alpha);
  return alpha << 24 | (guint32) red << 16 | (guint32) green << 8 | (guint32) blue;
}

void
studio_photo_tone_apply (cairo_surface_t *surface,
                         const StudioPhotoSpec *spec)
{
  int width = cairo_image_surface_get_width (surface), height = cairo_image_surface_get_height (surface);
  int stride = cairo_image_surface_get_stride (surface);
  gboolean opaque = cairo_image_surface_get_format (surface) == CAIRO_FORMAT_RGB24;
  guint8 *data;
  Tone tone;

  fill_curve (tone.red, spec, 1 + spec->warmth * 0.18);
  fill_curve (tone.green, spec, 1 + spec->warmth * 0.03);
  fill_curve (tone.blue, spec, 1 - spec->warmth * 0.18);
  tone.saturation = (int) lround (spec->saturation * 256);
  tone.duotone = spec->duotone;
  if (spec->duotone)
    fill_ramp (&tone, &spec->duotone_dark, &spec->duotone_light);
  cairo_surface_flush (surface);
  data = cairo_image_surface_get_data (surface);
  for (int y = 0; y < height; y++) {
    guint32 *row = (guint32 *) (gpointer) (data + (gsize) y * stride);

    for (int x = 0; x < width; x++)
      row[x] = apply_pixel (&tone, opaque ? row[x] | 0xff000000u : row[x]);
  }
  cairo_surface_mark_dirty (surface);
}
