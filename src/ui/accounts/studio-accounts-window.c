#include "config.h"

#include "studio-accounts-window.h"

#include <glib/gi18n-lib.h>

#include "studio-account-row.h"
#include "studio-host-dialog.h"
#include "studio-registers.h"
#include "studio-sign-in-window.h"
#include "studio-toast.h"

struct _StudioAccountsWindow
{
  AdwWindow parent_instance;
  AdwToastOverlay *toasts;
  AdwToast *toast; /* (nullable): what was said last */
  GtkWidget *add;
  GtkStack *stack;
  GtkListBox *list;
  GtkWidget *place;
  GtkLabel *place_label;
  GtkWidget *result;
  GtkLabel *sentence;

  StudioPostman *postman;
  GHashTable *rows;   /* id -> row */
  GHashTable *places; /* (nullable): id -> StudioSecretsPlace; NULL: not looked for yet */
  GHashTable *work;   /* id -> GCancellable: its platform is being asked */
  GHashTable *said;   /* id -> what came of it */
};

G_DEFINE_FINAL_TYPE (StudioAccountsWindow, studio_accounts_window, ADW_TYPE_WINDOW)

/* What stays to be read; a toast is for what need not be. */
static void
tell (StudioAccountsWindow *self,
      const char *sentence)
{
  /* it is of before, and lies over the page's button */
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  gtk_label_set_label (self->sentence, sentence);
  gtk_widget_set_visible (self->result, *sentence != '\0');
}

static void
hide_cb (StudioAccountsWindow *self)
{
  tell (self, "");
}

/* --- the list --- */

static void
show_row (StudioAccountsWindow *self,
          StudioAccountRow *row,
          StudioRecord *record)
{
  g_autoptr (StudioPublishAccount) account = studio_publish_account_read (record);
  gpointer place = NULL;
  gboolean has_secret = self->places == NULL || g_hash_table_lookup_extended (self->places, record->id, NULL, &place);

  studio_account_row_show (row, &(StudioAccountShown){
                                    .record = record,
                                    .account = account,
                                    .accounts = studio_postman_get_accounts (self->postman),
                                    .has_secret = has_secret,
                                    .session = has_secret && GPOINTER_TO_INT (place) == STUDIO_SECRETS_SESSION,
                                    .busy = g_hash_table_contains (self->work, record->id),
                                    .said = g_hash_table_lookup (self->said, record->id),
                                });
}

static void
remove_rows (StudioAccountsWindow *self,
             GPtrArray *records)
{
  g_autoptr (GHashTable) here = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer id, row;

  for (guint i = 0; i < records->len; i++)
    g_hash_table_add (here, ((StudioRecord *) g_ptr_array_index (records, i))->id);
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &id, &row)) {
    if (g_hash_table_contains (here, id))
      continue;
    gtk_list_box_remove (self->list, row);
    g_hash_table_iter_remove (&iter);
  }
}

/* Whether anything is in memory only: then it is said why, for as long as it is so. */
static gboolean
is_session (StudioAccountsWindow *self)
{
  GHashTableIter iter;
  gpointer place;

  if (self->places == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, self->places);
  while (g_hash_table_iter_next (&iter, NULL, &place)) {
    if (GPOINTER_TO_INT (place) == STUDIO_SECRETS_SESSION)
      return TRUE;
  }
  return FALSE;
}

static void
refresh (StudioAccountsWindow *self)
{
  GPtrArray *records = studio_registers_list (studio_registers_get (), STUDIO_REGISTER_ACCOUNTS);

  if (self->rows == NULL)
    return;
  remove_rows (self, records);
  for (guint i = 0; i < records->len; i++) {
    StudioRecord *record = g_ptr_array_index (records, i);
    GtkWidget *row = g_hash_table_lookup (self->rows, record->id);

    if (row == NULL) {
      row = studio_account_row_new (record->id);
      gtk_list_box_insert (self->list, row, (int) i);
      g_hash_table_insert (self->rows, (gpointer) studio_account_row_get_id (STUDIO_ACCOUNT_ROW (row)), row);
    }
    show_row (self, STUDIO_ACCOUNT_ROW (row), record);
  }
  gtk_widget_set_visible (self->place, is_session (self));
  /* the page without accounts has that button in its middle */
  gtk_widget_set_visible (self->add, records->len > 0);
  gtk_stack_set_visible_child_name (self->stack, records->len > 0 ? "list" : "none");
}

