#pragma once

#include <adwaita.h>

#include "studio-json.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_PLAN_DIALOG (studio_plan_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StudioPlanDialog, studio_plan_dialog, STUDIO, PLAN_DIALOG, AdwWindow)

/**
 * StudioPlanDialog: asks when a post is to go out and where.
 *
 * Signal "chosen" (JsonNode root): the document with the new plan (studio_plan_with()); not emitted if the person cancels.
 *
 * @root: the post's document
 * @at: (nullable): the day that is looked at first, if the post has a plan there; else its first one
 * @offset: of the office's clock, minutes ahead of UTC
 */
GtkWidget *studio_plan_dialog_new (GtkWindow *parent, JsonNode *root, const GDate *at, int offset);

G_END_DECLS
