#include "config.h"

#include "studio-stage-private.h"

#include <glib/gi18n-lib.h>

#include "studio-composer-photo.h"
#include "studio-floating-bar.h"

/* Between bar and selection; below it the knob to turn it is in between. */
#define GAP 16
#define GAP_BELOW 40
/* What the strip, the tools and the status bar take of the stage */
#define LEFT 108
#define TOP 62
#define BOTTOM 56
#define RIGHT 12
/* At rest for so long, it comes back. */
#define REST_MS 140

/* --- where it stands --- */

static gboolean
place_cb (GtkOverlay *overlay,
          GtkWidget *child,
          GdkRectangle *allocation,
          StudioStage *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (overlay)), height = gtk_widget_get_height (GTK_WIDGET (overlay));
  StudioRect bounds = self->float_bounds;
  GtkRequisition size;
  double y;

  if (child != self->float_bar)
    return FALSE;
  gtk_widget_get_preferred_size (child, NULL, &size);
  y = bounds.y - GAP - size.height;
  if (y < TOP)
    y = bounds.y + bounds.h + GAP_BELOW;
  /* something as high as the view has it inside, at its upper edge */
  if (y > height - BOTTOM - size.height)
    y = MAX (TOP, bounds.y + GAP);
  allocation->x = (int) CLAMP (bounds.x + bounds.w / 2 - size.width / 2.0, LEFT, MAX (LEFT, width - RIGHT - size.width));
  allocation->y = (int) MIN (y, MAX (TOP, height - BOTTOM - size.height));
  allocation->width = size.width;
  allocation->height = size.height;
  return TRUE;
}

/* --- when it shows --- */

static gboolean
can_show (StudioStage *self)
{
  return self->designing && self->composer != NULL && !self->pressed && self->tool->mode == STUDIO_PLACER_OFF &&
         studio_text_tool_get_id (self->text_tool) == NULL && studio_crop_tool_get_id (self->crop_tool) == NULL && studio_canvas_get_selection_bounds (self->canvas, &self->float_bounds) &&
         studio_floating_bar_follow (STUDIO_FLOATING_BAR (self->float_bar), self->composer);
}

static gboolean
rested_cb (gpointer user_data)
{
  StudioStage *self = user_data;
  gboolean show = can_show (self);

  self->float_timeout = 0;
  gtk_widget_set_visible (self->float_bar, show);
  if (show)
    gtk_widget_queue_allocate (self->overlay);
  return G_SOURCE_REMOVE;
}

void
_studio_stage_follow_selection (StudioStage *self)
{
  g_clear_handle_id (&self->float_timeout, g_source_remove);
  if (self->composer == NULL || !self->designing) {
    gtk_widget_set_visible (self->float_bar, FALSE);
    return;
  }
  self->float_timeout = g_timeout_add (REST_MS, rested_cb, self);
}

static void
move_away (StudioStage *self)
{
  if (gtk_widget_get_visible (self->float_bar))
    gtk_widget_set_visible (self->float_bar, FALSE);
}

/* Whatever takes the pointer: nothing is in the way of a drag. */
static gboolean
event_cb (GtkEventControllerLegacy *controller,
          GdkEvent *event,
          StudioStage *self)
{
  GdkEventType type = gdk_event_get_event_type (event);

  if (type == GDK_BUTTON_PRESS || type == GDK_TOUCH_BEGIN) {
    self->pressed = TRUE;
    move_away (self);
  } else if (type == GDK_BUTTON_RELEASE || type == GDK_TOUCH_END || type == GDK_TOUCH_CANCEL) {
    self->pressed = FALSE;
    _studio_stage_follow_selection (self);
  } else if (type == GDK_KEY_PRESS) {
    move_away (self);
    _studio_stage_follow_selection (self);
  }
  return GDK_EVENT_PROPAGATE;
}

static void
view_changed_cb (StudioStage *self)
{
  /* perhaps in the middle of an allocation */
  if (!gtk_widget_get_visible (self->float_bar) && self->float_timeout == 0)
    return;
  _studio_stage_follow_selection (self);
}

/* --- what it does --- */

