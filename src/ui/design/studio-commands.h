#pragma once

#include "studio-catalog.h"
#include "studio-command.h"
#include "studio-composer.h"

G_BEGIN_DECLS

/**
 * All the palette offers while a post is open: the program's commands, its sizes, layers and pages, the brands and templates there are.
 * Returns: (transfer full) (element-type StudioCommand)
 */
GListModel *studio_commands_list (StudioComposer *composer, StudioCatalog *catalog);
/** What is selected: flags of what commands may need. */
StudioCommandNeeds studio_commands_find_needs (StudioComposer *composer);

G_END_DECLS
