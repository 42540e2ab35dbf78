#include "config.h"

#include "studio-choice-row.h"
#include "studio-inspector-values.h"

struct _StudioSwitchRow
{
  StudioInspectorRow parent_instance;
  GtkSwitch *toggle;
  GtkLabel *subtitle;
  gboolean inverted;
  JsonNode *on, *off; /* (nullable): what is written instead of true and false */
};

G_DEFINE_FINAL_TYPE (StudioSwitchRow, studio_switch_row, STUDIO_TYPE_INSPECTOR_ROW)

enum {
  PROP_0,
  PROP_INVERTED,
  PROP_ON_VALUE,
  PROP_OFF_VALUE,
  PROP_SUBTITLE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
studio_switch_row_show (StudioInspectorRow *row,
                        const StudioCommon *common)
{
  StudioSwitchRow *self = STUDIO_SWITCH_ROW (row);
  const char *member = studio_inspector_row_get_member (row);
  gboolean on;

  if (self->on != NULL)
    on = studio_inspector_is_visible (common, member);
  else
    on = g_strcmp0 (studio_inspector_get_word (common, member), "true") == 0;
  gtk_switch_set_active (self->toggle, on != self->inverted);
}

/* Returns: (transfer full) */
static JsonNode *
value_for (StudioSwitchRow *self,
           gboolean on)
{
  JsonNode *own = on ? self->on : self->off;
  JsonNode *node;

  if (own != NULL)
    return json_node_ref (own);
  node = json_node_init_boolean (json_node_alloc (), on != self->inverted);
  json_node_seal (node);
  return node;
}

static void
active_cb (StudioSwitchRow *self)
{
  StudioInspectorRow *row = STUDIO_INSPECTOR_ROW (self);
  g_autoptr (JsonNode) value = value_for (self, gtk_switch_get_active (self->toggle));

  if (studio_inspector_row_is_showing (row))
    return;
  studio_inspector_row_write (row, value);
  studio_inspector_row_end (row);
}

static void
title_cb (StudioSwitchRow *self)
{
  studio_inspector_row_adopt (STUDIO_INSPECTOR_ROW (self), GTK_WIDGET (self->toggle));
}

/* Values that are no plain yes or no stand as JSON in the .ui file. */
static JsonNode *
parse_value (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  JsonNode *node = studio_json_parse ("ui", bytes, &error);

  if (node == NULL)
    g_critical ("%s", error->message);
  return node;
}

static void
studio_switch_row_finalize (GObject *object)
{
  StudioSwitchRow *self = STUDIO_SWITCH_ROW (object);

  g_clear_pointer (&self->on, json_node_unref);
  g_clear_pointer (&self->off, json_node_unref);

  G_OBJECT_CLASS (studio_switch_row_parent_class)->finalize (object);
}

static void
show_subtitle (StudioSwitchRow *self,
               const char *text)
{
  gtk_label_set_label (self->subtitle, text);
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle), text != NULL);
}

static void
studio_switch_row_set_property (GObject *object,
                                guint id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  StudioSwitchRow *self = STUDIO_SWITCH_ROW (object);

  if (id == PROP_INVERTED)
    self->inverted = g_value_get_boolean (value);
  else if (id == PROP_ON_VALUE)
    self->on = parse_value (g_value_get_string (value));
  else if (id == PROP_OFF_VALUE)
    self->off = parse_value (g_value_get_string (value));
  else if (id == PROP_SUBTITLE)
    show_subtitle (self, g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
studio_switch_row_class_init (StudioSwitchRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = studio_switch_row_set_property;
  object_class->finalize = studio_switch_row_finalize;
  STUDIO_INSPECTOR_ROW_CLASS (klass)->show = studio_switch_row_show;

  properties[PROP_INVERTED] = g_param_spec_boolean ("inverted", NULL, NULL, FALSE, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_ON_VALUE] = g_param_spec_string ("on-value", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_OFF_VALUE] = g_param_spec_string ("off-value", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SUBTITLE] = g_param_spec_string ("subtitle", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
studio_switch_row_init (StudioSwitchRow *self)
{
  self->subtitle = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->subtitle, TRUE);
  gtk_label_set_xalign (self->subtitle, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->subtitle), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->subtitle), "caption");
  /* the name of a switch is no heading over a control, but what it says */
  gtk_widget_remove_css_class (studio_inspector_row_get_label (STUDIO_INSPECTOR_ROW (self)), "dim-label");
  gtk_widget_remove_css_class (studio_inspector_row_get_label (STUDIO_INSPECTOR_ROW (self)), "caption");
  self->toggle = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->toggle), GTK_ALIGN_CENTER);
  studio_inspector_row_add_to_title (STUDIO_INSPECTOR_ROW (self), GTK_WIDGET (self->toggle));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->subtitle));
  g_signal_connect_swapped (self->toggle, "notify::active", G_CALLBACK (active_cb), self);
  g_signal_connect (self, "notify::title", G_CALLBACK (title_cb), NULL);
}
