#pragma once

#include "studio-check.h"

G_BEGIN_DECLS

/**
 * StudioPostCheckPart: all of a post, or half of it at a time
 * @STUDIO_POST_CHECK_TEXTS: captions, fields and descriptions: some ms, as nothing is laid out
 * @STUDIO_POST_CHECK_REST: what needs the pages laid out and drawn, and what is asked of the post as a whole
 */
typedef enum {
  STUDIO_POST_CHECK_ALL,
  STUDIO_POST_CHECK_TEXTS,
  STUDIO_POST_CHECK_REST,
} StudioPostCheckPart;

/**
 * StudioPostCheck: what is to be checked.
 * @checker: shared with all other checks
 * @profile: (nullable): how strict
 * @platforms: (nullable) (array zero-terminated=1): whose captions to check beside the main one, "instagram"; NULL for those that have
 *   a version of their own
 * @today: the day it is checked
 * @part: the two halves joined (studio_check_join()) are what all of it gives
 * @settled_too: also give what a person has accepted or answered
 * @formats: (nullable) (element-type StudioFormat): the sizes whose pages are looked at; NULL for all of the template's
 */
typedef struct
{
  StudioSnapshot *snapshot;
  StudioChecker *checker;
  const StudioProfile *profile;
  const char *const *platforms;
  GDate today;
  StudioPostCheckPart part;
  gboolean settled_too;
  GPtrArray *formats;
} StudioPostCheck;

/**
 * studio_post_check_run:
 *
 * Runs all rules on a post: on its captions as people read them, its fields, its descriptions, the texts put on pages by hand, and on
 * all pages in all sizes. Takes some hundred ms; for threads. Findings in a caption name the code points of the caption as written,
 * links and all; what is wrong in a field is told of the field, not of each caption that links to it. What a person has to answer and
 * has not is a finding too (@asks).
 *
 * Returns: (transfer full) (element-type StudioFinding) (nullable): the worst first; NULL if a page could not be laid out, or with
 *   %G_IO_ERROR_CANCELLED
 */
GPtrArray *studio_post_check_run (const StudioPostCheck *order, GCancellable *cancellable, GError **error);

/** studio_post_check_run() in a thread. @order is copied; what it points to is kept alive by counting. */
void studio_post_check_run_async (const StudioPostCheck *order, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
/** Returns: (transfer full) (element-type StudioFinding) (nullable) */
GPtrArray *studio_post_check_run_finish (GAsyncResult *result, GError **error);

/**
 * studio_post_check_caption:
 * @platform: (nullable): whose caption; NULL for the main one
 * @answered: (out) (optional): the questions it answers (studio_check_questions())
 *
 * Only what is wrong in one caption, for those who write it: some ms, without laying pages out. Unlike those of studio_post_check_run(), the
 * findings name the code points of the caption as people read it, and a platform that follows the main caption has that one's too.
 *
 * Returns: (transfer full) (element-type StudioFinding): the worst first
 */
GPtrArray *studio_post_check_caption (const StudioPostCheck *order, const char *platform, GCancellable *cancellable, guint *answered);

/** Whether a person has accepted @finding with a reason, or given its question an answer that settles it (StudioAnswerKind). @root: the post's document */
gboolean studio_post_check_is_settled (JsonNode *root, const StudioFinding *finding);

G_END_DECLS
