#include "config.h"

#include "studio-number-entry.h"

#include <math.h>

struct _StudioNumberEntry
{
  GtkWidget parent_instance;
  GtkSpinButton *spin;
  StudioArithmetic units;
  char *unit;
  double minimum, maximum, increment;
  int digits;
  char *shown;  /* (nullable): what was written last; anything else is being typed */
  double known; /* shown last, or told last */
  gboolean mixed;
  gboolean silent; /* the program writes, not the person */
};

G_DEFINE_FINAL_TYPE (StudioNumberEntry, studio_number_entry, GTK_TYPE_WIDGET)

enum {
  PROP_0,
  PROP_MINIMUM,
  PROP_MAXIMUM,
  PROP_INCREMENT,
  PROP_DIGITS,
  PROP_UNIT,
  N_PROPS,
};

enum {
  CHANGED,
  ENDED,
  REFUSED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* As many digits as say something: "64", "1,5". In the person's own notation. */
static char *
format_number (StudioNumberEntry *self,
               double value)
{
  g_autofree char *text = g_strdup_printf ("%.*f", self->digits, value);
  const char *separator = strpbrk (text, ".,");
  gsize length = strlen (text);

  if (separator != NULL) {
    while (text[length - 1] == '0')
      text[--length] = '\0';
    if (text + length - 1 == separator)
      text[--length] = '\0';
  }
  return g_strdup (g_str_equal (text, "-0") ? "0" : text);
}

static gboolean
output_cb (StudioNumberEntry *self)
{
  g_autofree char *number = NULL;
  g_autofree char *text = NULL;

  number = format_number (self, gtk_spin_button_get_value (self->spin));
  if (self->mixed)
    text = g_strdup ("");
  else
    text = self->unit != NULL && *self->unit != '\0' ? g_strdup_printf ("%s %s", number, self->unit) : g_steal_pointer (&number);
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->spin)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->spin), text);
  g_free (self->shown);
  self->shown = g_steal_pointer (&text);
  return TRUE;
}

/* Pages are laid out anew at any time; what a person is typing stays. */
static gboolean
is_typing (StudioNumberEntry *self)
{
  GtkStateFlags state = gtk_widget_get_state_flags (GTK_WIDGET (self->spin));

  return (state & GTK_STATE_FLAG_FOCUS_WITHIN) != 0 && g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->spin)), self->shown) != 0;
}

/* "°" is a unit that arithmetic need not know; "%" is the row's own one where it stands behind every value. */
static char *
without_unit (StudioNumberEntry *self,
              const char *text)
{
  g_autofree char *copy = g_strstrip (g_strdup (text));
  gboolean own = self->unit != NULL && (g_str_equal (self->unit, "°") || g_str_equal (self->unit, "%") || g_str_equal (self->unit, "×"));

  if (own && g_str_has_suffix (copy, self->unit))
    copy[strlen (copy) - strlen (self->unit)] = '\0';
  return g_strstrip (g_steal_pointer (&copy));
}

static int
input_cb (StudioNumberEntry *self,
          double *value)
{
  g_autofree char *text = without_unit (self, gtk_editable_get_text (GTK_EDITABLE (self->spin)));
  g_autoptr (GError) error = NULL;

  if (self->mixed && *text == '\0') {
    *value = gtk_spin_button_get_value (self->spin);
    return TRUE;
  }
  if (!studio_arithmetic_evaluate (text, &self->units, value, &error)) {
    *value = gtk_spin_button_get_value (self->spin);
    if (!self->silent)
      g_signal_emit (self, signals[REFUSED], 0, error->message);
    return GTK_INPUT_ERROR;
  }
  *value = CLAMP (*value, self->minimum, self->maximum);
  if (self->mixed) {
    self->mixed = FALSE;
    /* one of the different values may be the one that was typed: it is then meant for all */
    if (!self->silent && fabs (*value - gtk_spin_button_get_value (self->spin)) < 1e-9)
      g_signal_emit (self, signals[CHANGED], 0, *value);
  }
  return TRUE;
}

static void
value_changed_cb (StudioNumberEntry *self)
{
  double value = gtk_spin_button_get_value (self->spin);

  /* GTK tells a change also when it takes back what it could not read */
  if (self->silent || (!self->mixed && fabs (value - self->known) < 1e-9))
    return;
  self->mixed = FALSE;
  self->known = value;
  g_signal_emit (self, signals[CHANGED], 0, value);
}

static void
activate_cb (StudioNumberEntry *self)
{
  gtk_spin_button_update (self->spin);
  g_signal_emit (self, signals[ENDED], 0);
}

void
studio_number_entry_set_value (StudioNumberEntry *self,
                               double value)
{
  g_return_if_fail (STUDIO_IS_NUMBER_ENTRY (self));

  if (is_typing (self))
    return;
  self->silent = TRUE;
  self->mixed = isnan (value);
  if (!self->mixed)
    gtk_spin_button_set_value (self->spin, value);
  self->known = gtk_spin_button_get_value (self->spin);
  output_cb (self);
  self->silent = FALSE;
}

double
studio_number_entry_get_value (StudioNumberEntry *self)
{
  g_return_val_if_fail (STUDIO_IS_NUMBER_ENTRY (self), NAN);

  return self->mixed ? NAN : gtk_spin_button_get_value (self->spin);
}

void
studio_number_entry_set_units (StudioNumberEntry *self,
                               const StudioArithmetic *units)
{
  g_return_if_fail (STUDIO_IS_NUMBER_ENTRY (self) && units != NULL);

  self->units = *units;
}

