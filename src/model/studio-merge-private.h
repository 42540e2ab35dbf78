#pragma once

#include "studio-merge.h"

G_BEGIN_DECLS

/** Most rows of a list that are compared one by one; longer ones count as one thing. */
#define STUDIO_MERGE_MAX_ROWS 500

/** MergeSides: the same place in all states; each may be NULL, which is: not there */
typedef struct
{
  JsonNode *base;
  JsonNode *base_sent;
  JsonNode *mine;
  JsonNode *mine_sent;
  JsonNode *theirs;
} MergeSides;

/** MergeOwner: whose an element is as a whole, because the other one removed it; what there is about it goes the same way */
typedef enum {
  MERGE_OWNER_NONE,
  MERGE_OWNER_MINE,
  MERGE_OWNER_THEIRS,
} MergeOwner;

typedef struct
{
  MergeSides roots;
  gboolean has_base;
  guint n_pages;
  GHashTable *choices; /* (nullable) */
  GPtrArray *path;     /* utf8, of the place that is being merged */
  GHashTable *layers;  /* id → MergeOwner */
  GHashTable *pages;   /* id → MergeOwner */
  StudioMerge *merge;
} MergeWork;

/* Whether both say the same; NULL is: not there. */
gboolean merge_same (JsonNode *a, JsonNode *b);
/* Returns: (nullable): the member, if @node is an object */
JsonNode *merge_member (JsonNode *node, const char *name);
MergeSides merge_sides_member (const MergeSides *sides, const char *name);
/* Returns: (transfer full) (nullable): by the rule of three, a conflict if both changed it; the path is the work's own */
JsonNode *merge_value (MergeWork *work, const MergeSides *sides);
/* As above, of an object member by member. */
JsonNode *merge_object (MergeWork *work, const MergeSides *sides);
void merge_push (MergeWork *work, const char *step);
void merge_pop (MergeWork *work);
void merge_note_taken (MergeWork *work);
/* Notes a conflict at the work's path, unless just this one was settled before. Returns: whether theirs is chosen */
gboolean merge_conflict (MergeWork *work, JsonNode *mine, JsonNode *theirs);

/* Of an array whose rows have no ids, by what stays the same around the changes. @result: (out). Returns: FALSE if they changed the same rows */
gboolean merge_rows (const MergeSides *sides, JsonNode **result);
JsonNode *merge_comments (MergeWork *work, const MergeSides *sides);
/* Whether a comment is settled. */
JsonNode *merge_done (MergeWork *work, const MergeSides *sides);
JsonNode *merge_replies (MergeWork *work, const MergeSides *sides);
JsonNode *merge_edited (MergeWork *work, const MergeSides *sides);
JsonNode *merge_published (MergeWork *work, const MergeSides *sides);
JsonNode *merge_review_log (MergeWork *work, const MergeSides *sides);
JsonNode *merge_sent (MergeWork *work, const MergeSides *sides);
JsonNode *merge_releases (MergeWork *work, const MergeSides *sides);
JsonNode *merge_set (MergeWork *work, const MergeSides *sides);
JsonNode *merge_plan (MergeWork *work, const MergeSides *sides);
JsonNode *merge_pages (MergeWork *work, const MergeSides *sides);
/* Finds pages and layers that one side removed. */
void merge_find_removed (MergeWork *work);
/* @id: of a layer */
MergeOwner merge_layer_owner (MergeWork *work, const char *id);
/* Returns: (transfer full) (nullable): the array, sealed; NULL if it has no elements and @mine is not there. @nodes: (element-type JsonNode) */
JsonNode *merge_make_array (GPtrArray *nodes, JsonNode *mine);

G_END_DECLS
