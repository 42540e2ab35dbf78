#include "config.h"

#include "studio-sheet.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-date.h"
#include "studio-error.h"
#include "studio-file.h"
#include "studio-sheet-private.h"
#include "studio-zip.h"

#define MAX_SHEETS 255
#define MAX_FORMATS 70000

/** Sheet: of the workbook's list. */
typedef struct
{
  char *name;
  char *relation;
  gboolean hidden;
} Sheet;

/** Workbook: what is known of an open one. @folder: that its parts' names start from, "xl/". */
typedef struct
{
  const char *source;
  GHashTable *entries;
  char *folder;
  GHashTable *relations; /* (element-type utf8 utf8): id → entry */
  char *strings_entry;   /* (nullable) */
  char *styles_entry;    /* (nullable) */
  GPtrArray *sheets;     /* (element-type Sheet) */
  gboolean since_1904;
  GString *text;     /* of the shared strings, each ended by NUL */
  GArray *strings;   /* (element-type guint): where each begins */
  GHashTable *codes; /* (element-type uint StudioSheetFormat): formats of its own */
  GArray *formats;   /* (element-type StudioSheetFormat): by the number that cells name */
} Workbook;

static void
sheet_free (Sheet *sheet)
{
  g_free (sheet->name);
  g_free (sheet->relation);
  g_free (sheet);
}

static void
workbook_clear (Workbook *book)
{
  g_clear_pointer (&book->entries, g_hash_table_unref);
  g_clear_pointer (&book->folder, g_free);
  g_clear_pointer (&book->relations, g_hash_table_unref);
  g_clear_pointer (&book->strings_entry, g_free);
  g_clear_pointer (&book->styles_entry, g_free);
  g_clear_pointer (&book->sheets, g_ptr_array_unref);
  if (book->text != NULL)
    g_string_free (book->text, TRUE);
  g_clear_pointer (&book->strings, g_array_unref);
  g_clear_pointer (&book->codes, g_hash_table_unref);
  g_clear_pointer (&book->formats, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Workbook, workbook_clear)

static gboolean
refuse_foreign (const char *source,
                GError **error)
{
  g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_UNSUPPORTED, _ ("“%s” is no workbook that can be read here. Save it as XLSX or CSV."), source);
  return FALSE;
}

static guint
number_of (const char *text,
           guint otherwise)
{
  guint64 number;

  return text != NULL && g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT, &number, NULL) ? (guint) number : otherwise;
}

/* --- relations --- */

typedef struct
{
  StudioSheetPart part;
  Workbook *book;
  const char *folder;
  char *workbook; /* (nullable): the entry that the package names as its workbook */
} RelationsPart;

static void
keep (char **kept,
      const char *text)
{
  g_free (*kept);
  *kept = g_strdup (text);
}

static gboolean
start_relation (StudioSheetPart *part,
                const char *name,
                const char *const *names,
                const char *const *values,
                GError **error G_GNUC_UNUSED)
{
  RelationsPart *self = (RelationsPart *) part;
  const char *id = studio_sheet_attribute (names, values, "Id"), *type = studio_sheet_attribute (names, values, "Type"),
             *target = studio_sheet_attribute (names, values, "Target");
  g_autofree char *entry = NULL;

  if (!g_str_equal (name, "Relationship") || id == NULL || type == NULL || target == NULL)
    return TRUE;
  entry = *target == '/' ? g_strdup (target + 1) : g_strconcat (self->folder, target, NULL);
  if (g_str_has_suffix (type, "/officeDocument"))
    keep (&self->workbook, entry);
  else if (g_str_has_suffix (type, "/sharedStrings"))
    keep (&self->book->strings_entry, entry);
  else if (g_str_has_suffix (type, "/styles"))
    keep (&self->book->styles_entry, entry);
  g_hash_table_insert (self->book->relations, g_strdup (id), g_steal_pointer (&entry));
  return TRUE;
}

