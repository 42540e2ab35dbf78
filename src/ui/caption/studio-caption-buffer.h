#pragma once

#include <gtk/gtk.h>

#include "studio-caption.h"
#include "studio-finding-marks.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_CAPTION_BUFFER (studio_caption_buffer_get_type ())
G_DECLARE_FINAL_TYPE (StudioCaptionBuffer, studio_caption_buffer, STUDIO, CAPTION_BUFFER, GtkTextBuffer)

/**
 * StudioCaptionBuffer: a caption as people read it, in which the values of fields stay linked: they are underlined, and are written back as
 * "{judul}" as long as nobody changes a letter in them. It keeps no history of its own.
 */
StudioCaptionBuffer *studio_caption_buffer_new (void);
/** Shows @written (studio_caption_get()), with the fields of @snapshot; the caret keeps its place as far as there is one. */
void studio_caption_buffer_show (StudioCaptionBuffer *self, const char *written, StudioSnapshot *snapshot);
/** Returns: (transfer full): what is to be stored. */
char *studio_caption_buffer_get_written (StudioCaptionBuffer *self, StudioSnapshot *snapshot);
/** Returns: (transfer full): the words as they are read. */
char *studio_caption_buffer_get_words (StudioCaptionBuffer *self);
/** Whether the buffer is being filled by studio_caption_buffer_show(), so that "changed" tells of no typing. */
gboolean studio_caption_buffer_is_showing (StudioCaptionBuffer *self);
/** Marks the first @visible code points as shown before "more" (all: none is marked), hashtags and mentions. */
void studio_caption_buffer_mark (StudioCaptionBuffer *self, int visible);
/**
 * studio_caption_buffer_set_findings:
 * @findings: (nullable) (element-type StudioFinding): about the words as they are read now
 *
 * Underlines them, yellow for advice and red for what is required. A line goes with its words and is gone once they change. A word that is
 * just being typed has none until the caret leaves it.
 */
void studio_caption_buffer_set_findings (StudioCaptionBuffer *self, GPtrArray *findings);
/** StudioCaptionComment: @words: what was said of @start..@end, code points of the words as they are read */
typedef struct
{
  int start, end;
  char *words;
} StudioCaptionComment;

/** Puts a ground under the words that open comments are about. @comments: (element-type StudioCaptionComment) */
void studio_caption_buffer_mark_comments (StudioCaptionBuffer *self, GArray *comments);
/** Returns: (transfer none): what is underlined. */
StudioFindingMarks *studio_caption_buffer_get_marks (StudioCaptionBuffer *self);
/** Sets colours for a light or a dark ground. */
void studio_caption_buffer_set_dark (StudioCaptionBuffer *self, gboolean dark);

G_END_DECLS
