#include "config.h"

#include "studio-rail.h"

#include <glib/gi18n-lib.h>

struct _StudioRail
{
  GtkWidget parent_instance;
  GtkStack *stack;    /* (nullable) */
  GPtrArray *buttons; /* (element-type GtkToggleButton): in the order of the stack's pages */
  guint open : 1;
  guint updating : 1;
};

G_DEFINE_FINAL_TYPE (StudioRail, studio_rail, GTK_TYPE_WIDGET)

enum {
  PROP_0,
  PROP_STACK,
  PROP_OPEN,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static const char *
page_of (gpointer button)
{
  return g_object_get_data (G_OBJECT (button), "page");
}

static void
update_buttons (StudioRail *self)
{
  const char *shown = self->open && self->stack != NULL ? gtk_stack_get_visible_child_name (self->stack) : NULL;

  self->updating = TRUE;
  for (guint i = 0; i < self->buttons->len; i++)
    gtk_toggle_button_set_active (self->buttons->pdata[i], g_strcmp0 (page_of (self->buttons->pdata[i]), shown) == 0);
  self->updating = FALSE;
}

static void
clicked_cb (GtkToggleButton *button,
            StudioRail *self)
{
  if (self->updating)
    return;
  if (gtk_toggle_button_get_active (button))
    studio_rail_show (self, page_of (button));
  else
    studio_rail_set_open (self, FALSE);
}

static void
add_button (StudioRail *self,
            GtkStackPage *page)
{
  GtkWidget *button = gtk_toggle_button_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *label = gtk_label_new (gtk_stack_page_get_title (page));

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (gtk_stack_page_get_icon_name (page)));
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, gtk_stack_page_get_title (page), -1);
  g_object_set_data_full (G_OBJECT (button), "page", g_strdup (gtk_stack_page_get_name (page)), g_free);
  g_signal_connect (button, "toggled", G_CALLBACK (clicked_cb), self);
  g_ptr_array_add (self->buttons, button);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
}

static void
set_stack (StudioRail *self,
           GtkStack *stack)
{
  self->stack = stack;
  if (stack == NULL)
    return;
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (stack)); child != NULL; child = gtk_widget_get_next_sibling (child))
    add_button (self, gtk_stack_get_page (stack, child));
  update_buttons (self);
}

static void
studio_rail_get_property (GObject *object,
                          guint id,
                          GValue *value,
                          GParamSpec *pspec)
{
  StudioRail *self = STUDIO_RAIL (object);

  if (id == PROP_STACK)
    g_value_set_object (value, self->stack);
  else if (id == PROP_OPEN)
    g_value_set_boolean (value, self->open);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
studio_rail_set_property (GObject *object,
                          guint id,
                          const GValue *value,
                          GParamSpec *pspec)
{
  StudioRail *self = STUDIO_RAIL (object);

  if (id == PROP_STACK)
    set_stack (self, g_value_get_object (value));
  else if (id == PROP_OPEN)
    studio_rail_set_open (self, g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
studio_rail_dispose (GObject *object)
{
  StudioRail *self = STUDIO_RAIL (object);

  for (guint i = 0; i < self->buttons->len; i++)
    gtk_widget_unparent (self->buttons->pdata[i]);
  g_ptr_array_set_size (self->buttons, 0);
  self->stack = NULL;

  G_OBJECT_CLASS (studio_rail_parent_class)->dispose (object);
}

static void
studio_rail_finalize (GObject *object)
{
  g_ptr_array_unref (STUDIO_RAIL (object)->buttons);

  G_OBJECT_CLASS (studio_rail_parent_class)->finalize (object);
}

static void
studio_rail_class_init (StudioRailClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = studio_rail_dispose;
  object_class->finalize = studio_rail_finalize;
  object_class->get_property = studio_rail_get_property;
  object_class->set_property = studio_rail_set_property;

  properties[PROP_STACK] = g_param_spec_object ("stack", NULL, NULL, GTK_TYPE_STACK, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_OPEN] = g_param_spec_boolean ("open", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "rail");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
studio_rail_init (StudioRail *self)
{
  GtkBoxLayout *layout = GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));

  self->buttons = g_ptr_array_new ();
  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (layout, 4);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Panels"), -1);
}

void
studio_rail_set_open (StudioRail *self,
                      gboolean open)
{
  g_return_if_fail (STUDIO_IS_RAIL (self));

  if (self->open == !!open)
    return;
  self->open = !!open;
  update_buttons (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OPEN]);
}

gboolean
studio_rail_get_open (StudioRail *self)
{
  g_return_val_if_fail (STUDIO_IS_RAIL (self), FALSE);

  return self->open;
}

void
studio_rail_show (StudioRail *self,
                  const char *page)
{
  g_return_if_fail (STUDIO_IS_RAIL (self) && page != NULL);

  if (self->stack == NULL || gtk_stack_get_child_by_name (self->stack, page) == NULL)
    return;
  gtk_stack_set_visible_child_name (self->stack, page);
  studio_rail_set_open (self, TRUE);
  update_buttons (self);
}
