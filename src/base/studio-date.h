#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StudioDateStyle:
 * @STUDIO_DATE_LONG: "Kamis, 22 Juni 2023"
 * @STUDIO_DATE_MEDIUM: "22 Juni 2023"
 * @STUDIO_DATE_SHORT: "22 Jun 2023"
 * @STUDIO_DATE_WEEKDAY: "Kamis"
 * @STUDIO_DATE_DAY: "22"
 * @STUDIO_DATE_MONTH: "Juni"
 * @STUDIO_DATE_MONTH_YEAR: "Juni 2023"
 */
typedef enum {
  STUDIO_DATE_LONG,
  STUDIO_DATE_MEDIUM,
  STUDIO_DATE_SHORT,
  STUDIO_DATE_WEEKDAY,
  STUDIO_DATE_DAY,
  STUDIO_DATE_MONTH,
  STUDIO_DATE_MONTH_YEAR,
} StudioDateStyle;

/** The date styles' names in template expressions: "panjang", "sedang", "pendek", "hari", "tanggal", "bulan", "bulan-tahun". Returns: FALSE if unknown. */
gboolean studio_date_style_from_name (const char *name, StudioDateStyle *style);

/**
 * studio_date_parse:
 * @text: "2026-11-20", "20/11/26", "20-11-2026", "20 November 2026", "20 Nov", "Jumat, 20 November 2026",
 *   "hari ini", "besok", "lusa", "kemarin", a weekday name (the next one from @today on)
 * @today: the day "besok" counts from
 *
 * The order is always day, month, year; a two-digit year is in 2000..2099; a missing year is @today's,
 * or the next if that day lies more than 180 days back. A weekday that does not fit its date is an
 * error whose message names the right one.
 *
 * Returns: FALSE with a one-sentence error ("Tanggal 31 Juni tidak ada. Juni sampai tanggal 30.")
 */
gboolean studio_date_parse (const char *text, const GDate *today, GDate *date, GError **error);
/** Returns: (transfer full): "2026-11-20". */
char *studio_date_to_iso (const GDate *date);
gboolean studio_date_from_iso (const char *iso, GDate *date);
/** Returns: (transfer full): the date in Indonesian, whatever the locale. */
char *studio_date_format (const GDate *date, StudioDateStyle style);
/** Returns: (transfer full): "26–28 November 2026", "30 November–2 Desember 2026", with an en dash as EYD V asks. */
char *studio_date_format_range (const GDate *from, const GDate *to);

/** Reads "14.30", "14:30", "1430", "pukul 14.30", "9", "9 pagi", "7 malam", a zone (WIB, WITA, WIT) ignored. Minutes after midnight, 0..1440. */
gboolean studio_time_parse (const char *text, int *minutes, GError **error);
/** Returns: (transfer full): "14.30". */
char *studio_time_format (int minutes);

G_END_DECLS
