#include "config.h"

#include "studio-rules-eja.h"

#include <glib/gi18n-lib.h>

#define EJA(number, level, scope, title)                                                                                             \
  {                                                                                                                                  \
    "EJA-" #number, STUDIO_RULE_AUTOMATIC, STUDIO_RULE_##level, STUDIO_PRINCIPLE_PROFESIONAL, scope, title, studio_rule_eja_##number \
  }

const StudioRule studio_rules_eja[] = {
  EJA (01, WARNING, STUDIO_ON_TEXTS, N_ ("“di” before a place stands apart.")),
  EJA (02, WARNING, STUDIO_ON_TEXTS, N_ ("The prefix “di-” is joined to its verb.")),
  EJA (03, HINT, STUDIO_ON_TEXTS, N_ ("“ke” and “dari” stand apart.")),
  EJA (04, HINT, STUDIO_ON_TEXTS, N_ ("The particle “pun” stands apart.")),
  EJA (05, HINT, STUDIO_ON_TEXTS, N_ ("“per” in the sense of each stands apart.")),
  EJA (06, HINT, STUDIO_ON_TEXTS, N_ ("Bound forms such as “antar-” and “pasca-” are joined.")),
  EJA (07, WARNING, STUDIO_ON_TEXTS, N_ ("Words are in their standard form.")),
  EJA (08, HINT, STUDIO_ON_TEXTS, N_ ("Sounds melt after “me-”.")),
  EJA (09, HINT, STUDIO_ON_TEXTS, N_ ("All words are known.")),
  EJA (10, HINT, STUDIO_ON_TEXTS, N_ ("No word is written twice by mistake.")),
  EJA (11, WARNING, STUDIO_ON_TEXTS, N_ ("Days, months, places and “Anda” have capitals.")),
  EJA (12, HINT, STUDIO_ON_CAPTION | STUDIO_ON_FIELD, N_ ("Small words in titles have small letters.")),
  EJA (13, HINT, STUDIO_ON_TEXTS, N_ ("Posts have capitals only with a name or place.")),
  EJA (14, WARNING, STUDIO_ON_TEXTS, N_ ("No long stretches in capitals.")),
  EJA (15, WARNING, STUDIO_ON_TEXTS, N_ ("Degrees have their points and commas.")),
  EJA (16, WARNING, STUDIO_ON_TEXTS, N_ ("“dr.” is a physician, “Dr.” a doctor.")),
  EJA (17, HINT, STUDIO_ON_TEXTS, N_ ("A comma closes after degrees.")),
  EJA (18, WARNING, STUDIO_ON_TEXTS, N_ ("Marks stand before the closing quotation mark.")),
  EJA (19, HINT, STUDIO_ON_TEXTS, N_ ("Quotation marks are of one kind and in pairs.")),
  EJA (20, HINT, STUDIO_ON_TEXTS, N_ ("No blank before a mark, one after it.")),
  EJA (21, HINT, STUDIO_ON_TEXTS, N_ ("The colon follows its word at once.")),
  EJA (22, HINT, STUDIO_ON_TEXTS, N_ ("No colon after “adalah” or “yaitu”.")),
  EJA (23, HINT, STUDIO_ON_TEXTS, N_ ("“se-”, “ke-” and “-an” have a hyphen before capitals and at numbers.")),
  EJA (24, HINT, STUDIO_ON_TEXTS, N_ ("Foreign words have Indonesian ones.")),
  EJA (25, WARNING, STUDIO_ON_TEXTS, N_ ("No abbreviations from chats.")),
  EJA (26, HINT, STUDIO_ON_CAPTION | STUDIO_ON_FIELD, N_ ("Sentences have at most 25 words.")),
  EJA (27, HINT, STUDIO_ON_CAPTION, N_ ("Paragraphs have at most 60 words.")),
  EJA (28, HINT, STUDIO_ON_CAPTION, N_ ("Acronyms are explained once.")),
  EJA (29, HINT, STUDIO_ON_TEXTS, N_ ("No double blanks and nothing invisible.")),
  EJA (30, WARNING, STUDIO_ON_TEXTS, N_ ("No fancy letters that screen readers can't read.")),
  { NULL }
};
