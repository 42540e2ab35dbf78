#include "config.h"

#include "studio-choice-row.h"

#include "studio-inspector-values.h"

struct _StudioChoiceRow
{
  StudioInspectorRow parent_instance;
  GtkWidget *buttons;
  char *again; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (StudioChoiceRow, studio_choice_row, STUDIO_TYPE_INSPECTOR_ROW)

enum {
  PROP_0,
  PROP_BUTTONS,
  PROP_AGAIN,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
studio_choice_row_show (StudioInspectorRow *row,
                        const StudioCommon *common)
{
  StudioChoiceRow *self = STUDIO_CHOICE_ROW (row);
  const char *word = studio_inspector_get_word (common, studio_inspector_row_get_member (row));

  for (GtkWidget *child = gtk_widget_get_first_child (self->buttons); child != NULL; child = gtk_widget_get_next_sibling (child))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (child), g_strcmp0 (gtk_widget_get_name (child), word) == 0);
}

static void
toggled_cb (StudioChoiceRow *self,
            GtkToggleButton *button)
{
  StudioInspectorRow *row = STUDIO_INSPECTOR_ROW (self);
  gboolean active = gtk_toggle_button_get_active (button);
  const char *word = active ? gtk_widget_get_name (GTK_WIDGET (button)) : self->again;

  if (studio_inspector_row_is_showing (row))
    return;
  if (word != NULL) {
    g_autoptr (JsonNode) value = studio_json_string (word);

    studio_inspector_row_write (row, value);
    studio_inspector_row_end (row);
  }
  studio_inspector_row_refresh (row);
}

static void
set_buttons (StudioChoiceRow *self,
             GtkWidget *buttons)
{
  self->buttons = buttons;
  gtk_widget_add_css_class (buttons, "linked");
  gtk_box_append (GTK_BOX (self), buttons);
  for (GtkWidget *child = gtk_widget_get_first_child (buttons); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    gtk_widget_set_hexpand (child, TRUE);
    g_signal_connect_swapped (child, "toggled", G_CALLBACK (toggled_cb), self);
  }
}

static void
studio_choice_row_set_property (GObject *object,
                                guint id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  StudioChoiceRow *self = STUDIO_CHOICE_ROW (object);

  if (id == PROP_BUTTONS && g_value_get_object (value) != NULL) {
    set_buttons (self, g_value_get_object (value));
  } else if (id == PROP_AGAIN) {
    g_free (self->again);
    self->again = g_value_dup_string (value);
  } else {
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
studio_choice_row_finalize (GObject *object)
{
  g_free (STUDIO_CHOICE_ROW (object)->again);

  G_OBJECT_CLASS (studio_choice_row_parent_class)->finalize (object);
}

static void
studio_choice_row_class_init (StudioChoiceRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = studio_choice_row_set_property;
  object_class->finalize = studio_choice_row_finalize;
  STUDIO_INSPECTOR_ROW_CLASS (klass)->show = studio_choice_row_show;

  properties[PROP_BUTTONS] = g_param_spec_object ("buttons", NULL, NULL, GTK_TYPE_WIDGET, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_AGAIN] = g_param_spec_string ("again", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
studio_choice_row_init (StudioChoiceRow *self)
{
}
