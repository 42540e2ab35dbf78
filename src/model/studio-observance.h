#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * StudioObservances: the days that offices post about, from the tables in "observances" of the data folders (docs/observances.md).
 * An office's own table goes before the shipped ones. Immutable, may go to other threads.
 */
typedef struct _StudioObservances StudioObservances;

/**
 * StudioObservance: a day to come. Free with studio_observance_free().
 * @name: "HUT ke-81 Kemerdekaan Republik Indonesia"
 * @ordinal: (nullable): "ke-81", or the year of another calendar: "1 Syawal 1448 H"
 * @estimated: computed or foreseen; the government has yet to fix the date
 * @unverified: its ordinal is from general knowledge; whoever posts about it has to look it up
 * @regional: of the region that was asked for
 * @template_id: the template that suits it, a content type
 * @content: an object of field values: "judul", "sapaan", "tanggal" (ISO), "kalender", "angka", "tema", blank where the day has none,
 *   and "ucapan" where one is known. Some days have no "judul". A template has a use for those of its fields
 */
typedef struct
{
  char *key;
  char *name;
  GDate date;
  char *ordinal;
  gboolean estimated;
  gboolean unverified;
  gboolean holiday;
  gboolean regional;
  char *template_id;
  JsonNode *content;
} StudioObservance;

void studio_observance_free (StudioObservance *observance);

/** Reads the tables; reads the disk. Lines that make no sense are left out and told by studio_observances_list_problems(). */
StudioObservances *studio_observances_load (void);
StudioObservances *studio_observances_ref (StudioObservances *self);
void studio_observances_unref (StudioObservances *self);
/** Returns: (transfer none) (element-type utf8): a sentence for each line or file that was left out. */
GPtrArray *studio_observances_list_problems (StudioObservances *self);
/**
 * studio_observances_list:
 * @from: the first day
 * @n_days: how many, at most 800
 * @region: (nullable): a brand's region, "Kabupaten Paser"; days of other regions are left out
 *
 * Returns: (transfer full) (element-type StudioObservance): by date; on one day the region's own first, then public holidays
 */
GPtrArray *studio_observances_list (StudioObservances *self, const GDate *from, guint n_days, const char *region);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioObservance, studio_observance_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioObservances, studio_observances_unref)

G_END_DECLS
