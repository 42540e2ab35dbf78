#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/** Deepest nesting read from any file; deeper is hostile (json-glib recurses). */
#define STUDIO_JSON_MAX_DEPTH 64

/**
 * studio_json_parse:
 * @source: what to call the text in errors, e.g. a file's base name
 * @bytes: UTF-8 text of one JSON document
 *
 * Reads strictly as RFC 8259 says: no comments, no byte order mark, no trailing text,
 * no duplicate members, no integers beyond 53 bits, valid UTF-8, no U+0000, nesting of at most
 * %STUDIO_JSON_MAX_DEPTH, at most 250 000 values. Errors name line and column (in characters).
 * The root may be of any type.
 *
 * Returns: (transfer full): the sealed (immutable) document
 */
JsonNode *studio_json_parse (const char *source, GBytes *bytes, GError **error);
/** The same with at most @most values: an object takes a hundred times as much memory as its two characters. */
JsonNode *studio_json_parse_at_most (const char *source, GBytes *bytes, guint most, GError **error);

/**
 * Writes with sorted members, two spaces of indent, one value a line, numbers in C
 * notation with at most four decimals and no trailing zeros, ending in a line feed. The same tree
 * always gives the same bytes.
 *
 * Returns: (transfer full): the text
 */
char *studio_json_write (JsonNode *node);
/** The same in one line, without spaces and line feed. Returns: (transfer full) */
char *studio_json_write_line (JsonNode *node);

/**
 * StudioJsonAt:
 *
 * A place in a document. It lives on the stack; each level points to the one above,
 * so that an error can name the path ("feed.json: layers[3].size") at no cost before one happens.
 */
typedef struct _StudioJsonAt StudioJsonAt;
struct _StudioJsonAt
{
  JsonNode *node;
  const StudioJsonAt *up; /* NULL at the root */
  const char *member;     /* NULL for an array's element */
  guint index;
  const char *source;
};

StudioJsonAt studio_json_at_root (const char *source, JsonNode *node);
/** Returns: FALSE if @at is no object or has no such member; no error is set. */
gboolean studio_json_at_member (const StudioJsonAt *at, const char *name, StudioJsonAt *child);
/** Returns: FALSE if @at is no array or too short. */
gboolean studio_json_at_element (const StudioJsonAt *at, guint index, StudioJsonAt *child);
/** Number of elements of an array, of members of an object, else 0. */
guint studio_json_at_length (const StudioJsonAt *at);
/** Returns: (transfer full): "source: path", e.g. "post.json: content.angka[2].nilai". */
char *studio_json_at_path (const StudioJsonAt *at);
/** Sets %STUDIO_ERROR_INVALID with "source: path: message". */
void studio_json_at_error (GError **error, const StudioJsonAt *at, const char *format, ...) G_GNUC_PRINTF (3, 4);

/*
 * Typed getters. An absent member leaves @value as it is (so set the default before) and gives
 * TRUE, unless @required; a member of another type (null too) gives FALSE and an error, and leaves
 * @value alone. An @at whose node is NULL, as _get_object() gives for an absent object, has no members;
 * one that is no object is an error. Strings belong to the node.
 */
gboolean studio_json_get_string (const StudioJsonAt *at, const char *name, gboolean required, const char **value, GError **error);
gboolean studio_json_get_double (const StudioJsonAt *at, const char *name, gboolean required, double *value, GError **error);
/** As _get_double(), never required, refusing what lies outside @min..@max; the default is not checked. */
gboolean studio_json_get_ranged (const StudioJsonAt *at, const char *name, double min, double max, double *value, GError **error);
gboolean studio_json_get_int (const StudioJsonAt *at, const char *name, gboolean required, int *value, GError **error);
gboolean studio_json_get_boolean (const StudioJsonAt *at, const char *name, gboolean required, gboolean *value, GError **error);
/** Never required. @names: NULL-terminated words; @value gets the index of the word found. The error lists the words. */
gboolean studio_json_get_choice (const StudioJsonAt *at, const char *name, const char *const *names, int *value, GError **error);
/** Checks type only: FALSE with error if present and not an object/array. @child->node is NULL when absent. */
gboolean studio_json_get_object (const StudioJsonAt *at, const char *name, gboolean required, StudioJsonAt *child, GError **error);
gboolean studio_json_get_array (const StudioJsonAt *at, const char *name, gboolean required, StudioJsonAt *child, GError **error);
/** FALSE with an error naming the first member not in the NULL-terminated @names (with the nearest name as a hint). */
gboolean studio_json_only_members (const StudioJsonAt *at, const char *const *names, GError **error);

/*
 * Documents are immutable; an edit makes a new root that shares what did not change, also between threads.
 * So keep a node with json_node_ref() and nothing else: json_node_copy(), json_node_dup_object(), json_object_ref()
 * and their like count without locks in json-glib 1.6, and the parent of a shared node may be long gone.
 *
 * @path: member names and array indices separated by "/" ("content/angka/2/nilai").
 */

/** Returns: (transfer none) (nullable): the node at @path. */
JsonNode *studio_json_lookup (JsonNode *root, const char *path);
/**
 * studio_json_with:
 * @root: a document
 * @path: where; missing objects on the way are made (also in place of a text or number), an index one past the end
 *   appends, "" is the root itself
 * @value: (nullable): the new value, which gets sealed, or NULL to remove the member or element
 *
 * Returns: (transfer full): a new sealed root; @root is not touched. A path that leads nowhere (a word or a far index
 *   in an array, removing what is not there) gives @root itself
 */
JsonNode *studio_json_with (JsonNode *root, const char *path, JsonNode *value);
/**
 * studio_json_with_member:
 * @object: (nullable): an object; NULL or anything else counts as an empty one
 * @name: the member, whatever letters it is made of: "/" does not lead further down here
 * @value: (nullable): its new value, which gets sealed, or NULL to remove it
 *
 * Returns: (transfer full): a new sealed object
 */
JsonNode *studio_json_with_member (JsonNode *object, const char *name, JsonNode *value);
/** Returns: (transfer full): @base with the members of @patch laid over it, objects merged deeply, others replaced. */
JsonNode *studio_json_merge (JsonNode *base, JsonNode *patch);
/** Returns: (transfer none) (nullable): the member's text, NULL if there is none or it is of another type. */
const char *studio_json_peek_string (JsonObject *object, const char *name);
/** Deep equality; 1 and 1.0 are equal. */
gboolean studio_json_equal (JsonNode *a, JsonNode *b);
/** Shorthands for making values. Returns: (transfer full): sealed; a number that is not finite becomes null. */
JsonNode *studio_json_string (const char *text);
JsonNode *studio_json_number (double number);

G_END_DECLS
