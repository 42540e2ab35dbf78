#include "config.h"

#include "studio-hoax-steps.h"

#include <glib/gi18n-lib.h>

#include "studio-hoax.h"

struct _StudioHoaxSteps
{
  GtkBox parent_instance;
  GtkImage *icons[STUDIO_HOAX_N_STEPS];
  GtkWidget *labels[STUDIO_HOAX_N_STEPS];
};

G_DEFINE_FINAL_TYPE (StudioHoaxSteps, studio_hoax_steps, GTK_TYPE_BOX)

static void
studio_hoax_steps_class_init (StudioHoaxStepsClass *klass)
{
}

static void
studio_hoax_steps_init (StudioHoaxSteps *self)
{
  const char *const names[STUDIO_HOAX_N_STEPS] = { C_ ("hoax step", "Claim"), C_ ("hoax step", "Kind"), C_ ("hoax step", "Evidence"), C_ ("hoax step", "Officer"),
                                                   C_ ("hoax step", "Verdict") };

  gtk_box_set_spacing (GTK_BOX (self), 12);
  for (int i = 0; i < STUDIO_HOAX_N_STEPS; i++) {
    GtkWidget *step = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4), *icon = gtk_image_new ();

    self->icons[i] = GTK_IMAGE (icon);
    self->labels[i] = gtk_label_new (names[i]);
    gtk_widget_add_css_class (self->labels[i], "caption");
    gtk_box_append (GTK_BOX (step), icon);
    gtk_box_append (GTK_BOX (step), self->labels[i]);
    gtk_box_append (GTK_BOX (self), step);
  }
}

void
studio_hoax_steps_show (StudioHoaxSteps *self,
                        JsonNode *root)
{
  g_return_if_fail (STUDIO_IS_HOAX_STEPS (self) && root != NULL);

  for (int i = 0; i < STUDIO_HOAX_N_STEPS; i++) {
    gboolean done = studio_hoax_is_done (root, (StudioHoaxStep) i);

    gtk_image_set_from_icon_name (self->icons[i], done ? "object-select-symbolic" : "content-loading-symbolic");
    gtk_widget_remove_css_class (GTK_WIDGET (self->icons[i]), done ? "dim-label" : "success");
    gtk_widget_add_css_class (GTK_WIDGET (self->icons[i]), done ? "success" : "dim-label");
    if (done)
      gtk_widget_remove_css_class (self->labels[i], "dim-label");
    else
      gtk_widget_add_css_class (self->labels[i], "dim-label");
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->icons[i]), GTK_ACCESSIBLE_PROPERTY_LABEL, done ? _ ("Done") : _ ("Still missing"), -1);
  }
}
