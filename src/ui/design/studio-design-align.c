#include "config.h"

#include "studio-design-align.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/** Moving: the selected layers that may be moved, with where they lie. */
typedef struct
{
  StudioScene *scene;
  GPtrArray *ids;  /* (element-type utf8) */
  GArray *indices; /* (element-type guint): of their boxes */
  GArray *frames;  /* (element-type StudioFrame) */
} Moving;

static void
moving_clear (Moving *moving)
{
  g_clear_pointer (&moving->ids, g_ptr_array_unref);
  g_clear_pointer (&moving->indices, g_array_unref);
  g_clear_pointer (&moving->frames, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Moving, moving_clear)

static Moving
collect (StudioComposer *composer)
{
  GPtrArray *ids = studio_composer_get_selection (composer);
  Moving moving = { studio_composer_get_scene (composer), g_ptr_array_new_with_free_func (g_free), g_array_new (FALSE, FALSE, sizeof (guint)),
                    g_array_new (FALSE, FALSE, sizeof (StudioFrame)) };

  for (guint i = 0; moving.scene != NULL && i < ids->len; i++) {
    const char *id = g_ptr_array_index (ids, i);
    StudioFrame frame;
    guint index;

    if (studio_composer_get_lock (composer, id) != NULL || !studio_frame_find (moving.scene, id, &index))
      continue;
    frame = studio_frame_of_box (moving.scene, index);
    g_ptr_array_add (moving.ids, g_strdup (id));
    g_array_append_val (moving.indices, index);
    g_array_append_val (moving.frames, frame);
  }
  return moving;
}

static void
put (StudioComposer *composer,
     Moving *moving,
     const char *label)
{
  guint n = moving->ids->len;
  g_autofree StudioRect *rects = g_new (StudioRect, n);
  g_autofree double *rotations = g_new (double, n);

  for (guint i = 0; i < n; i++) {
    guint index = g_array_index (moving->indices, guint, i);
    StudioPlace place = studio_frame_to_parent (moving->scene, index, &g_array_index (moving->frames, StudioFrame, i));
    StudioRect stored;

    rects[i] = place.rect;
    rotations[i] = NAN;
    /* a height that follows the content goes on doing so */
    if (studio_composer_get_frame (composer, g_ptr_array_index (moving->ids, i), &stored, NULL) && stored.h == 0)
      rects[i].h = 0;
  }
  studio_composer_set_frames (composer, (const char *const *) moving->ids->pdata, rects, rotations, n, label, NULL);
}

void
studio_design_align (StudioComposer *composer,
                     StudioAlignEdge edge)
{
  static const char *const labels[] = {
    [STUDIO_ALIGN_LEFT] = N_ ("Align Left"),
    [STUDIO_ALIGN_MIDDLE_ACROSS] = N_ ("Centre Across"),
    [STUDIO_ALIGN_RIGHT] = N_ ("Align Right"),
    [STUDIO_ALIGN_TOP] = N_ ("Align Top"),
    [STUDIO_ALIGN_MIDDLE_DOWN] = N_ ("Centre Down"),
    [STUDIO_ALIGN_BOTTOM] = N_ ("Align Bottom"),
  };
  g_auto (Moving) moving = { 0 };
  StudioFrame *frames;
  StudioRect reference;

  g_return_if_fail (STUDIO_IS_COMPOSER (composer));

  moving = collect (composer);
  if (moving.ids->len == 0)
    return;
  frames = (StudioFrame *) (void *) moving.frames->data;
  reference = studio_align_reference (frames, moving.ids->len, moving.ids->len > 1 ? STUDIO_ALIGN_TO_SELECTION : STUDIO_ALIGN_TO_PAGE,
                                      studio_composer_get_format (composer), 0);
  studio_align_frames (frames, moving.ids->len, edge, &reference, frames);
  put (composer, &moving, _ (labels[edge]));
}

void
studio_design_distribute (StudioComposer *composer,
                          gboolean across)
{
  g_auto (Moving) moving = { 0 };
  StudioFrame *frames;

  g_return_if_fail (STUDIO_IS_COMPOSER (composer));

  moving = collect (composer);
  if (moving.ids->len < 3)
    return;
  frames = (StudioFrame *) (void *) moving.frames->data;
  studio_align_distribute (frames, moving.ids->len, across, STUDIO_DISTRIBUTE_GAPS, NULL, frames);
  put (composer, &moving, across ? _ ("Distribute Across") : _ ("Distribute Down"));
}
