#pragma once

#include <adwaita.h>

#include "studio-json.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_PUBLISHED_DIALOG (studio_published_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StudioPublishedDialog, studio_published_dialog, STUDIO, PUBLISHED_DIALOG, AdwWindow)

/**
 * StudioPublishedAccount: an account that is offered. @platform: its id or another name of it; @handle: "@dinkespaser"
 */
typedef struct
{
  char *platform;
  char *handle;
} StudioPublishedAccount;

StudioPublishedAccount *studio_published_account_new (const char *platform, const char *handle);
void studio_published_account_free (StudioPublishedAccount *account);

/**
 * StudioPublishedDialog: where a post went out: one or several platforms, each with link and account, and when.
 *
 * Signal "chosen" (GArray of StudioPublication, which belongs to the dialog): what is to be noted; the dialog closes then.
 * Signal "taken-back" (id of an entry): it did not go out there after all.
 *
 * @root: the post's document
 * @title: of the post
 * @accounts: (element-type StudioPublishedAccount): those of the office; the dialog keeps it
 * @offset: of the office's clock, minutes ahead of UTC
 */
GtkWidget *studio_published_dialog_new (GtkWindow *parent, JsonNode *root, const char *title, GPtrArray *accounts, int offset);
/** Returns: (transfer full): the programme that was typed, "" for none */
char *studio_published_dialog_get_programme (StudioPublishedDialog *self);
/** Asks for these platforms from the start. @ids: NULL-terminated */
void studio_published_dialog_choose (StudioPublishedDialog *self, const char *const *ids);

G_END_DECLS
