#include "config.h"

#include "studio-sign-in-window-private.h"

#include <glib/gi18n-lib.h>

#include "studio-host-row.h"
#include "studio-platform-mark.h"

/* ms until something that goes on is shown to do so, and between the steps of its bar */
#define PATIENCE 300
#define PULSE 120

G_DEFINE_FINAL_TYPE (StudioSignInWindow, studio_sign_in_window, ADW_TYPE_WINDOW)

void
_studio_sign_in_tell (StudioSignInWindow *self,
                      const char *sentence)
{
  gtk_label_set_label (self->sentence, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->sentence), *sentence != '\0');
}

/* GTK forgets what Enter presses when it is hidden. */
static void
show_next (StudioSignInWindow *self,
           const char *label)
{
  gtk_button_set_label (GTK_BUTTON (self->next), label);
  gtk_widget_show (self->next);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->next);
}

/* --- something goes on --- */

static gboolean
pulse_cb (gpointer data)
{
  StudioSignInWindow *self = data;

  gtk_widget_show (self->work);
  gtk_progress_bar_pulse (self->progress);
  self->pulse = g_timeout_add (PULSE, pulse_cb, self);
  return G_SOURCE_REMOVE;
}

void
_studio_sign_in_set_busy (StudioSignInWindow *self,
                          const char *doing,
                          gboolean locked)
{
  g_clear_handle_id (&self->pulse, g_source_remove);
  gtk_widget_set_sensitive (self->next, doing == NULL || !locked);
  gtk_widget_set_sensitive (GTK_WIDGET (self->inputs), doing == NULL || !locked);
  if (doing == NULL) {
    gtk_widget_hide (self->work);
    return;
  }
  _studio_sign_in_tell (self, "");
  gtk_label_set_label (self->doing, doing);
  self->pulse = g_timeout_add (PATIENCE, pulse_cb, self);
}

/* --- inputs --- */

static void
typed_cb (StudioSignInWindow *self)
{
  _studio_sign_in_tell (self, "");
}

/* A secret is hidden, can be looked at, and stands in no accessible name. */
static GtkWidget *
new_entry (StudioSignInWindow *self,
           const StudioSignInInput *input)
{
  GtkWidget *entry;

  if (input->part == STUDIO_SIGN_IN_SECRET) {
    entry = gtk_password_entry_new ();
    gtk_password_entry_set_show_peek_icon (GTK_PASSWORD_ENTRY (entry), TRUE);
    g_object_set (entry, "activates-default", TRUE, "placeholder-text", input->hint, NULL);
  } else {
    entry = gtk_entry_new ();
    gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
    gtk_entry_set_placeholder_text (GTK_ENTRY (entry), input->hint);
    gtk_entry_set_input_hints (GTK_ENTRY (entry), GTK_INPUT_HINT_NO_SPELLCHECK | GTK_INPUT_HINT_LOWERCASE);
  }
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (typed_cb), self);
  return entry;
}

/* What is known of an account that is signed in again, or was typed before going back. */
static char *
get_known (StudioSignInWindow *self,
           StudioSignInPart part)
{
  static const char *const names[] = { "client", "user", "chat", "author", NULL };
  JsonObject *settings = self->account->settings != NULL ? json_node_get_object (self->account->settings) : NULL;

  if (part == STUDIO_SIGN_IN_SERVER)
    return g_strdup (self->account->address != NULL && g_str_has_prefix (self->account->address, "https://") ? self->account->address + 8 : self->account->address);
  for (gsize i = 0; part == STUDIO_SIGN_IN_USER && settings != NULL && names[i] != NULL; i++) {
    const char *known = studio_json_peek_string (settings, names[i]);

    /* whom a browser told is not what was typed */
    if (known != NULL && (self->kind->way != STUDIO_SIGN_IN_OAUTH || i == 0))
      return g_strdup (known);
  }
  return NULL;
}

static void
add_input (StudioSignInWindow *self,
           const StudioSignInInput *input)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4), *label = gtk_label_new (_ (input->label)), *entry = new_entry (self, input);
  g_autofree char *known = get_known (self, input->part);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), entry);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (input->label), -1);
  if (known != NULL)
    gtk_editable_set_text (GTK_EDITABLE (entry), known);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (self->inputs, box);
  /* a code is asked for when the platform wants one */
  gtk_widget_set_visible (box, input->part != STUDIO_SIGN_IN_CODE);
}

static const StudioSignInPage *
get_page (StudioSignInWindow *self)
{
  return &self->kind->pages[self->page];
}

