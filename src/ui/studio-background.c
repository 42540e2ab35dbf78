#include "config.h"

#include "studio-background.h"

#include <glib/gi18n-lib.h>

#include "studio-address.h"
#include "studio-autostart.h"
#include "studio-outbox-words.h"
#include "studio-window.h"

#define SWITCH "send-in-background"
/* An outbox is read within seconds; until then nobody knows whether there is anything to do. */
#define FIRST_LOOK_SECONDS 10
/* What belongs together settles together: one notification for a post */
#define GATHER_MS 1500
/* Outside GNOME a notification's button works only as long as the program does. */
#define LINGER_MS 20000
#define WAITING_NOTE "waiting"

struct _StudioBackground
{
  GObject parent_instance;
  GtkApplication *application; /* not owned: it outlives this */
  StudioPostman *postman;
  GSettings *settings;
  char *program;
  StudioPlatforms *platforms;
  GHashTable *news; /* ids of posts that the person has to be told of */
  guint gathering;  /* source */
  guint first_look; /* source */
  gboolean holding;
  gboolean stopped;     /* a person said so; until a window opens */
  guint windowless : 1; /* nobody asked for a window yet */
  guint applying : 1;
  int applied; /* whether the entry was wanted last; -1 not known */
  StudioAutostartState autostart;
};

G_DEFINE_FINAL_TYPE (StudioBackground, studio_background, G_TYPE_OBJECT)

enum {
  PROP_WORDS = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

static gint64
now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static gboolean
has_window (StudioBackground *self)
{
  for (GList *l = gtk_application_get_windows (self->application); l != NULL; l = l->next) {
    if (STUDIO_IS_WINDOW (l->data))
      return TRUE;
  }
  return FALSE;
}

static gboolean
has_keys (StudioBackground *self)
{
  for (GList *l = gtk_application_get_windows (self->application); l != NULL; l = l->next) {
    if (gtk_window_is_active (l->data))
      return TRUE;
  }
  return FALSE;
}

/* --- what there is to do --- */

/* Returns: (transfer full): those that the outbox goes on with by itself */
static GPtrArray *
list_open (StudioBackground *self)
{
  GPtrArray *targets = studio_postman_list (self->postman, NULL);

  for (guint i = targets->len; i-- > 0;) {
    const StudioOutboxTarget *target = g_ptr_array_index (targets, i);
    const StudioPublishAccount *account = studio_postman_find_account (self->postman, target->account);

    if (studio_outbox_wakes (target) == 0 || (account != NULL && account->paused))
      g_ptr_array_remove_index (targets, i);
  }
  return targets;
}

/* Something goes out at a later time, or again: that has to outlive a restart. */
static gboolean
has_later (GPtrArray *open)
{
  for (guint i = 0; i < open->len; i++) {
    const StudioOutboxTarget *target = g_ptr_array_index (open, i);

    if (target->state == STUDIO_OUTBOX_RETRY_WAIT || studio_outbox_words_group (target, now ()) == STUDIO_OUTBOX_GROUP_SCHEDULED)
      return TRUE;
  }
  return FALSE;
}

/* --- the entry that starts the program at login --- */

static void update_autostart (StudioBackground *self);

static void
applied_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (StudioBackground) self = data;
  g_autoptr (GError) error = NULL;
  StudioAutostartState state = STUDIO_AUTOSTART_NONE;

  if (!studio_autostart_apply_finish (result, &state, &error))
    g_warning ("%s", error->message);
  self->applying = FALSE;
  if (state != self->autostart) {
    self->autostart = state;
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORDS]);
  }
  update_autostart (self);
}

/* Written when the first schedule is there, taken away when nothing is left; between the two it stays as it is. */
static void
update_autostart (StudioBackground *self)
{
  g_autoptr (GPtrArray) open = list_open (self);
  gboolean allowed = g_settings_get_boolean (self->settings, SWITCH);
  int wanted = self->applied;

  if (allowed && has_later (open))
    wanted = TRUE;
  else if (!allowed || open->len == 0)
    wanted = FALSE;
  if (wanted == self->applied || self->applying || self->first_look != 0 || self->program == NULL)
    return;
  self->applied = wanted;
  self->applying = TRUE;
  studio_autostart_apply_async (wanted, self->program, NULL, applied_cb, g_object_ref (self));
}

/* --- holding the program --- */

static void
hold (StudioBackground *self,
      gboolean wanted)
{
  if (wanted == self->holding)
    return;
  self->holding = wanted;
  if (wanted) {
    g_application_hold (G_APPLICATION (self->application));
    return;
  }
  g_application_withdraw_notification (G_APPLICATION (self->application), WAITING_NOTE);
  g_application_release (G_APPLICATION (self->application));
}

