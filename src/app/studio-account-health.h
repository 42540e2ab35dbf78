#pragma once

#include "studio-publish-account.h"

G_BEGIN_DECLS

/*
 * How an account is: what was seen when its platform was last asked, noted in its settings: "checked" (when, seconds since 1970, only what was in order),
 * "refused" (the platform did not take its password or token), "expires" (when a person has to sign in again; connectors learn it).
 */

/**
 * StudioAccountHealth:
 * @STUDIO_ACCOUNT_READY: as far as is known
 * @STUDIO_ACCOUNT_ENDING: its permission ends within two weeks
 * @STUDIO_ACCOUNT_SIGNED_OUT: there is no password or token here, or the platform does not take it, or it has ended
 * @STUDIO_ACCOUNT_PAUSED: a person said so
 */
typedef enum {
  STUDIO_ACCOUNT_READY,
  STUDIO_ACCOUNT_ENDING,
  STUDIO_ACCOUNT_SIGNED_OUT,
  STUDIO_ACCOUNT_PAUSED,
} StudioAccountHealth;

/** @has_secret: whether its password or token is on this computer. @now: seconds since 1970 */
StudioAccountHealth studio_account_health_judge (const StudioPublishAccount *account, gboolean has_secret, gint64 now);
/** Returns: when a person has to sign in again, seconds since 1970; 0 unknown or never */
gint64 studio_account_health_get_end (const StudioPublishAccount *account);
/** Returns: whether checking it extends its permission, so that nobody has to sign in again (docs/publishing.md, “Meta”) */
gboolean studio_account_health_renews (const StudioPublishAccount *account);
/**
 * studio_account_health_is_due:
 *
 * Returns: whether the platform should be asked without anybody wishing it: not for a week, or not for a day while the permission nears its end. One that is
 *   paused or refused is not asked, nor one that was never asked by a program that notes it
 */
gboolean studio_account_health_is_due (const StudioPublishAccount *account, gint64 now);
/** Takes over what @result of verifying says: the settings that were learnt, and how the account is. Returns: whether anything changed */
gboolean studio_account_health_note (StudioPublishAccount *account, const StudioResult *result, gint64 now);

G_END_DECLS
