#include "config.h"

#include "studio-photo-session-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "studio-composer-photo.h"
#include "studio-error.h"

/* What a person sees as blurred (studio-issues.c says the same of the whole post) */
#define STRETCH 1.25
/* A frame is not made smaller than this, in px of the page */
#define LEAST_FRAME 24
/* What is stored has four decimals. */
#define STEPS 10000.0

/* --- beginning --- */

static gboolean
refuse (GError **error,
        const char *sentence)
{
  g_set_error_literal (error, STUDIO_ERROR, STUDIO_ERROR_INVALID, sentence);
  return FALSE;
}

static gboolean
check (StudioComposer *composer,
       const char *id,
       guint *index,
       GError **error)
{
  StudioScene *scene = studio_composer_get_scene (composer);
  const StudioLayer *layer;

  if (scene == NULL || !studio_frame_find (scene, id, index))
    return refuse (error, _ ("The photo is not on this page any more. Select another one."));
  layer = g_array_index (scene->boxes, StudioBox, *index).layer;
  if (layer->kind != STUDIO_LAYER_PHOTO)
    return refuse (error, _ ("Only photos can be cropped. Select a photo first."));
  if (layer->photo.asset == NULL)
    return refuse (error, _ ("There is no photo yet. Choose one first."));
  if (studio_composer_get_limit (composer, id, STUDIO_CAN_PHOTO) != NULL)
    return refuse (error, studio_composer_get_limit (composer, id, STUDIO_CAN_PHOTO));
  return TRUE;
}

static void
read_areas (StudioPhotoSession *self)
{
  g_autoptr (GArray) all = studio_obscure_read (self->photo);

  self->areas = g_array_new (FALSE, FALSE, sizeof (StudioObscure));
  self->held_areas = g_array_new (FALSE, FALSE, sizeof (StudioObscure));
  self->applied = g_array_new (FALSE, FALSE, sizeof (StudioObscure));
  for (guint i = 0; i < all->len; i++) {
    const StudioObscure *area = &g_array_index (all, StudioObscure, i);

    g_array_append_vals (area->applied ? self->applied : self->areas, area, 1);
  }
}

StudioPhotoSession *
studio_photo_session_new (StudioComposer *composer,
                          const char *id,
                          GError **error)
{
  g_autoptr (StudioPhotoSession) self = NULL;
  g_autoptr (StudioAsset) asset = NULL;
  const StudioBox *box;
  StudioFrame frame;
  guint index;

  g_return_val_if_fail (STUDIO_IS_COMPOSER (composer) && id != NULL, NULL);

  if (!check (composer, id, &index, error))
    return NULL;
  self = g_new0 (StudioPhotoSession, 1);
  self->composer = g_object_ref (composer);
  self->scene = studio_scene_ref (studio_composer_get_scene (composer));
  self->snapshot = studio_snapshot_ref (self->scene->snapshot);
  self->id = g_strdup (id);
  self->index = index;
  box = &g_array_index (self->scene->boxes, StudioBox, index);
  self->layer = studio_layer_ref (box->layer);
  self->photo = studio_composer_get_photo (composer, id, NULL);
  self->own = studio_photo_is_own (self->photo);
  read_areas (self);
  asset = studio_photo_session_load_asset (self, error);
  if (asset == NULL)
    return NULL;
  self->by_hand = box->layer->photo.crop.w > 0;
  self->first.crop = studio_crop_new (&box->rect, (StudioSize){ studio_asset_get_info (asset)->width, studio_asset_get_info (asset)->height },
                                      &box->layer->photo.crop, box->layer->photo.focal);
  self->first.matrix = studio_frame_matrix_of_box (self->scene, index, TRUE);
  self->first.focal = box->layer->photo.focal;
  self->held = self->now = self->first;
  frame = studio_frame_of_box (self->scene, index);
  if (fabs (frame.rotation) < 1e-6 && !frame.flip_x && !frame.flip_y)
    self->snap = studio_snap_new (self->scene, &index, 1, NULL);
  return g_steal_pointer (&self);
}

void
studio_photo_session_free (StudioPhotoSession *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->snap, studio_snap_free);
  g_clear_pointer (&self->areas, g_array_unref);
  g_clear_pointer (&self->held_areas, g_array_unref);
  g_clear_pointer (&self->applied, g_array_unref);
  g_clear_pointer (&self->photo, json_node_unref);
  g_clear_pointer (&self->layer, studio_layer_unref);
  g_clear_pointer (&self->snapshot, studio_snapshot_unref);
  g_clear_pointer (&self->scene, studio_scene_unref);
  g_clear_object (&self->composer);
  g_free (self->id);
  g_free (self);
}

const char *
studio_photo_session_get_id (StudioPhotoSession *self)
{
  return self->id;
}

