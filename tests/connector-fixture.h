#pragma once

#include <string.h>

#include "double.h"
#include "studio-connector.h"

/* What no message, mark or log may ever show. */
#define CANARY "CANARY-s3cret-94f1-token"
#define KEY "5f0c2f3e-8a57-4c86-9d3f-6f0e7b1f2a10"

/*
 * A row: a server, what is asked of the connector, and what has to come of it.
 * steps: V verify, L limits, P prepare, C commit, R reconcile, K permalink, X revoke; a step runs when the one before is done; R only after "uncertain", and a second C only after "absent"
 */
typedef struct
{
  const char *name;
  DoubleRule rules[12];
  const char *steps;
  StudioOutcome outcome;
  const char *code;
  const char *says;
  const char *id;
  const char *link;
  const char *settings;
  const char *marks;
  const char *commit; /* the request that publishes … */
  guint commits;      /* … and how often it may have come */
  const char *other;
  guint others;
  const char *sent; /* is in the first such commit */
  const char *caption;
  guint pictures;
  int retry_after;
} ConnectorRow;

typedef struct
{
  const char *platform;
  const char *secrets;
  const ConnectorRow *rows;
  gboolean hosted; /* a WordPress at the same address takes the pictures, and no token may be in any request's first line */
} ConnectorSuite;

static GString *fixture_log;
static GMutex fixture_lock;

static inline GLogWriterOutput
fixture_on_log (GLogLevelFlags level,
                const GLogField *fields,
                gsize n_fields,
                gpointer data)
{
  gboolean ours = FALSE;

  for (gsize i = 0; i < n_fields; i++)
    ours |= g_str_equal (fields[i].key, "GLIB_DOMAIN") && g_str_has_prefix (fields[i].value, "studio");
  for (gsize i = 0; ours && i < n_fields; i++) {
    if (g_str_equal (fields[i].key, "MESSAGE")) {
      g_mutex_lock (&fixture_lock);
      g_string_append (fixture_log, fields[i].value);
      g_mutex_unlock (&fixture_lock);
    }
  }

  return (level & (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING)) ? g_log_writer_default (level, fields, n_fields, data) : G_LOG_WRITER_HANDLED;
}

static inline JsonNode *
fixture_json (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  JsonNode *root = studio_json_parse ("row", bytes, &error);

  g_assert_no_error (error);

  return root;
}

static inline void
fixture_assert_no_canary (const StudioResult *result)
{
  g_autofree char *marks = result->marks != NULL ? studio_json_write_line (result->marks) : g_strdup ("");
  g_autofree char *settings = result->settings != NULL ? studio_json_write_line (result->settings) : g_strdup ("");
  const char *texts[] = { result->message, result->detail, result->code, result->remote_id, result->permalink, result->name, marks, settings };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_true (texts[i] == NULL || strstr (texts[i], "CANARY") == NULL);
  g_mutex_lock (&fixture_lock);
  g_assert_null (strstr (fixture_log->str, "CANARY"));
  g_mutex_unlock (&fixture_lock);
}

/* A WordPress of the double's. */
static inline StudioJob *
fixture_host (const char *url,
              StudioOutgoing *outgoing)
{
  g_autoptr (StudioRedaction) redaction = studio_redaction_new ();
  g_autoptr (JsonNode) secrets = fixture_json ("{\"password\": \"" CANARY "-host\"}");
  g_autoptr (StudioCredentials) credentials = studio_credentials_new (secrets, redaction, NULL, NULL);
  StudioJob *job = studio_job_new ("wordpress", url, credentials);

  job->rules = (StudioHttpRules){ .addresses = STUDIO_ADDRESS_LOOPBACK, .deadline = 60000 };
  job->settings = fixture_json ("{\"user\": \"ed\"}");
  job->outgoing = studio_outgoing_ref (outgoing);

  return job;
}

static inline StudioJob *
fixture_job (const ConnectorSuite *suite,
             const ConnectorRow *row,
             const char *url)
{
  g_autoptr (StudioRedaction) redaction = studio_redaction_new ();
  GString *secrets = g_string_new (suite->secrets);
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (StudioCredentials) credentials = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static ("\xff\xd8\xff picture \xff\xd9", 14);
  StudioJob *job;

  g_string_replace (secrets, "$URL", url, 0);
  node = fixture_json (secrets->str);
  g_string_free (secrets, TRUE);
  credentials = studio_credentials_new (node, redaction, NULL, NULL);
  job = studio_job_new (suite->platform, url, credentials);
  job->rules = (StudioHttpRules){ .addresses = STUDIO_ADDRESS_LOOPBACK, .deadline = 60000 };
  job->poll_every = 5;
  job->poll_limit = 2000;
  if (row->settings != NULL)
    job->settings = fixture_json (row->settings);
  if (row->marks != NULL)
    job->marks = fixture_json (row->marks);
  job->outgoing = studio_outgoing_new (KEY, "Jalan desa selesai", row->caption != NULL ? row->caption : "Jalan 2 km <selesai>.");
  for (guint i = 0; i < row->pictures; i++)
    studio_outgoing_add (job->outgoing, bytes, "image/jpeg", i == 0 ? "Jalan beraspal \"baru\"" : NULL, 1080, 1350);
  if (suite->hosted)
    job->host = fixture_host (url, job->outgoing);

  return job;
}

