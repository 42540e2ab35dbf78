#pragma once

#include <gtk/gtk.h>

#include "studio-arithmetic.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_NUMBER_ENTRY (studio_number_entry_get_type ())
G_DECLARE_FINAL_TYPE (StudioNumberEntry, studio_number_entry, STUDIO, NUMBER_ENTRY, GtkWidget)

/**
 * StudioNumberEntry: a number that is typed, counted up and down, or worked out: "1080/2", "12 mm", "50 %".
 *
 * Properties: "minimum", "maximum", "increment" (double), "digits" (int), "unit" (what is written behind it, "px").
 * Signals: "changed" (double value): by the person; "ended": Enter was pressed; "refused" (const char *sentence): what was typed is no number.
 */

/** @value: NAN: several different ones; nothing is written. */
void studio_number_entry_set_value (StudioNumberEntry *self, double value);
/** Returns: NAN for several different ones */
double studio_number_entry_get_value (StudioNumberEntry *self);
/** What units stand for. */
void studio_number_entry_set_units (StudioNumberEntry *self, const StudioArithmetic *units);
/** Changes it as the arrows do, @steps times. */
void studio_number_entry_step (StudioNumberEntry *self, double steps);
/** Names it for assistive technology. */
void studio_number_entry_set_label (StudioNumberEntry *self, const char *label);

G_END_DECLS
