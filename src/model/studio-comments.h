#pragma once

#include "studio-json.h"
#include "studio-post-words.h"

G_BEGIN_DECLS

/*
 * What people who review a post wrote about it (docs/post-format.md, "comments"). All functions take the document's root; those that change
 * something give a new root that shares the rest, or @root itself when nothing changes. What is unknown in an entry is kept. An id is made
 * once and stays, so that copies of a post that went separate ways can be joined. In an open post comments are written by
 * studio-document-comments.h; writing one is no step to undo.
 */

/** Most comments of a post. */
#define STUDIO_COMMENTS_MAX 500
/** Most replies to one. */
#define STUDIO_COMMENT_MAX_REPLIES 100
/** Most bytes of a comment or a reply. */
#define STUDIO_COMMENT_MAX_TEXT 8000
/** Most bytes of the words that a comment is about; longer ones are cut. */
#define STUDIO_COMMENT_MAX_QUOTE 500
/** Farthest code point that a place may name. */
#define STUDIO_COMMENT_MAX_POINT (1 << 24)

/**
 * StudioCommentOn: what a comment is about
 * @STUDIO_COMMENT_POST: the post as a whole
 * @STUDIO_COMMENT_LAYER: a layer of a page, by its id
 * @STUDIO_COMMENT_FIELD: a content field, "judul", or a text inside it, "angka/0/label"
 * @STUDIO_COMMENT_CAPTION: a caption; the name is a platform, or "main"
 */
typedef enum {
  STUDIO_COMMENT_POST,
  STUDIO_COMMENT_LAYER,
  STUDIO_COMMENT_FIELD,
  STUDIO_COMMENT_CAPTION,
} StudioCommentOn;

/**
 * StudioCommentPlace:
 * @name: (nullable): NULL for the post as a whole
 * @format, @page: (nullable): of a layer: the size and the id of the page it was seen in
 * @from, @to: of a text as people read it: the code points of @quote when it was written
 * @quote: (nullable): the words themselves; NULL for all of the text
 */
typedef struct
{
  StudioCommentOn on;
  const char *name;
  const char *format;
  const char *page;
  int from, to;
  const char *quote;
} StudioCommentPlace;

/**
 * StudioComment: one as read. Texts belong to the root and are never NULL but where it is said.
 * @by, @role, @at: who wrote it, as what ("opd", "editor", "head", ""), when (ISO 8601)
 * @edited: (nullable): when its text was changed last
 * @n_replies: studio_comment_get_reply()
 * @done_by, @done_at: (nullable): who said that it is settled, and when; NULL while it is open
 */
typedef struct
{
  const char *id;
  const char *by;
  const char *role;
  const char *at;
  const char *text;
  const char *edited;
  StudioCommentPlace place;
  guint n_replies;
  const char *done_by;
  const char *done_at;
} StudioComment;

/** Returns: (transfer full) (element-type StudioComment): as they stand, the oldest first; what cannot be read is left out. */
GArray *studio_comments_list (JsonNode *root);
/** Returns: FALSE if there is none of that id. @comment: (out) (optional) */
gboolean studio_comments_find (JsonNode *root, const char *id, StudioComment *comment);
/** @index: below StudioComment.n_replies. @reply: (out): its texts belong to the root; no note. */
void studio_comments_get_reply (JsonNode *root, const char *id, guint index, StudioReply *reply);
/** @open, @done: (out) (optional): how many there are. */
void studio_comments_count (JsonNode *root, guint *open, guint *done);
gboolean studio_comment_is_done (const StudioComment *comment);

/**
 * studio_comments_with:
 * @comment: @id: (nullable): NULL for a fresh one; @n_replies and what is done are not looked at
 *
 * Returns: (transfer full): @root with one more; @root itself if there are %STUDIO_COMMENTS_MAX already
 */
JsonNode *studio_comments_with (JsonNode *root, const StudioComment *comment);
/** Returns: (transfer full): @root itself if there is no such comment, or it has %STUDIO_COMMENT_MAX_REPLIES. */
JsonNode *studio_comments_with_reply (JsonNode *root, const char *id, const StudioReply *reply);
/** Another text of the comment. @at: now */
JsonNode *studio_comments_with_text (JsonNode *root, const char *id, const char *text, const char *at);
/** @by: (nullable): who settled it; NULL opens it again. */
JsonNode *studio_comments_with_done (JsonNode *root, const char *id, const char *by, const char *at);
JsonNode *studio_comments_without (JsonNode *root, const char *id);

/** Returns: (transfer full) (nullable): what @from..@to of @text says, for StudioCommentPlace.quote; NULL if it says nothing. */
char *studio_comment_cut_quote (const char *text, int from, int to);
/**
 * studio_comment_find_quote:
 * @text: as it reads now
 * @from, @to: (out): code points; untouched if it is not found
 *
 * Finds the words a comment is about after edits: where they stood, else the nearest place where they stand now.
 *
 * Returns: FALSE if they are gone, or the place names no words
 */
gboolean studio_comment_find_quote (const StudioCommentPlace *place, const char *text, int *from, int *to);

/** Checks the member in a document from outside; the error names it. */
gboolean studio_comments_check (const StudioJsonAt *root, GError **error);

G_END_DECLS
