#pragma once

#include "studio-document.h"
#include "studio-merge.h"
#include "studio-platforms.h"

G_BEGIN_DECLS

/*
 * A post that came back as a file and the one that is here become one again (docs/post-format.md, "Sent and merged"): the merge of the documents
 * (studio-merge.h), told in a person's words.
 */

/**
 * StudioReunionQuestion: one thing that both have changed, each in another way.
 * @key: for the choices
 * @path: where it stands in the document: "content/judul"
 * @label: what it is, "Judul", "Caption for Instagram"
 * @mine, @theirs: what it says here and there, in words
 * @look: words say little, so that pictures of both help
 * @format: (nullable): id of the size in which it shows; NULL: in all
 */
typedef struct
{
  char *key;
  char *path;
  char *label;
  char *mine;
  char *theirs;
  char *format;
  gboolean look;
} StudioReunionQuestion;

/**
 * StudioReunion: what came.
 * @questions: (element-type StudioReunionQuestion)
 * @changes: (element-type utf8): what came without a question, each thing once
 * @settled: (element-type utf8): differences, each thing once, about which a person has chosen when an earlier copy was merged; what is here stays
 * @n_comments: comments and replies that came, or were settled
 * @news: (nullable): how far the review has come, "Approved by Siti Aminah"
 * @n_left_out: comments and the like that have no room any more
 * @has_base: it is known what both come from
 */
typedef struct
{
  GPtrArray *questions;
  GPtrArray *changes;
  GPtrArray *settled;
  guint n_comments;
  char *news;
  guint n_left_out;
  gboolean has_base;

  /*< private >*/
  StudioMergeOrder order;
  StudioSnapshot *mine;
  StudioSnapshot *theirs;
  GPtrArray *assets; /* of both */
} StudioReunion;

/** StudioReunionOrder: @base: (nullable); @assets: (element-type StudioAsset): photos of @mine and @theirs; @platforms: (nullable): names them */
typedef struct
{
  StudioSnapshot *base;
  StudioSnapshot *mine;
  StudioSnapshot *theirs;
  GPtrArray *assets;
  StudioPlatforms *platforms;
} StudioReunionOrder;

/** Returns: (transfer full): photos of both posts, for the order */
GPtrArray *studio_reunion_list_assets (StudioPost *mine, StudioPost *theirs);
/**
 * studio_reunion_new:
 *
 * Blocks while photos with hidden areas are made ready for comparing: call it in a thread.
 *
 * Returns: (transfer full) (nullable): NULL with the errors of studio_obscure_bake(), or %STUDIO_ERROR_INVALID if these are two posts
 */
StudioReunion *studio_reunion_new (const StudioReunionOrder *order, GCancellable *cancellable, GError **error);
void studio_reunion_free (StudioReunion *self);
/** studio_reunion_new() in a thread. @order is copied; what it points to is kept alive by counting. */
void studio_reunion_new_async (const StudioReunionOrder *order, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
StudioReunion *studio_reunion_new_finish (GAsyncResult *result, GError **error);

/** Whether nothing came that is not here already. */
gboolean studio_reunion_is_empty (const StudioReunion *self);
/**
 * studio_reunion_make:
 * @choices: (nullable) (element-type utf8): set of the keys of questions in which what came is taken
 * @settle: a person has seen all questions: the post remembers that, and the same copy asks none of them again
 *
 * Returns: (transfer full) (nullable): the merged post; NULL with %STUDIO_ERROR_INVALID if it would be none
 */
StudioPost *studio_reunion_make (StudioReunion *self, GHashTable *choices, gboolean settle, GError **error);
/**
 * studio_document_join:
 * @merged: as studio_reunion_make() gave it; nobody else works on it
 * @seen: the document's root that it was made from; what has changed there since stays
 * @label: translated name of the step
 *
 * Brings it into the open post, as one step that can be undone. Comments, what was published and the log of the review are no matter of steps.
 *
 * Returns: FALSE if nothing is different
 */
gboolean studio_document_join (StudioDocument *self, StudioPost *merged, JsonNode *seen, const char *label);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioReunion, studio_reunion_free)

G_END_DECLS
