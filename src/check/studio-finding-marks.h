#pragma once

#include "studio-finding.h"

G_BEGIN_DECLS

/** StudioFindingMark: @start, @end: code points of the text shown, where the finding's words stand now */
typedef struct
{
  StudioFinding *finding;
  int start, end;
} StudioFindingMark;

/**
 * StudioFindingMarks: the findings of a text that a person goes on writing. They move along with their words; one whose words change is
 * dropped at once, so that no line is left under other words until the text is checked again.
 */
typedef struct _StudioFindingMarks StudioFindingMarks;

StudioFindingMarks *studio_finding_marks_new (void);
void studio_finding_marks_free (StudioFindingMarks *self);
void studio_finding_marks_clear (StudioFindingMarks *self);
/** Adds @finding where its words stand, each time; one that is about no words in particular is left out. */
void studio_finding_marks_add (StudioFindingMarks *self, StudioFinding *finding);
/** The same where the text is shown otherwise than it was checked. @places: of the code points up to @length, where they stand in the text shown */
void studio_finding_marks_add_mapped (StudioFindingMarks *self, StudioFinding *finding, const int *places, int length);
/** Adds @finding at other places than its own: where its words stand in the text as it is shown. */
void studio_finding_marks_add_at (StudioFindingMarks *self, StudioFinding *finding, int start, int end);
/** Returns: (transfer none) (element-type StudioFindingMark): in the order they were added, valid until the next call */
GArray *studio_finding_marks_list (StudioFindingMarks *self);

/** The code points of @text were put in at @at. */
void studio_finding_marks_insert (StudioFindingMarks *self, int at, const char *text);
/** The code points @from..@to went. */
void studio_finding_marks_delete (StudioFindingMarks *self, int from, int to);
/** All of the text was replaced: what stayed at its beginning and its end keeps its marks. */
void studio_finding_marks_replace (StudioFindingMarks *self, const char *before, const char *after);

/** Returns: (transfer container) (element-type StudioFindingMark): those at @point or ending there, as they were added; not owned */
GPtrArray *studio_finding_marks_find (StudioFindingMarks *self, int point);
/**
 * Returns: (nullable): the mark of @finding as it stands now, NULL if its words have changed since. A check in between finds the same anew:
 * what has the same key stands for it, first of all where it stood.
 */
const StudioFindingMark *studio_finding_marks_lookup (StudioFindingMarks *self, const StudioFinding *finding);
/** Returns: (nullable): the next one behind @point, or before it; beyond the last comes the first. */
const StudioFindingMark *studio_finding_marks_step (StudioFindingMarks *self, int point, gboolean forward);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioFindingMarks, studio_finding_marks_free)

G_END_DECLS
