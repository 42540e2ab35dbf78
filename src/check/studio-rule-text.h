#pragma once

#include "studio-answer-kind.h"
#include "studio-json.h"

G_BEGIN_DECLS

/** StudioLesson: how it is often written, and how it is better. */
typedef struct
{
  char *bad;
  char *good;
} StudioLesson;

/**
 * StudioRuleText: what is told about a rule beside its findings.
 * @why: one or two sentences in the person's language
 * @source: (nullable): law, decision or guide it rests on
 * @lessons: from government practice, in our own words
 * @answer: how its question is answered, if it asks
 */
typedef struct
{
  char *why;
  char *source;
  StudioLesson lessons[2];
  guint n_lessons;
  StudioAnswerKind *answer;
} StudioRuleText;

/** StudioRuleTexts: those of all rules. Immutable and counted. */
typedef struct _StudioRuleTexts StudioRuleTexts;

/**
 * studio_rule_texts_new:
 * @notices: (out) (transfer full) (element-type utf8): one sentence for each file that could not be read
 *
 * Reads all *.json of the data folders' "checks/rules": {"format": "pemda-studio-rules", "version": 1, "rules": [{"id", "why":
 * {"id", "en"}, "source", "learn": [{"bad", "good"}], "answer": …, "examples": …}]}. The examples are for the tests (tests/test-check-rules.c).
 */
StudioRuleTexts *studio_rule_texts_new (GPtrArray **notices);
StudioRuleTexts *studio_rule_texts_ref (StudioRuleTexts *self);
void studio_rule_texts_unref (StudioRuleTexts *self);
/** Returns: (nullable): NULL if nothing is told about the rule @id. */
const StudioRuleText *studio_rule_texts_find (StudioRuleTexts *self, const char *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioRuleTexts, studio_rule_texts_unref)

G_END_DECLS
