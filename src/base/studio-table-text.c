#include "config.h"

#include "studio-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-error.h"

/* Rows looked at to find out what parts the cells. */
#define TRIAL_ROWS 20
#define ALL_SEPARATORS "\t;,|"

/* --- from bytes to UTF-8 --- */

/* What the bytes 0x80 to 0x9f mean in Windows-1252; 0 where they mean nothing. */
static const guint16 windows_letters[32] = {
  0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017d, 0,
  0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0, 0x017e, 0x0178
};

static GString *
from_windows (const guint8 *data,
              gsize size)
{
  GString *text = g_string_sized_new (size + size / 16);

  for (gsize i = 0; i < size; i++) {
    gunichar letter = data[i];

    if (letter >= 0x80 && letter < 0xa0)
      letter = windows_letters[letter - 0x80] != 0 ? windows_letters[letter - 0x80] : 0xfffd;
    g_string_append_unichar (text, letter);
  }
  return text;
}

static GString *
from_utf16 (const guint8 *data,
            gsize size,
            gboolean big)
{
  GString *text = g_string_sized_new (size);

  for (gsize i = 0; i + 1 < size; i += 2) {
    gunichar unit = big ? (gunichar) data[i] << 8 | data[i + 1] : (gunichar) data[i + 1] << 8 | data[i];

    if (unit >= 0xd800 && unit < 0xdc00 && i + 3 < size) {
      gunichar low = big ? (gunichar) data[i + 2] << 8 | data[i + 3] : (gunichar) data[i + 3] << 8 | data[i + 2];

      if (low >= 0xdc00 && low < 0xe000) {
        unit = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
        i += 2;
      }
    }
    if (unit == 0xfeff && i == 0)
      continue;
    g_string_append_unichar (text, unit == 0 || (unit >= 0xd800 && unit < 0xe000) ? 0xfffd : unit);
  }
  return text;
}

/* Without a mark, UTF-16 shows itself by every other byte of its Latin letters and separators being 0. */
static gboolean
is_utf16 (const guint8 *data,
          gsize size,
          gboolean *big)
{
  gsize zeros[2] = { 0, 0 }, looked = MIN (size, 512) & ~(gsize) 1;

  if (size >= 2 && ((data[0] == 0xff && data[1] == 0xfe) || (data[0] == 0xfe && data[1] == 0xff))) {
    *big = data[0] == 0xfe;
    return TRUE;
  }
  for (gsize i = 0; i < looked; i++)
    zeros[i % 2] += data[i] == 0;
  *big = zeros[0] > zeros[1];
  return size % 2 == 0 && looked >= 4 && MIN (zeros[0], zeros[1]) == 0 && MAX (zeros[0], zeros[1]) * 10 >= looked / 2 * 9;
}

static gboolean
starts_with (const guint8 *data,
             gsize size,
             const char *mark,
             gsize length)
{
  return size >= length && memcmp (data, mark, length) == 0;
}

static GString *
decode (const char *source,
        GBytes *bytes,
        GError **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  gboolean big;

  if (size > STUDIO_TABLE_MAX_BYTES) {
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_LIMIT, _ ("“%s” is larger than %d MB. Divide it into several tables."), source,
                 STUDIO_TABLE_MAX_BYTES / (1024 * 1024));
    return NULL;
  }
  if (starts_with (data, size, "\xd0\xcf\x11\xe0", 4)) {
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_UNSUPPORTED, _ ("“%s” is a workbook of an old kind. Save it as XLSX or CSV."), source);
    return NULL;
  }
  if (size > 0 && is_utf16 (data, size, &big))
    return from_utf16 (data, size, big);
  if (starts_with (data, size, "\xef\xbb\xbf", 3)) {
    data += 3;
    size -= 3;
  }
  if (size > 0 && (memchr (data, 0, size) != NULL || starts_with (data, size, "%PDF-", 5))) {
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_UNSUPPORTED, _ ("“%s” is no table. Choose a CSV or XLSX file."), source);
    return NULL;
  }
  if (size > 0 && !g_utf8_validate ((const char *) data, (gssize) size, NULL))
    return from_windows (data, size);
  return g_string_new_len ((const char *) data, (gssize) size);
}

/* --- from UTF-8 to cells --- */

/** Reader: what stands behind @end is not there. @number: of the row being read, from 1. */
typedef struct
{
  const char *source;
  const char *at, *end;
  char separator;
  guint number;
  GString *cell;
} Reader;

static gboolean
ends_line (const Reader *reader)
{
  return reader->at >= reader->end || *reader->at == '\n' || *reader->at == '\r';
}

