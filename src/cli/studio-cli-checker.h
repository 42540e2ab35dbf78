#pragma once

#include "studio-check.h"

G_BEGIN_DECLS

/**
 * studio_cli_checker_new:
 *
 * What checks with: the same as the window's, so with the people, places and offices of the person's library, if there is one. A library that cannot be
 * read is told and done without.
 *
 * Returns: (transfer full)
 */
StudioChecker *studio_cli_checker_new (void);

G_END_DECLS
