#pragma once

#include "studio-field.h"

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

G_END_DECLS
