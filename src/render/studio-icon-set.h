#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** StudioIconSet: named line icons on a 24 × 24 grid. Immutable, so any thread may read it. */
typedef struct _StudioIconSet StudioIconSet;

/**
 * studio_icon_set_new:
 * @source: name for errors
 * @bytes: {"version": 1, "icons": {"pin": {"paths": ["M12 21…", …], "words": ["lokasi", …]}, …}}
 *
 * Every path is checked here, so that drawing can't fail later.
 *
 * Returns: (transfer full): the set
 */
StudioIconSet *studio_icon_set_new (const char *source, GBytes *bytes, GError **error);
void studio_icon_set_free (StudioIconSet *self);

/**
 * studio_icon_set_get_default:
 *
 * The set that comes with the program (drawing-icons.json in the data folder), read when first asked for. A missing or
 * damaged file is told once in the log and gives an empty set: a poster without its icons is better than none.
 *
 * Returns: (transfer none): lives as long as the program
 */
StudioIconSet *studio_icon_set_get_default (void);

/** Returns: (transfer none): all names, sorted, NULL-terminated. */
const char *const *studio_icon_set_get_names (StudioIconSet *self);
/** Returns: (transfer none) (nullable): SVG path data, NULL-terminated; NULL for an unknown @name. */
const char *const *studio_icon_set_get_paths (StudioIconSet *self, const char *name);
/** Returns: (transfer none) (nullable): words to find the icon by, NULL-terminated; NULL for an unknown @name. */
const char *const *studio_icon_set_get_words (StudioIconSet *self, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioIconSet, studio_icon_set_free)

G_END_DECLS
