#include "config.h"

#include "studio-text-tool-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "studio-canvas-private.h"
#include "studio-fonts.h"
#include "studio-frame.h"
#include "studio-layout.h"

/* Of the size: height of the caret in a text without letters. */
#define BARE_HEIGHT 1.2

G_DEFINE_FINAL_TYPE (StudioTextTool, studio_text_tool, GTK_TYPE_WIDGET)

enum {
  PROP_LIVE_CHECK = 1,
};

enum {
  SIGNAL_CHANGED,
  SIGNAL_DONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* --- where things are --- */

StudioAffine
_studio_text_tool_matrix (StudioTextTool *self)
{
  StudioAffine zoom = { self->zoom, 0, 0, self->zoom, self->origin.x, self->origin.y };

  return studio_affine_multiply (&zoom, &self->matrix);
}

StudioPoint
_studio_text_tool_to_box (StudioTextTool *self,
                          double x,
                          double y)
{
  StudioAffine matrix = _studio_text_tool_matrix (self), inverse;

  studio_affine_invert (&matrix, &inverse);
  return studio_affine_apply (&inverse, (StudioPoint){ x, y });
}

graphene_rect_t
_studio_text_tool_bounds (StudioTextTool *self,
                          const StudioRect *rect)
{
  StudioAffine matrix = _studio_text_tool_matrix (self);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT_ZERO;

  for (int i = 0; i < 4; i++) {
    StudioPoint corner = { rect->x + (i % 2 != 0 ? rect->w : 0), rect->y + (i / 2 != 0 ? rect->h : 0) };
    StudioPoint at = studio_affine_apply (&matrix, corner);
    graphene_rect_t one = GRAPHENE_RECT_INIT ((float) at.x, (float) at.y, 0, 0);

    if (i == 0)
      bounds = one;
    else
      graphene_rect_union (&bounds, &one, &bounds);
  }
  return bounds;
}

void
_studio_text_tool_get_caret (StudioTextTool *self,
                             StudioTextCaret *caret)
{
  if (self->view != NULL)
    studio_text_caret (self->view, self->buffer->caret, caret);
  else
    *caret = self->bare;
}

/* --- the caret --- */

static gboolean
blink_cb (gpointer data)
{
  StudioTextTool *self = data;
  int seconds = 10;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-cursor-blink-timeout", &seconds, NULL);
  if (g_get_monotonic_time () - self->blink_since > seconds * G_TIME_SPAN_SECOND) {
    self->blink = 0;
    self->lit = TRUE;
  } else {
    self->lit = !self->lit;
  }
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return self->blink != 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
start_blinking (StudioTextTool *self)
{
  gboolean blinks = TRUE;
  int period = 1200;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-cursor-blink", &blinks, "gtk-cursor-blink-time", &period, NULL);
  g_clear_handle_id (&self->blink, g_source_remove);
  self->lit = TRUE;
  self->blink_since = g_get_monotonic_time ();
  if (blinks && self->focused)
    self->blink = g_timeout_add (MAX (period / 2, 100), blink_cb, self);
}

void
_studio_text_tool_refresh (StudioTextTool *self)
{
  StudioTextCaret caret;
  graphene_rect_t place;

  if (self->id == NULL)
    return;
  _studio_text_tool_get_caret (self, &caret);
  place = _studio_text_tool_bounds (self, &caret.rect);
  gtk_im_context_set_cursor_location (self->im, &(GdkRectangle){ (int) place.origin.x, (int) place.origin.y, MAX (1, (int) place.size.width), MAX (1, (int) place.size.height) });
  start_blinking (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* --- document and buffer --- */

static StudioPost *
get_post (StudioTextTool *self)
{
  return studio_document_get_post (studio_composer_get_document (self->composer));
}

static const StudioBox *
find_box (StudioTextTool *self,
          guint *index)
{
  if (self->scene == NULL || !studio_frame_find (self->scene, self->id, index))
    return NULL;
  return &g_array_index (self->scene->boxes, StudioBox, *index);
}

/* An empty text is left out of the page; its caret stands where its first letter will. */
static void
place_bare (StudioTextTool *self,
            const StudioBox *box)
{
  const StudioTextSpec *spec = &box->layer->text;
  double height = box->fit.size * BARE_HEIGHT, indent = studio_text_indent (spec, box->fit.size);
  double spare = spec->align == STUDIO_ALIGN_CENTER ? (box->rect.w - indent) / 2 : spec->align == STUDIO_ALIGN_END ? box->rect.w - indent
                                                                                                                   : 0;

  self->bare = (StudioTextCaret){ .rect = { box->rect.x + indent + spare, box->rect.y, 0, height } };
  if (self->view != NULL) {
    StudioTextCaret caret;

    studio_text_caret (self->view, 0, &caret);
    self->bare.rect.y = caret.rect.y;
    self->bare.rect.h = caret.rect.h;
  }
}

/* Returns: whether the layer is on the page */
static gboolean
lay_out (StudioTextTool *self)
{
  g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (get_post (self));
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioScene) scene = studio_layout_page (self->context, snapshot, studio_composer_get_format (self->composer), studio_composer_get_page (self->composer), &error);
  const StudioBox *box;
  guint index;

  g_clear_pointer (&self->view, studio_text_view_free);
  if (scene == NULL) {
    g_warning ("%s", error->message);
    return FALSE;
  }
  g_clear_pointer (&self->scene, studio_scene_unref);
  self->scene = g_steal_pointer (&scene);
  box = find_box (self, &index);
  if (box == NULL || box->layer->kind != STUDIO_LAYER_TEXT)
    return FALSE;
  self->matrix = studio_frame_matrix_of_box (self->scene, index, TRUE);
  self->view = studio_text_view_new (self->context, box);
  self->box = box->rect;
  place_bare (self, box);
  return TRUE;
}

static const StudioTextSpec *
get_spec (StudioTextTool *self)
{
  return &self->view->layer->text;
}

static gboolean
shows_sample (StudioTextTool *self)
{
  g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (get_post (self));
  g_autofree char *field = NULL;
  gboolean sample = FALSE;

  if (self->path == NULL)
    return FALSE;
  field = g_strndup (self->path, strcspn (self->path, "/"));
  studio_snapshot_get_shown (snapshot, field, &sample);
  return sample;
}

char *
_studio_text_tool_get_source (StudioTextTool *self)
{
  g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (get_post (self));
  g_auto (GStrv) parts = self->path != NULL ? g_strsplit (self->path, "/", 2) : NULL;
  JsonNode *node = parts != NULL ? studio_snapshot_get_shown (snapshot, parts[0], NULL) : NULL;

  if (node != NULL && parts[1] != NULL)
    node = studio_json_lookup (node, parts[1]);
  if (node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    return g_strdup (json_node_get_string (node));
  return g_strdup (get_spec (self)->text);
}

/* Takes the words that the page shows now. */
static void
sync_buffer (StudioTextTool *self)
{
  g_autofree char *source = NULL;

  self->sample = FALSE;
  if (self->view == NULL) {
    studio_text_buffer_sync (self->buffer, "", NULL);
    return;
  }
  source = _studio_text_tool_get_source (self);
  studio_text_buffer_sync (self->buffer, source, get_spec (self)->runs);
  if (shows_sample (self)) {
    self->sample = TRUE;
    studio_text_buffer_select (self->buffer, 0, self->buffer->length);
  }
}

static void
tell_words (StudioTextTool *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, self->buffer->words, -1);
  _studio_text_tool_move_marks (self);
}

static void
write_runs (StudioTextTool *self,
            GArray *runs,
            const char *merge)
{
  g_autoptr (JsonNode) value = studio_runs_to_json (runs);
  g_autoptr (GArray) none = studio_runs_new ();
  GArray *before = self->view != NULL && get_spec (self)->runs != NULL ? get_spec (self)->runs : none;
  StudioScopeOfEdit scope = studio_composer_get_scope (self->composer);

  if (studio_runs_equal (before, runs))
    return;
  /* looks belong to the words, and those are the same in all sizes */
  studio_composer_set_scope (self->composer, STUDIO_SCOPE_ALL_SIZES);
  studio_composer_set_layer_member (self->composer, self->id, "runs", value, _ ("Change Look of Words"), merge);
  studio_composer_set_scope (self->composer, scope);
}

void
_studio_text_tool_write (StudioTextTool *self)
{
  g_autoptr (GArray) runs = NULL;
  g_autofree char *text = studio_text_buffer_store (self->buffer, &runs);
  g_autofree char *merge = g_strdup_printf ("text/%s/%u/%u", self->id, self->session, self->buffer->step);
  g_autofree char *source = self->view != NULL ? _studio_text_tool_get_source (self) : NULL;

  self->writing = TRUE;
  if (g_strcmp0 (text, source) != 0)
    studio_composer_set_text (self->composer, self->id, text, merge);
  write_runs (self, runs, merge);
  self->writing = FALSE;
  self->goal = NAN;
  self->sample = FALSE;
  /* emptied, a field shows its sample again, or nothing */
  if (lay_out (self) && self->buffer->length == 0 && *get_spec (self)->text != '\0')
    sync_buffer (self);
  tell_words (self);
  _studio_text_tool_refresh (self);
}

static void
post_changed_cb (StudioPost *post,
                 const char *path,
                 StudioTextTool *self)
{
  gboolean was_shown = self->view != NULL;

  if (self->writing)
    return;
  /* undone beyond its beginning, an added text is no more; an emptied one is only left out */
  if (!lay_out (self) && was_shown && self->path == NULL) {
    studio_text_tool_end (self);
    return;
  }
  sync_buffer (self);
  tell_words (self);
  _studio_text_tool_refresh (self);
}

static void
selection_changed_cb (StudioComposer *composer,
                      StudioTextTool *self)
{
  /* an emptied text is left out of the page, and so of the selection, until its next letter */
  if (!self->writing && self->view != NULL && !studio_composer_is_selected (composer, self->id))
    studio_text_tool_end (self);
}

/* --- beginning and end --- */

static const StudioField *
find_field (StudioTextTool *self)
{
  g_autofree char *name = self->path != NULL ? g_strndup (self->path, strcspn (self->path, "/")) : NULL;

  return name != NULL ? studio_template_find_field (studio_post_get_template (get_post (self)), name) : NULL;
}

static gboolean
is_one_line (StudioTextTool *self)
{
  const StudioField *field = find_field (self);

  return field != NULL && field->type != STUDIO_FIELD_LONG && field->type != STUDIO_FIELD_QUOTE;
}

static void
make_buffer (StudioTextTool *self)
{
  const StudioTextSpec *spec = get_spec (self);
  g_autofree char *source = _studio_text_tool_get_source (self);

  self->buffer = studio_text_buffer_new (source, spec->runs);
  self->buffer->one_line = is_one_line (self);
  self->buffer->base_bold = spec->weight >= STUDIO_TEXT_BOLD_FROM;
  self->buffer->base_italic = spec->italic;
  self->buffer->base_underline = spec->underline;
  self->buffer->base_strike = spec->strike;
  self->sample = shows_sample (self);
}

/* A date or a text put together from several fields would lose what it follows, if it were written over. */
static gboolean
is_made_of_fields (StudioTextTool *self)
{
  StudioOrigin origin;
  JsonNode *node = studio_composer_get_member (self->composer, self->id, "text", &origin);
  g_auto (GStrv) parts = NULL;

  if (self->path != NULL || self->view->layer->field == NULL || node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
      json_node_get_value_type (node) != G_TYPE_STRING)
    return FALSE;
  /* a brace that stands for itself */
  parts = g_strsplit (json_node_get_string (node), "{{}", -1);
  for (int i = 0; parts[i] != NULL; i++) {
    if (strchr (parts[i], '{') != NULL)
      return TRUE;
  }
  return FALSE;
}

static char *
explain_fields (StudioTextTool *self)
{
  g_auto (GStrv) parts = g_strsplit (self->view->layer->field, "/", 2);
  const StudioField *field = studio_template_find_field (studio_post_get_template (get_post (self)), parts[0]);

  /* TRANSLATORS: the name of a content field, "Date" */
  return g_strdup_printf (_ ("%s is changed in the step Content."), field != NULL ? field->label : parts[0]);
}

static gboolean
refuse (StudioTextTool *self,
        const char *reason)
{
  if (reason != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", reason);
  g_clear_pointer (&self->view, studio_text_view_free);
  g_clear_pointer (&self->scene, studio_scene_unref);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->path, g_free);
  return FALSE;
}

static void
place_first_caret (StudioTextTool *self,
                   const StudioPoint *point)
{
  StudioAffine inverse;
  int at;

  if (point == NULL || self->sample || !studio_affine_invert (&self->matrix, &inverse)) {
    studio_text_buffer_select (self->buffer, 0, self->buffer->length);
    return;
  }
  at = studio_text_index_at (self->view, studio_affine_apply (&inverse, *point));
  studio_text_buffer_select (self->buffer, at, at);
}

gboolean
studio_text_tool_begin (StudioTextTool *self,
                        const char *id,
                        const StudioPoint *point)
{
  const char *reason;

  g_return_val_if_fail (STUDIO_IS_TEXT_TOOL (self) && id != NULL, FALSE);

  if (self->composer == NULL || studio_composer_get_format (self->composer) == NULL)
    return FALSE;
  studio_text_tool_end (self);
  self->id = g_strdup (id);
  self->path = studio_composer_get_text_path (self->composer, id);
  if (!lay_out (self))
    return refuse (self, NULL);
  /* locked is the place, not what is written in a field */
  reason = self->path != NULL ? studio_composer_get_content_limit (self->composer, id, STUDIO_CAN_TEXT) : studio_composer_get_limit (self->composer, id, STUDIO_CAN_TEXT);
  if (reason != NULL)
    return refuse (self, reason);
  if (is_made_of_fields (self)) {
    g_autofree char *explained = explain_fields (self);

    return refuse (self, explained);
  }
  make_buffer (self);
  self->session++;
  self->goal = NAN;
  place_first_caret (self, point);
  self->post_handler = g_signal_connect (get_post (self), "changed", G_CALLBACK (post_changed_cb), self);
  if (!studio_composer_is_selected (self->composer, id))
    studio_composer_select (self->composer, id, FALSE);
  studio_composer_set_writer (self->composer, _studio_text_tool_write_part, self);
  self->selection_handler = g_signal_connect (self->composer, "selection-changed", G_CALLBACK (selection_changed_cb), self);
  tell_words (self);
  _studio_text_tool_begin_marks (self);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  _studio_text_tool_refresh (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  return TRUE;
}

static gboolean
is_left_empty (StudioTextTool *self)
{
  return self->path == NULL && self->buffer->length == 0 && self->view != NULL && self->view->layer->added;
}

void
studio_text_tool_end (StudioTextTool *self)
{
  g_autofree char *id = NULL;
  gboolean empty;

  g_return_if_fail (STUDIO_IS_TEXT_TOOL (self));

  if (self->id == NULL)
    return;
  empty = is_left_empty (self);
  _studio_text_tool_end_marks (self);
  g_signal_handler_disconnect (get_post (self), self->post_handler);
  g_signal_handler_disconnect (self->composer, self->selection_handler);
  studio_composer_set_writer (self->composer, NULL, NULL);
  studio_composer_end_merge (self->composer);
  id = g_steal_pointer (&self->id);
  gtk_im_context_reset (self->im);
  g_cancellable_cancel (self->paste);
  g_clear_object (&self->paste);
  g_clear_handle_id (&self->blink, g_source_remove);
  g_clear_pointer (&self->preedit, g_free);
  g_clear_pointer (&self->part_merge, g_free);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->buffer, studio_text_buffer_free);
  g_clear_pointer (&self->view, studio_text_view_free);
  g_clear_pointer (&self->scene, studio_scene_unref);
  if (gtk_widget_get_parent (GTK_WIDGET (self)) != NULL && gtk_widget_has_focus (GTK_WIDGET (self)))
    gtk_widget_grab_focus (gtk_widget_get_parent (GTK_WIDGET (self)));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (empty) {
    studio_composer_select (self->composer, id, FALSE);
    studio_composer_remove (self->composer);
  }
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  g_signal_emit (self, signals[SIGNAL_DONE], 0);
}

const char *
studio_text_tool_get_id (StudioTextTool *self)
{
  g_return_val_if_fail (STUDIO_IS_TEXT_TOOL (self), NULL);

  return self->id;
}

char *
studio_text_tool_get_sentence (StudioTextTool *self)
{
  const StudioField *field;

  g_return_val_if_fail (STUDIO_IS_TEXT_TOOL (self), NULL);

  if (self->id == NULL)
    return NULL;
  field = find_field (self);
  if (field == NULL)
    return g_strdup (_ ("Changing this text in all sizes"));
  /* TRANSLATORS: the name of a content field, as in "Changing Title in all sizes" */
  return g_strdup_printf (_ ("Changing %s in all sizes"), field->label);
}

void
studio_text_tool_set_composer (StudioTextTool *self,
                               StudioComposer *composer)
{
  g_return_if_fail (STUDIO_IS_TEXT_TOOL (self));

  if (self->composer == composer)
    return;
  studio_text_tool_end (self);
  g_set_object (&self->composer, composer);
}

void
studio_text_tool_set_view (StudioTextTool *self,
                           StudioPoint origin,
                           double zoom)
{
  g_return_if_fail (STUDIO_IS_TEXT_TOOL (self) && zoom > 0);

  if (self->origin.x == origin.x && self->origin.y == origin.y && self->zoom == zoom)
    return;
  self->origin = origin;
  self->zoom = zoom;
  _studio_text_tool_refresh (self);
}

static void
view_changed_cb (StudioCanvas *canvas,
                 StudioTextTool *self)
{
  studio_text_tool_set_view (self, _studio_canvas_origin (canvas), studio_canvas_get_zoom (canvas));
}

static void
edit_text_cb (StudioCanvas *canvas,
              const char *id,
              const StudioPoint *point,
              StudioTextTool *self)
{
  studio_text_tool_begin (self, id, point);
}

void
studio_text_tool_attach (StudioTextTool *self,
                         StudioCanvas *canvas)
{
  g_return_if_fail (STUDIO_IS_TEXT_TOOL (self) && STUDIO_IS_CANVAS (canvas));

  gtk_widget_set_parent (GTK_WIDGET (self), GTK_WIDGET (canvas));
  g_signal_connect_object (canvas, "view-changed", G_CALLBACK (view_changed_cb), self, 0);
  g_signal_connect_object (canvas, "edit-text", G_CALLBACK (edit_text_cb), self, 0);
}

/* --- the widget --- */

static void
focus_changed (StudioTextTool *self,
               gboolean focused)
{
  self->focused = focused;
  if (focused)
    gtk_im_context_focus_in (self->im);
  else
    gtk_im_context_focus_out (self->im);
  if (self->id != NULL)
    _studio_text_tool_refresh (self);
}

static void
focus_entered_cb (GtkEventControllerFocus *controller,
                  StudioTextTool *self)
{
  focus_changed (self, TRUE);
}

static void
focus_left_cb (GtkEventControllerFocus *controller,
               StudioTextTool *self)
{
  focus_changed (self, FALSE);
}

static void
studio_text_tool_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (studio_text_tool_parent_class)->realize (widget);
  gtk_im_context_set_client_widget (STUDIO_TEXT_TOOL (widget)->im, widget);
}

static void
studio_text_tool_unrealize (GtkWidget *widget)
{
  gtk_im_context_set_client_widget (STUDIO_TEXT_TOOL (widget)->im, NULL);
  GTK_WIDGET_CLASS (studio_text_tool_parent_class)->unrealize (widget);
}

static void
studio_text_tool_size_allocate (GtkWidget *widget,
                                int width,
                                int height,
                                int baseline)
{
  StudioTextTool *self = STUDIO_TEXT_TOOL (widget);

  if (self->emoji != NULL)
    gtk_popover_present (GTK_POPOVER (self->emoji));
  if (self->suggestions != NULL)
    gtk_popover_present (GTK_POPOVER (self->suggestions));
}

static void
studio_text_tool_dispose (GObject *object)
{
  StudioTextTool *self = STUDIO_TEXT_TOOL (object);

  if (self->im != NULL)
    studio_text_tool_end (self);
  _studio_text_tool_dispose_marks (self);
  g_clear_pointer (&self->emoji, gtk_widget_unparent);
  g_clear_object (&self->composer);
  g_clear_object (&self->context);
  g_clear_object (&self->im);

  G_OBJECT_CLASS (studio_text_tool_parent_class)->dispose (object);
}

static void
studio_text_tool_set_property (GObject *object,
                               guint property,
                               const GValue *value,
                               GParamSpec *pspec)
{
  if (property == PROP_LIVE_CHECK)
    _studio_text_tool_set_check (STUDIO_TEXT_TOOL (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
studio_text_tool_class_init (StudioTextToolClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_text_tool_dispose;
  G_OBJECT_CLASS (klass)->set_property = studio_text_tool_set_property;
  widget_class->realize = studio_text_tool_realize;
  widget_class->unrealize = studio_text_tool_unrealize;
  widget_class->size_allocate = studio_text_tool_size_allocate;
  widget_class->snapshot = _studio_text_tool_snapshot;

  g_object_class_install_property (G_OBJECT_CLASS (klass), PROP_LIVE_CHECK,
                                   g_param_spec_object ("live-check", NULL, NULL, STUDIO_TYPE_LIVE_CHECK, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", STUDIO_TYPE_TEXT_TOOL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_DONE] = g_signal_new ("done", STUDIO_TYPE_TEXT_TOOL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "text-tool");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TEXT_BOX);
}

static void
studio_text_tool_init (StudioTextTool *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->zoom = 1;
  self->matrix = studio_affine_identity ();
  self->im = gtk_im_multicontext_new ();
  self->context = studio_fonts_new_context ();
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Text on the page"), GTK_ACCESSIBLE_PROPERTY_MULTI_LINE, TRUE, -1);
  g_signal_connect (focus, "enter", G_CALLBACK (focus_entered_cb), self);
  g_signal_connect (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  _studio_text_tool_add_keys (self);
  _studio_text_tool_add_pointer (self);
  _studio_text_tool_init_marks (self);
}

GtkWidget *
studio_text_tool_new (void)
{
  return g_object_new (STUDIO_TYPE_TEXT_TOOL, NULL);
}
