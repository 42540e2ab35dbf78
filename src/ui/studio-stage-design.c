#include "config.h"

#include "studio-stage-private.h"

#include <glib/gi18n-lib.h>

#include "studio-canvas-private.h"
#include "studio-design-menu.h"
#include "studio-frame.h"
#include "studio-tools-bar.h"

/* Of the view that the selection is zoomed to fill, since bars lie over the edges */
#define SELECTION_SHARE 0.7

enum {
  PROP_0,
  PROP_TOOL,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* --- what an edit would change --- */

/* What most edits need: what may be moved and restyled is as good as free. */
static const char *
find_limit (StudioStage *self,
            const char *id)
{
  const char *reason = studio_composer_get_limit (self->composer, id, STUDIO_CAN_MOVE);

  return reason != NULL ? reason : studio_composer_get_limit (self->composer, id, STUDIO_CAN_STYLE);
}

char *
_studio_stage_describe_selection (StudioStage *self)
{
  GPtrArray *ids = studio_composer_get_selection (self->composer);
  StudioScene *scene = studio_composer_get_scene (self->composer);
  const StudioBox *box = ids->len == 1 && scene != NULL ? studio_scene_find (scene, g_ptr_array_index (ids, 0)) : NULL;
  const char *size = _ (self->format->name);
  const char *lock = ids->len == 1 ? find_limit (self, g_ptr_array_index (ids, 0)) : NULL;

  if (studio_crop_tool_get_id (self->crop_tool) != NULL)
    return studio_crop_tool_get_sentence (self->crop_tool);
  if (studio_text_tool_get_id (self->text_tool) != NULL)
    return studio_text_tool_get_sentence (self->text_tool);
  if (ids->len == 0)
    return NULL;
  if (lock != NULL)
    return g_strdup (lock);
  if (box != NULL && box->layer->kind == STUDIO_LAYER_TEXT)
    /* TRANSLATORS: what an edit changes; %s is a size, "Feed 4:5" */
    return g_strdup_printf (_ ("Text: all sizes · Place: only %s"), size);
  if (box != NULL && box->layer->kind == STUDIO_LAYER_CHART)
    /* TRANSLATORS: what an edit of a chart changes; %s is a size, "Feed 4:5" */
    return g_strdup_printf (_ ("Data: all sizes · Place: only %s"), size);
  if (studio_composer_get_scope (self->composer) == STUDIO_SCOPE_THIS_SIZE)
    return g_strdup_printf (_ ("Look and place: only %s"), size);
  return g_strdup_printf (_ ("Look: all sizes · Place: only %s"), size);
}

/* --- the composer knows what is shown --- */

static void
selection_changed_cb (StudioComposer *composer,
                      StudioStage *self)
{
  _studio_stage_update_words (self);
  _studio_stage_follow_selection (self);
}

static void
scene_changed_cb (StudioStage *self,
                  gpointer data)
{
  if (self->composer != NULL)
    studio_composer_set_scene (self->composer, studio_canvas_get_scene (self->canvas));
  _studio_stage_follow_selection (self);
  _studio_stage_update_words (self);
}

void
studio_stage_set_composer (StudioStage *self,
                           StudioComposer *composer)
{
  g_return_if_fail (STUDIO_IS_STAGE (self));

  if (self->composer == composer)
    return;
  if (self->composer != NULL)
    g_signal_handlers_disconnect_by_data (self->composer, self);
  g_set_object (&self->composer, composer);
  studio_sizes_strip_set_composer (self->strip, composer);
  studio_canvas_set_composer (self->canvas, composer);
  studio_text_tool_set_composer (self->text_tool, composer);
  studio_crop_tool_set_composer (self->crop_tool, composer);
  _studio_stage_set_view_source (self);
  if (composer != NULL)
    g_signal_connect (composer, "selection-changed", G_CALLBACK (selection_changed_cb), self);
}

/* --- tools --- */

void
_studio_stage_set_tool (StudioStage *self,
                        const char *name)
{
  const StudioTool *tool = studio_tool_find (name);

  if (tool == NULL || tool == self->tool)
    return;
  self->tool = tool;
  self->keep_tool = FALSE;
  studio_placer_set_mode (self->placer, tool->mode);
  _studio_stage_follow_selection (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TOOL]);
}

static void
placed_cb (StudioPlacer *placer,
           const StudioPoint *from,
           const StudioPoint *to,
           StudioStage *self)
{
  g_autoptr (JsonNode) layer = self->composer != NULL && self->format != NULL ? studio_tool_make_layer (self->tool, *from, *to, self->format->size) : NULL;
  const StudioTool *tool = self->tool;
  g_autofree char *id = NULL;

  if (layer == NULL)
    return;
  id = g_strdup (studio_composer_add (self->composer, layer, NULL, _ (tool->step)));
  if (!self->keep_tool)
    _studio_stage_set_tool (self, "select");
  if (id == NULL || self->keep_tool)
    return;
  if (g_str_equal (tool->name, "photo"))
    _studio_stage_choose_photo (self, id);
  else if (g_str_equal (tool->name, "text"))
    studio_text_tool_begin (self->text_tool, id, NULL);
}

static void
given_up_cb (StudioPlacer *placer,
             StudioStage *self)
{
  _studio_stage_set_tool (self, "select");
}

static void
kept_cb (GtkWidget *tools,
         StudioStage *self)
{
  self->keep_tool = TRUE;
}

