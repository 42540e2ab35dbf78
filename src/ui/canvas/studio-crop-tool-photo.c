#include "config.h"

#include "studio-crop-tool-private.h"

#include <math.h>

#include "studio-obscure.h"

/* Of the whole photo, shown while the hand moves; and of what is seen at rest */
#define COARSE_SIDE 1200.0
#define SHARP_PIXELS 8e6
/* How much around the widget is decoded along, in logical px: what a drag brings into view is sharp at once */
#define AROUND 120

/** Load: a part of the photo on its way from the decoder. */
typedef struct
{
  StudioPhotoCache *photos;
  StudioAsset *asset;
  StudioPhotoRequest request;
  StudioPhotoSpec tone; /* without its texts */
  GArray *areas;
  double scale;
  gboolean sharp;
} Load;

static void
load_free (Load *load)
{
  studio_photo_cache_unref (load->photos);
  studio_asset_unref (load->asset);
  g_array_unref (load->areas);
  g_free (load);
}

static void
picture_clear (StudioCropPicture *picture)
{
  g_clear_pointer (&picture->node, gsk_render_node_unref);
}

void
_studio_crop_tool_drop_pictures (StudioCropTool *self)
{
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_handle_id (&self->load_timeout, g_source_remove);
  picture_clear (&self->coarse);
  picture_clear (&self->sharp);
}

/* Kept as drawing, so that a frame costs no more than copying what is seen of it. */
static void
picture_take (StudioCropPicture *picture,
              cairo_surface_t *surface,
              const StudioRect *part)
{
  cairo_t *cr;

  picture_clear (picture);
  picture->width = cairo_image_surface_get_width (surface);
  picture->height = cairo_image_surface_get_height (surface);
  picture->part = *part;
  picture->node = gsk_cairo_node_new (&GRAPHENE_RECT_INIT (0, 0, picture->width, picture->height));
  cr = gsk_cairo_node_get_draw_context (picture->node);
  cairo_set_source_surface (cr, surface, 0, 0);
  /* made smaller with care it would take ten times as long, for each frame */
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_BILINEAR);
  cairo_paint (cr);
  cairo_destroy (cr);
}

static void
load_thread (GTask *task,
             gpointer source,
             gpointer data,
             GCancellable *cancellable)
{
  const Load *load = data;
  StudioPhotoLook look = { &load->tone, load->areas, load->scale };
  GError *error = NULL;
  cairo_surface_t *surface = studio_photo_cache_get (load->photos, load->asset, &load->request, &look, cancellable, &error);

  if (surface != NULL)
    g_task_return_pointer (task, surface, (GDestroyNotify) cairo_surface_destroy);
  else
    g_task_return_error (task, error);
}

static void
loaded_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  StudioCropTool *self = STUDIO_CROP_TOOL (source);
  const Load *load = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  cairo_surface_t *surface = g_task_propagate_pointer (G_TASK (result), &error);

  if (surface == NULL) {
    if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
    return;
  }
  if (self->session != NULL) {
    picture_take (load->sharp ? &self->sharp : &self->coarse, surface, &load->request.crop);
    gtk_widget_queue_draw (GTK_WIDGET (self));
  }
  cairo_surface_destroy (surface);
}

/* Areas as they will be: those of this session, and those drawn elsewhere on the same photo. */
static GArray *
list_areas (StudioCropTool *self)
{
  GArray *areas = self->mode == STUDIO_CROP_MODE_HIDE ? studio_photo_session_get_areas (self->session) : NULL;
  JsonNode *root = studio_post_get_json (studio_document_get_post (studio_composer_get_document (self->composer)));
  GArray *copy;

  if (areas == NULL)
    return studio_obscure_find (root, studio_photo_session_get_tone (self->session)->asset);
  copy = g_array_new (FALSE, FALSE, sizeof (StudioObscure));
  g_array_append_vals (copy, areas->data, areas->len);
  return copy;
}

