#pragma once

#include "studio-self.h"

G_BEGIN_DECLS

/* Who is working on this computer, and what the office lets people do, as the settings have it. */

/** Returns: (transfer full): as the person gave it under “Who You Are”; its name is empty before they did */
StudioSelf *studio_self_load (void);
void studio_self_save (const StudioSelf *self);
/** Whether the person has said who they are. */
gboolean studio_self_is_known (void);
/** Only approved posts go out unmarked. */
gboolean studio_self_only_approved (void);
/** Editors approve too, not heads alone. */
gboolean studio_self_editor_approves (void);
/** Tells the rooms below what the person is called; after start, and when the settings change. */
void studio_self_tell (void);

G_END_DECLS
