#pragma once

#include <gio/gio.h>

#include "studio-outbox.h"

G_BEGIN_DECLS

/**
 * StudioOutboxAttempt: one request that may have an effect.
 * @phase: "upload", "commit" or "confirm"
 * @fingerprint: SHA-256 of what is sent, so that a later look can tell whether two attempts were the same
 * @finished: 0 while it is on its way
 */
typedef struct
{
  const char *target;
  int number;
  const char *phase;
  const char *fingerprint;
  gint64 started;
  gint64 finished;
  gint64 bytes_sent;
  gint64 bytes_total;
  guint status;
  StudioOutcome outcome;
} StudioOutboxAttempt;

#define STUDIO_TYPE_OUTBOX_STORE (studio_outbox_store_get_type ())
G_DECLARE_INTERFACE (StudioOutboxStore, studio_outbox_store, STUDIO, OUTBOX_STORE, GObject)

/**
 * StudioOutboxStoreInterface:
 * @list: all targets that are not put away, in the order they were queued. Returns: (transfer full) (element-type StudioOutboxTarget)
 * @list_all: also those that are put away: what has ever been queued
 * @load: one target. Returns: (transfer full) (nullable): NULL with %STUDIO_ERROR_NOT_FOUND
 * @claim: stores @target, whose lease was just taken, only if nobody else has taken one since it was loaded: compares state and lease owner with @before.
 *   FALSE without an error when somebody has
 * @save: stores @target if its lease was still that of @owner; FALSE without an error when it was not
 * @add_attempt: a new row, and its number
 * @end_attempt: what became of it
 * @load_picture: bytes of a picture that was put away when the target was queued
 *
 * What remembers the outbox. Every call is durable when it returns (what is written survives a power cut), blocks, and may come from several threads.
 */
struct _StudioOutboxStoreInterface
{
  GTypeInterface parent;

  GPtrArray *(*list) (StudioOutboxStore *store, GError **error);
  GPtrArray *(*list_all) (StudioOutboxStore *store, GError **error);
  StudioOutboxTarget *(*load) (StudioOutboxStore *store, const char *id, GError **error);
  gboolean (*claim) (StudioOutboxStore *store, const StudioOutboxTarget *before, const StudioOutboxTarget *target, GError **error);
  gboolean (*save) (StudioOutboxStore *store, const StudioOutboxTarget *target, const char *owner, GError **error);
  gboolean (*add_attempt) (StudioOutboxStore *store, StudioOutboxAttempt *attempt, GError **error);
  gboolean (*end_attempt) (StudioOutboxStore *store, const StudioOutboxAttempt *attempt, GError **error);
  GBytes *(*load_picture) (StudioOutboxStore *store, const char *name, GError **error);
};

GPtrArray *studio_outbox_store_list (StudioOutboxStore *store, GError **error);
/** For whether something was sent before. */
GPtrArray *studio_outbox_store_list_all (StudioOutboxStore *store, GError **error);
StudioOutboxTarget *studio_outbox_store_load (StudioOutboxStore *store, const char *id, GError **error);
gboolean studio_outbox_store_claim (StudioOutboxStore *store, const StudioOutboxTarget *before, const StudioOutboxTarget *target, GError **error);
gboolean studio_outbox_store_save (StudioOutboxStore *store, const StudioOutboxTarget *target, const char *owner, GError **error);
gboolean studio_outbox_store_add_attempt (StudioOutboxStore *store, StudioOutboxAttempt *attempt, GError **error);
gboolean studio_outbox_store_end_attempt (StudioOutboxStore *store, const StudioOutboxAttempt *attempt, GError **error);
/** Returns: (transfer full) (nullable) */
GBytes *studio_outbox_store_load_picture (StudioOutboxStore *store, const char *name, GError **error);

/** A store that forgets when it goes: for tests, and where nothing may be written. */
#define STUDIO_TYPE_OUTBOX_MEMORY (studio_outbox_memory_get_type ())
G_DECLARE_FINAL_TYPE (StudioOutboxMemory, studio_outbox_memory, STUDIO, OUTBOX_MEMORY, GObject)

StudioOutboxMemory *studio_outbox_memory_new (void);
/** Queues a copy. */
void studio_outbox_memory_add (StudioOutboxMemory *store, const StudioOutboxTarget *target);
void studio_outbox_memory_add_picture (StudioOutboxMemory *store, const char *name, GBytes *bytes);
/** @writes: after so many more of them every write fails, as on a full disk or after a crash; -1 never. */
void studio_outbox_memory_fail_after (StudioOutboxMemory *store, int writes);
/** Returns: how many attempts were begun; @open: (out) (optional): how many of them have no end. */
guint studio_outbox_memory_count_attempts (StudioOutboxMemory *store, guint *open);

G_END_DECLS