/* Returns: (transfer full) (nullable): the workbook's entry */
static char *
find_workbook (Workbook *book,
               GError **error)
{
  RelationsPart relations = { .part = { .source = book->source, .start = start_relation }, .book = book, .folder = "" };
  GBytes *bytes = g_hash_table_lookup (book->entries, "_rels/.rels");

  if (bytes != NULL && !studio_sheet_part_read (&relations.part, bytes, error)) {
    g_free (relations.workbook);
    return NULL;
  }
  if (relations.workbook == NULL)
    refuse_foreign (book->source, error);
  return relations.workbook;
}

static gboolean
read_relations (Workbook *book,
                const char *workbook,
                GError **error)
{
  const char *slash = strrchr (workbook, '/');
  const char *base = slash != NULL ? slash + 1 : workbook;
  g_autofree char *entry = NULL;
  GBytes *bytes;
  RelationsPart relations = { .part = { .source = book->source, .start = start_relation }, .book = book };
  gboolean ok;

  book->folder = g_strndup (workbook, (gsize) (base - workbook));
  relations.folder = book->folder;
  entry = g_strdup_printf ("%s_rels/%s.rels", book->folder, base);
  bytes = g_hash_table_lookup (book->entries, entry);
  if (bytes == NULL)
    return refuse_foreign (book->source, error);
  ok = studio_sheet_part_read (&relations.part, bytes, error);
  g_free (relations.workbook);
  return ok;
}

/* --- the workbook's own part --- */

typedef struct
{
  StudioSheetPart part;
  Workbook *book;
} BookPart;

static gboolean
start_book (StudioSheetPart *part,
            const char *name,
            const char *const *names,
            const char *const *values,
            GError **error G_GNUC_UNUSED)
{
  Workbook *book = ((BookPart *) part)->book;
  const char *value;

  if (g_str_equal (name, "workbookPr")) {
    value = studio_sheet_attribute (names, values, "date1904");
    book->since_1904 = value != NULL && (g_str_equal (value, "1") || g_str_equal (value, "true"));
  } else if (g_str_equal (name, "sheet") && book->sheets->len < MAX_SHEETS) {
    Sheet *sheet = g_new0 (Sheet, 1);

    value = studio_sheet_attribute (names, values, "state");
    sheet->hidden = value != NULL && !g_str_equal (value, "visible");
    sheet->name = g_strdup (studio_sheet_attribute (names, values, "name"));
    sheet->relation = g_strdup (studio_sheet_attribute (names, values, "id"));
    if (sheet->name != NULL && sheet->relation != NULL)
      g_ptr_array_add (book->sheets, sheet);
    else
      sheet_free (sheet);
  }
  return TRUE;
}

static gboolean
open_workbook (Workbook *book,
               GBytes *bytes,
               GError **error)
{
  BookPart part = { .part = { .source = book->source, .start = start_book }, .book = book };
  g_autofree char *entry = NULL;
  GBytes *main_part;

  if (g_bytes_get_size (bytes) > STUDIO_TABLE_MAX_BYTES) {
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_LIMIT, _ ("“%s” is larger than %d MB. Divide it into several tables."), book->source,
                 STUDIO_TABLE_MAX_BYTES / (1024 * 1024));
    return FALSE;
  }
  book->entries = studio_zip_read (book->source, bytes, NULL, error);
  if (book->entries == NULL)
    return FALSE;
  book->relations = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  book->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) sheet_free);
  entry = find_workbook (book, error);
  if (entry == NULL)
    return FALSE;
  main_part = g_hash_table_lookup (book->entries, entry);
  if (main_part == NULL)
    return refuse_foreign (book->source, error);
  return read_relations (book, entry, error) && studio_sheet_part_read (&part.part, main_part, error);
}

/* --- shared strings --- */

typedef struct
{
  StudioSheetPart part;
  Workbook *book;
  guint phonetic; /* how many readings of foreign letters are open */
  gboolean in_text;
} StringsPart;

static gboolean
start_string (StudioSheetPart *part,
              const char *name,
              const char *const *names G_GNUC_UNUSED,
              const char *const *values G_GNUC_UNUSED,
              GError **error G_GNUC_UNUSED)
{
  StringsPart *self = (StringsPart *) part;

  if (g_str_equal (name, "si")) {
    guint at = (guint) self->book->text->len;

    g_array_append_val (self->book->strings, at);
  }
  self->phonetic += g_str_equal (name, "rPh");
  self->in_text = g_str_equal (name, "t") && self->phonetic == 0;
  return TRUE;
}

