#include "config.h"

#include "studio-agenda.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-date.h"
#include "studio-moment.h"

#include "studio-cells.h"

/* Bytes of a line without its end (RFC 5545, 3.1) */
#define MAX_LINE 75
/* characters */
#define COLUMN_WIDTH 16

static const char *
or_blank (const char *text)
{
  return text != NULL ? text : "";
}

/* --- iCalendar --- */

/* Appends a line, broken between characters; what goes on begins with a space, which counts. */
static void
add_line (GString *out,
          const char *line)
{
  gsize used = 0;

  while (*line != '\0') {
    const char *next = g_utf8_next_char (line);
    gsize length = (gsize) (next - line);

    if (used + length > MAX_LINE) {
      g_string_append (out, "\r\n ");
      used = 1;
    }
    g_string_append_len (out, line, (gssize) length);
    used += length;
    line = next;
  }
  g_string_append (out, "\r\n");
}

/* Appends @text as a value of type TEXT (RFC 5545, 3.3.11); other control characters have no place there. */
static void
escape_text (GString *out,
             const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  for (const char *p = valid; *p != '\0'; p++) {
    if (*p == '\\' || *p == ';' || *p == ',')
      g_string_append_c (out, '\\');
    if (*p == '\n')
      g_string_append (out, "\\n");
    else if ((guchar) *p >= ' ' && *p != 127)
      g_string_append_c (out, *p);
  }
}

static void
add_text (GString *out,
          const char *name,
          const char *text)
{
  g_autoptr (GString) line = g_string_new (name);

  g_string_append_c (line, ':');
  escape_text (line, text);
  add_line (out, line->str);
}

static void
add_time (GString *out,
          const char *name,
          gint64 moment)
{
  g_autofree char *iso = studio_moment_format (CLAMP (moment, STUDIO_MOMENT_MIN, STUDIO_MOMENT_MAX), 0);
  g_autoptr (GString) line = g_string_new (name);

  g_string_append_c (line, ':');
  for (const char *p = iso; *p != '\0'; p++) {
    if (*p != '-' && *p != ':')
      g_string_append_c (line, *p);
  }
  add_line (out, line->str);
}

/* @seen: how often each post and platform came before. Returns: (transfer full) */
static char *
make_uid (GHashTable *seen,
          const StudioAgendaEntry *entry)
{
  g_autofree char *key = g_strdup_printf ("%s-%s", or_blank (entry->id), entry->platform != NULL ? entry->platform : "post");
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (seen, key));
  char *uid = g_strdup_printf ("%s-%u@pemda-studio", key, n);

  g_hash_table_insert (seen, g_steal_pointer (&key), GUINT_TO_POINTER (n + 1));
  return uid;
}

static void
add_event (GString *out,
           const StudioAgendaEntry *entry,
           const char *uid,
           gint64 now)
{
  g_autofree char *summary = entry->platform != NULL ? g_strdup_printf ("%s (%s)", or_blank (entry->title), entry->platform) : g_strdup (or_blank (entry->title));
  g_autofree char *description = g_strdup_printf ("%s\n%s", or_blank (entry->brand), or_blank (entry->state));

  add_line (out, "BEGIN:VEVENT");
  add_text (out, "UID", uid);
  add_time (out, "DTSTAMP", now);
  add_time (out, "DTSTART", entry->at);
  add_line (out, "DURATION:PT15M");
  add_text (out, "SUMMARY", summary);
  add_text (out, "DESCRIPTION", description);
  add_line (out, entry->firm ? "STATUS:CONFIRMED" : "STATUS:TENTATIVE");
  add_line (out, "TRANSP:TRANSPARENT");
  add_line (out, "END:VEVENT");
}

GBytes *
studio_agenda_to_ics (const StudioAgendaEntry *entries,
                      guint n_entries,
                      gint64 now)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GString *out;

  g_return_val_if_fail (entries != NULL || n_entries == 0, NULL);

  out = g_string_new (NULL);
  add_line (out, "BEGIN:VCALENDAR");
  add_line (out, "VERSION:2.0");
  add_line (out, "PRODID:-//Pemda Studio//" PACKAGE_VERSION "//ID");
  add_line (out, "CALSCALE:GREGORIAN");
  add_line (out, "METHOD:PUBLISH");
  add_text (out, "X-WR-CALNAME", _ ("Posts"));
  for (guint i = 0; i < n_entries; i++) {
    g_autofree char *uid = make_uid (seen, &entries[i]);

    add_event (out, &entries[i], uid, now);
  }
  add_line (out, "END:VCALENDAR");
  return g_string_free_to_bytes (out);
}

/* --- a table --- */

static void
add_entry (StudioCells *out,
           const StudioAgendaEntry *entry)
{
  const char *cells[] = { NULL, NULL, studio_zone_get_name (entry->offset), entry->title, entry->brand, entry->platform, entry->state, entry->id };
  g_autofree char *date = NULL, *time = NULL;
  GDate day;
  int minutes;

  studio_moment_to_day (entry->at, entry->offset, &day, &minutes);
  date = studio_date_to_iso (&day);
  time = studio_time_format (minutes);
  cells[0] = date;
  cells[1] = time;
  for (gsize i = 0; i < G_N_ELEMENTS (cells); i++)
    studio_cells_add_text (out, cells[i]);
  studio_cells_end_row (out);
}

GBytes *
studio_agenda_to_csv (const StudioAgendaEntry *entries,
                      guint n_entries)
{
  /* a table for Indonesian offices in any locale, as the tables that the program reads */
  static const char *const heads[] = { "tanggal", "pukul", "zona", "judul", "merek", "platform", "status", "id" };
  g_autoptr (StudioCells) cells = NULL;

  g_return_val_if_fail (entries != NULL || n_entries == 0, NULL);

  cells = studio_cells_new (_ ("Posts"));
  studio_cells_begin_sheet (cells, NULL, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (heads); i++)
    studio_cells_add_head (cells, heads[i], COLUMN_WIDTH);
  for (guint i = 0; i < n_entries; i++)
    add_entry (cells, &entries[i]);
  return studio_cells_to_csv (cells);
}
