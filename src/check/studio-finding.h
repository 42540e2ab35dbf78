#pragma once

#include "studio-answer-kind.h"
#include "studio-brand-rule.h"
#include "studio-text.h"

G_BEGIN_DECLS

/**
 * StudioPlaceKind: what a finding is about
 * @STUDIO_PLACE_CAPTION: the caption; the name is a platform ("instagram") or NULL for the main one
 * @STUDIO_PLACE_FIELD: a content field, by its id
 * @STUDIO_PLACE_ALT: the description of a page; the name is as in the post's "descriptions"
 * @STUDIO_PLACE_LAYER: a layer on a page of a format
 * @STUDIO_PLACE_PHOTO: an asset
 * @STUDIO_PLACE_POST: the post as a whole
 */
typedef enum {
  STUDIO_PLACE_CAPTION,
  STUDIO_PLACE_FIELD,
  STUDIO_PLACE_ALT,
  STUDIO_PLACE_LAYER,
  STUDIO_PLACE_PHOTO,
  STUDIO_PLACE_POST,
} StudioPlaceKind;

/** StudioPlace: @name: (nullable); @format: (nullable): id of a format; @page: from 0, -1 for none in particular */
typedef struct
{
  StudioPlaceKind kind;
  const char *name;
  const char *format;
  int page;
} StudioPlace;

/** StudioFindingRange: code points of the place's text */
typedef struct
{
  int start, end;
} StudioFindingRange;

/**
 * StudioFinding:
 * @rule: its id, "EJA-07"
 * @level: hint, warning or required, as the profile says
 * @message: one sentence in the person's language
 * @start, @end: code points in the place's text; -1 if it is about all of it
 * @also: (nullable) (element-type StudioFindingRange): where the same words stand again, of a rule that tells each word once
 * @fix: (nullable): what to put in place of them; only where that is certain
 * @asks: a person has to say whether it is so
 * @answer: (nullable): how, if it @asks
 * @key: names this finding for as long as the words stay, for "accepted"
 *
 * Counted; nothing changes it once studio_check_text() has given it away.
 */
typedef struct
{
  const char *rule;
  StudioRuleLevel level;
  char *message;
  StudioPlace place;
  int start, end;
  GArray *also;
  char *fix;
  gboolean asks;
  StudioAnswerKind *answer;
  char *key;
} StudioFinding;

StudioFinding *studio_finding_ref (StudioFinding *self);
void studio_finding_unref (StudioFinding *self);
/** Returns: (transfer full): the same said of the words at @start..@end alone */
StudioFinding *studio_finding_copy_at (const StudioFinding *self, int start, int end);
/** Returns: (transfer none): "caption", "field", "alt", "layer", "photo", "post" */
const char *studio_place_kind_name (StudioPlaceKind kind);

/**
 * StudioFindings: what rules add to. At most 200 findings of one rule in one text are kept; what is added beyond goes nowhere.
 *
 * Each of these gives the finding, to which the rule may still set @fix (an allocated text), @asks and @place; the strings of a place
 * set by hand have to be interned (g_intern_string()).
 */
typedef struct _StudioFindings StudioFindings;

/** About the tokens @first..@last. The message is a translated format. */
StudioFinding *studio_findings_add (StudioFindings *self, int first, int last, const char *format, ...) G_GNUC_PRINTF (4, 5);
/** The words of @finding stand again at @token. */
void studio_findings_add_again (StudioFindings *self, StudioFinding *finding, int token);
/** About the code points @start..@end. */
StudioFinding *studio_findings_add_range (StudioFindings *self, int start, int end, const char *format, ...) G_GNUC_PRINTF (4, 5);
/** About the text, or the post, as a whole. */
StudioFinding *studio_findings_add_whole (StudioFindings *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioFinding, studio_finding_unref)

G_END_DECLS
