#include "config.h"

#include "studio-account-row.h"

#include <glib/gi18n-lib.h>

#include "studio-date.h"
#include "studio-moment.h"
#include "studio-platform-mark.h"
#include "studio-sign-in-kinds.h"

struct _StudioAccountRow
{
  GtkListBoxRow parent_instance;
  GtkWidget *mark;
  GtkLabel *name;
  GtkLabel *about;
  GtkLabel *badge;
  GtkWidget *spinner;
  GtkLabel *said;
  GtkButton *deed;
  GtkMenuButton *menu;
  char *id;
  char *menu_kind; /* (nullable): what its menu was made for */
};

G_DEFINE_FINAL_TYPE (StudioAccountRow, studio_account_row, GTK_TYPE_LIST_BOX_ROW)

/* --- the state --- */

static char *
say_end (const StudioPublishAccount *account)
{
  gint64 end = studio_account_health_get_end (account);
  g_autofree char *day = NULL;
  GDate date;

  studio_moment_to_day (end, studio_zone_get_offset (NULL, end), &date, NULL);
  day = studio_date_format (&date, STUDIO_DATE_SHORT);
  return g_strdup_printf (_ ("Permission ends %s"), day);
}

/* Returns: whether it wants its pictures fetched, and nobody knows from where */
static gboolean
lacks_host (const StudioAccountShown *shown)
{
  return shown->account != NULL && studio_publish_account_fetches (shown->account->platform) && studio_publish_account_find_host (shown->account, shown->accounts) == NULL;
}

static gboolean
may_choose_host (const StudioAccountShown *shown)
{
  g_autoptr (GPtrArray) hosts = studio_publish_account_list_hosts (shown->accounts);

  return studio_publish_account_fetches (shown->account->platform) && hosts->len > 0;
}

/* @style: (out): of the badge. Returns: (transfer full) */
static char *
say_state (const StudioAccountShown *shown,
           const char **style)
{
  *style = NULL;
  if (shown->account == NULL)
    return g_strdup (_ ("Uploaded by hand"));
  if (shown->busy)
    return g_strdup (_ ("Being checked…"));
  switch (studio_account_health_judge (shown->account, shown->has_secret, g_get_real_time () / G_USEC_PER_SEC)) {
  case STUDIO_ACCOUNT_PAUSED:
    return g_strdup (_ ("Paused"));
  case STUDIO_ACCOUNT_SIGNED_OUT:
    *style = "attention";
    return g_strdup (_ ("Not signed in"));
  case STUDIO_ACCOUNT_ENDING:
    *style = "review";
    return say_end (shown->account);
  case STUDIO_ACCOUNT_READY:
  default:
    if (lacks_host (shown)) {
      *style = "attention";
      return g_strdup (_ ("Needs a website"));
    }
    *style = "approved";
    return studio_account_health_get_end (shown->account) != 0 ? say_end (shown->account) : g_strdup (_ ("Ready"));
  }
}

static void
show_state (StudioAccountRow *self,
            const StudioAccountShown *shown)
{
  static const char *const styles[] = { "attention", "review", "approved" };
  const char *style;
  g_autofree char *state = say_state (shown, &style);

  for (gsize i = 0; i < G_N_ELEMENTS (styles); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->badge), styles[i]);
  if (style != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->badge), style);
  gtk_label_set_label (self->badge, state);
  gtk_widget_set_visible (self->spinner, shown->busy);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), shown->busy);
}

/* --- what it is --- */

static char *
say_about (const StudioAccountShown *shown)
{
  g_autoptr (GString) about = g_string_new (NULL);
  const char *platform = shown->account != NULL ? shown->account->platform : studio_record_get_text (shown->record, "platform");
  const StudioSignInKind *kind = studio_sign_in_kinds_find (platform);
  const StudioPublishAccount *host = shown->account != NULL ? studio_publish_account_find_host (shown->account, shown->accounts) : NULL;
  gboolean personal = g_str_equal (studio_record_get_text (shown->record, "type"), "personal");

  g_string_append (about, kind != NULL ? _ (kind->name) : platform);
  g_string_append_printf (about, " · %s", personal ? _ ("Personal") : _ ("The office's"));
  if (host != NULL) {
    g_string_append (about, " · ");
    g_string_append_printf (about, _ ("pictures from %s"), host->name);
  }
  if (shown->account != NULL && shown->has_secret)
    g_string_append_printf (about, " · %s", shown->session ? _ ("signed in until the program closes") : _ ("in the keyring"));
  return g_string_free (g_steal_pointer (&about), FALSE);
}

/* --- what can be done --- */

static StudioAccountHealth
judge (const StudioAccountShown *shown)
{
  return shown->account != NULL ? studio_account_health_judge (shown->account, shown->has_secret, g_get_real_time () / G_USEC_PER_SEC) : STUDIO_ACCOUNT_READY;
}

/* Returns: (nullable): what came of the last deed, else what a person should do */
static const char *
say_what_to_do (const StudioAccountShown *shown)
{
  if (shown->said == NULL && lacks_host (shown))
    return may_choose_host (shown) ? _ ("Choose the website that its pictures are fetched from.")
                                   : _ ("Add the office's website (WordPress): its pictures are fetched there.");
  if (shown->said != NULL || judge (shown) != STUDIO_ACCOUNT_ENDING)
    return shown->said;
  return studio_account_health_renews (shown->account) ? _ ("Press Check: that extends the permission by sixty days.")
                                                       : _ ("Sign in again before that day, else its posts wait.");
}

static void
add (GMenu *menu,
     const char *label,
     const char *action,
     const char *id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", id);
  g_menu_append_item (menu, item);
}

