#pragma once

#include "studio-election.h"
#include "studio-finding.h"
#include "studio-names.h"
#include "studio-platforms.h"
#include "studio-post.h"
#include "studio-scene.h"
#include "studio-spelling.h"
#include "studio-words.h"

G_BEGIN_DECLS

/**
 * StudioRuleMode:
 * @STUDIO_RULE_AUTOMATIC: what it finds is so
 * @STUDIO_RULE_ASKS: a question for a person, who answers it once for the post; it has nothing to run
 * @STUDIO_RULE_FINDS_AND_ASKS: finds what a person has to judge
 */
typedef enum {
  STUDIO_RULE_AUTOMATIC,
  STUDIO_RULE_ASKS,
  STUDIO_RULE_FINDS_AND_ASKS,
} StudioRuleMode;

/** StudioPrinciple: the six of Permenpan-RB 83/2012, by which findings are grouped. */
typedef enum {
  STUDIO_PRINCIPLE_KREDIBEL,
  STUDIO_PRINCIPLE_INTEGRITAS,
  STUDIO_PRINCIPLE_PROFESIONAL,
  STUDIO_PRINCIPLE_RESPONSIF,
  STUDIO_PRINCIPLE_TERINTEGRASI,
  STUDIO_PRINCIPLE_KETERWAKILAN,
} StudioPrinciple;
#define STUDIO_N_PRINCIPLES 6

/** StudioRuleScope: what a rule is run on; several can be joined. POST: once for a whole post, without a text. */
typedef enum {
  STUDIO_ON_CAPTION = 1 << 0,
  STUDIO_ON_FIELD = 1 << 1,
  STUDIO_ON_ALT = 1 << 2,
  STUDIO_ON_POST = 1 << 3,
  STUDIO_ON_TEXTS = STUDIO_ON_CAPTION | STUDIO_ON_FIELD | STUDIO_ON_ALT,
} StudioRuleScope;

typedef struct _StudioProfile StudioProfile;

/** StudioSeenText: how a text of a page stands out, as the caller measured it on the pixels behind it. @layer: its id; @needed: 4.5, or 3 for large letters */
typedef struct
{
  const StudioScene *scene;
  const char *layer;
  double ratio, needed;
} StudioSeenText;

/**
 * StudioCheckInput: all a rule may look at. The caller keeps what it points to alive.
 * @place: which text it is
 * @text: (nullable): NULL for rules on a post
 * @caption: (nullable): the main caption, for rules on a post
 * @platform: (nullable): as in limits.json, "instagram"
 * @brand: (nullable): who speaks
 * @snapshot: (nullable): the post
 * @scenes: (nullable) (element-type StudioScene): its laid-out pages
 * @seen: (nullable) (element-type StudioSeenText): their texts, where that was measured
 * @cancellable: (nullable): looked at between rules
 * @today: the day it is checked
 * @words: set by studio_check_text(), as are
 * @spelling, @platforms, @profile, @election,
 * @places, @people: (element-type none): names of the brand and of the office's registers, as lists of words
 * @persons: (element-type StudioPerson): the people of both
 * @names: the registers
 * @known: words of the registers that are right as they are, and neither places nor people
 */
typedef struct
{
  StudioPlace place;
  StudioText *text;
  StudioText *caption;
  const char *platform;
  StudioBrand *brand;
  StudioSnapshot *snapshot;
  GPtrArray *scenes;
  GArray *seen;
  GCancellable *cancellable;
  GDate today;
  StudioWords *words;
  StudioSpelling *spelling;
  StudioPlatforms *platforms;
  const StudioProfile *profile;
  const StudioElection *election;
  StudioWordList *places;
  StudioWordList *people;
  GPtrArray *persons;
  StudioNames *names;
  StudioWordList *known;
} StudioCheckInput;

/**
 * StudioRule: a row of a family's table.
 * @level: unless a profile says otherwise
 * @title: what it looks for, or the question; English msgid
 * @run: (nullable): looks through @in and adds to @out. It may be called in any thread and keeps nothing. NULL for pure questions
 */
typedef struct
{
  const char *id;
  StudioRuleMode mode;
  StudioRuleLevel level;
  StudioPrinciple principle;
  StudioRuleScope scope;
  const char *title;
  void (*run) (const StudioCheckInput *in, StudioFindings *out);
} StudioRule;

/** Returns: (transfer none) (array length=n_rules) (element-type StudioRule): pointers to all rules, by family and number. */
const StudioRule *const *studio_rule_list (guint *n_rules);
/** Returns: (nullable): the rule called @id. */
const StudioRule *studio_rule_find (const char *id);
/** Returns: (transfer none): "kredibel", "integritas", … */
const char *studio_principle_name (StudioPrinciple principle);

/** Families of rules; each table ends with a row without id. */
extern const StudioRule studio_rules_ang[];
extern const StudioRule studio_rules_eja[];
extern const StudioRule studio_rules_gbr[];
extern const StudioRule studio_rules_med[];
extern const StudioRule studio_rules_org[];
extern const StudioRule studio_rules_isi[];
extern const StudioRule studio_rules_hox[];

G_END_DECLS
