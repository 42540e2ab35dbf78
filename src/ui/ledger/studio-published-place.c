#include "config.h"

#include "studio-published-place.h"

#include <glib/gi18n-lib.h>

#include "studio-error.h"
#include "studio-published-dialog.h"

struct _StudioPublishedPlace
{
  AdwPreferencesGroup parent_instance;
  AdwEntryRow *link;
  AdwComboRow *platform;
  AdwEntryRow *account;
  GtkMenuButton *known;
  GtkWidget *remove;
  StudioPlatforms *platforms;
  GPtrArray *offered; /* StudioPlatform, borrowed */
  GPtrArray *accounts;
  gboolean typed; /* the account is the person's own */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (StudioPublishedPlace, studio_published_place, ADW_TYPE_PREFERENCES_GROUP)

enum {
  CHANGED,
  REMOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const StudioPlatform *
chosen (StudioPublishedPlace *self)
{
  guint n = adw_combo_row_get_selected (self->platform);

  return n < self->offered->len ? g_ptr_array_index (self->offered, n) : NULL;
}

/* --- the account --- */

static void
fill_account (StudioPublishedPlace *self,
              const char *handle)
{
  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->account), handle);
  self->filling = FALSE;
}

static void
pick_cb (GtkButton *button,
         StudioPublishedPlace *self)
{
  fill_account (self, gtk_button_get_label (button));
  self->typed = TRUE;
  gtk_menu_button_popdown (self->known);
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
is_of (StudioPublishedPlace *self,
       const StudioPublishedAccount *account,
       const StudioPlatform *platform)
{
  return platform != NULL && studio_platforms_find (self->platforms, account->platform) == platform;
}

/* The accounts of the platform, the first of which is taken until the person types another. */
static void
offer_accounts (StudioPublishedPlace *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *popover = gtk_popover_new ();
  const StudioPlatform *platform = chosen (self);
  const char *first = "";
  guint n = 0;

  for (guint i = 0; i < self->accounts->len; i++) {
    const StudioPublishedAccount *account = g_ptr_array_index (self->accounts, i);
    GtkWidget *button;

    if (!is_of (self, account, platform))
      continue;
    if (n++ == 0)
      first = account->handle;
    button = gtk_button_new_with_label (account->handle);
    gtk_widget_add_css_class (button, "flat");
    g_signal_connect (button, "clicked", G_CALLBACK (pick_cb), self);
    gtk_box_append (GTK_BOX (box), button);
  }
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (self->known, popover);
  gtk_widget_set_visible (GTK_WIDGET (self->known), n > 1);
  if (!self->typed)
    fill_account (self, first);
}

static void
platform_cb (StudioPublishedPlace *self)
{
  offer_accounts (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
account_cb (StudioPublishedPlace *self)
{
  if (!self->filling)
    self->typed = *gtk_editable_get_text (GTK_EDITABLE (self->account)) != '\0';
  g_signal_emit (self, signals[CHANGED], 0);
}

/* --- the link --- */

static void
link_cb (StudioPublishedPlace *self)
{
  g_autofree char *link = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->link))));
  const char *platform = *link != '\0' ? studio_published_platform_of (link) : NULL;

  if (platform != NULL)
    studio_published_place_choose (self, platform);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
remove_cb (StudioPublishedPlace *self)
{
  g_signal_emit (self, signals[REMOVED], 0);
}

/* --- --- */

void
studio_published_place_choose (StudioPublishedPlace *self,
                               const char *id)
{
  const StudioPlatform *platform;
  guint index;

  g_return_if_fail (STUDIO_IS_PUBLISHED_PLACE (self) && id != NULL);

  platform = studio_platforms_find (self->platforms, id);
  if (platform != NULL && g_ptr_array_find (self->offered, platform, &index))
    adw_combo_row_set_selected (self->platform, index);
}

static const char *
stripped (GObject *keeper,
          const char *name,
          AdwEntryRow *row)
{
  char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));

  g_object_set_data_full (keeper, name, text, g_free);
  return text;
}

