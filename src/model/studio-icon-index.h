#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * StudioIconIndex: icons that are glyphs of fonts: what they are called and which words find them. The fonts themselves
 * come from the system. Immutable, so any thread may read it.
 */
typedef struct _StudioIconIndex StudioIconIndex;

/** StudioIconGlyph: @family: of the font; @words: (array zero-terminated=1), Indonesian; @words_en: English. All belong to the index. */
typedef struct
{
  const char *name; /* "mdi:school" */
  const char *family;
  gunichar code;
  const char *const *words;
  const char *const *words_en;
} StudioIconGlyph;

/** Returns: (transfer full): an index without icons */
StudioIconIndex *studio_icon_index_new (void);
void studio_icon_index_free (StudioIconIndex *self);
/**
 * studio_icon_index_add:
 * @source: name for errors
 * @bytes: {"version": 1, "prefix": "mdi", "family": "Material Design Icons", "icons": {"school": {"codepoint": "F474",
 *   "words_id": ["sekolah", …], "words_en": ["school", …]}, …}}
 *
 * Adds a font's icons as "PREFIX:NAME". Not after the index is shared.
 */
gboolean studio_icon_index_add (StudioIconIndex *self, const char *source, GBytes *bytes, GError **error);
/**
 * studio_icon_index_get_default:
 *
 * The icons of every JSON file of icons/ in the data folders, read when first asked for. A damaged file is told in the log and left out.
 *
 * Returns: (transfer none): lives as long as the program
 */
StudioIconIndex *studio_icon_index_get_default (void);
/** Returns: (transfer none) (nullable): the glyph of "mdi:school"; NULL for an unknown name */
const StudioIconGlyph *studio_icon_index_lookup (StudioIconIndex *self, const char *name);
/** Returns: (transfer none): all names, sorted, NULL-terminated. */
const char *const *studio_icon_index_get_names (StudioIconIndex *self);
/** Whether @name (nullable) means a font's glyph, known or not: it has a colon. */
gboolean studio_icon_is_glyph (const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioIconIndex, studio_icon_index_free)

G_END_DECLS
