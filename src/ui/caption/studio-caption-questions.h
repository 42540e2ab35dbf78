#pragma once

#include <adwaita.h>

#include "studio-prompts.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_CAPTION_QUESTIONS (studio_caption_questions_get_type ())
G_DECLARE_FINAL_TYPE (StudioCaptionQuestions, studio_caption_questions, STUDIO, CAPTION_QUESTIONS, AdwBin)

/**
 * StudioCaptionQuestions: chips for what a caption should tell (who, what, when …): a tick where it does, a "+" where it does not, which asks
 * for a sentence by the signal "prompt" (StudioQuestion as an int).
 */
/** @answered: bits 1 << StudioQuestion. */
void studio_caption_questions_set_answered (StudioCaptionQuestions *self, guint answered);

G_END_DECLS
