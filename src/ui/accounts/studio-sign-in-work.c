#include "config.h"

#include "studio-sign-in-window-private.h"

#include <glib/gi18n-lib.h>

#include "studio-account-health.h"
#include "studio-host-row.h"
#include "studio-publish-keys.h"
#include "studio-registers.h"

/* By which a WordPress knows that this program asks again (docs/publishing.md); made once. */
#define APP_ID "7d0c5a52-3f0e-4f7b-9f6e-0b6c4f1d2a93"

/* Something under way: what comes back for another is too late. */
typedef struct
{
  StudioSignInWindow *self;
  GCancellable *cancellable;
} Errand;

static Errand *
begin (StudioSignInWindow *self,
       const char *doing,
       gboolean locked)
{
  Errand *errand = g_new0 (Errand, 1);

  _studio_sign_in_stop (self);
  self->cancellable = g_cancellable_new ();
  errand->self = g_object_ref (self);
  errand->cancellable = g_object_ref (self->cancellable);
  _studio_sign_in_set_busy (self, doing, locked);
  return errand;
}

static void
errand_free (Errand *errand)
{
  g_object_unref (errand->self);
  g_object_unref (errand->cancellable);
  g_free (errand);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Errand, errand_free)

/* Returns: whether it is still waited for; it is over then */
static gboolean
end (Errand *errand)
{
  if (errand->self->cancellable != errand->cancellable)
    return FALSE;
  g_clear_object (&errand->self->cancellable);
  _studio_sign_in_set_busy (errand->self, NULL, FALSE);
  return TRUE;
}

void
_studio_sign_in_stop (StudioSignInWindow *self)
{
  g_autoptr (GCancellable) cancellable = g_steal_pointer (&self->cancellable);

  if (cancellable != NULL) {
    g_cancellable_cancel (cancellable);
    _studio_sign_in_set_busy (self, NULL, FALSE);
  }
  g_clear_object (&self->loopback);
}

static void
set_settings (StudioSignInWindow *self,
              JsonNode *settings)
{
  JsonNode *before = self->account->settings;

  self->account->settings = settings != NULL ? json_node_ref (settings) : NULL;
  g_clear_pointer (&before, json_node_unref);
}

static void
take_secrets (StudioSignInWindow *self,
              JsonNode *secrets)
{
  g_clear_pointer (&self->secrets, json_node_unref);
  self->secrets = secrets;
}

/* --- asking the platform --- */

/* What people call the account in the register: the site, "@dinkes@sosial.go.id", "@dinkespaser". */
static char *
make_name (StudioSignInWindow *self,
           const StudioResult *result)
{
  const char *platform = self->account->platform, *name = result->name != NULL ? result->name : "";
  JsonObject *settings = self->account->settings != NULL ? json_node_get_object (self->account->settings) : NULL;
  const char *chat = settings != NULL ? studio_json_peek_string (settings, "chat") : NULL;
  g_autofree char *host = studio_address_get_host (self->account->address);

  if (g_str_equal (platform, "mastodon") && *name != '\0')
    return g_strdup_printf ("@%s@%s", name, host);
  if (g_str_equal (platform, "telegram") && chat != NULL && *chat == '@')
    return g_strdup (chat);
  if (*name == '\0' || g_str_equal (platform, "wordpress") || g_str_equal (platform, "webhook"))
    return g_steal_pointer (&host);
  return g_strdup (name);
}

/* Browsers stay signed in to the account that was used last, often a person's own: an account must not become that one unnoticed. */
static gboolean
is_another (StudioSignInWindow *self,
            const StudioResult *result)
{
  const char *before = self->again && self->kind->way == STUDIO_SIGN_IN_OAUTH ? studio_publish_account_get_identity (self->account) : NULL;
  StudioPublishAccount seen = *self->account;

  seen.settings = result->settings;
  return before != NULL && g_strcmp0 (before, studio_publish_account_get_identity (&seen)) != 0;
}

static void
refuse_another (StudioSignInWindow *self,
                const StudioResult *result)
{
  const char *own = self->account->name;
  g_autofree char *sentence = g_strdup_printf (_ ("The browser is signed in as “%s”, not as “%s”. Sign out of the website there, then try again as “%s”; or add the other one as an account of its own."),
                                               result->name != NULL ? result->name : "?", own, own);

  _studio_sign_in_show_page (self, 0);
  _studio_sign_in_tell (self, sentence);
}

