#pragma once

#include <glib.h>

#include "studio-names.h"

G_BEGIN_DECLS

/**
 * studio_register_names_make:
 * @people, @places, @offices, @accounts: (element-type StudioRecord): the library's records
 *
 * Returns: (transfer full): the registers as checks know them: of a person name, post and term; of a place its name with and without its kind;
 *   accounts that are a person's own
 */
StudioNames *studio_register_names_make (GPtrArray *people, GPtrArray *places, GPtrArray *offices, GPtrArray *accounts);
/** Makes them and hands them to all checkers that are made from now on. */
void studio_register_names_install (GPtrArray *people, GPtrArray *places, GPtrArray *offices, GPtrArray *accounts);

G_END_DECLS
