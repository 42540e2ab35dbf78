#include "config.h"

#include "studio-select-private.h"

#include <glib/gi18n-lib.h>

#include "studio-canvas-live.h"
#include "studio-hit.h"
#include "studio-layer-words.h"

/* Px of the screen by which thin things may be missed */
#define SLACK 5

StudioScene *
_studio_select_get_scene (StudioSelect *self)
{
  return self->composer != NULL ? studio_composer_get_scene (self->composer) : NULL;
}

const StudioBox *
_studio_select_get_box (StudioSelect *self,
                        guint index)
{
  return &g_array_index (_studio_select_get_scene (self)->boxes, StudioBox, index);
}

double
_studio_select_slack (StudioSelect *self,
                      double px)
{
  return px / studio_canvas_get_zoom (self->canvas);
}

gboolean
_studio_select_is_active (StudioSelect *self)
{
  /* a tool with a life of its own, like writing in place, lies over the page and has pointer and keys */
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->canvas)); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    if (gtk_widget_get_visible (child))
      return FALSE;
  }
  return self->editing && _studio_select_get_scene (self) != NULL;
}

/* --- what is selected --- */

static gboolean
shows_document (StudioSelect *self)
{
  StudioDocument *document = studio_composer_get_document (self->composer);

  return studio_snapshot_get_json (_studio_select_get_scene (self)->snapshot) == studio_post_get_json (studio_document_get_post (document));
}

/* What will perhaps be dragged next is painted apart while there is time. */
static void
prepare_live (StudioSelect *self)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; self->editing && i < self->selected->len; i++) {
    const StudioSelected *selected = &g_array_index (self->selected, StudioSelected, i);

    if (!selected->locked)
      g_ptr_array_add (ids, _studio_select_get_box (self, selected->index)->layer->id);
  }
  if (ids->len == 0) {
    _studio_canvas_begin_live (self->canvas, NULL);
    return;
  }
  g_ptr_array_add (ids, NULL);
  _studio_canvas_begin_live (self->canvas, (const char *const *) (gpointer) ids->pdata);
}

static void
tell (StudioSelect *self)
{
  g_autofree char *both = NULL;

  if (self->selection_words != NULL && self->page_words != NULL)
    both = g_strdup_printf ("%s. %s", self->selection_words, self->page_words);
  else
    both = g_strdup (self->selection_words != NULL ? self->selection_words : self->page_words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->canvas), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, both != NULL ? both : "", -1);
}

static void
describe (StudioSelect *self)
{
  char *words = NULL;

  if (self->selected->len == 1) {
    const StudioSelected *selected = &g_array_index (self->selected, StudioSelected, 0);
    const StudioBox *box = _studio_select_get_box (self, selected->index);
    g_autofree char *name = studio_composer_get_layer_name (self->composer, box->layer->id);

    /* TRANSLATORS: what a screen reader says of the layer selected: name, kind, width, height */
    words = g_strdup_printf (_ ("Selected: %s, %s, %.0f × %.0f px"), name, studio_layer_words_kind (box->layer), selected->frame.w, selected->frame.h);
  } else if (self->selected->len > 1) {
    words = g_strdup_printf (ngettext ("%u element selected", "%u elements selected", self->selected->len), self->selected->len);
  }
  g_free (self->selection_words);
  self->selection_words = words;
  tell (self);
}

static void
read_selection (StudioSelect *self)
{
  GPtrArray *ids = self->composer != NULL ? studio_composer_get_selection (self->composer) : NULL;
  StudioScene *scene = _studio_select_get_scene (self);

  g_array_set_size (self->selected, 0);
  for (guint i = 0; scene != NULL && i < ids->len; i++) {
    StudioSelected selected;

    if (!studio_frame_find (scene, g_ptr_array_index (ids, i), &selected.index))
      continue;
    selected.frame = studio_frame_of_box (scene, selected.index);
    selected.locked = studio_composer_get_limit (self->composer, g_ptr_array_index (ids, i), STUDIO_CAN_MOVE) != NULL;
    g_array_append_val (self->selected, selected);
  }
}

