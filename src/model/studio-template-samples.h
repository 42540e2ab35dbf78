#pragma once

#include "studio-json.h"

G_BEGIN_DECLS

/**
 * StudioSampleNamer: gives the name that is to stand for a sample's.
 * Returns: (transfer full): NULL with an error ends it
 */
typedef char *(*StudioSampleNamer) (const char *name, gpointer data, GError **error);

/**
 * studio_template_samples_rename:
 * @root: a template's document with its parts put in
 *
 * Calls @namer for every {"sample": NAME} of layers, formats and samples, in a fixed order.
 *
 * Returns: (transfer full): the document with those names
 */
JsonNode *studio_template_samples_rename (JsonNode *root, StudioSampleNamer namer, gpointer data, GError **error);

/** Splits "ID@NAME". @id: (out) (transfer full): NULL for a sample of the program's own. Returns: the name behind it */
const char *studio_template_sample_split (const char *name, char **id);

G_END_DECLS
