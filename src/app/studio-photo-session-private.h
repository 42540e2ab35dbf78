#pragma once

#include "studio-photo-session.h"

G_BEGIN_DECLS

/** What a pull starts from, and keeping compares with. */
typedef struct
{
  StudioCrop crop;
  StudioAffine matrix;
  StudioPoint focal;
  gboolean flipped;
} StudioPhotoState;

struct _StudioPhotoSession
{
  StudioComposer *composer;
  StudioScene *scene;
  StudioSnapshot *snapshot;
  StudioSnap *snap; /* (nullable): the frame is turned or mirrored, so none of its sides lies along a line */
  char *id;
  guint index;
  StudioLayer *layer;
  JsonNode *photo;

  StudioPhotoState first, held, now;
  gboolean by_hand; /* cropped before, or now */
  gboolean own;     /* the person's photo, not a sample */

  GArray *areas; /* (element-type StudioObscure) */
  GArray *held_areas;
  GArray *applied; /* (element-type StudioObscure): kept as they are */
  gboolean areas_changed;
};

StudioPoint _studio_photo_session_to_box (StudioPhotoSession *self, StudioPoint point);
/** A way on the page in the directions of the layer's box. */
StudioPoint _studio_photo_session_vector (StudioPhotoSession *self, StudioPoint delta);
/** Where a handle of @frame lies in the box's own directions, which are mirrored where the frame is. */
StudioPoint _studio_photo_session_direction (const StudioFrame *frame, StudioHandle handle);
/** @rect pulled at the sides in @direction by @delta, not smaller than @least and not beyond @limits */
StudioRect _studio_photo_session_pull (const StudioRect *rect, StudioPoint direction, StudioPoint delta, const StudioRect *limits, StudioSize least);

G_END_DECLS
