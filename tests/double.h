#pragma once

#include <gio/gio.h>

/*
 * A server that misbehaves as a table says. It speaks HTTP by hand on a raw socket of the loopback, because a proper server
 * library cannot cut an answer, and it keeps all it was sent.
 */

typedef enum {
  DOUBLE_ANSWER,        /* reads the request and answers */
  DOUBLE_EARLY,         /* answers after the headers and hangs up without reading the body */
  DOUBLE_RESET_HALF,    /* resets the connection when half of the body is there */
  DOUBLE_RESET,         /* reads all and resets */
  DOUBLE_CLOSE,         /* reads all and closes */
  DOUBLE_SILENCE,       /* reads all and says nothing until stopped */
  DOUBLE_DRIP,          /* a good header, then a byte every 100 ms */
  DOUBLE_ENDLESS,       /* a good header, then bytes without end */
  DOUBLE_RAW,           /* sends the answer as it is and closes */
  DOUBLE_KEEP_AND_DROP, /* answers, keeps the connection and drops it at the next request */
} DoubleHow;

typedef struct
{
  const char *match; /* beginning of "METHOD /path"; NULL: every request */
  guint times;       /* how often the rule serves; 0: always */
  DoubleHow how;
  guint status;
  const char *headers; /* more header lines, each ending in CR LF; NULL: JSON */
  const char *body;    /* "$URL" becomes the double's own address */
  const char *has;     /* serves only a request whose headers hold this */
  const char *after;   /* serves only once such a request has been seen */
} DoubleRule;

typedef struct _Double Double;

/** Once, first of all: no proxy stands between, and none is looked for in the settings of a desktop that tests do not have. */
void double_prepare (void);
/** @rules: ends with a rule without status whose how is DOUBLE_ANSWER. The first that matches and is not used up serves. */
Double *double_start (const DoubleRule *rules);
/** Without a table: nothing answers at that address. Returns: (transfer full) */
char *double_nobody (void);
void double_stop (Double *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Double, double_stop)
/** "http://127.0.0.1:PORT" */
const char *double_get_url (Double *self);
/** Requests that reached us whole or in part and begin so. */
guint double_count (Double *self, const char *match);
guint double_count_connections (Double *self);
/** @nth: from 0. Returns: (transfer full) (nullable): headers and body of such a request, NUL-terminated. */
GString *double_get_request (Double *self, const char *match, guint nth);
/** Asserts that no request, whatever it was, has @secret in its first line. */
void double_assert_not_in_line (Double *self, const char *secret);