static void
selection_changed_cb (StudioComposer *composer,
                      StudioSelect *self)
{
  if (_studio_select_is_dragging (self) && self->state != STUDIO_SELECT_MARQUEE)
    _studio_select_cancel (self);
  read_selection (self);
  prepare_live (self);
  describe (self);
  _studio_select_update_hover (self);
  gtk_widget_queue_draw (GTK_WIDGET (self->canvas));
}

static void
scene_changed_cb (StudioComposer *composer,
                  StudioSelect *self)
{
  /* a page that was on its way before the last edit would throw the frames back for a moment */
  if (_studio_select_get_scene (self) != NULL && self->ahead && !shows_document (self))
    return;
  self->ahead = FALSE;
  if (_studio_select_is_dragging (self) && !_studio_select_rebase_drag (self))
    _studio_select_cancel (self);
  read_selection (self);
  prepare_live (self);
  describe (self);
  _studio_select_update_hover (self);
  gtk_widget_queue_draw (GTK_WIDGET (self->canvas));
}

gboolean
_studio_select_is_frozen (StudioSelect *self)
{
  for (guint i = 0; i < self->selected->len; i++) {
    if (!g_array_index (self->selected, StudioSelected, i).locked)
      return FALSE;
  }
  return TRUE;
}

gboolean
_studio_select_get_frame (StudioSelect *self,
                          StudioFrame *frame)
{
  g_autoptr (GArray) frames = g_array_new (FALSE, FALSE, sizeof (StudioFrame));
  StudioRect bounds;

  for (guint i = 0; i < self->selected->len; i++) {
    const StudioSelected *selected = &g_array_index (self->selected, StudioSelected, i);

    if (!selected->locked)
      g_array_append_val (frames, selected->frame);
  }
  if (frames->len == 0)
    return FALSE;
  bounds = studio_frame_bounds_of_all ((const StudioFrame *) (gpointer) frames->data, frames->len);
  *frame = frames->len == 1 ? g_array_index (frames, StudioFrame, 0) : studio_frame_of_rect (&bounds);
  return TRUE;
}

const char *
_studio_select_pick (StudioSelect *self,
                     StudioPoint point,
                     gboolean under)
{
  return studio_composer_pick (self->composer, point, _studio_select_slack (self, SLACK), under, FALSE);
}

gboolean
_studio_select_has_point (StudioSelect *self,
                          StudioPoint point)
{
  StudioScene *scene = _studio_select_get_scene (self);

  for (guint i = 0; i < self->selected->len; i++) {
    const StudioSelected *selected = &g_array_index (self->selected, StudioSelected, i);

    if (studio_frame_contains (&selected->frame, point, _studio_select_slack (self, SLACK)) && !studio_hit_is_background (scene, selected->index))
      return TRUE;
  }
  return FALSE;
}

void
_studio_select_tell_limit (StudioSelect *self,
                           const char *id,
                           StudioCan can)
{
  const char *reason = studio_composer_get_limit (self->composer, id, can);

  if (reason != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self->canvas), "win.toast", "s", reason);
}

/* Words are what people press twice to change, however deep they stand; other things are reached level by level. */
static gboolean
enter (StudioSelect *self,
       StudioPoint point)
{
  double slack = _studio_select_slack (self, SLACK);
  g_autoptr (GArray) hits = studio_hit_all (_studio_select_get_scene (self), point, slack);
  gboolean words = hits->len > 0 && _studio_select_get_box (self, g_array_index (hits, guint, 0))->layer->kind == STUDIO_LAYER_TEXT;
  gboolean entered = FALSE;

  while (studio_composer_enter (self->composer, point, slack)) {
    entered = TRUE;
    if (!words)
      break;
  }
  return entered && !words;
}

