#pragma once

#include <gtk/gtk.h>

#include "studio-rule-text.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_LESSON_BOX (studio_lesson_box_get_type ())
G_DECLARE_FINAL_TYPE (StudioLessonBox, studio_lesson_box, STUDIO, LESSON_BOX, GtkBox)

/** StudioLessonBox: what a rule teaches: how things are often written, and how they are better. */
void studio_lesson_box_set (StudioLessonBox *self, const StudioRuleText *text);

G_END_DECLS