static gboolean
end_string (StudioSheetPart *part,
            const char *name,
            GError **error G_GNUC_UNUSED)
{
  StringsPart *self = (StringsPart *) part;

  self->in_text = FALSE;
  self->phonetic -= g_str_equal (name, "rPh");
  if (g_str_equal (name, "si"))
    g_string_append_c (self->book->text, '\0');
  return TRUE;
}

static gboolean
text_string (StudioSheetPart *part,
             const char *text,
             gsize length,
             GError **error)
{
  StringsPart *self = (StringsPart *) part;

  if (!self->in_text)
    return TRUE;
  if (self->book->text->len + length > STUDIO_TABLE_MAX_BYTES) {
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_LIMIT, _ ("“%s” holds more than %d MB of text. Divide it into several tables."), part->source,
                 STUDIO_TABLE_MAX_BYTES / (1024 * 1024));
    return FALSE;
  }
  g_string_append_len (self->book->text, text, (gssize) length);
  return TRUE;
}

static gboolean
read_strings (Workbook *book,
              GError **error)
{
  StringsPart part = { .part = { .source = book->source, .start = start_string, .end = end_string, .text = text_string }, .book = book };
  GBytes *bytes = book->strings_entry != NULL ? g_hash_table_lookup (book->entries, book->strings_entry) : NULL;

  book->text = g_string_new (NULL);
  book->strings = g_array_new (FALSE, FALSE, sizeof (guint));
  return bytes == NULL || studio_sheet_part_read (&part.part, bytes, error);
}

/* --- styles --- */

typedef struct
{
  StudioSheetPart part;
  Workbook *book;
  gboolean in_cells;
} StylesPart;

static void
add_format (Workbook *book,
            guint id)
{
  const StudioSheetFormat *own = g_hash_table_lookup (book->codes, GUINT_TO_POINTER (id));
  StudioSheetFormat format = own != NULL ? *own : studio_sheet_format_builtin (id);

  if (book->formats->len < MAX_FORMATS)
    g_array_append_val (book->formats, format);
}

static gboolean
start_style (StudioSheetPart *part,
             const char *name,
             const char *const *names,
             const char *const *values,
             GError **error G_GNUC_UNUSED)
{
  StylesPart *self = (StylesPart *) part;
  guint id = number_of (studio_sheet_attribute (names, values, "numFmtId"), 0);
  const char *code = studio_sheet_attribute (names, values, "formatCode");

  if (g_str_equal (name, "cellXfs"))
    self->in_cells = TRUE;
  else if (g_str_equal (name, "numFmt") && code != NULL && g_hash_table_size (self->book->codes) < MAX_FORMATS) {
    StudioSheetFormat format = studio_sheet_format_of_code (code);

    g_hash_table_insert (self->book->codes, GUINT_TO_POINTER (id), g_memdup2 (&format, sizeof format));
  } else if (g_str_equal (name, "xf") && self->in_cells)
    add_format (self->book, id);
  return TRUE;
}

static gboolean
end_style (StudioSheetPart *part,
           const char *name,
           GError **error G_GNUC_UNUSED)
{
  if (g_str_equal (name, "cellXfs"))
    ((StylesPart *) part)->in_cells = FALSE;
  return TRUE;
}

static gboolean
read_styles (Workbook *book,
             GError **error)
{
  StylesPart part = { .part = { .source = book->source, .start = start_style, .end = end_style }, .book = book };
  GBytes *bytes = book->styles_entry != NULL ? g_hash_table_lookup (book->entries, book->styles_entry) : NULL;

  book->codes = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  book->formats = g_array_new (FALSE, FALSE, sizeof (StudioSheetFormat));
  return bytes == NULL || studio_sheet_part_read (&part.part, bytes, error);
}

/* --- cells --- */

typedef enum {
  CELL_NUMBER,
  CELL_SHARED,
  CELL_TEXT,
  CELL_BOOLEAN,
  CELL_DAY,
} CellType;

typedef struct
{
  StudioSheetPart part;
  const Workbook *book;
  StudioTableBuilder *builder;
  guint row, column; /* from 1: of the row, and of the cell being read */
  guint format;
  CellType type;
  guint phonetic;
  gboolean in_text;
  GString *text;
} CellsPart;

