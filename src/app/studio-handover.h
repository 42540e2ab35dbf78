#pragma once

#include "studio-brand.h"

G_BEGIN_DECLS

/*
 * An account passes from one operator to another: what was done about it, step by step, as a record of the library. There is no place for the
 * password: it is never stored and never printed.
 *
 * {"date", "place", "number", "account": id of a record "account" (""), "platform", "handle", "link", "office",
 *  "from": {"name", "nip", "post", "phone"}, "to": the same, "second": {"name", "phone"},
 *  "password": true once the new operator has changed it, "twofactor": {"state": ""|"on"|"off", "method", "to"},
 *  "recovery": {"email", "phone", "moved": true once both are the office's}, "devices": true once the old ones are signed out,
 *  "sessions": true once all other sessions are ended, "scheduled": [{"at": RFC 3339, "title"}], "looked": true once what is scheduled was gone
 *  through, "witnesses": [{"name", "post"}], "note", "done": the day it was closed}
 */

#define STUDIO_HANDOVER_KIND "handover"
#define STUDIO_HANDOVER_MAX_SCHEDULED 500
#define STUDIO_HANDOVER_MAX_WITNESSES 10

/** Returns: (transfer full): a new one of @date at @place, with nothing else in it. @place: (nullable) */
JsonNode *studio_handover_new (const GDate *date, const char *place);
/**
 * studio_handover_check:
 * @source: for errors
 *
 * For records from outside: types, limits, days that exist, and no text that looks like a password.
 *
 * Returns: FALSE with a sentence that names the member
 */
gboolean studio_handover_check (const char *source, JsonNode *root, GError **error);
/** Returns: (transfer none) (nullable): the sentence that refuses @text, as it looks like a password; NULL if it may be written down */
const char *studio_handover_refuse (const char *text);

/** StudioHandoverStep: @title: what is to be done; @hint: how, or what is missing; both for people, (transfer none). @required: without it, it is not closed */
typedef struct
{
  const char *title;
  const char *hint;
  gboolean done;
  gboolean required;
} StudioHandoverStep;

/** Returns: (transfer full) (element-type StudioHandoverStep): in the order of work. */
GArray *studio_handover_list_steps (JsonNode *root);
/** Returns: how many required steps are open. */
guint studio_handover_count_open (JsonNode *root);
/** Returns: (transfer full): "Instagram @dinkes_paser", for lists; "" if nothing is known */
char *studio_handover_name (JsonNode *root);
/** Returns: (transfer full): what studio_paper_fill() puts in. @brand: (nullable) */
JsonNode *studio_handover_to_paper (JsonNode *root, StudioBrand *brand);
/**
 * studio_handover_apply:
 * @account: a record "account"
 *
 * Returns: (transfer full): the account as it is afterwards: the old operator is gone, the new and the second one are its operators, and the
 *   day is noted in "handover"
 */
JsonNode *studio_handover_apply (JsonNode *root, JsonNode *account);

G_END_DECLS
