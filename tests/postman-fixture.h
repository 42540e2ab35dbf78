#pragma once

#include "library-fixture.h"

#include "double.h"
#include "studio-outbox-file.h"
#include "studio-postman.h"
#include "studio-publish-note.h"
#include "studio-published.h"

/* What programs share that have a postman send: a library with a post, accounts on doubles, and waiting in the main loop as a window does. */

#define CANARY "CANARY-s3cret-94f1-token"
#define STATUSES "POST /api/v1/statuses"
#define MEDIA "POST /api/v2/media"
#define LIST "GET /api/v1/accounts/9/statuses"
#define HOOK "POST /hook"
#define STATUS "{\"id\":\"110\",\"url\":\"https://m.test/@a/110\",\"content\":\"<p>Jalan</p>\",\"created_at\":\"2099-01-01T00:00:00.000Z\",\"media_attachments\":[{\"id\":\"m1\"}]}"
#define OK_INSTANCE                                                                   \
  {                                                                                   \
    .match = "GET /api/v2/instance", .status = 200, .body = "{\"version\":\"4.3.1\"}" \
  }
#define OK_MEDIA                                             \
  {                                                          \
    .match = MEDIA, .status = 200, .body = "{\"id\":\"m1\"}" \
  }
#define OK_STATUS                                    \
  {                                                  \
    .match = STATUSES, .status = 200, .body = STATUS \
  }
#define OK_HOOK                                                                      \
  {                                                                                  \
    .match = HOOK, .status = 200, .body = "{\"id\":5,\"url\":\"https://a.go.id/5\"}" \
  }

static const DoubleRule good[] = { OK_INSTANCE, OK_MEDIA, OK_STATUS, OK_HOOK, { .status = 0 } };

static StudioPost *post;             /* what every office has */
static gsize picture_bytes = 100000; /* of each picture */

/** First of all in main(), before there are threads. */
static inline void
postman_prepare (void)
{
  g_setenv ("PEMDA_STUDIO_LOOPBACK", "1", TRUE);
  /* no keyring: what is secret stays in memory */
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent", TRUE);
  double_prepare ();
}

/** Once, when the test's folders are known. */
static inline void
postman_load_post (void)
{
  g_autofree char *data = g_strdup (g_getenv ("PEMDA_STUDIO_DATA"));

  fixture_use_data ();
  post = fixture_post ();
  g_setenv ("PEMDA_STUDIO_DATA", data != NULL ? data : "data", TRUE);
}

/* --- an office: a library, a postman, accounts --- */

typedef struct
{
  char *folder;
  StudioLibrary *library;
  StudioPostman *postman;
  StudioSnapshot *snapshot;
  char *post;
  GPtrArray *settled; /* "state code" */
  guint notes;
  gboolean open; /* a document takes the notes */
} Office;

static inline void
settled_cb (StudioPostman *postman,
            const StudioOutboxTarget *target,
            Office *office)
{
  g_ptr_array_add (office->settled, g_strdup (studio_outbox_state_get_name (target->state)));
}

static inline gboolean
note_cb (StudioPostman *postman,
         const StudioOutboxTarget *target,
         Office *office)
{
  office->notes++;
  return office->open;
}

static inline void
make_postman (Office *office)
{
  office->postman = studio_postman_new (office->library);
  g_signal_connect (office->postman, "settled", G_CALLBACK (settled_cb), office);
  g_signal_connect (office->postman, "note", G_CALLBACK (note_cb), office);
}

/* @folder: (transfer full) */
static inline Office *
office_new_at (char *folder)
{
  Office *office = g_new0 (Office, 1);

  office->folder = folder;
  office->library = fixture_library (office->folder);
  fixture_save (office->library, post);
  office->snapshot = studio_post_snapshot (post);
  office->post = g_strdup (fixture_id (post));
  office->settled = g_ptr_array_new_with_free_func (g_free);
  make_postman (office);
  return office;
}

