#pragma once

#include "studio-composer.h"
#include "studio-crop.h"
#include "studio-obscure.h"
#include "studio-snap.h"
#include "studio-transform.h"

G_BEGIN_DECLS

/**
 * StudioPhotoSession:
 *
 * One photo layer being cropped, or parts of it being hidden, without widgets: what a person does stays in here until it is kept,
 * as one step. All points and lengths given and got are of the page; @threshold is px within which things are drawn to each other.
 */
typedef struct _StudioPhotoSession StudioPhotoSession;

/** Returns: (transfer full): NULL with one sentence if the layer has no photo, is locked or gone */
StudioPhotoSession *studio_photo_session_new (StudioComposer *composer, const char *id, GError **error);
void studio_photo_session_free (StudioPhotoSession *self);
const char *studio_photo_session_get_id (StudioPhotoSession *self);
/** Returns: (transfer full): the photo */
StudioAsset *studio_photo_session_load_asset (StudioPhotoSession *self, GError **error);
/** How the photo is coloured; lives as long as the session. */
const StudioPhotoSpec *studio_photo_session_get_tone (StudioPhotoSession *self);

/** The frame as it is seen on the page. */
StudioFrame studio_photo_session_get_frame (StudioPhotoSession *self);
/** Frame and picture in px of the layer's own box. */
const StudioCrop *studio_photo_session_get_crop (StudioPhotoSession *self);
/** From these px to the page. */
StudioAffine studio_photo_session_get_matrix (StudioPhotoSession *self);
/** Returns: (transfer full) (nullable): that the photo is stretched past its pixels, in one sentence */
char *studio_photo_session_get_warning (StudioPhotoSession *self);
/** Whether keeping it would change anything. */
gboolean studio_photo_session_is_changed (StudioPhotoSession *self);
/** Writes what was done as one step. */
void studio_photo_session_keep (StudioPhotoSession *self);

/* --- cropping --- */

/** A pull begins: the deltas that follow count from here. */
void studio_photo_session_hold (StudioPhotoSession *self);
void studio_photo_session_drag (StudioPhotoSession *self, StudioPoint delta, double threshold);
/** @mode: the ratio is only kept with corners. @lines: (out) (optional): what the frame came to lie along */
void studio_photo_session_resize (StudioPhotoSession *self, StudioHandle handle, StudioPoint delta, StudioResize mode, double threshold, StudioSnapResult *lines);
void studio_photo_session_nudge (StudioPhotoSession *self, double dx, double dy);
/** @zoom: 1: just covers the frame; @around: (nullable): stays where it is; NULL: the frame's middle */
void studio_photo_session_zoom (StudioPhotoSession *self, double zoom, const StudioPoint *around);
double studio_photo_session_get_zoom (StudioPhotoSession *self);
/** Left becomes right. */
void studio_photo_session_flip (StudioPhotoSession *self);

/** Whether there is a focal point to set: samples and pictures of the template have none. */
gboolean studio_photo_session_has_focal (StudioPhotoSession *self);
/** Where it lies on the page. */
StudioPoint studio_photo_session_get_focal (StudioPhotoSession *self);
void studio_photo_session_set_focal (StudioPhotoSession *self, StudioPoint point);
/** The focal point has come to rest: a photo that was never cropped by hand follows it. */
void studio_photo_session_settle_focal (StudioPhotoSession *self);

/* --- hidden areas --- */

/** Whether areas can be hidden: not in samples. */
gboolean studio_photo_session_can_hide (StudioPhotoSession *self);
/** Returns: (transfer none) (element-type StudioObscure): those that can be changed */
GArray *studio_photo_session_get_areas (StudioPhotoSession *self);
StudioFrame studio_photo_session_get_area_frame (StudioPhotoSession *self, guint index);
/** Returns: the topmost area at a point of the page; -1: none */
int studio_photo_session_area_at (StudioPhotoSession *self, StudioPoint point);
/** Between two corners. Returns: its index, or -1 if it would be too small to see or there are too many */
int studio_photo_session_add_area (StudioPhotoSession *self, StudioPoint from, StudioPoint to, const StudioObscure *like);
void studio_photo_session_remove_area (StudioPhotoSession *self, guint index);
/** Kind, shape and strength as of @like. */
void studio_photo_session_change_area (StudioPhotoSession *self, guint index, const StudioObscure *like);
/** From where it was when the pull began (studio_photo_session_hold()). */
void studio_photo_session_move_area (StudioPhotoSession *self, guint index, StudioPoint delta);
void studio_photo_session_resize_area (StudioPhotoSession *self, guint index, StudioHandle handle, StudioPoint delta);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioPhotoSession, studio_photo_session_free)

G_END_DECLS
