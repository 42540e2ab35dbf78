#include "config.h"

#include "studio-steps.h"

#include <glib/gi18n-lib.h>

/** Step: one button. */
typedef struct
{
  char *name;
  const char *label; /* translated, lasts as long as the program */
  guint number;
  GtkWidget *button;
  GtkWidget *digit;
  GtkWidget *tick;
  GtkWidget *count;
} Step;

struct _StudioSteps
{
  GtkWidget parent_instance;
  GPtrArray *steps; /* (element-type Step) */
  Step *current;    /* (nullable) */
};

G_DEFINE_FINAL_TYPE (StudioSteps, studio_steps, GTK_TYPE_WIDGET)

enum {
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
step_free (gpointer data)
{
  Step *step = data;

  g_free (step->name);
  g_free (step);
}

static Step *
find_step (StudioSteps *self,
           const char *name)
{
  for (guint i = 0; i < self->steps->len; i++) {
    Step *step = g_ptr_array_index (self->steps, i);

    if (g_str_equal (step->name, name))
      return step;
  }
  return NULL;
}

static void
toggled_cb (GtkToggleButton *button,
            StudioSteps *self)
{
  Step *step = g_object_get_data (G_OBJECT (button), "step");

  if (!gtk_toggle_button_get_active (button) || step == self->current)
    return;
  self->current = step;
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, step->name);
}

static void
studio_steps_dispose (GObject *object)
{
  StudioSteps *self = STUDIO_STEPS (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (studio_steps_parent_class)->dispose (object);
}

static void
studio_steps_finalize (GObject *object)
{
  g_ptr_array_unref (STUDIO_STEPS (object)->steps);

  G_OBJECT_CLASS (studio_steps_parent_class)->finalize (object);
}

static void
studio_steps_class_init (StudioStepsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_steps_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_steps_finalize;

  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", STUDIO_TYPE_STEPS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "steps");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
studio_steps_init (StudioSteps *self)
{
  self->steps = g_ptr_array_new_with_free_func (step_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Steps"), -1);
}

/* A circle that holds the number or the tick, then the word. */
static GtkWidget *
make_content (Step *step)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *circle = gtk_center_box_new (), *marks = gtk_overlay_new ();
  g_autofree char *number = g_strdup_printf ("%u", step->number);

  step->digit = gtk_label_new (number);
  step->tick = gtk_image_new_from_icon_name ("object-select-symbolic");
  gtk_widget_set_visible (step->tick, FALSE);
  gtk_overlay_set_child (GTK_OVERLAY (marks), step->digit);
  gtk_overlay_add_overlay (GTK_OVERLAY (marks), step->tick);
  gtk_center_box_set_center_widget (GTK_CENTER_BOX (circle), marks);
  gtk_widget_add_css_class (circle, "step-mark");
  gtk_widget_set_valign (circle, GTK_ALIGN_CENTER);
  step->count = gtk_label_new (NULL);
  gtk_widget_set_visible (step->count, FALSE);
  gtk_widget_set_valign (step->count, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (step->count, "step-count");
  gtk_box_append (GTK_BOX (box), circle);
  gtk_box_append (GTK_BOX (box), gtk_label_new (step->label));
  gtk_box_append (GTK_BOX (box), step->count);
  return box;
}

void
studio_steps_add (StudioSteps *self,
                  const char *name,
                  const char *label)
{
  Step *step;
  g_autofree char *tooltip = NULL;

  g_return_if_fail (STUDIO_IS_STEPS (self) && find_step (self, name) == NULL);

  step = g_new0 (Step, 1);
  step->name = g_strdup (name);
  step->label = label;
  step->number = self->steps->len + 1;
  step->button = gtk_toggle_button_new ();
  tooltip = g_strdup_printf ("%s (Alt+%u)", label, step->number);
  gtk_button_set_child (GTK_BUTTON (step->button), make_content (step));
  gtk_widget_set_tooltip_text (step->button, tooltip);
  gtk_widget_add_css_class (step->button, "flat");
  g_object_set_data (G_OBJECT (step->button), "step", step);
  if (self->steps->len > 0)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (step->button), GTK_TOGGLE_BUTTON (((Step *) self->steps->pdata[0])->button));
  g_ptr_array_add (self->steps, step);
  g_signal_connect (step->button, "toggled", G_CALLBACK (toggled_cb), self);
  gtk_widget_set_parent (step->button, GTK_WIDGET (self));
  studio_steps_set_left (self, name, -1);
}

void
studio_steps_set_current (StudioSteps *self,
                          const char *name)
{
  Step *step;

  g_return_if_fail (STUDIO_IS_STEPS (self) && name != NULL);

  step = find_step (self, name);
  if (step == NULL || step == self->current)
    return;
  self->current = step;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (step->button), TRUE);
}

const char *
studio_steps_get_current (StudioSteps *self)
{
  g_return_val_if_fail (STUDIO_IS_STEPS (self), NULL);

  return self->current != NULL ? self->current->name : NULL;
}

/* @left: (nullable): what is left, in words, if it is not 0 */
static void
tell_left (Step *step,
           int n_left,
           const char *left)
{
  g_autofree char *words = n_left < 0 ? g_strdup (step->label) : g_strdup_printf ("%s, %s", step->label, n_left > 0 ? left : _ ("complete"));

  gtk_accessible_update_property (GTK_ACCESSIBLE (step->button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_set_child_visible (step->digit, n_left != 0);
  gtk_widget_set_visible (step->tick, n_left == 0);
  if (n_left == 0)
    gtk_widget_add_css_class (step->button, "done");
  else
    gtk_widget_remove_css_class (step->button, "done");
}

void
studio_steps_set_left (StudioSteps *self,
                       const char *name,
                       int n_left)
{
  g_autofree char *left = NULL;
  Step *step;

  g_return_if_fail (STUDIO_IS_STEPS (self) && name != NULL);

  step = find_step (self, name);
  if (step == NULL)
    return;
  if (n_left > 0)
    left = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d required field empty", "%d required fields empty", (gulong) n_left), n_left);
  tell_left (step, n_left, left);
}

void
studio_steps_set_findings (StudioSteps *self,
                           const char *name,
                           int n_open)
{
  g_autofree char *left = NULL, *number = g_strdup_printf ("%d", n_open);
  Step *step;

  g_return_if_fail (STUDIO_IS_STEPS (self) && name != NULL);

  step = find_step (self, name);
  if (step == NULL)
    return;
  if (n_open > 0)
    left = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d required finding open", "%d required findings open", (gulong) n_open), n_open);
  tell_left (step, n_open, left);
  gtk_label_set_label (GTK_LABEL (step->count), number);
  gtk_widget_set_visible (step->count, n_open > 0);
}
