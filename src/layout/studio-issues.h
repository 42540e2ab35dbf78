#pragma once

#include "studio-node.h"

G_BEGIN_DECLS

/** Fills @scene's issues from its boxes and from what the layout run found too full. @context: as it was laid out with */
void studio_issues_collect (StudioScene *scene, StudioNode *root, PangoContext *context);
void studio_issue_free (StudioIssue *issue);

G_END_DECLS
