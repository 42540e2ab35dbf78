#include "config.h"

#include "studio-office-row.h"

#include "studio-document-office.h"
#include "studio-drop-template.h"
#include "studio-post-office.h"
#include "studio-register-offer.h"
#include "studio-registers.h"

struct _StudioOfficeRow
{
  GtkWidget parent_instance;
  GtkWidget *box;
  GtkEntry *entry;
  StudioDocument *document; /* (nullable) */
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (StudioOfficeRow, studio_office_row, GTK_TYPE_WIDGET)

static void
update (StudioOfficeRow *self)
{
  GPtrArray *offices = studio_registers_list (studio_registers_get (), STUDIO_REGISTER_OFFICES);
  const char *office = self->document != NULL ? studio_document_get_office (self->document) : "";

  gtk_widget_set_visible (GTK_WIDGET (self), self->document != NULL && (offices->len > 0 || *office != '\0'));
  if (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->entry)), office))
    return;
  self->showing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), office);
  self->showing = FALSE;
}

static void
post_changed_cb (StudioOfficeRow *self,
                 const char *path)
{
  /* what is typed here has no blanks at its ends in the post, and is not to lose them while it is typed */
  if (!g_str_has_prefix (path, "content/") && !g_str_equal (path, "office"))
    update (self);
}

static void
typed_cb (StudioOfficeRow *self)
{
  if (!self->showing && self->document != NULL)
    studio_document_set_office (self->document, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static void
registers_changed_cb (StudioOfficeRow *self,
                      int reg)
{
  if (reg == STUDIO_REGISTER_OFFICES)
    update (self);
}

static void
studio_office_row_dispose (GObject *object)
{
  StudioOfficeRow *self = STUDIO_OFFICE_ROW (object);

  studio_office_row_set_document (self, NULL);
  studio_drop_template (GTK_WIDGET (self), STUDIO_TYPE_OFFICE_ROW);

  G_OBJECT_CLASS (studio_office_row_parent_class)->dispose (object);
}

static void
studio_office_row_class_init (StudioOfficeRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_office_row_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-office-row.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioOfficeRow, box);
  gtk_widget_class_bind_template_child (widget_class, StudioOfficeRow, entry);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
}

static void
studio_office_row_init (StudioOfficeRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  studio_register_offer_attach (self->entry, STUDIO_OFFER_OFFICES, NULL, NULL);
  g_signal_connect_object (studio_registers_get (), "changed", G_CALLBACK (registers_changed_cb), self, G_CONNECT_SWAPPED);
}

void
studio_office_row_set_document (StudioOfficeRow *self,
                                StudioDocument *document)
{
  g_return_if_fail (STUDIO_IS_OFFICE_ROW (self));

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_func (studio_document_get_post (self->document), post_changed_cb, self);
  g_set_object (&self->document, document);
  if (document == NULL)
    return;
  g_signal_connect_object (studio_document_get_post (document), "changed", G_CALLBACK (post_changed_cb), self, G_CONNECT_SWAPPED);
  update (self);
}
