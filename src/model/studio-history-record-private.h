#pragma once

#include "studio-history-record.h"

#include "studio-history-private.h"

G_BEGIN_DECLS

/** A step that was read. Returns: (transfer none) (nullable): its object; NULL if it can't be read. */
JsonNode *studio_history_record_peek_step (StudioHistoryRecord *record, guint index);
/** Returns: (transfer none) (nullable): one of the files given to studio_history_record_new(). */
GBytes *studio_history_record_peek_file (StudioHistoryRecord *record, const char *hash);
/** Makes the pictures among the files known to @post. */
void studio_history_record_give_pictures (StudioHistoryRecord *record, StudioPost *post);

/** Returns: (transfer full): a step with all states as a document, see docs/library.md. Reads the logo files if it changes the brand */
JsonNode *studio_history_step_to_json (const StudioHistoryStep *step);
/** Returns: (transfer full): {NAME: SHA-256} of the brand's logo files. @bytes: (nullable): gets them by SHA-256 */
JsonNode *studio_history_describe_logos (StudioBrand *brand, GHashTable *bytes);

G_END_DECLS
