#pragma once

#include "studio-canvas.h"
#include "studio-composer.h"
#include "studio-photo-cache.h"

G_BEGIN_DECLS

/** StudioCropMode: what is done to the photo. */
typedef enum {
  STUDIO_CROP_MODE_CROP,
  STUDIO_CROP_MODE_HIDE,
} StudioCropMode;

#define STUDIO_TYPE_CROP_TOOL (studio_crop_tool_get_type ())
G_DECLARE_FINAL_TYPE (StudioCropTool, studio_crop_tool, STUDIO, CROP_TOOL, GtkWidget)

/**
 * StudioCropTool: a photo cropped in its frame, or parts of it hidden. It lies over the whole canvas, visible only meanwhile, and shows
 * the photo beyond its frame, what can be pulled, and a bar under the frame. What is done stays here until it is kept with Enter, or
 * when something else is selected, as one step; Esc gives it up, and so does any other edit.
 *
 * Actions: "crop.done", "crop.cancel", "crop.replace", "crop.flip", "crop.add-area", "crop.remove-area", "crop.next-area",
 * "crop.previous-area". Signals: "changed": it began or ended, or says something else; "done": it ended. Sentences for the person go out
 * as the action "win.toast", and another photo is asked for by "stage.replace-photo".
 */
GtkWidget *studio_crop_tool_new (void);
/** Makes it a child of @canvas, over the page; begins when the canvas says "crop". */
void studio_crop_tool_attach (StudioCropTool *self, StudioCanvas *canvas);
/** @composer: (nullable): gives up what is being done */
void studio_crop_tool_set_composer (StudioCropTool *self, StudioComposer *composer);
/** @photos: (nullable): where decoded photos are shared with the page's painting */
void studio_crop_tool_set_photos (StudioCropTool *self, StudioPhotoCache *photos);
/** @id: a photo layer of the composer's page. Returns: FALSE if it can't be, which the person is told */
gboolean studio_crop_tool_begin (StudioCropTool *self, const char *id, StudioCropMode mode);
/** @keep: whether what was done becomes a step, or is given up */
void studio_crop_tool_end (StudioCropTool *self, gboolean keep);
/** Returns: (nullable) (transfer none): the layer whose photo is worked on */
const char *studio_crop_tool_get_id (StudioCropTool *self);
/** Returns: (nullable) (transfer full): what is being done, for the status bar */
char *studio_crop_tool_get_sentence (StudioCropTool *self);

G_END_DECLS
