#pragma once

#include <glib-object.h>

#include "studio-ledger.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_LEDGER_ITEM (studio_ledger_item_get_type ())
G_DECLARE_FINAL_TYPE (StudioLedgerItem, studio_ledger_item, STUDIO, LEDGER_ITEM, GObject)

/** StudioLedgerColumn: what the ledger's table shows. */
typedef enum {
  STUDIO_LEDGER_TIME,
  STUDIO_LEDGER_TITLE,
  STUDIO_LEDGER_OFFICE,
  STUDIO_LEDGER_PLATFORM,
  STUDIO_LEDGER_ACCOUNT,
  STUDIO_LEDGER_LINK,
  STUDIO_LEDGER_BY,
  STUDIO_LEDGER_APPROVED,
  /* not columns: only asked for by filters */
  STUDIO_LEDGER_TYPE,
  STUDIO_LEDGER_BRAND,
} StudioLedgerColumn;
#define STUDIO_LEDGER_N_COLUMNS (STUDIO_LEDGER_APPROVED + 1)
#define STUDIO_LEDGER_N_TEXTS (STUDIO_LEDGER_BRAND + 1)

/** StudioLedgerItem: a line of the ledger. @row: taken; @offset: of the office's clock. Returns: (transfer full) */
StudioLedgerItem *studio_ledger_item_new (StudioLibraryPublished *row, const StudioLedgerNames *names, int offset);
const char *studio_ledger_item_get_text (StudioLedgerItem *self, StudioLedgerColumn column);
StudioLibraryPublished *studio_ledger_item_get_row (StudioLedgerItem *self);

G_END_DECLS