/* Who came back may be another one each time, or one whom the register has already: what is sent to both entries would be seen twice. */
static void
settle_who (StudioSignInWindow *self,
            const StudioResult *result)
{
  const StudioPublishAccount *twin;

  g_clear_pointer (&self->account->id, g_free);
  g_free (self->account->name);
  twin = studio_publish_account_find_twin (self->account, studio_postman_get_accounts (self->postman));
  self->account->id = twin != NULL ? g_strdup (twin->id) : NULL;
  self->account->name = twin != NULL ? g_strdup (twin->name) : make_name (self, result);
  if (twin != NULL)
    self->account->personal = twin->personal;
}

static void
judge (StudioSignInWindow *self,
       const StudioResult *result)
{
  if (result->outcome == STUDIO_OUTCOME_DONE && is_another (self, result)) {
    refuse_another (self, result);
  } else if (result->outcome == STUDIO_OUTCOME_DONE) {
    studio_account_health_note (self->account, result, g_get_real_time () / G_USEC_PER_SEC);
    if (!self->again)
      settle_who (self, result);
    _studio_sign_in_show_done (self, result);
  } else if (g_strcmp0 (result->code, "found") == 0 && self->page == 0) {
    set_settings (self, result->settings);
    g_free (self->permission);
    self->permission = g_strdup (result->permalink);
    _studio_sign_in_show_page (self, 1);
  } else {
    if (g_strcmp0 (result->code, "needs_code") == 0)
      _studio_sign_in_ask_code (self);
    if (result->outcome != STUDIO_OUTCOME_CANCELLED)
      _studio_sign_in_tell (self, result->message != NULL ? result->message : _ ("The account could not be checked. Try again later."));
  }
}

static void
verified_cb (GObject *postman,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (Errand) errand = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioResult) told = studio_postman_run_step_finish (STUDIO_POSTMAN (postman), result, &error);

  if (!end (errand))
    return;
  if (told != NULL)
    judge (errand->self, told);
  else
    _studio_sign_in_tell (errand->self, error->message);
}

static void
verify (StudioSignInWindow *self,
        const char *doing)
{
  Errand *errand = begin (self, doing, TRUE);

  studio_postman_run_step_async (self->postman, self->account, self->secrets, STUDIO_STEP_VERIFY, self->cancellable, verified_cb, errand);
}

/* --- what was typed becomes the account --- */

/* @server, @user: (nullable). Returns: FALSE after saying why */
static gboolean
fill (StudioSignInWindow *self,
      const char *server,
      const char *user)
{
  StudioHttpRules rules = studio_publish_get_rules ();
  g_autofree char *before = g_strdup (self->account->address);
  /* one that is signed in again stays where it is, unless its page asks for that */
  const char *asked = server != NULL ? server : before, *where = asked != NULL && *asked != '\0' ? asked : NULL;
  g_autoptr (GError) error = NULL;

  if (!studio_publish_account_fill (self->account, where, user, rules.addresses, &error)) {
    _studio_sign_in_tell (self, error->message);
    return FALSE;
  }
  /* what was learnt of one server says nothing of another */
  if (before != NULL && !g_str_equal (before, self->account->address)) {
    set_settings (self, NULL);
    studio_publish_account_fill (self->account, where, user, rules.addresses, NULL);
  }
  return TRUE;
}

static void
set_setting (StudioSignInWindow *self,
             const char *name,
             JsonNode *value)
{
  g_autoptr (JsonNode) settings = studio_json_with_member (self->account->settings, name, value);

  set_settings (self, settings);
}

static void
take_local (StudioSignInWindow *self)
{
  gboolean local = gtk_widget_get_visible (self->local_row) && gtk_switch_get_active (self->local);
  g_autoptr (JsonNode) value = local ? json_node_init_boolean (json_node_alloc (), TRUE) : NULL;

  if (self->kind->pages[0].local != NULL)
    set_setting (self, "local", value);
}

