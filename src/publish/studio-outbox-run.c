#include "config.h"

#include "studio-outbox-run.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-error.h"
#include "studio-outbox-others.h"
#include "studio-sha256.h"

void
studio_outbox_account_free (StudioOutboxAccount *self)
{
  g_free (self->platform);
  g_free (self->address);
  g_clear_pointer (&self->settings, json_node_unref);
  studio_credentials_unref (self->credentials);
  g_clear_pointer (&self->host, studio_outbox_account_free);
  g_free (self);
}

static gint64
get_now (const StudioOutboxRun *run)
{
  return run->clock != NULL ? run->clock () : g_get_real_time () / G_USEC_PER_SEC;
}

static gboolean
add_picture (StudioOutgoing *outgoing,
             StudioOutboxStore *store,
             const StudioJsonAt *at,
             GError **error)
{
  const char *name = NULL;
  const char *mime = NULL;
  const char *alt = NULL;
  int width = 0;
  int height = 0;
  g_autoptr (GBytes) bytes = NULL;

  if (!studio_json_get_string (at, "name", TRUE, &name, error) || !studio_json_get_string (at, "mime", TRUE, &mime, error) ||
      !studio_json_get_string (at, "alt", FALSE, &alt, error) || !studio_json_get_int (at, "width", FALSE, &width, error) ||
      !studio_json_get_int (at, "height", FALSE, &height, error))
    return FALSE;
  if (!g_str_equal (mime, "image/jpeg") && !g_str_equal (mime, "image/png")) {
    studio_json_at_error (error, at, _ ("a picture is sent as JPEG or PNG"));
    return FALSE;
  }
  bytes = studio_outbox_store_load_picture (store, name, error);
  if (bytes == NULL)
    return FALSE;
  studio_outgoing_add (outgoing, bytes, mime, alt, width, height);

  return TRUE;
}

static StudioOutgoing *
make_outgoing (StudioOutboxStore *store,
               const StudioOutboxTarget *target,
               GError **error)
{
  StudioJsonAt root = studio_json_at_root ("outbox", target->content);
  StudioJsonAt pictures;
  StudioJsonAt picture;
  const char *title = "";
  const char *caption = "";
  double at = 0;
  g_autoptr (StudioOutgoing) outgoing = NULL;

  if (!studio_json_get_string (&root, "title", FALSE, &title, error) || !studio_json_get_string (&root, "caption", TRUE, &caption, error) ||
      !studio_json_get_double (&root, "at", FALSE, &at, error) || !studio_json_get_array (&root, "pictures", FALSE, &pictures, error))
    return NULL;
  outgoing = studio_outgoing_new (target->id, title, caption);
  outgoing->at = (gint64) at;
  for (guint i = 0; pictures.node != NULL && studio_json_at_element (&pictures, i, &picture); i++) {
    if (!add_picture (outgoing, store, &picture, error))
      return NULL;
  }

  return g_steal_pointer (&outgoing);
}

/* What one step carries between its parts. */
typedef struct
{
  const StudioOutboxRun *run;
  StudioOutboxTarget *target;
  GError *error; /* of the store */
} Stage;

/* Called by connectors in our thread: ids are noted as they come. */
static gboolean
keep_marks (JsonNode *marks,
            gpointer data,
            GError **error)
{
  Stage *stage = data;
  JsonNode *before = stage->target->marks;

  stage->target->marks = json_node_ref (marks);
  g_clear_pointer (&before, json_node_unref);
  if (studio_outbox_store_save (stage->run->store, stage->target, stage->run->owner, &stage->error))
    return TRUE;
  if (stage->error == NULL)
    g_set_error_literal (&stage->error, G_IO_ERROR, G_IO_ERROR_BUSY, _ ("Another window is sending this post."));
  g_propagate_error (error, g_error_copy (stage->error));

  return FALSE;
}

static void
on_progress (StudioHttpPhase phase,
             goffset sent,
             goffset total,
             gpointer data)
{
  Stage *stage = data;

  if (stage->run->progress != NULL)
    stage->run->progress (phase, sent, total, stage->run->data);
}

