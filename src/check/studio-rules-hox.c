#include "config.h"

#include "studio-rules-hox.h"

#include <glib/gi18n-lib.h>

#define ROW(number, mode, level, principle, scope, title)                                                                         \
  {                                                                                                                               \
    "HOX-" #number, STUDIO_RULE_##mode, STUDIO_RULE_##level, STUDIO_PRINCIPLE_##principle, scope, title, studio_rule_hox_##number \
  }

const StudioRule studio_rules_hox[] = {
  ROW (01, AUTOMATIC, REQUIRED, KREDIBEL, STUDIO_ON_POST, N_ ("The claim is quoted, in at most 200 characters.")),
  ROW (02, AUTOMATIC, REQUIRED, KREDIBEL, STUDIO_ON_POST, N_ ("The verdict is chosen.")),
  ROW (03, AUTOMATIC, REQUIRED, KREDIBEL, STUDIO_ON_POST, N_ ("There is evidence; until then nothing is stamped.")),
  ROW (04, FINDS_AND_ASKS, REQUIRED, KREDIBEL, STUDIO_ON_POST, N_ ("Which official or office confirms it?")),
  ROW (05, AUTOMATIC, WARNING, PROFESIONAL, STUDIO_ON_CAPTION, N_ ("The fact comes before the claim.")),
  ROW (06, FINDS_AND_ASKS, REQUIRED, INTEGRITAS, STUDIO_ON_POST, N_ ("Are names, faces and numbers on the screenshot hidden?")),
  ROW (07, AUTOMATIC, WARNING, PROFESIONAL, STUDIO_ON_POST, N_ ("The stamp covers a quarter of the claim.")),
  ROW (08, AUTOMATIC, REQUIRED, INTEGRITAS, STUDIO_ON_CAPTION | STUDIO_ON_FIELD, N_ ("Nobody is insulted.")),
  ROW (09, AUTOMATIC, WARNING, PROFESIONAL, STUDIO_ON_CAPTION | STUDIO_ON_FIELD, N_ ("The hoax's address is not spread.")),
  ROW (10, AUTOMATIC, WARNING, RESPONSIF, STUDIO_ON_CAPTION, N_ ("The caption says why it is wrong and how to check.")),
  ROW (11, AUTOMATIC, REQUIRED, KREDIBEL, STUDIO_ON_CAPTION, N_ ("The caption has claim, verdict, evidence and disclaimer.")),
  { NULL }
};
