#pragma once

#include "studio-profile.h"

G_BEGIN_DECLS

/*
 * The office's own profiles: files in "pemda-studio/checks/profiles" of the user's data folder. A shipped profile is never changed, it is
 * copied. What is changed here is told by StudioOfficeWatch "profiles".
 */

/* More files are not read by anybody, and each is looked at when the menu opens. */
#define STUDIO_OFFICE_PROFILES_MAX 50

/**
 * studio_office_profiles_copy:
 * @base: what it begins as
 * @name: (nullable): NULL for "Copy of …"; a number is put behind a name that is taken
 *
 * Returns: (transfer full) (nullable): the new profile, written
 */
StudioProfile *studio_office_profiles_copy (const StudioProfile *base, const char *name, GError **error);
/** Writes @profile in place of the one with its id, or as a new one: also how a removal is taken back. */
gboolean studio_office_profiles_put (const StudioProfile *profile, GError **error);
gboolean studio_office_profiles_remove (const char *id, GError **error);
/**
 * studio_office_profiles_import:
 * @path: a file from outside
 *
 * Puts the profile beside the others; if its id is taken, it gets another id and its name a number. The same profile twice stays one.
 *
 * Returns: (transfer full) (nullable): as it is called here; an error is one plain sentence
 */
StudioProfile *studio_office_profiles_import (const char *path, GError **error);
/** Writes @profile to the file @path, for other computers. */
gboolean studio_office_profiles_export (const StudioProfile *profile, const char *path, GError **error);

/** Returns: (transfer full): @profile with one thing changed; it is not written. */
StudioProfile *studio_office_profiles_with_level (const StudioProfile *profile, const char *rule, StudioRuleLevel level);
StudioProfile *studio_office_profiles_with_name (const StudioProfile *profile, const char *name);
StudioProfile *studio_office_profiles_with_gate (const StudioProfile *profile, StudioGate gate, gboolean explains);

G_END_DECLS
