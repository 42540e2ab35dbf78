#include "config.h"

#include "studio-choice-row.h"
#include "studio-inspector-values.h"

/* What "bold" makes of a text that is not heavy by its style. */
#define HEAVY 800
#define LIGHT 400

struct _StudioFlagsRow
{
  StudioInspectorRow parent_instance;
  GtkWidget *buttons;
};

G_DEFINE_FINAL_TYPE (StudioFlagsRow, studio_flags_row, STUDIO_TYPE_INSPECTOR_ROW)

enum {
  PROP_0,
  PROP_BUTTONS,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* The row shows several members, so it looks for each itself. */
static const StudioTextSpec *
first_text (StudioFlagsRow *self)
{
  StudioComposer *composer = studio_inspector_row_get_composer (STUDIO_INSPECTOR_ROW (self));
  GPtrArray *ids = studio_composer_get_selection (composer);
  StudioScene *scene = studio_composer_get_scene (composer);
  const StudioBox *box = scene != NULL && ids->len > 0 ? studio_scene_find (scene, g_ptr_array_index (ids, 0)) : NULL;

  return box != NULL && box->layer->kind == STUDIO_LAYER_TEXT ? &box->layer->text : NULL;
}

static gboolean
is_on (StudioFlagsRow *self,
       const char *member)
{
  StudioComposer *composer = studio_inspector_row_get_composer (STUDIO_INSPECTOR_ROW (self));
  GPtrArray *ids = studio_composer_get_selection (composer);
  const StudioTextSpec *text = first_text (self);
  JsonNode *value = ids->len > 0 ? studio_composer_get_member (composer, g_ptr_array_index (ids, 0), member, NULL) : NULL;

  if (g_str_equal (member, "weight")) {
    if (value != NULL && JSON_NODE_HOLDS_VALUE (value) && json_node_get_value_type (value) != G_TYPE_STRING)
      return json_node_get_double (value) >= 600;
    return text != NULL && text->weight >= 600;
  }
  return value != NULL && JSON_NODE_HOLDS_VALUE (value) && json_node_get_value_type (value) == G_TYPE_BOOLEAN && json_node_get_boolean (value);
}

static void
studio_flags_row_show (StudioInspectorRow *row,
                       const StudioCommon *common)
{
  StudioFlagsRow *self = STUDIO_FLAGS_ROW (row);

  for (GtkWidget *child = gtk_widget_get_first_child (self->buttons); child != NULL; child = gtk_widget_get_next_sibling (child))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (child), is_on (self, gtk_widget_get_name (child)));
}

static JsonNode *
flag_value (const char *member,
            gboolean on)
{
  JsonNode *node;

  if (g_str_equal (member, "weight"))
    return studio_json_number (on ? HEAVY : LIGHT);
  node = json_node_init_boolean (json_node_alloc (), on);
  json_node_seal (node);
  return node;
}

static void
toggled_cb (StudioFlagsRow *self,
            GtkToggleButton *button)
{
  StudioInspectorRow *row = STUDIO_INSPECTOR_ROW (self);
  const char *member = gtk_widget_get_name (GTK_WIDGET (button));
  g_autoptr (JsonNode) value = flag_value (member, gtk_toggle_button_get_active (button));

  if (studio_inspector_row_is_showing (row))
    return;
  studio_inspector_row_write_member (row, member, value);
  studio_inspector_row_end (row);
}

static void
studio_flags_row_set_property (GObject *object,
                               guint id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  StudioFlagsRow *self = STUDIO_FLAGS_ROW (object);

  if (id != PROP_BUTTONS || g_value_get_object (value) == NULL) {
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    return;
  }
  self->buttons = g_value_get_object (value);
  gtk_widget_add_css_class (self->buttons, "linked");
  gtk_box_append (GTK_BOX (self), self->buttons);
  for (GtkWidget *child = gtk_widget_get_first_child (self->buttons); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    gtk_widget_set_hexpand (child, TRUE);
    g_signal_connect_swapped (child, "toggled", G_CALLBACK (toggled_cb), self);
  }
}

static void
studio_flags_row_class_init (StudioFlagsRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = studio_flags_row_set_property;
  STUDIO_INSPECTOR_ROW_CLASS (klass)->show = studio_flags_row_show;

  properties[PROP_BUTTONS] = g_param_spec_object ("buttons", NULL, NULL, GTK_TYPE_WIDGET, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
studio_flags_row_init (StudioFlagsRow *self)
{
}
