#pragma once

#include "studio-observance-day.h"
#include "studio-observance.h"

G_BEGIN_DECLS

/** StudioRule: a line of a table. */
typedef struct
{
  char *key;
  char *name;       /* may hold {n} and {tahun}, like all texts below */
  char *title;      /* (nullable): as the name; "-" for none */
  char *salutation; /* (nullable) */
  char *calendar;   /* (nullable) */
  char *theme;      /* (nullable) */
  char *greeting;   /* (nullable) */
  char *template_id;
  char **regions; /* none: everywhere */
  StudioDay day;
  int base;    /* its ordinal is the year less this; G_MAXINT: none */
  int ordinal; /* of a day that comes once; 0: none */
  int rank;    /* of its folder: the person's own is 0 */
  gboolean holiday;
  gboolean estimated;
  gboolean unverified; /* the ordinal */
  gboolean removed;    /* hides the days of its key */
} StudioRule;

struct _StudioObservances
{
  gatomicrefcount ref_count;
  GPtrArray *rules; /* StudioRule, the strongest first */
  GPtrArray *problems;
};

void _studio_rule_free (StudioRule *rule);
/** Reads all tables of a folder; @rank: as above. */
void _studio_observances_read_folder (StudioObservances *self, const char *folder, int rank);
/** Returns: (transfer full): what the line says about one of its days; @ordinal: 0 for none */
StudioObservance *_studio_rule_make (const StudioRule *rule, const GDate *date, const char *region);

G_END_DECLS
