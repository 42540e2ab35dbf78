#pragma once

#include "studio-json.h"

G_BEGIN_DECLS

/*
 * Reading small records of the office: texts of limited length, days, yes and no. All check functions give FALSE with an error that names the place.
 */

/** Returns: the text at @path; "" if there is none. */
const char *_studio_record_text (JsonNode *root, const char *path);
gboolean _studio_record_flag (JsonNode *root, const char *path);
/** @names: NULL-terminated; each a text of at most @max code points, if it is there. */
gboolean _studio_record_check_texts (const StudioJsonAt *at, const char *const *names, int max, GError **error);
gboolean _studio_record_check_flags (const StudioJsonAt *at, const char *const *names, GError **error);
/** "" and none are right, too. */
gboolean _studio_record_check_day (const StudioJsonAt *at, const char *name, GError **error);
/** An array of objects whose members @names are texts of at most @max code points; at most @n_most. */
gboolean _studio_record_check_list (const StudioJsonAt *at, const char *name, const char *const *names, int max, guint n_most, GError **error);
/** Returns: (transfer full): "22 November 2026"; "" if it is no day */
char *_studio_record_word_day (const char *iso);
/** Adds what both papers say of the day and place, and of @brand, a brand's document (nullable). */
void _studio_record_add_common (JsonObject *data, JsonNode *root, JsonNode *brand);

G_END_DECLS
