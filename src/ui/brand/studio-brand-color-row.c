#include "config.h"

#include "studio-brand-color-row.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "studio-brand-contrast.h"
#include "studio-number.h"

#define RADIUS 7.0

struct _StudioBrandColorRow
{
  StudioBrandRow parent_instance;
  GtkLabel *label;
  GtkLabel *code;
  GtkMenuButton *button;
  GtkDrawingArea *area;
  GtkPopover *popover;
  GtkColorChooser *chooser;
  GtkLabel *badge;
  GtkButton *fix;
  GtkWidget *remove;
  char *name;
  StudioColor color;
  char *better;      /* (nullable): what the fix writes */
  char *better_name; /* below "colors" */
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (StudioBrandColorRow, studio_brand_color_row, STUDIO_TYPE_BRAND_ROW)

/* --- the colour --- */

static void
draw_cb (GtkDrawingArea *area,
         cairo_t *cr,
         int width,
         int height,
         gpointer data)
{
  const StudioColor *color = &STUDIO_BRAND_COLOR_ROW (data)->color;

  cairo_new_sub_path (cr);
  cairo_arc (cr, width - RADIUS - 0.5, RADIUS + 0.5, RADIUS, -G_PI / 2, 0);
  cairo_arc (cr, width - RADIUS - 0.5, height - RADIUS - 0.5, RADIUS, 0, G_PI / 2);
  cairo_arc (cr, RADIUS + 0.5, height - RADIUS - 0.5, RADIUS, G_PI / 2, G_PI);
  cairo_arc (cr, RADIUS + 0.5, RADIUS + 0.5, RADIUS, G_PI, 3 * G_PI / 2);
  cairo_close_path (cr);
  cairo_set_source_rgb (cr, color->r, color->g, color->b);
  cairo_fill_preserve (cr);
  /* a white one is seen on a white row as well */
  cairo_set_source_rgba (cr, 0.5, 0.5, 0.5, 0.6);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
}

static void
show_cb (GtkPopover *popover,
         StudioBrandColorRow *self)
{
  const GdkRGBA rgba = { (float) self->color.r, (float) self->color.g, (float) self->color.b, 1 };

  self->showing = TRUE;
  gtk_color_chooser_set_rgba (self->chooser, &rgba);
  g_object_set (self->chooser, "show-editor", TRUE, NULL);
  self->showing = FALSE;
}

static void
closed_cb (GtkPopover *popover,
           StudioBrandColorRow *self)
{
  StudioBrandSession *session = studio_brand_row_get_session (STUDIO_BRAND_ROW (self));

  if (session != NULL)
    studio_brand_session_end_merge (session);
}

static void
rgba_cb (StudioBrandColorRow *self)
{
  g_autofree char *text = NULL;
  StudioColor color;
  GdkRGBA rgba;

  if (self->showing || !gtk_widget_get_visible (GTK_WIDGET (self->popover)))
    return;
  gtk_color_chooser_get_rgba (self->chooser, &rgba);
  color = (StudioColor){ rgba.red, rgba.green, rgba.blue, 1 };
  text = studio_color_to_string (&color);
  studio_brand_row_store_text (STUDIO_BRAND_ROW (self), self->name, text, TRUE);
}

/* --- how text reads --- */

static const char *
word_of (const StudioColor *letters)
{
  if (studio_color_luminance (letters) > 0.7)
    return _ ("White text");
  if (studio_color_luminance (letters) < 0.06)
    return _ ("Dark text");
  return _ ("Text");
}

/* Returns: (transfer full): "8,0:1", rounded down so that 4.49 is not told as 4.5 */
static char *
ratio_words (double ratio)
{
  g_autofree char *number = studio_number_format (floor (ratio * 10) / 10, 1);

  return g_strdup_printf ("%s:1", number);
}

static void
show_fix (StudioBrandColorRow *self,
          const StudioBrandContrast *contrast)
{
  StudioColor better;

  g_free (self->better);
  self->better = g_strdup (contrast->better);
  g_free (self->better_name);
  self->better_name = g_strdup (contrast->path + strlen ("colors/"));
  gtk_widget_set_visible (GTK_WIDGET (self->fix), contrast->better != NULL);
  if (contrast->better == NULL || !studio_color_parse (contrast->better, &better))
    return;
  if (contrast->is_text)
    gtk_button_set_label (self->fix, _ ("Make It Readable"));
  else
    gtk_button_set_label (self->fix, studio_color_luminance (&better) > 0.5 ? _ ("Use White Text") : _ ("Use Dark Text"));
}

static void
show_contrast (StudioBrandColorRow *self)
{
  StudioBrandContrast contrast;
  g_autofree char *ratio = NULL, *words = NULL, *spoken = NULL;
  gboolean good;

  if (!studio_brand_contrast_measure (studio_brand_row_get_brand (STUDIO_BRAND_ROW (self)), self->name, &contrast)) {
    gtk_widget_set_visible (GTK_WIDGET (self->badge), FALSE);
    gtk_widget_set_visible (GTK_WIDGET (self->fix), FALSE);
    return;
  }
  good = studio_brand_contrast_passes (contrast.ratio);
  ratio = ratio_words (contrast.ratio);
  words = g_strdup_printf ("%s %s %s", good ? "✓" : "⚠", contrast.is_text ? _ ("On the ground") : word_of (&contrast.text), ratio);
  gtk_label_set_label (self->badge, words);
  /* TRANSLATORS: contrast of letters, "2,1:1" */
  spoken = g_strdup_printf (good ? _ ("Reads well, %s") : _ ("Hard to read, %s; 4.5:1 is needed"), ratio);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->badge), spoken);
  gtk_widget_set_visible (GTK_WIDGET (self->badge), TRUE);
  gtk_widget_set_css_classes (GTK_WIDGET (self->badge), (const char *[]){ "brand-badge", good ? "good" : "bad", NULL });
  show_fix (self, &contrast);
  studio_brand_contrast_clear (&contrast);
}

