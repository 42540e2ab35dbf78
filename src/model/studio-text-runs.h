#pragma once

#include "studio-brand.h"
#include "studio-color.h"
#include "studio-json.h"

G_BEGIN_DECLS

/*
 * Looks of parts of a text, kept beside the words: content stays a plain string that captions and checks can read.
 * Places are code points of the words as people see them, without "**" marks and before capitals are changed.
 * A list is always sorted, without overlaps, without empty looks, and equal neighbours are one.
 */

typedef enum {
  STUDIO_RUN_BOLD = 1 << 0,
  STUDIO_RUN_ITALIC = 1 << 1,
  STUDIO_RUN_UNDERLINE = 1 << 2,
  STUDIO_RUN_STRIKE = 1 << 3,
  STUDIO_RUN_COLOR = 1 << 4,
  STUDIO_RUN_SIZE = 1 << 5,
} StudioRunMember;

#define STUDIO_RUNS_MAX 500
#define STUDIO_RUN_COLOR_LENGTH 32

/**
 * StudioTextRun:
 * @from, @to: code points, the last one not included
 * @said: the #StudioRunMember this run decides; what it does not say is as in the whole text
 * @on: of the said yes-or-no members, those that are on; bold that is off is a regular weight in a bold text
 * @color: as written, a brand token or "#RRGGBB"
 * @rgba: @color resolved, when a brand was given
 * @size: factor of the text's size
 */
typedef struct
{
  int from, to;
  guint said;
  guint on;
  char color[STUDIO_RUN_COLOR_LENGTH];
  StudioColor rgba;
  double size;
} StudioTextRun;

/** Returns: (transfer full) (element-type StudioTextRun): an empty list. */
GArray *studio_runs_new (void);
/** @runs: (nullable). Returns: (transfer full) (element-type StudioTextRun): its copy, never %NULL. */
GArray *studio_runs_copy (GArray *runs);
gboolean studio_runs_equal (GArray *runs, GArray *others);
/** What is said about the code point @index; from and to are of that run, or 0 when there is none. */
StudioTextRun studio_runs_at (GArray *runs, int index);
/** Lays what @look says over @from..@to; its own from and to don't count. */
void studio_runs_apply (GArray *runs, int from, int to, const StudioTextRun *look);
/** Lays all of @others, one after the other, over @runs. */
void studio_runs_lay_over (GArray *runs, GArray *others);
/** Takes @members back from @from..@to. */
void studio_runs_clear (GArray *runs, int from, int to, guint members);
/** Whether the yes-or-no @member is on in all of @from..@to. @base: whether the whole text has it. */
gboolean studio_runs_is_on (GArray *runs, int from, int to, StudioRunMember member, gboolean base);
/** Turns @member on in all of @from..@to, or off when it is on everywhere. */
void studio_runs_toggle (GArray *runs, int from, int to, StudioRunMember member, gboolean base);
/** @count code points come in at @at; they look like the one before them. */
void studio_runs_insert (GArray *runs, int at, int count);
void studio_runs_remove (GArray *runs, int from, int to);
/** Drops what lies behind @length. */
void studio_runs_clamp (GArray *runs, int length);

/**
 * studio_runs_parse:
 * @at: the layer's object, whose member "runs" is read
 * @brand: (nullable): resolves colours
 * @runs: (out) (transfer full): a list, also when the member is absent; runs that overlap are laid one over the other
 *
 * Returns: FALSE with @error when it is no list of runs, or one of more than %STUDIO_RUNS_MAX
 */
gboolean studio_runs_parse (const StudioJsonAt *at, StudioBrand *brand, GArray **runs, GError **error);
/** Returns: (transfer full) (nullable): the member's value, sealed; %NULL when there are no runs. */
JsonNode *studio_runs_to_json (GArray *runs);

G_END_DECLS
