#pragma once

#include <adwaita.h>

#include "studio-caption-check.h"
#include "studio-document.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_CAPTION_EDITOR (studio_caption_editor_get_type ())
G_DECLARE_FINAL_TYPE (StudioCaptionEditor, studio_caption_editor, STUDIO, CAPTION_EDITOR, AdwBin)

/**
 * StudioCaptionEditor: where a caption is written: linked fields, hashtags, what shows before "more", and lines under what a check found, with
 * what can be done about it (Ctrl+., a click, the right button; F8 goes to the next one). What is typed goes into the post at once.
 * Signals: "checked": studio_caption_editor_get_answered() has a new answer.
 */
/** @document: (nullable) */
void studio_caption_editor_set_document (StudioCaptionEditor *self, StudioDocument *document);
/** @checker: (nullable), @profile: (nullable): as studio_caption_check_set_checker() */
void studio_caption_editor_set_checker (StudioCaptionEditor *self, StudioChecker *checker, const StudioProfile *profile);
/** Shows @platform's caption (NULL: the main one) of @snapshot, which is of the document, and checks it again soon. */
void studio_caption_editor_show (StudioCaptionEditor *self, const char *platform, StudioSnapshot *snapshot);
/** Returns: (transfer full): the caption as it is read. */
char *studio_caption_editor_get_words (StudioCaptionEditor *self);
/** Marks the first @visible code points as shown before "more". */
void studio_caption_editor_mark_visible (StudioCaptionEditor *self, int visible);
/** Puts @words in at the caret, a hashtag or mention behind a blank. */
void studio_caption_editor_insert (StudioCaptionEditor *self, const char *words);
/** Puts the sentence @prompt in at the end of the caret's word and selects its blank, to be filled in. */
void studio_caption_editor_insert_prompt (StudioCaptionEditor *self, const char *prompt);
/** Returns: the questions that the caption answers, bits 1 << StudioQuestion. */
guint studio_caption_editor_get_answered (StudioCaptionEditor *self);
/** Selects the code points @start..@end of the caption as it is read, brings them into sight, and puts the keys there. */
void studio_caption_editor_select (StudioCaptionEditor *self, int start, int end);
/** @from, @to: (out): what is selected, code points of the caption as it is read. Returns: FALSE if the keys are elsewhere */
gboolean studio_caption_editor_find_selection (StudioCaptionEditor *self, int *from, int *to);
/** Puts the caret into it. */
void studio_caption_editor_focus (StudioCaptionEditor *self);

G_END_DECLS
