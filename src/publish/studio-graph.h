#pragma once

#include "studio-connector-private.h"

G_BEGIN_DECLS

/*
 * Meta's Graph API, as Facebook, Instagram and Threads speak it (documents of 2026-07 to 2026-09). The token goes in a header only, although Meta's own
 * examples put it into addresses, where logs keep it.
 *
 * credentials: "token"; "renewed", "expires": seconds since 1970, noted when the token was pasted or renewed.
 */

/** Meta retires a version after about two years; the setting "version" chooses another. */
#define STUDIO_GRAPH_VERSION "v26.0"

/** @path: after the version, with its query. @version: unless the setting says otherwise. */
StudioHttpRequest *studio_graph_call (StudioWork *work, StudioHttpKind kind, const char *method, const char *version, const char *path);
/** Returns: (transfer full): the answer to a GET */
StudioHttpReply *studio_graph_ask (StudioWork *work, const char *version, const char *path);
/**
 * studio_graph_take:
 *
 * Takes over what the reply says: an error of the Graph API by its code, whatever the status of HTTP is. How full the app's allowance is decides how long to wait.
 *
 * Returns: whether it is done
 */
gboolean studio_graph_take (StudioWork *work, const StudioHttpReply *reply, StudioHttpKind kind);
/** Takes over a subcode that came in another place than an error; FALSE if it is none that is known. Nothing was made visible. */
gboolean studio_graph_take_subcode (StudioWork *work, int subcode);
/** Returns: 0 without an error of the Graph API */
int studio_graph_get_code (const StudioHttpReply *reply);
int studio_graph_get_subcode (const StudioHttpReply *reply);

/* What is asked for, as a form in the body. */
typedef struct _StudioGraphForm StudioGraphForm;
StudioGraphForm *studio_graph_form_new (void);
/** @value: (nullable): then nothing is added. */
void studio_graph_form_add (StudioGraphForm *form, const char *name, const char *value);
/** Ends the form and makes it the request's body. @form: (transfer full) */
void studio_graph_form_put (StudioGraphForm *form, StudioHttpRequest *request);

/** Returns: whether @text is an id that may stand in a path: digits, and parts of them joined by "_". */
gboolean studio_graph_is_id (const char *text);
/** Returns: (transfer full) (nullable): the id in a member, if it may stand in a path */
char *studio_graph_get_id (JsonObject *object, const char *name);
/** Returns: whether an entry of a list has our caption and is not older than @since; white space at the ends does not count. No caption proves nothing. */
gboolean studio_graph_is_ours (StudioWork *work, JsonObject *entry, const char *text, const char *date, gint64 since);

/**
 * studio_graph_note_token:
 *
 * Notes when a token that was just pasted came, and that it lasts sixty days, unless that is known. Tells in the settings ("expires") until when it is good,
 * as studio_graph_renew() does.
 */
void studio_graph_note_token (StudioWork *work);
/**
 * studio_graph_renew:
 * @grant: "ig_refresh_token" or "th_refresh_token"
 *
 * Once a week asks for a new token, which is kept before it is used. A refusal changes nothing: the old one is good until its day, and the next request tells whether it still is.
 */
void studio_graph_renew (StudioWork *work, const char *grant);

G_END_DECLS
