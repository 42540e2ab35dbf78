#pragma once

#include "studio-export-choice.h"
#include "studio-scene.h"

G_BEGIN_DECLS

/** Returns: (transfer full): "398 kB", "1,6 MB" */
char *studio_export_words_bytes (gsize bytes);
/** Returns: (transfer none): what a kind of file is good for, in one line */
const char *studio_export_words_advice (StudioExportKind kind);
/**
 * studio_export_words_warning:
 * @scenes: (element-type StudioScene): the pages that are to become pictures
 *
 * Returns: (transfer full) (nullable): what a person should know before the pictures leave the house
 */
char *studio_export_words_warning (GPtrArray *scenes);
/** Returns: (transfer full): a folder as people call it: below the home folder without its path */
char *studio_export_words_folder (const char *folder);

G_END_DECLS
