#pragma once

#include "studio-json.h"
#include "studio-post-words.h"

G_BEGIN_DECLS

/**
 * StudioAnswerForm: how a question is answered
 * @STUDIO_ANSWER_YES: yes, no, or "does not apply" with a reason: %STUDIO_ANSWER_CHOICE with these three
 * @STUDIO_ANSWER_CHOICE: one of the choices
 * @STUDIO_ANSWER_TEXT: words: a name, a date, what something is compared with
 */
typedef enum {
  STUDIO_ANSWER_YES,
  STUDIO_ANSWER_CHOICE,
  STUDIO_ANSWER_TEXT,
} StudioAnswerForm;

/**
 * StudioAnswerChoice:
 * @value: as it is kept in the post, the same in all languages
 * @label: what people press
 * @then: (nullable): what to do now, for an answer that settles nothing
 * @settles: the question is closed by it
 * @reason: it takes a word of reason
 */
typedef struct
{
  char *value;
  char *label;
  char *then;
  gboolean settles;
  gboolean reason;
} StudioAnswerChoice;

/**
 * StudioAnswerKind: which answers a rule's question takes, and which of them close it (docs/checks-format.md, "Answers"). Immutable
 * and counted.
 * @prompt: (nullable): what is to be written, for words
 * @choices: (element-type StudioAnswerChoice): none for words
 */
typedef struct
{
  StudioAnswerForm form;
  char *prompt;
  GPtrArray *choices;
} StudioAnswerKind;

/** Returns: (transfer none): yes, no, does not apply; for rules whose file says nothing. Lives as long as the program. */
StudioAnswerKind *studio_answer_kind_default (void);
/**
 * studio_answer_kind_read:
 * @at: a rule of data/checks/rules, whose member "answer" is read
 *
 * Returns: (transfer full): the default one if there is no such member; NULL with an error that names what is wrong
 */
StudioAnswerKind *studio_answer_kind_read (const StudioJsonAt *at, GError **error);
StudioAnswerKind *studio_answer_kind_ref (StudioAnswerKind *self);
void studio_answer_kind_unref (StudioAnswerKind *self);

/** Returns: (nullable) (transfer none): the choice that @value is; older posts have "Ya" and "Yes" for "ya". NULL for words. */
const StudioAnswerChoice *studio_answer_kind_find (const StudioAnswerKind *self, const char *value);
/** Returns: whether @reply closes the question. An answer that is none of the choices, or that lacks its reason, does not. */
gboolean studio_answer_kind_settles (const StudioAnswerKind *self, const StudioReply *reply);
/** Returns: (transfer full): @reply for people: "Tidak berlaku: tidak ada foto" */
char *studio_answer_kind_describe (const StudioAnswerKind *self, const StudioReply *reply);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioAnswerKind, studio_answer_kind_unref)

G_END_DECLS
