#pragma once

#include "studio-reunion.h"

G_BEGIN_DECLS

/** StudioReunionWords: whose words are used: the fields of the post here, then those of the one that came. */
typedef struct
{
  StudioSnapshot *mine;
  StudioSnapshot *theirs;
  StudioPlatforms *platforms; /* (nullable) */
} StudioReunionWords;

/** @path: as in StudioMergeConflict. Returns: (transfer full): what stands there, in a few words */
char *studio_reunion_label (const StudioReunionWords *words, const char *const *path);
/** @value: (nullable): what stands there; @theirs: in the post that came. Returns: (transfer full): in words, at most some lines */
char *studio_reunion_value (const StudioReunionWords *words, const char *const *path, JsonNode *value, gboolean theirs);
/** Whether it shows in the picture, and hardly in words. @format: (out) (transfer full) (nullable): the size it shows in */
gboolean studio_reunion_is_look (const char *const *path, JsonNode *mine, JsonNode *theirs, char **format);

G_END_DECLS
