#pragma once

#include "studio-connector.h"

G_BEGIN_DECLS

/* One step of one job in its thread. A connector's function leaves its findings in @result. */
typedef struct
{
  const StudioJob *job;
  StudioHttp *http;
  GCancellable *cancellable;
  StudioResult *result;
  gboolean spoilt; /* the server gave a secret of ours back as something to keep */
} StudioWork;

typedef void (*StudioWorkStep) (StudioWork *work);

/* @steps: in the order of StudioStep; one that is NULL has nothing to do and is done */
typedef struct
{
  const char *platform;
  gboolean public_only; /* unless the setting "local" says otherwise */
  /* puts a picture of the job where everybody can fetch it. Returns: (transfer full) (nullable): its address; NULL is told in the result */
  char *(*host) (StudioWork *work, guint index);
  StudioWorkStep steps[STUDIO_STEP_REVOKE + 1];
} StudioConnector;

extern const StudioConnector studio_connector_wordpress;
extern const StudioConnector studio_connector_mastodon;
extern const StudioConnector studio_connector_bluesky;
extern const StudioConnector studio_connector_facebook;
extern const StudioConnector studio_connector_instagram;
extern const StudioConnector studio_connector_telegram;
extern const StudioConnector studio_connector_threads;
extern const StudioConnector studio_connector_webhook;
extern const StudioConnector studio_connector_x;
extern const StudioConnector studio_connector_linkedin;

/** @path: on the account's server. Returns: (transfer full): a call that carries the account's "token", if it has one, and wants JSON */
StudioHttpRequest *studio_work_call (StudioWork *work, StudioHttpKind kind, const char *method, const char *path);
StudioHttpReply *studio_work_send (StudioWork *work, StudioHttpRequest *request);
/** Returns: (transfer full): what the server says at @path, to whoever has the account's token */
StudioHttpReply *studio_work_ask (StudioWork *work, const char *path);
/** @object: (transfer full): becomes the request's body */
void studio_work_put (StudioHttpRequest *request, JsonObject *object);
/** Returns: the text of that name in an answer that refuses, "" if it says none */
const char *studio_work_get_refusal (const StudioHttpReply *reply, const char *name);
/** @value: (nullable): from a server, about to be kept. Returns: FALSE if a secret of ours is in it, which makes the step's result unreadable. */
gboolean studio_work_keeps (StudioWork *work, JsonNode *value);
/** The last gate: no secret leaves a step. A post whose number is one of ours may be there, and is not known to be. */
void studio_work_take_secrets_out (StudioWork *work, StudioStep step);
/** Takes over what the reply says. Returns: whether it is done. */
gboolean studio_work_take (StudioWork *work, const StudioHttpReply *reply);
/** Only a person can have the permission forgotten; @sentence says where. */
void studio_work_by_hand (StudioWork *work, const char *sentence);
/** Always FALSE, for return. @sentence: may be NULL to keep what was said. */
gboolean studio_work_fail (StudioWork *work, StudioOutcome outcome, const char *sentence);
void studio_work_code (StudioWork *work, const char *code);
/** A sentence beside a good outcome. */
void studio_work_warn (StudioWork *work, const char *sentence);
/** Its answer made no sense: a commit may have happened all the same. Always FALSE. */
gboolean studio_work_unreadable (StudioWork *work, StudioHttpKind kind);
void studio_work_done (StudioWork *work, const char *remote_id, const char *permalink);
/** Keeps a mark before anything more is sent. @value: (transfer full) (nullable). Returns: FALSE if it could not be kept. */
gboolean studio_work_mark (StudioWork *work, const char *path, JsonNode *value);
const char *studio_work_get_mark (StudioWork *work, const char *name);
JsonNode *studio_work_lookup_mark (StudioWork *work, const char *path);
/**
 * studio_work_mark_began:
 *
 * Notes under the mark "began" when the first commit was begun that may have arrived; one that is noted already stays. A person's word that nothing is there takes it away.
 *
 * Returns: FALSE if it could not be kept
 */
gboolean studio_work_mark_began (StudioWork *work);
/** Returns: seconds since 1970, 0 if no commit was begun. */
gint64 studio_work_get_began (StudioWork *work);
/** Takes the mark away after a commit that certainly did nothing; the result stays as it is. */
void studio_work_unmark_began (StudioWork *work);
/**
 * studio_work_host:
 *
 * Puts a picture on the job's host. Blocks.
 *
 * Returns: (transfer full) (nullable): the address that the host gave, not looked at yet; NULL is told in the result
 */
char *studio_work_host (StudioWork *work, guint index);
/** Waits before the server is asked again; @every in milliseconds unless the job says otherwise. Returns: FALSE if the person stopped it, which is told. */
gboolean studio_work_wait (StudioWork *work, guint every);
/** A mark of which there is one for each picture. @value: (transfer full): items come one after the other. Returns: FALSE if it could not be kept. */
gboolean studio_work_mark_item (StudioWork *work, const char *list, guint index, JsonNode *value);
/** Returns: (nullable): the text of such a mark. */
const char *studio_work_get_item (StudioWork *work, const char *list, guint index);
/** Returns: (nullable) */
const char *studio_work_get_setting (StudioWork *work, const char *name);
gboolean studio_work_has_setting (StudioWork *work, const char *name);
void studio_work_learn (StudioWork *work, const char *name, JsonNode *value);
/** Returns: (nullable): a text of letters that can be seen or a whole number that is not negative, as text; anything else is no id. */
char *studio_work_get_id (JsonObject *object, const char *name);
/** Returns: (nullable): the object in a member. */
JsonObject *studio_work_get_object (JsonObject *object, const char *name);
JsonArray *studio_work_get_array (JsonObject *object, const char *name);
gboolean studio_work_get_flag (JsonObject *object, const char *name);
gint64 studio_work_get_number (JsonObject *object, const char *name, gint64 otherwise);

/* multipart/form-data, written here: libsoup's lets line breaks in file names through. File names on the wire are our own. */
typedef struct _StudioForm StudioForm;
StudioForm *studio_form_new (void);
void studio_form_free (StudioForm *form);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioForm, studio_form_free)
/** @name: ASCII, ours. */
void studio_form_text (StudioForm *form, const char *name, const char *value);
/** @index: from 0, names the file: image-1.jpg. */
void studio_form_picture (StudioForm *form, const char *name, const StudioOutgoingPicture *picture, guint index);
/** Ends the form and makes it the request's body. */
void studio_form_put (StudioForm *form, StudioHttpRequest *request);

G_END_DECLS
