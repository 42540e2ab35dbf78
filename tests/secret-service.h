#pragma once

#include <gio/gio.h>

/*
 * A Secret Service on the session bus of the test (org.freedesktop.secrets), as far as libsecret asks: one collection, secrets over the plain session, and a
 * prompt that is answered or dismissed. It runs in a thread of its own, since its callers block.
 */
typedef struct _SecretService SecretService;

/** @locked: the collection is, and unlocking it asks the person, who says no */
SecretService *secret_service_start (gboolean locked);
void secret_service_stop (SecretService *service);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SecretService, secret_service_stop)
/** As when the screen was locked, or the program started before the person had unlocked it. */
void secret_service_lock (SecretService *service);
/** Returns: how often the person was asked */
guint secret_service_count_prompts (SecretService *service);
/** Returns: how many secrets it keeps */
guint secret_service_count_items (SecretService *service);
