#pragma once

#include "studio-http.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_OAUTH (studio_oauth_get_type ())

/**
 * StudioOauth:
 *
 * One sign-in by OAuth 2 in the person's own browser (RFC 6749, 7636, 8252): begin, open the page, wait for the browser or take the code that the
 * page shows, and have the secrets. The password never comes near this program. Belongs to the main context of its making.
 */
G_DECLARE_FINAL_TYPE (StudioOauth, studio_oauth, STUDIO, OAUTH, GObject)

/** Returns: whether accounts of @platform are signed in so: "mastodon" or "x". */
gboolean studio_oauth_exists (const char *platform);
/**
 * studio_oauth_new:
 * @address: of the server, as studio_address_normalise() gives it
 * @client: (nullable): the office's own client id, where the platform gives none to whoever asks
 * @redaction: (transfer none): told every secret that comes
 */
StudioOauth *studio_oauth_new (const char *platform, const char *address, const char *client, const StudioHttpRules *rules, StudioRedaction *redaction);
/** Listens for the browser, and makes this program known to the server. */
void studio_oauth_begin_async (StudioOauth *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
/** Returns: FALSE with a sentence. */
gboolean studio_oauth_begin_finish (StudioOauth *self, GAsyncResult *result, GError **error);
/** Returns: (transfer none): what to open in the browser, once begun */
const char *studio_oauth_get_page (StudioOauth *self);
/** Returns: whether the page shows a code to be typed, because the server takes no way back to this computer. */
gboolean studio_oauth_shows_code (StudioOauth *self);
/** Waits for the browser and asks for the secrets with what it brings; called before the page is opened. */
void studio_oauth_wait_async (StudioOauth *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
/** The same with a code that a person typed. */
void studio_oauth_redeem_async (StudioOauth *self, const char *code, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
/**
 * studio_oauth_finish:
 *
 * For studio_oauth_wait_async() and studio_oauth_redeem_async().
 *
 * Returns: (transfer full) (nullable): an object of texts for studio_credentials_new(): "token", and where the server gives them "refresh" and
 *   "expires" (seconds since 1970), "client", "client_secret"; NULL with the errors of studio_loopback_wait_finish() or a sentence
 */
JsonNode *studio_oauth_finish (StudioOauth *self, GAsyncResult *result, GError **error);

G_END_DECLS
