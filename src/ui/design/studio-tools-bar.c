#include "config.h"

#include "studio-tools-bar.h"

#include <glib/gi18n-lib.h>

#include "studio-tool.h"

struct _StudioToolsBar
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (StudioToolsBar, studio_tools_bar, GTK_TYPE_WIDGET)

enum {
  SIGNAL_KEPT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *const shapes[] = { "rectangle", "rounded", "ellipse", "triangle", "star", NULL };
static const char *const lines[] = { "line", "arrow", "elbow", NULL };

static void
pressed_cb (GtkGestureClick *gesture,
            int n_press,
            double x,
            double y,
            StudioToolsBar *self)
{
  if (n_press == 2)
    g_signal_emit (self, signals[SIGNAL_KEPT], 0);
}

static GtkWidget *
make_content (const char *icon,
              const char *label)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon));
  if (label != NULL)
    gtk_box_append (GTK_BOX (box), gtk_label_new (label));
  return box;
}

static void
name_button (GtkWidget *button,
             const char *label,
             guint key)
{
  g_autofree char *tooltip = key != 0 ? g_strdup_printf ("%s (%c)", label, (char) gdk_keyval_to_upper (key)) : g_strdup (label);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
add_tool (StudioToolsBar *self,
          const char *name,
          gboolean words)
{
  const StudioTool *tool = studio_tool_find (name);
  GtkWidget *button = gtk_toggle_button_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_button_set_child (GTK_BUTTON (button), make_content (tool->icon, words ? _ (tool->label) : NULL));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "stage.tool");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", name);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_focus_on_click (button, FALSE);
  name_button (button, _ (tool->label), tool->key);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (button, GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_parent (button, GTK_WIDGET (self));
}

static GMenu *
make_menu (const char *const *names)
{
  GMenu *menu = g_menu_new ();

  for (; *names != NULL; names++) {
    const StudioTool *tool = studio_tool_find (*names);
    g_autofree char *action = g_strdup_printf ("stage.tool::%s", tool->name);

    g_menu_append (menu, _ (tool->label), action);
  }
  return menu;
}

static void
add_menu (StudioToolsBar *self,
          const char *icon,
          const char *label,
          const char *const *names)
{
  GtkWidget *button = gtk_menu_button_new (), *content = make_content (icon, label);
  g_autoptr (GMenu) menu = make_menu (names);

  gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name ("pan-down-symbolic"));
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), content);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_add_css_class (button, "flat");
  name_button (button, label, 0);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
}

static void
add_separator (StudioToolsBar *self)
{
  gtk_widget_set_parent (gtk_separator_new (GTK_ORIENTATION_VERTICAL), GTK_WIDGET (self));
}

static void
add_search (StudioToolsBar *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-find-symbolic");

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "post.palette");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Search all commands (Ctrl+K)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Search all commands"), -1);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
}

static void
studio_tools_bar_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (studio_tools_bar_parent_class)->dispose (object);
}

static void
studio_tools_bar_class_init (StudioToolsBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_tools_bar_dispose;

  signals[SIGNAL_KEPT] = g_signal_new ("kept", STUDIO_TYPE_TOOLS_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "tools");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TOOLBAR);
}

static void
studio_tools_bar_init (StudioToolsBar *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Tools"), -1);
  add_tool (self, "select", FALSE);
  add_tool (self, "hand", FALSE);
  add_separator (self);
  add_tool (self, "text", TRUE);
  add_menu (self, "studio-elements-symbolic", _ ("Shape"), shapes);
  add_menu (self, "studio-arrow-symbolic", _ ("Line"), lines);
  add_tool (self, "photo", TRUE);
  add_tool (self, "qr", TRUE);
  add_separator (self);
  add_search (self);
}
