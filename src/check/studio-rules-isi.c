#include "config.h"

#include "studio-rules-isi.h"

#include <glib/gi18n-lib.h>

#define ROW(number, mode, level, principle, scope, title)                                                                         \
  {                                                                                                                               \
    "ISI-" #number, STUDIO_RULE_##mode, STUDIO_RULE_##level, STUDIO_PRINCIPLE_##principle, scope, title, studio_rule_isi_##number \
  }
#define QUESTION(number, level, principle, title)                                                                    \
  {                                                                                                                  \
    "ISI-" #number, STUDIO_RULE_ASKS, STUDIO_RULE_##level, STUDIO_PRINCIPLE_##principle, STUDIO_ON_POST, title, NULL \
  }

const StudioRule studio_rules_isi[] = {
  ROW (01, FINDS_AND_ASKS, WARNING, KREDIBEL, STUDIO_ON_CAPTION, N_ ("The caption says who.")),
  ROW (02, FINDS_AND_ASKS, WARNING, KREDIBEL, STUDIO_ON_CAPTION, N_ ("The caption says what is done.")),
  ROW (03, AUTOMATIC, WARNING, KREDIBEL, STUDIO_ON_CAPTION, N_ ("The caption says when.")),
  ROW (04, AUTOMATIC, WARNING, KREDIBEL, STUDIO_ON_CAPTION, N_ ("The caption says where.")),
  ROW (05, FINDS_AND_ASKS, HINT, KREDIBEL, STUDIO_ON_CAPTION, N_ ("The caption says why.")),
  ROW (06, FINDS_AND_ASKS, HINT, KREDIBEL, STUDIO_ON_CAPTION, N_ ("The caption says how, or what comes next.")),
  ROW (07, AUTOMATIC, WARNING, PROFESIONAL, STUDIO_ON_CAPTION, N_ ("The first sentence has at most 25 words.")),
  ROW (08, FINDS_AND_ASKS, WARNING, PROFESIONAL, STUDIO_ON_CAPTION, N_ ("The main point stands in the first 125 characters.")),
  ROW (09, FINDS_AND_ASKS, WARNING, RESPONSIF, STUDIO_ON_CAPTION, N_ ("The caption says what people gain.")),
  ROW (10, FINDS_AND_ASKS, WARNING, RESPONSIF, STUDIO_ON_POST, N_ ("Beside the ceremony the photos show the result.")),
  ROW (11, AUTOMATIC, HINT, RESPONSIF, STUDIO_ON_CAPTION, N_ ("The caption ends with what people can do.")),
  ROW (12, AUTOMATIC, REQUIRED, KREDIBEL, STUDIO_ON_CAPTION | STUDIO_ON_POST, N_ ("Figures have a source.")),
  ROW (13, AUTOMATIC, WARNING, KREDIBEL, STUDIO_ON_CAPTION | STUDIO_ON_FIELD, N_ ("Percentages of a whole make 100.")),
  ROW (14, AUTOMATIC, REQUIRED, TERINTEGRASI, STUDIO_ON_POST, N_ ("Picture and caption tell the same figures.")),
  ROW (15, AUTOMATIC, REQUIRED, KREDIBEL, STUDIO_ON_TEXTS, N_ ("The number of an anniversary fits its year.")),
  ROW (16, AUTOMATIC, WARNING, INTEGRITAS, STUDIO_ON_TEXTS, N_ ("Who claims to be the best tells by whose judgement.")),
  QUESTION (17, WARNING, INTEGRITAS, N_ ("Is what is only planned told as planned, not as achieved?")),
  ROW (18, AUTOMATIC, REQUIRED, RESPONSIF, STUDIO_ON_CAPTION | STUDIO_ON_FIELD, N_ ("Nothing in the post is over.")),
  ROW (19, AUTOMATIC, REQUIRED, KREDIBEL, STUDIO_ON_TEXTS, N_ ("Office-holders are in office on that day.")),
  ROW (20, AUTOMATIC, WARNING, TERINTEGRASI, STUDIO_ON_TEXTS, N_ ("Slogan and hashtags are those of today.")),
  ROW (21, AUTOMATIC, REQUIRED, KREDIBEL, STUDIO_ON_TEXTS, N_ ("Kabupaten and kota are not mixed up.")),
  QUESTION (22, WARNING, TERINTEGRASI, N_ ("Which class of public information is this: regular, immediate or at any time?")),
  ROW (23, AUTOMATIC, REQUIRED, RESPONSIF, STUDIO_ON_POST, N_ ("A warning has all its parts.")),
  ROW (24, AUTOMATIC, WARNING, KREDIBEL, STUDIO_ON_CAPTION | STUDIO_ON_FIELD, N_ ("No bait to click.")),
  QUESTION (25, WARNING, KREDIBEL, N_ ("Does the text say what the title promises?")),
  { NULL }
};