StudioAsset *
studio_photo_session_load_asset (StudioPhotoSession *self,
                                 GError **error)
{
  return studio_snapshot_load_asset (self->snapshot, self->layer->photo.asset, error);
}

const StudioPhotoSpec *
studio_photo_session_get_tone (StudioPhotoSession *self)
{
  return &self->layer->photo;
}

/* --- places --- */

StudioPoint
_studio_photo_session_to_box (StudioPhotoSession *self,
                              StudioPoint point)
{
  StudioAffine back;

  studio_affine_invert (&self->now.matrix, &back);
  return studio_affine_apply (&back, point);
}

StudioPoint
_studio_photo_session_vector (StudioPhotoSession *self,
                              StudioPoint delta)
{
  StudioAffine back;

  studio_affine_invert (&self->now.matrix, &back);
  return studio_affine_apply_vector (&back, delta);
}

static StudioPoint
middle_of (const StudioRect *rect)
{
  return (StudioPoint){ rect->x + rect->w / 2, rect->y + rect->h / 2 };
}

StudioFrame
studio_photo_session_get_frame (StudioPhotoSession *self)
{
  StudioFrame frame = studio_frame_of_box (self->scene, self->index);

  frame.center = studio_affine_apply (&self->now.matrix, middle_of (&self->now.crop.frame));
  frame.w = self->now.crop.frame.w;
  frame.h = self->now.crop.frame.h;
  if (self->now.flipped)
    frame.flip_x = !frame.flip_x;
  return frame;
}

const StudioCrop *
studio_photo_session_get_crop (StudioPhotoSession *self)
{
  return &self->now.crop;
}

StudioAffine
studio_photo_session_get_matrix (StudioPhotoSession *self)
{
  return self->now.matrix;
}

char *
studio_photo_session_get_warning (StudioPhotoSession *self)
{
  double stretch = studio_crop_get_stretch (&self->now.crop);
  g_autoptr (StudioAsset) asset = studio_photo_session_load_asset (self, NULL);

  if (stretch <= STRETCH || asset == NULL || g_str_equal (studio_asset_get_info (asset)->mime, "image/svg+xml"))
    return NULL;
  return g_strdup_printf (_ ("The photo is stretched %.1f times. It will look blurred in %s."), stretch, _ (self->scene->format->name));
}

/* --- pulls --- */

void
studio_photo_session_hold (StudioPhotoSession *self)
{
  self->held = self->now;
  g_array_set_size (self->held_areas, 0);
  g_array_append_vals (self->held_areas, self->areas->data, self->areas->len);
}

void
studio_photo_session_drag (StudioPhotoSession *self,
                           StudioPoint delta,
                           double threshold)
{
  self->now.crop = studio_crop_drag (&self->held.crop, _studio_photo_session_vector (self, delta), threshold);
  self->by_hand = TRUE;
}

void
studio_photo_session_nudge (StudioPhotoSession *self,
                            double dx,
                            double dy)
{
  studio_photo_session_hold (self);
  studio_photo_session_drag (self, (StudioPoint){ dx, dy }, 0);
}

StudioPoint
_studio_photo_session_direction (const StudioFrame *frame,
                                 StudioHandle handle)
{
  StudioPoint direction = studio_handle_direction (handle);

  return (StudioPoint){ frame->flip_x ? -direction.x : direction.x, frame->flip_y ? -direction.y : direction.y };
}

static void
pull_side (double *start,
           double *length,
           double direction,
           double delta,
           const double limits[2],
           double least)
{
  double end = *start + *length;

  if (direction < 0)
    *start = CLAMP (*start + delta, MIN (limits[0], end - least), end - least);
  else if (direction > 0)
    end = CLAMP (end + delta, *start + least, MAX (limits[1], *start + least));
  *length = end - *start;
}

StudioRect
_studio_photo_session_pull (const StudioRect *rect,
                            StudioPoint direction,
                            StudioPoint delta,
                            const StudioRect *limits,
                            StudioSize least)
{
  StudioRect pulled = *rect;

  pull_side (&pulled.x, &pulled.w, direction.x, delta.x, (double[]){ limits->x, limits->x + limits->w }, MIN (least.w, rect->w));
  pull_side (&pulled.y, &pulled.h, direction.y, delta.y, (double[]){ limits->y, limits->y + limits->h }, MIN (least.h, rect->h));
  return pulled;
}

/* A corner's pull along the line through the opposite one */
static StudioPoint
keep_ratio (const StudioRect *rect,
            StudioPoint direction,
            StudioPoint delta)
{
  double across = direction.x * delta.x / rect->w, down = direction.y * delta.y / rect->h;
  double growth = fabs (across) > fabs (down) ? across : down;

  return (StudioPoint){ direction.x * growth * rect->w, direction.y * growth * rect->h };
}

