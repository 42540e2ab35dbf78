#include "config.h"

#include "studio-rules-hox.h"

#include <glib/gi18n-lib.h>

#define ROW(number, mode, level, principle, scope, title)                                                                              \
  {                                                                                                                                    \
    "HOX-" #number, STUDIO_RULE_##mode, STUDIO_RULE_##level, STUDIO_PRINCIPLE_##principle, scope, N_ (title), studio_rule_hox_##number \
  }

const StudioRule studio_rules_hox[] = {
  ROW (01, AUTOMATIC, REQUIRED, KREDIBEL, STUDIO_ON_POST, "The claim is quoted, in at most 200 characters."),
  ROW (02, AUTOMATIC, REQUIRED, KREDIBEL, STUDIO_ON_POST, "The verdict is chosen."),
  ROW (03, AUTOMATIC, REQUIRED, KREDIBEL, STUDIO_ON_POST, "There is evidence; until then nothing is stamped."),
  ROW (04, FINDS_AND_ASKS, REQUIRED, KREDIBEL, STUDIO_ON_POST, "Which official or office confirms it?"),
  ROW (05, AUTOMATIC, WARNING, PROFESIONAL, STUDIO_ON_CAPTION, "The fact comes before the claim."),
  ROW (06, FINDS_AND_ASKS, REQUIRED, INTEGRITAS, STUDIO_ON_POST, "Are names, faces and numbers on the screenshot hidden?"),
  ROW (07, AUTOMATIC, WARNING, PROFESIONAL, STUDIO_ON_POST, "The stamp covers a quarter of the claim."),
  ROW (08, AUTOMATIC, REQUIRED, INTEGRITAS, STUDIO_ON_CAPTION | STUDIO_ON_FIELD, "Nobody is insulted."),
  ROW (09, AUTOMATIC, WARNING, PROFESIONAL, STUDIO_ON_CAPTION | STUDIO_ON_FIELD, "The hoax's address is not spread."),
  ROW (10, AUTOMATIC, WARNING, RESPONSIF, STUDIO_ON_CAPTION, "The caption says why it is wrong and how to check."),
  ROW (11, AUTOMATIC, REQUIRED, KREDIBEL, STUDIO_ON_CAPTION, "The caption has claim, verdict, evidence and disclaimer."),
  { NULL }
};
