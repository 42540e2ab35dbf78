#include "config.h"

#include "studio-number-row.h"

#include <math.h>

#include "studio-inspector-values.h"

/* Logical px that the pointer goes for one step of the value */
#define SCRUB 3.0

typedef struct
{
  StudioNumberEntry *entry;
  double factor;
  double otherwise;
  gboolean length;
  double scale; /* as of what is shown */
  double scrubbed;
} StudioNumberRowPrivate;

G_DEFINE_TYPE_WITH_PRIVATE (StudioNumberRow, studio_number_row, STUDIO_TYPE_INSPECTOR_ROW)

enum {
  PROP_0,
  PROP_FACTOR,
  PROP_LENGTH,
  PROP_OTHERWISE,
  N_PROPS,
  /* these are the entry's */
  PROP_MINIMUM,
  PROP_MAXIMUM,
  PROP_INCREMENT,
  PROP_DIGITS,
  PROP_UNIT,
};

static GParamSpec *properties[N_PROPS];

#define PRIV(self) ((StudioNumberRowPrivate *) studio_number_row_get_instance_private (self))

static double
read_member (StudioNumberRow *self,
             const StudioCommon *common)
{
  StudioNumberRowPrivate *priv = PRIV (self);
  double value = priv->otherwise;

  priv->scale = priv->length ? common->scale : 1;
  if (common->mixed)
    return NAN;
  if (!studio_inspector_get_number (common, studio_inspector_row_get_member (STUDIO_INSPECTOR_ROW (self)), &value))
    return priv->otherwise * priv->factor;
  return value * priv->factor * priv->scale;
}

static void
write_member (StudioNumberRow *self,
              double value)
{
  StudioNumberRowPrivate *priv = PRIV (self);
  g_autoptr (JsonNode) node = studio_json_number (value / priv->factor / priv->scale);

  studio_inspector_row_write (STUDIO_INSPECTOR_ROW (self), node);
}

/* Units of paper mean something on paper, and a hundred percent is the page's width. */
static void
update_units (StudioNumberRow *self)
{
  StudioComposer *composer = studio_inspector_row_get_composer (STUDIO_INSPECTOR_ROW (self));
  const StudioFormat *format = studio_composer_get_format (composer);
  StudioArithmetic units = { 0 };

  if (format->mm.w > 0)
    units.px_per_mm = format->size.w / format->mm.w;
  studio_number_entry_set_units (PRIV (self)->entry, &units);
}

static void
studio_number_row_show (StudioInspectorRow *row,
                        const StudioCommon *common)
{
  StudioNumberRow *self = STUDIO_NUMBER_ROW (row);

  update_units (self);
  studio_number_entry_set_value (PRIV (self)->entry, STUDIO_NUMBER_ROW_GET_CLASS (self)->read (self, common));
}

static void
changed_cb (StudioNumberRow *self,
            double value)
{
  if (!studio_inspector_row_is_showing (STUDIO_INSPECTOR_ROW (self)))
    STUDIO_NUMBER_ROW_GET_CLASS (self)->write (self, value);
}

static void
refused_cb (StudioNumberRow *self,
            const char *sentence)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", sentence);
}

/* --- dragging the title --- */

static void
scrub_begin_cb (StudioNumberRow *self)
{
  PRIV (self)->scrubbed = 0;
}

static void
scrub_update_cb (StudioNumberRow *self,
                 double x,
                 double y,
                 GtkGestureDrag *drag)
{
  StudioNumberRowPrivate *priv = PRIV (self);
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (drag));
  double steps = trunc (x / SCRUB);

  if (steps < priv->scrubbed || steps > priv->scrubbed) {
    studio_number_entry_step (priv->entry, (steps - priv->scrubbed) * ((state & GDK_SHIFT_MASK) != 0 ? 10 : 1));
    priv->scrubbed = steps;
  }
}

static void
scrub_end_cb (StudioNumberRow *self)
{
  studio_inspector_row_end (STUDIO_INSPECTOR_ROW (self));
}

