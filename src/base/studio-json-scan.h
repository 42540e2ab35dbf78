#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * studio_json_scan:
 * @source: what to call the text in errors
 * @text: (array length=length): the text, not necessarily ending in NUL
 * @most: values; more are an error
 *
 * The strict reader behind studio_json_parse(). It builds json-glib's nodes itself: json-glib's
 * own parser recurses without a limit, wraps big integers, keeps the last of two equal members and
 * reads comments, a second document and U+0000 (json-glib 1.6.6).
 *
 * Returns: (transfer full): the document, not yet sealed
 */
JsonNode *studio_json_scan (const char *source, const char *text, gsize length, guint most, GError **error);

G_END_DECLS
