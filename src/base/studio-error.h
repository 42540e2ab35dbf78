#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * STUDIO_ERROR:
 *
 * Error domain for everything the studio itself refuses. Failing files, folders
 * and cancellation keep %G_IO_ERROR, so a caller can tell "the world failed"
 * from "the data is wrong".
 */
#define STUDIO_ERROR (studio_error_quark ())

/**
 * StudioError:
 * @STUDIO_ERROR_INVALID: data does not follow its format; the message names the member's path
 * @STUDIO_ERROR_NEWER: made by a newer major version of the program
 * @STUDIO_ERROR_LIMIT: beyond a safety limit (size, count, depth, ratio)
 * @STUDIO_ERROR_NOT_FOUND: a brand, template, format, field or asset that does not exist
 * @STUDIO_ERROR_UNSUPPORTED: a kind of file the program does not read
 * @STUDIO_ERROR_TRUNCATED: a file that ends too early or is damaged
 */
typedef enum {
  STUDIO_ERROR_INVALID,
  STUDIO_ERROR_NEWER,
  STUDIO_ERROR_LIMIT,
  STUDIO_ERROR_NOT_FOUND,
  STUDIO_ERROR_UNSUPPORTED,
  STUDIO_ERROR_TRUNCATED,
} StudioError;

GQuark studio_error_quark (void);

G_END_DECLS