static void
add_scrubbing (StudioNumberRow *self)
{
  GtkWidget *label = studio_inspector_row_get_label (STUDIO_INSPECTOR_ROW (self));
  GtkGesture *drag = gtk_gesture_drag_new ();

  gtk_widget_set_cursor_from_name (label, "ew-resize");
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (scrub_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (scrub_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (scrub_end_cb), self);
  gtk_widget_add_controller (label, GTK_EVENT_CONTROLLER (drag));
}

/* --- object --- */

StudioNumberEntry *
studio_number_row_get_entry (StudioNumberRow *self)
{
  g_return_val_if_fail (STUDIO_IS_NUMBER_ROW (self), NULL);

  return PRIV (self)->entry;
}

static const char *
entry_property (guint id)
{
  switch (id) {
  case PROP_MINIMUM:
    return "minimum";
  case PROP_MAXIMUM:
    return "maximum";
  case PROP_INCREMENT:
    return "increment";
  case PROP_DIGITS:
    return "digits";
  case PROP_UNIT:
    return "unit";
  default:
    return NULL;
  }
}

static void
studio_number_row_get_property (GObject *object,
                                guint id,
                                GValue *value,
                                GParamSpec *pspec)
{
  StudioNumberRowPrivate *priv = PRIV (STUDIO_NUMBER_ROW (object));

  if (entry_property (id) != NULL)
    g_object_get_property (G_OBJECT (priv->entry), entry_property (id), value);
  else if (id == PROP_FACTOR)
    g_value_set_double (value, priv->factor);
  else if (id == PROP_OTHERWISE)
    g_value_set_double (value, priv->otherwise);
  else if (id == PROP_LENGTH)
    g_value_set_boolean (value, priv->length);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
studio_number_row_set_property (GObject *object,
                                guint id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  StudioNumberRowPrivate *priv = PRIV (STUDIO_NUMBER_ROW (object));

  if (entry_property (id) != NULL)
    g_object_set_property (G_OBJECT (priv->entry), entry_property (id), value);
  else if (id == PROP_FACTOR)
    priv->factor = g_value_get_double (value);
  else if (id == PROP_OTHERWISE)
    priv->otherwise = g_value_get_double (value);
  else if (id == PROP_LENGTH)
    priv->length = g_value_get_boolean (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
title_cb (StudioNumberRow *self)
{
  const char *title = studio_inspector_row_get_title (STUDIO_INSPECTOR_ROW (self));

  studio_number_entry_set_label (PRIV (self)->entry, title != NULL ? title : "");
}

static void
install_entry_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  g_object_class_install_property (object_class, PROP_MINIMUM, g_param_spec_double ("minimum", NULL, NULL, -1e6, 1e6, 0, flags));
  g_object_class_install_property (object_class, PROP_MAXIMUM, g_param_spec_double ("maximum", NULL, NULL, -1e6, 1e6, 0, flags));
  g_object_class_install_property (object_class, PROP_INCREMENT, g_param_spec_double ("increment", NULL, NULL, 0, 1e6, 0, flags));
  g_object_class_install_property (object_class, PROP_DIGITS, g_param_spec_int ("digits", NULL, NULL, 0, 4, 0, flags));
  g_object_class_install_property (object_class, PROP_UNIT, g_param_spec_string ("unit", NULL, NULL, NULL, flags));
}

static void
studio_number_row_class_init (StudioNumberRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT | G_PARAM_STATIC_STRINGS;

  object_class->get_property = studio_number_row_get_property;
  object_class->set_property = studio_number_row_set_property;
  STUDIO_INSPECTOR_ROW_CLASS (klass)->show = studio_number_row_show;
  klass->read = read_member;
  klass->write = write_member;

  properties[PROP_FACTOR] = g_param_spec_double ("factor", NULL, NULL, 0.0001, 1e6, 1, flags);
  properties[PROP_LENGTH] = g_param_spec_boolean ("length", NULL, NULL, FALSE, flags);
  properties[PROP_OTHERWISE] = g_param_spec_double ("otherwise", NULL, NULL, -1e6, 1e6, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  install_entry_properties (object_class);
}

static void
studio_number_row_init (StudioNumberRow *self)
{
  StudioNumberRowPrivate *priv = PRIV (self);

  priv->scale = 1;
  priv->entry = g_object_new (STUDIO_TYPE_NUMBER_ENTRY, NULL);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (priv->entry));
  g_signal_connect_swapped (priv->entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (priv->entry, "ended", G_CALLBACK (studio_inspector_row_end), self);
  g_signal_connect_swapped (priv->entry, "refused", G_CALLBACK (refused_cb), self);
  g_signal_connect (self, "notify::title", G_CALLBACK (title_cb), NULL);
  add_scrubbing (self);
}
