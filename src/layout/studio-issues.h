#pragma once

#include "studio-node.h"

G_BEGIN_DECLS

/** Fills @scene's issues from its boxes and from what the layout run found too full. @context: as it was laid out with */
void studio_issues_collect (StudioScene *scene, StudioNode *root, PangoContext *context);
/** @layer, @field: (nullable): what it is about; @message: (transfer full): one sentence */
void studio_issues_add (StudioScene *scene, StudioIssueKind kind, const StudioLayer *layer, const char *field, char *message);
void studio_issue_free (StudioIssue *issue);

G_END_DECLS
