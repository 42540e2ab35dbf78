#pragma once

#include "studio-election.h"
#include "studio-profile.h"
#include "studio-prompts.h"
#include "studio-rule-text.h"
#include "studio-rule.h"

G_BEGIN_DECLS

/**
 * StudioChecker: what all checks share: lists of words, the dictionary, what platforms take, the rules' explanations, prompts, the office's registers
 * as they were installed when it was made (studio-names.h; @places, @persons and @known are made of them). Immutable and counted; one is enough
 * for the program and all its threads. Reading it takes some tens of milliseconds, so do that in a thread.
 */
typedef struct
{
  StudioWords *words;
  StudioSpelling *spelling;
  StudioPlatforms *platforms;
  StudioRuleTexts *texts;
  StudioElection election;
  StudioPrompts *prompts;
  GPtrArray *notices;
  StudioNames *names;
  GPtrArray *places;
  GPtrArray *persons;
  StudioWordList *known;
} StudioChecker;

/** Returns: (transfer full): reads the data files. What is wrong with some is in @notices (element-type utf8); the others go on. */
StudioChecker *studio_checker_new (void);
/** The same with the dictionary of another @language ("id_ID"), which may be none that is installed. */
StudioChecker *studio_checker_new_for_language (const char *language);
StudioChecker *studio_checker_ref (StudioChecker *self);
void studio_checker_unref (StudioChecker *self);

/**
 * studio_check_text:
 * @profile: (nullable): how strict; NULL for what the rules say themselves
 * @in: what is looked at, with @text and @today set; the checker's members are filled in here
 *
 * Runs all rules for a text of @in's place. Thread-safe. When @in's cancellable is cancelled, the rest is left out.
 *
 * Returns: (transfer full) (element-type StudioFinding): the worst first, then in the text's order
 */
GPtrArray *studio_check_text (StudioChecker *checker, const StudioProfile *profile, const StudioCheckInput *in);

/** Returns: which questions the text of @in answers: the bits 1 << StudioQuestion. Short texts too, for which the rules make no demands. */
guint studio_check_questions (StudioChecker *checker, const StudioCheckInput *in);

/** Runs the rules of scope %STUDIO_ON_POST and asks the pure questions. As studio_check_text(), with @snapshot set. */
GPtrArray *studio_check_whole (StudioChecker *checker, const StudioProfile *profile, const StudioCheckInput *in);
/** Adds what @more holds to @findings and puts all in order; consumes @more. (element-type StudioFinding) */
void studio_check_join (GPtrArray *findings, GPtrArray *more);

/** Returns: how many of @findings (element-type StudioFinding) are required. */
guint studio_check_count_required (GPtrArray *findings);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioChecker, studio_checker_unref)

G_END_DECLS
