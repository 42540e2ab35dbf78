#pragma once

#include "studio-template.h"

G_BEGIN_DECLS

/**
 * StudioFinder: how templates are found on the shelf: what belongs together, what else a kind of content is called, what is
 * asked for most. Immutable, so it may be used from several threads.
 *
 * Its knowledge stands in "shelf/shelf.json" of the data folders; an office's own file adds words and kinds to the shipped one.
 */
typedef struct _StudioFinder StudioFinder;

/** StudioFinderClass: a group of kinds of content, or an occasion to post. @name is for people, in Indonesian. */
typedef struct
{
  char *id;
  char *name;
} StudioFinderClass;

/** Folders that cannot be read are left out with a message in the log: without them templates are found by their own words. */
StudioFinder *studio_finder_new (void);
StudioFinder *studio_finder_ref (StudioFinder *self);
void studio_finder_unref (StudioFinder *self);
/** Returns: (transfer none) (element-type StudioFinderClass): in the order to show them. */
GPtrArray *studio_finder_get_groups (StudioFinder *self);
GPtrArray *studio_finder_get_occasions (StudioFinder *self);
/** Whether the content type belongs to the group; @group: (nullable): NULL is all. */
gboolean studio_finder_in_group (StudioFinder *self, const char *type, const char *group);
/** Whether the content type is asked for on the occasion; @occasion: (nullable): NULL is any. */
gboolean studio_finder_has_occasion (StudioFinder *self, const char *type, const char *occasion);
/** Returns: the place of a content type by how often offices post it, 0 first; unknown ones are last. */
guint studio_finder_get_place (StudioFinder *self, const char *type);
/**
 * studio_finder_search:
 * @templates: (element-type StudioTemplate)
 * @query: what a person typed
 *
 * All words of the query count, in any order, save those that say nothing ("template", "bikin"). Only when nothing answers to all
 * of them, the templates that answer to most words are given, so that one word too many does not empty the shelf. A query without a letter or digit finds everything.
 *
 * Returns: (transfer full) (array): a score for each template, 0 where it does not answer, higher is better
 */
int *studio_finder_search (StudioFinder *self, GPtrArray *templates, const char *query);
/**
 * studio_finder_suggest:
 *
 * For a query that found nothing, perhaps because of its spelling.
 *
 * Returns: (transfer full) (nullable): the nearest word or words that find something
 */
char *studio_finder_suggest (StudioFinder *self, GPtrArray *templates, const char *query);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioFinder, studio_finder_unref)

G_END_DECLS
