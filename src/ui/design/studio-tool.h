#pragma once

#include "studio-geometry.h"
#include "studio-placer.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * StudioTool: a tool of the bar above the page.
 * @name: "select", "hand", "text", "rectangle", …
 * @label: what it is called, untranslated
 * @step: what putting its thing on the page is called in the list of steps, untranslated; (nullable)
 * @key: the letter that chooses it on the canvas; 0 for none
 * @layer: (nullable): the layer that it puts on the page, as JSON
 */
typedef struct
{
  const char *name;
  const char *label;
  const char *icon;
  const char *step;
  guint key;
  StudioPlacerMode mode;
  const char *layer;
} StudioTool;

/** Returns: (nullable) */
const StudioTool *studio_tool_find (const char *name);
/** Returns: (nullable): the tool of a letter, GDK_KEY_v */
const StudioTool *studio_tool_find_by_key (guint keyval);
/**
 * studio_tool_make_layer:
 * @from, @to: where it was drawn, in px of the page; the same for a click, which puts it there in its usual size
 * @page: size of the page: usual sizes follow it
 *
 * Returns: (transfer full) (nullable): the layer, for studio_composer_add()
 */
JsonNode *studio_tool_make_layer (const StudioTool *tool, StudioPoint from, StudioPoint to, StudioSize page);

G_END_DECLS