static StudioJob *
new_job (Stage *stage,
         const char *platform,
         const StudioOutboxAccount *account,
         StudioOutgoing *outgoing)
{
  StudioJob *job = studio_job_new (platform, account->address, account->credentials);

  job->settings = account->settings != NULL ? json_node_ref (account->settings) : NULL;
  job->outgoing = studio_outgoing_ref (outgoing);
  job->rules = stage->run->rules;

  return job;
}

static StudioJob *
make_job (Stage *stage,
          StudioOutboxAccount *account,
          StudioOutgoing *outgoing)
{
  StudioOutboxTarget *target = stage->target;
  StudioJob *job = new_job (stage, target->platform, account, outgoing);

  if (account->host != NULL)
    job->host = new_job (stage, account->host->platform, account->host, outgoing);
  job->marks = target->marks != NULL ? json_node_ref (target->marks) : NULL;
  job->keep = keep_marks;
  job->progress = on_progress;
  job->data = stage;

  return job;
}

static StudioStep
get_step (StudioOutboxAct act)
{
  return act == STUDIO_OUTBOX_PREPARE ? STUDIO_STEP_PREPARE : act == STUDIO_OUTBOX_COMMIT ? STUDIO_STEP_COMMIT
                                                                                          : STUDIO_STEP_RECONCILE;
}

static const char *
get_phase (StudioOutboxAct act)
{
  return act == STUDIO_OUTBOX_PREPARE ? "upload" : act == STUDIO_OUTBOX_COMMIT ? "commit"
                                                                               : "confirm";
}

static char *
get_fingerprint (const StudioOutboxTarget *target)
{
  char *text = studio_json_write_line (target->content);
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));

  return studio_sha256 (bytes);
}

/* Sends, between two rows that say so. Returns: (nullable): NULL with an error when the first could not be written. */
static StudioResult *
attempt (Stage *stage,
         StudioOutboxAct act,
         StudioJob *job,
         GCancellable *cancellable,
         GError **error)
{
  g_autofree char *fingerprint = get_fingerprint (stage->target);
  StudioOutboxAttempt row = { .target = stage->target->id, .phase = get_phase (act), .fingerprint = fingerprint, .started = get_now (stage->run) };
  StudioResult *result;

  if (!studio_outbox_store_add_attempt (stage->run->store, &row, error))
    return NULL;
  result = studio_connector_run (job, get_step (act), cancellable);
  row.finished = get_now (stage->run);
  row.bytes_sent = result->sent;
  row.bytes_total = result->total;
  row.status = result->status;
  row.outcome = result->outcome;
  /* the target's own row is what counts: that this one stays open is known to be possible */
  if (!studio_outbox_store_end_attempt (stage->run->store, &row, NULL))
    g_debug ("an attempt stays without its end");

  return result;
}

static void
apply_error (StudioOutboxTarget *target,
             StudioOutboxAct act,
             StudioOutcome outcome,
             const GError *error,
             gint64 now)
{
  const StudioOutboxEvidence evidence = { .outcome = outcome, .message = error->message };

  studio_outbox_apply (target, act, &evidence, now, 0);
}

static void
apply_result (StudioOutboxTarget *target,
              StudioOutboxAct act,
              const StudioResult *result,
              gint64 now)
{
  const StudioOutboxEvidence evidence = {
    .outcome = result->outcome,
    .code = result->code,
    .message = result->message,
    .detail = result->detail,
    /* a receiver of the office's own may give no id: its word is enough */
    .remote_id = result->remote_id != NULL ? result->remote_id : "",
    .permalink = result->permalink,
    .marks = result->marks,
    .retry_after = result->retry_after,
  };

  studio_outbox_apply (target, act, &evidence, now, g_random_double ());
}

static gboolean
is_right (const StudioOutboxRun *run,
          const StudioOutboxTarget *target,
          StudioOutboxAct act,
          const StudioOutboxAccount *account,
          const StudioOutgoing *outgoing,
          GError **error)
{
  return outgoing != NULL && (act != STUDIO_OUTBOX_PREPARE || run->check == NULL || run->check (target, account, outgoing, run->data, error));
}

