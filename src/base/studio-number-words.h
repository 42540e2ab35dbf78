#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Numbers and dates as official letters spell them out. Indonesian, whatever the locale.
 */

/** Largest number that is spelled out: 999 triliun and so on. */
#define STUDIO_NUMBER_WORDS_MAX G_GINT64_CONSTANT (999999999999999)

/**
 * studio_number_spell:
 * @number: from minus to plus %STUDIO_NUMBER_WORDS_MAX; what lies beyond is written in digits
 *
 * Returns: (transfer full): "nol", "sebelas", "dua puluh dua", "seratus", "seribu", "dua ribu dua puluh enam", "satu juta", "minus tiga"
 */
char *studio_number_spell (gint64 number);
/**
 * Returns: (transfer full): how a berita acara begins, after "Pada hari ini": "Minggu, tanggal dua puluh dua bulan November tahun dua
 *   ribu dua puluh enam"
 */
char *studio_date_spell (const GDate *date);

G_END_DECLS