/* Returns: (nullable): the box of the only selected layer, if it is of this kind */
static const StudioBox *
selected_box (StudioStage *self,
              StudioLayerKind kind)
{
  GPtrArray *ids = self->composer != NULL ? studio_composer_get_selection (self->composer) : NULL;
  StudioScene *scene = self->composer != NULL ? studio_composer_get_scene (self->composer) : NULL;
  const StudioBox *box = scene != NULL && ids->len == 1 ? studio_scene_find (scene, g_ptr_array_index (ids, 0)) : NULL;

  return box != NULL && box->layer->kind == kind ? box : NULL;
}

static void
edit_text (GtkWidget *widget,
           const char *name,
           GVariant *parameter)
{
  StudioStage *self = STUDIO_STAGE (widget);
  const StudioBox *box = selected_box (self, STUDIO_LAYER_TEXT);

  if (box != NULL)
    studio_text_tool_begin (self->text_tool, box->layer->id, NULL);
}

static void
crop (GtkWidget *widget,
      const char *name,
      GVariant *parameter)
{
  StudioStage *self = STUDIO_STAGE (widget);
  const StudioBox *box = selected_box (self, STUDIO_LAYER_PHOTO);

  if (box != NULL)
    g_signal_emit_by_name (self->canvas, "crop", box->layer->id);
}

static void
replaced_cb (GObject *source,
             GAsyncResult *result,
             gpointer user_data)
{
  g_autoptr (StudioStage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!studio_composer_replace_photo_finish (STUDIO_COMPOSER (source), result, &error) && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
}

static void
chosen_cb (GtkNativeDialog *dialog,
           int response,
           StudioStage *self)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;
  const char *id = g_object_get_data (G_OBJECT (dialog), "layer");

  if (file != NULL && self->composer != NULL)
    studio_composer_replace_photo_async (self->composer, id, file, NULL, self->photo_cancellable, replaced_cb, g_object_ref (self));
  g_clear_object (&self->chooser);
}

static void
add_filter (GtkFileChooser *chooser)
{
  static const char *const endings[] = { "jpg", "jpeg", "png", "webp", "tif", "tiff", "bmp", "heic", "avif", "svg" };
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Photos"));
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    gtk_file_filter_add_suffix (filter, endings[i]);
  gtk_file_chooser_add_filter (chooser, filter);
}

void
_studio_stage_choose_photo (StudioStage *self,
                            const char *id)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  const char *reason = studio_composer_get_content_limit (self->composer, id, STUDIO_CAN_PHOTO);

  if (reason != NULL) {
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", reason);
    return;
  }
  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_ ("Choose a Photo"), GTK_WINDOW (root), GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), NULL);
  add_filter (GTK_FILE_CHOOSER (self->chooser));
  g_object_set_data_full (G_OBJECT (self->chooser), "layer", g_strdup (id), g_free);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect (self->chooser, "response", G_CALLBACK (chosen_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
replace_photo (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  StudioStage *self = STUDIO_STAGE (widget);
  const StudioBox *box = selected_box (self, STUDIO_LAYER_PHOTO);

  if (box != NULL)
    _studio_stage_choose_photo (self, box->layer->id);
}

/* --- */

void
_studio_stage_install_float (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "stage.edit-text", NULL, edit_text);
  gtk_widget_class_install_action (widget_class, "stage.crop", NULL, crop);
  gtk_widget_class_install_action (widget_class, "stage.replace-photo", NULL, replace_photo);
  gtk_widget_class_bind_template_child (widget_class, StudioStage, float_bar);
  g_type_ensure (STUDIO_TYPE_FLOATING_BAR);
}

void
_studio_stage_init_float (StudioStage *self)
{
  GtkEventController *events = gtk_event_controller_legacy_new ();

  g_signal_connect (self->overlay, "get-child-position", G_CALLBACK (place_cb), self);
  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect (events, "event", G_CALLBACK (event_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->canvas), events);
  g_signal_connect_swapped (self->canvas, "view-changed", G_CALLBACK (view_changed_cb), self);
  g_signal_connect_swapped (self->text_tool, "changed", G_CALLBACK (_studio_stage_follow_selection), self);
}

void
_studio_stage_drop_float (StudioStage *self)
{
  g_clear_handle_id (&self->float_timeout, g_source_remove);
  g_clear_object (&self->chooser);
}
