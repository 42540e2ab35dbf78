#pragma once

#include "studio-layer.h"
#include "studio-post.h"

G_BEGIN_DECLS

/*
 * A template made from a post: its looks with everything changed by hand in them, its content as the samples
 * (docs/template-format.md). What of it the next post is asked for, and what stays as it is, is for the person to choose.
 */

/**
 * StudioMakerItem: something of the post that may be asked for.
 * @type: of the field it is or would be
 * @field: (nullable): the template's field that is shown; NULL: words, a photo or a chart of a layer's own
 * @layers: (element-type utf8): ids of the layers that show it, as on the canvas; none for a field that is shown nowhere
 * @page: of the first of them, from 0
 * @excerpt: (nullable): what it shows now, shortened
 * @fill_in: chosen: whether a post is asked for it
 * @label: chosen: what the form calls it
 * @hint: (nullable): chosen
 * @required: chosen
 * @element: it is a shape, a logo, a group, …, which nobody can fill in
 * @can: chosen: what may be done with its layers on the page; content that is filled in always may be
 * @locked: (nullable): chosen: why no more may be done, for people
 */
typedef struct
{
  StudioFieldType type;
  char *field;
  GPtrArray *layers;
  guint page;
  char *excerpt;
  gboolean fill_in;
  char *label, *hint;
  gboolean required;
  gboolean element;
  StudioCan can;
  char *locked;
} StudioMakerItem;

/** StudioTemplateMaker: a post and the choices. Use it in one thread at a time. */
typedef struct
{
  StudioSnapshot *snapshot;
  char *name;         /* (nullable): chosen */
  char *content_type; /* chosen; that of the post's template */
  GPtrArray *items;   /* (element-type StudioMakerItem): fields first, then layers in painting order */
  GPtrArray *formats; /* (element-type StudioFormat): chosen; all that the post has */
} StudioTemplateMaker;

/** Returns: what of @item's "can" a person may choose now. */
StudioCan studio_maker_item_get_choices (const StudioMakerItem *item);
/** Returns: (transfer full): with everything kept as it is; fails if the post can't be laid out */
StudioTemplateMaker *studio_template_maker_new (StudioSnapshot *snapshot, GError **error);
void studio_template_maker_free (StudioTemplateMaker *maker);
/** Returns: (transfer full): the id that the chosen name gives. */
char *studio_template_maker_make_id (StudioTemplateMaker *maker);
/**
 * studio_template_maker_build:
 * @files: (out) (transfer full) (element-type utf8 GBytes): the template's folder: "template.json" and the photos it shows
 *
 * Makes the template and lays it out beside the post in all chosen formats: one that would look different is refused. Takes up to a
 * second; may be called in a thread.
 *
 * Returns: (transfer full): the template; errors are one sentence for people
 */
StudioTemplate *studio_template_maker_build (StudioTemplateMaker *maker, GHashTable **files, GError **error);
/**
 * studio_template_maker_install:
 * @replace: whether one of the same name in the person's own folder is to be replaced; a shipped one never is
 *
 * Builds it and writes it into the person's folder of templates, all or nothing. Tell the catalog with studio_catalog_refresh().
 *
 * Returns: (transfer full): the template's id; %G_IO_ERROR_EXISTS if there is one of that name
 */
char *studio_template_maker_install (StudioTemplateMaker *maker, gboolean replace, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioTemplateMaker, studio_template_maker_free)

G_END_DECLS
