#pragma once

#include "studio-composer.h"

G_BEGIN_DECLS

struct _StudioComposer
{
  GObject parent_instance;
  StudioDocument *document;
  StudioScene *scene; /* (nullable) */
  const StudioFormat *format;
  guint page;
  StudioScopeOfEdit scope;
  StudioComposerWriter writer; /* (nullable) */
  gpointer writer_data;

  GPtrArray *selection; /* (element-type utf8): bottom to top */
  GPtrArray *entered;   /* (element-type utf8): groups and stacks a person went into, the outermost first */

  StudioTemplate *known;   /* (nullable): the template @places was made of */
  GHashTable *places;      /* (nullable): StudioTemplatePlace by layer id */
  GPtrArray *copies;       /* (nullable): ids of the last duplicates */
  StudioPoint copied_from; /* where the first of them was copied from */
  guint32 pasted;          /* hash of the text pasted last */
  guint n_pasted;          /* how often */
};

/* --- where layers are written (studio-composer-find.c) --- */

/** StudioTemplatePlace: a layer of the template. @index: among its parent's children; @parent: (nullable): the id of what it stands in. */
typedef struct
{
  JsonNode *layer;
  const char *parent;
  guint index;
  guint page;
} StudioTemplatePlace;

/**
 * StudioWritten: where a layer of a page is written. All pointers belong to the document.
 * @document: the post it was looked for in
 * @place: (nullable): of a template's layer
 * @layer: as written there, without overrides
 * @base: its id in the template ("kartu" for "kartu.0@p-1"); NULL for added ones
 * @path: of an added one in the post, "layers/l-1/children/0"
 * @root: an added one that stands on the page itself
 */
typedef struct
{
  JsonNode *document;
  const StudioTemplatePlace *place;
  JsonNode *layer;
  const char *base;
  char *path;
  gboolean root;
} StudioWritten;

/** @root: a document, also one in the making */
gboolean studio_composer_find_in (StudioComposer *self, JsonNode *root, const char *id, StudioWritten *written);
gboolean studio_composer_find (StudioComposer *self, const char *id, StudioWritten *written);
void studio_written_clear (StudioWritten *written);
JsonNode *studio_composer_get_root (StudioComposer *self);
/** The top member as written, with its overrides. Returns: (nullable) (transfer none) */
JsonNode *studio_composer_peek_member (StudioComposer *self, const StudioWritten *written, const char *id, const char *member, StudioOrigin *origin);
/** The same without overrides. */
JsonNode *studio_composer_peek_original (StudioComposer *self, const StudioWritten *written, const char *member);
/** Returns: (nullable) (transfer none): the member's text */
const char *studio_composer_peek_text (StudioComposer *self, const char *id, const char *member);
double studio_composer_peek_number (StudioComposer *self, const char *id, const char *member, double otherwise);
gboolean studio_composer_peek_flag (StudioComposer *self, const char *id, const char *member);
/** The translated word for a layer of @type, "text", "shape", …. @type: (nullable) */
const char *studio_composer_kind_word (const char *type);
/** Index of its box; -1: not laid out (yet). */
int studio_composer_find_box (StudioComposer *self, const char *id);
const StudioBox *studio_composer_get_box (StudioComposer *self, int index);
/** Index of the box it stands in; 0: the page itself; -1: none. */
int studio_composer_get_parent (StudioComposer *self, int index);
/** Product of the scales of all that @index stands in. */
double studio_composer_get_outer_scale (StudioComposer *self, int index);
/** Whether the post has made a layer of its own on this page that is @id or stands in it. */
gboolean studio_composer_is_added_root (StudioComposer *self, const char *id);
gboolean studio_json_is_object (JsonNode *node);
JsonNode *studio_json_boolean (gboolean value);
/** @text: (array zero-terminated=1) */
JsonNode *studio_json_texts (const char *const *texts, guint n);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StudioWritten, studio_written_clear)

/* --- writing (studio-composer-write.c) --- */

/** StudioEdit: a new document in the making, shown to the history as one step. */
typedef struct
{
  StudioComposer *self;
  JsonNode *root;
} StudioEdit;

StudioEdit studio_edit_begin (StudioComposer *self);
/** Makes objects on the way. @value: (nullable): NULL removes it and what it leaves empty in "set", "variants" and "layers". */
void studio_edit_write (StudioEdit *edit, const char *path, JsonNode *value);
/** @value: (nullable): NULL goes back to the template's value. */
void studio_edit_member (StudioEdit *edit, const char *id, const char *member, JsonNode *value, StudioScopeOfEdit scope);
void studio_edit_frame (StudioEdit *edit, const char *id, const StudioRect *frame, double rotation);
/** Forgets all overrides of a layer in all sizes. */
void studio_edit_forget (StudioEdit *edit, const char *id);
/** Ends it; nothing happens if nothing changed. */
void studio_edit_commit (StudioEdit *edit, const char *label, const char *merge);

