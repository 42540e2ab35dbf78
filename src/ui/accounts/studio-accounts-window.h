#pragma once

#include <adwaita.h>

#include "studio-postman.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_ACCOUNTS_WINDOW (studio_accounts_window_get_type ())

/** StudioAccountsWindow: the office's accounts: which of them posts can be sent to, how they are, and signing in. */
G_DECLARE_FINAL_TYPE (StudioAccountsWindow, studio_accounts_window, STUDIO, ACCOUNTS_WINDOW, AdwWindow)

GtkWidget *studio_accounts_window_new (GtkWindow *parent, StudioPostman *postman);
/** Asks for what it takes to sign in, above the window. @id: (nullable): of an account that is signed in to again; one that is gone does nothing */
void studio_accounts_window_sign_in (StudioAccountsWindow *self, const char *id);

G_END_DECLS
