#pragma once

#include "studio-check.h"
#include "studio-cli.h"

G_BEGIN_DECLS

/** Tells once of data files and dictionaries that could not be read. */
void studio_cli_tell_notices (StudioChecker *checker);
/** Prints a line for each finding (element-type StudioFinding): where, id, level, message. @where: what they are about */
void studio_cli_print_findings (const char *where, GPtrArray *findings);
/** Prints {"findings": […], "required": n} with all that is known of each. */
void studio_cli_print_findings_json (StudioChecker *checker, GPtrArray *findings);
/** @id: (nullable): an id or a file. Returns: (transfer full) (nullable): NULL after saying what is wrong; @code: (out): what to exit with then */
StudioProfile *studio_cli_find_profile (const char *id, StudioCliExit *code);
/** @text: "instagram,x". Returns: (transfer full) (nullable): ids, NULL-terminated, each once; NULL after saying which is unknown */
GPtrArray *studio_cli_read_platforms (const char *text);

G_END_DECLS
