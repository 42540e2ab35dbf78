#pragma once

#include "studio-align.h"
#include "studio-document.h"
#include "studio-scene.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_COMPOSER (studio_composer_get_type ())
G_DECLARE_FINAL_TYPE (StudioComposer, studio_composer, STUDIO, COMPOSER, GObject)

/**
 * StudioComposer:
 *
 * What is selected on one page of a document, and the commands that change it. Canvas, panels, menus, palette and tests
 * all go through it; it writes to the document through its history only. Knows no widgets. Use it in one thread.
 *
 * Signals:
 * "selection-changed": other layers are selected, or another group is entered
 * "scene-changed": the page was laid out anew, or another page or size is shown
 * "refused" (const char *sentence): a command could not be done; says why and what to do
 */
StudioComposer *studio_composer_new (StudioDocument *document);
StudioDocument *studio_composer_get_document (StudioComposer *self);

/** The page that is laid out now. @scene: (nullable) (transfer none) */
void studio_composer_set_scene (StudioComposer *self, StudioScene *scene);
/** Returns: (nullable) (transfer none) */
StudioScene *studio_composer_get_scene (StudioComposer *self);
/** The size and page that edits go to; clears the selection when one changes. */
void studio_composer_set_view (StudioComposer *self, const StudioFormat *format, guint page);
const StudioFormat *studio_composer_get_format (StudioComposer *self);
guint studio_composer_get_page (StudioComposer *self);

/* --- selection (studio-composer-selection.c) --- */

/** Returns: (transfer none) (element-type utf8): ids of the selected layers, bottom to top, without doubles. */
GPtrArray *studio_composer_get_selection (StudioComposer *self);
gboolean studio_composer_is_selected (StudioComposer *self, const char *id);
/** Selects the layer and all it is grouped with; @extend: adds it, or takes it away when it was selected (Shift). */
void studio_composer_select (StudioComposer *self, const char *id, gboolean extend);
/** @ids: (array zero-terminated=1) */
void studio_composer_select_all_of (StudioComposer *self, const char *const *ids);
void studio_composer_select_all (StudioComposer *self);
void studio_composer_select_none (StudioComposer *self);
/** The next (@direction 1) or previous (-1) unlocked-or-not visible layer in reading order: rows from the top, from the left. */
void studio_composer_select_next (StudioComposer *self, int direction);
/** What a click at a page point would select: the topmost unit; @under: the one beneath the present selection; @deep: the
 * innermost layer. Returns: (nullable) (transfer none): an id */
const char *studio_composer_pick (StudioComposer *self, StudioPoint point, double slack, gboolean under, gboolean deep);
/** Double-click: selects the member at @point of the selected group. Returns: whether there was one. */
gboolean studio_composer_enter (StudioComposer *self, StudioPoint point, double slack);
/** Esc: out one level, then nothing selected. Returns: whether something changed. */
gboolean studio_composer_leave (StudioComposer *self);
/** Returns: (nullable): why the layer can't be changed in any way, for people */
const char *studio_composer_get_lock (StudioComposer *self, const char *id);
/**
 * Returns: (nullable): why @can can't be done with the layer, for people: the template keeps it, or what it stands in, as it is, or the
 *   person locked it. @can: one of them
 */
const char *studio_composer_get_limit (StudioComposer *self, const char *id, StudioCan can);
/** Why @can can't be done with any of the selected layers; of several, those that are free can be changed. Returns: (nullable) */
const char *studio_composer_get_common_limit (StudioComposer *self, StudioCan can);
/** As studio_composer_get_limit() for the content field that the layer shows, which a lock leaves open and only "can" of the template closes. */
const char *studio_composer_get_content_limit (StudioComposer *self, const char *id, StudioCan can);
/** What a person calls it: its own name, text or kind. Returns: (transfer full) */
char *studio_composer_get_layer_name (StudioComposer *self, const char *id);

/* --- values (studio-composer-values.c) --- */

/** Where a member's value comes from. */
typedef enum {
  STUDIO_ORIGIN_TEMPLATE,
  STUDIO_ORIGIN_ALL_SIZES,
  STUDIO_ORIGIN_THIS_SIZE,
} StudioOrigin;

/** The scope of the next style edits; moving and resizing is always of this size. */
typedef enum {
  STUDIO_SCOPE_ALL_SIZES,
  STUDIO_SCOPE_THIS_SIZE,
} StudioScopeOfEdit;

void studio_composer_set_scope (StudioComposer *self, StudioScopeOfEdit scope);
StudioScopeOfEdit studio_composer_get_scope (StudioComposer *self);
/** The layer as written (template, then overrides), tokens not replaced. Returns: (nullable) (transfer none): member's value */
JsonNode *studio_composer_get_member (StudioComposer *self, const char *id, const char *member, StudioOrigin *origin);
/**
 * Sets a member of all selected layers that are not locked as one step. "frame", "rotate", "flip", "scale" go to this size, "hidden" and
 * others to the scope. @value: (nullable): NULL goes back to the template's. @member may be a path, "stroke/width".
 */
void studio_composer_set_member (StudioComposer *self, const char *member, JsonNode *value, const char *label, const char *merge);
/**
 * StudioComposerWriter:
 *
 * Asked before studio_composer_set_member() writes: while a part of a text is selected, that takes the colour that all of it would
 * get otherwise. Returns: whether it was written so.
 */
typedef gboolean (*StudioComposerWriter) (const char *member, JsonNode *value, const char *merge, gpointer data);
/** @writer: (nullable): there is one at a time, and who set it takes it away */
void studio_composer_set_writer (StudioComposer *self, StudioComposerWriter writer, gpointer data);
/** The same for one layer, selected or not. */
void studio_composer_set_layer_member (StudioComposer *self, const char *id, const char *member, JsonNode *value, const char *label, const char *merge);
/**
 * Writes the words of a text: into the content field it shows, if it shows one alone ("{judul}", "{item.label}" of a row), so that
 * all sizes and the form follow; else as the layer's own text in all sizes. A lock of the layer keeps its own text only.
 */