static void
load_part (StudioCropTool *self,
           StudioAsset *asset,
           const StudioPhotoRequest *request,
           gboolean sharp)
{
  g_autoptr (GTask) task = g_task_new (self, self->loading, loaded_cb, NULL);
  const StudioCrop *crop = studio_photo_session_get_crop (self->session);
  Load *load = g_new0 (Load, 1);

  *load = (Load){ studio_photo_cache_ref (self->photos), studio_asset_ref (asset), *request, *studio_photo_session_get_tone (self->session), list_areas (self),
                  request->width / (request->crop.w * crop->placed.w), sharp };
  load->tone.asset = NULL;
  g_task_set_source_tag (task, load_part);
  g_task_set_task_data (task, load, (GDestroyNotify) load_free);
  g_task_run_in_thread (task, load_thread);
}

/* What the widget shows of the photo and some of what lies around, as a part of it */
static StudioRect
seen_part (StudioCropTool *self)
{
  const StudioRect *placed = &studio_photo_session_get_crop (self->session)->placed;
  double width = gtk_widget_get_width (GTK_WIDGET (self->canvas)), height = gtk_widget_get_height (GTK_WIDGET (self->canvas));
  StudioAffine matrix = studio_photo_session_get_matrix (self->session), back;
  double left = 1, top = 1, right = 0, bottom = 0;

  studio_affine_invert (&matrix, &back);
  for (int i = 0; i < 4; i++) {
    StudioPoint corner = _studio_crop_tool_to_page (self, i % 2 == 0 ? -AROUND : width + AROUND, i < 2 ? -AROUND : height + AROUND);
    StudioPoint inside = studio_affine_apply (&back, corner);
    double x = CLAMP ((inside.x - placed->x) / placed->w, 0, 1), y = CLAMP ((inside.y - placed->y) / placed->h, 0, 1);

    left = MIN (left, x);
    top = MIN (top, y);
    right = MAX (right, x);
    bottom = MAX (bottom, y);
  }
  if (right <= left || bottom <= top)
    return (StudioRect){ 0, 0, 1, 1 };
  return (StudioRect){ left, top, right - left, bottom - top };
}

static void
load_now (StudioCropTool *self)
{
  const StudioCrop *crop = studio_photo_session_get_crop (self->session);
  double scale = studio_canvas_get_zoom (self->canvas) * gtk_widget_get_scale_factor (GTK_WIDGET (self)), coarse;
  g_autoptr (StudioAsset) asset = studio_photo_session_load_asset (self->session, NULL);
  StudioPhotoRequest request = { .crop = { 0, 0, 1, 1 } };

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  if (asset == NULL)
    return;
  coarse = COARSE_SIDE / MAX (crop->picture.w, crop->picture.h);
  request.width = MAX (1, (int) lround (crop->picture.w * coarse));
  request.height = MAX (1, (int) lround (crop->picture.h * coarse));
  if (self->coarse.node == NULL || self->mode == STUDIO_CROP_MODE_HIDE)
    load_part (self, asset, &request, FALSE);
  request.crop = seen_part (self);
  scale *= MIN (1, sqrt (SHARP_PIXELS / (request.crop.w * crop->placed.w * request.crop.h * crop->placed.h * scale * scale)));
  request.width = MAX (1, (int) lround (request.crop.w * crop->placed.w * scale));
  request.height = MAX (1, (int) lround (request.crop.h * crop->placed.h * scale));
  load_part (self, asset, &request, TRUE);
}

static gboolean
load_timeout_cb (gpointer data)
{
  StudioCropTool *self = data;

  self->load_timeout = 0;
  if (self->session != NULL)
    load_now (self);
  return G_SOURCE_REMOVE;
}

void
_studio_crop_tool_load (StudioCropTool *self,
                        guint delay)
{
  g_clear_handle_id (&self->load_timeout, g_source_remove);
  if (delay == 0)
    load_now (self);
  else
    self->load_timeout = g_timeout_add (delay, load_timeout_cb, self);
}
