#include "config.h"

#include "studio-account-watch.h"

#include "studio-account-health.h"

#define DAY_SECONDS (24 * 3600)
#define KEY "studio-account-watch"

/** Watch: belongs to its postman. @asked: ids of accounts that are being asked, or were on this day without an answer */
typedef struct
{
  StudioPostman *postman;
  GHashTable *asked;
  guint timer;
} Watch;

static void
watch_free (gpointer data)
{
  Watch *watch = data;

  g_clear_handle_id (&watch->timer, g_source_remove);
  g_hash_table_unref (watch->asked);
  g_free (watch);
}

static gint64
get_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static void
asked_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  StudioPostman *postman = STUDIO_POSTMAN (source);
  g_autofree char *id = data;
  g_autoptr (StudioResult) told = studio_postman_run_step_finish (postman, result, NULL);
  const StudioPublishAccount *kept = studio_postman_find_account (postman, id);
  g_autoptr (StudioPublishAccount) account = kept != NULL ? studio_publish_account_copy (kept) : NULL;

  if (told != NULL && account != NULL && studio_account_health_note (account, told, get_now ()))
    studio_postman_save_account_async (postman, account, NULL, NULL, NULL);
}

static void
ask_due (Watch *watch)
{
  GPtrArray *accounts = studio_postman_get_accounts (watch->postman);

  for (guint i = 0; i < accounts->len; i++) {
    const StudioPublishAccount *account = g_ptr_array_index (accounts, i);

    if (studio_account_health_is_due (account, get_now ()) && g_hash_table_add (watch->asked, g_strdup (account->id)))
      studio_postman_run_step_async (watch->postman, account, NULL, STUDIO_STEP_VERIFY, NULL, asked_cb, g_strdup (account->id));
  }
}

static gboolean
day_cb (gpointer data)
{
  Watch *watch = data;

  g_hash_table_remove_all (watch->asked);
  ask_due (watch);
  return G_SOURCE_CONTINUE;
}

static void
state_cb (StudioPostman *postman,
          GParamSpec *property,
          gpointer watch)
{
  if (studio_postman_get_state (postman) == STUDIO_POSTMAN_SENDING)
    ask_due (watch);
}

static void
accounts_cb (StudioPostman *postman,
             gpointer watch)
{
  ask_due (watch);
}

void
studio_account_watch_start (StudioPostman *postman)
{
  Watch *watch;

  g_return_if_fail (STUDIO_IS_POSTMAN (postman) && g_object_get_data (G_OBJECT (postman), KEY) == NULL);

  watch = g_new0 (Watch, 1);
  watch->postman = postman;
  watch->asked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  watch->timer = g_timeout_add_seconds (DAY_SECONDS, day_cb, watch);
  g_signal_connect (postman, "accounts-changed", G_CALLBACK (accounts_cb), watch);
  g_signal_connect (postman, "notify::state", G_CALLBACK (state_cb), watch);
  g_object_set_data_full (G_OBJECT (postman), KEY, watch, watch_free);
}
