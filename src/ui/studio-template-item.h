#pragma once

#include <gtk/gtk.h>

#include "studio-template.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_TEMPLATE_ITEM (studio_template_item_get_type ())
G_DECLARE_FINAL_TYPE (StudioTemplateItem, studio_template_item, STUDIO, TEMPLATE_ITEM, GObject)

/**
 * StudioTemplateItem: a template on the start page. Properties, notified: "picture" (GdkPaintable, nullable): it in the chosen
 * brand; "favourite".
 */
/** @place: of its kind of content, by how often offices post it; 0 comes first. */
StudioTemplateItem *studio_template_item_new (StudioTemplate *template, guint place);
/** Returns: (transfer none) */
StudioTemplate *studio_template_item_get_template (StudioTemplateItem *self);
guint studio_template_item_get_place (StudioTemplateItem *self);
void studio_template_item_set_picture (StudioTemplateItem *self, GdkPaintable *picture);
void studio_template_item_set_favourite (StudioTemplateItem *self, gboolean favourite);
gboolean studio_template_item_get_favourite (StudioTemplateItem *self);
/** How often it was started lately. */
void studio_template_item_set_uses (StudioTemplateItem *self, guint uses);
guint studio_template_item_get_uses (StudioTemplateItem *self);
/** How well it answers what is searched for; 0: not at all. */
void studio_template_item_set_score (StudioTemplateItem *self, int score);
int studio_template_item_get_score (StudioTemplateItem *self);
/** Whether a tile shows it: its picture is painted first. */
void studio_template_item_set_seen (StudioTemplateItem *self, gboolean seen);
gboolean studio_template_item_get_seen (StudioTemplateItem *self);

G_END_DECLS
