#pragma once

#include <adwaita.h>

#include "studio-postman.h"

G_BEGIN_DECLS

/** @account: one whose platform fetches pictures. Asks from which of the office's sites, and keeps the answer. */
GtkWidget *studio_host_dialog_new (GtkWindow *parent, StudioPostman *postman, const StudioPublishAccount *account);

G_END_DECLS