static void
found_cb (GObject *postman,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (StudioAccountsWindow) self = data;

  g_clear_pointer (&self->places, g_hash_table_unref);
  self->places = studio_postman_find_secrets_finish (STUDIO_POSTMAN (postman), result);
  refresh (self);
}

static void
accounts_cb (StudioAccountsWindow *self)
{
  studio_postman_find_secrets_async (self->postman, found_cb, g_object_ref (self));
}

static void
registers_cb (StudioAccountsWindow *self,
              int reg)
{
  if (reg == STUDIO_REGISTER_ACCOUNTS)
    refresh (self);
}

/* --- asking a platform --- */

/** Errand: something done with one account. */
typedef struct
{
  StudioAccountsWindow *self;
  char *id;
  char *name;
} Errand;

static Errand *
errand_new (StudioAccountsWindow *self,
            const StudioPublishAccount *account)
{
  Errand *errand = g_new0 (Errand, 1);

  errand->self = g_object_ref (self);
  errand->id = g_strdup (account->id);
  errand->name = g_strdup (account->name);
  return errand;
}

static void
errand_free (Errand *errand)
{
  g_object_unref (errand->self);
  g_free (errand->id);
  g_free (errand->name);
  g_free (errand);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Errand, errand_free)

/* @sentence: (nullable) */
static void
say (StudioAccountsWindow *self,
     const char *id,
     const char *sentence)
{
  if (sentence != NULL)
    g_hash_table_replace (self->said, g_strdup (id), g_strdup (sentence));
  else
    g_hash_table_remove (self->said, id);
}

static GCancellable *
begin (StudioAccountsWindow *self,
       const char *id)
{
  GCancellable *cancellable = g_cancellable_new ();

  g_hash_table_replace (self->work, g_strdup (id), cancellable);
  say (self, id, NULL);
  tell (self, "");
  refresh (self);
  return cancellable;
}

/* @changed: by what the platform said. Its settings are kept, its secrets stay as they are. */
static void
keep (StudioPostman *postman,
      const StudioPublishAccount *changed)
{
  studio_postman_save_account_async (postman, changed, NULL, NULL, NULL);
}

static char *
say_checked (const StudioResult *result)
{
  const char *name = result->name != NULL ? result->name : "";

  if (result->outcome == STUDIO_OUTCOME_CANCELLED)
    return NULL;
  if (result->outcome != STUDIO_OUTCOME_DONE)
    return g_strdup (result->message != NULL ? result->message : _ ("The account could not be checked. Try again later."));
  if (result->message != NULL)
    return g_strdup (result->message);
  return *name != '\0' ? g_strdup_printf (_ ("In order. It is “%s” there, and may publish."), name) : g_strdup (_ ("In order. It may publish there."));
}

static void
checked_cb (GObject *postman,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (Errand) errand = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioResult) told = studio_postman_run_step_finish (STUDIO_POSTMAN (postman), result, &error);
  const StudioPublishAccount *kept = studio_postman_find_account (STUDIO_POSTMAN (postman), errand->id);
  g_autoptr (StudioPublishAccount) account = kept != NULL ? studio_publish_account_copy (kept) : NULL;
  g_autofree char *sentence = told != NULL ? say_checked (told) : g_strdup (error->message);

  if (told != NULL && account != NULL && studio_account_health_note (account, told, g_get_real_time () / G_USEC_PER_SEC))
    keep (STUDIO_POSTMAN (postman), account);
  if (errand->self->rows == NULL)
    return;
  g_hash_table_remove (errand->self->work, errand->id);
  say (errand->self, errand->id, sentence);
  refresh (errand->self);
}

