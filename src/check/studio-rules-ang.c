#include "config.h"

#include "studio-rules-ang.h"

#include <glib/gi18n-lib.h>

#define ANG(number, mode, level, principle, scope, title)                                                                              \
  {                                                                                                                                    \
    "ANG-" #number, STUDIO_RULE_##mode, STUDIO_RULE_##level, STUDIO_PRINCIPLE_##principle, scope, N_ (title), studio_rule_ang_##number \
  }

const StudioRule studio_rules_ang[] = {
  ANG (01, AUTOMATIC, REQUIRED, KREDIBEL, STUDIO_ON_TEXTS, "Weekdays agree with their dates."),
  ANG (02, AUTOMATIC, WARNING, KREDIBEL, STUDIO_ON_TEXTS, "Dates have a year."),
  ANG (03, AUTOMATIC, WARNING, PROFESIONAL, STUDIO_ON_TEXTS, "Years have four digits."),
  ANG (04, AUTOMATIC, HINT, PROFESIONAL, STUDIO_ON_TEXTS, "Dates are written in one way."),
  ANG (05, AUTOMATIC, REQUIRED, KREDIBEL, STUDIO_ON_TEXTS, "Dates exist."),
  ANG (06, AUTOMATIC, WARNING, PROFESIONAL, STUDIO_ON_TEXTS, "Months have their standard names."),
  ANG (07, AUTOMATIC, WARNING, KREDIBEL, STUDIO_ON_TEXTS, "What is announced lies ahead."),
  ANG (08, AUTOMATIC, WARNING, PROFESIONAL, STUDIO_ON_TEXTS, "Times are written with “pukul”, a point and the zone."),
  ANG (09, AUTOMATIC, HINT, PROFESIONAL, STUDIO_ON_TEXTS, "Ranges have an en dash or “s.d.”."),
  ANG (10, AUTOMATIC, WARNING, PROFESIONAL, STUDIO_ON_TEXTS, "Amounts are written as in “Rp1.000.000,00”."),
  ANG (11, AUTOMATIC, WARNING, PROFESIONAL, STUDIO_ON_TEXTS, "Thousands have points, decimals a comma."),
  ANG (12, AUTOMATIC, HINT, PROFESIONAL, STUDIO_ON_CAPTION | STUDIO_ON_ALT, "Large figures can be read at a glance."),
  ANG (13, AUTOMATIC, HINT, PROFESIONAL, STUDIO_ON_TEXTS, "Percentages are written in one way."),
  ANG (14, AUTOMATIC, HINT, PROFESIONAL, STUDIO_ON_TEXTS, "No sentence begins with digits."),
  ANG (15, AUTOMATIC, HINT, PROFESIONAL, STUDIO_ON_CAPTION, "Figures of one word are spelled out in sentences."),
  ANG (16, AUTOMATIC, HINT, PROFESIONAL, STUDIO_ON_TEXTS, "Units have their standard signs."),
  ANG (17, FINDS_AND_ASKS, WARNING, KREDIBEL, STUDIO_ON_TEXTS, "Is the change in percent or in percentage points?"),
  ANG (18, FINDS_AND_ASKS, HINT, KREDIBEL, STUDIO_ON_POST, "What is the achievement compared with: a target, an earlier year?"),
  { NULL }
};
