#pragma once

#include "studio-caption-buffer.h"
#include "studio-caption-editor.h"
#include "studio-suggestion-popover.h"

G_BEGIN_DECLS

struct _StudioCaptionEditor
{
  AdwBin parent_instance;
  GtkTextView *view;
  GtkScrolledWindow *scroller;
  GtkWidget *placeholder;

  StudioCaptionBuffer *buffer;
  StudioDocument *document; /* (nullable) */
  StudioCaptionCheck *check;
  StudioSuggestionPopover *popover;
  char *platform;   /* (nullable): whose caption is shown */
  GArray *comments; /* StudioCaptionComment: open ones on the words that are shown */
  int awaited;      /* the way to go to marked words as soon as they are known: 1, -1; 0: stay */
};

/** Marks the words that open comments are about; the pointer over them tells what was said (studio-caption-editor-comments.c). */
void _studio_caption_editor_init_comments (StudioCaptionEditor *self);
/** @root: of the post as it is shown */
void _studio_caption_editor_show_comments (StudioCaptionEditor *self, JsonNode *root);
/** Listens for the keys and clicks by which suggestions are asked for (studio-caption-editor-suggest.c). */
void _studio_caption_editor_init_suggestions (StudioCaptionEditor *self);
/** Installs the actions "caption.suggest" and "caption.next-mark". */
void _studio_caption_editor_add_actions (GtkWidgetClass *widget_class);
/** Goes where F8 wanted to go while a check was still under way. */
void _studio_caption_editor_go_to_awaited (StudioCaptionEditor *self);
/** Puts @words in place of what stands at @start..@end, as one step to undo that is called @label. */
void _studio_caption_editor_replace (StudioCaptionEditor *self, int start, int end, const char *words);

G_END_DECLS