static void
check (GtkWidget *widget,
       const char *action,
       GVariant *parameter)
{
  StudioAccountsWindow *self = STUDIO_ACCOUNTS_WINDOW (widget);
  const StudioPublishAccount *account = studio_postman_find_account (self->postman, g_variant_get_string (parameter, NULL));

  if (account == NULL || g_hash_table_contains (self->work, account->id))
    return;
  studio_postman_run_step_async (self->postman, account, NULL, STUDIO_STEP_VERIFY, begin (self, account->id), checked_cb, errand_new (self, account));
}

static void
stop (GtkWidget *widget,
      const char *action,
      GVariant *parameter)
{
  GCancellable *cancellable = g_hash_table_lookup (STUDIO_ACCOUNTS_WINDOW (widget)->work, g_variant_get_string (parameter, NULL));

  if (cancellable != NULL)
    g_cancellable_cancel (cancellable);
}

/* --- changing --- */

static void
change (GtkWidget *widget,
        const char *action,
        GVariant *parameter)
{
  StudioAccountsWindow *self = STUDIO_ACCOUNTS_WINDOW (widget);
  const StudioPublishAccount *kept = studio_postman_find_account (self->postman, g_variant_get_string (parameter, NULL));
  g_autoptr (StudioPublishAccount) account = kept != NULL ? studio_publish_account_copy (kept) : NULL;

  if (account == NULL)
    return;
  if (g_str_equal (action, "accounts.pause") || g_str_equal (action, "accounts.resume"))
    account->paused = g_str_equal (action, "accounts.pause");
  else
    account->personal = g_str_equal (action, "accounts.personal");
  say (self, account->id, NULL);
  keep (self->postman, account);
}

static void
signed_in_cb (StudioAccountsWindow *self,
              const char *sentence)
{
  AdwToast *toast = studio_toast_new (sentence, NULL);

  g_set_weak_pointer (&self->toast, toast);
  studio_toast_show (self->toasts, toast);
}

