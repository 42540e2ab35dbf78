#include "config.h"

#include "studio-nearby-button.h"

#include <glib/gi18n-lib.h>

struct _StudioNearbyButton
{
  GtkBox parent_instance;
  GtkPopover *popover;
  GtkListBox *list;

  GCancellable *asking; /* (nullable) */
  gboolean any;
};

G_DEFINE_FINAL_TYPE (StudioNearbyButton, studio_nearby_button, GTK_TYPE_BOX)

enum {
  PROP_ANY = 1,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];
static guint chosen_signal;

/* --- what is there --- */

/* Takes @nearby. */
static GtkWidget *
make_row (StudioNearby *nearby)
{
  gboolean bluetooth = nearby->way == STUDIO_NEARBY_BLUETOOTH;
  const char *name = bluetooth ? _ ("By Bluetooth…") : nearby->name;
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10), *label = gtk_label_new (name);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 16);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 26);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (bluetooth ? "bluetooth-symbolic" : "phone-symbolic"));
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (row), "nearby", nearby, (GDestroyNotify) studio_nearby_free);
  return row;
}

static void
listed_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  StudioNearbyButton *self;
  g_autoptr (GPtrArray) found = studio_nearby_list_finish (result, NULL);
  GtkListBoxRow *row;

  /* cancelled: the widget may be gone */
  if (found == NULL)
    return;
  self = STUDIO_NEARBY_BUTTON (data);
  g_clear_object (&self->asking);
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < found->len; i++)
    gtk_list_box_append (self->list, make_row (studio_nearby_copy (g_ptr_array_index (found, i))));
  self->any = found->len > 0;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ANY]);
}

static void
ask (StudioNearbyButton *self)
{
  if (self->asking != NULL)
    return;
  self->asking = g_cancellable_new ();
  studio_nearby_list_async (self->asking, listed_cb, self);
}

static void
row_cb (StudioNearbyButton *self,
        GtkListBoxRow *row)
{
  g_autoptr (StudioNearby) nearby = studio_nearby_copy (g_object_get_data (G_OBJECT (row), "nearby"));

  gtk_popover_popdown (self->popover);
  g_signal_emit (self, chosen_signal, 0, nearby);
}

/* --- the class --- */

static void
studio_nearby_button_get_property (GObject *object,
                                   guint id,
                                   GValue *value,
                                   GParamSpec *pspec)
{
  if (id == PROP_ANY)
    g_value_set_boolean (value, STUDIO_NEARBY_BUTTON (object)->any);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
studio_nearby_button_dispose (GObject *object)
{
  StudioNearbyButton *self = STUDIO_NEARBY_BUTTON (object);

  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);

  G_OBJECT_CLASS (studio_nearby_button_parent_class)->dispose (object);
}

static void
studio_nearby_button_class_init (StudioNearbyButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = studio_nearby_button_get_property;
  object_class->dispose = studio_nearby_button_dispose;
  props[PROP_ANY] = g_param_spec_boolean ("any", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  chosen_signal = g_signal_new ("chosen", STUDIO_TYPE_NEARBY_BUTTON, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-nearby-button.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioNearbyButton, popover);
  gtk_widget_class_bind_template_child (widget_class, StudioNearbyButton, list);
  gtk_widget_class_bind_template_callback (widget_class, ask);
  gtk_widget_class_bind_template_callback (widget_class, row_cb);
}

static void
studio_nearby_button_init (StudioNearbyButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ask (self);
}
