#include "config.h"

#include "studio-ledger-item.h"

#include "studio-date.h"
#include "studio-moment.h"

struct _StudioLedgerItem
{
  GObject parent_instance;
  StudioLibraryPublished *row;
  char *texts[STUDIO_LEDGER_N_TEXTS];
};

G_DEFINE_FINAL_TYPE (StudioLedgerItem, studio_ledger_item, G_TYPE_OBJECT)

static void
studio_ledger_item_finalize (GObject *object)
{
  StudioLedgerItem *self = STUDIO_LEDGER_ITEM (object);

  studio_library_published_free (self->row);
  for (int i = 0; i < STUDIO_LEDGER_N_TEXTS; i++)
    g_free (self->texts[i]);

  G_OBJECT_CLASS (studio_ledger_item_parent_class)->finalize (object);
}

static void
studio_ledger_item_class_init (StudioLedgerItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_ledger_item_finalize;
}

static void
studio_ledger_item_init (StudioLedgerItem *self)
{
}

/* Returns: (transfer full): "25 Nov, 09.00": the month's name stands above */
static char *
word_time (gint64 at,
           int offset)
{
  g_autofree char *date = NULL, *time = NULL;
  GDate day;
  int minutes;

  studio_moment_to_day (at, offset, &day, &minutes);
  date = studio_date_format (&day, STUDIO_DATE_SHORT);
  time = studio_time_format (minutes);
  /* without the year */
  return g_strdup_printf ("%.*s, %s", (int) (strrchr (date, ' ') - date), date, time);
}

StudioLedgerItem *
studio_ledger_item_new (StudioLibraryPublished *row,
                        const StudioLedgerNames *names,
                        int offset)
{
  StudioLedgerItem *self = g_object_new (STUDIO_TYPE_LEDGER_ITEM, NULL);
  const char *texts[STUDIO_LEDGER_N_TEXTS] = { NULL };

  self->row = row;
  texts[STUDIO_LEDGER_TITLE] = row->title;
  texts[STUDIO_LEDGER_OFFICE] = studio_ledger_names_office (names, row);
  texts[STUDIO_LEDGER_PLATFORM] = studio_ledger_names_platform (names, row->platform);
  texts[STUDIO_LEDGER_ACCOUNT] = row->account;
  texts[STUDIO_LEDGER_LINK] = row->link;
  texts[STUDIO_LEDGER_BY] = row->by;
  texts[STUDIO_LEDGER_APPROVED] = row->approved_by;
  texts[STUDIO_LEDGER_TYPE] = studio_ledger_names_type (names, row->template);
  texts[STUDIO_LEDGER_BRAND] = studio_ledger_names_brand (names, row->brand);
  for (int i = STUDIO_LEDGER_TITLE; i < STUDIO_LEDGER_N_TEXTS; i++)
    self->texts[i] = g_strdup (texts[i]);
  self->texts[STUDIO_LEDGER_TIME] = word_time (row->at, offset);
  return self;
}

const char *
studio_ledger_item_get_text (StudioLedgerItem *self,
                             StudioLedgerColumn column)
{
  g_return_val_if_fail (STUDIO_IS_LEDGER_ITEM (self) && column < STUDIO_LEDGER_N_TEXTS, NULL);

  return self->texts[column];
}

StudioLibraryPublished *
studio_ledger_item_get_row (StudioLedgerItem *self)
{
  g_return_val_if_fail (STUDIO_IS_LEDGER_ITEM (self), NULL);

  return self->row;
}
