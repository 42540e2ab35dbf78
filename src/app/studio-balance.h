#pragma once

#include "studio-catalog.h"

G_BEGIN_DECLS

/**
 * StudioBalance: which kinds of content count as achievements, services, answers or ceremonies (data/reports/balance.json), and what kinds are
 * called. Immutable and counted.
 */
typedef struct _StudioBalance StudioBalance;

/** Most groups of a file. */
#define STUDIO_BALANCE_MAX_GROUPS 8

/**
 * studio_balance_load:
 * @catalog: whose templates are asked what content they have and what it is called
 *
 * Reads reports/balance.json of the data folders; an office's own goes before the shipped one. A file that cannot be used is told and
 * leaves no groups: everything counts as other content then.
 *
 * Returns: (transfer full)
 */
StudioBalance *studio_balance_load (StudioCatalog *catalog);
StudioBalance *studio_balance_ref (StudioBalance *self);
void studio_balance_unref (StudioBalance *self);

guint studio_balance_get_n_groups (StudioBalance *self);
/** Returns: "Capaian". */
const char *studio_balance_get_group (StudioBalance *self, guint group);
/** Returns: (transfer full): what belongs to it, for people: "Capaian pembangunan, Laporan kinerja" */
char *studio_balance_list_kinds (StudioBalance *self, guint group);
/** @template: its id. Returns: the id of its content type; the template's own if it is not here any more */
const char *studio_balance_get_type (StudioBalance *self, const char *template);
/** @type: of a content. Returns: what people call it, the id if nobody does. */
const char *studio_balance_get_type_name (StudioBalance *self, const char *type);
/** Returns: the group's number, -1 for what belongs to none. */
int studio_balance_get_group_of (StudioBalance *self, const char *type);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioBalance, studio_balance_unref)

G_END_DECLS
