#pragma once

#include "studio-check.h"

G_BEGIN_DECLS

/** Tells once of data files and dictionaries that could not be read. */
void studio_cli_tell_notices (StudioChecker *checker);
/** Prints a line for each finding (element-type StudioFinding): where, id, level, message. @where: what they are about */
void studio_cli_print_findings (const char *where, GPtrArray *findings);
/** Prints {"findings": […], "required": n} with all that is known of each. */
void studio_cli_print_findings_json (StudioChecker *checker, GPtrArray *findings);

G_END_DECLS
