#include "config.h"

#include "studio-crop-tool-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define REST_MS 120
/* A new area by key, as a share of the frame */
#define NEW_AREA 0.25

/* --- values --- */

/* The slider climbs by the same share everywhere, to what is of use; the wheel goes further. */
#define SLIDER_ZOOM 6.0

static double
slider_of_zoom (double zoom)
{
  return log (zoom) / log (SLIDER_ZOOM);
}

static void
fill_crop (StudioCropTool *self)
{
  double zoom = studio_photo_session_get_zoom (self->session);
  /* TRANSLATORS: zoom */
  g_autofree char *percent = g_strdup_printf (_ ("%.0f %%"), zoom * 100);

  gtk_adjustment_set_value (self->zoom, slider_of_zoom (zoom));
  gtk_label_set_label (self->zoom_label, percent);
  gtk_widget_set_visible (GTK_WIDGET (self->focal_button), studio_photo_session_has_focal (self->session));
}

static void
fill_hide (StudioCropTool *self)
{
  guint n = studio_photo_session_get_areas (self->session)->len;
  g_autofree char *words = NULL;

  if (n == 0)
    words = g_strdup (_ ("No areas"));
  else if (self->area < 0)
    words = g_strdup_printf (ngettext ("%u area", "%u areas", n), n);
  else
    words = g_strdup_printf (_ ("Area %d of %u"), self->area + 1, n);
  gtk_label_set_label (self->area_label, words);
  gtk_drop_down_set_selected (self->kind, self->like.kind);
  gtk_toggle_button_set_active (self->ellipse, self->like.ellipse);
  gtk_adjustment_set_value (self->strength, self->like.strength);
  gtk_widget_set_sensitive (self->strength_scale, self->like.kind != STUDIO_OBSCURE_FILL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "crop.remove-area", self->area >= 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "crop.next-area", n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "crop.previous-area", n > 0);
}

void
_studio_crop_tool_fill_bar (StudioCropTool *self)
{
  g_autofree char *warning = NULL;

  self->filling = TRUE;
  if (self->mode == STUDIO_CROP_MODE_HIDE)
    fill_hide (self);
  else
    fill_crop (self);
  self->filling = FALSE;
  if (self->mode == STUDIO_CROP_MODE_HIDE)
    warning = g_strdup (_ ("Once the post is saved, what is hidden can't be brought back. Cover numbers completely."));
  else
    warning = studio_photo_session_get_warning (self->session);
  gtk_label_set_label (self->sentence, warning != NULL ? warning : "");
  gtk_widget_set_visible (GTK_WIDGET (self->sentence), warning != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  self->mode == STUDIO_CROP_MODE_HIDE ? gtk_label_get_label (self->area_label) : gtk_label_get_label (self->zoom_label), -1);
}

static void
zoom_changed_cb (StudioCropTool *self)
{
  if (self->filling || self->session == NULL)
    return;
  studio_photo_session_zoom (self->session, pow (SLIDER_ZOOM, gtk_adjustment_get_value (self->zoom)), NULL);
  _studio_crop_tool_refresh (self);
  _studio_crop_tool_load (self, REST_MS);
}