/* Returns: the column, from 1, of "AB12"; @otherwise if it is not said */
static guint
column_of (const char *place,
           guint otherwise)
{
  guint column = 0;

  for (guint i = 0; place != NULL && i < 4 && g_ascii_isalpha (place[i]); i++)
    column = column * 26 + (guint) (g_ascii_toupper (place[i]) - 'A') + 1;
  return column > 0 ? column : otherwise;
}

static CellType
type_of (const char *name)
{
  static const struct
  {
    const char *name;
    CellType type;
  } types[] = { { "s", CELL_SHARED }, { "str", CELL_TEXT }, { "inlineStr", CELL_TEXT }, { "e", CELL_TEXT }, { "b", CELL_BOOLEAN }, { "d", CELL_DAY } };

  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (types); i++) {
    if (g_str_equal (name, types[i].name))
      return types[i].type;
  }
  return CELL_NUMBER;
}

static gboolean
start_cells (StudioSheetPart *part,
             const char *name,
             const char *const *names,
             const char *const *values,
             GError **error G_GNUC_UNUSED)
{
  CellsPart *self = (CellsPart *) part;

  if (g_str_equal (name, "row")) {
    self->row = number_of (studio_sheet_attribute (names, values, "r"), self->row + 1);
    self->column = 0;
  } else if (g_str_equal (name, "c")) {
    self->column = column_of (studio_sheet_attribute (names, values, "r"), self->column + 1);
    self->type = type_of (studio_sheet_attribute (names, values, "t"));
    self->format = number_of (studio_sheet_attribute (names, values, "s"), 0);
    g_string_truncate (self->text, 0);
  }
  self->phonetic += g_str_equal (name, "rPh");
  self->in_text = self->phonetic == 0 && (g_str_equal (name, "v") || g_str_equal (name, "t"));
  return TRUE;
}

static gboolean
text_cells (StudioSheetPart *part,
            const char *text,
            gsize length,
            GError **error G_GNUC_UNUSED)
{
  CellsPart *self = (CellsPart *) part;

  if (self->in_text)
    g_string_append_len (self->text, text, (gssize) length);
  return TRUE;
}

/* Returns: (transfer full): a day that is written out, "2026-11-20T00:00:00", as other days are */
static char *
day_text (const char *text)
{
  g_autofree char *day = g_strndup (text, strcspn (text, "T"));
  GDate date;

  g_date_clear (&date, 1);
  return studio_date_from_iso (day, &date) ? studio_date_format (&date, STUDIO_DATE_MEDIUM) : g_strdup (text);
}

/* Returns: (transfer full): what the cell says */
static char *
cell_text (CellsPart *self)
{
  const Workbook *book = self->book;
  StudioSheetFormat plain = { STUDIO_SHEET_NUMBER, 0 };
  guint index;

  switch (self->type) {
  case CELL_SHARED:
    index = number_of (self->text->str, G_MAXUINT);
    return g_strdup (index < book->strings->len ? book->text->str + g_array_index (book->strings, guint, index) : "");
  case CELL_BOOLEAN:
    return g_strdup (g_str_equal (self->text->str, "1") ? "TRUE" : "FALSE");
  case CELL_DAY:
    return day_text (self->text->str);
  case CELL_TEXT:
    return g_strdup (self->text->str);
  case CELL_NUMBER:
    break;
  }
  return studio_sheet_number_text (self->text->str, self->format < book->formats->len ? &g_array_index (book->formats, StudioSheetFormat, self->format) : &plain,
                                   book->since_1904);
}

static gboolean
end_cells (StudioSheetPart *part,
           const char *name,
           GError **error)
{
  CellsPart *self = (CellsPart *) part;
  g_autoptr (GString) text = NULL;
  g_autofree char *said = NULL;

  self->in_text = FALSE;
  self->phonetic -= g_str_equal (name, "rPh");
  if (g_str_equal (name, "row"))
    return studio_table_builder_end_row (self->builder, self->row, error);
  if (!g_str_equal (name, "c") || self->text->len == 0)
    return TRUE;
  said = cell_text (self);
  text = g_string_new (said);
  /* how a carriage return is written, which stands before a line's end anyway */
  g_string_replace (text, "_x000D_", "", 0);
  return *said == '\0' || studio_table_builder_add (self->builder, self->column - 1, text->str, (gssize) text->len, error);
}

