#include "config.h"

#include "studio-place-row.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "studio-frame.h"

struct _StudioPlaceRow
{
  StudioNumberRow parent_instance;
  char *part;
  gboolean keep_ratio;
};

G_DEFINE_FINAL_TYPE (StudioPlaceRow, studio_place_row, STUDIO_TYPE_NUMBER_ROW)

enum {
  PROP_0,
  PROP_PART,
  PROP_KEEP_RATIO,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* Less is the noise of turning to and fro. */
#define SAME 0.01

static double
get_part (const char *part,
          const StudioFrame *frame)
{
  switch (*part) {
  case 'x':
    return frame->center.x - frame->w / 2;
  case 'y':
    return frame->center.y - frame->h / 2;
  case 'w':
    return frame->w;
  case 'h':
    return frame->h;
  default:
    return frame->rotation;
  }
}

/* The box grows from its own top left corner, as it is turned. */
static void
grow (StudioFrame *frame,
      double w,
      double h)
{
  double angle = frame->rotation * G_PI / 180, dx = (w - frame->w) / 2, dy = (h - frame->h) / 2;

  frame->center.x += dx * cos (angle) - dy * sin (angle);
  frame->center.y += dx * sin (angle) + dy * cos (angle);
  frame->w = w;
  frame->h = h;
}

static void
set_part (StudioPlaceRow *self,
          StudioFrame *frame,
          double value)
{
  double ratio = frame->w > 0 && frame->h > 0 ? frame->h / frame->w : 1;

  switch (*self->part) {
  case 'x':
    frame->center.x += value - get_part ("x", frame);
    break;
  case 'y':
    frame->center.y += value - get_part ("y", frame);
    break;
  case 'w':
    grow (frame, value, self->keep_ratio ? value * ratio : frame->h);
    break;
  case 'h':
    grow (frame, self->keep_ratio ? value / ratio : frame->w, value);
    break;
  default:
    frame->rotation = studio_frame_tidy_angle (value);
  }
}

static double
read_part (StudioNumberRow *row,
           const StudioCommon *common)
{
  StudioPlaceRow *self = STUDIO_PLACE_ROW (row);
  StudioComposer *composer = studio_inspector_row_get_composer (STUDIO_INSPECTOR_ROW (row));
  GPtrArray *ids = studio_composer_get_selection (composer);
  StudioScene *scene = studio_composer_get_scene (composer);
  double value = NAN;

  for (guint i = 0; scene != NULL && i < ids->len; i++) {
    StudioFrame frame;
    guint index;
    double its;

    if (!studio_frame_find (scene, g_ptr_array_index (ids, i), &index))
      continue;
    frame = studio_frame_of_box (scene, index);
    its = get_part (self->part, &frame);
    if (isnan (value))
      value = its;
    else if (fabs (value - its) > SAME)
      return NAN;
  }
  return value;
}

static const char *
step_label (const char *part)
{
  switch (*part) {
  case 'x':
  case 'y':
    return _ ("Move");
  case 'w':
  case 'h':
    return _ ("Resize");
  default:
    return _ ("Rotate");
  }
}

static void
write_part (StudioNumberRow *row,
            double value)
{
  StudioPlaceRow *self = STUDIO_PLACE_ROW (row);
  StudioComposer *composer = studio_inspector_row_get_composer (STUDIO_INSPECTOR_ROW (row));
  GPtrArray *selection = studio_composer_get_selection (composer);
  g_autofree const char **ids = g_new0 (const char *, selection->len + 1);
  StudioScene *scene = studio_composer_get_scene (composer);
  g_autofree StudioRect *rects = g_new0 (StudioRect, selection->len + 1);
  g_autofree double *rotations = g_new0 (double, selection->len + 1);
  g_autofree char *merge = g_strconcat ("inspector/place/", self->part, NULL);
  guint n = 0;

  for (guint i = 0; scene != NULL && i < selection->len; i++) {
    StudioFrame frame;
    StudioPlacement place;
    guint index;

    if (!studio_frame_find (scene, g_ptr_array_index (selection, i), &index))
      continue;
    frame = studio_frame_of_box (scene, index);
    set_part (self, &frame, value);
    place = studio_frame_to_parent (scene, index, &frame);
    rects[n] = place.rect;
    rotations[n] = *self->part == 'a' ? place.rotation : NAN;
    ids[n++] = g_ptr_array_index (selection, i);
  }
  studio_composer_set_frames (composer, ids, rects, rotations, n, step_label (self->part), merge);
}

static void
studio_place_row_get_property (GObject *object,
                               guint id,
                               GValue *value,
                               GParamSpec *pspec)
{
  if (id == PROP_PART)
    g_value_set_string (value, STUDIO_PLACE_ROW (object)->part);
  else if (id == PROP_KEEP_RATIO)
    g_value_set_boolean (value, STUDIO_PLACE_ROW (object)->keep_ratio);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
studio_place_row_set_property (GObject *object,
                               guint id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  StudioPlaceRow *self = STUDIO_PLACE_ROW (object);

  if (id == PROP_PART) {
    g_free (self->part);
    self->part = g_value_dup_string (value);
  } else if (id == PROP_KEEP_RATIO) {
    self->keep_ratio = g_value_get_boolean (value);
  } else {
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
studio_place_row_finalize (GObject *object)
{
  g_free (STUDIO_PLACE_ROW (object)->part);

  G_OBJECT_CLASS (studio_place_row_parent_class)->finalize (object);
}

static void
studio_place_row_class_init (StudioPlaceRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  StudioNumberRowClass *number_class = STUDIO_NUMBER_ROW_CLASS (klass);

  object_class->get_property = studio_place_row_get_property;
  object_class->set_property = studio_place_row_set_property;
  object_class->finalize = studio_place_row_finalize;
  number_class->read = read_part;
  number_class->write = write_part;

  properties[PROP_PART] = g_param_spec_string ("part", NULL, NULL, "x", G_PARAM_READWRITE | G_PARAM_CONSTRUCT | G_PARAM_STATIC_STRINGS);
  properties[PROP_KEEP_RATIO] = g_param_spec_boolean ("keep-ratio", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
studio_place_row_init (StudioPlaceRow *self)
{
}