void studio_composer_set_text (StudioComposer *self, const char *id, const char *text, const char *merge);
/** Returns: (nullable) (transfer full): where studio_composer_set_text() writes below "content", "judul", "angka/0/label"; NULL: the layer's own text */
char *studio_composer_get_text_path (StudioComposer *self, const char *id);
/** Moves and turns: StudioRect in px of the page relative to the parent box, as StudioPlacement of compose, and degrees for each id; one step. Locked ones stay. @frames and @rotations: @n values; NAN rotation: as is. */
void studio_composer_set_frames (StudioComposer *self, const char *const *ids, const StudioRect *frames, const double *rotations, guint n, const char *label, const char *merge);
/** The frame as stored or, if there is none, as laid out, in px of the page relative to the parent box; height 0: as the content needs. */
gboolean studio_composer_get_frame (StudioComposer *self, const char *id, StudioRect *frame, double *rotation);
void studio_composer_nudge (StudioComposer *self, double dx, double dy);
/** Moves the selection by px of the page. @merge: (nullable) */
void studio_composer_move_by (StudioComposer *self, double dx, double dy, const char *merge);
/** Ends the merging of steps: pointer released, focus left. */
void studio_composer_end_merge (StudioComposer *self);
/** Whether a format has changes of its own ("Disunting"). */
gboolean studio_composer_is_edited (StudioComposer *self, const char *format_id);
/** Back to automatic: drops the overrides of one size as one step. */
void studio_composer_reset_format (StudioComposer *self, const char *format_id);

/** Whether something of the layer was changed by hand, in all sizes or in this one. Added layers have nothing to go back to. */
gboolean studio_composer_is_overridden (StudioComposer *self, const char *id);
/** Takes the selected layers back to what the template says, in all sizes and in this one. */
void studio_composer_reset_layers (StudioComposer *self);

/* --- structure (studio-composer-structure.c) --- */

/**
 * Adds a layer to this page, in this size, above the selection or on top, and selects it.
 * @layer: an object as in a template, without id; "frame" may be absent: then it is put at @center (nullable: the page's
 * middle) in its "w" × "h". On a dark ground it gets colours that are seen there, see studio_ground_suit()
 * Returns: (transfer none): its id
 */
const char *studio_composer_add (StudioComposer *self, JsonNode *layer, const StudioPoint *center, const char *label);
/** Shows the selected added layers in all sizes (@all), or in this one only. */
void studio_composer_show_in_all (StudioComposer *self, gboolean all);
void studio_composer_remove (StudioComposer *self);
/** Copies the selected layers beside themselves; again: with the offset the copy was moved by. In an added stack: as its next ones. */
void studio_composer_duplicate (StudioComposer *self);
/** The same with an offset in px of the page: Alt and dragging. */
void studio_composer_duplicate_by (StudioComposer *self, double dx, double dy);
void studio_composer_group (StudioComposer *self);
void studio_composer_ungroup (StudioComposer *self);
/** Makes a stack (auto-layout) of the selected added layers. */
void studio_composer_make_stack (StudioComposer *self, gboolean row, double gap);

typedef enum {
  STUDIO_ORDER_UP,
  STUDIO_ORDER_DOWN,
  STUDIO_ORDER_TOP,
  STUDIO_ORDER_BOTTOM,
} StudioOrder;

void studio_composer_reorder (StudioComposer *self, StudioOrder order);
/** Puts one layer just above (@above) or below another of the same parent: dragging in the layers panel. */
void studio_composer_put_beside (StudioComposer *self, const char *id, const char *other, gboolean above);

/* --- arranging (studio-composer-arrange.c) --- */

/** @key: (nullable): the layer that stays, for %STUDIO_ALIGN_TO_KEY. One layer alone goes to the page where the selection is meant. */
void studio_composer_align (StudioComposer *self, StudioAlignEdge edge, StudioAlignTo to, const char *key);
void studio_composer_distribute (StudioComposer *self, gboolean across, StudioDistribute how);
/** Mirrors what is selected, together; @across: left becomes right. */
void studio_composer_flip (StudioComposer *self, gboolean across);
/** @degrees: clockwise, around the middle of all */
void studio_composer_rotate_by (StudioComposer *self, double degrees);

/* --- clipboard (studio-composer-clipboard.c) --- */

/** The selected layers as a JSON document for the clipboard ("application/vnd.pemda-studio.layers+json"). Returns: (nullable) (transfer full) */
char *studio_composer_copy (StudioComposer *self);
/** @in_place: where they were; otherwise beside. Returns: FALSE with @error if @text is no such document. */
gboolean studio_composer_paste (StudioComposer *self, const char *text, gboolean in_place, GError **error);
/** Colours, type and effects of the first selected layer. Returns: (nullable) (transfer full) */
char *studio_composer_copy_style (StudioComposer *self);
gboolean studio_composer_paste_style (StudioComposer *self, const char *text, GError **error);

/* --- pages (studio-composer-pages.c) --- */

guint studio_composer_get_n_pages (StudioComposer *self);
/** A blank page (@duplicate FALSE) or a copy of page @index, put behind it. Returns: the new page's index. */
guint studio_composer_add_page (StudioComposer *self, guint index, gboolean duplicate);
void studio_composer_move_page (StudioComposer *self, guint index, guint to);
/** The last one stays: "refused". */
void studio_composer_remove_page (StudioComposer *self, guint index);

G_END_DECLS