/** Of this size, whatever the scope. */
gboolean studio_member_is_of_size (const char *member);
JsonNode *studio_frame_to_json (const StudioRect *frame);
gboolean studio_frame_from_json (JsonNode *node, StudioRect *frame);

/* --- others --- */

/** Says it, if there is a reason: "refused". Returns: whether @can can't be done with the layer. */
gboolean studio_composer_refuse_limit (StudioComposer *self, const char *id, StudioCan can);
void studio_composer_refuse (StudioComposer *self, const char *sentence);
/** Returns: (transfer container) (element-type utf8): the selected ones with which @can may be done; tells why if none may. */
GPtrArray *studio_composer_list_free (StudioComposer *self, StudioCan can);
/** "Move Title", "Move 3 Elements": @one has a %s, @several a %u. */
char *studio_composer_label (StudioComposer *self, GPtrArray *ids, const char *one, const char *several);
void studio_composer_forget_missing (StudioComposer *self);
void studio_composer_replace_selection (StudioComposer *self, GPtrArray *ids);
/** Returns: (transfer full): the names of the groups @id is in, the innermost first. */
char **studio_composer_list_groups (StudioComposer *self, const char *id);
char *studio_composer_new_id (StudioComposer *self, const char *prefix);
const char *studio_composer_get_page_id (StudioComposer *self);
/** Where a layer lies on the page: its outer box without its rotation. */
gboolean studio_composer_get_page_rect (StudioComposer *self, const char *id, StudioRect *rect, double *rotation);

/* --- order (studio-composer-order.c) --- */

/** Returns: (transfer full) (element-type utf8): ids of the layers that share @id's parent, or (NULL) of those on the page, bottom first. */
GPtrArray *studio_composer_list_siblings (StudioComposer *self, const char *id);
/** Puts @moved, in their order, behind the first @at of the others of @siblings. */
void studio_edit_order (StudioEdit *edit, GPtrArray *siblings, GPtrArray *moved, guint at);
/** Puts fresh layers of the page above @above (nullable: above everything). */
void studio_edit_order_fresh (StudioEdit *edit, GPtrArray *fresh, const char *above);
/** Returns: (nullable) (transfer none): the layer of the page itself that @id is or stands in. */
const char *studio_composer_get_page_layer (StudioComposer *self, const char *id);

/* --- added layers (studio-composer-structure.c) --- */

/** Writes a layer to this page and size. @layer: an object; members of its place on a page are written anew. Returns: (transfer full): its id */
char *studio_edit_add (StudioEdit *edit, JsonNode *layer, const StudioRect *frame);
/** Returns: (transfer full): @layer with ids of their own for all that stands in it */
JsonNode *studio_composer_freshen_children (StudioComposer *self, JsonNode *layer);
/** Removes a layer the post has made, and all that was said about it and what stands in it. */
void studio_edit_remove (StudioEdit *edit, const char *id);
/** Returns: (transfer full): @node without the members in @names (NULL-terminated) */
JsonNode *studio_json_without (JsonNode *node, const char *const *names);
/** Returns: (transfer full): with one member more; both are given away, and @node may be what a function has just made. */
JsonNode *studio_json_take (JsonNode *node, const char *path, JsonNode *value);

/* --- stacks (studio-composer-stack.c) --- */

/** Ungroups one added stack. Returns: FALSE if something else is selected */
gboolean studio_composer_unstack (StudioComposer *self);
/**
 * studio_edit_fit_columns:
 * @path: of a stack's "children"
 * @more: how many they have become more, -1 if one was taken out
 *
 * Columns that were as many as the children stay so.
 */
void studio_edit_fit_columns (StudioEdit *edit, const char *path, int more);
/** Duplicates layers that stand in added stacks as the next ones there. Returns: FALSE if something else is selected */
gboolean studio_composer_duplicate_in_stack (StudioComposer *self);
/** Puts a layer beside one of another parent, if both allow it. */
void studio_composer_put_inside (StudioComposer *self, const char *id, const char *other, gboolean above);

/* --- copies (studio-composer-copies.c) --- */

/**
 * studio_composer_copy_layer:
 * @plain: with the tokens' values instead of tokens
 *
 * The layer as one that can stand on its own on a page, at its place, without ids and order.
 * Returns: (transfer full) (nullable)
 */
JsonNode *studio_composer_copy_layer (StudioComposer *self, const char *id, gboolean plain);
/** Puts layers with "frame" on the page, above @above (nullable) and @offset away, and selects them. @layers: (element-type JsonNode) */
void studio_composer_put_copies (StudioComposer *self, GPtrArray *layers, StudioPoint offset, const char *above, const char *label);
/** Returns: (transfer full) (element-type JsonNode) */
GPtrArray *studio_composer_copy_selection (StudioComposer *self, gboolean plain);
/** What the selection's copies go above. Returns: (nullable) (transfer none) */
const char *studio_composer_get_topmost (StudioComposer *self);

G_END_DECLS
