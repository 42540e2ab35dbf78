#pragma once

#include <adwaita.h>

#include "studio-live-check.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_CHECK_PANEL (studio_check_panel_get_type ())
G_DECLARE_FINAL_TYPE (StudioCheckPanel, studio_check_panel, STUDIO, CHECK_PANEL, AdwBin)

/**
 * StudioCheckPanel: the panel "Periksa": what the rules find in the post, checked while the panel is shown. Fixes, answers and
 * reasons go through the document's gate. Ways to a place go out as the actions "post.step", "post.show-caption",
 * "post.show-description", "post.focus-field", "post.select-layer", "post.show-size" and "post.show-page".
 *
 * Property: "live-check" (StudioLiveCheck): what checks. Signal: "marks-changed": what is numbered, or the finding that is open, is another.
 */
/** Puts the focus onto the first finding. */
void studio_check_panel_focus (StudioCheckPanel *self);
/** Opens the next (@way 1) or the one before (-1) the finding that is open, round and round. */
void studio_check_panel_step (StudioCheckPanel *self, int way);
/** Opens a finding and puts the focus onto it. @key: of the finding */
void studio_check_panel_open (StudioCheckPanel *self, const char *key);
/** Returns: (transfer none) (element-type StudioFinding): those that may be seen on the picture; the first has number 1 */
GPtrArray *studio_check_panel_get_marks (StudioCheckPanel *self);
/** Returns: (nullable): the key of the finding that is open */
const char *studio_check_panel_get_current (StudioCheckPanel *self);

G_END_DECLS
