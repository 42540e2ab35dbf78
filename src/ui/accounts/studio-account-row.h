#pragma once

#include <gtk/gtk.h>

#include "studio-account-health.h"

G_BEGIN_DECLS

/**
 * StudioAccountShown: what a row shows
 * @record: of the register
 * @account: (nullable): NULL: its posts are uploaded by hand
 * @has_secret: its password or token is on this computer; @session: until the program closes only
 * @accounts: (element-type StudioPublishAccount): all, for the site that its pictures are fetched from
 * @busy: its platform is being asked
 * @said: (nullable): what came of the last thing that was done with it
 */
typedef struct
{
  StudioRecord *record;
  const StudioPublishAccount *account;
  GPtrArray *accounts;
  gboolean has_secret;
  gboolean session;
  gboolean busy;
  const char *said;
} StudioAccountShown;

#define STUDIO_TYPE_ACCOUNT_ROW (studio_account_row_get_type ())

/** StudioAccountRow: an account of the office in the list of accounts, with what can be done: the actions accounts.* of its window, by its id. */
G_DECLARE_FINAL_TYPE (StudioAccountRow, studio_account_row, STUDIO, ACCOUNT_ROW, GtkListBoxRow)

GtkWidget *studio_account_row_new (const char *id);
/** Returns: the account's record's id */
const char *studio_account_row_get_id (StudioAccountRow *self);
/** @shown: what is pointed to is needed only for the call */
void studio_account_row_show (StudioAccountRow *self, const StudioAccountShown *shown);

G_END_DECLS
