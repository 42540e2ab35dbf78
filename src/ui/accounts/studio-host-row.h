#pragma once

#include <adwaita.h>

#include "studio-publish-account.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_HOST_ROW (studio_host_row_get_type ())

/** StudioHostRow: the choice among the office's sites, for an account whose platform fetches pictures from one. */
G_DECLARE_FINAL_TYPE (StudioHostRow, studio_host_row, STUDIO, HOST_ROW, AdwComboRow)

GtkWidget *studio_host_row_new (void);
/**
 * studio_host_row_offer:
 * @accounts: (element-type StudioPublishAccount): needed only for the call
 *
 * Shows the sites among @accounts, with that of @account chosen.
 *
 * Returns: FALSE if there is none
 */
gboolean studio_host_row_offer (StudioHostRow *self, const StudioPublishAccount *account, GPtrArray *accounts);
/** Keeps the choice in @account's settings. @accounts: as they are now; a site that has gone since is not taken */
void studio_host_row_apply (StudioHostRow *self, StudioPublishAccount *account, GPtrArray *accounts);

G_END_DECLS