/* The run ends, and nobody said that the target shall not be sent: it is as before the step. */
static void
put_back (StudioOutboxTarget *target,
          const StudioResult *result)
{
  if (result->marks != NULL && result->marks != target->marks) {
    g_clear_pointer (&target->marks, json_node_unref);
    target->marks = json_node_ref (result->marks);
  }
  g_clear_pointer (&target->lease_owner, g_free);
  target->lease_until = 0;
  target->state = target->prepared ? STUDIO_OUTBOX_READY : STUDIO_OUTBOX_QUEUED;
}

static void
tell_settings (const StudioOutboxRun *run,
               const StudioOutboxTarget *target,
               const StudioOutboxAccount *account,
               const StudioResult *result)
{
  if (run->learnt != NULL && result->settings != NULL && (account->settings == NULL || !studio_json_equal (result->settings, account->settings)))
    run->learnt (target, result->settings, run->data);
}

/* Returns: FALSE with an error when the store failed. */
static gboolean
do_act (const StudioOutboxRun *run,
        StudioOutboxTarget *target,
        StudioOutboxAct act,
        GCancellable *cancellable,
        GError **error)
{
  Stage stage = { .run = run, .target = target };
  GCancellable *stops = run->begins != NULL ? run->begins (target, act, run->data) : cancellable;
  g_autoptr (GError) problem = NULL;
  g_autoptr (StudioOutboxAccount) account = run->find (target, run->data, &problem);
  g_autoptr (StudioOutgoing) outgoing = account != NULL ? make_outgoing (run->store, target, &problem) : NULL;

  if (!is_right (run, target, act, account, outgoing, &problem)) {
    apply_error (target, act, account == NULL ? STUDIO_OUTCOME_NEEDS_LOGIN : STUDIO_OUTCOME_REJECTED, problem, get_now (run));
  } else {
    g_autoptr (StudioJob) job = make_job (&stage, account, outgoing);
    g_autoptr (StudioResult) result = attempt (&stage, act, job, stops, error);

    if (result == NULL)
      return FALSE;
    if (stage.error != NULL) { /* the marks could not be kept: the store's row says how far it came */
      g_propagate_error (error, stage.error);
      return FALSE;
    }
    studio_outbox_compare_ids (run->store, target, act, result);
    tell_settings (run, target, account, result);
    if (act != STUDIO_OUTBOX_RECONCILE && result->outcome == STUDIO_OUTCOME_CANCELLED && g_cancellable_is_cancelled (cancellable))
      put_back (target, result);
    else
      apply_result (target, act, result, get_now (run));
  }
  if (studio_outbox_store_save (run->store, target, run->owner, error))
    return studio_outbox_pause_others (run->store, target, error);
  if (error != NULL && *error == NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_BUSY, _ ("Another window is sending this post."));

  return FALSE;
}

/* A holder that is gone leaves its target in the middle. */
static gboolean
take_over (const StudioOutboxRun *run,
           StudioOutboxTarget *target,
           GError **error)
{
  g_autoptr (StudioOutboxTarget) before = studio_outbox_target_copy (target);

  if (target->lease_owner == NULL || get_now (run) < target->lease_until || !studio_outbox_recover (target))
    return TRUE;

  return studio_outbox_store_claim (run->store, before, target, error);
}

static gboolean
ask_late (const StudioOutboxRun *run,
          StudioOutboxTarget *target,
          GError **error)
{
  g_autoptr (StudioOutboxTarget) before = studio_outbox_target_copy (target);

  studio_outbox_ask_late (target);

  return studio_outbox_store_claim (run->store, before, target, error);
}

static gboolean
is_wanted (const StudioOutboxRun *run,
           const StudioOutboxTarget *target)
{
  return run->wants == NULL || run->wants (target, run->data);
}

