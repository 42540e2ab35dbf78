#pragma once

#include <gtk/gtk.h>

#include "studio-answer-kind.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_ANSWER_BOX (studio_answer_box_get_type ())
G_DECLARE_FINAL_TYPE (StudioAnswerBox, studio_answer_box, STUDIO, ANSWER_BOX, GtkBox)

/**
 * StudioAnswerBox: where a question is answered: a button for each choice or an entry, as the question's kind says, and what was answered
 * so far, by whom and what it leaves to do. An answer can be changed and taken back.
 *
 * Signals: "answered" (const char *value, const char *note): the note is "" or the reason; "taken-back"
 */
GtkWidget *studio_answer_box_new (void);
/** @reply: (nullable): the answer that stands */
void studio_answer_box_set (StudioAnswerBox *self, StudioAnswerKind *kind, const StudioReply *reply);

G_END_DECLS