static gboolean
has_to_go_on (StudioBackground *self)
{
  g_autoptr (GPtrArray) open = NULL;

  if (self->stopped || studio_postman_get_state (self->postman) == STUDIO_POSTMAN_BROKEN)
    return FALSE;
  if ((self->windowless && self->first_look != 0) || self->gathering != 0 || studio_postman_get_state (self->postman) == STUDIO_POSTMAN_SENDING)
    return TRUE;
  open = list_open (self);
  return open->len > 0 && g_settings_get_boolean (self->settings, SWITCH);
}

static void
update (StudioBackground *self)
{
  hold (self, has_to_go_on (self));
  update_autostart (self);
}

static gboolean
looked_cb (gpointer data)
{
  StudioBackground *self = data;

  self->first_look = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

/* The first news is the list of all. */
static void
changed_cb (StudioBackground *self)
{
  g_clear_handle_id (&self->first_look, g_source_remove);
  update (self);
}

/* --- telling --- */

static void
send (StudioBackground *self,
      const char *id,
      GNotification *notification)
{
  /* The main loop turns once more after the bus name is gone. */
  if (!g_application_get_is_registered (G_APPLICATION (self->application)))
    return;
  g_application_set_inactivity_timeout (G_APPLICATION (self->application), LINGER_MS);
  g_application_send_notification (G_APPLICATION (self->application), id, notification);
}

static void
tell_post (StudioBackground *self,
           const char *post)
{
  g_autoptr (GPtrArray) targets = studio_postman_list (self->postman, post);
  g_autoptr (StudioOutboxNotice) notice = studio_outbox_notice_new (targets, self->platforms, now ());
  g_autoptr (GNotification) notification = NULL;
  g_autofree char *id = g_strconcat ("post-", post, NULL);

  if (notice == NULL)
    return;
  notification = g_notification_new (notice->title);
  g_notification_set_body (notification, notice->body);
  g_notification_set_default_action_and_target (notification, "app.show-post", "s", post);
  g_notification_set_priority (notification, notice->person ? G_NOTIFICATION_PRIORITY_HIGH : G_NOTIFICATION_PRIORITY_NORMAL);
  if (notice->link != NULL)
    g_notification_add_button_with_target (notification, _ ("Open"), "app.open-link", "s", notice->link);
  else
    g_notification_add_button (notification, _ ("Open the Outbox"), "app.show-outbox");
  send (self, id, notification);
}

static gboolean
gathered_cb (gpointer data)
{
  StudioBackground *self = data;
  GHashTableIter iter;
  gpointer post;

  self->gathering = 0;
  g_hash_table_iter_init (&iter, self->news);
  while (g_hash_table_iter_next (&iter, &post, NULL)) {
    if (!has_keys (self))
      tell_post (self, post);
    g_hash_table_iter_remove (&iter);
  }
  update (self);
  return G_SOURCE_REMOVE;
}

static void
settled_cb (StudioBackground *self,
            const StudioOutboxTarget *target)
{
  g_hash_table_add (self->news, g_strdup (target->post));
  if (self->gathering == 0)
    self->gathering = g_timeout_add (GATHER_MS, gathered_cb, self);
  update (self);
}

/* The last window was closed, and the program goes on. */
static void
tell_waiting (StudioBackground *self)
{
  g_autoptr (GPtrArray) open = list_open (self);
  g_autoptr (GNotification) notification = NULL;
  g_autofree char *sentence = studio_outbox_words_waiting (open, now ());

  if (*sentence == '\0')
    return;
  notification = g_notification_new (_ ("Pemda Studio"));
  g_notification_set_body (notification, sentence);
  g_notification_set_default_action (notification, "app.show-outbox");
  g_notification_add_button (notification, _ ("Open"), "app.show-outbox");
  g_notification_add_button (notification, _ ("Stop"), "app.stop-sending");
  send (self, WAITING_NOTE, notification);
}

static void
window_removed_cb (StudioBackground *self,
                   GtkWindow *window)
{
  if (!STUDIO_IS_WINDOW (window) || has_window (self))
    return;
  update (self);
  if (self->holding)
    tell_waiting (self);
}

static void
window_added_cb (StudioBackground *self,
                 GtkWindow *window)
{
  if (!STUDIO_IS_WINDOW (window))
    return;
  self->stopped = self->windowless = FALSE;
  g_application_set_inactivity_timeout (G_APPLICATION (self->application), 0);
  g_application_withdraw_notification (G_APPLICATION (self->application), WAITING_NOTE);
  update (self);
}

/* --- actions --- */

/* @target: (nullable) (transfer floating) */
static void
show (StudioBackground *self,
      const char *action,
      GVariant *target)
{
  g_autoptr (GVariant) kept = target != NULL ? g_variant_ref_sink (target) : NULL;

  g_application_activate (G_APPLICATION (self->application));
  for (GList *l = gtk_application_get_windows (self->application); l != NULL; l = l->next) {
    if (STUDIO_IS_WINDOW (l->data)) {
      gtk_widget_activate_action_variant (l->data, action, kept);
      return;
    }
  }
}

static void
show_outbox (GSimpleAction *action,
             GVariant *parameter,
             gpointer data)
{
  show (data, "win.outbox", NULL);
}

static void
show_post (GSimpleAction *action,
           GVariant *parameter,
           gpointer data)
{
  show (data, "win.publishing", parameter);
}

static void
open_link (GSimpleAction *action,
           GVariant *parameter,
           gpointer data)
{
  const char *link = g_variant_get_string (parameter, NULL);

  if (studio_address_may_open (link))
    gtk_show_uri (NULL, link, GDK_CURRENT_TIME);
}

static void
stop_sending (GSimpleAction *action,
              GVariant *parameter,
              gpointer data)
{
  studio_background_stop (data);
}

static const GActionEntry actions[] = {
  { .name = "show-outbox", .activate = show_outbox },
  { .name = "show-post", .activate = show_post, .parameter_type = "s" },
  { .name = "open-link", .activate = open_link, .parameter_type = "s" },
  { .name = "stop-sending", .activate = stop_sending },
};

/* --- in words --- */

static const char *
get_words (StudioBackground *self)
{
  if (!g_settings_get_boolean (self->settings, SWITCH))
    return _ ("What is scheduled goes out only while a window of Pemda Studio is open.");
  if (!studio_autostart_is_supported ())
    return _ ("Goes out while Pemda Studio runs, with or without a window. After a restart, start Pemda Studio again.");
  switch (self->autostart) {
  case STUDIO_AUTOSTART_SET:
    return _ ("Goes out with the window closed, too. After a restart, it goes on as soon as you have logged in.");
  case STUDIO_AUTOSTART_OFF:
    return _ ("Goes out with the window closed, too. After a restart, start Pemda Studio again: starting by itself is off in this computer's settings.");
  case STUDIO_AUTOSTART_FOREIGN:
    return _ ("Goes out with the window closed, too. Your computer starts Pemda Studio when you log in.");
  case STUDIO_AUTOSTART_NONE:
  default:
    return _ ("Goes out with the window closed, too. The computer has to be on, and you logged in.");
  }
}

/* --- */

static void
switched_cb (StudioBackground *self)
{
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORDS]);
}