static void
focal_toggled_cb (StudioCropTool *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
area_changed_cb (StudioCropTool *self)
{
  if (self->filling || self->session == NULL)
    return;
  self->like.kind = (StudioObscureKind) gtk_drop_down_get_selected (self->kind);
  self->like.ellipse = gtk_toggle_button_get_active (self->ellipse);
  self->like.strength = gtk_adjustment_get_value (self->strength);
  if (self->area >= 0)
    studio_photo_session_change_area (self->session, (guint) self->area, &self->like);
  _studio_crop_tool_refresh (self);
  _studio_crop_tool_load (self, REST_MS);
}

/* --- actions --- */

static void
done (GtkWidget *widget,
      const char *name,
      GVariant *parameter)
{
  studio_crop_tool_end (STUDIO_CROP_TOOL (widget), TRUE);
}

static void
cancel (GtkWidget *widget,
        const char *name,
        GVariant *parameter)
{
  studio_crop_tool_end (STUDIO_CROP_TOOL (widget), FALSE);
}

/* What was cropped is of the photo that goes. */
static void
replace (GtkWidget *widget,
         const char *name,
         GVariant *parameter)
{
  studio_crop_tool_end (STUDIO_CROP_TOOL (widget), FALSE);
  gtk_widget_activate_action (widget, "stage.replace-photo", NULL);
}

static void
flip (GtkWidget *widget,
      const char *name,
      GVariant *parameter)
{
  StudioCropTool *self = STUDIO_CROP_TOOL (widget);

  if (self->session == NULL)
    return;
  studio_photo_session_flip (self->session);
  _studio_crop_tool_refresh (self);
}

static void
add_area (GtkWidget *widget,
          const char *name,
          GVariant *parameter)
{
  StudioCropTool *self = STUDIO_CROP_TOOL (widget);
  StudioFrame frame;
  double reach;

  if (self->session == NULL)
    return;
  frame = studio_photo_session_get_frame (self->session);
  reach = MIN (frame.w, frame.h) * NEW_AREA / 2;
  _studio_crop_tool_select_area (self, studio_photo_session_add_area (self->session, (StudioPoint){ frame.center.x - reach, frame.center.y - reach },
                                                                      (StudioPoint){ frame.center.x + reach, frame.center.y + reach }, &self->like));
  gtk_widget_grab_focus (widget);
  _studio_crop_tool_load (self, 0);
}

static void
remove_area (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  StudioCropTool *self = STUDIO_CROP_TOOL (widget);
  int index = self->area;

  if (self->session == NULL || index < 0)
    return;
  studio_photo_session_remove_area (self->session, (guint) index);
  _studio_crop_tool_select_area (self, MIN (index, (int) studio_photo_session_get_areas (self->session)->len - 1));
  gtk_widget_grab_focus (widget);
  _studio_crop_tool_load (self, 0);
}

static void
step_area (GtkWidget *widget,
           const char *name,
           GVariant *parameter)
{
  StudioCropTool *self = STUDIO_CROP_TOOL (widget);
  int n, step = g_str_equal (name, "crop.next-area") ? 1 : -1;

  if (self->session == NULL)
    return;
  n = (int) studio_photo_session_get_areas (self->session)->len;
  if (n > 0)
    _studio_crop_tool_select_area (self, self->area < 0 ? 0 : (self->area + step + n) % n);
}

void
_studio_crop_tool_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "crop.done", NULL, done);
  gtk_widget_class_install_action (widget_class, "crop.cancel", NULL, cancel);
  gtk_widget_class_install_action (widget_class, "crop.replace", NULL, replace);
  gtk_widget_class_install_action (widget_class, "crop.flip", NULL, flip);
  gtk_widget_class_install_action (widget_class, "crop.add-area", NULL, add_area);
  gtk_widget_class_install_action (widget_class, "crop.remove-area", NULL, remove_area);
  gtk_widget_class_install_action (widget_class, "crop.next-area", NULL, step_area);
  gtk_widget_class_install_action (widget_class, "crop.previous-area", NULL, step_area);
}

void
_studio_crop_tool_bind_bar (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, StudioCropTool, stack);
  gtk_widget_class_bind_template_child (widget_class, StudioCropTool, sentence);
  gtk_widget_class_bind_template_child (widget_class, StudioCropTool, focal_button);
  gtk_widget_class_bind_template_child (widget_class, StudioCropTool, zoom);
  gtk_widget_class_bind_template_child (widget_class, StudioCropTool, zoom_label);
  gtk_widget_class_bind_template_child (widget_class, StudioCropTool, area_label);
  gtk_widget_class_bind_template_child (widget_class, StudioCropTool, kind);
  gtk_widget_class_bind_template_child (widget_class, StudioCropTool, ellipse);
  gtk_widget_class_bind_template_child (widget_class, StudioCropTool, strength);
  gtk_widget_class_bind_template_child (widget_class, StudioCropTool, strength_scale);
  gtk_widget_class_bind_template_callback (widget_class, zoom_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, focal_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, area_changed_cb);
}