/* @until: the last act that is done. Returns: FALSE with an error when the store failed */
static gboolean
run_target (const StudioOutboxRun *run,
            const char *id,
            StudioOutboxAct until,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (GError) problem = NULL;

  while (problem == NULL && !g_cancellable_is_cancelled (cancellable)) {
    g_autoptr (StudioOutboxTarget) target = studio_outbox_store_load (run->store, id, &problem);
    g_autoptr (StudioOutboxTarget) before = NULL;
    StudioOutboxAct act;

    if (target == NULL || !is_wanted (run, target) || !take_over (run, target, &problem))
      break;
    act = studio_outbox_next (target, get_now (run));
    if (act == STUDIO_OUTBOX_ASK_LATE)
      ask_late (run, target, &problem);
    if (act == STUDIO_OUTBOX_NOTHING || act == STUDIO_OUTBOX_ASK_LATE || act > until)
      break;
    before = studio_outbox_target_copy (target);
    studio_outbox_begin (target, act, run->owner, get_now (run));
    if (!studio_outbox_store_claim (run->store, before, target, &problem) || !do_act (run, target, act, cancellable, &problem))
      break;
  }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));

  return FALSE;
}

gboolean
studio_outbox_run_target (const StudioOutboxRun *run,
                          const char *id,
                          GCancellable *cancellable,
                          GError **error)
{
  return run_target (run, id, STUDIO_OUTBOX_RECONCILE, cancellable, error);
}

/* @open: as they were when the run began; each is loaded again before anything is done with it */
static gboolean
run_round (const StudioOutboxRun *run,
           GPtrArray *open,
           StudioOutboxAct until,
           const char *platform,
           GCancellable *cancellable,
           GError **error)
{
  for (guint i = 0; i < open->len; i++) {
    const StudioOutboxTarget *target = g_ptr_array_index (open, i);

    if ((platform == NULL || g_str_equal (target->platform, platform)) && is_wanted (run, target) && !run_target (run, target->id, until, cancellable, error))
      return FALSE;
  }

  return TRUE;
}

/* Years of posts that have come to rest are not looked at one by one. Returns: (transfer full) (nullable) */
static GPtrArray *
list_open (const StudioOutboxRun *run,
           GError **error)
{
  GPtrArray *targets = studio_outbox_store_list (run->store, error);

  for (guint i = targets != NULL ? targets->len : 0; i > 0; i--) {
    if (studio_outbox_wakes (g_ptr_array_index (targets, i - 1)) == 0)
      g_ptr_array_remove_index (targets, i - 1);
  }

  return targets;
}

static gboolean
run_rounds (const StudioOutboxRun *run,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (GPtrArray) open = list_open (run, error);

  return open != NULL && run_round (run, open, STUDIO_OUTBOX_PREPARE, NULL, cancellable, error) &&
         run_round (run, open, STUDIO_OUTBOX_RECONCILE, "wordpress", cancellable, error) && run_round (run, open, STUDIO_OUTBOX_RECONCILE, NULL, cancellable, error);
}

gboolean
studio_outbox_run_all (const StudioOutboxRun *run,
                       gint64 *wakes,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (GPtrArray) open = NULL;

  if (!run_rounds (run, cancellable, error))
    return FALSE;
  open = wakes != NULL ? list_open (run, error) : NULL;
  if (wakes == NULL || open == NULL)
    return wakes == NULL;
  *wakes = 0;
  for (guint i = 0; i < open->len; i++) {
    const StudioOutboxTarget *target = g_ptr_array_index (open, i);
    gint64 at = is_wanted (run, target) ? studio_outbox_wakes (target) : 0;

    if (at > 0 && (*wakes == 0 || at < *wakes))
      *wakes = at;
  }

  return TRUE;
}

gboolean
studio_outbox_recover_all (StudioOutboxStore *store,
                           GError **error)
{
  g_autoptr (GPtrArray) targets = studio_outbox_store_list (store, error);

  for (guint i = 0; targets != NULL && i < targets->len; i++) {
    StudioOutboxTarget *target = g_ptr_array_index (targets, i);
    g_autoptr (StudioOutboxTarget) before = studio_outbox_target_copy (target);
    g_autoptr (GError) problem = NULL;

    if (studio_outbox_recover (target) && !studio_outbox_store_claim (store, before, target, &problem) && problem != NULL) {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  }

  return targets != NULL;
}
