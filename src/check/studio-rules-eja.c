#include "config.h"

#include "studio-rules-eja.h"

#include <glib/gi18n-lib.h>

#define EJA(number, level, scope, title)                                                                                                  \
  {                                                                                                                                       \
    "EJA-" #number, STUDIO_RULE_AUTOMATIC, STUDIO_RULE_##level, STUDIO_PRINCIPLE_PROFESIONAL, scope, N_ (title), studio_rule_eja_##number \
  }

const StudioRule studio_rules_eja[] = {
  EJA (07, WARNING, STUDIO_ON_TEXTS, "Words are in their standard form."),
  EJA (10, HINT, STUDIO_ON_TEXTS, "No word is written twice by mistake."),
  EJA (25, WARNING, STUDIO_ON_TEXTS, "No abbreviations from chats."),
  { NULL }
};
