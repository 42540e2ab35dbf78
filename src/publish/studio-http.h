#pragma once

#include <gio/gio.h>

#include "studio-address.h"
#include "studio-json.h"
#include "studio-outcome.h"
#include "studio-redaction.h"

G_BEGIN_DECLS

/** Most that is read of any answer, in bytes; more is not an answer of an API. */
#define STUDIO_HTTP_MAX_BODY (1024 * 1024)

/**
 * StudioHttpKind:
 * @STUDIO_HTTP_READ: asks only
 * @STUDIO_HTTP_UPLOAD: makes something that nobody sees yet: a picture, a draft
 * @STUDIO_HTTP_COMMIT: the one request that makes the post visible
 *
 * Decides what a lost answer means.
 */
typedef enum {
  STUDIO_HTTP_READ,
  STUDIO_HTTP_UPLOAD,
  STUDIO_HTTP_COMMIT,
} StudioHttpKind;

/**
 * StudioHttpPhase:
 * @STUDIO_HTTP_SENDING: bytes are handed to the network
 * @STUDIO_HTTP_WAITING: all are; the server has not answered
 * @STUDIO_HTTP_PROCESSING: the server works on it and is asked again from time to time
 */
typedef enum {
  STUDIO_HTTP_SENDING,
  STUDIO_HTTP_WAITING,
  STUDIO_HTTP_PROCESSING,
} StudioHttpPhase;

/** @sent and @total in bytes. Called in the thread of the request, at most ten times a second. */
typedef void (*StudioHttpProgress) (StudioHttpPhase phase, goffset sent, goffset total, gpointer data);

/**
 * StudioHttpRules:
 * @addresses: where requests may go
 * @deadline: of one request from beginning to end, in milliseconds; 0 is two minutes. The idle timeout of libsoup is no
 *   deadline: a server that sends a byte a second would hold it for ever
 * @commit_deadline: the same for a commit; 0 is @deadline
 */
typedef struct
{
  StudioAddressRules addresses;
  guint deadline;
  guint commit_deadline;
} StudioHttpRules;

/**
 * StudioHttp:
 *
 * The one client for all platforms. It follows no redirect, keeps no cookies, inflates nothing, never sends a body twice and gives
 * a class of outcome instead of a bare status. It blocks, so it lives in a worker thread: made, used and freed by the same.
 */
typedef struct _StudioHttp StudioHttp;

/** @redaction: (transfer none): told every secret that is in use. @progress: (nullable) */
StudioHttp *studio_http_new (const StudioHttpRules *rules, StudioRedaction *redaction, StudioHttpProgress progress, gpointer data);
void studio_http_free (StudioHttp *http);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioHttp, studio_http_free)
/** Tells the listener of a wait that is no request. */
void studio_http_tell (StudioHttp *http, StudioHttpPhase phase);
StudioRedaction *studio_http_get_redaction (StudioHttp *http);
StudioAddressRules studio_http_get_address_rules (StudioHttp *http);
/** Returns: FALSE if @cancellable was cancelled within @milliseconds. */
gboolean studio_http_wait (guint milliseconds, GCancellable *cancellable);

typedef struct _StudioHttpRequest StudioHttpRequest;

/** @method: "GET", "POST", … @url: whole; its path may hold a secret (Telegram), so it is never shown. */
StudioHttpRequest *studio_http_request_new (StudioHttpKind kind, const char *method, const char *url);
void studio_http_request_free (StudioHttpRequest *request);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioHttpRequest, studio_http_request_free)
/** A value with control characters makes sending a config_error: nothing is sent. */
void studio_http_request_header (StudioHttpRequest *request, const char *name, const char *value);
/** "Authorization: Bearer" and the token. */
void studio_http_request_bearer (StudioHttpRequest *request, const char *token);
void studio_http_request_body (StudioHttpRequest *request, const char *content_type, GBytes *body);
/** @root: (transfer none): sent in one line as application/json. */
void studio_http_request_json (StudioHttpRequest *request, JsonNode *root);
/** Reads up to @most bytes of the answer instead of %STUDIO_HTTP_MAX_BODY: for a picture whose size is known. */
void studio_http_request_read_up_to (StudioHttpRequest *request, gsize most);
/** An answer needs no JSON to be one (webhooks); without this, 2xx without JSON is not "done". */
void studio_http_request_takes_anything (StudioHttpRequest *request);

/**
 * StudioHttpReply:
 * @outcome: what is known; DONE is any 2xx with a readable answer, whose meaning the connector judges
 * @status: of HTTP, 0 without an answer
 * @json: (nullable): the answer, read strictly, whatever the status was; sealed
 * @body: (nullable): its bytes, at most %STUDIO_HTTP_MAX_BODY or what the request reads
 * @sent: bytes of the body that were handed to the network
 * @total: bytes of the body
 * @retry_after: seconds that the server asks to wait, 0 unknown
 * @skew: seconds that the server's clock is ahead of ours, 0 unknown
 * @html: the answer is a page for people: a login page of the network, a firewall
 * @refused: the connection or certificate failed before anything was sent
 * @message: (nullable): one sentence for people, when @outcome is not DONE
 * @detail: what experts want to know, one line, without secrets
 */
typedef struct
{
  StudioOutcome outcome;
  guint status;
  JsonNode *json;
  GBytes *body;
  goffset sent;
  goffset total;
  int retry_after;
  gint64 skew;
  gboolean html;
  gboolean refused;
  char *message;
  char *detail;
  /*< private >*/
  GHashTable *headers;
} StudioHttpReply;

/** Sends once. Returns: (transfer full): never NULL; errors are outcomes. */
StudioHttpReply *studio_http_send (StudioHttp *http, StudioHttpRequest *request, GCancellable *cancellable);
void studio_http_reply_free (StudioHttpReply *reply);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioHttpReply, studio_http_reply_free)
/** @name: in small letters. Returns: (transfer none) (nullable) */
const char *studio_http_reply_header (const StudioHttpReply *reply, const char *name);
/** Returns: (transfer none) (nullable): the root's object. */
JsonObject *studio_http_reply_object (const StudioHttpReply *reply);

G_END_DECLS
