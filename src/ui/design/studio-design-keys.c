#include "config.h"

#include "studio-design-keys.h"

#include "studio-tool.h"

#define CTRL GDK_CONTROL_MASK
#define SHIFT GDK_SHIFT_MASK
#define ALT GDK_ALT_MASK

typedef enum {
  ON_CANVAS, /* only while the canvas has the focus */
  NOT_IN_TEXT,
  ANYWHERE,
} Scope;

static const struct
{
  guint keyval;
  GdkModifierType held;
  Scope scope;
  const char *action;
  const char *target; /* (nullable) */
} keys[] = {
  { GDK_KEY_Delete, 0, ON_CANVAS, "composer.delete" },
  { GDK_KEY_KP_Delete, 0, ON_CANVAS, "composer.delete" },
  { GDK_KEY_BackSpace, 0, ON_CANVAS, "composer.delete" },
  { GDK_KEY_Menu, 0, ON_CANVAS, "stage.menu" },
  { GDK_KEY_F10, SHIFT, ON_CANVAS, "stage.menu" },
  { GDK_KEY_x, CTRL, NOT_IN_TEXT, "composer.cut" },
  { GDK_KEY_c, CTRL, NOT_IN_TEXT, "composer.copy" },
  { GDK_KEY_v, CTRL, NOT_IN_TEXT, "composer.paste" },
  { GDK_KEY_a, CTRL, NOT_IN_TEXT, "composer.select-all" },
  { GDK_KEY_v, CTRL | SHIFT, NOT_IN_TEXT, "composer.paste-in-place" },
  { GDK_KEY_c, CTRL | ALT, ANYWHERE, "composer.copy-style" },
  { GDK_KEY_v, CTRL | ALT, ANYWHERE, "composer.paste-style" },
  { GDK_KEY_d, CTRL, ANYWHERE, "composer.duplicate" },
  { GDK_KEY_g, CTRL, ANYWHERE, "composer.group" },
  { GDK_KEY_g, CTRL | SHIFT, ANYWHERE, "composer.ungroup" },
  { GDK_KEY_bracketright, CTRL, ANYWHERE, "composer.raise" },
  { GDK_KEY_bracketleft, CTRL, ANYWHERE, "composer.lower" },
  { GDK_KEY_bracketright, CTRL | SHIFT, ANYWHERE, "composer.raise-to-top" },
  { GDK_KEY_bracketleft, CTRL | SHIFT, ANYWHERE, "composer.lower-to-bottom" },
  { GDK_KEY_braceright, CTRL | SHIFT, ANYWHERE, "composer.raise-to-top" },
  { GDK_KEY_braceleft, CTRL | SHIFT, ANYWHERE, "composer.lower-to-bottom" },
  { GDK_KEY_Left, CTRL | SHIFT, NOT_IN_TEXT, "composer.align-left" },
  { GDK_KEY_Right, CTRL | SHIFT, NOT_IN_TEXT, "composer.align-right" },
  { GDK_KEY_Up, CTRL | SHIFT, NOT_IN_TEXT, "composer.align-top" },
  { GDK_KEY_Down, CTRL | SHIFT, NOT_IN_TEXT, "composer.align-bottom" },
  { GDK_KEY_h, CTRL | SHIFT, ANYWHERE, "composer.align-center" },
  { GDK_KEY_m, CTRL | SHIFT, ANYWHERE, "composer.align-middle" },
  { GDK_KEY_k, CTRL | SHIFT, ANYWHERE, "composer.lock" },
  { GDK_KEY_o, CTRL | SHIFT, ANYWHERE, "composer.hide" },
  { GDK_KEY_8, CTRL, ANYWHERE, "stage.zoom-selection" },
  { GDK_KEY_b, CTRL, NOT_IN_TEXT, "composer.text-bold" },
  { GDK_KEY_i, CTRL, NOT_IN_TEXT, "composer.text-italic" },
  { GDK_KEY_u, CTRL, NOT_IN_TEXT, "composer.text-underline" },
  { GDK_KEY_l, CTRL, NOT_IN_TEXT, "composer.text-align", "start" },
  { GDK_KEY_e, CTRL, NOT_IN_TEXT, "composer.text-align", "center" },
  { GDK_KEY_r, CTRL, NOT_IN_TEXT, "composer.text-align", "end" },
  { GDK_KEY_greater, CTRL | SHIFT, NOT_IN_TEXT, "composer.text-larger" },
  { GDK_KEY_less, CTRL | SHIFT, NOT_IN_TEXT, "composer.text-smaller" },
};

/* What text entries do with a key that they do not know in a layout without Latin letters */
static const struct
{
  guint keyval;
  const char *action;
} text_keys[] = {
  { GDK_KEY_x, "clipboard.cut" },
  { GDK_KEY_c, "clipboard.copy" },
  { GDK_KEY_v, "clipboard.paste" },
  { GDK_KEY_a, "selection.select-all" },
};

/** Keys: of a widget. */
typedef struct
{
  GtkWidget *widget;
  GtkWidget *canvas;
  gboolean active;
} Keys;

/* --- Latin letters --- */

