#include "config.h"

#include "studio-rules-med.h"

#include <glib/gi18n-lib.h>

#define MED(number, mode, level, principle, scope, title)                                                                         \
  {                                                                                                                               \
    "MED-" #number, STUDIO_RULE_##mode, STUDIO_RULE_##level, STUDIO_PRINCIPLE_##principle, scope, title, studio_rule_med_##number \
  }

const StudioRule studio_rules_med[] = {
  MED (01, AUTOMATIC, REQUIRED, PROFESIONAL, STUDIO_ON_CAPTION, N_ ("The caption is as long as the platform takes.")),
  MED (02, AUTOMATIC, REQUIRED, PROFESIONAL, STUDIO_ON_CAPTION, N_ ("No more hashtags than the platform takes.")),
  MED (03, AUTOMATIC, HINT, TERINTEGRASI, STUDIO_ON_CAPTION, N_ ("The office's hashtags are there.")),
  MED (04, AUTOMATIC, WARNING, PROFESIONAL, STUDIO_ON_CAPTION, N_ ("Hashtags have a capital for each word.")),
  MED (05, AUTOMATIC, HINT, PROFESIONAL, STUDIO_ON_CAPTION, N_ ("Hashtags are whole and say something.")),
  MED (06, AUTOMATIC, HINT, TERINTEGRASI, STUDIO_ON_CAPTION, N_ ("Other offices are mentioned by their accounts.")),
  MED (07, AUTOMATIC, HINT, TERINTEGRASI, STUDIO_ON_CAPTION, N_ ("Links are there, and can be tapped.")),
  MED (08, AUTOMATIC, HINT, KREDIBEL, STUDIO_ON_TEXTS, N_ ("Links lead to official addresses.")),
  MED (09, AUTOMATIC, HINT, PROFESIONAL, STUDIO_ON_CAPTION | STUDIO_ON_FIELD, N_ ("Few emoji, and none as bullets.")),
  MED (10, AUTOMATIC, HINT, PROFESIONAL, STUDIO_ON_CAPTION | STUDIO_ON_FIELD, N_ ("Emoji are not repeated and replace no words.")),
  MED (11, AUTOMATIC, HINT, RESPONSIF, STUDIO_ON_CAPTION, N_ ("People are told where to ask or complain.")),
  MED (12, AUTOMATIC, HINT, PROFESIONAL, STUDIO_ON_CAPTION, N_ ("A text for WhatsApp is short.")),
  MED (13, AUTOMATIC, WARNING, RESPONSIF, STUDIO_ON_POST, N_ ("The answer is given where the question was asked.")),
  /* nothing in a post says yet who approved it, so that it is asked; the answer keeps who and when */
  { "MED-14", STUDIO_RULE_ASKS, STUDIO_RULE_REQUIRED, STUDIO_PRINCIPLE_TERINTEGRASI, STUDIO_ON_POST, N_ ("Has the person who approves posts approved this one?"), NULL },
  { NULL }
};

const StudioPlatform *
studio_rules_med_get_platform (const StudioCheckInput *in)
{
  const char *id = in->platform != NULL ? in->platform : in->place.kind == STUDIO_PLACE_CAPTION ? in->place.name
                                                                                                : NULL;

  return id != NULL ? studio_platforms_find (in->platforms, id) : NULL;
}
