#pragma once

#include <glib.h>

#include "studio-names.h"

G_BEGIN_DECLS

/**
 * studio_register_names_make:
 * @people, @places, @offices: (element-type StudioRecord): the library's records
 *
 * Returns: (transfer full): the registers as checks know them: of a person name, post and term; of a place its name with and without its kind
 */
StudioNames *studio_register_names_make (GPtrArray *people, GPtrArray *places, GPtrArray *offices);
/** Makes them and hands them to all checkers that are made from now on. */
void studio_register_names_install (GPtrArray *people, GPtrArray *places, GPtrArray *offices);

G_END_DECLS