void
_studio_select_open (StudioSelect *self,
                     StudioPoint point)
{
  const StudioBox *box;
  StudioCan can;

  if (_studio_select_get_scene (self) == NULL || enter (self, point) || self->selected->len != 1)
    return;
  box = _studio_select_get_box (self, g_array_index (self->selected, StudioSelected, 0).index);
  can = box->layer->kind == STUDIO_LAYER_PHOTO ? STUDIO_CAN_PHOTO : box->layer->kind == STUDIO_LAYER_CHART ? STUDIO_CAN_TEXT
                                                                                                           : STUDIO_CAN_EVERYTHING;
  /* words of a locked layer may be a field's, which is not locked: whoever writes them knows */
  if (box->layer->kind == STUDIO_LAYER_TEXT)
    g_signal_emit_by_name (self->canvas, "edit-text", box->layer->id, &point);
  else if (studio_composer_get_limit (self->composer, box->layer->id, can) != NULL)
    _studio_select_tell_limit (self, box->layer->id, can);
  else if (box->layer->kind == STUDIO_LAYER_PHOTO)
    g_signal_emit_by_name (self->canvas, "crop", box->layer->id);
  else if (box->layer->kind == STUDIO_LAYER_CHART)
    gtk_widget_activate_action (GTK_WIDGET (self->canvas), "post.chart-data", NULL);
}

/* --- pointer's looks --- */

static StudioGrip
grip_under_pointer (StudioSelect *self)
{
  StudioFrame frame;

  if (!_studio_select_get_frame (self, &frame))
    return STUDIO_GRIP_NONE;
  return studio_grip_at (&frame, self->pointer, studio_canvas_get_zoom (self->canvas), studio_grip_sizes (self->touch));
}

const char *
_studio_select_get_cursor (StudioSelect *self)
{
  StudioFrame frame = { 0 };
  StudioGrip grip = grip_under_pointer (self);

  if (self->state == STUDIO_SELECT_MARQUEE)
    return "crosshair";
  if (self->state == STUDIO_SELECT_MOVING)
    return self->held & GDK_ALT_MASK ? "copy" : "move";
  if (self->state == STUDIO_SELECT_TURNING)
    return "grabbing";
  _studio_select_get_frame (self, &frame);
  if (self->state == STUDIO_SELECT_RESIZING)
    return studio_grip_cursor (&frame, self->grip);
  if (grip < STUDIO_GRIP_BODY)
    return studio_grip_cursor (&frame, grip);
  return _studio_select_has_point (self, self->pointer) ? "move" : "default";
}

void
_studio_select_update_cursor (StudioSelect *self)
{
  _studio_canvas_set_cursor (self->canvas, _studio_select_get_cursor (self));
}

void
_studio_select_update_hover (StudioSelect *self)
{
  StudioScene *scene = _studio_select_get_scene (self);
  const char *id = NULL;
  guint index;

  if (_studio_select_is_active (self) && self->inside && self->state == STUDIO_SELECT_IDLE && grip_under_pointer (self) >= STUDIO_GRIP_BODY)
    id = _studio_select_pick (self, self->pointer, FALSE);
  if (id != NULL && (studio_composer_is_selected (self->composer, id) || !studio_frame_find (scene, id, &index) || studio_hit_is_background (scene, index)))
    id = NULL;
  if (g_strcmp0 (id, self->hover) == 0)
    return;
  g_free (self->hover);
  self->hover = g_strdup (id);
  gtk_widget_queue_draw (GTK_WIDGET (self->canvas));
}

void
_studio_select_follow (StudioSelect *self)
{
  if (_studio_select_is_active (self))
    _studio_select_update_hover (self);
}

void
_studio_select_cancel (StudioSelect *self)
{
  if (self->state == STUDIO_SELECT_IDLE)
    return;
  _studio_select_drop_drag (self);
  self->state = STUDIO_SELECT_REFUSED;
  if (_studio_select_is_active (self))
    _studio_select_update_cursor (self);
  gtk_widget_queue_draw (GTK_WIDGET (self->canvas));
}

/* --- the tool itself --- */