gboolean
studio_published_place_read (StudioPublishedPlace *self,
                             StudioPublication *publication,
                             GError **error)
{
  const StudioPlatform *platform;
  gboolean good;

  g_return_val_if_fail (STUDIO_IS_PUBLISHED_PLACE (self) && publication != NULL, FALSE);

  platform = chosen (self);
  publication->platform = platform != NULL ? platform->id : NULL;
  publication->link = stripped (G_OBJECT (self), "link", self->link);
  publication->account = stripped (G_OBJECT (self), "account", self->account);
  if (platform == NULL) {
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_INVALID, _ ("Choose the platform the post was published on."));
    return FALSE;
  }
  good = *publication->link == '\0' || studio_published_suits (platform->id, platform->name, publication->link, error);
  if (good)
    gtk_widget_remove_css_class (GTK_WIDGET (self->link), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->link), "error");
  return good;
}

void
studio_published_place_set_removable (StudioPublishedPlace *self,
                                      gboolean removable)
{
  g_return_if_fail (STUDIO_IS_PUBLISHED_PLACE (self));

  gtk_widget_set_visible (self->remove, removable);
}

static void
studio_published_place_finalize (GObject *object)
{
  StudioPublishedPlace *self = STUDIO_PUBLISHED_PLACE (object);

  g_clear_pointer (&self->offered, g_ptr_array_unref);
  g_clear_pointer (&self->accounts, g_ptr_array_unref);
  g_clear_pointer (&self->platforms, studio_platforms_unref);

  G_OBJECT_CLASS (studio_published_place_parent_class)->finalize (object);
}

static void
studio_published_place_class_init (StudioPublishedPlaceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_published_place_finalize;
  signals[CHANGED] = g_signal_new ("changed", STUDIO_TYPE_PUBLISHED_PLACE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REMOVED] = g_signal_new ("removed", STUDIO_TYPE_PUBLISHED_PLACE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
make_button (const char *icon,
             const char *label)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  return button;
}

static AdwEntryRow *
add_entry (StudioPublishedPlace *self,
           const char *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  return ADW_ENTRY_ROW (row);
}

static void
studio_published_place_init (StudioPublishedPlace *self)
{
  self->offered = g_ptr_array_new ();
  self->link = add_entry (self, _ ("Link (optional)"));
  adw_entry_row_set_input_purpose (self->link, GTK_INPUT_PURPOSE_URL);
  self->remove = make_button ("user-trash-symbolic", _ ("Remove This Platform"));
  adw_entry_row_add_suffix (self->link, self->remove);
  self->platform = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->platform), _ ("Platform"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->platform));
  self->account = add_entry (self, _ ("Account"));
  self->known = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_icon_name (self->known, "pan-down-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->known), _ ("The Office's Accounts"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->known), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("The Office's Accounts"), -1);
  gtk_widget_set_valign (GTK_WIDGET (self->known), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->known), "flat");
  adw_entry_row_add_suffix (self->account, GTK_WIDGET (self->known));
}

GtkWidget *
studio_published_place_new (StudioPlatforms *platforms,
                            GPtrArray *accounts,
                            gboolean removable)
{
  StudioPublishedPlace *self = g_object_new (STUDIO_TYPE_PUBLISHED_PLACE, NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GPtrArray *list;

  g_return_val_if_fail (platforms != NULL && accounts != NULL, NULL);

  self->platforms = studio_platforms_ref (platforms);
  self->accounts = g_ptr_array_ref (accounts);
  list = studio_platforms_list (platforms);
  for (guint i = 0; i < list->len; i++) {
    const StudioPlatform *platform = g_ptr_array_index (list, i);

    /* a webhook is no place where people upload */
    if (g_str_equal (platform->id, "webhook"))
      continue;
    g_ptr_array_add (self->offered, (gpointer) platform);
    gtk_string_list_append (names, platform->name);
  }
  adw_combo_row_set_model (self->platform, G_LIST_MODEL (names));
  offer_accounts (self);
  gtk_widget_set_visible (self->remove, removable);
  g_signal_connect_swapped (self->link, "changed", G_CALLBACK (link_cb), self);
  g_signal_connect_swapped (self->account, "changed", G_CALLBACK (account_cb), self);
  g_signal_connect_swapped (self->platform, "notify::selected", G_CALLBACK (platform_cb), self);
  g_signal_connect_swapped (self->remove, "clicked", G_CALLBACK (remove_cb), self);
  return GTK_WIDGET (self);
}
