#pragma once

#include <gtk/gtk.h>

#include "studio-template.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_TEMPLATE_ITEM (studio_template_item_get_type ())
G_DECLARE_FINAL_TYPE (StudioTemplateItem, studio_template_item, STUDIO, TEMPLATE_ITEM, GObject)

/** StudioTemplateItem: a template on the start page. Property "picture" (GdkPaintable, nullable): it in the chosen brand. */
StudioTemplateItem *studio_template_item_new (StudioTemplate *template);
/** Returns: (transfer none) */
StudioTemplate *studio_template_item_get_template (StudioTemplateItem *self);
void studio_template_item_set_picture (StudioTemplateItem *self, GdkPaintable *picture);
/** Whether each word of @query stands, perhaps as a part of a word, in its name or the words it is found by. */
gboolean studio_template_item_matches (StudioTemplateItem *self, const char *query);

G_END_DECLS
