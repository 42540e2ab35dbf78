#pragma once

#include <cairo.h>

#include "studio-brand.h"
#include "studio-template.h"

G_BEGIN_DECLS

/*
 * Small pictures of templates in brands, kept as PNG in the user's cache so that the start page is filled at once. A file counts
 * while nothing that it was made from is newer: template, brand, parts, samples, icons, the program. These
 * functions read and write the disk: call them in threads.
 */

/** @program: (nullable): path of the running program. Returns: the time that pictures must not be older than, in s */
gint64 studio_template_pictures_newest_input (const char *program);
/** @width: of the picture in px. Returns: (nullable) (transfer full): the kept picture, if it still counts */
cairo_surface_t *studio_template_pictures_load (StudioTemplate *template, StudioBrand *brand, int width, gint64 newest_input);
/** A failure is only logged: the picture will be made again next time. */
void studio_template_pictures_save (StudioTemplate *template, StudioBrand *brand, int width, cairo_surface_t *surface);

G_END_DECLS