/* @input: (out) (optional). Returns: (nullable): the box of the input for @part */
static GtkWidget *
find_input (StudioSignInWindow *self,
            StudioSignInPart part,
            const StudioSignInInput **input)
{
  GtkWidget *box = gtk_widget_get_first_child (GTK_WIDGET (self->inputs));
  const StudioSignInInput *at = get_page (self)->inputs;

  while (box != NULL && at->part != part) {
    at++;
    box = gtk_widget_get_next_sibling (box);
  }
  if (input != NULL)
    *input = at;
  return box;
}

gboolean
_studio_sign_in_asks (StudioSignInWindow *self,
                      StudioSignInPart part)
{
  GtkWidget *box = find_input (self, part, NULL);

  return box != NULL && gtk_widget_get_visible (box);
}

char *
_studio_sign_in_read (StudioSignInWindow *self,
                      StudioSignInPart part)
{
  const StudioSignInInput *input = NULL;
  GtkWidget *box = find_input (self, part, &input), *entry;
  g_autofree char *text = NULL, *sentence = NULL;

  if (box == NULL || !gtk_widget_get_visible (box))
    return NULL;
  entry = gtk_widget_get_last_child (box);
  text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
  if (*text != '\0' || input->optional)
    return g_steal_pointer (&text);
  sentence = g_strdup_printf (_ ("Fill in “%s” first."), _ (input->label));
  _studio_sign_in_tell (self, sentence);
  gtk_widget_grab_focus (entry);
  return NULL;
}

static const char *
get_next_label (StudioSignInWindow *self)
{
  if (self->kind->way == STUDIO_SIGN_IN_MANUAL)
    return _ ("_Add");
  return self->kind->way == STUDIO_SIGN_IN_GIVEN || self->page == 1 ? _ ("_Check") : _ ("_Next");
}

void
_studio_sign_in_ask_code (StudioSignInWindow *self)
{
  GtkWidget *box = find_input (self, STUDIO_SIGN_IN_CODE, NULL);

  if (box == NULL)
    return;
  gtk_widget_show (box);
  show_next (self, get_next_label (self));
  gtk_widget_grab_focus (gtk_widget_get_last_child (box));
}

/* --- the page of a platform --- */

static void
empty (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static void
add_step (StudioSignInWindow *self,
          guint number,
          const char *sentence)
{
  g_autofree char *digits = g_strdup_printf ("%u", number);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10), *label = gtk_label_new (sentence), *digit = gtk_label_new (digits);

  gtk_widget_add_css_class (digit, "sign-in-number");
  gtk_widget_set_valign (digit, GTK_ALIGN_START);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), digit);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (self->steps, box);
}

/* Pictures that are fetched need a site to be fetched from: which one, or that there is none. */
static void
show_hosts (StudioSignInWindow *self)
{
  GPtrArray *accounts = studio_postman_get_accounts (self->postman);
  gboolean fetches = studio_publish_account_fetches (self->kind->platform);
  gboolean any = fetches && studio_host_row_offer (STUDIO_HOST_ROW (self->host), self->account, accounts);
  g_autofree char *sentence = NULL;

  gtk_widget_set_visible (self->hosts, any);
  if (any || !fetches)
    return;
  sentence = g_strdup_printf (_ ("No website (WordPress) is connected yet. Connect it first: without it no picture can be sent to %s."), _ (self->kind->name));
  gtk_label_set_label (self->notice, sentence);
  gtk_widget_show (GTK_WIDGET (self->notice));
}

static void
fill_page (StudioSignInWindow *self,
           const StudioSignInPage *page)
{
  empty (self->steps);
  empty (self->inputs);
  for (guint i = 0; i < STUDIO_SIGN_IN_STEPS && page->steps[i] != NULL; i++)
    add_step (self, i + 1, _ (page->steps[i]));
  for (const StudioSignInInput *input = page->inputs; input->part != STUDIO_SIGN_IN_NOTHING; input++)
    add_input (self, input);
  gtk_widget_set_visible (GTK_WIDGET (self->notice), page->notice != NULL);
  gtk_label_set_label (self->notice, page->notice != NULL ? _ (page->notice) : "");
  show_hosts (self);
  gtk_widget_set_visible (self->local_row, page->local != NULL);
  gtk_widget_hide (GTK_WIDGET (self->other));
  gtk_widget_set_visible (GTK_WIDGET (self->open), page->button != NULL);
  if (page->button != NULL)
    gtk_button_set_label (self->open, _ (page->button));
}

/* Where somebody goes on: the first empty input that can be seen, else the button that opens the page. */
static void
focus_page (StudioSignInWindow *self,
            const StudioSignInPage *page)
{
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (self->inputs));

  if (page->button != NULL || first == NULL || !gtk_widget_get_visible (first))
    gtk_widget_grab_focus (GTK_WIDGET (self->open));
  else
    gtk_widget_grab_focus (gtk_widget_get_last_child (first));
}

