#pragma once

#include "studio-finder.h"

G_BEGIN_DECLS

struct _StudioFinder
{
  gatomicrefcount ref_count;
  GPtrArray *groups;    /* StudioFinderClass */
  GPtrArray *occasions; /* StudioFinderClass */
  GPtrArray *kinds;     /* StudioKind, the commonest first */
  GHashTable *ignored;  /* (element-type utf8): folded words that say nothing */
};

/** StudioKind: a content type as the shelf knows it. */
typedef struct
{
  char *id;
  char *group;          /* (nullable) */
  GPtrArray *occasions; /* utf8 */
  GPtrArray *words;     /* utf8 */
} StudioKind;

/** Returns: (transfer none) (nullable) */
const StudioKind *_studio_finder_find_kind (StudioFinder *self, const char *type);

G_END_DECLS
