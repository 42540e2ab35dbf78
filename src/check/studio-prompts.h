#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** StudioQuestion: what a caption should tell: the six of news (5W1H), what people gain, and what they can do. */
typedef enum {
  STUDIO_QUESTION_WHO,
  STUDIO_QUESTION_WHAT,
  STUDIO_QUESTION_WHEN,
  STUDIO_QUESTION_WHERE,
  STUDIO_QUESTION_WHY,
  STUDIO_QUESTION_HOW,
  STUDIO_QUESTION_GAIN,
  STUDIO_QUESTION_CALL,
} StudioQuestion;
#define STUDIO_N_QUESTIONS 8

/** What has to be filled in stands in a prompt as this many "_" or more. */
#define STUDIO_PROMPT_BLANK 3

/** StudioPrompts: sentences with blanks, by which a caption's missing answers begin. Immutable and counted. */
typedef struct _StudioPrompts StudioPrompts;

/**
 * studio_prompts_new:
 * @notices: (out) (transfer full) (element-type utf8): one sentence for each file that could not be read
 *
 * Reads "checks/prompts.json" of the data folders, the office's own before the shipped one: {"format": "pemda-studio-prompts", "version":
 * 1, "prompts": {"siapa|apa|kapan|di_mana|mengapa|bagaimana|manfaat|ajakan": {"*": sentence, CONTENT-TYPE: sentence}}}.
 */
StudioPrompts *studio_prompts_new (GPtrArray **notices);
StudioPrompts *studio_prompts_ref (StudioPrompts *self);
void studio_prompts_unref (StudioPrompts *self);
/** @type: (nullable): a content type, "pengumuman". Returns: (nullable): its sentence, else the one for all types; NULL if there is none */
const char *studio_prompts_get (StudioPrompts *self, StudioQuestion question, const char *type);
/** Returns: whether a blank begins within @text, at the code points *@start..*@end. @start, @end: (out) */
gboolean studio_prompts_find_blank (const char *text, int *start, int *end);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioPrompts, studio_prompts_unref)

G_END_DECLS
