#include "config.h"

#include "studio-hoax-card.h"

#include <glib/gi18n-lib.h>

#include "studio-hoax-dialog.h"
#include "studio-hoax-steps.h"
#include "studio-hoax.h"

struct _StudioHoaxCard
{
  GtkBox parent_instance;
  StudioHoaxSteps *steps;
  GtkImage *lock;
  GtkLabel *state;

  StudioDocument *document; /* (nullable) */
  GSignalGroup *post_signals;
};

G_DEFINE_FINAL_TYPE (StudioHoaxCard, studio_hoax_card, GTK_TYPE_BOX)

static const char *
tell_state (StudioSnapshot *snapshot,
            gboolean locked)
{
  JsonNode *root = studio_snapshot_get_json (snapshot);

  if (!locked)
    return studio_hoax_is_proven (root) ? _ ("The stamp is free: evidence and officer stand.") : _ ("Verify the claim before the verdict is stamped.");
  if (!studio_hoax_is_done (root, STUDIO_HOAX_STEP_EVIDENCE))
    return _ ("The stamp is locked until there is evidence with its source and date.");
  return _ ("The stamp is locked until an officer has confirmed it.");
}

static void
refresh (StudioHoaxCard *self)
{
  g_autoptr (StudioSnapshot) snapshot = self->document != NULL ? studio_post_snapshot (studio_document_get_post (self->document)) : NULL;
  gboolean ours = snapshot != NULL && g_strcmp0 (studio_template_get_content_type (studio_snapshot_get_template (snapshot)), STUDIO_HOAX_TYPE_ID) == 0;
  gboolean locked;

  gtk_widget_set_visible (GTK_WIDGET (self), ours);
  if (!ours)
    return;
  locked = studio_hoax_is_locked (snapshot);
  studio_hoax_steps_show (self->steps, studio_snapshot_get_json (snapshot));
  gtk_label_set_label (self->state, tell_state (snapshot, locked));
  gtk_image_set_from_icon_name (self->lock, locked ? "changes-prevent-symbolic" : "changes-allow-symbolic");
}

static void
verify_cb (StudioHoaxCard *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->document != NULL)
    gtk_window_present (GTK_WINDOW (studio_hoax_dialog_new (GTK_WINDOW (root), self->document)));
}

void
studio_hoax_card_set_document (StudioHoaxCard *self,
                               StudioDocument *document)
{
  g_return_if_fail (STUDIO_IS_HOAX_CARD (self));

  g_set_object (&self->document, document);
  g_signal_group_set_target (self->post_signals, document != NULL ? studio_document_get_post (document) : NULL);
  refresh (self);
}

static void
studio_hoax_card_dispose (GObject *object)
{
  StudioHoaxCard *self = STUDIO_HOAX_CARD (object);

  g_clear_object (&self->post_signals);
  g_clear_object (&self->document);
  gtk_widget_dispose_template (GTK_WIDGET (self), STUDIO_TYPE_HOAX_CARD);

  G_OBJECT_CLASS (studio_hoax_card_parent_class)->dispose (object);
}

static void
studio_hoax_card_class_init (StudioHoaxCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_hoax_card_dispose;
  g_type_ensure (STUDIO_TYPE_HOAX_STEPS);

  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-hoax-card.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioHoaxCard, steps);
  gtk_widget_class_bind_template_child (widget_class, StudioHoaxCard, lock);
  gtk_widget_class_bind_template_child (widget_class, StudioHoaxCard, state);
  gtk_widget_class_bind_template_callback (widget_class, verify_cb);
}

static void
studio_hoax_card_init (StudioHoaxCard *self)
{
  self->post_signals = g_signal_group_new (STUDIO_TYPE_POST);
  g_signal_group_connect_swapped (self->post_signals, "changed", G_CALLBACK (refresh), self);
  gtk_widget_init_template (GTK_WIDGET (self));
}
