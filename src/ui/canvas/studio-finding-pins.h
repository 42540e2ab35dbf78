#pragma once

#include <gtk/gtk.h>

#include "studio-canvas.h"
#include "studio-finding.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_FINDING_PINS (studio_finding_pins_get_type ())
G_DECLARE_FINAL_TYPE (StudioFindingPins, studio_finding_pins, STUDIO, FINDING_PINS, GtkWidget)

/**
 * StudioFindingPins: lies over the canvas and shows where findings, or comments, stand on the page that is seen: a numbered button at each
 * place, and a frame around the one that is chosen. Elsewhere the canvas below gets the pointer.
 *
 * Signal: "activated" (const char *key): of what the number that was pressed is of.
 */

/**
 * StudioPin:
 * @key: of what it marks
 * @place: a layer or a field
 * @words: what it stands for, number and all
 * @look: "required", "advised" or "comment"; static
 */
typedef struct
{
  const char *key;
  StudioPlace place;
  guint number;
  const char *words;
  const char *look;
} StudioPin;

void studio_finding_pins_set_canvas (StudioFindingPins *self, StudioCanvas *canvas);
/** @findings: (nullable) (element-type StudioFinding): the first has number 1; @current: (nullable): the key of the one that is chosen */
void studio_finding_pins_set (StudioFindingPins *self, GPtrArray *findings, const char *current);
/** The same of anything. @pins: (array length=n_pins) (nullable) */
void studio_finding_pins_set_pins (StudioFindingPins *self, const StudioPin *pins, guint n_pins, const char *current);

G_END_DECLS
