#include "config.h"

#include "studio-ledger.h"

#include <glib/gi18n-lib.h>

#include "studio-date.h"
#include "studio-moment.h"
#include "studio-platforms.h"

char *
studio_ledger_name_office (StudioBrand *brand)
{
  StudioJsonAt at, org;
  const char *level = "", *name = "";

  g_return_val_if_fail (STUDIO_IS_BRAND (brand), NULL);

  at = studio_json_at_root ("brand.json", studio_brand_get_json (brand));
  if (studio_json_get_object (&at, "org", FALSE, &org, NULL) && org.node != NULL) {
    studio_json_get_string (&org, "level", FALSE, &level, NULL);
    studio_json_get_string (&org, "name", FALSE, &name, NULL);
  }
  if (*name == '\0')
    return g_strdup (studio_brand_get_name (brand));
  return *level != '\0' ? g_strdup_printf ("%s %s", level, name) : g_strdup (name);
}

static void
read_brands (StudioLedgerNames *names,
             StudioCatalog *catalog)
{
  g_autoptr (GPtrArray) ids = studio_catalog_list_brands (catalog);

  for (guint i = 0; i < ids->len; i++) {
    g_autoptr (StudioBrand) brand = studio_catalog_load_brand (catalog, g_ptr_array_index (ids, i), NULL);

    if (brand == NULL)
      continue;
    g_hash_table_insert (names->brands, g_strdup (g_ptr_array_index (ids, i)), g_strdup (studio_brand_get_name (brand)));
    g_hash_table_insert (names->offices, g_strdup (g_ptr_array_index (ids, i)), studio_ledger_name_office (brand));
  }
}

static void
read_platforms (GHashTable *names)
{
  g_autoptr (StudioPlatforms) platforms = studio_platforms_load ();
  GPtrArray *list = studio_platforms_list (platforms);

  for (guint i = 0; i < list->len; i++) {
    const StudioPlatform *platform = g_ptr_array_index (list, i);

    g_hash_table_insert (names, g_strdup (platform->id), g_strdup (platform->name));
  }
}

StudioLedgerNames *
studio_ledger_names_load (StudioCatalog *catalog)
{
  StudioLedgerNames *names;

  g_return_val_if_fail (STUDIO_IS_CATALOG (catalog), NULL);

  names = g_new0 (StudioLedgerNames, 1);
  g_atomic_ref_count_init (&names->refs);
  names->brands = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  names->offices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  names->platforms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  names->balance = studio_balance_load (catalog);
  read_brands (names, catalog);
  read_platforms (names->platforms);
  return names;
}

StudioLedgerNames *
studio_ledger_names_ref (StudioLedgerNames *names)
{
  g_return_val_if_fail (names != NULL, NULL);

  g_atomic_ref_count_inc (&names->refs);
  return names;
}

void
studio_ledger_names_unref (StudioLedgerNames *names)
{
  g_return_if_fail (names != NULL);

  if (!g_atomic_ref_count_dec (&names->refs))
    return;
  g_hash_table_unref (names->brands);
  g_hash_table_unref (names->offices);
  g_hash_table_unref (names->platforms);
  studio_balance_unref (names->balance);
  g_free (names);
}

static const char *
name_in (GHashTable *names,
         const char *id)
{
  const char *name = g_hash_table_lookup (names, id);

  return name != NULL ? name : id;
}

const char *
studio_ledger_names_brand (const StudioLedgerNames *names,
                           const char *id)
{
  g_return_val_if_fail (names != NULL && id != NULL, NULL);

  return name_in (names->brands, id);
}

const char *
studio_ledger_names_platform (const StudioLedgerNames *names,
                              const char *id)
{
  g_return_val_if_fail (names != NULL && id != NULL, NULL);

  return name_in (names->platforms, id);
}

const char *
studio_ledger_names_type (const StudioLedgerNames *names,
                          const char *template)
{
  g_return_val_if_fail (names != NULL && template != NULL, NULL);

  return studio_balance_get_type_name (names->balance, studio_balance_get_type (names->balance, template));
}

const char *
studio_ledger_names_office (const StudioLedgerNames *names,
                            const StudioLibraryPublished *row)
{
  g_return_val_if_fail (names != NULL && row != NULL, NULL);

  return *row->office != '\0' ? row->office : name_in (names->offices, row->brand);
}

StudioCells *
studio_ledger_to_cells (GPtrArray *rows,
                        const StudioLedgerNames *names,
                        int offset)
{
  StudioCells *cells;
  const struct
  {
    const char *name;
    double width;
  } heads[] = { { _ ("Date"), 12 }, { _ ("Time"), 8 }, { _ ("Title"), 48 }, { _ ("Office"), 32 }, { _ ("Content type"), 22 }, { _ ("Platform"), 14 }, { _ ("Account"), 22 }, { _ ("Link"), 44 }, { _ ("Published by"), 24 }, { _ ("Approved by"), 24 }, { _ ("Brand"), 24 } };

  g_return_val_if_fail (rows != NULL && names != NULL, NULL);

  cells = studio_cells_new (_ ("Ledger"));
  studio_cells_begin_sheet (cells, _ ("Ledger"), NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (heads); i++)
    studio_cells_add_head (cells, heads[i].name, heads[i].width);
  for (guint i = 0; i < rows->len; i++) {
    const StudioLibraryPublished *row = g_ptr_array_index (rows, i);
    g_autofree char *date = NULL, *time = NULL;
    const char *texts[G_N_ELEMENTS (heads)];
    GDate day;
    int minutes;

    studio_moment_to_day (row->at, offset, &day, &minutes);
    texts[0] = date = studio_date_to_iso (&day);
    texts[1] = time = studio_time_format (minutes);
    texts[2] = row->title;
    texts[3] = studio_ledger_names_office (names, row);
    texts[4] = studio_ledger_names_type (names, row->template);
    texts[5] = studio_ledger_names_platform (names, row->platform);
    texts[6] = row->account;
    texts[7] = row->link;
    texts[8] = row->by;
    texts[9] = row->approved_by;
    texts[10] = studio_ledger_names_brand (names, row->brand);
    for (gsize n = 0; n < G_N_ELEMENTS (texts); n++)
      studio_cells_add_text (cells, texts[n]);
    studio_cells_end_row (cells);
  }
  return cells;
}
