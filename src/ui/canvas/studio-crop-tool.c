#include "config.h"

#include "studio-crop-tool-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "studio-canvas-private.h"

/* Between the frame and the bar, and between the bar and the widget's edge */
#define BAR_GAP 16
#define BAR_MARGIN 12
/* While the view changes the photo is only scaled. */
#define REST_MS 120

G_DEFINE_FINAL_TYPE (StudioCropTool, studio_crop_tool, GTK_TYPE_WIDGET)

enum {
  SIGNAL_CHANGED,
  SIGNAL_DONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* --- places --- */

StudioPoint
_studio_crop_tool_to_widget (StudioCropTool *self,
                             StudioPoint point)
{
  StudioPoint origin = _studio_canvas_origin (self->canvas);
  double zoom = studio_canvas_get_zoom (self->canvas);

  return (StudioPoint){ origin.x + point.x * zoom, origin.y + point.y * zoom };
}

StudioPoint
_studio_crop_tool_to_page (StudioCropTool *self,
                           double x,
                           double y)
{
  return _studio_canvas_to_page (self->canvas, x, y);
}

static void
studio_crop_tool_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  gtk_widget_measure (STUDIO_CROP_TOOL (widget)->bar, orientation, -1, minimum, natural, NULL, NULL);
}

/* Under the frame; above its lower edge where there is no room. */
static void
studio_crop_tool_size_allocate (GtkWidget *widget,
                                int width,
                                int height,
                                int baseline)
{
  StudioCropTool *self = STUDIO_CROP_TOOL (widget);
  GtkRequisition size;
  GskTransform *place;
  StudioFrame frame;
  StudioRect bounds;
  StudioPoint below;
  double x, y;

  gtk_widget_get_preferred_size (self->bar, NULL, &size);
  size.width = MIN (size.width, MAX (width - 2 * BAR_MARGIN, 1));
  below = (StudioPoint){ width / 2.0, height };
  if (self->session != NULL) {
    frame = studio_photo_session_get_frame (self->session);
    bounds = studio_frame_bounds (&frame);
    below = _studio_crop_tool_to_widget (self, (StudioPoint){ bounds.x + bounds.w / 2, bounds.y + bounds.h });
  }
  x = CLAMP (below.x - size.width / 2.0, BAR_MARGIN, MAX (width - size.width - BAR_MARGIN, BAR_MARGIN));
  y = CLAMP (below.y + BAR_GAP, BAR_MARGIN, MAX (height - size.height - MAX (self->canvas->margins.bottom, BAR_MARGIN), BAR_MARGIN));
  place = gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((float) round (x), (float) round (y)));
  gtk_widget_allocate (self->bar, size.width, size.height, -1, place);
}

/* --- what is said --- */

void
_studio_crop_tool_refresh (StudioCropTool *self)
{
  if (self->session == NULL)
    return;
  _studio_crop_tool_fill_bar (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

char *
studio_crop_tool_get_sentence (StudioCropTool *self)
{
  g_return_val_if_fail (STUDIO_IS_CROP_TOOL (self), NULL);

  if (self->session == NULL)
    return NULL;
  if (self->mode == STUDIO_CROP_MODE_HIDE)
    return g_strdup (_ ("Hiding parts of the photo · Drag over a face, plate or number · Enter keeps, Esc cancels"));
  return g_strdup (_ ("Cropping the photo · Enter keeps, Esc cancels · arrow keys move it"));
}

void
_studio_crop_tool_select_area (StudioCropTool *self,
                               int index)
{
  GArray *areas = studio_photo_session_get_areas (self->session);

  self->area = index >= 0 && index < (int) areas->len ? index : -1;
  if (self->area >= 0)
    self->like = g_array_index (areas, StudioObscure, self->area);
  _studio_crop_tool_refresh (self);
}

/* --- beginning and ending --- */

/* The canvas may be in the middle of an allocation, which comes here next. */
static void
view_changed_cb (StudioCanvas *canvas,
                 StudioCropTool *self)
{
  if (self->session == NULL)
    return;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
  _studio_crop_tool_load (self, REST_MS);
}

static void
crop_cb (StudioCanvas *canvas,
         const char *id,
         StudioCropTool *self)
{
  studio_crop_tool_begin (self, id, STUDIO_CROP_MODE_CROP);
}

/* Going on to something else is no reason to lose what was done. */
static void
selection_changed_cb (StudioCropTool *self)
{
  if (self->session != NULL && !studio_composer_is_selected (self->composer, studio_photo_session_get_id (self->session)))
    studio_crop_tool_end (self, TRUE);
}

/* What was begun belongs to a post that is no longer there. */
static void
post_changed_cb (StudioCropTool *self)
{
  if (self->session != NULL)
    studio_crop_tool_end (self, FALSE);
}

gboolean
studio_crop_tool_begin (StudioCropTool *self,
                        const char *id,
                        StudioCropMode mode)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioPhotoSession) session = NULL;

  g_return_val_if_fail (STUDIO_IS_CROP_TOOL (self) && id != NULL, FALSE);

  if (self->composer == NULL || self->canvas == NULL || self->photos == NULL)
    return FALSE;
  studio_crop_tool_end (self, FALSE);
  session = studio_photo_session_new (self->composer, id, &error);
  if (session != NULL && mode == STUDIO_CROP_MODE_HIDE && !studio_photo_session_can_hide (session))
    g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("This is a sample photo. Choose your own photo first."));
  if (error != NULL) {
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
    return FALSE;
  }
  if (!studio_composer_is_selected (self->composer, id))
    studio_composer_select (self->composer, id, FALSE);
  self->session = g_steal_pointer (&session);
  self->mode = mode;
  self->area = -1;
  self->like = (StudioObscure){ .kind = STUDIO_OBSCURE_PIXELATE, .ellipse = TRUE, .strength = 0.5 };
  self->lines.n_lines = 0;
  gtk_toggle_button_set_active (self->focal_button, TRUE);
  gtk_stack_set_visible_child_name (self->stack, mode == STUDIO_CROP_MODE_HIDE ? "hide" : "crop");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, mode == STUDIO_CROP_MODE_HIDE ? _ ("Hide Parts of Photo") : _ ("Crop Photo"), -1);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  if (mode == STUDIO_CROP_MODE_HIDE && studio_photo_session_get_areas (self->session)->len > 0)
    _studio_crop_tool_select_area (self, 0);
  _studio_crop_tool_load (self, 0);
  _studio_crop_tool_refresh (self);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  return TRUE;
}

