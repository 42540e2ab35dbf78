#pragma once

#include "studio-cli-sender.h"
#include "studio-outbox-file.h"

G_BEGIN_DECLS

/* What became of posts for accounts, shared by "publish" and "outbox". */

/** Returns: a state in words, "published", "not certain: look there" */
const char *studio_cli_outbox_word (const StudioOutboxTarget *target);
/** Prints one target: short id, state, account, title, link or reason. */
void studio_cli_outbox_print (const StudioOutboxTarget *target);
/** Adds one target as an object. */
void studio_cli_outbox_add_json (JsonBuilder *builder, const StudioOutboxTarget *target);
/**
 * studio_cli_outbox_send:
 * @ids: (nullable): of targets, NULL-terminated; NULL: all whose time has come
 *
 * Does what can be done with them now, and writes into posts what became visible. The caller holds the outbox's lock. What stands in the way of one
 * is told and stops no other.
 *
 * Returns: FALSE after saying why the outbox itself cannot be used
 */
gboolean studio_cli_outbox_send (StudioCliSender *sender, StudioOutboxFile *store, const char *const *ids);
/** @targets: (element-type StudioOutboxTarget). Returns: 6 if one is uncertain, else 5 if one has stopped or is to be tried again, else 0; "late" asks a person */
StudioCliExit studio_cli_outbox_judge (GPtrArray *targets);
/** Writes into posts, in the library and in files, what has become visible, and tells what could not be written. */
gboolean studio_cli_outbox_note (StudioLibrary *library, StudioOutboxFile *store);

G_END_DECLS
