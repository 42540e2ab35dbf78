#include "config.h"

#include "studio-window-private.h"

#include <glib/gi18n-lib.h>

#include "studio-bulk-dialog.h"
#include "studio-bulk-task.h"
#include "studio-template-item.h"

/* The last run, for as long as its toast offers to take it back. */
#define REPORT "studio-bulk-report"
/* Looking at the files comes before the wish to take them back. */
#define UNDO_SECONDS 20

static void
undone_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (StudioWindow) self = data;
  g_autoptr (GError) error = NULL;
  gboolean ok = studio_bulk_task_undo_finish (result, &error);

  if (!gtk_widget_in_destruction (GTK_WIDGET (self)))
    _studio_window_toast (self, ok ? _ ("The files of this run are in the trash.") : error->message, NULL, NULL, NULL);
}

static void
undo (GtkWidget *widget,
      const char *name,
      GVariant *parameter)
{
  StudioBulkReport *report = g_object_steal_data (G_OBJECT (widget), REPORT);

  if (report != NULL)
    studio_bulk_task_undo_async (report, undone_cb, g_object_ref (widget));
}

static void
offer_undo (StudioWindow *self,
            const char *sentence)
{
  _studio_window_toast (self, sentence, _ ("Undo"), "win.bulk-undo", NULL);
  adw_toast_set_timeout (self->toast, MAX (UNDO_SECONDS, adw_toast_get_timeout (self->toast)));
}

static void
finished_cb (StudioBulkDialog *dialog,
             int n_files,
             const char *folder,
             StudioWindow *self)
{
  g_autofree char *sentence = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d file made", "%d files made", (gulong) n_files), n_files);

  g_object_set_data_full (G_OBJECT (self), REPORT, studio_bulk_dialog_steal_report (dialog), (GDestroyNotify) studio_bulk_report_free);
  offer_undo (self, sentence);
}

static void
present (StudioWindow *self,
         GtkWidget *dialog)
{
  g_signal_connect_object (dialog, "finished", G_CALLBACK (finished_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
present_for_post (StudioWindow *self,
                  StudioPost *post)
{
  g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (post);

  present (self, studio_bulk_dialog_new (GTK_WINDOW (self), snapshot));
}

/* Of a template in a brand. */
static void
bulk (GtkWidget *widget,
      const char *name,
      GVariant *parameter)
{
  StudioWindow *self = STUDIO_WINDOW (widget);
  const char *template_id, *brand_id;
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioTemplate) template = NULL;
  g_autoptr (StudioBrand) brand = NULL;
  g_autoptr (StudioPost) post = NULL;

  g_variant_get (parameter, "(&s&s)", &template_id, &brand_id);
  template = studio_catalog_load_template (self->services->catalog, template_id, &error);
  brand = template != NULL ? studio_catalog_load_brand (self->services->catalog, brand_id, &error) : NULL;
  if (brand == NULL) {
    _studio_window_toast (self, error->message, NULL, NULL, NULL);
    return;
  }
  post = studio_post_new (template, brand);
  present_for_post (self, post);
}

static void
bulk_post (GtkWidget *widget,
           const char *name,
           GVariant *parameter)
{
  StudioWindow *self = STUDIO_WINDOW (widget);

  if (self->document != NULL)
    present_for_post (self, studio_document_get_post (self->document));
}

/* Returns: (transfer full) (element-type StudioTemplate): the commonest first */
static GPtrArray *
list_templates (StudioWindow *self)
{
  GListModel *items = studio_gallery_get_templates (self->services->gallery);
  GPtrArray *templates = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++) {
    g_autoptr (StudioTemplateItem) item = g_list_model_get_item (items, i);

    g_ptr_array_add (templates, g_object_ref (studio_template_item_get_template (item)));
  }
  return templates;
}

/* Of a table, in the brand of the start page. */
static void
bulk_any (GtkWidget *widget,
          const char *name,
          GVariant *parameter)
{
  StudioWindow *self = STUDIO_WINDOW (widget);
  StudioBrand *brand = studio_gallery_get_brand (self->services->gallery);
  g_autoptr (GPtrArray) templates = list_templates (self);
  const char *path = g_variant_get_bytestring (parameter);
  GtkWidget *dialog;

  /* only while the shelf is still being read */
  if (brand == NULL || templates->len == 0)
    return;
  dialog = studio_bulk_dialog_new_for_brand (GTK_WINDOW (self), templates, brand);
  present (self, dialog);
  if (*path != '\0')
    studio_bulk_dialog_open (STUDIO_BULK_DIALOG (dialog), path);
}

void
_studio_window_install_bulk (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.bulk", "(ss)", bulk);
  gtk_widget_class_install_action (widget_class, "win.bulk-post", NULL, bulk_post);
  gtk_widget_class_install_action (widget_class, "win.bulk-any", "ay", bulk_any);
  gtk_widget_class_install_action (widget_class, "win.bulk-undo", NULL, undo);
}