static void
studio_background_get_property (GObject *object,
                                guint id,
                                GValue *value,
                                GParamSpec *pspec)
{
  if (id == PROP_WORDS)
    g_value_set_string (value, get_words (STUDIO_BACKGROUND (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
studio_background_finalize (GObject *object)
{
  StudioBackground *self = STUDIO_BACKGROUND (object);

  g_clear_handle_id (&self->gathering, g_source_remove);
  g_clear_handle_id (&self->first_look, g_source_remove);
  g_hash_table_unref (self->news);
  studio_platforms_unref (self->platforms);
  g_object_unref (self->postman);
  g_object_unref (self->settings);
  g_free (self->program);

  G_OBJECT_CLASS (studio_background_parent_class)->finalize (object);
}

static void
studio_background_class_init (StudioBackgroundClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = studio_background_get_property;
  object_class->finalize = studio_background_finalize;
  properties[PROP_WORDS] = g_param_spec_string ("words", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
studio_background_init (StudioBackground *self)
{
  self->news = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->platforms = studio_platforms_load ();
  self->applied = -1;
}

StudioBackground *
studio_background_new (GtkApplication *application,
                       StudioPostman *postman,
                       GSettings *settings,
                       const char *program)
{
  StudioBackground *self;

  g_return_val_if_fail (GTK_IS_APPLICATION (application) && STUDIO_IS_POSTMAN (postman) && G_IS_SETTINGS (settings), NULL);

  self = g_object_new (STUDIO_TYPE_BACKGROUND, NULL);
  self->application = application;
  self->postman = g_object_ref (postman);
  self->settings = g_object_ref (settings);
  self->program = program != NULL ? g_canonicalize_filename (program, NULL) : NULL;
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions), self);
  g_signal_connect_object (postman, "settled", G_CALLBACK (settled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (postman, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (postman, "accounts-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (postman, "notify::state", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::" SWITCH, G_CALLBACK (switched_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (application, "window-added", G_CALLBACK (window_added_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (application, "window-removed", G_CALLBACK (window_removed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

void
studio_background_start (StudioBackground *self,
                         gboolean windowless)
{
  g_return_if_fail (STUDIO_IS_BACKGROUND (self));

  self->windowless = windowless;
  self->first_look = g_timeout_add_seconds (FIRST_LOOK_SECONDS, looked_cb, self);
  update (self);
}

void
studio_background_stop (StudioBackground *self)
{
  g_return_if_fail (STUDIO_IS_BACKGROUND (self));

  self->stopped = TRUE;
  update (self);
  if (!has_window (self))
    g_application_quit (G_APPLICATION (self->application));
}
