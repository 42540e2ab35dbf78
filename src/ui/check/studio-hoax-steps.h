#pragma once

#include <gtk/gtk.h>

#include "studio-json.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_HOAX_STEPS (studio_hoax_steps_get_type ())
G_DECLARE_FINAL_TYPE (StudioHoaxSteps, studio_hoax_steps, STUDIO, HOAX_STEPS, GtkBox)

/** StudioHoaxSteps: the steps of a hoax's clarification in one line, those that are done with a tick. */
/** @root: the post's document */
void studio_hoax_steps_show (StudioHoaxSteps *self, JsonNode *root);

G_END_DECLS