static void
get_property (GObject *object,
              guint id,
              GValue *value,
              GParamSpec *pspec)
{
  if (id == PROP_TOOL)
    g_value_set_string (value, STUDIO_STAGE (object)->tool->name);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
set_property (GObject *object,
              guint id,
              const GValue *value,
              GParamSpec *pspec)
{
  if (id == PROP_TOOL)
    _studio_stage_set_tool (STUDIO_STAGE (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

/* --- the context menu --- */

static void
popup_at (StudioStage *self,
          double x,
          double y)
{
  gtk_widget_translate_coordinates (GTK_WIDGET (self->canvas), GTK_WIDGET (self), x, y, &x, &y);
  studio_design_menu_popup (GTK_WIDGET (self), self->composer, x, y);
}

/* The menu is about what is selected; what is under the pointer becomes it first. */
static void
secondary_cb (GtkGestureClick *gesture,
              int n_press,
              double x,
              double y,
              StudioStage *self)
{
  double slack = 4 / studio_canvas_get_zoom (self->canvas);
  const char *id;

  if (!self->designing || self->composer == NULL)
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  if (studio_text_tool_suggest_at (self->text_tool, x, y))
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
  id = studio_composer_pick (self->composer, _studio_canvas_to_page (self->canvas, x, y), slack, FALSE, FALSE);
  if (id == NULL)
    studio_composer_select_none (self->composer);
  else if (!studio_composer_is_selected (self->composer, id))
    studio_composer_select (self->composer, id, FALSE);
  popup_at (self, x, y);
}

/* Returns: the box around what is selected, in px of the page; empty for nothing */
static StudioRect
selection_bounds (StudioStage *self)
{
  GPtrArray *ids = studio_composer_get_selection (self->composer);
  StudioScene *scene = studio_composer_get_scene (self->composer);
  g_autoptr (GArray) frames = g_array_new (FALSE, FALSE, sizeof (StudioFrame));

  for (guint i = 0; scene != NULL && i < ids->len; i++) {
    guint index;
    StudioFrame frame;

    if (!studio_frame_find (scene, g_ptr_array_index (ids, i), &index))
      continue;
    frame = studio_frame_of_box (scene, index);
    g_array_append_val (frames, frame);
  }
  return studio_frame_bounds_of_all ((const StudioFrame *) (const void *) frames->data, frames->len);
}

static void
open_menu (GtkWidget *widget,
           const char *name,
           GVariant *parameter)
{
  StudioStage *self = STUDIO_STAGE (widget);
  StudioRect bounds;
  StudioPoint origin;
  double zoom;

  if (!self->designing || self->composer == NULL || self->format == NULL)
    return;
  bounds = selection_bounds (self);
  if (studio_composer_get_selection (self->composer)->len == 0)
    bounds = (StudioRect){ 0, 0, self->format->size.w, self->format->size.h };
  origin = _studio_canvas_origin (self->canvas);
  zoom = studio_canvas_get_zoom (self->canvas);
  popup_at (self, origin.x + (bounds.x + bounds.w / 2) * zoom, origin.y + (bounds.y + bounds.h / 2) * zoom);
}

static void
choose_tool_by_key (GtkWidget *widget,
                    const char *name,
                    GVariant *parameter)
{
  StudioStage *self = STUDIO_STAGE (widget);

  if (self->designing)
    _studio_stage_set_tool (self, g_variant_get_string (parameter, NULL));
}

static void
zoom_selection (GtkWidget *widget,
                const char *name,
                GVariant *parameter)
{
  StudioStage *self = STUDIO_STAGE (widget);
  double width = gtk_widget_get_width (GTK_WIDGET (self->canvas)), height = gtk_widget_get_height (GTK_WIDGET (self->canvas));
  StudioRect bounds = { 0 };

  if (self->composer != NULL)
    bounds = selection_bounds (self);
  if (bounds.w <= 0 || bounds.h <= 0) {
    studio_canvas_fit (self->canvas);
    return;
  }
  studio_canvas_set_zoom (self->canvas, MIN (width / bounds.w, height / bounds.h) * SELECTION_SHARE);
  _studio_canvas_pan_to (self->canvas, (StudioPoint){ bounds.x + bounds.w / 2, bounds.y + bounds.h / 2 });
}

/* --- */

void
_studio_stage_install_design (GtkWidgetClass *widget_class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (widget_class);

  object_class->get_property = get_property;
  object_class->set_property = set_property;
  properties[PROP_TOOL] = g_param_spec_string ("tool", NULL, NULL, "select", G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_install_property_action (widget_class, "stage.tool", "tool");
  gtk_widget_class_install_action (widget_class, "stage.choose-tool", "s", choose_tool_by_key);
  gtk_widget_class_install_action (widget_class, "stage.menu", NULL, open_menu);
  gtk_widget_class_install_action (widget_class, "stage.zoom-selection", NULL, zoom_selection);
  _studio_stage_install_crop (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, placed_cb);
  gtk_widget_class_bind_template_callback (widget_class, given_up_cb);
  gtk_widget_class_bind_template_callback (widget_class, kept_cb);
  g_type_ensure (STUDIO_TYPE_PLACER);
  g_type_ensure (STUDIO_TYPE_TOOLS_BAR);
  _studio_stage_install_float (widget_class);
}

void
_studio_stage_init_design (StudioStage *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->tool = studio_tool_find ("select");
  self->text_tool = STUDIO_TEXT_TOOL (studio_text_tool_new ());
  studio_text_tool_attach (self->text_tool, self->canvas);
  g_signal_connect_swapped (self->text_tool, "changed", G_CALLBACK (_studio_stage_update_words), self);
  _studio_stage_init_crop (self);
  studio_placer_set_canvas (self->placer, self->canvas);
  g_signal_connect (self, "scene-changed", G_CALLBACK (scene_changed_cb), NULL);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (secondary_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->canvas), GTK_EVENT_CONTROLLER (click));
  _studio_stage_init_float (self);
}
