#pragma once

#include "studio-pages.h"
#include "studio-scene.h"
#include "studio-template-maker.h"

G_BEGIN_DECLS

#define STUDIO_MAKER_DOCUMENT "template.json"

/**
 * StudioBake: a template while it is made.
 * @names: (element-type utf8 utf8): id of a layer on the canvas, without the number of its row → its id in the new template
 * @files: (element-type utf8 GBytes)
 * @hashes: (element-type utf8 utf8): name of a picture → its file
 */
typedef struct
{
  StudioTemplateMaker *maker;
  StudioSnapshot *snapshot; /* its hidden areas destroyed */
  const char *id;
  GHashTable *names;
  GHashTable *taken; /* ids of the new template */
  GHashTable *files;
  GHashTable *hashes;
  JsonObject *root;
  JsonObject *formats; /* by id */
  GError *error;
} StudioBake;

/** Returns: (transfer full) (nullable): the id in the new template of a layer on the canvas, the number of its row behind it. */
char *studio_bake_find_id (StudioBake *bake, const char *id);
/** Puts the pages' layers, and what each format and the person made of them, into the document. */
gboolean studio_bake_layers (StudioBake *bake);
/** Puts the fields and their samples into the document, and tokens into layers that become fields. */
gboolean studio_bake_fields (StudioBake *bake);
/** Returns: (transfer full): @node with every picture of the post as a sample in the new template's folder. */
JsonNode *studio_bake_pictures (StudioBake *bake, JsonNode *node);
/** Returns: (nullable): the set of a layer in a format of the new template; made if it is not there yet. */
JsonObject *studio_bake_get_set (StudioBake *bake, const StudioFormat *format, const char *id);
/** Returns: (nullable): the layer in the new template. */
JsonObject *studio_bake_find_layer (StudioBake *bake, const char *id);
/** Whether a post of @template shows in all chosen formats what @bake's post shows. */
gboolean studio_bake_prove (StudioBake *bake, StudioTemplate *template, GError **error);

G_END_DECLS
