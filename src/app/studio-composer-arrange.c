#include "config.h"

#include "studio-composer-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "studio-transform.h"

/** Arrangement: the frames of the selected layers that may move, as seen on the page. */
typedef struct
{
  GPtrArray *ids;
  GArray *frames; /* StudioFrame */
} Arrangement;

static void
arrangement_clear (Arrangement *arrangement)
{
  g_clear_pointer (&arrangement->ids, g_ptr_array_unref);
  g_clear_pointer (&arrangement->frames, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Arrangement, arrangement_clear)

/* Returns: FALSE if there is nothing to arrange */
static gboolean
arrangement_take (StudioComposer *self,
                  Arrangement *arrangement)
{
  g_autoptr (GPtrArray) ids = studio_composer_list_free (self, STUDIO_CAN_MOVE);

  *arrangement = (Arrangement){ g_ptr_array_new_with_free_func (g_free), g_array_new (FALSE, FALSE, sizeof (StudioFrame)) };
  for (guint i = 0; i < ids->len; i++) {
    int index = studio_composer_find_box (self, g_ptr_array_index (ids, i));
    StudioFrame frame;

    if (index <= 0)
      continue;
    frame = studio_frame_of_box (self->scene, (guint) index);
    g_array_append_val (arrangement->frames, frame);
    g_ptr_array_add (arrangement->ids, g_strdup (g_ptr_array_index (ids, i)));
  }
  return arrangement->ids->len > 0;
}

static StudioFrame *
frames_of (const Arrangement *arrangement)
{
  return (StudioFrame *) (gpointer) arrangement->frames->data;
}

static void
write_flip (StudioEdit *edit,
            const char *id,
            const StudioPlacement *place)
{
  static const char *const flips[] = { "", "x", "y", "xy" };
  const char *present = studio_composer_peek_text (edit->self, id, "flip");
  const char *flip = flips[(place->flip_x ? 1 : 0) + (place->flip_y ? 2 : 0)];
  g_autoptr (JsonNode) value = studio_json_string (flip);

  if (!g_str_equal (present != NULL ? present : "", flip))
    studio_edit_member (edit, id, "flip", value, STUDIO_SCOPE_THIS_SIZE);
}

static gboolean
is_close (double a,
          double b)
{
  return fabs (a - b) < 0.005;
}

/* Layers that stay where they are keep following the template. */
static gboolean
is_same_frame (const StudioFrame *a,
               const StudioFrame *b)
{
  return is_close (a->center.x, b->center.x) && is_close (a->center.y, b->center.y) && is_close (a->w, b->w) && is_close (a->h, b->h) &&
         is_close (a->rotation, b->rotation) && a->flip_x == b->flip_x && a->flip_y == b->flip_y;
}

/* Only their places change, not their sizes: texts stay as high as their words. */
static void
write_frames (StudioComposer *self,
              const Arrangement *arrangement,
              const char *label)
{
  StudioEdit edit = studio_edit_begin (self);

  for (guint i = 0; i < arrangement->ids->len; i++) {
    const char *id = g_ptr_array_index (arrangement->ids, i);
    int index = studio_composer_find_box (self, id);
    double scale = studio_composer_get_outer_scale (self, index);
    StudioFrame before = studio_frame_of_box (self->scene, (guint) index);
    StudioPlacement place = studio_frame_to_parent (self->scene, (guint) index, &frames_of (arrangement)[i]);
    StudioRect written;

    if (is_same_frame (&before, &frames_of (arrangement)[i]))
      continue;
    if (studio_composer_get_frame (self, id, &written, NULL) && written.h <= 0)
      place.rect.h = 0;
    place.rect = (StudioRect){ place.rect.x / scale, place.rect.y / scale, place.rect.w / scale, place.rect.h / scale };
    studio_edit_frame (&edit, id, &place.rect, place.rotation);
    write_flip (&edit, id, &place);
  }
  studio_edit_commit (&edit, label, NULL);
}

static const char *
edge_label (StudioAlignEdge edge)
{
  switch (edge) {
  case STUDIO_ALIGN_LEFT:
    return _ ("Align Left");
  case STUDIO_ALIGN_MIDDLE_ACROSS:
    return _ ("Align Centre");
  case STUDIO_ALIGN_RIGHT:
    return _ ("Align Right");
  case STUDIO_ALIGN_TOP:
    return _ ("Align Top");
  case STUDIO_ALIGN_MIDDLE_DOWN:
    return _ ("Align Middle");
  case STUDIO_ALIGN_BOTTOM:
    return _ ("Align Bottom");
  }
  g_return_val_if_reached ("");
}

void
studio_composer_align (StudioComposer *self,
                       StudioAlignEdge edge,
                       StudioAlignTo to,
                       const char *key)
{
  g_auto (Arrangement) arrangement = { 0 };
  StudioRect reference;
  guint at = 0;

  g_return_if_fail (STUDIO_IS_COMPOSER (self));

  if (!arrangement_take (self, &arrangement))
    return;
  if (key != NULL && !g_ptr_array_find_with_equal_func (arrangement.ids, key, g_str_equal, &at))
    at = 0;
  if (arrangement.ids->len == 1 && (to == STUDIO_ALIGN_TO_SELECTION || to == STUDIO_ALIGN_TO_KEY))
    to = STUDIO_ALIGN_TO_PAGE;
  reference = studio_align_reference (frames_of (&arrangement), arrangement.ids->len, to, self->format, at);
  studio_align_frames (frames_of (&arrangement), arrangement.ids->len, edge, &reference, frames_of (&arrangement));
  write_frames (self, &arrangement, edge_label (edge));
}

void
studio_composer_distribute (StudioComposer *self,
                            gboolean across,
                            StudioDistribute how)
{
  g_auto (Arrangement) arrangement = { 0 };

  g_return_if_fail (STUDIO_IS_COMPOSER (self));

  if (!arrangement_take (self, &arrangement))
    return;
  if (arrangement.ids->len < 3) {
    studio_composer_refuse (self, _ ("Equal gaps need three elements, so that there are two gaps. Select another one as well with Shift."));
    return;
  }
  studio_align_distribute (frames_of (&arrangement), arrangement.ids->len, across, how, NULL, frames_of (&arrangement));
  write_frames (self, &arrangement, across ? _ ("Distribute Across") : _ ("Distribute Down"));
}

void
studio_composer_flip (StudioComposer *self,
                      gboolean across)
{
  g_auto (Arrangement) arrangement = { 0 };

  g_return_if_fail (STUDIO_IS_COMPOSER (self));

  if (!arrangement_take (self, &arrangement))
    return;
  studio_transform_flip_all (frames_of (&arrangement), arrangement.ids->len, across, frames_of (&arrangement));
  write_frames (self, &arrangement, across ? _ ("Flip Across") : _ ("Flip Down"));
}

void
studio_composer_rotate_by (StudioComposer *self,
                           double degrees)
{
  g_auto (Arrangement) arrangement = { 0 };
  StudioPoint pivot;
  StudioRect all;

  g_return_if_fail (STUDIO_IS_COMPOSER (self) && isfinite (degrees));

  if (!arrangement_take (self, &arrangement))
    return;
  all = studio_frame_bounds_of_all (frames_of (&arrangement), arrangement.ids->len);
  pivot = (StudioPoint){ all.x + all.w / 2, all.y + all.h / 2 };
  /* what is turned alone turns around its own middle, wherever the box around it has its middle */
  if (arrangement.ids->len == 1)
    pivot = frames_of (&arrangement)[0].center;
  studio_transform_rotate_all (frames_of (&arrangement), arrangement.ids->len, pivot, degrees, frames_of (&arrangement));
  write_frames (self, &arrangement, _ ("Rotate"));
}