void
_studio_sign_in_show_page (StudioSignInWindow *self,
                           guint number)
{
  const StudioSignInPage *page;
  g_autofree char *heading = NULL;

  self->page = number;
  page = get_page (self);
  studio_platform_mark_set_platform (STUDIO_PLATFORM_MARK (self->mark), self->kind->platform);
  heading = self->again ? g_strdup_printf ("%s · %s", _ (self->kind->name), self->account->name) : g_strdup (_ (self->kind->name));
  gtk_label_set_label (self->heading, heading);
  gtk_label_set_label (self->about, _ (self->kind->about));
  fill_page (self, page);
  if (self->kind->way != STUDIO_SIGN_IN_OAUTH || number == 0)
    show_next (self, get_next_label (self));
  else
    gtk_widget_hide (self->next);
  gtk_widget_show (self->back);
  _studio_sign_in_set_busy (self, NULL, FALSE);
  _studio_sign_in_tell (self, "");
  gtk_stack_set_visible_child_name (self->stack, "page");
  focus_page (self, page);
}

static void
open_cb (StudioSignInWindow *self)
{
  _studio_sign_in_open (self, TRUE);
}

static void
other_cb (StudioSignInWindow *self)
{
  _studio_sign_in_open (self, FALSE);
}

/* --- the last page --- */

void
_studio_sign_in_show_done (StudioSignInWindow *self,
                           const StudioResult *result)
{
  g_autofree char *title = NULL, *about = NULL;

  _studio_sign_in_set_busy (self, NULL, FALSE);
  if (!self->again && self->account->id != NULL)
    about = g_strdup_printf (_ ("It is among the accounts already, as “%s”. Saving renews that entry; nothing will be published twice."), self->account->name);
  title = g_strdup_printf (_ ("“%s” is in order"), result->name != NULL && *result->name != '\0' ? result->name : self->account->name);
  studio_platform_mark_set_platform (STUDIO_PLATFORM_MARK (self->done_mark), self->kind->platform);
  gtk_label_set_label (self->done_title, title);
  gtk_label_set_label (self->done_about, about != NULL ? about : result->message != NULL ? result->message
                                                                                         : _ ("The platform knows the account, and it may publish there."));
  gtk_editable_set_text (self->name, self->account->name);
  gtk_check_button_set_active (self->account->personal ? self->personal : self->own, TRUE);
  show_next (self, _ ("_Save"));
  gtk_stack_set_visible_child_name (self->stack, "done");
  gtk_widget_grab_focus (self->next);
}

/* --- choosing a platform --- */

static void
choose (StudioSignInWindow *self,
        const StudioSignInKind *kind)
{
  self->kind = kind;
  if (!self->again) {
    g_clear_pointer (&self->account, studio_publish_account_free);
    self->account = g_new0 (StudioPublishAccount, 1);
    self->account->platform = g_strdup (kind->platform);
  }
  _studio_sign_in_show_page (self, 0);
}

static void
row_activated_cb (StudioSignInWindow *self,
                  GtkListBoxRow *row)
{
  self->row = GTK_WIDGET (row);
  choose (self, g_object_get_data (G_OBJECT (row), "kind"));
}

static GtkWidget *
new_row (const StudioSignInKind *kind)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (kind->name));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ (kind->about));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), studio_platform_mark_new (kind->platform));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "kind", (gpointer) kind);
  return row;
}

static void
add_group (StudioSignInWindow *self,
           StudioSignInGroup group)
{
  GtkWidget *title = gtk_label_new (studio_sign_in_group_get_title (group)), *list = gtk_list_box_new ();
  guint n, shown = 0;
  const StudioSignInKind *kinds = studio_sign_in_kinds_list (&n);

  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_add_css_class (title, "heading");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, studio_sign_in_group_get_title (group), -1);
  g_signal_connect_swapped (list, "row-activated", G_CALLBACK (row_activated_cb), self);
  for (guint i = 0; i < n; i++) {
    if (kinds[i].group != group || !studio_sign_in_kind_is_offered (&kinds[i]))
      continue;
    gtk_list_box_append (GTK_LIST_BOX (list), new_row (&kinds[i]));
    shown++;
  }
  gtk_widget_set_visible (title, shown > 0);
  gtk_widget_set_visible (list, shown > 0);
  gtk_box_append (self->groups, title);
  gtk_box_append (self->groups, list);
}

static void
show_choice (StudioSignInWindow *self)
{
  self->kind = NULL;
  gtk_widget_hide (self->next);
  gtk_widget_hide (self->back);
  _studio_sign_in_tell (self, "");
  gtk_stack_set_visible_child_name (self->stack, "choice");
  /* back where one came from */
  if (self->row != NULL)
    gtk_widget_grab_focus (self->row);
  else
    gtk_widget_child_focus (GTK_WIDGET (self->groups), GTK_DIR_TAB_FORWARD);
}

