#pragma once

#include "studio-rule.h"

G_BEGIN_DECLS

/*
 * What rules on content, people and hoaxes look for again and again. Everything looks a bounded number of words away, so that a rule that
 * asks at each word stays linear in the text's length.
 */

/** No more words than this are looked at on one side of a word. */
#define STUDIO_LOOK_MAX 60

/** Returns: the first token of @text's sentence of @token, and *@last its last one. */
int studio_look_sentence (const StudioText *text, int token, int *last);
/**
 * studio_look_between:
 * @list: name of a list of words
 * @first, @last: tokens; looked at up to a bound
 *
 * Returns: the first token where something of the list begins, -1 if nothing does
 */
int studio_look_between (const StudioCheckInput *in, const char *list, int first, int last);
/** The same among the @before words in front of @token and the @after words behind it, in its sentence; @token itself is left out. */
int studio_look_near (const StudioCheckInput *in, const char *list, int token, int before, int after);
/** Returns: whether anything in the text is in @list. One walk through all of it, so once a text and rule. */
gboolean studio_look_anywhere (const StudioCheckInput *in, const char *list);
/** Returns: how many places of the text are in @list. */
guint studio_look_count (const StudioCheckInput *in, const char *list);
/** Returns: the token @words words behind @token (before it, if negative), not leaving its sentence. */
int studio_look_step (const StudioText *text, int token, int words);

/**
 * studio_look_name:
 * @last: (out): the name's last word
 *
 * Returns: whether a person's name begins at @token: capital words that are no place, office, day or heading; the posts and degrees
 *   before it do not belong to it
 */
gboolean studio_look_name (const StudioCheckInput *in, int token, int *last);
/** Returns: the token where the first name of @first..@last begins, *@end its last word; -1 if there is none. */
int studio_look_name_between (const StudioCheckInput *in, int first, int last, int *end);
/** Whether the name @first..@last is of somebody who speaks for an office: in the brand's register, or with a post beside it. */
gboolean studio_look_is_official (const StudioCheckInput *in, int first, int last);

/** Returns: (transfer full): the words of a registered name without titles, degrees and initials: {"Rahmat", "Hidayat"}. */
char **studio_look_core_name (const StudioCheckInput *in, const char *name);
/** Returns: whether a registered post ("Bupati Paser") is that of the head of a region or the head's deputy. */
gboolean studio_look_is_leader (const char *post);

#define STUDIO_LOOK_MAX_DIGITS 24

/** StudioDigits: digits in a row with blanks, points and strokes between: "0812-5555-1234"; @plus: with a "+" before */
typedef struct
{
  int first, last;
  guint n;
  char digits[STUDIO_LOOK_MAX_DIGITS + 1];
  gboolean plus;
} StudioDigits;

/** Returns: whether digits that are no sum of money, decimal or part of a longer row begin at @token. */
gboolean studio_look_digits (const StudioText *text, int token, StudioDigits *digits);

/** Returns: whether it is election time today: of the office (StudioElection) or of the brand (its rule "neutral", docs/brand-format.md). */
gboolean studio_look_is_election (const StudioCheckInput *in);
/** Returns: whether the text clarifies a hoax: its post is for that, or it states a verdict on something that goes around. */
gboolean studio_look_is_clarification (const StudioCheckInput *in);
/** Returns: (nullable): the content type of the post, NULL without one. */
const char *studio_look_type (const StudioCheckInput *in);
/** Returns: (nullable): the post's document */
JsonNode *studio_look_root (const StudioCheckInput *in);

G_END_DECLS