static void
fix_cb (GtkButton *button,
        StudioBrandColorRow *self)
{
  g_autofree char *name = g_strdup (self->better_name), *better = g_strdup (self->better);

  if (better != NULL)
    studio_brand_row_store_text (STUDIO_BRAND_ROW (self), name, better, FALSE);
}

/* The partner goes with it: text on a colour that is not there means nothing. */
static void
remove_cb (GtkButton *button,
           StudioBrandColorRow *self)
{
  StudioBrandSession *session = studio_brand_row_get_session (STUDIO_BRAND_ROW (self));
  g_autofree char *path = g_strconcat ("colors/", self->name, NULL);
  g_autofree char *partner = g_strconcat ("colors/on-", self->name, NULL);
  g_autoptr (JsonNode) alone = studio_json_with (studio_brand_session_get_json (session), partner, NULL);
  g_autoptr (JsonNode) root = studio_json_with (alone, path, NULL);
  g_autoptr (GError) error = NULL;

  if (!studio_brand_session_set_root (session, root, _ ("Remove Colour"), NULL, &error) && error != NULL)
    studio_brand_row_tell (STUDIO_BRAND_ROW (self), error->message);
}

static void
studio_brand_color_row_refresh (StudioBrandRow *row)
{
  StudioBrandColorRow *self = STUDIO_BRAND_COLOR_ROW (row);
  g_autofree char *code = NULL, *spoken = NULL;

  if (!studio_brand_lookup_color (studio_brand_row_get_brand (row), self->name, &self->color))
    return;
  code = studio_color_to_string (&self->color);
  gtk_label_set_label (self->code, code);
  gtk_widget_queue_draw (GTK_WIDGET (self->area));
  spoken = g_strdup_printf ("%s %s", studio_brand_row_get_title (row), code);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  show_contrast (self);
}

/* --- */

static void
studio_brand_color_row_finalize (GObject *object)
{
  StudioBrandColorRow *self = STUDIO_BRAND_COLOR_ROW (object);

  g_free (self->name);
  g_free (self->better);
  g_free (self->better_name);

  G_OBJECT_CLASS (studio_brand_color_row_parent_class)->finalize (object);
}

static void
studio_brand_color_row_class_init (StudioBrandColorRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = studio_brand_color_row_finalize;
  STUDIO_BRAND_ROW_CLASS (klass)->refresh = studio_brand_color_row_refresh;

  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-brand-color-row.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioBrandColorRow, label);
  gtk_widget_class_bind_template_child (widget_class, StudioBrandColorRow, code);
  gtk_widget_class_bind_template_child (widget_class, StudioBrandColorRow, button);
  gtk_widget_class_bind_template_child (widget_class, StudioBrandColorRow, area);
  gtk_widget_class_bind_template_child (widget_class, StudioBrandColorRow, popover);
  gtk_widget_class_bind_template_child (widget_class, StudioBrandColorRow, chooser);
  gtk_widget_class_bind_template_child (widget_class, StudioBrandColorRow, badge);
  gtk_widget_class_bind_template_child (widget_class, StudioBrandColorRow, fix);
  gtk_widget_class_bind_template_child (widget_class, StudioBrandColorRow, remove);
  gtk_widget_class_bind_template_callback (widget_class, show_cb);
  gtk_widget_class_bind_template_callback (widget_class, closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, fix_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
studio_brand_color_row_init (StudioBrandColorRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_object_bind_property (self, "title", self->label, "label", G_BINDING_SYNC_CREATE);
  gtk_drawing_area_set_draw_func (self->area, draw_cb, self, NULL);
  g_signal_connect_swapped (self->chooser, "notify::rgba", G_CALLBACK (rgba_cb), self);
}

GtkWidget *
studio_brand_color_row_new (const char *name,
                            const char *title,
                            gboolean optional)
{
  StudioBrandColorRow *self;

  g_return_val_if_fail (name != NULL && title != NULL, NULL);

  self = g_object_new (STUDIO_TYPE_BRAND_COLOR_ROW, "title", title, "path", "colors", NULL);
  self->name = g_strdup (name);
  gtk_widget_set_visible (self->remove, optional);
  return GTK_WIDGET (self);
}

const char *
studio_brand_color_row_get_name (StudioBrandColorRow *self)
{
  g_return_val_if_fail (STUDIO_IS_BRAND_COLOR_ROW (self), NULL);

  return self->name;
}
