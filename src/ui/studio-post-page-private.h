#pragma once

#include "studio-caption-panel.h"
#include "studio-check-panel.h"
#include "studio-comments-panel.h"
#include "studio-composer.h"
#include "studio-content-form.h"
#include "studio-desk.h"
#include "studio-door-popover.h"
#include "studio-inspector.h"
#include "studio-layers-panel.h"
#include "studio-pages-panel.h"
#include "studio-post-page.h"
#include "studio-publish-panel.h"
#include "studio-rail.h"
#include "studio-review-band.h"
#include "studio-stage.h"
#include "studio-steps.h"
#include "studio-trouble-bar.h"

G_BEGIN_DECLS

struct _StudioPostPage
{
  GtkWidget parent_instance;
  GtkWidget *box;
  GtkWidget *header;
  GtkWidget *title_button;
  GtkImage *stage_icon;
  StudioDoorPopover *door;
  StudioReviewBand *review_band;
  GtkLabel *title;
  GtkLabel *subtitle;
  StudioSteps *steps;
  StudioTroubleBar *trouble;
  StudioDesk *desk;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GtkWidget *rail_box;
  StudioRail *rail;
  GtkWidget *side;
  GtkLabel *side_title;
  GtkStack *side_stack;
  StudioLayersPanel *layers_panel;
  StudioPagesPanel *pages_panel;
  StudioStage *stage;
  StudioContentForm *form;
  GtkStack *panels; /* one page for each step, by the step's name */
  GtkWidget *design_panel;
  StudioInspector *inspector;
  StudioCaptionPanel *caption_panel;
  GtkStack *check_stack; /* findings and comments */
  StudioCheckPanel *check_panel;
  StudioCommentsPanel *comments_panel;
  StudioPublishPanel *publish_panel;

  StudioCatalog *catalog;
  StudioPreviewer *previewer;
  StudioDocument *document; /* (nullable) */
  StudioComposer *composer; /* (nullable): of @document */
  StudioAutosave *autosave; /* (nullable): of @document */
  guint calm_id;            /* the word that all is saved is to come */
  StudioLiveCheck *live_check;
  StudioPostman *postman; /* (nullable) */
  GSignalGroup *document_signals;
  GSignalGroup *history_signals;
  GSignalGroup *post_signals;
  char *field;             /* (nullable): of the form, that has the keys */
  char *last_step;         /* (nullable): where the person was in this window */
  guint side_was_open : 1; /* in the step "design" */
  guint wide : 1;          /* the table of a chart has the left panel's room */
};

/** Fills the row of steps. */
void _studio_post_page_add_steps (StudioPostPage *self);
/** Shows a step's panel. @focus: puts the focus where its work starts */
void _studio_post_page_go_to_step (StudioPostPage *self, const char *name, gboolean focus);
/** Makes what checks the post, and hands it to all who want one (studio-post-page-check.c). */
void _studio_post_page_init_check (StudioPostPage *self);
void _studio_post_page_drop_check (StudioPostPage *self);
/** Marks findings, or comments, on the picture in the step of checks, and nowhere else. */
void _studio_post_page_show_marks (StudioPostPage *self);
/** Shows what the chosen account is sent instead of the canvas, in the step of publishing and nowhere else (studio-post-page-publish.c). */
void _studio_post_page_show_sent (StudioPostPage *self);
void _studio_post_page_init_publish (StudioPostPage *self);
void _studio_post_page_drop_publish (StudioPostPage *self);
/** "post.comment", "post.show-comments" (studio-post-page-comments.c) */
void _studio_post_page_install_comments (GtkWidgetClass *widget_class);
void _studio_post_page_init_comments (StudioPostPage *self);
void _studio_post_page_drop_comments (StudioPostPage *self);
/** Whether the step of checks shows comments instead of findings. */
gboolean _studio_post_page_shows_comments (StudioPostPage *self);
/** "post.next-finding", "post.previous-finding" */
void _studio_post_page_install_check (GtkWidgetClass *widget_class);
/** Switches commands on and off by step and selection. */
void _studio_post_page_update_actions (StudioPostPage *self);
/** Ways to look at the post, and Ctrl+K, the list of all commands (studio-post-page-view.c). */
void _studio_post_page_install_view (GtkWidgetClass *widget_class);
void _studio_post_page_init_view (StudioPostPage *self);
/** Gives the table of a chart the room it needs, and takes it back. */
void _studio_post_page_set_wide (StudioPostPage *self, gboolean wide);
/** Class actions and keys of the steps, and the way round them by Tab and F6. */
void _studio_post_page_install_steps (GtkWidgetClass *widget_class);

G_END_DECLS
