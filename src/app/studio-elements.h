#pragma once

#include "studio-brand.h"
#include "studio-geometry.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_ELEMENT (studio_element_get_type ())
G_DECLARE_FINAL_TYPE (StudioElement, studio_element, STUDIO, ELEMENT, GObject)

/**
 * StudioElement: something that can be put on a page: a layer with a name and the words it is found by. Immutable, so any
 * thread may read it.
 */

/** Returns: a name that no other element has: "balon", "icon:mi:school", "logo:utama". */
const char *studio_element_get_id (StudioElement *self);
/** Returns: what people call it, in the program's language. */
const char *studio_element_get_name (StudioElement *self);
/** Returns: the id of its group. */
const char *studio_element_get_group (StudioElement *self);
/** Returns: (transfer none): the layer to draw its small picture with, of a page of 1080 px. */
JsonNode *studio_element_get_picture (StudioElement *self);
/**
 * studio_element_make_layer:
 * @page: in px
 *
 * The layer for studio_composer_add(). The catalogue's lengths are px of a page 1080 px wide or high, whichever is less; they
 * are scaled to @page here, the size of letters and strokes too.
 *
 * Returns: (transfer full): a sealed layer object without id
 */
JsonNode *studio_element_make_layer (StudioElement *self, StudioSize page);

/** StudioElements: the catalogue of elements. Immutable once shared; any thread may read it. */
typedef struct _StudioElements StudioElements;

/** The group that the icons stand in, and the one of a brand's own marks, which the catalogue holds no elements of. */
#define STUDIO_ELEMENTS_ICONS "ikon"
#define STUDIO_ELEMENTS_STICKERS "merek"

/**
 * studio_elements_new:
 * @source: name for errors
 * @bytes: {"version": 1, "synonyms": [["sekolah", "pendidikan"], …], "groups": [{"id", "name", "name_en", "figures", "elements":
 *   [{"id", "name", "name_en", "words": […], "words_en": […], "layer": {…}, "picture": {…}}]}]}
 *
 * Returns: (transfer full): the catalogue, without icons
 */
StudioElements *studio_elements_new (const char *source, GBytes *bytes, GError **error);
void studio_elements_free (StudioElements *self);
/**
 * studio_elements_get_default:
 *
 * The catalogue that comes with the program (elements.json), with the icons drawn for it and those of the icon fonts that are
 * on this computer. Takes some 70 ms when first asked for, so let a worker thread ask first. What is damaged is told in the log and left out.
 *
 * Returns: (transfer none): lives as long as the program
 */
StudioElements *studio_elements_get_default (void);

guint studio_elements_get_n_groups (StudioElements *self);
const char *studio_elements_get_group_id (StudioElements *self, guint index);
/** Whether its elements show figures that a table holds: charts. The catalogue says so ("figures": true). */
gboolean studio_elements_group_has_figures (StudioElements *self, guint index);
/** In the program's language. */
const char *studio_elements_get_group_name (StudioElements *self, guint index);
/** Returns: (transfer container) (element-type StudioElement): those of a group, in the catalogue's order; none for an unknown one. */
GPtrArray *studio_elements_list (StudioElements *self, const char *group);
/** Returns: (transfer full) (nullable) */
StudioElement *studio_elements_find (StudioElements *self, const char *id);
/**
 * studio_elements_search:
 * @extra: (nullable) (element-type StudioElement): more elements that are searched, behind the catalogue's
 * @text: what a person typed; capitals and accents do not count
 *
 * Elements of which every word typed is found in the name, in the words of either language, among their synonyms or in
 * the group's name. Whole words come before beginnings, names before other words; equals keep the catalogue's order.
 *
 * Returns: (transfer container) (element-type StudioElement): best first; all for an empty text
 */
GPtrArray *studio_elements_search (StudioElements *self, GPtrArray *extra, const char *text);
/** Returns: (transfer container) (element-type StudioElement): the brand's logos, its ornament and its colours. */
GPtrArray *studio_elements_list_stickers (StudioBrand *brand);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioElements, studio_elements_free)

G_END_DECLS