void
studio_number_entry_step (StudioNumberEntry *self,
                          double steps)
{
  g_return_if_fail (STUDIO_IS_NUMBER_ENTRY (self));

  gtk_spin_button_set_value (self->spin, gtk_spin_button_get_value (self->spin) + steps * self->increment);
}

void
studio_number_entry_set_label (StudioNumberEntry *self,
                               const char *label)
{
  g_return_if_fail (STUDIO_IS_NUMBER_ENTRY (self) && label != NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->spin), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* --- object --- */

static void
configure (StudioNumberEntry *self)
{
  if (self->spin == NULL)
    return;
  self->silent = TRUE;
  gtk_spin_button_set_range (self->spin, self->minimum, self->maximum);
  gtk_spin_button_set_increments (self->spin, self->increment, self->increment * 10);
  gtk_spin_button_set_digits (self->spin, (guint) MAX (0, self->digits));
  output_cb (self);
  self->silent = FALSE;
}

static void
studio_number_entry_get_property (GObject *object,
                                  guint id,
                                  GValue *value,
                                  GParamSpec *pspec)
{
  StudioNumberEntry *self = STUDIO_NUMBER_ENTRY (object);

  if (id == PROP_MINIMUM)
    g_value_set_double (value, self->minimum);
  else if (id == PROP_MAXIMUM)
    g_value_set_double (value, self->maximum);
  else if (id == PROP_INCREMENT)
    g_value_set_double (value, self->increment);
  else if (id == PROP_DIGITS)
    g_value_set_int (value, self->digits);
  else if (id == PROP_UNIT)
    g_value_set_string (value, self->unit);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
studio_number_entry_set_property (GObject *object,
                                  guint id,
                                  const GValue *value,
                                  GParamSpec *pspec)
{
  StudioNumberEntry *self = STUDIO_NUMBER_ENTRY (object);

  if (id == PROP_MINIMUM) {
    self->minimum = g_value_get_double (value);
  } else if (id == PROP_MAXIMUM) {
    self->maximum = g_value_get_double (value);
  } else if (id == PROP_INCREMENT) {
    self->increment = g_value_get_double (value);
  } else if (id == PROP_DIGITS) {
    self->digits = g_value_get_int (value);
  } else if (id == PROP_UNIT) {
    g_free (self->unit);
    self->unit = g_value_dup_string (value);
  } else {
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
  configure (self);
}

static gboolean
studio_number_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (STUDIO_NUMBER_ENTRY (widget)->spin));
}

static void
studio_number_entry_dispose (GObject *object)
{
  StudioNumberEntry *self = STUDIO_NUMBER_ENTRY (object);
  GtkWidget *spin = GTK_WIDGET (self->spin);

  self->silent = TRUE;
  self->spin = NULL;
  g_clear_pointer (&spin, gtk_widget_unparent);

  G_OBJECT_CLASS (studio_number_entry_parent_class)->dispose (object);
}

static void
studio_number_entry_finalize (GObject *object)
{
  g_free (STUDIO_NUMBER_ENTRY (object)->unit);
  g_free (STUDIO_NUMBER_ENTRY (object)->shown);

  G_OBJECT_CLASS (studio_number_entry_parent_class)->finalize (object);
}

static GParamSpec *
double_property (const char *name,
                 double otherwise)
{
  return g_param_spec_double (name, NULL, NULL, -1e6, 1e6, otherwise, G_PARAM_READWRITE | G_PARAM_CONSTRUCT | G_PARAM_STATIC_STRINGS);
}

static void
studio_number_entry_class_init (StudioNumberEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = studio_number_entry_get_property;
  object_class->set_property = studio_number_entry_set_property;
  object_class->dispose = studio_number_entry_dispose;
  object_class->finalize = studio_number_entry_finalize;
  widget_class->grab_focus = studio_number_entry_grab_focus;

  properties[PROP_MINIMUM] = double_property ("minimum", 0);
  properties[PROP_MAXIMUM] = double_property ("maximum", 20000);
  properties[PROP_INCREMENT] = double_property ("increment", 1);
  properties[PROP_DIGITS] = g_param_spec_int ("digits", NULL, NULL, 0, 4, 0, G_PARAM_READWRITE | G_PARAM_CONSTRUCT | G_PARAM_STATIC_STRINGS);
  properties[PROP_UNIT] = g_param_spec_string ("unit", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_DOUBLE);
  signals[ENDED] = g_signal_new ("ended", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REFUSED] = g_signal_new ("refused", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
studio_number_entry_init (StudioNumberEntry *self)
{
  GtkAdjustment *adjustment = gtk_adjustment_new (0, 0, 100, 1, 10, 0);

  self->spin = GTK_SPIN_BUTTON (gtk_spin_button_new (adjustment, 1, 0));
  /* what is no number leaves the value as it is */
  gtk_spin_button_set_update_policy (self->spin, GTK_UPDATE_IF_VALID);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->spin), 3);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->spin), 6);
  gtk_widget_set_hexpand (GTK_WIDGET (self->spin), TRUE);
  gtk_widget_set_parent (GTK_WIDGET (self->spin), GTK_WIDGET (self));
  g_signal_connect_swapped (self->spin, "output", G_CALLBACK (output_cb), self);
  g_signal_connect_swapped (self->spin, "input", G_CALLBACK (input_cb), self);
  g_signal_connect_swapped (self->spin, "value-changed", G_CALLBACK (value_changed_cb), self);
  g_signal_connect_swapped (gtk_editable_get_delegate (GTK_EDITABLE (self->spin)), "activate", G_CALLBACK (activate_cb), self);
}
