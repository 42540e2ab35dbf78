#pragma once

#include "studio-composer.h"

G_BEGIN_DECLS

/** StudioSizeChange: a layer that a person's hand changed in one size. @words: translated: what was changed, "Place and size" */
typedef struct
{
  char *id;
  char *words;
} StudioSizeChange;

void studio_size_change_free (StudioSizeChange *change);
/** Returns: (transfer full) (element-type StudioSizeChange): by layer id */
GPtrArray *studio_composer_list_changes (StudioComposer *self, const char *format_id);
/** Gives one layer of a size back to the automatic layout as one step. */
void studio_composer_reset_layer (StudioComposer *self, const char *format_id, const char *id);
/**
 * studio_find_changed_size:
 * @before, @after: two states of one document
 *
 * Where a person sees what an undo brought back. Returns: (nullable): the only size whose own changes differ; NULL if something
 *   else or nothing does
 */
const char *studio_find_changed_size (JsonNode *before, JsonNode *after);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioSizeChange, studio_size_change_free)

G_END_DECLS