static StudioTable *
read_cells (const Workbook *book,
            const Sheet *sheet,
            GError **error)
{
  CellsPart part = { .part = { .source = book->source, .start = start_cells, .end = end_cells, .text = text_cells }, .book = book };
  const char *entry = g_hash_table_lookup (book->relations, sheet->relation);
  GBytes *bytes = entry != NULL ? g_hash_table_lookup (book->entries, entry) : NULL;
  g_autoptr (StudioTableBuilder) builder = studio_table_builder_new (book->source);
  gboolean ok;

  if (bytes == NULL) {
    refuse_foreign (book->source, error);
    return NULL;
  }
  part.builder = builder;
  part.text = g_string_new (NULL);
  ok = studio_sheet_part_read (&part.part, bytes, error);
  g_string_free (part.text, TRUE);
  return ok ? studio_table_builder_finish (builder, error) : NULL;
}

/* --- sheets --- */

static const Sheet *
first_shown (const Workbook *book)
{
  for (guint i = 0; i < book->sheets->len; i++) {
    const Sheet *sheet = g_ptr_array_index (book->sheets, i);

    if (!sheet->hidden)
      return sheet;
  }
  return book->sheets->len > 0 ? g_ptr_array_index (book->sheets, 0) : NULL;
}

static char **
list_shown (const Workbook *book)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < book->sheets->len; i++) {
    const Sheet *sheet = g_ptr_array_index (book->sheets, i);

    if (!sheet->hidden)
      g_strv_builder_add (names, sheet->name);
  }
  return g_strv_builder_end (names);
}

static const Sheet *
find_sheet (const Workbook *book,
            const char *name,
            GError **error)
{
  const Sheet *found = name == NULL ? first_shown (book) : NULL;

  for (guint i = 0; name != NULL && found == NULL && i < book->sheets->len; i++) {
    const Sheet *sheet = g_ptr_array_index (book->sheets, i);

    if (g_str_equal (sheet->name, name))
      found = sheet;
  }
  if (found == NULL && name == NULL) {
    refuse_foreign (book->source, error);
  } else if (found == NULL) {
    g_auto (GStrv) names = list_shown (book);
    g_autofree char *list = g_strjoinv (", ", names);

    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_NOT_FOUND, _ ("“%s” has no sheet “%s”. Choose one of these: %s."), book->source, name, list);
  }
  return found;
}

static gboolean
is_workbook (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return size >= 4 && memcmp (data, "PK\3\4", 4) == 0;
}

StudioTable *
studio_sheet_parse (const char *source,
                    GBytes *bytes,
                    const char *sheet,
                    GError **error)
{
  g_auto (Workbook) book = { .source = source };
  const Sheet *found;

  g_return_val_if_fail (source != NULL && bytes != NULL, NULL);

  if (!is_workbook (bytes))
    return studio_table_parse_text (source, bytes, NULL, error);
  if (!open_workbook (&book, bytes, error))
    return NULL;
  found = find_sheet (&book, sheet, error);
  if (found == NULL || !read_strings (&book, error) || !read_styles (&book, error))
    return NULL;
  return read_cells (&book, found, error);
}

StudioTable *
studio_sheet_load (const char *path,
                   const char *sheet,
                   GError **error)
{
  g_autofree char *name = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  name = g_filename_display_basename (path);
  bytes = studio_file_read (path, STUDIO_TABLE_MAX_BYTES, error);
  return bytes != NULL ? studio_sheet_parse (name, bytes, sheet, error) : NULL;
}

char **
studio_sheet_list (const char *source,
                   GBytes *bytes,
                   GError **error)
{
  g_auto (Workbook) book = { .source = source };

  g_return_val_if_fail (source != NULL && bytes != NULL, NULL);

  if (!is_workbook (bytes))
    return g_new0 (char *, 1);
  return open_workbook (&book, bytes, error) ? list_shown (&book) : NULL;
}
