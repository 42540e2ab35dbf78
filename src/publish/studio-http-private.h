#pragma once

#include <libsoup/soup.h>

#include "studio-http.h"

G_BEGIN_DECLS

struct _StudioHttpRequest
{
  StudioHttpKind kind;
  char *method;
  char *url;
  GPtrArray *headers; /* name, value, name, value … */
  char *content_type;
  GBytes *body; /* NULL: none */
  gsize most;   /* of the answer, in bytes */
  gboolean anything;
  gboolean spoilt;
};

/* What happened on the wire, before it is judged. */
typedef struct
{
  gboolean whole;     /* every byte of the request was handed over */
  gboolean connected; /* something was */
  gboolean expired;
  gboolean cancelled;
  gboolean private_address;
  gboolean too_long;
  gboolean proxied; /* a proxy of the network was asked for the way there */
  GTlsCertificateFlags tls;
  const GError *error; /* NULL: an answer came */
} StudioHttpWire;

/* Fills outcome, message and detail of @reply. */
void studio_http_judge (StudioHttpReply *reply, const StudioHttpRequest *request, const StudioHttpWire *wire, StudioRedaction *redaction);

G_END_DECLS
