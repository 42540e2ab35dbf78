#pragma once

#include "studio-ledger-item.h"
#include "studio-ledger-view.h"

G_BEGIN_DECLS

/** How many filters there are: by office, platform, brand, type. */
#define STUDIO_LEDGER_N_FILTERS 4

struct _StudioLedgerView
{
  GtkWidget parent_instance;
  GtkStack *stack;
  GtkBox *filters;
  GtkColumnView *table;
  GtkDropDown *choices[STUDIO_LEDGER_N_FILTERS];

  const StudioServices *services;
  StudioLedgerNames *names; /* (nullable): until they are read */
  GListStore *items;        /* StudioLedgerItem */
  GtkFilterListModel *shown;
  GDate month;
  int offset;
  gboolean loaded;
  gboolean filling;
  GCancellable *asking;          /* (nullable) */
  GtkFileChooserNative *chooser; /* (nullable) */
};

/** "ledger.export" and "ledger.report" (ending of the file). */
void _studio_ledger_view_install_files (GtkWidgetClass *widget_class);
/** Returns: the office that is chosen; NULL: all */
const char *_studio_ledger_view_get_office (StudioLedgerView *self);

G_END_DECLS