/* Of the two directions the one that reached its limit decides. */
static StudioRect
shrink_to_ratio (const StudioRect *rect,
                 const StudioRect *pulled,
                 StudioPoint direction)
{
  double growth = MIN (pulled->w / rect->w, pulled->h / rect->h);
  StudioRect result = { rect->x, rect->y, rect->w * growth, rect->h * growth };

  if (direction.x < 0)
    result.x = rect->x + rect->w - result.w;
  if (direction.y < 0)
    result.y = rect->y + rect->h - result.h;
  return result;
}

void
studio_photo_session_resize (StudioPhotoSession *self,
                             StudioHandle handle,
                             StudioPoint delta,
                             StudioResize mode,
                             double threshold,
                             StudioSnapResult *lines)
{
  StudioFrame frame = studio_photo_session_get_frame (self), start = studio_frame_of_rect (&self->held.crop.frame);
  gboolean ratio = (mode & STUDIO_RESIZE_KEEP_RATIO) != 0 && studio_handle_is_corner (handle);
  StudioPoint direction = _studio_photo_session_direction (&frame, handle);
  StudioSnapResult result = { 0 };
  StudioRect pulled;

  if (self->snap != NULL && !self->now.flipped && threshold > 0)
    studio_snap_resize (self->snap, &start, handle, delta, mode, threshold, &result);
  delta = _studio_photo_session_vector (self, (StudioPoint){ delta.x + result.dx, delta.y + result.dy });
  if (ratio)
    delta = keep_ratio (&self->held.crop.frame, direction, delta);
  pulled = _studio_photo_session_pull (&self->held.crop.frame, direction, delta, &self->held.crop.placed, (StudioSize){ LEAST_FRAME, LEAST_FRAME });
  if (ratio)
    pulled = shrink_to_ratio (&self->held.crop.frame, &pulled, direction);
  self->now.crop = studio_crop_set_frame (&self->held.crop, &pulled);
  self->by_hand = TRUE;
  if (lines != NULL)
    *lines = result;
}

void
studio_photo_session_zoom (StudioPhotoSession *self,
                           double zoom,
                           const StudioPoint *around)
{
  StudioPoint point = around != NULL ? _studio_photo_session_to_box (self, *around) : middle_of (&self->now.crop.frame);

  self->now.crop = studio_crop_zoom (&self->now.crop, zoom, point);
  self->by_hand = TRUE;
}

double
studio_photo_session_get_zoom (StudioPhotoSession *self)
{
  return studio_crop_get_zoom (&self->now.crop);
}

void
studio_photo_session_flip (StudioPhotoSession *self)
{
  StudioAffine mirror = studio_affine_scale (-1, 1, middle_of (&self->now.crop.frame));

  self->now.matrix = studio_affine_multiply (&self->now.matrix, &mirror);
  self->now.flipped = !self->now.flipped;
}

/* --- the focal point --- */

gboolean
studio_photo_session_has_focal (StudioPhotoSession *self)
{
  return self->own;
}

StudioPoint
studio_photo_session_get_focal (StudioPhotoSession *self)
{
  const StudioRect *placed = &self->now.crop.placed;

  return studio_affine_apply (&self->now.matrix, (StudioPoint){ placed->x + self->now.focal.x * placed->w, placed->y + self->now.focal.y * placed->h });
}

void
studio_photo_session_set_focal (StudioPhotoSession *self,
                                StudioPoint point)
{
  const StudioRect *placed = &self->now.crop.placed;
  StudioPoint inside = _studio_photo_session_to_box (self, point);

  if (!self->own)
    return;
  self->now.focal.x = CLAMP ((inside.x - placed->x) / placed->w, 0, 1);
  self->now.focal.y = CLAMP ((inside.y - placed->y) / placed->h, 0, 1);
}

void
studio_photo_session_settle_focal (StudioPhotoSession *self)
{
  if (!self->by_hand)
    self->now.crop = studio_crop_new (&self->now.crop.frame, self->now.crop.picture, NULL, self->now.focal);
}

/* --- keeping --- */

static gboolean
differ (double a,
        double b)
{
  return fabs (a - b) > 0.5 / STEPS;
}

static gboolean
rects_differ (const StudioRect *a,
              const StudioRect *b,
              double unit)
{
  return differ (a->x / unit, b->x / unit) || differ (a->y / unit, b->y / unit) || differ (a->w / unit, b->w / unit) || differ (a->h / unit, b->h / unit);
}

static gboolean
is_cropped (StudioPhotoSession *self)
{
  StudioRect before = studio_crop_get_rect (&self->first.crop), now = studio_crop_get_rect (&self->now.crop);

  return self->by_hand && rects_differ (&before, &now, 1);
}

static gboolean
is_framed (StudioPhotoSession *self)
{
  return rects_differ (&self->first.crop.frame, &self->now.crop.frame, 1000);
}