/* A cell in quotation marks, in which two of them stand for one. FALSE if it is never closed. */
static gboolean
read_quoted (Reader *reader)
{
  reader->at++;
  while (reader->at < reader->end) {
    const char *mark = memchr (reader->at, '"', (gsize) (reader->end - reader->at));

    if (mark == NULL)
      return FALSE;
    g_string_append_len (reader->cell, reader->at, mark - reader->at);
    reader->at = mark + 1;
    if (reader->at >= reader->end || *reader->at != '"')
      return TRUE;
    g_string_append_c (reader->cell, '"');
    reader->at++;
  }
  return FALSE;
}

static gboolean
read_cell (Reader *reader)
{
  g_string_truncate (reader->cell, 0);
  while (reader->at < reader->end && *reader->at == ' ' && *reader->at != reader->separator)
    reader->at++;
  if (reader->at < reader->end && *reader->at == '"' && !read_quoted (reader))
    return FALSE;
  while (!ends_line (reader) && *reader->at != reader->separator)
    g_string_append_c (reader->cell, *reader->at++);
  return TRUE;
}

static void
skip_line_end (Reader *reader)
{
  if (reader->at + 1 < reader->end && reader->at[0] == '\r' && reader->at[1] == '\n')
    reader->at++;
  if (reader->at < reader->end)
    reader->at++;
}

/* Whether another cell follows in the row. */
static gboolean
skip_separator (Reader *reader)
{
  if (ends_line (reader) || *reader->at != reader->separator)
    return FALSE;
  reader->at++;
  return TRUE;
}

/* How evenly the first rows are cut: how many have as many cells as the first, 0 if that has only one. */
static guint
try_separator (const Reader *from,
               char separator)
{
  Reader reader = *from;
  guint first = 0, even = 0;

  reader.separator = separator;
  for (guint row = 0; row < TRIAL_ROWS && reader.at < reader.end;) {
    guint n = 0;
    gboolean filled = FALSE;

    do {
      if (!read_cell (&reader))
        return first > 1 ? even : 0;
      filled |= reader.cell->len > 0;
      n++;
    } while (skip_separator (&reader));
    skip_line_end (&reader);
    if (!filled)
      continue;
    first = row == 0 ? n : first;
    even += n == first;
    row++;
  }
  return first > 1 ? even : 0;
}

/* A first line like "sep=;" is for Excel and says it; else the first of @separators that cuts best. */
static void
find_separator (Reader *reader,
                const char *separators)
{
  guint best = 0;

  if (reader->end - reader->at > 5 && memcmp (reader->at, "sep=", 4) == 0 && strchr ("\r\n", reader->at[5]) != NULL) {
    reader->separator = reader->at[4];
    reader->at += 5;
    skip_line_end (reader);
    reader->number++;
    return;
  }
  for (const char *each = separators; *each != '\0'; each++) {
    guint even = try_separator (reader, *each);

    if (even > best) {
      best = even;
      reader->separator = *each;
    }
  }
}

static gboolean
read_row (Reader *reader,
          StudioTableBuilder *builder,
          GError **error)
{
  guint column = 0;

  do {
    if (!read_cell (reader)) {
      g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_INVALID, _ ("“%s”, row %u: a quotation mark is opened and never closed. Close or remove it."), reader->source,
                   reader->number);
      return FALSE;
    }
    if (!studio_table_builder_add (builder, column++, reader->cell->str, (gssize) reader->cell->len, error))
      return FALSE;
  } while (skip_separator (reader));
  skip_line_end (reader);
  return studio_table_builder_end_row (builder, reader->number++, error);
}

StudioTable *
studio_table_parse_text (const char *source,
                         GBytes *bytes,
                         const StudioTableHints *hints,
                         GError **error)
{
  const char *separators = hints != NULL && hints->separators != NULL ? hints->separators : ALL_SEPARATORS;
  guint max_rows = hints != NULL && hints->max_rows > 0 ? hints->max_rows : G_MAXUINT;
  g_autoptr (StudioTableBuilder) builder = NULL;
  g_autoptr (GString) text = NULL;
  g_autoptr (GString) cell = NULL;
  Reader reader;

  g_return_val_if_fail (source != NULL && bytes != NULL, NULL);

  text = decode (source, bytes, error);
  if (text == NULL)
    return NULL;
  cell = g_string_new (NULL);
  builder = studio_table_builder_new (source);
  reader = (Reader){ .source = source, .at = text->str, .end = text->str + text->len, .number = 1, .cell = cell };
  find_separator (&reader, separators);
  while (reader.at < reader.end && studio_table_builder_get_n_rows (builder) < max_rows) {
    if (!read_row (&reader, builder, error))
      return NULL;
  }
  return studio_table_builder_finish (builder, error);
}
