#include "config.h"

#include "studio-draw-qr.h"

#include <math.h>
#include <qrencode.h>
#include <string.h>

#include "studio-draw-outline.h"
#include "studio-draw-paint.h"

/* ISO/IEC 18004 table 7: bytes that version 40 holds at level M */
#define MAX_BYTES 2331
#define MAX_QUIET 16

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QRcode, QRcode_free)

/* Where the modules lie: @origin of the first and @pitch from one to the next. */
typedef struct
{
  double x, y;
  double pitch_x, pitch_y;
} Raster;

static void
add_module_run (cairo_t *cr,
                const Raster *raster,
                int row,
                int from,
                int to)
{
  cairo_rectangle (cr, raster->x + from * raster->pitch_x, raster->y + row * raster->pitch_y, (to - from) * raster->pitch_x, raster->pitch_y);
}

static void
add_modules (cairo_t *cr,
             const QRcode *code,
             const Raster *raster)
{
  for (int row = 0; row < code->width; row++) {
    const unsigned char *modules = code->data + (gsize) row * code->width;
    int from = 0;

    while (from < code->width) {
      int to = from;

      while (to < code->width && (modules[to] & 1) != 0)
        to++;
      if (to > from)
        add_module_run (cr, raster, row, from, to);
      from = MAX (to, from + 1);
    }
  }
}

/* From user space to the target's own pixels, including the surface's scale and offset (HiDPI, groups). */
static cairo_matrix_t
pixel_matrix (cairo_t *cr,
              cairo_surface_t *target)
{
  cairo_matrix_t user, device;
  double sx, sy, ox, oy;

  cairo_surface_get_device_scale (target, &sx, &sy);
  cairo_surface_get_device_offset (target, &ox, &oy);
  cairo_matrix_init (&device, sx, 0, 0, sy, ox, oy);
  cairo_get_matrix (cr, &user);
  cairo_matrix_multiply (&user, &user, &device);
  return user;
}

/* Moves @raster onto whole pixels. It stays as it is where there are none (vector files, turned codes, tiny modules). */
static void
snap (cairo_t *cr,
      const StudioRect *square,
      int width,
      Raster *raster)
{
  cairo_surface_t *target = cairo_get_group_target (cr);
  cairo_matrix_t to_pixels = pixel_matrix (cr, target);
  cairo_matrix_t back = to_pixels;
  double pitch = floor (MIN (raster->pitch_x * fabs (to_pixels.xx), raster->pitch_y * fabs (to_pixels.yy)) + 1e-6);
  double left = square->x + square->w / 2;
  double top = square->y + square->h / 2;

  if (cairo_surface_get_type (target) != CAIRO_SURFACE_TYPE_IMAGE || to_pixels.xy != 0 || to_pixels.yx != 0)
    return;
  if (!(pitch >= 2) || !(to_pixels.xx > 0 && to_pixels.yy > 0) || cairo_matrix_invert (&back) != CAIRO_STATUS_SUCCESS)
    return;

  cairo_matrix_transform_point (&to_pixels, &left, &top);
  /* not round(): that goes another way where a part of a page begins below the code's upper edge */
  left = floor (left - pitch * width / 2 + 0.5);
  top = floor (top - pitch * width / 2 + 0.5);
  cairo_matrix_transform_point (&back, &left, &top);
  *raster = (Raster){ left, top, pitch / to_pixels.xx, pitch / to_pixels.yy };
}

gboolean
studio_draw_qr (cairo_t *cr,
                const StudioRect *rect,
                const StudioQrSpec *spec)
{
  g_autoptr (QRcode) code = NULL;
  StudioRect square;
  Raster raster;
  double quiet, side, pitch;

  g_return_val_if_fail (cr != NULL && rect != NULL && spec != NULL, FALSE);

  if (!studio_draw_rect_usable (rect) || spec->text == NULL || spec->text[0] == '\0' || strlen (spec->text) > MAX_BYTES)
    return FALSE;
  code = QRcode_encodeString8bit (spec->text, 0, QR_ECLEVEL_M);
  if (code == NULL)
    return FALSE;

  quiet = spec->quiet >= 0 ? MIN (spec->quiet, MAX_QUIET) : 0;
  side = MIN (rect->w, rect->h);
  square = (StudioRect){ rect->x + (rect->w - side) / 2, rect->y + (rect->h - side) / 2, side, side };
  pitch = side / (code->width + 2 * quiet);
  raster = (Raster){ square.x + quiet * pitch, square.y + quiet * pitch, pitch, pitch };
  snap (cr, &square, code->width, &raster);

  cairo_save (cr);
  cairo_new_path (cr);
  studio_draw_color_set (cr, &spec->ground, 1);
  cairo_rectangle (cr, square.x, square.y, square.w, square.h);
  cairo_fill (cr);
  studio_draw_color_set (cr, &spec->color, 1);
  add_modules (cr, code, &raster);
  cairo_fill (cr);
  cairo_restore (cr);
  return TRUE;
}