static inline void
end_postman (Office *office)
{
  studio_postman_stop (office->postman);
  g_clear_object (&office->postman);
}

static inline Office *
office_new (void)
{
  return office_new_at (fixture_library_folder ());
}

/* What threads still hold goes when the main loop has been round. */
static inline void
office_free (Office *office)
{
  end_postman (office);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  studio_library_close (office->library);
  g_object_unref (office->library);
  studio_snapshot_unref (office->snapshot);
  g_ptr_array_unref (office->settled);
  g_free (office->post);
  g_free (office->folder);
  g_free (office);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Office, office_free)

/* Returns: its id; it lives as long as the list of accounts */
static inline char *
add_account (Office *office,
             const char *platform,
             const char *name,
             const char *address,
             const char *settings)
{
  g_autoptr (StudioPublishAccount) account = g_new0 (StudioPublishAccount, 1);
  g_autoptr (JsonNode) secrets = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  StudioSecretsPlace place = STUDIO_SECRETS_KEYRING;
  GAsyncResult *waiting = NULL;

  account->platform = g_strdup (platform);
  account->name = g_strdup (name);
  account->address = g_strdup (address);
  account->settings = settings != NULL ? fixture_json (settings) : NULL;
  secrets = studio_publish_account_wrap (account, CANARY);
  studio_postman_save_account_async (office->postman, account, secrets, fixture_answered_cb, &waiting);
  result = fixture_wait (&waiting);
  g_assert_true (studio_postman_save_account_finish (office->postman, result, &place, &error));
  g_assert_no_error (error);
  g_assert_cmpint (place, ==, STUDIO_SECRETS_SESSION);
  for (guint i = 0; i < studio_postman_get_accounts (office->postman)->len; i++) {
    const StudioPublishAccount *saved = g_ptr_array_index (studio_postman_get_accounts (office->postman), i);

    if (g_str_equal (saved->name, name))
      return g_strdup (saved->id);
  }
  g_assert_not_reached ();
}

static inline char *
add_mastodon (Office *office,
              Double *server)
{
  return add_account (office, "mastodon", "@dinkes", double_get_url (server), "{'account': '9', 'keyed': false}");
}

static inline char *
add_hook (Office *office,
          Double *server)
{
  g_autofree char *url = g_strconcat (double_get_url (server), "/hook", NULL);

  return add_account (office, "webhook", "@situs", url, "{'local': true}");
}

/* Whatever a picture is: the doubles do not look at it. */
static inline StudioPublishContent *
make_content (const char *caption)
{
  StudioPublishContent *content = g_new0 (StudioPublishContent, 1);
  g_autofree char *key = g_uuid_string_random ();
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_malloc0 (picture_bytes), picture_bytes);

  content->outgoing = studio_outgoing_new (key, "Judul", caption);
  content->problems = g_ptr_array_new_with_free_func (g_free);
  content->names = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (content->names, g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes));
  studio_outgoing_add (content->outgoing, bytes, "image/jpeg", "Jalan beraspal", 1080, 1350);
  return content;
}

/* Returns: (nullable): the ids, NULL with an error */
static inline GStrv
queue (Office *office,
       const char *const *accounts,
       gint64 at,
       const char *caption,
       GError **error)
{
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();
  g_autoptr (GPtrArray) contents = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_publish_content_free);
  StudioPostmanOrder order = { .snapshot = office->snapshot, .accounts = chosen, .contents = contents, .post = office->post, .at = at, .zone = 480 };
  g_autoptr (GAsyncResult) result = NULL;

  for (guint i = 0; accounts[i] != NULL; i++) {
    g_ptr_array_add (chosen, (gpointer) studio_postman_find_account (office->postman, accounts[i]));
    g_ptr_array_add (contents, make_content (caption));
  }
  result = FIXTURE_ASK (studio_postman_queue_async, office->postman, &order);
  return studio_postman_queue_finish (office->postman, result, error);
}

