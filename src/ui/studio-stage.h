#pragma once

#include <gtk/gtk.h>

#include "studio-composer.h"
#include "studio-finding-pins.h"
#include "studio-platforms.h"
#include "studio-preview.h"

G_BEGIN_DECLS

#define STUDIO_STAGE_MAX_REGIONS 7

#define STUDIO_TYPE_STAGE (studio_stage_get_type ())
G_DECLARE_FINAL_TYPE (StudioStage, studio_stage, STUDIO, STAGE, GtkWidget)

/**
 * StudioStage: the picture of a post with what floats on it: the sizes strip and the status bar. It has the page painted anew
 * whenever post, format, page or zoom change, one painting at a time, so that typing is never waited for.
 *
 * Signals: "field-activated" (const char *field): a layer was clicked; "finding-activated" (const char *key): a finding's number was; "scene-changed": another picture, format or other issues.
 * Sentences for the person go out as the action "win.toast".
 */
/** @document: (nullable) */
void studio_stage_set_source (StudioStage *self, StudioDocument *document, StudioPreviewer *previewer);
/** @composer: (nullable): of the document; before studio_stage_set_source(). It is told which page, size and scene are shown. */
void studio_stage_set_composer (StudioStage *self, StudioComposer *composer);
/** Outlines the layer of a content field. @field: (nullable) */
void studio_stage_set_field (StudioStage *self, const char *field);
/** Marks findings on the page. @findings: (nullable) (element-type StudioFinding): the first has number 1; @current: (nullable): key of the one that stands out */
void studio_stage_set_findings (StudioStage *self, GPtrArray *findings, const char *current);
/** Marks something else in their place. @pins: (array length=n_pins) (nullable); "finding-activated" tells the key of one that is pressed */
void studio_stage_set_pins (StudioStage *self, const StudioPin *pins, guint n_pins, const char *current);
/** Returns: (nullable): the format that is shown. */
const StudioFormat *studio_stage_get_format (StudioStage *self);
/** Returns: (nullable) (transfer none) (element-type StudioIssue): of the page that is shown. */
GPtrArray *studio_stage_get_issues (StudioStage *self);
/** Whether the clipboard holds a picture, or a file and no words, for studio_stage_paste(). */
gboolean studio_stage_can_paste (StudioStage *self);
/** Puts the clipboard's picture into the first photo field, or that of the field outlined. */
void studio_stage_paste (StudioStage *self);
/** Whether the page is designed on the canvas instead of being filled in beside it: the tools show. */
void studio_stage_set_designing (StudioStage *self, gboolean designing);
/** Whether captions are written beside it: the person may look at the post on a platform instead, or at a profile with it. */
void studio_stage_set_captioning (StudioStage *self, gboolean captioning);
/** @platform: (nullable): that the person looks at it on; must outlive the document */
void studio_stage_set_platform (StudioStage *self, const StudioPlatform *platform);
/**
 * studio_stage_set_sent:
 * @pictures: (nullable) (element-type GBytes): of each page, as a platform gets it: shown in the canvas's place; NULL: the canvas again
 * @sentence: (nullable): what they are
 */
void studio_stage_set_sent (StudioStage *self, GPtrArray *pictures, const char *sentence);
/** @items: (nullable): a list of StudioRecentItem, for the profile */
void studio_stage_set_recent (StudioStage *self, GListModel *items);
/** Returns: (transfer none): for keys that work on the canvas only */
GtkWidget *studio_stage_get_canvas (StudioStage *self);
/** Moves the focus to the canvas. Returns: whether it took it */
gboolean studio_stage_focus_canvas (StudioStage *self);
/** Puts its parts into @regions in the order of the focus, the canvas last. Returns: how many there are, at most %STUDIO_STAGE_MAX_REGIONS */
guint studio_stage_list_regions (StudioStage *self, GtkWidget **regions);

G_END_DECLS
