#pragma once

#include "studio-describe.h"
#include "studio-layer.h"

G_BEGIN_DECLS

/* Rows of a chart or list that are read out at most, and the code points they may take. */
#define STUDIO_DESCRIBE_MAX_ROWS 8
#define STUDIO_DESCRIBE_MAX_ROWS_LENGTH 220

/** StudioDescribing: @fields: names of those that layers say they show; @texts: all words of the page, folded; @used: fields that were told */
typedef struct
{
  StudioSnapshot *snapshot;
  GHashTable *fields;
  GHashTable *used;
  GString *texts;
  GPtrArray *charts;          /* StudioLayer, not owned */
  GPtrArray *added;           /* words of layers put there by hand, not owned */
  const StudioLayer *heading; /* (nullable): the largest words that the template itself says here */
  gboolean first, titled;
  GString *draft;
} StudioDescribing;

/* What is on a page, and how it is told (studio-describing.c). */

/** Notes what @layer and the layers in it show. */
void _studio_describing_look (StudioDescribing *self, StudioLayer *layer);
/** Returns: (transfer none) (element-type StudioField) */
GPtrArray *_studio_describing_fields (StudioDescribing *self);
/** Returns: (transfer full) (nullable): what the token stands for, in one line; NULL if a person has not filled it in. */
char *_studio_describing_value (StudioDescribing *self, const char *token);
/** Returns: whether the page shows @field and it was not told yet. */
gboolean _studio_describing_is_open (StudioDescribing *self, const StudioField *field);
/** Returns: (transfer full) (nullable): the value of the field called @name if the page shows it; it counts as told. */
char *_studio_describing_take (StudioDescribing *self, const char *name);
/** Adds @text, which may be NULL, as a sentence unless the draft grows longer than @max. */
void _studio_describing_say (StudioDescribing *self, const char *text, glong max);
/** Returns: (transfer full): in one line with single blanks, without marks of bold letters. */
char *_studio_describing_one_line (const char *text);
/** Returns: in code points */
glong _studio_describing_length (const char *text);
gboolean _studio_describing_ends_sentence (const char *text);
gboolean _studio_describing_begins_small (const char *text);
/** @part: (nullable): put behind a comma */
void _studio_describing_add_part (GString *sentence, const char *part);

/* The parts of a draft, in this order (studio-describe-head.c, studio-describe-figures.c). */

void _studio_describe_title (StudioDescribing *self);
void _studio_describe_people (StudioDescribing *self);
void _studio_describe_when_and_where (StudioDescribing *self);
void _studio_describe_figures (StudioDescribing *self);

G_END_DECLS
