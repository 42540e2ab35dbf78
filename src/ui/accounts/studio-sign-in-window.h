#pragma once

#include <adwaita.h>

#include "studio-postman.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_SIGN_IN_WINDOW (studio_sign_in_window_get_type ())

/**
 * StudioSignInWindow: leads through signing in an account, page by page.
 *
 * Signal "signed-in" (const char *sentence): it is kept; what to say about it.
 */
G_DECLARE_FINAL_TYPE (StudioSignInWindow, studio_sign_in_window, STUDIO, SIGN_IN_WINDOW, AdwWindow)

/** @account: (nullable): one that is signed in again; NULL: a new one, whose platform is chosen first */
GtkWidget *studio_sign_in_window_new (GtkWindow *parent, StudioPostman *postman, const StudioPublishAccount *account);

G_END_DECLS
