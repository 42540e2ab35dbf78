#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_STEPS (studio_steps_get_type ())
G_DECLARE_FINAL_TYPE (StudioSteps, studio_steps, STUDIO, STEPS, GtkWidget)

/**
 * StudioSteps: the row of numbered steps in a post's header, one of which is the present one. None is ever locked. A step's
 * number turns into a tick when nothing required is left in it; what is left is told in words too.
 *
 * Signal: "chosen" (const char *name): the person went to another step.
 */

/** The next step. @name: for the program; @label: translated */
void studio_steps_add (StudioSteps *self, const char *name, const char *label);
/** Shows that a step is the present one, without "chosen". Unknown names are ignored. */
void studio_steps_set_current (StudioSteps *self, const char *name);
/** Returns: (nullable): the present step's name. */
const char *studio_steps_get_current (StudioSteps *self);
/** What is left to do in a step. @n_left: required fields still empty, 0 ticks it; -1: the step knows no end */
void studio_steps_set_left (StudioSteps *self, const char *name, int n_left);
/** What was found to be amiss in a step. @n_open: required findings, told as a number beside the step's name; 0 ticks it; -1: not known */
void studio_steps_set_findings (StudioSteps *self, const char *name, int n_open);

G_END_DECLS
