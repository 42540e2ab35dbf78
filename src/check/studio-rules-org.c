#include "config.h"

#include "studio-rules-org.h"

#include <glib/gi18n-lib.h>

#define ROW(number, mode, level, principle, scope, title)                                                                         \
  {                                                                                                                               \
    "ORG-" #number, STUDIO_RULE_##mode, STUDIO_RULE_##level, STUDIO_PRINCIPLE_##principle, scope, title, studio_rule_org_##number \
  }

const StudioRule studio_rules_org[] = {
  ROW (01, AUTOMATIC, REQUIRED, INTEGRITAS, STUDIO_ON_TEXTS, N_ ("No identity or family card number.")),
  ROW (02, FINDS_AND_ASKS, REQUIRED, INTEGRITAS, STUDIO_ON_TEXTS, N_ ("No private telephone number.")),
  ROW (03, AUTOMATIC, WARNING, INTEGRITAS, STUDIO_ON_TEXTS, N_ ("No civil servant's number; it tells a birthday.")),
  ROW (04, AUTOMATIC, WARNING, INTEGRITAS, STUDIO_ON_TEXTS, N_ ("No private e-mail, bank account, number plate or home address.")),
  ROW (05, FINDS_AND_ASKS, REQUIRED, INTEGRITAS, STUDIO_ON_CAPTION | STUDIO_ON_FIELD | STUDIO_ON_POST, N_ ("Have the parents of the children agreed in writing?")),
  ROW (06, FINDS_AND_ASKS, REQUIRED, INTEGRITAS, STUDIO_ON_TEXTS, N_ ("Is a child in a legal case unrecognisable?")),
  ROW (07, FINDS_AND_ASKS, REQUIRED, INTEGRITAS, STUDIO_ON_TEXTS, N_ ("Has the person agreed that their health is told?")),
  ROW (08, FINDS_AND_ASKS, WARNING, INTEGRITAS, STUDIO_ON_CAPTION | STUDIO_ON_POST, N_ ("Have the people who receive aid agreed to be shown?")),
  ROW (09, AUTOMATIC, WARNING, KETERWAKILAN, STUDIO_ON_CAPTION, N_ ("The head of the region is not named again and again.")),
  ROW (10, FINDS_AND_ASKS, WARNING, KETERWAKILAN, STUDIO_ON_POST, N_ ("Does a leader's face fill no more than a small part of the picture?")),
  ROW (11, AUTOMATIC, REQUIRED, KETERWAKILAN, STUDIO_ON_TEXTS, N_ ("Aid is no personal gift.")),
  ROW (12, AUTOMATIC, REQUIRED, KETERWAKILAN, STUDIO_ON_TEXTS, N_ ("No words of a campaign in election time.")),
  ROW (13, FINDS_AND_ASKS, REQUIRED, KETERWAKILAN, STUDIO_ON_POST, N_ ("Are the photos free of finger signs, party emblems and party colours?")),
  ROW (14, AUTOMATIC, REQUIRED, KETERWAKILAN, STUDIO_ON_POST, N_ ("The sender is the office's account.")),
  ROW (15, AUTOMATIC, WARNING, KETERWAKILAN, STUDIO_ON_CAPTION | STUDIO_ON_FIELD, N_ ("The office speaks, not a person.")),
  ROW (16, AUTOMATIC, REQUIRED, INTEGRITAS, STUDIO_ON_TEXTS, N_ ("Nobody is accused.")),
  ROW (17, AUTOMATIC, WARNING, KREDIBEL, STUDIO_ON_TEXTS, N_ ("Names and degrees are as in the office's register.")),
  ROW (18, AUTOMATIC, WARNING, KREDIBEL, STUDIO_ON_CAPTION, N_ ("A quotation tells who says it.")),
  { NULL }
};
