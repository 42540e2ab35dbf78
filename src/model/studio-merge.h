#pragma once

#include "studio-json.h"

G_BEGIN_DECLS

/*
 * Two states of the same post become one, by the ids of its elements (docs/post-format.md, "Merging"). Nothing is overwritten silently: what
 * both have changed in different ways keeps what is here until a person chooses.
 */

/**
 * StudioMergeOrder: documents of one post.
 * @base: (nullable): what both come from; NULL: nobody knows, so that every difference is to be chosen from
 * @base_sent: (nullable): @base as a file carried it: hidden areas of photos destroyed, which gives them other hashes; NULL: the same as @base
 * @mine: the state here
 * @mine_sent: (nullable): @mine as a file would carry it; NULL: the same as @mine
 * @theirs: the state that came, from anywhere; an honest reader has checked it as a post
 * @n_pages: how many pages the template has, which is what a document without "pages" shows
 */
typedef struct
{
  JsonNode *base;
  JsonNode *base_sent;
  JsonNode *mine;
  JsonNode *mine_sent;
  JsonNode *theirs;
  guint n_pages;
} StudioMergeOrder;

/**
 * StudioMergeConflict: one thing that both have changed, each in another way.
 * @path: (array zero-terminated=1): members and ids from the root on: "content", "judul"; an element that is there for one of them only
 *   stands as a whole: "layers", "l-3f2a91c0"; "pages" alone is the order of the pages
 * @key: what it is called by in choices
 * @mine: (nullable): NULL: it is not there
 * @theirs: (nullable)
 */
typedef struct
{
  char **path;
  char *key;
  JsonNode *mine;
  JsonNode *theirs;
} StudioMergeConflict;

/**
 * StudioMerge: what came of it.
 * @root: the merged document
 * @conflicts: (element-type StudioMergeConflict)
 * @taken: (element-type GStrv): paths of what came from the other state without a question
 * @n_left_out: comments and the like that came and have no room any more
 * @settled: (element-type GStrv): paths of what is no conflict any more, because a person has chosen there in an earlier merge (studio-settled.h): what is here stays
 */
typedef struct
{
  JsonNode *root;
  GPtrArray *conflicts;
  GPtrArray *taken;
  GPtrArray *settled;
  guint n_left_out;
} StudioMerge;

/**
 * studio_merge_run:
 * @choices: (nullable) (element-type utf8): set of the keys of those conflicts in which what came is to be taken
 *
 * Comments, the log of the review, what was published and releases are joined by their ids or as wholes, tags and photos laid aside as sets. A
 * layer or page that one removed and the other changed is one conflict. Works in any thread.
 *
 * Returns: (transfer full)
 */
StudioMerge *studio_merge_run (const StudioMergeOrder *order, GHashTable *choices);
void studio_merge_free (StudioMerge *merge);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioMerge, studio_merge_free)

G_END_DECLS
