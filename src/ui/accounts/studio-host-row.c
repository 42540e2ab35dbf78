#include "config.h"

#include "studio-host-row.h"

struct _StudioHostRow
{
  AdwComboRow parent_instance;
  GPtrArray *ids; /* of the accounts that are offered, in their order */
};

G_DEFINE_FINAL_TYPE (StudioHostRow, studio_host_row, ADW_TYPE_COMBO_ROW)

gboolean
studio_host_row_offer (StudioHostRow *self,
                       const StudioPublishAccount *account,
                       GPtrArray *accounts)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GPtrArray) hosts = NULL;
  const StudioPublishAccount *chosen;
  guint index = 0;

  g_return_val_if_fail (STUDIO_IS_HOST_ROW (self), FALSE);

  hosts = studio_publish_account_list_hosts (accounts);
  chosen = studio_publish_account_suggest_host (account, accounts);
  g_ptr_array_set_size (self->ids, 0);
  for (guint i = 0; i < hosts->len; i++) {
    const StudioPublishAccount *host = g_ptr_array_index (hosts, i);

    gtk_string_list_append (names, host->name);
    g_ptr_array_add (self->ids, g_strdup (host->id));
    if (host == chosen)
      index = i;
  }
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self), index);
  return hosts->len > 0;
}

void
studio_host_row_apply (StudioHostRow *self,
                       StudioPublishAccount *account,
                       GPtrArray *accounts)
{
  const StudioPublishAccount *host;
  guint index;

  g_return_if_fail (STUDIO_IS_HOST_ROW (self));

  index = adw_combo_row_get_selected (ADW_COMBO_ROW (self));
  host = index < self->ids->len ? studio_publish_account_find (accounts, g_ptr_array_index (self->ids, index)) : NULL;
  if (host != NULL)
    studio_publish_account_set_host (account, host);
}

static void
studio_host_row_finalize (GObject *object)
{
  g_ptr_array_unref (STUDIO_HOST_ROW (object)->ids);
  G_OBJECT_CLASS (studio_host_row_parent_class)->finalize (object);
}

static void
studio_host_row_class_init (StudioHostRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_host_row_finalize;
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass), "/com/pemda/Studio/ui/studio-host-row.ui");
}

static void
studio_host_row_init (StudioHostRow *self)
{
  self->ids = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
studio_host_row_new (void)
{
  return g_object_new (STUDIO_TYPE_HOST_ROW, NULL);
}
