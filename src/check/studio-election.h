#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StudioElectionDay: the days of an election that an office notes, in their order
 * @STUDIO_ELECTION_FIXED: the candidates are fixed; six months before it an official's programmes may favour nobody any more
 *   (UU 10/2016 article 71(3)), @STUDIO_ELECTION_CAMPAIGN: the first day of the campaign, @STUDIO_ELECTION_QUIET: the first quiet day,
 *   @STUDIO_ELECTION_VOTE: the day of voting, @STUDIO_ELECTION_CERTIFIED: the winner is fixed, which is the last day
 */
typedef enum {
  STUDIO_ELECTION_FIXED,
  STUDIO_ELECTION_CAMPAIGN,
  STUDIO_ELECTION_QUIET,
  STUDIO_ELECTION_VOTE,
  STUDIO_ELECTION_CERTIFIED,
  STUDIO_ELECTION_N_DAYS,
} StudioElectionDay;

/**
 * StudioElection: the office's election mode. It is on from six months before the candidates are fixed (without that day: from the first
 * noted one) until the winner is fixed (without that day: until the last noted one).
 * @on: FALSE: the days are kept, and no rule looks at them
 * @days: not valid where nothing is noted
 */
typedef struct
{
  gboolean on;
  GDate days[STUDIO_ELECTION_N_DAYS];
} StudioElection;

/** StudioElectionPhase: where a day stands; what comes later is stricter for people. @STUDIO_ELECTION_BEFORE: the six months; @STUDIO_ELECTION_COUNTING: after the vote */
typedef enum {
  STUDIO_ELECTION_NONE,
  STUDIO_ELECTION_BEFORE,
  STUDIO_ELECTION_NAMED,
  STUDIO_ELECTION_CAMPAIGNING,
  STUDIO_ELECTION_QUIET_DAYS,
  STUDIO_ELECTION_VOTING,
  STUDIO_ELECTION_COUNTING,
} StudioElectionPhase;

/** Nothing noted, off. */
void studio_election_init (StudioElection *self);
/**
 * studio_election_load:
 *
 * Reads "pemda-studio/checks/election.json" of the user's data folder: {"format": "pemda-studio-election", "version": 1, "on", "fixed",
 * "campaign", "quiet", "vote", "certified"}, the days as in "2029-02-14".
 *
 * Returns: FALSE with an error if there is a file and it is not one of these; @self is empty and off then, and without a file
 */
gboolean studio_election_load (StudioElection *self, GError **error);
/** Writes that file. */
gboolean studio_election_save (const StudioElection *self, GError **error);
/** Checks that the days that are noted follow each other and that there is one if it is on. Returns: FALSE with a sentence */
gboolean studio_election_check (const StudioElection *self, GError **error);
/** Returns: where @today stands, %STUDIO_ELECTION_NONE if it is off. */
StudioElectionPhase studio_election_get_phase (const StudioElection *self, const GDate *today);
/** @from, @to: (out): the first and the last day it holds. Returns: FALSE if no day is noted */
gboolean studio_election_get_range (const StudioElection *self, GDate *from, GDate *to);
/** Returns: (transfer none): one sentence on what the phase asks; NULL for %STUDIO_ELECTION_NONE */
const char *studio_election_phase_words (StudioElectionPhase phase);

G_END_DECLS