static gboolean
is_refocused (StudioPhotoSession *self)
{
  return self->own && (differ (self->first.focal.x, self->now.focal.x) || differ (self->first.focal.y, self->now.focal.y));
}

gboolean
studio_photo_session_is_changed (StudioPhotoSession *self)
{
  return is_cropped (self) || is_framed (self) || is_refocused (self) || self->now.flipped || self->areas_changed;
}

static JsonNode *
numbers (const double *values,
         guint n)
{
  JsonArray *array = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  for (guint i = 0; i < n; i++)
    json_array_add_double_element (array, round (values[i] * STEPS) / STEPS);
  json_node_take_array (node, array);
  return node;
}

/* Rounded to the inside: a part that reached beyond the picture would count as none. */
static JsonNode *
crop_node (StudioPhotoSession *self)
{
  StudioRect rect = studio_crop_get_rect (&self->now.crop);
  double x = floor (rect.x * STEPS) / STEPS, y = floor (rect.y * STEPS) / STEPS;

  return numbers ((double[]){ x, y, MIN (rect.w, 1 - x), MIN (rect.h, 1 - y) }, 4);
}

static void
keep_member (StudioPhotoSession *self,
             const char *member,
             JsonNode *value,
             const char *label)
{
  StudioScopeOfEdit scope = studio_composer_get_scope (self->composer);

  studio_composer_set_scope (self->composer, STUDIO_SCOPE_THIS_SIZE);
  studio_composer_set_layer_member (self->composer, self->id, member, value, label, NULL);
  studio_composer_set_scope (self->composer, scope);
  json_node_unref (value);
}

static JsonNode *
boolean_node (gboolean value)
{
  return json_node_init_boolean (json_node_alloc (), value);
}

static void
keep_crop (StudioPhotoSession *self,
           const char *label)
{
  /* another frame shows another part of the photo, unless what is seen is written down */
  if (is_cropped (self) || (is_framed (self) && self->by_hand))
    keep_member (self, "crop", crop_node (self), label);
  if (is_cropped (self) && self->layer->photo.contain)
    keep_member (self, "contain", boolean_node (FALSE), label);
}

static void
keep_place (StudioPhotoSession *self,
            const char *label)
{
  StudioFrame frame = studio_photo_session_get_frame (self);
  StudioPlacement place = studio_frame_to_parent (self->scene, self->index, &frame);
  const char *const ids[] = { self->id };

  if (is_framed (self))
    studio_composer_set_frames (self->composer, ids, &place.rect, NULL, 1, label, NULL);
  if (self->now.flipped)
    keep_member (self, "flip", studio_json_string (place.flip_x ? (place.flip_y ? "xy" : "x") : (place.flip_y ? "y" : "")), label);
}

/* Rounded to the outside: nothing that was hidden comes out at an edge. */
static void
round_areas (GArray *areas)
{
  for (guint i = 0; i < areas->len; i++) {
    StudioRect *rect = &g_array_index (areas, StudioObscure, i).rect;
    double right = MIN (1, ceil ((rect->x + rect->w) * STEPS) / STEPS), bottom = MIN (1, ceil ((rect->y + rect->h) * STEPS) / STEPS);

    rect->x = floor (rect->x * STEPS) / STEPS;
    rect->y = floor (rect->y * STEPS) / STEPS;
    rect->w = right - rect->x;
    rect->h = bottom - rect->y;
  }
}

static void
keep_value (StudioPhotoSession *self,
            const char *label)
{
  g_autoptr (JsonNode) value = json_node_ref (self->photo);

  if (is_refocused (self)) {
    g_autoptr (JsonNode) focal = numbers ((double[]){ self->now.focal.x, self->now.focal.y }, 2);
    JsonNode *with = studio_json_with (value, "focal", focal);

    json_node_unref (value);
    value = with;
  }
  if (self->areas_changed) {
    g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (StudioObscure));
    JsonNode *with;

    round_areas (self->areas);
    g_array_append_vals (all, self->applied->data, self->applied->len);
    g_array_append_vals (all, self->areas->data, self->areas->len);
    with = studio_obscure_write (value, all);
    json_node_unref (value);
    value = with;
  }
  studio_composer_set_photo (self->composer, self->id, value, label, NULL);
}

void
studio_photo_session_keep (StudioPhotoSession *self)
{
  StudioHistory *history = studio_document_get_history (studio_composer_get_document (self->composer));
  const char *label = self->areas_changed ? _ ("Hide Parts of Photo") : _ ("Crop Photo");

  if (!studio_photo_session_is_changed (self))
    return;
  studio_history_end_merge (history);
  studio_history_begin (history, label);
  keep_crop (self, label);
  keep_place (self, label);
  if (is_refocused (self) || self->areas_changed)
    keep_value (self, label);
  studio_history_end (history);
}