static inline StudioStep
fixture_step (char letter)
{
  static const char letters[] = "VLPCRKX";

  return (StudioStep) (strchr (letters, letter) - letters);
}

static inline StudioResult *
fixture_run_steps (StudioJob *job,
                   const char *steps)
{
  StudioResult *result = NULL;

  for (const char *step = steps; *step != '\0'; step++) {
    StudioOutcome before = result != NULL ? result->outcome : STUDIO_OUTCOME_DONE;

    if (before != (*step == 'R' && step > steps ? STUDIO_OUTCOME_UNCERTAIN : step > steps && step[-1] == 'R' ? STUDIO_OUTCOME_ABSENT
                                                                                                             : STUDIO_OUTCOME_DONE))
      break;
    g_clear_pointer (&result, studio_result_free);
    result = studio_connector_run (job, fixture_step (*step), NULL);
    g_test_message ("%c: %s (%s) %s; %s", *step, studio_outcome_get_name (result->outcome), result->code, result->detail, result->message);
    fixture_assert_no_canary (result);
    g_clear_pointer (&job->marks, json_node_unref);
    job->marks = result->marks != NULL ? json_node_ref (result->marks) : NULL;
    g_clear_pointer (&job->settings, json_node_unref);
    job->settings = result->settings != NULL ? json_node_ref (result->settings) : NULL;
  }

  return result;
}

typedef struct
{
  const ConnectorSuite *suite;
  const ConnectorRow *row;
} FixtureCase;

static inline void
fixture_assert_sent (Double *server,
                     const ConnectorRow *row)
{
  GString *request = double_get_request (server, row->commit, 0);

  g_assert_nonnull (request);
  if (g_strstr_len (request->str, (gssize) request->len, row->sent) == NULL) {
    g_test_message ("%s", request->str);
    g_test_fail ();
  }
  g_string_free (request, TRUE);
}

static inline void
fixture_run_row (gconstpointer data)
{
  const FixtureCase *a_case = data;
  const ConnectorRow *row = a_case->row;
  g_autoptr (Double) server = double_start (row->rules);
  g_autoptr (StudioJob) job = fixture_job (a_case->suite, row, double_get_url (server));
  g_autoptr (StudioResult) result = fixture_run_steps (job, row->steps);
  g_autofree char *link = NULL;

  g_assert_cmpstr (studio_outcome_get_name (result->outcome), ==, studio_outcome_get_name (row->outcome));
  g_assert_cmpstr (result->code, ==, row->code);
  if (row->says != NULL)
    g_assert_nonnull (strstr (result->message, row->says));
  g_assert_true ((result->outcome == STUDIO_OUTCOME_DONE || result->outcome == STUDIO_OUTCOME_ABSENT) || result->message != NULL);
  if (row->id != NULL)
    g_assert_cmpstr (result->remote_id, ==, row->id);
  if (row->link != NULL)
    g_assert_cmpstr (result->permalink, ==, *row->link != '\0' ? row->link : NULL);
  if (row->retry_after != 0)
    g_assert_cmpint (result->retry_after, ==, row->retry_after);
  g_assert_cmpuint (double_count (server, row->commit), ==, row->commits);
  if (row->other != NULL)
    g_assert_cmpuint (double_count (server, row->other), ==, row->others);
  if (row->sent != NULL)
    fixture_assert_sent (server, row);
  if (a_case->suite->hosted)
    double_assert_not_in_line (server, "CANARY");
}

static inline void
fixture_add (const ConnectorSuite *suite)
{
  for (const ConnectorRow *row = suite->rows; row->name != NULL; row++) {
    g_autofree char *path = g_strdup_printf ("/%s/%s", suite->platform, row->name);
    FixtureCase *a_case = g_new0 (FixtureCase, 1);

    a_case->suite = suite;
    a_case->row = row;
    g_strdelimit (path + 1 + strlen (suite->platform) + 1, " /", '-');
    g_test_add_data_func_full (path, a_case, fixture_run_row, g_free);
  }
}

static inline void
fixture_init (int *argc,
              char ***argv)
{
  g_test_init (argc, argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  double_prepare ();
  fixture_log = g_string_new (NULL);
  g_log_set_writer_func (fixture_on_log, NULL, NULL);
}
