#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StudioCountRule: how a platform counts a text (data/platforms/limits.json)
 * @STUDIO_COUNT_GRAPHEMES: characters as people see them (UAX #29)
 * @STUDIO_COUNT_CODE_POINTS, @STUDIO_COUNT_UTF16, @STUDIO_COUNT_UTF8: units of Unicode; of UTF-8 its bytes
 * @STUDIO_COUNT_MASTODON: graphemes, an address with "https://" as StudioCounting.link of them, "@user@server" as "@user"
 * @STUDIO_COUNT_X: in the form NFC, code points by weight, an emoji of however many as StudioCounting.emoji, an address as StudioCounting.link
 * @STUDIO_COUNT_THREADS: code points, an emoji as its bytes in UTF-8
 * @STUDIO_COUNT_LINKEDIN: UTF-16 after a backslash has been put before each of StudioCounting.escapes
 */
typedef enum {
  STUDIO_COUNT_GRAPHEMES,
  STUDIO_COUNT_CODE_POINTS,
  STUDIO_COUNT_UTF16,
  STUDIO_COUNT_UTF8,
  STUDIO_COUNT_MASTODON,
  STUDIO_COUNT_X,
  STUDIO_COUNT_THREADS,
  STUDIO_COUNT_LINKEDIN,
} StudioCountRule;

/** StudioCountRange: code points that X counts as one, both ends included; all others count as two. */
typedef struct
{
  gunichar from, to;
} StudioCountRange;

/** StudioCounting: a rule with its numbers. @ranges: (nullable) (element-type StudioCountRange): of X; @escapes: (nullable): of LinkedIn, ASCII */
typedef struct
{
  StudioCountRule rule;
  int link;
  int emoji;
  GArray *ranges;
  const char *escapes;
} StudioCounting;

/** @name: "graphemes", "codepoints", "utf16", "utf8", "mastodon", "x", "threads", "linkedin". Returns: FALSE for any other word. */
gboolean studio_count_rule_from_name (const char *name, StudioCountRule *rule);
/** @text: any bytes; what is no UTF-8 counts as U+FFFD. Returns: how long the text is to that platform, in time linear in its length. */
int studio_count (const char *text, const StudioCounting *counting);
/**
 * studio_count_visible:
 * @first: how many characters as people see them a platform shows before "more"; 0 for all
 *
 * Returns: how many code points of @text that are: all of them if it is no longer than that
 */
int studio_count_visible (const char *text, int first);
/** StudioMarks: what people are led on by. */
typedef struct
{
  int hashtags;
  int mentions;
  int links;
} StudioMarks;

/** Returns: how many hashtags, mentions and addresses are in @text. */
StudioMarks studio_count_marks (const char *text);

G_END_DECLS