void
_studio_select_class_init (GtkWidgetClass *widget_class)
{
  GType type = G_TYPE_FROM_CLASS (widget_class);

  g_signal_new ("edit-text", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_POINTER);
  g_signal_new ("crop", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

StudioSelect *
_studio_select_new (StudioCanvas *canvas)
{
  StudioSelect *self = g_new0 (StudioSelect, 1);

  self->canvas = canvas;
  self->selected = g_array_new (FALSE, FALSE, sizeof (StudioSelected));
  self->signals = g_signal_group_new (STUDIO_TYPE_COMPOSER);
  g_signal_group_connect (self->signals, "selection-changed", G_CALLBACK (selection_changed_cb), self);
  g_signal_group_connect (self->signals, "scene-changed", G_CALLBACK (scene_changed_cb), self);
  _studio_select_add_pointer (self);
  return self;
}

void
_studio_select_free (StudioSelect *self)
{
  if (self == NULL)
    return;
  _studio_select_drop_drag (self);
  g_signal_group_set_target (self->signals, NULL);
  g_clear_object (&self->signals);
  g_clear_object (&self->composer);
  g_clear_weak_pointer (&self->guides);
  g_array_unref (self->selected);
  g_free (self->hover);
  g_free (self->pressed);
  g_free (self->selection_words);
  g_free (self->page_words);
  g_free (self);
}

void
studio_canvas_set_composer (StudioCanvas *canvas,
                            StudioComposer *composer)
{
  StudioSelect *self;

  g_return_if_fail (STUDIO_IS_CANVAS (canvas) && (composer == NULL || STUDIO_IS_COMPOSER (composer)));

  self = canvas->select;
  if (self->composer == composer)
    return;
  _studio_select_cancel (self);
  self->state = STUDIO_SELECT_IDLE;
  self->ahead = FALSE;
  g_set_object (&self->composer, composer);
  g_signal_group_set_target (self->signals, composer);
  read_selection (self);
  prepare_live (self);
  describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
}

void
studio_canvas_set_editing (StudioCanvas *canvas,
                           gboolean editing)
{
  StudioSelect *self;

  g_return_if_fail (STUDIO_IS_CANVAS (canvas));

  self = canvas->select;
  if (self->editing == editing)
    return;
  _studio_select_cancel (self);
  self->state = STUDIO_SELECT_IDLE;
  self->editing = editing;
  read_selection (self);
  prepare_live (self);
  _studio_select_update_hover (self);
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
}

gboolean
studio_canvas_get_editing (StudioCanvas *canvas)
{
  g_return_val_if_fail (STUDIO_IS_CANVAS (canvas), FALSE);

  return canvas->select->editing;
}

void
studio_canvas_set_guides (StudioCanvas *canvas,
                          GtkWidget *guides)
{
  g_return_if_fail (STUDIO_IS_CANVAS (canvas) && (guides == NULL || STUDIO_IS_GUIDES (guides)));

  g_set_weak_pointer (&canvas->select->guides, guides);
}

gboolean
studio_canvas_get_selection_bounds (StudioCanvas *canvas,
                                    StudioRect *bounds)
{
  StudioSelect *self;
  StudioFrame frame;
  StudioPoint origin;
  StudioRect rect;
  double zoom;

  g_return_val_if_fail (STUDIO_IS_CANVAS (canvas) && bounds != NULL, FALSE);

  self = canvas->select;
  if (!_studio_select_is_active (self) || _studio_select_is_dragging (self) || !_studio_select_get_frame (self, &frame))
    return FALSE;
  origin = _studio_canvas_origin (canvas);
  zoom = studio_canvas_get_zoom (canvas);
  rect = studio_frame_bounds (&frame);
  *bounds = (StudioRect){ origin.x + rect.x * zoom, origin.y + rect.y * zoom, rect.w * zoom, rect.h * zoom };
  return TRUE;
}

void
studio_canvas_set_description (StudioCanvas *canvas,
                               const char *words)
{
  g_return_if_fail (STUDIO_IS_CANVAS (canvas));

  g_free (canvas->select->page_words);
  canvas->select->page_words = g_strdup (words);
  tell (canvas->select);
}
