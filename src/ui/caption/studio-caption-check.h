#pragma once

#include "studio-post-check.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_CAPTION_CHECK (studio_caption_check_get_type ())
G_DECLARE_FINAL_TYPE (StudioCaptionCheck, studio_caption_check, STUDIO, CAPTION_CHECK, GObject)

/**
 * StudioCaptionCheck: checks the caption that is being written, in a thread, 150 ms after the last letter. "changed" tells of new findings.
 */
StudioCaptionCheck *studio_caption_check_new (void);
/** @checker: (nullable): what all checks share, and @profile: (nullable): how strict; nothing is checked without a checker. */
void studio_caption_check_set_checker (StudioCaptionCheck *self, StudioChecker *checker, const StudioProfile *profile);
/** Asks for a check of @platform's caption (NULL: the main one) in @post, soon; what was under way is given up. @post: (nullable): none */
void studio_caption_check_queue (StudioCaptionCheck *self, StudioPost *post, const char *platform);
/** Returns: (transfer none) (nullable) (element-type StudioFinding): those of studio_post_check_caption(), settled ones left out */
GPtrArray *studio_caption_check_get_findings (StudioCaptionCheck *self);
/** Returns: the questions that the caption answers, bits 1 << StudioQuestion. */
guint studio_caption_check_get_answered (StudioCaptionCheck *self);
/** Returns: whether the findings are about the present caption. */
gboolean studio_caption_check_is_fresh (StudioCaptionCheck *self);
/** Returns: (transfer none) (nullable) */
StudioChecker *studio_caption_check_get_checker (StudioCaptionCheck *self);

G_END_DECLS
