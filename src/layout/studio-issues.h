#pragma once

#include "studio-node.h"

G_BEGIN_DECLS

/** Fills @scene's issues from its boxes and from what the layout run found too full. */
void studio_issues_collect (StudioScene *scene, StudioNode *root);
void studio_issue_free (StudioIssue *issue);

G_END_DECLS
