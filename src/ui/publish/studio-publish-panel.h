#pragma once

#include <adwaita.h>

#include "studio-document.h"
#include "studio-postman.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_PUBLISH_PANEL (studio_publish_panel_get_type ())
G_DECLARE_FINAL_TYPE (StudioPublishPanel, studio_publish_panel, STUDIO, PUBLISH_PANEL, AdwBin)

/**
 * StudioPublishPanel: the step in which a post goes out: whether it may, the office's accounts with what each would be sent, when, and what became of it.
 *
 * Property "live-check" (StudioLiveCheck, nullable). Signal "shown-changed": another account's pictures are to be looked at.
 */

/** @postman: (nullable): what sends; without one posts are only uploaded by hand */
void studio_publish_panel_set_postman (StudioPublishPanel *self, StudioPostman *postman);
/** @document: (nullable) */
void studio_publish_panel_set_document (StudioPublishPanel *self, StudioDocument *document);
/** Puts the focus on the first account. */
void studio_publish_panel_focus (StudioPublishPanel *self);
/** @sentence: (out) (transfer full) (nullable): what it is. Returns: (transfer full) (nullable) (element-type GBytes): what the chosen account is sent, in order */
GPtrArray *studio_publish_panel_get_shown (StudioPublishPanel *self, char **sentence);

G_END_DECLS
