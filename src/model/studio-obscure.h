#pragma once

#include "studio-geometry.h"
#include "studio-json.h"

G_BEGIN_DECLS

/*
 * Parts of a photo that nobody may see: faces, identity numbers, number plates (docs/post-format.md, "Hidden areas"). They stand with
 * the photo's value, {"asset": …, "obscure": […]}, and hold wherever the post shows that photo: an area drawn once is hidden in
 * every size, on every page and in every template.
 */

typedef enum {
  STUDIO_OBSCURE_BLUR,
  STUDIO_OBSCURE_PIXELATE,
  STUDIO_OBSCURE_FILL,
} StudioObscureKind;

/**
 * StudioObscure:
 * @rect: in shares of the upright photo, within 0..1
 * @ellipse: only the ellipse in @rect
 * @strength: 0..1; even 0 cannot be undone
 * @applied: the photo's own pixels are destroyed there, so there is nothing left to do
 */
typedef struct
{
  StudioRect rect;
  StudioObscureKind kind;
  gboolean ellipse;
  gboolean applied;
  double strength;
} StudioObscure;

/** More areas than this in one photo, and all of it is hidden. */
#define STUDIO_OBSCURE_MAX 200

/**
 * studio_obscure_read:
 * @photo: (nullable): a photo's value
 *
 * What cannot be understood hides more, not less: an unknown kind fills, an area without a usable rect is the whole photo.
 *
 * Returns: (transfer full) (element-type StudioObscure): all areas of this value, those applied too
 */
GArray *studio_obscure_read (JsonNode *photo);
/** @areas: (element-type StudioObscure). Returns: (transfer full): @photo with these areas, or with none */
JsonNode *studio_obscure_write (JsonNode *photo, GArray *areas);

/**
 * studio_obscure_find:
 * @root: a post's document
 * @asset: an asset's hash, or "sample:NAME"
 *
 * Returns: (transfer full) (element-type StudioObscure): the areas of this photo, from wherever in the document it is used, that still
 *   have to be drawn; in the order of the document
 */
GArray *studio_obscure_find (JsonNode *root, const char *asset);
/** Returns: (transfer full) (element-type utf8): hashes of the photos with areas that still have to be destroyed, as a set. */
GHashTable *studio_obscure_list (JsonNode *root);
/**
 * studio_obscure_settle:
 * @root: a post's document
 * @destroyed: (element-type utf8 utf8): hash of a photo → hash of the picture that takes its place
 *
 * Returns: (transfer full): the document with the new hashes everywhere, its areas marked as applied
 */
JsonNode *studio_obscure_settle (JsonNode *root, GHashTable *destroyed);

G_END_DECLS
