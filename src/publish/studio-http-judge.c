#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-http-private.h"

/* A hundred posts of a list have some 30,000 values; a server may have put 350,000 into the mebibyte that is read, and they would take 80 MB. */
#define MOST_VALUES 50000

static const char *
get_tls_sentence (GTlsCertificateFlags flags)
{
  if (flags & G_TLS_CERTIFICATE_EXPIRED)
    return _ ("The certificate of this address has expired; ask who runs the server, and check the date of this computer.");
  if (flags & G_TLS_CERTIFICATE_BAD_IDENTITY)
    return _ ("The certificate belongs to another address; check how the address is written.");
  if (flags & G_TLS_CERTIFICATE_NOT_ACTIVATED)
    return _ ("The certificate of this address is not valid yet; check the date of this computer.");
  if (flags & G_TLS_CERTIFICATE_REVOKED)
    return _ ("The certificate of this address has been revoked; ask who runs the server.");

  return _ ("Nobody known vouches for the certificate of this address; ask who runs the server.");
}

/* Behind a proxy the program reaches for nobody else: not for the server, nor for its name. */
static gboolean
is_of_proxy (const StudioHttpWire *wire)
{
  return wire->proxied && !wire->connected &&
         (wire->error->domain == G_RESOLVER_ERROR || g_error_matches (wire->error, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED) ||
          g_error_matches (wire->error, G_IO_ERROR, G_IO_ERROR_HOST_UNREACHABLE));
}

static const char *
get_error_sentence (const StudioHttpWire *wire)
{
  const GError *error = wire->error;

  if (is_of_proxy (wire))
    return _ ("The network's proxy cannot be reached; check the network settings of this computer. It is tried again later.");
  if (error->domain == G_RESOLVER_ERROR)
    return _ ("The server's name is not known; check the address and the internet connection.");
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED))
    return _ ("The server takes no connections; try again later.");
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NETWORK_UNREACHABLE) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_HOST_UNREACHABLE))
    return _ ("There is no internet connection; it is sent when there is one.");

  return _ ("The connection to the server broke; it is tried again later.");
}

static void
set (StudioHttpReply *reply,
     StudioOutcome outcome,
     const char *sentence)
{
  reply->outcome = outcome;
  g_free (reply->message);
  reply->message = g_strdup (sentence);
}

/* Everything was sent and nothing readable came back: only a commit may have left something visible. */
static void
set_lost (StudioHttpReply *reply,
          const StudioHttpRequest *request,
          const char *sentence)
{
  if (request->kind == STUDIO_HTTP_COMMIT)
    set (reply, STUDIO_OUTCOME_UNCERTAIN, sentence);
  else
    set (reply, STUDIO_OUTCOME_RETRY_LATER, sentence);
}

static void
judge_failure (StudioHttpReply *reply,
               const StudioHttpRequest *request,
               const StudioHttpWire *wire)
{
  if (wire->private_address) {
    set (reply, STUDIO_OUTCOME_CONFIG_ERROR, _ ("The address belongs to a local network; allow local addresses for this account first."));
  } else if (wire->error != NULL && wire->error->domain == G_TLS_ERROR && !wire->connected) {
    set (reply, STUDIO_OUTCOME_CONFIG_ERROR, get_tls_sentence (wire->tls));
  } else if (wire->cancelled) {
    gboolean commit = wire->whole && request->kind == STUDIO_HTTP_COMMIT;

    set (reply, commit ? STUDIO_OUTCOME_UNCERTAIN : STUDIO_OUTCOME_CANCELLED,
         commit ? _ ("You stopped it after everything had been sent; look whether the post is there.") : _ ("You stopped it before it was sent."));
  } else if (!wire->whole) {
    set (reply, STUDIO_OUTCOME_NOT_SENT,
         wire->expired                         ? _ ("The server cannot be reached in time; it is tried again later.")
         : wire->connected && reply->total > 0 ? _ ("The server hung up while the picture was being sent; it may be too large for it.")
                                               : get_error_sentence (wire));
  } else {
    set_lost (reply, request, wire->expired ? _ ("The server took everything and did not answer in time.") : _ ("The server took everything and the answer was lost."));
  }
  reply->refused = !wire->connected;
}

/* Who answers before anything was written to the server is a proxy that was asked for the way there. */
static gboolean
is_from_proxy (const StudioHttpReply *reply,
               const StudioHttpWire *wire)
{
  return reply->status == 407 || (reply->status != 0 && !wire->connected && wire->error == NULL);
}

static void
judge_proxy (StudioHttpReply *reply)
{
  reply->refused = TRUE;
  set (reply, STUDIO_OUTCOME_NOT_SENT,
       reply->status == 407 ? _ ("The network's proxy wants a name and a password. Enter them in the network settings of this computer; it is tried again later.")
                            : _ ("The network's proxy does not let this program reach the server; ask who runs the network. It is tried again later."));
}

