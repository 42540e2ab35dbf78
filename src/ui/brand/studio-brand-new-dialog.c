#include "config.h"

#include "studio-brand-new-dialog.h"

#include <glib/gi18n-lib.h>

struct _StudioBrandNewDialog
{
  AdwWindow parent_instance;
  GtkEntry *name;
  GtkDropDown *base;
  GtkLabel *sentence;
  GPtrArray *ids; /* (element-type utf8): interned by the catalog */
};

G_DEFINE_FINAL_TYPE (StudioBrandNewDialog, studio_brand_new_dialog, ADW_TYPE_WINDOW)

static guint chosen_signal;

static void
create (GtkWidget *widget,
        const char *action,
        GVariant *parameter)
{
  StudioBrandNewDialog *self = STUDIO_BRAND_NEW_DIALOG (widget);
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));
  guint base = gtk_drop_down_get_selected (self->base);

  if (*name == '\0') {
    gtk_widget_set_visible (GTK_WIDGET (self->sentence), TRUE);
    gtk_widget_add_css_class (GTK_WIDGET (self->name), "error");
    gtk_widget_grab_focus (GTK_WIDGET (self->name));
    return;
  }
  if (base < self->ids->len)
    g_signal_emit (self, chosen_signal, 0, name, g_ptr_array_index (self->ids, base));
  gtk_window_close (GTK_WINDOW (self));
}

static void
typed_cb (GtkEditable *editable,
          StudioBrandNewDialog *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->sentence), FALSE);
  gtk_widget_remove_css_class (GTK_WIDGET (self->name), "error");
}

static void
studio_brand_new_dialog_finalize (GObject *object)
{
  g_clear_pointer (&STUDIO_BRAND_NEW_DIALOG (object)->ids, g_ptr_array_unref);

  G_OBJECT_CLASS (studio_brand_new_dialog_parent_class)->finalize (object);
}

static void
studio_brand_new_dialog_class_init (StudioBrandNewDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = studio_brand_new_dialog_finalize;
  chosen_signal =
      g_signal_new ("chosen", STUDIO_TYPE_BRAND_NEW_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-brand-new-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioBrandNewDialog, name);
  gtk_widget_class_bind_template_child (widget_class, StudioBrandNewDialog, base);
  gtk_widget_class_bind_template_child (widget_class, StudioBrandNewDialog, sentence);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_install_action (widget_class, "new-brand.create", NULL, create);
}

static void
studio_brand_new_dialog_init (StudioBrandNewDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill (StudioBrandNewDialog *self,
      StudioCatalog *catalog,
      const char *base_id)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GPtrArray) ids = studio_catalog_list_brands (catalog);
  guint chosen = 0;

  self->ids = g_ptr_array_new ();
  for (guint i = 0; i < ids->len; i++) {
    const char *id = g_ptr_array_index (ids, i);
    g_autoptr (StudioBrand) brand = studio_catalog_load_brand (catalog, id, NULL);

    if (brand == NULL)
      continue;
    if (g_strcmp0 (id, base_id) == 0)
      chosen = self->ids->len;
    g_ptr_array_add (self->ids, (char *) id);
    gtk_string_list_append (names, studio_brand_get_name (brand));
  }
  gtk_drop_down_set_model (self->base, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->base, chosen);
}

GtkWidget *
studio_brand_new_dialog_new (GtkWindow *parent,
                             StudioCatalog *catalog,
                             const char *base_id)
{
  StudioBrandNewDialog *self;

  g_return_val_if_fail (STUDIO_IS_CATALOG (catalog), NULL);

  self = g_object_new (STUDIO_TYPE_BRAND_NEW_DIALOG, "transient-for", parent, NULL);
  fill (self, catalog, base_id);
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
  return GTK_WIDGET (self);
}
