#pragma once

#include "studio-json.h"

G_BEGIN_DECLS

/*
 * A list of objects in the post's document, such as "releases": what all of them read, add to and check in the same way. Documents come from
 * outside, so each function takes any value for the list and its entries.
 */

/** Returns: (transfer none) (nullable): the list in the member @name of @root, an object; NULL if there is none */
JsonArray *studio_entries_peek (JsonNode *root, const char *name);
guint studio_entries_count (JsonNode *root, const char *name);
/** Returns: (transfer none): the text in the member @name of @entry, "" if it has none or is no object */
const char *studio_entry_get_text (JsonNode *entry, const char *name);
/** Sets the member @name of @object unless @text is NULL or "". */
void studio_entry_put_text (JsonObject *object, const char *name, const char *text);
/**
 * studio_entries_with_last:
 * @entry: (transfer full)
 * @most: entries that stay; the oldest give way
 *
 * Returns: (transfer full): @root with one more
 */
JsonNode *studio_entries_with_last (JsonNode *root, const char *name, JsonNode *entry, guint most);

/** Whether a text of an entry has at most @most bytes; none is right too. The error names it. */
gboolean studio_entry_check_text (const StudioJsonAt *at, const char *name, gsize most, GError **error);
/** StudioEntryCheck: whether an entry, any value, is right; the error names what is not */
typedef gboolean (*StudioEntryCheck) (const StudioJsonAt *at, GError **error);
/** Checks the list in the member @name, which may be missing: at most @most entries, each right by @check. */
gboolean studio_entries_check (const StudioJsonAt *root, const char *name, guint most, StudioEntryCheck check, GError **error);

G_END_DECLS
