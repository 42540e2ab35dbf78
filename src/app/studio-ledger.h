#pragma once

#include "studio-balance.h"
#include "studio-cells.h"
#include "studio-library-published.h"

G_BEGIN_DECLS

/* The ledger: what went out where and when, with link, by whom, approved by whom. */

/**
 * StudioLedgerNames: what ids in it are called. Immutable and counted.
 * @brands: brand id → name
 * @offices: brand id → "Pemerintah Kabupaten Paser", whose the brand is
 * @platforms: platform id → name
 */
typedef struct
{
  gatomicrefcount refs;
  GHashTable *brands;
  GHashTable *offices;
  GHashTable *platforms;
  StudioBalance *balance;
} StudioLedgerNames;

/** Reads all brands and templates of @catalog, which takes some tens of ms: call it in a thread. Returns: (transfer full) */
StudioLedgerNames *studio_ledger_names_load (StudioCatalog *catalog);
StudioLedgerNames *studio_ledger_names_ref (StudioLedgerNames *names);
void studio_ledger_names_unref (StudioLedgerNames *names);
/** Returns: (transfer full): whose the brand is: "Pemerintah Kabupaten Paser", its own name if it does not say */
char *studio_ledger_name_office (StudioBrand *brand);
/** @id: of a brand. Returns: its name, its id if it is not here any more */
const char *studio_ledger_names_brand (const StudioLedgerNames *names, const char *id);
/** @id: of a platform. Returns: its name, its id if it is not known */
const char *studio_ledger_names_platform (const StudioLedgerNames *names, const char *id);
/** @template: its id. Returns: what its kind of content is called */
const char *studio_ledger_names_type (const StudioLedgerNames *names, const char *template);
/** Returns: whose post it is: the office that it names, else whose its brand is */
const char *studio_ledger_names_office (const StudioLedgerNames *names, const StudioLibraryPublished *row);

/**
 * studio_ledger_to_cells:
 * @rows: (element-type StudioLibraryPublished): in the order they are to stand in
 * @offset: of the office's clock, minutes ahead of UTC
 *
 * Returns: (transfer full): one table, its links as plain texts
 */
StudioCells *studio_ledger_to_cells (GPtrArray *rows, const StudioLedgerNames *names, int offset);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioLedgerNames, studio_ledger_names_unref)

G_END_DECLS