void
studio_crop_tool_end (StudioCropTool *self,
                      gboolean keep)
{
  g_autoptr (StudioPhotoSession) session = NULL;

  g_return_if_fail (STUDIO_IS_CROP_TOOL (self));

  if (self->session == NULL)
    return;
  /* keeping changes the post, which would end it once more */
  session = g_steal_pointer (&self->session);
  self->pull = STUDIO_CROP_PULL_NONE;
  if (keep)
    studio_photo_session_keep (session);
  _studio_crop_tool_drop_pictures (self);
  if (gtk_widget_get_focus_child (GTK_WIDGET (self->canvas)) == GTK_WIDGET (self))
    gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  g_signal_emit (self, signals[SIGNAL_DONE], 0);
}

const char *
studio_crop_tool_get_id (StudioCropTool *self)
{
  g_return_val_if_fail (STUDIO_IS_CROP_TOOL (self), NULL);

  return self->session != NULL ? studio_photo_session_get_id (self->session) : NULL;
}

/* --- the widget --- */

GtkWidget *
studio_crop_tool_new (void)
{
  return g_object_new (STUDIO_TYPE_CROP_TOOL, NULL);
}

void
studio_crop_tool_attach (StudioCropTool *self,
                         StudioCanvas *canvas)
{
  g_return_if_fail (STUDIO_IS_CROP_TOOL (self) && STUDIO_IS_CANVAS (canvas) && self->canvas == NULL);

  self->canvas = canvas;
  gtk_widget_set_parent (GTK_WIDGET (self), GTK_WIDGET (canvas));
  g_signal_connect_object (canvas, "view-changed", G_CALLBACK (view_changed_cb), self, 0);
  g_signal_connect_object (canvas, "crop", G_CALLBACK (crop_cb), self, 0);
}

void
studio_crop_tool_set_composer (StudioCropTool *self,
                               StudioComposer *composer)
{
  g_return_if_fail (STUDIO_IS_CROP_TOOL (self));

  if (self->composer == composer)
    return;
  studio_crop_tool_end (self, FALSE);
  g_set_object (&self->composer, composer);
  g_signal_group_set_target (self->composer_signals, composer);
  g_signal_group_set_target (self->post_signals, composer != NULL ? studio_document_get_post (studio_composer_get_document (composer)) : NULL);
}

void
studio_crop_tool_set_photos (StudioCropTool *self,
                             StudioPhotoCache *photos)
{
  g_return_if_fail (STUDIO_IS_CROP_TOOL (self));

  if (photos != NULL)
    studio_photo_cache_ref (photos);
  g_clear_pointer (&self->photos, studio_photo_cache_unref);
  self->photos = photos;
}

static void
studio_crop_tool_dispose (GObject *object)
{
  StudioCropTool *self = STUDIO_CROP_TOOL (object);

  g_clear_pointer (&self->session, studio_photo_session_free);
  _studio_crop_tool_drop_pictures (self);
  g_clear_object (&self->composer_signals);
  g_clear_object (&self->post_signals);
  g_clear_pointer (&self->photos, studio_photo_cache_unref);
  g_clear_object (&self->composer);
  g_clear_pointer (&self->bar, gtk_widget_unparent);

  G_OBJECT_CLASS (studio_crop_tool_parent_class)->dispose (object);
}

static void
studio_crop_tool_class_init (StudioCropToolClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_crop_tool_dispose;
  widget_class->measure = studio_crop_tool_measure;
  widget_class->size_allocate = studio_crop_tool_size_allocate;
  widget_class->snapshot = _studio_crop_tool_snapshot;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", STUDIO_TYPE_CROP_TOOL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_DONE] = g_signal_new ("done", STUDIO_TYPE_CROP_TOOL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-crop-tool.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioCropTool, bar);
  _studio_crop_tool_bind_bar (widget_class);
  _studio_crop_tool_install_actions (widget_class);
  gtk_widget_class_set_css_name (widget_class, "crop-tool");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
studio_crop_tool_init (StudioCropTool *self)
{
  self->area = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  self->composer_signals = g_signal_group_new (STUDIO_TYPE_COMPOSER);
  g_signal_group_connect_swapped (self->composer_signals, "selection-changed", G_CALLBACK (selection_changed_cb), self);
  self->post_signals = g_signal_group_new (STUDIO_TYPE_POST);
  g_signal_group_connect_swapped (self->post_signals, "changed", G_CALLBACK (post_changed_cb), self);
  _studio_crop_tool_add_input (self);
}