static gboolean
is_latin (guint keyval)
{
  gunichar c = gdk_keyval_to_unicode (keyval);

  return c == 0 || c < 0x250;
}

/* Hardware codes of X11 and Wayland; 0: not a letter */
static guint
us_key (guint keycode)
{
  static const struct
  {
    guint first;
    const char *letters;
  } rows[] = { { 24, "qwertyuiop[]" }, { 38, "asdfghjkl" }, { 52, "zxcvbnm" } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    if (keycode >= rows[i].first && keycode < rows[i].first + strlen (rows[i].letters))
      return gdk_unicode_to_keyval ((guchar) rows[i].letters[keycode - rows[i].first]);
  }
  return 0;
}

guint
studio_latin_keyval (GdkDisplay *display,
                     guint keyval,
                     guint keycode)
{
  g_autofree GdkKeymapKey *places = NULL;
  g_autofree guint *values = NULL;
  guint found = 0;
  int n = 0, group = G_MAXINT;

  g_return_val_if_fail (GDK_IS_DISPLAY (display), keyval);

  if (is_latin (keyval) || !gdk_display_map_keycode (display, keycode, &places, &values, &n))
    return keyval;
  for (int i = 0; i < n; i++) {
    gunichar c = gdk_keyval_to_unicode (values[i]);

    if (places[i].level == 0 && places[i].group < group && c > 0x20 && c < 0x250) {
      found = values[i];
      group = places[i].group;
    }
  }
  if (found == 0)
    found = us_key (keycode);
  return found != 0 ? found : keyval;
}

/* --- keys --- */

static gboolean
in_scope (Keys *self,
          Scope scope,
          GtkWidget *focus)
{
  gboolean text = GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus);

  return scope == ANYWHERE || (scope == NOT_IN_TEXT && !text) || (scope == ON_CANVAS && focus == self->canvas);
}

static gboolean
run_text_key (GtkWidget *focus,
              guint keyval)
{
  for (guint i = 0; i < G_N_ELEMENTS (text_keys); i++) {
    if (text_keys[i].keyval == keyval)
      return gtk_widget_activate_action (focus, text_keys[i].action, NULL);
  }
  return FALSE;
}

/* Keys of the program as a whole, which GTK did not find in this layout */
static gboolean
run_accelerator (GtkWidget *focus,
                 guint keyval,
                 GdkModifierType held)
{
  GtkApplication *application = GTK_APPLICATION (g_application_get_default ());
  g_autofree char *accelerator = gtk_accelerator_name (keyval, held);
  g_auto (GStrv) actions = application != NULL ? gtk_application_get_actions_for_accel (application, accelerator) : NULL;

  return actions != NULL && actions[0] != NULL && gtk_widget_activate_action (focus, actions[0], NULL);
}

static gboolean
run_key (Keys *self,
         GtkWidget *focus,
         guint keyval,
         GdkModifierType held)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++) {
    if (keys[i].keyval == keyval && keys[i].held == held && in_scope (self, keys[i].scope, focus))
      return gtk_widget_activate_action (self->canvas, keys[i].action, keys[i].target != NULL ? "s" : NULL, keys[i].target);
  }
  return FALSE;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                Keys *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (self->widget));
  GdkModifierType held = state & (CTRL | SHIFT | ALT | GDK_SUPER_MASK);
  guint latin = studio_latin_keyval (gtk_widget_get_display (self->widget), keyval, keycode);
  guint lower = gdk_keyval_to_lower (latin);
  const StudioTool *tool = held == 0 ? studio_tool_find_by_key (lower) : NULL;

  if (focus == NULL)
    focus = self->widget;
  /* a button or a switch that was clicked before keeps nobody from the tools */
  if (self->active && tool != NULL && in_scope (self, NOT_IN_TEXT, focus))
    return gtk_widget_activate_action (self->canvas, "stage.choose-tool", "s", tool->name);
  if (latin != keyval && held == CTRL && (GTK_IS_TEXT (focus) || GTK_IS_TEXT_VIEW (focus)) && run_text_key (focus, lower))
    return GDK_EVENT_STOP;
  if (self->active && run_key (self, focus, lower, held))
    return GDK_EVENT_STOP;
  return latin != keyval && held & (CTRL | ALT) ? run_accelerator (focus, lower, held) : GDK_EVENT_PROPAGATE;
}

void
studio_design_keys_add (GtkWidget *widget,
                        GtkWidget *canvas)
{
  GtkEventController *controller = gtk_event_controller_key_new ();
  Keys *self = g_new0 (Keys, 1);

  g_return_if_fail (GTK_IS_WIDGET (widget) && GTK_IS_WIDGET (canvas));

  self->widget = widget;
  self->canvas = canvas;
  g_signal_connect (controller, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (widget, controller);
  g_object_set_data_full (G_OBJECT (widget), "studio-design-keys", self, g_free);
}

void
studio_design_keys_set_active (GtkWidget *widget,
                               gboolean active)
{
  Keys *self;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  self = g_object_get_data (G_OBJECT (widget), "studio-design-keys");
  if (self != NULL)
    self->active = active;
}