/* --- forward and back --- */

static gboolean
is_done (StudioSignInWindow *self)
{
  return g_str_equal (gtk_stack_get_visible_child_name (self->stack), "done");
}

static void
next_cb (StudioSignInWindow *self)
{
  if (is_done (self))
    _studio_sign_in_save (self);
  else if (self->kind != NULL)
    _studio_sign_in_go (self);
}

static void
go_back (GtkWidget *widget,
         const char *action,
         GVariant *parameter)
{
  StudioSignInWindow *self = STUDIO_SIGN_IN_WINDOW (widget);

  _studio_sign_in_stop (self);
  if (self->kind != NULL && (is_done (self) || self->page > 0))
    _studio_sign_in_show_page (self, 0);
  else if (self->kind != NULL && !self->again)
    show_choice (self);
  else
    gtk_window_close (GTK_WINDOW (self));
}

/* A page of permission that nobody waits for any more leads nowhere. */
static void
stop_cb (StudioSignInWindow *self)
{
  _studio_sign_in_stop (self);
  if (self->kind != NULL && self->kind->way == STUDIO_SIGN_IN_OAUTH && self->page == 1 && !is_done (self))
    _studio_sign_in_show_page (self, 0);
}

static void
back_cb (StudioSignInWindow *self)
{
  go_back (GTK_WIDGET (self), NULL, NULL);
}

/* --- */

static gboolean
studio_sign_in_window_close_request (GtkWindow *window)
{
  _studio_sign_in_stop (STUDIO_SIGN_IN_WINDOW (window));
  return GTK_WINDOW_CLASS (studio_sign_in_window_parent_class)->close_request (window);
}

static void
studio_sign_in_window_dispose (GObject *object)
{
  StudioSignInWindow *self = STUDIO_SIGN_IN_WINDOW (object);

  _studio_sign_in_stop (self);
  g_clear_handle_id (&self->pulse, g_source_remove);
  g_clear_object (&self->postman);
  G_OBJECT_CLASS (studio_sign_in_window_parent_class)->dispose (object);
}

static void
studio_sign_in_window_finalize (GObject *object)
{
  StudioSignInWindow *self = STUDIO_SIGN_IN_WINDOW (object);

  g_clear_pointer (&self->account, studio_publish_account_free);
  g_clear_pointer (&self->secrets, json_node_unref);
  g_free (self->permission);
  G_OBJECT_CLASS (studio_sign_in_window_parent_class)->finalize (object);
}

static void
bind (GtkWidgetClass *widget_class)
{
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, StudioSignInWindow, name)
  BIND (stack);
  BIND (back);
  BIND (next);
  BIND (groups);
  BIND (mark);
  BIND (heading);
  BIND (about);
  BIND (steps);
  BIND (notice);
  BIND (open);
  BIND (other);
  BIND (inputs);
  BIND (hosts);
  BIND (host);
  BIND (local_row);
  BIND (local);
  BIND (sentence);
  BIND (work);
  BIND (progress);
  BIND (doing);
  BIND (done_mark);
  BIND (done_title);
  BIND (done_about);
  BIND (name);
  BIND (own);
  BIND (personal);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, other_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
}

static void
studio_sign_in_window_class_init (StudioSignInWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = studio_sign_in_window_dispose;
  object_class->finalize = studio_sign_in_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = studio_sign_in_window_close_request;
  g_signal_new ("signed-in", STUDIO_TYPE_SIGN_IN_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  g_type_ensure (STUDIO_TYPE_PLATFORM_MARK);
  g_type_ensure (STUDIO_TYPE_HOST_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-sign-in-window.ui");
  bind (widget_class);
  gtk_widget_class_install_action (widget_class, "sign-in.back", NULL, go_back);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "sign-in.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "sign-in.back", NULL);
}

static void
studio_sign_in_window_init (StudioSignInWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint group = 0; group < STUDIO_N_SIGN_IN_GROUPS; group++)
    add_group (self, (StudioSignInGroup) group);
}

GtkWidget *
studio_sign_in_window_new (GtkWindow *parent,
                           StudioPostman *postman,
                           const StudioPublishAccount *account)
{
  StudioSignInWindow *self = g_object_new (STUDIO_TYPE_SIGN_IN_WINDOW, "transient-for", parent, NULL);
  const StudioSignInKind *kind = account != NULL ? studio_sign_in_kinds_find (account->platform) : NULL;

  self->postman = g_object_ref (postman);
  if (kind == NULL) {
    show_choice (self);
    return GTK_WIDGET (self);
  }
  self->again = TRUE;
  gtk_window_set_title (GTK_WINDOW (self), _ ("Sign In Again"));
  self->account = studio_publish_account_copy (account);
  choose (self, kind);
  return GTK_WIDGET (self);
}