/* Returns: (transfer full) */
static inline char *
queue_one (Office *office,
           const char *account)
{
  const char *const accounts[] = { account, NULL };
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) ids = queue (office, accounts, 0, "Jalan", &error);

  g_assert_no_error (error);
  return g_strdup (ids[0]);
}

static inline StudioOutboxTarget *
find (Office *office,
      const char *id)
{
  g_autoptr (GPtrArray) list = studio_postman_list (office->postman, office->post);

  for (guint i = 0; i < list->len; i++) {
    if (g_str_equal (((StudioOutboxTarget *) g_ptr_array_index (list, i))->id, id))
      return studio_outbox_target_copy (g_ptr_array_index (list, i));
  }
  return NULL;
}

static inline gboolean
tick (gpointer nothing)
{
  return G_SOURCE_CONTINUE;
}

/* Waits, in the main loop as a window would, until @met; fails after a while. */
#define WAIT_FOR(met)                                                \
  G_STMT_START                                                       \
  {                                                                  \
    guint wait_source = g_timeout_add (10, tick, NULL);              \
    gint64 wait_end = g_get_monotonic_time () + 30 * G_USEC_PER_SEC; \
    while (!(met)) {                                                 \
      if (g_get_monotonic_time () > wait_end)                        \
        g_error ("line %d: waited in vain: %s", __LINE__, #met);     \
      g_main_context_iteration (NULL, TRUE);                         \
    }                                                                \
    g_source_remove (wait_source);                                   \
  }                                                                  \
  G_STMT_END

static inline gboolean
is_in (Office *office,
       const char *id,
       StudioOutboxState state)
{
  g_autoptr (StudioOutboxTarget) target = find (office, id);

  return target != NULL && target->state == state;
}

static inline guint
count_settled (Office *office,
               const char *state)
{
  guint n = 0;

  for (guint i = 0; i < office->settled->len; i++)
    n += g_str_equal (g_ptr_array_index (office->settled, i), state);
  return n;
}

static inline JsonNode *
load_document (Office *office)
{
  g_autoptr (GAsyncResult) result = FIXTURE_ASK (studio_library_load_document_async, office->library, office->post);
  g_autoptr (GError) error = NULL;
  JsonNode *root = studio_library_load_document_finish (office->library, result, &error);

  g_assert_no_error (error);
  return root;
}

static inline guint
count_published (Office *office)
{
  g_autoptr (JsonNode) root = load_document (office);
  g_autoptr (GArray) entries = studio_published_list (root);

  return entries->len;
}

static inline gboolean
is_noted (Office *office,
          const char *id)
{
  g_autoptr (StudioOutboxTarget) target = find (office, id);

  return target != NULL && (target->state == STUDIO_OUTBOX_PUBLISHED || target->state == STUDIO_OUTBOX_PUBLISHED_MANUAL) && !studio_publish_waits_for_note (target);
}

static inline gboolean
holds (const char *text,
       gsize size)
{
  for (gsize i = 0; i + strlen (CANARY) <= size; i++) {
    if (text[i] == CANARY[0] && strncmp (text + i, CANARY, strlen (CANARY)) == 0)
      return TRUE;
  }
  return FALSE;
}

/* No file of the library holds what is secret. */
static inline void
assert_no_secret (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL), *text = NULL;
    gsize size = 0;

    if (g_file_test (path, G_FILE_TEST_IS_DIR))
      assert_no_secret (path);
    else if (g_file_get_contents (path, &text, &size, NULL))
      g_assert_false (holds (text, size));
  }
}

static inline void
say (Office *office,
     const char *id,
     StudioOutboxWord word,
     const char *link)
{
  GAsyncResult *waiting = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  studio_postman_say_async (office->postman, id, word, link, fixture_answered_cb, &waiting);
  result = fixture_wait (&waiting);
  g_assert_true (studio_postman_say_finish (office->postman, result, &error));
  g_assert_no_error (error);
}
