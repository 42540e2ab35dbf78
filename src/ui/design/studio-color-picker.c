#include "config.h"

#include "studio-color-picker.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "studio-eyedropper.h"
#include "studio-swatch.h"

#define APPLICATION_ID "com.pemda.Studio"
#define RECENT_KEY "recent-colours"
#define MAX_RECENT 8
#define COLUMNS 7

struct _StudioColorPicker
{
  GtkWidget parent_instance;
  GtkWidget *box;
  GtkGrid *swatches;
  GtkMenuButton *more;
  GtkPopover *popover;
  GtkWidget *recent_title;
  GtkBox *recent;
  GtkBox *free;             /* what the popover holds */
  GtkColorChooser *chooser; /* (nullable): made when it is first asked for */
  GtkWidget *dropper;
  StudioComposer *composer; /* (nullable) */
  StudioBrand *brand;       /* (nullable): whose swatches are shown */
  StudioColor color;
  gboolean showing;
  gboolean chosen_freely; /* in the popover, since it was opened */
};

G_DEFINE_FINAL_TYPE (StudioColorPicker, studio_color_picker, GTK_TYPE_WIDGET)

enum {
  PICKED,
  ENDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const struct
{
  const char *name, *label;
} brand_colors[] = {
  { "white", N_ ("White") },
  { "primary", N_ ("Main colour") },
  { "deep", N_ ("Deep colour") },
  { "accent", N_ ("Accent") },
  { "accent2", N_ ("Second accent") },
  { "surface", N_ ("Ground") },
  { "tint", N_ ("Light tint") },
  { "ink", N_ ("Text colour") },
  { "muted", N_ ("Muted text") },
  { "danger", N_ ("Danger") },
  { "success", N_ ("Success") },
  { "black", N_ ("Black") },
};

static void
pick (StudioColorPicker *self,
      const char *name)
{
  if (!self->showing)
    g_signal_emit (self, signals[PICKED], 0, name);
}

static void
pick_and_end (StudioColorPicker *self,
              const char *name)
{
  pick (self, name);
  g_signal_emit (self, signals[ENDED], 0);
}

static void
swatch_cb (StudioColorPicker *self,
           StudioSwatch *swatch)
{
  pick_and_end (self, studio_swatch_get_name (swatch));
  gtk_popover_popdown (self->popover);
}

/* --- recent ones --- */

static void
remember (const StudioColor *color)
{
  g_autoptr (GSettings) settings = g_settings_new (APPLICATION_ID);
  g_auto (GStrv) old = g_settings_get_strv (settings, RECENT_KEY);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *name = studio_color_to_string (color);
  g_auto (GStrv) fresh = NULL;
  guint n = 1;

  g_strv_builder_add (builder, name);
  for (guint i = 0; old[i] != NULL && n < MAX_RECENT; i++) {
    if (!g_str_equal (old[i], name)) {
      g_strv_builder_add (builder, old[i]);
      n++;
    }
  }
  fresh = g_strv_builder_end (builder);
  g_settings_set_strv (settings, RECENT_KEY, (const char *const *) fresh);
}

static void
show_recent (StudioColorPicker *self)
{
  g_autoptr (GSettings) settings = g_settings_new (APPLICATION_ID);
  g_auto (GStrv) names = g_settings_get_strv (settings, RECENT_KEY);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->recent))) != NULL)
    gtk_box_remove (self->recent, child);
  for (guint i = 0; names[i] != NULL && i < MAX_RECENT; i++) {
    StudioColor color;

    if (!studio_color_parse (names[i], &color))
      continue;
    child = studio_swatch_new (names[i], names[i], &color);
    g_signal_connect_swapped (child, "clicked", G_CALLBACK (swatch_cb), self);
    gtk_box_append (self->recent, child);
  }
  gtk_widget_set_visible (self->recent_title, gtk_widget_get_first_child (GTK_WIDGET (self->recent)) != NULL);
}

/* --- any other --- */

static void
rgba_cb (StudioColorPicker *self)
{
  g_autofree char *name = NULL;
  GdkRGBA rgba;

  if (self->showing || !gtk_widget_get_visible (GTK_WIDGET (self->popover)))
    return;
  gtk_color_chooser_get_rgba (self->chooser, &rgba);
  self->color = (StudioColor){ rgba.red, rgba.green, rgba.blue, rgba.alpha };
  self->chosen_freely = TRUE;
  name = studio_color_to_string (&self->color);
  pick (self, name);
}

/* It has some hundred widgets, and the window a dozen pickers. */
static void
make_chooser (StudioColorPicker *self)
{
  if (self->chooser != NULL)
    return;
  self->chooser = GTK_COLOR_CHOOSER (gtk_color_chooser_widget_new ());
  gtk_color_chooser_set_use_alpha (self->chooser, TRUE);
  g_signal_connect_swapped (self->chooser, "notify::rgba", G_CALLBACK (rgba_cb), self);
  gtk_box_append (self->free, GTK_WIDGET (self->chooser));
}

static void
show_cb (GtkPopover *popover,
         StudioColorPicker *self)
{
  const GdkRGBA rgba = { (float) self->color.r, (float) self->color.g, (float) self->color.b, (float) self->color.a };

  show_recent (self);
  make_chooser (self);
  self->showing = TRUE;
  gtk_color_chooser_set_rgba (self->chooser, &rgba);
  g_object_set (self->chooser, "show-editor", TRUE, NULL);
  self->showing = FALSE;
  self->chosen_freely = FALSE;
}

