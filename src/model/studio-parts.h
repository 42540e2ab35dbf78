#pragma once

#include "studio-json.h"

G_BEGIN_DECLS

/**
 * StudioPartLoader: gives the document of a part, or NULL with an error.
 * Returns: (transfer full)
 */
typedef JsonNode *(*StudioPartLoader) (const char *name, gpointer data, GError **error);

/**
 * studio_parts_expand:
 * @source: name for errors
 * @root: a template document
 *
 * Replaces every layer {"part": NAME, "id": ID, "args": {…}, …} by the part's layer: {arg.NAME} in its
 * strings become the given values, other members lie over its own, and the ids of its children get "ID." in
 * front. Parts may use parts; a cycle is an error that names the chain.
 *
 * Returns: (transfer full): the document without parts
 */
JsonNode *studio_parts_expand (const char *source, JsonNode *root, StudioPartLoader loader, gpointer data, GError **error);

/** Reads the part @name from the folders "parts", the person's own first. Returns: (transfer full) */
JsonNode *studio_parts_read (const char *name, GError **error);

G_END_DECLS