static void
take_host (StudioSignInWindow *self)
{
  if (gtk_widget_get_visible (self->hosts))
    studio_host_row_apply (STUDIO_HOST_ROW (self->host), self->account, studio_postman_get_accounts (self->postman));
}

/* The secret as the connector wants it, with the code that serves once. */
static void
wrap (StudioSignInWindow *self,
      const char *secret)
{
  g_autofree char *code = _studio_sign_in_asks (self, STUDIO_SIGN_IN_CODE) ? _studio_sign_in_read (self, STUDIO_SIGN_IN_CODE) : NULL;
  g_autoptr (JsonNode) value = code != NULL ? studio_json_string (code) : NULL;
  g_autoptr (JsonNode) secrets = studio_publish_account_wrap (self->account, secret);

  take_secrets (self, studio_json_with_member (secrets, "code", value));
}

/* Reads an input that the page may not have. Returns: FALSE if it has it and it is empty */
static gboolean
read_if_asked (StudioSignInWindow *self,
               StudioSignInPart part,
               char **text)
{
  *text = _studio_sign_in_read (self, part);
  return *text != NULL || !_studio_sign_in_asks (self, part);
}

static void
give (StudioSignInWindow *self)
{
  g_autofree char *server = NULL, *user = NULL, *secret = NULL, *code = NULL;

  if (!read_if_asked (self, STUDIO_SIGN_IN_SERVER, &server) || !read_if_asked (self, STUDIO_SIGN_IN_USER, &user) || !read_if_asked (self, STUDIO_SIGN_IN_SECRET, &secret) ||
      !read_if_asked (self, STUDIO_SIGN_IN_CODE, &code) || !fill (self, server, user))
    return;
  take_local (self);
  take_host (self);
  wrap (self, secret != NULL ? secret : "");
  verify (self, _ ("Asking the platform…"));
}

/* --- WordPress: its page of permission --- */

static void
look_for_site (StudioSignInWindow *self)
{
  g_autofree char *server = _studio_sign_in_read (self, STUDIO_SIGN_IN_SERVER);
  const char *user = self->account->settings != NULL ? studio_json_peek_string (json_node_get_object (self->account->settings), "user") : NULL;
  g_autofree char *kept = g_strdup (user);
  g_autoptr (JsonNode) nothing = studio_json_with_member (NULL, "password", NULL);

  if (server == NULL || !fill (self, server, kept != NULL ? kept : ""))
    return;
  take_secrets (self, json_node_ref (nothing));
  verify (self, _ ("Looking for WordPress there…"));
}

static void
use_password (StudioSignInWindow *self,
              const char *user,
              const char *password)
{
  g_autofree char *server = g_strdup (self->account->address);

  if (!fill (self, server, user))
    return;
  wrap (self, password);
  verify (self, _ ("Asking the site…"));
}

static void
give_password (StudioSignInWindow *self)
{
  g_autofree char *user = _studio_sign_in_read (self, STUDIO_SIGN_IN_USER);
  g_autofree char *password = user != NULL ? _studio_sign_in_read (self, STUDIO_SIGN_IN_SECRET) : NULL;

  if (password != NULL)
    use_password (self, user, password);
}

static void
permitted_cb (GObject *loopback,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (Errand) errand = data;
  StudioSignInWindow *self = errand->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) said = studio_loopback_wait_finish (STUDIO_LOOPBACK (loopback), result, &error);
  const char *site = said != NULL ? g_hash_table_lookup (said, "site_url") : NULL, *user = said != NULL ? g_hash_table_lookup (said, "user_login") : NULL;
  const char *password = said != NULL ? g_hash_table_lookup (said, "password") : NULL;

  if (!end (errand))
    return;
  gtk_window_present (GTK_WINDOW (self));
  if (said == NULL)
    _studio_sign_in_tell (self, error->message);
  else if (site == NULL || user == NULL || password == NULL || !studio_address_same_site (site, self->account->address))
    _studio_sign_in_tell (self, _ ("The browser came back from another site, and nothing of it was taken. Open the page of permission again."));
  else
    use_password (self, user, password);
}

static void
show_uri (StudioSignInWindow *self,
          const char *uri)
{
  if (studio_address_may_open (uri))
    gtk_show_uri (GTK_WINDOW (self), uri, GDK_CURRENT_TIME);
}

