#pragma once

#include "studio-postman.h"

G_BEGIN_DECLS

/**
 * studio_account_watch_start:
 *
 * Asks the platforms of those accounts that are due (studio_account_health_is_due()) how they are: when the accounts are known, once a day, and whenever
 * something is to be sent; and notes it. Nothing goes out on the network when none is due. Ends with @postman.
 */
void studio_account_watch_start (StudioPostman *postman);

G_END_DECLS