/* @account: (nullable) */
static void
present_sign_in (StudioAccountsWindow *self,
                 const StudioPublishAccount *account)
{
  GtkWidget *window = studio_sign_in_window_new (GTK_WINDOW (self), self->postman, account);

  tell (self, "");
  if (account != NULL)
    say (self, account->id, NULL);
  g_signal_connect_object (window, "signed-in", G_CALLBACK (signed_in_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static void
sign_in (GtkWidget *widget,
         const char *action,
         GVariant *parameter)
{
  studio_accounts_window_sign_in (STUDIO_ACCOUNTS_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
choose_host (GtkWidget *widget,
             const char *action,
             GVariant *parameter)
{
  StudioAccountsWindow *self = STUDIO_ACCOUNTS_WINDOW (widget);
  const StudioPublishAccount *account = studio_postman_find_account (self->postman, g_variant_get_string (parameter, NULL));

  if (account != NULL)
    gtk_window_present (GTK_WINDOW (studio_host_dialog_new (GTK_WINDOW (self), self->postman, account)));
}

static void
add (GtkWidget *widget,
     const char *action,
     GVariant *parameter)
{
  studio_accounts_window_sign_in (STUDIO_ACCOUNTS_WINDOW (widget), NULL);
}

/* --- removing --- */

static StudioRecord *
find_record (const char *id)
{
  GPtrArray *records = studio_registers_list (studio_registers_get (), STUDIO_REGISTER_ACCOUNTS);

  for (guint i = 0; i < records->len; i++) {
    StudioRecord *record = g_ptr_array_index (records, i);

    if (g_str_equal (record->id, id))
      return record;
  }
  return NULL;
}

/* An entry that was made by signing in goes with it; one that a person filled in, with operators or an office, stays in the register. */
static gboolean
is_bare (const StudioRecord *record)
{
  static const char *const plain[] = { "handle", "platform", "type", "state", "publishing", "updated", NULL };
  g_autoptr (GList) names = json_object_get_members (json_node_get_object (record->root));

  for (GList *name = names; name != NULL; name = name->next) {
    if (!g_strv_contains (plain, name->data))
      return FALSE;
  }
  return TRUE;
}

static void
removed_cb (GObject *postman,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (Errand) errand = data;
  StudioAccountsWindow *self = errand->self;
  g_autoptr (GError) error = NULL;
  gboolean removed = studio_postman_remove_account_finish (STUDIO_POSTMAN (postman), result, &error);
  const StudioRecord *record = find_record (errand->id);

  if (removed && record != NULL && is_bare (record))
    studio_registers_remove (studio_registers_get (), errand->id);
  if (self->rows == NULL)
    return;
  g_hash_table_remove (self->work, errand->id);
  if (!removed)
    tell (self, error->message);
  refresh (self);
}

static char *
say_revoked (const Errand *errand,
             const StudioResult *told)
{
  if (told == NULL)
    return g_strdup_printf (_ ("“%s” was deleted here. Its password was not on this computer, so take back the permission on the platform yourself."), errand->name);
  if (told->outcome == STUDIO_OUTCOME_DONE)
    return g_strdup_printf (_ ("“%s” was deleted, and its permission was taken back on the platform."), errand->name);
  if (g_strcmp0 (told->code, "by_hand") == 0)
    return g_strdup_printf (_ ("“%s” was deleted here. %s"), errand->name, told->message);
  if (told->outcome == STUDIO_OUTCOME_NEEDS_LOGIN)
    return g_strdup_printf (_ ("“%s” was deleted. Its permission had ended already."), errand->name);
  return g_strdup_printf (_ ("“%s” was deleted here, but the platform could not be told. Take back the permission there yourself."), errand->name);
}

static void
revoked_cb (GObject *postman,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (Errand) errand = data;
  StudioAccountsWindow *self = errand->self;
  const char *id = errand->id;
  g_autoptr (StudioResult) told = studio_postman_run_step_finish (STUDIO_POSTMAN (postman), result, NULL);
  g_autofree char *sentence = say_revoked (errand, told);

  if (self->rows == NULL)
    return;
  if (told != NULL && told->outcome == STUDIO_OUTCOME_CANCELLED) {
    g_hash_table_remove (self->work, id);
    refresh (self);
    return;
  }
  tell (self, sentence);
  studio_postman_remove_account_async (STUDIO_POSTMAN (postman), id, removed_cb, g_steal_pointer (&errand));
}

static void
delete_account (StudioAccountsWindow *self,
                const char *id)
{
  const StudioPublishAccount *account = studio_postman_find_account (self->postman, id);

  if (account == NULL)
    studio_registers_remove (studio_registers_get (), id);
  else if (!g_hash_table_contains (self->work, id))
    studio_postman_run_step_async (self->postman, account, NULL, STUDIO_STEP_REVOKE, begin (self, id), revoked_cb, errand_new (self, account));
}

static void
answered_cb (AdwMessageDialog *dialog,
             const char *response,
             StudioAccountsWindow *self)
{
  if (g_str_equal (response, "delete"))
    delete_account (self, g_object_get_data (G_OBJECT (dialog), "id"));
}

/* The permission does not come back, so this is asked. */
static void
ask_remove (GtkWidget *widget,
            const char *action,
            GVariant *parameter)
{
  StudioAccountsWindow *self = STUDIO_ACCOUNTS_WINDOW (widget);
  const char *id = g_variant_get_string (parameter, NULL);
  const StudioRecord *record = find_record (id);
  g_autofree char *heading = NULL;
  GtkWidget *dialog;

  if (record == NULL)
    return;
  heading = g_strdup_printf (_ ("Delete “%s”?"), studio_record_get_text (record, "handle"));
  dialog = adw_message_dialog_new (GTK_WINDOW (self), heading,
                                   studio_postman_find_account (self->postman, id) != NULL
                                       ? _ ("Nothing is sent there any more, and the permission is taken back where the platform lets programs do so. What was published stays there.")
                                       : _ ("It goes from the register, too. What was published stays on the platform."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "delete", _ ("_Delete"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "delete", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "id", g_strdup (id), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (answered_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- */

static void
studio_accounts_window_dispose (GObject *object)
{
  StudioAccountsWindow *self = STUDIO_ACCOUNTS_WINDOW (object);

  g_clear_weak_pointer (&self->toast);
  g_clear_pointer (&self->rows, g_hash_table_unref);
  g_clear_object (&self->postman);
  G_OBJECT_CLASS (studio_accounts_window_parent_class)->dispose (object);
}

static void
studio_accounts_window_finalize (GObject *object)
{
  StudioAccountsWindow *self = STUDIO_ACCOUNTS_WINDOW (object);

  g_clear_pointer (&self->places, g_hash_table_unref);
  g_hash_table_unref (self->work);
  g_hash_table_unref (self->said);
  G_OBJECT_CLASS (studio_accounts_window_parent_class)->finalize (object);
}

static void
studio_accounts_window_class_init (StudioAccountsWindowClass *klass)
{
  static const char *const changes[] = { "accounts.pause", "accounts.resume", "accounts.own", "accounts.personal" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_accounts_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_accounts_window_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-accounts-window.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioAccountsWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, StudioAccountsWindow, add);
  gtk_widget_class_bind_template_child (widget_class, StudioAccountsWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, StudioAccountsWindow, list);
  gtk_widget_class_bind_template_child (widget_class, StudioAccountsWindow, place);
  gtk_widget_class_bind_template_child (widget_class, StudioAccountsWindow, place_label);
  gtk_widget_class_bind_template_child (widget_class, StudioAccountsWindow, result);
  gtk_widget_class_bind_template_child (widget_class, StudioAccountsWindow, sentence);
  gtk_widget_class_bind_template_callback (widget_class, hide_cb);
  gtk_widget_class_install_action (widget_class, "accounts.add", NULL, add);
  gtk_widget_class_install_action (widget_class, "accounts.check", "s", check);
  gtk_widget_class_install_action (widget_class, "accounts.stop", "s", stop);
  gtk_widget_class_install_action (widget_class, "accounts.sign-in", "s", sign_in);
  gtk_widget_class_install_action (widget_class, "accounts.host", "s", choose_host);
  gtk_widget_class_install_action (widget_class, "accounts.remove", "s", ask_remove);
  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    gtk_widget_class_install_action (widget_class, changes[i], "s", change);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "accounts.add", NULL);
}

static void
studio_accounts_window_init (StudioAccountsWindow *self)
{
  self->rows = g_hash_table_new (g_str_hash, g_str_equal);
  self->work = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_label_set_label (self->place_label, studio_secrets_get_sentence ());
  g_signal_connect_object (studio_registers_get (), "changed", G_CALLBACK (registers_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
studio_accounts_window_new (GtkWindow *parent,
                            StudioPostman *postman)
{
  StudioAccountsWindow *self = g_object_new (STUDIO_TYPE_ACCOUNTS_WINDOW, "transient-for", parent, NULL);

  self->postman = g_object_ref (postman);
  g_signal_connect_object (postman, "accounts-changed", G_CALLBACK (accounts_cb), self, G_CONNECT_SWAPPED);
  refresh (self);
  accounts_cb (self);
  return GTK_WIDGET (self);
}

void
studio_accounts_window_sign_in (StudioAccountsWindow *self,
                                const char *id)
{
  const StudioPublishAccount *account;

  g_return_if_fail (STUDIO_IS_ACCOUNTS_WINDOW (self));

  account = id != NULL ? studio_postman_find_account (self->postman, id) : NULL;
  if (id == NULL || account != NULL)
    present_sign_in (self, account);
}