static void
append (GString *page,
        const char *name,
        const char *value)
{
  g_string_append_printf (page, "%c%s=", strchr (page->str, '?') != NULL ? '&' : '?', name);
  g_string_append_uri_escaped (page, value, NULL, FALSE);
}

/* From 5.7 on WordPress refuses a name that a password has already: whoever signs in again on the same computer needs another one. */
static char *
name_application (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *moment = g_date_time_format (now, "%Y-%m-%d %H.%M.%S");

  return g_strdup_printf ("Pemda Studio (%s, %s)", g_get_host_name (), moment);
}

/* From WordPress 7 on (and where a site is for trying things out) it comes back to this computer; older ones show the password. */
static void
ask_permission (StudioSignInWindow *self,
                gboolean returns)
{
  g_autoptr (GString) page = g_string_new (self->permission);
  g_autofree char *name = name_application ();
  g_autoptr (GError) error = NULL;

  _studio_sign_in_stop (self);
  append (page, "app_name", name);
  append (page, "app_id", APP_ID);
  if (returns)
    self->loopback = studio_loopback_new (NULL, NULL, &error);
  if (self->loopback != NULL) {
    StudioLoopback *loopback = g_object_ref (self->loopback);
    g_autofree char *back = g_strdup_printf ("%s?state=%s", studio_loopback_get_url (loopback), studio_loopback_get_state (loopback));
    Errand *errand = begin (self, _ ("Waiting for the browser…"), FALSE);

    self->loopback = loopback;
    append (page, "success_url", back);
    studio_loopback_wait_async (loopback, 0, self->cancellable, permitted_cb, errand);
  }
  gtk_button_set_label (self->other, _ ("The Page Refuses? Open It Without the Way Back"));
  gtk_widget_set_visible (GTK_WIDGET (self->other), self->loopback != NULL);
  show_uri (self, page->str);
}

/* --- OAuth --- */

static void
got_secrets_cb (GObject *oauth,
                GAsyncResult *result,
                gpointer data)
{
  g_autoptr (Errand) errand = data;
  StudioSignInWindow *self = errand->self;
  g_autoptr (GError) error = NULL;
  JsonNode *secrets = studio_oauth_finish (STUDIO_OAUTH (oauth), result, &error);

  if (!end (errand)) {
    g_clear_pointer (&secrets, json_node_unref);
    return;
  }
  gtk_window_present (GTK_WINDOW (self));
  if (secrets == NULL) {
    _studio_sign_in_show_page (self, 0);
    _studio_sign_in_tell (self, error->message);
    return;
  }
  take_secrets (self, secrets);
  verify (self, _ ("Asking the platform…"));
}

static void
begun_cb (GObject *oauth,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (Errand) errand = data;
  StudioSignInWindow *self = errand->self;
  g_autoptr (GError) error = NULL;
  gboolean begun = studio_oauth_begin_finish (STUDIO_OAUTH (oauth), result, &error);

  if (!end (errand))
    return;
  if (!begun) {
    _studio_sign_in_tell (self, error->message);
    return;
  }
  _studio_sign_in_show_page (self, 1);
  if (studio_oauth_shows_code (self->oauth)) {
    _studio_sign_in_ask_code (self);
  } else {
    Errand *waiting = begin (self, _ ("Waiting for the browser…"), FALSE);

    studio_oauth_wait_async (self->oauth, self->cancellable, got_secrets_cb, waiting);
  }
  show_uri (self, studio_oauth_get_page (self->oauth));
}

static void
begin_oauth (StudioSignInWindow *self)
{
  StudioHttpRules rules = studio_publish_get_rules ();
  g_autoptr (StudioRedaction) redaction = studio_redaction_new ();
  g_autofree char *server = NULL, *user = NULL;
  Errand *errand;

  if (!read_if_asked (self, STUDIO_SIGN_IN_SERVER, &server) || !read_if_asked (self, STUDIO_SIGN_IN_USER, &user) || !fill (self, server, user))
    return;
  if (user != NULL) {
    g_autoptr (JsonNode) client = studio_json_string (user);

    set_setting (self, "client", client);
  }
  errand = begin (self, _ ("Asking the server for its page…"), TRUE);
  g_clear_object (&self->oauth);
  self->oauth = studio_oauth_new (self->kind->platform, self->account->address, user, &rules, redaction);
  studio_oauth_begin_async (self->oauth, self->cancellable, begun_cb, errand);
}

