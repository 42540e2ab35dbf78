#pragma once

#include "studio-geometry.h"

G_BEGIN_DECLS

/**
 * StudioFormat:
 * @id: "feed", "square", …: fixed by the command line contract
 * @name: English msgid of the shown name; pass through _()
 * @size: the design size in px, which is also the exported size at scale 1
 * @mm: the paper size in mm, or 0×0 for screen formats
 * @safe: what the platform's own buttons may cover, or the printer's margin, in design px
 * @platforms: where this format is posted, comma separated, for lists
 *
 * A size a post is laid out for.
 */
typedef struct
{
  const char *id;
  const char *name;
  StudioSize size;
  StudioSize mm;
  StudioInsets safe;
  const char *platforms;
} StudioFormat;

/** Returns: (transfer none) (nullable): the format called @id. */
const StudioFormat *studio_format_find (const char *id);
/** All formats in the order they are shown in; @n_formats gets their number. */
const StudioFormat *studio_format_list (guint *n_formats);
/** The part of the page that nothing covers, in design px. */
StudioRect studio_format_safe_rect (const StudioFormat *format);

G_END_DECLS