static gboolean
looks_like_html (const StudioHttpReply *reply)
{
  const char *type = studio_http_reply_header (reply, "content-type");
  g_autofree char *head = NULL;
  char *text;
  gsize size = 0;

  if (reply->json != NULL)
    return FALSE;
  if (type != NULL && g_ascii_strncasecmp (type, "text/html", 9) == 0)
    return TRUE;
  if (reply->body == NULL)
    return FALSE;
  text = (char *) g_bytes_get_data (reply->body, &size);
  head = g_ascii_strdown (text, (gssize) MIN (size, 512));
  text = g_strchug (head);

  return g_str_has_prefix (text, "<!doctype html") || g_str_has_prefix (text, "<html") || g_str_has_prefix (text, "<head");
}

static void
judge_success (StudioHttpReply *reply,
               const StudioHttpRequest *request,
               const StudioHttpWire *wire)
{
  if (wire->too_long) {
    set_lost (reply, request, _ ("The server's answer has no end."));
  } else if (reply->html) {
    gboolean challenge = studio_http_reply_header (reply, "cf-mitigated") != NULL;

    set_lost (reply, request,
              challenge ? _ ("A guard in front of the server wants to see a person (Cloudflare); ask who runs the server to let this program pass.")
                        : _ ("A web page answered instead of the server; does the network want you to sign in?"));
  } else if (wire->error != NULL || (reply->json == NULL && !request->anything)) {
    set_lost (reply, request, _ ("The server's answer cannot be read."));
  } else {
    reply->outcome = STUDIO_OUTCOME_DONE;
  }
}

static void
judge_redirect (StudioHttpReply *reply,
                StudioRedaction *redaction)
{
  const char *location = studio_http_reply_header (reply, "location");
  g_autofree char *host = studio_address_get_host (location);
  g_autofree char *shown = studio_redaction_plain (redaction, host);
  g_autofree char *sentence = g_strdup_printf (_ ("The address has changed (now %s); correct it in the account."), shown);

  set (reply, STUDIO_OUTCOME_CONFIG_ERROR, sentence);
}

static void
judge_status (StudioHttpReply *reply,
              const StudioHttpRequest *request)
{
  switch (reply->status) {
  case 401:
    set (reply, STUDIO_OUTCOME_NEEDS_LOGIN, _ ("The account's password or token is not accepted; sign in again."));
    break;
  case 403:
    set (reply, STUDIO_OUTCOME_REJECTED, _ ("The account may not do this; ask who runs the server."));
    break;
  case 408:
  case 425:
    set_lost (reply, request, _ ("The server took everything and did not answer in time."));
    break;
  case 413:
    set (reply, STUDIO_OUTCOME_REJECTED, _ ("The picture is too large for the server; send a smaller one."));
    break;
  case 429:
    set (reply, STUDIO_OUTCOME_RETRY_LATER, _ ("The server asks for patience; it is tried again later."));
    break;
  default:
    if (reply->status >= 500)
      set_lost (reply, request, _ ("The server reports a fault of its own."));
    else
      set (reply, STUDIO_OUTCOME_REJECTED, _ ("The server refuses this post."));
    break;
  }
}

static void
set_detail (StudioHttpReply *reply,
            const StudioHttpRequest *request,
            const StudioHttpWire *wire,
            StudioRedaction *redaction)
{
  g_autofree char *host = studio_address_get_host (request->url);
  g_autofree char *said = NULL;
  g_autofree char *whole = NULL;

  if (wire->error != NULL)
    said = g_strdup (wire->error->message);
  else if (reply->outcome != STUDIO_OUTCOME_DONE && reply->body != NULL)
    said = g_strndup (g_bytes_get_data (reply->body, NULL), MIN (g_bytes_get_size (reply->body), 65536));
  whole = g_strdup_printf ("%s %s %u %s %" G_GOFFSET_FORMAT "/%" G_GOFFSET_FORMAT " %s", request->method, host, reply->status,
                           studio_outcome_get_name (reply->outcome), reply->sent, reply->total, said != NULL ? said : "");
  reply->detail = studio_redaction_plain (redaction, whole);
}

void
studio_http_judge (StudioHttpReply *reply,
                   const StudioHttpRequest *request,
                   const StudioHttpWire *wire,
                   StudioRedaction *redaction)
{
  if (reply->body != NULL && !wire->too_long)
    reply->json = studio_json_parse_at_most ("answer", reply->body, MOST_VALUES, NULL);
  reply->html = looks_like_html (reply);

  /* an answer counts even when the request was cut short by it (413), and even when its end is lost */
  if (wire->error != NULL && (reply->status < 200 || wire->private_address || wire->cancelled))
    judge_failure (reply, request, wire);
  else if (is_from_proxy (reply, wire))
    judge_proxy (reply);
  else if (reply->status >= 200 && reply->status < 300)
    judge_success (reply, request, wire);
  else if (reply->status >= 300 && reply->status < 400)
    judge_redirect (reply, redaction);
  else
    judge_status (reply, request);
  set_detail (reply, request, wire, redaction);
}