static void
give_code (StudioSignInWindow *self)
{
  g_autofree char *code = _studio_sign_in_read (self, STUDIO_SIGN_IN_CODE);
  Errand *errand;

  if (code == NULL)
    return;
  errand = begin (self, _ ("Asking the server…"), TRUE);
  studio_oauth_redeem_async (self->oauth, code, self->cancellable, got_secrets_cb, errand);
}

/* --- keeping it --- */

static void
tell_kept (StudioSignInWindow *self)
{
  g_autofree char *sentence = g_strdup_printf (_ ("“%s” is ready"), self->account->name);

  g_signal_emit_by_name (self, "signed-in", sentence);
  gtk_window_close (GTK_WINDOW (self));
}

static void
saved_cb (GObject *postman,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (Errand) errand = data;
  g_autoptr (GError) error = NULL;
  gboolean saved = studio_postman_save_account_finish (STUDIO_POSTMAN (postman), result, NULL, &error);

  if (!end (errand))
    return;
  if (saved)
    tell_kept (errand->self);
  else
    _studio_sign_in_tell (errand->self, error->message);
}

void
_studio_sign_in_save (StudioSignInWindow *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->name)));
  Errand *errand;

  if (self->cancellable != NULL)
    return;
  if (*name == '\0') {
    _studio_sign_in_tell (self, _ ("Give the account a name first."));
    gtk_widget_grab_focus (GTK_WIDGET (self->name));
    return;
  }
  g_free (self->account->name);
  self->account->name = g_steal_pointer (&name);
  self->account->personal = gtk_check_button_get_active (self->personal);
  errand = begin (self, _ ("Keeping the account…"), TRUE);
  studio_postman_save_account_async (self->postman, self->account, self->secrets, saved_cb, errand);
}

/* One that no program can send to: an entry of the register. */
static void
add_manual (StudioSignInWindow *self)
{
  g_autofree char *name = _studio_sign_in_read (self, STUDIO_SIGN_IN_USER), *id = NULL, *sentence = NULL;
  const char *const members[] = { "handle", name, "platform", self->kind->platform, "type", "opd", "state", "active" };
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (StudioRecord) record = NULL;

  if (name == NULL)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (members); i += 2) {
    g_autoptr (JsonNode) before = root, value = studio_json_string (members[i + 1]);

    root = studio_json_with_member (before, members[i], value);
  }
  id = g_uuid_string_random ();
  record = studio_record_new (id, "account", root);
  studio_registers_put_one (studio_registers_get (), record);
  sentence = g_strdup_printf (_ ("“%s” is on the list. Its posts are uploaded by hand."), name);
  g_signal_emit_by_name (self, "signed-in", sentence);
  gtk_window_close (GTK_WINDOW (self));
}

/* --- */

void
_studio_sign_in_go (StudioSignInWindow *self)
{
  switch (self->kind->way) {
  case STUDIO_SIGN_IN_GIVEN:
    give (self);
    break;
  case STUDIO_SIGN_IN_PERMISSION:
    if (self->page == 0)
      look_for_site (self);
    else
      give_password (self);
    break;
  case STUDIO_SIGN_IN_OAUTH:
    if (self->page == 0)
      begin_oauth (self);
    else if (_studio_sign_in_asks (self, STUDIO_SIGN_IN_CODE))
      give_code (self);
    break;
  case STUDIO_SIGN_IN_MANUAL:
    add_manual (self);
    break;
  default:
    g_assert_not_reached ();
  }
}

void
_studio_sign_in_open (StudioSignInWindow *self,
                      gboolean returns)
{
  if (self->kind->pages[self->page].page != NULL)
    show_uri (self, self->kind->pages[self->page].page);
  else if (self->kind->way == STUDIO_SIGN_IN_PERMISSION)
    ask_permission (self, returns);
  else if (self->oauth != NULL)
    show_uri (self, studio_oauth_get_page (self->oauth));
}
