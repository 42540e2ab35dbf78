#pragma once

#include "studio-library.h"

G_BEGIN_DECLS

/*
 * Changes of the plan of a post that is not open: the post is loaded, the change is one step of its history, and both are written back.
 * Whatever the person undoes or edits later finds that step like any other.
 */

/**
 * studio_reschedule_move_async:
 * @from: the day it stands on by the clock that is @offset minutes ahead of UTC
 * @to: the day it is to stand on, at the same time of day
 */
void studio_reschedule_move_async (StudioLibrary *library, const char *id, const GDate *from, const GDate *to, int offset, GAsyncReadyCallback callback, gpointer data);
/** @plan: (nullable): the whole member "plan" of the document, as studio_reschedule_finish() gave it or studio_plan_with() makes it; NULL: nothing is planned */
void studio_reschedule_set_async (StudioLibrary *library, const char *id, JsonNode *plan, GAsyncReadyCallback callback, gpointer data);
/**
 * studio_reschedule_finish:
 * @before: (out) (optional) (nullable) (transfer full): the plan as it was, to take the change back
 *
 * Returns: FALSE with %STUDIO_ERROR_UNSUPPORTED for a post that is published, and the errors of loading and saving; nothing has changed then
 */
gboolean studio_reschedule_finish (StudioLibrary *library, GAsyncResult *result, JsonNode **before, GError **error);

G_END_DECLS