/* What stands in the menu depends on this; as long as it stays, an open menu stays. */
static char *
get_menu_kind (const StudioAccountShown *shown)
{
  if (shown->account == NULL)
    return g_strdup ("");
  return g_strdup_printf ("%d%d%d", shown->account->paused, shown->account->personal, may_choose_host (shown));
}

static GMenuModel *
make_menu (StudioAccountRow *self,
           const StudioAccountShown *shown)
{
  g_autoptr (GMenu) first = g_menu_new (), last = g_menu_new ();
  GMenu *menu = g_menu_new ();

  if (shown->account != NULL) {
    add (first, _ ("_Check"), "accounts.check", self->id);
    add (first, _ ("_Sign In Again…"), "accounts.sign-in", self->id);
    if (may_choose_host (shown))
      add (first, _ ("Where Pictures Are _Fetched…"), "accounts.host", self->id);
    if (shown->account->paused)
      add (first, _ ("_Resume"), "accounts.resume", self->id);
    else
      add (first, _ ("_Pause"), "accounts.pause", self->id);
    if (shown->account->personal)
      add (first, _ ("Make It the _Office's"), "accounts.own", self->id);
    else
      add (first, _ ("Make It _Personal"), "accounts.personal", self->id);
  }
  add (last, _ ("_Delete…"), "accounts.remove", self->id);
  if (g_menu_model_get_n_items (G_MENU_MODEL (first)) > 0)
    g_menu_append_section (menu, NULL, G_MENU_MODEL (first));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (last));
  return G_MENU_MODEL (menu);
}

static void
show_menu (StudioAccountRow *self,
           const StudioAccountShown *shown)
{
  g_autofree char *before = self->menu_kind;
  g_autoptr (GMenuModel) menu = NULL;

  self->menu_kind = get_menu_kind (shown);
  if (g_strcmp0 (before, self->menu_kind) == 0)
    return;
  menu = make_menu (self, shown);
  gtk_menu_button_set_menu_model (self->menu, menu);
}

/* The one thing that is wanted most, as it is now. */
static void
show_deed (StudioAccountRow *self,
           const StudioAccountShown *shown)
{
  const char *label = _ ("Check"), *action = "accounts.check";

  if (shown->busy) {
    label = _ ("Cancel");
    action = "accounts.stop";
  } else if (shown->account != NULL && shown->account->paused) {
    label = _ ("Resume");
    action = "accounts.resume";
  } else if (judge (shown) == STUDIO_ACCOUNT_SIGNED_OUT || (judge (shown) == STUDIO_ACCOUNT_ENDING && !studio_account_health_renews (shown->account))) {
    label = _ ("Sign In Again…");
    action = "accounts.sign-in";
  } else if (lacks_host (shown) && may_choose_host (shown)) {
    label = _ ("Choose…");
    action = "accounts.host";
  }
  gtk_widget_set_visible (GTK_WIDGET (self->deed), shown->account != NULL);
  gtk_button_set_label (self->deed, label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->deed), action);
}

void
studio_account_row_show (StudioAccountRow *self,
                         const StudioAccountShown *shown)
{
  g_autofree char *about = NULL, *more = NULL;
  const char *said = say_what_to_do (shown), *name = studio_record_get_text (shown->record, "handle");

  g_return_if_fail (STUDIO_IS_ACCOUNT_ROW (self));

  about = say_about (shown);
  more = g_strdup_printf (_ ("More for %s"), name);
  studio_platform_mark_set_platform (STUDIO_PLATFORM_MARK (self->mark), studio_record_get_text (shown->record, "platform"));
  gtk_label_set_label (self->name, name);
  gtk_label_set_label (self->about, about);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->about), about);
  gtk_label_set_label (self->said, said != NULL ? said : "");
  gtk_widget_set_visible (GTK_WIDGET (self->said), said != NULL);
  show_state (self, shown);
  show_deed (self, shown);
  show_menu (self, shown);
  gtk_widget_set_sensitive (GTK_WIDGET (self->menu), !shown->busy);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu), GTK_ACCESSIBLE_PROPERTY_LABEL, more, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

const char *
studio_account_row_get_id (StudioAccountRow *self)
{
  g_return_val_if_fail (STUDIO_IS_ACCOUNT_ROW (self), NULL);

  return self->id;
}

static void
studio_account_row_finalize (GObject *object)
{
  g_free (STUDIO_ACCOUNT_ROW (object)->id);
  g_free (STUDIO_ACCOUNT_ROW (object)->menu_kind);
  G_OBJECT_CLASS (studio_account_row_parent_class)->finalize (object);
}

static void
studio_account_row_class_init (StudioAccountRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = studio_account_row_finalize;
  g_type_ensure (STUDIO_TYPE_PLATFORM_MARK);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-account-row.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioAccountRow, mark);
  gtk_widget_class_bind_template_child (widget_class, StudioAccountRow, name);
  gtk_widget_class_bind_template_child (widget_class, StudioAccountRow, about);
  gtk_widget_class_bind_template_child (widget_class, StudioAccountRow, badge);
  gtk_widget_class_bind_template_child (widget_class, StudioAccountRow, spinner);
  gtk_widget_class_bind_template_child (widget_class, StudioAccountRow, said);
  gtk_widget_class_bind_template_child (widget_class, StudioAccountRow, deed);
  gtk_widget_class_bind_template_child (widget_class, StudioAccountRow, menu);
}

static void
studio_account_row_init (StudioAccountRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
studio_account_row_new (const char *id)
{
  StudioAccountRow *self = g_object_new (STUDIO_TYPE_ACCOUNT_ROW, NULL);

  self->id = g_strdup (id);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->deed), "s", id);
  return GTK_WIDGET (self);
}
