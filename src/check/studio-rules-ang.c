#include "config.h"

#include "studio-rules-ang.h"

#include <glib/gi18n-lib.h>

#define ANG(number, mode, level, principle, scope, title)                                                                         \
  {                                                                                                                               \
    "ANG-" #number, STUDIO_RULE_##mode, STUDIO_RULE_##level, STUDIO_PRINCIPLE_##principle, scope, title, studio_rule_ang_##number \
  }

const StudioRule studio_rules_ang[] = {
  ANG (01, AUTOMATIC, REQUIRED, KREDIBEL, STUDIO_ON_TEXTS, N_ ("Weekdays agree with their dates.")),
  ANG (02, AUTOMATIC, WARNING, KREDIBEL, STUDIO_ON_TEXTS, N_ ("Dates have a year.")),
  ANG (03, AUTOMATIC, WARNING, PROFESIONAL, STUDIO_ON_TEXTS, N_ ("Years have four digits.")),
  ANG (04, AUTOMATIC, HINT, PROFESIONAL, STUDIO_ON_TEXTS, N_ ("Dates are written in one way.")),
  ANG (05, AUTOMATIC, REQUIRED, KREDIBEL, STUDIO_ON_TEXTS, N_ ("Dates exist.")),
  ANG (06, AUTOMATIC, WARNING, PROFESIONAL, STUDIO_ON_TEXTS, N_ ("Months have their standard names.")),
  ANG (07, AUTOMATIC, WARNING, KREDIBEL, STUDIO_ON_TEXTS, N_ ("What is announced lies ahead.")),
  ANG (08, AUTOMATIC, WARNING, PROFESIONAL, STUDIO_ON_TEXTS, N_ ("Times are written with “pukul”, a point and the zone.")),
  ANG (09, AUTOMATIC, HINT, PROFESIONAL, STUDIO_ON_TEXTS, N_ ("Ranges have an en dash or “s.d.”.")),
  ANG (10, AUTOMATIC, WARNING, PROFESIONAL, STUDIO_ON_TEXTS, N_ ("Amounts are written as in “Rp1.000.000,00”.")),
  ANG (11, AUTOMATIC, WARNING, PROFESIONAL, STUDIO_ON_TEXTS, N_ ("Thousands have points, decimals a comma.")),
  ANG (12, AUTOMATIC, HINT, PROFESIONAL, STUDIO_ON_CAPTION | STUDIO_ON_ALT, N_ ("Large figures can be read at a glance.")),
  ANG (13, AUTOMATIC, HINT, PROFESIONAL, STUDIO_ON_TEXTS, N_ ("Percentages are written in one way.")),
  ANG (14, AUTOMATIC, HINT, PROFESIONAL, STUDIO_ON_TEXTS, N_ ("No sentence begins with digits.")),
  ANG (15, AUTOMATIC, HINT, PROFESIONAL, STUDIO_ON_CAPTION, N_ ("Figures of one word are spelled out in sentences.")),
  ANG (16, AUTOMATIC, HINT, PROFESIONAL, STUDIO_ON_TEXTS, N_ ("Units have their standard signs.")),
  ANG (17, FINDS_AND_ASKS, WARNING, KREDIBEL, STUDIO_ON_TEXTS, N_ ("Is the change in percent or in percentage points?")),
  ANG (18, FINDS_AND_ASKS, HINT, KREDIBEL, STUDIO_ON_POST, N_ ("What is the achievement compared with: a target, an earlier year?")),
  { NULL }
};