static void
closed_cb (GtkPopover *popover,
           StudioColorPicker *self)
{
  if (!self->chosen_freely)
    return;
  self->chosen_freely = FALSE;
  remember (&self->color);
  g_signal_emit (self, signals[ENDED], 0);
}

/* --- from the picture --- */

static void
dropped_cb (const StudioColor *color,
            gpointer data)
{
  StudioColorPicker *self = data;
  g_autofree char *name = NULL;

  if (color != NULL) {
    name = studio_color_to_string (color);
    remember (color);
    pick_and_end (self, name);
  }
  g_object_unref (self);
}

static void
dropper_cb (StudioColorPicker *self)
{
  if (self->composer != NULL)
    studio_eyedropper_start (GTK_WIDGET (self), self->composer, dropped_cb, g_object_ref (self));
}

/* --- what is shown --- */

static void
add_dropper (StudioColorPicker *self,
             int place)
{
  self->dropper = gtk_button_new_from_icon_name ("color-select-symbolic");
  gtk_widget_add_css_class (self->dropper, "flat");
  gtk_widget_add_css_class (self->dropper, "color-swatch");
  gtk_widget_set_tooltip_text (self->dropper, _ ("Take a colour from the picture"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->dropper), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Take a colour from the picture"), -1);
  g_signal_connect_swapped (self->dropper, "clicked", G_CALLBACK (dropper_cb), self);
  gtk_grid_attach (self->swatches, self->dropper, place % COLUMNS, place / COLUMNS, 1, 1);
}

static void
show_brand (StudioColorPicker *self,
            StudioBrand *brand)
{
  GtkWidget *child;
  int place = 0;

  if (self->brand == brand)
    return;
  g_set_object (&self->brand, brand);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->swatches))) != NULL)
    gtk_grid_remove (self->swatches, child);
  for (gsize i = 0; i < G_N_ELEMENTS (brand_colors); i++) {
    StudioColor color;

    if (!studio_brand_lookup_color (brand, brand_colors[i].name, &color))
      continue;
    child = studio_swatch_new (brand_colors[i].name, _ (brand_colors[i].label), &color);
    g_signal_connect_swapped (child, "clicked", G_CALLBACK (swatch_cb), self);
    gtk_grid_attach (self->swatches, child, place % COLUMNS, place / COLUMNS, 1, 1);
    place++;
  }
  add_dropper (self, place);
}

void
studio_color_picker_set_composer (StudioColorPicker *self,
                                  StudioComposer *composer)
{
  g_return_if_fail (STUDIO_IS_COLOR_PICKER (self));

  g_set_object (&self->composer, composer);
  if (composer != NULL)
    show_brand (self, studio_post_get_brand (studio_document_get_post (studio_composer_get_document (composer))));
}

static gboolean
is_same (const StudioColor *a,
         const StudioColor *b)
{
  const double slack = 1.0 / 512;

  return fabs (a->r - b->r) < slack && fabs (a->g - b->g) < slack && fabs (a->b - b->b) < slack && fabs (a->a - b->a) < slack;
}

void
studio_color_picker_set_color (StudioColorPicker *self,
                               const StudioColor *color)
{
  gboolean found = FALSE;

  g_return_if_fail (STUDIO_IS_COLOR_PICKER (self));

  if (color != NULL)
    self->color = *color;
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->swatches)); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    gboolean chosen = STUDIO_IS_SWATCH (child) && color != NULL && !found && is_same (studio_swatch_get_color (STUDIO_SWATCH (child)), color);

    if (STUDIO_IS_SWATCH (child))
      studio_swatch_set_chosen (STUDIO_SWATCH (child), chosen);
    found |= chosen;
  }
}

void
studio_color_picker_set_label (StudioColorPicker *self,
                               const char *label)
{
  g_return_if_fail (STUDIO_IS_COLOR_PICKER (self) && label != NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
studio_color_picker_dispose (GObject *object)
{
  StudioColorPicker *self = STUDIO_COLOR_PICKER (object);

  g_clear_object (&self->composer);
  g_clear_object (&self->brand);
  gtk_widget_dispose_template (GTK_WIDGET (self), STUDIO_TYPE_COLOR_PICKER);

  G_OBJECT_CLASS (studio_color_picker_parent_class)->dispose (object);
}

static void
studio_color_picker_class_init (StudioColorPickerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_color_picker_dispose;
  signals[PICKED] = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[ENDED] = g_signal_new ("ended", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-color-picker.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, StudioColorPicker, box);
  gtk_widget_class_bind_template_child (widget_class, StudioColorPicker, swatches);
  gtk_widget_class_bind_template_child (widget_class, StudioColorPicker, more);
  gtk_widget_class_bind_template_child (widget_class, StudioColorPicker, popover);
  gtk_widget_class_bind_template_child (widget_class, StudioColorPicker, recent_title);
  gtk_widget_class_bind_template_child (widget_class, StudioColorPicker, recent);
  gtk_widget_class_bind_template_child (widget_class, StudioColorPicker, free);
  gtk_widget_class_bind_template_callback (widget_class, show_cb);
  gtk_widget_class_bind_template_callback (widget_class, closed_cb);
}

static void
studio_color_picker_init (StudioColorPicker *self)
{
  self->color = (StudioColor){ 0, 0, 0, 1 };
  gtk_widget_init_template (GTK_WIDGET (self));
}
