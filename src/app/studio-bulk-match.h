#pragma once

#include "studio-table.h"
#include "studio-template.h"

G_BEGIN_DECLS

/**
 * studio_bulk_match:
 * @headings: (array length=n_headings): of the columns
 * @fields: (element-type StudioField): of the template
 * @matches: (out caller-allocates) (array length=n_headings): the index of each column's field, -1 for none
 *
 * Gives each field the heading that is its name, else its label, else a synonym, else one that shares most words with its label.
 */
void studio_bulk_match (const char *const *headings, guint n_headings, GPtrArray *fields, int *matches);
/**
 * studio_bulk_match_template:
 * @templates: (element-type StudioTemplate): the commonest first; at least one
 * @table: its first row are the headings, of which the first 64 count
 * @name: of the file, or what else there is to call the table
 *
 * Returns: the index of the template that suits the table best: most headings find a field, few required fields find none, and a heading
 *   or @name says what it is ("No. sertifikat"); of equals the commonest
 */
guint studio_bulk_match_template (GPtrArray *templates, const StudioTable *table, const char *name);

G_END_DECLS
